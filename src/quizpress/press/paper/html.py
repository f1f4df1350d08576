"""From a sheet to its HTML file: self-contained, and allowed to ask for nothing."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from quizpress.model import Deck
from quizpress.options import Edition
from quizpress.press import Artifact
from quizpress.press.paper.crosswalk import columns, crossings
from quizpress.press.paper.edition import css, page, suffix
from quizpress.press.paper.form import Form
from quizpress.press.paper.page_writer import PageWriter, Written
from quizpress.press.paper.paper_size import Paper
from quizpress.press.paper.passage import numbered
from quizpress.press.paper.sheet import make_sheet
from quizpress.press.templates import direction, labels, labels_language, read_template


class Look(NamedTuple):
    """What sheets look like: their paper, and for which readers they are set."""

    paper: Paper
    editions: tuple[Edition, ...] = ()


def press(
    deck: Deck, form: Form, look: Look, *, key: bool, written: Written | None = None
) -> Artifact:
    """Return the quiz of a deck or its key as an HTML file; sheets of one deck share `written`."""
    content = make_sheet(deck, form, key=key)
    lines = numbered(content.passage, *look) if deck.article.line_numbers else ()
    writer = PageWriter(deck, lambda _gap: not key, written)
    html = _page(
        "paper/sheet.html", look, content.foot, sheet=content, lines=lines, **_writing(writer)
    )
    return Artifact(f"{name(deck, content.kind, form, look)}.html", html)


def crosswalk(deck: Deck, forms: Sequence[Form], look: Look) -> Artifact:
    """Return the sheet that says which question of one form is which of the others."""
    words = labels(deck.language)
    html = _page(
        "paper/crosswalk.html",
        look,
        f"{deck.title} · {words['crosswalk']}",
        deck=deck,
        direction=direction(deck.language),
        labels=words,
        forms=forms,
        tables=columns(len(forms)),
        rows=crossings(deck, forms),
        **_writing(PageWriter(deck, lambda _gap: False)),
    )
    return Artifact(f"{deck.stem}-crosswalk.html", html)


def _writing(writer: PageWriter) -> dict[str, object]:
    """Return what templates call to write texts, pictures and labels."""
    return {
        "html": writer.html,
        "picture": writer.write_picture,
        "told": label_writer(writer.deck.language),
    }


def label_writer(language: str) -> Callable[[str], Markup]:
    """Return what writes labels of a sheet as HTML; English ones on another's sheet stand apart."""
    if labels_language(language) != language:
        return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format
    return escape


def _page(file: str, look: Look, foot: str, **content: object) -> bytes:
    style = styled(look) + footed(foot)
    return compiled(file).render(css=style, policy=policy(style), **content).encode()


def name(deck: Deck, kind: str, form: Form, look: Look) -> str:
    """Return the name of a sheet's file without its end, such as `x-quiz-b-large`."""
    return f"{deck.stem}-{kind}{form.mark}{suffix(look.editions)}"


def styled(look: Look) -> str:
    """Return the style sheet of a look."""
    return (
        read_template("paper/listing.css")
        + read_template("paper/sheet.css")
        + page(look.paper)
        + css(look.editions)
    )


def footed(text: str) -> str:
    """Return the style that puts a text at the foot of each page, where browsers print it."""
    # Escaped by code point, no title can end the string or the style element.
    quoted = "".join([c if c.isalnum() or c in " ·" else f"\\{ord(c):x} " for c in text])
    pages = {"": "@bottom-left", "rtl": "@bottom-right"}
    look = 'font: 8pt system-ui, "Liberation Sans", Arial, sans-serif; color: #555'
    return "".join(
        [
            f'@page {name} {{ {box} {{ content: "{quoted}"; {look} }} }}\n'
            for name, box in pages.items()
        ]
    )


def policy(css: str) -> str:
    """Return the content security policy of a page whose one style element holds `css`."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    own = f"img-src data:; style-src 'sha256-{digest}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


@cache
def compiled(file: str) -> Template:
    """Return a template of a page, by its path below `templates/`."""
    environment = Environment(
        loader=FunctionLoader(read_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(file)
