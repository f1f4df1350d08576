"""Choice cards in Chromium: picking, the order on both sides, and what gives the key away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from card_reviewer import Press, Reviewer
    from full_decks import Shown


pytest_plugins = ("card_reviewer",)


def test_the_back_has_the_order_and_the_picks_of_the_front(
    cards: list[Shown], reviewer: Reviewer
) -> None:
    orders = set()
    for turn in range(6):
        reviewer.show(cards[0].front, anew=turn % 2 == 0)
        order = reviewer.options()
        reviewer.page.locator(".options > li").nth(turn).click()
        assert reviewer.options(".picked") == [order[turn]]
        reviewer.show(cards[0].back, anew=turn % 2 == 0)
        assert reviewer.options() == order
        assert reviewer.options(".picked") == [order[turn]]
        assert reviewer.page.locator(".options").count() == 1
        orders.add(tuple(order))
    assert len(orders) > 3
    assert {tuple(sorted(order)) for order in orders} == {
        ("five", "four", "one that is wrong", "the key", "three", "two")
    }


def test_one_answer_replaces_another_and_several_add_up(
    cards: list[Shown], reviewer: Reviewer
) -> None:
    for card, picks in ((cards[0], 1), (cards[1], 2)):
        reviewer.show(card.front)
        options = reviewer.page.locator(".options > li")
        options.nth(0).click()
        reviewer.page.keyboard.press("c")
        assert len(reviewer.options(".picked")) == picks
        options.nth(2).click()
        assert len(reviewer.options(".picked")) == picks - 1
    assert "More than one" in reviewer.page.evaluate(
        "() => getComputedStyle(document.querySelector('.options'), '::before').content"
        " + getComputedStyle(document.querySelector('.qp')).getPropertyValue('--word-several')"
    )


def test_a_kept_order_is_kept(cards: list[Shown], reviewer: Reviewer) -> None:
    for _ in range(3):
        reviewer.show(cards[2].front)
        assert reviewer.options() == ["first", "second", "third", "fourth"]


LAST = """
title: Options with places
cards:
  - q: Which one is it?
    a: All of the above
    distractors: [red, {text: neither, last: true}, green, blue]
  - {q: How many are there?, a: 12, distractors: [100, None of these, 9]}
"""


def test_options_kept_last_stay_last_on_both_sides_whatever_is_picked(
    press: Press, reviewer: Reviewer
) -> None:
    card = press(LAST)[0]
    orders = set()
    for turn in range(20):
        reviewer.show(card.front, anew=turn % 2 == 0)
        *free, key, last = order = reviewer.options()
        assert (key, last) == ("All of the above", "neither")
        reviewer.page.locator(".options > li").nth(turn % 5).click()
        assert reviewer.options(".picked") == [order[turn % 5]]
        reviewer.show(card.back, anew=turn % 2 == 0)
        assert reviewer.options() == order
        assert reviewer.options(".picked") == [order[turn % 5]]
        assert reviewer.options(".key") == ["All of the above"]
        orders.add(tuple(free))
    assert len(orders) > 3
    assert {tuple(sorted(order)) for order in orders} == {("blue", "green", "red")}


def test_numbers_rise_and_what_stands_for_none_of_them_comes_last(
    press: Press, reviewer: Reviewer
) -> None:
    card = press(LAST)[1]
    for _ in range(3):
        reviewer.show(card.front)
        assert reviewer.options() == ["9", "12", "100", "None of these"]
        reviewer.page.keyboard.press("b")
        reviewer.show(card.back)
        assert reviewer.options(".picked") == reviewer.options(".key") == ["12"]


def test_options_have_their_places_where_scripts_are_off(
    press: Press, scriptless: Reviewer
) -> None:
    first, second = press(LAST)
    scriptless.show(first.front, anew=True)
    assert scriptless.options()[-2:] == ["All of the above", "neither"]
    scriptless.show(second.front, anew=True)
    assert scriptless.options() == ["9", "12", "100", "None of these"]


def test_the_key_shows_on_the_back_and_not_on_the_front(
    cards: list[Shown], reviewer: Reviewer
) -> None:
    for card, keys in ((cards[0], {"the key"}), (cards[1], {"key A", "key B"})):
        reviewer.show(card.front)
        assert len(set(reviewer.looks().values())) == 1
        assert not any(small.is_visible() for small in reviewer.page.locator("small").all())
        reviewer.show(card.back)
        assert {text for text, mark in reviewer.said("::after").items() if mark == "✓"} == keys


REASONS = """
title: Reasons
cards:
  - q: Which one is it?
    a: the key
    why: So it is.
    distractors: [{text: near, why: It is not.}, {text: far, why: 'Nor `this`.'}, none]
  - q: Which ones are they?
    a: [the key, another]
    why: So they are.
    distractors: [{text: near, why: It is not.}]
