"""What of a paragraph may be an answer: its numbers, its dates and its names, as typed."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from quizpress.rules.article_words import ArticleParagraph
from quizpress.rules.languages import language_words
from quizpress.rules.number_values import SAYS_LITTLE

MOST = 8
"""How many of a kind are named for one paragraph."""
_LONGEST = 60
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
_IN_DIGITS = r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}([./])\d{1,2}\1\d{4}\b"
_CURRENCY = re.compile(r"[$\u20ac\u00a3\u00a5] ?\Z")
_PERCENT = re.compile(r" ?%")


class Candidates(NamedTuple):
    """Texts that may be answers, each once, in the order in which they stand."""

    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    names: tuple[str, ...]


def find_candidates(text: str, language: str) -> Candidates:
    """Return what may be asked for in a paragraph; languages without words have fewer dates."""
    dates = [found[0] for found in _dates_in(language).finditer(text)]
    rest = _dates_in(language).sub(" . ", text)
    words = language_words(language)
    paragraph = ArticleParagraph(rest, words)
    numbers = [_with_unit(rest, start, end) for _, start, end in paragraph.numbers]
    names = [_span_words(rest, name.words, name.start) for name in paragraph.names]
    return Candidates(
        _few_of(number for number in numbers if number.lower() not in SAYS_LITTLE),
        _few_of(dates),
        _few_of(name for name in names if not any(name.lower() in day for day in words.weekdays)),
    )


@cache
def _dates_in(language: str) -> re.Pattern[str]:
    """Return a search for dates in digits, and with the names of months in a language."""
    names = sorted([re.escape(name) for names in language_words(language).months for name in names])
    if not names:
        return re.compile(_IN_DIGITS)
    # Of two names that begin alike the longer is meant.
    month = rf"\b(?:{'|'.join(reversed(names))})\b(?:\.(?= \d))?"
    year = r" (?:del? )?\d{4}\b"
    return re.compile(
        rf"{_IN_DIGITS}|\b{_DAY} (?:of |de )?{month}(?:,?{year})?"
        rf"|{month} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,{year})?|{month}{year}",
        re.IGNORECASE,
    )


def _with_unit(text: str, start: int, end: int) -> str:
    """Return a number with the sign of a currency before it, or that of percent behind it."""
    before, behind = _CURRENCY.search(text[max(0, start - 2) : start]), _PERCENT.match(text, end)
    return (before[0] if before else "") + text[start:end] + (behind[0] if behind else "")


def _span_words(text: str, words: Iterable[str], start: int) -> str:
    """Return what stands from the first of some words to the last."""
    end = start
    for word in words:
        end = text.index(word, end) + len(word)
    return text[start:end]


def _few_of(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if len(text) <= _LONGEST))[:MOST]
