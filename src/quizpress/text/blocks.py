"""The lines of a text to blocks: listings, lists, tables, and lines of inlines."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizpress.text.inline import Reader
from quizpress.text.nodes import (
    Alignment,
    Block,
    CodeBlock,
    Inline,
    Item,
    Lines,
    List,
    Table,
)

_FENCE = re.compile(r"[ \t]*(`{3,})([^`\n]*)$")
_MARKER = re.compile(r"([ \t]*)(?:-|([0-9]{1,9})\.)[ \t]+(?=\S)")
_KEPT_MARKER = re.compile(r"\\(?=- +\S|\|)")
_DELIMITERS = re.compile(r"[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?$")
_CELL = re.compile(r"\\.|`+|\\\(|\||\{\{")
_MOST_NESTED = 8
"""Lists inside each other; what is deeper is lines."""


class _SourceLine(NamedTuple):
    """A line of a text, its indentation as far as it is its own."""

    start: int
    end: int


def read_blocks(reader: Reader) -> tuple[Block, ...]:
    """Return the blocks of a text of several lines."""
    source = reader.source
    starts = [0, *[found.end() for found in re.finditer("\n", source)]]
    ends = [*[start - 1 for start in starts[1:]], len(source)]
    lines = [_SourceLine(*line) for line in zip(starts, ends, strict=True)]
    return tuple(_Blocks(reader, 0).read(lines))


class _Blocks:
    """Reads lines into blocks."""

    def __init__(self, reader: Reader, depth: int) -> None:
        self.reader = reader
        self.source = reader.source
        self.depth = depth
        self.fences: list[int] | None = None
        """How many backticks the longest fence has that may close one, at a line or behind it."""
        self.not_before = {"\\)": 0, "}}": 0}
        """The line before which what ends maths or a gap does not stand, as was seen."""

    def read(self, lines: Sequence[_SourceLine]) -> Iterator[Block]:
        """Yield the blocks of some lines."""
        plain: list[_SourceLine] = []
        place = 0
        while place < len(lines):
            block, after = self._begin_block(lines, place)
            if block:
                yield from self._make_lines(plain)
                yield block
                plain, place = [], after
                continue
            # Maths and gaps go on over the ends of lines, whatever these begin with.
            after = self._end_of_open(lines, place)
            plain += lines[place:after]
            place = after
        yield from self._make_lines(plain)

    def _text_of(self, line: _SourceLine) -> str:
        return self.source[line.start : line.end]

    def _begin_block(self, lines: Sequence[_SourceLine], place: int) -> tuple[Block | None, int]:
        """Return the block that begins at a line, and the line behind it."""
        first = self._text_of(lines[place]).lstrip(" \t")[:1]
        if first == "`":
            return self._read_listing(lines, place)
        if first == "|":
            return self._read_table(lines, place)
        if (first == "-" or first.isdecimal()) and self.depth < _MOST_NESTED:
            return self._read_list(lines, place)
        return None, place

    def _end_of_open(self, lines: Sequence[_SourceLine], place: int) -> int:
        """Return the line behind one, or behind what it opens and another closes."""
        text, end = self._text_of(lines[place]), lines[place].end
        pairs = (("\\(", "\\)", self.reader.last_maths), ("{{", "}}", self.reader.last_gap))
        for opening, closing, last in pairs:
            if last > end and text.rfind(opening) > text.rfind(closing):
                after = max(place + 1, self.not_before[closing])
                while after < len(lines) and (line := self._text_of(lines[after])).strip():
                    if closing in line:
                        return after + 1
                    after += 1
                self.not_before[closing] = after
        return place + 1

    def _make_lines(self, lines: Sequence[_SourceLine]) -> Iterator[Lines]:
        """Yield lines of inlines, without blank ones before and behind them."""
        filled = [place for place, line in enumerate(lines) if self._text_of(line).strip()]
        if not filled:
            return
        kept = lines[filled[0] : filled[-1] + 1]
        starts = [self._start_of_line(kept, place) for place in range(len(kept))]
        ends = [line.end for line in kept]
        jumps = {
            end: start for end, start in zip(ends, starts[1:], strict=False) if start != end + 1
        }
        inlines = self.reader.read_stretch(starts[0], ends[-1], jumps)
        yield Lines(inlines, starts[0], ends[-1])

    def _start_of_line(self, lines: Sequence[_SourceLine], place: int) -> int:
        """Return where a line begins, which is behind a backslash that keeps it from being more."""
        line = lines[place]
        found = _KEPT_MARKER.match(self.source, line.start, line.end)
        if found and self.source[found.end()] == "|":
            below = lines[place + 1 : place + 2]
            found = found if below and _DELIMITERS.match(self._text_of(below[0])) else None
        return found.end() if found else line.start

    def _read_listing(self, lines: Sequence[_SourceLine], place: int) -> tuple[Block | None, int]:
        fence = _FENCE.match(self._text_of(lines[place]))
        if not fence:
            return None, place
        if self.fences is None:
            sizes = [_closing_size(self._text_of(line)) for line in reversed(lines)]
            self.fences = [*itertools.accumulate(sizes, max, initial=0)][::-1]
        size, after = len(fence[1]), place + 1
        if self.fences[after] < size:
            return None, place
        while _closing_size(self._text_of(lines[after])) < size:
            after += 1
        return self._make_listing(lines[place : after + 1], fence), after + 1

    def _make_listing(self, lines: Sequence[_SourceLine], fence: re.Match[str]) -> CodeBlock:
        indent = len(fence[0]) - len(fence[0].lstrip(" \t"))
        inside = [self._dedent_line(line, indent) for line in lines[1:-1]]
        jumps = {one.end: other.start for one, other in itertools.pairwise(inside)}
        bounds = (inside[0].start, inside[-1].end) if inside else (0, 0)
        children = self.reader.read_code(*bounds, jumps)
        return CodeBlock(children, fence[2].strip(), lines[0].start, lines[-1].end)

    def _dedent_line(self, line: _SourceLine, most: int) -> _SourceLine:
        text = self._text_of(line)
        return _SourceLine(line.start + min(most, len(text) - len(text.lstrip(" \t"))), line.end)

    def _read_list(self, lines: Sequence[_SourceLine], place: int) -> tuple[Block | None, int]:
        marker = _MARKER.match(self._text_of(lines[place]))
        if not marker:
            return None, place
        numbered, indent = marker[2] is not None, len(marker[1])
        items: list[Item] = []
        start, after = lines[place].start, place
        while after < len(lines) and (found := self._match_marker(lines[after], indent, numbered)):
            end = self._end_of_item(lines, after, indent)
            items.append(self._read_item(lines[after:end], found))
            after = end
            blank = after
            while blank < len(lines) and not self._text_of(lines[blank]).strip():
                blank += 1
            if blank < len(lines) and self._match_marker(lines[blank], indent, numbered):
                after = blank
        return List(tuple(items), numbered, start, items[-1].end), after

    def _match_marker(self, line: _SourceLine, indent: int, numbered: bool) -> re.Match[str] | None:  # noqa: FBT001
        found = _MARKER.match(self._text_of(line))
        same = found and len(found[1]) == indent and (found[2] is not None) == numbered
        return found if same else None

    def _end_of_item(self, lines: Sequence[_SourceLine], place: int, indent: int) -> int:
        """Return the line behind an item: the first that is indented no deeper than its mark."""
        after = end = self._end_of_open(lines, place)
        while after < len(lines):
            text = self._text_of(lines[after])
            if text.strip():
                if len(text) - len(text.lstrip(" \t")) <= indent:
                    break
                end = after + 1
            after += 1
        return end

    def _read_item(self, lines: Sequence[_SourceLine], marker: re.Match[str]) -> Item:
        first = _SourceLine(lines[0].start + marker.end(), lines[0].end)
        rest = [self._dedent_line(line, marker.end()) for line in lines[1:]]
        number = int(marker[2]) if marker[2] else 0
        blocks = tuple(_Blocks(self.reader, self.depth + 1).read([first, *rest]))
        return Item(number, blocks, lines[0].start, lines[-1].end)

    def _read_table(self, lines: Sequence[_SourceLine], place: int) -> tuple[Block | None, int]:
        if place + 1 >= len(lines) or not _DELIMITERS.match(self._text_of(lines[place + 1])):
            return None, place
        head = self._read_cells(lines[place])
        alignments = [_alignment_of(mark) for mark in self._marks_of_columns(lines[place + 1])]
        if len(head) != len(alignments):
            return None, place
        after = place + 2
        rows = [head]
        while after < len(lines) and self._text_of(lines[after]).lstrip(" \t").startswith("|"):
            rows.append(self._read_cells(lines[after]))
            after += 1
        columns = max(map(len, rows))
        alignments += [""] * (columns - len(alignments))
        full = tuple([(*row, *[()] * (columns - len(row))) for row in rows])
        table = Table(full, tuple(alignments), lines[place].start, lines[after - 1].end)
        return table, after

    def _marks_of_columns(self, line: _SourceLine) -> list[str]:
        return [mark.strip() for mark in self._text_of(line).strip(" \t|").split("|")]

    def _read_cells(self, line: _SourceLine) -> list[tuple[Inline, ...]]:
        """Return the cells of a row; a bar in code, maths or a gap parts none."""
        start = self.source.index("|", line.start) + 1
        cuts, place = [start - 1], start
        end_of_opaque = self.reader.opaque_finder(start, line.end)
        while found := _CELL.search(self.source, place, line.end):
            place = found.end()
            if found[0] == "|":
                cuts.append(found.start())
            elif found[0][0] in "`{" or found[0] == "\\(":
                place = end_of_opaque(found.start()) or place
        if self.source[cuts[-1] + 1 : line.end].strip():
            cuts.append(line.end)
        return [self._read_cell(one + 1, other) for one, other in itertools.pairwise(cuts)]

    def _read_cell(self, start: int, end: int) -> tuple[Inline, ...]:
        inside = self.source[start:end]
        first = start + len(inside) - len(inside.lstrip())
        return self.reader.read_stretch(first, end - len(inside) + len(inside.rstrip()), extra="|")


def _closing_size(line: str) -> int:
    """Return how many backticks a line has that may close a listing, 0 for another line."""
    fence = _FENCE.match(line)
    return len(fence[1]) if fence and not fence[2].strip(" \t") else 0


def _alignment_of(mark: str) -> Alignment:
    left, right = mark.startswith(":"), mark.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""
