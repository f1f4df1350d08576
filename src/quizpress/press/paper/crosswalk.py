"""The sheet that says which question of one form is which of the others, and what is right."""

from collections.abc import Sequence
from typing import NamedTuple

from quizpress.model import Deck
from quizpress.press import Artifact
from quizpress.press.paper.form import Form
from quizpress.press.paper.html import SheetLook, render_table
from quizpress.press.paper.question import Question
from quizpress.press.paper.sheet import make_sheet
from quizpress.press.templates import labels
from quizpress.text import Text

_MOST_FORMS = 6
"""What one table has at most."""
_ROOM, _NUMBER, _SIGN = 126, 10, 1.55
"""The width of a table beside its questions, and what a number and each sign of what is right take
of it, in millimetres."""


class Crossing(NamedTuple):
    """A question on one form: its number, and its right answer where that is a letter or two."""

    number: str
    right: str


class Crosswalk(NamedTuple):
    """The questions as on the first of some forms, each with what it is on all of them.

    A table shows the forms whose places it has, so that it is not too wide.
    """

    foot: tuple[str, ...]
    rows: tuple[tuple[Text, tuple[Crossing, ...]], ...]
    tables: tuple[tuple[int, ...], ...]


def make_crosswalk(deck: Deck, forms: Sequence[Form]) -> Crosswalk:
    """Return the crosswalk of some forms, at least one."""
    sheets = [_questions_by_place(deck, form) for form in forms]
    rows = [
        (question.stem, tuple([Crossing(s[place].reference, s[place].glance) for s in sheets]))
        for place, question in sheets[0].items()
    ]
    foot = (deck.title, labels(deck.language)["crosswalk"])
    longest = max([len(each.right) for _, crossings in rows for each in crossings], default=0)
    return Crosswalk(foot, tuple(rows), tuple(_split_columns(len(forms), longest)))


def press(deck: Deck, forms: Sequence[Form], look: SheetLook) -> Artifact:
    """Return the crosswalk of some forms, at least one, as an HTML file."""
    crosswalk = make_crosswalk(deck, forms)
    html = render_table(
        "crosswalk",
        look,
        crosswalk.foot,
        deck,
        forms=forms,
        tables=crosswalk.tables,
        rows=crosswalk.rows,
    )
    return Artifact(f"{deck.stem}-crosswalk.html", html)


def _split_columns(forms: int, longest: int) -> list[tuple[int, ...]]:
    """Return which forms, by their places, stand in a table each; the first stands in all.

    What is right has so many signs where it is `longest`.
    """
    fitting = int(_ROOM / (_NUMBER + longest * _SIGN))
    others = min(max(fitting, 2), _MOST_FORMS) - 1
    starts = range(1, forms, others)
    return [(0, *range(start, min(start + others, forms))) for start in starts]


def _questions_by_place(deck: Deck, form: Form) -> dict[int, Question]:
    sections = make_sheet(deck, form, key=True).sections
    return {question.place: question for section in sections for question in section.questions}
