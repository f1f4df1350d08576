"""A question as the paragraphs and tables of a word processor."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any
from xml.etree.ElementTree import Element

from quizpress.model import Picture
from quizpress.press.paper.docx.choices import Choices
from quizpress.press.paper.docx.lines import TextPlace
from quizpress.press.paper.docx.ooxml import RunLook, hold_together, paragraph, tab
from quizpress.press.paper.docx.texts import TextWriter
from quizpress.press.paper.docx.writing_rooms import write_room, write_short_line
from quizpress.press.paper.keep_together import DOT
from quizpress.press.paper.question import Answer, Question
from quizpress.press.paper.sheet import Sheet
from quizpress.text import Lines, Text, inlines_of
from quizpress.text.walk import blocks_of

_ANSWER, _SAID, _SOFT = RunLook("Answer"), RunLook("Said"), RunLook("Soft")
_TOGETHER = 2
"""How many ruled lines stand on one page at least."""
_STEM, _LINE = 40, 5
"""About the most that the text of a question takes, and each line of a listing, in millimetres."""
_TALLEST = 180
"""How high a picture of a width that is asked for may be, in millimetres."""
_GAP = "\u00a0\u00a0"


class QuestionBlocks:
    """Makes the blocks of the questions of one sheet."""

    def __init__(self, sheet: Sheet, texts: TextWriter) -> None:
        self.texts = texts
        self.runs = texts.runs
        self.design = texts.design
        self.choices = Choices(texts)
        self.labels: Any = sheet.labels
        self.key = sheet.key

    def write_question(self, question: Question) -> Sequence[Element]:
        """Return the blocks of a question, held on one page where that has the room."""
        blocks = [*self._write_blocks(question)]
        ruled = question.room.lines if question.room.kind == "lines" else 0
        above = len(blocks) - ruled
        stem = _STEM + (above - 1) * _LINE + (self.design.picture if question.image else 0)
        if ruled * self.design.row < self.design.page - stem:
            return hold_together(blocks)
        hold_together(blocks[: above + _TOGETHER])
        hold_together(blocks[-_TOGETHER:])
        return blocks

    def write_bank(self, style: str, words: Sequence[Text]) -> list[Element]:
        """Return a box of words."""
        return self._join_texts(TextPlace(style, alone=True), words, by="\u2003 ")

    def _write_blocks(self, question: Question) -> Iterator[Element]:
        yield from self._write_stem(question)
        if question.how:
            yield paragraph("How", *self.runs.write_plain(question.how))
        if question.image:
            yield self._write_picture(question.image)
        if question.bank:
            yield from self.write_bank("OwnBank", question.bank)
        yield from self.choices.write_choices(question)
        if question.answer:
            yield from self._write_answer(question, question.answer)
        else:
            yield from self._write_lines(question)

    def _write_picture(self, picture: Picture) -> Element:
        height = _TALLEST if picture.width else self.design.picture
        return self.texts.write_picture(picture, TextPlace("Picture", height=height))

    def _write_stem(self, question: Question) -> list[Element]:
        style = "Gaps" if question.kind == "cloze" and not self.key else "Question"
        number = [*self.runs.write_plain(question.label, RunLook(bold=True)), tab()]
        blocks = blocks_of(question.stem)
        begins = bool(blocks) and not isinstance(blocks[-1], Lines)
        # What can be broken stands in the text, and what can not at the end of its line.
        broken = question.about and not _stays_whole(question)
        told = self.runs.write_plain(f"({question.about})", _SOFT) if broken else []
        space = self.runs.write_plain(" ", _SOFT) if told and not begins else []
        after = [*space, *told, *self._write_aside(question)]
        place = TextPlace(style, height=self.design.stem)
        return self.texts.write_text(question.stem, place, number, after)

    def _write_aside(self, question: Question) -> list[Element]:
        """Return what stands at the end of a question's line, in one piece.

        It is a short line to write on, what the question is about, the letters of a claim, points,
        and the place of the answer. Where the line has no room for it, points thus never take one
        of their own alone.
        """
        answer = question.answer
        about = f"({without_breaks(question.about)})" if _stays_whole(question) else ""
        claim = question.kind == "true-false"
        points = without_breaks(question.points)
        parts = [
            write_short_line(self.runs) if question.room.kind == "beside" else [],
            self.runs.write_plain(about, _SOFT),
            self._write_verdict(answer.letter if answer else "") if claim else [],
            self.runs.write_plain(points if self.key or not points else f"/\u00a0{points}", _SOFT),
            self.runs.write_plain(without_breaks(answer.place) if answer else "", RunLook("Place")),
        ]
        aside = self.runs.join_with([part for part in parts if part], _GAP)
        return [tab(), *self.runs.write_plain(_GAP), *aside] if aside else []

    def _write_verdict(self, right: str) -> list[Element]:
        """Return the letters of true and false, the right one marked."""
        letters = [self.labels[name] for name in ("true_letter", "false_letter")]
        return self.runs.join_with(
            [self.choices.write_square(each, right=each == right) for each in letters], _GAP
        )

    def _write_lines(self, question: Question) -> Iterator[Element]:
        if question.kind == "true-false" and question.room.lines:
            yield paragraph("Correct", *self.runs.write_plain(self.labels["if_false"]))
        yield from write_room(question.room, self.runs)

    def _write_answer(self, question: Question, answer: Answer) -> Iterator[Element]:
        if question.room.kind == "slots":
            for number, text in enumerate(answer.texts, 1):
                lead = [*self.runs.write_plain(f"{number}."), tab()]
                yield from self.texts.write_text(text, TextPlace("Listed", _ANSWER), lead)
        elif answer.texts:
            yield from self._join_texts(TextPlace("Given", _ANSWER), answer.texts)
        for criterion in answer.rubric:
            lead = [*self.runs.write_plain(without_breaks(criterion.points), _SAID), tab()]
            yield from self.texts.write_text(criterion.text, TextPlace("Rubric"), lead)
        if answer.correction:
            yield from self.texts.write_text(answer.correction, TextPlace("Given", _ANSWER))
        if answer.accepted:
            yield from self._join_texts(
                TextPlace("Note"), answer.accepted, self._write_label("accepted")
            )
        if answer.why:
            yield from self.texts.write_text(
                answer.why, TextPlace("Note"), self._write_label("why")
            )

    def _write_label(self, label: str) -> list[Element]:
        return [*self.runs.write_plain(self.labels[label], _SAID), *self.runs.write_plain("\u2002")]

    def _join_texts(
        self,
        place: TextPlace,
        texts: Sequence[Text],
        before: Sequence[Element] = (),
        by: str = DOT,
    ) -> list[Element]:
        """Return texts in one paragraph, or each on its own where one is more than lines."""
        if len(texts) == 1 or None in map(inlines_of, texts):
            first, *others = texts
            made = self.texts.write_text(first, place, before)
            more = [self.texts.write_more(text, place) for text in others]
            return [*made, *chain.from_iterable(more)]
        written = [self.texts.write_line(text, place) for text in texts]
        return [paragraph(place.style, *before, *self.runs.join_with(written, by))]


def _stays_whole(question: Question) -> bool:
    """Say whether what a question is about can be kept in one piece; no script without spaces."""
    return len(question.about.split()) > 1


def without_breaks(text: str) -> str:
    """Return a text that no line breaks."""
    return text.replace(" ", "\u00a0")
