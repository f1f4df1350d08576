"""What a text is made of: a closed union of nodes, each with its place in the text as typed.

`start` and `end` count characters of `Text.source`, the end not included.
"""

from typing import Literal, NamedTuple

Markup = Literal["markdown", "plain"]
Alignment = Literal["", "left", "center", "right"]


class Words(NamedTuple):
    """Characters that are shown as typed; they hold no line break."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)


class Break(NamedTuple):
    """The end of a line."""

    start: int
    end: int


class Strong(NamedTuple):
    """What stands between `**` and `**`."""

    children: tuple["Inline", ...]
    start: int
    end: int


class Emphasis(NamedTuple):
    """What stands between `*` and `*`."""

    children: tuple["Inline", ...]
    start: int
    end: int


class Code(NamedTuple):
    """What stands between backticks, every space of it kept: words, breaks and numbered gaps."""

    children: tuple["Inline", ...]
    start: int
    end: int


class Link(NamedTuple):
    """A link; `address` is ready for use, `title` may be empty."""

    children: tuple["Inline", ...]
    address: str
    title: str
    start: int
    end: int


class Image(NamedTuple):
    r"""A picture: its file as a path from the deck's folder, and what it shows in words.

    `named` is where the name of the file begins and ends.
    """

    file: str
    alt: str
    named: tuple[int, int]
    start: int
    end: int


class Maths(NamedTuple):
    r"""LaTeX between `\(` and `\)`; its children are pieces of LaTeX, and gaps of such."""

    children: tuple["Words | Gap", ...]
    start: int
    end: int


class Gap(NamedTuple):
    """What a cloze hides; all gaps of one number hide together.

    `text` and `hint_text` are what is hidden and its hint as typed, `children` and `hint` the
    same as nodes.
    """

    numbers: tuple[int, ...]
    text: str
    hint_text: str
    children: tuple["Inline", ...]
    hint: tuple["Inline", ...]
    start: int
    end: int


Inline = Words | Break | Strong | Emphasis | Code | Link | Image | Maths | Gap


class Lines(NamedTuple):
    """One or more lines of inlines, parted by breaks."""

    children: tuple[Inline, ...]
    start: int
    end: int


class CodeBlock(NamedTuple):
    """A listing between fences: words, breaks and numbered gaps; its language is as typed."""

    children: tuple[Inline, ...]
    language: str
    start: int
    end: int


class Item(NamedTuple):
    """An item of a list; `number` is as typed, 0 in a list without numbers."""

    number: int
    blocks: tuple["Block", ...]
    start: int
    end: int


class List(NamedTuple):
    """A list of items, numbered or not."""

    items: tuple[Item, ...]
    numbered: bool
    start: int
    end: int


class Table(NamedTuple):
    """A table: rows of cells, the first is the head; all rows have a cell a column."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    alignments: tuple[Alignment, ...]
    start: int
    end: int


Block = Lines | CodeBlock | List | Table


class Text(NamedTuple):
    """A text of a deck, read.

    `source` is what was typed, without blank edges; `start` and `end` are those of its scalar in
    the file. One line of words alone has no blocks: `source` says all of it.
    """

    source: str
    start: int
    end: int
    blocks: tuple[Block, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        return bool(self.source)


EMPTY = Text("", 0, 0)
