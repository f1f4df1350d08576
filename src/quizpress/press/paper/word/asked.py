"""A question as the paragraphs and tables of a word processor."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from quizpress.press.paper.question import Answer, Question
from quizpress.press.paper.sheet import Sheet
from quizpress.press.paper.word.ooxml import Look, hold, paragraph, tab
from quizpress.press.paper.word.options import Offers
from quizpress.press.paper.word.runs import Inline
from quizpress.press.paper.writer import Html

_ANSWER, _SAID, _SOFT = Look("Answer"), Look("Said"), Look("Soft")
_TOGETHER = 2
"""How many ruled lines stand on one page at least."""
_STEM = 40
"""About the most that the text of a question takes, in millimetres."""
_GAP = "\u00a0\u00a0"


class Questions:
    """Makes the blocks of the questions of one sheet."""

    def __init__(self, sheet: Sheet, inline: Inline) -> None:
        self.inline = inline
        self.design = inline.design
        self.offers = Offers(inline)
        self.labels: Any = sheet.labels
        self.key = sheet.kind == "key"

    def held(self, question: Question) -> Sequence[Element]:
        """Return the blocks of a question, held on one page where that has the room."""
        blocks = [*self._blocks(question)]
        ruled = 0 if question.answer or question.slots else question.lines
        if ruled * self.design.row < self.design.page - self._above(question):
            return hold(blocks)
        first = len(blocks) - ruled
        hold(blocks[: first + _TOGETHER])
        hold(blocks[-_TOGETHER:])
        return blocks

    def bank(self, style: str, words: Iterable[Html]) -> Element:
        """Return a box of words."""
        shown = [self.inline.html(word) for word in words]
        return paragraph(style, *self.inline.joined(shown, "\u2003 "))

    def _above(self, question: Question) -> float:
        """Return about how high is what stands above the lines of a question."""
        return _STEM + (self.design.picture if question.image else 0)

    def _blocks(self, question: Question) -> Iterator[Element]:
        yield self._stem(question)
        if question.image:
            room = self.design.picture
            yield paragraph("Picture", *self.inline.html(question.image, height=room))
        if question.bank:
            yield self.bank("OwnBank", question.bank)
        yield from self.offers.blocks(question)
        if question.answer:
            yield from self._answer(question, question.answer)
        else:
            yield from self._lines(question)

    def _stem(self, question: Question) -> Element:
        style = "Gaps" if question.kind == "cloze" and not self.key else "Question"
        number = self.inline.plain(str(question.number), Look(bold=True))
        stem = self.inline.html(question.stem, height=self.design.stem)
        told = self.inline.plain(self._told(question), _SOFT)
        return paragraph(style, *number, tab(), *stem, *told, *self._aside(question))

    def _told(self, question: Question) -> str:
        """Return how a question is answered, and what it is about if that can be broken."""
        how = question.several or question.boxes
        told = f" {self.labels[_HOWS[question.kind]]}" if how else ""
        return f"{told} ({question.about})" if question.about and not _whole(question) else told

    def _aside(self, question: Question) -> list[Element]:
        """Return what stands at the end of a question's line, in one piece.

        It is what the question is about, the letters of a claim, points, and the place of the
        answer. Where the line has no room for it, points thus never take one of their own alone.
        """
        answer = question.answer
        about = f"({unbroken(question.about)})" if _whole(question) else ""
        claim = question.kind == "true-false"
        points = unbroken(question.points)
        parts = [
            self.inline.plain(about, _SOFT),
            self._verdict(answer.letter if answer else "") if claim else [],
            self.inline.plain(points if self.key or not points else f"/\u00a0{points}", _SOFT),
            self.inline.plain(unbroken(answer.place) if answer else "", Look("Place")),
        ]
        aside = self.inline.joined([part for part in parts if part], _GAP)
        return [tab(), *self.inline.plain(_GAP), *aside] if aside else []

    def _verdict(self, right: str) -> list[Element]:
        """Return the letters of true and false, the right one marked."""
        letters = [self.labels[name] for name in ("true_letter", "false_letter")]
        return self.inline.joined(
            [self.offers.square(each, right=each == right) for each in letters], _GAP
        )

    def _lines(self, question: Question) -> Iterator[Element]:
        if question.kind == "true-false" and question.lines:
            yield paragraph("Correct", *self.inline.plain(self.labels["if_false"]))
        for number in range(1, question.slots + 1):
            yield paragraph("Line", *self.inline.plain(str(number), _SOFT))
        if not question.slots:
            yield from [paragraph("Line") for _ in range(question.lines)]

    def _answer(self, question: Question, answer: Answer) -> Iterator[Element]:
        texts = [self.inline.html(text, _ANSWER) for text in answer.texts]
        if question.slots:
            for number, text in enumerate(texts, 1):
                yield paragraph("Listed", *self.inline.plain(f"{number}."), tab(), *text)
        elif texts:
            yield paragraph("Given", *self.inline.joined(texts))
        for criterion in answer.rubric:
            worth = self.inline.plain(unbroken(criterion.points), _SAID)
            yield paragraph("Rubric", *worth, tab(), *self.inline.html(criterion.text))
        if answer.correction:
            yield paragraph("Given", *self.inline.html(answer.correction, _ANSWER))
        if answer.accepted:
            accepted = self.inline.joined([self.inline.html(text) for text in answer.accepted])
            yield self._note("accepted", accepted)
        if answer.why:
            yield self._note("why", self.inline.html(answer.why))

    def _note(self, label: str, content: Sequence[Element]) -> Element:
        begun = self.inline.plain(self.labels[label], _SAID)
        return paragraph("Note", *begun, *self.inline.plain("\u2002"), *content)


def _whole(question: Question) -> bool:
    """Say whether what a question is about can be kept in one piece; no script without spaces."""
    return len(question.about.split()) > 1


def unbroken(text: str) -> str:
    """Return a text that no line breaks."""
    return text.replace(" ", "\u00a0")


_HOWS = {"choice": "choose_several", "matching": "write_letters", "ordering": "write_numbers"}
