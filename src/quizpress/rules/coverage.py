"""Which parts of an article a deck asks about."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from quizpress.model import KINDS
from quizpress.rules.article_words import ArticleWords, Paragraph, small_words
from quizpress.rules.card_words import CardWords, DeckWords
from quizpress.rules.languages import LanguageWords
from quizpress.rules.numbers import SAYS_LITTLE, values_in

Level = Literal["recall", "think-and-search"]
"""What a card asks for: what one paragraph says, or what several say together."""
Counts = tuple[tuple[str, int], ...]
"""How often each thing occurs, the most frequent first."""


class ParagraphCoverage(NamedTuple):
    """The cards that rest on a paragraph, by their numbers in the deck, and what none asks for.

    Both count from 1. `unasked` are numbers, dates and names in the order of the text, each
    where the article has it first; empty where the text is not at hand.
    """

    paragraph: int
    cards: tuple[int, ...]
    unasked: tuple[str, ...] = ()


class Coverage(NamedTuple):
    """What a deck asks about its article; cards without a place count in `unplaced`."""

    paragraphs: tuple[ParagraphCoverage, ...]
    kinds: Counts
    tags: Counts
    points: Counts
    levels: Counts
    unplaced: int

    @property
    def untouched(self) -> tuple[int, ...]:
        """Return the paragraphs on which no card rests."""
        return tuple([each.paragraph for each in self.paragraphs if not each.cards])


def coverage_of(deck: DeckWords) -> Coverage:
    """Return which cards rest on which paragraphs, and what the deck is made of."""
    cards = [words.card for words in deck.cards]
    numbers: dict[int, list[int]] = {}
    for number, card in enumerate(cards, 1):
        for paragraph in sorted({at.paragraph for at in card.at}):
            numbers.setdefault(paragraph, []).append(number)
    article = next(filter(None, map(deck.article_of, deck.cards)), None)
    unasked = _unasked(article, deck) if article else {}
    last = max([deck.deck.article.paragraphs, *numbers, *unasked])
    return Coverage(
        tuple(
            [
                ParagraphCoverage(n, tuple(numbers.get(n, ())), tuple(unasked.get(n, ())))
                for n in range(1, last + 1)
            ]
        ),
        _counted(KINDS[type(card.content)] for card in cards),
        _counted(tag for card in cards for tag in card.tags),
        _counted(card.points for card in cards if card.points),
        _counted(level for words in deck.cards if (level := level_of(words))),
        sum(not card.at for card in cards),
    )


def level_of(words: CardWords) -> Level | None:
    """Return what a card asks for; None where it names no paragraph."""
    paragraphs = {at.paragraph for at in words.card.at}
    if not paragraphs:
        return None
    return "recall" if len(paragraphs) == 1 else "think-and-search"


def _counted(things: Iterator[str]) -> Counts:
    return tuple(Counter(things).most_common())


def _unasked(article: ArticleWords, deck: DeckWords) -> dict[int, list[str]]:
    """Return what no answer of the deck has, by paragraph."""
    answers = " | ".join([answer for card in deck.cards for answer in card.answers])
    values = values_in(answers, deck.language)
    words = {*small_words(answers)}
    told: set[frozenset[float] | str] = set()
    found: dict[int, list[str]] = {}
    for number, paragraph in enumerate(article.paragraphs, 1):
        found[number] = []
        for fact in _facts_in(paragraph, deck.language):
            # A name is known by its last word, as that of a person.
            key = fact.values or small_words(fact.text)[-1]
            asked = key in words if isinstance(key, str) else key <= values
            if not asked and key not in told:
                found[number].append(fact.text)
            told.add(key)
    return found


class _Fact(NamedTuple):
    """A number, a date or a name of an article; a name has no values."""

    start: int
    end: int
    text: str
    values: frozenset[float] = frozenset()


def _facts_in(paragraph: Paragraph, words: LanguageWords) -> list[_Fact]:
    """Return the numbers, dates and names of a paragraph in its order."""
    text = paragraph.text
    dates = [
        _Fact(
            *found.span(), found.group(), frozenset(map(float, re.findall(r"\d+", found.group())))
        )
        for found in _dates(words).finditer(text)
        if words.months and any(map(str.isdecimal, found.group()))
    ]
    numbers = [
        _Fact(start, end, _with_sign(text, start, end), frozenset([value]))
        for value, start, end in paragraph.numbers
        if text[start:end].lower() not in SAYS_LITTLE
    ]
    calendar = frozenset[str]().union(*words.months, *words.weekdays)
    names = [
        _Fact(name.start, name.start + 1, " ".join(name.words))
        for name in paragraph.names
        if not calendar & {word.lower() for word in name.words}
    ]
    inside = [range(date.start, date.end) for date in dates]
    others = [fact for fact in numbers + names if not any(fact.start in each for each in inside)]
    return sorted(dates + others)


def _dates(words: LanguageWords) -> re.Pattern[str]:
    """Return a search for months with the day before or after them, and the year."""
    months = "|".join(sorted(frozenset[str]().union(*words.months), key=len, reverse=True))
    return re.compile(
        rf"\b(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:of |de )?)?(?:{months})\b"
        r"(?:,? (?:of |de )?\d{1,2}(?:st|nd|rd|th)?\b)?(?:,? (?:of |de )?\d{4}\b)?",
        re.IGNORECASE,
    )


def _with_sign(text: str, start: int, end: int) -> str:
    """Return a number with the currency before it or the sign after it."""
    start -= text[start - 1 : start] in {*"$\u00a3\u20ac\u00a5"}
    end += text[end : end + 1] in {*"%\u00b0\u20ac"}
    return text[start:end]
