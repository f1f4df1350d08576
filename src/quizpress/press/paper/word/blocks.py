"""A sheet as the paragraphs and tables of a word processor, in the order of the HTML sheet."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from quizpress.press.paper.question import Answer, Html, Option, Question
from quizpress.press.paper.sheet import Section, Sheet
from quizpress.press.paper.word.ooxml import (
    BOX,
    PLAIN,
    Cell,
    Edge,
    Look,
    field,
    hold,
    keep,
    line_break,
    paragraph,
    tab,
    table,
    twips,
)
from quizpress.press.paper.word.runs import Inline, Room
from quizpress.press.paper.word.typeset import HANG, Measure

_ANSWER, _SOFT = Look("Answer"), Look("Soft")
_TICK = "✓"
"""Tells what is right where colour and weight do not."""
_BOX_WIDTH, _BOX_HEIGHT, _GAP = 9, 7, 5
_STEM, _PICTURE, _OTHER = 50, 65, 26
"""The most that pictures take in height, in a question, under it and elsewhere."""
_NAME_LINE = 10
_MOST_AT_A_GLANCE = 999
_NAMED = (("name", 3.0), ("class", 1.1), ("date", 1.2), ("score", 1.2))
"""What a student fills in, and its share of the line."""


class Blocks:
    """Makes the blocks of one sheet."""

    def __init__(self, sheet: Sheet, inline: Inline, measure: Measure) -> None:
        self.sheet = sheet
        self.inline = inline
        self.measure = measure
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

    def _passage(self) -> Iterator[Element]:
        """Yield the text to read, its paragraphs numbered."""
        if self.sheet.passage and self.sheet.reading:
            yield paragraph("Heading1", *self._html(self.sheet.reading))
        for place, text in enumerate(self.sheet.passage, 1):
            yield paragraph("Passage", *self._plain(str(place), _SOFT), tab(), *self._plain(text))

    def foot(self) -> Element:
        """Return what stands at the foot of each page."""
        kind = [self.labels["key"]] if self.key else []
        form = f"{self.labels['form']} {self.sheet.form.name}"
        running = self._plain(" · ".join([self.sheet.title, *kind, form]))
        pages = [field("PAGE"), *self._plain(" / "), field("NUMPAGES")]
        return paragraph("Footer", *running, tab(), *pages)

    def _head(self) -> Iterator[Element]:
        sheet, labels = self.sheet, self.labels
        stamp = [
            *self._plain(f"\u00a0{labels['key']}\u00a0", Look("Stamp")),
            *self._plain("\u2002"),
        ]
        yield paragraph("Title", *(stamp if self.key else []), *self._plain(sheet.title))
        form = self._plain(f"{labels['form']}\u00a0{sheet.form.name}")
        yield paragraph("Subtitle", *self._joined([*map(self._html, sheet.facts), form]))
        yield from self._glance() if self.key else [self._names()]
        if sheet.instructions:
            yield paragraph("Instructions", *self._html(sheet.instructions))

    def _glance(self) -> Iterator[Element]:
        questions = [q for section in self.sheet.sections for q in section.questions if q.glance]
        if not questions or self.sheet.total > _MOST_AT_A_GLANCE:
            return
        shown: list[Element] = []
        mark = self.inline.mark if self.sheet.direction == "rtl" else ""
        for question in questions:
            shown += self._plain(f"{question.number}\u00a0")
            shown += self._plain(f"{mark}{question.glance}{mark}", _ANSWER)
            shown += self._plain("\u2003")
        yield paragraph("Glance", *shown)

    def _names(self) -> Element:
        """Return the line of name, class, date and score."""
        gap = twips(_GAP)
        shares = sum([share for _, share in _NAMED])
        unit = (twips(self.measure.text) - gap * (len(_NAMED) - 1)) / shares
        cells: list[Cell] = []
        for name, share in _NAMED:
            text = self.labels[name]
            total = f"\u2003/ {self.sheet.most}" if self.sheet.most and name == "score" else ""
            label = paragraph("Label", *self._plain(text), *self._plain(total, Look(bold=True)))
            cells += [Cell(gap, [paragraph("Label")])] if cells else []
            cells.append(Cell(round(unit * share), [label], ("bottom",), "bottom"))
        return table([cells], height=twips(_NAME_LINE))

    def _section(self, section: Section) -> Iterator[Element]:
        head: list[Element] = []
        if section.title:
            worth = [tab(), *self._plain(_joined(section.points), _SOFT)]
            shown = worth if section.points else []
            head.append(paragraph("Heading1", *self._html(section.title), *shown))
        if section.instructions:
            head.append(paragraph("Instructions", *self._html(section.instructions)))
        if section.bank:
            head.append(self._bank("Bank", section.bank))
        for block in head:
            keep(block)
        yield from head
        for question in section.questions:
            yield from hold([*self._question(question)])

    def _bank(self, style: str, words: Iterable[Html]) -> Element:
        wide = self._plain(" \u2003")
        shown = [run for word in words for run in (*self._html(word), *wide)]
        return paragraph(style, *shown[: -len(wide)])

    def _question(self, question: Question) -> Iterator[Element]:
        style = "Gaps" if question.kind == "cloze" and not self.key else "Question"
        number = self._plain(str(question.number), Look(bold=True))
        stem = self._html(question.stem, _STEM)
        told = self._told(question)
        yield paragraph(style, *number, tab(), *stem, *told, *self._aside(question))
        if question.image:
            yield paragraph("Picture", *self._html(question.image, _PICTURE))
        if question.bank:
            yield self._bank("OwnBank", question.bank)
        yield from self._options(question)
        if question.answer:
            yield from self._answer(question, question.answer)
        else:
            yield from self._lines(question)

    def _told(self, question: Question) -> list[Element]:
        """Return how a question is answered, and what it is about."""
        how = question.several or question.boxes
        told = [self.labels[_HOWS[question.kind]]] if how else []
        told += [f"({question.about})"] if question.about else []
        return self._plain("".join([f" {text}" for text in told]), _SOFT)

    def _aside(self, question: Question) -> list[Element]:
        """Return what stands at the end of a question's line: letters, points, and place."""
        answer = question.answer
        claim = question.kind == "true-false"
        letters = self._verdict(answer.letter if answer else "") if claim else []
        points = _joined(question.points)
        mark = self._plain(points if self.key else f"/\u00a0{points}", _SOFT) if points else []
        place = _joined(answer.place) if answer else ""
        said = self._plain(place, Look("Place")) if place else []
        aside = self._joined([part for part in (letters, mark, said) if part], "\u2002")
        return [tab(), *aside] if aside else []

    def _verdict(self, right: str) -> list[Element]:
        """Return the letters of true and false, the right one marked."""
        made: list[Element] = []
        for name in ("true_letter", "false_letter"):
            letter = self.labels[name]
            made += self._plain("\u2002") if made else []
            look = Look("RightSquare") if letter == right else Look("Square")
            made += self._plain(f"\u00a0{letter}\u00a0", look)
            made += self._plain(f"\u00a0{_TICK}", _ANSWER) if letter == right else []
        return made

    def _options(self, question: Question) -> Iterator[Element]:
        if question.boxes:
            yield self._boxes(question)
        elif question.columns == 1:
            for option in question.options:
                yield paragraph("Option", *self._option(option, several=question.several))
        elif question.options:
            yield self._columns(question)

    def _columns(self, question: Question) -> Element:
        """Return options side by side, in rows."""
        many = question.columns
        width = twips(self.measure.body / many)
        room = self.measure.body / many - HANG
        cells = [
            Cell(width, [paragraph("Item", *self._option(option, room, several=question.several))])
            for option in question.options
        ]
        cells += [Cell(width, [paragraph("Item")])] * (-len(cells) % many)
        rows = [cells[start : start + many] for start in range(0, len(cells), many)]
        return table(rows, twips(self.measure.number))

    def _option(self, option: Option, room: float = 0, *, several: bool) -> list[Element]:
        look = _ANSWER if option.right else PLAIN
        if several:
            square = Look("RightSquare" if option.right else "Square")
            letter = self._plain(f"\u00a0{option.letter}\u00a0", square)
        else:
            letter = self._plain(f"{option.letter})", look)
        tick = self._plain(f" {_TICK}", _ANSWER) if option.right else []
        why = [line_break(), *self._html(option.why, look=_SOFT)] if option.why else []
        return [*letter, tab(), *self._html(option.text, look=look, width=room), *tick, *why]

    def _boxes(self, question: Question) -> Element:
        """Return boxes with what stands behind them, and beside them what belongs to them."""
        box, body = twips(_BOX_WIDTH), twips(self.measure.body)
        wide = (body // 2 if question.options else body) - box
        room = wide * 25.4 / 1440 - HANG
        rows: list[list[Cell]] = []
        for place in range(max(len(question.boxes), len(question.options))):
            boxes = question.boxes[place : place + 1]
            options = question.options[place : place + 1]
            edges: tuple[Edge, ...] = BOX if boxes else ()
            filled = [run for each in boxes for run in self._plain(each.filled)]
            left = [run for each in boxes for run in self._html(each.text, width=room)]
            right = [run for each in options for run in self._option(each, room, several=False)]
            row = [
                Cell(box, [paragraph("Box", *filled)], edges, "center"),
                Cell(wide, [paragraph("Boxed", *left)], (), "center"),
                Cell(body - box - wide, [paragraph("Beside", *right)], (), "center"),
            ]
            rows.append(row if question.options else row[:2])
        return table(rows, twips(self.measure.number), twips(_BOX_HEIGHT))

    def _lines(self, question: Question) -> Iterator[Element]:
        if question.kind == "true-false" and question.lines:
            yield paragraph("Correct", *self._plain(self.labels["if_false"]))
        for number in range(1, question.slots + 1):
            yield paragraph("Line", *self._plain(str(number), _SOFT))
        if not question.slots:
            yield from [paragraph("Line") for _ in range(question.lines)]

    def _answer(self, question: Question, answer: Answer) -> Iterator[Element]:
        if question.slots:
            for number, text in enumerate(answer.texts, 1):
                yield paragraph("Listed", *self._plain(f"{number}."), tab(), *self._html(text))
        elif answer.texts:
            yield paragraph("Given", *self._joined([self._html(text) for text in answer.texts]))
        for criterion in answer.rubric:
            worth = self._plain(_joined(criterion.points), _ANSWER)
            yield paragraph("Rubric", *worth, tab(), *self._html(criterion.text))
        if answer.correction:
            yield paragraph("Given", *self._html(answer.correction))
        if answer.accepted:
            texts = self._joined([self._html(text) for text in answer.accepted])
            yield self._note("accepted", texts)
        if answer.why:
            yield self._note("why", self._html(answer.why))

    def _note(self, label: str, content: Sequence[Element]) -> Element:
        begun = self._plain(self.labels[label], _ANSWER)
        return paragraph("Note", *begun, *self._plain("\u2002"), *content)

    def _plain(self, text: str, look: Look = PLAIN) -> list[Element]:
        return self.inline.plain(text, look)

    def _html(
        self, html: Html, height: float = _OTHER, look: Look = PLAIN, width: float = 0
    ) -> list[Element]:
        return self.inline.html(html, Room(width or self.measure.body - HANG, height), look)

    def _joined(self, texts: Iterable[Sequence[Element]], by: str = " · ") -> list[Element]:
        made: list[Element] = []
        for text in texts:
            made += [*(self._plain(by) if made else []), *text]
        return made


def _joined(text: str) -> str:
    """Return a text that no line breaks."""
    return text.replace(" ", "\u00a0")


_HOWS = {"choice": "choose_several", "matching": "write_letters", "ordering": "write_numbers"}
