"""From a sheet to its HTML file: self-contained, and allowed to ask for nothing."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from quizpress.model import Deck
from quizpress.options import Edition
from quizpress.press import Artifact
from quizpress.press.paper.form import Form
from quizpress.press.paper.page_style import (
    name_suffix,
    policy_for,
    style_of_author,
    write_sheet_style,
)
from quizpress.press.paper.page_writer import PageWriter, Written
from quizpress.press.paper.paper_size import Paper
from quizpress.press.paper.passage import NumberedLine, number_lines
from quizpress.press.paper.sheet import PrintedArticle, make_sheet
from quizpress.press.templates import labels_language, read_template


class SheetLook(NamedTuple):
    """What sheets look like: their paper, and for which readers they are set."""

    paper: Paper
    editions: tuple[Edition, ...] = ()


def press(
    deck: Deck, form: Form, look: SheetLook, *, key: bool, written: Written | None = None
) -> Artifact:
    """Return the quiz of a deck or its key as an HTML file; sheets of one deck share `written`."""
    sheet = make_sheet(deck, form, key=key, editions=look.editions)

    def lines_of(passage: PrintedArticle) -> tuple[tuple[NumberedLine, ...], ...]:
        shown = passage.paragraphs if passage.numbered else ()
        return number_lines(shown, *look, passage.columns)

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
    css = write_sheet_style(*look, line) + style_of_author(writer.deck)
    html = compile_template(f"paper/{name}.html").render(
        css=css,
        policy=policy_for(css),
        foot=line,
        html=writer.html,
        picture=writer.write_image,
        told=label_writer(writer.deck.language),
        **content,
    )
    return html.encode()


def label_writer(language: str) -> Callable[[str], Markup]:
    """Return what writes labels of a sheet as HTML; English ones on another's sheet stand apart."""
    if labels_language(language) != language:
        return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format
    return escape


@cache
def compile_template(file: str) -> Template:
    """Return a template of a page, by its path below `templates/`."""
    environment = Environment(
        loader=FunctionLoader(read_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(file)
