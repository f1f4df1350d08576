"""Which parts of an article a deck asks about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from quizpress.model import KINDS, Article
from quizpress.rules.article_words import ArticleParagraph, ArticleWords, small_words
from quizpress.rules.card_words import CardWords, DeckWords
from quizpress.rules.languages import LanguageWords
from quizpress.rules.number_values import SAYS_LITTLE, values_in

Level = Literal["recall", "think-and-search"]
"""What a card asks for: what one paragraph says, or what several say together."""
Counts = tuple[tuple[str, int], ...]
"""How often each thing occurs, the most frequent first."""


class Fact(NamedTuple):
    """A number, a date or a name, and from where to where it stands in its paragraph.

    `values` are those of a number, and of the numbers of a date; a name has none.
    """

    start: int
    end: int
    text: str
    values: frozenset[float] = frozenset()


class ParagraphCoverage(NamedTuple):
    """The cards that rest on a paragraph, by their numbers in the deck, and what none asks for.

    Both count from 1. `unasked` are in the order of the text, each where the article has it
    first; empty where the text is not at hand.
    """

    paragraph: int
    cards: tuple[int, ...]
    unasked: tuple[Fact, ...] = ()


class Coverage(NamedTuple):
    """What a deck asks about an article; `unplaced` are the numbers of cards without a place."""

    article: Article
    paragraphs: tuple[ParagraphCoverage, ...]
    kinds: Counts
    tags: Counts
    points: Counts
    levels: Counts
    unplaced: tuple[int, ...]

    @property
    def untouched(self) -> tuple[int, ...]:
        """Return the paragraphs on which no card rests."""
        return tuple([each.paragraph for each in self.paragraphs if not each.cards])


def list_coverages(deck: DeckWords) -> tuple[Coverage, ...]:
    """Return which cards rest on which paragraphs, by article: the deck's, then those of sections.

    The deck's own is left out where nothing speaks of it.
    """
    whole = deck.deck
    about = [whole.article_of(section) for section in whole.sections for _ in section.cards]
    numbered = [*enumerate(deck.cards, 1)]
    found = []
    for article in whole.articles:
        cards = [each for each, its in zip(numbered, about, strict=True) if its is article]
        if article.where or any(words.card.at for _, words in cards):
            found.append(_cover_article(article, cards, deck))
    return tuple(found)


def _cover_article(
    article: Article, numbered: Sequence[tuple[int, CardWords]], deck: DeckWords
) -> Coverage:
    """Return what some cards, with their numbers in the deck, ask about their article."""
    cards = [words.card for _, words in numbered]
    numbers: dict[int, list[int]] = {}
    for number, words in numbered:
        for paragraph in sorted({at.paragraph for at in words.card.at}):
            numbers.setdefault(paragraph, []).append(number)
    known = next((words.article for _, words in numbered if words.article), None)
    answers = " | ".join([answer for _, words in numbered for answer in words.answers])
    unasked = _list_unasked(known, answers, deck.language) if known else {}
    last = max([article.paragraphs, *numbers])
    return Coverage(
        article,
        tuple(
            [
                ParagraphCoverage(n, tuple(numbers.get(n, ())), tuple(unasked.get(n, ())))
                for n in range(1, last + 1)
            ]
        ),
        _counted(KINDS[type(card.content)] for card in cards),
        _counted(tag for card in cards for tag in card.tags),
        _counted(card.points for card in cards if card.points),
        _counted(level for _, words in numbered if (level := level_of(words))),
        tuple([number for number, words in numbered if not words.card.at]),
    )


def level_of(words: CardWords) -> Level | None:
    """Return what a card asks for; None where it names no paragraph."""
    paragraphs = {at.paragraph for at in words.card.at}
    if not paragraphs:
        return None
    return "recall" if len(paragraphs) == 1 else "think-and-search"


def _counted(things: Iterator[str]) -> Counts:
    return tuple(Counter(things).most_common())


def _list_unasked(
    article: ArticleWords, answers: str, language: LanguageWords
) -> dict[int, list[Fact]]:
    """Return what no answer has, by paragraph."""
    facts = _FactFinder(language)
    values = values_in(answers, language)
    words = {*small_words(answers)}
    told: set[frozenset[float] | str] = set()
    found: dict[int, list[Fact]] = {}
    for number, paragraph in enumerate(article.paragraphs, 1):
        found[number] = []
        for fact in facts.find(paragraph):
            # A name is known by its last word, as that of a person.
            key = fact.values or small_words(fact.text)[-1]
            asked = key in words if isinstance(key, str) else key <= values
            if not asked and key not in told:
                found[number].append(fact)
            told.add(key)
    return found


class _FactFinder:
    """Finds the numbers, dates and names of paragraphs in one language."""

    def __init__(self, words: LanguageWords) -> None:
        months = frozenset[str]().union(*words.months)
        self._calendar = months.union(*words.weekdays)
        # A month with the day before or after it, and the year.
        any_month = "|".join(sorted(months, key=len, reverse=True))
        self._dates = months and re.compile(
            rf"\b(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:of |de )?)?(?:{any_month})\b"
            r"(?:,? (?:of |de )?\d{1,2}(?:st|nd|rd|th)?\b)?(?:,? (?:of |de )?\d{4}\b)?",
            re.IGNORECASE,
        )

    def find(self, paragraph: ArticleParagraph) -> list[Fact]:
        """Return the numbers, dates and names of a paragraph in its order."""
        text = paragraph.text
        dates = [
            Fact(*found.span(), found[0], frozenset(map(float, re.findall(r"\d+", found[0]))))
            for found in (self._dates.finditer(text) if self._dates else ())
            if any(map(str.isdecimal, found[0]))
        ]
        numbers = [
            Fact(*_with_sign(text, start, end), frozenset([value]))
            for value, start, end in paragraph.numbers
            if text[start:end].lower() not in SAYS_LITTLE
        ]
        names = [
            Fact(name.start, name.start + len(said), said)
            for name in paragraph.names
            if self._calendar.isdisjoint([word.lower() for word in name.words])
            for said in [" ".join(name.words)]
        ]
        inside = [range(date.start, date.end) for date in dates]
        others = [fact for fact in numbers + names if not any(fact.start in o for o in inside)]
        return sorted(dates + others)


def _with_sign(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Return where a number stands with the currency before it or the sign after it, and both."""
    start -= text[start - 1 : start] in {*"$\u00a3\u20ac\u00a5"}
    end += text[end : end + 1] in {*"%\u00b0\u20ac"}
    return start, end, text[start:end]
