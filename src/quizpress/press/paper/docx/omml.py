"""Maths in a word processor: MathML as Word's own equations, which can be edited there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

from quizpress.press.paper.docx.design import COLORS, Palette
from quizpress.press.paper.docx.ooxml import node, w, words
from quizpress.press.paper.mathml import is_stack, name_of, sign_of
from quizpress.text.maths import ANSWER
from quizpress.text.maths import BLANK as UNDERSCORES

BLANK = "[\u2003\u2003\u2003]"
"""A box for a gap, its sides in letters; a frame draws what is over and under it.

LibreOffice shows no frame in an equation, and a line alone would be a minus in an exponent.
"""


class _Ink(NamedTuple):
    """What a part of an equation takes on from around it; size 0 is that of the text.

    In one with `gaps` underscores stand for those that are blank. Numbers of a fraction have the
    size `fraction`.
    """

    palette: Palette
    size: float
    fraction: float
    color: str = ""
    bold: bool = False
    gaps: bool = False

    def in_answer_color(self) -> "_Ink":
        return self._replace(color=self.palette.answer, bold=True)


def equation(
    mathml: str,
    palette: Palette = COLORS,
    sizes: tuple[float, float] = (0, 0),
    *,
    right: bool = False,
    gaps: bool = False,
) -> Element:
    """Return MathML of the elements that `maths` lets through as an equation in the line.

    Word sets parts of it smaller than they say: of `sizes` in points the first is that of all of
    an equation with such parts, the second that of numbers in fractions; 0 is that of text. It is
    `right` where it is an answer, and where it stands in the colour of one; with `gaps` those that
    are blank are boxes.
    """
    small, fraction = sizes
    root = fromstring(mathml)  # noqa: S314  Ours, without a DTD.
    tiny = any(name_of(part) in _SMALLER for part in root.iter())
    ink = _Ink(palette, small if tiny else 0, fraction, gaps=gaps)
    return _m("oMath", *_write_row([root], ink.in_answer_color() if right else ink))


_Made = Iterable[Element]
_Taker = Callable[[Element, Sequence[Element], _Ink], Element]


def _write_row(parts: Sequence[Element], ink: _Ink) -> list[Element]:
    """Return the parts of a row; signs for sums and brackets take in what belongs to them."""
    made: list[Element] = []
    signs = [sign_of(part) for part in parts]
    place = 0
    while place < len(parts):
        part = parts[place]
        after = place + 1
        if end := _closing_place(parts, signs, place):
            made.append(_write_fence(parts[after:end], (signs[place], signs[end]), ink))
            place = end + 1
        elif maker := _maker_of_taking(part, signs[place] or sign_of(_base_of(part))):
            made.append(maker(part, parts[after : after + 1], ink))
            place = after + 1
        else:
            made += _MAKERS.get(name_of(part), _write_group)(part, ink)
            place = after
    return made


def _write_group(part: Element, ink: _Ink) -> _Made:
    parts = [*part]
    if parts and parts[0].get("form") == "prefix" and sign_of(parts[0]):
        closed = len(parts) > 1 and parts[-1].get("form") == "postfix"
        inside = parts[1:-1] if closed else parts[1:]
        closing = sign_of(parts[-1]) if closed else ""
        return [_write_fence(inside, (sign_of(parts[0]), closing), ink)]
    return _write_row(parts, ink)


def _write_fence(parts: Sequence[Element], ends: tuple[str, str], ink: _Ink) -> Element:
    begin, end = ends
    brackets = _m("dPr", _m("begChr", val=begin), _m("endChr", val=end))
    return _m("d", brackets, _m("e", *_write_row(parts, ink)))


def _maker_of_taking(part: Element, sign: str) -> _Taker | None:
    """Return what makes an element of those that take in what follows them."""
    kind = name_of(part)
    if sign in _SUMS:
        return _write_sum
    if sign.isalpha() and len(sign) > 1 and kind in {"msub", "munder"}:
        return _write_limit
    bare = kind in _SCRIPTS and not len(part[0]) and not part[0].text
    return _write_scripts_before if bare else None


def _write_limit(part: Element, operand: Sequence[Element], ink: _Ink) -> Element:
    """Return a function like a limit, what goes under its name, and what it is applied to."""
    name, under = _write_slots(part, ("e", "lim"), ink)
    return _m("func", _m("fName", _m("limLow", name, under)), _write_slot("e", operand, ink))


def _write_scripts_before(part: Element, operand: Sequence[Element], ink: _Ink) -> Element:
    """Return scripts that stand before what they belong to."""
    return _m("sPre", *_write_bounds(part, ink), _write_slot("e", operand, ink))


def _write_bounds(part: Element, ink: _Ink) -> list[Element]:
    """Return what stands under and over the base of an element, empty where nothing does."""
    given = dict(zip(_BOUNDS.get(name_of(part), ()), [*part][1:], strict=False))
    return [
        _write_slot(bound, [given[bound]] if bound in given else [], ink)
        for bound in ("sub", "sup")
    ]


def _write_sum(part: Element, operand: Sequence[Element], ink: _Ink) -> Element:
    """Return a large sign with its bounds and the first thing that it stands before."""
    kind = name_of(part)
    given = _BOUNDS.get(kind, ())
    place = "undOvr" if kind in {"munder", "mover", "munderover"} else "subSup"
    properties = [
        _m("chr", val=sign_of(_base_of(part))),
        _m("limLoc", val=place),
        *[_m(f"{bound}Hide", val="1") for bound in ("sub", "sup") if bound not in given],
    ]
    sides = _write_bounds(part, ink)
    return _m("nary", _m("naryPr", *properties), *sides, _write_slot("e", operand, ink))


def _write_letters(part: Element, ink: _Ink) -> _Made:
    text = (part.text or "").strip()
    upright = text.isalpha() and (len(text) > 1 or part.get("mathvariant") == "normal")
    return [_write_run(text, ink, "p" if upright else "")] if text else []


def _write_words(part: Element, ink: _Ink) -> _Made:
    text = part.text or ""
    if ink.gaps and text.startswith(UNDERSCORES):
        hint = text.removeprefix(UNDERSCORES)
        return [_write_blank(ink), *([_write_run(hint, ink, "nor")] if hint else [])]
    return [_write_run(text, ink, "nor")] if text else []


def _write_blank(ink: _Ink) -> Element:
    sides = [_m(f"hide{side}", val="1") for side in ("Left", "Right")]
    return _m("borderBox", _m("borderBoxPr", *sides), _m("e", _write_run(BLANK, ink, "nor")))


def _write_space(part: Element, ink: _Ink) -> _Made:
    width = part.get("width", "")
    wide = float(width[:-2]) if width.endswith("em") else 0
    return [_write_run(sign, ink) for least, sign in _SPACES if wide >= least][:1]


def _write_fraction(part: Element, ink: _Ink) -> _Made:
    bare = part.get("linethickness", "1")[:1] == "0"
    kind = [_m("fPr", _m("type", val="noBar"))] if bare else []
    inside = ink._replace(size=max(ink.size, ink.fraction))
    return [_m("f", *kind, *_write_slots(part, ("num", "den"), inside))]


def _square_root(part: Element, ink: _Ink) -> _Made:
    hidden = _m("radPr", _m("degHide", val="1"))
    return [_m("rad", hidden, _m("deg"), _m("e", *_write_row([*part], ink)))]


def _write_root(part: Element, ink: _Ink) -> _Made:
    under, index = _write_slots(part, ("e", "deg"), ink)
    return [_m("rad", index, under)]


def _write_scripts(part: Element, ink: _Ink) -> _Made:
    name, slots = _SCRIPTS[name_of(part)]
    return [_m(name, *_write_slots(part, slots, ink))]


def _write_beyond(part: Element, ink: _Ink) -> _Made:
    """Return a base with something over or under it: an accent, a bar, a brace, or a limit."""
    base, *marks = part
    made = [*_write_row([base], ink)]
    places = {"munder": ["bot"], "mover": ["top"]}.get(name_of(part), ["bot", "top"])
    for place, mark in zip(places, marks, strict=False):
        made = [_one_beyond(made, place, mark, ink)]
    return made


def _one_beyond(base: _Made, place: str, mark: Element, ink: _Ink) -> Element:
    sign, inside = sign_of(mark), _m("e", *base)
    if sign in _BARS:
        return _m("bar", _m("barPr", _m("pos", val=place)), inside)
    if sign in _ACCENTS and place == "top":
        return _m("acc", _m("accPr", _m("chr", val=_ACCENTS[sign])), inside)
    if sign in _BRACES:
        other = "bot" if place == "top" else "top"
        look = [_m("chr", val=sign), _m("pos", val=place), _m("vertJc", val=other)]
        return _m("groupChr", _m("groupChrPr", *look), inside)
    return _m("limUpp" if place == "top" else "limLow", inside, _m("lim", *_write_row([mark], ink)))


def _write_matrix(part: Element, ink: _Ink) -> _Made:
    rows = [[*row] for row in part]
    columns = max([len(row) for row in rows], default=1)
    side = next((cell.get("columnalign", "") for row in rows for cell in row), "")
    look = _m("mcPr", _m("count", val=str(columns)), _m("mcJc", val=side or "center"))
    lines = [_m("mr", *[_m("e", *_write_row([*cell], ink)) for cell in row]) for row in rows]
    return [_m("m", _m("mPr", _m("mcs", _m("mc", look))), *lines)]


def _write_frame(part: Element, ink: _Ink) -> _Made:
    asked = part.get("notation", "").split()
    strikes = [strike for name, strike in _STRIKES.items() if name in asked]
    hidden = [f"hide{edge}" for edge in ("Top", "Bot", "Left", "Right")] if strikes else []
    look = [_m(name, val="1") for name in (*hidden, *strikes)]
    properties = [_m("borderBoxPr", *look)] if look else []
    return [_m("borderBox", *properties, _m("e", *_write_row([*part], ink)))]


def _write_phantom(part: Element, ink: _Ink) -> _Made:
    hidden = _m("phantPr", _m("show", val="0"))
    return [_m("phant", hidden, _m("e", *_write_row([*part], ink)))]


def _write_styled(part: Element, ink: _Ink) -> _Made:
    color = part.get("mathcolor", "")
    plain = color.startswith("#") and len(color) == len("#rrggbb")
    if color == ANSWER:
        ink = ink.in_answer_color()
    elif plain and ink.palette.own:
        ink = ink._replace(color=color[1:].upper())
    return _write_row([*part], ink)


def _write_slots(part: Element, names: Iterable[str], ink: _Ink) -> Iterator[Element]:
    for name, child in zip(names, part, strict=False):
        yield _write_slot(name, [child], ink)


def _write_slot(name: str, parts: Sequence[Element], ink: _Ink) -> Element:
    """Return a place of an equation; where one is empty, Word shows a box to be filled in."""
    return _m(name, *(_write_row(parts, ink) or [_write_run("\u200b", ink)]))


def _write_run(text: str, ink: _Ink, style: str = "") -> Element:
    bold = {"": "bi" if text.isalpha() else "b", "p": "b"} if ink.bold else {"p": "p"}
    look = [_m("nor")] if style == "nor" else [_m("sty", val=bold[style])] if style in bold else []
    font = {} if style == "nor" else {"ascii": "Cambria Math", "hAnsi": "Cambria Math"}
    about = [
        *([w("rFonts", **font)] if font else []),
        *([w("b"), w("bCs")] if ink.bold else []),
        *([w("color", val=ink.color)] if ink.color else []),
        *([w(name, val=round(ink.size * 2)) for name in ("sz", "szCs")] if ink.size else []),
    ]
    told = [_m("rPr", *look)] if look else []
    return _m("r", *told, *([w("rPr", *about)] if about else []), words("m:t", text))


def _m(tag: str, *children: Element, **attributes: str) -> Element:
    return node(f"m:{tag}", {f"m:{name}": value for name, value in attributes.items()}, *children)


def _base_of(part: Element) -> Element:
    return part[0] if name_of(part) in _BOUNDS and len(part) else part


def _closing_place(parts: Sequence[Element], signs: Sequence[str], place: int) -> int:
    """Return where the bracket closes that a part opens, 0 where it is as high as its line."""
    sign, inside, after = signs[place], place + 1, place + 2
    if sign in _BRACKETS and after < len(parts) and signs[after]:
        high = parts[inside]
        if is_stack(high):
            return after
    if sign in _BARS_BESIDE and sign in signs[inside:]:
        end = signs.index(sign, inside)
        depths = [*accumulate([_DEPTHS.get(each, 0) for each in signs[inside:end]], initial=0)]
        return end if min(depths) == depths[-1] == 0 else 0
    return 0


_MAKERS: dict[str, Callable[[Element, _Ink], _Made]] = {
    # all others are groups
    "menclose": _write_frame,
    "mfrac": _write_fraction,
    "mi": _write_letters,
    "mn": _write_letters,
    "mo": _write_letters,
    "mover": _write_beyond,
    "mphantom": _write_phantom,
    "mroot": _write_root,
    "mspace": _write_space,
    "msqrt": _square_root,
    "mstyle": _write_styled,
    "msub": _write_scripts,
    "msubsup": _write_scripts,
    "msup": _write_scripts,
    "mtable": _write_matrix,
    "mtext": _write_words,
    "munder": _write_beyond,
    "munderover": _write_beyond,
}
_SCRIPTS = {
    "msub": ("sSub", ("e", "sub")),
    "msup": ("sSup", ("e", "sup")),
    "msubsup": ("sSubSup", ("e", "sub", "sup")),
}
_BOUNDS = {
    "msub": ("sub",),
    "msup": ("sup",),
    "msubsup": ("sub", "sup"),
    "munder": ("sub",),
    "mover": ("sup",),
    "munderover": ("sub", "sup"),
}
_SMALLER = frozenset(("mfrac", "mroot", *_BOUNDS))
_SUMS = frozenset("∑∏∐∫∬∭∮∯∰⋀\u22c1⋂\u22c3⨀⨁⨂⨄⨆")
_BRACKETS = frozenset("([{|‖⟨⌊⌈")
_DEPTHS = {"(": 1, ")": -1}
_BARS_BESIDE = frozenset("|‖")
_BARS = frozenset("\u00af\u2015\u203e_\u0332\u0305")
_BRACES = frozenset("⏞⏟⏜⏝⎴⎵")
_ACCENTS = {
    # the sign of MathML, and the one that combines
    "^": "\u0302",
    "\u02c6": "\u0302",
    "~": "\u0303",
    "\u02dc": "\u0303",
    "→": "\u20d7",
    "\u20d7": "\u20d7",
    "˙": "\u0307",
    "¨": "\u0308",
    "ˇ": "\u030c",
    "\u00b4": "\u0301",
    "`": "\u0300",
    "˘": "\u0306",
    "˚": "\u030a",
}
_STRIKES = {
    # in the order of the schema
    "horizontalstrike": "strikeH",
    "updiagonalstrike": "strikeBLTR",
    "downdiagonalstrike": "strikeTLBR",
}
_SPACES = ((1.9, "\u2003\u2003"), (0.9, "\u2003"), (0.26, "\u2005"), (0.1, "\u2009"))
"""From how many em on a space stands for one of that width."""
