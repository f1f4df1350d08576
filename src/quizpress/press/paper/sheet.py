"""From a deck to what stands on its sheets, in the order it stands there."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from quizpress.model import Card, Cloze, Deck
from quizpress.press.numbers import count_with_word, write_number
from quizpress.press.paper.form import Form
from quizpress.press.paper.question import Asker, Question, worth
from quizpress.press.paper.shuffle import Draw, Part
from quizpress.press.source import day_of
from quizpress.press.templates import direction
from quizpress.text import Text


class Section(NamedTuple):
    """Questions under a heading, which is empty where the deck has none; `bank` serves them all."""

    title: Text
    instructions: Text
    points: str
    bank: tuple[Text, ...]
    questions: tuple[Question, ...]


class Source(NamedTuple):
    """What a sheet is about: the title of an article, who published it, and when, in words."""

    title: Text
    publisher: Text
    day: str


class Sheet(NamedTuple):
    """All that stands on one quiz or key.

    `source` says what it is about and `counts` how long it is; `most` is the highest score, where
    it has points; `glance` are the right answers in letters and numbers, by question; `foot`
    stands at its end and on each page; `passage` are the paragraphs of the text to read.
    """

    kind: str
    language: str
    direction: str
    title: str
    source: Source
    counts: tuple[str, ...]
    instructions: Text
    total: int
    most: str
    form: Form
    labels: Mapping[str, Any]
    glance: tuple[tuple[int, str], ...]
    foot: str
    passage: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def key(self) -> bool:
        """Say whether it is a key."""
        return self.kind == "key"

    @property
    def many(self) -> bool:
        """Say whether it has too many questions for short numbers, and for a glance."""
        return self.total > MOST_AT_A_GLANCE


MOST_AT_A_GLANCE = 999


def make_sheet(deck: Deck, form: Form, *, key: bool) -> Sheet:
    """Return the quiz of a deck, or its key: the same numbers, letters and order for one form."""
    asker = Asker(Draw(deck, form), key=key)
    cards, labels = deck.cards("paper"), asker.labels
    points = _points(cards) if asker.pointed else None
    sections = tuple(_sections(asker.draw.parts(), asker))
    article = deck.article
    foot = [deck.title, *([labels["key"]] if key else []), f"{labels['form']} {form.name}"]
    return Sheet(
        "key" if key else "quiz",
        deck.language,
        direction(deck.language),
        deck.title,
        Source(article.title, article.publisher, day_of(article, labels)),
        tuple(_counts(len(cards), points, labels)),
        deck.instructions,
        len(cards),
        "" if points is None else write_number(points, labels),
        form,
        labels,
        _glance(sections) if key and len(cards) <= MOST_AT_A_GLANCE else (),
        " · ".join(foot),
        () if key else article.passage,
        sections,
    )


def _glance(sections: Iterable[Section]) -> tuple[tuple[int, str], ...]:
    questions = [question for section in sections for question in section.questions]
    return tuple([(question.number, question.glance) for question in questions if question.glance])


def _points(cards: Iterable[Card]) -> Decimal:
    return sum([worth(card) for card in cards], Decimal())


def _counts(cards: int, points: Decimal | None, labels: Mapping[str, Any]) -> Iterator[str]:
    """Yield how many questions and points a sheet has."""
    yield count_with_word("questions", Decimal(cards), labels)
    if points is not None:
        yield count_with_word("points", points, labels)


def _sections(parts: Iterable[Part], asker: Asker) -> Iterable[Section]:
    """Yield sections, their questions numbered throughout."""
    number = 1
    for section, turns in parts:
        clozes = [turn for turn in turns if isinstance(turn.card.content, Cloze)]
        headed = section.title and asker.pointed
        yield Section(
            section.title,
            section.instructions,
            asker.points(_points([turn.card for turn in turns])) if headed else "",
            asker.bank(clozes) if section.word_bank else (),
            tuple([asker.question(turn, section, number + i) for i, turn in enumerate(turns)]),
        )
        number += len(turns)
