"""Numbers as texts write them, in four languages."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizpress.rules.languages import LANGUAGES, language_words
from quizpress.rules.number_values import numbers_in, values_in
from quizpress.rules.quantities import rising_order

NUMBERS: tuple[tuple[str, str, tuple[float, ...]], ...] = (
    # a language, a text, the numbers in it
    ("en", "no number at all", ()),
    ("en", "twenty-one", (21,)),
    ("en", "two hundred and five thousand, and 3", (205000, 3)),
    ("en", "nineteen eighty-four", (1984,)),
    ("en", "a hundred; 2.5 million; $5bn", (100, 2500000, 5000000000)),
    ("en", "two three", (2, 3)),
    ("en", "10,000 or 10.000", (10000, 10)),
    ("en", "10 000 or 10\u00a0000, in 1990 2 000 and 5 10", (10000, 10000, 1990, 2000, 5, 10)),
    ("en", "1,234,567.5", (1234567.5,)),
    ("en", "In 1990 300 people", (1990, 300)),
    ("en", "1\u00bd, 1/2, 1 1/2 and \u00be", (1.5, 0.5, 1.5, 0.75)),
    ("en", "9/11 and 24/7", (9, 11, 24, 7)),
    ("en", "x\u00b2 and 3\u00b3", (3,)),
    ("en", "50% or 50 per cent", (50, 50)),
    ("en", "the 1990s, 1914-18", (1990, 1914, 18)),
    ("en", "the third, the twentieth, the fortieth", (3, 20, 40)),
    ("en", "the 20th of May 2014", (20, 2014)),
    ("en", "someone often said none of the tenants", ()),
    ("de", "einundzwanzig und zweitausend", (21, 2000)),
    ("de", "neunzehnhundertvierundachtzig", (1984,)),
    ("de", "dreihundertf\u00fcnfzigtausend", (350000,)),
    ("de", "10.000 Menschen, 3,5 Millionen Euro", (10000, 3500000)),
    ("de", "am zwanzigsten, im 18. Jahrhundert", (20, 18)),
    ("de", "der Hund und der Mund", ()),
    ("fr", "quatre-vingt-dix, quatre-vingts, soixante-dix", (90, 80, 70)),
    ("fr", "soixante et onze, vingt et un", (71, 21)),
    ("fr", "mille neuf cent quatre-vingt-dix-neuf", (1999,)),
    ("fr", "10 000 ou 10\u202f000", (10000, 10000)),
    ("fr", "deux cent mille, 50 pour cent, 3,5", (200000, 50, 3.5)),
    ("fr", "vingti\u00e8me, trenti\u00e8me", (20, 30)),
    ("es", "mil novecientos ochenta y cuatro", (1984,)),
    ("es", "dos mil millones, 50 por ciento", (2000000000, 50)),
    ("es", "10.000 o 3,5", (10000, 3.5)),
)
VALUES: tuple[tuple[str, str, tuple[float, ...]], ...] = (
    # a language, a text, what numbers of it may stand for among others
    ("en", "two decades", (2, 10, 20)),
    ("en", "1914-18", (1914, 18, 1918)),
    ("en", "the '90s", (90, 1990)),
    ("en", "50 % of it", (50, 0.5)),
    ("en", "\u00a35m", (5, 5000000)),
    ("en", "10.000", (10, 10000)),
    ("de", "10,000", (10, 10000)),
    ("fr", "62 milliards", (62e9, 1e9)),
)


@pytest.mark.parametrize(("language", "text", "numbers"), NUMBERS)
def test_numbers_are_read_as_the_language_writes_them(
    language: str, text: str, numbers: tuple[float, ...]
) -> None:
    found = [*numbers_in(text, language_words(language))]

    assert tuple([number.value for number in found]) == numbers
    assert all(text[start:end].strip() for _, start, end in found)


@pytest.mark.parametrize(("language", "text", "values"), VALUES)
def test_values_hold_every_way_to_read_a_number(
    language: str, text: str, values: tuple[float, ...]
) -> None:
    assert {*values} <= values_in(text, language_words(language))


PIECES = (
    *"10,./-:%s \u00bd\u00b2\u0663\u00a0", "million", "cent", "und", "hundert", "quatre", "vingts",
    "twenty", "half", "BC", "X", "May",
)  # fmt: skip


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_text_is_too_strange(text: str) -> None:
    for language in LANGUAGES:
        words = language_words(language)
        assert {n.value for n in numbers_in(text, words)} <= values_in(text, words)
        assert rising_order([text, "1"], words) in (None, [0, 1], [1, 0])


@pytest.mark.parametrize(
    "piece", ["9", "1,", "1.1 ", "million ", "tausend", "1/2", "1 000 ", "-1990s"]
)
def test_reading_grows_with_the_text_alone(piece: str) -> None:
    for language in LANGUAGES:
        start = time.process_time()
        values_in(piece * 20000, language_words(language))
        assert time.process_time() - start < 3


def test_a_very_long_number_is_read_as_well() -> None:
    words = language_words("en")

    assert [number.end for number in numbers_in("9" * 5000, words)] == [5000]
    assert values_in(f"1.{'0' * 5000}" + " million" * 400, words)
    assert rising_order(["9" * 5000, "1"], words) is None
