"""What makes a deck wrong whatever its language: one function per fact."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

from quizpress.codes import CODES
from quizpress.model import (
    Card,
    Choice,
    Cloze,
    Deck,
    Gap,
    Short,
    TrueFalse,
    alike,
    answers,
    question,
)
from quizpress.problem import Report, Span

MOST_OPTIONS = 26
_LINKED_GAP = re.compile(
    r"""\]\((?:[^)\s]*\s+["'(][^)]*\{\{|[^()\s]*://[^()\s]*\{\{|\{\{\s*\w+://)"""
)
_QUOTE_WORDS = range(4, 9)


def gaps(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a cloze that hides nothing."""
    for card in cards:
        match card.content:
            case Cloze(pieces=pieces) if pieces and not any(isinstance(p, Gap) for p in pieces):
                hint = "put `{{` and `}}` around the words to hide, and quotes around the text"
                report.say("cloze-no-gap", card.span, "this cloze has no gap", hint)


def linked_gaps(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a gap inside the address or title of a link, where nothing can be hidden."""
    for card in cards if deck.markup == "markdown" else ():
        if isinstance(card.content, Cloze) and _LINKED_GAP.search(card.content.source):
            message = "a gap cannot stand in the address or the title of a link"
            report.say("cloze-gap", card.span, message, "hide words of the link's text instead")


def options(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report options that stand twice, a key among the distractors, and too many options."""
    for card in cards:
        if isinstance(card.content, Choice):
            _options(card, card.content, report)


def _options(card: Card, choice: Choice, report: Report) -> None:
    keys = {alike(key) for key in choice.keys}
    if len(keys) < len(choice.keys):
        where = card.at_key("a")
        report.say("option-twice", where, "two keys of this question are the same", _TWICE)
    seen: set[str] = set()
    for distractor in choice.distractors:
        text = alike(distractor.text)
        if text in keys:
            message = f"the right answer `{text}` is among the distractors"
            hint = "remove it here; `a` is added to the options by itself"
            report.say("key-among-distractors", distractor.span, message, hint)
        elif text in seen:
            message = f"the option `{text}` stands twice"
            report.say("option-twice", distractor.span, message, _TWICE)
        seen.add(text)
    wrong = {alike(text) for text in card.accept} & seen
    if wrong:
        message = f"`{min(wrong)}` is accepted, and yet among the distractors"
        report.say("key-among-distractors", card.at_key("accept"), message, "remove it from one")
    _places(card, choice, report)


def _places(card: Card, choice: Choice, report: Report) -> None:
    count = len(choice.keys) + len(choice.distractors)
    if count > MOST_OPTIONS:
        message = f"this question has {count} options, the most is {MOST_OPTIONS}"
        report.say("options-many", card.span, message, "options are lettered from A to Z")
    if isinstance(choice.keep_order, bool):
        return
    if choice.keep_order > count or len(choice.keys) > 1:
        message = f"the key cannot be option {choice.keep_order}"
        hint = "a number places the only key; write `keep_order: true` for several"
        report.say("keep-order", card.at_key("keep_order"), message, hint)


def answers_twice(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report an answer that a list names twice."""
    for card in cards:
        if isinstance(card.content, Short) and len(card.content.answers) > 1:
            for text, count in Counter(map(alike, card.content.answers)).items():
                if count > 1:
                    message = f"the answer `{text}` stands twice"
                    report.say("option-twice", card.at_key("a"), message, _TWICE)


def questions(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report one question with different answers, and one card written twice."""
    first: dict[str, Card] = {}
    for card in cards:
        asked = alike(question(card.content))
        other = first.setdefault(asked, card)
        if other is card:
            continue
        line = report.source.place(other.span).line
        if set(map(alike, answers(other.content))) != set(map(alike, answers(card.content))):
            message = f"this question has another answer on line {line}"
            hint = "make the question say which answer is meant, or join the two in one list"
            report.say("question-conflict", card.span, message, hint)
        elif type(other.content) is type(card.content):
            message = f"this card stands on line {line} already"
            report.say("question-twice", card.span, message, "remove one of the two")


def ids(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report an id that two cards have."""
    first: dict[str, Card] = {}
    for card in cards:
        if card.id and first.setdefault(card.id, card) is not card:
            line = report.source.place(first[card.id].span).line
            message = f"the id `{card.id}` is that of the card on line {line}"
            report.say("id-twice", card.at_key("id"), message, "give one of them another id")


def places(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a paragraph the article does not have, and quotes of an unfit length."""
    most = deck.article.paragraphs
    for card in cards:
        for at in card.at:
            if most and at.paragraph > most:
                message = (
                    f"the article has {most} paragraphs, so there is no paragraph {at.paragraph}"
                )
                report.say("paragraph-beyond", at.span, message, "correct `at`, or `paragraphs`")
            words = len(at.quote.split())
            if at.quote and words not in _QUOTE_WORDS:
                message = f"the quote has {words} word{'' if words == 1 else 's'}"
                report.say("quote-length", at.quoted, message, "4 to 8 words find a place well")


def corrections(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a correction of what is true."""
    for card in cards:
        match card.content:
            case TrueFalse(truth=True, correction=correction) if correction:
                message = "this claim is true, and yet has a correction"
                where = card.at_key("correction")
                report.say("true-false-correction", where, message, "move it to `why`")


def dates(deck: Deck, _cards: list[Card], report: Report) -> None:
    """Report a date that no calendar has."""
    if deck.article.published:
        try:
            date.fromisoformat(deck.article.published)
        except ValueError:
            message = f"there is no date {deck.article.published}"
            where = deck.article.where["published"]
            report.say("text-form", where, message, "write year-month-day")


def ignored(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report codes in `ignore` that are unknown, or those of errors."""
    for card in cards:
        for code in sorted(card.ignore):
            if code not in CODES:
                warnings = [name for name, known in CODES.items() if known.severity == "warning"]
                hint = f"the codes to ignore are {', '.join(warnings)}"
                report.say(
                    "rule-unknown", card.at_key("ignore"), f"there is no code `{code}`", hint
                )
            elif CODES[code].severity == "error":
                message = f"`{code}` is an error and cannot be ignored"
                where = card.at_key("ignore")
                report.say("rule-fact", where, message, "mend the card, and remove the code")


def output_name(deck: Deck, _cards: list[Card], report: Report) -> None:
    """Report a file name that makes Anki restore a backup; see its import dialog."""
    if deck.stem.lower() == "collection" or deck.stem.lower().startswith("backup-"):
        message = f"Anki would restore `{deck.stem}.apkg` as a whole collection"
        report.say("output-name", Span(0, 0), message, "give the deck's file another name")


_TWICE = "keep one of the two"

FACTS: tuple[Callable[[Deck, list[Card], Report], None], ...] = (
    gaps,
    linked_gaps,
    options,
    answers_twice,
    questions,
    ids,
    places,
    corrections,
    dates,
    ignored,
    output_name,
)
