"""The cards that Anki makes of a deck, as its reviewer shows them."""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple

from quizpress.model import KINDS, Card, Deck, Section, answers_of, question_of
from quizpress.press.anki.fields import Filler
from quizpress.press.anki.media import name_in_anki
from quizpress.press.anki.notes import FilledNote, notes_of_cards
from quizpress.press.anki.types import FIELDS, NOTE_TYPES, Rendered, render_templates
from quizpress.preview.card_templates import MATHS, fill_template
from quizpress.read.fingerprints import digest_of
from quizpress.text.maths import convert_latex
from quizpress.text.plain import plain_text

_ANSWER_FIELD = re.compile(r"\[\[type:[^\]]+\]\]")
_SOUND = re.compile(r"\[sound:([^\]]+)\]")
_FORMULA = re.compile(rf"<script.*?</script>|{MATHS.pattern}", re.DOTALL)
"""A formula, or a script, in which one stays as it is."""
_TO_TYPE = '<input type="text" id="typeans" aria-label="Answer" autocomplete="off">'
_NOTHING_TYPED = '<code id="typeans"></code>'
_PLAY = (
    r'<a class="replay-button soundLink" href="\1" aria-label="Play"><svg viewBox="0 0 64 64"'
    ' aria-hidden="true"><circle cx="32" cy="32" r="29"/><path d="M20 12v40l36-20z"/></svg></a>'
)


class AnkiCard(NamedTuple):
    """A card as Anki has it: the kind of its note, its name there, and both sides as HTML.

    `number` counts the cards of a note from 1, as Anki tells the scripts of a card.
    """

    kind: str
    name: str
    number: int
    front: str
    back: str


class DeckCard(NamedTuple):
    """A card of a deck, with what Anki makes of it; `mark` is another whenever that is."""

    kind: str
    question: str
    cards: tuple[AnkiCard, ...]
    mark: str


_MOST_SHOWN = 2_000
"""A page has a few of them, but a frame may ask for its side after the next saves."""


class AnkiCards:
    """The cards of a deck that are meant for Anki, each made when it is first asked for.

    `media` are the files that they name, by their names in Anki. `shown` are cards by their marks,
    those of earlier states of the deck, too; it takes up what is made.
    """

    def __init__(self, deck: Deck, shown: dict[str, DeckCard]) -> None:
        self.deck = deck
        self.shown = shown
        self.media = {name_in_anki(media): media for media in deck.media.values()}
        every = [(section, card) for section in deck.sections for card in section.cards]
        self._cards = {
            number: (section, card)
            for number, (section, card) in enumerate(every, 1)
            if "anki" in card.only
        }
        self._filler = Filler(deck)
        self._made: dict[int, DeckCard] = {}

    def find_numbers(self, words: str) -> list[int]:
        """Return the numbers of the cards that ask or answer with some words; of all for none."""
        if not words:
            return [*self._cards]
        wanted = words.casefold()
        return [number for number, (_, card) in self._cards.items() if wanted in _words_of(card)]

    def show_card(self, number: int) -> DeckCard:
        """Return a card by its number among all of the deck, from 1."""
        if number not in self._made:
            self._made[number] = made = self._make_card(*self._cards[number])
            self.shown[made.mark] = made
            if len(self.shown) > _MOST_SHOWN:
                del self.shown[next(iter(self.shown))]
        return self._made[number]

    def _make_card(self, section: Section, card: Card) -> DeckCard:
        notes = notes_of_cards(self._filler, section, [card])
        made = tuple([each for note in notes for each in self._show_note(note)])
        question = plain_text(question_of(card.content))
        mark = _mark_of(made)
        return DeckCard(KINDS[type(card.content)], question, made, mark)

    def _show_note(self, note: FilledNote) -> Iterator[AnkiCard]:
        kind = note.item.kind
        fields = dict(zip(FIELDS, note.fields, strict=True))
        # The one that learners get is given by the lock.
        fields["Note ID"] = _mark_of(note.fields)
        for ordinal in note.item.ordinals:
            front, back = render_card(kind, ordinal, fields, self.deck.name)
            yield AnkiCard(
                kind,
                _template_of(kind, ordinal).name,
                ordinal + 1,
                _show_as_reviewer(front, _TO_TYPE),
                _show_as_reviewer(back, _NOTHING_TYPED),
            )


def _mark_of(content: object) -> str:
    return digest_of(repr(content).encode())[:16]


def render_card(kind: str, ordinal: int, fields: dict[str, str], deck: str) -> tuple[str, str]:
    """Return front and back of a card as Anki renders them; `deck` is the name of its deck."""
    template = _template_of(kind, ordinal)
    # Anki takes it for HTML.
    known = {**fields, "Subdeck": escape(deck.rpartition("::")[2], quote=False)}
    front = fill_template(template.front, known, ordinal + 1, back=False)
    known["FrontSide"] = front
    return front, fill_template(template.back, known, ordinal + 1, back=True)


def _template_of(kind: str, ordinal: int) -> Rendered:
    """Return the template of a card; all of a cloze have one."""
    return render_templates(kind)[0 if NOTE_TYPES[kind].cloze else ordinal]


def _show_as_reviewer(side: str, typed: str) -> str:
    """Return a side with what Anki's reviewer puts into it: a field to type, sounds, formulas.

    Formulas are MathML, as on paper.
    """
    side = _SOUND.sub(_PLAY, _ANSWER_FIELD.sub(typed, side))
    return _FORMULA.sub(
        lambda found: found[0] if found[1] is None else convert_latex(unescape(found[1])).html, side
    )


def _words_of(card: Card) -> str:
    return "\n".join([question_of(card.content).source, *answers_of(card.content)]).casefold()
