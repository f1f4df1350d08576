"""Where cards lie on a sheet: fronts, and the backs that meet them once the paper is turned."""

from collections.abc import Sequence
from typing import Generic, Literal, NamedTuple, TypeVar, assert_never

from quizpress.options import MOST_COLUMNS, MOST_ROWS, Backs, Cards, CardSheet, Flip
from quizpress.press import Unpressed
from quizpress.press.paper.paper_size import PAPERS, Paper

MARGIN = 10
"""Millimetres at least between the cards and the edge of the paper, which printers do not reach."""
_MARK, _AWAY = 3.5, 1.5
"""How long a crop mark is, and how far from the cards, in millimetres."""
_LEAST_MARGIN = _MARK + _AWAY
"""Millimetres around cards of a size that is asked for: as much as their crop marks take."""
_Side = TypeVar("_Side")


class Slot(NamedTuple):
    """A place for a card, counted from the upper left corner of the page as printed."""

    column: int
    row: int


class Grid(NamedTuple):
    """The cards of a page, in its middle; lengths are in millimetres, from the upper left corner.

    `gap` is between columns, and between rows. Paper that is `ready` needs no cutting.
    """

    paper: Paper
    flip: Flip
    columns: int
    rows: int
    width: float
    height: float
    shift: tuple[float, float] = (0, 0)
    backs: Backs = "each"
    gap: tuple[float, float] = (0, 0)
    ready: bool = False

    @property
    def fronts(self) -> list[Slot]:
        """Return the places of the fronts, in the order in which they are filled."""
        return [Slot(column, row) for row in range(self.rows) for column in range(self.across)]

    @property
    def across(self) -> int:
        """Return how many fronts stand side by side."""
        return self.columns // 2 if self.flip == "fold" else self.columns

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
        """Return where columns begin."""
        return _spread(self.paper.width, self.columns, self.width, self.gap[0])

    @property
    def ys(self) -> list[float]:
        """Return where rows begin."""
        return _spread(self.paper.height, self.rows, self.height, self.gap[1])

    def fill_sheets(self, count: int) -> list[tuple[Slot, Slot]]:
        """Return the places of so many fronts, each with that of its back, sheet after sheet.

        Those of a last sheet stand in as few rows as hold them, which are about equally long.
        """
        whole, left = divmod(count, len(self.fronts))
        rows = -(-left // self.across)
        last = [
            Slot(column, row)
            for row in range(rows)
            for column in range(left // rows + (row < left % rows))
        ]
        return [(front, self.back_of(front)) for front in (*self.fronts * whole, *last)]


class SheetPage(NamedTuple, Generic[_Side]):
    """A page as it is printed: what is on it, the number of its sheet, and its sides of cards.

    The crop marks and the lines along which to cut are the paths of an SVG, in millimetres.
    """

    kind: Literal["front", "back", "fold"]
    number: int
    sides: Sequence[_Side]
    marks: str
    guides: str


def make_grid(paper: Paper, cards: Cards) -> Grid:
    """Return where cards lie on a paper: of whole millimetres, unless their size is asked for.

    A fold has both sides on one page: it takes an even number of columns, one more where it is
    odd, and no shift.

    Raises:
        ValueError: there are fewer or more columns or rows than a sheet takes.
        Unpressed: cards of the size that is asked for do not fit on the paper.
    """
    columns, rows, flip, shift, _, sheet, backs = cards
    if not (1 <= columns <= MOST_COLUMNS and 1 <= rows <= MOST_ROWS):
        raise ValueError(f"{columns}x{rows}")
    shift = (0, 0) if flip == "fold" else shift
    if sheet:
        return _fit_size(paper, sheet, flip)._replace(shift=shift, backs=backs)
    columns += columns % 2 if flip == "fold" else 0
    width = int((paper.width - 2 * MARGIN) / columns)
    height = int((paper.height - 2 * MARGIN) / rows)
    return Grid(paper, flip, columns, rows, width, height, shift, backs)


def _fit_size(paper: Paper, sheet: CardSheet, flip: Flip) -> Grid:
    """Return the grid of a ready-made sheet, or as many cards of a size as a paper has room for."""
    width, height, own, columns, rows, gap = sheet
    if own:
        return Grid(PAPERS[own], flip, columns, rows, width, height, gap=gap, ready=True)
    columns = int((paper.width - 2 * _LEAST_MARGIN) / width)
    rows = int((paper.height - 2 * _LEAST_MARGIN) / height)
    columns -= columns % 2 if flip == "fold" else 0
    if not (columns and rows):
        room = f"{paper.width - 2 * _LEAST_MARGIN:g} x {paper.height - 2 * _LEAST_MARGIN:g} mm"
        two = ", and a fold takes two side by side" if flip == "fold" else ""
        message = f"a page has room for {room}, not for cards of {width:g} x {height:g} mm{two}"
        raise Unpressed(message, "give a smaller `--card`, or another `--size` of paper")
    return Grid(paper, flip, columns, rows, width, height)


def _spread(room: float, count: int, length: float, gap: float) -> list[float]:
    """Return where so many lengths begin that stand in the middle of a room, a gap apart."""
    start = (room - count * length - (count - 1) * gap) / 2
    return [start + (length + gap) * place for place in range(count)]


def order_pages(
    fronts: Sequence[_Side], backs: Sequence[_Side], grid: Grid
) -> list[SheetPage[_Side]]:
    """Return pages as they are printed: each front before its back, or all before all backs.

    Fronts and backs of cards stand in the same order.
    """
    places, many = grid.fill_sheets(len(fronts)), len(grid.fronts)
    pages: list[SheetPage[_Side]] = []
    for number, start in enumerate(range(0, len(fronts), many), 1):
        here = slice(start, start + many)
        ahead, behind = zip(*places[here], strict=True)
        front, back = fronts[here], backs[here]
        if grid.flip == "fold":
            slots = (*ahead, *behind)
            drawn = draw_marks(grid, slots), draw_guides(grid, slots)
            pages.append(SheetPage("fold", number, [*front, *back], *drawn))
        else:
            drawn = draw_marks(grid, ahead), draw_guides(grid, ahead)
            pages.append(SheetPage("front", number, front, *drawn))
            pages.append(SheetPage("back", number, back, draw_marks(grid, behind), ""))
    return sorted(pages, key=lambda page: page.kind == "back") if grid.backs == "after" else pages


def draw_marks(grid: Grid, slots: Sequence[Slot]) -> str:
    """Return the crop marks of cards as the path of an SVG, in millimetres, all outside them."""
    if grid.ready:
        return ""
    across, down = _list_cuts(grid, slots)
    above, below = down[0] - _AWAY - _MARK, down[-1] + _AWAY
    before, behind = across[0] - _AWAY - _MARK, across[-1] + _AWAY
    upright = [f"M{x:g} {y:g}v{_MARK}" for x in _without_fold(grid, across) for y in (above, below)]
    return "".join([*upright, *[f"M{x:g} {y:g}h{_MARK}" for y in down for x in (before, behind)]])


def draw_guides(grid: Grid, slots: Sequence[Slot]) -> str:
    """Return the lines along which to cut cards as the path of an SVG."""
    if grid.ready:
        return ""
    across, down = _list_cuts(grid, slots)
    upright = [f"M{x:g} {down[0]:g}V{down[-1]:g}" for x in _without_fold(grid, across)]
    return "".join([*upright, *[f"M{across[0]:g} {y:g}H{across[-1]:g}" for y in down]])


def _list_cuts(grid: Grid, slots: Sequence[Slot]) -> tuple[list[float], list[float]]:
    """Return where the cards in some places begin and end: across the page, and down."""
    columns, rows = {slot.column for slot in slots}, {slot.row for slot in slots}
    across = _list_edges([grid.xs[column] for column in columns], grid.width)
    return across, _list_edges([grid.ys[row] for row in rows], grid.height)


def _list_edges(starts: Sequence[float], length: float) -> list[float]:
    """Return where lengths begin and end, once where one begins as another ends."""
    return sorted({round(edge, 3) for start in starts for edge in (start, start + length)})


def _without_fold(grid: Grid, across: Sequence[float]) -> list[float]:
    """Return where to cut, which is not where the paper folds."""
    return [x for x in across if grid.flip != "fold" or x != grid.paper.width / 2]
