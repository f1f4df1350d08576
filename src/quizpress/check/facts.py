"""What makes a deck wrong whatever its language: one function per fact."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from quizpress.check.cloze import HIDDEN, around
from quizpress.codes import CODES
from quizpress.inline import shows, unseen
from quizpress.model import (
    Card,
    Choice,
    Cloze,
    Deck,
    Gap,
    Matching,
    Open,
    Ordering,
    Short,
    TrueFalse,
    alike,
    answers,
    question,
)
from quizpress.problem import Report, Span

MOST_OPTIONS = 26
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
        if isinstance(card.content, Cloze) and _lost(card.content):
            message = "a gap cannot stand in a link's address or title, nor in a picture's words"
            report.say("cloze-gap", card.span, message, "hide words of the text instead")


def _lost(cloze: Cloze) -> bool:
    """Say whether a gap stands where it is not seen; one in brackets alone is no address."""
    words, addresses = unseen(around(cloze.pieces))
    return any(HIDDEN in text for text in [*words, *(a for a in addresses if a != HIDDEN)])


def options(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report options that stand twice, a key among the distractors, and too many options."""
    for card in cards:
        if isinstance(card.content, Choice):
            _options(card, card.content, report)
        elif isinstance(card.content, Cloze) and card.content.distractors:
            _bank(card, card.content, report)


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


def _bank(card: Card, cloze: Cloze, report: Report) -> None:
    where = card.at_key("distractors")
    _twice(cloze.distractors, "distractor", where, report)
    for text in {*map(alike, answers(cloze))} & {*map(alike, cloze.distractors)}:
        message = f"`{text}` fills a gap, and yet is among the distractors"
        report.say("key-among-distractors", where, message, "remove it here")


def word_banks(deck: Deck, _cards: list[Card], report: Report) -> None:
    """Report distractors of a cloze that no word bank shows."""
    for section in deck.sections:
        for card in section.cards if not section.word_bank else ():
            match card.content:
                case Cloze(bank=False, distractors=others) if others:
                    message = "distractors of a cloze are printed in a word bank, and it has none"
                    hint = "add `word_bank: true` to the card, its section or the deck"
                    report.say("word-bank-missing", card.at_key("distractors"), message, hint)


def _places(card: Card, choice: Choice, report: Report) -> None:
    count, where = len(choice.keys) + len(choice.distractors), card.at_key("keep_order")
    if isinstance(choice.keep_order, bool):
        return
    if len(choice.keys) > 1:
        message = f"a number places a single key, and this question has {len(choice.keys)}"
        report.say("keep-order", where, message, "write `true` to keep the order written")
    elif choice.keep_order > count:
        message = f"the key cannot be option {choice.keep_order} of {count}"
        hint = f"write a number from 1 to {count}, or `true` to keep the order written"
        report.say("keep-order", where, message, hint)


