"""From a card to a numbered question on paper: letters, room to write, answers."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, assert_never

from quizpress.model import (
    KINDS,
    Card,
    Choice,
    Cloze,
    Content,
    Matching,
    Open,
    Ordering,
    Picture,
    Section,
    Short,
    TrueFalse,
    question_of,
)
from quizpress.press.numbers import count_with_word
from quizpress.press.order import AnswerOption as Draft
from quizpress.press.paper.answer_space import (
    MOST_COLUMNS,
    columns_for,
    numbered_lines,
    ruled_lines,
)
from quizpress.press.paper.shuffle import Draw, Turn
from quizpress.press.source import cited_paragraphs
from quizpress.press.templates import labels
from quizpress.text import Gap, Inline, Lines, Maths, Text, Words, nodes_of
from quizpress.text.nodes import EMPTY
from quizpress.text.plain import same_words

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Option(NamedTuple):
    """A lettered option; `right` and `why` are set on the key alone."""

    letter: str
    text: Text
    right: bool
    why: Text


class Box(NamedTuple):
    """A text with a box before it, for a letter or a number; filled on the key alone."""

    filled: str
    text: Text


class Criterion(NamedTuple):
    """What part of an open answer is worth."""

    points: str
    text: Text


class Answer(NamedTuple):
    """What the key says to a question; of a claim its verdict, and the letter that stands for it.

    The template takes the fields by their order.
    """

    texts: tuple[Text, ...]
    accepted: tuple[Text, ...]
    letter: str
    verdict: str
    correction: Text
    why: Text
    place: str
    rubric: tuple[Criterion, ...]


class Question(NamedTuple):
    """A numbered question; on a quiz it has no answer.

    `place` is that among the deck's questions, whatever the form, from 0; `how` says how it is
    answered where it does not show, `about` names the paragraphs it is about. The template takes
    the fields by their order.
    """

    number: int
    kind: str
    stem: Text
    image: Picture | None
    points: str
    answer: Answer | None
    place: int
    about: str = ""
    how: str = ""
    lines: int = 0
    slots: int = 0
    options: tuple[Option, ...] = ()
    columns: int = 1
    several: bool = False
    boxes: tuple[Box, ...] = ()
    bank: tuple[Text, ...] = ()

    @property
    def glance(self) -> str:
        """Return the right answer of a key where a letter or some numbers give it."""
        if self.kind == "choice":
            return "".join([option.letter for option in self.options if option.right])
        if self.boxes:
            return ("" if self.options else " ").join([box.filled for box in self.boxes])
        return self.answer.letter if self.answer else ""


class Asker:
    """Makes the questions of one sheet; holds what they share."""

    def __init__(self, draw: Draw, *, key: bool) -> None:
        self.deck = draw.deck
        self.labels = labels(draw.deck.language)
        self.draw = draw
        self.key = key
        self.pointed = any(_points(card) for card in self.deck.cards("paper"))
        self.refers = self.deck.article.references and not key  # The key names paragraphs anyway.

    def question(self, turn: Turn, section: Section, number: int) -> Question:
        """Return a card as a numbered question of a section."""
        card = turn.card
        points = self.points(worth(card)) if self.pointed else ""
        answer = self._answer(card) if self.key else None
        content = card.content
        stem = question_of(content)
        kind = KINDS[type(content)]
        about = self._about(card) if self.refers else ""
        how = self._how(content)
        start = Question(number, kind, stem, card.image, points, answer, turn.place, about, how)
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
                lines = 0 if self.key else ruled_lines(content)
                return start._replace(lines=lines, slots=numbered_lines(content))
        assert_never(content)

    def bank(self, turns: Sequence[Turn]) -> tuple[Text, ...]:
        """Return what clozes hide, and what fits none of their gaps, each once and out of order."""
        if not turns:
            return ()
        found: dict[str, Text] = {}
        for turn in turns:
            if isinstance(turn.card.content, Cloze):
                for text in (*hidden_texts(turn.card.content.text), *turn.card.content.distractors):
                    found.setdefault(same_words(text.source), text)
        return self.draw.mixed([*found.values()], min(turn.place for turn in turns))

    def _how(self, content: Content) -> str:
        """Return how a question is answered; nothing where that shows."""
        match content:
            case Choice(keys=keys) if len(keys) > 1:
                return str(self.labels["choose_several"])
            case Matching():
                return str(self.labels["write_letters"])
            case Ordering():
                return str(self.labels["write_numbers"])
            case _:
                return ""

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
            return Option(letter, draft.text, draft.right, draft.why)
        return Option(letter, draft.text, right=False, why=EMPTY)

    def _matching(self, matching: Matching, turn: Turn, start: Question) -> Question:
        pool = self.draw.mixed(matching.pool, turn.place)
        letters = dict(zip([same_words(text.source) for text in pool], LETTERS, strict=False))
        options = [
            Option(letter, text, right=False, why=EMPTY)
            for letter, text in zip(LETTERS, pool, strict=False)
        ]
        boxes = [
            Box(letters[same_words(right.source)] if self.key else "", left)
            for left, right in matching.pairs
        ]
        return start._replace(options=tuple(options), boxes=tuple(boxes))

    def _ordering(self, ordering: Ordering, turn: Turn) -> tuple[Box, ...]:
        places = {item.source: str(place) for place, item in enumerate(ordering.items, 1)}
        items = self.draw.mixed(ordering.items, turn.place)
        return tuple([Box(places[item.source] if self.key else "", item) for item in items])

    def _answer(self, card: Card) -> Answer:
        verdict, correction = "", EMPTY
        texts: tuple[Text, ...] = ()
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
            texts,
            card.accept,
            self.labels[f"{verdict}_letter"] if verdict else "",
            verdict,
            correction,
            card.why,
            cited_paragraphs(card, self.labels) if card.at else "",
            rubric,
        )

    def _criterion(self, points: str, text: Text) -> Criterion:
        return Criterion(self.points(Decimal(points)), text)

    def points(self, points: Decimal) -> str:
        """Return points with their word, in short."""
        return count_with_word("points_short", points, self.labels)


def hidden_texts(cloze: Text) -> Iterator[Text]:
    """Yield what the gaps of a cloze hide, as texts of their own."""
    in_maths: set[int] = set()
    for node in nodes_of(cloze):
        if isinstance(node, Maths):
            in_maths.update([gap.start for gap in node.children if isinstance(gap, Gap)])
        elif isinstance(node, Gap) and node.start in in_maths:
            latex = (Words(node.text, 0),)
            yield _alone(f"\\({node.text}\\)", (Maths(latex, 0, len(node.text)),))
        elif isinstance(node, Gap):
            yield _alone(node.text, node.children)


def _alone(source: str, nodes: tuple[Inline, ...]) -> Text:
    return Text(source, 0, 0, (Lines(nodes, 0, len(source)),))


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
