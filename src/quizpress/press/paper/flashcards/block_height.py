"""How high the blocks of a text are in a column: bounds for all programs that set them."""

from collections.abc import Sequence
from typing import NamedTuple

from quizpress.press.paper.flashcards.measured import (
    Listing,
    Measured,
    MeasuredList,
    MeasuredTable,
    Paragraph,
)
from quizpress.press.paper.text_width import Line, count_lines

PICTURE = 2.05
"""Em that a picture within a text is high at most, as the style sheet has it, and to spare."""
CODE, CODE_LEADING = 0.88, 1.3
"""How large code is beside a text, and the distance of its lines in em of its own."""
AROUND = 0.3
"""Em above and below a listing, a list or a table."""
HANG = 1.6
"""Em of its own before each line of a listing, for the mark where one goes on."""
BULLET, NUMBER, APART = 1.3, 2.1, 1.4
"""Em before an item of a list, one with a number, and more from where numbers do not follow."""
ITEM = 0.1
"""Em between the items of a list."""
CELL_WIDTH, CELL_HEIGHT = 0.35, 0.15
"""Em that a cell leaves at each of its sides, and above and below its text."""
_RULE = 0.12
"""Em of the rule around a cell or beside a listing, at the smallest size."""
_NUMBER_GAP = 0.55
"""Em between a number and its item, which browsers leave."""
_NARROWEST = 1.5
"""Em of a column that takes one character, whichever it is."""


class Column(NamedTuple):
    """A column for text, in em; `stretch` is by how much its typeface is wider than a plain one."""

    width: float
    leading: float
    stretch: float

    @property
    def room(self) -> float:
        """Return how many em of plain text a line takes, if a column is not too narrow for any."""
        return max(self.width / self.stretch, _NARROWEST)


class Height(NamedTuple):
    """How many lines a text has, its height in em, and how full its fullest line is: 1 at most.

    `split` says whether a word stands in a column of a table that is too narrow for it.
    """

    lines: int = 0
    em: float = 0
    full: float = 0
    split: bool = False


def measure_height(blocks: Sequence[Measured], column: Column) -> Height:
    """Return the height of blocks that stand below each other."""
    return _sum([_height(block, column) for block in blocks])


def _sum(heights: Sequence[Height]) -> Height:
    if len(heights) <= 1:
        return heights[0] if heights else Height()
    lines, ems, fulls, splits = zip(*heights, strict=True)
    return Height(sum(lines), sum(ems), max(fulls), any(splits))


def _height(block: Measured, column: Column) -> Height:
    match block:
        case Paragraph():
            return _paragraph(block, column)
        case Listing():
            return _around(_listing(block, column))
        case MeasuredList():
            return _around(_list(block, column))
        case MeasuredTable():
            return _around(_table(block, column))


def _around(height: Height) -> Height:
    return height._replace(em=height.em + 2 * AROUND)


def _paragraph(text: Paragraph, column: Column) -> Height:
    lines = _count(text.lines, column)
    rise = min(text.rises, lines * text.rise)
    em = lines * column.leading + text.pictures * (PICTURE - column.leading) + rise
    return Height(lines, em, _fullness(text.widest, column))


def _count(lines: Sequence[Line], column: Column) -> int:
    room = column.room
    return sum([count_lines(line, room) for line in lines])


def _fullness(widest: float, column: Column) -> float:
    """Return how full the line with the widest formula or blank is, over 1 where none has room."""
    return max(widest, _NARROWEST) / max(column.width / column.stretch, _NARROWEST / _MOST_OVER)


_MOST_OVER = 100


def _listing(code: Listing, column: Column) -> Height:
    narrower = column._replace(width=column.width - HANG * CODE - _RULE)
    lines = _count(code.lines, narrower)
    return Height(lines, lines * CODE * CODE_LEADING, _fullness(code.widest, narrower))


def _list(items: MeasuredList, column: Column) -> Height:
    found: list[Height] = []
    for number, apart, blocks in items.items:
        indent = (NUMBER + apart * APART) if items.numbered else BULLET
        narrower = column._replace(width=column.width - indent)
        inside = measure_height(blocks, narrower)
        em = max(inside.em, column.leading) + ITEM
        hangs_out = items.numbered and number + _NUMBER_GAP > indent
        full = max(inside.full, (number + _NUMBER_GAP) / indent if hangs_out else 0)
        found.append(Height(max(inside.lines, 1), em, full, inside.split))
    return _sum(found)


def _table(table: MeasuredTable, column: Column) -> Height:
    width = column.width / len(table.rows[0]) - 2 * CELL_WIDTH - _RULE
    cell = column._replace(width=width)
    made = _sum([_row(row, cell) for row in table.rows])
    return made._replace(em=made.em + _RULE)


def _row(cells: Sequence[Paragraph], column: Column) -> Height:
    heights = [_paragraph(text, column) for text in cells]
    lines, ems, fulls, _ = zip(*heights, strict=True)
    widest = max(
        [piece.wide for text in cells for line in text.lines for piece in line.pieces], default=0
    )
    high = max(ems) + 2 * CELL_HEIGHT + _RULE
    return Height(max(lines), high, max(fulls), widest > column.room * 1000)
