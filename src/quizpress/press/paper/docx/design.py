"""What a sheet looks like in a word processor, in literal tables of lengths, letters, paragraphs.

A teacher changes the look of a paragraph or of characters in one place, which is its style.
"""

from typing import Literal, NamedTuple

from quizpress.press.paper.docx.ooxml import MONO, Pen
from quizpress.press.paper.page_style import COLOURS

SERIF, SANS = "Times New Roman", "Arial"
"""What every word processor has, or has another one of the same widths for."""
BESIDE_BAR = 6
"""Points between a listing and its bar."""
_LARGER = 1.4
"""By how much a word processor makes parts of maths smaller."""
Ink = Literal["", "soft", "answer"]
"""What characters are written in, by its use; empty for that of what they stand in."""
Emphasis = Literal["italic", "bold"]
"""How an author's emphasis is shown."""
Names = tuple[tuple[tuple[str, float], ...], ...]
"""Rows of what a student fills in, each with its share of the line."""


_CODES = {use: code[1:].upper() for use, code in COLOURS.items()}


class Palette(NamedTuple):
    """Colours in hexadecimal; authors' own in maths are left out unless `own`."""

    ink: str = _CODES["ink"]
    soft: str = _CODES["soft"]
    rule: str = _CODES["rule"]
    answer: str = _CODES["answer"]
    own: bool = True


COLORS = Palette()


class Design(NamedTuple):
    """What holds for a whole sheet: sizes of characters and pens in points, lengths in millimetres.

    `width` and `height` are those of the paper; `sides`, `top`, `bottom` and `foot` are margins.
    `leading` is the height of lines to their usual one, `spaced` what is between letters, and
    `small` the size of maths with parts that are smaller, 0 for that of all text. The texts of
    questions stand behind numbers, those of options `hang` behind their letters; `columns` is
    the most options that stand side by side. Questions stand in so many columns `across` a page,
    with a `gutter` between them. Students fill in what is to `ask`, on lines of those that have
    `names`. `row` is how high a ruled line is, and areas to write in are `writing` times as high
    as asked for; `stem`, `picture` and `figure` are the most that pictures are in a question,
    under it, and elsewhere.
    """

    width: float
    height: float
    font: str = SERIF
    size: float = 11
    small: float = 0
    leading: float = 1.1
    spaced: float = 0
    emphasis: Emphasis = "italic"
    palette: Palette = COLORS
    pen: float = 0.75
    sides: float = 16
    top: float = 12
    bottom: float = 15
    foot: float = 8
    number: float = 8
    hang: float = 7
    row: float = 8
    writing: float = 1
    box: tuple[float, float] = (9, 7)
    stem: float = 50
    picture: float = 65
    figure: float = 26
    columns: int = 4
    across: int = 1
    gutter: float = 8
    ask: tuple[str, ...] = ("name", "class", "date", "score")
    names: Names = ((("name", 3), ("class", 1.1), ("date", 1.2), ("score", 1.2)),)
    name_row: float = 10
    name_gap: float = 5

    @property
    def maths(self) -> tuple[float, float]:
        """Return the sizes of maths with smaller parts, and of numbers in fractions, in points."""
        return self.small, self.small or round(self.size * _LARGER)

    @property
    def page(self) -> float:
        """Return how high the text of a page is."""
        return self.height - self.top - self.bottom

    @property
    def text(self) -> float:
        """Return how wide the text is."""
        return self.width - 2 * self.sides

    @property
    def column(self) -> float:
        """Return how wide a column of questions is."""
        return (self.text - self.gutter * (self.across - 1)) / self.across

    @property
    def body(self) -> float:
        """Return how wide the body of a question is."""
        return self.column - self.number

    @property
    def name_rows(self) -> Names:
        """Return what students fill in, in rows as wide as those of all that can be."""
        if len(self.names) == 1:
            shares = dict(self.names[0])
            return (tuple([(name, shares[name]) for name in self.ask]),)
        widths = [share for _, share in self.names[0]][: len(self.ask)]
        starts = range(0, len(self.ask), len(widths))
        rows = [(*self.ask[start : start + len(widths)], "") for start in starts]
        return tuple([tuple(zip(row, widths, strict=False)) for row in rows])

    @property
    def rule(self) -> Pen:
        """Return what lines to write on and boxes are drawn with."""
        return Pen(self.palette.rule, self.pen)

    def name_width(self, share: float) -> float:
        """Return how wide a student's line of some share is."""
        first = self.name_rows[0]
        gaps = self.name_gap * (len(first) - 1)
        return (self.text - gaps) * share / sum([share for _, share in first])


class Lettering(NamedTuple):
    """How characters look: their size, 0 for that of what is around, and the width of a frame."""

    size: float = 0
    bold: bool = False
    italic: bool = False
    ink: Ink = ""
    font: str = ""
    caps: bool = False
    frame: float = 0
    underlined: bool = False


