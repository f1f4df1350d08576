"""From a card to a numbered question on paper: letters, room to write, answers."""

from base64 import b64encode
from decimal import Decimal
from typing import NamedTuple, NewType, assert_never

from quizpress.model import (
    KINDS,
    Card,
    Choice,
    Cloze,
    Deck,
    Gap,
    Matching,
    Media,
    Open,
    Ordering,
    Short,
    TrueFalse,
    alike,
)
from quizpress.model import question as asked
from quizpress.press.gaps import Style, with_gaps
from quizpress.press.markup import attribute, renderer, shown
from quizpress.press.order import Option as Draft
from quizpress.press.order import mixed, scrambled
from quizpress.press.paper.maths import mathml
from quizpress.press.paper.room import columns_for, room
from quizpress.press.source import places
from quizpress.press.templates import labels

_MATHS_BLANK = "_____________"
_RED = "#a3121f"
"""The colour of answers, as in the style sheet."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TYPES = {"jpg": "image/jpeg", "svg": "image/svg+xml"}

Html = NewType("Html", str)
"""Text that is HTML already; the template puts it in as it stands."""
_EMPTY = Html("")


class Option(NamedTuple):
    """A lettered option; `right` and `why` are set on the key alone."""

    letter: str
    text: Html
    right: bool
    why: Html


class Box(NamedTuple):
    """A text with a box before it, for a letter or a number; filled on the key alone."""

    filled: str
    text: Html


class Criterion(NamedTuple):
    """What part of an open answer is worth."""

    points: str
    text: Html


class Answer(NamedTuple):
    """What the key says to a question."""

    texts: tuple[Html, ...]
    accepted: tuple[Html, ...]
    verdict: str
    correction: Html
    why: Html
    place: str
    rubric: tuple[Criterion, ...]


class Question(NamedTuple):
    """A numbered question; on a quiz it has no answer.

    The template takes the fields by their order.
    """

    number: int
    kind: str
    stem: Html
    image: Html
    points: str
    answer: Answer | None
    lines: int = 0
    slots: int = 0
    options: tuple[Option, ...] = ()
    columns: int = 1
    several: bool = False
    boxes: tuple[Box, ...] = ()


class Asker:
    """Makes the questions of one sheet; holds what they share."""

    def __init__(self, deck: Deck, seed: str, *, key: bool) -> None:
        self.deck = deck
        self.seed = seed
        self.key = key
        self.labels = labels(deck.language)
        self.addresses: dict[str, str] = {}
        base = renderer(deck.markup, self._address)
        self.style = Style(base, mathml, self._gap, self._gap_in_maths)
        self.inline = base(mathml)
        blank = attribute(self.labels["blank"])
        self.blank = f'<span class="blank" role="img" aria-label="{blank}"></span>'
        self.pointed = any(_points(card) for card in deck.cards("paper"))

    def text(self, text: str) -> Html:
        """Return a text of the author's as HTML."""
        return Html(self.inline(text)) if text else _EMPTY

    def question(self, card: Card, number: int) -> Question:
        """Return a card as a numbered question."""
        points = plainly(worth(card)) if self.pointed else ""
        answer = self._answer(card) if self.key else None
        content = card.content
        if isinstance(content, Cloze):
            stem = Html(with_gaps(content, self.style))
        else:
            stem = self.text(asked(content))
        kind = KINDS[type(content)]
        start = Question(number, kind, stem, self._image(card), points, answer)
        match content:
            case Choice():
                options, columns = self._options(content)
                several = len(content.keys) > 1
                return start._replace(options=options, columns=columns, several=several)
            case Matching():
                return self._matching(content, start)
            case Ordering():
                return start._replace(boxes=self._ordering(content))
            case Short() | TrueFalse() | Cloze() | Open():
                lines, slots = room(content)
                return start._replace(lines=lines, slots=slots) if lines or slots else start
        assert_never(content)

    def _image(self, card: Card) -> Html:
        if not card.image:
            return _EMPTY
        return Html(shown(self._address(card.image.file), card.image.alt))

    def _address(self, file: str) -> str:
        if file not in self.addresses:
            media = self.deck.media.get(file)
            self.addresses[file] = _data(media) if media else ""
        return self.addresses[file]

    def _options(self, choice: Choice) -> tuple[tuple[Option, ...], int]:
        drafts = scrambled(choice, self.seed)
        columns = columns_for([draft.text for draft in drafts])
        if self.key and any(draft.why for draft in drafts):
            columns = min(columns, 2)  # The reasons need the width.
        pairs = zip(LETTERS, drafts, strict=False)
        return tuple([self._option(letter, draft) for letter, draft in pairs]), columns

    def _option(self, letter: str, draft: Draft) -> Option:
        if self.key:
            return Option(letter, self.text(draft.text), draft.right, self.text(draft.why))
        return Option(letter, self.text(draft.text), right=False, why=_EMPTY)

    def _matching(self, matching: Matching, start: Question) -> Question:
        pool = mixed(matching.pool, self.seed, matching.question)
        letters = dict(zip(map(alike, pool), LETTERS, strict=False))
        options = [
            Option(letter, self.text(text), right=False, why=_EMPTY)
            for letter, text in zip(LETTERS, pool, strict=False)
        ]
        boxes = [
            Box(letters[alike(right)] if self.key else "", self.text(left))
            for left, right in matching.pairs
        ]
        return start._replace(options=tuple(options), boxes=tuple(boxes))

    def _ordering(self, ordering: Ordering) -> tuple[Box, ...]:
        places = {item: str(place) for place, item in enumerate(ordering.items, 1)}
        items = mixed(ordering.items, self.seed, ordering.question)
        return tuple([Box(places[item] if self.key else "", self.text(item)) for item in items])

    def _gap(self, gap: Gap) -> str:
        if self.key:
            return f'<span class="filled">{self.inline(gap.text)}</span>'
        hint = f' <small class="gap-hint">({self.inline(gap.hint)})</small>' if gap.hint else ""
        return self.blank + hint

    def _gap_in_maths(self, gap: Gap) -> str:
        if self.key:
            return f"\\textcolor{{{_RED}}}{{{gap.text}}}"
        return f"\\text{{{_MATHS_BLANK}{gap.hint and f' ({gap.hint})'}}}"

    def _answer(self, card: Card) -> Answer:
        verdict, correction = "", ""
        texts: tuple[str, ...] = ()
        rubric: tuple[Criterion, ...] = ()
        match card.content:
            case Short():
                texts = card.content.answers
            case Open(answer=answer):
                texts = (answer,) if answer else ()
                rubric = tuple([self._criterion(c.points, c.text) for c in card.content.rubric])
            case TrueFalse(truth=truth, correction=correction):
                verdict = "true" if truth else "false"
            case Choice() | Cloze() | Matching() | Ordering():
                pass
            case never:
                assert_never(never)
        return Answer(
            tuple([self.text(text) for text in texts]),
            tuple([self.text(text) for text in card.accept]),
            verdict,
            self.text(correction),
            self.text(card.why),
            places(card, self.labels),
            rubric,
        )

    def _criterion(self, points: str, text: str) -> Criterion:
        return Criterion(plainly(Decimal(points)), self.text(text))


def _data(media: Media) -> str:
    """Return a picture as an address that holds it whole."""
    kind = _TYPES.get(media.type, f"image/{media.type}")
    return f"data:{kind};base64,{b64encode(media.data).decode()}"


def _points(card: Card) -> str:
    """Return the points that a card names for itself, or those of its rubric."""
    match card.content:
        case Open(rubric=rubric) if rubric and not card.points:
            return str(sum([Decimal(criterion.points) for criterion in rubric], Decimal()))
        case _:
            return card.points


def worth(card: Card) -> Decimal:
    """Return the points of a card; where others have any, one without counts 1."""
    return Decimal(_points(card) or 1)


def plainly(points: Decimal) -> str:
    """Return a number without zeros that say nothing."""
    return f"{points.normalize():f}"
