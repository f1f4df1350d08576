"""Reports for people: place, message, the line with a caret, and what to do."""

from collections.abc import Callable, Sequence

from quizpress.problem import Place, Problem
from quizpress.read.decode import UNPRINTABLE

Paint = Callable[[str, str], str]
"""Gives a text the look of a role: error, warning, quiet or strong."""

WIDEST = 120
_LEAD = 40
_CODES = {"error": "1;31", "warning": "1;33", "quiet": "2", "strong": "1"}


def bare(_role: str, text: str) -> str:
    """Leave a text as it is."""
    return text


def coloured(role: str, text: str) -> str:
    """Give a text the terminal colour of its role."""
    return f"\x1b[{_CODES[role]}m{text}\x1b[0m"


def as_text(problems: Sequence[Problem], paint: Paint = bare) -> str:
    """Return the problems one after the other, an empty line between them."""
    return "\n".join([_problem(problem, paint) for problem in problems])


def _problem(problem: Problem, paint: Paint) -> str:
    place = problem.place
    where = f"{printable(place.path)}:{place.line}:{place.column}:"
    kind = paint(problem.severity, f"{problem.severity}[{problem.code}]:")
    lines = [f"{paint('strong', where)} {kind} {printable(problem.message)}"]
    if place.text.strip():
        lines += _excerpt(place, problem.severity, paint)
    if problem.hint:
        lines.append(f"  {paint('strong', 'hint:')} {printable(problem.hint)}")
    return "\n".join(lines) + "\n"


def _excerpt(place: Place, role: str, paint: Paint) -> list[str]:
    """Return the line and its underline; of a long line only the part around the place."""
    start = max(0, place.column - 1 - _LEAD) if len(place.text) > WIDEST else 0
    shown = place.text[start : start + WIDEST]
    before = shown[: place.column - 1 - start]
    last = place.end_column if place.end_line == place.line else len(place.text) + 1
    marked = shown[len(before) : max(last - 1 - start, len(before) + 1)]
    line = ("…" if start else "") + shown + ("…" if start + WIDEST < len(place.text) else "")
    gutter = " " * len(str(place.line))
    carets = "^" + "~" * (_cells(marked) - 1)
    indent = ("  " if start else " ") + "".join(
        ["\t" if c == "\t" else " " * _cells(c) for c in before]
    )
    return [
        f" {paint('quiet', f'{place.line} |')} {printable(line)}",
        f" {paint('quiet', f'{gutter} |')}{indent}{paint(role, carets)}",
    ]


def printable(text: str) -> str:
    """Return a text without the characters that would command a terminal."""
    return UNPRINTABLE.sub("\ufffd", text)


def _cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415  Only a line that is not ASCII needs it.

    return cell_len(text)
