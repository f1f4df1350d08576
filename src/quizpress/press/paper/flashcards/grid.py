"""Where cards lie on a sheet: fronts, and the backs that meet them once the paper is turned."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeVar, assert_never

from quizpress.options import MOST_COLUMNS, MOST_ROWS, Cards, Flip
from quizpress.press.paper.paper_size import Paper

MARGIN = 10
"""Millimetres at least between the cards and the edge of the paper, which printers do not reach."""
_MARK, _AWAY = 3.5, 1.5
"""How long a crop mark is, and how far from the cards, in millimetres."""
_Side = TypeVar("_Side")


class Slot(NamedTuple):
    """A place for a card, counted from the upper left corner of the page as printed."""

    column: int
    row: int


class Grid(NamedTuple):
    """The cards of a page; lengths are in millimetres, from the upper left corner."""

    paper: Paper
    flip: Flip
    columns: int
    rows: int
    width: int
    height: int
    left: float
    top: float
    shift: tuple[float, float]

    @property
    def fronts(self) -> list[Slot]:
        """Return the places of the fronts, in the order in which they are filled."""
        across = self.columns // 2 if self.flip == "fold" else self.columns
        return [Slot(column, row) for row in range(self.rows) for column in range(across)]

    def back_of(self, front: Slot) -> Slot:
        """Return the place behind a front; text stands upright in both."""
        match self.flip:
            case "long" | "fold":
                return Slot(self.columns - 1 - front.column, front.row)
            case "short":
                return Slot(front.column, self.rows - 1 - front.row)
        assert_never(self.flip)

    @property
    def xs(self) -> list[float]:
        """Return the edges of the columns."""
        return [self.left + self.width * column for column in range(self.columns + 1)]

    @property
    def ys(self) -> list[float]:
        """Return the edges of the rows."""
        return [self.top + self.height * row for row in range(self.rows + 1)]

    @property
    def cuts(self) -> list[float]:
        """Return where to cut from top to bottom, which is not where the paper folds."""
        fold = self.columns // 2 if self.flip == "fold" else -1
        return [x for place, x in enumerate(self.xs) if place != fold]


def make_grid(paper: Paper, cards: Cards) -> Grid:
    """Return where cards lie on a paper: of whole millimetres, in the middle.

    A fold has both sides on one page: it takes an even number of columns, one more where it is
    odd, and no shift.

    Raises:
        ValueError: there are fewer or more columns or rows than a sheet takes.
    """
    columns, rows, flip, shift, _ = cards
    if not (1 <= columns <= MOST_COLUMNS and 1 <= rows <= MOST_ROWS):
        raise ValueError(f"{columns}x{rows}")
    if flip == "fold":
        columns, shift = columns + columns % 2, (0, 0)
    width = int((paper.width - 2 * MARGIN) / columns)
    height = int((paper.height - 2 * MARGIN) / rows)
    left, top = (paper.width - width * columns) / 2, (paper.height - height * rows) / 2
    return Grid(paper, flip, columns, rows, width, height, left, top, shift)


def order_pages(
    fronts: Sequence[_Side], backs: Sequence[_Side], grid: Grid
) -> Iterator[tuple[Literal["front", "back", "fold"], int, Sequence[_Side]]]:
    """Yield pages as they are printed, a front and its back: their kind, their sheet, their sides.

    Fronts and backs of cards stand in the same order.
    """
    many = len(grid.fronts)
    for number, start in enumerate(range(0, len(fronts), many), 1):
        front, back = fronts[start : start + many], backs[start : start + many]
        if grid.flip == "fold":
            yield "fold", number, [*front, *back]
        else:
            yield "front", number, front
            yield "back", number, back


def draw_marks(grid: Grid) -> str:
    """Return the crop marks as the path of an SVG, in millimetres, all outside the cards."""
    (left, *_, right), (top, *_, bottom) = grid.xs, grid.ys
    above, below = top - _AWAY - _MARK, bottom + _AWAY
    before, behind = left - _AWAY - _MARK, right + _AWAY
    down = [f"M{x:g} {y:g}v{_MARK}" for x in grid.cuts for y in (above, below)]
    return "".join([*down, *[f"M{x:g} {y:g}h{_MARK}" for y in grid.ys for x in (before, behind)]])


def draw_guides(grid: Grid) -> str:
    """Return the lines along which to cut as the path of an SVG."""
    (left, *_, right), (top, *_, bottom) = grid.xs, grid.ys
    down = [f"M{x:g} {top:g}V{bottom:g}" for x in grid.cuts]
    return "".join([*down, *[f"M{left:g} {y:g}H{right:g}" for y in grid.ys]])
