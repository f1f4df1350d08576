"""What is wrong with the options, answers, items and pairs of one card."""

from collections.abc import Sequence

from quizpress.checks.rules.comparison import named_text, repeated, shown_form, shown_forms
from quizpress.model import (
    Card,
    Choice,
    Cloze,
    Deck,
    Matching,
    Open,
    Ordering,
    Short,
    TrueFalse,
    answers_of,
)
from quizpress.problem import Report, Span
from quizpress.text import Code, Image, Maths, Text, inlines_of
from quizpress.text.plain import plain_text, same_words
from quizpress.text.walk import hidden_texts

MOST_OPTIONS = 26
_FORM = ".\u3002*"
"""What may be all that two options differ in, at their ends."""
_SYMBOL = 3
"""The most characters of what may be a symbol or an abbreviation."""
_TWICE = "keep one of the two"


def options_of_choices(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report options of a choice that show the same, and a key among the distractors."""
    for card in cards:
        if isinstance(card.content, Choice):
            _compare_options(deck, card, card.content, report)


def _compare_options(deck: Deck, card: Card, choice: Choice, report: Report) -> None:
    keys = {*shown_forms(deck, choice.keys)}
    if len(keys) < len(choice.keys):
        where = card.at_key("a")
        report.say("option-twice", where, "two keys of this question are the same", _TWICE)
    seen: dict[str, Text] = {}
    for text in [distractor.text for distractor in choice.distractors]:
        span, shown = Span(text.start, text.end), shown_form(deck, text)
        if shown in keys:
            message = f"the right answer `{named_text(text)}` is among the distractors"
            hint = "remove it here; `a` is added to the options by itself"
            report.say("key-among-distractors", span, message, hint)
        elif shown in seen:
            message = f"the option `{named_text(text)}` stands twice"
            if seen[shown].source != text.source:
                message = f"`{named_text(text)}` shows the same as `{named_text(seen[shown])}`"
            report.say("option-twice", span, message, _TWICE)
        seen.setdefault(shown, text)
    wrong = [named_text(text) for text in card.accept if shown_form(deck, text) in seen]
    if wrong:
        message = f"`{min(wrong)}` is accepted, and yet among the distractors"
        report.say("key-among-distractors", card.at_key("accept"), message, "remove it from one")


def distractors_of_clozes(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report distractors of a cloze that stand twice, or fill one of its gaps."""
    for card in cards:
        if isinstance(card.content, Cloze) and card.content.distractors:
            where, distractors = card.at_key("distractors"), card.content.distractors
            _report_twice(deck, distractors, "distractor", where, report)
            hidden = {*map(same_words, answers_of(card.content))}
            for text in sorted({same_words(other.source) for other in distractors} & hidden):
                message = f"`{text}` fills a gap, and yet is among the distractors"
                report.say("key-among-distractors", where, message, "remove it here")


def answers_twice(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a text that a list of answers or items names twice."""
    for card in cards:
        match card.content:
            case Short(answers=answers) if len(answers) > 1:
                _report_twice(deck, answers, "answer", card.at_key("a"), report)
            case Ordering(items=items):
                _report_twice(deck, items, "item", card.at_key("order"), report)


def _report_twice(
    deck: Deck, texts: Sequence[Text], what: str, where: Span, report: Report
) -> None:
    for text in _first_of_repeated(deck, texts):
        message = f"the {what} `{named_text(text)}` stands twice"
        report.say("option-twice", where, message, _TWICE)


def _first_of_repeated(deck: Deck, texts: Sequence[Text]) -> list[Text]:
    """Return of the texts that show the same the first, in the order they stand in."""
    first: dict[str, Text] = {}
    for text in repeated(texts, shown_forms(deck, texts)):
        first.setdefault(shown_form(deck, text), text)
    return [*first.values()]


def pairs_of_matchings(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a text of a matching that stands twice, and what gives the partners away."""
    for card in cards:
        if isinstance(card.content, Matching):
            _compare_pairs(deck, card, card.content, report)


def _compare_pairs(deck: Deck, card: Card, matching: Matching, report: Report) -> None:
    lefts = {left.source: left for left, _ in matching.pairs}
    # The same text twice is a key twice, which has been said of the YAML.
    for text in _first_of_repeated(deck, [*lefts.values()]):
        message = f"`{named_text(text)}` stands on the left twice"
        report.say("match-twice", card.at_key("match"), message, "a text has one partner")
    where = card.at_key("distractors")
    _report_twice(deck, matching.distractors, "option", where, report)
    rights = {*shown_forms(deck, [right for _, right in matching.pairs])}
    for text in matching.distractors:
        if shown_form(deck, text) in rights:
            name = named_text(text)
            message = f"`{name}` belongs to a text on the left, and yet is among the distractors"
            report.say("key-among-distractors", where, message, "remove it here")
    if len(matching.pool) == 1 and not matching.distractors:
        only = named_text(matching.pool[0])
        message = f"every text on the left belongs to `{only}`, which gives it away"
        hint = "add `distractors`, or ask in another way"
        report.say("option-twice", card.at_key("match"), message, hint)


def number_of_options(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report more options or items than there are letters."""
    for card in cards:
        match card.content:
            case Choice(options=options):
                count, what = len(options), "options"
            case Matching(pairs=pairs, distractors=others) if (
                len(pairs) + len(others) > MOST_OPTIONS  # Few have so many that some may be one.
            ):
                count, what = max(len(card.content.pool), len(pairs)), "options"
            case Ordering(items=items):
                count, what = len(items), "items"
            case _:
                continue
        if count > MOST_OPTIONS:
            message = f"this question has {count} {what}, the most is {MOST_OPTIONS}"
            hint = "options are lettered from A to Z" if what == "options" else "ask for fewer"
            report.say("options-many", card.span, message, hint)


def options_alike(deck: Deck, cards: list[Card], report: Report) -> None:
    """Warn of options that differ only in a full stop, in their case, or in what is bold."""
    for card in cards:
        match card.content:
            case Choice(options=texts) | Matching(pool=texts):
                pass
            case _:
                continue
        # Most options differ in more, which is told at once.
        plain = [text.source.casefold().strip(_FORM) for text in texts]
        if len({*plain}) == len(plain):
            continue
        first: dict[str, Text] = {}
        for place, text in enumerate(texts):
            known = first.setdefault(_without_form(text), text)
            if shown_form(deck, known) != shown_form(deck, text):
                message = f"`{named_text(text)}` differs from `{named_text(known)}` only in form"
                hint = "write both alike if they are to differ in what they say, or remove one"
                report.say("option-alike", _span_of_option(card, place), message, hint)


def accepted_already(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Warn of what is accepted though it is right anyway, or though it answers nothing."""
    for card in cards:
        match card.content:
            case TrueFalse() if card.accept:
                message, hint = "nothing but true or false answers a claim", "remove `accept`"
                report.say("accept-needless", card.at_key("accept"), message, hint)
            case Short(answers=right) | Choice(keys=right):
                _report_needless(right, card.accept, report)
            case Open(answer=answer):
                _report_needless([answer], card.accept, report)
            case Cloze(text=text, accept=by_gap):
                for gap in by_gap:
                    _report_needless([gap.hides], gap.texts, report)
                if card.accept:
                    _report_needless([*hidden_texts(text)], card.accept, report)


def _report_needless(right: Sequence[Text], accepted: Sequence[Text], report: Report) -> None:
    if not accepted:  # As on most cards.
        return
    known = {_without_form(text): text for text in right}
    for text in accepted:
        other = known.setdefault(_without_form(text), text)
        if other is not text:
            message = f"`{named_text(text)}` is right already"
            if other.source != text.source:
                message += f", as `{named_text(other)}` is"
            hint = "remove it: case and a full stop at the end do not count"
            report.say("accept-needless", Span(text.start, text.end), message, hint)


def _span_of_option(card: Card, place: int) -> Span:
    """Return where an option stands; keys come first, then distractors."""
    if not isinstance(card.content, Choice):
        return card.at_key("match")
    beyond = place - len(card.content.keys)
    return card.at_key("a") if beyond < 0 else card.content.distractors[beyond].span


def _without_form(text: Text) -> str:
    """Return an option without full stop, case and marks, which can be its point as in Co."""
    inlines = inlines_of(text)
    coded = inlines is None or any(isinstance(node, Code | Maths | Image) for node in inlines)
    shown = text.source if coded else same_words(plain_text(text))
    stop = "." if not shown.endswith("..") else "\u3002"
    bare = shown.removesuffix(stop).removesuffix("\u3002") or shown
    return bare if coded or len(bare) <= _SYMBOL else bare.casefold()
