"""The author's page: the article, and beside each paragraph the cards that rest on it."""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from quizpress.model import (
    KINDS,
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
from quizpress.press import Artifact
from quizpress.press.paper.page_style import write_sheet_style
from quizpress.press.paper.page_templates import find_templates
from quizpress.press.paper.page_writer import PageWriter
from quizpress.press.paper.paper_size import Paper
from quizpress.press.source import day_of
from quizpress.press.templates import direction, labels
from quizpress.rules.card_words import DeckWords
from quizpress.rules.coverage import Counts, Coverage, ParagraphCoverage, list_coverages
from quizpress.text import Text


class CoveringCard(NamedTuple):
    """A card under its number in the deck, with what is right: texts, pairs, or a verdict.

    A cloze has none of them, since its text shows what is hidden. `paragraphs` are all that it
    rests on.
    """

    number: int
    kind: str
    question: Text
    answers: tuple[Text, ...]
    pairs: tuple[tuple[Text, Text], ...]
    verdict: str
    paragraphs: tuple[int, ...]


class TextPart(NamedTuple):
    """A part of a paragraph; `unasked` is a number, a date or a name that no card asks for."""

    text: str
    unasked: bool


class CoveredParagraph(NamedTuple):
    """A paragraph with its number from 1; without parts where its text is not at hand."""

    number: int
    parts: tuple[TextPart, ...]
    cards: tuple[CoveringCard, ...]


class CoveredArticle(NamedTuple):
    """An article as the page shows it; `counts` says by what the cards were counted."""

    title: Text
    publisher: Text
    day: str
    at_hand: bool
    paragraphs: tuple[CoveredParagraph, ...]
    unplaced: tuple[CoveringCard, ...]
    counts: tuple[tuple[str, Counts], ...]


def press(deck: Deck, paper: Paper) -> Iterator[Artifact]:
    """Yield the page as an HTML file; nothing for a deck that speaks of no article."""
    cards = [card for section in deck.sections for card in section.cards]
    shown = [_show_card(number, card) for number, card in enumerate(cards, 1)]
    articles = [_show_article(each, shown, deck) for each in list_coverages(DeckWords(deck))]
    if not articles:
        return
    pages = find_templates()
    css = write_sheet_style(paper, (), [f"{deck.title} · Coverage"], pages.read_style)
    html = pages.render(
        "coverage",
        css + pages.read_style("coverage"),
        deck=deck,
        direction=direction(deck.language),
        html=PageWriter(deck, lambda _gap: False).html,
        articles=articles,
    )
    yield Artifact(f"{deck.stem}-coverage.html", html)


def _show_article(coverage: Coverage, cards: list[CoveringCard], deck: Deck) -> CoveredArticle:
    article = coverage.article
    return CoveredArticle(
        article.title,
        article.publisher,
        day_of(article, labels(deck.language)),
        bool(article.texts),
        tuple(
            [
                CoveredParagraph(
                    each.paragraph,
                    tuple(_part_text(article.texts[each.paragraph - 1], each))
                    if article.texts
                    else (),
                    tuple([cards[number - 1] for number in each.cards]),
                )
                for each in coverage.paragraphs
            ]
        ),
        tuple([cards[number - 1] for number in coverage.unplaced]),
        (
            ("Kinds", coverage.kinds),
            ("Levels", coverage.levels),
            ("Tags", coverage.tags),
            ("Points each", coverage.points),
        ),
    )


def _part_text(text: str, coverage: ParagraphCoverage) -> Iterator[TextPart]:
    """Yield the text of a paragraph, parted around what no card asks for."""
    end = 0
    for fact in coverage.unasked:
        if fact.start >= end:  # A number can stand in a name.
            yield TextPart(text[end : fact.start], unasked=False)
            yield TextPart(text[fact.start : fact.end], unasked=True)
            end = fact.end
    yield TextPart(text[end:], unasked=False)


def _show_card(number: int, card: Card) -> CoveringCard:
    content = card.content
    answers: tuple[Text, ...] = ()
    pairs: tuple[tuple[Text, Text], ...] = ()
    verdict = ""
    match content:
        case Short(answers=answers) | Choice(keys=answers) | Ordering(items=answers):
            pass
        case Open(answer=answer):
            answers = (answer,) if answer else ()
        case TrueFalse(truth=truth, correction=correction):
            verdict = "true" if truth else "false"
            answers = (correction,) if correction else ()
        case Matching(pairs=pairs):
            pass
        case Cloze():
            pass
        case never:
            assert_never(never)
    paragraphs = tuple(sorted({at.paragraph for at in card.at}))
    kind = KINDS[type(content)]
    return CoveringCard(number, kind, question_of(content), answers, pairs, verdict, paragraphs)
