"""The table of what is right for each student of a class, whose forms differ."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from quizpress.model import Deck
from quizpress.options import Student
from quizpress.press import Artifact
from quizpress.press.paper.form import Form, print_id
from quizpress.press.paper.html import SheetLook, render_table
from quizpress.press.paper.question import Question
from quizpress.press.paper.sheet import make_sheet
from quizpress.press.templates import direction, labels


class StudentAnswer(NamedTuple):
    """A question of a student: its number there, what is right, or where the key says it.

    What is `right` is empty where no letter or numbers give it; then `on_key` is the number of the
    question on the key, empty where that is the same.
    """

    number: str
    right: str
    on_key: str


class StudentRow(NamedTuple):
    """A student, the id of their form, and its answers in order."""

    student: Student
    form: str
    answers: tuple[StudentAnswer, ...]


class ClassKey(NamedTuple):
    """The answers of a class; what the page `says` of itself is in words."""

    foot: tuple[str, ...]
    says: tuple[str, ...]
    rows: tuple[StudentRow, ...]


def make_class_key(deck: Deck, students: Sequence[Form], forms: Sequence[Form]) -> ClassKey:
    """Return the right answers on the forms of students, beside the keys of the deck's `forms`."""
    words, way = labels(deck.language), direction(deck.language)

    @cache
    def list_questions(form: Form) -> list[Question]:
        sections = make_sheet(deck, form, key=True).sections
        return [question for section in sections for question in section.questions]

    on_key = {question.place: question.reference for question in list_questions(forms[0])}
    shared = forms[0].letter != ""
    rows = [
        StudentRow(
            form.student,
            print_id(form, way),
            tuple(
                [
                    StudentAnswer(
                        each.reference,
                        each.glance,
                        "" if each.glance or shared else on_key[each.place],
                    )
                    for each in list_questions(form._replace(student=None))
                ]
            ),
        )
        for form in students
        if form.student
    ]
    bracketed = any(answer.on_key for row in rows for answer in row.answers)
    says = (words["class_key_says"], *([words["class_key_brackets"]] if bracketed else []))
    return ClassKey((deck.title, words["class_key"]), says, tuple(rows))


def press(deck: Deck, students: Sequence[Form], forms: Sequence[Form], look: SheetLook) -> Artifact:
    """Return the right answers of all students as an HTML file."""
    class_key = make_class_key(deck, students, forms)
    html = render_table(
        "class_key", look, class_key.foot, deck, says=class_key.says, rows=class_key.rows
    )
    return Artifact(f"{deck.stem}-class-key.html", html)
