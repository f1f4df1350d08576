"""Rules over the quotes by which cards name their places in the article."""

from collections.abc import Iterator
from typing import NamedTuple

from quizpress.model import Card, Locator
from quizpress.problem import clipped
from quizpress.rules.card_words import DeckWords
from quizpress.rules.finding import Finding
from quizpress.rules.quotes import Edited, Exact, Moved, NotFound, QuotePlace

_CLIP = 80


class _Quoted(NamedTuple):
    """A quote of a card, and where it is located."""

    card: Card
    at: Locator
    place: QuotePlace

    def finding(self, message: str, hint: str, *, quiet: bool = False) -> Finding:
        return Finding(self.card, self.at.quoted, message, hint, quiet)


def _lost(deck: DeckWords) -> Iterator[_Quoted]:
    """Yield the quotes that do not stand word by word in the paragraphs they name."""
    for words in deck.cards if deck.has_articles else ():
        article = words.article
        for at in words.card.at if article else ():
            if article and at.quote and at.paragraph <= len(article.paragraphs):
                place = article.quoted.locate(at.quote, at.paragraph)
                if not isinstance(place, Exact):
                    yield _Quoted(words.card, at, place)


def moved_quotes(deck: DeckWords) -> Iterator[Finding]:
    """Find quotes that stand word by word in another paragraph."""
    for lost in _lost(deck):
        if isinstance(lost.place, Moved):
            number = lost.place.paragraph
            message = f"the quote is located in paragraph {number}, not in {lost.at.paragraph}"
            yield lost.finding(message, f"write `p: {number}`")


def edited_quotes(deck: DeckWords) -> Iterator[Finding]:
    """Find quotes that the text has in other words; quiet where only marks differ."""
    for lost in _lost(deck):
        if isinstance(lost.place, Edited):
            place = lost.place
            message = f"the quote is located in paragraph {place.paragraph} in other words"
            hint = f"the text says `{clipped(place.text, _CLIP)}`"
            yield lost.finding(message, hint, quiet=place.fixable)


def missing_quotes(deck: DeckWords) -> Iterator[Finding]:
    """Find quotes that are like nothing in the article."""
    for lost in _lost(deck):
        if isinstance(lost.place, NotFound):
            message = f"the quote is not located in paragraph {lost.at.paragraph}, nor elsewhere"
            yield lost.finding(message, "compare it with the text")
