"""The deck language as one table; validation and the JSON Schema are both made from it."""

from typing import NamedTuple

from quizpress.codes import RULE_CODES
from quizpress.model import ASKED_FIELDS

MOST_CHARACTERS = 10_000
INVISIBLE = " \t\r\n\x85\xa0\u2028\u2029\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u3000\u00ad"
"""What a text may begin and end with, and yet be empty."""
UNSEEN = "".join(f"\\u{ord(character):04x}" for character in INVISIBLE)
"""The same for the brackets of a pattern."""
TYPED = {"true": True, "false": False}
"""Words of which YAML makes values of their own without quotes, also as `True` and `TRUE`."""


class TextShape(NamedTuple):
    """A text of 1 to `most` characters that matches `pattern`, which `form` puts in words.

    One that `may_be_empty` may say nothing, too, to take away what is said elsewhere.
    """

    pattern: str = ""
    form: str = ""
    most: int = MOST_CHARACTERS
    may_be_empty: bool = False


class Word(NamedTuple):
    """One word out of a few."""

    words: tuple[str, ...]


class Whole(NamedTuple):
    """A whole number within bounds, both included; `pattern` says the same of its digits."""

    least: int
    most: int
    pattern: str


class Many(NamedTuple):
    """A list of at least so many items; `single` lets an item stand alone."""

    item: "Shape"
    single: bool = False
    least: int = 1


class Pairs(NamedTuple):
    """A mapping of at least so many texts, whatever they are, to values of one shape."""

    text: TextShape
    value: "Shape"
    least: int


class Either(NamedTuple):
    """One of several shapes; `form` puts them in words."""

    shapes: tuple["Shape", ...]
    form: str


class Field(NamedTuple):
    """A key of a record; `default` says what holds where it is left out."""

    key: str
    shape: "Shape"
    says: str
    needed: bool = False
    default: str = ""


class Record(NamedTuple):
    """A mapping with known keys; exactly one of `one_of` is needed.

    `called` is its name in messages.
    """

    name: str
    called: str
    fields: tuple[Field, ...]
    one_of: tuple[str, ...] = ()


class Kind(NamedTuple):
    """A record known by the keys that mark it, where a certain other one is not there."""

    marks: tuple[str, ...]
    record: Record
    unless: str = ""


class Kinds(NamedTuple):
    """A closed choice of records, told apart by their marks; the first that fits counts."""

    name: str
    kinds: tuple[Kind, ...]


Shape = TextShape | Word | Whole | Many | Pairs | Either | Record | Kinds

