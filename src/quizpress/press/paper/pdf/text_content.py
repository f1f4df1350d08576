"""Texts as content of a PDF: lists that `templates/typst/texts.typ` writes, none of it parsed.

A text is a string where it is one line of words, else a list of blocks:

    ["lines", DIRECTION, INLINES]
    ["listing", DIRECTION, [INLINES of a line, …]]
    ["list", NUMBERED, [[NUMBER, BLOCKS], …]]
    ["table", [ALIGNMENT, …], [[[DIRECTION, INLINES] of a cell, …] of a row, …]]

DIRECTION is `ltr` or `rtl`, empty where no letter tells it. An inline is a string of words, or:

    ["strong", INLINES]            ["link", ADDRESS, TITLE, INLINES]
    ["emphasis", INLINES]          ["picture", PATH or "", ALT, WIDTH, HEIGHT, ROOM, WIDE]
    ["code", INLINES]              ["maths", FORMULA, ALT]
    ["break"]                      ["blank"]
    ["word", WORDS]                ["filled", INLINES]
    ["hint", INLINES]

A picture is WIDE millimetres, or as it is for 0. A "word" is wider than its column, and may be
broken anywhere.
"""

import re
from collections.abc import Callable, Sequence

from quizpress.model import Picture
from quizpress.press.paper.keep_together import keep_inlines_together
from quizpress.press.paper.page_writer import APART, TAB, Hides, keep_spaces
from quizpress.press.paper.pdf.content import Content
from quizpress.press.paper.pdf.formula_content import make_formula
from quizpress.press.paper.pictures.deck_pictures import PlacedFile
from quizpress.press.paper.text_direction import direction_of, first_strong
from quizpress.press.paper.text_width import width_of_text
from quizpress.text import (
    Block,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Gap,
    Image,
    Inline,
    Lines,
    Link,
    List,
    Maths,
    Strong,
    Table,
    Text,
    Words,
)
from quizpress.text.walk import split_lines

_LONG, _ANY = re.compile(r"\S{12,}"), re.compile(r"\S+")
_NARROW = 12
"""Em of a column in which shorter words may be too wide, too."""


class TextContent:
    """Makes content of the texts of one document.

    `hides` says which gaps are blanks; `place_picture` gives a picture's file in the compiler's
    folder. Formulas with smaller parts are `larger` than text by that factor.
    """

    def __init__(
        self, hides: Hides, place_picture: Callable[[str], PlacedFile], larger: float = 1
    ) -> None:
        self.hides = hides
        self.larger = larger
        self.place_picture = place_picture

    def write_text(self, text: Text, room: float = 36) -> Content:
        """Return a text for a column of so many em, at the least that it may have."""
        if not text:
            return ""
        if not text.blocks:
            words = self._write_words(text.source, room, begins=True)
            own = "" if text.source.isascii() else first_strong(text.source)
            only = words[0] if len(words) == 1 else None
            return only if isinstance(only, str) and not own else [["lines", own, words]]
        return [self._write_block(block, room) for block in text.blocks]

    def write_picture(self, image: Image | Picture, room: float = 36) -> Content:
        """Return a picture for a column of so many em."""
        path, width, height = self.place_picture(image.file)
        wide = image.width if isinstance(image, Picture) else 0
        return ["picture", path, image.alt, width, height, room, wide]

    def _write_block(self, block: Block, room: float) -> Content:
        match block:
            case Lines():
                inlines = self._write_inlines(block.children, room)
                return ["lines", direction_of(block.children), inlines]
            case CodeBlock():
                own = direction_of(block.children) or "ltr"
                lines = [self._write_code(line, room) for line in split_lines(block.children)]
                return ["listing", own, lines]
            case List():
                items: list[Content] = []
                for item in block.items:
                    inside: list[Content] = [self._write_block(b, room - 2) for b in item.blocks]
                    items.append([item.number, inside])
                return ["list", block.numbered, items]
            case Table():
                return self._write_table(block, room)

    def _write_table(self, table: Table, room: float) -> Content:
        each = max(room / len(table.alignments) - 2, 2)
        rows: list[Content] = []
        for row in table.rows:
            cells: list[Content] = [
                [direction_of(cell), self._write_inlines(cell, each)] for cell in row
            ]
            rows.append(cells)
        return ["table", [*table.alignments], rows]

    def _write_inlines(self, nodes: Sequence[Inline], room: float) -> list[Content]:
        made: list[Content] = []
        begins = True
        for node in nodes:
            if isinstance(node, Gap) and made and made[-1] == ["blank"]:
                made.append(APART)  # Two blanks side by side have a gap between them that is seen.
            made += self._write_inline(node, room, begins=begins)
            begins = isinstance(node, Break)
        return made

    def _write_inline(self, node: Inline, room: float, *, begins: bool) -> list[Content]:
        match node:
            case Words():
                return self._write_words(node.text, room, begins=begins)
            case Strong():
                return [["strong", self._write_inlines(node.children, room)]]
            case Emphasis():
                return [["emphasis", self._write_inlines(node.children, room)]]
            case Code():
                return [["code", self._write_code(node.children, room)]]
            case Break():
                return [["break"]]
            case Link():
                inside = self._write_inlines(node.children, room)
                return [["link", node.address, node.title, inside]]
            case Image():
                return [self.write_picture(node, room)]
            case Maths():
                return [make_formula(node, self.hides, room, self.larger)]
            case Gap():
                return self._write_gap(node, self._write_inlines(node.children, room), room)

    def _write_gap(self, gap: Gap, inside: list[Content], room: float) -> list[Content]:
        hidden = self.hides(gap)
        if hidden is None:
            return inside
        if not hidden:
            return [["filled", inside]]
        kept = keep_inlines_together(gap.hint)
        return [["blank"], *([["hint", self._write_inlines(kept, room)]] if kept else [])]

    def _write_code(self, nodes: Sequence[Inline], room: float) -> list[Content]:
        """Return what stands in code, every space of it kept."""
        made: list[Content] = []
        for node in nodes:
            match node:
                case Words():
                    made += split_long_words(_SPACE.sub("\u00a0", node.text.expandtabs(TAB)), room)
                case Gap():
                    made += self._write_gap(node, self._write_code(node.children, room), room)
                case _:
                    made += self._write_inline(node, room, begins=False)
        return made

    @staticmethod
    def _write_words(text: str, room: float, *, begins: bool) -> list[Content]:
        return split_long_words(keep_spaces(text, begins=begins), room)


_SPACE = re.compile("(?<= ) |^ ")
"""A space that is not alone, or begins a line."""


def split_long_words(text: str, room: float) -> list[Content]:
    """Return words as one string, with those apart that are wider than a column of so many em."""
    made: list[Content] = []
    begun = 0
    for word in (_ANY if room < _NARROW else _LONG).finditer(text):
        if width_of_text(word[0]) > room:
            made += [*filter(None, [text[begun : word.start()]]), ["word", word[0]]]
            begun = word.end()
    return [*made, text[begun:]] if begun < len(text) else made
