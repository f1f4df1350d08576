"""Matching cards in Chromium: a pair is recalled, its options are there on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from card_reviewer import Press, Reviewer
    from full_decks import Shown


pytest_plugins = ("card_reviewer",)

DECK = """
title: Who governs what
cards:
  - q: Which leader governs which country?
    match: {Xiomara Castro: Honduras, Nayib Bukele: El Salvador, Giammattei: Guatemala}
    distractors: [Belize]
    image: {file: wide.png, alt: A panorama}
    audio: tone.wav
    hint: Think of the region.
"""
POOL = ["Belize", "El Salvador", "Guatemala", "Honduras"]


@pytest.fixture(scope="module")
def pairs(press: Press) -> list[Shown]:
    return press(DECK)


def _seen(reviewer: Reviewer) -> list[str]:
    """Return those of the right sides and distractors that can be read."""
    found = [reviewer.page.get_by_text(text, exact=True) for text in POOL]
    visible = [each.locator("visible=true").all_inner_texts() for each in found]
    return [text for texts in visible for text in texts]


def test_a_front_asks_about_one_left_side_and_shows_no_right_one(
    pairs: list[Shown], reviewer: Reviewer
) -> None:
    asked = []
    for pair in pairs:
        reviewer.show(pair.front)
        assert reviewer.page.get_by_text("Which leader governs").is_visible()
        asked.append(reviewer.page.locator(".left").inner_text())
        assert _seen(reviewer) == []
    assert asked == ["Xiomara Castro", "Nayib Bukele", "Giammattei"]


@pytest.mark.browser
@pytest.mark.parametrize("screen", ["reviewer", "scriptless"])
def test_the_options_open_on_request(
    pairs: list[Shown], screen: str, request: pytest.FixtureRequest
) -> None:
    made: Reviewer = request.getfixturevalue(screen)
    made.show(pairs[1].front)
    opener = made.page.locator("summary").first
    assert "Options" in made.style(".choices summary", "content", "::before")
    opener.click()
    assert _seen(made) == POOL
    assert not made.page.get_by_text("Think of the region.").is_visible()
    opener.click()
    assert _seen(made) == []


@pytest.mark.parametrize("night", [False, True])
def test_open_options_are_a_list_and_nothing_to_tap(
    pairs: list[Shown], reviewer: Reviewer, *, night: bool
) -> None:
    reviewer.show(pairs[1].front, night=night)
    reviewer.page.locator("summary").first.click()
    items = reviewer.page.locator(".pool > li").all()
    assert len(items) == len(POOL)
    for item in items:
        names = ("display", "borderTopWidth", "backgroundColor", "boxShadow", "cursor")
        script = "(e, names) => names.map(name => getComputedStyle(e)[name])"
        assert item.evaluate(script, names) == PLAIN
    lefts = {box["x"] for box in [item.bounding_box() for item in items] if box}
    assert len(lefts) == 1


PLAIN = ["list-item", "0px", "rgba(0, 0, 0, 0)", "none", "auto"]


def test_a_back_shows_the_right_side_of_its_pair_alone(
    pairs: list[Shown], reviewer: Reviewer
) -> None:
    for pair, right in zip(pairs, ("Honduras", "El Salvador", "Guatemala"), strict=True):
        reviewer.show(pair.front)
        reviewer.page.locator("summary").first.click()
        reviewer.show(pair.back)
        assert _seen(reviewer) == [right]
        assert not reviewer.page.locator("summary").locator("visible=true").count()


def test_the_right_side_takes_the_empty_place_below_the_left_one(
    pairs: list[Shown], reviewer: Reviewer
) -> None:
    for width in (390, 1000):
        reviewer.page.set_viewport_size({"width": width, "height": 760})
        reviewer.show(pairs[0].front)
        place = reviewer.page.locator(".slot").bounding_box()
        reviewer.show(pairs[0].back)
        answer = reviewer.page.locator(".answer").bounding_box()
        assert place is not None
        assert answer is not None
        assert (place["x"], place["y"]) == (answer["x"], answer["y"])
        assert not reviewer.page.locator(".slot").is_visible()
