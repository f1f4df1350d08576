"""Texts that YAML reads in another way than they look: cut off, or torn apart."""

import re
from collections.abc import Sequence
from itertools import pairwise

from quizpress.problem import Report, Span, clipped
from quizpress.read.yaml_nodes import Node, Scalar
from quizpress.rules.languages import LANGUAGES, language_words

_COMMENT = re.compile(r"[ \t]+#([^\r\n]*)")
_SENTENCES = frozenset(("q", "claim", "cloze", "why", "hint", "correction", "instructions", "for"))
"""Keys whose text is a sentence."""
_FRAGMENTS = frozenset(("why", "hint", "correction", "for"))
"""Those of which one word alone may be the whole text."""
_ENDS = tuple(".?!…:\u3002\uff1f\uff01\u061f\u0964")
_CLOSED = ")]}\"'*_`\u201d\u2019\u00bb\u203a\u300d\u300f"
_NOTE = re.compile(r"(?:TODO|FIXME|XXX|NOTE|NB)\b")
_LEADING = frozenset(
    ("a", "an", "the", "of", "to", "in", "is", "are", "and", "or", "with", "for", "by", "on", "at")
)
"""Words of English that no text ends with."""
_PAIRS = {
    "\u201c": "\u201d\u201c", "\u201e": "\u201c\u201d", "\u00ab": "\u00bb", "\u00bb": "\u00ab",
    "\u2018": "\u2019\u2018", "\u201a": "\u2018\u2019", "\u2039": "\u203a", "\u203a": "\u2039",
    "\u300c": "\u300d", "\u300e": "\u300f",
}  # fmt: skip
"""Typographic quotes that open, each with what may close it; languages differ."""
_BRACKETS = {"(": ")", "[": "]", "{": "}", '"': '"', "\u201c": "\u201d", "\u201e": "\u201c"}
_STOPS = ".,;:?!"
_MOST_SHOWN = 40


def warn_of_cut(node: Scalar, report: Report, name: str) -> None:
    """Warn of a text that goes on behind ` #`, which YAML takes for a comment."""
    comment = _COMMENT.match(report.source.text, node.end)
    if not comment:
        return
    rest = comment[1]
    glued = rest[:1].strip() != ""
    if glued or not rest.strip() or _goes_on(node.text.strip(), rest.strip(), name):
        message = f"`{name}` ends here: YAML takes what follows ` #` for a comment"
        remedy = "put a space after the `#`" if glued else "put it on a line of its own"
        hint = f"quote the whole text; if it is a comment, {remedy}"
        report.say("hash-cuts-text", Span(node.end, comment.start(1)), message, hint)


def _goes_on(kept: str, rest: str, name: str) -> bool:
    """Say whether a comment reads as the rest of a text rather than as a remark on it."""
    for opening, closing in _BRACKETS.items():
        last = kept.rfind(opening)
        odd = opening != closing or kept.count(opening) % 2
        if last >= 0 and odd and closing not in kept[last + 1 :] and closing in rest:
            return True
    if kept.rstrip(_CLOSED).endswith(_ENDS) or _NOTE.match(rest):
        return False
    if name in _SENTENCES:
        whole = name in _FRAGMENTS and " " not in kept and not rest.endswith(_ENDS)
        return not whole
    ended = rest.rstrip(_CLOSED).endswith(_ENDS) and not rest[0].isupper()
    return ended or kept.rpartition(" ")[2].lower() in _LEADING


def warn_of_torn_quotes(items: Sequence[Node], report: Report, name: str) -> None:
    """Warn of texts in typographic quotes that commas tear apart, in brackets or braces."""
    for place, item in enumerate(items):
        torn = _torn_text(items[place:])
        if torn:
            message = f"`{name}` is torn at this comma: typographic quotes are no quotes to YAML"
            whole = clipped(torn, _MOST_SHOWN).replace("'", "''")
            comma = Span(item.end, item.end + 1)
            report.say("quotes-typographic", comma, message, f"use straight quotes: '{whole}'")


def _torn_text(items: Sequence[Node]) -> str:
    """Return the text that the first item begins and a later one ends; nothing where none is."""
    texts: list[str] = []
    for item in items:
        if (
            not isinstance(item, Scalar)
            or not item.plain
            or (item.text[:1] in _PAIRS) != (not texts)
        ):
            return ""
        texts += [item.text] if item.text else []
        closing = _PAIRS[texts[0][0]]
        if item.text[1:].rstrip(_STOPS)[-1:] in (*closing,):
            return ", ".join(texts)[1:].rstrip(_STOPS)[:-1] if len(texts) > 1 else ""
        if len(texts) == 1 and any(mark in item.text[1:] for mark in closing):
            return ""
    return ""


_DAY_OF_MONTH = re.compile(r"([^\W\d_]{3,})\.? \d{1,2}(?:st|nd|rd|th)?")
_YEAR = re.compile(r"\d{4}(?!\d)")
_REST = re.compile(r"[^,\]\r\n]*(?:,\d{3}(?!\d))*")
"""What follows the comma, a number with all of its groups."""
_BEFORE_GROUP, _GROUP = re.compile(r"(?:.*\D)?\d{1,3}"), re.compile(r"\d{3}(?!\d)")


def warn_of_split(items: Sequence[Node], report: Report, name: str) -> None:
    """Warn of the first comma in brackets that parts what looks like one date or one number."""
    text = report.source.text
    spaced = any(text.startswith(", ", item.end) for item in items)
    for one, other in pairwise(items):
        if isinstance(other, Scalar) and isinstance(one, Scalar) and other.text[:1].isdecimal():
            glued = text[one.end : other.start] == ","
            if (
                one.plain
                and other.plain
                and _is_split(one.text, other.text, glued=glued, spaced=spaced)
            ):
                message = f"`{name}` is parted at this comma into `{one.text}` and `{other.text}`"
                rest = _REST.match(text, other.start)
                whole = text[one.start : rest.end() if rest else other.end]
                hint = f"put it in quotes if it is one, '{whole}'"
                hint += "; else put a space after the comma" if glued else ""
                report.say("comma-parts", Span(one.end, one.end + 1), message, hint)
                return


def _is_split(one: str, other: str, *, glued: bool, spaced: bool) -> bool:
    """Say whether two items are one date, or one number: `glued` says that no space parts them.

    `spaced` says that a space stands behind other commas of the list.
    """
    if glued and one[-1:].isdecimal():
        groups = _BEFORE_GROUP.fullmatch(one) and _GROUP.match(other)
        return spaced or groups is not None
    day = _DAY_OF_MONTH.fullmatch(one)
    if not (day and _YEAR.match(other)):
        return False
    months = [month for code in LANGUAGES for month in language_words(code).months]
    return any(day[1].lower() in month for month in months)
