"""What YAML's own errors mean to a writer of questions."""

import re
from typing import NamedTuple

import yaml

from quizpress.problem import Report, Source, Span


class _Trap(NamedTuple):
    """A trap that YAML sets: how the parser words it, how the line looks, what to say."""

    said: str
    looks: str
    message: str
    hint: str


_TRAPS = (
    _Trap(
        "",
        r"^\s*(- )?[\w-]+:\s*\{\{",
        "a text that begins with `{{` needs quotes",
        "write '{{…' in single quotes",
    ),
    _Trap(
        "",
        r"^\s*(- )?[\w-]+:\s*\[.*\]\s*\S",
        "a text that begins with `[` needs quotes",
        "put the whole text in single quotes",
    ),
    _Trap(
        "mapping values are not allowed",
        r"\w: .*: ",
        "a `: ` inside an unquoted text begins a new key",
        "put the whole text in quotes",
    ),
    _Trap(
        "could not find expected ':'|mapping values are not allowed",
        r"^\s*-[^-\s]",
        "a dash needs a space after it",
        "write `- q: …`",
    ),
    _Trap(
        "could not find expected ':'",
        r"",
        "this line is neither `key: value` nor part of a quoted text",
        "check its indentation and the colon after its key",
    ),
    _Trap("'\\t'|tab", r"", "a tab cannot indent a line or begin a text", "use spaces"),
    _Trap(
        "unknown escape|hexadecimal|invalid Unicode character escape",
        r"",
        "a backslash in double quotes begins an escape that does not exist",
        "use single quotes, in which a backslash is only itself",
    ),
    _Trap(
        "quoted scalar",
        r"",
        "a quote is left open",
        "close it on the same line; write a quote inside single quotes twice",
    ),
    _Trap(
        "cannot start any token",
        r"",
        "a text cannot begin with this character",
        "put the whole text in quotes",
    ),
    _Trap(
        "expected <block end>, but found '-'|sequence entries are not allowed",
        r"",
        "this dash is indented differently from the list it belongs to",
        "line it up with the dashes above",
    ),
    _Trap(
        "expected <block end>, but found '<block mapping start>'",
        r"",
        "this line is indented differently from its neighbours",
        "line it up with the keys above",
    ),
    _Trap(
        "mapping values are not allowed",
        r"",
        "a key cannot begin here",
        "check the indentation; quote a text that holds `: `",
    ),
    _Trap(
        "expected <block end>|did not find expected key",
        r":\s*(['\"]).*\1\s*\S",
        "the line goes on after a quoted text has ended",
        "put the whole text in one pair of quotes",
    ),
    _Trap(
        "flow (sequence|mapping)|expected ',' or",
        r"",
        "a bracket or brace is not closed",
        "close it, or quote a text that begins with `[` or `{`",
    ),
    _Trap(
        "did not find expected",
        r"",
        "this line is indented differently from its neighbours",
        "line it up with the lines it belongs to",
    ),
    _Trap(
        "directive|YAML document",
        r"",
        "a line cannot begin with `%`",
        "put the whole text in quotes",
    ),
    _Trap(
        "undefined alias|anchor|alias",
        r"",
        "a text that begins with `*` or `&` needs quotes",
        "put the whole text in quotes",
    ),
    _Trap("tag", r"", "a text that begins with `!` needs quotes", "put the whole text in quotes"),
)


def explain(report: Report, error: yaml.MarkedYAMLError) -> None:
    """Report the parser's one error, with what it means here and what to do."""
    said = f"{error.context or ''} {error.problem or ''}"
    span, trap = _caught(report.source, error, said)
    line = report.source.place(span).line
    # What was found before on the same line is the same mistake, seen from its other end.
    report.problems[:] = [other for other in report.problems if other.place.line != line]
    report.say("syntax", span, trap.message, trap.hint)


def _caught(source: Source, error: yaml.MarkedYAMLError, said: str) -> tuple[Span, _Trap]:
    spans = _spans(source, error)
    for trap in _TRAPS:
        if re.search(trap.said, said):
            for span in spans:
                if re.search(trap.looks, source.place(span).text):
                    return span, trap
    return spans[0], _Trap("", "", f"the YAML cannot be parsed: {said.strip()}", "")


def _spans(source: Source, error: yaml.MarkedYAMLError) -> list[Span]:
    """Return where the error shows, the opening of an unclosed thing first, then around it."""
    begun_first = "quoted scalar" in (error.context or "") or "flow" in (error.context or "")
    marks = [error.context_mark, error.problem_mark]
    ordered = marks if begun_first else marks[::-1]
    spans = [Span(mark.index, mark.index + 1) for mark in ordered if mark] or [Span(0, 0)]
    above = source.text.rfind("\n", 0, spans[0].start)
    return [*spans, Span(above, above + 1)] if above > 0 else spans
