"""Spaces that look like spaces and are none to YAML, where a dash or a key is to begin."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import assert_never
from unicodedata import name

from quizpress.problem import Report, Span
from quizpress.read.yaml_nodes import SPACES, Map, Node, Scalar, Seq

_ODD = f"[{SPACES}]"
_LINE = re.compile(
    r"(?:\A|(?<=[\r\n]))[ \t]*(?:-[ \t]+)*(?:"
    rf"(?P<before>{_ODD}(?:{_ODD}|[ \t])*)(?=-(?:\s|{_ODD})|[\w-]+:(?:\s|{_ODD}|$))"
    rf"|-(?P<dash>{_ODD}+)"
    rf"|[a-z_]+:(?P<colon>{_ODD}+))"
)
_HINT = "{}; it often comes in with text copied from a web page or a word processor"


def odd_spaces(text: str, *, after_keys: bool) -> list[Span]:
    """Return where a dash or a key has an odd space before it, or a dash one behind it.

    Behind a key's colon one may be part of a text, and is sought only `after_keys`.
    """
    every: list[Span] = []
    # A line can have several; the next shows once the first is an ordinary space.
    while spans := [
        _without_ordinary(text, *found.span(found.lastgroup or 0))
        for found in _LINE.finditer(text)
        if after_keys or found.lastgroup != "colon"
    ]:
        every += spans
        text = without_odd(text, spans)
    return sorted(every)


def _without_ordinary(text: str, start: int, end: int) -> Span:
    """Return where odd spaces stand without the ordinary ones that follow them."""
    return Span(start, start + len(text[start:end].rstrip(" \t")))


def outside_quotes(spans: list[Span], node: Node) -> list[Span]:
    """Return which of some spans stand in no quoted or block text of a tree."""
    held = sorted((scalar.start, scalar.end) for scalar in _scalars_in(node) if not scalar.plain)
    starts = [start for start, _ in held]

    def is_held(span: Span) -> bool:
        before = bisect_right(starts, span.start)
        return before > 0 and span.start < held[before - 1][1]

    return [span for span in spans if not is_held(span)]


def _scalars_in(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Seq():
            for item in node.items:
                yield from _scalars_in(item)
        case Map():
            for key, value in node.pairs:
                yield key
                yield from _scalars_in(value)


def without_odd(text: str, spans: list[Span]) -> str:
    """Return a text with ordinary spaces at some spans, every offset kept."""
    pieces, end = [], 0
    for span in spans:
        pieces += [text[end : span.start], " " * (span.end - span.start)]
        end = span.end
    return "".join([*pieces, text[end:]])


def with_bare_keys(node: Node) -> Node:
    """Return a tree whose keys do not begin with odd spaces."""
    match node:
        case Scalar():
            return node
        case Seq():
            return node._replace(items=[with_bare_keys(item) for item in node.items])
        case Map():
            pairs = [
                (key._replace(text=key.text.lstrip(SPACES)) if key.plain else key, value)
                for key, value in node.pairs
            ]
            return node._replace(pairs=[(key, with_bare_keys(value)) for key, value in pairs])
    assert_never(node)


def report_spaces(report: Report, spans: list[Span], *, surplus: bool = False) -> None:
    """Report each odd space by its name; `surplus` ones are to go, others to be replaced."""
    hint = _HINT.format("remove it" if surplus else "put an ordinary space in its place")
    for span in spans:
        found = report.source.text[span.start]
        message = f"U+{ord(found):04X} ({name(found).lower()}) is no space to YAML"
        report.say("space", span, message, hint)
