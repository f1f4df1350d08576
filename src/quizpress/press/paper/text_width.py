"""How wide a text is, and where its lines end, without a browser: safe bounds from a table."""
# ruff: noqa: RUF001  Characters that look like others are meant.

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from quizpress.press.paper.character_widths import BOLD_WIDTHS, WIDE, WIDTHS

BOX = "\ufffc"
"""Stands in a line for what is no text, as Unicode has it; a line may end before and behind it."""
_WORD = re.compile("[^ \t]+")
_OPENS = "(\\[“‘（［｛「『【〈《"
_CLOSES = ")\\]”’）］｝」』】〉》、。，．・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
_PIECE = re.compile(f"[{_OPENS}]*[{WIDE}][{_CLOSES}]*|[^{WIDE} \t]+")
"""What no line breaks inside of: a wide character with what must not part from it, or a word."""
_STAYS = r"(?![)\]}.,:;!?/'\"»”’…%-])"
"""No line begins with these, so none ends before them."""
_BESIDE_BOX = f"(?<={BOX})|(?={BOX})"
_FEW = re.compile(f"(?<=[-?–—…\u00ad\u200b]){_STAYS}|(?=—)|{_BESIDE_BOX}")
"""Where Chromium breaks a word that is too wide for a line, before it breaks it anywhere."""
_MANY = re.compile(
    rf"(?<=[!?|}}–—…\u00ad\u200b]){_STAYS}|(?<=[-/]){_STAYS}(?!\d)|(?<=\d-){_STAYS}|(?=—)"
    f"|{_BESIDE_BOX}"
)
"""Where Firefox does."""
_DIFFERS = re.compile(r"[!/|}]\S|[-,.:]\d")
"""What has a place where not all of them do."""


def width_of_text(text: str, size: float = 1) -> float:
    """Return how wide a text is at most on one line, in the unit of `size`, one em.

    No common serif is wider: of DejaVu Serif and Noto Serif the letters take as much, of Georgia
    and Charter about a tenth less, of Liberation Serif (Times) a fifth.
    """
    return sum(map(WIDTHS.__getitem__, text)) * size / 1000


def width_in_bold(text: str, size: float = 1) -> float:
    """Return how wide a text in bold is at most, of which only letters and digits are wider."""
    return sum(map(BOLD_WIDTHS.__getitem__, text)) * size / 1000


_Part = tuple[int, int, int, int]
"""Where a word begins and ends, or a part of one behind which a line may end; its width, and that
of the spaces before it, in thousandths of an em."""


class Line:
    """A line as typed, measured once for columns of any width.

    `widths` are those of its characters in thousandths of an em, `wide` is that of the whole.
    Spaces count as often as they stand there. What is no text, such as a formula, is one BOX,
    which stays in one piece.
    """

    def __init__(self, text: str, widths: Sequence[int] | None = None) -> None:
        self.text = text
        self.widths = [*map(WIDTHS.__getitem__, text)] if widths is None else widths
        self.wide = sum(self.widths)
        self._parted: tuple[list[_Part], int] | None = None

    def part_words(self) -> tuple[list[_Part], int]:
        """Return its words, and how wide the widest is; spaces before the first are a part, too.

        They are found late, since most lines are short enough to need none.
        """
        if self._parted is None:
            found: list[_Part] = []
            before, ends = 0, [0, *accumulate(self.widths)]
            for piece in (_WORD if self.text.isascii() else _PIECE).finditer(self.text):
                start, end = piece.span()
                if start and not before:
                    found.append((0, start, ends[start], 0))
                    before = start
                found.append((start, end, ends[end] - ends[start], ends[start] - ends[before]))
                before = end
            self._parted = found, max([wide for _, _, wide, _ in found], default=0)
        return self._parted


def wrap_text(text: str, width_in_em: float) -> list[str]:
    """Return the lines that a text takes at most in a column of that many em.

    Lines break at spaces, between characters of Chinese and Japanese, and inside a word that is
    wider than the column: after its slashes and hyphens, or anywhere if there are none. A line
    feed ends a line; an empty text is one empty line.
    """
    made: list[str] = []
    for typed in text.split("\n"):
        line = Line(" ".join(_WORD.findall(typed)))
        made += [line.text[start:end] for start, end in _fill(line, width_in_em * 1000, _MANY)]
    return made


def count_lines(line: Line, width_in_em: float) -> int:
    """Return how many lines one takes at most in a column, whichever program sets it.

    Programs differ in where a word that is wider than the column may break first.
    """
    room = width_in_em * 1000
    if line.wide <= room:
        return 1
    lines = len(_fill(line, room, _MANY))
    _, widest = line.part_words()
    if widest > room and _DIFFERS.search(line.text):
        return max(lines, len(_fill(line, room, _FEW)))
    return lines


def _fill(line: Line, room: float, breaks: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where the lines begin and end that a line takes in a column.

    A word that fits on a line stays whole: no program needs more lines for its parts.
    """
    lines: list[tuple[int, int]] = []
    begun = ended = used = 0
    parts, widest = line.part_words()
    for start, end, wide, space in parts if widest <= room else _break_up(line, room, breaks):
        used += space + wide
        if used > room and ended > begun:
            lines.append((begun, ended))
            begun, used = start, wide
        ended = end
        if used > room:  # Only what stands alone on its line.
            *full, (begun, ended) = _cut(line.widths, start, end, room)
            lines += full
            used = sum(line.widths[begun:ended])
    return [*lines, (begun, ended)]


def _break_up(line: Line, room: float, breaks: re.Pattern[str]) -> Iterator[_Part]:
    """Yield the parts of a line, those that are wider than a column as what they may break into."""
    for part in line.part_words()[0]:
        start, end, wide, space = part
        if wide <= room:
            yield part
            continue
        for piece in filter(None, breaks.split(line.text[start:end])):
            wide = sum(line.widths[start : start + len(piece)])
            yield start, start + len(piece), wide, space
            start, space = start + len(piece), 0


def _cut(widths: Sequence[int], start: int, end: int, room: float) -> list[tuple[int, int]]:
    """Return a word in stretches as wide as a column, or of one character that is wider."""
    spans, used = [], 0
    for place in range(start, end):
        used += widths[place]
        if used > room and place > start:
            spans.append((start, place))
            start, used = place, widths[place]
    return [*spans, (start, end)]
