"""What a test sheet draws, to find by how much the two sides of a paper do not meet."""

from typing import NamedTuple, assert_never

from quizpress.press.paper.flashcards.grid import Grid

REACH = 10
"""Millimetres that a ruler reaches from its cross, to every side."""
_LONG, _LINE = 5, 14
"""Every so many millimetres a tick is longer; how far the lines of the back reach."""
_FROM_SIDE, _FROM_TOP, _FROM_FOOT = 40, 95, 65
_ARROW = 60
"""Millimetres from the top to the arrows."""
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


def front(made: Grid) -> Drawing:
    """Return the side with the rulers."""
    crosses = _crosses(made)
    middle = made.paper.width / 2 if made.flip != "fold" else made.paper.width / 4
    lines = "".join([_ruler(cross) for cross in crosses])
    point = Point(middle, _ARROW)
    return Drawing(crosses, lines, _arrow(point, 1, 1), Point(middle - 16, _ARROW), after=False)


def back(made: Grid) -> Drawing:
    """Return the side with plain crosses; held against the light they lie on those of the front."""
    shown = front(made)
    crosses = tuple([_behind(made, cross) for cross in shown.crosses])
    lines = "".join([_cross(cross) for cross in crosses])
    place = _behind(made, Point(shown.name.x + 16, _ARROW))
    right, up = (1, -1) if made.flip == "short" else (-1, 1)
    name = Point(place.x + 16 * right, place.y)
    return Drawing(crosses, lines, _arrow(place, right, up), name, after=right > 0)


def readings(made: Grid) -> tuple[Reading, ...]:
    """Return the numbers on a ruler: the shift to ask for where a line of the back crosses it."""
    match made.flip:
        case "fold":
            return ()
        case "long":
            sign = 1
        case "short":
            sign = -1
        case never:
            assert_never(never)
    right = [Reading(at * 1.7, 0.8, f"→ {sign * at:+d}") for at in (-REACH, REACH)]
    down = ((-REACH - 2, -REACH), (REACH + 4, REACH))
    return tuple(right + [Reading(0, place, f"↓ {-sign * at:+d}") for place, at in down])


def hundred(made: Grid) -> str:
    """Return a ruler of a hundred millimetres, to see whether the scale was kept."""
    left, top = made.paper.width / 2 - 50, made.paper.height - 30
    ticks = "".join([f"M{left + at:g} {top - 2}v4" for at in range(0, 101, 10)])
    return f"M{left:g} {top:g}h100{ticks}"


def named(made: Grid) -> str:
    """Return the style sheet of where the names stand: in an SVG, WeasyPrint joins no letters."""
    drawings = (("front", front(made)), ("back", back(made)))
    return "".join([_named(of, side, made.paper.width) for of, side in drawings])


def _named(of: str, side: Drawing, page: float) -> str:
    x, y = side.name
    place = f"left: {x:g}mm" if side.after else f"right: {page - x:g}mm"
    return f".name.of-{of} {{ top: {y - _NAME / 2:g}mm; {place} }}\n"


def _crosses(made: Grid) -> tuple[Point, ...]:
    """Return where crosses stand; where the paper folds all are on its left half."""
    wide, high = made.paper.width, made.paper.height
    ys = (_FROM_TOP, high - _FROM_FOOT)
    if made.flip == "fold":
        return tuple([Point(_FROM_SIDE, y) for y in ys])
    corners = [Point(x, y) for y in ys for x in (_FROM_SIDE, wide - _FROM_SIDE)]
    return (*corners, Point(wide / 2, high / 2))


def _behind(made: Grid, point: Point) -> Point:
    """Return the place on the page of the backs that is to lie behind one of the fronts."""
    if made.flip == "short":
        return Point(point.x, made.paper.height - point.y)
    return Point(made.paper.width - point.x, point.y)


def _ruler(at: Point) -> str:
    across = f"M{at.x - REACH:g} {at.y:g}h{2 * REACH}M{at.x:g} {at.y - REACH:g}v{2 * REACH}"
    return "".join([across, *[_tick(at, mm) for mm in range(-REACH, REACH + 1)]])


def _tick(at: Point, mm: int) -> str:
    long = 1.2 if mm % _LONG == 0 else 0.6
    across = f"M{at.x + mm:g} {at.y - long:g}v{2 * long:g}"
    return f"{across}M{at.x - long:g} {at.y + mm:g}h{2 * long:g}"


def _cross(at: Point) -> str:
    return f"M{at.x - _LINE:g} {at.y:g}h{2 * _LINE}M{at.x:g} {at.y - _LINE:g}v{2 * _LINE}"


def _arrow(at: Point, right: int, up: int) -> str:
    """Return two arrows from a point, to the right and up unless mirrored."""
    across = f"h{12 * right}m{-3 * right} -2l{3 * right} 2l{-3 * right} 2"
    upright = f"v{-12 * up}m-2 {3 * up}l2 {-3 * up}l2 {3 * up}"
    return f"M{at.x:g} {at.y:g}{across}M{at.x:g} {at.y:g}{upright}"
