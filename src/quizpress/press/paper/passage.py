"""The article's text at the head of a quiz: numbered paragraphs, and numbered lines on wish.

No style sheet can count lines, so where they are numbered they are broken here, in a column that
every common typeface fits into.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizpress.options import Edition
from quizpress.press.paper.paper_size import Paper
from quizpress.press.paper.text_width import wrapped

EVERY = 5
"""How far apart numbered lines are."""


class Line(NamedTuple):
    """A line of a passage, and its number where it has one, else nothing."""

    number: str
    text: str


class _Setting(NamedTuple):
    """The size of letters in points, the margin in millimetres, and how far letters are spaced."""

    size: float
    margin: float
    spaced: float = 1


_NORMAL = _Setting(10.5, 17)
_SETTINGS: dict[Edition, _Setting] = {
    "ink": _Setting(10, 12),
    "large": _Setting(18, 15),
    "dyslexia": _Setting(13, 17, 1.35),
    "contrast": _NORMAL,
}
"""As the style sheets of the editions have them."""
_GUTTERS = 4.8
"""What the numbers of paragraphs and lines take, in em."""
_POINT = 25.4 / 72
_NARROWER = 1.1
"""By how much the typefaces of the sheet are narrower than the widest that are measured."""


def numbered(
    passage: Iterable[str], paper: Paper, editions: Sequence[Edition]
) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of each paragraph, every fifth of the passage with its number."""
    room = _room(paper, editions)
    count, found = 0, []
    for paragraph in passage:
        texts = wrapped(paragraph, room)
        found.append(tuple([_line(count + n, text) for n, text in enumerate(texts, 1)]))
        count += len(texts)
    return tuple(found)


def _line(number: int, text: str) -> Line:
    return Line("" if number % EVERY else str(number), text)


def _room(paper: Paper, editions: Sequence[Edition]) -> float:
    """Return the width of the column in em."""
    settings = [_SETTINGS[edition] for edition in editions] or [_NORMAL]
    size = max(setting.size for setting in settings) * _POINT
    margin = max(setting.margin for setting in settings)
    spaced = max(setting.spaced for setting in settings)
    return ((paper.width - 2 * margin) / size - _GUTTERS) / spaced * _NARROWER
