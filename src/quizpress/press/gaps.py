"""The text of a cloze with its gaps rendered, markup around and across them intact."""

from collections.abc import Callable

from quizpress.model import Cloze, Gap
from quizpress.press.markup import Inline


def with_gaps(cloze: Cloze, inline: Inline, gap: Callable[[Gap], str]) -> str:
    """Return a cloze as HTML; `gap` gives the HTML that stands for a gap."""
    # No text can hold the marks, since control characters are refused when it is read.
    pieces = enumerate(cloze.pieces)
    html = inline("".join([f"\x02{n}\x03" if isinstance(p, Gap) else p for n, p in pieces]))
    for number, piece in enumerate(cloze.pieces):
        if isinstance(piece, Gap):
            html = html.replace(f"\x02{number}\x03", gap(piece), 1)
    return html
