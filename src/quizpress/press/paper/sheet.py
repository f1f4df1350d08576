"""From a deck to what stands on its sheets, in the order it stands there."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from quizpress.model import ASKED_FIELDS, Article, Card, Cloze, Deck, Section, SheetSettings
from quizpress.options import Edition, Student
from quizpress.press.numbers import count_with_word, write_number
from quizpress.press.paper.form import Form, print_id
from quizpress.press.paper.question import Asker, Question, points_of
from quizpress.press.paper.shuffle import Draw, Turn
from quizpress.press.source import day_of
from quizpress.press.templates import direction
from quizpress.text import Text
from quizpress.text.nodes import EMPTY
from quizpress.text.plain import same_words
from quizpress.text.walk import join_texts

_ONE_COLUMN: frozenset[Edition] = frozenset(("large", "dyslexia"))
"""Editions whose letters take the width of a page."""
MOST_AT_A_GLANCE = 999
"""Questions that a sheet has at most with short numbers, and with the answers at a glance."""


class PrintedArticle(NamedTuple):
    """An article to read: its title, its paragraphs, and whether its lines are numbered.

    It stands in one of so many columns.
    """

    title: Text
    paragraphs: tuple[str, ...]
    numbered: bool
    columns: int = 1


class Topic(NamedTuple):
    """What questions are about: the title of an article, who published it, and when, in words."""

    title: Text
    publisher: Text
    day: str

    @property
    def known(self) -> bool:
        """Say whether any of it is there."""
        return any(self)


class SheetSection(NamedTuple):
    """Questions under a heading, which is empty where the deck has none; `bank` serves them all.

    The `source` is what they are about where that is not what the section before is about; the
    `passage` is its text, without paragraphs where it is not printed. On paper it may begin a
    `new_page`.
    """

    title: Text
    source: Topic
    instructions: Text
    points: str
    passage: PrintedArticle
    bank: tuple[Text, ...]
    questions: tuple[Question, ...]
    new_page: bool

    @property
    def headed(self) -> bool:
        """Say whether anything stands before its first question."""
        return bool(self.title or self.source.known or self.instructions or self.bank)


class Sheet(NamedTuple):
    """All that stands on one quiz or key.

    `source` says what it is about and `counts` how long it is; `most` is the highest score, where
    it has points; `form_id` is empty where it is not to be seen; a key that is not of `many`
    questions has at a `glance` the right answers in letters and numbers, by question. It is
    `called` by its title, its kind and its form, which stand at its end and on each page before
    the words for the foot; the `passage` at its head has no paragraphs where none is printed.
    """

    kind: str
    language: str
    direction: str
    title: str
    source: Topic
    counts: tuple[str, ...]
    instructions: Text
    total: int
    many: bool
    most: str
    form: Form
    form_id: str
    labels: Mapping[str, Any]
    glance: tuple[tuple[str, str], ...]
    called: tuple[str, ...]
    passage: PrintedArticle
    sections: tuple[SheetSection, ...]
    settings: SheetSettings

    @property
    def key(self) -> bool:
        """Say whether it is a key."""
        return self.kind == "key"

    @property
    def foot(self) -> tuple[str, ...]:
        """Return the parts of what stands at its end and on each page."""
        return (*self.called, *([self.settings.foot] if self.settings.foot else []))

    @property
    def student(self) -> Student | None:
        """Return whom it is for, where that is known."""
        return self.form.student

    @property
    def given(self) -> dict[str, str]:
        """Return what is printed on lines that others fill in, by what it is."""
        return _give_data(self.student)

    @property
    def sided(self) -> bool:
        """Say whether anything stands beside questions: points, or on a key the places."""
        asked = [question for section in self.sections for question in section.questions]
        return self.key or any(question.points for question in asked)


def make_sheet(deck: Deck, form: Form, *, key: bool, editions: Collection[Edition] = ()) -> Sheet:
    """Return the quiz of a deck, or its key: the same numbers, letters and order for one form."""
    if not _ONE_COLUMN.isdisjoint(editions):
        deck = deck._replace(sheet=deck.sheet._replace(columns=1))
    asker = Asker(Draw(deck, form), key=key, large="large" in editions)
    way = direction(deck.language)
    cards, labels, article = deck.cards("paper"), asker.labels, deck.article
    many = len(cards) > MOST_AT_A_GLANCE
    points = _sum_points(cards) if asker.pointed else None
    passage = _print_article(article, deck.title, key=key)
    sections = tuple(_make_sections(asker, below_passage=bool(passage.paragraphs)))
    # Without the id, versions are still told apart.
    form_id = print_id(form, way) if key or deck.sheet.form_id else form.letter
    named = [f"{labels['form']} {form_id}"] if form_id else []
    return Sheet(
        kind="key" if key else "quiz",
        language=deck.language,
        direction=way,
        title=deck.title,
        source=_name_article(article, deck.title, labels, printed=bool(passage.paragraphs)),
        counts=tuple(_count_all(asker, cards, points)),
        instructions=deck.instructions,
        total=len(cards),
        many=many,
        most="" if points is None else write_number(points, labels),
        form=form,
        form_id=form_id,
        labels=labels,
        glance=_list_glances(sections) if key and not many else (),
        called=(
            deck.title,
            *([labels["key"]] if key else []),
            *named,
            *([form.student.name] if form.student else []),
        ),
        passage=passage,
        sections=sections,
        settings=_ask_given(deck.sheet, form.student),
    )


def _give_data(student: Student | None) -> dict[str, str]:
    given = {"name": student.name, "class": student.school_class} if student else {}
    return {field: words for field, words in given.items() if words}


def _ask_given(settings: SheetSettings, student: Student | None) -> SheetSettings:
    """Return settings of a sheet that has the lines on which a student's data are printed."""
    given = _give_data(student)
    asked = [field for field in ASKED_FIELDS if field in settings.ask or field in given]
    return settings._replace(ask=tuple(asked)) if student else settings


