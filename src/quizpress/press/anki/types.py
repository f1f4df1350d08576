"""The note types, frozen: a field or template added later strands every learner's cards.

Ids, names, fields and their order never change. Texts of templates and style may: Anki
takes them over at the next import and leaves the notes alone.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from quizpress.press.templates import read_template

FIELDS = (
    "Question",
    "Answer",
    "Options",
    "Accepted",
    "Correction",
    "Why",
    "Hint",
    "Source",
    "Context",
    "Image",
    "Audio",
    "Reverse",
    "Typed",
    "Language",
    "Direction",
    "Note ID",
    "Spare 1",
    "Spare 2",
    "Spare 3",
    "Spare 4",
    "Spare 5",
)


class CardType(NamedTuple):
    """A card template: the pieces below `templates/anki/` that make up its front and back.

    `back` comes first on every back: style and script tell by it which side they are on.
    """

    name: str
    front: str
    back: str


class NoteType(NamedTuple):
    """A note type of Anki; `id` is what Anki knows it by.

    `revised` says when its templates or the style last changed, in seconds since 1970. All
    decks share the types, so it is told here and not by each deck: Anki takes over the later.
    """

    id: int
    name: str
    cards: tuple[CardType, ...]
    revised: int
    cloze: bool = False


REVISED = 1795868909
"""2026-11-28; raise it in a type with every change of its templates or the style."""

NOTE_TYPES: Mapping[str, NoteType] = {
    "short": NoteType(
        1732406400001,
        "Quizpress Short Answer",
        (
            CardType(
                "Question",
                "open context question image audio type hint close",
                "back front-side open answer notes tail close",
            ),
            CardType(
                "Reverse",
                "reverse-begin open context question-reverse close reverse-end",
                "back front-side open answer-reverse image audio tail close",
            ),
        ),
        revised=REVISED,
    ),
    "choice": NoteType(
        1732406400002,
        "Quizpress Choice",
        (
            CardType(
                "Question",
                "open context question image audio options options-script hint close",
                "back front-side open notes tail close",
            ),
        ),
        revised=REVISED,
    ),
    "true-false": NoteType(
        1732406400003,
        "Quizpress True/False",
        (
            CardType(
                "Question",
                "open context question image audio cue-verdict hint close",
                "back front-side open answer notes tail close",
            ),
        ),
        revised=REVISED,
    ),
    "cloze": NoteType(
        1732406400004,
        "Quizpress Cloze",
        (
            CardType(
                "Cloze",
                "open context question-cloze image audio hint close",
                # FrontSide would keep the gap hidden; audio would play again.
                "back open context question-cloze image notes tail close",
            ),
        ),
        revised=REVISED,
        cloze=True,
    ),
    "matching": NoteType(
        1732406400005,
        "Quizpress Matching",
        (
            CardType(
                "Pair",
                # The right side takes the empty place below the question.
                "open context image audio question pool hint close",
                "back front-side open answer-pair notes tail close",
            ),
        ),
        revised=REVISED,
    ),
    "ordering": NoteType(
        1732406400006,
        "Quizpress Ordering",
        (
            CardType(
                "Question",
                "open context question image audio options options-script hint close",
                # The right order takes the place of the one on the front.
                "back open context question image options-ordered options-script notes tail close",
            ),
        ),
        revised=REVISED,
    ),
}


class Rendered(NamedTuple):
    """A card template as Anki gets it."""

    name: str
    front: str
    back: str


@cache
def render_templates(kind: str) -> tuple[Rendered, ...]:
    """Return the card templates of a kind of card, put together from their pieces."""
    cards = NOTE_TYPES[kind].cards
    return tuple(
        [Rendered(card.name, _join_pieces(card.front), _join_pieces(card.back)) for card in cards]
    )


def style_sheet(kind: str) -> str:
    """Return the style sheet of a note type: the one that all share, below its revision."""
    return f"/* Quizpress look {NOTE_TYPES[kind].revised} */\n{read_template('anki/card.css')}"


def read_revision(css: str) -> int:
    """Return when a style sheet was revised, in seconds since 1970; 0 where it does not say."""
    found = re.match(r"/\* Quizpress look ([0-9]{1,12}) \*/", css)
    return int(found[1]) if found else 0


def _join_pieces(pieces: str) -> str:
    return "".join([read_template(f"anki/{piece}.html") for piece in pieces.split()]).strip()
