"""What cards ask and answer, in plain words; each text is taken apart once, when asked for."""

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from quizpress.model import (
    Article,
    Card,
    Choice,
    Cloze,
    Deck,
    Matching,
    Open,
    Ordering,
    Short,
    TrueFalse,
    question_of,
)
from quizpress.problem import Span
from quizpress.rules.languages import LanguageWords, language_words
from quizpress.rules.patterns import small_option
from quizpress.rules.stems import content_stems, stems_of, straight, words_in
from quizpress.text import Code, CodeBlock, Gap, Maths, Text, nodes_of
from quizpress.text.plain import plain_text, plain_words
from quizpress.text.walk import gaps_of

if TYPE_CHECKING:  # What reads articles is loaded where one is at hand.
    from quizpress.rules.article_words import ArticleWords

_QUOTED = re.compile(r"(?<!\w)(?:\"[^\"]*\"|'[^']*'(?!\w))|\u00ab[^\u00bb]*\u00bb|\u201e[^\"]*\"")


_COMMAND = re.compile(r"\\(?:begin|end)\{\w+\*?\}|\\[A-Za-z]+\*?|[{}&\\]")
"""What in a formula is no word and takes no room."""


def _plain(text: Text) -> str:
    if not text.blocks:  # Most texts are one line of words alone, and are what was typed.
        return straight(text.source)
    plain = plain_text(text)
    if any(isinstance(node, Maths) for node in nodes_of(text)):
        plain = " ".join(_COMMAND.sub(" ", plain).split())
    return straight(plain)


