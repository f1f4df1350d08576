"""From nodes to a model, with every problem found on the way."""

from collections.abc import Callable

from quizpress.check.article import ground
from quizpress.check.build import deck_of
from quizpress.check.facts import FACTS
from quizpress.check.fit import fit
from quizpress.check.shapes import DECK
from quizpress.model import Deck
from quizpress.problem import Report, Span
from quizpress.read.nodes import Node

__all__ = ["check"]


def check(node: Node | None, report: Report, stem: str, fetch: Callable[[str], str]) -> Deck | None:
    """Check one deck and return its model, or None where it cannot be built.

    `stem` names the deck's files. `fetch` returns the text of a file named in the deck,
    empty where it is not at hand. A model is whole even where problems were found; only a
    report without errors makes it fit for the press.
    """
    if node is None:
        if not report.problems:
            hint = "begin with `title:` and `cards:`"
            report.say("empty", Span(0, 0), "the file holds no deck", hint)
        return None
    if not fit(DECK)(node, report, DECK.name):
        return None
    deck = ground(deck_of(node, report, stem), report, fetch)
    for fact in FACTS:
        fact(deck, report)
    _silence(deck, report)
    return deck


def _silence(deck: Deck, report: Report) -> None:
    """Drop the warnings that a card asks to be spared."""
    for section in deck.sections:
        for card in section.cards:
            if card.ignore:
                line = report.source.place(card.span).line
                report.problems[:] = [
                    problem
                    for problem in report.problems
                    if problem.severity == "error"
                    or problem.code not in card.ignore
                    or problem.place.line != line
                ]
