"""Texts as paragraphs and tables of a word processor, in the room of where they stand."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from quizpress.press.paper.docx.columns import column_widths
from quizpress.press.paper.docx.design import BESIDE_BAR
from quizpress.press.paper.docx.lines import LineWriter, Spot, TextPlace, turn
from quizpress.press.paper.docx.ooxml import (
    BOX,
    adjust_paragraph,
    edge_line,
    paragraph,
    tab,
    twips,
    w,
)
from quizpress.press.paper.docx.tables import Cell, table
from quizpress.press.paper.text_direction import direction_of
from quizpress.press.paper.text_width import width_of_text
from quizpress.text import Block, CodeBlock, Inline, Lines, List, Table, Text, inlines_of
from quizpress.text.walk import blocks_of, split_lines


class TextWriter(LineWriter):
    """Writes whole texts of one document."""

    def write_text(
        self,
        text: Text,
        place: TextPlace,
        before: Sequence[Element] = (),
        after: Sequence[Element] = (),
    ) -> list[Element]:
        """Return a text as blocks, of which there is one for lines alone.

        What stands `before` it and `after` it is on its first and its last line, or on a line of
        its own where there is a listing, a list or a table.
        """
        inlines = inlines_of(text)
        if inlines is not None:
            return [self.write_lines(inlines, place, before, after)]
        blocks = blocks_of(text)
        made: list[Element] = []
        first, last = blocks[0], blocks[-1]
        if before and not isinstance(first, Lines):
            made.append(paragraph(place.style, *before))
        elif isinstance(first, Table):
            made.append(paragraph("Behind"))  # With another above it, it would become one.
        for block in blocks:
            leads = before if block is first else ()
            ends = after if block is last else ()
            if isinstance(block, Lines) and not made:
                made.append(self.write_lines(block.children, place, leads, ends))
            else:
                made += self._write_block(block, place, self._spot_of(place), ends)
        if after and not isinstance(last, Lines):
            made.append(self.indent_below(paragraph(place.style, *after), self._spot_of(place)))
        return made

    def write_more(
        self, text: Text, place: TextPlace, before: Sequence[Element] = ()
    ) -> list[Element]:
        """Return a text as blocks that go on below others of a place."""
        spot, made = self._spot_of(place), []
        for at, block in enumerate(blocks_of(text)):
            leads = () if at else before
            if isinstance(block, Lines):
                made.append(self.indent_below(self.write_lines(block.children, place, leads), spot))
            else:
                made += self._write_block(block, place, spot)
        return made

    def _spot_of(self, place: TextPlace) -> Spot:
        return Spot(self.styles[place.style].left)

    def _write_block(
        self, block: Block, place: TextPlace, spot: Spot, after: Sequence[Element] = ()
    ) -> list[Element]:
        match block:
            case Lines():
                made = self.write_lines(block.children, place, (), after, spot.left)
                return [self.indent_below(made, spot)]
            case CodeBlock():
                return [*self._write_listing(block, place, spot)]
            case List():
                return [*self._write_list(block, place, spot)]
            case Table():
                return [self._write_table(block, place, spot), paragraph("Behind")]

    def _write_listing(self, block: CodeBlock, place: TextPlace, spot: Spot) -> Iterator[Element]:
        """Yield a paragraph for each line, so that what is wrapped is set in."""
        own = direction_of(block.children) or "ltr"
        style, right = self.styles["Listing"], self.styles[place.style].right
        lines, leading = [*split_lines(block.children)], self.leading_at(place)
        for number, inlines in enumerate(lines, 1):
            made = paragraph("Listing", *self.write_runs(inlines, place, own))
            begin, end = spot.left + _BAR, right
            if own != self.runs.direction:
                begin, end = end + _BAR, spot.left
                turn(made, own)
            if own == "rtl":
                adjust_paragraph(
                    made, w("pBdr", edge_line("right", self.design.rule, space=BESIDE_BAR))
                )
            indents = {"left": begin + style.hang, "right": end, "hanging": style.hang}
            adjust_paragraph(
                made, w("ind", **{side: twips(wide) for side, wide in indents.items()})
            )
            around = {"before": number == 1, "after": number == len(lines)}
            spaces = {side: _AROUND for side, there in around.items() if there}
            if spaces or leading:
                adjust_paragraph(made, w("spacing", **spaces, **leading))
            yield made

    def _write_list(self, block: List, place: TextPlace, spot: Spot) -> Iterator[Element]:
        """Yield the items of a list, with a mark or a number before each."""
        bullet = _BULLETS[spot.depth % len(_BULLETS)]
        marks = [f"{item.number}." if block.numbered else bullet for item in block.items]
        widest = max([width_of_text(mark, self.design.size) for mark in marks]) * _POINT
        hang = max(widest + _BESIDE_MARK, _LEAST_HANG)
        inner = Spot(spot.left + hang, hang, spot.depth + 1)
        for mark, item in zip(marks, block.items, strict=True):
            lead = [*self.runs.write_plain(mark, place.look), tab()]
            first, rest = item.blocks[0], item.blocks[1:]
            if isinstance(first, Lines):
                made = self.write_lines(first.children, place, lead, (), inner.left)
            else:
                made, rest = paragraph(place.style, *lead), item.blocks
            yield self.indent_below(made, inner)
            for each in rest:
                yield from self._write_block(each, place, inner._replace(hang=0))

    def _write_table(self, block: Table, place: TextPlace, spot: Spot) -> Element:
        style = self.styles[place.style]
        room = (place.cell or self.design.column) - spot.left - style.right
        widths = column_widths(block.rows, max(room, 1), self.design, key=self.runs.key)
        rows = [
            [
                Cell(
                    twips(wide), [self._write_cell(inlines, place, wide, side, head=row == 0)], BOX
                )
                for inlines, wide, side in zip(cells, widths, block.alignments, strict=True)
            ]
            for row, cells in enumerate(block.rows)
        ]
        rest = twips(room - sum(widths))
        if self.runs.direction == "rtl" and rest > 0:
            # LibreOffice sets a table on the right only where it takes all the width.
            rows = [[*cells, Cell(rest, [paragraph("Cell")], ("left",))] for cells in rows]
        return table(rows, self.design.rule, twips(spot.left), headed=True)

    def _write_cell(
        self, inlines: Sequence[Inline], place: TextPlace, wide: float, side: str, *, head: bool
    ) -> Element:
        look = place.look._replace(bold=True) if head else place.look
        within = TextPlace("Cell", look, wide, place.height, alone=True)
        made = self.write_lines(inlines, within)
        if leading := self.leading_at(place):
            adjust_paragraph(made, w("spacing", **leading))
        if side:
            own = self.direction_of(inlines)
            # What a paragraph from right to left calls left is its right.
            adjust_paragraph(made, w("jc", val=_MIRRORED[side] if own == "rtl" else side))
        return made


_BULLETS = ("•", "\u2013")
_POINT = 25.4 / 72
_AROUND = 60
"""Twips around a listing."""
_LEAST_HANG, _BESIDE_MARK, _BAR = 4.5, 2, 3
"""Millimetres: what an item stands behind its mark at least, and a listing behind its text."""
_MIRRORED = {"left": "right", "right": "left", "center": "center"}
