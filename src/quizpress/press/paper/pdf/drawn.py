"""Maths as pictures, for a PDF: what lays out no MathML shows SVG."""

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import category

from quizpress.press.paper.page_style import COLOURS
from quizpress.text.maths import ANSWER

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
_SIZE = 100
"""What an em is in the units of a picture."""
_WIDEST = 70
"""Em of a formula that is still read when it is made as narrow as a page."""
_LONGEST_SHOWN = 60
"""Characters of a formula in a message."""
_ANSWERS = frozenset(["filled", "given", "right"])
"""The classes of what a key prints in red."""
_CELLS = frozenset(["td", "th"])


class Undrawn(Exception):  # noqa: N818  It tells what came of a formula.
    """A formula cannot be drawn; `number` is that of its question, 0 where it stands in none."""

    def __init__(self, formula: str, number: int, why: str = "") -> None:
        shown = formula if len(formula) <= _LONGEST_SHOWN else f"{formula[:_LONGEST_SHOWN]}…"
        super().__init__(f"maths cannot be drawn{why and f', {why}'}: {shown}")
        self.formula = formula
        self.number = number


class _Colours(NamedTuple):
    """The colours of a style sheet, which reach into no picture."""

    ink: str
    answer: str


class _Place(NamedTuple):
    """Where a formula stands: its parent, its place in it, its question, whether it answers it."""

    parent: "Element"
    place: int
    number: int
    answers: bool


class _Drawing(NamedTuple):
    """A formula as SVG, its width and how far it reaches below the line, in em."""

    svg: str
    width: float
    below: float


def draw_formulas(root: "Element") -> None:
    """Replace all MathML below an element of HTML by pictures that say what they show.

    Raises Undrawn for the first formula that the font or the library cannot draw.
    """
    colours = _colours_of("".join(style.text or "" for style in root.iter("style")))
    places = [*_find_formulas(root, 0, answers=False)]
    if not places:
        return
    with _rows_measured_once():
        for place in places:
            maths = place.parent[place.place]
            picture = _picture_of(maths, place.number, colours, answers=place.answers)
            picture.tail = maths.tail
            place.parent[place.place] = picture


@contextmanager
def _rows_measured_once() -> Iterator[None]:
    """Have the library measure equal rows once.

    It measures each row before it sets it, and so measures one inside n others 2^n times.
    """
    from xml.etree.ElementTree import tostring  # noqa: PLC0415  Only maths needs it.

    from ziamath.nodes.mrow import Mrow  # noqa: PLC0415  Only maths in a PDF needs it.

    rows: Any = Mrow
    measure = rows._get_height_nostretch  # noqa: SLF001  There is no public way.
    heights: dict[object, object] = {}

    def height_of(row: Any, parts: list["Element"], **about: object) -> object:  # noqa: ANN401
        row_key = (*map(tostring, parts), str(row.style), row.size, *sorted(about.items()))
        if row_key not in heights:
            heights[row_key] = measure(row, parts, **about)
        return heights[row_key]

    rows._get_height_nostretch = height_of  # noqa: SLF001
    try:
        yield
    finally:
        rows._get_height_nostretch = measure  # noqa: SLF001


def _colours_of(style: str) -> _Colours:
    """Return the colours that a style sheet sets last."""
    ink, answer = [re.findall(rf"--{name}: *(#[0-9a-f]+)", style) for name in ("ink", "answer")]
    return _Colours(ink[-1] if ink else COLOURS["ink"], answer[-1] if answer else ANSWER)


def _find_formulas(parent: "Element", number: int, *, answers: bool) -> Iterator[_Place]:
    """Yield the places of all formulas below an element."""
    for index, child in enumerate(parent):
        if child.tag == f"{NAMESPACE}math":
            yield _Place(parent, index, number, answers)
            continue
        inside = question_number(child) or number
        told = answers or _is_answer(child)
        yield from _find_formulas(child, inside, answers=told)


def _is_answer(element: "Element") -> bool:
    """Say whether it is printed in red; in a cell of a table `right` is a side."""
    classes = element.get("class", "").split()
    return element.tag not in _CELLS and not _ANSWERS.isdisjoint(classes)


def question_number(element: "Element") -> int:
    """Return the number of the question that an element of a sheet is, 0 where it is none."""
    if element.tag != "article" or "q" not in element.get("class", "").split():
        return 0
    return int(element.findtext("b[@class='n']", "0"))


