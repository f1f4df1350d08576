"""Searches for the patterns of a language, compiled when a text first needs it."""

import re
from collections.abc import Callable
from functools import cache

from quizpress.rules.languages import LanguageWords

_NEVER = re.compile(r"(?!)")
Search = Callable[[str], "re.Match[str] | None"]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern ready for use; an empty one finds nothing."""
    return re.compile(pattern) if pattern else _NEVER


def search_for(pattern: str) -> Search:
    """Return a search for a pattern anywhere in a text."""
    return lambda text: compiled(pattern).search(text)


def match_whole(pattern: str) -> Search:
    """Return a match of a pattern with a whole text."""
    return lambda text: compiled(pattern).fullmatch(text)


def small_option(option: str) -> str:
    """Return an option as what stands for others is looked for in it: in small letters, no end."""
    return option.lower().rstrip(".!: ")


def names_all(small: str, words: LanguageWords) -> bool:
    """Say whether a small option stands for all others, as "all of the above" does."""
    return small.startswith(words.all_above_starts) and bool(
        compiled(words.all_above_pattern).fullmatch(small)
    )


def names_none(small: str, words: LanguageWords) -> bool:
    """Say whether a small option stands for none of the others, as "none of these" does."""
    return small.startswith(words.none_above_starts) and bool(
        compiled(words.none_above_pattern).fullmatch(small)
    )


_LETTERS = 26
_SHORTEST_LABELS, _LONGEST_LABELS = 3, 60
_LABEL = r"(?<![^\W_])(?:[A-Za-z]|[IVXivx]{1,4}|\d)[).]?"
_MAYBE_LABELS = re.compile(
    rf"{_LABEL}(?: ?[,&] ?| \w+ |, \w+ |,? \w+ \w+ )\(?{_LABEL}(?!\w)"
    rf"|^\w+ \(?{_LABEL}$|^\(?{_LABEL} \w+$"
)
"""What is cheap to look for in every option: two labels side by side, or one with a word."""


def joins_labels(option: str, pattern: str, count: int, *, numbered: bool) -> bool:
    """Say whether one of so many options joins labels of others as in `combined_pattern`."""
    return bool(
        _SHORTEST_LABELS <= len(option) < _LONGEST_LABELS
        and _MAYBE_LABELS.search(option)
        and _labels(pattern, count, numbered=numbered).fullmatch(option.strip().rstrip("."))
    )


@cache
def _labels(pattern: str, count: int, *, numbered: bool) -> re.Pattern[str]:
    """Return what matches labels of so many options, joined."""
    last = chr(ord("A") + min(count, _LETTERS) - 1)
    digits = r"|\d" if numbered else ""
    label = rf"\(?(?:[A-{last}a-{last.lower()}]|[IVX]{{1,4}}|[ivx]{{1,4}}{digits})[).]?"
    return compiled(pattern.replace("LABEL", label))
