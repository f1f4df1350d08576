"""From a deck to what stands on its sheets, in the order it stands there."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from quizpress.model import Article, Card, Cloze, Deck, SheetSettings
from quizpress.press.numbers import count_with_word, write_number
from quizpress.press.paper.form import Form
from quizpress.press.paper.question import Asker, Question, points_of
from quizpress.press.paper.shuffle import Draw
from quizpress.press.source import day_of
from quizpress.press.templates import direction
from quizpress.text import Text
from quizpress.text.nodes import EMPTY

MOST_AT_A_GLANCE = 999
"""Questions that a sheet has at most with short numbers, and with the answers at a glance."""


class PrintedArticle(NamedTuple):
    """An article to read: its title, its paragraphs, and whether its lines are numbered."""

    title: Text
    paragraphs: tuple[str, ...]
    numbered: bool


class SheetSection(NamedTuple):
    """Questions under a heading, which is empty where the deck has none; `bank` serves them all.

    The `passage` is what they are about, without paragraphs where it is not printed.
    """

    title: Text
    instructions: Text
    points: str
    passage: PrintedArticle
    bank: tuple[Text, ...]
    questions: tuple[Question, ...]


class Topic(NamedTuple):
    """What a sheet is about: the title of an article, who published it, and when, in words."""

    title: Text
    publisher: Text
    day: str


class Sheet(NamedTuple):
    """All that stands on one quiz or key.

    `source` says what it is about and `counts` how long it is; `most` is the highest score, where
    it has points; a key that is not of `many` questions has at a `glance` the right answers in
    letters and numbers, by question; the parts of the `foot` stand at its end and on each page;
    the `passage` at its head has no paragraphs where none is printed.
    """

    kind: str
    language: str
    direction: str
    title: str
    source: Topic
    counts: tuple[str, ...]
    instructions: Text
    total: int
    many: bool
    most: str
    form: Form
    labels: Mapping[str, Any]
    glance: tuple[tuple[int, str], ...]
    foot: tuple[str, ...]
    passage: PrintedArticle
    sections: tuple[SheetSection, ...]
    settings: SheetSettings

    @property
    def key(self) -> bool:
        """Say whether it is a key."""
        return self.kind == "key"


def make_sheet(deck: Deck, form: Form, *, key: bool) -> Sheet:
    """Return the quiz of a deck, or its key: the same numbers, letters and order for one form."""
    asker = Asker(Draw(deck, form), key=key)
    cards, labels, article = deck.cards("paper"), asker.labels, deck.article
    many = len(cards) > MOST_AT_A_GLANCE
    points = _sum_points(cards) if asker.pointed else None
    counts = [count_with_word("questions", Decimal(len(cards)), labels)]
    if points is not None:
        counts.append(count_with_word("points", points, labels))
    sections = tuple(_make_sections(asker))
    return Sheet(
        kind="key" if key else "quiz",
        language=deck.language,
        direction=direction(deck.language),
        title=deck.title,
        source=Topic(article.title, article.publisher, day_of(article, labels)),
        counts=tuple(counts),
        instructions=deck.instructions,
        total=len(cards),
        many=many,
        most="" if points is None else write_number(points, labels),
        form=form,
        labels=labels,
        glance=_list_glances(sections) if key and not many else (),
        foot=(deck.title, *([labels["key"]] if key else []), f"{labels['form']} {form.name}"),
        passage=_print_article(article, key=key),
        sections=sections,
        settings=deck.sheet,
    )


def _print_article(article: Article | None, *, key: bool) -> PrintedArticle:
    if key or not article:
        return PrintedArticle(EMPTY, (), numbered=False)
    return PrintedArticle(article.title, article.passage, article.line_numbers)


def _list_glances(sections: Iterable[SheetSection]) -> tuple[tuple[int, str], ...]:
    asked = [question for section in sections for question in section.questions]
    return tuple([(question.number, question.glance) for question in asked if question.glance])


def _sum_points(cards: Iterable[Card]) -> Decimal:
    return sum([points_of(card) for card in cards], Decimal())


def _make_sections(asker: Asker) -> Iterator[SheetSection]:
    """Yield sections, their questions numbered throughout."""
    number = 1
    for section, turns in asker.draw.draw_sections():
        clozes = [turn for turn in turns if isinstance(turn.card.content, Cloze)]
        headed = section.title and asker.pointed
        yield SheetSection(
            section.title,
            section.instructions,
            asker.write_points(_sum_points([turn.card for turn in turns])) if headed else "",
            _print_article(section.article, key=asker.key),
            asker.fill_bank(clozes) if section.word_bank else (),
            tuple([asker.ask(turn, section, number + place) for place, turn in enumerate(turns)]),
        )
        number += len(turns)
