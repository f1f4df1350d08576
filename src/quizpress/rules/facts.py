"""What a paragraph says that can be asked for by itself: its numbers, its dates, its names."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from quizpress.rules.article_words import ArticleParagraph
from quizpress.rules.languages import calendar_names, language_words
from quizpress.rules.number_values import SAYS_LITTLE

_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
_IN_DIGITS = r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}([./])\d{1,2}\1\d{4}\b"
_DIGITS = re.compile(r"\d+")
_CURRENCY = re.compile(r"[$\u20ac\u00a3\u00a5] ?\Z")
_UNIT = re.compile(r" ?[%\u20ac]|\u00b0")


class Fact(NamedTuple):
    """A number, a date or a name as typed, and from where to where it stands in its paragraph.

    `values` are those of a number, and of the numbers of a date; a name has none.
    """

    start: int
    end: int
    text: str
    kind: Literal["number", "date", "name"]
    values: frozenset[float] = frozenset()


def find_facts(paragraph: ArticleParagraph, language: str) -> list[Fact]:
    """Return the facts of a paragraph in its order; in a language without words some are missed."""
    dates = [*_find_dates(paragraph.text, language)]
    inside = [range(date.start, date.end) for date in dates]
    others = [*_find_numbers(paragraph), *_find_names(paragraph, language)]
    return sorted(dates + [fact for fact in others if not any(fact.start in o for o in inside)])


def _find_dates(text: str, language: str) -> Iterator[Fact]:
    for found in _pattern_of_dates(language).finditer(text):
        values = frozenset(map(float, _DIGITS.findall(found[0])))
        yield Fact(*found.span(), found[0], "date", values)


@cache
def _pattern_of_dates(language: str) -> re.Pattern[str]:
    """Return a search for dates in digits, and with the names of months in a language."""
    names = sorted([re.escape(name) for names in language_words(language).months for name in names])
    if not names:
        return re.compile(_IN_DIGITS)
    # Of two names that begin alike the longer is meant.
    month = rf"\b(?:{'|'.join(reversed(names))})\b(?:\.(?= \d))?"
    year = r" (?:(?:of|del?) )?\d{4}\b"
    return re.compile(
        rf"{_IN_DIGITS}|\b{_DAY} (?:of |de )?{month}(?:,?{year})?"
        rf"|{month} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,{year})?|{month}{year}",
        re.IGNORECASE,
    )


def _find_numbers(paragraph: ArticleParagraph) -> Iterator[Fact]:
    """Yield numbers with the sign of a currency before them, or a unit behind them."""
    text = paragraph.text
    for value, start, end in paragraph.numbers:
        if text[start:end].lower() not in SAYS_LITTLE:
            before, behind = (
                _CURRENCY.search(text[max(0, start - 2) : start]),
                _UNIT.match(text, end),
            )
            first = start - len(before[0]) if before else start
            last = behind.end() if behind else end
            yield Fact(first, last, text[first:last], "number", frozenset([value]))


def _find_names(paragraph: ArticleParagraph, language: str) -> Iterator[Fact]:
    calendar = calendar_names(language)
    for name in paragraph.names:
        if calendar.isdisjoint([word.lower() for word in name.words]):
            # A single sign joins the words of a name.
            end = name.start + len(" ".join(name.words))
            yield Fact(name.start, end, paragraph.text[name.start : end], "name")
