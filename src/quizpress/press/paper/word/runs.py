"""Inline HTML as runs of a word processor: marked, linked, with pictures, blanks and maths."""

import re
from collections.abc import Callable, Iterable, Sequence
from html.parser import HTMLParser
from typing import Protocol
from xml.etree.ElementTree import Element

from quizpress.press.paper.word.design import Design, Emphasis
from quizpress.press.paper.word.direction import MARKS, framed, runs
from quizpress.press.paper.word.drawing import Placed, Room, drawing
from quizpress.press.paper.word.omml import equation
from quizpress.press.paper.word.ooxml import PLAIN, Look, line_break, node, w
from quizpress.press.paper.writer import Html

BLANK = "_" * 13
"""As many as in the style sheet; all blanks are equally long."""


class Document(Protocol):
    """What runs refer to: it takes in addresses and pictures, and returns their relations."""

    def link(self, address: str) -> str:
        """Return the relation of a link."""

    def picture(self, address: str) -> Placed | None:
        """Return a picture by its data address, or nothing where it cannot be shown."""


class Inline:
    """Turns the texts of one document into runs."""

    def __init__(self, document: Document, direction: str, design: Design) -> None:
        self.document = document
        self.direction = direction
        self.design = design
        self.mark = MARKS[direction]
        self.looks = {**_LOOKS, **_EMPHASES[design.emphasis]}

    def plain(self, text: str, look: Look = PLAIN) -> list[Element]:
        """Return a text without markup as runs."""
        return runs(text, self.direction, look)

    def framed(self, text: str, look: Look) -> list[Element]:
        """Return a text without markup in a frame."""
        return [framed(text, self.direction, look)]

    def html(
        self, html: Html, look: Look = PLAIN, width: float = 0, height: float = 0
    ) -> list[Element]:
        """Return inline HTML as runs and links; maths becomes equations.

        Pictures take the width of a question and the height of a figure at most, or those given.
        """
        if "<" not in html and "&" not in html:
            return self.plain(html, look)
        room = Room(width or self.design.body - self.design.hang, height or self.design.figure)
        # Where all letters run one way, nothing needs to be parted.
        apart = self.direction == "rtl" or not html.isascii()
        reader = _Reader(self, room, look, apart=apart)
        for place, piece in enumerate(_MATHS.split(html)):
            if place % 2:
                reader.handle_maths(piece)
            else:
                reader.feed(piece)
        reader.close()
        return reader.made

    def joined(self, texts: Iterable[Sequence[Element]], by: str = " · ") -> list[Element]:
        """Return texts with a sign between them."""
        made: list[Element] = []
        for text in texts:
            made += [*(self.plain(by) if made else []), *text]
        return made


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

    def handle_maths(self, mathml: str) -> None:
        """Take in what stands between two pieces of HTML."""
        design, right = self.inline.design, self.looks[-1].face == "Answer"
        self.out.append(equation(mathml, design.palette, design.small, right=right))

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
        change = self.inline.looks.get(kind)
        self.looks.append(change(look) if change else look)
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
            self.out.append(w("r", drawing(placed, alt, self.room)))
        else:
            self.out.extend(self.inline.plain(f"[{alt}]", Look("Soft")))


def _bold(look: Look) -> Look:
    return look._replace(bold=True)


def _italic(look: Look) -> Look:
    return look._replace(italic=True)


_LOOKS: dict[str, Callable[[Look], Look]] = {
    # by the class of an element, else by its name
    "strong": _bold,
    "code": lambda look: look._replace(code=True),
    "filled": lambda look: look._replace(face="Answer"),
    "gap-hint": lambda look: look._replace(face="Soft"),
}
_EMPHASES: dict[Emphasis, dict[str, Callable[[Look], Look]]] = {
    "italic": {"em": _italic, "cite": _italic},
    "bold": {"em": _bold},
}
_EMPTY = frozenset(("br", "img"))
_MATHS = re.compile("(<math[ >].*?</math>)", re.DOTALL)
_SPACE = re.compile("[ \t\n]+")
