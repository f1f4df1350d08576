"""How much room a hand needs on paper."""

import re
from math import ceil
from typing import assert_never

from quizpress.model import Choice, Cloze, Content, Matching, Open, Ordering, Short, TrueFalse

LINE_CHARACTERS = 38
"""What a hand writes on one ruled line of a page."""
_LATEX = re.compile(r"\\[A-Za-z]+|\\.|[{}^_]")
"""What of LaTeX takes no room by itself."""
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
MOST_LINES = 12
OPEN_LINES = 6
"""For an open question that says neither its lines nor its answer."""
SHORT_OPTION, MIDDLE_OPTION = 14, 38
"""The longest option, in characters, of which four or two stand side by side."""
_WIDE = "x" * (SHORT_OPTION + 1)
"""What takes the room of a picture, of which two stand side by side."""


def room(content: Content) -> tuple[int, int]:
    """Return how many ruled lines a question gets, or how many numbered ones."""
    match content:
        case Short(answers=(only,), lines=lines):
            return lines or lines_for(only), 0
        case Short(answers=several):
            return 0, len(several)
        case Open(answer=answer, lines=lines):
            return lines or (lines_for(answer) if answer else OPEN_LINES), 0
        case Choice() | TrueFalse() | Cloze() | Matching() | Ordering():
            return 0, 0
    assert_never(content)


def lines_for(answer: str) -> int:
    """Return how many ruled lines an answer needs by hand: one, or one more than it fills."""
    filled = ceil(len(_LATEX.sub("", _PICTURE.sub("", answer))) / LINE_CHARACTERS)
    return 1 if filled <= 1 else min(filled + 1, MOST_LINES)


def columns_for(texts: list[str]) -> int:
    """Return how many options stand side by side."""
    longest = max([len(_PICTURE.sub(_WIDE, text)) for text in texts])
    return 1 if longest > MIDDLE_OPTION else 2 if longest > SHORT_OPTION else 4
