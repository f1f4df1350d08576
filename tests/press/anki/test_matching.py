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
    opener = "a.choices" if screen == "reviewer" else ".choices summary"
    assert "Options" in made.style(opener, "content", "::before")
    made.page.locator(opener).click()
    assert _seen(made) == POOL
    assert not made.page.get_by_text("Think of the region.").is_visible()


PICKS: tuple[tuple[str, str, list[str]], ...] = (
    # what is picked, and what the back then says
    ("El Salvador", "✓", []),
    ("Belize", "none", ["Belize"]),
)


@pytest.mark.parametrize("anew", [False, True])
@pytest.mark.parametrize("pick", PICKS)
def test_a_row_is_picked_by_a_tap_and_the_back_says_whether_it_was_right(
    pairs: list[Shown], reviewer: Reviewer, pick: tuple[str, str, list[str]], *, anew: bool
) -> None:
    picked, mark, wrong = pick
    reviewer.show(pairs[1].front, anew=anew)
    reviewer.page.locator("a.choices").click()
    row = reviewer.page.locator(".options > li", has_text=picked)
    box = row.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    row.click()
    assert reviewer.options(".picked") == [picked]
    reviewer.show(pairs[1].back, anew=anew)
    assert _seen(reviewer) == sorted(["El Salvador", *wrong])
    assert reviewer.style(".pair", "content", "::after").strip('"') == mark
    assert reviewer.page.locator(".wrong").all_inner_texts() == wrong


def test_a_picked_picture_is_told_from_others(press: Press, reviewer: Reviewer) -> None:
    first, second = "![a panorama](wide.png)", "![a column](tall.png)"
    card = press(f"title: P\ncards: [{{q: Which?, match: {{A: '{first}', B: '{second}'}}}}]")[0]
    for words, right in (("a panorama", True), ("a column", False)):
        reviewer.show(card.front)
        reviewer.page.locator("a.choices").click()
        reviewer.page.get_by_alt_text(words).click()
        reviewer.show(card.back)
        assert bool(reviewer.page.locator(".pair.picked").count()) == right
        assert bool(reviewer.page.locator(".wrong img").count()) != right


def test_a_back_shows_the_right_side_of_its_pair_alone(
    pairs: list[Shown], reviewer: Reviewer
) -> None:
    for pair, right in zip(pairs, ("Honduras", "El Salvador", "Guatemala"), strict=True):
        reviewer.show(pair.front)
        reviewer.page.locator("a.choices").click()
        reviewer.show(pair.back)
        assert _seen(reviewer) == [right]
        assert not reviewer.page.locator("summary, a.hint").locator("visible=true").count()


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
