"""The note types, frozen: a field or template added later strands every learner's cards.

Ids, names, fields and their order never change. Texts of templates and style may: Anki
takes them over at the next import and leaves the notes alone.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from quizpress.press.templates import read_template


class NoteField(NamedTuple):
    """A field of a note; `says` stands in it while it is empty, in Anki's editor.

    What is `folded` there opens on a click; what is `technical` no search finds that does not
    name it.
    """

    name: str
    says: str
    folded: bool = False
    technical: bool = False


_UPDATES = "An edit of this note by its author replaces it."
NOTE_FIELDS = (
    NoteField("Question", f"What is asked. {_UPDATES}"),
    NoteField("Answer", f"What is right; on a cloze, what else is right, by gap. {_UPDATES}"),
    NoteField("Options", f"A list of HTML, whose class names the key. {_UPDATES}", folded=True),
    NoteField("Accepted", f"Other right answers, parted by a dot in the middle. {_UPDATES}"),
    NoteField("Correction", f"What holds instead of a false claim. {_UPDATES}"),
    NoteField("Why", f"What the answer teaches. {_UPDATES}"),
    NoteField("Hint", f"Shown on request. {_UPDATES}"),
    NoteField("Source", f"Where the answer stands. {_UPDATES}"),
    NoteField("Context", "The small line above the card; without it there is the deck's name."),
    NoteField("Image", f"A picture of the question. {_UPDATES}"),
    NoteField("Audio", f"A sound of the question. {_UPDATES}"),
    NoteField(
        "Reverse", "Anything here makes a card that asks in reverse.", folded=True, technical=True
    ),
    NoteField("Typed", "Anything here asks to type the answer.", folded=True, technical=True),
    NoteField("Language", "The language of the card, such as en.", folded=True, technical=True),
    NoteField(
        "Direction", "ltr, or rtl where it is written from the right.", folded=True, technical=True
    ),
    NoteField(
        "Note ID",
        "By this a push finds the note again: leave it as it is.",
        folded=True,
        technical=True,
    ),
    NoteField(
        "Notes of mine",
        "Yours, shown on the back. An import empties it where the note's author edited the note.",
    ),
    NoteField("Answer Audio", f"A sound of the answer. {_UPDATES}"),
    NoteField("Reverse Question", f"What the card that asks in reverse asks. {_UPDATES}"),
    NoteField("Reverse Answer", f"What answers that, instead of the question. {_UPDATES}"),
    NoteField("Spare 5", "Not in use.", folded=True, technical=True),
)
FIELDS = tuple([field.name for field in NOTE_FIELDS])
RENAMED = {
    "Spare 1": "Notes of mine",
    "Spare 2": "Answer Audio",
    "Spare 3": "Reverse Question",
    "Spare 4": "Reverse Answer",
}
"""The fields that had another name once; Anki follows them by their ids."""


class CardType(NamedTuple):
    """A card template: the pieces below `templates/anki/` that make up its front and back.

    `back` comes first on every back: style and script tell by it which side they are on.
    Scripts come last: apps run them as they read them, and what they work on has to be there.
    What is `listed` are the columns for front and back in Anki's browser.
    """

    name: str
    front: str
    back: str
    listed: tuple[str, str] = ("{{Question}}", "{{Answer}}")


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


REVISED = 1795885745
"""2026-11-28; raise it in a type with every change of its templates or the style."""

NOTE_TYPES: Mapping[str, NoteType] = {
    "short": NoteType(
        1732406400001,
        "Quizpress Short Answer",
        (
            CardType(
                "Question",
                "open context question image audio type hint close",
                "back front-side open answer notes tail close script-judge script-long",
            ),
            CardType(
                "Reverse",
                "reverse-begin open context question-reverse close reverse-end script-long",
                "back front-side open answer-reverse image audio tail close script-long",
                (
                    "{{Reverse Question}}{{^Reverse Question}}{{Answer}}{{/Reverse Question}}",
                    "{{Reverse Answer}}{{^Reverse Answer}}{{Question}}{{/Reverse Answer}}",
                ),
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
                "open context question image audio options hint close script-pick",
                "back front-side open notes tail close script-recall script-options",
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
                "open context question image audio verdict-options hint close script-pick",
                "back front-side open answer notes tail close script-recall script-options",
                ("{{Question}}", "{{Answer}} {{Correction}}"),
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
                "open context question-cloze image audio type-cloze hint close",
                # FrontSide would keep the gap hidden; audio would play again.
                "back open context question-cloze image type-cloze accepted-in-gap "
                "notes tail close script-gaps script-judge",
                # Anki lets a template of this type have no text without its gaps.
                ("{{cloze:Question}}", "{{cloze-only:Question}} · {{cloze:Question}}"),
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
                "open context image audio question pool hint close script-pick",
                "back front-side open answer-pair notes tail close script-recall script-pair",
                # Anki strips tags, and takes all up to the left side for one: pairs share it.
                ("<{{Question}}", "{{Answer}}"),
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
                "open context question image audio options hint close script-pick",
                # The right order takes the place of the one on the front.
                "back open context question image options-ordered notes tail close "
                "script-recall script-order",
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
        [
            Rendered(
                card.name,
                _join_pieces(f"{card.front} script-keys script-pictures"),
                _join_pieces(f"{card.back} script-pictures"),
            )
            for card in cards
        ]
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
