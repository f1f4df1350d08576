"""What makes a deck wrong whatever its language: one function per fact."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from quizpress.codes import CODES
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
    question_of,
)
from quizpress.problem import Report, Span, clipped
from quizpress.text import Code, Image, Maths, Text, gaps_of, inlines_of, nodes_of
from quizpress.text.plain import plain_text, same_words, shown_key

MOST_OPTIONS = 26
_QUOTE_WORDS = range(4, 9)
_CLIP = 60
_FORM = ".\u3002*"
"""What may be all that two options differ in, at their ends."""
_NO_LETTERS = re.compile(r"!\[[^\[\]]*\]|\([^()]*\)|[\W_]")
"""What two texts that show the same may differ in: pictures, marks, spaces in formulas."""


def gaps(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a cloze that hides nothing."""
    for card in cards:
        match card.content:
            case Cloze(text=text) if text.blocks and not gaps_of(text):
                hint = "put `{{` and `}}` around the words to hide, and quotes around the text"
                report.say("cloze-no-gap", card.span, "this cloze has no gap", hint)


def options(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report options that show the same, a key among the distractors, and too many options."""
    for card in cards:
        if isinstance(card.content, Choice):
            _options(deck, card, card.content, report)
        elif isinstance(card.content, Cloze) and card.content.distractors:
            _bank(deck, card, card.content, report)


def _shown(deck: Deck, text: Text) -> str:
    """Return what is the same for two texts of a deck where they show the same."""
    if not text.blocks:
        return same_words(text.source)
    return shown_key(text, lambda file: _held(deck, file))


def _held(deck: Deck, file: str) -> str:
    """Return what tells the content of a picture from that of others."""
    media = deck.media.get(file)
    return str(hash(media.data)) if media else file


def _named(text: Text) -> str:
    return clipped(text.source, _CLIP)


def _options(deck: Deck, card: Card, choice: Choice, report: Report) -> None:
    keys = {_shown(deck, key) for key in choice.keys}
    if len(keys) < len(choice.keys):
        where = card.at_key("a")
        report.say("option-twice", where, "two keys of this question are the same", _TWICE)
    seen: dict[str, Text] = {}
    for distractor in choice.distractors:
        shown = _shown(deck, distractor.text)
        if shown in keys:
            message = f"the right answer `{_named(distractor.text)}` is among the distractors"
            hint = "remove it here; `a` is added to the options by itself"
            report.say("key-among-distractors", distractor.span, message, hint)
        elif shown in seen:
            message = f"the option `{_named(distractor.text)}` stands twice"
            if seen[shown].source != distractor.text.source:
                message = f"`{_named(distractor.text)}` shows the same as `{_named(seen[shown])}`"
            report.say("option-twice", distractor.span, message, _TWICE)
        seen.setdefault(shown, distractor.text)
    wrong = [text for text in card.accept if _shown(deck, text) in seen]
    if wrong:
        message = f"`{min(map(_named, wrong))}` is accepted, and yet among the distractors"
        report.say("key-among-distractors", card.at_key("accept"), message, "remove it from one")
    _places(card, choice, report)


def _bank(deck: Deck, card: Card, cloze: Cloze, report: Report) -> None:
    where = card.at_key("distractors")
    _twice(deck, cloze.distractors, "distractor", where, report)
    hidden = {*map(same_words, answers_of(cloze))}
    for text in sorted({same_words(other.source) for other in cloze.distractors} & hidden):
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


def answers_twice(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a text that a list of answers, items or options names twice."""
    for card in cards:
        match card.content:
            case Short(answers=answers) if len(answers) > 1:
                _twice(deck, answers, "answer", card.at_key("a"), report)
            case Ordering(items=items):
                _twice(deck, items, "item", card.at_key("order"), report)
            case Matching():
                _matching(deck, card, card.content, report)


def _twice(deck: Deck, texts: Sequence[Text], what: str, where: Span, report: Report) -> None:
    for text in _repeated(deck, texts):
        report.say("option-twice", where, f"the {what} `{_named(text)}` stands twice", _TWICE)


def _repeated(deck: Deck, texts: Sequence[Text]) -> list[Text]:
    """Return the first of the texts that show the same, of each kind one."""
    known = [_shown(deck, text) for text in texts]
    if len({*known}) == len(known):
        return []
    counts = Counter(known)
    first = dict(zip(reversed(known), reversed(texts), strict=True))
    return [first[shown] for shown in counts if counts[shown] > 1]


def _matching(deck: Deck, card: Card, matching: Matching, report: Report) -> None:
    lefts = {left.source: left for left, _ in matching.pairs}
    # The same text twice is a key twice, which has been said of the YAML.
    for text in _repeated(deck, [*lefts.values()]):
        message = f"`{_named(text)}` stands on the left twice"
        report.say("match-twice", card.at_key("match"), message, "a text has one partner")
    if not matching.distractors:
        _single(card, matching, report)
        return
    where = card.at_key("distractors")
    _twice(deck, matching.distractors, "option", where, report)
    rights = {_shown(deck, right) for _, right in matching.pairs}
    for text in [text for text in matching.distractors if _shown(deck, text) in rights]:
        name = _named(text)
        message = f"`{name}` belongs to a text on the left, and yet is among the distractors"
        report.say("key-among-distractors", where, message, "remove it here")


def _single(card: Card, matching: Matching, report: Report) -> None:
    if len(matching.pool) == 1:
        message = (
            f"every text on the left belongs to `{_named(matching.pool[0])}`, which gives it away"
        )
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


def typed(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report an answer that nobody can type, and one that cannot be told from two."""
    for card in cards:
        match card.content:
            case Short(typed=True, answers=(only,)) if _can_be_typed(only):
                _apart(card, report)
            case Short(typed=True):
                message = "only a single answer without maths or pictures can be typed"
                hint = "remove `type`, or put other right answers under `accept`"
                report.say("type-answer", card.at_key("type"), message, hint)


def _can_be_typed(text: Text) -> bool:
    return not any(isinstance(node, Maths | Image) for node in nodes_of(text))


def _apart(card: Card, report: Report) -> None:
    joined = next((text for text in map(plain_text, card.accept) if _JOINER in text), "")
    if joined:
        message = f"`{joined}` holds `{_JOINER}`, which parts accepted answers in Anki"
        hint = "write it with another character, or list what it joins one by one"
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


def questions(deck: Deck, cards: list[Card], report: Report) -> None:
    """Report one question with different answers, and one card written twice.

    What tells questions apart is all that is shown with them: pictures, sounds and options too.
    """
    first: dict[object, Card] = {}
    for card in _possible_twins(cards):
        other = first.setdefault(_asked(deck, card), card)
        if other is card:
            continue
        line = report.source.place(other.span).line
        if _answered(deck, other) != _answered(deck, card):
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


def reverses(deck: Deck, cards: list[Card], report: Report) -> None:
    """Warn of a card asked in reverse too whose answer another card has: two answers are right."""
    if not any(isinstance(card.content, Short) and card.content.both for card in cards):
        return
    first: dict[frozenset[str], Card] = {}
    told: set[Span] = set()
    for card in cards:
        if not isinstance(card.content, Short):
            continue
        answer = frozenset([_shown(deck, text).casefold() for text in card.content.answers])
        other = first.setdefault(answer, card)
        if _shown(deck, question_of(other.content)) == _shown(deck, card.content.question):
            continue  # It is the card itself, or one that is told of as asked twice.
        reversed_, rival = (card, other) if card.content.both else (other, card)
        if reversed_.span in told or not getattr(reversed_.content, "both", False):
            continue
        told.add(reversed_.span)
        line = report.source.place(rival.span).line
        message = f"asked in reverse, this has two right answers: line {line} has its answer too"
        hint = "make the answers differ, or remove `both`"
        report.say("reverse-shared", reversed_.at_key("both"), message, hint)


def options_alike(deck: Deck, cards: list[Card], report: Report) -> None:
    """Warn of options that differ only in a full stop, in their case, or in what is bold."""
    for card in cards:
        match card.content:
            case Choice(keys=keys, distractors=others):
                texts = [*keys, *[other.text for other in others]]
            case Matching():
                texts = [*card.content.pool]
            case _:
                continue
        # Most options differ in more, which is told at once.
        plain = [text.source.casefold().strip(_FORM) for text in texts]
        if len({*plain}) < len(plain):
            _options_alike(deck, card, texts, report)


def _options_alike(deck: Deck, card: Card, texts: list[Text], report: Report) -> None:
    first: dict[str, Text] = {}
    for place, text in enumerate(texts):
        known = first.setdefault(_without_form(text), text)
        if _shown(deck, known) != _shown(deck, text):
            message = f"`{_named(text)}` differs from `{_named(known)}` only in form"
            hint = "write both alike if they are to differ in what they say, or remove one"
            report.say("option-alike", _span_of_option(card, place), message, hint)


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


def _possible_twins(cards: list[Card]) -> list[Card]:
    """Return the cards whose questions may show the same as another's, known by their letters.

    To compare what all cards show takes long.
    """
    letters = [_letters(question_of(card.content)) for card in cards]
    if len({*letters}) == len(letters):
        return []
    counts = Counter(letters)
    return [card for card, key in zip(cards, letters, strict=True) if counts[key] > 1]


def _letters(text: Text) -> str:
    """Return what texts have in common that show the same; of one with marks its letters."""
    words = same_words(text.source)
    return f"\x01{_NO_LETTERS.sub('', words)}" if text.blocks else words


def _asked(deck: Deck, card: Card) -> object:
    """Return what is shown when a card is asked."""
    question = _shown(deck, question_of(card.content))
    beside: list[str] = []
    match card.content:
        case Choice(keys=keys, distractors=distractors):
            texts = [*keys, *[distractor.text for distractor in distractors]]
            beside = sorted([_shown(deck, text) for text in texts])
        case Matching():
            beside = sorted([_shown(deck, left) for left, _ in card.content.pairs])
            beside += sorted([_shown(deck, text) for text in card.content.pool])
        case Ordering(items=items):
            beside = sorted([_shown(deck, text) for text in items])
    image = _held(deck, card.image.file) if card.image else ""
    audio = _held(deck, card.audio) if card.audio else ""
    return (question, *beside, image, audio) if beside or image or audio else question


def _answered(deck: Deck, card: Card) -> frozenset[str]:
    match card.content:
        case Short(answers=texts) | Choice(keys=texts):
            return frozenset([_shown(deck, text) for text in texts])
        case Ordering(items=items):
            return frozenset(["\x1f".join([_shown(deck, text) for text in items])])
        case _:
            return frozenset(map(same_words, answers_of(card.content)))


def seen(_deck: Deck, cards: list[Card], report: Report) -> None:
    """Report a question of which nothing is seen, since Anki makes no card of it."""
    for card in cards:
        question = question_of(card.content)
        if question.blocks and not _is_seen(question):
            hint = "write the words of the link between its brackets"
            report.say("empty", card.span, "nothing is seen of this question", hint)


def _is_seen(text: Text) -> bool:
    return bool(plain_text(text).strip()) or any(isinstance(n, Image) for n in nodes_of(text))


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
                warnings = [name for name, known in CODES.items() if known.severity != "error"]
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
