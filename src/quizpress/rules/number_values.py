"""Numbers as texts write them: digits and groups of them, fractions, words, scales."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple
from unicodedata import numeric

from quizpress.rules.languages import LanguageWords, ordinals_of

_SPACES = "\u00a0\u2009\u202f"
_FRACTIONS = "\u00bc-\u00be\u2150-\u215e"
_WORD = (
    rf"(?P<percent>%|(?:per ?cent|prozent|pour cent|por cien(?:to)?)\b)"
    rf"|(?P<word>quatre[-\u2010\u2011 ]vingts?\b|(?:(?![{_FRACTIONS}])[^\W\d_])+)"
)
_FRACTION = rf"[{_FRACTIONS}]|\b[1-9]/(?:[234568]|10)(?![\d/])"


SAYS_LITTLE = frozenset(
    """
    one first second half single double both pair couple once un una uno une premier première
    primero primera ein eine einen einem einer erste ersten erster beide beiden
    """.split()  # noqa: SIM905  A list of quoted words would fill the screen.
)
"""Number words that are articles or pronouns as well, or that texts do without."""
_HYPHEN = re.compile("[\u2010\u2011 ]")


class Number(NamedTuple):
    """A number in a text: its value, and where it stands, in characters."""

    value: float
    start: int
    end: int


class _Part(NamedTuple):
    """What a number is made of: digits with their fraction, a number word or a scale."""

    kind: Literal["digits", "word", "scale"]
    value: float
    start: int
    end: int


@cache
def _tokens(decimal: str) -> re.Pattern[str]:
    """Return a search for numbers and words where `decimal` parts whole and fraction."""
    groups = f"[{',' if decimal == '.' else '.'}'\u2019 {_SPACES}]"
    digits = (
        rf"(?<![\d.,])\d{{1,3}}(?P<group>{groups})\d{{3}}(?:(?P=group)\d{{3}})*(?!\d)(?:\{decimal}\d+)?"
        rf"|\d+(?:[.,]\d+(?![.,]?\d))?"
    )
    whole = rf"(?P<digits>{digits})(?:[ {_SPACES}]?(?P<rest>{_FRACTION}))?"
    return re.compile(rf"(?P<fraction>{_FRACTION})|{whole}|{_WORD}", re.IGNORECASE)


def _parts(text: str, words: LanguageWords) -> Iterator[_Part]:
    """Yield the parts of numbers in a text."""
    for found in _tokens(words.decimal).finditer(text):
        start, end = found.span()
        match found.lastgroup:
            case "percent":
                continue
            case "fraction":
                yield _Part("digits", _fraction(found["fraction"]), start, end)
            case "word":
                folded = _HYPHEN.sub("-", found["word"].lower())
                if folded in words.scales:
                    yield _Part("scale", words.scales[folded], start, end)
                elif (value := _value_of_word(folded, words)) is not None:
                    yield _Part("word", value, start, end)
            case _:
                rest = _fraction(found["rest"]) if found["rest"] else 0.0
                value = _value_of_digits(found["digits"], found["group"], words.decimal)
                yield _Part("digits", value + rest, start, end)


def _fraction(text: str) -> float:
    above, slash, below = text.partition("/")
    return float(above) / float(below) if slash else numeric(text)


def _value_of_digits(digits: str, group: str | None, decimal: str) -> float:
    """Return the value of digits as typed; a lone sign of either kind parts the fraction."""
    if group:
        return float(digits.replace(group, "").replace(decimal, "."))
    return float(digits.replace(",", "."))


def _value_of_word(word: str, words: LanguageWords) -> float | None:
    """Return the value of a number word, an ordinal, or a compound as `einundzwanzig`."""
    if word in words.numbers:
        return words.numbers[word]
    value = _value_of_compound(word, words)
    for ending, instead in words.ordinal_endings if value is None else ():
        if value is None and word.endswith(ending):
            value = _value_of_compound(word.removesuffix(ending) + instead, words)
    return value


def _value_of_compound(word: str, words: LanguageWords) -> float | None:
    """Return the value of number words written as one; None where it is none."""
    if len(word) > _LONGEST_WORD:
        return None
    if word in words.numbers:
        return words.numbers[word]
    for name in ("tausend", "hundert"):
        if name in word and name in words.scales:
            many, _, few = word.partition(name)
            times = _value_of_compound(many, words) if many else 1.0
            rest = _value_of_compound(few.removeprefix("und"), words) if few else 0.0
            return None if times is None or rest is None else times * words.scales[name] + rest
    if "und" in word:
        unit, _, tens = word.partition("und")
        if words.numbers.get(unit, _TEN) < _TEN < words.numbers.get(tens, 0):
            return words.numbers[unit] + words.numbers[tens]
    return words.scales.get(word)


_JOINS = frozenset(
    [" ", "-", "\u2010", "\u2011", "\u00a0", " and ", " und ", " et ", "-et-", " y "]
)
_LONGEST_WORD = 80
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_TEENS = range(10, 20)
_CENTURIES = range(11, 21)


class _Growing:
    """A number of several parts, as far as it was read.

    `done` is what thousands and millions have closed, `group` what still may grow, below 1000
    where it is of words. After digits only scales go on.
    """

    def __init__(self, part: _Part) -> None:
        self.done = self.group = 0.0
        self.last = float("inf")
        self.worded = part.kind != "digits"
        self.start, self.end = part.start, part.end
        if part.kind == "scale":
            self._multiply(part.value)
        else:
            self.group = part.value

    @property
    def number(self) -> Number:
        return Number(self.done + self.group, self.start, self.end)

    def takes(self, part: _Part, between: str) -> bool:
        """Grow by a part that goes on with it, or leave it out."""
        if between not in _JOINS and (between or part.kind != "scale"):
            return False
        if part.kind == "scale":
            self._multiply(part.value)
        elif part.kind == "word" and self.worded and self._may_add(part.value):
            self.group += part.value
        elif part.kind == "word" and self.worded and self._is_century(part.value):
            self.done, self.group, self.last = self.group * _HUNDRED, part.value, float(_HUNDRED)
        else:
            return False
        self.end = part.end
        return True

    def _multiply(self, scale: float) -> None:
        self.worded = True
        if scale < _THOUSAND:
            self.group = (self.group or 1.0) * scale
        elif scale > self.last:
            self.done, self.group = (self.done + self.group) * scale, 0.0
        else:
            self.done, self.group = self.done + (self.group or 1.0) * scale, 0.0
        self.last = scale if scale >= _THOUSAND else self.last

    def _may_add(self, value: float) -> bool:
        """Say whether a word goes on: twenty-one and soixante-dix, but not two three."""
        if not self.group:
            return value < self.last
        if self.group % _HUNDRED in (60, 80) and value in _TEENS:
            return True
        return value < _lowest_place(self.group)

    def _is_century(self, value: float) -> bool:
        """Say whether this begins a year, as in nineteen eighty-four."""
        return not self.done and self.group in _CENTURIES and _TEN <= value < _HUNDRED


def _lowest_place(value: float) -> float:
    """Return the lowest place of a number that is no zero: 10 of 120, 100 of 300."""
    place = 1.0
    while value % (place * 10) == 0:
        place *= 10
    return place


def numbers_in(text: str, words: LanguageWords) -> Iterator[Number]:
    """Yield the numbers of a text; parts that belong together make one, as in 2.5 million."""
    growing: _Growing | None = None
    for part in _parts(text, words):
        if growing and growing.takes(part, text[growing.end : part.start]):
            continue
        if growing:
            yield growing.number
        growing = _Growing(part)
    if growing:
        yield growing.number


_TIME = re.compile(r"(?<![\d.,:])(\d{1,2}):([0-5]\d)(?![\d:])")
_LIKE_TIME = re.compile("(?<![\\d.,:])(\\d{1,2}) ?[:.h\u2010-\u2013-] ?([0-5]\\d)(?!\\d)")
"""What a time may be written as, or another pair of numbers that a colon parts elsewhere."""


def numbers_and_times_in(text: str, words: LanguageWords) -> Iterator[Number]:
    """Yield the numbers of a text; a time such as 12:30 is one, in hours."""
    times = {found.start(): found for found in _TIME.finditer(text)}
    last = 0
    for number in numbers_in(text, words):
        if time := times.get(number.start):
            last = time.end()
            yield Number(_hours_of(time), *time.span())
        elif number.start >= last:
            yield number


def _hours_of(time: re.Match[str]) -> float:
    return float(time[1]) + float(time[2]) / 60


_DIGIT = re.compile(rf"[\d{_FRACTIONS}]")
_LETTERS = re.compile(r"[^\W\d_]+")
_TOLD = 3


def begins_of_numbers(words: LanguageWords) -> frozenset[str]:
    """Return how words begin that are numbers, by their first three letters."""
    names = (*words.numbers, *words.scales)
    return frozenset([name[:_TOLD] for name in (*names, *ordinals_of(words))])


def may_hold_number(text: str, begins: frozenset[str]) -> bool:
    """Say whether a text may hold a number, which takes little time."""
    if _DIGIT.search(text):
        return True
    return not begins.isdisjoint([word[:_TOLD] for word in _LETTERS.findall(text.lower())])


_YEARS = re.compile(r"\b(1\d|20)(\d\d)[-\u2010-\u2015/](\d\d)\b(?![-/.\d])")
_NINETIES = re.compile(r"(?<!\d)([1-9]0)(?:['\u2019]?s\b|er\b)")
_AFTER = re.compile(
    r" ?(?:(?P<percent>%|(?:per ?cent|prozent|pour cent|por cien(?:to)?)\b)|(?P<million>mn?\b))"
    r"|(?:[ -](?P<span>[^\W\d_]+))",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"(?<!\d)\d+(?:[.,'\u2019]\d+|[ {_SPACES}]\d{{3}}(?!\d))+")
_SIGN = re.compile(rf"[.,'\u2019 {_SPACES}]")


def values_in(text: str, words: LanguageWords) -> frozenset[float]:
    """Return what the numbers of a text may stand for, in every way to read them.

    `10,000` is read with the comma for groups and for the fraction, `1,2` also as two numbers,
    `50 %` as a half too, `1914-18` with both years, `two decades` as 2, 10 and 20, `12:30` and
    `12.30` as a time too.
    """
    parts = [_values_of_parts(signed) for signed in _SIGNED.findall(text)]
    return values_as_read(text, words).union(*parts)


def _values_of_parts(signed: str) -> set[float]:
    """Return the values of digits that signs part, of each by itself and of all together."""
    parts = _SIGN.split(signed)
    return {*map(float, parts), float("".join(parts)), float(f"{parts[0]}.{parts[1]}")}


def values_as_read(text: str, words: LanguageWords) -> frozenset[float]:
    """Return what the numbers of a text may stand for; one with signs in it is not parted."""
    found: set[float] = set()
    ends: dict[int, int] = {}
    for number in numbers_in(text, words):
        ends[number.start] = number.end
        found.add(number.value)
        after = _AFTER.match(text, number.end)
        match after.lastgroup if after else None:
            case "percent":
                found.add(number.value / 100)
            case "million":
                found.add(number.value * 1e6)
            case "span" if after:
                found.add(number.value * words.spans.get(after["span"].lower(), 1))
    found.update(part.value for part in _parts(text, words) if part.kind == "scale")
    for signed in _SIGNED.finditer(text):
        # A date is no number.
        if ends.get(signed.start(), 0) < signed.end():
            found.update(_values_of_parts(signed[0]))
    found.update(map(_hours_of, _LIKE_TIME.finditer(text)))
    for first, year, other in _YEARS.findall(text):
        found.update((float(first + year), float(first + other)))
    found.update(1900 + float(decade) for decade in _NINETIES.findall(text))
    small = text.lower()
    found.update(value for name, value in words.spans.items() if name in small)
    return frozenset(found)