def answers_twice(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a text that a list of answers, items or options names twice."""
    for card in cards:
        match card.content:
            case Short(answers=answers) if len(answers) > 1:
                _twice(answers, "answer", card.at_key("a"), report)
            case Ordering(items=items):
                _twice(items, "item", card.at_key("order"), report)
            case Matching():
                _matching(card, card.content, report)


def _twice(texts: Iterable[str], what: str, where: Span, report: Report) -> None:
    for text in _repeated(texts):
        report.say("option-twice", where, f"the {what} `{text}` stands twice", _TWICE)


def _repeated(texts: Iterable[str]) -> list[str]:
    """Return the texts that stand there more than once, as they are compared."""
    known = [*map(alike, texts)]
    if len({*known}) == len(known):
        return []
    return [text for text, count in Counter(known).items() if count > 1]


def _matching(card: Card, matching: Matching, report: Report) -> None:
    # The same text twice is a key twice, which has been said of the YAML.
    for text in _repeated(dict.fromkeys([left for left, _ in matching.pairs])):
        message = f"`{text}` stands on the left twice"
        report.say("match-twice", card.at_key("match"), message, "a text has one partner")
    if not matching.distractors:
        _single(card, matching, report)
        return
    where = card.at_key("distractors")
    _twice(matching.distractors, "option", where, report)
    for text in {alike(right) for _, right in matching.pairs} & {*map(alike, matching.distractors)}:
        message = f"`{text}` belongs to a text on the left, and yet is among the distractors"
        report.say("key-among-distractors", where, message, "remove it here")


def _single(card: Card, matching: Matching, report: Report) -> None:
    if len(matching.pool) == 1:
        message = f"every text on the left belongs to `{matching.pool[0]}`, which gives it away"
        hint = "add `distractors`, or ask in another way"
        report.say("option-twice", card.at_key("match"), message, hint)


def letters(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report more options or items than there are letters."""
    for card in cards:
        match card.content:
            case Choice(keys=keys, distractors=distractors):
                count, what = len(keys) + len(distractors), "options"
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


def typed(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report an answer that nobody can type, and one that cannot be told from two."""
    for card in cards:
        match card.content:
            case Short(typed=True, answers=(only,)) if deck.markup == "plain" or not (
                "\\(" in only or "![" in only
            ):
                _apart(card, report)
            case Short(typed=True):
                message = "only a single answer without maths or pictures can be typed"
                hint = "remove `type`, or put other right answers under `accept`"
                report.say("type-answer", card.at_key("type"), message, hint)


def _apart(card: Card, report: Report) -> None:
    joined = next((text for text in card.accept if _JOINER in text), "")
    if joined:
        message = f"`{joined}` holds `{_JOINER}`, which parts accepted answers in Anki"
        hint = "write it with another sign, or list what it joins one by one"
        report.say("type-answer", card.at_key("accept"), message, hint)


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
        elif type(other.content) is type(card.content) and _apart_in_article(other, card):
            message = f"this question is asked on line {line} already, of another paragraph"
            hint = "make the questions differ, or join the two with both paragraphs under `at`"
            report.say("question-again", card.span, message, hint)
        elif type(other.content) is type(card.content):
            message = f"this card stands on line {line} already"
            report.say("question-twice", card.span, message, "remove one of the two")


def _apart_in_article(one: Card, other: Card) -> bool:
    """Say whether two cards are about different paragraphs."""
    places = ({at.paragraph for at in one.at}, {at.paragraph for at in other.at})
    return all(places) and not places[0] & places[1]


def reverses(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Warn of a card asked in reverse too whose answer another card has: two answers are right."""
    if not any(isinstance(card.content, Short) and card.content.both for card in cards):
        return
    first: dict[frozenset[str], Card] = {}
    told: set[Span] = set()
    for card in cards:
        if not isinstance(card.content, Short):
            continue
        answer = frozenset([alike(text).casefold() for text in card.content.answers])
        other = first.setdefault(answer, card)
        if alike(question(other.content)) == alike(card.content.question):
            continue  # It is the card itself, or one that is told of as asked twice.
        reversed_, rival = (card, other) if card.content.both else (other, card)
        if reversed_.span in told or not getattr(reversed_.content, "both", False):
            continue
        told.add(reversed_.span)
        line = report.source.place(rival.span).line
        message = f"asked in reverse, this has two right answers: line {line} has its answer too"
        hint = "make the answers differ, or remove `both`"
        report.say("reverse-shared", reversed_.at_key("both"), message, hint)


def options_alike(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Warn of options that differ only in a full stop or in their case."""
    for card in cards:
        match card.content:
            case Choice(keys=keys, distractors=others):
                texts = [*keys, *[other.text for other in others]]
            case Matching():
                texts = [*card.content.pool]
            case _:
                continue
        # Most options differ in more, which is told at once.
        if len({text.casefold().rstrip(".\u3002") for text in texts}) < len(texts):
            _options_alike(card, texts, report)


def _options_alike(card: Card, texts: list[str], report: Report) -> None:
    first: dict[str, str] = {}
    for place, text in enumerate(texts):
        shown = alike(text)
        known = first.setdefault(_without_form(shown), shown)
        if known != shown:
            message = f"`{shown}` differs from `{known}` only in a full stop or in case"
            hint = "write both alike if they are to differ in what they say, or remove one"
            report.say("option-alike", _span_of_option(card, place), message, hint)


def _span_of_option(card: Card, place: int) -> Span:
    """Return where an option stands; keys come first, then distractors."""
    if not isinstance(card.content, Choice):
        return card.at_key("match")
    beyond = place - len(card.content.keys)
    return card.at_key("a") if beyond < 0 else card.content.distractors[beyond].span


def _without_form(text: str) -> str:
    """Return an option without its full stop and case, unless case may be its point, as in Co."""
    bare = text.removesuffix("." if not text.endswith("..") else "").removesuffix("\u3002") or text
    coded = len(bare) <= _SYMBOL or "`" in bare or "\\(" in bare
    return bare if coded else bare.casefold()


def seen(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a question of which nothing is seen, since Anki makes no card of it."""
    for card in cards if deck.markup == "markdown" else ():
        if not shows(question(card.content)):
            hint = "write the words of the link between its brackets"
            report.say("empty", card.span, "nothing is seen of this question", hint)


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
    """Report a file name that no output can have, or that makes Anki restore a backup."""
    if not deck.stem.strip("."):
        message = "the name of this file gives its outputs none, since it is all dots"
        report.say("output-name", Span(0, 0), message, "give the deck's file another name")
    if restores(deck.stem):
        message = f"Anki would restore `{deck.stem}.apkg` as a whole collection"
        report.say("output-name", Span(0, 0), message, "give the deck's file another name")


def restores(stem: str) -> bool:
    """Say whether Anki takes a package of this name for a backup; see its import dialog."""
    return stem.lower() == "collection" or stem.lower().startswith("backup-")


_SYMBOL = 3
"""The most characters of what may be a symbol or an abbreviation."""
_JOINER = " · "
_TWICE = "keep one of the two"

FACTS: tuple[Callable[[Deck, list[Card], Report], None], ...] = (
    gaps,
    linked_gaps,
    options,
    options_alike,
    word_banks,
    answers_twice,
    letters,
    typed,
    open_questions,
    questions,
    reverses,
    seen,
    ids,
    places,
    corrections,
    dates,
    ignored,
    output_name,
)
