"""From the HTML of sheets to PDF, tagged for screen readers; asks for nothing outside itself."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

from quizpress.press import Artifact, Unpressed
from quizpress.press.paper.pdf.drawn import draw_formulas
from quizpress.press.paper.pdf.layout import Laid, layout_of
from quizpress.press.paper.pdf.tagged import mend_tags
from quizpress.press.templates import read_template

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from weasyprint import Document
    from weasyprint.document import Page

_VARIANT = "pdf/ua-1"


class NoWeasyPrint(Unpressed):
    """What makes PDFs is not installed; the message says how to install it."""


class PressedPdf(NamedTuple):
    """A PDF file, and how the sheet in it came out."""

    artifact: Artifact
    layout: Laid


def press(name: str, html: str) -> PressedPdf:
    """Return a sheet as a PDF file of that name.

    `html` is a whole document of the sheet's template. The same one gives the same bytes, as
    long as fonts and libraries stay. Raises NoWeasyPrint, and Undrawn for maths.
    """
    document = lay_out(html)
    return PressedPdf(Artifact(name, _write_pdf(document)), layout_of(document))


def bundle_sheets(name: str, sheets: Sequence[str]) -> PressedPdf:
    """Return sheets one after the other in a PDF file of that name, each with its own page count.

    Each begins on an odd page, so that no two share a leaf when printed on both sides. `sheets`
    are documents of the sheet's template, at least one. Raises as `press` does.
    """
    documents = [lay_out(html) for html in sheets]  # Kept: their fonts live as long as they do.
    pages = [page for document in documents for page in _whole_leaves(document)]
    if len(documents[-1].pages) % 2:
        pages.pop()
    return PressedPdf(
        Artifact(name, _write_pdf(documents[0].copy(pages))), Laid(len(pages), (), ())
    )


def lay_out(html: str) -> "Document":
    """Return a sheet laid out on pages, as WeasyPrint's document. Raises as `press` does."""
    weasyprint = _import_weasyprint()
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    styled = html.replace("</style>", f"{read_template('paper/pdf.css')}</style>", 1)
    with _warnings_kept_back():
        page = weasyprint.HTML(string=styled, url_fetcher=fetcher)
        draw_formulas(page.etree_element)
        _close_up(page.etree_element)
        _number_items(page.etree_element)
        _name_headings(page.etree_element)
        return page.render(pdf_variant=_VARIANT)


def _write_pdf(document: "Document") -> bytes:
    with _warnings_kept_back():
        made = document.write_pdf(pdf_variant=_VARIANT, pdf_identifier=True, finisher=mend_tags)
    return bytes(made)


@contextmanager
def _warnings_kept_back() -> Iterator[None]:
    """Keep a library's first warning from sending all that others say to the terminal."""
    root, handler = logging.getLogger(), logging.NullHandler()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


def _whole_leaves(document: "Document") -> Iterator["Page"]:
    """Yield the pages of a sheet, and an empty one where they end on a front side."""
    yield from document.pages
    if len(document.pages) % 2:
        last = document.pages[-1]
        size = f"@page {{ size: {last.width}px {last.height}px }}"
        yield from _import_weasyprint().HTML(string=f"<style>{size}</style>").render().pages


def _close_up(root: "Element") -> None:
    """Leave no space between options, so that they share the width of a line."""
    for options in root.iter("ul"):
        options.text = None
        for item in options:
            item.tail = None


def _number_items(root: "Element") -> None:
    """Give items of lists the numbers that their authors gave them; WeasyPrint counts from 1."""
    for item in root.iter("li"):
        if value := item.get("value"):
            item.set("style", f"counter-set: list-item {int(value) - 1}")


def _name_headings(root: "Element") -> None:
    """Give headings the names that they have in an outline.

    The first takes the words of the foot, which tell one form from another; a section's points
    are no part of its name.
    """
    for heading in root.iter("h2"):
        points = "".join("".join(small.itertext()) for small in heading.iter("small"))
        heading.set("data-name", "".join(heading.itertext()).removesuffix(points).strip())
    foot = root.find(".//footer")
    for heading in root.iter("h1"):
        heading.set("data-name", "".join((heading if foot is None else foot).itertext()))


def _import_weasyprint() -> Any:  # noqa: ANN401  The library has no types.
    # It prints where a library is missing, and says so again in what it raises.
    with redirect_stdout(StringIO()):
        try:
            import weasyprint  # noqa: PLC0415  Most builds make no PDF.
            import ziamath  # noqa: F401, PLC0415
        except ImportError as error:
            raise NoWeasyPrint(_INSTALL, _HINT) from error
        except OSError as error:
            raise NoWeasyPrint(_LIBRARY.format(str(error).partition("\n")[0]), _HINT) from error
    return weasyprint


_HINT = "without --pdf, print the HTML from a browser"
_INSTALL = "a PDF needs WeasyPrint: pip install 'quizpress[pdf]'"
_LIBRARY = (
    "WeasyPrint is installed, but not the Pango library that it needs"
    " (Debian, Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0;"
    " macOS: brew install pango): {}"
)
