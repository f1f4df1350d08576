"""Where in an article a quote is located, under one normalisation."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_SIMILAR = 85.0
"""The least part of a quote, in percent, that an edited one shares with the text."""
_AROUND_QUOTES = re.compile(' ?" ?')
_DOUBLE = (
    "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2036\u300c\u300d\u300e\u300f\u301d\u301e\uff02"
)
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u2035\u02bc\u0060\u00b4\uff07"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_STRAIGHT = {
    ord(mark): straight
    for marks, straight in ((_DOUBLE, '"'), (_SINGLE, "'"), (_DASHES, "-"), (_UNSEEN, ""))
    for mark in marks
}
_MARKS = re.compile(r"[\s'\"-]+")


class Exact(NamedTuple):
    """The quote stands word by word in the paragraph that is named."""

    paragraph: int


class Moved(NamedTuple):
    """The quote stands word by word in another paragraph, whose number is the correction."""

    paragraph: int


class Edited(NamedTuple):
    """The quote stands in a paragraph in other words, which are `text`.

    It is `fixable` where only dashes, quotes, spaces and the case of letters differ.
    """

    paragraph: int
    text: str
    fixable: bool


class NotFound(NamedTuple):
    """Nothing in the article is like the quote."""


QuotePlace = Exact | Moved | Edited | NotFound


def fold_quote(text: str) -> str:
    """Return a text as quotes are compared: straight marks and dashes, single spaces, no case."""
    from unicodedata import normalize  # noqa: PLC0415  Its tables are large.

    # Before as well, since some of these marks would be taken apart.
    plain = normalize("NFKC", text.translate(_STRAIGHT)).translate(_STRAIGHT)
    # French sets spaces inside its quotes, other languages do not.
    return _AROUND_QUOTES.sub('"', " ".join(plain.split())).casefold()


class QuotedText:
    """The paragraphs of an article, each normalised when a quote is first searched in it."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._folded: dict[int, str] = {}
        self._located: dict[tuple[str, int], QuotePlace] = {}

    def locate(self, quote: str, paragraph: int) -> QuotePlace:
        """Return where a quote stands that is said to stand in a paragraph, from 1."""
        key = (quote, paragraph)
        if key not in self._located:  # Several rules ask for it.
            self._located[key] = self._search(quote, paragraph)
        return self._located[key]

    def _search(self, quote: str, paragraph: int) -> QuotePlace:
        found = self.exact_paragraph(quote, paragraph)
        if found:
            return Exact(found) if found == paragraph else Moved(found)
        return self._edited(quote, paragraph) or NotFound()

    def exact_paragraph(self, quote: str, paragraph: int) -> int:
        """Return the paragraph that has a quote word by word, preferably that named; 0 for none."""
        folded = fold_quote(quote)
        numbers = self._in_order(paragraph) if folded else ()
        return next((number for number in numbers if folded in self._folded_at(number)), 0)

    def _in_order(self, first: int) -> Iterator[int]:
        numbers = range(1, len(self._paragraphs) + 1)
        yield from [first] if first in numbers else []
        yield from [number for number in numbers if number != first]

    def _folded_at(self, number: int) -> str:
        if number not in self._folded:
            self._folded[number] = fold_quote(self._paragraphs[number - 1])
        return self._folded[number]

    def _edited(self, quote: str, paragraph: int) -> Edited | None:
        from rapidfuzz import fuzz  # noqa: PLC0415  Needed only where a quote is lost.

        folded = fold_quote(quote)
        best: tuple[float, int, int, int] = (0.0, 0, 0, 0)
        for number in self._in_order(paragraph) if folded else ():
            found = fuzz.partial_ratio_alignment(folded, self._folded_at(number))
            if found and found.score > best[0]:
                best = (found.score, number, found.dest_start, found.dest_end)
            if number == paragraph and best[0] >= _SIMILAR:
                break
        score, number, start, end = best
        if score < _SIMILAR:
            return None
        text = self._words_at(number, start, end)
        fixable = _MARKS.sub("", fold_quote(text)) == _MARKS.sub("", folded)
        return Edited(number, text, fixable)

    def _words_at(self, number: int, start: int, end: int) -> str:
        """Return the whole words of a paragraph that stand between places of its folded text."""
        text = self._paragraphs[number - 1]
        first, last = unfolded_place(text, start + 1) - 1, unfolded_place(text, end)
        first = text.rfind(" ", 0, first + 1) + 1
        after = text.find(" ", last)
        return text[first : after if after >= 0 else len(text)].strip()


def unfolded_place(text: str, length: int) -> int:
    """Return how many characters of a text make at least so many when folded."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        if len(fold_quote(text[:middle])) < length:
            low = middle + 1
        else:
            high = middle
    return low
