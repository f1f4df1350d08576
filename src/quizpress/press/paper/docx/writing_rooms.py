"""The room for a hand on a sheet: lines, and areas that are blank, framed or squared."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from quizpress.press.paper.answer_space import SQUARE, WritingRoom
from quizpress.press.paper.docx.design import Design
from quizpress.press.paper.docx.ooxml import BOX, Edge, RunLook, paragraph, twips
from quizpress.press.paper.docx.runs import RunWriter
from quizpress.press.paper.docx.tables import Cell, table

_SOFT, _BLANK = RunLook("Soft"), RunLook("Blank")
SHORT_BLANK = "_" * 21
"""The characters of a short line, which no line breaks."""
_BETWEEN = 6
"""Millimetres between lines that stand beside each other."""


def write_short_line(runs: RunWriter) -> list[Element]:
    """Return a short line, to stand at the end of a question."""
    return runs.write_plain(SHORT_BLANK, _BLANK)


def write_room(room: WritingRoom, runs: RunWriter) -> Iterator[Element]:
    """Yield what stands below a question to be written on or in."""
    design = runs.design
    match room.kind:
        case "lines":
            yield from [paragraph("Line") for _ in range(room.lines)]
        case "slots" if room.columns == 1:
            for number in range(1, room.lines + 1):
                yield paragraph("Line", *runs.write_plain(str(number), _SOFT))
        case "slots":
            yield _write_slots(room, runs)
        case "blank" | "box":
            edges = BOX if room.kind == "box" else ()
            yield _write_area(Cell(twips(design.body), [paragraph("Rest")], edges), room, design)
        case "grid":
            yield _write_squares(room, design)


def _write_area(cell: Cell, room: WritingRoom, design: Design) -> Element:
    return table([[cell]], design.rule, twips(design.number), twips(room.height * design.writing))


def _write_squares(room: WritingRoom, design: Design) -> Element:
    """Return squares as wide as the question lets them be."""
    side = SQUARE * design.writing
    cell = Cell(twips(side), [paragraph("Rest")], BOX)
    across, down = int(design.body / side), round(room.height / SQUARE)
    return table([[cell] * across] * down, design.rule, twips(design.number), twips(side))


def _write_slots(room: WritingRoom, runs: RunWriter) -> Element:
    """Return numbered lines, beside each other."""
    design = runs.design
    width = (design.body - _BETWEEN * (room.columns - 1)) / room.columns
    gap = Cell(twips(_BETWEEN), [paragraph("Label")])
    rows = []
    for start in range(0, room.lines, room.columns):
        row: list[Cell] = []
        for place in range(start, start + room.columns):
            inside = runs.write_plain(str(place + 1), _SOFT) if place < room.lines else []
            edges: tuple[Edge, ...] = ("bottom",) if inside else ()
            row += [gap, Cell(twips(width), [paragraph("Label", *inside)], edges, "bottom")]
        rows.append(row[1:])
    return table(rows, design.rule, twips(design.number), twips(design.row))
