"""The places of cards in their article, mended where the article's text tells how."""

from collections.abc import Sequence
from unicodedata import category, normalize

from quizpress.model import Locator
from quizpress.rules.quotes import (
    Edited,
    Exact,
    Moved,
    NotFound,
    QuotedText,
    fold_quote,
    unfolded_place,
)

_UNSEEN = "Cf"
_NEAR = 4
"""By how many characters a place in a folded text may be off in the text itself."""


class Passage:
    """The paragraphs of an article, each on one line, in which quotes are located."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._quoted = QuotedText(self._paragraphs)

    def mend_locator(self, at: Locator) -> Locator:
        """Return a locator with the number and the words of the text; as it is where in doubt."""
        if not at.quote:
            return at
        match self._quoted.locate(at.quote, at.paragraph):
            case Exact():
                return self._take_own_words(at)
            case Moved(paragraph=number):
                # Of several paragraphs nobody knows which was meant.
                others = QuotedText(self._paragraphs[number:])
                alone = not others.exact_paragraph(at.quote, 1)
                return self._take_own_words(at._replace(paragraph=number)) if alone else at
            case Edited(paragraph=number, text=text, fixable=True) if number == at.paragraph:
                return _with_quote(at, text)
            case Edited() | NotFound():
                return at

    def _take_own_words(self, at: Locator) -> Locator:
        text = self._paragraphs[at.paragraph - 1]
        quote = " ".join(at.quote.split())
        if quote in text:
            return at
        return _with_quote(at, _find_own_words(text, quote))


def _with_quote(at: Locator, words: str) -> Locator:
    """Return a locator with other words, if they are ones that an author would type."""
    seen = "".join([character for character in words if category(character) != _UNSEEN])
    # A ligature, say, came into the text with its typesetting.
    same = not seen or seen == " ".join(at.quote.split()) or seen != normalize("NFKC", seen)
    return at if same else at._replace(quote=seen)


def _find_own_words(text: str, quote: str) -> str:
    """Return what a text has for a quote that it holds once both are folded, or nothing."""
    folded = fold_quote(quote)
    start = fold_quote(text).find(folded)
    end = unfolded_place(text, start + len(folded))
    start = unfolded_place(text, start)
    found = [
        text[first:last]
        for last in range(max(0, end - _NEAR), end + _NEAR + 1)
        for first in range(max(0, start - _NEAR), start + _NEAR + 1)
        if fold_quote(text[first:last]) == folded
    ]
    # The shortest one has no marks around it that folding takes away.
    return min(found, key=len, default="").strip()
