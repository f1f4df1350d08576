"""The common case: one line whose marks stand apart from each other and from all that is doubtful.

It comes to the same nodes as the whole grammar, in a fifth of the time.
"""

import re

from quizpress.text.nodes import Code, Emphasis, Inline, Strong, Words

_PIECE = re.compile(
    r"""([^*`\\\[\n]*)
    (?: `([^`\n]+)`(?!`)
    | (?<![^\s(])\*\*(\w(?:[^*`\\\[\n]*\w)?)\*\*(?![^\s.,;:!?)])
    | (?<![^\s(])\*(\w(?:[^*`\\\[\n]*\w)?)\*(?![^\s.,;:!?)])
    | [*`\\\[\n] | \Z )""",
    re.VERBOSE,
)
"""Words, and behind them a mark, a character that may be meant as one, or the end."""
_FIRST_JOINING = "\u0300"
"""From here on characters join with others, or belong to scripts of their own rules."""


def read_simple(source: str) -> tuple[Inline, ...] | None:
    """Return the inlines of a text where all of its marks are plain to see, else None."""
    if not source.isascii() and max(source) >= _FIRST_JOINING:
        return None
    made: list[Inline] = []
    make = tuple.__new__  # A named tuple's own constructor takes twice as long.
    place = 0
    for words, code, strong, emphasis in _PIECE.findall(source):
        if words:
            made.append(make(Words, (words, place)))
            place += len(words)
        start = place
        if code:
            place += len(code) + 2
            made.append(make(Code, ((make(Words, (code, start + 1)),), start, place)))
        elif strong:
            place += len(strong) + 4
            made.append(make(Strong, ((make(Words, (strong, start + 2)),), start, place)))
        elif emphasis:
            place += len(emphasis) + 2
            made.append(make(Emphasis, ((make(Words, (emphasis, start + 1)),), start, place)))
    return tuple(made) if place == len(source) else None
