"""Inlines as runs of a word processor: marked, linked, with pictures, blanks and maths."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from quizpress.press.paper.docx.design import Design
from quizpress.press.paper.docx.direction import (
    MARKS,
    embed_runs,
    framed_run,
    write_runs_of,
)
from quizpress.press.paper.docx.drawing import PictureRoom, picture_in_line
from quizpress.press.paper.docx.omml import equation
from quizpress.press.paper.docx.ooxml import PLAIN, RunLook, line_break, node, w
from quizpress.press.paper.docx.relations import Relations
from quizpress.press.paper.keep_together import DOT, keep_inlines_together
from quizpress.press.paper.page_writer import APART, BLANK, TAB
from quizpress.press.paper.text_direction import first_strong
from quizpress.text import (
    Break,
    Code,
    Emphasis,
    Gap,
    Image,
    Inline,
    Link,
    Maths,
    Strong,
    Words,
)
from quizpress.text.maths import blank_gap, convert_latex, filled_gap, latex_with

_SOFT = RunLook("Soft")


class RunWriter:
    """Writes what stands in lines of one document; gaps are blank unless it is a key."""

    def __init__(self, relations: Relations, direction: str, design: Design, *, key: bool) -> None:
        self.relations = relations
        self.direction = direction
        self.design = design
        self.key = key
        self.mark = MARKS[direction]

    def write_plain(self, text: str, look: RunLook = PLAIN) -> list[Element]:
        """Return a text without markup as runs; one against the sheet keeps its own direction."""
        if text.isascii() and self.direction == "ltr":
            return write_runs_of(text, "ltr", look)
        own = first_strong(text) or self.direction
        return self.set_in(write_runs_of(text, own, look), own)

    def write_framed(self, text: str, look: RunLook) -> list[Element]:
        """Return a text without markup in a frame."""
        return [framed_run(text, self.direction, look)]

    def set_in(self, content: Sequence[Element], own: str) -> list[Element]:
        """Return runs of a direction for a paragraph that has the sheet's."""
        return [*content] if own == self.direction else embed_runs(content, own)

    def write_inlines(
        self, nodes: Sequence[Inline], look: RunLook, room: PictureRoom, direction: str
    ) -> list[Element]:
        """Return inlines as runs and links for text of a direction; maths becomes equations."""
        line = _InlineWalk(self, room, direction)
        line.write(nodes, look)
        return line.made

    def join_with(self, texts: Iterable[Sequence[Element]], by: str = DOT) -> list[Element]:
        """Return texts with a separator between them."""
        made: list[Element] = []
        for text in texts:
            made += [*(self.write_plain(by) if made else []), *text]
        return made


class _InlineWalk:
    """Walks inlines; `out` is where runs go, which is inside a link or beside it."""

    def __init__(self, writer: RunWriter, room: PictureRoom, direction: str) -> None:
        self.writer = writer
        self.room = room
        self.direction = direction
        self.made: list[Element] = []
        self.out: list[Element] | Element = self.made
        self.begins = True
        self.after_blank = False

    def write(self, nodes: Sequence[Inline], look: RunLook) -> None:
        """Add inlines that have a look around them."""
        words = ""
        for inline in nodes:
            if type(inline) is Words:
                words += inline.text
                continue
            self._write_words(words, look)
            words = ""
            self._write_inline(inline, look)
        self._write_words(words, look)

    def _write_inline(self, inline: Inline, look: RunLook) -> None:
        match inline:
            case Words():
                self._write_words(inline.text, look)
            case Break():
                self._put_elements(line_break())
                self.begins = True
            case Strong():
                self.write(inline.children, look._replace(bold=True))
            case Emphasis():
                slanted = self.writer.design.emphasis == "italic"
                emphasis = look._replace(italic=True) if slanted else look._replace(bold=True)
                self.write(inline.children, emphasis)
            case Code():
                self.write(inline.children, look._replace(code=True))
            case Link():
                self._write_link(inline, look)
            case Image():
                self._write_image(inline)
            case Maths():
                self._write_maths(inline, look)
            case Gap():
                self._write_gap(inline, look)

    def _write_words(self, text: str, look: RunLook) -> None:
        """Add characters; a tab that begins a line goes to the next stop."""
        if not text:
            return
        if "\t" in text:
            words = text.lstrip(" \t") if self.begins else text
            indent = text[: len(text) - len(words)].expandtabs(TAB)
            text = indent + words.replace("\t", " " * TAB)
        self._put_elements(*write_runs_of(text, self.direction, look))

    def _put_elements(self, *made: Element) -> None:
        self.out.extend(made)
        self.begins = self.after_blank = False

    def _write_link(self, link: Link, look: RunLook) -> None:
        title = {"w:tooltip": link.title} if link.title else {}
        made = node(
            "w:hyperlink", {"r:id": self.writer.relations.relation_of_link(link.address), **title}
        )
        outer, self.out = self.out, made
        self.write(link.children, look if look.face else look._replace(face="Hyperlink"))
        self.out = outer
        self.out.append(made)

    def _write_image(self, image: Image) -> None:
        placed = self.writer.relations.place_picture(image.file)
        if placed:
            self._put_elements(w("r", picture_in_line(placed, image.alt, self.room)))
        else:
            self._put_elements(*write_runs_of(f"[{image.alt}]", self.direction, _SOFT))

    def _write_maths(self, maths: Maths, look: RunLook) -> None:
        """Add an equation, or a formula as typed where it cannot be read."""
        latex = latex_with(maths, filled_gap if self.writer.key else blank_gap)
        made = convert_latex(latex).html
        if made.startswith("<math"):
            design, right = self.writer.design, look.face == "Answer"
            gaps = any(isinstance(piece, Gap) for piece in maths.children)
            made_of = equation(made, design.palette, design.maths, right=right, gaps=gaps)
            self._put_elements(made_of)
        else:
            typed = look._replace(code=True)
            self._put_elements(*write_runs_of(f"\\({latex}\\)", self.direction, typed))

    def _write_gap(self, gap: Gap, look: RunLook) -> None:
        """Add a blank and its hint, or what is hidden."""
        if self.writer.key:
            self.write(gap.children, look._replace(face="Answer"))
            return
        if self.after_blank:
            self._put_elements(*write_runs_of(APART, self.direction))
        self._put_elements(*write_runs_of(BLANK, self.direction, RunLook("Blank")))
        if gap.hint:
            self._put_elements(*write_runs_of(" (", self.direction, _SOFT))
            self.write(keep_inlines_together(gap.hint), _SOFT)
            self._put_elements(*write_runs_of(")", self.direction, _SOFT))
        self.after_blank = not gap.hint
