"""How much room a formula takes, without a browser: bounds for all programs that set it."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

from quizpress.press.paper.mathml import name_of
from quizpress.press.paper.text_width import width_of_text

_SMALLER = 0.75
"""How large scripts are beside what they belong to."""
_SLANTED, _LOOSE = 1.26, 1
"""How much wider a letter for a number stands in a formula than in a text, and all else."""
_OPERATOR, _TIGHT = 0.5, 0.12
"""Em around an operator, and around a bracket, a comma or the like."""
_UP, _DOWN = 0.85, 0.28
"""Em that letters reach above and below their line."""
_TALL_UP, _TALL_DOWN = 1.25, 0.7
"""Em that a symbol for a sum or an integral reaches."""
_AXIS = 0.28
"""Em above the line at which fractions and tables are centred."""
_BLANK, _BLANK_MARGIN = 0.55, 0.6
"""Em of a blank by its underscores, and around it."""
_LINE_UP, _LINE_DOWN = 0.95, 0.28
"""Em that a line of text has room for anyway."""
_SPARE = 1.1
_UNSEEN = " \t\r\n"
"""What MathML does not show at the ends of a text."""


class FormulaBox(NamedTuple):
    """A formula or a part of one: its width, and its reach above and below the line, in em."""

    wide: float
    up: float
    down: float

    @property
    def high(self) -> float:
        """Return the whole height."""
        return self.up + self.down


_EMPTY = FormulaBox(0, 0, 0)


class Formula(NamedTuple):
    """What a formula takes at most: its width, and how much higher it is than a line, in em.

    One that paper cannot set is `typed` instead, as its author did.
    """

    wide: float
    rise: float
    typed: str = ""


@lru_cache(maxsize=4096)
def measure_formula(html: str) -> Formula:
    """Return what a formula takes, from the one element of MathML, or of code, that shows it."""
    root = fromstring(html)  # noqa: S314  Ours, without a DTD.
    if name_of(root) != "math":
        return Formula(0, 0, "".join(root.itertext()))
    for style in root.iterfind(".//*[@displaystyle='true']"):
        for part in style.iter():
            part.set("displaystyle", "true")
    box = _measure_part(root, 1)
    above = max(box.up * _SPARE - _LINE_UP, 0) + max(box.down * _SPARE - _LINE_DOWN, 0)
    return Formula(box.wide, above)


def measure_widest(root: Element) -> float:
    """Return how wide at most a formula's widest part is that breaks nowhere, in em."""
    while len(root) == 1 and name_of(root[0]) == "mrow":
        root = root[0]
    wides, wide = [0.0], 0.0
    for part in root:
        wide += _measure_part(part, 1).wide
        if operator_ends(part):
            wides.append(wide)
            wide = 0
    return max(*wides, wide)


def operator_ends(part: Element) -> bool:
    """Say whether a line may end behind a part of a formula."""
    return name_of(part) == "mo" and (part.text or "") not in _CLOSE


def _measure_part(part: Element, em: float) -> FormulaBox:
    if part.get("class") == "box":
        wide = len("".join(part.itertext())) * _BLANK + _BLANK_MARGIN
        return FormulaBox(wide, 1.15, 0.65)  # As large in a script as elsewhere.
    return _MEASURE.get(name_of(part), _measure_row)(part, em)


def _measure_row(part: Element, em: float) -> FormulaBox:
    boxes = [_measure_part(child, em) for child in part]
    if boxes and (part[0].text or "") in _SIGNS:
        boxes[0] = _measure_letters(part[0], em)
    return _set_beside(boxes)


def _set_beside(boxes: Sequence[FormulaBox]) -> FormulaBox:
    if not boxes:
        return _EMPTY
    wides, ups, downs = zip(*boxes, strict=True)
    return FormulaBox(sum(wides), max(ups), max(downs))


def _measure_parts(part: Element, *ems: float) -> list[FormulaBox]:
    """Return the boxes of the parts of an element, one for each size; of a missing one nothing."""
    found = [_measure_part(child, em) for child, em in zip(part, ems, strict=False)]
    return [*found, *[_EMPTY] * (len(ems) - len(found))]


def _measure_letters(part: Element, em: float) -> FormulaBox:
    text = (part.text or "").strip(_UNSEEN)
    loose = _SLANTED if name_of(part) == "mi" and text.isalpha() else _LOOSE
    return FormulaBox(width_of_text(text) * loose * em, _UP * em, _DOWN * em) if text else _EMPTY


def _measure_operator(part: Element, em: float) -> FormulaBox:
    box = _measure_letters(part, em)
    symbol = (part.text or "").strip()
    wide = box.wide + (_TIGHT if symbol in _CLOSE else _OPERATOR if symbol else 0) * em
    if symbol in _SUMS:
        return FormulaBox(wide, _TALL_UP * em, _TALL_DOWN * em)
    return box._replace(wide=wide)


