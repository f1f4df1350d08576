"""The texts and pictures of one deck as HTML for paper: what its sheets and flashcards share."""

import re
from base64 import b64encode
from typing import NewType

from quizpress.maths import mathml
from quizpress.model import Card, Deck, Gap, Media
from quizpress.press.markup import Inline, attribute, renderer, shown
from quizpress.press.templates import labels

Html = NewType("Html", str)
"""Text that is HTML already; the template puts it in as it stands."""
EMPTY = Html("")
_RED = "#a3121f"
"""The colour of answers, as in the style sheets."""
_BLANK_IN_MATHS = re.compile("<mtext>(_{5,})(.*?)</mtext>", re.DOTALL)
_TYPES = {"jpg": "image/jpeg", "svg": "image/svg+xml"}


class Writer:
    """Turns what an author wrote into HTML; each picture is embedded under one address."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.labels = labels(deck.language)
        self.base = renderer(deck.markup, self._address)
        self.inline = self.base(mathml)
        self.maths = boxing(self.labels["blank"])
        blank = attribute(self.labels["blank"])
        self.blank = f'<span class="blank" role="img" aria-label="{blank}"></span>'
        self._addresses: dict[str, str] = {}

    def text(self, text: str) -> Html:
        """Return a text of the author's as HTML."""
        return Html(self.inline(text)) if text else EMPTY

    def image(self, card: Card) -> Html:
        """Return the picture of a card, nothing where it has none."""
        if not card.image:
            return EMPTY
        return Html(shown(self._address(card.image.file), card.image.alt))

    def _address(self, file: str) -> str:
        if file not in self._addresses:
            media = self.deck.media.get(file)
            self._addresses[file] = _embedded(media) if media else ""
        return self._addresses[file]


def _embedded(media: Media) -> str:
    """Return a picture as an address that holds it whole."""
    kind = _TYPES.get(media.type, f"image/{media.type}")
    return f"data:{kind};base64,{b64encode(media.data).decode()}"


def filled_in_maths(gap: Gap) -> str:
    """Return the LaTeX of a gap with what it hides."""
    return f"\\textcolor{{{_RED}}}{{{gap.text}}}"


def blank_in_maths(gap: Gap, blank: str) -> str:
    """Return the LaTeX of a gap left blank: underscores that `boxing` puts a box around."""
    return f"\\text{{{blank}{gap.hint and f' ({gap.hint})'}}}"


def boxing(label: str) -> Inline:
    """Return a renderer of maths whose blanks are boxes, of one size wherever they stand.

    A line to write on would be a minus in an exponent, and a second bar in a fraction. The style
    sheet draws the box, and hides the underscores in it, which stay in what is copied.
    """
    about = f'class="box" role="img" aria-label="{attribute(label)}"'
    box = f'<mstyle scriptlevel="0"><mpadded height=".8em" depth=".25em" {about}><mtext>'

    def boxed(found: re.Match[str]) -> str:
        hint = f"<mtext>{found[2]}</mtext>" if found[2] else ""
        return f"<mrow>{box}{found[1]}</mtext></mpadded></mstyle>{hint}</mrow>"

    return lambda inside: _BLANK_IN_MATHS.sub(boxed, mathml(inside))
