"""Searches for the patterns of a language, compiled when a text first needs it."""

import re
from collections.abc import Callable
from functools import cache

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
