"""How wide a text is, and where its lines end, without a browser: safe bounds from a table."""
# ruff: noqa: RUF001  Characters that look like others are meant.

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from quizpress.press.paper.character_widths import BOLD_WIDTHS, WIDE, WIDTHS

BOX = "\ufffc"
"""Stands in a line for what is no text, as Unicode has it; a line may end before and behind it."""


def width(text: str, size: float = 1) -> float:
    """Return how wide a text is at most on one line, in the unit of `size`, one em.

    No common serif is wider: of DejaVu Serif and Noto Serif the letters take as much, of Georgia
    and Charter about a tenth less, of Liberation Serif (Times) a fifth.
    """
    return sum(map(WIDTHS.__getitem__, text)) * size / 1000


def width_in_bold(text: str, size: float = 1) -> float:
    """Return how wide a text in bold is at most, of which only letters and digits are wider."""
    return sum(map(BOLD_WIDTHS.__getitem__, text)) * size / 1000


class Piece(NamedTuple):
    """A word, or a part of one behind which a line may end.

    `wide` is its width, `space` that of the spaces before it, both in thousandths of an em.
    """

    start: int
    end: int
    wide: int
    space: int


class Line:
    """A line as typed, measured once for columns of any width.

    `widths` are those of its characters in thousandths of an em, `wide` is that of the whole.
    """

    def __init__(self, text: str, widths: Sequence[int]) -> None:
        self.text = text
        self.widths = widths
        self.wide = sum(widths)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Return its words; found late, since most lines are short enough to need none."""
        return tuple(_pieces_of(self.text, self.widths))


def measure_line(text: str, widths: Sequence[int] | None = None) -> Line:
    """Return a text without line feeds as a line, its characters as wide as is said.

    Spaces count as often as they stand there. What is no text, such as a formula, is one BOX,
    which stays in one piece.
    """
    return Line(text, [*map(WIDTHS.__getitem__, text)] if widths is None else widths)


def wrapped(text: str, width_in_em: float) -> list[str]:
    """Return the lines that a text takes at most in a column of that many em.

    Lines break at spaces, between characters of Chinese and Japanese, and inside a word that is
    wider than the column: after its slashes and hyphens, or anywhere if there are none. A line
    feed ends a line; an empty text is one empty line.
    """
    made: list[str] = []
    for typed in text.split("\n"):
        line = measure_line(" ".join(_WORD.findall(typed)))
        made += [_joined(line.text, spans) for spans in _fill(line, width_in_em * 1000, _MANY)]
    return made


def count_lines(line: Line, width_in_em: float) -> int:
    """Return how many lines one takes at most in a column, whichever program sets it.

    Programs differ in where a word that is wider than the column may break first.
    """
    room = width_in_em * 1000
    if line.wide <= room:
        return 1
    lines = len(_fill(line, room, _MANY))
    if any(piece.wide > room for piece in line.pieces) and _DIFFERS.search(line.text):
        return max(lines, *[len(_fill(line, room, breaks)) for breaks in (_FEW, _PANGO)])
    return lines


def _pieces_of(text: str, widths: Sequence[int]) -> Iterator[Piece]:
    before = 0
    for word in _WORD.finditer(text):
        start, end = word.span()
        space = sum(widths[before:start])
        if not before and start:
            yield Piece(0, start, space, 0)  # Before the first word they are a piece themselves.
            space = 0
        plain = text.isascii()
        spans = ((start, end),) if plain else [p.span() for p in _PIECE.finditer(text, start, end)]
        for first, last in spans:
            yield Piece(first, last, sum(widths[first:last]), space)
            space = 0
        before = end


_Span = tuple[int, int]
"""Where a stretch of a line begins and ends."""


def _fill(line: Line, room: float, breaks: re.Pattern[str]) -> list[list[_Span]]:
    """Return the lines that a line takes in a column, each as the stretches that stand on it.

    A word that fits on a line stays whole: no program needs more lines for its pieces.
    """
    lines: list[list[_Span]] = []
    begun: list[_Span] = []
    used = 0
    for piece in line.pieces:
        space = piece.space
        parts = (piece,) if piece.wide <= room else _parts(line, piece, breaks)
        for start, end, wide, _ in parts:
            if begun and used + space + wide > room:
                lines.append(begun)
                begun, used = [], 0
            elif begun:
                used += space
            space = 0
            if wide > room:
                *full, last = _hard(line.widths, start, end, room)
                lines += [[span] for span in full]
                begun, used = [last], sum(line.widths[slice(*last)])
            else:
                begun.append((start, end))
                used += wide
    return [*lines, begun]


def _parts(line: Line, piece: Piece, breaks: re.Pattern[str]) -> Iterator[Piece]:
    """Yield what a piece that is wider than a column may break into."""
    start = piece.start
    for part in filter(None, breaks.split(line.text[start : piece.end])):
        end = start + len(part)
        yield Piece(start, end, sum(line.widths[start:end]), 0)
        start = end


def _hard(widths: Sequence[int], start: int, end: int, room: float) -> list[_Span]:
    """Return a word in stretches as wide as a column, or of one character that is wider."""
    spans, used = [], 0
    for place in range(start, end):
        used += widths[place]
        if used > room and place > start:
            spans.append((start, place))
            start, used = place, widths[place]
    return [*spans, (start, end)]


def _joined(text: str, spans: Sequence[_Span]) -> str:
    return text[spans[0][0] : spans[-1][1]] if spans else ""


_WORD = re.compile("[^ \t]+")
_OPENS = "(\\[“‘（［｛「『【〈《"
_CLOSES = ")\\]”’）］｝」』】〉》、。，．・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
_PIECE = re.compile(f"[{_OPENS}]*[{WIDE}][{_CLOSES}]*|[^{WIDE}]+")
"""What no line breaks inside of: a wide sign with what must not part from it, or a word."""
_STAYS = r"(?![)\]}.,:;!?/'\"»”’…%-])"
"""No line begins with these, so none ends before them."""
_BESIDE_BOX = f"(?<={BOX})|(?={BOX})"
_FEW = re.compile(f"(?<=[-?–—…\u00ad\u200b]){_STAYS}|(?=—)|{_BESIDE_BOX}")
"""Where Chromium breaks a word that is too wide for a line, before it breaks it anywhere."""
_MANY = re.compile(
    rf"(?<=[!?|}}–—…\u00ad\u200b]){_STAYS}|(?<=[-/]){_STAYS}(?!\d)|(?<=\d-){_STAYS}|(?=—)"
    f"|{_BESIDE_BOX}"
)
"""Where Firefox does, and WeasyPrint."""
_PANGO = re.compile(rf"{_MANY.pattern}|(?:(?<=[^\W\d_][,.:/])|(?<=//))(?=\d)")
"""Where WeasyPrint does, too."""
_DIFFERS = re.compile(r"[!/|}]\S|[-,.:]\d")
"""What has a place where not all of them do."""
