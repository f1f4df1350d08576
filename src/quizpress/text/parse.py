"""From a text as typed to its tree; one line of words alone costs one search."""

import re

from quizpress.text.gaps import NUMBERED
from quizpress.text.inline import Reader
from quizpress.text.nodes import Block, Lines, Markup, Text
from quizpress.text.simple import read_simple

ACTIVE = re.compile(r"[\\`*\[\n]")
"""What a text holds that is more than words on one line; a cloze has gaps as well."""


def parse_text(source: str, start: int, end: int, markup: Markup) -> Text:
    """Return a text; `start` and `end` are where it stands in its file."""
    if markup == "plain":
        if "\n" not in source:
            return Text(source, start, end)
        reader = Reader(source, frozenset(), cloze=False)
        return Text(source, start, end, (Lines(reader.read_plain(), 0, len(source)),))
    if not ACTIVE.search(source):
        return Text(source, start, end)
    return parse_simple(source, start, end) or Text(
        source, start, end, _read_text(Reader(source, frozenset(), cloze=False))
    )


def parse_simple(source: str, start: int, end: int) -> Text | None:
    """Return a text whose marks are plain to see, so that none was meant as another; else None."""
    simple = read_simple(source)
    if not simple:
        return None
    make = tuple.__new__  # A named tuple's own constructor takes twice as long.
    return make(Text, (source, start, end, (make(Lines, (simple, 0, len(source))),)))


def _read_text(reader: Reader) -> tuple[Block, ...]:
    """Return the blocks of a text; only a text of several lines has others than lines."""
    source = reader.source
    if "\n" not in source:
        return (Lines(reader.read_stretch(0, len(source)), 0, len(source)),)
    from quizpress.text.blocks import read_blocks  # noqa: PLC0415  Few texts have several lines.

    return read_blocks(reader)


def parse_cloze(source: str, start: int, end: int, markup: Markup) -> Text:
    """Return the text of a cloze, with its gaps.

    Raises:
        GapError: a gap cannot be read.
    """
    taken = frozenset(
        int(digits.strip()[:9])
        for head in NUMBERED.finditer(source)
        for digits in head[1].split(",")
    )
    reader, text = _parse_numbered(source, start, end, markup, taken)
    if reader.named != taken:
        # What only looks like a numbered gap takes no number.
        _, text = _parse_numbered(source, start, end, markup, frozenset(reader.named))
    return text


def _parse_numbered(
    source: str, start: int, end: int, markup: Markup, taken: frozenset[int]
) -> tuple[Reader, Text]:
    reader = Reader(source, taken, cloze=True)
    if markup == "plain":
        blocks = (Lines(reader.read_plain(), 0, len(source)),)
        return reader, Text(source, start, end, blocks)
    return reader, Text(source, start, end, _read_text(reader))