def _measure_space(part: Element, em: float) -> FormulaBox:
    found = part.get("width", "")
    try:
        wide = float(found.removesuffix("em")) if found.endswith("em") else 1
    except ValueError:
        wide = 1
    return FormulaBox(min(max(wide, 0), _WIDEST) * em, 0, 0)


_WIDEST = 100
"""The most that a space takes; no flashcard has room for more, and none for what has no end."""


def _measure_fraction(part: Element, em: float) -> FormulaBox:
    # Some programs draw the parts of one without a bar as large as those of one that is displayed.
    large = part.get("displaystyle") == "true" or part.get("linethickness", "1")[:1] == "0"
    size = em if large else em * _SMALLER
    over, under = _measure_parts(part, size, size)
    gap = 0.2 * em
    wide = max(over.wide, under.wide) + 0.35 * em
    return FormulaBox(wide, _AXIS * em + gap + over.high, max(under.high + gap - _AXIS * em, 0))


def _measure_scripts(part: Element, em: float) -> FormulaBox:
    name, small = name_of(part), em * _SMALLER
    base, *scripts = _measure_parts(part, em, *[small] * (2 if name == "msubsup" else 1))
    over = scripts[-1] if name != "msub" else _EMPTY
    under = scripts[0] if name != "msup" else _EMPTY
    raised = max(0.42 * em, base.up - 0.4 * em, over.down + 0.15 * em)
    lowered = max(0.25 * em, base.down - 0.05 * em, under.up - 0.35 * em)
    apart = 0.2 * em if len(scripts) > 1 else 0
    up = max(base.up, raised + over.up + apart) if over.high else base.up
    down = max(base.down, lowered + under.down + apart) if under.high else base.down
    return FormulaBox(base.wide + max(over.wide, under.wide) + 0.1 * em, up, down)


def _measure_many_scripts(part: Element, em: float) -> FormulaBox:
    boxes = [_measure_part(child, em) for child in part]
    box, high = _set_beside(boxes), max([box.high for box in boxes], default=0)
    return FormulaBox(box.wide, box.up + high, box.down + high)


def _measure_accents(part: Element, em: float) -> FormulaBox:
    """Return a base with something above or below, which some programs set beside it."""
    name, small = name_of(part), em * _SMALLER
    base, *marks = _measure_parts(part, em, *[small] * (2 if name == "munderover" else 1))
    above = marks[-1].high + 0.15 * em if name != "munder" else 0
    below = marks[0].high + 0.15 * em if name != "mover" else 0
    aside = len(part) > 0 and name_of(part[0]) == "mo"
    widest = max([mark.wide for mark in marks])
    wide = base.wide + widest if aside else max(base.wide, widest)
    return FormulaBox(wide, base.up + above, base.down + below)


def _measure_root(part: Element, em: float) -> FormulaBox:
    row = (_measure_row(part, em), _EMPTY)
    inside, index = _measure_parts(part, em, em * 0.6) if name_of(part) == "mroot" else row
    up = max(inside.up + 0.3 * em, index.high + 0.4 * em)
    return FormulaBox(inside.wide + index.wide + em, up, inside.down + 0.15 * em)


def _measure_frame(part: Element, em: float) -> FormulaBox:
    wide, up, down = _measure_row(part, em)
    return FormulaBox(wide + em, up + 0.3 * em, down + 0.3 * em)


def _measure_table(part: Element, em: float) -> FormulaBox:
    rows = [[_measure_row(cell, em) for cell in row] for row in part]
    columns = max(map(len, rows), default=0)
    wide = sum([max([row[at].wide for row in rows if at < len(row)]) for at in range(columns)])
    half = sum([_set_beside(row).high + 0.5 * em for row in rows]) / 2
    axis = _AXIS * em
    return FormulaBox(wide + columns * 0.9 * em, half + axis, half - axis)


_MEASURES: tuple[tuple[Callable[[Element, float], FormulaBox], str], ...] = (
    # what measures an element, and the names of such; all others are rows
    (_measure_accents, "mover munder munderover"),
    (_measure_fraction, "mfrac"),
    (_measure_frame, "menclose mfenced"),
    (_measure_letters, "mi mn ms mtext"),
    (_measure_many_scripts, "mmultiscripts"),
    (_measure_operator, "mo"),
    (_measure_root, "mroot msqrt"),
    (_measure_scripts, "msub msubsup msup"),
    (_measure_space, "mspace"),
    (_measure_table, "mtable"),
)
_MEASURE = {name: measure for measure, names in _MEASURES for name in names.split()}
_CLOSE = frozenset("()[]{}|‖,;.!'\u2032\u2033^\u02c6~\u02dc¯‾\u20d7˙¨⏞⏟\u2061\u2062\u2063∑∏∐∫∬∭∮∯∰")
"""Symbols with little room around them."""
_SIGNS = frozenset("+-\u2212±∓")
"""Operators that have no room around them where they begin a row."""
_SUMS = frozenset("∑∏∐∫∬∭∮∯∰⋀\u22c1⋂\u22c3⨀⨁⨂⨄⨆")
