"""Which question of one form is which of the others, and what is right on each."""

from collections.abc import Sequence
from typing import NamedTuple

from quizpress.model import Deck
from quizpress.press.paper.form import Form
from quizpress.press.paper.question import Question
from quizpress.press.paper.sheet import make_sheet
from quizpress.text import Text


class Crossing(NamedTuple):
    """A question on one form: its number, and its right answer where that is a letter or two."""

    number: int
    right: str


class Row(NamedTuple):
    """One question on all forms, in their order."""

    stem: Text
    crossings: tuple[Crossing, ...]


def crossings(deck: Deck, forms: Sequence[Form]) -> list[Row]:
    """Return a row for each question, in the order of the first form."""
    sheets = [_questions(deck, form) for form in forms]
    return [
        Row(
            question.stem,
            tuple([Crossing(each[place].number, each[place].glance) for each in sheets]),
        )
        for place, question in sheets[0].items()
    ]


def columns(forms: int) -> list[tuple[int, ...]]:
    """Return which forms, by their places, stand in a table each; the first stands in all."""
    starts = range(1, forms, _MOST - 1)
    return [(0, *range(start, min(start + _MOST - 1, forms))) for start in starts]


_MOST = 6
"""Forms that one table has the width for."""


def _questions(deck: Deck, form: Form) -> dict[int, Question]:
    parts = make_sheet(deck, form, key=True).sections
    return {question.place: question for part in parts for question in part.questions}
