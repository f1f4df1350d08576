"""Texts whose lines are measured: what is left of a tree to find how high it is in a column."""

from typing import NamedTuple

from quizpress.press.paper.text_width import Line

_SPACES = (" ", "\u00a0")


class Paragraph(NamedTuple):
    """Lines of a text, and what stands in them that is no text.

    `rise` is what the highest formula rises over its line, `rises` what all do, `widest` the
    widest formula or blank, all in em. Each picture is a line of its own.
    """

    lines: tuple[Line, ...]
    pictures: int = 0
    widest: float = 0
    rise: float = 0
    rises: float = 0

    @property
    def indented(self) -> bool:
        """Say whether a line begins with spaces, which are seen only where lines begin alike."""
        return any(line.text.startswith(_SPACES) for line in self.lines)


class Listing(NamedTuple):
    """The lines of code between fences, and the widest blank in them."""

    lines: tuple[Line, ...]
    widest: float = 0


class ListItem(NamedTuple):
    """An item of a list: how wide its number is, in em, whether it is apart from the one before."""

    number: float
    apart: bool
    blocks: tuple["Measured", ...]


class MeasuredList(NamedTuple):
    """A list, numbered or not."""

    items: tuple[ListItem, ...]
    numbered: bool


class MeasuredTable(NamedTuple):
    """The cells of a table by rows, as many in each."""

    rows: tuple[tuple[Paragraph, ...], ...]


Measured = Paragraph | Listing | MeasuredList | MeasuredTable