TEXT = TextShape()
TEXTS = Many(TEXT, single=True)
WORDS = TextShape(most=200, may_be_empty=True)
FLAG = Word(("true", "false"))
TAG = TextShape(r"^\S+$", "a tag without a space")
TAGS = Many(TAG, single=True)
_ZEROS = "0{0,9}"
"""Without an end to them Python would refuse to read the number."""
PARAGRAPH = Whole(1, 100_000, f"{_ZEROS}([1-9][0-9]{{0,4}}|100000)")
LINES = Whole(1, 60, f"{_ZEROS}([1-9]|[1-5][0-9]|60)")
SPACE = TextShape(
    r"^(none|((box|grid) ?)?((0?[1-9]|1[0-9]|2[0-3])(\.[0-9]{1,2})? ?cm"
    r"|[1-9][0-9] ?mm|1[0-9][0-9] ?mm|2[0-3][0-9] ?mm|[1-8](\.[0-9]{1,2})? ?in)|box|grid)$",
    "`none`, `box`, `grid`, or a height from 1cm to 23cm, as in `4cm` and `grid 6cm`",
)
POINTS = TextShape(r"^[0-9]{1,3}(\.[0-9]{1,2})?$", "a number from 0 to 999.99, such as 2 or 0.5")
PICK = Whole(1, 9_999, f"{_ZEROS}[1-9][0-9]{{0,3}}")
LETTER = Whole(1, 26, f"{_ZEROS}([1-9]|1[0-9]|2[0-6])")
ID = TextShape(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", "up to 64 letters, digits, `.`, `_`, `-`")
TARGETS = Many(Word(("anki", "paper", "screen")), single=True)
DATE = TextShape(r"^\d{4}-\d{2}-\d{2}$", "a date such as 2022-05-04")
ADDRESS = TextShape(r"^https?://\S+$", "an address that begins with https://")
LANGUAGE = TextShape(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "a language tag such as en or pt-BR")
DECK_NAMES = TextShape(
    r"^[^:\s][^:]*(:[^:]+)*(::[^:]+(:[^:]+)*)*$", "names joined by `::`, none empty", 200
)
QUOTED = Record(
    "place",
    "place",
    (
        Field("p", PARAGRAPH, "The paragraph, counted from 1.", needed=True),
        Field("quote", TEXT, "4 to 8 words that stand in it.", needed=True),
    ),
)
PLACE = Either((PARAGRAPH, QUOTED), "a paragraph number or {p, quote}")

WIDTH = TextShape(
    r"^((([1-9]|1[0-9])(\.[0-9]{1,2})?|20) ?cm|([1-9][0-9]|1[0-9]{2}|200) ?mm"
    r"|[1-7](\.[0-9]{1,2})? ?in)$",
    "a width from 1cm to 20cm, as in `6cm`, `60mm` and `2.5in`",
)
IMAGE = Record(
    "image",
    "image",
    (
        Field("file", TEXT, "A picture in the deck's folder or below.", needed=True),
        Field("alt", TEXT, "What it shows, for those who cannot see it."),
        Field("width", WIDTH, "How wide it is on paper; at most as wide as the text."),
    ),
)

SOUND = Record(
    "audio",
    "sound",
    (
        Field("file", TEXT, "A sound in the deck's folder or below.", needed=True),
        Field("side", Word(("question", "answer")), "Where it is heard.", default="question"),
    ),
)
ROOM = Field(
    "space", SPACE, "Instead of lines on paper: none, a box, squares, or so much left blank."
)
ACCEPT = Field("accept", TEXTS, "Other answers that are right too.")
COMMON = (
    Field("id", ID, "A name that stays when everything else changes."),
    Field("at", Many(PLACE, single=True), "Where in the article the answer stands."),
    Field("why", TEXT, "What the answer teaches; on the back and in the key."),
    Field("hint", TEXT, "A hint, shown in Anki on request."),
    Field("tags", TAGS, "Anki tags of this card, beside those of the deck."),
    Field("points", POINTS, "Points on paper.", default="1, where any card has them"),
    ACCEPT,
    Field(
        "image", Either((TEXT, IMAGE), "a file or {file, alt, width}"), "A picture of the question."
    ),
    Field("audio", Either((TEXT, SOUND), "a file or {file, side}"), "A sound; not on paper."),
    Field("only", TARGETS, "The targets this card is meant for.", default="all"),
    Field("ignore", Many(TEXT, single=True), "Codes of warnings to silence on this card."),
)

_SEEN = f"[^{UNSEEN}]"
REVERSE = TextShape(
    rf"^[\s\S]*({_SEEN}[{UNSEEN}]+{_SEEN}|[^{UNSEEN}A-Za-z0-9~])[\s\S]*$", "a question"
)
"""More than a word, which would be a flag, misspelt."""
REVERSE_CARD = Record(
    "both",
    "reverse",
    (
        Field("q", TEXT, "What it asks in reverse.", needed=True),
        Field("a", TEXT, "What answers that.", needed=True),
    ),
)
SHORT = Record(
    "short",
    "short answer",
    (
        Field("q", TEXT, "The question.", needed=True),
        Field("a", TEXTS, "The answer, or a list where all are asked for.", needed=True),
        Field(
            "both",
            Either((FLAG, REVERSE, REVERSE_CARD), "`true`, `false`, a question or {q, a}"),
            "Ask in reverse too; a question here is what that asks, and `q` or an `a` answers it.",
        ),
        Field("type", FLAG, "Ask in Anki to type the answer."),
        Field("lines", LINES, "Ruled lines on paper.", default="as many as the answer needs"),
        ROOM,
        *COMMON,
    ),
)
OPTION_AUDIO = Field("audio", TEXT, "A sound of this option; not on paper.")
DISTRACTOR = Record(
    "distractor",
    "distractor",
    (
        Field("text", TEXT, "The wrong option.", needed=True),
        Field("why", TEXT, "Why it is wrong."),
        Field("last", FLAG, "Whether a shuffle keeps it last.", default="as “none of these” reads"),
        OPTION_AUDIO,
    ),
)
DISTRACTORS = Many(Either((TEXT, DISTRACTOR), "a text or {text, why, last, audio}"), single=True)
KEY = Record(
    "key", "right option", (Field("text", TEXT, "The right option.", needed=True), OPTION_AUDIO)
)
KEYS = Many(Either((TEXT, KEY), "a text or {text, audio}"), single=True)
CHOICE = Record(
    "choice",
    "choice",
    (
        Field("q", TEXT, "The question.", needed=True),
        Field("a", KEYS, "The key, or a list of several.", needed=True),
        Field("distractors", DISTRACTORS, "The wrong options.", needed=True),
        Field(
            "keep_order",
            Either((FLAG, LETTER), "true, false, or the place of the key"),
            "true keeps the options as written, false shuffles them, a number places the key.",
            default="as the section or deck says, else numbers and dates rise, others are shuffled",
        ),
        *COMMON,
    ),
)
TRUE_FALSE = Record(
    "true-false",
    "true/false card",
    (
        Field("claim", TEXT, "A statement to judge.", needed=True),
        Field("a", FLAG, "Whether it is true.", needed=True),
        Field("correction", TEXT, "What holds instead of a false claim."),
        *COMMON,
    ),
)
GAP_ACCEPT = Field(
    "accept",
    Either((TEXTS, Pairs(TEXT, TEXTS, 1)), "a text, a list, or such by gap"),
    "Other answers that are right too; of several gaps by the number or the words of each.",
)
CLOZE = Record(
    "cloze",
    "cloze",
    (
        Field("cloze", TEXT, "A text with {{gap}}, {{gap::hint}} or {{c2::gap}}.", needed=True),
        Field("word_bank", FLAG, "Print what is hidden in a box, out of order."),
        Field("distractors", TEXTS, "What stands in the word bank and fits no gap."),
        Field("type", FLAG, "Ask in Anki to type what is hidden."),
        *[GAP_ACCEPT if field is ACCEPT else field for field in COMMON],
    ),
)
MATCHING = Record(
    "matching",
    "matching",
    (
        Field("q", TEXT, "What to match with what.", needed=True),
        Field(
            "match", Pairs(TEXT, TEXT, 2), "What belongs together, as `left: right`.", needed=True
        ),
        Field("distractors", TEXTS, "Texts to match that belong to nothing."),
        *COMMON,
    ),
)
ORDERING = Record(
    "ordering",
    "ordering",
    (
        Field("q", TEXT, "What to put in order.", needed=True),
        Field("order", Many(TEXT, least=2), "The items, in the right order.", needed=True),
        *COMMON,
    ),
)
CRITERION = Record(
    "criterion",
    "criterion",
    (
        Field("points", POINTS, "What it is worth.", needed=True),
        Field("for", TEXT, "What is to be there.", needed=True),
    ),
)
OPEN = Record(
    "open",
    "open question",
    (
        Field("q", TEXT, "The question.", needed=True),
        Field("a", TEXT, "A model answer; without one the question is for paper alone."),
        Field("lines", LINES, "Ruled lines on paper."),
        ROOM,
        Field("rubric", Many(CRITERION), "What the points are for; on the back and in the key."),
        *COMMON,
    ),
)
CARD = Kinds(
    "card",
    (
        Kind(("cloze",), CLOZE),
        Kind(("claim",), TRUE_FALSE),
        Kind(("q", "match"), MATCHING),
        Kind(("q", "order"), ORDERING),
        Kind(("q", "distractors"), CHOICE),
        Kind(("q", "rubric"), OPEN),
        Kind(("q", "lines"), OPEN, unless="a"),
        Kind(("q", "space"), OPEN, unless="a"),
        Kind(("q",), SHORT),
    ),
)
PRINTED = (
    Field("keep_order", FLAG, "Leave questions and options as written in every version."),
    Field("word_bank", FLAG, "Print one word bank for all clozes, on paper."),
    Field("corrections", FLAG, "Print a line for the correction under every claim."),
)
"""What holds for the questions of a section, or of all sections."""
ARTICLE = Record(
    "article",
    "article",
    (
        Field("title", TEXT, "The article's title."),
        Field("publisher", TEXT, "Who published it."),
        Field("published", DATE, "When, as a date."),
        Field("url", ADDRESS, "Where."),
        Field("text", TEXT, "A file with its text, a paragraph per block; it may be missing."),
        Field("paragraphs", PARAGRAPH, "How many paragraphs it has."),
        Field("print", FLAG, "Whether its text may be printed before the questions."),
        Field("line_numbers", FLAG, "Number every fifth line of the printed text."),
        Field("references", FLAG, "Say in the quiz which paragraphs a question is about."),
    ),
)
SECTION = Record(
    "section",
    "section",
    (
        Field("title", TEXT, "The heading on paper, the small line above an Anki card."),
        Field("instructions", TEXT, "What to do in this section, on paper."),
        *PRINTED,
        Field("break", Word(("page",)), "page begins it on a new page of the sheet."),
        Field("pick", PICK, "How many of its questions each quiz asks, drawn by lot; all else."),
        Field("tags", TAGS, "Anki tags of its cards, beside those of the deck."),
        Field("article", ARTICLE, "What its questions are about, instead of the deck's article."),
        Field("cards", Many(CARD), "The cards.", needed=True),
    ),
)
RULES = Record(
    "rules",
    "table of rules",
    tuple(
        [
            Field(code, Word(("off", "info", "warning", "error")), fault.summary)
            for code, fault in RULE_CODES.items()
        ]
    ),
)
SHEET = Record(
    "sheet",
    "sheet",
    (
        Field("school", WORDS, "The school, above the title."),
        Field("course", WORDS, "The course, beside the school."),
        Field("teacher", WORDS, "The teacher, beside the course."),
        Field(
            "logo",
            Either((TextShape(may_be_empty=True), IMAGE), "a file or {file, alt, width}"),
            "A picture beside the title; without `alt` it stands for the school.",
        ),
        Field(
            "ask",
            Many(Word(ASKED_FIELDS), single=True, least=0),
            "What students fill in; all where not given, [] for nothing.",
        ),
        Field(
            "form_id",
            FLAG,
            "false keeps the id of the form off the quiz; the key has it.",
            default="true",
        ),
        Field(
            "points",
            Word(("auto", "question", "section")),
            "Where points stand: beside every question, at sections alone, or, where not given, "
            "once for all questions that have the same.",
        ),
        Field(
            "numbering",
            Word(("running", "section")),
            "section begins anew at 1 in each; running where not given.",
        ),
        Field("columns", Whole(1, 2, f"{_ZEROS}[12]"), "How many columns questions stand in."),
        Field("spacing", Word(("normal", "compact")), "compact takes less paper."),
        Field("foot", WORDS, "Words at the foot of each page, behind the title."),
    ),
)
SETTINGS = Record(
    "settings",
    "file of settings",
    (
        Field("sheet", SHEET, "How the printed sheets of all decks are; a deck's own goes before."),
        Field("templates", TEXT, "A folder with templates of HTML sheets, beside this file."),
    ),
)
"""What stands in the file that decks of a folder have in common."""
DECK = Record(
    "deck",
    "deck",
    (
        Field("title", TextShape(most=200), "What the deck is called.", needed=True),
        Field("deck", DECK_NAMES, "Its place in Anki.", default="the title"),
        Field("language", LANGUAGE, "The language of the deck.", default="en"),
        Field("tags", TAGS, "Anki tags of every card."),
        Field(
            "tag_prefix",
            TAG,
            "What all tags of the deck stand below in Anki, such as quizpress; another one is an "
            "edit of every note.",
        ),
        Field("author", TEXT, "Who made the deck, and how to write to them."),
        Field("version", TextShape(most=100), "Which version of the deck this is."),
        Field("instructions", TEXT, "A line under the title of the printed sheet."),
        *PRINTED,
        Field(
            "markup",
            Word(("markdown", "plain")),
            "plain turns all marks but gaps off.",
            default="markdown",
        ),
        Field("rules", RULES, "How bad what a rule finds is in this deck, by its code."),
        Field(
            "sheet",
            SHEET,
            "How the printed sheets are; what is not said here may stand in quizpress.yaml, and an "
            "empty `foot:`, say, takes away what does.",
        ),
        Field("style", TEXT, "A file of CSS, which is added to the sheets for browsers."),
        Field("article", ARTICLE, "What the questions are about."),
        Field("cards", Many(CARD), "The cards of a deck without sections."),
        Field("sections", Many(SECTION), "Cards grouped under headings."),
    ),
    one_of=("cards", "sections"),
)

SYNONYMS = {
    "question": "q", "prompt": "q", "front": "q", "stem": "q", "answer": "a", "answers": "a",
    "back": "a", "key": "a", "correct": "a", "options": "distractors",
    "choices": "distractors", "wrong": "distractors", "explanation": "why", "because": "why",
    "statement": "claim", "text": "cloze", "paragraph": "at", "paragraphs": "at",
    "source": "at", "also": "accept", "variants": "accept", "lang": "language",
    "name": "title", "questions": "cards", "items": "cards", "notes": "cards",
    "reverse": "both", "shuffle": "keep_order", "pairs": "match", "matching": "match",
    "sequence": "order", "steps": "order", "picture": "image", "sound": "audio",
    "typed": "type", "criteria": "rubric", "keep_last": "last", "pinned": "last",
    "fixed": "last",
}  # fmt: skip
"""What writers coming from other tools call a key."""
