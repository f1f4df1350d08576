"""From a sheet to its HTML file: self-contained, and allowed to ask for nothing."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from quizpress.model import Deck, Spacing
from quizpress.options import Edition, TemplateFile
from quizpress.press import Artifact
from quizpress.press.paper.answer_space import SQUARE
from quizpress.press.paper.form import Form
from quizpress.press.paper.keep_together import DOT
from quizpress.press.paper.mathml import LARGER
from quizpress.press.paper.page_style import (
    COLUMN_GAP,
    Layer,
    in_order,
    name_suffix,
    setting_of,
    style_of_author,
    write_sheet_style,
)
from quizpress.press.paper.page_templates import find_templates
from quizpress.press.paper.page_writer import PageWriter, Written
from quizpress.press.paper.paper_size import POINT, Paper
from quizpress.press.paper.passage import NumberedLine, number_lines
from quizpress.press.paper.sheet import PrintedArticle, make_sheet
from quizpress.press.templates import direction, labels, labels_language


class SheetLook(NamedTuple):
    """What sheets look like: their paper, their readers, how close, and templates of an author."""

    paper: Paper
    editions: tuple[Edition, ...] = ()
    spacing: Spacing = "normal"
    templates: tuple[TemplateFile, ...] = ()

    @property
    def layers(self) -> list[Layer]:
        """Return what is laid over the usual look, in its order."""
        compact: tuple[Layer, ...] = ("compact",) if self.spacing == "compact" else ()
        return in_order([*compact, *self.editions])

    def lines_of(self, passage: PrintedArticle) -> tuple[tuple[NumberedLine, ...], ...]:
        """Return the lines of each paragraph of a text; none where they are not numbered."""
        shown = passage.paragraphs if passage.numbered else ()
        return number_lines(shown, self.paper, self.layers, passage.columns)


def press(
    deck: Deck, form: Form, look: SheetLook, *, key: bool, written: Written | None = None
) -> Artifact:
    """Return the quiz of a deck or its key as an HTML file; sheets of one deck share `written`."""
    name = sheet_name(deck, "key" if key else "quiz", form, look)
    return press_forms(name, deck, [form], look, key=key, written=written)


def press_forms(  # noqa: PLR0913  What each sheet takes, and a name.
    name: str,
    deck: Deck,
    forms: Sequence[Form],
    look: SheetLook,
    *,
    key: bool,
    written: Written | None = None,
) -> Artifact:
    """Return the quizzes or keys of some forms as one HTML file, to be printed in one go."""
    sheets = [make_sheet(deck, form, key=key, editions=look.editions) for form in forms]
    room = _room_for_formulas(look, sheets[0].settings.columns)
    writer = PageWriter(deck, lambda _gap: not key, written, room)
    feet = [sheet.foot for sheet in sheets]
    html = render_page(
        "sheet", look, feet, writer, sheet=sheets[0], sheets=sheets, lines_of=look.lines_of
    )
    return Artifact(f"{name}.html", html)


def _room_for_formulas(look: SheetLook, columns: int) -> float:
    """Return how wide the column of a question is at least, in em."""
    setting = setting_of(look.layers)
    large = "large" in look.editions  # There formulas are larger than the text around them.
    text = (look.paper.width - 2 * setting.sides) / (setting.size * POINT * setting.spaced)
    beside = _BESIDE_LARGE if large else _BESIDE
    column = (text - COLUMN_GAP * (columns - 1)) / columns - beside
    return column / LARGER if large else column


_BESIDE, _BESIDE_LARGE = 6.5, 8
"""Em that numbers and points take beside a question."""


def sheet_name(deck: Deck, kind: str, form: Form, look: SheetLook) -> str:
    """Return the name of a sheet's file without its end, such as `x-quiz-b-large`."""
    return f"{deck.stem}-{kind}{form.mark}{name_suffix(look.editions)}"


def render_page(
    name: str,
    look: SheetLook,
    feet: Sequence[tuple[str, ...]],
    writer: PageWriter,
    **content: object,
) -> bytes:
    """Return a page of a template, which calls the writer; the parts of a foot stand on each.

    A foot is that of all its pages; of several each is that of a sheet.
    """
    lines = [DOT.join(foot) for foot in feet]
    templates = find_templates(look.templates)
    css = write_sheet_style(look.paper, look.layers, lines, templates.read_style)
    writing = setting_of(look.layers).writing
    return templates.render(
        name,
        css + style_of_author(writer.deck),
        foot=lines[0],
        feet=lines,
        html=writer.html,
        picture=writer.write_image,
        told=label_writer(writer.deck.language),
        writing=writing,
        square=SQUARE * writing,
        **content,
    )


def render_table(
    name: str, look: SheetLook, foot: tuple[str, ...], deck: Deck, **content: object
) -> bytes:
    """Return a page of a template that has a table of a deck's forms, and no questions."""
    return render_page(
        name,
        look,
        [foot],
        PageWriter(deck, lambda _gap: False),
        deck=deck,
        direction=direction(deck.language),
        labels=labels(deck.language),
        **content,
    )


def label_writer(language: str) -> Callable[[str], Markup]:
    """Return what writes labels of a sheet as HTML; English ones on another's sheet stand apart."""
    if labels_language(language) != language:
        return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format
    return escape
