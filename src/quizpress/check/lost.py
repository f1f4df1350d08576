"""What an author meant as maths or as a block of code, and what would lose its signs or lines."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizpress.check.cloze import HIDDEN
from quizpress.check.texts import texts
from quizpress.inline import Lost, lost
from quizpress.problem import Report, Source, Span
from quizpress.read.nodes import Node, Scalar

_MARKS = ("\\[", "\\(", "```")
_SAID = {
    "\\[": (
        "`\\[` begins no maths here, and would be printed as `[`",
        "write `\\(…\\)` for maths, `[…]` for brackets, `\\\\[` for the signs themselves",
    ),
    "\\(": (
        "`\\(` begins maths that nothing closes, and would be printed as `(`",
        "close it with `\\)`, or write `(` for a bracket, `\\\\(` for the signs themselves",
    ),
    "```": (
        "this is no block of code here, and would not be printed as one",
        "write code of one line as `` `code` ``, and show longer code in a picture",
    ),
}
"""What to say of each mark, and what to do."""
_SIGN = r"[=+<>\u2264\u2265\u2260\u00b1\u00d7\u00b7\u00f7\u2212]"
_BEFORE = rf"(?:(?<!\w)(?:[^\W\d_]|\d+[A-Za-z]?)|[)}}{HIDDEN}])"
"""What stands before a sign: one letter, a number, or what is in brackets."""
_FORMULA = re.compile(
    rf"""
    \\[A-Za-z]  # a command
    | [\w)}}\]{HIDDEN}]\s*\^\s*[\w({{\\{HIDDEN}-]  # a power
    | (?<!\w)[^\W\d]_(?:{{|\w(?!\w))  # a letter with an index
    | {_BEFORE}\s*{_SIGN}\s*(?![A-Za-z]{{3}})[\w({{\\{HIDDEN}\u2212-]  # signs between short names
    | ^(?!\ [xX]\ $)\s+\S.*\s$  # set apart from its brackets, and no box that is ticked
    | ^\s*{HIDDEN}\s*$  # a gap alone
    """,
    re.VERBOSE | re.DOTALL,
)
"""What brackets in prose do not hold: `[sic]`, `[n. 1]`, `[--all]`, `[^1]`, `[x]`."""
_FENCE = re.compile(r"""^[ \t]*["']?(`{3,}[\w+#.-]*)[ \t]*$""", re.MULTILINE)
"""A line in the deck's file that begins or ends a block of code."""


class Loss(NamedTuple):
    """Where something is lost, and the mark that it begins with."""

    span: Span
    mark: str


def losses(node: Node, source: Source) -> list[Loss]:
    """Return what the texts of a deck would lose in Markdown."""
    if not any(mark in source.text for mark in _MARKS):
        return []
    found = texts(node, re.compile("|".join(map(re.escape, _MARKS))).search)
    return [loss for text, parts in found for loss in _in_text(text, parts, source)]


def warn(found: list[Loss], report: Report) -> None:
    """Report what would be lost."""
    for loss in found:
        report.say("markup-text", loss.span, *_SAID[loss.mark])


def _in_text(text: Scalar, parts: tuple[str, ...], source: Source) -> Iterator[Loss]:
    found = [each for part in parts for each in lost(part) if meant(each)]
    for each in found:
        yield Loss(_place(text, each, source), each.mark)
    if "```" in text.text and all(each.mark != "```" for each in found):
        # YAML may have joined the lines already.
        line = _FENCE.search(source.text, text.start, text.end)
        if line:
            yield Loss(Span(*line.span(1)), "```")


def meant(found: Lost) -> bool:
    """Say whether it was meant as maths or code; brackets can be escaped for their own sake."""
    return found.mark != "\\[" or bool(_FORMULA.search(found.text[2:-2]))


def _place(text: Scalar, found: Lost, source: Source) -> Span:
    """Return where it stands in the file, where a backslash may be doubled."""
    first = re.split(f"[\n'\"{HIDDEN}]", found.text, maxsplit=1)[0]
    for way in (found.text, first, found.mark):
        for written in (way, way.replace("\\", "\\\\")):
            start = source.text.find(written, text.start, text.end)
            if start >= 0:
                return Span(start, start + len(written))
    return text.span
