"""What a form draws: the order of questions, options and items, and where keys stand.

Options and items are sorted by lots that hang on the form, on the question's place in the deck and
on their own words, so that their order tells nothing of what is right, and an edit of one question
moves no other. Where the only key stands among them is drawn for all questions together.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from quizpress.model import Card, Choice, Deck, Section
from quizpress.press.order import AnswerOption, arrange_options, disorder_texts
from quizpress.press.paper.form import Form, hash_keys
from quizpress.text import Text


class Turn(NamedTuple):
    """A card on a form: its place among the deck's questions, and where its key is to stand.

    Both count from 0; the key's place is -1 where it is free or given.
    """

    card: Card
    place: int
    key: int = -1


class DrawnSection(NamedTuple):
    """A section with its questions in the order of a form."""

    section: Section
    turns: list[Turn]


class Draw:
    """The lots of one form of a deck."""

    def __init__(self, deck: Deck, form: Form) -> None:
        self.deck = deck
        self.form = form
        self.secret = hash_keys(deck)

    def draw_sections(self) -> list[DrawnSection]:
        """Return the sections that have questions for paper, each with its key in place."""
        drawn: list[tuple[Section, list[Turn]]] = []
        place = 0
        for section in self.deck.sections:
            turns = [Turn(card, at) for at, card in enumerate(section.cards_for("paper"), place)]
            place += len(turns)
            if turns:
                drawn.append((section, self._order_turns(section, turns)))
        keys = self._place_keys([turn for _, turns in drawn for turn in turns])
        return [
            DrawnSection(section, [turn._replace(key=keys.get(turn.place, -1)) for turn in turns])
            for section, turns in drawn
        ]

    def _order_turns(self, section: Section, turns: list[Turn]) -> list[Turn]:
        """Return questions in order: that of the deck in version A, and where it is kept."""
        if self.form.letter in ("", "A") or section.keep_order:
            return turns
        return sorted(turns, key=lambda turn: self._draw_lot("question", turn.place))

    def _place_keys(self, turns: Iterable[Turn]) -> dict[int, int]:
        """Return where the keys stand, by the places of the questions.

        Of all questions with four options to shuffle a quarter has its key at each place.
        """
        alike: dict[int, list[int]] = defaultdict(list)
        for turn in turns:
            match turn.card.content:
                case Choice(keys=(_,), order=(), last=last) as choice if 0 not in last:
                    alike[len(choice.options) - len(last)].append(turn.place)
        return {
            place: key
            for options, places in alike.items()
            for place, key in zip(places, self._spread_keys(options, len(places)), strict=True)
        }

    def _spread_keys(self, options: int, questions: int) -> list[int]:
        """Return places for so many keys, each as often as any other, or once more."""

        def lot(*what: object) -> bytes:
            return self._draw_lot(self.secret, options, *what)

        first = sorted(range(options), key=lot)
        order = sorted(range(questions), key=lambda number: lot("key", number))
        return [first[number % options] for number in order]

    def order_options(self, choice: Choice, turn: Turn) -> list[AnswerOption]:
        """Return the options of a question in their order."""
        return arrange_options(
            choice, lambda text: self._draw_lot(turn.place, text.source), turn.key
        )

    def mix_texts(self, texts: Sequence[Text], place: int, ordered: int = 0) -> tuple[Text, ...]:
        """Return different texts of the question at a place by lots; see `disorder_texts`.

        Whoever has the program, but not every key, cannot tell from the order which one is ruled
        out.
        """
        hidden = (self.secret, *[text.source for text in texts], place)
        return disorder_texts(
            texts, lambda text, draws: self._draw_lot(*hidden, draws, text.source), ordered
        )

    def _draw_lot(self, *what: object) -> bytes:
        return sha256(
            "\x1f".join(map(str, (self.form.seed, self.form.letter, *what))).encode()
        ).digest()
