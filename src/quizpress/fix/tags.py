"""Tags that stand twice, taken out of the text of a file."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, cast

from quizpress.checks.deck_language import INVISIBLE
from quizpress.fix.text_edits import Edit
from quizpress.names import tag_in_anki
from quizpress.problem import Span
from quizpress.read.yaml_nodes import Map, Scalar, Seq

_COMMA = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")
_COMMA_AT_END = re.compile(r"[ \t\r\n]*,[ \t\r\n]*\Z")
_DASH_AT_END = re.compile(r"-[ \t]+\Z")
_LIST_END = re.compile(r"[ \t\r\n]*,?[ \t\r\n]*\]")
_LINE_END = re.compile(r"[ \t]*(\r\n|\n|\Z)")
_BREAK_AT_END = re.compile(r"\r?\n\Z")
_REACH = 1000
"""How many characters before an item are searched for its comma."""


class TagList(NamedTuple):
    """The tags of a deck or a card: whose, at what place among its pairs, each as in Anki."""

    owner: Map
    place: int
    items: tuple[Scalar, ...]
    tags: tuple[str, ...]

    @property
    def span(self) -> Span:
        """Return where the key stands."""
        return self.owner.pairs[self.place][0].span

    def find_surplus(self, others: Sequence[str]) -> list[bool]:
        """Say of each item whether it repeats one before it, or one of some others."""
        seen, surplus = {*others}, []
        for tag in self.tags:
            surplus.append(bool(tag) and tag in seen)
            seen.add(tag)
        return surplus


def tags_of(owner: Map) -> TagList | None:
    """Return the tags of a deck or a card; None where it has none."""
    for place, (key, value) in enumerate(owner.pairs):
        if key.text == "tags":
            listed = value.items if isinstance(value, Seq) else [value]
            items = tuple([cast("Scalar", item) for item in listed])
            tags = [tag_in_anki(item.text.strip(INVISIBLE)) for item in items]
            return TagList(owner, place, items, tuple(tags))
    return None


def cards_of(deck: Map) -> Iterator[Map]:
    """Yield the mappings of a deck's cards, in the order written."""
    for key, value in deck.pairs:
        if key.text == "cards":
            yield from cast("list[Map]", cast("Seq", value).items)
        elif key.text == "sections":
            for section in cast("Seq", value).items:
                yield from cards_of(cast("Map", section))


def remove_tags(text: str, tags: TagList, surplus: Sequence[bool]) -> list[Edit] | None:
    """Return the edits that take tags out of a file's text, with their key where all of them go.

    None where a comment, or another thing on the same line, would go with them.
    """
    if any("\n" in text[item.start : item.end] for item in tags.items):
        return None
    _, value = tags.owner.pairs[tags.place]
    if all(surplus):
        spans = [_span_of_key(text, tags)]
    elif text.startswith("[", value.start):
        spans = _spans_of_items(text, tags.items, surplus)
    else:
        gone = [item for item, out in zip(tags.items, surplus, strict=True) if out]
        spans = [_span_of_lines(text, _dash_before(text, item.start), item.end) for item in gone]
    cut = [Edit(span, "") for span in spans if span]
    return cut if len(cut) == len(spans) else None


def _span_of_key(text: str, tags: TagList) -> Span | None:
    """Return the stretch that holds the key and all its tags."""
    key, value = tags.owner.pairs[tags.place]
    starts = [*[item.start for item in tags.items], tags.items[-1].end]
    ends = [key.end, *[item.end for item in tags.items]]
    if any("#" in text[end:start] for end, start in zip(ends, starts, strict=True) if end < start):
        return None
    last = tags.items[-1].end
    if text.startswith("[", value.start):
        closed = _LIST_END.match(text, last)
        if not closed:
            return None
        last = closed.end()
    if not text.startswith("{", tags.owner.start):
        return _span_of_lines(text, key.start, last)
    following = tags.owner.pairs[tags.place + 1 :]
    return _span_of_item(text, key.start, last, following[0][0].start if following else None)


def _spans_of_items(
    text: str, items: Sequence[Scalar], surplus: Sequence[bool]
) -> list[Span | None]:
    """Return the stretches between brackets that hold what is surplus, one for each run of it."""
    spans: list[Span | None] = []
    for out, run in groupby(range(len(items)), key=surplus.__getitem__):
        if out:
            places = [*run]
            following = items[places[-1] + 1 :]
            spans += [
                _span_of_item(
                    text,
                    items[places[0]].start,
                    items[places[-1]].end,
                    following[0].start if following else None,
                )
            ]
            if "#" in "".join([text[items[n - 1].end : items[n].start] for n in places[1:]]):
                spans[-1] = None
    return spans


def _span_of_item(text: str, start: int, end: int, following: int | None) -> Span | None:
    """Return the stretch of an item between brackets or braces with one comma beside it."""
    if following is not None:
        comma = _COMMA.match(text, end)
        return Span(start, following) if comma and comma.end() == following else None
    first = max(0, start - _REACH)
    comma = _COMMA_AT_END.search(text[first:start])
    return Span(first + comma.start(), end) if comma else None


def _dash_before(text: str, start: int) -> int:
    """Return where the dash of an item stands, the item itself where none does."""
    line = text.rfind("\n", 0, start) + 1
    dash = _DASH_AT_END.search(text[line:start])
    return line + dash.start() if dash else start


def _span_of_lines(text: str, start: int, end: int) -> Span | None:
    """Return the whole lines of a stretch that has them for itself."""
    line = text.rfind("\n", 0, start) + 1
    rest = _LINE_END.match(text, end)
    if text[line:start].strip(" ") or not rest:
        return None
    if rest[1]:
        return Span(line, rest.end())
    # The line before becomes the last, and ends as this one did.
    before = _BREAK_AT_END.search(text[max(0, line - 2) : line])
    return Span(line - len(before[0]), rest.end()) if before else None
