"""From text to nodes: one loop over the parser's events, every scalar verbatim."""

from collections.abc import Callable
from typing import Any, NoReturn, TypeAlias, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from quizpress.problem import Report, Span, clipped
from quizpress.read.syntax import explain_error
from quizpress.read.yaml_nodes import SPACES, Map, Node, Scalar, Seq

DEEPEST = 24
_BOUND = "maximum nesting depth"
_CLIP = 60
_ALIAS_HINT = "write the text out, or quote it if it begins with `&` or `*`"
_KEY_HINT = "a text that begins with `{`, `[` or `? ` needs quotes"

_Event: TypeAlias = Any
"""pyyaml's stubs know no attributes of events."""


class _Stop(Exception):  # noqa: N818  It carries a problem and is no error of ours.
    """Reading on makes no sense."""


def parse_yaml(report: Report) -> Node | None:
    """Parse the report's source, one YAML document, into nodes.

    Aliases, tags, a second document, deep nesting and duplicate keys are reported;
    the tree is returned all the same wherever the rest can still be checked.
    """
    text = report.source.text
    node = _parse_text(report, text)
    # Of a text that is all ASCII this is known at once.
    odd = not text.isascii() and any(space in text for space in SPACES)
    return _mend_spaces(report, node) if odd else node


def _mend_spaces(report: Report, node: Node | None) -> Node | None:
    """Report spaces that are none to YAML, and return the tree as it is with ordinary ones."""
    from quizpress.read import spaces  # noqa: PLC0415  Many decks are ASCII.

    text = report.source.text
    odd = spaces.odd_spaces(text, after_keys=node is None)
    if node is not None:
        odd = spaces.outside_quotes(odd, node)
    if not odd:
        return node
    before = [*report.problems]
    report.problems.clear()
    mended = _parse_text(report, spaces.without_odd(text, odd))
    if mended is not None:
        spaces.report_spaces(report, spaces.outside_quotes(odd, mended) or odd)
    elif node is not None:
        # The line stands where it belongs without them.
        report.problems[:] = before
        spaces.report_spaces(report, odd, surplus=True)
        return spaces.with_bare_keys(node)
    elif report.problems != before:
        spaces.report_spaces(report, odd)
    return mended


def _parse_text(report: Report, text: str, *, slowly: bool = False) -> Node | None:
    # Without the C parser pyyaml's own gives the same events, only slower.
    loader: Any = yaml.SafeLoader if slowly else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Tree(report).grow_from(loader(text).get_event)
    except yaml.MarkedYAMLError as error:
        if _BOUND in str(error) and not slowly:
            # The C parser reads a row of brackets ahead, to a bound that has no place.
            report.problems.clear()
            return _parse_text(report, text, slowly=True)
        explain_error(report, error)
    except _Stop:
        pass
    return None


class _Tree:
    """Nodes under construction, and the report of what is met on the way."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.source = report.source
        self.say = report.say
        self.escaped = "\\" in report.source.text

    def grow_from(  # noqa: C901  Flat for speed; each branch is one kind of event.
        self, get_event: Callable[[], _Event]
    ) -> Node | None:
        """Return the root, or None for an empty file.

        The loop runs some 60,000 times for 10,000 cards, so it is written flat: the open
        container is a list of children, a mapping's keys and values in turn.
        """
        children: list[Node] = []
        stack: list[tuple[list[Node], int, int]] = []
        documents = 0
        make = tuple.__new__  # A named tuple's own constructor takes three times as long.
        for event in iter(get_event, None):
            kind = type(event)
            if kind is ScalarEvent:
                style = event.style
                if style == '"' or event.tag is not None or event.anchor is not None:
                    self._examine_event(event)
                start, end = event.start_mark.index, event.end_mark.index
                children.append(make(Scalar, (event.value, start, end, not style)))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.tag is not None or event.anchor is not None:
                    self._examine_event(event)
                stack.append((children, event.start_mark.index, event.end_mark.index))
                if len(stack) > DEEPEST:
                    self._stop_at_depth(event)
                children = []
            elif kind is MappingEndEvent:
                done = children
                children, start, end = stack.pop()
                children.append(self._map_of(done, start, end))
            elif kind is SequenceEndEvent:
                done = children
                children, start, end = stack.pop()
                children.append(Seq(done, start, end))
            elif kind is AliasEvent:
                children.append(self._text_of_alias(event))
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._stop_at_document(event)
        if not children or children[0] == Scalar("", *children[0].span, plain=True):
            return None
        return children[0]

    def _map_of(self, children: list[Node], start: int, end: int) -> Node:
        """Return a mapping of keys and values in turn."""
        each = iter(children)
        pairs = cast("list[tuple[Scalar, Node]]", list(zip(each, each, strict=True)))
        if len({key.text for key, _ in pairs if type(key) is Scalar}) == len(pairs):
            return Map(pairs, start, end)
        if self.source.text.startswith("{{", start):
            message = "a text that begins with `{{` needs quotes"
            self.say("syntax", Span(start, end), message, "write '{{…' in single quotes")
            return Scalar("{{…}}", start, end, plain=True)
        self._report_keys(children[::2])
        return Map([pair for pair in pairs if type(pair[0]) is Scalar], start, end)

    def _report_keys(self, keys: list[Node]) -> None:
        seen: dict[str, Scalar] = {}
        for key in keys:
            if not isinstance(key, Scalar):
                self.say("key-not-text", key.span, "a key must be a word", _KEY_HINT)
            elif seen.setdefault(key.text, key) is not key:
                name, first = clipped(key.text, _CLIP), self.source.place(seen[key.text].span).line
                message = f"the key `{name}` is given twice, first on line {first}"
                self.say("duplicate-key", key.span, message, "keep one of the two")

    def _examine_event(self, event: _Event) -> None:
        """Report the anchor and the tag of a node, and doubtful escapes in double quotes."""
        span = _span_of(event)
        if event.anchor is not None:
            message = f"`&{clipped(event.anchor, _CLIP)}` is a YAML anchor"
            self.say("alias", span, message, _ALIAS_HINT)
        if event.tag is not None:
            hint = "quote the text if it begins with an exclamation mark"
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.say("yaml-tag", span, f"`{clipped(tag, _CLIP)}` is a YAML tag", hint)
        quoted = type(event) is ScalarEvent and event.style == '"'
        if self.escaped and quoted and self.source.text.find("\\", *span) >= 0:
            from quizpress.read.escapes import examine_escapes  # noqa: PLC0415  Few have any.

            examine_escapes(self.report, span)

    def _text_of_alias(self, event: _Event) -> Scalar:
        """Report an alias, and return it as the text that it looks like."""
        span, message = _span_of(event), f"`*{clipped(event.anchor, _CLIP)}` is a YAML alias"
        self.say("alias", span, message, _ALIAS_HINT)
        return Scalar(self.source.text[span.start : span.end], *span, plain=True)

    def _stop_at_depth(self, event: _Event) -> NoReturn:
        message = f"the nesting is deeper than {DEEPEST} levels"
        hint = "there is a bracket, a brace or a dash too many"
        self.say("too-large", _span_of(event), message, hint)
        raise _Stop

    def _stop_at_document(self, event: _Event) -> NoReturn:
        hint = "remove the line `---`, or move what follows into a file of its own"
        self.say("documents", _span_of(event), "a second YAML document begins here", hint)
        raise _Stop


def _span_of(event: _Event) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)
