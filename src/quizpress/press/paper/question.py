"""From a card to a numbered question on paper: letters, room to write, answers."""

from collections.abc import Sequence
from decimal import Decimal
from string import ascii_uppercase
from typing import NamedTuple, assert_never

from quizpress.model import (
    KINDS,
    Card,
    Choice,
    Cloze,
    Content,
    Criterion,
    Matching,
    Open,
    Ordering,
    Picture,
    Section,
    Short,
    TrueFalse,
    names_points,
    question_of,
)
from quizpress.press.numbers import count_with_word
from quizpress.press.paper.accepted import accepted_on_key
from quizpress.press.paper.answer_space import (
    MOST_COLUMNS,
    WritingRoom,
    columns_for,
    is_stacked,
    room_to_write,
)
from quizpress.press.paper.keep_together import keep_together
from quizpress.press.paper.shuffle import Draw, Turn
from quizpress.press.source import cited_paragraphs
from quizpress.press.templates import labels
from quizpress.text import Text
from quizpress.text.nodes import EMPTY
from quizpress.text.plain import same_words
from quizpress.text.walk import gaps_of, hidden_texts

NO_BREAK_HYPHEN = "\u2011"
"""Joins the numbers of an order, so that none is taken for that of its question."""


class LetteredOption(NamedTuple):
    """An option with its letter; `right` and `why` are set on the key alone."""

    letter: str
    text: Text
    right: bool = False
    why: Text = EMPTY


class Box(NamedTuple):
    """A text with a box before it, for a letter or a number; filled on the key alone."""

    filled: str
    text: Text


