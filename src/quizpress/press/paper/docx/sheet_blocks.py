"""A sheet as the paragraphs and tables of a word processor, in the order of the HTML sheet."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from quizpress.press.paper.docx.lines import TextPlace
from quizpress.press.paper.docx.ooxml import (
    RunLook,
    begin_page,
    counted_number,
    keep_with_next,
    paragraph,
    section_end,
    tab,
    twips,
)
from quizpress.press.paper.docx.question_blocks import QuestionBlocks, without_breaks
from quizpress.press.paper.docx.tables import Cell, table
from quizpress.press.paper.docx.texts import TextWriter
from quizpress.press.paper.question import NO_BREAK_HYPHEN
from quizpress.press.paper.sheet import PrintedArticle, Sheet, SheetSection, Topic
from quizpress.text import Text

_LOGO, _ASKED_LOGO = 16, 60
"""Millimetres that a logo is high at most, and one of a width that is asked for."""
_SAID, _SOFT = RunLook("Said"), RunLook("Soft")
_TITLE = TextPlace("Title", alone=True)
_ALONE = TextPlace("Instructions", alone=True)


class SheetBlocks:
    """Makes the blocks of one sheet."""

    def __init__(self, sheet: Sheet, texts: TextWriter) -> None:
        self.sheet = sheet
        self.texts = texts
        self.runs = texts.runs
        self.design = texts.design
        self.questions = QuestionBlocks(sheet, texts)
        self.labels: Any = sheet.labels
        self.key = sheet.key

    def write_sheet(self) -> Iterator[Element]:
        """Yield all blocks of the sheet."""
        yield from self._write_head()
        yield from self._write_passage(self.sheet.passage)
        if self.design.across > 1:
            yield section_end(1, 0)
        for nth, section in enumerate(self.sheet.sections):
            blocks = [*self._write_section(section)]
            if section.new_page:
                begin_page(blocks)
                # Columns are made equally long before what ends them alone; a table at their end is
                # torn from its question by LibreOffice.
                if nth and self.design.across > 1:
                    yield paragraph("Rest")
                    yield section_end(self.design.across, self.design.gutter)
            yield from blocks
        # A document that ends with a table gets a paragraph from Word, which can take a page.
        yield paragraph("Rest")

    def write_foot(self) -> Element:
        """Return what stands at the foot of each page."""
        plain = self.runs.write_plain
        running = self.runs.join_with(map(plain, self.sheet.foot))
        pages = [counted_number("PAGE"), *plain("\u00a0/\u00a0"), counted_number("NUMPAGES")]
        return paragraph("Footer", *running, tab(), *pages)

    def _write_letterhead(self) -> Iterator[Element]:
        logo, plain = self.sheet.settings.logo, self.runs.write_plain
        words = self.runs.join_with(map(plain, self.sheet.settings.letterhead))
        if logo:
            height = _ASKED_LOGO if logo.width else _LOGO
            place = TextPlace("Letterhead", height=height, alone=True)
            yield self.texts.write_picture(logo, place, [*plain("\u2003"), *words])
        elif words:
            yield paragraph("Letterhead", *words)

    def _write_head(self) -> Iterator[Element]:
        yield from self._write_letterhead()
        sheet, labels, plain = self.sheet, self.labels, self.runs.write_plain
        stamp = [*self.runs.write_framed(labels["key"], RunLook("Stamp")), *plain("\u2002")]
        titled = Text(sheet.title, 0, 0)
        yield from self.texts.write_text(titled, _TITLE, stamp if self.key else ())
        yield paragraph("Subtitle", *self.runs.join_with(self._say_about()))
        if self.key:
            yield from self._write_glance()
        elif self.design.ask:
            yield from self._write_names()
        if sheet.instructions:
            yield from self.texts.write_text(sheet.instructions, _ALONE)

    def _say_about(self) -> Iterator[list[Element]]:
        """Yield what the sheet is about, how long it is, and its form."""
        named = self._name_topic(self.sheet.source)
        yield from [named] if named else []
        yield from map(self.runs.write_plain, self.sheet.counts)
        if self.sheet.form_id:
            yield self.runs.write_plain(f"{self.labels['form']}\u00a0{self.sheet.form_id}")

    def _name_topic(self, topic: Topic) -> list[Element]:
        """Return the title of an article, who published it and when, as far as that is known."""
        title, publisher, day = topic
        plain = TextPlace("Subtitle")
        cited = TextPlace("Subtitle", RunLook(italic=self.design.emphasis == "italic"))
        source = [
            self.texts.write_line(title, cited) if title else [],
            self._part_directions(self.texts.write_line(publisher, plain)) if publisher else [],
            self._part_directions(self.runs.write_plain(day)) if day else [],
        ]
        return self.runs.join_with([part for part in source if part], self.labels["comma"])

    def _part_directions(self, content: list[Element]) -> list[Element]:
        """Part what is written on its own from what stands beside it, by a character unseen."""
        if self.sheet.direction == "ltr" and all("".join(e.itertext()).isascii() for e in content):
            return content  # Where all letters run one way, nothing needs to be parted.
        return [
            *self.runs.write_plain(self.runs.mark),
            *content,
            *self.runs.write_plain(self.runs.mark),
        ]

    def _write_passage(self, passage: PrintedArticle) -> Iterator[Element]:
        """Yield a text to read, its paragraphs numbered."""
        plain = self.runs.write_plain
        if passage.paragraphs and passage.title:
            yield from self.texts.write_text(passage.title, _ALONE._replace(style="Reading"))
        for number, text in enumerate(passage.paragraphs, 1):
            yield paragraph("Passage", *plain(str(number), _SOFT), tab(), *plain(text))

    def _write_glance(self) -> Iterator[Element]:
        if not self.sheet.glance:
            return
        shown: list[Element] = []
        mark = self.runs.mark if self.sheet.direction == "rtl" else ""
        for number, right in self.sheet.glance:
            # Otherwise numbers that are joined would be one that runs from the left.
            answer = right.replace(NO_BREAK_HYPHEN, f"{NO_BREAK_HYPHEN}{mark}")
            shown += self.runs.write_plain(number)
            shown += self.runs.write_plain(without_breaks(f"\u00a0{mark}{answer}{mark}"), _SAID)
            shown += self.runs.write_plain("\u2003 ")
        yield paragraph("Glance", *shown)

    def _write_names(self) -> Iterator[Element]:
        """Yield the lines of name, class, date and score, and what else is said of a student."""
        gap = twips(self.design.name_gap)
        rows = [
            [
                cell
                for name, share in row
                for cell in (Cell(gap, [paragraph("Label")]), self._write_name_line(name, share))
            ][1:]
            for row in self.design.name_rows
        ]
        yield table(rows, self.design.rule, height=twips(self.design.name_row))
        details = self.sheet.student.details if self.sheet.student else ()
        if details:
            yield paragraph("Label", *self.runs.join_with(map(self._write_detail, details)))

    def _write_detail(self, detail: tuple[str, str]) -> list[Element]:
        column, value = detail
        shown = self.runs.write_plain(value, RunLook(bold=True))
        return [
            *self._part_directions(self.runs.write_plain(column)),
            *self.runs.write_plain(" "),
            *self._part_directions(shown),
        ]

    def _write_name_line(self, name: str, share: float) -> Cell:
        """Return a line to write on; the most that can be scored stands at its end."""
        if not name:
            return Cell(twips(self.design.name_width(share)), [paragraph("Label")])
        most = self.sheet.most if name == "score" else ""
        total = (
            [tab(), *self.runs.write_plain(f"/\u00a0{most}", RunLook(bold=True))] if most else []
        )
        known = self.sheet.given.get(name, "")
        shown = self.runs.write_plain(known, RunLook(bold=True)) if known else []
        gap = self.runs.write_plain("\u2002") if known else []
        label = paragraph(
            "Label",
            *self.runs.write_plain(self.labels[name]),
            *gap,
            *self._part_directions(shown),
            *total,
        )
        return Cell(twips(self.design.name_width(share)), [label], ("bottom",), "bottom")

    def _write_section(self, section: SheetSection) -> Iterator[Element]:
        yield from self._write_passage(section.passage)
        head = [*self._open_section(section)]
        for block in head:
            keep_with_next(block)
        yield from head
        for question in section.questions:
            yield from self.questions.write_question(question)

    def _open_section(self, section: SheetSection) -> Iterator[Element]:
        if section.title:
            worth = [tab(), *self.runs.write_plain(without_breaks(section.points), _SOFT)]
            shown = worth if section.points else []
            place = _ALONE._replace(style="Heading1")
            yield from self.texts.write_text(section.title, place, (), shown)
        if topic := self._name_topic(section.source):
            yield paragraph("Topic", *topic)
        if section.instructions:
            yield from self.texts.write_text(section.instructions, _ALONE)
        if section.bank:
            yield from self.questions.write_bank("Bank", section.bank)
