"""Searches for the patterns of a language, compiled once."""

import re
from functools import cache

_NEVER = re.compile(r"(?!)")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern ready for use; an empty one finds nothing."""
    return re.compile(pattern) if pattern else _NEVER
