"""The common case: one line whose marks stand apart from each other and from all that is doubtful.

It comes to the same nodes as the whole grammar, in a fifth of the time.
"""

import re

from quizpress.text.nodes import Code, Emphasis, Inline, Strong, Words

_MARKS = re.compile(
    r"""([^*`\\\[\n]+)
    | `([^`\n]+)`(?!`)
    | (?<![^\s(])\*\*(\w(?:[^*`\\\[\n]*\w)?)\*\*(?![^\s.,;:!?)])
    | (?<![^\s(])\*(\w(?:[^*`\\\[\n]*\w)?)\*(?![^\s.,;:!?)])""",
    re.VERBOSE,
)
_NARROW = "\u0300"
"""From here on characters join with others, or belong to scripts of their own rules."""


def read_simple(source: str) -> tuple[Inline, ...] | None:
    """Return the inlines of a text where all of its marks are plain to see, else None."""
    if not source.isascii() and max(source) >= _NARROW:
        return None
    made: list[Inline] = []
    make = tuple.__new__  # A named tuple's own constructor takes twice as long.
    place = 0
    for found in _MARKS.finditer(source):
        start, end = found.span()
        if start != place:
            return None
        place = end
        kind = found.lastindex
        if kind == 1:
            made.append(make(Words, (found[1], start)))
        elif kind == 2:  # noqa: PLR2004  The groups of the pattern.
            made.append(make(Code, ((make(Words, (found[2], start + 1)),), start, end)))
        elif kind == 3:  # noqa: PLR2004
            made.append(make(Strong, ((make(Words, (found[3], start + 2)),), start, end)))
        else:
            made.append(make(Emphasis, ((make(Words, (found[4], start + 1)),), start, end)))
    return tuple(made) if place == len(source) else None
