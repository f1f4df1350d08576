"""Searches for the patterns of a language, compiled when a text first needs it."""

import re
from collections.abc import Callable, Sequence
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


def naming_options(options: Sequence[str], words: LanguageWords) -> list[int]:
    """Return the places of options that stand for others, by words or by their letters."""
    starts, count = words.all_above_starts + words.none_above_starts, len(options)
    labels = _labels(words.combined_pattern, count, numbered=False)
    # Most options are told by how they begin.
    maybe = [
        place
        for place, option in enumerate(options)
        if option.lower().startswith(starts) or labels.match(option)
    ]
    return [place for place in maybe if _names_others(options[place], count, words)]


def _names_others(option: str, count: int, words: LanguageWords) -> bool:
    small = small_option(option)
    return (
        names_all(small, words)
        or names_none(small, words)
        or joins_labels(option, words.combined_pattern, count, numbered=False)
    )


_LETTERS = 26
_SHORTEST_LABELS, _LONGEST_LABELS = 3, 60


def joins_labels(option: str, pattern: str, count: int, *, numbered: bool) -> bool:
    """Say whether one of so many options joins labels of others as in `combined_pattern`."""
    return bool(
        _SHORTEST_LABELS <= len(option) < _LONGEST_LABELS
        and _labels(pattern, count, numbered=numbered).fullmatch(option.strip().rstrip("."))
    )


@cache
def _labels(pattern: str, count: int, *, numbered: bool) -> re.Pattern[str]:
    """Return what matches labels of so many options, joined."""
    last = chr(ord("A") + min(count, _LETTERS) - 1)
    digits = r"|\d" if numbered else ""
    label = rf"\(?(?:[A-{last}a-{last.lower()}]|[IVX]{{1,4}}|[ivx]{{1,4}}{digits})[).]?"
    return compiled(pattern.replace("LABEL", label))
