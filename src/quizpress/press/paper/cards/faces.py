"""From a card of the deck to cards of paper: what stands on the front, and what on the back."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, assert_never

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
)
from quizpress.press.gaps import Style, with_gaps
from quizpress.press.markup import escape
from quizpress.press.order import mixed, scrambled
from quizpress.press.paper.question import LETTERS
from quizpress.press.paper.writer import EMPTY, Html, Writer, blank_in_maths, filled_in_maths
from quizpress.press.source import places

Role = Literal["ask", "lead", "cue", "pick", "answer", "list", "order", "text", "note"]
"""What a part of a side is for: it decides how it looks."""
_SEED = "flashcards"
"""Cards have no versions: options always stand in the same order."""
_BLANK_IN_MATHS = "_" * 6
_BULLET = "•"
_APART = "\u00a0 "
"""Between a letter and its text."""
_LINE, _PASSAGE = 40, 120
"""Characters from which a key stands in a column of its own, and an answer is not set bold."""
_LONG_WORD = re.compile(r"[!-~\u00a1-\u0dff]{21}")
"""So does a key with a word that may be too wide for a line."""
_TAG = re.compile("<[^>]*>")


class Item(NamedTuple):
    """A line of a list: its letter, number or bullet, and its text."""

    mark: str
    text: Html


class Part(NamedTuple):
    """A stretch of text or a list on a side of a card; one of them is empty."""

    role: Role
    text: Html
    items: tuple[Item, ...] = ()


class _Sides(NamedTuple):
    """The two sides of a card of paper."""

    front: tuple[Part, ...]
    back: tuple[Part, ...]


class Face(NamedTuple):
    """A card of paper; `place` says in words where in the article its answer stands."""

    card: Card
    section: Html
    image: Html
    place: str
    front: tuple[Part, ...]
    back: tuple[Part, ...]


def faces(deck: Deck) -> list[Face]:
    """Return the cards of paper of a deck, in the order written."""
    maker = _Maker(deck)
    return [
        face
        for section in deck.sections
        for title in [maker.text(section.title)]
        for card in section.cards
        if "paper" in card.only
        for face in maker.faces(card, title)
    ]


class _Maker(Writer):
    """Makes the cards of one deck; holds what they share."""

    def faces(self, card: Card, section: Html) -> Iterator[Face]:
        """Yield the cards of paper that a card becomes."""
        image = self.image(card)
        place = places(card, self.labels) if card.at else ""
        notes = tuple(self._notes(card))
        for front, back in self._sides(card):
            yield Face(card, section, image, place, front, back + notes)

    def _notes(self, card: Card) -> Iterator[Part]:
        if card.accept:
            label = escape(self.labels["accepted"])
            others = " · ".join([self.text(text) for text in card.accept])
            yield Part("note", Html(f"<b>{label}</b> {others}"))
        if card.why:
            yield Part("note", self.text(card.why))

    def _sides(self, card: Card) -> Iterable[_Sides]:
        content = card.content
        match content:
            case Short():
                yield self._asked(content.question, self._answers(content.answers))
            case Choice():
                yield self._choice(content)
            case TrueFalse():
                yield self._true_false(content)
            case Cloze():
                yield from self._cloze(content)
            case Matching():
                yield from self._pairs(content)
            case Ordering():
                yield self._ordering(content)
            case Open():
                if content.answer:
                    yield self._asked(content.question, self._part("text", content.answer))
            case never:
                assert_never(never)

    def _part(self, role: Role, text: str) -> Part:
        return Part(role, self.text(text))

    def _asked(self, question: str, answer: Part) -> _Sides:
        return _Sides((self._part("ask", question),), (answer,))

    def _items(self, role: Role, texts: Iterable[tuple[str, str]]) -> Part:
        """Return a list of marks and texts."""
        return Part(role, EMPTY, tuple([Item(mark, self.text(text)) for mark, text in texts]))

    def _answers(self, texts: tuple[str, ...]) -> Part:
        if len(texts) == 1:
            return self._part("text" if len(texts[0]) > _PASSAGE else "answer", texts[0])
        return self._items("list", [(_BULLET, text) for text in texts])

    def _choice(self, choice: Choice) -> _Sides:
        options = [*zip(LETTERS, scrambled(choice, _SEED), strict=False)]
        front = self._items("pick", [(letter, option.text) for letter, option in options])
        right = [(letter, option.text) for letter, option in options if option.right]
        return _Sides((self._part("ask", choice.question), front), (self._keys(right),))

    def _keys(self, keys: list[tuple[str, str]]) -> Part:
        letter, text = keys[0]
        html = self.text(text)
        if len(keys) > 1 or len(text) > _LINE or _LONG_WORD.search(_TAG.sub("", html)):
            return self._items("list", keys)
        return Part("answer", Html(f"<b>{letter}</b>{_APART}{html}"))

    def _true_false(self, content: TrueFalse) -> _Sides:
        true, false = escape(self.labels["true"]), escape(self.labels["false"])
        back = [Part("answer", Html(true if content.truth else false))]
        if content.correction:
            back.append(self._part("text", content.correction))
        front = (self._part("ask", content.claim), Part("note", Html(f"{true} / {false}")))
        return _Sides(front, tuple(back))

    def _cloze(self, cloze: Cloze) -> Iterator[_Sides]:
        for number in sorted({piece.number for piece in cloze.pieces if isinstance(piece, Gap)}):
            front, back = self._with(cloze, number, blank=True), self._with(cloze, number)
            yield _Sides((Part("ask", front),), (Part("text", back),))

    def _with(self, cloze: Cloze, number: int, *, blank: bool = False) -> Html:
        """Return a cloze with the gaps of one number as blanks or filled, all others as text."""

        def gap(gap: Gap) -> str:
            if gap.number != number:
                return self.text(gap.text)
            if not blank:
                return f'<span class="filled">{self.text(gap.text)}</span>'
            hint = gap.hint and f' <small class="gap-hint">({self.text(gap.hint)})</small>'
            return self.blank + hint

        def in_maths(gap: Gap) -> str:
            if gap.number != number:
                return gap.text
            if not blank:
                return filled_in_maths(gap)
            return blank_in_maths(gap, _BLANK_IN_MATHS)

        return Html(with_gaps(cloze, Style(self.base, self.maths, gap, in_maths)))

    def _pairs(self, matching: Matching) -> Iterator[_Sides]:
        lead = self._part("lead", matching.question)
        for left, right in matching.pairs:
            yield _Sides((lead, self._part("cue", left)), (self._part("answer", right),))

    def _ordering(self, ordering: Ordering) -> _Sides:
        mix = mixed(ordering.items, _SEED, ordering.question)
        front = self._items("pick", [(_BULLET, item) for item in mix])
        back = [(str(place), item) for place, item in enumerate(ordering.items, 1)]
        return _Sides((self._part("ask", ordering.question), front), (self._items("order", back),))
