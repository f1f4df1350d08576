"""From nodes to a model, with every problem found on the way."""

from bisect import bisect_right
from collections.abc import Sequence

from quizpress.checks.article import ground
from quizpress.checks.build import build_model
from quizpress.checks.deck_language import DECK
from quizpress.checks.media import gather_media, mentions_in_cards, mentions_in_texts
from quizpress.checks.rules import FACTS
from quizpress.checks.validate import fit, sound
from quizpress.model import Card, Deck
from quizpress.problem import Problem, Report, Span
from quizpress.read.deck_files import Beside
from quizpress.read.yaml_nodes import Node

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
    deck, marked = build_model(node, report, stem)
    deck = ground(deck, report, beside)
    mentions = [*mentions_in_texts(marked, report), *mentions_in_cards(deck)]
    deck = deck._replace(media=gather_media(mentions, report, beside))
    if marked and deck.markup == "markdown":
        from quizpress.checks import markup_rules  # noqa: PLC0415  Few decks have need of them.

        markup_rules.check_markup(marked, report)
        if any("\\(" in text.source for text, _ in marked):
            from quizpress.checks import maths_rules  # noqa: PLC0415  Fewer hold maths.

            maths_rules.check_maths(marked, report)
    cards = [card for section in deck.sections for card in section.cards]
    for fact in FACTS:
        fact(deck, cards, report)
    _silence(cards, report)
    return deck


def _silence(cards: list[Card], report: Report) -> None:
    """Drop the warnings that a card asks to be spared."""
    extents = sorted(
        (*_edges(report, card.extent), card.ignore) for card in cards if card.ignore and card.extent
    )
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
