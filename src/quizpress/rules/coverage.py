"""Which parts of an article a deck asks about."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from quizpress.model import KINDS, Article
from quizpress.rules.article_words import ArticleWords, small_words
from quizpress.rules.card_words import CardWords, DeckWords
from quizpress.rules.facts import Fact, find_facts
from quizpress.rules.languages import language_words
from quizpress.rules.number_values import values_as_read
from quizpress.rules.stems import straight
from quizpress.text.plain import plain_text

Level = Literal["recall", "think-and-search"]
"""What a card asks for: what one paragraph says, or what several say together."""
Counts = tuple[tuple[str, int], ...]
"""How often each thing occurs, the most frequent first."""


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
    unasked = _list_unasked(known, _texts_of_answers(numbered), deck.deck.language) if known else {}
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


def _texts_of_answers(numbered: Sequence[tuple[int, CardWords]]) -> str:
    """Return all that cards take for an answer, other spellings too."""
    texts = [answer for _, words in numbered for answer in words.answers]
    texts += [straight(plain_text(text)) for _, words in numbered for text in words.card.accept]
    return " | ".join(texts)


def _list_unasked(article: ArticleWords, answers: str, language: str) -> dict[int, list[Fact]]:
    """Return what no answer has, by paragraph."""
    values = values_as_read(answers, language_words(language))
    words = {*small_words(answers)}
    told: set[frozenset[float] | str] = set()
    found: dict[int, list[Fact]] = {}
    for number, paragraph in enumerate(article.paragraphs, 1):
        found[number] = []
        for fact in find_facts(paragraph, language):
            # A name is known by its last word, as that of a person.
            key = fact.values or small_words(fact.text)[-1]
            asked = key in words if isinstance(key, str) else key <= values
            if not asked and key not in told:
                found[number].append(fact)
            told.add(key)
    return found