def _picture_of(maths: "Element", number: int, colours: _Colours, *, answers: bool) -> "Element":
    """Return a formula as a picture that stands on the line of the text around it."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415  Only maths needs it.

    says = maths.get("alttext") or formula_in_line(maths)
    try:
        made = _draw_formula(_copy_in_colours(maths, colours, answers=answers))
    except Exception as error:
        raise Undrawn(says, number) from error
    if made is None:
        raise Undrawn(says, number, "its font lacks a sign")
    if made.width > _WIDEST:
        raise Undrawn(says, number, "it is too wide")
    look = f"width: {made.width:.3f}em; height: auto; max-width: 100%; max-height: none; margin: 0"
    return ET.Element(
        "img",
        src=f"data:image/svg+xml;base64,{b64encode(made.svg.encode()).decode()}",
        alt=says or " ",
        style=f"{look}; vertical-align: {-made.below:.3f}em",
    )


def _draw_formula(maths: "Element") -> _Drawing | None:
    """Return a formula as it is drawn, None where the font lacks a sign of it."""
    from ziamath.zmath import Math  # noqa: PLC0415  Only maths in a PDF needs it.

    texts = [*maths.itertext()]
    made = Math(maths, size=_SIZE, margin=0)
    if any(_lacks_glyph(made.font, text) for text in texts):
        return None
    box = made.node.bbox
    return _Drawing(made.svg(), (box.xmax - box.xmin) / _SIZE, -box.ymin / _SIZE)


def _copy_in_colours(maths: "Element", colours: _Colours, *, answers: bool) -> "Element":
    """Return a copy of a formula in its colours, for a library that writes into what it gets."""
    from copy import deepcopy  # noqa: PLC0415  Only maths needs it.

    copy = deepcopy(maths)
    copy.tail = None
    # The parser takes a declared namespace for an attribute, which XML cannot.
    copy.attrib = {name: value for name, value in copy.attrib.items() if name[0] != "{"}
    copy.set("mathcolor", colours.answer if answers else colours.ink)
    for element in [*copy.iter()]:
        if element.get("mathcolor") == ANSWER:
            element.set("mathcolor", colours.answer)
        if _is_blank(element):
            _make_room(element)
    return copy


def _lacks_glyph(font: Any, text: str) -> bool:  # noqa: ANN401  The library has no types.
    return any(not font.glyphindex(sign) for sign in text if category(sign) not in _UNSEEN)


_UNSEEN = frozenset(["Cc", "Cf", "Zs"])


def _is_blank(element: "Element") -> bool:
    return element.get("class") == "box"


def _make_room(blank: "Element") -> None:
    """Draw a blank as a box, off the bar of a fraction or a root."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415  Only maths needs it.

    wide = len("".join(blank.itertext())) * 0.34
    blank.tag = f"{NAMESPACE}mpadded"
    # The library takes depths to be added for the wrong way, and frames for as high as deep.
    around = {"width": f"{wide + 0.45}em", "height": "0.8em", "depth": "0.4em", "lspace": "0.12em"}
    blank.attrib = around
    for inside in [*blank]:
        blank.remove(inside)
    box = ET.SubElement(blank, f"{NAMESPACE}menclose", notation="box")
    room = {"width": f"{wide}em", "height": "0.6em", "depth": "0.2em"}
    ET.SubElement(box, f"{NAMESPACE}mspace", room)


def formula_in_line(maths: "Element") -> str:
    """Return a formula as a line of text, such as `(a+b)/(2)` or `x^2`."""
    name = maths.tag.removeprefix(NAMESPACE)
    parts = [formula_in_line(child) for child in maths]
    if name in _TWO_OR_THREE and len(parts) == len(_TWO_OR_THREE[name]):
        signs = zip(_TWO_OR_THREE[name], parts, strict=True)
        return "".join([f"{sign}{_in_brackets(part)}" for sign, part in signs])
    before, between = _ROWS.get(name, ("", ""))
    inside = between.join(parts) if parts else (maths.text or "").strip()
    return f"{before}{_in_brackets(inside)}" if before else inside


def _in_brackets(part: str) -> str:
    return part if len(part) <= 1 or part.isalnum() else f"({part})"


_TWO_OR_THREE = {
    # what stands before each part of a formula
    "mfrac": ("", "/"),
    "mover": ("", "^"),
    "mroot": ("√", "^1/"),
    "msub": ("", "_"),
    "msubsup": ("", "_", "^"),
    "msup": ("", "^"),
    "munder": ("", "_"),
    "munderover": ("", "_", "^"),
}
_ROWS = {
    # what stands before all parts, and between two
    "msqrt": ("√", ""),
    "mtable": ("", "; "),
    "mtr": ("", ", "),
}
