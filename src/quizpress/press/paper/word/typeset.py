"""The styles of a sheet in a word processor, by which a teacher changes its look in one place."""

from collections.abc import Iterator
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

from quizpress.press.paper.word.ooxml import ANSWER, BOX, MONO, SOFT, line, twips, w

SERIF, SANS = "Times New Roman", "Arial"
"""What every word processor has, or has another one of the same widths for."""
HANG = 7
"""How far a text stands behind its letter or number, in millimetres."""
ROW = 8.5
"""How high a ruled line is, in millimetres."""


class Measure(NamedTuple):
    """The widths of a sheet in millimetres: its text, and the numbers of questions in it."""

    text: float
    number: float

    @property
    def body(self) -> float:
        """Return how wide the body of a question is."""
        return self.text - self.number


class Face(NamedTuple):
    """How signs look; the size is in points, 0 for that of what they stand in."""

    size: float = 0
    bold: bool = False
    italic: bool = False
    color: str = ""
    font: str = ""
    caps: bool = False
    framed: bool = False
    underlined: bool = False


class Style(NamedTuple):
    """How a paragraph looks.

    Spaces are in points; indents, tab stops and `row`, a fixed height of lines, in millimetres;
    `leading` is the height of lines to that of all text.
    `hang` is how far the first line stands before the others. A tab stop lines up what ends at
    it. Paragraphs of level 0 are the headings by which a reader finds the way; the lines of those
    that are `counted` get numbers where the document has any.
    """

    name: str
    face: Face = Face()
    before: float = 0
    after: float = 0
    left: float = 0
    hang: float = 0
    right: float = 0
    stops: tuple[float, ...] = ()
    lines: Literal["", "box", "ruled", "under"] = ""
    row: float = 0
    leading: float = 1
    align: Literal["", "center"] = ""
    level: int = -1
    keep: bool = False
    counted: bool = False


_FACES = {
    # styles of signs by their ids: their names and looks
    "Answer": ("Right answer", Face(bold=True, color=ANSWER)),
    "Blank": ("Blank", Face(10.5, font=MONO)),
    "Soft": ("Aside", Face(8.5, color=SOFT, font=SANS)),
    "Hyperlink": ("Hyperlink", Face(underlined=True)),
    "Place": ("Place", Face(8.5, bold=True, color=ANSWER, font=SANS)),
    "Square": ("Square", Face(9, bold=True, font=SANS, framed=True)),
    "RightSquare": ("Right square", Face(9, bold=True, color=ANSWER, font=SANS, framed=True)),
    "Stamp": ("Stamp", Face(20, bold=True, color=ANSWER, font=SANS, caps=True, framed=True)),
}


def paragraph_styles(measure: Measure, *, slanted: bool) -> dict[str, Style]:
    """Return the styles of paragraphs by their ids; not all scripts have slanted letters."""
    text, end = measure.number, (measure.text,)
    deep = text + HANG
    heading, given = Face(10, bold=True, font=SANS, caps=True), Face(bold=True, color=ANSWER)
    told = Face(italic=slanted, color=SOFT)
    small = _FACES["Soft"][1]
    return {
        "Title": Style("Title", Face(20, bold=True), keep=True),
        "Subtitle": Style("Subtitle", small, before=4, after=4, lines="under", keep=True),
        "Glance": Style("Answers at a glance", Face(9, color=SOFT, font=SANS), after=6),
        "Label": Style("Label", small),
        "Instructions": Style("Instructions", told, before=6, after=2),
        "Heading1": Style("heading 1", heading, before=16, stops=end, level=0, keep=True),
        "Bank": Style("Word bank", before=8, after=6, left=3, right=3, lines="box"),
        "OwnBank": Style("Small word bank", before=8, left=text + 3, right=3, lines="box"),
        "Passage": Style("Passage", after=6, left=text, hang=text, counted=True),
        "Question": Style("Question", before=11, after=2, left=text, hang=text, stops=end),
        "Gaps": Style("Gaps", before=9, after=2, left=text, hang=text, stops=end, leading=1.5),
        "Picture": Style("Picture", before=2, after=2, left=text),
        "Option": Style("Option", before=2, left=deep, hang=HANG),
        "Item": Style("Item", before=2, left=HANG, hang=HANG),
        "Beside": Style("Lettered item", left=HANG, hang=HANG),
        "Boxed": Style("Boxed item", left=3, right=3),
        "Box": Style("Box", Face(bold=True, color=ANSWER, font=SANS), align="center"),
        "Line": Style("Ruled line", left=text, lines="ruled", row=ROW),
        "Correct": Style("Correction", small, before=2, left=text),
        "Given": Style("Answer", given, before=2, left=text),
        "Listed": Style("Listed answer", given, before=2, left=deep, hang=HANG),
        "Note": Style("Note", Face(9.5), before=2, left=text),
        "Rubric": Style("Rubric", before=2, left=deep + HANG, hang=2 * HANG),
        "Footer": Style("footer", Face(8, color=SOFT, font=SANS), stops=end),
        "Rest": Style("Rest", Face(1), row=0.4),
    }


