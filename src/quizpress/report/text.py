"""Reports for people: place, message, the line with a caret, and what to do."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from quizpress.problem import EXCERPT, Place, Problem, clipped

Paint = Callable[[str, str], str]
"""Gives a text the look of a role: error, warning, info, good, quiet or strong."""

_COMMANDING = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]|[\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]|\ufeff"
)
"""Control characters, line breaks of any kind, turns of the writing direction, half characters."""
_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "good": "1;32",
    "quiet": "2",
    "strong": "1",
}
MOST_ALIKE = 20
"""How many problems with one code are shown of a file."""
_ALL = "`quizpress check --format json` lists all"
_LONG = 80
"""A hint of more characters is not said twice."""


def leave_bare(_role: str, text: str) -> str:
    """Leave a text as it is."""
    return text


def colour_text(role: str, text: str) -> str:
    """Give a text the terminal colour of its role."""
    return f"\x1b[{_CODES[role]}m{text}\x1b[0m"


def as_text(problems: Sequence[Problem], paint: Paint = leave_bare) -> str:
    """Return the problems one after the other, an empty line between them.

    Of many with one code in one file the first are shown, and the rest are counted behind the
    problems of that file.
    """
    counts: Counter[tuple[str, str]] = Counter()
    shown: dict[str, list[Problem]] = {}
    for problem in problems:
        kind = (problem.place.path, problem.code)
        counts[kind] += 1
        if counts[kind] <= MOST_ALIKE:
            shown.setdefault(problem.place.path, []).append(problem)
    more: dict[str, list[str]] = {path: [] for path in shown}
    for (path, code), count in counts.items():
        if count > MOST_ALIKE:
            rest = f"{make_printable(path)}: and {count - MOST_ALIKE:,} more of `{code}`"
            more[path].append(f"{paint('quiet', f'{rest}; {_ALL}')}\n")
    texts = [
        text
        for path, some in shown.items()
        for text in [
            *[_format_problem(problem, paint) for problem in _shorten_hints(some)],
            *more[path],
        ]
    ]
    return "\n".join(texts)


def _shorten_hints(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Say a long hint once in a file."""
    said: dict[tuple[str, str], int] = {}
    for problem in problems:
        place, hint = problem.place, problem.hint
        line = said.setdefault((place.path, hint), place.line)
        again = len(hint) > _LONG and line != place.line
        yield problem._replace(hint=f"see the hint for line {line}") if again else problem


def write_place(place: Place) -> str:
    """Return a place as file:line:column, without signs that would command a terminal."""
    return f"{make_printable(place.path)}:{place.line}:{place.column}"


def _format_problem(problem: Problem, paint: Paint) -> str:
    place = problem.place
    where = f"{write_place(place)}:"
    kind = paint(problem.severity, f"{problem.severity}[{problem.code}]:")
    lines = [f"{paint('strong', where)} {kind} {make_printable(problem.message)}"]
    if place.text.strip():
        lines += _underlined_line(place, problem.severity, paint)
    if problem.hint:
        lines.append(f"  {paint('strong', 'hint:')} {make_printable(problem.hint)}")
    return "\n".join(lines) + "\n"


def _underlined_line(place: Place, role: str, paint: Paint) -> list[str]:
    """Return the line, or the part of it that the place shows, and its underline."""
    column = place.column - 1 - place.skipped
    before = make_printable(place.text[:column])
    last = place.end_column - 1 - place.skipped if place.end_line == place.line else len(place.text)
    marked = make_printable(place.text[column : max(last, column + 1)])
    lead = "…" if place.skipped else ""
    tail = "…" if len(place.text) == EXCERPT else ""
    gutter = " " * len(str(place.line))
    indent = "".join(["\t" if c == "\t" else " " * _width_in_cells(c) for c in lead + before])
    carets = "^" + "~" * (_width_in_cells(marked) - 1)
    return [
        f" {paint('quiet', f'{place.line} |')} {lead}{make_printable(place.text)}{tail}",
        f" {paint('quiet', f'{gutter} |')} {indent}{paint(role, carets)}",
    ]


def make_printable(text: str) -> str:
    """Return a text without the characters that would command a terminal."""
    return _COMMANDING.sub("\ufffd", text)


def quoted(text: str, most: int = 60) -> str:
    """Return a text in quotes and on one line, of at most so many characters."""
    return make_printable(f"“{clipped(text, most)}”")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, as in "1,000 notes"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _width_in_cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415  Only a line that is not ASCII needs it.

    return cell_len(text)
