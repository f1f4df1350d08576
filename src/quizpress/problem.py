"""Where a text came from, and what is wrong with it."""

from bisect import bisect_right
from typing import NamedTuple

from quizpress.codes import CODES, Severity


class Span(NamedTuple):
    """A stretch of a source: offsets in characters, the end not included."""

    start: int
    end: int


class Place(NamedTuple):
    """A span as an author sees it: lines and columns count from 1, in characters."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    """The whole first line, without its line break."""


class Problem(NamedTuple):
    """One thing that is wrong, where it is, and what to do about it."""

    code: str
    message: str
    place: Place
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """Say how bad it is, as the table of codes has it."""
        return CODES[self.code].severity


class Source:
    """The text of one file, able to turn offsets into places."""

    __slots__ = ("_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: list[int] = []

    def place(self, span: Span) -> Place:
        """Return the place of a span; offsets past the end stand for the end."""
        start = min(span.start, len(self.text))
        line, column = self._position(start)
        end_line, end_column = self._position(min(max(span.end, start), len(self.text)))
        return Place(self.path, line, column, end_line, end_column, self._line(line))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines(), offset)
        return line, offset - self._lines()[line - 1] + 1

    def _line(self, line: int) -> str:
        starts = self._lines()
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")

    def _lines(self) -> list[int]:
        if not self._starts:
            breaks = self.text.splitlines(keepends=True) if "\r" in self.text else None
            self._starts = [0, *_after_breaks(self.text)] if breaks is None else _starts(breaks)
        return self._starts


class Report:
    """The problems of one source, as they are found."""

    __slots__ = ("problems", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def say(self, code: str, span: Span, message: str, hint: str = "") -> None:
        """Add a problem; its place is resolved at once."""
        self.problems.append(Problem(code, message, self.source.place(span), hint))


def _after_breaks(text: str) -> list[int]:
    found, offset = [], text.find("\n")
    while offset >= 0:
        found.append(offset + 1)
        offset = text.find("\n", offset + 1)
    return found


def _starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts
