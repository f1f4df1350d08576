"""Tables of a word processor: what stands side by side, and boxes to write into."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

from quizpress.press.paper.docx.ooxml import BOX, Edge, Pen, edge_line, w

Align = Literal["top", "center", "bottom"]


class Cell(NamedTuple):
    """A cell of a table: its paragraphs, its width in twips, and its edges that are drawn."""

    width: int
    paragraphs: Sequence[Element]
    edges: tuple[Edge, ...] = ()
    align: Align = "top"


def table(
    rows: Iterable[Sequence[Cell]],
    pen: Pen,
    indent: int = 0,
    height: int = 0,
    *,
    headed: bool = False,
) -> Element:
    """Return a table that draws no lines but those of its cells, with rows `height` high at least.

    All rows have cells of the same widths; where it is `headed`, the first stands on each page.
    """
    laid = [*rows]
    columns = [w("gridCol", w=cell.width) for cell in laid[0]]
    properties = [
        w("tblW", w=sum([cell.width for cell in laid[0]]), type="dxa"),
        w("tblInd", w=indent, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *[w(edge, w=0, type="dxa") for edge in BOX]),
    ]
    lines = [_table_row(cells, pen, height) for cells in laid]
    if headed:
        lines[0][0].append(w("tblHeader"))
    return w("tbl", w("tblPr", *properties), w("tblGrid", *columns), *lines)


def _table_row(cells: Sequence[Cell], pen: Pen, height: int) -> Element:
    tall = w("trHeight", val=height, hRule="atLeast") if height else None
    return w("tr", w("trPr", w("cantSplit"), tall), *[_table_cell(cell, pen) for cell in cells])


def _table_cell(cell: Cell, pen: Pen) -> Element:
    edges = [edge_line(edge, pen) for edge in cell.edges]
    width = w("tcW", w=cell.width, type="dxa")
    lines = w("tcBorders", *edges) if edges else None
    return w("tc", w("tcPr", width, lines, w("vAlign", val=cell.align)), *cell.paragraphs)
