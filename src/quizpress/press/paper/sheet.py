"""From a deck to what stands on its sheets, in the order it stands there."""

from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

from quizpress.model import Deck
from quizpress.press.paper.question import Asker, Html, Question, plainly, worth
from quizpress.press.source import published
from quizpress.press.templates import direction


class Section(NamedTuple):
    """Questions under a heading, which is empty where the deck has none."""

    title: Html
    instructions: Html
    questions: tuple[Question, ...]


class Sheet(NamedTuple):
    """All that stands on one quiz or key."""

    kind: str
    language: str
    direction: str
    title: str
    source: Html
    instructions: Html
    total: int
    points: str
    seed: str
    labels: Mapping[str, Any]
    sections: tuple[Section, ...]


def default_seed(deck: Deck) -> str:
    """Return a seed of four signs that stays as long as the deck keeps its title."""
    return sha256(deck.title.encode()).hexdigest()[:4].upper()


def sheet(deck: Deck, seed: str, *, key: bool) -> Sheet:
    """Return the quiz of a deck, or its key: the same numbers, letters and order for one seed."""
    asker = Asker(deck, seed, key=key)
    cards = deck.cards("paper")
    return Sheet(
        "key" if key else "quiz",
        deck.language,
        direction(deck.language),
        deck.title,
        _source(deck, asker),
        asker.text(deck.instructions),
        len(cards),
        # The sum where any card has points; one without counts 1.
        plainly(sum([worth(card) for card in cards], Decimal())) if asker.pointed else "",
        seed,
        asker.labels,
        tuple(_sections(deck, asker)),
    )


def _source(deck: Deck, asker: Asker) -> Html:
    """Return what the quiz is about: the article's title, its publisher, its date."""
    article = deck.article
    title = f"<cite>{asker.inline(article.title)}</cite>" if article.title else ""
    known = (title, published(article, asker.labels, asker.inline))
    return Html(", ".join([part for part in known if part]))


def _sections(deck: Deck, asker: Asker) -> list[Section]:
    """Return the sections that have questions for paper, numbered throughout."""
    sections: list[Section] = []
    number = 1
    for part in deck.sections:
        cards = [card for card in part.cards if "paper" in card.only]
        questions = tuple([asker.question(card, number + i) for i, card in enumerate(cards)])
        number += len(cards)
        if questions:
            title, instructions = asker.text(part.title), asker.text(part.instructions)
            sections.append(Section(title, instructions, questions))
    return sections
