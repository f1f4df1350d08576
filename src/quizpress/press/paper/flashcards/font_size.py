"""How large the text of a side is set: the largest size at which all of it is sure to fit."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from quizpress.press.paper.character_widths import BOLD
from quizpress.press.paper.flashcards.block_height import Column, Height, measure_height
from quizpress.press.paper.flashcards.grid import Grid
from quizpress.press.paper.flashcards.measured import Measured, Paragraph
from quizpress.press.paper.flashcards.sides import Part, Role
from quizpress.press.paper.flashcards.text_extent import measure_texts
from quizpress.press.paper.page_writer import PageWriter

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
    "note": PartStyle(0.75, 1.35, 0.7, stretch=1.05),
}
"""The style sheet takes its sizes from here, so that it sets what was measured."""
BETWEEN = 0.2
"""Em between the items of a list."""


class Room(NamedTuple):
    """The room for text on a side, in millimetres."""

    width: float
    height: float


class Setting(NamedTuple):
    """How a side is set: its size in points, whether its lines are centred.

    `over` is by what share of its room it is too large even then: 0 where it fits.
    """

    size: float
    centred: bool
    over: float


def room_for_text(grid: Grid) -> Room:
    """Return the room for text on every card of a grid."""
    return Room(grid.width - 2 * PADDING, grid.height - 2 * STRIP)


def picture_height(room: Room) -> float:
    """Return how high a picture stands, in millimetres."""
    return round(room.height * _PICTURE, 1)


def room_below_picture(room: Room) -> Room:
    """Return the room that a picture leaves."""
    return Room(room.width, room.height - picture_height(room) - _UNDER_PICTURE)


def sizes_on_grid(grid: Grid) -> tuple[float, ...]:
    """Return the sizes that cards of a grid may have: larger cards start larger."""
    usual = _USUAL * sqrt(grid.width * grid.height / _USUAL_AREA)
    start = max(usual, _LEAST_START)
    return tuple([size for size in SIZES if size <= start])


def choose_size(
    parts: Sequence[Part], writer: PageWriter, room: Room, sizes: Sequence[float]
) -> Setting:
    """Return the largest of some sizes, in points, at which a side fits its room.

    The writer is the one that writes the side.
    """
    stretches = _measure_parts(parts, writer)
    chosen = Setting(sizes[-1], centred=False, over=1)
    for size in sizes:
        em = size * POINT
        across, down = (room.width - _SPARE) / em, (room.height - _SPARE) / em
        lines, high, full, split = _lay_out(stretches, across)
        over = max(high / down, full) - 1
        centred = lines <= _CENTRED and all(map(_reads_centred, stretches))
        if over <= 0 and not split:
            return Setting(size, centred, 0)
        # Smaller letters may keep whole what a table parts; where they do not, larger ones do.
        if chosen.over > 0:
            chosen = Setting(size, centred, max(over, 0))
    return chosen


class _Stretch(NamedTuple):
    """The blocks of a part or of an entry, the space before them in em, and how they are set."""

    blocks: tuple[Measured, ...]
    before: float
    style: PartStyle
    entry: bool


def _measure_parts(parts: Sequence[Part], writer: PageWriter) -> list[_Stretch]:
    found: list[_Stretch] = []
    for part in parts:
        style = PART_STYLES[part.role]
        bolder = style.stretch < BOLD
        before = style.before * style.size if found else 0
        if not part.entries:
            blocks = measure_texts(part.texts, writer, lead=_lead(part), bolder=bolder)
            found.append(_Stretch(blocks, before, style, entry=False))
        for entry in part.entries:
            blocks = measure_texts((entry.text,), writer, bolder=bolder)
            found.append(_Stretch(blocks, before, style, entry=True))
            before = BETWEEN * style.size
    return found


def _lead(part: Part) -> str:
    """Return what stands before the texts of a part, and as wide a space as the page leaves."""
    words = f"{part.letter}{part.label}"
    return f"{words}\u00a0 " if words and part.texts else words


def _reads_centred(stretch: _Stretch) -> bool:
    """Say whether lines may be centred: those of lists and code, and indented ones, may not."""
    only_lines = all(isinstance(b, Paragraph) and not b.indented for b in stretch.blocks)
    return only_lines and not stretch.entry


def _lay_out(stretches: Sequence[_Stretch], across: float) -> Height:
    """Return the height of all texts in em of their side, with the lines of the longest."""
    longest, high, fullest, split = 0, 0.0, 0.0, False
    for blocks, before, style, _ in stretches:
        width = across / style.size - style.indent
        made = measure_height(blocks, Column(width, style.leading, style.stretch))
        longest = max(longest, made.lines)
        high += before + made.em * style.size
        fullest = max(fullest, made.full)
        split = split or made.split
    return Height(longest, high, fullest, split)
