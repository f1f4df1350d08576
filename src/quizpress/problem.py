"""Where a text came from, and what is wrong with it."""

import os
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from quizpress.codes import CODES, Severity

EXCERPT = 120
"""The most characters of a line that a place shows."""
_LEAD = 40
_BREAK = re.compile(r"\r\n?|\n")
"""What editors count as the end of a line."""


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
    """The first line, of a long one what stands around the column."""
    skipped: int
    """How many characters of the line stand before `text`."""


class Problem(NamedTuple):
    """One thing that is wrong, where it is, and what to do about it."""

    code: str
    message: str
    place: Place
    hint: str = ""
    level: Severity | None = None
    """How bad it is where that is not what the table of codes has."""

    @property
    def severity(self) -> Severity:
        """Say how bad it is."""
        return self.level or CODES[self.code].severity


def has_errors(problems: Iterable[Problem]) -> bool:
    """Say whether anything is wrong beyond warnings."""
    return any(problem.severity == "error" for problem in problems)


def clipped(text: str, most: int) -> str:
    """Return a text for a message: on one line, of at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


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
        text, skipped = self._excerpt(line, column)
        return Place(self.path, line, column, end_line, end_column, text, skipped)

    def span_of_line(self, line: int) -> Span:
        """Return what stands in a line, which counts from 1, but for the spaces around it."""
        starts = [*self._lines(), len(self.text)]
        start, end = starts[min(line, len(starts) - 1) - 1 :][:2]
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        return Span(start, start + len(text.strip()))

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines(), offset)
        return line, offset - self._lines()[line - 1] + 1

    def _excerpt(self, line: int, column: int) -> tuple[str, int]:
        """Return a line, or what stands around a column of it, and what was left out before."""
        starts = self._lines()
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(self.text)
        skipped = max(0, column - 1 - _LEAD) if end - start > EXCERPT else 0
        last = min(end, start + skipped + EXCERPT)
        return self.text[start + skipped : last].rstrip("\r\n"), skipped

    def _lines(self) -> list[int]:
        if not self._starts:
            self._starts = [0, *(found.end() for found in _BREAK.finditer(self.text))]
        return self._starts


def about_file(code: str, path: "str | os.PathLike[str]", message: str, hint: str) -> Problem:
    """Return a problem of a file as a whole, placed at its beginning."""
    return Problem(code, message, Source(os.fspath(path), "").place(Span(0, 0)), hint)


class Report:
    """The problems of one source, as they are found."""

    __slots__ = ("problems", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def say(
        self, code: str, span: Span, message: str, hint: str = "", level: Severity | None = None
    ) -> None:
        """Add a problem; its place is resolved at once, its level is the table's if not given."""
        self.problems.append(Problem(code, message, self.source.place(span), hint, level))
