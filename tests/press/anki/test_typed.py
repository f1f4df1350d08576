"""Cards that ask to type the answer, with the comparison that Anki itself makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deck_folder import DeckFolder, deck
from full_decks import Shown, shown
from learner import learner

if TYPE_CHECKING:
    from card_reviewer import Reviewer


pytest_plugins = ("card_reviewer",)

DECK = """
title: Typed
cards:
  - {q: Which order?, a: "**Title** 42 & more", type: true, accept: [T42, "the *order*"]}
"""
RIGHT = "Title 42 & more"
TYPED = ("", RIGHT, "Titel 24", "T42", "the order", " T42 ", "T4")


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    """Return the card as it shows to who typed one thing or another."""
    folder = tmp_path_factory.mktemp("typed")
    desk = DeckFolder(folder, DECK)
    desk.good()
    with learner(folder / "anki") as someone:
        someone.imports(desk.package)
        (card,) = someone.cards()
        return {typed: shown(someone, card, typed) for typed in TYPED}


def _struck(reviewer: Reviewer) -> list[str]:
    """Return what is struck out of what was typed."""
    script = """() => [...document.querySelectorAll('#typeans span')].filter(
      e => getComputedStyle(e).textDecorationLine === 'line-through').map(e => e.textContent)"""
    return [str(text) for text in reviewer.page.evaluate(script)]


def test_the_front_has_a_field_as_wide_as_the_card(
    sides: dict[str, Shown], reviewer: Reviewer
) -> None:
    reviewer.show(sides[""].front)
    field = reviewer.page.locator("input")
    field.fill("a word")
    box = field.bounding_box()
    assert box is not None
    assert box["width"] > 300
    assert box["height"] >= 44
    assert not reviewer.page.get_by_text("T42").locator("visible=true").count()
    field.press("3")
    assert field.input_value() == "a word3"


def test_a_wrong_answer_is_struck_where_it_is_wrong_and_the_right_ones_follow(
    sides: dict[str, Shown], reviewer: Reviewer
) -> None:
    for typed, wrong in (("Titel 24", {"l", "4"}), ("T4", set())):
        reviewer.show(sides[typed].back)
        assert set(_struck(reviewer)) == wrong
        assert reviewer.page.locator(".typeMissed").count()
        assert reviewer.page.locator(".answer").inner_text() == RIGHT
        assert reviewer.page.locator(".accepted").inner_text() == "T42 · the order"
        assert "Also accepted" in reviewer.style(".accepted", "content", "::before")


@pytest.mark.parametrize("typed", [RIGHT, "T42", "the order", " T42 "])
def test_every_right_answer_is_marked_right(
    sides: dict[str, Shown], reviewer: Reviewer, typed: str
) -> None:
    reviewer.show(sides[typed].back)
    assert _struck(reviewer) == []
    assert reviewer.page.locator("#typeans").inner_text().strip() == typed.strip()
    assert "✓" in reviewer.style("#typeans span", "content", "::after")


def test_where_nothing_was_typed_there_is_the_answer_alone(
    sides: dict[str, Shown], reviewer: Reviewer
) -> None:
    reviewer.show(sides[""].back)
    assert not reviewer.page.locator("#typeans").is_visible()
    assert reviewer.page.locator(".answer").is_visible()


def test_without_scripts_the_comparison_and_other_right_answers_are_there(
    sides: dict[str, Shown], scriptless: Reviewer
) -> None:
    scriptless.show(sides["T42"].back)
    assert scriptless.page.locator("#typeans").is_visible()
    assert scriptless.page.locator(".accepted").inner_text() == "T42 · the order"


JUDGED = (
    # the answer, others that are accepted, what was typed, and what the back makes of it
    ("Title 42", "T42", "title 42", "right"),
    ("Title 42", "T42", "  TITLE  42. ", "right"),
    ("Title 42.", "T42", "Title 42", "right"),
    ("Title 42", "T42", "t42.", "right"),
    ("the dog's", "x", "The dog\u2019s", "right"),
    ('a "b" c', "x", "a \u201eb\u201c c", "right"),
    ("\u6771\u4eac", "x", "\u6771\u4eac\u3002", "right"),
    ("Construyendo", "x", "Construyend", "near"),
    ("J\u00f3venes Construyendo", "x", "Jovenes Construyendo", "near"),
    ("one", "Sowing Life", "Sowing Lief", "wrong"),
    ("one", "Sowing Life", "Sowing Lif", "near"),
    ("in 1918", "x", "in 1919", "wrong"),
    ("cat", "x", "bat", "wrong"),
    ("Paris", "x", "London", "wrong"),
)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    folder = tmp_path_factory.mktemp("judged")
    cards = [
        {"q": f"Which one is number {number}?", "a": answer, "accept": [other], "type": True}
        for number, (answer, other, _, _) in enumerate(JUDGED)
    ]
    desk = DeckFolder(folder, deck(*cards))
    desk.good()
    with learner(folder / "anki") as someone:
        someone.imports(desk.package)
        cards_in_anki = zip(someone.cards(), JUDGED, strict=True)
        return [shown(someone, card, typed) for card, (_, _, typed, _) in cards_in_anki]


def _outcome(reviewer: Reviewer) -> str:
    """Return what a comparison looks like."""
    line = reviewer.page.locator("#typeans")
    if "\u2713" in reviewer.style("#typeans span >> nth=0", "content", "::after"):
        return "right"
    return (
        "near"
        if "\u2248" in reviewer.style("#typeans", "content", "::before")
        else ("wrong" if line.is_visible() else "")
    )


@pytest.mark.parametrize("number", range(len(JUDGED)))
def test_answers_are_judged_kindly(judged: list[Shown], reviewer: Reviewer, number: int) -> None:
    _, _, typed, outcome = JUDGED[number]
    reviewer.show(judged[number].back)
    assert _outcome(reviewer) == outcome
    if outcome != "wrong":
        assert _struck(reviewer) == []
    if outcome == "right":
        assert reviewer.page.locator("#typeans").inner_text().split() == typed.split()


def test_a_near_miss_of_another_right_answer_stands_above_that_one(
    judged: list[Shown], reviewer: Reviewer
) -> None:
    reviewer.show(judged[10].back)
    assert reviewer.page.locator("#typeans").inner_text() == "Sowing Lif\n\u2193\nSowing Life"


@pytest.mark.parametrize("delay", [0, 0.2])
def test_accents_are_let_go_where_a_learner_says_so(
    judged: list[Shown], reviewer: Reviewer, delay: float
) -> None:
    reviewer.own_style = ":root { --quizpress-accents: off; }"
    reviewer.own_delay = delay
    reviewer.show(judged[8].back)
    reviewer.page.wait_for_function("document.querySelector('#typeans span.typeGood:only-child')")
    assert _outcome(reviewer) == "right"
    reviewer.show(judged[13].back)
    assert _outcome(reviewer) == "wrong"
