r"""Texts as Anki takes them: MathJax, gaps, and nothing it would act on that is only written."""

import re
from collections.abc import Iterable, Mapping

from quizpress.model import GapAnswers
from quizpress.press.html_writer import HtmlWriter, Write, escape, escape_attribute
from quizpress.text import Gap, Image, Markup, Maths, Text, Words, gaps_of

_MARKED = re.compile(r"[\\`*_\[\n]")
"""What makes quotes in a text their entities: so it was from the first, and a field whose text
did not change must keep its bytes."""
_SPECIAL = re.compile(r'[&<>"\\\[{]')
"""What may be written otherwise in a field."""
_ACTS = re.compile(r"\[(?=sound:|anki:|latex\]|\${1,2}\]|\[type:)", re.IGNORECASE)
"""The bracket of what Anki would act on."""
_MATHJAX = re.compile(r"\\(?=[(\[])")
_NUMBERED = re.compile(r"\{\{(?=c[0-9,])")
"""Braces that Anki would take for a gap, wherever they stand in a cloze."""


class FieldWriter(HtmlWriter):
    """Writes the texts of a deck as fields of notes; `names` are those of its files in Anki."""

    def __init__(self, names: Mapping[str, str], markup: Markup) -> None:
        self.names = names
        self.marked = markup == "markdown"
        self.quotes = False
        self.cloze = False

    def write_text(self, text: Text) -> str:
        """Return a text as the HTML of a field."""
        if self.marked and not text.blocks and '"' not in text.source:
            return escape(text.source)
        self.quotes = self._with_quotes(text.source)
        return super().write_text(text)

    def write_cloze(self, text: Text) -> str:
        """Return a text with its gaps as the HTML of a field."""
        self.cloze = True
        self.quotes = '"' in text.source and self._with_quotes(_around_gaps(text))
        html = super().write_text(text)
        self.cloze = False
        return html

    def _with_quotes(self, source: str) -> bool:
        return self.marked and '"' in source and bool(_MARKED.search(source))

    def write_words(self, text: str, *, begins: bool = False) -> str:  # noqa: ARG002
        """Return characters, none of which Anki or MathJax acts on."""
        if not _SPECIAL.search(text):
            return text
        html = escape(text)
        if self.quotes:
            html = html.replace('"', "&quot;")
        if "\\" in html:
            # An element between backslash and bracket keeps MathJax from finding the pair.
            html = _MATHJAX.sub(r"\\<span></span>", html)
        return self._keep_from_acting(html)

    def write_attribute(self, text: str) -> str:
        """Return characters for an attribute, in which Anki acts as it does in words."""
        return self._keep_from_acting(escape_attribute(text))

    def _keep_from_acting(self, html: str) -> str:
        if self.cloze and "{" in html:
            html = _NUMBERED.sub("&#123;{", html)
        return keep_from_acting(html)

    def write_maths(self, maths: Maths) -> str:
        """Return a formula for MathJax."""
        return f"\\({escape(''.join([self._latex_of_piece(piece) for piece in maths.children]))}\\)"

    def _latex_of_piece(self, piece: Words | Gap) -> str:
        if isinstance(piece, Words):
            return _NUMBERED.sub("{ {", piece.text) if self.cloze else piece.text
        # One group that MathJax reads as typed; spaces part braces and colons.
        parts = [text for text in (piece.text, piece.hint_text) if text]
        safe = [re.sub(r"(?<=[}:])(?=[}:])|(?<=[}:])$", " ", part) for part in parts]
        return f"{{ {{{{c{_numbers_of_gap(piece)}::{'::'.join(safe)}}}}} }}"

    def write_gap(self, gap: Gap, write: Write) -> str:
        """Return a gap; Anki takes the first `}}` for its end and `::` for a hint anywhere."""
        parts = [(gap.text, gap.children), *([(gap.hint_text, gap.hint)] if gap.hint else [])]
        quotes = self.quotes
        made = []
        for source, nodes in parts:
            self.quotes = self._with_quotes(source)
            made.append(_close_to_gaps(write(nodes)))
        self.quotes = quotes
        return f"{{{{c{_numbers_of_gap(gap)}::{'::'.join(made)}}}}}"

    def write_accepted(self, number: int, answers: Iterable[GapAnswers], *, named: bool) -> str:
        """Return what else is right as a gap of a number; `named` says what it stands for."""
        self.cloze = True
        lines = []
        for _, hides, texts in answers:
            name = f"<i>{self.write_text(hides)}:</i> " if named else ""
            said = " · ".join([self.write_text(text) for text in texts])
            lines.append(f'<div class="accepted">{name}{said}</div>')
        self.cloze = False
        return f"{{{{c{number}::{_close_to_gaps(''.join(lines))}}}}}"

    def write_image(self, image: Image) -> str:
        """Return a picture by its name in Anki."""
        return self.write_picture(image.file, image.alt)

    def write_picture(self, file: str, alt: str) -> str:
        """Return the picture that a file holds."""
        address = escape_attribute(self.names.get(file, ""))
        return f'<img src="{address}" alt="{self.write_attribute(alt)}">'


def keep_from_acting(html: str) -> str:
    """Return HTML in which Anki finds no sound, LaTeX or place to type that was only written."""
    return _ACTS.sub("&#91;", html) if "[" in html else html


def _close_to_gaps(html: str) -> str:
    """Return HTML in which Anki finds neither the end of a gap nor its hint."""
    return html.replace("}", "&#125;").replace(":", "&#58;")


def _numbers_of_gap(gap: Gap) -> str:
    return ",".join(map(str, gap.numbers))


def _around_gaps(text: Text) -> str:
    """Return what of a cloze stands around its gaps."""
    pieces, start = [], 0
    for gap in gaps_of(text):
        pieces.append(text.source[start : gap.start])
        start = gap.end
    return "".join([*pieces, text.source[start:]])