def styles(measure: Measure, language: str, direction: str, *, slanted: bool) -> Iterator[Element]:
    """Yield what a document says of its styles, in the order of the schema."""
    yield w("docDefaults", w("rPrDefault", _common(language)), w("pPrDefault"))
    turned = w("bidi") if direction == "rtl" else None
    spacing = w("spacing", line=_LEADING, lineRule="auto")
    normal = w("pPr", w("widowControl"), turned, spacing)
    yield _style("paragraph", "Normal", "Normal", w("qFormat"), normal, default=1)
    for identity, style in paragraph_styles(measure, slanted=slanted).items():
        yield _style(
            "paragraph",
            identity,
            style.name,
            w("basedOn", val="Normal"),
            w("qFormat"),
            _layout(style),
            _face(style.face),
        )
    for identity, (name, face) in _FACES.items():
        yield _style("character", identity, name, w("qFormat"), _face(face))


def _style(kind: str, identity: str, name: str, *about: Element, default: int = 0) -> Element:
    sort = {"default": 1} if default else {} if name in _BUILT_IN else {"customStyle": 1}
    return w("style", w("name", val=name), *about, type=kind, styleId=identity, **sort)


def _common(language: str) -> Element:
    """Return the look of all signs; the language is that of the spelling checker."""
    fonts = w("rFonts", ascii=SERIF, hAnsi=SERIF, cs=SERIF)
    tongue = w("lang", val=language, eastAsia=language, bidi=language)
    return w("rPr", fonts, w("sz", val=_SIZE), w("szCs", val=_SIZE), tongue)


def _layout(style: Style) -> Element:
    height, rule = (
        (twips(style.row), "exact") if style.row else (round(_LEADING * style.leading), "auto")
    )
    before, after = round(style.before * 20), round(style.after * 20)
    indents = {"left": style.left, "right": style.right, "hanging": style.hang}
    stops = [w("tab", val="right", pos=twips(stop)) for stop in style.stops]
    return w(
        "pPr",
        w("keepNext") if style.keep else None,
        w("keepLines"),
        None if style.counted else w("suppressLineNumbers"),
        w("pBdr", *_lines(style)) if style.lines else None,
        w("tabs", *stops) if stops else None,
        w("spacing", before=before, after=after, line=height, lineRule=rule),
        w("ind", **{side: twips(indent) for side, indent in indents.items()}),
        w("jc", val=style.align) if style.align else None,
        w("outlineLvl", val=style.level) if style.level >= 0 else None,
    )


def _lines(style: Style) -> list[Element]:
    """Return the lines around a paragraph; ruled ones stand between their like as well."""
    match style.lines:
        case "box":
            return [line(edge, space=6) for edge in BOX]
        case "under":
            return [line("bottom", "111111", size=8, space=6)]
        case _:
            return [line("bottom"), line("between")]


def _face(face: Face) -> Element:
    size = round(face.size * 2)
    return w(
        "rPr",
        w("rFonts", ascii=face.font, hAnsi=face.font, cs=face.font) if face.font else None,
        *([w("b"), w("bCs")] if face.bold else []),
        *([w("i"), w("iCs")] if face.italic else []),
        w("caps") if face.caps else None,
        w("color", val=face.color) if face.color else None,
        *([w("sz", val=size), w("szCs", val=size)] if size else []),
        w("u", val="single") if face.underlined else None,
        line("bdr", face.color or "111111", size=8) if face.framed else None,
    )


_SIZE, _LEADING = 22, 264
"""Of all text: half points, and its lines in 1/240 of their usual height."""
_BUILT_IN = frozenset(("Normal", "Title", "Subtitle", "heading 1", "footer", "Hyperlink"))
