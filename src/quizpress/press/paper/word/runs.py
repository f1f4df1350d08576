"""Inline HTML as runs of a word processor: marked, linked, with pictures, blanks and maths."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple, Protocol
from xml.etree.ElementTree import Element

from quizpress.press.paper.question import Html
from quizpress.press.paper.word.omml import equation
from quizpress.press.paper.word.ooxml import ANSWER, PLAIN, Look, line_break, node, runs, w

BLANK = "_" * 13
"""As many as in the style sheet; all blanks are equally long."""


class Placed(NamedTuple):
    """A picture of the document: its relation, its number, and its size in pixels of CSS."""

    relation: str
    number: int
    width: float
    height: float


class Document(Protocol):
    """What runs refer to: it takes in addresses and pictures, and returns their relations."""

    def link(self, address: str) -> str:
        """Return the relation of a link."""

    def picture(self, address: str) -> Placed | None:
        """Return a picture by its data address, or nothing where it cannot be shown."""


class Room(NamedTuple):
    """The most that a picture takes, in millimetres."""

    width: float
    height: float


class Inline:
    """Turns the texts of one document into runs."""

    def __init__(self, document: Document, direction: str) -> None:
        self.document = document
        self.direction = direction
        self.mark = _MARKS[direction]

    def plain(self, text: str, look: Look = PLAIN) -> list[Element]:
        """Return a text without markup as runs."""
        return runs(text, self.direction, look)

    def html(self, html: Html, room: Room, look: Look = PLAIN) -> list[Element]:
        """Return inline HTML as runs and links; maths becomes equations."""
        if "<" not in html and "&" not in html:
            return self.plain(html, look)
        # Where all letters run one way, nothing needs to be parted.
        apart = self.direction == "rtl" or not html.isascii()
        reader = _Reader(self, room, look, apart=apart)
        for place, piece in enumerate(_MATHS.split(html)):
            if place % 2:
                reader.out.append(equation(piece, ANSWER if look.face == "Answer" else ""))
            else:
                reader.feed(piece)
        reader.close()
        return reader.made


class _Reader(HTMLParser):
    """Reads a fragment; `out` is where runs go, which is inside a link or beside it."""

    def __init__(self, inline: Inline, room: Room, look: Look, *, apart: bool) -> None:
        super().__init__()
        self.inline = inline
        self.room = room
        self.looks = [look]
        self.mark = inline.mark if apart else ""
        self.made: list[Element] = []
        self.out: list[Element] | Element = self.made

    def handle_data(self, data: str) -> None:
        self.out.extend(self.inline.plain(_SPACE.sub(" ", data), self.looks[-1]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.out.append(line_break())
        elif tag == "bdi":
            self._part()
        elif tag == "img":
            self._show(given.get("src", ""), given.get("alt", ""))
        else:
            self._open(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "bdi":
            self._part()
        elif tag not in _EMPTY and len(self.looks) > 1:
            self.looks.pop()
        if tag == "a":
            self.out = self.made

    def _part(self) -> None:
        """Part what is written on its own from what stands beside it, by a sign unseen."""
        self.out.extend(self.inline.plain(self.mark, self.looks[-1]))

    def _open(self, tag: str, given: dict[str, str]) -> None:
        look = self.looks[-1]
        kind = given.get("class", tag)
        self.looks.append(_LOOKS[kind](look) if kind in _LOOKS else look)
        if tag == "a" and given.get("href"):
            link = node("w:hyperlink", {"r:id": self.inline.document.link(given["href"])})
            self.made.append(link)
            self.out = link
            self.looks[-1] = look if look.face else look._replace(face="Hyperlink")
        elif kind == "blank":
            self.out.extend(self.inline.plain(BLANK, Look("Blank")))

    def _show(self, address: str, alt: str) -> None:
        placed = self.inline.document.picture(address)
        if placed:
            self.out.append(w("r", _drawing(placed, alt, self.room)))
        else:
            self.out.extend(self.inline.plain(f"[{alt}]", Look("Soft")))


def _drawing(placed: Placed, alt: str, room: Room) -> Element:
    """Return a picture in the line, as large as it is or as there is room."""
    wide, high = [side * _EMU_OF_PIXEL for side in placed[2:]]
    scale = min(1, room.width * _EMU_OF_MM / wide, room.height * _EMU_OF_MM / high)
    size = {"cx": str(round(wide * scale)), "cy": str(round(high * scale))}
    name = {"id": str(placed.number), "name": f"Picture {placed.number}"}
    shape = node(
        "pic:spPr",
        {},
        node("a:xfrm", {}, node("a:off", {"x": "0", "y": "0"}), node("a:ext", size)),
        node("a:prstGeom", {"prst": "rect"}, node("a:avLst", {})),
    )
    picture = node(
        "pic:pic",
        {},
        node("pic:nvPicPr", {}, node("pic:cNvPr", name), node("pic:cNvPicPr", {})),
        node(
            "pic:blipFill",
            {},
            node("a:blip", {"r:embed": placed.relation}),
            node("a:stretch", {}, node("a:fillRect", {})),
        ),
        shape,
    )
    inside = node("a:graphic", {}, node("a:graphicData", {"uri": _PICTURE}, picture))
    none = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
    extent, about = node("wp:extent", size), node("wp:docPr", {**name, "descr": alt})
    return node("w:drawing", {}, node("wp:inline", none, extent, about, inside))


_LOOKS: dict[str, Callable[[Look], Look]] = {
    # by the class of an element, else by its name
    "strong": lambda look: look._replace(bold=True),
    "em": lambda look: look._replace(italic=True),
    "cite": lambda look: look._replace(italic=True),
    "code": lambda look: look._replace(code=True),
    "filled": lambda look: look._replace(face="Answer"),
    "gap-hint": lambda look: look._replace(face="Soft"),
}
_MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
_EMPTY = frozenset(("br", "img"))
_MATHS = re.compile("(<math[ >].*?</math>)", re.DOTALL)
_SPACE = re.compile("[ \t\n]+")
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU_OF_MM, _EMU_OF_PIXEL = 36000, 9525
