"""A sheet as the paragraphs and tables of a word processor, in the order of the HTML sheet."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from quizpress.press.paper.sheet import Section, Sheet
from quizpress.press.paper.word.asked import Questions, unbroken
from quizpress.press.paper.word.ooxml import Look, field, keep, paragraph, tab, twips
from quizpress.press.paper.word.runs import Inline
from quizpress.press.paper.word.tables import Cell, table

_SAID, _SOFT = Look("Said"), Look("Soft")
_MOST_AT_A_GLANCE = 999


class Blocks:
    """Makes the blocks of one sheet."""

    def __init__(self, sheet: Sheet, inline: Inline) -> None:
        self.sheet = sheet
        self.inline = inline
        self.design = inline.design
        self.questions = Questions(sheet, inline)
        self.labels: Any = sheet.labels
        self.key = sheet.kind == "key"

    def all(self) -> Iterator[Element]:
        """Yield all blocks of the sheet."""
        yield from self._head()
        yield from self._passage()
        for section in self.sheet.sections:
            yield from self._section(section)
        # A document that ends with a table gets a paragraph from Word, which can take a page.
        yield paragraph("Rest")

    def foot(self) -> Element:
        """Return what stands at the foot of each page."""
        plain = self.inline.plain
        kind = [self.labels["key"]] if self.key else []
        form = f"{self.labels['form']} {self.sheet.form.name}"
        running = plain(" · ".join([self.sheet.title, *kind, form]))
        pages = [field("PAGE"), *plain("\u00a0/\u00a0"), field("NUMPAGES")]
        return paragraph("Footer", *running, tab(), *pages)

    def _head(self) -> Iterator[Element]:
        sheet, labels, plain = self.sheet, self.labels, self.inline.plain
        stamp = [*self.inline.framed(labels["key"], Look("Stamp")), *plain("\u2002")]
        yield paragraph("Title", *(stamp if self.key else []), *plain(sheet.title))
        form = plain(f"{labels['form']}\u00a0{sheet.form.name}")
        facts = self.inline.joined([*map(self.inline.html, sheet.facts), form])
        yield paragraph("Subtitle", *facts)
        yield from self._glance() if self.key else [self._names()]
        if sheet.instructions:
            yield paragraph("Instructions", *self.inline.html(sheet.instructions))

    def _passage(self) -> Iterator[Element]:
        """Yield the text to read, its paragraphs numbered."""
        plain = self.inline.plain
        if self.sheet.passage and self.sheet.reading:
            yield paragraph("Reading", *self.inline.html(self.sheet.reading))
        for place, text in enumerate(self.sheet.passage, 1):
            yield paragraph("Passage", *plain(str(place), _SOFT), tab(), *plain(text))

    def _glance(self) -> Iterator[Element]:
        questions = [q for section in self.sheet.sections for q in section.questions if q.glance]
        if not questions or self.sheet.total > _MOST_AT_A_GLANCE:
            return
        shown: list[Element] = []
        mark = self.inline.mark if self.sheet.direction == "rtl" else ""
        for question in questions:
            # A space that does not break would join numbers to one that runs from the left.
            glance = question.glance.replace(" ", f" {mark}")
            shown += self.inline.plain(str(question.number))
            shown += self.inline.plain(unbroken(f"\u00a0{mark}{glance}{mark}"), _SAID)
            shown += self.inline.plain("\u2003 ")
        yield paragraph("Glance", *shown)

    def _names(self) -> Element:
        """Return the lines of name, class, date and score."""
        gap = twips(self.design.name_gap)
        rows = [
            [
                cell
                for name, share in row
                for cell in (Cell(gap, [paragraph("Label")]), self._named(name, share))
            ][1:]
            for row in self.design.names
        ]
        return table(rows, self.design.rule, height=twips(self.design.name_row))

    def _named(self, name: str, share: float) -> Cell:
        """Return a line to write on; the most that can be scored stands at its end."""
        most = self.sheet.most if name == "score" else ""
        total = [tab(), *self.inline.plain(f"/\u00a0{most}", Look(bold=True))] if most else []
        label = paragraph("Label", *self.inline.plain(self.labels[name]), *total)
        return Cell(twips(self.design.name_width(share)), [label], ("bottom",), "bottom")

    def _section(self, section: Section) -> Iterator[Element]:
        head = [*self._opening(section)]
        for block in head:
            keep(block)
        yield from head
        for question in section.questions:
            yield from self.questions.held(question)

    def _opening(self, section: Section) -> Iterator[Element]:
        if section.title:
            worth = [tab(), *self.inline.plain(unbroken(section.points), _SOFT)]
            shown = worth if section.points else []
            yield paragraph("Heading1", *self.inline.html(section.title), *shown)
        if section.instructions:
            yield paragraph("Instructions", *self.inline.html(section.instructions))
        if section.bank:
            yield self.questions.bank("Bank", section.bank)
