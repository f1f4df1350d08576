"""The sheet that says which question of one form is which of the others, and what is right."""

from collections.abc import Sequence
from typing import NamedTuple

from quizpress.model import Deck
from quizpress.press import Artifact
from quizpress.press.paper.form import Form
from quizpress.press.paper.html import SheetLook, render_page
from quizpress.press.paper.page_writer import PageWriter
from quizpress.press.paper.question import Question
from quizpress.press.paper.sheet import make_sheet
from quizpress.press.templates import direction, labels

_MOST_FORMS = 6
"""What one table has the width for."""


class Crossing(NamedTuple):
    """A question on one form: its number, and its right answer where that is a letter or two."""

    number: int
    right: str


def press(deck: Deck, forms: Sequence[Form], look: SheetLook) -> Artifact:
    """Return the crosswalk of some forms, at least one, with the questions as on the first."""
    sheets = [_questions_by_place(deck, form) for form in forms]
    rows = [
        (question.stem, [Crossing(each[place].number, each[place].glance) for each in sheets])
        for place, question in sheets[0].items()
    ]
    words = labels(deck.language)
    html = render_page(
        "crosswalk",
        look,
        (deck.title, words["crosswalk"]),
        PageWriter(deck, lambda _gap: False),
        deck=deck,
        direction=direction(deck.language),
        labels=words,
        forms=forms,
        tables=_split_columns(len(forms)),
        rows=rows,
    )
    return Artifact(f"{deck.stem}-crosswalk.html", html)


def _split_columns(forms: int) -> list[tuple[int, ...]]:
    """Return which forms, by their places, stand in a table each; the first stands in all."""
    starts = range(1, forms, _MOST_FORMS - 1)
    return [(0, *range(start, min(start + _MOST_FORMS - 1, forms))) for start in starts]


def _questions_by_place(deck: Deck, form: Form) -> dict[int, Question]:
    sections = make_sheet(deck, form, key=True).sections
    return {question.place: question for section in sections for question in section.questions}