"""


def _reasons(reviewer: Reviewer) -> dict[str, str]:
    """Return what can be read of each option and of what is said of it."""
    items = reviewer.page.locator(".options > li").all()
    told = [item.inner_text().split("\n", 1) for item in items]
    return {text.strip(): " ".join(reason).strip() for text, *reason in told}


@pytest.mark.parametrize("anew", [False, True])
def test_the_back_gives_the_reasons_of_the_key_and_of_the_pick_and_others_on_request(
    press: Press, reviewer: Reviewer, *, anew: bool
) -> None:
    card = press(REASONS)[0]
    reviewer.show(card.front, anew=anew)
    reviewer.page.get_by_text("near").click()
    reviewer.show(card.back, anew=anew)
    told = {"the key": "So it is.", "near": "It is not.", "far": "", "none": ""}
    assert _reasons(reviewer) == told
    reviewer.page.locator(".options > li", has_text="far").click()
    assert _reasons(reviewer) == told | {"far": "Nor this."}
    reviewer.page.locator("summary").click()
    assert _reasons(reviewer) == told


def test_a_reason_is_as_wide_as_its_option(press: Press, reviewer: Reviewer) -> None:
    reviewer.show(press(REASONS)[0].back)
    reviewer.page.locator("summary").first.click()
    option = reviewer.page.locator(".options > li").first.bounding_box()
    assert option is not None
    for reason in (*reviewer.page.locator("small:visible").all(), reviewer.page.locator(".why")):
        box = reason.bounding_box()
        assert box is not None
        assert option["width"] - box["width"] < 40


def test_a_reason_opens_by_key_and_says_so(press: Press, reviewer: Reviewer) -> None:
    reviewer.show(press(REASONS)[0].back)
    opener = reviewer.page.locator("summary").first
    box = opener.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (44, 44)
    opener.focus()
    reviewer.page.keyboard.press("Enter")
    assert reviewer.page.locator("details[open]").count() == 1
    assert reviewer.page.get_by_label("Why", exact=True).count() == 2


def test_apps_scroll_to_the_key(press: Press, reviewer: Reviewer) -> None:
    for card in press(REASONS):
        reviewer.show(card.back)
        assert reviewer.page.locator("#answer").count() == 1
        assert "key" in (reviewer.page.locator("#answer").get_attribute("class") or "")


def test_the_reason_of_several_keys_stands_below_them_all(press: Press, reviewer: Reviewer) -> None:
    reviewer.show(press(REASONS)[1].back)
    assert reviewer.page.locator(".options .why").count() == 0
    assert reviewer.page.locator(".qp > .why").inner_text() == "So they are."


def test_without_scripts_all_reasons_stand_with_their_options(
    press: Press, scriptless: Reviewer
) -> None:
    scriptless.show(press(REASONS)[0].back)
    told = {"the key": "", "near": "It is not.", "far": "Nor this.", "none": ""}
    assert _reasons(scriptless) == told
    assert scriptless.page.locator(".why").is_visible()


@pytest.mark.parametrize("night", [False, True])
def test_a_key_left_out_looks_other_than_one_that_was_picked(
    cards: list[Shown], reviewer: Reviewer, *, night: bool
) -> None:
    reviewer.show(cards[1].front, night=night)
    for text in ("key A", "wrong C"):
        reviewer.page.get_by_text(text, exact=True).click()
    reviewer.show(cards[1].back, night=night)
    assert [len(reviewer.options(which)) for which in (".missed", ".picked")] == [1, 2]
    found = {text: _traits(reviewer, text) for text in reviewer.options()}
    good = found["key A"].colour
    assert found["key A"] == Traits(good, "solid", "✓", filled=True)
    assert found["key B"] == Traits(good, "dashed", "", filled=False)
    # Both are dashed, for both are not as they should be; the mark tells them apart.
    assert found["wrong C"]._replace(colour="") == Traits("", "dashed", "✗", filled=False)
    assert found["wrong C"].colour != good
    assert {found[text].mark for text in ("wrong D", "wrong E")} == {"none"}


class Traits(NamedTuple):
    """What an option on a back is told by."""

    colour: str
    line: str
    mark: str
    filled: bool


def _traits(reviewer: Reviewer, text: str) -> Traits:
    option = f'.options > li:has-text("{text}")'
    colour, line, ground = [
        reviewer.style(option, name)
        for name in ("borderTopColor", "borderTopStyle", "backgroundColor")
    ]
    content = reviewer.style(option, "content", "::after")
    mark = content.split('"')[1] if '"' in content else content
    return Traits(colour, line, mark, filled=ground != "rgba(0, 0, 0, 0)")


@pytest.mark.parametrize(
    ("number", "picks", "right"),
    [
        (0, ("three",), {"the key"}),
        (1, (), {"key A", "key B"}),
        (1, ("key A", "key B"), {"key A", "key B"}),
    ],
)
def test_no_key_counts_as_left_out_where_none_was_or_where_there_is_but_one(
    cards: list[Shown], reviewer: Reviewer, number: int, picks: tuple[str, ...], right: set[str]
) -> None:
    reviewer.show(cards[number].front)
    for text in picks:
        reviewer.page.get_by_text(text, exact=True).click()
    reviewer.show(cards[number].back)
    assert reviewer.options(".missed") == []
    assert {text for text, mark in reviewer.said("::after").items() if mark == "✓"} == right
