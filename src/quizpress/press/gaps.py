"""The text of a cloze with its gaps rendered, markup around and across them intact."""

import re
from collections.abc import Callable
from typing import NamedTuple

from quizpress.model import Cloze, Gap
from quizpress.press.markup import Inline

_MARK = re.compile("\x02([0-9]+)\x03")
"""Stands for a gap while a text is rendered; no text can hold it, control signs are refused."""
_APART = "\x06"
"""Parts the braces of gaps in maths while what only looks like a gap is looked for."""
_WRITTEN = re.compile(r"\{\{(?=c[0-9,])")
"""Braces that were typed with a backslash, and that Anki would take for a gap all the same."""


class Style(NamedTuple):
    r"""How the texts of a deck become HTML.

    `inline` makes a renderer of one that renders maths; `gap` gives the HTML that stands for a
    gap, `gap_in_maths` the LaTeX of one between \( and \), where Markdown means nothing.
    """

    inline: Callable[[Inline], Inline]
    maths: Inline
    gap: Callable[[Gap], str]
    gap_in_maths: Callable[[Gap], str]


def with_gaps(cloze: Cloze, style: Style) -> str:
    """Return a cloze as HTML."""
    gaps = [piece for piece in cloze.pieces if isinstance(piece, Gap)]
    numbers = iter(range(len(gaps)))
    text = "".join([f"\x02{next(numbers)}\x03" if isinstance(p, Gap) else p for p in cloze.pieces])

    def maths(inside: str) -> str:
        latex = _WRITTEN.sub("{ {", inside)
        made = style.maths(_MARK.sub(lambda m: style.gap_in_maths(gaps[int(m[1])]), latex))
        return made.replace("{", f"{{{_APART}")

    html = style.inline(maths)(text)
    if "{" in html:
        html = _WRITTEN.sub("&#123;{", html).replace(_APART, "")
    return _MARK.sub(lambda m: style.gap(gaps[int(m[1])]), html)
