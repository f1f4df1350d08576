"""The article's text at the head of a quiz: numbered paragraphs, and numbered lines on wish.

No style sheet can count lines, so where they are numbered they are broken here, in a column that
every common typeface fits into.
"""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple

from quizpress.press.paper.page_style import COLUMN_GAP, NORMAL, PAGE_SETTINGS, Layer
from quizpress.press.paper.paper_size import POINT, Paper
from quizpress.press.paper.text_width import wrap_text

EVERY = 5
"""How far apart numbered lines are."""
_GUTTERS = 4.2
"""What the numbers of paragraphs and lines take, in em."""
_NARROWER = 1.08
"""By how much typefaces are narrower than the widest that are measured, at the height of letters
that the style sheet has for such lines."""


class NumberedLine(NamedTuple):
    """A line of a passage, and its number where it has one, else nothing."""

    number: str
    text: str


def number_lines(
    passage: Iterable[str], paper: Paper, layers: Sequence[Layer], columns: int = 1
) -> tuple[tuple[NumberedLine, ...], ...]:
    """Return the lines of each paragraph, every fifth of the passage with its number.

    It stands in one of so many columns.
    """
    room = _column_width(paper, layers, columns)
    numbers = count(1)
    return tuple(
        [
            tuple([_number_line(next(numbers), line) for line in wrap_text(paragraph, room)])
            for paragraph in passage
        ]
    )


def _number_line(number: int, text: str) -> NumberedLine:
    return NumberedLine("" if number % EVERY else str(number), text)


def _column_width(paper: Paper, layers: Sequence[Layer], columns: int) -> float:
    """Return the width of the column in em: the least that any of the layers leaves."""
    settings = [PAGE_SETTINGS[layer] for layer in layers] or [NORMAL]
    size = max([setting.size for setting in settings]) * POINT
    sides = max([setting.sides for setting in settings])
    spaced = max([setting.spaced for setting in settings])
    across = (paper.width - 2 * sides) / size - COLUMN_GAP * (columns - 1)
    return (across / columns - _GUTTERS) / spaced * _NARROWER
