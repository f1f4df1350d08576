"""What a test sheet draws, to find by how much the two sides of a paper do not meet."""

from typing import NamedTuple

from quizpress.press.paper.flashcards.grid import Grid

REACH = 10
"""Millimetres that a ruler reaches from its cross, to every side."""
_LONG, _LINE = 5, 14
"""Every so many millimetres a tick is longer; how far the lines of the back reach."""
_FROM_SIDE, _FROM_TOP, _FROM_FOOT = 40, 95, 65
_ARROW, _BESIDE = 60, 16
"""Millimetres from the top to the arrows, and from there to the name of a side."""
_NAME = 6
"""How high the letters of a name are, in millimetres, as the style sheet has it."""


class Point(NamedTuple):
    """A place on a page, in millimetres from its upper left corner."""

    x: float
    y: float


class Reading(NamedTuple):
    """A number at the end of a ruler: where it stands from the cross, in millimetres, what it says.

    It says by how much to shift the backs, and an arrow which way: to the right, or down.
    """

    x: float
    y: float
    shift: str


class Drawing(NamedTuple):
    """One side of the test: rulers or plain crosses, and arrows that lie upon one another."""

    crosses: tuple[Point, ...]
    lines: str
    arrow: str
    name: Point
    after: bool
    """Whether the name stands after its place, which is to the right."""


def draw_front(grid: Grid) -> Drawing:
    """Return the side with the rulers; where the paper folds all crosses are on its left half."""
    wide, high = grid.paper.width, grid.paper.height
    folds = grid.flip == "fold"
    across = (_FROM_SIDE,) if folds else (_FROM_SIDE, wide - _FROM_SIDE)
    crosses = [Point(x, y) for y in (_FROM_TOP, high - _FROM_FOOT) for x in across]
    crosses += [] if folds else [Point(wide / 2, high / 2)]
    lines = "".join(map(_draw_ruler, crosses))
    at = Point(wide / (4 if folds else 2), _ARROW)
    name = Point(at.x - _BESIDE, _ARROW)
    return Drawing(tuple(crosses), lines, _draw_arrows(at, 1, 1), name, after=False)


def draw_back(grid: Grid) -> Drawing:
    """Return the side with plain crosses; held against the light they lie on those of the front."""
    front = draw_front(grid)
    crosses = tuple([_point_behind(grid, cross) for cross in front.crosses])
    lines = "".join([_draw_cross(cross, _LINE) for cross in crosses])
    at = _point_behind(grid, Point(front.name.x + _BESIDE, _ARROW))
    right, up = (1, -1) if grid.flip == "short" else (-1, 1)
    name = Point(at.x + _BESIDE * right, at.y)
    return Drawing(crosses, lines, _draw_arrows(at, right, up), name, after=right > 0)


def list_readings(grid: Grid) -> list[Reading]:
    """Return the numbers on a ruler: the shift to ask for where a line of the back crosses it."""
    if grid.flip == "fold":
        return []
    sign = 1 if grid.flip == "long" else -1
    right = [Reading(at * 1.7, 0.8, f"→ {sign * at:+d}") for at in (-REACH, REACH)]
    down = ((-REACH - 2, -REACH), (REACH + 4, REACH))
    return right + [Reading(0, place, f"↓ {-sign * at:+d}") for place, at in down]


def draw_hundred(grid: Grid) -> str:
    """Return a ruler of a hundred millimetres, to see whether the scale was kept."""
    left, top = grid.paper.width / 2 - 50, grid.paper.height - 30
    ticks = "".join([f"M{left + at:g} {top - 2}v4" for at in range(0, 101, 10)])
    return f"M{left:g} {top:g}h100{ticks}"


def write_name_places(grid: Grid) -> str:
    """Return the style sheet of where the names stand, which are no part of the drawing."""
    made = []
    for of, side in (("front", draw_front(grid)), ("back", draw_back(grid))):
        x, y = side.name
        place = f"left: {x:g}mm" if side.after else f"right: {grid.paper.width - x:g}mm"
        made.append(f".name.of-{of} {{ top: {y - _NAME / 2:g}mm; {place} }}\n")
    return "".join(made)


def _point_behind(grid: Grid, point: Point) -> Point:
    """Return the place on the page of the backs that is to lie behind one of the fronts."""
    if grid.flip == "short":
        return Point(point.x, grid.paper.height - point.y)
    return Point(grid.paper.width - point.x, point.y)


def _draw_cross(at: Point, reach: int) -> str:
    return f"M{at.x - reach:g} {at.y:g}h{2 * reach}M{at.x:g} {at.y - reach:g}v{2 * reach}"


def _draw_ruler(at: Point) -> str:
    return "".join(
        [_draw_cross(at, REACH), *[_draw_tick(at, mm) for mm in range(-REACH, REACH + 1)]]
    )


def _draw_tick(at: Point, mm: int) -> str:
    long = 1.2 if mm % _LONG == 0 else 0.6
    across = f"M{at.x + mm:g} {at.y - long:g}v{2 * long:g}"
    return f"{across}M{at.x - long:g} {at.y + mm:g}h{2 * long:g}"


def _draw_arrows(at: Point, right: int, up: int) -> str:
    """Return two arrows from a point, to the right and up unless mirrored."""
    across = f"h{12 * right}m{-3 * right} -2l{3 * right} 2l{-3 * right} 2"
    upright = f"v{-12 * up}m-2 {3 * up}l2 {-3 * up}l2 {3 * up}"
    return f"M{at.x:g} {at.y:g}{across}M{at.x:g} {at.y:g}{upright}"
