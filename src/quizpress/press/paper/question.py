"""From a card to a numbered question on paper: letters, room to write, answers."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, assert_never

from quizpress.model import (
    KINDS,
    Card,
    Choice,
    Cloze,
    Gap,
    Matching,
    Open,
    Ordering,
    Section,
    Short,
    TrueFalse,
    alike,
)
from quizpress.model import question as asked
from quizpress.press.gaps import Style, with_gaps
from quizpress.press.numbers import counted
from quizpress.press.order import Option as Draft
from quizpress.press.paper.room import MOST_COLUMNS, columns_for, room
from quizpress.press.paper.shuffle import Draw, Turn
from quizpress.press.paper.writer import EMPTY, Html, Writer, blank_in_maths, filled_in_maths
from quizpress.press.source import places

_MATHS_BLANK = "_" * 8
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


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
    """What the key says to a question; of a claim its verdict, and the letter that stands for it.

    The template takes the fields by their order.
    """

    texts: tuple[Html, ...]
    accepted: tuple[Html, ...]
    letter: str
    verdict: str
    correction: Html
    why: Html
    place: str
    rubric: tuple[Criterion, ...]


class Question(NamedTuple):
    """A numbered question; on a quiz it has no answer.

    `place` is that among the deck's questions, whatever the form, from 0; `about` names the
    paragraphs it is about. The template takes the fields by their order.
    """

    number: int
    kind: str
    stem: Html
    image: Html
    points: str
    answer: Answer | None
    place: int
    about: str = ""
    lines: int = 0
    slots: int = 0
    options: tuple[Option, ...] = ()
    columns: int = 1
    several: bool = False
    boxes: tuple[Box, ...] = ()
    bank: tuple[Html, ...] = ()

    @property
    def glance(self) -> str:
        """Return the right answer of a key where a letter or some numbers give it."""
        if self.kind == "choice":
            return "".join([option.letter for option in self.options if option.right])
        if self.boxes:
            return ("" if self.options else " ").join([box.filled for box in self.boxes])
        return self.answer.letter if self.answer else ""


class Asker(Writer):
    """Makes the questions of one sheet; holds what they share."""

    def __init__(self, draw: Draw, *, key: bool) -> None:
        super().__init__(draw.deck)
        self.draw = draw
        self.key = key
        self.style = Style(self.base, self.maths, self._gap, self._gap_in_maths)
        self.pointed = any(_points(card) for card in self.deck.cards("paper"))
        self.refers = self.deck.article.references and not key  # The key names paragraphs anyway.

    def question(self, turn: Turn, section: Section, number: int) -> Question:
        """Return a card as a numbered question of a section."""
        card = turn.card
        points = self.points(worth(card)) if self.pointed else ""
        answer = self._answer(card) if self.key else None
        content = card.content
        if isinstance(content, Cloze):
            stem = Html(with_gaps(content, self.style))
        else:
            stem = self.text(asked(content))
        kind = KINDS[type(content)]
        about = self._about(card) if self.refers else ""
        start = Question(number, kind, stem, self.image(card), points, answer, turn.place, about)
        match content:
            case Choice():
                options, columns = self._options(content, turn)
                several = len(content.keys) > 1
                return start._replace(options=options, columns=columns, several=several)
            case Matching():
                return self._matching(content, turn, start)
            case Ordering():
                return start._replace(boxes=self._ordering(content, turn))
            case TrueFalse():
                return start._replace(lines=1) if section.corrections else start
            case Cloze():
                own = content.bank and not section.word_bank
                return start._replace(bank=self.bank([turn])) if own else start
            case Short() | Open():
                lines, slots = room(content)
                return start._replace(lines=lines, slots=slots)
        assert_never(content)

    def bank(self, turns: Sequence[Turn]) -> tuple[Html, ...]:
        """Return what clozes hide, and what fits none of their gaps, each once and out of order."""
        if not turns:
            return ()
        found: dict[str, str] = {}

        def keep(text: str) -> str:
            found.setdefault(alike(text), text)
            return ""

        style = self.style._replace(
            gap=lambda gap: keep(gap.text), gap_in_maths=lambda gap: keep(f"\\({gap.text}\\)")
        )
        for turn in turns:
            if isinstance(turn.card.content, Cloze):
                with_gaps(turn.card.content, style)
                for text in turn.card.content.distractors:
                    keep(text)
        mix = self.draw.mixed([*found.values()], min(turn.place for turn in turns))
        return tuple([self.text(text) for text in mix])

    def _about(self, card: Card) -> str:
        """Return the paragraphs a question is about in words, for those who read them."""
        numbers = [str(number) for number in dict.fromkeys(at.paragraph for at in card.at)]
        many = self.labels["paragraph_one" if len(numbers) == 1 else "paragraph_many"]
        said = str(many).format(self.labels["comma"].join(numbers))
        return said.replace(" ", "\u00a0") if numbers else ""  # In brackets, in one piece.

    def _options(self, choice: Choice, turn: Turn) -> tuple[tuple[Option, ...], int]:
        drafts = self.draw.options(choice, turn)
        # Reasons need the width.
        most = 2 if self.key and any(draft.why for draft in drafts) else MOST_COLUMNS
        columns = columns_for([draft.text for draft in drafts], most)
        pairs = zip(LETTERS, drafts, strict=False)
        return tuple([self._option(letter, draft) for letter, draft in pairs]), columns

    def _option(self, letter: str, draft: Draft) -> Option:
        if self.key:
            return Option(letter, self.text(draft.text), draft.right, self.text(draft.why))
        return Option(letter, self.text(draft.text), right=False, why=EMPTY)

    def _matching(self, matching: Matching, turn: Turn, start: Question) -> Question:
        pool = self.draw.mixed(matching.pool, turn.place)
        letters = dict(zip(map(alike, pool), LETTERS, strict=False))
        options = [
            Option(letter, self.text(text), right=False, why=EMPTY)
            for letter, text in zip(LETTERS, pool, strict=False)
        ]
        boxes = [
            Box(letters[alike(right)] if self.key else "", self.text(left))
            for left, right in matching.pairs
        ]
        return start._replace(options=tuple(options), boxes=tuple(boxes))

    def _ordering(self, ordering: Ordering, turn: Turn) -> tuple[Box, ...]:
        places = {item: str(place) for place, item in enumerate(ordering.items, 1)}
        items = self.draw.mixed(ordering.items, turn.place)
        return tuple([Box(places[item] if self.key else "", self.text(item)) for item in items])

    def _gap(self, gap: Gap) -> str:
        if self.key:
            return f'<span class="filled">{self.inline(gap.text)}</span>'
        hint = f'<small class="gap-hint"> ({self.inline(gap.hint)})</small>' if gap.hint else ""
        return self.blank + hint

    def _gap_in_maths(self, gap: Gap) -> str:
        if self.key:
            return filled_in_maths(gap)
        return blank_in_maths(gap, _MATHS_BLANK)

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
            tuple([self.text(text) for text in card.accept]) if card.accept else (),
            self.labels[f"{verdict}_letter"] if verdict else "",
            verdict,
            self.text(correction),
            self.text(card.why),
            places(card, self.labels) if card.at else "",
            rubric,
        )

    def _criterion(self, points: str, text: str) -> Criterion:
        return Criterion(self.points(Decimal(points)), self.text(text))

    def points(self, points: Decimal) -> str:
        """Return points with their word, in short."""
        return counted("points_short", points, self.labels)


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
