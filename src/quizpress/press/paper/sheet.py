"""From a deck to what stands on its sheets, in the order it stands there."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from quizpress.model import Card, Cloze, Deck
from quizpress.press.paper.form import Form
from quizpress.press.paper.question import Asker, Html, Question, plainly, worth
from quizpress.press.paper.shuffle import Draw, Part
from quizpress.press.source import published
from quizpress.press.templates import direction


class Section(NamedTuple):
    """Questions under a heading, which is empty where the deck has none; `bank` serves them all."""

    title: Html
    instructions: Html
    points: str
    bank: tuple[Html, ...]
    questions: tuple[Question, ...]


class Sheet(NamedTuple):
    """All that stands on one quiz or key.

    `passage` are the paragraphs of the text to read, `reading` is its title.
    """

    kind: str
    language: str
    direction: str
    title: str
    source: Html
    instructions: Html
    total: int
    points: str
    form: Form
    labels: Mapping[str, Any]
    reading: Html
    passage: tuple[str, ...]
    sections: tuple[Section, ...]


def sheet(deck: Deck, form: Form, *, key: bool) -> Sheet:
    """Return the quiz of a deck, or its key: the same numbers, letters and order for one form."""
    asker = Asker(Draw(deck, form), key=key)
    cards = deck.cards("paper")
    return Sheet(
        "key" if key else "quiz",
        deck.language,
        direction(deck.language),
        deck.title,
        _source(deck, asker),
        asker.text(deck.instructions),
        len(cards),
        _points(cards, asker),
        form,
        asker.labels,
        asker.text(deck.article.title),
        () if key else deck.article.passage,
        tuple(_sections(asker.draw.parts(), asker)),
    )


def _points(cards: Iterable[Card], asker: Asker) -> str:
    """Return the sum where any card of the deck has points; one without counts 1."""
    return plainly(sum([worth(card) for card in cards], Decimal())) if asker.pointed else ""


def _source(deck: Deck, asker: Asker) -> Html:
    """Return what the quiz is about: the article's title, its publisher, its date."""
    article = deck.article
    title = f"<cite>{asker.inline(article.title)}</cite>" if article.title else ""
    known = (title, published(article, asker.labels, asker.inline))
    return Html(", ".join([part for part in known if part]))


def _sections(parts: Iterable[Part], asker: Asker) -> Iterable[Section]:
    """Yield sections, their questions numbered throughout."""
    number = 1
    for section, turns in parts:
        clozes = [turn for turn in turns if isinstance(turn.card.content, Cloze)]
        yield Section(
            asker.text(section.title),
            asker.text(section.instructions),
            _points([turn.card for turn in turns], asker) if section.title else "",
            asker.bank(clozes) if section.word_bank else (),
            tuple([asker.question(turn, section, number + i) for i, turn in enumerate(turns)]),
        )
        number += len(turns)
