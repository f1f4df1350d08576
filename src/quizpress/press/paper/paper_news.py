"""What is to be told of printed files, once they are written."""

from collections.abc import Mapping
from typing import NamedTuple

from quizpress.press.paper.pdf.layout import Laid


class FlashcardNews(NamedTuple):
    """How many flashcards there are, on how many sheets of paper with so many places each.

    `scaled` sides are set smaller than usual, and `too_full` ones do not fit even so.
    """

    cards: int
    sheets: int
    places: int
    scaled: int
    too_full: int


class PickNews(NamedTuple):
    """How many questions a quiz asks where these are not all, and the ids of its forms."""

    questions: int
    forms: tuple[str, ...]


class PaperNews(NamedTuple):
    """How the pages of each PDF came out, by its name, the flashcards, and a quiz of some cards.

    Those named in `students` are each for one student.
    """

    layouts: Mapping[str, Laid]
    cards: FlashcardNews | None
    pick: PickNews | None = None
    students: tuple[str, ...] = ()