class CardWords:
    """One card in plain words.

    `question` is that of a cloze with what is hidden, `small` the same in small letters. What few
    rules need is made when it is asked for.
    """

    article: "ArticleWords | None" = None
    """What the card is about, where its text is at hand."""
    options: tuple[str, ...] = ()
    """The options of a choice, keys first; of another card none."""

    def __init__(self, card: Card, words: LanguageWords) -> None:
        self.card = card
        self.words = words
        self.question = _plain(question_of(card.content))
        self.small = self.question.lower()
        self.answers = _answers_of(card)
        """What is right, an item an answer, key or gap; of a claim what holds."""

    @cached_property
    def small_words(self) -> list[str]:
        """The words of the question in small letters."""
        return words_in(self.small)

    @cached_property
    def word_set(self) -> frozenset[str]:
        """The words of the question in small letters, each once."""
        return frozenset(self.small_words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of what the question says."""
        return stems_of(self.small_words, self.words)

    @cached_property
    def unquoted(self) -> str:
        """The question in small letters, without what stands in quotes or is code."""
        question = question_of(self.card.content)
        small = self.small
        for node in nodes_of(question) if question.blocks else ():
            if isinstance(node, Code | CodeBlock):
                small = small.replace(plain_words(node.children).lower(), "''", 1)
        return _QUOTED.sub("''", small)

    def span_of_answers(self) -> Span:
        """Return where the answers of a question stand, of another card its question."""
        content = self.card.content
        if isinstance(content, Short):
            return Span(content.answers[0].start, content.answers[-1].end)
        return self.card.span

    @cached_property
    def answer_stems(self) -> frozenset[str]:
        """The stems of what all answers say."""
        return content_stems(" ".join(self.answers), self.words)

    @cached_property
    def question_parts(self) -> tuple[str, ...]:
        """The stems of the question in their order, parted at apostrophes as in an article."""
        from quizpress.rules.article_words import small_words, told_stems  # noqa: PLC0415

        return told_stems(small_words(self.question), self.words)

    @cached_property
    def answer_parts(self) -> tuple[tuple[str, ...], ...]:
        """The stems of each answer in their order, parted at apostrophes as in an article."""
        from quizpress.rules.article_words import small_words, told_stems  # noqa: PLC0415

        return tuple([told_stems(small_words(answer), self.words) for answer in self.answers])

    @cached_property
    def named(self) -> int:
        """The paragraphs that the card names, as a set of bits."""
        from quizpress.rules.article_words import places_of  # noqa: PLC0415

        return places_of([at.paragraph for at in self.card.at])

    @cached_property
    def shown(self) -> str:
        """What the quiz shows of the card: no answer, but all options."""
        content = self.card.content
        match content:
            case Matching(pairs=pairs):
                lefts = [_plain(left) for left, _ in pairs]
                return " | ".join([self.question, *lefts, *map(_plain, content.pool)])
            case Ordering():
                return " | ".join([self.question, *self.answers])
            case _:
                return " | ".join([self.question, *self.options])


class ChoiceWords(CardWords):
    """A choice in plain words."""

    def __init__(self, card: Card, content: Choice, words: LanguageWords) -> None:
        super().__init__(card, words)
        self.content = content
        self.options = (*self.answers, *[_plain(other.text) for other in content.distractors])

    @cached_property
    def small_options(self) -> list[str]:
        """The options in small letters, without what ends them."""
        return [small_option(option) for option in self.options]

    def span_of_option(self, place: int) -> Span:
        """Return where an option stands; keys come first, then distractors."""
        keys = self.content.keys
        if place < len(keys):
            return Span(keys[place].start, keys[place].end)
        return self.content.distractors[place - len(keys)].span


class ClozeWords(CardWords):
    """A cloze in plain words, and what each of its cards hides."""

    def __init__(self, card: Card, content: Cloze, words: LanguageWords) -> None:
        super().__init__(card, words)
        self.content = content

    @cached_property
    def gaps(self) -> list[Gap]:
        """The gaps, in order."""
        return gaps_of(self.content.text)

    @cached_property
    def by_number(self) -> dict[int, list[Gap]]:
        """The gaps that each card hides, by their number."""
        hidden: dict[int, list[Gap]] = {}
        for gap in self.gaps:
            for number in gap.numbers:
                hidden.setdefault(number, []).append(gap)
        return hidden

    @cached_property
    def is_prose(self) -> bool:
        """Whether it can be counted in words: it holds no formula and no listing."""
        return not any(
            isinstance(node, Maths | Code | CodeBlock) for node in nodes_of(self.content.text)
        )

    @cached_property
    def shown(self) -> str:
        """What the quiz shows: the text without what is hidden."""
        shown = self.question
        for hidden in self.answers:
            shown = shown.replace(hidden, " ", 1)
        return shown


def _answers_of(card: Card) -> tuple[str, ...]:
    match card.content:
        case Short(answers=texts) | Choice(keys=texts) | Ordering(items=texts):
            return tuple([_plain(text) for text in texts])
        case Cloze(text=text):
            return tuple([straight(plain_words(gap.children)) for gap in gaps_of(text)])
        case Open(answer=answer):
            return (_plain(answer),)
        case TrueFalse(claim=claim, truth=truth, correction=correction):
            return (_plain(claim if truth else correction),)
        case Matching(pairs=pairs):
            return tuple([_plain(right) for _, right in pairs])


def words_of_card(card: Card, words: LanguageWords) -> CardWords:
    """Return a card in plain words, as its kind has them."""
    match card.content:
        case Choice() as content:
            return ChoiceWords(card, content, words)
        case Cloze() as content:
            return ClozeWords(card, content, words)
        case _:
            return CardWords(card, words)


class DeckWords:
    """A deck in plain words, and its cards by kind."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.language = language_words(deck.language)
        self.cards: list[CardWords] = []
        self._known: dict[int, ArticleWords] = {}
        for section in deck.sections:
            cards = [words_of_card(card, self.language) for card in section.cards]
            article = self._article(deck.article_of(section))
            for card in cards if article else ():
                card.article = article
            self.cards += cards
        self.choices = [card for card in self.cards if isinstance(card, ChoiceWords)]
        self.clozes = [card for card in self.cards if isinstance(card, ClozeWords)]
        self.shorts = [card for card in self.cards if isinstance(card.card.content, Short)]

    def _article(self, article: Article) -> "ArticleWords | None":
        if not article.texts:
            return None
        key = id(article)
        if key not in self._known:
            from quizpress.rules.article_words import ArticleWords  # noqa: PLC0415

            self._known[key] = ArticleWords(article.texts, article.published, self.language)
        return self._known[key]

    def cards_with(self, words: frozenset[str], least: int = 1) -> list[CardWords]:
        """Return the cards in whose question some words, in small letters, stand so many times."""
        text, starts = self._questions
        maybe: Counter[int] = Counter()
        # In one text at once, since few cards have most of them.
        for word in words:
            place = text.find(word)
            while place >= 0:
                maybe[bisect_right(starts, place) - 1] += 1
                place = text.find(word, place + 1)
        found = [self.cards[number] for number in sorted(maybe) if maybe[number] >= least]
        return [
            card for card in found if sum([word in words for word in card.small_words]) >= least
        ]

    @cached_property
    def _questions(self) -> tuple[str, list[int]]:
        """All questions in small letters as one text, and where each begins."""
        questions = [card.small for card in self.cards]
        lengths = [len(question) + 1 for question in questions]
        return "\n".join(questions), [*accumulate(lengths, initial=0)][:-1]

    @cached_property
    def placed(self) -> list[tuple[CardWords, "ArticleWords"]]:
        """The cards that name paragraphs of an article at hand, and it."""
        return [
            (card, card.article)
            for card in (self.cards if self.has_articles else ())
            if card.article
            and card.card.at
            and max([at.paragraph for at in card.card.at]) <= len(card.article.paragraphs)
        ]

    @property
    def has_articles(self) -> bool:
        """Whether the text of any article is at hand."""
        return bool(self._known)

    @property
    def is_about_article(self) -> bool:
        """Whether the deck says of which article, or articles, its questions are."""
        return any(article.title for article in self.deck.articles)
