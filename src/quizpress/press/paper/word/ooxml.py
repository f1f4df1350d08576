"""Word's XML: elements, runs, paragraphs and tables, measured in twips (1/20 pt)."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

Face = Literal[
    "", "Answer", "Blank", "Hyperlink", "Place", "RightSquare", "Soft", "Square", "Stamp"
]
"""A character style, by its id; empty for the look of the paragraph."""
Align = Literal["top", "center", "bottom"]
Edge = Literal["top", "left", "bottom", "right"]
BOX: tuple[Edge, ...] = ("top", "left", "bottom", "right")
ANSWER, SOFT, RULE = "A3121F", "555555", "6F6F6F"
"""The colours of answers, of what is less important, and of lines, as in the style sheet."""
MONO = "Courier New"
PRESERVE = {"xml:space": "preserve"}


class Look(NamedTuple):
    """How a run differs from its paragraph."""

    face: Face = ""
    bold: bool = False
    italic: bool = False
    code: bool = False


class Cell(NamedTuple):
    """A cell of a table: its paragraphs, its width in twips, and its edges that are drawn."""

    width: int
    paragraphs: Sequence[Element]
    edges: tuple[Edge, ...] = ()
    align: Align = "top"


PLAIN = Look()


def twips(millimetres: float) -> int:
    """Return a length in twips."""
    return round(millimetres * 1440 / 25.4)


def node(tag: str, attributes: dict[str, str], *children: Element | None) -> Element:
    """Return an element; tag and attributes have the prefixes that the whole document declares."""
    made = Element(tag, attributes)
    made.extend([child for child in children if child is not None])
    return made


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """Return an element of the text, its attributes in the namespace of the text too."""
    named = {f"w:{name}": str(value) for name, value in attributes.items()}
    return node(f"w:{tag}", named, *children)


def runs(text: str, direction: str, look: Look = PLAIN) -> list[Element]:
    """Return a text as runs; what is written against the direction is in runs of its own.

    Word takes direction and font of a run from what the run says, not from its letters.
    """
    if text.isascii() and direction == "ltr":
        return [_run(text, look, rtl=False)] if text else []
    pieces = _AGAINST[direction].split(text)
    return [
        _run(piece, look, rtl=(direction == "rtl") != bool(place % 2))
        for place, piece in enumerate(pieces)
        if piece
    ]


def tab() -> Element:
    """Return a run that goes on at the next tab stop."""
    return w("r", w("tab"))


def line_break() -> Element:
    """Return a run that begins a new line."""
    return w("r", w("br"))


def field(instruction: str) -> Element:
    """Return a number that the word processor counts by itself."""
    return w("fldSimple", *runs("1", "ltr"), instr=instruction)


def paragraph(style: str, *content: Element) -> Element:
    """Return a paragraph of a style."""
    return w("p", w("pPr", w("pStyle", val=style)), *content)


def table(rows: Iterable[Sequence[Cell]], indent: int = 0, height: int = 0) -> Element:
    """Return a table that draws no lines but those of its cells, with rows `height` high at least.

    All rows have cells of the same widths.
    """
    laid = [*rows]
    columns = [w("gridCol", w=cell.width) for cell in laid[0]]
    properties = [
        w("tblW", w=sum([cell.width for cell in laid[0]]), type="dxa"),
        w("tblInd", w=indent, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *[w(edge, w=0, type="dxa") for edge in BOX]),
    ]
    lines = [_row(cells, height) for cells in laid]
    return w("tbl", w("tblPr", *properties), w("tblGrid", *columns), *lines)


def line(edge: str, color: str = RULE, size: int = 6, space: int = 0) -> Element:
    """Return a line at an edge, `size` eighths of a point thick and `space` points away."""
    return w(edge, val="single", sz=size, space=space, color=color)


def keep(block: Element) -> None:
    """Hold a block on the page of the next one."""
    for properties in block.iter("w:pPr"):
        if properties.find("w:keepNext") is None:
            properties.insert(1, w("keepNext"))


def hold(blocks: Sequence[Element]) -> Sequence[Element]:
    """Hold blocks on one page together."""
    for block in blocks[:-1]:
        keep(block)
    for row in blocks[-1].findall("w:tr")[:-1]:
        keep(row)
    return blocks


def turn(root: Element) -> None:
    """Set all paragraphs and tables from right to left."""
    for properties in root.iter("w:pPr"):
        before = [child.tag for child in properties].count
        properties.insert(sum(map(before, _BEFORE_BIDI)), w("bidi"))
    for properties in root.iter("w:tblPr"):
        properties.insert(0, w("bidiVisual"))


def _row(cells: Sequence[Cell], height: int) -> Element:
    tall = w("trHeight", val=height, hRule="atLeast") if height else None
    return w("tr", w("trPr", w("cantSplit"), tall), *map(_cell, cells))


def _cell(cell: Cell) -> Element:
    lines = w("tcBorders", *map(line, cell.edges)) if cell.edges else None
    width = w("tcW", w=cell.width, type="dxa")
    return w("tc", w("tcPr", width, lines, w("vAlign", val=cell.align)), *cell.paragraphs)


def _run(text: str, look: Look, *, rtl: bool) -> Element:
    properties = w(
        "rPr",
        w("rStyle", val=look.face) if look.face else None,
        w("rFonts", ascii=MONO, hAnsi=MONO, cs=MONO) if look.code else None,
        *([w("b"), w("bCs")] if look.bold else []),
        *([w("i"), w("iCs")] if look.italic else []),
        w("rtl") if rtl else None,
    )
    return w("r", properties if len(properties) else None, words("w:t", text))


def words(tag: str, text: str) -> Element:
    """Return an element that holds a text, spaces at its ends included."""
    made = node(tag, PRESERVE)
    made.text = _FORBIDDEN.sub("\ufffd", text)
    return made


def _stretch(own: str, last: str, other: str) -> re.Pattern[str]:
    """Return the pattern of a text from an own letter to a last one, with no other between."""
    return re.compile(f"([{own}](?:[^{other}]*[{last}])?)")


_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LTR = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u02b8\u0370-\u058f\u0900-\u1fff\u2c00-\ufb17\uff21-\uffdc"
_AGAINST = {
    "ltr": _stretch(_RTL, _RTL, _LTR),
    "rtl": _stretch(_LTR, f"{_LTR}0-9", _RTL),
}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML can hold."""
_BEFORE_BIDI = ("w:pStyle", "w:keepNext", "w:keepLines", "w:widowControl", "w:pBdr", "w:tabs")
"""What the schema wants in front of the direction of a paragraph."""
