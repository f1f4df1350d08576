"""What YAML's own errors mean to a writer of questions."""

import re
from typing import NamedTuple

import yaml

from quizpress.problem import Report, Source, Span


class _Trap(NamedTuple):
    """A trap that YAML sets: how the parser words it, how the line looks, what to say.

    A group `at` in `looks` says where on the line the trap is.
    """

    said: str
    looks: str
    message: str
    hint: str


def _quoted(said: str, looks: str, beginning: str) -> _Trap:
    """Return the trap of a text that has to be quoted for how it begins."""
    return _Trap(said, looks, f"a text that begins with {beginning} needs quotes", _QUOTE)


_QUOTE = "put the whole text in quotes"
_NO_ESCAPE = (
    r"(?<!\\)(?:\\\\)*(?P<at>\\(?:x(?![\dA-Fa-f]{2})|u(?![\dA-Fa-f]{4})|U(?![\dA-Fa-f]{8})"
    r"|[^0abtnvfrexuUNLP_ \t\"/\\])\w*)"
)
_VALUE = r"^\s*(?:- )*(?:[\w-]+:\s+)?"
_TRAPS = (
    _Trap("", _VALUE + r"(?P<at>[,\]}])", "a text cannot begin with this character", _QUOTE),
    _quoted("mapping keys|any token|did not find", _VALUE + r"(?P<at>\? )", "`? `"),
    _Trap(
        "mapping values are not allowed",
        r"\w: .*\S(?P<at>:)\s*$",
        "a `:` at the end of an unquoted text begins a new key",
        _QUOTE,
    ),
    _Trap(
        "",
        r"^(?P<at><{7} |={7}$|>{7} )",
        "a merge left the deck in conflict",
        "keep what is right of both sides and remove the marks",
    ),
    _Trap(
        "",
        _VALUE + r"(?P<at>[\u201c\u201e\u2018])",
        "typographic quotes are no quotes to YAML",
        "put the whole text in \" or ' quotes",
    ),
    _Trap(
        "",
        _VALUE + r"(?P<at>\{\{)",
        "a text that begins with `{{` needs quotes",
        "write '{{…' in single quotes",
    ),
    _quoted("", _VALUE + r"(?P<at>\[)[^]]*\]\s*[^\s\],#]", "`[`"),
    _quoted("", _VALUE + r"(?P<at>\{)[^}]*\}\s*[^\s\},#]", "`{`"),
    _quoted(
        "",
        _VALUE + r"(?P<at>[>|])[^\s#+-]*\s+[^\s#]|" + _VALUE + r"(?P<at_>[>|][^\s\d+-])",
        "`>` or `|`",
    ),
    *[
        _Trap(
            "escape|hexa?decimal",
            looks,
            "a backslash in double quotes begins an escape that does not exist",
            "use single quotes, in which a backslash is only itself",
        )
        for looks in (
            _NO_ESCAPE,
            "",
        )
    ],
    _Trap(
        "mapping values|did not find expected|find expected ':'|block end",
        r"^\s*(?P<at>-)[^-\s]",
        "a dash needs a space after it",
        "write `- q: …`",
    ),
    _quoted("sequence entries|block end|did not find expected", r":\s+(?P<at>-(?: |$))", "`- `"),
    _Trap(
        "mapping values are not allowed",
        r"\w: .*\S(?P<at>: )",
        "a `: ` inside an unquoted text begins a new key",
        _QUOTE,
    ),
    _Trap(
        "mapping values|find expected ':'",
        r"^\s*(?:- )?(?P<at>[a-z_]+:)[^\s/:]",
        "a colon needs a space after it",
        "write `q: …`",
    ),
    _quoted("alphabetic or numeric", r"(?P<at>[*&])", "`*` or `&`"),
    _Trap(
        "could not find expected ':'",
        "",
        "this line is neither `key: value` nor part of a quoted text",
        "check its indentation and the colon after its key",
    ),
    _Trap(
        "tab|'\\\\t'|any token",
        r"^[ -]*(?P<at>\t)",
        "a tab cannot indent a line or begin a text",
        "use spaces",
    ),
    _Trap("'\\\\t'|tab", "", "a tab cannot indent a line or begin a text", "use spaces"),
    _Trap(
        "quoted scalar",
        "",
        "a quote is left open",
        "close it on the same line; write a quote inside single quotes twice",
    ),
    _Trap("cannot start any token", "", "a text cannot begin with this character", _QUOTE),
    _Trap(
        "expected <block end>, but found '-'|sequence entries are not allowed",
        "",
        "this dash is indented differently from the list it belongs to",
        "line it up with the dashes above",
    ),
    _Trap(
        "mapping values are not allowed",
        "",
        "a key cannot begin here",
        "check the indentation; quote a text that holds `: `",
    ),
    _quoted(
        "block end|did not find expected|expected ',' or",
        _VALUE + r"(?:[\[{].*?(?:[:,]\s+|[\[{]))?(?P<at>!\[)",
        "`![`",
    ),
    *[
        _Trap(said, looks, "this quote ends the text, and yet the line goes on", hint)
        for quote, inside, hint in (
            (
                '"',
                r'(?:[^"\\]|\\.)*',
                r"put the whole text in single quotes, or write `\"` for each quote inside",
            ),
            (
                "'",
                "(?:[^']|'')*",
                "put the whole text in double quotes, or write each quote inside twice",
            ),
        )
        for said, looks in (
            (
                "block end|did not find expected key",
                rf"{_VALUE}{quote}{inside}(?P<at>{quote}).*{quote}\s*$",
            ),
            (
                "flow (sequence|mapping|node)|expected ',' or",
                rf"(?:[\[{{,]|: )\s*{quote}{inside}(?P<at>{quote})(?=\s*[^\s,\]}}:#'\"]).*{quote}",
            ),
        )
    ],
    _Trap(
        "block end|did not find expected key",
        _VALUE + r"(?P<at>['\"]).*['\"]\s*[^\s,#]",
        "the line goes on after a quoted text has ended",
        "put the whole text in one pair of quotes",
    ),
    _Trap(
        "but got '\\?'|found '\\?'",
        "",
        "inside brackets a text with a question mark needs quotes",
        _QUOTE,
    ),
    _Trap(
        "flow (sequence|mapping|node)|expected ',' or",
        r"[\[{][^\]}'\"]*[^\]}'\",\[{\s](?P<at> #).*[\]}]",
        "YAML takes what follows ` #` for a comment, the closing bracket too",
        "quote the text that holds the `#`",
    ),
    _Trap(
        "flow (sequence|mapping|node)|expected ',' or",
        "",
        "a bracket or brace is not closed",
        "close it, or quote a text that begins with `[` or `{`",
    ),
    _Trap(
        "directive|YAML document|document start",
        r"^(?P<at>%)",
        "a line cannot begin with `%`",
        _QUOTE,
    ),
    _Trap("document start", "", "nothing can stand behind a line `...`", "remove the line `...`"),
    _Trap(
        "did not find expected|block end",
        "",
        "this line is indented differently from its neighbours",
        "line it up with the lines it belongs to",
    ),
    _quoted("anchor|alias", "", "`*` or `&`"),
    _quoted("tag", "", "`!`"),
)


