"""Maths in a word processor: MathML as Word's own equations, which can be edited there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

from quizpress.press.paper.docx.design import COLORS, Palette
from quizpress.press.paper.docx.ooxml import node, w, words
from quizpress.text.maths import ANSWER
from quizpress.text.maths import BLANK as UNDERSCORES

BLANK = "[\u2003\u2003\u2003]"
"""A box for a gap, its sides in letters; a frame draws what is over and under it.

LibreOffice shows no frame in an equation, and a line alone would be a minus in an exponent.
"""


class _Ink(NamedTuple):
    """What a part of an equation takes on from around it; size 0 is that of the text.

    In one with `gaps` underscores stand for those that are blank.
    """

    palette: Palette
    size: float
    color: str = ""
    bold: bool = False
    gaps: bool = False

    def right(self) -> "_Ink":
        return self._replace(color=self.palette.answer, bold=True)


def equation(
    mathml: str,
    palette: Palette = COLORS,
    small: float = 0,
    *,
    right: bool = False,
    gaps: bool = False,
) -> Element:
    """Return MathML of the elements that `maths` lets through as an equation in the line.

    Where it has parts smaller than its text, that text is of a size in points, `small`. It is
    `right` where it is an answer, and where it stands in the colour of one; with `gaps` those
    that are blank are boxes.
    """
    root = fromstring(mathml)  # noqa: S314  Ours, without a DTD.
    tiny = any(_name(part) in _SMALLER for part in root.iter())
    ink = _Ink(palette, small if tiny else 0, gaps=gaps)
    return _m("oMath", *_row([root], ink.right() if right else ink))


_Made = Iterable[Element]
_Taker = Callable[[Element, Sequence[Element], _Ink], Element]


def _row(parts: Sequence[Element], ink: _Ink) -> list[Element]:
    """Return the parts of a row; signs for sums and brackets take in what belongs to them."""
    made: list[Element] = []
    signs = [_operator(part) for part in parts]
    place = 0
    while place < len(parts):
        part = parts[place]
        after = place + 1
        if end := _closing(parts, signs, place):
            made.append(_fenced(parts[after:end], (signs[place], signs[end]), ink))
            place = end + 1
        elif maker := _taking(part, signs[place] or _operator(_base(part))):
            made.append(maker(part, parts[after : after + 1], ink))
            place = after + 1
        else:
            made += _MAKERS.get(_name(part), _group)(part, ink)
            place = after
    return made


def _group(part: Element, ink: _Ink) -> _Made:
    parts = [*part]
    if parts and parts[0].get("form") == "prefix" and _operator(parts[0]):
        closed = len(parts) > 1 and parts[-1].get("form") == "postfix"
        inside = parts[1:-1] if closed else parts[1:]
        closing = _operator(parts[-1]) if closed else ""
        return [_fenced(inside, (_operator(parts[0]), closing), ink)]
    return _row(parts, ink)


def _fenced(parts: Sequence[Element], ends: tuple[str, str], ink: _Ink) -> Element:
    begin, end = [_m(name, val=end) for name, end in zip(("begChr", "endChr"), ends, strict=True)]
    return _m("d", _m("dPr", begin, end), _m("e", *_row(parts, ink)))


def _mfenced(part: Element, ink: _Ink) -> _Made:
    return [_fenced([*part], (part.get("open", "("), part.get("close", ")")), ink)]


def _taking(part: Element, sign: str) -> _Taker | None:
    """Return what makes an element of those that take in what follows them."""
    kind = _name(part)
    if sign in _SUMS:
        return _sum
    if sign.isalpha() and len(sign) > 1 and kind in {"msub", "munder"}:
        return _limit
    return _before if kind in _SCRIPTS and not len(part[0]) and not part[0].text else None


def _limit(part: Element, operand: Sequence[Element], ink: _Ink) -> Element:
    """Return a function like a limit, what goes under its name, and what it is applied to."""
    name, under = [_slot(tag, [side], ink) for tag, side in zip(("e", "lim"), part, strict=True)]
    return _m("func", _m("fName", _m("limLow", name, under)), _slot("e", operand, ink))


def _before(part: Element, operand: Sequence[Element], ink: _Ink) -> Element:
    """Return scripts that stand before what they belong to."""
    given = _given(part)
    bounds = [_slot(bound, given.get(bound, []), ink) for bound in ("sub", "sup")]
    return _m("sPre", *bounds, _slot("e", operand, ink))


def _given(part: Element) -> dict[str, list[Element]]:
    """Return what stands under and over the base of an element."""
    bounds = _BOUNDS.get(_name(part), ())
    return dict(zip(bounds, [[bound] for bound in [*part][1:]], strict=False))


def _sum(part: Element, operand: Sequence[Element], ink: _Ink) -> Element:
    """Return a large sign with its bounds and the first thing that it stands before."""
    kind, given = _name(part), _given(part)
    place = "undOvr" if kind in {"munder", "mover", "munderover"} else "subSup"
    properties = [
        _m("chr", val=_operator(_base(part))),
        _m("limLoc", val=place),
        *[_m(f"{bound}Hide", val="1") for bound in ("sub", "sup") if bound not in given],
    ]
    sides = [_slot(bound, given.get(bound, []), ink) for bound in ("sub", "sup")]
    return _m("nary", _m("naryPr", *properties), *sides, _slot("e", operand, ink))


def _letters(part: Element, ink: _Ink) -> _Made:
    text = (part.text or "").strip()
    upright = text.isalpha() and (len(text) > 1 or part.get("mathvariant") == "normal")
    return [_run(text, ink, "p" if upright else "")] if text else []


def _words(part: Element, ink: _Ink) -> _Made:
    text = part.text or ""
    if ink.gaps and text.startswith(UNDERSCORES):
        hint = text.removeprefix(UNDERSCORES)
        return [_blank(ink), *([_run(hint, ink, "nor")] if hint else [])]
    return [_run(text, ink, "nor")] if text else []


def _blank(ink: _Ink) -> Element:
    sides = [_m(f"hide{side}", val="1") for side in ("Left", "Right")]
    return _m("borderBox", _m("borderBoxPr", *sides), _m("e", _run(BLANK, ink, "nor")))


def _space(part: Element, ink: _Ink) -> _Made:
    width = part.get("width", "")
    wide = float(width[:-2]) if width.endswith("em") else 0
    return [_run(sign, ink) for least, sign in _SPACES if wide >= least][:1]


def _fraction(part: Element, ink: _Ink) -> _Made:
    bare = part.get("linethickness", "1")[:1] == "0"
    kind = [_m("fPr", _m("type", val="noBar"))] if bare else []
    return [_m("f", *kind, *_slots(part, ("num", "den"), ink))]


def _square_root(part: Element, ink: _Ink) -> _Made:
    hidden = _m("radPr", _m("degHide", val="1"))
    return [_m("rad", hidden, _m("deg"), _m("e", *_row([*part], ink)))]


def _root(part: Element, ink: _Ink) -> _Made:
    under, index = _slots(part, ("e", "deg"), ink)
    return [_m("rad", index, under)]


def _scripts(part: Element, ink: _Ink) -> _Made:
    name, slots = _SCRIPTS[_name(part)]
    return [_m(name, *_slots(part, slots, ink))]


def _many_scripts(part: Element, ink: _Ink) -> _Made:
    base, *scripts = part
    made = [*_row([base], ink)]
    for sub, sup in zip(scripts[::2], scripts[1::2], strict=False):
        bounds = [_m("sub", *_row([sub], ink)), _m("sup", *_row([sup], ink))]
        made = [_m("sSubSup", _m("e", *made), *bounds)]
    return made


def _beyond(part: Element, ink: _Ink) -> _Made:
    """Return a base with something over or under it: an accent, a bar, a brace, or a limit."""
    base, *marks = part
    made = [*_row([base], ink)]
    places = {"munder": ["bot"], "mover": ["top"]}.get(_name(part), ["bot", "top"])
    for place, mark in zip(places, marks, strict=False):
        made = [_one_beyond(made, place, mark, ink)]
    return made


def _one_beyond(base: _Made, place: str, mark: Element, ink: _Ink) -> Element:
    sign, inside = _operator(mark), _m("e", *base)
    if sign in _BARS:
        return _m("bar", _m("barPr", _m("pos", val=place)), inside)
    if sign in _ACCENTS and place == "top":
        return _m("acc", _m("accPr", _m("chr", val=_ACCENTS[sign])), inside)
    if sign in _BRACES:
        other = "bot" if place == "top" else "top"
        look = [_m("chr", val=sign), _m("pos", val=place), _m("vertJc", val=other)]
        return _m("groupChr", _m("groupChrPr", *look), inside)
    return _m("limUpp" if place == "top" else "limLow", inside, _m("lim", *_row([mark], ink)))


def _matrix(part: Element, ink: _Ink) -> _Made:
    rows = [[*row] for row in part]
    columns = max([len(row) for row in rows], default=1)
    side = next((cell.get("columnalign", "") for row in rows for cell in row), "")
    look = _m("mcPr", _m("count", val=str(columns)), _m("mcJc", val=side or "center"))
    lines = [_m("mr", *[_m("e", *_row([*cell], ink)) for cell in row]) for row in rows]
    return [_m("m", _m("mPr", _m("mcs", _m("mc", look))), *lines)]


def _framed(part: Element, ink: _Ink) -> _Made:
    asked = part.get("notation", "").split()
    strikes = [strike for name, strike in _STRIKES.items() if name in asked]
    hidden = [f"hide{edge}" for edge in ("Top", "Bot", "Left", "Right")] if strikes else []
    look = [_m(name, val="1") for name in (*hidden, *strikes)]
    properties = [_m("borderBoxPr", *look)] if look else []
    return [_m("borderBox", *properties, _m("e", *_row([*part], ink)))]


def _phantom(part: Element, ink: _Ink) -> _Made:
    hidden = _m("phantPr", _m("show", val="0"))
    return [_m("phant", hidden, _m("e", *_row([*part], ink)))]


def _styled(part: Element, ink: _Ink) -> _Made:
    color = part.get("mathcolor", "")
    plain = color.startswith("#") and len(color) == len("#rrggbb")
    if color == ANSWER:
        ink = ink.right()
    elif plain and ink.palette.own:
        ink = ink._replace(color=color[1:].upper())
    return _row([*part], ink)


def _slots(part: Element, names: Iterable[str], ink: _Ink) -> Iterator[Element]:
    for name, child in zip(names, part, strict=False):
        yield _slot(name, [child], ink)


def _slot(name: str, parts: Sequence[Element], ink: _Ink) -> Element:
    """Return a place of an equation; where one is empty, Word shows a box to be filled in."""
    return _m(name, *(_row(parts, ink) or [_run("\u200b", ink)]))


def _run(text: str, ink: _Ink, style: str = "") -> Element:
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


def _name(part: Element) -> str:
    return part.tag.rpartition("}")[2]


def _operator(part: Element) -> str:
    """Return the sign of an operator, alone or alone in its row; empty for all else."""
    while _name(part) in {"mrow", "mstyle"} and len(part) == 1:
        part = part[0]
    return (part.text or "").strip() if _name(part) == "mo" else ""


def _high(part: Element) -> bool:
    return _name(part) == "mtable" or part.get("linethickness") == "0"


def _base(part: Element) -> Element:
    return part[0] if _name(part) in _BOUNDS and len(part) else part


def _closing(parts: Sequence[Element], signs: Sequence[str], place: int) -> int:
    """Return where the bracket closes that a part opens, 0 where it is as high as its line."""
    sign, inside, after = signs[place], place + 1, place + 2
    if sign in _BRACKETS and after < len(parts) and _high(parts[inside]) and signs[after]:
        return after
    if sign in _BARS_BESIDE and sign in signs[inside:]:
        end = signs.index(sign, inside)
        depths = [*accumulate([_DEPTHS.get(each, 0) for each in signs[inside:end]], initial=0)]
        return end if min(depths) == depths[-1] == 0 else 0
    return 0


_MAKERS: dict[str, Callable[[Element, _Ink], _Made]] = {
    # all others are groups
    "menclose": _framed,
    "mfenced": _mfenced,
    "mfrac": _fraction,
    "mi": _letters,
    "mmultiscripts": _many_scripts,
    "mn": _letters,
    "mo": _letters,
    "mover": _beyond,
    "mphantom": _phantom,
    "mroot": _root,
    "ms": _words,
    "mspace": _space,
    "msqrt": _square_root,
    "mstyle": _styled,
    "msub": _scripts,
    "msubsup": _scripts,
    "msup": _scripts,
    "mtable": _matrix,
    "mtext": _words,
    "munder": _beyond,
    "munderover": _beyond,
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
_SMALLER = frozenset(
    "mfrac mroot msub msubsup msup munder munderover mover".split()  # noqa: SIM905
)
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
    "verticalstrike": "strikeV",
    "updiagonalstrike": "strikeBLTR",
    "downdiagonalstrike": "strikeTLBR",
}
_SPACES = ((1.9, "\u2003\u2003"), (0.9, "\u2003"), (0.26, "\u2005"), (0.1, "\u2009"))
"""From how many em on a space stands for one of that width."""
