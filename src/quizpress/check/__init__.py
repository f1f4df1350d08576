"""From nodes to a model, with every problem found on the way."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial

from quizpress.check.article import ground
from quizpress.check.build import deck_of
from quizpress.check.facts import FACTS
from quizpress.check.fit import fit, sound
from quizpress.check.media import gather, in_cards, in_texts
from quizpress.check.shapes import DECK
from quizpress.model import Card, Deck
from quizpress.problem import Problem, Report, Source, Span
from quizpress.read.beside import Beside
from quizpress.read.nodes import Node

__all__ = ["check"]

Position = tuple[int, int]
"""Line and column, from 1."""


def check(node: Node | None, report: Report, stem: str, beside: Beside) -> Deck | None:
    """Check one deck and return its model, or None where it cannot be built.

    `stem` names the deck's files, `beside` reads those that it names. A model is whole even
    where problems were found; only a report without errors makes it fit for the press.
    """
    if node is None:
        if not report.problems:
            hint = "begin with `title:` and `cards:`"
            report.say("empty", Span(0, 0), "the file holds no deck", hint)
        return None
    if fit(DECK)(node, report, ""):
        return _examined(node, report, stem, beside)
    # What fits is checked all the same, so that one run reports all there is.
    rest = sound(DECK, node)
    if rest is not None:
        _examined(rest, report, stem, beside)
    return None


def _examined(node: Node, report: Report, stem: str, beside: Beside) -> Deck:
    # Before the tree is let go; what it means is known after.
    mentions, doubts = in_texts(node, report.source), _doubts(node, report.source)
    deck = ground(deck_of(node, report, stem), report, beside)
    if deck.markup == "plain":
        mentions, doubts = [], []
    for warn in doubts:
        warn(report)
    deck = deck._replace(media=gather([*mentions, *in_cards(deck)], report, beside))
    cards = [card for section in deck.sections for card in section.cards]
    for fact in FACTS:
        fact(deck, cards, report)
    _silence(cards, report)
    return deck


def _doubts(node: Node, source: Source) -> list[Callable[[Report], None]]:
    """Return what warns of texts that Markdown would damage, and of maths that paper cannot set."""
    if "\\" not in source.text and "```" not in source.text:
        return []
    from quizpress.check import lost, maths  # noqa: PLC0415  Few decks have need of them.

    losses, formulas = lost.losses(node, source), maths.formulas(node, source)
    return [partial(lost.warn, losses), partial(maths.warn, formulas)]


def _silence(cards: list[Card], report: Report) -> None:
    """Drop the warnings that a card asks to be spared."""
    extents = sorted((*_edges(report, card.extent), card.ignore) for card in cards if card.ignore)
    report.problems[:] = [p for p in report.problems if not _spared(p, extents)]


def _edges(report: Report, extent: Span) -> tuple[Position, Position]:
    place = report.source.place(extent)
    return (place.line, place.column), (place.end_line, place.end_column)


def _spared(problem: Problem, extents: Sequence[tuple[Position, Position, frozenset[str]]]) -> bool:
    here = (problem.place.line, problem.place.column)
    before = bisect_right(extents, here, key=lambda extent: extent[0])
    if problem.severity == "error" or not before:
        return False
    _, end, codes = extents[before - 1]
    return here <= end and problem.code in codes