def explain_error(report: Report, error: yaml.MarkedYAMLError) -> None:
    """Report the parser's one error, with what it means here and what to do."""
    said = f"{error.context or ''} {error.problem or ''}"
    span, trap = _find_trap(report.source, error, said)
    line = report.source.place(span).line
    # What was found before on the same line is the same mistake, seen from its other end.
    report.problems[:] = [other for other in report.problems if other.place.line != line]
    report.say("syntax", span, trap.message, trap.hint)


def _find_trap(source: Source, error: yaml.MarkedYAMLError, said: str) -> tuple[Span, _Trap]:
    """Return the first trap that fits what the parser said, and where it is."""
    if (bracket := _find_bracket_in_text(source.text, error, said)) is not None:
        return Span(bracket, bracket + 1), _BRACKET_IN_TEXT
    spans = _spans_of_error(source, error)
    for trap in _TRAPS:
        for span in spans if re.search(trap.said, said) else ():
            start, line = _line_around(source.text, span.start)
            found = re.search(trap.looks, line)
            if found:
                named = [name for name, text in found.groupdict().items() if text is not None]
                first, last = found.span(named[0]) if named else (0, 0)
                return Span(start + first, start + last) if named else span, trap
    return spans[0], _Trap("", "", f"the YAML cannot be parsed: {said.strip()}", "")


def _find_bracket_in_text(text: str, error: yaml.MarkedYAMLError, said: str) -> int | None:
    """Return where a bracket or brace opens inside an unquoted text of a flow; None for nowhere."""
    mark = error.problem_mark
    if not (mark and "expected ',' or" in said and text[mark.index : mark.index + 1] in ("[", "{")):
        return None
    before = text[_line_around(text, mark.index)[0] : mark.index]
    begins = re.fullmatch(_VALUE, before) or before.rstrip().endswith(_BEFORE_ITEMS)
    return None if begins else mark.index


_BEFORE_ITEMS = tuple("'\"[]{},:!")
"""What no unquoted text ends with that a bracket stands in; `![` begins a picture."""
_BRACKET_IN_TEXT = _Trap(
    "", "", "inside `{ }` and `[ ]` a text with a brace or bracket in it needs quotes", _QUOTE
)


def _line_around(text: str, offset: int) -> tuple[int, str]:
    """Return where the line around an offset starts, and the line, of a long one its beginning."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return start, re.split(r"[\r\n]", text[start : start + _LONGEST], maxsplit=1)[0]


def _spans_of_error(source: Source, error: yaml.MarkedYAMLError) -> list[Span]:
    """Return where the error shows, the opening of an unclosed thing first, then around it."""
    begun_first = re.search("quoted scalar|flow|simple key", error.context or "")
    marks = [error.context_mark, error.problem_mark]
    last = max(len(source.text.rstrip()) - 1, 0)
    places = [min(mark.index, last) for mark in (marks if begun_first else marks[::-1]) if mark]
    spans = [Span(place, place + 1) for place in places] or [Span(0, 0)]
    above = source.text.rfind("\n", 0, _line_around(source.text, spans[0].start)[0] - 1) + 1
    return [*spans, Span(above, above + 1)]


_LONGEST = 1000
"""How much of a line is looked at for traps; patterns may take quadratic time."""
