"""Word's XML: elements, runs and paragraphs, measured in twips (1/20 pt)."""

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import chain
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

LetterStyle = Literal[
    "", "Answer", "Blank", "Hyperlink", "Place", "RightSquare", "Said", "Soft", "Square", "Stamp"
]
"""A character style, by its id; empty for the look of the paragraph."""
Edge = Literal["top", "left", "bottom", "right"]
BOX: tuple[Edge, ...] = ("top", "left", "bottom", "right")
MONO = "Courier New"
PRESERVE = {"xml:space": "preserve"}


class RunLook(NamedTuple):
    """How a run differs from its paragraph."""

    face: LetterStyle = ""
    bold: bool = False
    italic: bool = False
    code: bool = False


class Pen(NamedTuple):
    """What lines are drawn with: a colour, and a width in points."""

    color: str
    width: float


PLAIN = RunLook()


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


def run(text: str, look: RunLook = PLAIN, *, rtl: bool = False) -> Element:
    """Return a text that looks the same throughout.

    Word takes direction and font of a run from what the run says, not from its letters.
    """
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


def tab() -> Element:
    """Return a run that goes on at the next tab stop."""
    return w("r", w("tab"))


def line_break() -> Element:
    """Return a run that begins a new line."""
    return w("r", w("br"))


def counted_number(instruction: str) -> Element:
    """Return a number that the word processor counts by itself."""
    return w("fldSimple", run("1"), instr=instruction)


def paragraph(style: str, *content: Element) -> Element:
    """Return a paragraph of a style."""
    return w("p", w("pPr", w("pStyle", val=style)), *content)


def edge_line(edge: str, pen: Pen, space: int = 0) -> Element:
    """Return a line at an edge, `space` points away."""
    return w(edge, val="single", sz=round(pen.width * 8), space=space, color=pen.color)


def level_with_pictures(block: Element) -> Element:
    """Set letters at the top of pictures in their line, so that those of all options are level.

    The line is no higher than its pictures, whatever is asked for in lines of text.
    """
    for each in block.iter("w:p"):
        if next(each.iter("w:drawing"), None) is not None:
            spacing = w("spacing", line=_SINGLE, lineRule="auto")
            adjust_paragraph(each, spacing, w("textAlignment", val="top"))
    return block


def adjust_paragraph(block: Element, *changes: Element) -> None:
    """Set what one paragraph has otherwise than its style."""
    (properties,) = block.findall("w:pPr")
    for change in changes:
        old = properties.find(change.tag)
        if old is None:
            places = [_PLACES[child.tag] for child in properties]
            properties.insert(bisect(places, _PLACES[change.tag]), change)
        else:
            old.attrib.update(change.attrib)


def keep_with_next(block: Element) -> None:
    """Hold a block on the page of the next one."""
    for properties in block.iter("w:pPr"):
        if properties.find("w:keepNext") is None:
            properties.insert(1, w("keepNext"))


def begin_page(blocks: Sequence[Element]) -> None:
    """Set the first of some blocks on a new page."""
    first = next(chain.from_iterable([block.iter("w:p") for block in blocks]), None)
    if first is not None:
        adjust_paragraph(first, w("pageBreakBefore"))


def section_end(columns: int, gutter: float) -> Element:
    """Return a paragraph that ends what stands in so many columns, `gutter` millimetres apart.

    Of the section it says no more; what all have is the document's.
    """
    made = paragraph("Rest")
    (properties,) = made
    many = w("cols", num=columns, space=twips(gutter))
    properties.append(w("sectPr", w("type", val="continuous"), many))
    return made


def hold_together(blocks: Sequence[Element]) -> Sequence[Element]:
    """Hold blocks on one page together."""
    for block in blocks[:-1]:
        keep_with_next(block)
    for row in blocks[-1].findall("w:tr")[:-1]:
        keep_with_next(row)
    return blocks


_SINGLE = 240
_ORDER = (
    *(
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "widowControl",
        "suppressLineNumbers",
        "pBdr",
        "tabs",
    ),
    *("bidi", "spacing", "ind", "jc", "textAlignment", "outlineLvl", "sectPr"),
)
_PLACES = {f"w:{name}": place for place, name in enumerate(_ORDER)}
"""What a paragraph is told, in the order of the schema."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML can hold."""
