"""The rule on cards of one sheet that give away the answers of others."""

from collections import Counter
from collections.abc import Iterator
from math import log
from typing import NamedTuple

from quizpress.model import Choice, Cloze, Matching, Open, Ordering, Short
from quizpress.problem import clipped
from quizpress.rules.card_words import CardWords, ClozeWords, DeckWords
from quizpress.rules.finding import Finding
from quizpress.rules.languages import LanguageWords
from quizpress.rules.stems import content_stems, words_in

_LARGEST_SHEET = 80
"""Cards; a deck of more is no sheet for one class."""
_COMMON_PART = 3
_GENERIC_PART = 8
_SEVERAL = 2
_CONTEXT_PART = 0.5


class _Shown(NamedTuple):
    """A card of a sheet, and what all can read of it, with a space around each word."""

    card: CardWords
    asked: str
    offered: str
    stems: frozenset[str]


class _Given(NamedTuple):
    """An answer, and the card that shows it; `weight` is how much the two cards share."""

    weight: float
    answer: str
    shown: _Shown


def answered_elsewhere(deck: DeckWords) -> Iterator[Finding]:
    """Find answers that stand in another card of the same sheet, about the same thing.

    In a deck on one article all cards are about the same thing, and less has to be shared; there
    an option of another card counts, too, but is no warning. Of other decks nobody knows whether
    they are printed on one sheet, so that no finding in them is a warning.
    """
    cards = [card for card in deck.cards if "paper" in card.card.only]
    if not 1 < len(cards) <= _LARGEST_SHEET:
        return
    sheet = _Sheet(cards, deck.language, about_one=deck.is_about_article)
    for card in cards:
        given = sheet.find_given(card)
        if given:
            other = given.shown.card
            message = (
                f"`{clipped(given.answer, 40)}` can be read from another card:"
                f" `{clipped(other.question, 60)}`"
            )
            hint = "ask one of them in another way, or keep one off the sheet: `only: anki`"
            # Clozes beside each other are often made of one text, a gap each.
            both_clozes = isinstance(card, ClozeWords) and isinstance(other, ClozeWords)
            only_offered = _spaced(given.answer) not in given.shown.asked
            quiet = both_clozes or only_offered or not deck.is_about_article
            yield Finding(card.card, card.card.span, message, hint, quiet=quiet)


def _spaced(text: str) -> str:
    return f" {' '.join(words_in(text.lower()))} "


def _read(card: CardWords, *, about_one: bool) -> _Shown:
    is_choice = isinstance(card.card.content, Choice)
    asked = _spaced(card.question if is_choice else card.shown)
    offered = _spaced(card.shown) if is_choice and about_one else asked
    return _Shown(card, asked, offered, content_stems(offered, card.words))


class _Sheet:
    """The cards of one sheet, as they can be read beside each other."""

    def __init__(self, cards: list[CardWords], words: LanguageWords, *, about_one: bool) -> None:
        self.shown = [_read(card, about_one=about_one) for card in cards]
        self.counts = Counter(stem for shown in self.shown for stem in shown.stems)
        self.words = words
        self.about_one = about_one

    def find_given(self, card: CardWords) -> _Given | None:
        """Return the answer that another card shows best."""
        found: list[_Given] = []
        match card.card.content:
            case Short() | Choice() | Cloze():
                for answer in card.answers:
                    found += self._given_answers(card, answer)
            case Open() if self.about_one:
                found += self._given_parts(card)
            case _:
                pass
        return max(found, key=lambda given: given.weight, default=None)

    def _given_answers(self, card: CardWords, answer: str) -> Iterator[_Given]:
        words = words_in(answer.lower())
        told = content_stems(answer, self.words)
        phrase = _spaced(answer)
        if (
            not told
            or {*words} <= self.words.true_false
            or all(word[0].isdecimal() or len(word) == 1 for word in words)
            or phrase
            in _spaced(card.shown if isinstance(card.card.content, Cloze) else card.question)
        ):
            return
        rest = [shown for shown in self.shown if shown.card is not card]
        showing = [shown for shown in rest if phrase in shown.offered]
        # What stands in many cards is an option of the same few.
        if len(showing) * _GENERIC_PART > len(rest) + _GENERIC_PART:
            return
        most = max(_SEVERAL, len(rest) / _COMMON_PART)
        context = {stem for stem in card.stems - told if self.counts[stem] <= most}
        for shown in showing:
            shared = context & shown.stems
            several = len(shared) >= _SEVERAL
            weight = self._weight(shared)
            about_same = several and weight >= _CONTEXT_PART * self._weight(context)
            if about_same or (self.about_one and shared and (several or len(words) > 1)):
                yield _Given(weight, answer, shown)

    def _weight(self, stems: set[str]) -> float:
        """Return how much stems say: rare ones say more."""
        return sum(
            log(1 + len(self.shown) / self.counts[stem]) for stem in stems if self.counts[stem]
        )

    def _given_parts(self, card: CardWords) -> Iterator[_Given]:
        """Yield the parts of an open answer that are answers of other cards, and shown there."""
        answer = _spaced(card.answers[0])
        for shown in self.shown:
            if isinstance(shown.card.card.content, Choice | Matching | Ordering):
                for part in shown.card.answers:
                    stems = content_stems(part, self.words)
                    if len(stems) >= _SEVERAL and _spaced(part) in answer:
                        yield _Given(self._weight({*stems}), part, shown)
