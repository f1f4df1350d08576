"""What a checked deck is: frozen types, a closed union of card kinds, no YAML."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from quizpress.problem import Span
from quizpress.text.nodes import EMPTY, Markup, Text
from quizpress.text.plain import same_words
from quizpress.text.walk import gaps_of

Target = Literal["anki", "paper", "screen"]
EVERYWHERE: frozenset[Target] = frozenset(("anki", "paper", "screen"))


class Locator(NamedTuple):
    """Where in the article an answer stands; paragraphs count from 1, the quote may be empty.

    The spans are those of the number and the quote in the deck.
    """

    paragraph: int
    quote: str
    span: Span
    quoted: Span


class Sound(NamedTuple):
    """A sound: its file, a path from the deck's folder, and the side that it is heard on."""

    file: str
    span: Span
    side: Literal["question", "answer"] = "question"


class Distractor(NamedTuple):
    """A wrong option, why it is wrong where the deck says so, and how it sounds."""

    text: Text
    why: Text
    audio: Sound | None = None

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.text.start, self.text.end)


class AnswerSpace(NamedTuple):
    """The room that an author asks for on paper, for an answer.

    `lines` are ruled; else the `height` is in millimetres, 0 where the answer decides it.
    """

    kind: Literal["fitting", "lines", "blank", "box", "grid", "none"] = "fitting"
    lines: int = 0
    height: float = 0


class Short(NamedTuple):
    """A question whose answers are recalled, all of them; `both` asks in reverse too.

    What that asks is the `reverse`, where it is not empty; the `reverse_answer` answers it, or the
    question where that is empty. `typed` asks to type the answer in Anki.
    """

    question: Text
    answers: tuple[Text, ...]
    both: bool = False
    typed: bool = False
    space: AnswerSpace = AnswerSpace()
    reverse: Text = EMPTY
    reverse_answer: Text = EMPTY


class Choice(NamedTuple):
    """A question with its keys and distractors.

    Its options count from 0, keys first. `order` is the one in which they always stand, empty
    where they are shuffled; `last` are those that a shuffle leaves at the end, as they stand there;
    `naming` are those that stand for others, as "All of the above" and "Both A and B" do.
    `sounds` are those of the keys, empty where none has one. `order_shared` says that the order is
    what its section or deck asks for, and not the card itself.
    """

    question: Text
    keys: tuple[Text, ...]
    distractors: tuple[Distractor, ...]
    order: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    naming: tuple[int, ...] = ()
    sounds: tuple[Sound | None, ...] = ()
    order_shared: bool = False

    @property
    def options(self) -> tuple[Text, ...]:
        """Return the keys, then the distractors."""
        return (*self.keys, *[distractor.text for distractor in self.distractors])

    @property
    def option_sounds(self) -> tuple[Sound | None, ...]:
        """Return the sounds of the options, keys first; None for one that has none."""
        keys = self.sounds or (None,) * len(self.keys)
        return (*keys, *[distractor.audio for distractor in self.distractors])


class TrueFalse(NamedTuple):
    """A claim, its truth, and what holds instead where it is false."""

    claim: Text
    truth: bool
    correction: Text


class GapAnswers(NamedTuple):
    """What else is right in a gap, or in all gaps of one number; `hides` is what they hide."""

    numbers: tuple[int, ...]
    hides: Text
    texts: tuple[Text, ...]


class Cloze(NamedTuple):
    """A text with gaps; without blocks where a gap in it cannot be read.

    `bank` prints what is hidden in a box, among the distractors; `typed` asks to type it in Anki;
    `accept` is there where what else is right belongs to one of several gaps.
    """

    text: Text
    bank: bool = False
    distractors: tuple[Text, ...] = ()
    typed: bool = False
    accept: tuple[GapAnswers, ...] = ()


