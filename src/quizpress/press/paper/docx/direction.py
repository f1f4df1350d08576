"""Texts that run from left to right and from right to left, in one document."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from quizpress.press.paper.docx.ooxml import (
    PLAIN,
    RunLook,
    adjust_paragraph,
    keep_with_next,
    node,
    paragraph,
    run,
    w,
)

MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
"""A character unseen that parts what is written on its own from what stands beside it."""


def embed_runs(content: Sequence[Element], direction: str) -> list[Element]:
    """Return runs of a direction for a paragraph of the other one; each line on its own.

    Word wants an element around them, LibreOffice characters; marks part them from their
    neighbours.
    """
    made: list[Element] = []
    held: list[Element] = []
    for element in content:
        if element.find("w:br") is None:
            held.append(element)
        else:
            made += [*_embed_line(held, direction), element]
            held = []
    return [*made, *_embed_line(held, direction)]


def _embed_line(content: list[Element], direction: str) -> list[Element]:
    if not content:
        return []
    mark = MARKS["ltr" if direction == "rtl" else "rtl"]
    within = w("dir", run(_OPENS[direction]), *content, run(_CLOSES), val=direction)
    before, after = [run(mark, rtl=direction == "ltr") for _ in range(2)]
    return [before, within, after]


def write_runs_of(text: str, direction: str, look: RunLook = PLAIN) -> list[Element]:
    """Return a text as runs; what is written against the direction is in runs of its own."""
    if text.isascii() and direction == "ltr":
        return [run(text, look)] if text else []
    pieces = _AGAINST[direction].split(text)
    return [
        run(piece, look, rtl=(direction == "rtl") != bool(place % 2))
        for place, piece in enumerate(pieces)
        if piece
    ]


def framed_run(text: str, direction: str, look: RunLook) -> Element:
    """Return a text with room for the frame of its look.

    It is one run of one direction, as LibreOffice draws lines through a frame around several; in
    a line from right to left it also counts a space that does not break as one of its own, and
    moves letters to the edge.
    """
    if direction == "ltr":
        return run(f"\u00a0{text}\u00a0", look)
    own, room = ("rtl", "  ") if _AGAINST["ltr"].search(text) else ("ltr", " ")
    return run(f"{MARKS[own]}{room}{text}{room}{MARKS[own]}", look, rtl=own == "rtl")


def turn(root: Element) -> None:
    """Set all paragraphs and tables from right to left."""
    for table in root.iter("w:tbl"):
        _indent_by_column(table)
    for block in root.iter("w:p"):
        if next(block.iter("w:bidi"), None) is None:  # A text that runs otherwise says so.
            adjust_paragraph(block, w("bidi"))
    for properties in root.iter("w:tblPr"):
        properties.insert(0, w("bidiVisual"))


def _indent_by_column(table: Element) -> None:
    """Put an empty column in the place of an indent: LibreOffice has none from the right."""
    properties, columns, *rows = table
    (size,), (indent,) = properties.findall("w:tblW"), properties.findall("w:tblInd")
    wide = int(indent.get("w:w", 0))
    if wide:
        size.set("w:w", str(wide + int(size.get("w:w", 0))))
        indent.set("w:w", "0")
        columns.insert(0, w("gridCol", w=wide))
        for row in rows:
            row.insert(1, _empty_cell(wide, row))


def _empty_cell(wide: int, row: Element) -> Element:
    """Return an empty cell; LibreOffice draws the edge to the next one only if both ask for it."""
    first = row.findall("w:tc")[0][0]
    lefts = [edge for lines in first.findall("w:tcBorders") for edge in lines.findall("w:left")]
    empty = paragraph("Item")
    if [*row.iter("w:keepNext")]:
        keep_with_next(empty)
    edges = [node("w:right", edge.attrib) for edge in lefts]
    lines = w("tcBorders", *edges) if edges else None
    return w("tc", w("tcPr", w("tcW", w=wide, type="dxa"), lines), empty)


def _stretch_pattern(own: str, last: str, other: str) -> re.Pattern[str]:
    """Return the pattern of a text from an own letter to a last one, with no other between."""
    return re.compile(f"([{own}](?:[^{other}]*[{last}])?)")


_OPENS, _CLOSES = {"ltr": "\u202a", "rtl": "\u202b"}, "\u202c"
"""Characters unseen around what runs in a direction of its own."""
_RTL = "\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LTR = (
    "\u200eA-Za-z\u00aa\u00b5\u00ba\u00c0-\u02b8"
    "\u0370-\u058f\u0900-\u1fff\u2c00-\ufb17\uff21-\uffdc"
)
_AGAINST = {
    "ltr": _stretch_pattern(_RTL, _RTL, _LTR),
    "rtl": _stretch_pattern(_LTR, f"{_LTR}0-9", _RTL),
}
