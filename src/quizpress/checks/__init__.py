"""From nodes to a model, with every problem found on the way."""

from bisect import bisect_right

from quizpress.checks.article_text import ground_in_articles
from quizpress.checks.build import build_model
from quizpress.checks.deck_language import DECK
from quizpress.checks.language_tags import report_language
from quizpress.checks.media_files import gather_media, mentions_in_cards, mentions_in_texts
from quizpress.checks.node_values import keys_of
from quizpress.checks.prose import Marked
from quizpress.checks.rules import FACTS
from quizpress.checks.sheet_settings import (
    IN_DECK_ALONE,
    SheetPlaces,
    SheetWishes,
    report_missing_points,
    settle_sheet,
    sheet_keys,
)
from quizpress.checks.validate import check_of_shape, without_misfits
from quizpress.codes import CODES, RULE_CODES
from quizpress.model import Card, Deck
from quizpress.options import FACTS_ALONE, Wanted
from quizpress.problem import Problem, Report, Span
from quizpress.read.deck_files import Beside
from quizpress.read.yaml_nodes import Node, Scalar

__all__ = ["check"]


def check(  # noqa: PLR0913  All on which a deck hangs.
    node: Node | None,
    report: Report,
    stem: str,
    beside: Beside,
    wanted: Wanted = FACTS_ALONE,
    *,
    places: SheetPlaces = IN_DECK_ALONE,
) -> Deck | None:
    """Check one deck and return its model, or None where it cannot be built.

    `stem` names the deck's files, `beside` reads those that it names, and `places` say what is
    wanted of its sheets, too. A model is whole even where problems were found; only a report
    without errors makes it fit for the press.
    """
    if node is None:
        if not report.problems:
            hint = "begin with `title:` and `cards:`"
            report.say("empty", Span(0, 0), "the file holds no deck", hint)
        return None
    fits = check_of_shape(DECK)(node, report, "")
    # What fits is checked all the same, so that one run reports all there is.
    rest = node if fits else without_misfits(node, DECK)
    if rest is None:
        return None
    wishes = SheetWishes(sheet_keys(rest), report, beside)
    sheet, logo = settle_sheet((places.before, wishes, places.after))
    deck, marked = build_model(rest, report, stem)
    deck = ground_in_articles(deck, report, beside)
    mentions = [*mentions_in_texts(marked, report), *mentions_in_cards(deck)]
    media = gather_media(mentions, report, beside) | {**logo}
    deck = deck._replace(sheet=sheet, media=media)
    report_missing_points(deck, wishes, places.after)
    language = keys_of(rest).get("language")
    if isinstance(language, Scalar):
        report_language(language, report)
    if deck.style:
        from quizpress.checks.style_file import read_style  # noqa: PLC0415  Few decks have one.

        deck = deck._replace(style=read_style(deck.style, report, beside))
    _check_facts(deck, marked, report, wanted)
    return deck if fits else None


def _check_facts(deck: Deck, marked: list[Marked], report: Report, wanted: Wanted) -> None:
    """Check all that a deck says."""
    if marked and deck.markup == "markdown":
        from quizpress.checks import markup_rules  # noqa: PLC0415  Few decks have need of them.

        markup_rules.check_markup(marked, report)
        if any("\\(" in text.source for text, _ in marked):
            from quizpress.checks import maths_rules  # noqa: PLC0415  Fewer hold maths.

            maths_rules.check_maths(marked, report)
    cards = [card for section in deck.sections for card in section.cards]
    for report_fact in FACTS:
        report_fact(deck, cards, report)
    tried: frozenset[str] = frozenset()
    if len(cards) <= wanted.most_reviewed:
        from quizpress.rules.review import review_questions  # noqa: PLC0415  Not for all decks.

        tried = review_questions(deck, report, wanted)
    _drop_ignored(cards, report, wanted, tried)


def _drop_ignored(cards: list[Card], report: Report, wanted: Wanted, tried: frozenset[str]) -> None:
    """Drop what the run or a card asks to be spared; report what a card ignores for nothing.

    `tried` are the rules that could have found anything.
    """
    silent = []
    for card in cards:
        if card.ignore and card.extent:
            place = report.source.place(card.extent)
            first, last = (place.line, place.column), (place.end_line, place.end_column)
            silent.append((first, last, card))
    silent.sort(key=lambda extent: extent[0])
    used: set[tuple[int, str]] = set()

    def is_spared(problem: Problem) -> bool:
        here = (problem.place.line, problem.place.column)
        before = bisect_right(silent, here, key=lambda extent: extent[0])
        if problem.severity == "error":
            return False
        if before:
            _, last, card = silent[before - 1]
            if here <= last and problem.code in card.ignore:
                used.add((id(card), problem.code))
                return True
        return not wanted.holds(problem.code)

    report.problems[:] = [problem for problem in report.problems if not is_spared(problem)]
    looked_for = _looked_for(wanted, tried) if silent else frozenset()
    for _, _, card in silent:
        for code in sorted(card.ignore & looked_for):
            if (id(card), code) not in used:
                message = f"`{code}` is ignored, and nothing of the kind is found here"
                report.say("ignore-unused", card.at_key("ignore"), message, "remove the code")


def _looked_for(wanted: Wanted, tried: frozenset[str]) -> frozenset[str]:
    """Return the codes of warnings and infos that would have been found, were they there."""
    facts = {
        code
        for code, fault in CODES.items()
        if fault.severity != "error" and code not in RULE_CODES and code not in _FOUND_LATER
    }
    return frozenset([code for code in facts | tried if wanted.holds(code)])


_FOUND_LATER = (
    "card-too-full", "glyph-missing", "not-rechecked", "picture-undrawn", "tag-unknown"
)  # fmt: skip
"""What only a press or a lock can tell."""
