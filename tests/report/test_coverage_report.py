"""What cards ask about an article, as `check --coverage` tells it."""

import json
from collections.abc import Callable

import pytest

from article_deck import deck_about
from harness import Ran, Write
from quizpress.report.coverage_report import describe_coverage, measure_coverage
from quizpress.report.text import colour_text

ARTICLE = """\
Angela Erdmann lives in Berlin.

On 8 April 2014 she was 62 years old.

It was shown in Hamburg.

It was shown in Kiel, too.
"""
CARDS = """\
- {q: Where does she live?, a: Berlin, at: 1, tags: [a, b], points: 2}
- {q: How old was she there?, a: '62', at: [1, 2]}
- {q: Does it matter much?, a: Somewhat}
"""
TOLD = """\
d.yaml: coverage of “Bottle”, 4 paragraphs, 2 with cards
  a card counts for each paragraph that its `at` names
      1 ██ 2
      2 █ 1
    3-4 -
  no card: 3-4
  kinds: short (3)
  tags: a (1), b (1)
  points: 2 (1)
  levels: recall (1), think-and-search (1): what one paragraph says, or several together
  without a paragraph: 1 card
  numbers, dates and names that no card asks for:
      1 Angela Erdmann
      2 8 April 2014
      3 Hamburg
      4 Kiel
"""


def test_a_deck_is_told_paragraph_by_paragraph(deck: Write) -> None:
    model = deck_about(deck, ARTICLE, CARDS, more=", title: Bottle").deck

    assert describe_coverage(measure_coverage("d.yaml", model)) == TOLD
    assert "\x1b[1;32m██\x1b[0m" in describe_coverage(
        measure_coverage("d.yaml", model), colour_text
    )


def test_a_bar_is_never_longer_than_a_line_and_never_nothing(deck: Write) -> None:
    cards = "".join([f"- {{q: What is {n}?, a: A{n}, at: 2}}\n" for n in range(100)])
    model = deck_about(deck, ARTICLE, cards + "- {q: Why?, a: Because, at: 1}\n").deck
    told = describe_coverage(measure_coverage("d.yaml", model)).splitlines()

    assert told[2:4] == ["      1 █ 1", f"      2 {'█' * 40} 100"]


def test_of_many_names_some_are_told(deck: Write) -> None:
    names = "".join([f"{first}anna, " for first in "BCDFGHJKLMNPRSTV"])
    model = deck_about(deck, f"We saw {names}too.\n", CARDS.split("\n")[2] + "\n").deck

    told = describe_coverage(measure_coverage("d.yaml", model)).splitlines()[-1]
    assert told == f"      1 {', '.join(names.split(', ')[:12])}, and 4 more"


PLACED = """\
title: T
article: {title: News, paragraphs: 30, text: none.txt}
cards:
- {q: Where does Ann live?, a: Berlin, at: 2}
"""


def test_without_the_text_it_says_so(deck: Write, call: Callable[..., Ran]) -> None:
    deck(PLACED)
    ran = call("check", "deck.yaml", "--coverage")

    assert ran.code == 0
    assert "“News”, 30 paragraphs, 1 with cards\n" in ran.out
    assert "\n      1 -\n      2 █ 1\n   3-30 -\n" in ran.out
    assert "the article's text is not at hand" in ran.out
    said = "1 deck, no problems; 1 article without the text named (-v shows which)"
    assert ran.out.endswith(f"\n{said}\n")


def test_a_deck_without_an_article_and_one_with_an_error_have_none(
    deck: Write, call: Callable[..., Ran]
) -> None:
    deck("title: T\ncards:\n- {q: Where does she live?, a: Berlin}\n")
    assert call("check", "deck.yaml", "--coverage").out == "1 deck, no problems\n"

    deck(PLACED.replace("at: 2", "at: 31"))
    ran = call("check", "deck.yaml", "--coverage")
    assert ran.code == 1
    assert "coverage of" not in ran.out


def test_programs_get_the_same_under_a_key(deck: Write, call: Callable[..., Ran]) -> None:
    deck(PLACED.replace("30", "3"))
    told = json.loads(call("check", "deck.yaml", "--coverage", "--format", "json").out)

    assert [problem["code"] for problem in told["problems"]] == ["text-missing"]
    (article,) = told["coverage"][0]["articles"]
    assert told["coverage"][0]["file"] == "deck.yaml"
    assert article == {
        "title": "News",
        "text_at_hand": False,
        "paragraphs": [
            {"paragraph": 1, "cards": [], "unasked": []},
            {"paragraph": 2, "cards": [1], "unasked": []},
            {"paragraph": 3, "cards": [], "unasked": []},
        ],
        "untouched": [1, 3],
        "kinds": {"short": 1},
        "tags": {},
        "points": {},
        "levels": {"recall": 1},
        "without_paragraph": [],
        "located_last": None,
    }
    assert "coverage" not in json.loads(call("check", "deck.yaml", "--format", "json").out)


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_other_forms_have_no_place_for_it(form: str, deck: Write, call: Callable[..., Ran]) -> None:
    deck(PLACED)
    ran = call("check", "deck.yaml", "--coverage", "--format", form)

    assert ran.code == 2
    assert f"--coverage has no form for --format {form}; use json" in ran.err
