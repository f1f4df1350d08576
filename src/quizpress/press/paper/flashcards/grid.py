"""Where cards lie on a sheet: fronts, and the backs that meet them once the paper is turned."""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from quizpress.options import Flip
from quizpress.press.paper.paper_size import Paper

MOST_COLUMNS, MOST_ROWS = 4, 8
MARGIN = 10
"""Millimetres at least between the cards and the edge of the paper, which printers do not reach."""
_MARK, _AWAY = 3.5, 1.5
"""How long a crop mark is, and how far from the cards, in millimetres."""


class Layout(NamedTuple):
    """How cards are laid out on a paper, and how it is turned for its back.

    `shift` is by how many millimetres the backs move right and down, for printers whose two
    sides do not meet. A fold has both sides on one page: it takes an even number of columns, one
    more where it is odd, and no shift.
    """

    paper: Paper
    columns: int = 2
    rows: int = 4
    flip: Flip = "long"
    shift: tuple[float, float] = (0, 0)


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
    def across(self) -> int:
        """Return how many fronts stand side by side."""
        return self.columns // 2 if self.flip == "fold" else self.columns

    @property
    def fronts(self) -> list[Slot]:
        """Return the places of the fronts, in the order in which they are filled."""
        return [Slot(column, row) for row in range(self.rows) for column in range(self.across)]

    def back(self, front: Slot) -> Slot:
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


def grid(layout: Layout) -> Grid:
    """Return the grid of a layout: cards of whole millimetres in the middle of the paper.

    Raises:
        ValueError: there are fewer or more columns or rows than a sheet takes.
    """
    paper, columns, rows, flip, shift = layout
    if not (1 <= columns <= MOST_COLUMNS and 1 <= rows <= MOST_ROWS):
        raise ValueError(f"{columns}x{rows}")
    if flip == "fold":
        columns, shift = columns + columns % 2, (0, 0)
    width = int((paper.width - 2 * MARGIN) / columns)
    height = int((paper.height - 2 * MARGIN) / rows)
    left, top = (paper.width - width * columns) / 2, (paper.height - height * rows) / 2
    return Grid(paper, flip, columns, rows, width, height, left, top, shift)


def marks(made: Grid) -> str:
    """Return the crop marks as the path of an SVG, in millimetres, all outside the cards."""
    return "".join(_marks(made))


def _marks(made: Grid) -> Iterator[str]:
    (left, *_, right), (top, *_, bottom) = made.xs, made.ys
    for x in _cuts(made):
        for y in (top - _AWAY - _MARK, bottom + _AWAY):
            yield f"M{x:g} {y:g}v{_MARK}"
    for y in made.ys:
        for x in (left - _AWAY - _MARK, right + _AWAY):
            yield f"M{x:g} {y:g}h{_MARK}"


def guides(made: Grid) -> str:
    """Return the lines along which to cut as the path of an SVG."""
    (left, *_, right), (top, *_, bottom) = made.xs, made.ys
    down = [f"M{x:g} {top:g}V{bottom:g}" for x in _cuts(made)]
    return "".join([*down, *[f"M{left:g} {y:g}H{right:g}" for y in made.ys]])


def _cuts(made: Grid) -> list[float]:
    """Return where to cut from top to bottom, which is not where the paper folds."""
    fold = made.columns // 2 if made.flip == "fold" else -1
    return [x for place, x in enumerate(made.xs) if place != fold]
