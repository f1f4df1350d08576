r"""Texts as Anki takes them: MathJax, gaps, and nothing it would act on that is only written."""

import re
from collections.abc import Mapping

from quizpress.model import Deck, Gap
from quizpress.press.gaps import Style
from quizpress.press.markup import ACTIVE, Inline, escape, renderer


def style(deck: Deck, names: Mapping[str, str]) -> Style:
    """Return how the texts of a deck become fields of notes; `names` are those of its files."""
    base = renderer(deck.markup, lambda file: names.get(file, ""))

    def inline(maths: Inline) -> Inline:
        return _guarded(base(maths))

    def gap(hidden: Gap) -> str:
        return _gap(hidden, inline(mathjax))

    return Style(inline, mathjax, gap, _gap_in_maths)


_MATHS = "\x04{}\x05"
"""Keeps what is maths apart from what only looks like it; no text can hold these signs."""
_DELIMITERS = re.compile(r"\x04(.*?)\x05|\\([(\[])", re.DOTALL)
_COMMANDS = re.compile(r"\[(?=sound:|anki:|latex\]|\${1,2}\])", re.IGNORECASE)


def mathjax(inside: str) -> str:
    """Return LaTeX for MathJax; the text around it is still to be guarded."""
    return _MATHS.format(escape(inside))


def _guarded(inline: Inline) -> Inline:
    r"""Keep Anki from acting on what an author only wrote: [sound:…], [latex], a bare \(."""

    def render(text: str) -> str:
        if not ACTIVE.search(text):
            return escape(text)
        html = inline(text)
        if "\\" in text:
            html = _DELIMITERS.sub(_delimited, html)
        return _COMMANDS.sub("&#91;", html) if "[" in text else html

    return render


def _delimited(match: re.Match[str]) -> str:
    # An element between backslash and bracket keeps MathJax from finding the pair.
    return f"\\<span></span>{match[2]}" if match[2] else f"\\({match[1]}\\)"


def _gap(gap: Gap, inline: Inline) -> str:
    parts = [inline(text) for text in (gap.text, gap.hint) if text]
    # Anki takes the first `}}` for the end and `::` for a hint, wherever they stand.
    safe = [part.replace("}", "&#125;").replace(":", "&#58;") for part in parts]
    return f"{{{{c{gap.number}::{'::'.join(safe)}}}}}"


def _gap_in_maths(gap: Gap) -> str:
    """Return a gap as one group that MathJax reads as typed; spaces part braces and colons."""
    parts = [text for text in (gap.text, gap.hint) if text]
    safe = [re.sub(r"(?<=[}:])(?=[}:])|(?<=[}:])$", " ", part) for part in parts]
    return f"{{ {{{{c{gap.number}::{'::'.join(safe)}}}}} }}"
