"""What is wrong with one card, whatever the others are."""

import re

from quizpress.checks.rules.comparison import named_text
from quizpress.codes import CODES
from quizpress.misspelt import did_you_mean, nearest_word
from quizpress.model import Card, Cloze, Deck, Open, Short, TrueFalse, question_of
from quizpress.problem import Report
from quizpress.text import Gap, Image, Maths, Text, Words, gaps_of, nodes_of
from quizpress.text.places import TextPlaces
from quizpress.text.plain import plain_text
from quizpress.text.walk import hidden_texts

_QUOTE_WORDS = range(4, 9)
_JOINER = " · "
_CHEMISTRY = re.compile(r"\\ce\s*\{")
_BRACES = re.compile(r"(?<!\\)[{}]")


def gapless_clozes(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a cloze that hides nothing."""
    for card in cards:
        match card.content:
            case Cloze(text=text) if text.blocks and not gaps_of(text):
                hint = "put `{{` and `}}` around the words to hide, and quotes around the text"
                report.say("cloze-no-gap", card.span, "this cloze has no gap", hint)


def typed_answers(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report an answer that nobody can type, and one that cannot be told from two."""
    for card in cards:
        match card.content:
            case Short(typed=True, answers=answers):
                if len(answers) > 1 or not _can_be_typed(answers[0]):
                    message = "only a single answer without maths or pictures can be typed"
                    hint = "remove `type`, or put other right answers under `accept`"
                    report.say("type-answer", card.at_key("type"), message, hint)
                    continue
                accepted = card.accept
            case Cloze(typed=True, text=text, accept=by_gap):
                for hidden in hidden_texts(text):
                    if not _can_be_typed(hidden):
                        message = f"`{named_text(hidden)}` cannot be typed: it is no plain text"
                        hint = "remove `type`, or let this be no gap"
                        report.say("type-answer", card.at_key("type"), message, hint)
                accepted = (*card.accept, *[each for gap in by_gap for each in gap.texts])
            case _:
                continue
        joined = next((text for text in map(plain_text, accepted) if _JOINER in text), "")
        if joined:
            message = f"`{joined}` holds `{_JOINER}`, which parts accepted answers in Anki"
            hint = "write it with another character, or list what it joins one by one"
            report.say("type-answer", card.at_key("accept"), message, hint)


def _can_be_typed(answer: Text) -> bool:
    return not any(isinstance(node, Maths | Image) for node in nodes_of(answer))


def accepted_in_gaps(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report what is accepted in a cloze of several gaps without saying in which."""
    for card in cards:
        if card.accept and isinstance(card.content, Cloze):
            gaps = gaps_of(card.content.text)
            if len({gap.text for gap in gaps}) > 1:
                from quizpress.checks.gap_answers import advise_gaps  # noqa: PLC0415  Few have.

                message = "this cloze has several gaps, and these answers may belong to any of them"
                report.say("accept-gap", card.at_key("accept"), message, advise_gaps(gaps))


def gaps_in_chemistry(_deck: Deck, cards: list[Card], report: Report) -> None:
    r"""Warn of a gap inside `\ce{…}`: there Anki's maths takes what is in braces for words."""
    for card in cards:
        if not isinstance(card.content, Cloze) or "anki" not in card.only:
            continue
        text = card.content.text
        if "\\ce" not in text.source:
            continue
        for maths in nodes_of(text):
            gap = _gap_in_chemistry(maths) if isinstance(maths, Maths) else None
            if gap:
                message = "a gap inside `\\ce{…}` loses its chemistry in Anki, and is set as words"
                hint = f"end the `\\ce` before it: `\\ce{{…}} {{{{\\ce{{{gap.text}}}}}}}`"
                where = TextPlaces(text, report.source).span(gap.start, gap.end)
                report.say("maths-gap", where, message, hint)


def _gap_in_chemistry(maths: Maths) -> Gap | None:
    r"""Return the first gap of a formula that stands inside `\ce{…}`."""
    before = ""
    for piece in maths.children:
        if isinstance(piece, Gap):
            if any(_is_open(before[found.end() :]) for found in _CHEMISTRY.finditer(before)):
                return piece
        else:
            before += piece.text
    return None


def _is_open(latex: str) -> bool:
    """Say whether a group is still open at the end of LaTeX that stands inside it."""
    depth = 1
    for brace in _BRACES.findall(latex):
        depth += 1 if brace == "{" else -1
        if not depth:
            return False
    return True


def open_questions(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report an open question that comes out nowhere, and points that do not add up."""
    for card in cards:
        match card.content:
            case Open() if not card.only:
                message = "without a model answer there is nothing to show on the back in Anki"
                report.say("no-card", card.span, message, "add `a:`, or let it be on paper too")
            case Open(rubric=rubric) if rubric and card.points:
                from decimal import Decimal  # noqa: PLC0415  Few decks have a rubric.

                total = sum(Decimal(criterion.points) for criterion in rubric)
                if total != Decimal(card.points):
                    message = f"the points of the rubric add up to {total}"
                    hint = "correct one of the two; without `points` those of the rubric count"
                    report.say("rubric-points", card.at_key("points"), message, hint)


def empty_questions(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a question of which nothing is seen, since Anki makes no card of it."""
    for card in cards:
        text = question_of(card.content)
        if text.blocks and not any(
            isinstance(node, Image) or (isinstance(node, Words) and node.text.strip())
            for node in nodes_of(text)
        ):
            hint = "write the words of the link between its brackets"
            report.say("empty", card.span, "nothing is seen of this question", hint)


def places_in_article(deck: Deck, _cards: list[Card], report: Report) -> None:
    """Report a paragraph the article does not have, and quotes of an unfit length."""
    placed = [
        (at, deck.article_of(section).paragraphs)
        for section in deck.sections
        for card in section.cards
        for at in card.at
    ]
    for at, most in placed:
        if most and at.paragraph > most:
            message = f"the article has {most} paragraphs, so there is no paragraph {at.paragraph}"
            report.say("paragraph-beyond", at.span, message, "correct `at`, or `paragraphs`")
        words = len(at.quote.split())
        if at.quote and words not in _QUOTE_WORDS:
            message = f"the quote has {words} word{'' if words == 1 else 's'}"
            report.say("quote-length", at.quoted, message, "4 to 8 words find a place well")


def false_corrections(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a correction of what is true."""
    for card in cards:
        match card.content:
            case TrueFalse(truth=True, correction=correction) if correction:
                message = "this claim is true, and yet has a correction"
                where = card.at_key("correction")
                report.say("true-false-correction", where, message, "move it to `why`")


def ignored_codes(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report codes in `ignore` that are unknown, or those of errors."""
    for card in cards:
        for code in sorted(card.ignore):
            where = card.at_key("ignore")
            if code not in CODES:
                hint = did_you_mean(nearest_word(code, CODES), "reports show codes in brackets")
                report.say("rule-unknown", where, f"there is no code `{code}`", hint)
            elif CODES[code].severity == "error":
                message = f"`{code}` is an error and cannot be ignored"
                report.say("rule-fact", where, message, "mend the card, and remove the code")
