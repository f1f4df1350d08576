"""How much room a hand needs on paper."""

import re
from math import ceil
from typing import assert_never

from quizpress.model import Choice, Cloze, Content, Matching, Open, Ordering, Short, TrueFalse
from quizpress.press.paper.measure import width

LINE_CHARACTERS = 38
"""What a hand writes on one ruled line of a page."""
_LATEX = re.compile(r"\\[A-Za-z]+|\\.|[{}^_]")
"""What of LaTeX takes no room by itself."""
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
MOST_LINES = 12
OPEN_LINES = 6
"""For an open question that says neither its lines nor its answer."""
_BODY, _GUTTER, _LETTER = 41, 1.6, 1.8
"""The width of a question, between options, and of what stands before each, in em."""
_NARROWER = 0.85
"""How wide common typefaces are of what the widest takes; an option that is wider has two lines."""
_WIDE = "x" * 20
"""What takes the room of a picture, of which two stand side by side."""
MOST_COLUMNS = 4


def room(content: Content) -> tuple[int, int]:
    """Return how many ruled lines a question gets, or how many numbered ones."""
    match content:
        case Short(answers=(only,), lines=lines):
            return lines or lines_for(only), 0
        case Short(answers=several, lines=lines):
            return (lines, 0) if lines else (0, len(several))
        case Open(answer=answer, lines=lines):
            return lines or (lines_for(answer) if answer else OPEN_LINES), 0
        case Choice() | TrueFalse() | Cloze() | Matching() | Ordering():
            return 0, 0
    assert_never(content)


def lines_for(answer: str) -> int:
    """Return how many ruled lines an answer needs by hand: one, or one more than it fills."""
    filled = ceil(_signs(_LATEX.sub("", _PICTURE.sub("", answer))) / LINE_CHARACTERS)
    return 1 if filled <= 1 else min(filled + 1, MOST_LINES)


def _signs(text: str) -> int:
    """Return how many signs of Latin a text takes; one of Chinese or Japanese takes two."""
    return len(text) if text.isascii() else sum(2 if width(sign) == 1 else 1 for sign in text)


def columns_for(texts: list[str], most: int = MOST_COLUMNS) -> int:
    """Return how many options stand side by side: as many as fit, in rows as even as can be."""
    widest = max([width(_LATEX.sub("", _PICTURE.sub(_WIDE, text))) for text in texts])
    fits = [columns for columns in range(most, 1, -1) if widest * _NARROWER <= _room(columns)]
    rows = ceil(len(texts) / (fits[0] if fits else 1))
    return ceil(len(texts) / rows)


def _room(columns: int) -> float:
    return (_BODY - (columns - 1) * _GUTTER) / columns - _LETTER
