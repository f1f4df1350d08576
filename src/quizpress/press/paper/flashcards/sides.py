"""From a card of the deck to cards of paper: what stands on the front, and what on the back."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, assert_never

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
)
from quizpress.press.order import mix_texts, scramble_options
from quizpress.press.paper.answer_space import seen_lines
from quizpress.press.paper.question import LETTERS
from quizpress.press.source import cited_paragraphs
from quizpress.press.templates import labels
from quizpress.text import Text, gaps_of, inlines_of

Role = Literal["ask", "lead", "cue", "pick", "answer", "answers", "order", "text", "note"]
"""What a part of a side is for: it decides how it looks."""
_SEED = "flashcards"
"""Cards have no versions: options always stand in the same order."""
_BULLET = "•"
_LINE, _PASSAGE = 40, 120
"""Characters from which a key stands in a column of its own, and an answer is not set bold."""
_LONG_WORD = re.compile(r"[!-~\u00a1-\u0dff]{21}")
"""A key with a word that may be too wide for a line stands there as well."""


class Entry(NamedTuple):
    """A line of a list: its letter, number or bullet, and its text."""

    mark: str
    text: Text


class Part(NamedTuple):
    """A stretch of texts after each other, or a list, on a side of a card.

    `letter` is that of an option, before its text; `label` are words that the deck does not hold.
    """

    role: Role
    texts: tuple[Text, ...] = ()
    entries: tuple[Entry, ...] = ()
    letter: str = ""
    label: str = ""


class CardSides(NamedTuple):
    """A card of paper; `place` says in words where in the article its answer stands.

    `number` is that of the gaps that it asks for, blank in front and filled behind; 0 for a card
    that is no cloze.
    """

    card: Card
    section: Text
    place: str
    front: tuple[Part, ...]
    back: tuple[Part, ...]
    number: int = 0


class _Sides(NamedTuple):
    """What a card asks and answers, before there are notes."""

    front: tuple[Part, ...]
    back: tuple[Part, ...]
    number: int = 0


def list_card_sides(deck: Deck) -> list[CardSides]:
    """Return the cards of paper of a deck, in the order written."""
    words = labels(deck.language)
    return [
        sides
        for section in deck.sections
        for card in section.cards
        if "paper" in card.only
        for sides in _sides_of_card(card, section.title, words)
    ]


def _sides_of_card(card: Card, section: Text, words: dict[str, str]) -> Iterator[CardSides]:
    """Yield the cards of paper that a card becomes."""
    place = cited_paragraphs(card, words) if card.at else ""
    notes = tuple(_notes(card, words))
    for front, back, number in _sides(card, words):
        yield CardSides(card, section, place, front, back + notes, number)


def _notes(card: Card, words: dict[str, str]) -> Iterator[Part]:
    if card.accept:
        yield Part("note", card.accept, label=words["accepted"])
    if card.why:
        yield Part("note", (card.why,))


def _sides(card: Card, words: dict[str, str]) -> Iterable[_Sides]:
    content = card.content
    match content:
        case Short():
            yield _asked(content.question, _answers(content.answers))
        case Choice():
            yield _choice(content)
        case TrueFalse():
            yield _true_false(content, words)
        case Cloze():
            yield from _cloze(content)
        case Matching():
            yield from _pairs(content)
        case Ordering():
            yield _ordering(content)
        case Open():
            if content.answer:
                yield _asked(content.question, Part("text", (content.answer,)))
        case never:
            assert_never(never)


def _asked(question: Text, answer: Part) -> _Sides:
    return _Sides((Part("ask", (question,)),), (answer,))


def _list(role: Role, entries: Iterable[tuple[str, Text]]) -> Part:
    return Part(role, entries=tuple([Entry(mark, text) for mark, text in entries]))


def _answers(texts: tuple[Text, ...]) -> Part:
    if len(texts) > 1:
        return _list("answers", [(_BULLET, text) for text in texts])
    long = len(texts[0].source) > _PASSAGE or inlines_of(texts[0]) is None
    return Part("text" if long else "answer", texts)


def _choice(choice: Choice) -> _Sides:
    options = [*zip(LETTERS, scramble_options(choice, _SEED), strict=False)]
    front = _list("pick", [(letter, option.text) for letter, option in options])
    right = [(letter, option.text) for letter, option in options if option.right]
    return _Sides((Part("ask", (choice.question,)), front), (_keys(right),))


def _keys(keys: list[tuple[str, Text]]) -> Part:
    letter, text = keys[0]
    if len(keys) > 1 or _wants_column(text):
        return _list("answers", keys)
    return Part("answer", (text,), letter=letter)


def _wants_column(text: Text) -> bool:
    """Say whether a key is set in a column of its own, beside its letter."""
    lines = seen_lines(text)
    return (
        len(text.source) > _LINE
        or len(lines) > 1
        or inlines_of(text) is None
        or any(map(_LONG_WORD.search, lines))
    )


def _true_false(content: TrueFalse, words: dict[str, str]) -> _Sides:
    both = Part("note", label=f"{words['true']} / {words['false']}")
    back = [Part("answer", label=words["true" if content.truth else "false"])]
    if content.correction:
        back.append(Part("text", (content.correction,)))
    return _Sides((Part("ask", (content.claim,)), both), tuple(back))


def _cloze(cloze: Cloze) -> Iterator[_Sides]:
    for number in sorted({number for gap in gaps_of(cloze.text) for number in gap.numbers}):
        yield _Sides((Part("ask", (cloze.text,)),), (Part("text", (cloze.text,)),), number)


def _pairs(matching: Matching) -> Iterator[_Sides]:
    lead = Part("lead", (matching.question,))
    for left, right in matching.pairs:
        yield _Sides((lead, Part("cue", (left,))), (Part("answer", (right,)),))


def _ordering(ordering: Ordering) -> _Sides:
    mix = mix_texts(ordering.items, _SEED, ordering.question)
    front = _list("pick", [(_BULLET, item) for item in mix])
    back = _list("order", [(str(place), item) for place, item in enumerate(ordering.items, 1)])
    return _Sides((Part("ask", (ordering.question,)), front), (back,))
