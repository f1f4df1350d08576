"""Which text of a card each field of its notes shows, and what a field would show of another."""

from collections.abc import Iterator
from typing import NamedTuple

from quizpress.model import (
    Card,
    Choice,
    Cloze,
    Deck,
    Matching,
    Open,
    Ordering,
    Short,
    TrueFalse,
)
from quizpress.press.anki.field_writer import FieldWriter
from quizpress.press.anki.media import names_in_anki
from quizpress.text import GapError, Text, parse_cloze, parse_text


class PressedNote(NamedTuple):
    """A note of a deck: its card by place, the pair of a matching, the texts of its fields."""

    card: int
    question: Text
    texts: dict[str, Text]
    cloze: bool


def notes_with_texts(deck: Deck) -> list[PressedNote]:
    """Return the notes of a deck in the order in which they are pressed."""
    return [
        PressedNote(number, stem, texts, is_cloze)
        for number, card in enumerate(deck.cards("anki"))
        for stem, texts, is_cloze in _texts_of_notes(card)
    ]


def _texts_of_notes(card: Card) -> Iterator[tuple[Text, dict[str, Text], bool]]:
    shared = {name: text for name, text in (("Why", card.why), ("Hint", card.hint)) if text}
    content = card.content
    match content:
        case Matching():
            for _, right in content.pairs:
                yield content.question, {"Answer": right, **shared}, False
        case Cloze():
            yield content.text, {"Question": content.text, **shared}, True
        case TrueFalse():
            correction = {"Correction": content.correction} if content.correction else {}
            yield content.claim, {"Question": content.claim, **correction, **shared}, False
        case Choice() | Short() | Open() | Ordering():
            answers = _answers_of_field(content)
            own = {"Answer": answers[0]} if len(answers) == 1 else {}
            yield content.question, {"Question": content.question, **own, **shared}, False


def _answers_of_field(content: Choice | Short | Open | Ordering) -> tuple[Text, ...]:
    """Return the texts that the answer's field is made of; none where it shows more than texts."""
    match content:
        case Choice():
            return content.keys
        case Short():
            return content.answers
        case Open():
            return () if content.rubric else (content.answer,)
        case Ordering():
            return ()


class FieldPress:
    """Presses single texts of a deck as fields."""

    def __init__(self, deck: Deck) -> None:
        self.markup = deck.markup
        self.writer = FieldWriter(names_in_anki(deck), deck.markup)

    def press(self, source: str, *, cloze: bool) -> str | None:
        """Return what a field shows of a text; None where a gap in it cannot be read."""
        try:
            if cloze:
                return self.writer.write_cloze(parse_cloze(source, 0, 0, self.markup))
            return self.writer.write_text(parse_text(source, 0, 0, self.markup))
        except GapError:
            return None
