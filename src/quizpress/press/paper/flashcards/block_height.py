"""How high the blocks of a text are in a column: bounds for all programs that set them."""

from collections.abc import Sequence
from typing import NamedTuple

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
_SPACES = frozenset((" ", "\u00a0"))
_MOST_OVER = 100
"""How many times wider than its column a formula counts as at most."""


class Paragraph(NamedTuple):
    """Lines of a text, and what stands in them that is no text.

    `rise` is what the highest formula rises over its line, `rises` what all do, `widest` the
    widest formula or blank, all in em. Each picture is a line of its own.
    """

    lines: tuple[Line, ...]
    pictures: int = 0
    widest: float = 0
    rise: float = 0
    rises: float = 0

    @property
    def indented(self) -> bool:
        """Say whether a line begins with spaces, which are seen only where lines begin alike."""
        return not _SPACES.isdisjoint([line.text[:1] for line in self.lines])


class Listing(NamedTuple):
    """The lines of code between fences, and the widest blank in them."""

    lines: tuple[Line, ...]
    widest: float = 0


MeasuredItem = tuple[float, bool, tuple["Measured", ...]]
"""How wide the number of an item is, in em, whether it is apart from the one before, its blocks."""


class MeasuredList(NamedTuple):
    """A list, numbered or not."""

    items: tuple[MeasuredItem, ...]
    numbered: bool


class MeasuredTable(NamedTuple):
    """The cells of a table by rows, as many in each."""

    rows: tuple[tuple[Paragraph, ...], ...]


Measured = Paragraph | Listing | MeasuredList | MeasuredTable
"""What is left of the tree of a text to find how high it is in a column."""


class Column(NamedTuple):
    """A column for text, in em; `stretch` is by how much its typeface is wider than a plain one."""

    width: float
    leading: float
    stretch: float

    def count_lines(self, lines: Sequence[Line]) -> int:
        """Return how many lines there are for those typed, even where it is too narrow for any."""
        room = self.width / self.stretch
        return sum([count_lines(line, max(room, _NARROWEST)) for line in lines])

    def fullness(self, widest: float) -> float:
        """Return how full its line with the widest formula or blank is, over 1 without room."""
        room = self.width / self.stretch
        return max(widest, _NARROWEST) / max(room, _NARROWEST / _MOST_OVER)


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
    if len(blocks) == 1:
        return _measure_block(blocks[0], column)
    return _add_heights([_measure_block(block, column) for block in blocks])


def _add_heights(heights: Sequence[Height]) -> Height:
    if not heights:
        return Height()
    lines, ems, fulls, splits = zip(*heights, strict=True)
    return Height(sum(lines), sum(ems), max(fulls), any(splits))


def _measure_block(block: Measured, column: Column) -> Height:
    match block:
        case Paragraph():
            return _measure_paragraph(block, column)
        case Listing():
            height = _measure_listing(block, column)
        case MeasuredList():
            height = _measure_list(block, column)
        case MeasuredTable():
            height = _measure_table(block, column)
    return height._replace(em=height.em + 2 * AROUND)


def _measure_paragraph(text: Paragraph, column: Column) -> Height:
    lines = column.count_lines(text.lines)
    rise = min(text.rises, lines * text.rise)
    em = lines * column.leading + text.pictures * (PICTURE - column.leading) + rise
    return Height(lines, em, column.fullness(text.widest))


def _measure_listing(code: Listing, column: Column) -> Height:
    narrower = column._replace(width=column.width - HANG * CODE - _RULE)
    lines = narrower.count_lines(code.lines)
    return Height(lines, lines * CODE * CODE_LEADING, narrower.fullness(code.widest))


def _measure_list(items: MeasuredList, column: Column) -> Height:
    found: list[Height] = []
    for number, apart, blocks in items.items:
        indent = (NUMBER + apart * APART) if items.numbered else BULLET
        inside = measure_height(blocks, column._replace(width=column.width - indent))
        em = max(inside.em, column.leading) + ITEM
        hangs_out = items.numbered and number + _NUMBER_GAP > indent
        full = max(inside.full, (number + _NUMBER_GAP) / indent if hangs_out else 0)
        found.append(Height(max(inside.lines, 1), em, full, inside.split))
    return _add_heights(found)


def _measure_table(table: MeasuredTable, column: Column) -> Height:
    width = column.width / len(table.rows[0]) - 2 * CELL_WIDTH - _RULE
    cell = column._replace(width=width)
    made = _add_heights([_measure_row(row, cell) for row in table.rows])
    return made._replace(em=made.em + _RULE)


def _measure_row(cells: Sequence[Paragraph], column: Column) -> Height:
    heights = [_measure_paragraph(text, column) for text in cells]
    lines, ems, fulls, _ = zip(*heights, strict=True)
    widest = max([line.part_words()[1] for text in cells for line in text.lines], default=0)
    split = widest > max(column.width / column.stretch, _NARROWEST) * 1000
    return Height(max(lines), max(ems) + 2 * CELL_HEIGHT + _RULE, max(fulls), split)
