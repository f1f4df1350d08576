"""The questions of a deck, read as an editor would."""

from collections.abc import Mapping

from quizpress.codes import CODES, Severity
from quizpress.model import Deck
from quizpress.options import Wanted
from quizpress.problem import Report, Span
from quizpress.rules.card_words import DeckWords
from quizpress.rules.finding import Rule
from quizpress.rules.question_table import QUESTION_RULES


def review_questions(deck: Deck, report: Report, wanted: Wanted) -> frozenset[str]:
    """Report what the rules find in a deck, and return the codes of those that were tried."""
    words = DeckWords(deck)
    rules = QUESTION_RULES
    if words.has_articles:
        from quizpress.rules.table import RULES as rules  # noqa: N811, PLC0415  Few decks have one.
    levels = {rule.code: _level_of(rule, deck.rules) for rule in rules if wanted.holds(rule.code)}
    useless = (None,) if wanted.infos else (None, "info")
    able = [rule for rule in rules if levels.get(rule.code) not in useless]
    skipped = [rule.code for rule in able if rule.lacks(words.language)]
    misplaced: set[int] = set()
    for rule in able:
        for found in rule.find(words) if rule.code not in skipped else ():
            level = "info" if found.quiet else levels[rule.code]
            is_on_place = rule.code in ON_PLACES
            # One wrong paragraph is told once, by the rule that is most sure of it.
            again = is_on_place and id(found.card) in misplaced
            # That a place is doubtful is counted even where infos are not shown.
            if not again and (is_on_place or level not in useless):
                report.say(rule.code, found.span, found.message, found.hint, level)
                if is_on_place and level != "info":
                    misplaced.add(id(found.card))
    if skipped and wanted.infos:
        message = f"the language `{deck.language}` has no words for {', '.join(skipped)}"
        report.say("rules-skipped", Span(0, 0), message, "the other rules look at its questions")
    return frozenset([rule.code for rule in able]) - {*skipped}


ON_PLACES = (
    "quote-moved",
    "paragraph-number",
    "paragraph-answer",
    "paragraph-name",
    "paragraph-other",
)
"""Rules that find where an answer or a quote stands when that is not where the card says."""


def _level_of(rule: Rule, levels: Mapping[str, str]) -> Severity | None:
    """Return how bad a deck takes what a rule finds; None where it is turned off."""
    match levels.get(rule.code, ""):
        case "off":
            return None
        case "error" | "warning" | "info" as level:
            return level
        case _:
            return CODES[rule.code].severity
