"""What a paragraph says that can be asked for by itself: its numbers, its dates, its names."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from quizpress.rules.article_words import ArticleParagraph, names_in
from quizpress.rules.languages import LanguageWords, calendar_names, language_words
from quizpress.rules.number_values import SAYS_LITTLE

_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
_IN_DIGITS = r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}([./])\d{1,2}\1\d{4}\b"
_DIGITS = re.compile(r"\d+")
_CURRENCY = re.compile(r"[$\u20ac\u00a3\u00a5] ?\Z")
_UNIT = re.compile(r" ?[%\u20ac]|\u00b0|(?:st|nd|rd|th)\b")
_TIME = ":"
_INITIALS = r"(?:[^\W\d_]\. ?)+"
_INITIALS_BEFORE = re.compile(rf"(?<![\w.]){_INITIALS}\Z")
_SHORT_TITLE = re.compile(
    r"\b(?:St|Ste|Mt|Ft|Dr|Mr|Mrs|Ms|Prof|Gen|Col|Capt|Lt|Sgt|Gov|Sen|Rep|Rev|Sra?|Dra)\Z"
)
_BETWEEN_NAMES = re.compile(rf" {_INITIALS}| (?:(?:van|von|de|del|der|den|di|da|du|la|le) )+")
"""What stands inside a name between two words with capitals: an initial, or where one is from."""


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
    found: list[Fact] = []
    for value, start, end in paragraph.numbers:
        if text[start:end].lower() in SAYS_LITTLE:
            continue
        before = _CURRENCY.search(text[max(0, start - 2) : start])
        behind = _UNIT.match(text, end)
        first = start - len(before[0]) if before else start
        last = behind.end() if behind else end
        values = frozenset([value])
        if found and text[found[-1].end : start] == _TIME:
            hours = found.pop()
            first, values = hours.start, hours.values | values
        found.append(Fact(first, last, text[first:last], "number", values))
    yield from found


def _find_names(paragraph: ArticleParagraph, language: str) -> Iterator[Fact]:
    calendar = calendar_names(language)
    for start, end in _list_names(paragraph, language):
        text = paragraph.text[start:end]
        if calendar.isdisjoint(text.lower().split()):
            yield Fact(start, end, text, "name")


def _list_names(paragraph: ArticleParagraph, language: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where names stand, with their initials, short titles and particles."""
    text, words = paragraph.text, language_words(language)
    whole: list[tuple[int, int]] = []
    for name in names_in(text, words):
        # A single sign joins the words of a name.
        start, end = name.start, name.start + len(" ".join(name.words))
        if whole and _is_inside_name(text, whole[-1], start, words):
            whole[-1] = (whole[-1][0], end)
        else:
            initials = _INITIALS_BEFORE.search(text, max(0, start - _LONGEST_INITIALS), start)
            capital = initials and initials[0].isupper()
            whole.append((initials.start() if initials and capital else start, end))
    for start, end in whole:
        if not text[start:end].isalpha() or not paragraph.begins_sentence(start):
            yield start, end


_LONGEST_INITIALS = 12


def _is_inside_name(text: str, name: tuple[int, int], start: int, words: LanguageWords) -> bool:
    """Say whether what stands between a name and a word with a capital belongs to both."""
    before, between = text[name[0] : name[1]], text[name[1] : start]
    if between == ". ":
        return _SHORT_TITLE.search(before) is not None
    if not _BETWEEN_NAMES.fullmatch(between):
        return False
    # Where all nouns have capitals, `der` is mostly an article between two of them.
    return between.isupper() or (between.islower() and not words.nouns_are_capital)
