"""From a deck to what stands on its sheets: numbers, letters, room to write, answers."""

import re
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from math import ceil
from typing import Any, NamedTuple, NewType, assert_never

from quizpress.model import KINDS, Card, Choice, Cloze, Content, Deck, Gap, Short, TrueFalse
from quizpress.model import Section as Part
from quizpress.model import question as asked
from quizpress.press.gaps import Style, with_gaps
from quizpress.press.markup import attribute, markdown, plainly
from quizpress.press.order import Option as Draft
from quizpress.press.order import scrambled
from quizpress.press.paper.maths import mathml
from quizpress.press.source import places, published
from quizpress.press.templates import direction, labels

_MATHS_BLANK = "_____________"
_RED = "#a3121f"
"""The colour of answers, as in the style sheet."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LINE_CHARACTERS = 38
"""What a hand writes on one ruled line of a page."""
_LATEX = re.compile(r"\\[A-Za-z]+|\\.|[{}^_]")
"""What of LaTeX takes no room by itself."""
MOST_LINES = 12
SHORT_OPTION, MIDDLE_OPTION = 14, 38
"""The longest option, in characters, of which four or two stand side by side."""


Html = NewType("Html", str)
"""Text that is HTML already; the template puts it in as it stands."""


class Option(NamedTuple):
    """A lettered option; `right` and `why` are set on the key alone."""

    letter: str
    text: Html
    right: bool
    why: Html


class Answer(NamedTuple):
    """What the key says to a question."""

    texts: tuple[Html, ...]
    accepted: tuple[Html, ...]
    verdict: str
    correction: Html
    why: Html
    place: str


class Question(NamedTuple):
    """A numbered question; on a quiz it has no answer.

    The template takes the fields by their order.
    """

    number: int
    kind: str
    stem: Html
    points: str
    answer: Answer | None
    lines: int = 0
    slots: int = 0
    options: tuple[Option, ...] = ()
    columns: int = 1
    several: bool = False


class Section(NamedTuple):
    """Questions under a heading, which is empty where the deck has none."""

    title: Html
    instructions: Html
    questions: tuple[Question, ...]


class Sheet(NamedTuple):
    """All that stands on one quiz or key."""

    kind: str
    language: str
    direction: str
    title: str
    source: Html
    instructions: Html
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
    return Sheet(
        "key" if key else "quiz",
        deck.language,
        direction(deck.language),
        deck.title,
        press.source(),
        press.text(deck.instructions),
        len(press.cards),
        press.points(),
        seed,
        press.labels,
        tuple(press.sections()),
    )


class _Press:
    """What the questions of one sheet share."""

    def __init__(self, deck: Deck, seed: str, *, key: bool) -> None:
        self.deck = deck
        self.seed = seed
        self.key = key
        self.labels = labels(deck.language)
        base = plainly if deck.markup == "plain" else markdown
        self.style = Style(base, mathml, self._gap, self._gap_in_maths)
        self.inline = base(mathml)
        blank = attribute(self.labels["blank"])
        self.blank = f'<span class="blank" role="img" aria-label="{blank}"></span>'
        self.cards = deck.cards("paper")
        self.pointed = any(card.points for card in self.cards)

    def text(self, text: str) -> Html:
        """Return a text of the author's as HTML."""
        return Html(self.inline(text)) if text else _EMPTY

    def source(self) -> Html:
        """Return what the quiz is about: the article's title, its publisher, its date."""
        article = self.deck.article
        title = f"<cite>{self.inline(article.title)}</cite>" if article.title else ""
        known = (title, published(article, self.labels, self.inline))
        return Html(", ".join([part for part in known if part]))

    def points(self) -> str:
        """Return the sum of points, or nothing where no card has any; one without counts 1."""
        if not self.pointed:
            return ""
        return _shown(sum([Decimal(card.points or 1) for card in self.cards], Decimal()))

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
        points = _shown(Decimal(card.points or 1)) if self.pointed else ""
        answer = self._answer(card) if self.key else None
        content = card.content
        if isinstance(content, Cloze):
            stem = Html(with_gaps(content, self.style))
        else:
            stem = self.text(asked(content))
        lines, slots = _room(content)
        kind = KINDS[type(content)]
        if not isinstance(content, Choice):
            return Question(number, kind, stem, points, answer, lines, slots)
        options, columns = self._options(content)
        several = len(content.keys) > 1
        return Question(number, kind, stem, points, answer, 0, 0, options, columns, several)

    def _options(self, choice: Choice) -> tuple[tuple[Option, ...], int]:
        drafts = scrambled(choice, self.seed)
        longest = max([len(draft.text) for draft in drafts])
        columns = 1 if longest > MIDDLE_OPTION else 2 if longest > SHORT_OPTION else 4
        if self.key and any(draft.why for draft in drafts):
            columns = min(columns, 2)  # The reasons need the width.
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

    def _gap_in_maths(self, gap: Gap) -> str:
        if self.key:
            return f"\\textcolor{{{_RED}}}{{{gap.text}}}"
        return f"\\text{{{_MATHS_BLANK}{gap.hint and f' ({gap.hint})'}}}"

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


def _shown(points: Decimal) -> str:
    return f"{points.normalize():f}"


def _room(content: Content) -> tuple[int, int]:
    """Return how many ruled lines a question gets, or how many numbered ones."""
    match content:
        case Short(answers=(only,)):
            return lines_for(only), 0
        case Short(answers=several):
            return 0, len(several)
        case Choice() | TrueFalse() | Cloze():
            return 0, 0
    assert_never(content)


def lines_for(answer: str) -> int:
    """Return how many ruled lines an answer needs by hand: one, or one more than it fills."""
    filled = ceil(len(_LATEX.sub("", answer)) / LINE_CHARACTERS)
    return 1 if filled <= 1 else min(filled + 1, MOST_LINES)


_EMPTY = Html("")
