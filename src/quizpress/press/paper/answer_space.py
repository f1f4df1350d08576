"""How much room a hand needs on paper."""

import re
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Literal, NamedTuple

from quizpress.model import Open, SheetSettings, Short
from quizpress.press.paper.text_width import width_of_text
from quizpress.text import Break, Image, Item, Maths, Text, Words, inlines_of, nodes_of
from quizpress.text.maths import latex_with

LINE_CHARACTERS = 38
"""What a hand writes on one ruled line of a page."""
SHORT_CHARACTERS = 12
"""What it writes on a short line, beside the question."""
_SLOT_CHARACTERS = ((3, 11), (2, 18))
"""What it writes on each of so many lines beside each other."""
SQUARE = 5
"""How wide and high a square is, in millimetres."""
_ROW = 8
"""How high a ruled line is, in millimetres."""
_LEAST_ROWS = 3
"""How many lines of writing a box has room for at least."""
_LATEX = re.compile(r"\\[A-Za-z]+|\\.|[{}^_]")
"""What of LaTeX takes no room by itself."""
MOST_LINES = 12
OPEN_LINES = 6
"""For an open question that says neither its lines nor its answer."""
_BODIES = {("normal", 1): 41, ("normal", 2): 20, ("compact", 1): 47, ("compact", 2): 23}
"""The width of a question in em, by how close all stands and in how many columns."""
_GUTTER, _LETTER = 1.6, 1.8
"""What is between options, and what stands before each, in em."""
_BOXES = 7
"""What boxes, letters and the room between them take of a matching, in em."""
_NARROWER = 0.85
"""How wide common typefaces are of what the widest takes; an option that is wider has two lines."""
_WIDE = "x" * 20
"""What takes the room of a picture, of which two stand side by side."""
MOST_COLUMNS = 4


class WritingRoom(NamedTuple):
    """The room for a hand on a sheet.

    Either a short one `beside` the question, or ruled `lines` below it, or as many numbered `slots`
    in some columns, or an area of a height in millimetres, which is a multiple of that of a square
    where it is squared.
    """

    kind: Literal["none", "beside", "lines", "slots", "blank", "box", "grid"] = "none"
    lines: int = 0
    columns: int = 1
    height: float = 0


def room_to_write(content: Short | Open, columns: int) -> WritingRoom:
    """Return the room that a question gets: what its author asks for, or what its answer needs.

    Questions stand in so many columns, of which two leave no room for lines beside each other.
    """
    kind, lines, height = content.space
    if kind == "lines":
        return WritingRoom("lines", lines)
    answers = _list_answers(content)
    needed = sum([lines_for(each, columns) for each in answers]) if answers else OPEN_LINES
    if kind == "fitting":
        room = _fit_room(content, answers, needed)
        return room if columns == 1 else room._replace(columns=1)
    if kind == "none":
        return WritingRoom()
    height = height or max(needed, _LEAST_ROWS) * _ROW
    return WritingRoom(kind, height=SQUARE * round(height / SQUARE) if kind == "grid" else height)


def _list_answers(content: Short | Open) -> tuple[Text, ...]:
    if isinstance(content, Short):
        return content.answers
    return (content.answer,) if content.answer else ()


def _fit_room(content: Short | Open, answers: Sequence[Text], needed: int) -> WritingRoom:
    longest = max([_count_characters(answer) for answer in answers], default=0)
    if len(answers) > 1:
        beside = [columns for columns, most in _SLOT_CHARACTERS if longest <= most]
        return WritingRoom("slots", len(answers), min([*beside, 1][0], len(answers)))
    short = isinstance(content, Short) and longest <= SHORT_CHARACTERS
    return WritingRoom("beside", 1) if short else WritingRoom("lines", needed)


def _count_characters(answer: Text) -> int:
    """Return how many characters of Latin an answer takes; one of several lines takes too many."""
    lines = seen_lines(answer, _WIDE)
    return _count_latin(lines[0]) if len(lines) == 1 else LINE_CHARACTERS


def lines_for(answer: Text, columns: int = 1) -> int:
    """Return how many ruled lines an answer needs by hand: one, or one more than it fills."""
    source, room = answer.source, LINE_CHARACTERS // columns
    if len(source) <= room and "\n" not in source and source.isascii():
        return 1
    filled = sum([ceil(_count_latin(line) / room) for line in seen_lines(answer)])
    return 1 if filled <= 1 else min(filled + 1, MOST_LINES)


def _count_latin(text: str) -> int:
    """Return how many characters of Latin a text takes; one of Chinese or Japanese takes two."""
    return len(text) if text.isascii() else sum(2 if width_of_text(one) == 1 else 1 for one in text)


def columns_for(texts: Sequence[Text], settings: SheetSettings, most: int = MOST_COLUMNS) -> int:
    """Return how many options stand side by side: as many as fit, in rows as even as can be."""
    if any(inlines_of(text) is None for text in texts):
        return 1  # Listings, lists and tables need the width.
    # Of each column all but its letter is for the text.
    fitting = int((_body_width(settings) + _GUTTER) / (_width_of_widest(texts) + _LETTER + _GUTTER))
    rows = ceil(len(texts) / max(min(fitting, most), 1))
    return ceil(len(texts) / rows)


def is_stacked(left: Sequence[Text], right: Sequence[Text], settings: SheetSettings) -> bool:
    """Say whether what is to be matched stands one below the other, as it does for want of room."""
    if settings.columns == 1:
        return False
    whole = all(inlines_of(text) is not None for text in (*left, *right))
    wide = _width_of_widest(left) + _width_of_widest(right) + _BOXES
    return not whole or wide > _body_width(settings)


def _body_width(settings: SheetSettings) -> int:
    return _BODIES[settings.spacing, settings.columns]


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