class Answer(NamedTuple):
    """What the key says to a question; of a claim its verdict, and the letter that stands for it.

    The points of the `rubric` are in words. The template takes the fields by their order.
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
    answered where it does not show, `about` names the paragraphs it is about. Its `label` is the
    number that it prints, the `reference` what it is called elsewhere, such as 2.3 where sections
    are counted each for itself. What is to be matched is `stacked` for want of room: the letters
    stand above the boxes, not beside them. The template takes the fields by their order.
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
    room: WritingRoom = WritingRoom()
    options: tuple[LetteredOption, ...] = ()
    columns: int = 1
    several: bool = False
    boxes: tuple[Box, ...] = ()
    bank: tuple[Text, ...] = ()
    stacked: bool = False
    label: str = ""
    reference: str = ""

    @property
    def glance(self) -> str:
        """Return the right answer of a key where a letter or some numbers give it."""
        if self.kind == "choice":
            return "".join([option.letter for option in self.options if option.right])
        if self.boxes:
            return ("" if self.options else NO_BREAK_HYPHEN).join([b.filled for b in self.boxes])
        return self.answer.letter if self.answer else ""


class Asker:
    """Makes the questions of one sheet; holds what they share.

    In `large` letters what is to be matched always stands one below the other.
    """

    def __init__(self, draw: Draw, *, key: bool, large: bool = False) -> None:
        self.deck = draw.deck
        self.labels = labels(draw.deck.language)
        self.draw = draw
        self.key = key
        self.large = large
        self.settings = draw.deck.sheet
        self.pointed = any(map(names_points, self.deck.cards("paper")))

    def ask(self, turn: Turn, section: Section, number: int) -> Question:
        """Return a card as a numbered question of a section."""
        card, article = turn.card, self.deck.article_of(section)
        start = Question(
            number,
            KINDS[type(card.content)],
            question_of(card.content),
            card.image,
            "",
            self._answer_card(card) if self.key else None,
            turn.place,
            # The key names paragraphs anyway.
            self._name_paragraphs(card) if article.references and not self.key else "",
        )
        asked = self._ask_content(turn, section, start)
        each = self._share_points(card) if self.key else ""
        return asked._replace(how=" ".join(filter(None, [asked.how, each]))) if each else asked

    def _ask_content(self, turn: Turn, section: Section, start: Question) -> Question:
        content = turn.card.content
        match content:
            case Choice():
                return self._offer_options(content, turn, start)
            case Matching():
                return self._match_pairs(content, turn, start)
            case Ordering():
                places = {item.source: str(place) for place, item in enumerate(content.items, 1)}
                items = self.draw.mix_texts(content.items, turn.place)
                boxes = [Box(places[item.source] if self.key else "", item) for item in items]
                return start._replace(boxes=tuple(boxes), how=self.labels["write_numbers"])
            case TrueFalse():
                asked = WritingRoom("lines", 1) if section.corrections else WritingRoom()
                return self._leave_room(start, asked)
            case Cloze():
                own = content.bank and not section.word_bank
                return start._replace(bank=self.fill_bank([turn])) if own else start
            case Short() | Open():
                several = isinstance(content, Short) and len(content.answers) > 1
                listed = start._replace(how=self.labels["any_order"]) if several else start
                return self._leave_room(listed, room_to_write(content, self.settings.columns))
        assert_never(content)

    def _leave_room(self, start: Question, room: WritingRoom) -> Question:
        """Return a question with room to write; on a key only the numbers of lines are left."""
        return start if self.key and room.kind != "slots" else start._replace(room=room)

    def fill_bank(self, turns: Sequence[Turn]) -> tuple[Text, ...]:
        """Return what clozes hide, and what fits none of their gaps, each once and out of order.

        It is empty where that is a single text, which would be the answer.
        """
        found: dict[str, Text] = {}
        for turn in turns:
            if isinstance(turn.card.content, Cloze):
                for text in (*hidden_texts(turn.card.content.text), *turn.card.content.distractors):
                    found.setdefault(same_words(text.source), text)
        mixed = [*found.values()] if len(found) > 1 else []
        return self.draw.mix_texts(mixed, min([turn.place for turn in turns], default=0))

    def write_points(self, points: Decimal) -> str:
        """Return points with their word, in short."""
        return count_with_word("points_short", points, self.labels)

    def _share_points(self, card: Card) -> str:
        """Return what each of the parts of an answer is worth, where the points divide."""
        points, parts = points_of(card), _count_parts(card.content)
        if parts < 2 or points <= 1 or points % parts:  # noqa: PLR2004
            return ""
        each = count_with_word("points", points / parts, self.labels)
        return str(self.labels["points_each"]).format(each)

    def _name_paragraphs(self, card: Card) -> str:
        """Return the paragraphs a question is about in words, for those who read them."""
        numbers = [str(number) for number in dict.fromkeys(at.paragraph for at in card.at)]
        many = self.labels["paragraph_one" if len(numbers) == 1 else "paragraph_many"]
        said = str(many).format(self.labels["comma"].join(numbers))
        return said.replace(" ", "\u00a0") if numbers else ""  # In brackets, in one piece.

    def _offer_options(self, choice: Choice, turn: Turn, start: Question) -> Question:
        drawn = self.draw.order_options(choice, turn)
        # Reasons need the width.
        explained = self.key and any(option.why for option in drawn)
        most = 2 // self.settings.columns if explained else MOST_COLUMNS
        options = [
            LetteredOption(letter, *option[:3]) if self.key else LetteredOption(letter, option.text)
            for letter, option in zip(ascii_uppercase, drawn, strict=False)
        ]
        several = len(choice.keys) > 1
        return start._replace(
            options=tuple(options),
            columns=columns_for([option.text for option in drawn], self.settings, most),
            several=several,
            how=self.labels["choose_several"] if several else "",
        )

    def _match_pairs(self, matching: Matching, turn: Turn, start: Question) -> Question:
        pool = self.draw.mix_texts(matching.pool, turn.place, len(matching.pairs))
        options = [LetteredOption(*pair) for pair in zip(ascii_uppercase, pool, strict=False)]
        letters = {same_words(option.text.source): option.letter for option in options}
        lefts = [left for left, _ in matching.pairs]
        boxes = [
            Box(letters[same_words(right.source)] if self.key else "", left)
            for left, right in matching.pairs
        ]
        return start._replace(
            options=tuple(options),
            boxes=tuple(boxes),
            how=self.labels["write_letters"],
            stacked=self.large or is_stacked(lefts, pool, self.settings),
        )

    def _answer_card(self, card: Card) -> Answer:
        verdict, correction = "", EMPTY
        texts: tuple[Text, ...] = ()
        rubric: tuple[Criterion, ...] = ()
        match card.content:
            case Short():
                several = len(card.content.answers) > 1
                texts = card.content.answers
                texts = tuple(map(keep_together, texts)) if several else texts
            case Open(answer=answer):
                texts = (answer,) if answer else ()
                parts = [(self.write_points(Decimal(p)), text) for p, text in card.content.rubric]
                rubric = tuple([Criterion(*part) for part in parts])
            case TrueFalse(truth=truth, correction=correction):
                verdict = "true" if truth else "false"
            case Choice() | Cloze() | Matching() | Ordering():
                pass
            case never:
                assert_never(never)
        return Answer(
            texts,
            accepted_on_key(card),
            self.labels[f"{verdict}_letter"] if verdict else "",
            verdict,
            correction,
            card.why,
            cited_paragraphs(card, self.labels),
            rubric,
        )


def _count_parts(content: Content) -> int:
    """Return how many gaps, pairs, keys or items an answer is made of."""
    match content:
        case Short():
            return len(content.answers)
        case Choice():
            return len(content.keys)
        case Cloze():
            return len(gaps_of(content.text))
        case Matching():
            return len(content.pairs)
        case Ordering():
            return len(content.items)
        case TrueFalse() | Open():
            return 1
    assert_never(content)


def _own_points(card: Card) -> str:
    """Return the points that a card names for itself, or those of its rubric."""
    match card.content:
        case Open(rubric=rubric) if rubric and not card.points:
            return str(sum([Decimal(criterion.points) for criterion in rubric], Decimal()))
        case _:
            return card.points


def points_of(card: Card) -> Decimal:
    """Return the points of a card; where others have any, one without counts 1."""
    return Decimal(_own_points(card) or 1)