class Style(NamedTuple):
    """How a paragraph looks.

    Spaces are in points; indents, tab stops and `row`, a fixed height of lines, in millimetres;
    `leading` is the height of lines, 0 for that of all text.
    `hang` is how far the first line stands before the others. A tab stop lines up what ends at
    it. Paragraphs of level 0 are the headings by which a reader finds the way; the lines of those
    that are `counted` get numbers where the document has any.
    """

    name: str
    face: Lettering = Lettering()
    before: float = 0
    after: float = 0
    left: float = 0
    hang: float = 0
    right: float = 0
    stops: tuple[float, ...] = ()
    lines: Literal["", "bar", "box", "ruled", "under"] = ""
    row: float = 0
    leading: float = 0
    align: Literal["", "center"] = ""
    level: int = -1
    keep: bool = False
    counted: bool = False


_MARKED = Lettering(bold=True, ink="answer")
_SOFT = Lettering(8.5, ink="soft", font=SANS)
_SQUARE = Lettering(9, bold=True, font=SANS, frame=1)
FACES = {
    # styles of characters by their ids: a name, and how they look
    "Answer": ("Right answer", _MARKED),
    "Said": ("Said of an answer", _MARKED),
    "Blank": ("Blank", Lettering(10.5, font=MONO)),
    "Soft": ("Aside", _SOFT),
    "Hyperlink": ("Hyperlink", Lettering(underlined=True)),
    "Place": ("Place", _MARKED._replace(size=8.5, font=SANS)),
    "Square": ("Square", _SQUARE),
    "RightSquare": ("Right square", _SQUARE._replace(ink="answer")),
    "Stamp": ("Stamp", _MARKED._replace(size=20, font=SANS, caps=True, frame=1)),
}


def paragraph_styles(design: Design) -> dict[str, Style]:
    """Return the styles of paragraphs by their ids."""
    text, hang, end, page = design.number, design.hang, (design.column,), (design.text,)
    deep = text + hang
    shares = {name: share for row in design.name_rows for name, share in row}
    score = (design.name_width(shares["score"]),) if "score" in shares else ()
    heading = Lettering(10, bold=True, font=SANS, caps=True)
    reading = Lettering(13, bold=True)
    told = Lettering(italic=True, ink="soft")
    code = Lettering(9.5, font=MONO)
    glance, foot = _SOFT._replace(size=9), _SOFT._replace(size=8)
    return {
        "Letterhead": Style("Letterhead", _SOFT._replace(bold=True), after=3, keep=True),
        "Title": Style("Title", Lettering(20, bold=True), keep=True),
        "Subtitle": Style("Subtitle", _SOFT, before=4, after=4, lines="under", keep=True),
        "Topic": Style("Topic", _SOFT, after=2, keep=True),
        "Glance": Style("Answers at a glance", glance, after=6),
        "Label": Style("Label", _SOFT, stops=score),
        "Instructions": Style("Instructions", told, before=6, after=2),
        "Heading1": Style("heading 1", heading, before=11, after=2, stops=end, level=0, keep=True),
        "Bank": Style("Word bank", before=8, after=6, left=3, right=3, lines="box"),
        "OwnBank": Style("Small word bank", before=8, left=text + 3, right=3, lines="box"),
        "Reading": Style("Reading", reading, before=12, after=6, level=0, keep=True),
        "Passage": Style("Passage", after=6, left=text, hang=text, counted=True),
        "Question": Style("Question", before=7, after=2, left=text, hang=text, stops=end),
        "Gaps": Style("Gaps", before=5, after=2, left=text, hang=text, stops=end, leading=1.55),
        "How": Style("How to answer", _SOFT, left=text),
        "Picture": Style("Picture", before=2, after=2, left=text, leading=1),
        "Option": Style("Option", before=2, left=deep, hang=hang),
        "Above": Style("Lettered item above", before=5, left=deep, hang=hang),
        "Item": Style("Item", before=2, left=hang, hang=hang),
        "Beside": Style("Lettered item", left=hang, hang=hang),
        "Boxed": Style("Boxed item", left=3, right=3),
        "Box": Style("Box", _MARKED._replace(font=SANS), align="center"),
        "Listing": Style("Listing", code, left=text, hang=5, leading=1, lines="bar"),
        "Cell": Style("Cell", before=1, after=1, left=1.5, right=1.5, leading=1),
        "Behind": Style("Behind a table", Lettering(1), row=1.2),
        "Line": Style("Ruled line", left=text, lines="ruled", row=design.row),
        "Correct": Style("Correction", _SOFT, before=2, left=text),
        "Given": Style("Answer", _MARKED, before=2, left=text),
        "Listed": Style("Listed answer", _MARKED, before=2, left=deep, hang=hang),
        "Note": Style("Note", Lettering(9.5), before=2, left=text),
        "Rubric": Style("Rubric", before=2, left=deep + hang, hang=2 * hang),
        "Footer": Style("footer", foot, before=4, stops=page, leading=1),
        "Rest": Style("Rest", Lettering(1), row=0.4),
    }
