"""Other texts for the scalars of a YAML file, each in the style in which it is written."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from quizpress.fix.text_edits import Edit
from quizpress.problem import Source, Span
from quizpress.scalar_text import ESCAPED, is_plain, quoted
from quizpress.text.nodes import Text
from quizpress.text.places import TextPlaces

_BLOCKS = ("|", ">")


def rewrite_scalar(source: Source, span: Span, old: str, new: str) -> list[Edit] | None:
    """Return the edits that give a scalar another text; None where that is not safely done.

    `old` is what it says now, without spaces around it. On one line it is written anew in its
    style, without quotes only where none are needed; over several lines single characters change.
    """
    written = source.text[span.start : span.end]
    style = written[:1]
    if style in _BLOCKS or "\n" in written or "\r" in written:
        return _swap_characters(source, span, old, new)
    if style in ESCAPED:
        return [Edit(span, quoted(new, style))]
    if written != old:  # It has a tag, say.
        return None
    return [Edit(span, new if is_plain(new) else quoted(new, "'"))]


def _swap_characters(source: Source, span: Span, old: str, new: str) -> list[Edit] | None:
    """Return the edits that replace characters one by one where spaces and lines stay."""
    places = TextPlaces(Text(old, *span), source)
    style = source.text[span.start]
    doubled = ESCAPED.get(style, {})
    edits: list[Edit] = []
    for place, (before, after) in enumerate(zip_longest(old, new, fillvalue="")):
        if before == after or (before.isspace() and after.isspace()):
            continue
        # What is escaped is left, but for the quote that single quotes double.
        width = 2 if style == before == "'" else 1
        start = places.span(place, place + 1).start
        here = Span(start, start + width)
        if before.isspace() or after.isspace() or not before or not after:
            return None
        if source.text[here.start : here.end] != before * width:
            return None
        edits.append(Edit(here, doubled.get(after, after)))
    return edits


def ways_to_rewrite(source: Source, span: Span, old: str, new: str) -> Iterator[list[Edit]]:
    """Yield edits that may give a scalar another text, those that change least first.

    `old` is what it says now, without blank edges. What the file says after them is to be looked
    at: YAML reads some texts otherwise where they stand.
    """
    if "\n" not in new and (edits := rewrite_scalar(source, span, old, new)):
        yield edits
    if patched := _patch_scalar(source, span, old, new):
        yield patched
    column = _column_of_text(source.text, span.start)
    if "\n" in new:
        lines = "".join(
            [f"\n{' ' * (column + 2)}{line}" if line else "\n" for line in new.split("\n")]
        )
        yield [Edit(span, f"|-{lines}")]
    yield [Edit(span, quoted(new, '"').replace("\n", "\\n"))]


def _patch_scalar(source: Source, span: Span, old: str, new: str) -> list[Edit] | None:
    """Return the edits that exchange the words that differ, where they stand."""
    places = TextPlaces(Text(old, *span), source)
    style = source.text[span.start]
    indent = "\n" + " " * (source.place(places.span(0, 1)).column - 1)
    before, after = _WORD.findall(old), _WORD.findall(new)
    starts = [0]
    for word in before:
        starts.append(starts[-1] + len(word))
    edits: list[Edit] = []
    for what, first, last, since, until in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if what == "equal":
            continue
        text = "".join([ESCAPED.get(style, {}).get(c, c) for c in "".join(after[since:until])])
        if "\n" in text and style != "|":
            return None
        start, end = starts[first], starts[last]
        where = places.span(start, end) if start < end else _gap_before(places, start, len(old))
        edits.append(Edit(where, text.replace("\n", indent)))
    return edits


def _gap_before(places: TextPlaces, place: int, length: int) -> Span:
    """Return where something can be put in before a character, or behind the last."""
    if place < length:
        start = places.span(place, place + 1).start
        return Span(start, start)
    end = places.span(place - 1, place).end
    return Span(end, end)


def _column_of_text(text: str, start: int) -> int:
    """Return how far the key or the item is indented that a scalar belongs to."""
    line = text.rfind("\n", 0, start) + 1
    found = _INDENT.match(text, line, start)
    return found.end() - line if found else 0


_WORD = re.compile(r"\w+|\s|[^\w\s]")
_INDENT = re.compile(r"[ ]*(?:-[ ]+)*")
