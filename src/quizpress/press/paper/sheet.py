"""From a deck to what stands on its sheets, in the order it stands there."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from quizpress.model import Card, Cloze, Deck
from quizpress.press.numbers import counted, written
from quizpress.press.paper.form import Form
from quizpress.press.paper.question import Asker, Question, worth
from quizpress.press.paper.shuffle import Draw, Part
from quizpress.press.paper.writer import Html
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

    `facts` say what it is about and how long it is; `most` is the highest score,
    where it has points; `passage` are the paragraphs of the text to read, `reading` is its title.
    """

    kind: str
    language: str
    direction: str
    title: str
    facts: tuple[Html, ...]
    instructions: Html
    total: int
    most: str
    form: Form
    labels: Mapping[str, Any]
    reading: Html
    passage: tuple[str, ...]
    sections: tuple[Section, ...]


def sheet(deck: Deck, form: Form, *, key: bool) -> Sheet:
    """Return the quiz of a deck, or its key: the same numbers, letters and order for one form."""
    asker = Asker(Draw(deck, form), key=key)
    cards = deck.cards("paper")
    points = _points(cards) if asker.pointed else None
    return Sheet(
        "key" if key else "quiz",
        deck.language,
        direction(deck.language),
        deck.title,
        tuple(_facts(deck, asker, points)),
        asker.text(deck.instructions),
        len(cards),
        "" if points is None else written(points, asker.labels),
        form,
        asker.labels,
        asker.text(deck.article.title),
        () if key else deck.article.passage,
        tuple(_sections(asker.draw.parts(), asker)),
    )


def _points(cards: Iterable[Card]) -> Decimal:
    return sum([worth(card) for card in cards], Decimal())


def _facts(deck: Deck, asker: Asker, points: Decimal | None) -> Iterator[Html]:
    """Yield what it is about, and how many questions and points it has."""
    article = deck.article
    title = f"<cite>{asker.inline(article.title)}</cite>" if article.title else ""
    source = (title, published(article, asker.labels, asker.inline))
    if any(source):
        yield Html(asker.labels["comma"].join([part for part in source if part]))
    questions = Decimal(len(deck.cards("paper")))
    yield asker.text(counted("questions", questions, asker.labels))
    if points is not None:
        yield asker.text(counted("points", points, asker.labels))


def _sections(parts: Iterable[Part], asker: Asker) -> Iterable[Section]:
    """Yield sections, their questions numbered throughout."""
    number = 1
    for section, turns in parts:
        clozes = [turn for turn in turns if isinstance(turn.card.content, Cloze)]
        headed = section.title and asker.pointed
        yield Section(
            asker.text(section.title),
            asker.text(section.instructions),
            asker.points(_points([turn.card for turn in turns])) if headed else "",
            asker.bank(clozes) if section.word_bank else (),
            tuple([asker.question(turn, section, number + i) for i, turn in enumerate(turns)]),
        )
        number += len(turns)
