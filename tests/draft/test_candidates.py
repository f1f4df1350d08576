"""What may be an answer is found as typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizpress.draft.candidates import MOST, Candidates, find_candidates

FOUND = (
    # a paragraph, its numbers, dates and names
    (
        "On May 23, 2022 Angela Erdmann paid $10,000 for 13 of 2.5 million.",
        ("$10,000", "13", "2.5 million"), ("May 23, 2022",), ("Angela Erdmann",),
    ),
    ("The trip is on 5 May and ends 2022-05-09.", (), ("5 May", "2022-05-09"), ()),
    ("Then Marcelo Ebrard met Biden on Tuesday.", (), (), ("Marcelo Ebrard", "Biden")),
    ("Nobody came. They stayed in El Salvador, 40% of all.", ("40%",), (), ("El Salvador",)),
    ("L\u00f3pez Obrador\u2019s aide", (), (), ("L\u00f3pez Obrador",)),
    ("He is paid 500 \u20ac at 20\u00b0 by Jean-Luc Picard.",
     ("500 \u20ac", "20\u00b0"), (), ("Jean-Luc Picard",)),
    ("It may be one of three.", ("three",), (), ()),
    ("", (), (), ()),
    ("In 1990 1 000 paid $1\u00a0500.50, 12 345 678 the 21st part, at 10:30.",
     ("1990", "1 000", "$1 500.50", "12 345 678", "21st", "10:30"), (), ()),
    ("J. R. R. Tolkien met Dr. Anna K. Miller in St. Paul.",
     (), (), ("J. R. R. Tolkien", "Dr. Anna K. Miller", "St. Paul")),
    ("George W. Bush, J.K. Rowling and U.S. President Joe Biden",
     (), (), ("George W. Bush", "J.K. Rowling", "U.S. President Joe Biden")),
    ("They saw Ludwig van Beethoven, Charles de Gaulle and Ursula von der Leyen.",
     (), (), ("Ludwig van Beethoven", "Charles de Gaulle", "Ursula von der Leyen")),
    ("We live in Bern. Paul does not. He eats.", (), (), ("Bern",)),
)  # fmt: skip


@pytest.mark.parametrize(("text", "numbers", "dates", "names"), FOUND)
def test_numbers_dates_and_names_are_found(
    text: str, numbers: tuple[str, ...], dates: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert find_candidates(text, "en") == Candidates(numbers, dates, names)


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("de", "Am 5. Mai 2022 kam er an.", "5. Mai 2022"),
        ("fr-CA", "Il est venu le 1er ao\u00fbt, dit-on.", "1er ao\u00fbt"),
        ("es", "Lleg\u00f3 el 5 de mayo de 2022.", "5 de mayo de 2022"),
        ("fi", "H\u00e4n tuli 5.5.2022.", "5.5.2022"),
    ],
)
def test_dates_are_found_as_their_language_writes_them(language: str, text: str, date: str) -> None:
    assert find_candidates(text, language).dates == (date,)


def test_where_all_nouns_are_capital_an_article_is_inside_no_name() -> None:
    text = "Er sah das Haus der Frau, Dr. Eva Roth, J. S. Bach und St. Gallen."

    names = find_candidates(text, "de").names
    assert names == ("Haus", "Frau", "Dr. Eva Roth", "J. S. Bach", "St. Gallen")


@settings(deadline=None)  # What is loaded on the first call takes longer.
@given(st.text(max_size=300), st.sampled_from(["en", "de", "fr", "es", "ja"]))
def test_candidates_are_few_and_each_once(text: str, language: str) -> None:
    for texts in find_candidates(text, language):
        assert len(texts) == len(set(texts)) <= MOST
