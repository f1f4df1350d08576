"""From a card of the deck to cards of paper: what stands on the front, and what on the back."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from string import ascii_uppercase
from typing import Literal, NamedTuple, assert_never

from quizpress.model import (
    Card,
    Choice,
    Cloze,
    Content,
    Criterion,
    Deck,
    Matching,
    Open,
    Ordering,
    Short,
    TrueFalse,
)
from quizpress.press.numbers import count_with_word
from quizpress.press.order import scramble_items, scramble_options
from quizpress.press.paper.accepted import accepted_on_card
from quizpress.press.paper.answer_space import seen_lines
from quizpress.press.source import cited_paragraphs
from quizpress.press.templates import labels
from quizpress.text import Text, gaps_of, inlines_of

Role = Literal["ask", "lead", "cue", "pick", "answer", "answers", "order", "text", "rubric", "note"]
"""What a part of a side is for: it decides how it looks."""
_SEED = "flashcards"
"""Cards have no versions: options always stand in the same order."""
_BULLET = "•"
_REVERSE = "⇄"
"""Before what the back asks of who begins with it."""
_LINE, _PASSAGE = 40, 120
"""Characters from which a key stands in a column of its own, and an answer is not set bold."""
_CENTRED, _CENTRED_LINES = 90, 4
"""Characters and lines that still read well when centred."""
_INDENTED = re.compile(r"(^|\n)`*[ \t]")
_LONG_WORD = re.compile(r"[!-~\u00a1-\u0dff]{21}")
"""A key with a word that may be too wide for a line stands there as well."""


class SidePart(NamedTuple):
    """A stretch of texts after each other, or a list of marked ones, on a side of a card.

    An entry is marked by its letter, number or bullet. `letter` is that of an option, before its
    text; `label` are words that the deck does not hold.
    """

    role: Role
    texts: tuple[Text, ...] = ()
    entries: tuple[tuple[str, Text], ...] = ()
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
    front: tuple[SidePart, ...]
    back: tuple[SidePart, ...]
    number: int


def list_card_sides(deck: Deck) -> list[CardSides]:
    """Return the cards of paper of a deck, in the order written."""
    words = labels(deck.language)
    return [
        sides
        for section in deck.sections
        for card in section.cards_for("paper")
        for sides in _list_sides(card, section.title, words)
    ]


def read_centred(found: Iterable[CardSides]) -> bool:
    """Say whether all cards of a deck are set centred: they hold a line or two, and no lists.

    All of them stand alike, so that a stack of cards reads well.
    """
    return all(_reads_centred(part) for sides in found for part in (*sides.front, *sides.back))


def _reads_centred(part: SidePart) -> bool:
    return not part.entries and all(map(_is_one_short_paragraph, part.texts))


def _is_one_short_paragraph(text: Text) -> bool:
    """Say whether a text is short, and lines alone, none of which begins with spaces."""
    lines = not text.blocks or inlines_of(text) is not None
    short = len(text.source) <= _CENTRED and text.source.count("\n") < _CENTRED_LINES
    return lines and short and not _INDENTED.search(text.source)


def _list_sides(card: Card, section: Text, words: dict[str, str]) -> Iterator[CardSides]:
    """Yield the cards of paper that a card becomes."""
    place = cited_paragraphs(card, words) if card.at else ""
    why = (SidePart("note", (card.why,)),) if card.why else ()
    for front, back, number in _split_content(card.content, words):
        accepted = accepted_on_card(card, number)
        notes = (SidePart("note", accepted, label=words["accepted"]),) if accepted else ()
        yield CardSides(card, section, place, front, (*back, *notes, *why), number)


_Sides = tuple[tuple[SidePart, ...], tuple[SidePart, ...], int]
"""The front of a card, its back, and the number of its gaps."""


def _split_content(content: Content, words: dict[str, str]) -> Iterable[_Sides]:
    match content:
        case Short():
            told = [text for text in (content.reverse, content.reverse_answer) if text]
            asked = [SidePart("note", tuple(told), label=_REVERSE)]
            back = (_recall_answers(content.answers), *(asked if told else ()))
            yield _ask(content.question), back, 0
        case Choice():
            yield _offer_options(content)
        case TrueFalse():
            yield _judge_claim(content, words)
        case Cloze():
            yield from _hide_gaps(content)
        case Matching():
            lead = SidePart("lead", (content.question,))
            for left, right in content.pairs:
                yield (lead, SidePart("cue", (left,))), (SidePart("answer", (right,)),), 0
        case Ordering():
            yield _mix_items(content)
        case Open():
            model = [SidePart("text", (content.answer,))] if content.answer else []
            worth = [(_write_points(each, words), each.text) for each in content.rubric]
            back = (*model, *([_list_texts("rubric", worth)] if worth else []))
            if back:
                yield _ask(content.question), back, 0
        case never:
            assert_never(never)


def _write_points(criterion: Criterion, words: dict[str, str]) -> str:
    return count_with_word("points_short", Decimal(criterion.points), words)


def _ask(question: Text, *parts: SidePart) -> tuple[SidePart, ...]:
    return (SidePart("ask", (question,)), *parts)


def _list_texts(role: Role, entries: Iterable[tuple[str, Text]]) -> SidePart:
    return SidePart(role, entries=tuple(entries))


def _recall_answers(texts: tuple[Text, ...]) -> SidePart:
    if len(texts) > 1:
        return _list_texts("answers", [(_BULLET, text) for text in texts])
    long = len(texts[0].source) > _PASSAGE or inlines_of(texts[0]) is None
    return SidePart("text" if long else "answer", texts)


def _offer_options(choice: Choice) -> _Sides:
    options = [*zip(ascii_uppercase, scramble_options(choice, _SEED), strict=False)]
    offered = _list_texts("pick", [(letter, option.text) for letter, option in options])
    keys = [(letter, option.text) for letter, option in options if option.right]
    letter, text = keys[0]
    listed = len(keys) > 1 or _wants_column(text)
    told = _list_texts("answers", keys) if listed else SidePart("answer", (text,), letter=letter)
    return _ask(choice.question, offered), (told,), 0


def _wants_column(text: Text) -> bool:
    """Say whether a key is set in a column of its own, beside its letter."""
    lines = seen_lines(text)
    long = len(text.source) > _LINE or len(lines) > 1 or inlines_of(text) is None
    return long or any(map(_LONG_WORD.search, lines))


def _judge_claim(content: TrueFalse, words: dict[str, str]) -> _Sides:
    both = SidePart("note", label=f"{words['true']} / {words['false']}")
    verdict = SidePart("answer", label=words["true" if content.truth else "false"])
    correction = [SidePart("text", (content.correction,))] if content.correction else []
    return _ask(content.claim, both), (verdict, *correction), 0


def _hide_gaps(cloze: Cloze) -> Iterator[_Sides]:
    for number in sorted({number for gap in gaps_of(cloze.text) for number in gap.numbers}):
        yield _ask(cloze.text), (SidePart("text", (cloze.text,)),), number


def _mix_items(ordering: Ordering) -> _Sides:
    mix = [(_BULLET, item) for item in scramble_items(ordering, _SEED)]
    order = [(str(place), item) for place, item in enumerate(ordering.items, 1)]
    return _ask(ordering.question, _list_texts("pick", mix)), (_list_texts("order", order),), 0
