"""From a sheet to its HTML file: self-contained, and allowed to ask for nothing."""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup, escape

from quizpress.model import Deck
from quizpress.options import Edition, TemplateFile
from quizpress.press import Artifact
from quizpress.press.paper.form import Form
from quizpress.press.paper.page_style import (
    name_suffix,
    style_of_author,
    write_sheet_style,
)
from quizpress.press.paper.page_templates import find_templates
from quizpress.press.paper.page_writer import PageWriter, Written
from quizpress.press.paper.paper_size import Paper
from quizpress.press.paper.passage import NumberedLine, number_lines
from quizpress.press.paper.sheet import PrintedArticle, make_sheet
from quizpress.press.templates import labels_language


class SheetLook(NamedTuple):
    """What sheets look like: their paper, their readers, and templates of an author."""

    paper: Paper
    editions: tuple[Edition, ...] = ()
    templates: tuple[TemplateFile, ...] = ()


def press(
    deck: Deck, form: Form, look: SheetLook, *, key: bool, written: Written | None = None
) -> Artifact:
    """Return the quiz of a deck or its key as an HTML file; sheets of one deck share `written`."""
    sheet = make_sheet(deck, form, key=key, editions=look.editions)

    def lines_of(passage: PrintedArticle) -> tuple[tuple[NumberedLine, ...], ...]:
        shown = passage.paragraphs if passage.numbered else ()
        return number_lines(shown, look.paper, look.editions, passage.columns)

    writer = PageWriter(deck, lambda _gap: not key, written)
    html = render_page("sheet", look, sheet.foot, writer, sheet=sheet, lines_of=lines_of)
    return Artifact(f"{sheet_name(deck, sheet.kind, form, look)}.html", html)


def sheet_name(deck: Deck, kind: str, form: Form, look: SheetLook) -> str:
    """Return the name of a sheet's file without its end, such as `x-quiz-b-large`."""
    return f"{deck.stem}-{kind}{form.mark}{name_suffix(look.editions)}"


def render_page(
    name: str, look: SheetLook, foot: tuple[str, ...], writer: PageWriter, **content: object
) -> bytes:
    """Return a page of a template, which calls the writer; the parts of its foot stand on each."""
    line = " · ".join(foot)
    templates = find_templates(look.templates)
    css = write_sheet_style(look.paper, look.editions, line, templates.read_style)
    return templates.render(
        name,
        css + style_of_author(writer.deck),
        foot=line,
        html=writer.html,
        picture=writer.write_image,
        told=label_writer(writer.deck.language),
        **content,
    )


def label_writer(language: str) -> Callable[[str], Markup]:
    """Return what writes labels of a sheet as HTML; English ones on another's sheet stand apart."""
    if labels_language(language) != language:
        return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format
    return escape
