"""What the texts of a part take: its tree measured once, for columns of any width."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from quizpress.press.paper.character_widths import BOLD_WIDTHS, CODE_WIDTHS, WIDTHS
from quizpress.press.paper.flashcards.block_height import (
    Listing,
    Measured,
    MeasuredItem,
    MeasuredList,
    MeasuredTable,
    Paragraph,
)
from quizpress.press.paper.flashcards.formula import measure_formula
from quizpress.press.paper.keep_together import DOT
from quizpress.press.paper.page_writer import PageWriter, keep_spaces
from quizpress.press.paper.text_width import BOX, Line
from quizpress.text import (
    Block,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Gap,
    Image,
    Inline,
    Item,
    Lines,
    Link,
    List,
    Maths,
    Strong,
    Table,
    Text,
    Words,
)
from quizpress.text.walk import blocks_of

BLANK = 7
"""Underscores that make a blank, each as wide as an n at most."""
Widths = Mapping[str, int]
"""Thousandths of an em of each character, in the typeface of a stretch of text."""


def measure_texts(
    texts: Sequence[Text], writer: PageWriter, *, lead: str = "", bolder: bool = True
) -> tuple[Measured, ...]:
    """Return what texts take that stand after each other, with words before them.

    The writer is the one that writes them: it knows which gaps are hidden. What is in bold is
    wider only where it is `bolder` than the text around it.
    """
    if len(texts) == 1 and not texts[0].blocks and not lead:
        return (Paragraph((Line(keep_spaces(texts[0].source, begins=True)),)),)
    flow = _Flow(writer, bolder=bolder)
    flow.add_words(lead, flow.strong)
    for place, text in enumerate(texts):
        if place:
            flow.add_words(DOT, WIDTHS)
        flow.add_text(text)
    return flow.end_blocks()


class _Flow:
    """Measures nodes in the order in which they stand, with the spaces that are written."""

    def __init__(self, writer: PageWriter, *, bolder: bool) -> None:
        self.writer = writer
        self.strong = BOLD_WIDTHS if bolder else WIDTHS
        self.blocks: list[Measured] = []
        self._begin_paragraph()

    def _begin_paragraph(self) -> None:
        self.lines: list[Line] = []
        self.text: list[str] = []
        self.widths: list[int] = []
        self.ended = True  # A line that was ended by a picture, and not by its author.
        self.pictures = 0
        self.blank_before = False
        self.widest = self.rise = self.rises = 0.0

    def add_words(self, text: str, widths: Widths) -> None:
        """Add characters to the line, at whose start only code shows a space."""
        if not self.text and text[:1] == " " and widths is not CODE_WIDTHS:
            text = text.lstrip(" ")
        if text:
            self.text.append(text)
            self.widths.extend(map(widths.__getitem__, text))
            self.ended = self.blank_before = False

    def add_text(self, text: Text) -> None:
        """Add a text; its lines go on with the line before, its other blocks do not."""
        blocks = blocks_of(text)
        if len(blocks) == 1 and isinstance(blocks[0], Lines):
            self.add_inlines(blocks[0].children, WIDTHS)
            return
        for block in blocks:
            self.end_blocks()
            self.blocks.append(self._measure_block(block))

    def end_blocks(self) -> tuple[Measured, ...]:
        """End the paragraph, if one was begun, and return all blocks up to here."""
        if self.text or self.lines:
            self.blocks.append(self.end_paragraph())
        return tuple(self.blocks)

    def end_paragraph(self) -> Paragraph:
        """Return the lines so far as a paragraph, which has one at least, and begin another."""
        self._end_line()
        made = Paragraph(tuple(self.lines), self.pictures, self.widest, self.rise, self.rises)
        self._begin_paragraph()
        return made

    def _end_line(self) -> None:
        if self.text or not self.ended or not self.lines:
            self.lines.append(Line("".join(self.text), self.widths))
        self.text, self.widths = [], []

    def add_inlines(self, nodes: Sequence[Inline], widths: Widths) -> None:
        """Add inlines whose words are as wide as is said; in code every space is seen."""
        words, begins = "", True
        for node in nodes:
            if isinstance(node, Words) and widths is not CODE_WIDTHS:
                words += node.text
                continue
            self.add_words(keep_spaces(words, begins=begins), widths)
            words, begins = "", isinstance(node, Break)
            self._add_mark(node, widths)
        self.add_words(keep_spaces(words, begins=begins), widths)

    def _add_mark(self, node: Inline, widths: Widths) -> None:
        match node:
            case Strong():
                self.add_inlines(node.children, self.strong if widths is WIDTHS else widths)
            case Emphasis() | Link():
                self.add_inlines(node.children, widths)
            case Code():
                self.add_inlines(node.children, CODE_WIDTHS)
            case Break():
                self._end_line()
                self.ended = self.blank_before = False
            case Maths():
                self._add_formula(node)
            case Gap():
                self._add_gap(node, widths)
            case Image():
                self._add_picture()
            case Words():
                self.add_words(keep_spaces(node.text, begins=False), widths)

    def _add_gap(self, gap: Gap, widths: Widths) -> None:
        hidden = self.writer.hides(gap)
        if not hidden:
            bold = self.strong if hidden is False and widths is WIDTHS else widths
            self.add_inlines(gap.children, bold)
            return
        if self.blank_before:
            self.add_words("\u2002", WIDTHS)
        self._add_box(BLANK * WIDTHS["n"] / 1000)
        self.blank_before = True
        if gap.hint:
            self.add_words(" (", widths)
            self.add_inlines(gap.hint, widths)
            self.add_words(")", widths)

    def _add_box(self, wide: float) -> None:
        """Add what is no text, and breaks nowhere."""
        self.add_words(BOX, {BOX: ceil(wide * 1000)})
        self.widest = max(self.widest, wide)

    def _add_formula(self, maths: Maths) -> None:
        made = measure_formula(self.writer.write_maths(maths))
        if made.typed:
            self.add_words(made.typed, CODE_WIDTHS)
            return
        self._add_box(made.wide)
        self.rise = max(self.rise, made.rise)
        self.rises += made.rise

    def _add_picture(self) -> None:
        if "".join(self.text).strip(" "):
            self._end_line()
        self.text, self.widths = [BOX], [0]
        self._end_line()
        self.pictures += 1
        self.ended = True

    def _measure_block(self, block: Block) -> Measured:
        match block:
            case Lines():
                return self._measure_lines(block.children, WIDTHS)
            case CodeBlock():
                self.add_inlines(block.children, CODE_WIDTHS)
                made = self.end_paragraph()
                return Listing(made.lines, made.widest)
            case List():
                return MeasuredList(tuple(self._measure_items(block.items)), block.numbered)
            case Table():
                head, *rows = block.rows
                cells = [[self._measure_lines(cell, self.strong) for cell in head]]
                cells += [[self._measure_lines(cell, WIDTHS) for cell in row] for row in rows]
                return MeasuredTable(tuple(map(tuple, cells)))

    def _measure_lines(self, nodes: Sequence[Inline], widths: Widths) -> Paragraph:
        self.add_inlines(nodes, widths)
        return self.end_paragraph()

    def _measure_items(self, items: Sequence[Item]) -> Iterator[MeasuredItem]:
        apart, expected = False, 1
        for item in items:
            apart = apart or item.number != expected
            expected = item.number + 1
            number = sum(map(WIDTHS.__getitem__, f"{item.number}.")) / 1000
            yield number, apart, tuple([self._measure_block(block) for block in item.blocks])
