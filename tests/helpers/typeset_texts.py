"""Texts alone in a PDF, without a sheet or card around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizpress.press.paper.page_style import COLOURS
from quizpress.press.paper.pdf.compiler import CompiledPdf, open_compiler
from quizpress.press.paper.pdf.text_content import TextContent
from quizpress.press.paper.pictures.deck_pictures import DeckPictures
from quizpress.text import parse_cloze, parse_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizpress.model import Media

TEMPLATE = b"""
#import "look.typ": make-look, mark, set-document
#import "texts.typ": write-text
#let content = json(sys.inputs.content)
#let look = make-look(content, 10pt)
#show: set-document.with(content, look)
#set page(width: 100mm, height: auto, margin: 10mm)
= Texts
#for body in content.texts {
  let made = write-text(body, look)
  block(below: 1em, width: 100%, mark(kind: "text") + made)
  if content.measured { context {
    let size = measure(made)
    mark(kind: "size", width: size.width / 10pt, height: size.height / 10pt)
  } }
}
"""


def typeset(
    texts: Sequence[str],
    *,
    filled: bool = False,
    measured: bool = True,
    media: Mapping[str, Media] | None = None,
    language: str = "en",
) -> CompiledPdf:
    """Return texts as they stand in a deck, on one page of 80 mm; marks tell their sizes in em.

    Those are `measured` on one line each, however long that is.
    """
    pictures = DeckPictures(media or {})
    writer = TextContent(lambda _gap: not filled, pictures.place_file)
    read = [
        parse_cloze(text, 0, 0, "markdown") if "{{" in text else parse_text(text, 0, 0, "markdown")
        for text in texts
    ]
    content = {
        "title": "Texts",
        "language": language,
        "direction": "ltr",
        "colours": COLOURS,
        "words": {"blank": "to be filled in"},
        "measured": measured,
        "texts": [writer.write_text(text, 22) for text in read],
    }
    with open_compiler(pictures.files) as compiler:
        pictures.files["test.typ"] = TEMPLATE
        return compiler.compile("test", language, content)


def sizes(made: CompiledPdf) -> list[tuple[float, float]]:
    """Return how wide and high each text is, in em."""
    return [(mark["width"], mark["height"]) for mark in made.marks if mark["kind"] == "size"]


def alternatives(made: CompiledPdf) -> list[str]:
    """Return what a PDF says of its formulas and pictures for those who cannot see them."""
    from io import BytesIO  # noqa: PLC0415

    from pypdf import PdfReader  # noqa: PLC0415  Unit tests go without.

    found: list[str] = []

    def walk(element: object) -> None:
        match element:
            case list():
                for kid in element:
                    walk(kid.get_object())
            case dict():
                if "/Alt" in element:
                    found.append(str(element["/Alt"]))
                walk(element.get("/K"))

    reader = PdfReader(BytesIO(made.data))
    tree: Any = reader.root_object["/StructTreeRoot"]
    walk(tree["/K"].get_object())
    return found
