"""How large the text of a side is set: the largest size at which all of it is sure to fit."""

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from quizpress.press.paper.character_widths import BOLD
from quizpress.press.paper.flashcards.block_height import (
    Column,
    Measured,
    measure_height,
)
from quizpress.press.paper.flashcards.grid import Grid
from quizpress.press.paper.flashcards.sides import Role, SidePart
from quizpress.press.paper.flashcards.text_extent import measure_texts
from quizpress.press.paper.page_writer import PageWriter
from quizpress.press.paper.paper_size import POINT

SIZES = (24, 22, 20, 18, 16, 14, 13, 12, 11, 10, 9.5, 9, 8.5, 8, 7.5)
"""In points, from the largest to the smallest."""
_USUAL = 14
"""The size on a card of the usual area, in points."""
_USUAL_AREA = 95 * 69
_LEAST_START = 10
PADDING, STRIP = 5, 7
"""Between the text and the sides of a card, and above and below it, in millimetres."""
_PICTURE, _UNDER_PICTURE = 0.45, 2
"""How much of the height a picture takes, and the millimetres below it."""
_SPARE = 0.3
"""Millimetres for what browsers round."""


class PartStyle(NamedTuple):
    """How a part is set.

    `size` is in em of the side, `leading` in em of its own size, as are the space `before` it
    and the `indent` of a list; bold and sans serif letters `stretch` a line.
    """

    size: float
    leading: float
    before: float = 0
    indent: float = 0
    stretch: float = 1


PART_STYLES: dict[Role, PartStyle] = {
    "ask": PartStyle(1, 1.3),
    "lead": PartStyle(0.85, 1.3),
    "cue": PartStyle(1.15, 1.25, 0.6, stretch=BOLD),
    "pick": PartStyle(0.9, 1.3, 0.7, 1.6),
    "answer": PartStyle(1.15, 1.25, stretch=BOLD),
    "answers": PartStyle(1, 1.3, 0, 1.5, BOLD),
    "order": PartStyle(0.95, 1.3, 0, 1.7),
    "text": PartStyle(1, 1.3, 0.5),
    "rubric": PartStyle(0.9, 1.3, 0.5, 3.4),
    "note": PartStyle(0.75, 1.35, 0.7, stretch=1.05),
}
"""The style sheet takes its sizes from here, so that it sets what was measured."""
BETWEEN = 0.2
"""Em between the items of a list."""


class SideRoom(NamedTuple):
    """The room for text on a side, in millimetres."""

    width: float
    height: float


class SideSetting(NamedTuple):
    """How a side is set: its size in points.

    `over` is by what share of its room it is too large even then: 0 where it fits.
    """

    size: float
    over: float


def room_for_text(grid: Grid) -> SideRoom:
    """Return the room for text on every card of a grid."""
    return SideRoom(grid.width - 2 * PADDING, grid.height - 2 * STRIP)


def picture_height(room: SideRoom) -> float:
    """Return how high a picture stands, in millimetres."""
    return round(room.height * _PICTURE, 1)


def room_below_picture(room: SideRoom) -> SideRoom:
    """Return the room that a picture leaves."""
    return SideRoom(room.width, room.height - picture_height(room) - _UNDER_PICTURE)


def sizes_on_grid(grid: Grid) -> tuple[float, ...]:
    """Return the sizes that cards of a grid may have: larger cards start larger."""
    usual = _USUAL * sqrt(grid.width * grid.height / _USUAL_AREA)
    start = max(usual, _LEAST_START)
    return tuple([size for size in SIZES if size <= start])


def choose_size(
    parts: Sequence[SidePart], writer: PageWriter, room: SideRoom, sizes: Sequence[float]
) -> SideSetting:
    """Return the largest of some sizes, in points, at which a side fits its room.

    The writer is the one that writes the side.
    """
    measured = [*_measure_parts(parts, writer)]
    chosen = SideSetting(sizes[-1], over=1)
    for size in sizes:
        em = size * POINT
        across, down = (room.width - _SPARE) / em, (room.height - _SPARE) / em
        high, fullest, split = 0.0, 0.0, False
        for blocks, before, style in measured:
            column = Column(across / style.size - style.indent, style.leading, style.stretch)
            height = measure_height(blocks, column)
            high += before + height.em * style.size
            fullest = max(fullest, height.full)
            split = split or height.split
        over = max(high / down, fullest) - 1
        fits = over <= 0 and not split
        # Smaller letters may keep whole what a table parts; where they do not, larger ones do.
        if fits or chosen.over > 0:
            chosen = SideSetting(size, max(over, 0))
        if fits:
            break
    return chosen


_MeasuredPart = tuple[tuple[Measured, ...], float, PartStyle]
"""The blocks of a part or of an entry, the space before them in em, and how they are set."""


def _measure_parts(parts: Sequence[SidePart], writer: PageWriter) -> Iterator[_MeasuredPart]:
    first = True
    for role, texts, entries, letter, label in parts:
        style = PART_STYLES[role]
        bolder = style.stretch < BOLD
        before = 0 if first else style.before * style.size
        first = False
        if not entries:
            # Behind a letter or a label the page leaves as wide a space.
            lead = f"{letter}{label}" + ("\u00a0 " if (letter or label) and texts else "")
            yield measure_texts(texts, writer, lead=lead, bolder=bolder), before, style
        for _, text in entries:
            yield measure_texts((text,), writer, bolder=bolder), before, style
            before = BETWEEN * style.size
