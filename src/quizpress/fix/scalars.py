"""Other texts for the scalars of a YAML file, each in the style in which it is written."""

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