def _count_all(asker: Asker, cards: Sequence[Card], points: Decimal | None) -> Iterator[str]:
    """Yield how many questions there are, for how many points, and for how many each."""
    yield count_with_word("questions", Decimal(len(cards)), asker.labels)
    if points is not None:
        yield count_with_word("points", points, asker.labels)
        if _counts_alone(asker.deck) and (each := _points_of_each(asker, cards)):
            yield each


def _counts_alone(deck: Deck) -> bool:
    """Say whether the head of a sheet is that of all its questions, which have no other."""
    asked = [section for section in deck.sections if section.cards_for("paper")]
    return len(asked) == 1 and not asked[0].title


def _points_of_each(asker: Asker, cards: Sequence[Card]) -> str:
    """Return what each of some questions is worth where it is said once for all of them.

    It is not said of a single one, whose points are those of all.
    """
    if asker.deck.sheet.points == "question" or len({points_of(card) for card in cards}) > 1:
        return ""
    worth = asker.write_points(points_of(cards[0]))
    return str(asker.labels["per_question"]).format(worth) if len(cards) > 1 else ""


def _name_article(
    article: Article | None, above: str, labels: dict[str, Any], *, printed: bool
) -> Topic:
    """Return what is said of an article; where its text is printed, its title heads that."""
    if not article:
        return Topic(EMPTY, EMPTY, "")
    title = EMPTY if printed else _title_besides(article, above)
    return Topic(title, article.publisher, day_of(article, labels))


def _print_article(article: Article | None, above: str, *, key: bool) -> PrintedArticle:
    if key or not article:
        return PrintedArticle(EMPTY, (), numbered=False)
    return PrintedArticle(
        _title_besides(article, above), article.passage, numbered=article.line_numbers
    )


def _title_besides(article: Article, above: str) -> Text:
    """Return the title of an article, unless what it stands under says the same."""
    return EMPTY if same_words(article.title.source) == same_words(above) else article.title


def _list_glances(sections: Iterable[SheetSection]) -> tuple[tuple[str, str], ...]:
    asked = [question for section in sections for question in section.questions]
    return tuple([(question.reference, question.glance) for question in asked if question.glance])


def _sum_points(cards: Iterable[Card]) -> Decimal:
    return sum([points_of(card) for card in cards], Decimal())


def _make_sections(asker: Asker, *, below_passage: bool) -> Iterator[SheetSection]:
    """Yield sections, their questions numbered.

    The first begins where the head ends, unless it stands below a text to read.
    """
    number, drawn = 1, asker.draw.draw_sections()
    before, lead = asker.deck.article, EMPTY
    for nth, (section, turns) in enumerate(drawn, 1):
        cards = [turn.card for turn in turns]
        clozes = [turn for turn in turns if isinstance(turn.card.content, Cloze)]
        part = nth if asker.deck.sheet.numbering == "section" and len(drawn) > 1 else 0
        article = section.article if section.article != before else None
        above, columns = section.title.source, asker.settings.columns
        passage = _print_article(article, above, key=asker.key)._replace(columns=columns)
        printed = bool(passage.paragraphs)
        opening = section.lead if section.lead != lead else EMPTY
        yield SheetSection(
            section.title,
            _name_article(article, above, asker.labels, printed=printed),
            join_texts(opening, section.instructions),
            _count_points(asker, cards) if section.title and asker.pointed else "",
            passage,
            asker.fill_bank(clozes) if section.word_bank else (),
            tuple(_ask_all(asker, section, turns, number, part)),
            section.new_page and (number > 1 or below_passage),
        )
        before, lead = asker.deck.article_of(section), section.lead
        number += len(turns)


def _count_points(asker: Asker, cards: Sequence[Card]) -> str:
    """Return the points of a section, and of each of its questions where that is said once."""
    each = _points_of_each(asker, cards)
    return " · ".join([asker.write_points(_sum_points(cards)), *([each] if each else [])])


def _ask_all(
    asker: Asker, section: Section, turns: Sequence[Turn], first: int, part: int
) -> Iterator[Question]:
    """Yield the questions of a section, numbered from the first, or as those of a part from 1."""
    marked = asker.pointed and _marks_each(asker, section, [turn.card for turn in turns])
    for place, turn in enumerate(turns):
        question = asker.ask(turn, section, first + place)
        label = str(place + 1 if part else question.number)
        yield question._replace(
            label=label,
            reference=f"{part}.{label}" if part else label,
            points=asker.write_points(points_of(turn.card)) if marked else "",
        )


def _marks_each(asker: Asker, section: Section, cards: Sequence[Card]) -> bool:
    """Say whether points stand beside each of some questions, and not at their head alone."""
    match asker.deck.sheet.points:
        case "question":
            return True
        case "section":
            return False
        case "auto":
            headed = section.title or _counts_alone(asker.deck)
            return not headed or len({points_of(card) for card in cards}) > 1