class Matching(NamedTuple):
    """What belongs together, as (left, right), and texts on the right that belong to nothing."""

    question: Text
    pairs: tuple[tuple[Text, Text], ...]
    distractors: tuple[Text, ...]

    @property
    def pool(self) -> tuple[Text, ...]:
        """Return what there is to choose from, each text once."""
        found: dict[str, Text] = {}
        for text in (*(right for _, right in self.pairs), *self.distractors):
            found.setdefault(same_words(text.source), text)
        return tuple(found.values())


class Ordering(NamedTuple):
    """Items in their right order."""

    question: Text
    items: tuple[Text, ...]


class Criterion(NamedTuple):
    """What part of an open answer is worth; `points` is a decimal number."""

    points: str
    text: Text


class Open(NamedTuple):
    """A question answered at length; the model answer may be empty."""

    question: Text
    answer: Text
    space: AnswerSpace
    rubric: tuple[Criterion, ...]


Content = Short | Choice | TrueFalse | Cloze | Matching | Ordering | Open

KINDS: dict[type[Content], str] = {
    Short: "short",
    Choice: "choice",
    TrueFalse: "true-false",
    Cloze: "cloze",
    Matching: "matching",
    Ordering: "ordering",
    Open: "open",
}
"""What each kind is called in templates."""


class Picture(NamedTuple):
    """A picture of a card: its file, a path from the deck's folder, and what it shows.

    On paper it is `width` millimetres wide, as wide as it is itself for 0.
    """

    file: str
    alt: str
    span: Span
    width: float = 0


class Media(NamedTuple):
    """What a picture or a sound holds, and its type as the end of a file's name."""

    data: bytes
    type: str


class Card(NamedTuple):
    """One item of a deck, whatever its kind."""

    content: Content
    extent: Span | None = None
    """From its first key to its last value, where it silences a warning."""
    where: Mapping[str, Span] = MappingProxyType({})
    """Where the values of its keys stand; empty for a card of a question and an answer."""
    id: str = ""
    at: tuple[Locator, ...] = ()
    why: Text = EMPTY
    hint: Text = EMPTY
    tags: tuple[str, ...] = ()
    points: str = ""
    accept: tuple[Text, ...] = ()
    image: Picture | None = None
    audio: Sound | None = None
    only: frozenset[Target] = EVERYWHERE
    ignore: frozenset[str] = frozenset()

    @property
    def span(self) -> Span:
        """Return where its question stands."""
        text = question_of(self.content)
        return Span(text.start, text.end)

    def at_key(self, key: str) -> Span:
        """Return where the value of a key stands, or the question for want of it."""
        return self.where.get(key, self.span)


class Article(NamedTuple):
    """What the questions are about.

    `published` is an ISO date, `text` a file beside the deck, `paragraphs` 0 where not known;
    `where` says where the values stand. `texts` are its paragraphs, where its text is at hand;
    where the author lets it be `printed`, `line_numbers` go beside it, and `references` to its
    paragraphs beside the questions.
    """

    title: Text
    publisher: Text
    published: str
    url: str
    text: str
    paragraphs: int
    where: Mapping[str, Span]
    printed: bool = False
    line_numbers: bool = False
    references: bool = False
    texts: tuple[str, ...] = ()

    @property
    def passage(self) -> tuple[str, ...]:
        """Return the paragraphs that are printed."""
        return self.texts if self.printed else ()


class Section(NamedTuple):
    """Cards under one heading; the title is empty where a deck has no sections.

    On paper `keep_order` leaves the questions as written in every version, `word_bank` prints
    one for all clozes, and `corrections` a line under each claim; a quiz asks `pick` of the
    cards, or all for 0. What it asks of options is settled in each choice. Without an `article`
    of their own the questions are about that of the deck. On paper it may begin a `new_page`.
    Where decks are joined, its `lead` is said before the first section of its deck.
    """

    title: Text
    instructions: Text
    cards: tuple[Card, ...]
    keep_order: bool = False
    word_bank: bool = False
    corrections: bool = False
    article: Article | None = None
    pick: int = 0
    new_page: bool = False
    lead: Text = EMPTY

    def cards_for(self, target: Target) -> list[Card]:
        """Return its cards meant for a target, in the order written."""
        return [card for card in self.cards if target in card.only]


