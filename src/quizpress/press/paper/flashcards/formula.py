"""How much room a formula takes, without a browser: bounds for all programs that set it."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

from quizpress.press.paper.text_width import width

_SMALLER = 0.75
"""How large scripts are beside what they belong to."""
_SLANTED, _LOOSE = 1.26, 1
"""How much wider a letter for a number stands in a formula than in a text, and all else."""
_OPERATOR, _TIGHT = 0.5, 0.12
"""Em around an operator, and around a bracket, a comma or the like."""
_UP, _DOWN = 0.85, 0.28
"""Em that letters reach above and below their line."""
_TALL = {"up": 1.25, "down": 0.7}
"""Em that a sign for a sum or an integral reaches."""
_AXIS = 0.28
"""Em above the line at which fractions and tables are centred."""
_BLANK, _BLANK_MARGIN = 0.55, 0.6
"""Em of a blank by its underscores, and around it."""
_LINE_UP, _LINE_DOWN = 0.95, 0.28
"""Em that a line of text has room for anyway."""
_SPARE = 1.1
_UNSEEN = " \t\r\n"
"""What MathML does not show at the ends of a text."""


class Box(NamedTuple):
    """A formula or a part of one: its width, and its reach above and below the line, in em."""

    wide: float
    up: float
    down: float

    @property
    def high(self) -> float:
        """Return the whole height."""
        return self.up + self.down


_EMPTY = Box(0, 0, 0)


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
    if _name(root) != "math":
        return Formula(0, 0, "".join(root.itertext()))
    for style in root.iterfind(".//*[@displaystyle='true']"):
        for part in style.iter():
            part.set("displaystyle", "true")
    box = _box(root, 1)
    above = max(box.up * _SPARE - _LINE_UP, 0) + max(box.down * _SPARE - _LINE_DOWN, 0)
    return Formula(box.wide, above)


def _box(part: Element, em: float) -> Box:
    if part.get("class") == "box":
        wide = len("".join(part.itertext())) * _BLANK + _BLANK_MARGIN
        return Box(wide, 1.15, 0.65)  # As large in a script as elsewhere.
    return _BOXES.get(_name(part), _row)(part, em)


def _name(part: Element) -> str:
    return part.tag.rpartition("}")[2]


def _row(part: Element, em: float) -> Box:
    boxes = [_box(child, em) for child in part]
    if boxes and (part[0].text or "") in _SIGNS:
        boxes[0] = _letters(part[0], em)
    return _beside(boxes)


def _beside(boxes: Sequence[Box]) -> Box:
    if not boxes:
        return _EMPTY
    wides, ups, downs = zip(*boxes, strict=True)
    return Box(sum(wides), max(ups), max(downs))


def _boxes(part: Element, *ems: float) -> list[Box]:
    """Return the boxes of the parts of an element, one for each size; of a missing one nothing."""
    found = [_box(child, em) for child, em in zip(part, ems, strict=False)]
    return [*found, *[_EMPTY] * (len(ems) - len(found))]


def _letters(part: Element, em: float) -> Box:
    text = (part.text or "").strip(_UNSEEN)
    loose = _SLANTED if _name(part) == "mi" and text.isalpha() else _LOOSE
    return Box(width(text) * loose * em, _UP * em, _DOWN * em) if text else _EMPTY


def _operator(part: Element, em: float) -> Box:
    box = _letters(part, em)
    sign = (part.text or "").strip()
    wide = box.wide + (_TIGHT if sign in _CLOSE else _OPERATOR if sign else 0) * em
    if sign in _SUMS:
        return Box(wide, _TALL["up"] * em, _TALL["down"] * em)
    return box._replace(wide=wide)


def _space(part: Element, em: float) -> Box:
    found = part.get("width", "")
    try:
        wide = float(found.removesuffix("em")) if found.endswith("em") else 1
    except ValueError:
        wide = 1
    return Box(min(max(wide, 0), _WIDEST) * em, 0, 0)


_WIDEST = 100
"""The most that a space takes; no flashcard has room for more, and none for what has no end."""


def _fraction(part: Element, em: float) -> Box:
    over, under = _boxes(part, em * _size(part), em * _size(part))
    gap = 0.2 * em
    wide = max(over.wide, under.wide) + 0.35 * em
    return Box(wide, _AXIS * em + gap + over.high, max(under.high + gap - _AXIS * em, 0))


def _size(part: Element) -> float:
    """Return how large the parts of a fraction are; some programs draw those without a bar so."""
    large = part.get("displaystyle") == "true" or part.get("linethickness", "1")[:1] == "0"
    return 1 if large else _SMALLER


def _scripts(part: Element, em: float) -> Box:
    count = 3 if _name(part) == "msubsup" else 2
    base, *scripts = _boxes(part, em, *[em * _SMALLER] * (count - 1))
    over = scripts[-1] if _name(part) != "msub" else _EMPTY
    under = scripts[0] if _name(part) != "msup" else _EMPTY
    raised = max(0.42 * em, base.up - 0.4 * em, over.down + 0.15 * em)
    lowered = max(0.25 * em, base.down - 0.05 * em, under.up - 0.35 * em)
    apart = 0.2 * em if len(scripts) > 1 else 0
    up = max(base.up, raised + over.up + apart) if over.high else base.up
    down = max(base.down, lowered + under.down + apart) if under.high else base.down
    return Box(base.wide + max(over.wide, under.wide) + 0.1 * em, up, down)


def _many_scripts(part: Element, em: float) -> Box:
    boxes = [_box(child, em) for child in part]
    box, high = _beside(boxes), max([box.high for box in boxes], default=0)
    return Box(box.wide, box.up + high, box.down + high)


def _beyond(part: Element, em: float) -> Box:
    """Return a base with something above or below, which some programs set beside it."""
    count = 3 if _name(part) == "munderover" else 2
    base, *marks = _boxes(part, em, *[em * _SMALLER] * (count - 1))
    kind = _name(part)
    above = marks[-1].high + 0.15 * em if kind != "munder" else 0
    below = marks[0].high + 0.15 * em if kind != "mover" else 0
    aside = len(part) > 0 and _name(part[0]) == "mo"
    wides = [mark.wide for mark in marks]
    wide = base.wide + max(wides) if aside else max(base.wide, *wides)
    return Box(wide, base.up + above, base.down + below)


def _root(part: Element, em: float) -> Box:
    rooted = _name(part) == "mroot"
    inside, index = _boxes(part, em, em * 0.6) if rooted else (_row(part, em), _EMPTY)
    up = max(inside.up + 0.3 * em, index.high + 0.4 * em)
    return Box(inside.wide + index.wide + em, up, inside.down + 0.15 * em)


def _framed(part: Element, em: float) -> Box:
    wide, up, down = _row(part, em)
    return Box(wide + em, up + 0.3 * em, down + 0.3 * em)


def _table(part: Element, em: float) -> Box:
    rows = [[_row(cell, em) for cell in row] for row in part]
    columns = max(map(len, rows), default=0)
    wide = sum([max([row[at].wide for row in rows if at < len(row)]) for at in range(columns)])
    half = sum([_beside(row).high + 0.5 * em for row in rows]) / 2
    axis = _AXIS * em
    return Box(wide + columns * 0.9 * em, half + axis, half - axis)


_BOXES: dict[str, Callable[[Element, float], Box]] = {
    # all others are rows
    "menclose": _framed,
    "mfenced": _framed,
    "mfrac": _fraction,
    "mi": _letters,
    "mmultiscripts": _many_scripts,
    "mn": _letters,
    "mo": _operator,
    "mover": _beyond,
    "mroot": _root,
    "ms": _letters,
    "mspace": _space,
    "msqrt": _root,
    "msub": _scripts,
    "msubsup": _scripts,
    "msup": _scripts,
    "mtable": _table,
    "mtext": _letters,
    "munder": _beyond,
    "munderover": _beyond,
}
_CLOSE = frozenset("()[]{}|‖,;.!'\u2032\u2033^\u02c6~\u02dc¯‾\u20d7˙¨⏞⏟\u2061\u2062\u2063∑∏∐∫∬∭∮∯∰")
"""Signs with little room around them."""
_SIGNS = frozenset("+-\u2212±∓")
"""Operators that have no room around them where they begin a row."""
_SUMS = frozenset("∑∏∐∫∬∭∮∯∰⋀\u22c1⋂\u22c3⨀⨁⨂⨄⨆")
