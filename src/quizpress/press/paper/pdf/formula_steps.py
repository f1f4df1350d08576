"""MathML as steps that each make a part of a formula of the parts made before it.

A step is `[NAME, COUNT, VALUE]`: what `templates/typst/formulas.typ` makes of so many of the last
parts, and of a value. Steps in a row need no calls inside calls, whose number Typst bounds.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from unicodedata import normalize
from xml.etree.ElementTree import Element

from quizpress.press.paper.mathml import is_stack, name_of, sign_of
from quizpress.press.paper.pdf.content import Content
from quizpress.text.maths import ANSWER, BLANK

Step = tuple[str, int, Content]
_Steps = Iterator[Step]


def enlarge_fractions(part: Element) -> None:
    """Ask for numbers as large as others in fractions, but for those in fractions and scripts."""
    for child in part[:1] if name_of(part) in _SMALL else part:
        if name_of(child) == "mfrac":
            child.set("displaystyle", "true")
        else:
            enlarge_fractions(child)


def make_steps(root: Element, *, gaps: bool) -> list[Step]:
    """Return the steps that make a formula of the elements that `text.maths` lets through.

    With `gaps` underscores stand for those that are blank.
    """
    for words in root.iter() if gaps else ():
        if (words.text or "").startswith(BLANK):
            words.tag = _GAP
    return [*_make_row(root)]


def _make_row(part: Element) -> _Steps:
    """Yield the steps of the children of an element, which make one part."""
    parts = _join_negations([*part])
    fenced = len(parts) > 1 and parts[0].get("form") == "prefix"
    made = 0
    for place, child in enumerate(parts):
        if place and fenced and child.get("form") == "prefix":
            yield "middle", 0, sign_of(child)
        else:
            yield from _make_part(child)
        made += 1
        if _closes_table(parts, place):
            yield "row", 3, ""
            yield "fenced", 1, ""
            made -= 2
    if made != 1:
        yield "row", made, ""
    if fenced:
        yield "fenced", 1, ""


def _closes_table(parts: Sequence[Element], place: int) -> bool:
    """Say whether a part is a bracket behind a table, or a stack, with one before it."""
    before, inside, after = [*parts[max(place - 2, 0) : place + 1], *[_NOTHING] * 3][:3]
    return is_stack(inside) and all(
        sign_of(each) and "form" not in each.attrib for each in (before, after)
    )


def _make_part(part: Element) -> _Steps:
    yield from _MAKERS.get(name_of(part), _make_row)(part)


def _make_gap(part: Element) -> _Steps:
    hint = (part.text or "").removeprefix(BLANK)
    yield "blank", 0, len(BLANK)
    if hint:
        yield "words", 0, hint
        yield "row", 2, ""


def _make_parts(parts: Sequence[Element]) -> _Steps:
    for part in parts:
        yield from _make_part(part)


def _join_negations(parts: Sequence[Element]) -> list[Element]:
    """Return parts with each stroke through the next sign as one sign of both."""
    made: list[Element] = []
    struck = False
    for part in parts:
        if part.get("width") == "0" and "".join(part.itertext()) == _STROKE:
            struck = True
            continue
        if struck and not len(part) and part.text:
            part.text = normalize("NFC", f"{part.text}\u0338")
        struck = False
        made.append(part)
    return made


def _make_letters(part: Element) -> _Steps:
    text = (part.text or "").strip(_UNSEEN)
    variant = part.get("mathvariant", "")
    if len(text) > 1 and name_of(part) == "mi" and text.isalpha():
        yield "function", 0, text
    elif name_of(part) == "mn" or len(text) != 1:
        yield "words", 0, text
    else:
        yield "sign", 0, text
    if text and variant in _VARIANTS:
        yield "variant", 1, variant


def _make_operator(part: Element) -> _Steps:
    sign = (part.text or "").strip(_UNSEEN)
    least = _length_in_em(part.get("minsize", ""))
    if len(sign) > 1 and sign.isalpha():
        yield "function", 0, sign
    elif len(sign) != 1:
        yield "words", 0, sign
    elif least:
        yield "large", 0, {"sign": sign, "size": least}
    else:
        yield "sign", 0, sign


def _make_words(part: Element) -> _Steps:
    text = part.text or ""
    yield "words", 0, f"“{text}”" if name_of(part) == "ms" else text
    variant = part.get("mathvariant", "")
    if variant in _VARIANTS:
        yield "variant", 1, variant


def _make_space(part: Element) -> _Steps:
    wide = _length_in_em(part.get("width", ""))
    yield (
        "space",
        0,
        {
            "width": wide,
            "height": _length_in_em(part.get("height", "")),
            "ruled": "mathbackground" in part.attrib,
        },
    )


def _make_fraction(part: Element) -> _Steps:
    yield from _make_parts([*part][:2])
    yield "stacked" if part.get("linethickness", "1")[:1] == "0" else "fraction", 2, ""
    if part.get("displaystyle") == "true":
        yield "style", 1, "display"


def _make_square_root(part: Element) -> _Steps:
    yield from _make_row(part)
    yield "root", 1, ""


def _make_root(part: Element) -> _Steps:
    yield from _make_parts([*part][:2])
    yield "root", 2, ""


def _make_scripts(part: Element) -> _Steps:
    base, *scripts = part
    yield from _make_parts([base, *scripts])
    # Under and over a sum they stand where it is displayed, and beside all else.
    beside = sign_of(base) not in _SUMS
    yield "scripts", 1 + len(scripts), {"where": _SCRIPTS[name_of(part)], "beside": beside}


def _make_beyond(part: Element) -> _Steps:
    """Yield a base with something over or under it: an accent, a line, a brace, or a limit."""
    base, *marks = part
    yield from _make_stretched(base)
    own = sign_of(base) in _ARROWS
    own = own or (sign_of(base) in _SUMS and base.get("movablelimits") != "false")
    for place, mark in zip(_BEYOND[name_of(part)], marks, strict=False):
        if accent := _ACCENTS.get((place, sign_of(mark))):
            name, value = accent
            yield name, 1, value
        else:
            yield from _make_stretched(mark)
            yield ("scripts" if own else "limits"), 2, {"where": [place], "beside": False}


def _make_stretched(part: Element) -> _Steps:
    """Yield an arrow that becomes as long as what is over or under it, or any other part."""
    sign = sign_of(part)
    if sign in _ARROWS:
        yield "stretched", 0, sign
    else:
        yield from _make_part(part)


def _make_many_scripts(part: Element) -> _Steps:
    """Yield a base with pairs of scripts behind each other."""
    base, *scripts = part
    yield from _make_part(base)
    for place in range(0, len(scripts) - 1, 2):
        yield from _make_parts(scripts[place : place + 2])
        yield "scripts", 3, {"where": ["b", "t"], "beside": True}


def _make_table(part: Element) -> _Steps:
    rows = [[*row] for row in part]
    wide = max([len(row) for row in rows], default=0)
    sides = []
    for row in rows:
        for cell in row:
            yield from _make_row(cell)
        sides.append([cell.get("columnalign", "center") for cell in row])
    gap = _length_in_em(part.get("columnspacing", ""))
    yield (
        "table",
        sum(map(len, rows)),
        {
            "sides": sides,
            "columns": wide,
            "gap": gap if "columnspacing" in part.attrib else _COLUMN_GAP,
            "large": part.get("displaystyle") == "true",
            "down": _places_of_lines(part.get("columnlines", ""), wide),
            "across": _places_of_lines(part.get("rowlines", ""), len(rows)),
        },
    )


def _places_of_lines(lines: str, many: int) -> list[Content]:
    """Return between which columns or rows lines stand; the last word counts for all after it."""
    words = lines.split() or ["none"]
    return [place for place in range(1, many) if words[min(place, len(words)) - 1] != "none"]


def _make_frame(part: Element) -> _Steps:
    yield from _make_row(part)
    asked = part.get("notation", "box").split()
    strikes: list[Content] = [strike for strike in asked if strike in _STRIKES]
    yield ("struck", 1, strikes) if strikes else ("framed", 1, "")


def _make_phantom(part: Element) -> _Steps:
    yield from _make_row(part)
    yield "hidden", 1, ""


def _make_padded(part: Element) -> _Steps:
    yield from _make_row(part)
    if _length_in_em(part.get("width", "1em")) == 0:
        yield "flat", 1, part.get("lspace", "")


def _make_styled(part: Element) -> _Steps:
    yield from _make_row(part)
    color, size = part.get("mathcolor", ""), _length_in_em(part.get("mathsize", ""))
    if color == ANSWER:
        yield "colored", 1, "answer"
    elif color in _COLORS or _COLOR.fullmatch(color):
        yield "colored", 1, _COLORS.get(color, color)
    if size:
        yield "sized", 1, size
    if part.get("displaystyle") == "true":
        yield "style", 1, "display"
    elif "scriptlevel" in part.attrib:
        yield "style", 1, _STYLES.get(part.get("scriptlevel", ""), "inline")


def _length_in_em(length: str) -> float:
    """Return a length of MathML in em, of at most a line either way; 0 where it is none."""
    if length in _NAMED_SPACES:
        return _NAMED_SPACES[length]
    found = _LENGTH.fullmatch(length)
    if not found:
        return 0
    return max(-_LONGEST, min(float(found[1]) * _UNITS[found[2]], _LONGEST))


_GAP = "gap"
_SMALL = frozenset(
    ("mmultiscripts", "mover", "mroot", "msub", "msubsup", "msup", "munder", "munderover")
)
"""What has parts after the first that are smaller."""
_MAKERS: dict[str, Callable[[Element], _Steps]] = {
    # all others are rows
    _GAP: _make_gap,
    "menclose": _make_frame,
    "mfrac": _make_fraction,
    "mi": _make_letters,
    "mmultiscripts": _make_many_scripts,
    "mn": _make_letters,
    "mo": _make_operator,
    "mover": _make_beyond,
    "mpadded": _make_padded,
    "mphantom": _make_phantom,
    "mroot": _make_root,
    "ms": _make_words,
    "mspace": _make_space,
    "msqrt": _make_square_root,
    "mstyle": _make_styled,
    "msub": _make_scripts,
    "msubsup": _make_scripts,
    "msup": _make_scripts,
    "mtable": _make_table,
    "mtext": _make_words,
    "munder": _make_beyond,
    "munderover": _make_beyond,
}
_SCRIPTS = {"msub": ["b"], "msup": ["t"], "msubsup": ["b", "t"]}
_BEYOND = {"munder": ["b"], "mover": ["t"], "munderover": ["b", "t"]}
"""Where the parts after the first stand: at the bottom, or at the top."""
_SUMS = frozenset("∑∏∐⋀\u22c1⋂\u22c3⨀⨁⨂⨄⨆")
_ARROWS = frozenset("←→↔⇐⇒⇔↼↽⇀⇁⇋⇌↦↩↪↞↠⇄")
_ACCENTS: dict[tuple[str, str], tuple[str, str]] = {
    # where a sign stands, and what Typst calls it
    **{
        ("t", sign): ("accent", accent)
        for signs, accent in (
            ("^\u02c6", "\u0302"), ("~\u02dc", "\u0303"), ("→\u20d7", "\u20d7"), ("←", "\u20d6"),
            ("↔", "\u20e1"), (".˙", "\u0307"), ("¨", "\u0308"), ("\u20db", "\u20db"),
            ("\u20dc", "\u20dc"), ("ˇ", "\u030c"), ("\u00b4", "\u0301"), ("`", "\u0300"),
            ("˘", "\u0306"), ("˚\u02da", "\u030a"),
        )
        for sign in signs
    },
    **{
        (place, sign): ("line", f"{where}{kind}")
        for place, where in (("t", "over"), ("b", "under"))
        for signs, kind in (
            ("\u00af\u2015\u203e_\u0332\u0305―", "line"), ("⏞⏟", "brace"), ("⎴⎵", "bracket"),
            ("⏜⏝", "paren"),
        )
        for sign in signs
    },
}  # fmt: skip
_VARIANTS = frozenset((
    "bold", "bold-italic", "double-struck", "fraktur", "italic", "monospace", "normal",
    "sans-serif", "sans-serif-italic", "script",
))  # fmt: skip
_STRIKES = frozenset(("updiagonalstrike", "downdiagonalstrike", "horizontalstrike"))
_STYLES = {"1": "script", "2": "sscript"}
_COLORS = {
    # of LaTeX and CSS, as browsers show them
    "black": "#000000", "blue": "#0000ff", "brown": "#a52a2a", "cyan": "#00ffff",
    "darkgray": "#a9a9a9", "gray": "#808080", "green": "#008000", "lightgray": "#d3d3d3",
    "lime": "#00ff00", "magenta": "#ff00ff", "olive": "#808000", "orange": "#ffa500",
    "pink": "#ffc0cb", "purple": "#800080", "red": "#ff0000", "teal": "#008080",
    "violet": "#ee82ee", "white": "#ffffff", "yellow": "#ffff00",
}  # fmt: skip
_NOTHING = Element("none")
_COLOR = re.compile("#(?:[0-9a-fA-F]{3}){1,2}")
_STROKE = "\u29f8"
"""What is struck through the sign behind it."""
_UNSEEN = " \t\r\n"
_LENGTH = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))(em|ex|pt|px|mm|cm|in|mu)?")
_UNITS = {
    "em": 1, "ex": 0.45, "pt": 0.1, "px": 0.075, "mm": 0.27, "cm": 2.7, "in": 6.9, "mu": 1 / 18,
    None: 1,
}  # fmt: skip
_NAMED_SPACES = {
    f"{sign}{name}mathspace": factor * at / 18
    for sign, factor in (("", 1), ("negative", -1))
    for at, name in enumerate(
        ("veryverythin", "verythin", "thin", "medium", "thick", "verythick", "veryverythick"), 1
    )
}
_LONGEST = 40
_COLUMN_GAP = 0.8