AskedField = Literal["name", "class", "date", "score"]
ASKED_FIELDS: tuple[AskedField, ...] = get_args(AskedField)
PointsShown = Literal["auto", "question", "section"]
Numbering = Literal["running", "section"]
Spacing = Literal["normal", "compact"]


class SheetSettings(NamedTuple):
    """How an author wants the sheets.

    Their head says the `school`, the `course` and the `teacher`, beside a `logo`, and has a line
    for each that is to `ask`. Points stand beside each question, or once for a section: `auto` is
    once where all are equal. `form_id` says whether a quiz names its form, `numbering` how far
    questions are counted; they stand in so many `columns`. The words of the `foot` stand on each
    page.
    """

    school: str = ""
    teacher: str = ""
    course: str = ""
    logo: Picture | None = None
    ask: tuple[AskedField, ...] = ASKED_FIELDS
    form_id: bool = True
    points: PointsShown = "auto"
    numbering: Numbering = "running"
    columns: int = 1
    spacing: Spacing = "normal"
    foot: str = ""

    @property
    def letterhead(self) -> tuple[str, ...]:
        """Return the words above the title."""
        return tuple([words for words in (self.school, self.course, self.teacher) if words])


class StyleFile(NamedTuple):
    """A style sheet for the pages of a deck: its path from the deck's folder, and what it holds."""

    file: str
    span: Span
    css: str = ""


class Deck(NamedTuple):
    """A whole checked deck; `name` is its place in Anki, `stem` names its files."""

    stem: str
    title: str
    name: str
    language: str
    tags: tuple[str, ...]
    instructions: Text
    markup: Markup
    article: Article
    sections: tuple[Section, ...]
    media: Mapping[str, Media]
    """The pictures and sounds by their path from the deck's folder."""
    rules: Mapping[str, str] = MappingProxyType({})
    """How the deck takes what rules find: off, info, warning or error by the code of a rule."""
    author: Text = EMPTY
    version: str = ""
    sheet: SheetSettings = SheetSettings()
    style: StyleFile | None = None

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return the deck's own article, then those of sections."""
        return (self.article, *[each.article for each in self.sections if each.article])

    def article_of(self, section: Section) -> Article:
        """Return the article that the questions of a section are about."""
        return section.article or self.article

    def cards(self, target: Target) -> list[Card]:
        """Return the cards meant for a target, in the order written."""
        return [card for section in self.sections for card in section.cards_for(target)]


def question_of(content: Content) -> Text:
    """Return the text by which an author knows a card."""
    match content:
        case Short() | Choice() | Matching() | Ordering() | Open():
            return content.question
        case TrueFalse():
            return content.claim
        case Cloze():
            return content.text


def answers_of(content: Content) -> tuple[str, ...]:
    """Return what is right, in the words of the deck as typed."""
    match content:
        case Short():
            return tuple([answer.source for answer in content.answers])
        case Choice():
            return tuple([key.source for key in content.keys])
        case TrueFalse():
            return ("true" if content.truth else "false",)
        case Cloze():
            return tuple([gap.text for gap in gaps_of(content.text)])
        case Matching():
            return tuple([f"{left.source}: {right.source}" for left, right in content.pairs])
        case Ordering():
            return tuple([item.source for item in content.items])
        case Open():
            return (content.answer.source,)


def names_points(card: Card) -> bool:
    """Say whether a card has points of its own, or those of a rubric."""
    rubric = card.content.rubric if isinstance(card.content, Open) else ()
    return bool(card.points or rubric)


def hidden_by_card(cloze: Cloze) -> tuple[str, ...]:
    """Return what each card of a cloze hides, in the order of the numbers."""
    hidden: dict[int, list[str]] = {}
    for gap in gaps_of(cloze.text):
        for number in gap.numbers:
            hidden.setdefault(number, []).append(gap.text)
    return tuple(" + ".join(hidden[number]) for number in sorted(hidden))
