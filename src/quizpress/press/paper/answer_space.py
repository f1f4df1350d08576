"""How much room a hand needs on paper."""

import re
from collections.abc import Iterator, Sequence
from math import ceil

from quizpress.model import Open, Short
from quizpress.press.paper.text_width import width_of_text
from quizpress.text import Break, Image, Item, Maths, Text, Words, inlines_of, nodes_of
from quizpress.text.maths import latex_with

LINE_CHARACTERS = 38
"""What a hand writes on one ruled line of a page."""
_LATEX = re.compile(r"\\[A-Za-z]+|\\.|[{}^_]")
"""What of LaTeX takes no room by itself."""
MOST_LINES = 12
OPEN_LINES = 6
"""For an open question that says neither its lines nor its answer."""
_BODIES = {1: 41, 2: 20}
"""The width of a question, by how many columns of questions a sheet has, in em."""
_GUTTER, _LETTER = 1.6, 1.8
"""What is between options, and what stands before each, in em."""
_BOXES = 7
"""What boxes, letters and the room between them take of a matching, in em."""
_NARROWER = 0.85
"""How wide common typefaces are of what the widest takes; an option that is wider has two lines."""
_WIDE = "x" * 20
"""What takes the room of a picture, of which two stand side by side."""
MOST_COLUMNS = 4


def lines_to_write(content: Short | Open, beside: int = 1) -> tuple[int, int]:
    """Return how many ruled lines a question gets, and how many numbered ones instead.

    Those are for several answers, one for each. So many questions stand `beside` each other.
    """
    if content.lines:
        return content.lines, 0
    if isinstance(content, Open):
        return (lines_for(content.answer, beside) if content.answer else OPEN_LINES), 0
    answers = content.answers
    return (lines_for(answers[0], beside), 0) if len(answers) == 1 else (0, len(answers))


def lines_for(answer: Text, beside: int = 1) -> int:
    """Return how many ruled lines an answer needs by hand: one, or one more than it fills."""
    source, room = answer.source, LINE_CHARACTERS // beside
    if len(source) <= room and "\n" not in source and source.isascii():
        return 1
    filled = sum([ceil(_count_latin(line) / room) for line in seen_lines(answer)])
    return 1 if filled <= 1 else min(filled + 1, MOST_LINES)


def _count_latin(text: str) -> int:
    """Return how many characters of Latin a text takes; one of Chinese or Japanese takes two."""
    return len(text) if text.isascii() else sum(2 if width_of_text(one) == 1 else 1 for one in text)


def columns_for(texts: Sequence[Text], most: int = MOST_COLUMNS, beside: int = 1) -> int:
    """Return how many options stand side by side: as many as fit, in rows as even as can be."""
    if any(inlines_of(text) is None for text in texts):
        return 1  # Listings, lists and tables need the width.
    # Of each column all but its letter is for the text.
    fitting = int((_BODIES[beside] + _GUTTER) / (_width_of_widest(texts) + _LETTER + _GUTTER))
    rows = ceil(len(texts) / max(min(fitting, most), 1))
    return ceil(len(texts) / rows)


def is_stacked(left: Sequence[Text], right: Sequence[Text], beside: int) -> bool:
    """Say whether what is to be matched stands one below the other, as it does for want of room."""
    if beside == 1:
        return False
    whole = all(inlines_of(text) is not None for text in (*left, *right))
    wide = _width_of_widest(left) + _width_of_widest(right) + _BOXES
    return not whole or wide > _BODIES[beside]


def _width_of_widest(texts: Sequence[Text]) -> float:
    lines = [line for text in texts for line in seen_lines(text, _WIDE)]
    return max(map(width_of_text, lines), default=0) * _NARROWER


def seen_lines(text: Text, picture: str = "") -> list[str]:
    """Return the lines of a text as they are seen, with something in the place of pictures.

    Of a formula only what takes room is left.
    """
    if not text.blocks:
        return [text.source]
    return "".join(_seen_pieces(text, picture)).split("\n")


def _seen_pieces(text: Text, picture: str) -> Iterator[str]:
    formula_ends = 0
    for node in nodes_of(text):
        match node:
            case Maths():
                formula_ends = node.end
                yield _LATEX.sub("", latex_with(node, lambda gap: gap.text))
            case Words() if node.start >= formula_ends:
                yield node.text
            case Break() | Item():
                yield "\n"
            case Image():
                yield picture
