"""What a question offers: lettered options, and boxes that take a letter or a number."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from xml.etree.ElementTree import Element

from quizpress.press.paper.question import Box, Option, Question
from quizpress.press.paper.word.ooxml import (
    BOX,
    PLAIN,
    Look,
    level,
    line_break,
    paragraph,
    tab,
    twips,
)
from quizpress.press.paper.word.runs import Inline
from quizpress.press.paper.word.tables import Cell, table

_ANSWER, _SAID, _SOFT = Look("Answer"), Look("Said"), Look("Soft")
_TICK = "✓"
"""Tells what is right where colour and weight do not."""


class Offers:
    """Makes the blocks of what the questions of one sheet offer."""

    def __init__(self, inline: Inline) -> None:
        self.inline = inline
        self.design = inline.design

    def blocks(self, question: Question) -> Iterator[Element]:
        """Yield the blocks of all that a question offers."""
        yield from self._matched(question) if question.boxes else self._options(question)

    def square(self, letter: str, *, right: bool) -> list[Element]:
        """Return a letter in a square, marked where it is right."""
        tick = self.inline.plain(f"\u00a0{_TICK}", _SAID) if right else []
        return [*self.inline.framed(letter, Look("RightSquare" if right else "Square")), *tick]

    def _options(self, question: Question) -> Iterator[Element]:
        columns = min(question.columns, self.design.columns)
        if columns > 1:
            yield self._columns(question, columns)
        else:
            for option in question.options:
                yield self._option("Option", option, several=question.several)

    def _columns(self, question: Question, many: int) -> Element:
        """Return options side by side, in rows."""
        width = self.design.body / many
        cells = [
            Cell(twips(width), [self._option("Item", option, width, several=question.several)])
            for option in question.options
        ]
        cells += [Cell(twips(width), [paragraph("Item")]) for _ in range(-len(cells) % many)]
        rows = [cells[start : start + many] for start in range(0, len(cells), many)]
        return table(rows, self.design.rule, twips(self.design.number))

    def _option(
        self, style: str, option: Option, width: float = 0, *, several: bool = False
    ) -> Element:
        look = _ANSWER if option.right else PLAIN
        if several:
            square = Look("RightSquare" if option.right else "Square")
            letter = self.inline.framed(option.letter, square)
        else:
            letter = self.inline.plain(f"{option.letter})", look)
        room = (width or self.design.body) - self.design.hang
        text = self.inline.html(option.text, look, room)
        tick = self.inline.plain(f" {_TICK}", _SAID) if option.right else []
        why = [line_break(), *self.inline.html(option.why, _SOFT)] if option.why else []
        return level(paragraph(style, *letter, tab(), *text, *tick, *why))

    def _matched(self, question: Question) -> Iterator[Element]:
        """Yield boxes, and beside or below them what belongs to them."""
        beside = question.options if self.design.beside else ()
        yield self._boxes(question.boxes, beside)
        if not beside:
            for option in question.options:
                yield self._option("Below", option)

    def _boxes(self, boxes: Sequence[Box], beside: Sequence[Option]) -> Element:
        """Return boxes with what stands behind them, and options beside those."""
        half = self.design.body / (2 if beside else 1)
        rows = [self._row(box, option, half) for box, option in zip_longest(boxes, beside)]
        wide = 3 if beside else 2
        sizes = (twips(self.design.number), twips(self.design.box[1]))
        return table([row[:wide] for row in rows], self.design.rule, *sizes)

    def _row(self, box: Box | None, option: Option | None, half: float) -> list[Cell]:
        wide = self.design.box[0]
        filled = self.inline.plain(box.filled) if box else []
        text = self.inline.html(box.text, width=half - wide - self.design.hang) if box else []
        beside = self._option("Beside", option, half) if option else paragraph("Beside")
        return [
            Cell(twips(wide), [paragraph("Box", *filled)], BOX if box else (), "center"),
            Cell(twips(half - wide), [level(paragraph("Boxed", *text))], (), "center"),
            Cell(twips(half), [beside], (), "center"),
        ]
