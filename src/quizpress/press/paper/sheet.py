"""From a deck to what stands on its sheets: numbers, letters, room to write, answers."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from math import ceil
from typing import Any, NamedTuple, assert_never

from markupsafe import Markup

from quizpress.model import Card, Choice, Cloze, Deck, Gap, Short, TrueFalse
from quizpress.model import Section as Part
from quizpress.press.gaps import with_gaps
from quizpress.press.markup import Inline, attribute, escape, markdown, plain
from quizpress.press.order import Option as Draft
from quizpress.press.order import scrambled
from quizpress.press.source import places, published
from quizpress.press.templates import direction, labels

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LINE_CHARACTERS = 38
"""What a hand writes on one ruled line of a page."""
MOST_LINES = 12
SHORT_OPTION, MIDDLE_OPTION = 14, 38
"""The longest option, in characters, of which four or two stand side by side."""


class Option(NamedTuple):
    """A lettered option; `right` and `why` are set on the key alone."""

    letter: str
    text: Markup
    right: bool
    why: Markup


class Answer(NamedTuple):
    """What the key says to a question."""

    texts: tuple[Markup, ...]
    accepted: tuple[Markup, ...]
    verdict: str
    correction: Markup
    why: Markup
    place: str


class Question(NamedTuple):
    """A numbered question; on a quiz it has no answer."""

    number: int
    kind: str
    stem: Markup
    points: str
    answer: Answer | None
    lines: int = 0
    slots: int = 0
    options: tuple[Option, ...] = ()
    columns: int = 1
    several: bool = False


class Section(NamedTuple):
    """Questions under a heading, which is empty where the deck has none."""

    title: Markup
    instructions: Markup
    questions: tuple[Question, ...]


class Sheet(NamedTuple):
    """All that stands on one quiz or key."""

    kind: str
    language: str
    direction: str
    title: str
    source: Markup
    instructions: Markup
    total: int
    points: str
    seed: str
    labels: Mapping[str, Any]
    sections: tuple[Section, ...]


def default_seed(deck: Deck) -> str:
    """Return a seed of four signs that stays as long as the deck keeps its title."""
    return sha256(deck.title.encode()).hexdigest()[:4].upper()


def sheet(deck: Deck, seed: str, *, key: bool) -> Sheet:
    """Return the quiz of a deck, or its key: the same numbers, letters and order for one seed."""
    press = _Press(deck, seed, key=key)
    cards = deck.cards("paper")
    return Sheet(
        "key" if key else "quiz",
        deck.language,
        direction(deck.language),
        deck.title,
        press.html(published(deck.article, press.labels, press.inline)),
        press.text(deck.instructions),
        len(cards),
        _points(cards),
        seed,
        press.labels,
        tuple(press.sections()),
    )


def _points(cards: Sequence[Card]) -> str:
    """Return the sum of points, or nothing where no card has any; one that has none counts 1."""
    if not any(card.points for card in cards):
        return ""
    points = sum([Decimal(card.points or 1) for card in cards], Decimal())
    return f"{points.normalize():f}"


class _Press:
    """What the questions of one sheet share."""

    def __init__(self, deck: Deck, seed: str, *, key: bool) -> None:
        self.deck = deck
        self.seed = seed
        self.key = key
        self.labels = labels(deck.language)
        self.inline: Inline = plain if deck.markup == "plain" else markdown(mathml)
        blank = attribute(self.labels["blank"])
        self.blank = f'<span class="blank" role="img" aria-label="{blank}"></span>'
        self.pointed = any(card.points for card in deck.cards("paper"))

    def html(self, html: str) -> Markup:
        """Mark HTML as safe."""
        return Markup(html)  # noqa: S704  It comes from `inline`, which escapes.

    def text(self, text: str) -> Markup:
        """Return a text of the author's as HTML."""
        return self.html(self.inline(text)) if text else _EMPTY

    def sections(self) -> list[Section]:
        """Return the sections that have questions for paper, numbered throughout."""
        sections: list[Section] = []
        number = 1
        for part in self.deck.sections:
            cards = [card for card in part.cards if "paper" in card.only]
            questions = tuple([self.question(card, number + i) for i, card in enumerate(cards)])
            number += len(cards)
            if questions:
                sections.append(self._section(part, questions))
        return sections

    def _section(self, part: Part, questions: tuple[Question, ...]) -> Section:
        return Section(self.text(part.title), self.text(part.instructions), questions)

    def question(self, card: Card, number: int) -> Question:
        """Return a card as a numbered question."""
        points = (card.points or "1") if self.pointed else ""
        answer = self._answer(card) if self.key else None
        match card.content:
            case Short(question=stem, answers=texts):
                made = Question(number, "short", self.text(stem), points, answer)
                if len(texts) > 1:
                    return made._replace(slots=len(texts))
                return made._replace(lines=room(texts[0]))
            case Choice(question=stem) as choice:
                made = Question(number, "choice", self.text(stem), points, answer)
                options, columns = self._options(choice)
                several = len(choice.keys) > 1
                return made._replace(options=options, columns=columns, several=several)
            case TrueFalse(claim=stem):
                return Question(number, "true-false", self.text(stem), points, answer)
            case Cloze() as cloze:
                stem = self.html(with_gaps(cloze, self.inline, self._gap))
                return Question(number, "cloze", stem, points, answer)
        assert_never(card.content)

    def _options(self, choice: Choice) -> tuple[tuple[Option, ...], int]:
        drafts = scrambled(choice, self.seed)
        longest = max([len(draft.text) for draft in drafts])
        columns = 1 if longest > MIDDLE_OPTION else 2 if longest > SHORT_OPTION else 4
        pairs = zip(LETTERS, drafts, strict=False)
        return tuple([self._option(letter, draft) for letter, draft in pairs]), columns

    def _option(self, letter: str, draft: Draft) -> Option:
        if self.key:
            return Option(letter, self.text(draft.text), draft.right, self.text(draft.why))
        return Option(letter, self.text(draft.text), right=False, why=_EMPTY)

    def _gap(self, gap: Gap) -> str:
        if self.key:
            return f'<span class="filled">{self.inline(gap.text)}</span>'
        hint = f' <small class="gap-hint">({self.inline(gap.hint)})</small>' if gap.hint else ""
        return self.blank + hint

    def _answer(self, card: Card) -> Answer:
        verdict, correction = "", ""
        texts: tuple[str, ...] = ()
        match card.content:
            case Short():
                texts = card.content.answers
            case TrueFalse(truth=truth, correction=correction):
                verdict = "true" if truth else "false"
            case Choice() | Cloze():
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
        )


def room(answer: str) -> int:
    """Return how many ruled lines an answer needs by hand: one more than it fills, from two."""
    filled = ceil(len(answer) / LINE_CHARACTERS)
    return 1 if filled == 1 else min(filled + 1, MOST_LINES)


def mathml(inside: str) -> str:
    """Return maths as MathML, which browsers print, or as typed where it is no LaTeX."""
    from latex2mathml.converter import convert  # noqa: PLC0415  Most decks hold no maths.

    try:
        return str(convert(inside))
    except Exception:  # noqa: BLE001  The library raises whatever its parser stumbles over.
        return f"<code>\\({escape(inside)}\\)</code>"


_EMPTY = Markup("")
