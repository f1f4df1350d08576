"""Reads the texts of a deck, each once, and keeps those with marks for whoever checks these."""

import re
from typing import NamedTuple, cast

from quizpress.problem import Report
from quizpress.read.yaml_nodes import Node, Scalar, Seq
from quizpress.text import GapError, Markup, Text, parse_cloze, parse_text
from quizpress.text.nodes import EMPTY
from quizpress.text.parse import ACTIVE, parse_simple
from quizpress.text.places import TextPlaces

EDGES = " \t\r\n\x85\xa0\u2028\u2029\u200b\u2060\ufeff\u3000\u00ad"
"""What is cut off where a text begins and ends; marks of direction are not among it."""


_MEANT = re.compile(r"\b__?\w[^_]*_|\$[^$]*[_^][^$]*\$")
"""What may be meant as a mark in a text that has none."""


class Marked(NamedTuple):
    """A text with marks that are worth a second look, and whether paper prints it."""

    text: Text
    printed: bool


class ProseReader:
    """Reads the texts of one deck."""

    def __init__(self, report: Report, markup: Markup) -> None:
        self.report = report
        self.markup: Markup = markup
        self.marked: list[Marked] = []

    def read(self, node: Node | None, *, printed: bool = True) -> Text:
        """Return the text of a node, the empty one for none."""
        if node is None:
            return EMPTY
        source, start, end, _ = cast("Scalar", node)
        source = source.strip(EDGES) if "\n" not in source else cut_edges(source)
        if ACTIVE.search(source):
            simple = parse_simple(source, start, end) if self.markup == "markdown" else None
            if simple:
                return simple
            text = parse_text(source, start, end, self.markup)
            doubtful = bool(text.blocks)
        else:
            text = tuple.__new__(Text, (source, start, end, ()))  # Most texts come this way.
            doubtful = ("_" in source or "$" in source) and bool(_MEANT.search(source))
        if doubtful:
            self.marked.append(Marked(text, printed))
        return text

    def read_all(self, node: Node | None) -> tuple[Text, ...]:
        """Return the texts of a node, which is one or a list of them."""
        if node is None:
            return ()
        if type(node) is Scalar:
            return (self.read(node),)
        return tuple([self.read(item) for item in cast("Seq", node).items])

    def read_cloze(self, node: Node) -> Text:
        """Return the text of a cloze; one with a gap that cannot be read is reported."""
        raw, start, end, _ = cast("Scalar", node)
        source = cut_edges(raw)
        try:
            text = parse_cloze(source, start, end, self.markup)
        except GapError as error:
            whole = Text(source, start, end)
            places = TextPlaces(whole, self.report.source)
            span = places.span(error.offset, error.offset + 2)
            self.report.say("cloze-gap", span, str(error), error.hint)
            return whole
        self.marked.append(Marked(text, printed=True))
        return text

    def unprint_since(self, count: int) -> None:
        """Take back that the texts read since there were so many are printed."""
        self.marked[count:] = [Marked(text, printed=False) for text, _ in self.marked[count:]]


def cut_edges(text: str) -> str:
    """Return a text without what is not seen at its ends; a first line keeps its indentation."""
    cut = text.strip(EDGES)
    if "\n" not in cut:
        return cut
    start = len(text) - len(text.lstrip(EDGES))
    return text[text.rfind("\n", 0, start) + 1 : start] + cut
