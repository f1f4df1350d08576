"""The order in which options rise that are quantities, and what has none."""

import pytest

from quizpress.rules.languages import language_words
from quizpress.rules.quantities import rising_order

RISING: tuple[tuple[str, str], ...] = (
    # a language, texts in the order in which they rise
    ("en", "9 | 10 | 1,000"),
    ("en", "one | 3 | twenty-one | one hundred"),
    ("en", "\u00bd | 0.75 | 1\u00bd"),
    ("en", "-5 \u00b0C | \u22122 \u00b0C | 0 \u00b0C | 3 \u00b0C"),
    ("en", "0.5% | 5% | 50 %"),
    ("en", "$300,000 | $5 million | $2bn"),
    ("en", "20 cm | 300 m | 5 km"),
    ("en", "300 g | 2 kg"),
    ("en", "500 MB | 3 GB"),
    ("en", "1 apple | 3 apples"),
    ("en", "10 days | two weeks | 1 month | 3 years"),
    ("en", "44 BC | AD 79 | 1066"),
    ("en", "1914 | 1918 | 2003"),
    ("en", "-1 | +1 | +2"),
    ("en", "one box | two boxes"),
    ("en", "0.529 | 2.11 | 13.22"),
    ("nl", "1.100 | 1.300"),
    ("nl", "9 | 10 | 2014"),
    ("en", "1980s | 1990s"),
    ("en", "January | April | May"),
    ("en", "7 May 2013 | April 8, 2014"),
    ("en", "April 8 | 8 May | 1st of June"),
    ("en", "March 2014 | April 2014"),
    ("en", "2013-05-07 | 2014-04-08"),
    ("en", "Monday | Friday | Sunday"),
    ("en", "12 a.m. | 11:30 a.m. | 3 p.m."),
    ("en", "9:05 | 12:30"),
    ("en", "First | Second | Third"),
    ("en", "2nd | 3rd | 10th"),
    ("en", "5th century | 18th century"),
    ("en", "I | IV | IX"),
    ("de", "drei | einundzwanzig | zweitausend"),
    ("de", "12 | 9.500 | 10.000"),
    ("de", "9.30 Uhr | 15 Uhr"),
    ("de", "1. Mai 1999 | 8. April 2014"),
    ("de", "1.5.1999 | 8.4.2014"),
    ("de", "44 v. Chr. | 79 n. Chr."),
    ("de", "17. Jahrhundert | 18. Jahrhundert"),
    ("de", "erste | dritte"),
    ("de", "Montag | Sonntag"),
    ("fr", "soixante-dix | quatre-vingt-dix"),
    ("fr", "9 500 | 10 000"),
    ("fr", "XVIe si\u00e8cle | XVIIIe si\u00e8cle"),
    ("fr", "9h05 | 15 h 30"),
    ("fr", "1er mai | 14 juillet"),
    ("fr", "44 av. J.-C. | 79 apr. J.-C."),
    ("fr", "lundi | mardi"),
    ("es", "dos | once | doce"),
    ("es", "siglo XVI | siglo XVIII"),
    ("es", "1 de mayo de 2013 | 8 de abril de 2014"),
    ("es", "44 a. C. | 79 d. C."),
    ("es", "primero | tercero"),
)
WITHOUT_ORDER: tuple[tuple[str, str], ...] = (
    # a language, texts of which at least one is no quantity, or is of another measure
    ("en", "Room 5 | Room 3"),
    ("en", "Chapter 1 | Chapter 2"),
    ("en", "B12 | B6"),
    ("en", "4G | 5G"),
    ("en", "4x4 | 3x3"),
    ("en", "5 apples | 3 pears"),
    ("en", "5 | 5 km"),
    ("en", "5 kg | 5 m"),
    ("en", "April | 2014"),
    ("en", "April 2014 | 8 April"),
    ("en", "8/4/2014 | 9/3/2014"),
    ("en", "C | D | I"),
    ("en", "half | double"),
    ("en", "10-20 | 20-30"),
    ("en", "2 and 3 | 4 and 5"),
    ("en", "First | 2"),
    ("en", "May | must"),
    ("en", "25:10 | 99:99"),
    ("en", "Henry VIII | Henry IV"),
    ("en", "None | 1"),
    ("en", "1.500 | 900"),
    ("es", "900,000 | 100.000"),
    ("de", "10.000 | 9.5"),
    ("de", "90er Jahre | 1970er Jahre"),
    ("nl", "1.100 | 1500"),
    ("en", "1 | 1.0"),
    ("en", "7"),
    ("fr", "50 | la moiti\u00e9"),
)


@pytest.mark.parametrize(("language", "texts"), RISING)
def test_quantities_of_one_measure_rise(language: str, texts: str) -> None:
    options = texts.split(" | ")
    words = language_words(language)
    last = len(options) - 1

    assert rising_order(options, words) == [*range(len(options))]
    assert rising_order(options[::-1], words) == [*range(last, -1, -1)]


@pytest.mark.parametrize(("language", "texts"), WITHOUT_ORDER)
def test_other_texts_have_no_order(language: str, texts: str) -> None:
    assert rising_order(texts.split(" | "), language_words(language)) is None


def test_no_texts_have_no_order() -> None:
    assert rising_order([], language_words("en")) is None
    assert rising_order(["", " "], language_words("en")) is None
