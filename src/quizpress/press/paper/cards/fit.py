"""How large the text of a side is set: the largest size at which all of it is sure to fit."""

from collections.abc import Sequence
from html import unescape
from math import sqrt
from typing import NamedTuple

from quizpress.press.paper.cards.faces import Part, Role
from quizpress.press.paper.cards.grid import Grid
from quizpress.press.paper.cards.seen import IMAGE, Maths, letters, maths
from quizpress.press.paper.measure import BOLD, most

SIZES = (24, 22, 20, 18, 16, 14, 13, 12, 11, 10, 9.5, 9, 8.5, 8, 7.5)
"""In points, from the largest to the smallest."""
_USUAL = 14
"""The size on a card of the usual area, in points."""
_USUAL_AREA = 95 * 69
_LEAST_START = 10
POINT = 25.4 / 72
"""In millimetres."""
PADDING, STRIP = 5, 7
"""Between the text and the sides of a card, and above and below it, in millimetres."""
_PICTURE, _UNDER_PICTURE = 0.45, 2
"""How much of the height a picture takes, and the millimetres below it."""
_SPARE = 0.3
"""Millimetres for what browsers round."""
_CENTRED = 4
"""Lines of a part that still read well when centred."""


class Look(NamedTuple):
    """How a part is set.

    `size` is in em of the side, `leading` in em of its own size, as are the space `before` it
    and the `indent` of a list; bold and sans serif letters `stretch` a line.
    """

    size: float
    leading: float
    before: float = 0
    indent: float = 0
    stretch: float = 1


LOOKS: dict[Role, Look] = {
    "ask": Look(1, 1.3),
    "lead": Look(0.85, 1.3),
    "cue": Look(1.15, 1.25, 0.6, stretch=BOLD),
    "pick": Look(0.9, 1.3, 0.7, 1.6),
    "answer": Look(1.15, 1.25, stretch=BOLD),
    "list": Look(1, 1.3, 0, 1.5, BOLD),
    "order": Look(0.95, 1.3, 0, 1.7),
    "text": Look(1, 1.3, 0.5),
    "note": Look(0.75, 1.35, 0.7, stretch=1.05),
}
"""The style sheet takes its sizes from here, so that it sets what was measured."""
BETWEEN = 0.2
"""Em between the items of a list."""


class Room(NamedTuple):
    """The room for text on a side, in millimetres."""

    width: float
    height: float


class Fit(NamedTuple):
    """How a side is set: its size in points, whether its lines are centred.

    `over` is by what share of its room it is too large even then: 0 where it fits.
    """

    size: float
    centred: bool
    over: float


def room(grid: Grid) -> Room:
    """Return the room for text on every card of a grid."""
    return Room(grid.width - 2 * PADDING, grid.height - 2 * STRIP)


def picture_height(room: Room) -> float:
    """Return how high a picture stands, in millimetres."""
    return round(room.height * _PICTURE, 1)


def below_picture(room: Room) -> Room:
    """Return the room that a picture leaves."""
    return Room(room.width, room.height - picture_height(room) - _UNDER_PICTURE)


def sizes(grid: Grid) -> tuple[float, ...]:
    """Return the sizes that cards of a grid may have: larger cards start larger."""
    usual = _USUAL * sqrt(grid.width * grid.height / _USUAL_AREA)
    start = max(usual, _LEAST_START)
    return tuple([size for size in SIZES if size <= start])


def fitted(parts: Sequence[Part], room: Room, sizes: Sequence[float]) -> Fit:
    """Return the largest of some sizes, in points, at which a side fits its room."""
    stretches = [*_stretches(parts)]
    for size in sizes:
        em = size * POINT
        across, down = (room.width - _SPARE) / em, (room.height - _SPARE) / em
        lines, high, wide = _laid(stretches, across)
        over = max(high / down, wide) - 1
        if over <= 0:
            break
    centred = lines <= _CENTRED and not any(part.items for part in parts)
    return Fit(size, centred, max(over, 0))


class _Stretch(NamedTuple):
    """A text to be set: its formulas, em of pictures and space before it, and how it is set."""

    text: str
    maths: Maths
    more: float
    look: Look
    before: float


def _stretches(parts: Sequence[Part]) -> list[_Stretch]:
    found: list[_Stretch] = []
    for part in parts:
        look = LOOKS[part.role]
        before = look.before * look.size if found else 0
        for text in [item.text for item in part.items] or [part.text]:
            found.append(_stretch(text, look, before))
            before = BETWEEN * look.size
    return found


def _stretch(html: str, look: Look, before: float) -> _Stretch:
    text, formulas, more = html, Maths(), 0.0
    if "<" in html:
        formulas = maths(html)
        text = letters(html, bolder=look.stretch < BOLD)
        more = html.count("<img") * (IMAGE - look.leading)
    return _Stretch(unescape(text) if "&" in text else text, formulas, more, look, before)


def _laid(stretches: Sequence[_Stretch], across: float) -> tuple[int, float, float]:
    """Return the most lines of a text, the height of all in em, and the widest by its room."""
    longest, high, widest = 0, 0.0, 0.0
    for text, formulas, more, look, before in stretches:
        column = (across / look.size - look.indent) / look.stretch
        lines = most(text, column)
        longest = max(longest, lines)
        rise = min(formulas.rises, lines * formulas.rise)
        high += before + (lines * look.leading + more + rise) * look.size
        widest = max(widest, formulas.wide / column)
    return longest, high, widest
