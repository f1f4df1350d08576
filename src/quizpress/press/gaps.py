"""The text of a cloze with its gaps rendered, markup around and across them intact."""

import re
from collections.abc import Callable

from quizpress.model import Cloze, Gap
from quizpress.press.markup import Inline

_DELIMITER = re.compile(r"\\([()])")


def with_gaps(
    cloze: Cloze, inline: Inline, gap: Callable[[Gap], str], gap_in_maths: Callable[[Gap], str]
) -> str:
    r"""Return a cloze as HTML.

    `gap` gives the HTML that stands for a gap, `gap_in_maths` the LaTeX of one that stands
    between \( and \), where Markdown means nothing.
    """
    text, in_maths = "", False
    marked: list[Gap] = []
    for piece in cloze.pieces:
        if isinstance(piece, str):
            text += piece
            in_maths = _open_after(piece, in_maths=in_maths)
        elif in_maths:
            text += gap_in_maths(piece)
        else:
            # No text can hold the mark, since control characters are refused when it is read.
            text += f"\x02{len(marked)}\x03"
            marked.append(piece)
    html = inline(text)
    for number, piece in enumerate(marked):
        html = html.replace(f"\x02{number}\x03", gap(piece), 1)
    return html


def _open_after(text: str, *, in_maths: bool) -> bool:
    delimiters = _DELIMITER.findall(text)
    return delimiters[-1] == "(" if delimiters else in_maths
