"""What a question offers: lettered options, and boxes that take a letter or a number."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from xml.etree.ElementTree import Element

from quizpress.press.paper.docx.lines import TextPlace
from quizpress.press.paper.docx.ooxml import (
    BOX,
    PLAIN,
    RunLook,
    level_with_pictures,
    line_break,
    paragraph,
    tab,
    twips,
)
from quizpress.press.paper.docx.tables import Cell, table
from quizpress.press.paper.docx.texts import TextWriter
from quizpress.press.paper.question import Box, LetteredOption, Question
from quizpress.text import inlines_of

_ANSWER, _SAID, _SOFT = RunLook("Answer"), RunLook("Said"), RunLook("Soft")
_TICK = "✓"
"""Tells what is right where colour and weight do not."""


class Choices:
    """Makes the blocks of what the questions of one sheet offer."""

    def __init__(self, texts: TextWriter) -> None:
        self.texts = texts
        self.runs = texts.runs
        self.design = texts.design

    def write_choices(self, question: Question) -> Iterator[Element]:
        """Yield the blocks of all that a question offers."""
        columns = min(question.columns, self.design.columns)
        if question.boxes:
            yield from self._write_matching(question)
        elif columns > 1:
            yield self._write_columns(question, columns)
        else:
            for option in question.options:
                yield from self._write_option("Option", option, several=question.several)

    def write_square(self, letter: str, *, right: bool) -> list[Element]:
        """Return a letter in a square, marked where it is right."""
        tick = self.runs.write_plain(f"\u00a0{_TICK}", _SAID) if right else []
        look = RunLook("RightSquare" if right else "Square")
        return [*self.runs.write_framed(letter, look), *tick]

    def _write_columns(self, question: Question, many: int) -> Element:
        """Return options side by side, in rows."""
        width = self.design.body / many
        cells = [
            Cell(twips(width), self._write_option("Item", option, width, several=question.several))
            for option in question.options
        ]
        cells += [Cell(twips(width), [paragraph("Item")]) for _ in range(-len(cells) % many)]
        rows = [cells[start : start + many] for start in range(0, len(cells), many)]
        return table(rows, self.design.rule, twips(self.design.number))

    def _write_option(
        self, style: str, option: LetteredOption, cell: float = 0, *, several: bool = False
    ) -> list[Element]:
        """Return an option, its reason in the same paragraph where both are lines alone.

        The tick stands before a text of more than lines.
        """
        place = TextPlace(style, _ANSWER if option.right else PLAIN, cell)
        aside = TextPlace(style, _SOFT, cell)
        lines = inlines_of(option.text) is not None
        beside = bool(option.why) and lines and inlines_of(option.why) is not None
        tick = self.runs.write_plain(f" {_TICK}", _SAID) if option.right else []
        before = [*self._write_letter(option, several=several), *([] if lines else tick), tab()]
        reason = [line_break(), *self.texts.write_line(option.why, aside)] if beside else []
        after = [*(tick if lines else []), *reason]
        made = self.texts.write_text(option.text, place, before, after)
        if option.why and not beside:
            made += self.texts.write_more(option.why, aside)
        return [level_with_pictures(block) for block in made]

    def _write_letter(self, option: LetteredOption, *, several: bool) -> list[Element]:
        if several:
            square = RunLook("RightSquare" if option.right else "Square")
            return self.runs.write_framed(option.letter, square)
        return self.runs.write_plain(f"{option.letter})", _ANSWER if option.right else PLAIN)

    def _write_matching(self, question: Question) -> Iterator[Element]:
        """Yield boxes, and beside or above them what belongs to them."""
        beside = () if question.stacked else question.options
        if not beside:
            for option in question.options:
                yield from self._write_option("Above", option)
        yield self._write_boxes(question.boxes, beside)

    def _write_boxes(self, boxes: Sequence[Box], beside: Sequence[LetteredOption]) -> Element:
        """Return boxes with what stands behind them, and options beside those."""
        half = self.design.body / (2 if beside else 1)
        rows = [self._row_of_box(box, option, half) for box, option in zip_longest(boxes, beside)]
        wide = 3 if beside else 2
        sizes = (twips(self.design.number), twips(self.design.box[1]))
        return table([row[:wide] for row in rows], self.design.rule, *sizes)

    def _row_of_box(
        self, box: Box | None, option: LetteredOption | None, half: float
    ) -> list[Cell]:
        wide = self.design.box[0]
        filled = self.runs.write_plain(box.filled) if box else []
        boxed = TextPlace("Boxed", cell=half - wide)
        text = self.texts.write_text(box.text, boxed) if box else [paragraph("Boxed")]
        beside = self._write_option("Beside", option, half) if option else [paragraph("Beside")]
        return [
            Cell(twips(wide), [paragraph("Box", *filled)], BOX if box else (), "center"),
            Cell(twips(half - wide), [level_with_pictures(block) for block in text], (), "center"),
            Cell(twips(half), beside, (), "center"),
        ]
