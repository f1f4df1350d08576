"""Pictures on cards in Chromium: wide enough to be made out, and large on a tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from full_decks import that_asks

if TYPE_CHECKING:
    from card_reviewer import Press, Reviewer
    from full_decks import Shown


pytest_plugins = ("card_reviewer",)

DECK = """
title: Pictures
cards:
  - {q: Which river?, a: Rhine, distractors: ['![a map](map.png)'], image: {file: map.png, alt: M}}
  - {q: Which panorama?, a: This, image: {file: wide.png, alt: A panorama}}
  - {q: Which tower?, a: 'That ![a tower](tower.png) one', image: {file: high.png, alt: Tower}}
"""
WINDOW = (390, 760)


@pytest.fixture(scope="module")
def pictured(press: Press) -> list[Shown]:
    return press(DECK)


def _size(reviewer: Reviewer, which: str) -> tuple[float, float]:
    box = reviewer.page.locator(which).bounding_box()
    assert box is not None
    return round(box["width"]), round(box["height"])


LARGE = (
    # what is asked, and how large its picture opens
    ("river", (900, 600)),
    ("panorama", (1600, 200)),
    ("tower", (390, 1560)),
)


@pytest.mark.parametrize(("asked", "size"), LARGE)
def test_a_picture_opens_large_on_a_tap_and_closes_on_the_next(
    pictured: list[Shown], reviewer: Reviewer, asked: str, size: tuple[int, int]
) -> None:
    reviewer.show(that_asks(pictured, asked).front)
    picture = reviewer.page.locator(".image img")
    assert "tappable" in (picture.get_attribute("class") or "")
    picture.click()
    assert _size(reviewer, ".zoomed") == WINDOW
    assert _size(reviewer, ".zoomed img") == size
    assert reviewer.outside() == []
    reviewer.page.locator(".zoomed").click()
    assert reviewer.page.locator(".zoomed").count() == 0
    reviewer.page.keyboard.press("z")
    assert reviewer.page.locator(".zoomed").count() == 1
    reviewer.page.keyboard.press("z")
    assert reviewer.page.locator(".zoomed").count() == 0


def test_a_tall_picture_keeps_a_width_at_which_it_can_be_read(
    pictured: list[Shown], reviewer: Reviewer
) -> None:
    reviewer.show(that_asks(pictured, "tower").front)
    width, height = _size(reviewer, ".image img")
    assert width >= 120
    assert height <= 0.7 * WINDOW[1]
    assert height / width == pytest.approx(4, abs=0.1)
    reviewer.show(that_asks(pictured, "tower").back)
    assert _size(reviewer, ".answer img") == (60, 190)


def test_a_picture_in_an_option_is_picked_by_a_tap_and_opens_on_the_back(
    pictured: list[Shown], reviewer: Reviewer
) -> None:
    card = that_asks(pictured, "river")
    reviewer.show(card.front)
    reviewer.page.locator(".options img").click()
    assert reviewer.page.locator(".zoomed").count() == 0
    assert reviewer.page.locator(".picked img").count() == 1
    reviewer.show(card.back)
    reviewer.page.locator(".options img").click()
    assert reviewer.page.locator(".zoomed").count() == 1
