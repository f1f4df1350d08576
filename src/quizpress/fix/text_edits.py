"""Replacements in the text of a file, and the text with all of them made."""

from collections.abc import Iterable
from difflib import unified_diff
from re import findall
from typing import NamedTuple

from quizpress.problem import Span


class Edit(NamedTuple):
    """A stretch of a text, and what is to stand in its place."""

    span: Span
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with all edits made; their spans do not overlap."""
    pieces, end = [], 0
    for span, instead in sorted(edits):
        pieces += [text[end : span.start], instead]
        end = span.end
    return "".join([*pieces, text[end:]])


def unified_difference(path: str, before: str, after: str) -> str:
    """Return what `diff -u` says of two texts of one file; nothing where they are the same."""
    lines = unified_diff(_split_lines(before), _split_lines(after), path, path)
    return "".join(
        [
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        ]
    )


def _split_lines(text: str) -> list[str]:
    """Cut a text at its newlines alone, which it keeps; to a patch other breaks are characters."""
    return findall(r"[^\n]*\n|[^\n]+", text)
