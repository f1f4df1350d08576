"""Ordering cards in Chromium: numbering the items, and what the back says of the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from card_reviewer import Press, Reviewer
    from full_decks import Shown


pytest_plugins = ("card_reviewer",)

DECK = """
title: In order
cards:
  - {q: Three?, order: [first, second, third]}
  - {q: Four?, order: [one, two, three, four]}
  - {q: Two?, order: [left, right]}
  - {q: Others?, order: [a, b, c, d]}
  - {q: Many?, order: [a, b, c, d, e, f, g, h, i, j, k, l]}
"""
FOUR = ["one", "two", "three", "four"]
LETTER = "counter(option, upper-alpha)"


@pytest.fixture(scope="module")
def lists(press: Press) -> list[Shown]:
    return press(DECK)


def _tap(reviewer: Reviewer, *texts: str) -> None:
    for text in texts:
        reviewer.page.get_by_text(text, exact=True).click()


def _numbers(reviewer: Reviewer) -> dict[str, str]:
    return reviewer.said("::before")


def _marks(reviewer: Reviewer) -> dict[str, str]:
    return reviewer.said("::after")


def _given(reviewer: Reviewer) -> list[str]:
    """Return for each item on a back the wrong number that it was given."""
    items = reviewer.page.locator(".options > li").all()
    return ["".join(item.locator(".turn").all_inner_texts()) for item in items]


def test_each_review_has_an_order_of_its_own_but_never_the_right_one(
    lists: list[Shown], reviewer: Reviewer
) -> None:
    orders = []
    for _ in range(40):
        reviewer.show(lists[0].front)
        orders.append(reviewer.options())
    assert {tuple(sorted(order)) for order in orders} == {("first", "second", "third")}
    assert ["first", "second", "third"] not in orders
    assert len({tuple(order) for order in orders}) > 3


def test_two_items_stand_either_way_lest_the_lower_is_always_the_first(
    lists: list[Shown], reviewer: Reviewer
) -> None:
    orders = set()
    for _ in range(40):
        reviewer.show(lists[2].front)
        orders.add(tuple(reviewer.options()))
    assert orders == {("left", "right"), ("right", "left")}


def test_taps_number_the_items_and_a_number_leaves_with_all_later_ones(
    lists: list[Shown], reviewer: Reviewer
) -> None:
    reviewer.show(lists[1].front)
    order = reviewer.options()
    _tap(reviewer, "three", "one", "four")
    assert _numbers(reviewer) == {"one": "2", "two": LETTER, "three": "1", "four": "3"}
    _tap(reviewer, "one")
    assert _numbers(reviewer) == {"one": LETTER, "two": LETTER, "three": "1", "four": LETTER}
    _tap(reviewer, "two")
    assert _numbers(reviewer) == {"one": LETTER, "two": "2", "three": "1", "four": LETTER}
    assert reviewer.options() == order


def test_letters_number_what_stands_there(lists: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(lists[1].front)
    order = reviewer.options()
    for key in ("c", "a"):
        reviewer.page.keyboard.press(key)
    assert [_numbers(reviewer)[text] for text in order] == ["2", LETTER, "1", LETTER]
    reviewer.page.keyboard.press("a")
    assert _numbers(reviewer)[order[0]] == LETTER


@pytest.mark.parametrize("anew", [False, True])
def test_the_back_has_the_right_order_and_says_of_each_number_whether_it_was_right(
    lists: list[Shown], reviewer: Reviewer, *, anew: bool
) -> None:
    reviewer.show(lists[1].front, anew=anew)
    _tap(reviewer, "one", "three", "two")
    reviewer.show(lists[1].back, anew=anew)
    assert reviewer.options() == FOUR
    marks = _marks(reviewer)
    assert [marks[item] for item in FOUR] == ["✓", "✗", "✓", "none"]
    assert _given(reviewer) == ["", "3", "", ""]
    assert set(_numbers(reviewer).values()) == {"counter(option)"}
    reviewer.page.locator(".options > li").nth(2).click()
    assert _marks(reviewer) == marks


RUNS: tuple[tuple[str, dict[str, str]], ...] = (
    # what was tapped, in turn, and the number given to each item off the longest right run
    ("abcdefghijkl", {}),
    ("bcdefghijkla", {"a": "12"}),
    ("labcdefghijk", {"l": "1"}),
    ("abcdehgfijkl", {"g": "7", "f": "8"}),
    ("lkjihgfedcba", {c: str(12 - n) for n, c in enumerate("abcdefghijk")}),
    ("badcf", {"a": "2", "c": "4"}),
)


@pytest.mark.parametrize(("tapped", "off"), RUNS)
def test_only_what_is_off_the_longest_right_run_is_marked_with_its_number(
    lists: list[Shown], reviewer: Reviewer, tapped: str, off: dict[str, str]
) -> None:
    reviewer.show(lists[4].front)
    _tap(reviewer, *tapped)
    reviewer.show(lists[4].back)
    given = dict(zip("abcdefghijkl", _given(reviewer), strict=True))
    assert {text: number for text, number in given.items() if number} == off
    marks = _marks(reviewer).values()
    assert [*marks].count("✗") == len(off)
    assert [*marks].count("✓") == len(tapped) - len(off)
    for number in reviewer.page.locator(".turn").all():
        said = number.evaluate("e => getComputedStyle(e, '::before').content")
        assert "you:" in said or "word-you" in said


def test_without_taps_the_back_is_the_right_order_alone(
    lists: list[Shown], reviewer: Reviewer
) -> None:
    reviewer.show(lists[1].front)
    reviewer.show(lists[1].back)
    assert reviewer.options() == FOUR
    assert set(_marks(reviewer).values()) == {"none"}
    assert len(set(reviewer.looks().values())) == 1


def test_numbers_stay_with_their_card(lists: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(lists[1].front)
    _tap(reviewer, *FOUR)
    reviewer.show(lists[3].back)
    assert set(_marks(reviewer).values()) == {"none"}
    reviewer.show(lists[1].front)
    assert set(_numbers(reviewer).values()) == {LETTER}
    reviewer.show(lists[1].back)
    assert set(_marks(reviewer).values()) == {"none"}


TOLD = """all => all.map(e => e.getAttributeNames().map(
  name => /^data-(place|turn)$/.test(name) || name + e.getAttribute(name)))"""


def test_nothing_on_the_front_tells_the_place_of_an_item(
    lists: list[Shown], reviewer: Reviewer
) -> None:
    items = reviewer.page.locator(".options > li")
    reviewer.show(lists[1].front)
    assert len(set(reviewer.looks().values())) == 1
    assert len(set(map(str, items.evaluate_all(TOLD)))) == 1
    _tap(reviewer, "one", "four", "three", "two")
    assert len(set(map(str, items.evaluate_all(TOLD)))) == 1


def test_a_line_says_what_to_do_where_it_can_be_done(
    lists: list[Shown], reviewer: Reviewer, scriptless: Reviewer
) -> None:
    reviewer.show(lists[1].front)
    assert "Tap in the right order" in reviewer.style(".options", "content", "::before")
    reviewer.show(lists[1].back)
    assert reviewer.style(".options", "content", "::before") == "none"
    scriptless.show(lists[1].front)
    assert scriptless.style(".options", "content", "::before") == "none"


def test_without_scripts_the_items_stand_mixed_and_the_back_has_them_in_order(
    lists: list[Shown], scriptless: Reviewer
) -> None:
    scriptless.show(lists[1].front)
    front = scriptless.page.locator(".options > li").all_inner_texts()
    assert sorted(front) == sorted(FOUR)
    assert front != FOUR
    assert "counter(option, upper-alpha)" in scriptless.looks()[front[0]]
    scriptless.show(lists[1].back)
    assert scriptless.page.locator(".options > li").all_inner_texts() == FOUR
    assert set(_numbers(scriptless).values()) == {"counter(option)"}
