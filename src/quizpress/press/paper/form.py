"""Which form of a quiz a sheet is: the seed of its order, and the letter of its version."""

import re
from collections.abc import Sequence
from hashlib import sha256
from itertools import cycle
from string import ascii_uppercase
from typing import NamedTuple
from unicodedata import category, normalize

from quizpress.model import KINDS, Choice, Cloze, Content, Deck, Matching, answers_of, question_of
from quizpress.options import Chosen, Student
from quizpress.press import Unpressed
from quizpress.text import Text

_NAME = re.compile(
    "([0-9A-Z]{1,16})(?:-(Q[0-9A-F]{3}))?(?:-([1-9][0-9]{0,3}))?(?:-([A-Z]|S[0-9]{2,3}))?"
)
_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_MOST_SLUG = 24
"""Characters of a student's name in the name of a file."""


class Form(NamedTuple):
    """A form; the letter is empty where there are no versions, `pick` 0 where all is asked.

    Of a student with a form of their own the letter is `S07`, say. Files of a form that was asked
    for by its name have that name, so that they overwrite no other. The `choice` that its
    questions are of is known by a mark, which is empty for all of a deck.
    """

    seed: str
    letter: str = ""
    named: bool = False
    pick: int = 0
    student: Student | None = None
    choice: str = ""

    @property
    def name(self) -> str:
        """Return the id that its sheets print.

        It is `12C6-B`, say, `12C6-10-B` for a pick of 10, `12C6-Q3F0-10-B` for one of a choice.
        """
        return "-".join(filter(None, (self.seed, self.choice, str(self.pick or ""), self.letter)))

    @property
    def mark(self) -> str:
        """Return what tells the names of its files from those of other forms."""
        told = self.name if self.named else self.letter
        if self.student:
            told = f"{_number_student(self.student)}-{_write_slug(self.student.name)}".strip("-")
        return f"-{told.lower()}" if told else ""


def list_forms(
    deck: Deck, seed: str, versions: int, pick: int = 0, choice: str = ""
) -> tuple[Form, ...]:
    """Return the forms of a deck; without a seed it has one of its own, without versions one."""
    form = Form(seed or default_seed(deck, pick), pick=pick, choice=choice)
    return tuple([form._replace(letter=letter) for letter in ascii_uppercase[:versions]]) or (form,)


def list_student_forms(forms: Sequence[Form], students: Sequence[Student]) -> tuple[Form, ...]:
    """Return a form for each student: the versions in turn, or one of their own without any."""
    return tuple(
        [
            form._replace(letter=form.letter or _number_student(student), student=student)
            for form, student in zip(cycle(forms), students, strict=False)
        ]
    )


def _number_student(student: Student) -> str:
    return f"S{student.number:02}"


def _write_slug(name: str) -> str:
    """Return a name for the names of files: its words in small letters, Latin ones plain."""
    plain = normalize("NFC", _ACCENTS.sub("", normalize("NFKD", name.casefold())))
    words = "".join([sign if category(sign)[0] in "LMN" else " " for sign in plain]).split()
    return "-".join(words)[:_MOST_SLUG].strip("-")


def print_id(form: Form, direction: str) -> str:
    """Return the id of a form as a sheet has it, in one order whichever way its letters run."""
    return f"\u200e{form.name}" if direction == "rtl" and "-" in form.name else form.name


def read_form(text: str) -> Form:
    """Return the form that a sheet names, whatever the case it is typed in.

    Raises:
        ValueError: the text names none.
    """
    if not (found := _NAME.fullmatch(text.upper())):
        raise ValueError(text)
    seed, choice, pick, letter = found.groups("")
    return Form(seed, letter, pick=int(pick or 0), choice=choice)


def refuse_form(form: Form, chosen: Chosen) -> Unpressed:
    """Return the error for a form that is of other questions than are chosen."""
    options = ("tags", "sections", "kinds")
    given = " and ".join([f"`--{name}`" for name in options if getattr(chosen, name)])
    if form.choice:
        hint = "give `--tags`, `--sections` and `--kinds` again as they were for its sheet"
        return Unpressed(f"the form {form.name} is of other questions than these", hint)
    return Unpressed(f"the form {form.name} is of no choice by {given}", f"leave {given} out")


def refuse_seed(form: Form, own: str) -> Unpressed:
    """Return the error for a form that is none of a deck, whose own begin with a seed."""
    hint = (
        f"if its sheet was made with `--seed {form.seed}`, give that again; else the title, the"
        " order of questions, an answer, an option or, where some questions are picked, the words"
        " of one have changed since, or the id is mistyped"
    )
    message = f"the form {form.name} is none of this deck as it is: its own begin with {own}"
    return Unpressed(message, hint)


def default_seed(deck: Deck, pick: int = 0) -> str:
    """Return a seed of four characters that stays as long as all that a key says of its deck.

    That is its title, and of its questions their order, kinds, answers and options; not their
    words, reasons and hints. Where some of them are picked, as their words draw, these count, too.
    """
    told = [deck.title, hash_keys(deck)]
    for section in deck.sections:
        told += ["section", str(section.pick), str(section.keep_order)]
        for card in section.cards_for("paper"):
            told += [KINDS[type(card.content)], *answers_of(card.content)]
            told += [question_of(card.content).source] if pick or section.pick else []
            told += [text.source for text in _list_others(card.content)]
            if isinstance(card.content, Choice):
                told += [str(card.content.order), str(card.content.last)]
    return sha256("\x1f".join(told).encode()).hexdigest()[:4].upper()


def _list_others(content: Content) -> Sequence[Text]:
    """Return what stands among the answers of a question and is none of them."""
    match content:
        case Choice():
            return content.options[len(content.keys) :]
        case Matching() | Cloze():
            return content.distractors
    return ()


def hash_keys(deck: Deck) -> str:
    """Return what only those can know who know every key.

    Without it whoever has the program could tell the keys from the form that a quiz prints.
    """
    told = [card.content.keys for card in deck.cards("paper") if isinstance(card.content, Choice)]
    return sha256("\x1f".join([key.source for keys in told for key in keys]).encode()).hexdigest()
