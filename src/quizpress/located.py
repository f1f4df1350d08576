"""Which cards are located in their article; the lock keeps it for those who lack the text."""

import contextlib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from quizpress.lock.entries import LocatedCard, LockError
from quizpress.lock.file import read_lock
from quizpress.model import Article, Card, Deck, answers_of, question_of
from quizpress.problem import Report

_CARD, _TEXT = 16, 8
"""Characters by which a card and a text are known."""
_MOST_LINES = 20


class NotRechecked(NamedTuple):
    """What is known of the cards of an article whose text is not at hand.

    `texts` are the digests of those in which they were located last, `cards` counts those that
    name a place; `lost` were not located, `unknown` are new or edited since: their numbers in the
    deck, from 1.
    """

    article: Article
    texts: tuple[str, ...]
    cards: int
    lost: tuple[int, ...]
    unknown: tuple[int, ...]

    @property
    def located(self) -> int:
        """Return how many were located."""
        return self.cards - len(self.lost) - len(self.unknown)


def locate_cards(deck: Deck, last: Sequence[LocatedCard]) -> tuple[LocatedCard, ...]:
    """Return what the lock is to keep: what was found last where an article's text is missing."""
    known = _by_card(last)
    placed = [each for each in _placed_cards(deck) if each.article.text]
    found = _look_up(deck) if any(each.article.texts for each in placed) else {}
    texts = {id(each): _digest(_TEXT, *each.texts) for each in deck.articles if each.texts}
    kept: set[LocatedCard] = set()
    for each in placed:
        digest = _digest_of_claim(each.card)
        if not each.article.texts:
            kept |= {known[digest]} if digest in known else set()
        elif each.number in found:
            kept.add(LocatedCard(digest, texts[id(each.article)], found[each.number]))
    return tuple(sorted(kept))


def list_not_rechecked(deck: Deck, path: Path) -> tuple[NotRechecked, ...]:
    """Return what the lock of a deck's file tells of articles whose text is not at hand."""
    placed = [each for each in _placed_cards(deck) if each.article.text and not each.article.texts]
    lock = None
    if placed:
        # A lock that cannot be read is reported where it is used.
        with contextlib.suppress(LockError, OSError):
            lock = read_lock(path)
    if not lock or not lock.located:
        return ()
    known = _by_card(lock.located)
    told = []
    for article in deck.articles:
        ours = [each for each in placed if each.article is article]
        last = {each.number: known.get(_digest_of_claim(each.card)) for each in ours}
        told.append(
            NotRechecked(
                article,
                tuple(sorted({found.text for found in last.values() if found})),
                len(ours),
                tuple([number for number, found in last.items() if found and not found.found]),
                tuple([number for number, found in last.items() if not found]),
            )
        )
    return tuple([each for each in told if each.texts])


def _by_card(last: Sequence[LocatedCard]) -> dict[str, LocatedCard]:
    """Return results by card; of two that a merge brought together the doubtful one."""
    return {each.card: each for each in sorted(last, key=lambda each: not each.found)}


def report_not_rechecked(deck: Deck, path: Path, report: Report) -> None:
    """Tell what was located last, once for each article whose text is not at hand."""
    cards = [card for section in deck.sections for card in section.cards]

    def name_lines(what: str, numbers: Sequence[int]) -> str:
        lines = [str(report.source.place(cards[n - 1].span).line) for n in numbers[:_MOST_LINES]]
        more = len(numbers) - len(lines)
        rest = f" and {more:,} more" if more else ""
        noun = "line" if len(numbers) == 1 else "lines"
        return f"; {what}: {noun} {', '.join(lines)}{rest}" if numbers else ""

    for each in list_not_rechecked(deck, path):
        message = (
            f"{describe_located(each)}{name_lines('not located', each.lost)}"
            f"{name_lines('never checked', each.unknown)}"
        )
        hint = "put the article's text into this file, and build, to look anew"
        span = each.article.where["text"]
        # A text that was there once is not missing by mistake.
        missing = ("text-missing", report.source.place(span))
        report.problems[:] = [p for p in report.problems if (p.code, p.place) != missing]
        report.say("not-rechecked", span, message, hint)


def describe_located(told: NotRechecked) -> str:
    """Return how many cards were located, and in which text."""
    texts = ", ".join(told.texts)
    return (
        f"located in the article as of its text {texts}, not rechecked:"
        f" {told.located:,} of {told.cards:,} {'card' if told.cards == 1 else 'cards'}"
    )


class _PlacedCard(NamedTuple):
    """A card that names a place, its number in the deck, and its article."""

    number: int
    card: Card
    article: Article


def _placed_cards(deck: Deck) -> Iterator[_PlacedCard]:
    number = 0
    for section in deck.sections:
        article = deck.article_of(section)
        for card in section.cards:
            number += 1
            if card.at:
                yield _PlacedCard(number, card, article)


def _look_up(deck: Deck) -> dict[int, bool]:
    """Return which cards are located, by number; those that no rule can look up are left out."""
    from quizpress.rules.article_table import ARTICLE_RULES  # noqa: PLC0415  Needs a text.
    from quizpress.rules.card_words import DeckWords  # noqa: PLC0415

    words = DeckWords(deck)
    able = [rule for rule in ARTICLE_RULES if not rule.lacks(words.language)]
    lost = {
        id(found.card)
        for rule in able
        if deck.rules.get(rule.code) != "off"
        for found in rule.find(words)
        if not found.quiet and rule.code not in found.card.ignore
    }
    # In a language without words only quotes are looked up.
    whole = any(rule.needs for rule in able)
    cards = enumerate([words.card for words in words.cards], 1)
    return {
        number: id(card) not in lost
        for number, card in cards
        if whole or any(at.quote for at in card.at)
    }


def _digest_of_claim(card: Card) -> str:
    """Return by what the lock knows a card as it was looked up, in Anki or on paper alone."""
    places = [f"{at.paragraph}:{' '.join(at.quote.split())}" for at in card.at]
    content = card.content
    return _digest(_CARD, question_of(content).source, *answers_of(content), *places)


def _digest(length: int, *texts: str) -> str:
    return sha256("\x1f".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:length]
