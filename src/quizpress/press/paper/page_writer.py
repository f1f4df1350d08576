"""The texts and pictures of one deck as HTML for paper: what its sheets and flashcards share."""

import re
from base64 import b64encode
from collections.abc import Callable
from typing import NamedTuple, NewType

from quizpress.model import Deck, Media, Picture
from quizpress.press.html_writer import HtmlWriter, Write, escape, escape_attribute, picture_tag
from quizpress.press.paper.keep_together import keep_inlines_together
from quizpress.press.paper.wide_formulas import fit_formula
from quizpress.press.templates import labels
from quizpress.text import Gap, Image, Maths, Text
from quizpress.text.maths import blank_gap, convert_latex, filled_gap, latex_with

Html = NewType("Html", str)
"""Text that is HTML already; the template puts it in as it stands."""
Hides = Callable[[Gap], bool | None]
"""Says whether a gap is left blank; None for one that is text like any other."""
_BLANK_IN_MATHS = re.compile("<mtext>(_{5,})(.*?)</mtext>", re.DOTALL)
_SPACES = re.compile(" {2,}|\t")
_TYPES = {"jpg": "image/jpeg", "svg": "image/svg+xml"}
TAB = 4
"""Spaces that a tab takes."""
BLANK = "_" * 13
"""The characters of a blank on a sheet; all blanks are equally long."""
APART = "\u2002"
"""Stands between two blanks that would read as one."""
_BESIDE = '</span><span class="blank"'


class Written(NamedTuple):
    """What several writers of one deck share: texts by identity and room, pictures by file."""

    texts: dict[tuple[int, float], tuple[Text, Html]]
    addresses: dict[str, str]


class PageWriter(HtmlWriter):
    """Writes texts for pages of paper; each picture is embedded under one address.

    `hides` says which gaps are blanks; others are filled, unless it says that they are text. Where
    `room` is given, formulas are made to fit a column of so many em.
    """

    def __init__(
        self, deck: Deck, hides: Hides, written: Written | None = None, room: float = 0
    ) -> None:
        self.deck = deck
        self.room = room
        self.hides = hides
        self.written = written or Written({}, {})
        self.labels = labels(deck.language)
        self.about_blank = f'role="img" aria-label="{escape_attribute(self.labels["blank"])}"'
        self.blank = f'<span class="blank" {self.about_blank}></span>'

    def html(self, text: Text) -> Html:
        """Return a text as HTML, written once where no gap of it can be shown in two ways."""
        if not text.blocks:
            return Html(self.write_words(text.source))
        if "{{" in text.source:
            return Html(self.write_text(text))
        known = self.written.texts.get((id(text), self.room))
        if known is None:
            # The text is held, too, so that none that is made later gets its identity.
            known = self.written.texts[id(text), self.room] = (text, Html(self.write_text(text)))
        return known[1]

    def write_words(self, text: str, *, begins: bool = False) -> str:
        """Return characters; spaces in a row, and before a line, stay as they were typed."""
        return escape(keep_spaces(text, begins=begins))

    def write_text(self, text: Text) -> str:
        """Return a text; two blanks side by side have a gap between them that is seen."""
        html = super().write_text(text)
        return html.replace(_BESIDE, f'</span>{APART}<span class="blank"')

    def write_gap(self, gap: Gap, write: Write) -> str:
        """Return a gap: a blank with its hint, what is hidden, or plain text."""
        hidden = self.hides(gap)
        if hidden is None:
            return write(gap.children)
        if not hidden:
            # Each line of code is an element, which no other may begin in and end behind.
            html = write(gap.children)
            parts = html.split("\n") if write == self.write_code else [html]
            return "\n".join([f'<span class="filled">{part}</span>' for part in parts])
        hint = write(keep_inlines_together(gap.hint))
        return self.blank + (f' <small class="gap-hint">({hint})</small>' if hint else "")

    def write_maths(self, maths: Maths) -> str:
        """Return a formula as MathML, or as typed where it cannot be read."""
        html = convert_latex(latex_of_gaps(maths, self.hides)).html
        if len(maths.children) > 1:
            html = _BLANK_IN_MATHS.sub(self._write_box, html)
        return fit_formula(html, self.room) if self.room and html.startswith("<math") else html

    def _write_box(self, found: re.Match[str]) -> str:
        """Return a box for a blank in a formula, of one size wherever it stands.

        A line to write on would be a minus in an exponent, and a second bar in a fraction. The
        style sheet draws the box, and hides the underscores in it, which stay in what is copied.
        """
        hint = f"<mtext>{found[2]}</mtext>" if found[2] else ""
        size = f'<mpadded height=".8em" depth=".25em" class="box" {self.about_blank}>'
        box = f'<mstyle scriptlevel="0">{size}<mtext>{found[1]}</mtext></mpadded></mstyle>'
        return f"<mrow>{box}{hint}</mrow>"

    def write_image(self, image: Image | Picture) -> Html:
        """Return a picture of a text or of a card, which holds the file whole."""
        addresses = self.written.addresses
        if image.file not in addresses:
            media = self.deck.media.get(image.file)
            addresses[image.file] = _embed_media(media) if media else ""
        width = image.width if isinstance(image, Picture) else 0
        return Html(picture_tag(addresses[image.file], image.alt, width))


def keep_spaces(text: str, *, begins: bool) -> str:
    """Return words with spaces that no page joins into one, where several stand in a row.

    Those before a line, which `begins` with the words, keep it whole.
    """
    if begins and text[:1] in (" ", "\t"):
        words = text.lstrip(" \t")
        indent = text[: len(text) - len(words)].expandtabs(TAB)
        text = "\u00a0" * len(indent) + words
    return _SPACES.sub(_keep_width, text) if "  " in text or "\t" in text else text


def _keep_width(spaces: re.Match[str]) -> str:
    count = TAB if spaces[0] == "\t" else len(spaces[0])
    return "\u00a0" * (count - 1) + " "


def _embed_media(media: Media) -> str:
    """Return a picture as an address that holds it whole."""
    kind = _TYPES.get(media.type, f"image/{media.type}")
    return f"data:{kind};base64,{b64encode(media.data).decode()}"


def latex_of_gaps(maths: Maths, hides: Hides) -> str:
    """Return the LaTeX of a formula, each gap of it as a blank, filled, or as any text."""

    def show(gap: Gap) -> str:
        hidden = hides(gap)
        return gap.text if hidden is None else blank_gap(gap) if hidden else filled_gap(gap)

    return latex_with(maths, show)
