"""Which way a text runs: that of its first letter that has one."""

import re
from collections.abc import Iterable
from unicodedata import bidirectional

from quizpress.text import Code, Emphasis, Inline, Link, Strong, Words


def first_strong(text: str) -> str:
    """Return the direction of the first letter that has one, empty where none has."""
    if text.isascii():
        return "ltr" if _LETTER.search(text) else ""
    return next((_STRONG[kind] for kind in map(bidirectional, text) if kind in _STRONG), "")


def direction_of(nodes: Iterable[Inline]) -> str:
    """Return the direction of inlines by their first letter, empty where none has one.

    Formulas have their own, and what a gap hides must not be told by it.
    """
    for inline in nodes:
        match inline:
            case Words():
                found = first_strong(inline.text)
            case Strong() | Emphasis() | Link() | Code():
                found = direction_of(inline.children)
            case _:
                found = ""
        if found:
            return found
    return ""


_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_LETTER = re.compile("[A-Za-z]")
