"""Texts that are but a quantity, and the order in which such texts rise."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizpress.rules.languages import LanguageWords
from quizpress.rules.number_values import numbers_in


class Quantity(NamedTuple):
    """What is measured, and how much of it; only what is of one measure has an order."""

    measure: str
    amount: float


_LONGEST = 40
_SIZES: dict[str, tuple[str, float]] = {
    "mm": ("length", 1e-3), "cm": ("length", 1e-2), "dm": ("length", 1e-1), "m": ("length", 1.0),
    "km": ("length", 1e3), "mg": ("mass", 1e-6), "g": ("mass", 1e-3), "kg": ("mass", 1.0),
    "t": ("mass", 1e3), "ml": ("volume", 1e-3), "cl": ("volume", 1e-2), "dl": ("volume", 1e-1),
    "l": ("volume", 1.0), "hl": ("volume", 1e2), "B": ("data", 1.0), "kB": ("data", 1e3),
    "KB": ("data", 1e3), "MB": ("data", 1e6), "GB": ("data", 1e9), "TB": ("data", 1e12),
    "ms": ("time", 1e-3), "s": ("time", 1.0), "min": ("time", 60.0), "h": ("time", 3600.0),
}  # fmt: skip
"""Signs of units that can be turned into one another, in the case in which they are written."""
_UNSURE = frozenset(
    """
    half both pair couple trio single double triple medio media ambos ambas doble demi moitié beide
    beiden doppelt halb halbe halben
    """.split()  # noqa: SIM905  A list of quoted words would fill the screen.
)
"""Number words that more often say something else than how many."""


def rising_order(texts: Sequence[str], words: LanguageWords) -> list[int] | None:
    """Return the places of texts in rising order, from 0.

    None where a text is no quantity, where they are not all of one measure, two are equal, or a
    comma or a point may be for groups as well as for a fraction.
    """
    known: list[Quantity] = []
    for text in texts:
        quantity = quantity_of(text, words)
        if quantity is None:
            return None  # Most are told by their first option.
        known.append(quantity)
    if not texts[1:] or _are_doubtful(texts, words):
        return None
    measures = {quantity.measure for quantity in known}
    if measures == {"era", ""}:
        # Beside 44 BC, 1066 is a year.
        measures = {"era"}
    amounts = [quantity.amount for quantity in known]
    if len(measures) > 1 or len({*amounts}) < len(amounts):
        return None
    return sorted(range(len(amounts)), key=amounts.__getitem__)


_THREE_AFTER = re.compile(r"(?<![\d.,])[1-9]\d{0,2}([.,])\d{3}(?![\d.,])")
_OTHERS_AFTER = re.compile(r"\d([.,])(?:\d{1,2}|\d{4,})(?!\d)")


def _are_doubtful(texts: Sequence[str], words: LanguageWords) -> bool:
    """Say whether a sign is followed by three digits, and what it is for is not plain."""
    three = [{*_THREE_AFTER.findall(text)} for text in texts]
    signs = set[str]().union(*three)
    others = {sign for text in texts for sign in _OTHERS_AFTER.findall(text)}
    groups = {".", ","} - {words.decimal} if words.numbers else set()
    plain = signs <= groups or (len(signs) == 1 and all(three))
    return bool(signs & others) or not plain


def quantity_of(text: str, words: LanguageWords) -> Quantity | None:
    """Return a text that is nothing but a number, a quantity with its unit, or a time."""
    plain = " ".join(text.split()).removesuffix(".")
    if not plain or len(plain) > _LONGEST:
        return None
    return next((found for found in _readings(plain, words) if found), None)


def _readings(text: str, words: LanguageWords) -> Iterator[Quantity | None]:
    yield _clock_of(text)
    yield _era_of(text)
    yield _numeric_date_of(text, words)
    yield _date_of(text, words)
    yield _roman_of(text)
    yield _ordinal_of(text, words)
    yield _amount_of(text, words)


_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h]|\s?h\s?)(\d\d)(?:\s?(?:uhr|h))?|(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?\s?m\.?"
    r"|(\d{1,2})\s?(?:uhr|h)",
    re.IGNORECASE,
)


def _clock_of(text: str) -> Quantity | None:
    """Read a time of day: 12:30, 3.15 p.m., 15 Uhr, 15 h 30."""
    found = _CLOCK.fullmatch(text)
    if not found:
        return None
    hour, minute, twelfth, past, half, whole = found.groups()
    if hour and "." in text and "uhr" not in text.lower():
        return None
    if half:
        late = 12 if half.lower() == "p" else 0
        at = (int(twelfth) % 12 + late, int(past or 0))
        valid = int(twelfth) in range(1, 13)
    else:
        at = (int(hour or whole), int(minute or 0))
        valid = at[0] in range(25)
    return Quantity("clock", 60 * at[0] + at[1]) if valid and at[1] in range(60) else None


_ERA = re.compile(
    r"(\d{1,5})\s?(?:(?P<before>b\.?\s?c\.?(?:\s?e\.?)?|v\.\s?chr\.?|a\.\s?c\.?|av\.\s?j\.-c\.?)"
    r"|a\.?d\.?|c\.?e\.?|n\.\s?chr\.?|d\.\s?c\.?|apr\.\s?j\.-c\.?)|a\.?d\.?\s?(\d{1,5})",
    re.IGNORECASE,
)


_DECADE = re.compile(r"(\d{3}0)s")


def _era_of(text: str) -> Quantity | None:
    """Read a year that says before or after Christ, or a decade as 1990s."""
    found = _ERA.fullmatch(text)
    if decade := _DECADE.fullmatch(text):
        return Quantity("decade", float(decade[1]))
    if not found:
        return None
    year = float(found[1] or found[3])
    return Quantity("era", -year if found["before"] else year)


_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})([./])\s?(?P<month>\d{1,2})\2\s?(?P<year>\d{4})")
_DATE_PART = re.compile(r"[^\s,./]+")
_FILLERS = frozenset(["of", "the", "de", "del", "le", "el", "on", "am"])
_AFTER_DAY = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º)$")


def _numeric_date_of(text: str, words: LanguageWords) -> Quantity | None:
    """Read 2014-04-08 anywhere; 8.4.2014 and 8/4/2014 not in English, where either may be meant."""
    day_first = None if words.decimal == "." else _DAY_FIRST.fullmatch(text)
    found = _ISO.fullmatch(text) or day_first
    if not found or int(found["month"]) not in range(1, 13):
        return None
    return Quantity("date", _days(int(found["year"]), int(found["month"]), int(found["day"])))


def _date_of(text: str, words: LanguageWords) -> Quantity | None:
    """Read a weekday, a month, or a month with its day, its year or both."""
    parts = [part for part in _DATE_PART.findall(text.lower()) if part not in _FILLERS]
    if len(parts) == 1:
        weekday = [place for place, names in enumerate(words.weekdays) if parts[0] in names]
        if weekday:
            return Quantity("weekday", weekday[0])
    months = [
        (month, part)
        for part in parts
        for month, names in enumerate(words.months, 1)
        if part in names
    ]
    if len(months) != 1:
        return None
    month, name = months[0]
    rest = [_AFTER_DAY.sub("", part) for part in parts if part != name]
    days = [part for part in rest if re.fullmatch(r"[0-9]{1,2}", part)]
    years = [part for part in rest if re.fullmatch(r"[0-9]{3,4}", part)]
    if len(days) > 1 or len(years) > 1 or len(days) + len(years) < len(rest):
        return None
    year, day = int("".join(years) or 0), int("".join(days) or 0)
    measure = "date" if days and years else "day" if days else "month year" if years else "month"
    return Quantity(measure, _days(year, month, day))


def _days(year: int, month: int, day: int) -> float:
    return (year * 12 + month) * 31 + day


_ROMAN = re.compile(
    r"(?P<before>siglo |century )?(?P<number>X{0,3}(?:IX|IV|V?I{0,3}))(?P<place>\.|er?|re|ère)?"
    r"(?P<after> (?:siècle|century|jahrhundert))?",
    re.IGNORECASE,
)
_TENS = {"I": 1, "V": 5, "X": 10}


def _roman_of(text: str) -> Quantity | None:
    """Read a Roman number up to XXXIX: larger ones have letters that mostly say something else."""
    found = _ROMAN.fullmatch(text)
    number = found["number"] if found else ""
    if not found or not number.isupper():
        return None
    values = [_TENS[letter] for letter in number]
    pairs = zip(values, [*values[1:], 0], strict=True)
    unit = (found["before"] or found["after"] or "").strip().lower()
    return Quantity(
        f"roman {unit}", sum(-value if value < after else value for value, after in pairs)
    )


_PLACE = re.compile(
    r"(\d{1,4})(?:st|nd|rd|th|(?<=\b1)er|(?<=\b1)re|ère|e|ème|º|ª|\.(?= ))(?: (?P<unit>[^\W\d_]+))?"
)


def _ordinal_of(text: str, words: LanguageWords) -> Quantity | None:
    """Read an ordinal: third, 3rd, 18th century."""
    small = text.lower()
    numbers = [*numbers_in(small, words)]
    last = re.split(r"[ -]", small)[-1]
    if last in words.ordinal_words and numbers and numbers[0][1:] == (0, len(small)):
        return Quantity("ordinal ", numbers[0].value)
    found = _PLACE.fullmatch(small)
    return Quantity(f"ordinal {found['unit'] or ''}", float(found[1])) if found else None


_CURRENCY = frozenset(["", "$", "\u20ac", "\u00a3", "\u00a5", "us$"])
_UNIT_WORDS = 2
_MINUS = ("-", "\u2212", "\u2013")


def _amount_of(text: str, words: LanguageWords) -> Quantity | None:
    """Read a number with its unit, or alone; words around it have to be the same for all."""
    numbers = [*numbers_in(text, words)]
    if len(numbers) != 1:
        return None
    _, start, end = numbers[0]
    value = numbers[0].value
    before, after = text[:start].strip().lower(), text[end:].strip()
    before = before.removesuffix("+")
    if before.endswith(_MINUS):
        before, value = before[:-1].strip(), -value
    said = text[start:end].lower()
    if before not in _CURRENCY or said in _UNSURE | words.ordinal_words:
        return None
    if not before and after in _SIZES:
        measure, scale = _SIZES[after]
        return Quantity(measure, value * scale)
    unit = after.lower()
    if not before and unit in words.units:
        measure, scale = words.units[unit]
        return Quantity(measure, value * scale)
    if len(unit.split()) > _UNIT_WORDS or re.search(
        r"[^\w\s%\u00b0$\u20ac\u00a3\u00a5/.\u00b2\u00b3-]", unit
    ):
        return None
    if text[end : end + 1].isalpha() and unit not in words.units:
        return None
    return Quantity(f"{before}{unit.removesuffix('s').removesuffix('e') or unit}", value)
