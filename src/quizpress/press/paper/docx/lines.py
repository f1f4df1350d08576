"""Lines of a text as a paragraph of a word processor, in their own direction and their room."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from quizpress.model import Picture
from quizpress.press.paper.docx.design import Style
from quizpress.press.paper.docx.drawing import PictureRoom
from quizpress.press.paper.docx.ooxml import (
    PLAIN,
    RunLook,
    adjust_paragraph,
    line_break,
    paragraph,
    twips,
    w,
)
from quizpress.press.paper.docx.runs import RunWriter
from quizpress.press.paper.text_direction import direction_of
from quizpress.text import Image, Inline, Text, Words, inlines_of
from quizpress.text.plain import plain_text


class TextPlace(NamedTuple):
    """Where a text stands: the style of its paragraphs, and the look of its characters.

    `cell` is how wide the cell is that it stands in, 0 where that is the page, `height` the most
    that its pictures take, and `picture` how wide they are, 0 for as they are, in millimetres. A
    text that is not `alone` stands under or beside a number or a box, and begins on the side where
    those do.
    """

    style: str
    look: RunLook = PLAIN
    cell: float = 0
    height: float = 0
    alone: bool = False
    picture: float = 0


class Spot(NamedTuple):
    """Where a block stands in its place: its indents in millimetres, and how deep in lists."""

    left: float
    hang: float = 0
    depth: int = 0


class LineWriter:
    """Writes lines of texts of one document; `styles` are those of its paragraphs, by their ids."""

    def __init__(self, runs: RunWriter, styles: Mapping[str, Style]) -> None:
        self.runs = runs
        self.design = runs.design
        self.styles = styles

    def write_line(self, text: Text, place: TextPlace) -> list[Element]:
        """Return a text as runs, to stand in one line with others."""
        inlines = inlines_of(text)
        if inlines is None:
            inlines = (Words(plain_text(text), 0),)
        own = self.direction_of(inlines)
        return self.runs.set_in(self.write_runs(inlines, place, own), own)

    def direction_of(self, inlines: Sequence[Inline]) -> str:
        """Return the direction of inlines, which is that of the sheet where no letter tells it."""
        return direction_of(inlines) or self.runs.direction

    def write_runs(
        self, inlines: Sequence[Inline], place: TextPlace, own: str, less: float = 0
    ) -> list[Element]:
        """Return inlines with pictures no wider than their place, which may be `less` wide."""
        style = self.styles[place.style]
        wide = (place.cell or self.design.column) - max(style.left, less) - style.right
        room = PictureRoom(max(wide - _SPARE, 1), place.height or self.design.figure, place.picture)
        return self.runs.write_inlines(inlines, place.look, room, own)

    def write_lines(
        self,
        inlines: Sequence[Inline],
        place: TextPlace,
        before: Sequence[Element] = (),
        after: Sequence[Element] = (),
        left: float = 0,
    ) -> Element:
        """Return lines as a paragraph, in their own direction, with what stands beside them."""
        own = self.direction_of(inlines)
        content = self.write_runs(inlines, place, own, left)
        if content and after and after[0].find("w:tab") is not None and _is_wide(content[-1]):
            after = [line_break(), *after]  # The tab would fit on the line, what it moves not.
        if own == self.runs.direction:
            return paragraph(place.style, *before, *content, *after)
        if before or after:
            return paragraph(place.style, *before, *self.runs.set_in(content, own), *after)
        made = paragraph(place.style, *content)
        turn(made, own)
        if not place.alone:
            style = self.styles[place.style]
            sides = w("ind", left=twips(style.right), right=twips(left or style.left), hanging=0)
            # In a paragraph against the sheet the right is where its lines end.
            adjust_paragraph(made, sides, w("jc", val="right"))
        return made

    def write_picture(
        self, picture: Picture, place: TextPlace, after: Sequence[Element] = ()
    ) -> Element:
        """Return a picture as a paragraph, as wide as is asked for, with what stands behind it."""
        image = Image(picture.file, picture.alt, (0, 0), 0, 0)
        return self.write_lines((image,), place._replace(picture=picture.width), (), after)

    def indent_below(self, block: Element, spot: Spot) -> Element:
        """Set a paragraph below others of its text."""
        adjust_paragraph(block, w("spacing", before=_BELOW))
        if next(block.iter("w:jc"), None) is None:  # It has indents of its own already.
            adjust_paragraph(block, w("ind", left=twips(spot.left), hanging=twips(spot.hang)))
        return block

    def leading_at(self, place: TextPlace) -> dict[str, str | int]:
        """Return how high lines are where they are so for a hand to write in them."""
        leading = self.styles[place.style].leading
        return {"line": round(leading * 240), "lineRule": "auto"} if leading > 1 else {}


def turn(block: Element, own: str) -> None:
    """Give a paragraph another direction than that of the sheet."""
    adjust_paragraph(block, w("bidi") if own == "rtl" else w("bidi", val=0))


def _is_wide(element: Element) -> bool:
    """Say whether an element is a picture that leaves little room beside it."""
    return any(int(each.get("cx", 0)) > _WIDE for each in element.iter("wp:extent"))


_WIDE = 100 * 36000
"""EMU from which on a picture is wide."""
_BELOW = 40
"""Twips between the blocks of a text."""
_SPARE = 0.5
"""Millimetres that lines have to spare, as programs round otherwise."""
