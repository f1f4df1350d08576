"""Cards on a phone, below AnkiDroid's own style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from full_decks import ARABIC, DECK
from harness import REAL_DECK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from card_reviewer import Press, Reviewer
    from full_decks import Shown


pytest_plugins = ("card_reviewer",)

ROOM = 680
"""What a phone of 390 by 844 leaves to a card, in pixels."""


RED = "rgb(255, 0, 0)"


@pytest.fixture
def android(reviewer: Reviewer) -> Reviewer:
    reviewer.android = True
    return reviewer


@pytest.fixture(scope="module")
def real(press: Press) -> list[Shown]:
    return press(REAL_DECK.read_text("utf-8"))


def _picks(reviewer: Reviewer, front: str) -> Iterator[None]:
    """Answer a choice in every way that leaves out or mistakes one option."""
    reviewer.show(front)
    several = reviewer.page.locator("[data-multiple]").count()
    keys = reviewer.options(".key")
    for wrong in ["", *reviewer.options(":not(.key)")]:
        reviewer.show(front)
        for text in [*(keys[1:] if several else []), wrong]:
            if text:
                reviewer.page.locator(".options > li", has_text=text).first.click()
        yield


def test_every_back_of_a_real_choice_fits(real: list[Shown], android: Reviewer) -> None:
    choices = [card for card in real if 'class="key"' in card.front]
    assert len(choices) == 10
    for card in choices:
        for _ in _picks(android, card.front):
            android.show(card.back)
            assert android.height() <= ROOM


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("source", [DECK, ARABIC], ids=["left to right", "right to left"])
def test_nothing_overflows(press: Press, android: Reviewer, source: str, width: int) -> None:
    android.page.set_viewport_size({"width": width, "height": 640})
    for night, card in enumerate(press(source)):
        for side in card:
            android.show(side, night=night % 2 == 0)
            for opener in android.page.locator("a.hint, summary:visible").all():
                opener.click()
            assert android.outside() == []


@pytest.mark.parametrize("height", [420, 560, 760])
def test_the_key_and_its_reason_are_in_sight_where_the_app_scrolls_to_the_answer(
    real: list[Shown], android: Reviewer, height: int
) -> None:
    android.page.set_viewport_size({"width": 390, "height": height})
    for card in real:
        android.show(card.front)
        android.show(card.back)
        # As the app does once a page is there.
        android.page.evaluate("window.scrollTo(0, 0); location.href = '#answer'")
        box = android.page.locator("#answer").bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + min(box["height"], 0.4 * height) <= height + 1


def test_a_field_to_type_in_is_as_wide_as_the_card(press: Press, android: Reviewer) -> None:
    card = next(card for card in press(DECK) if "<input" in card.front)
    android.show(card.front)
    box = android.page.locator("input#typeans").bounding_box()
    assert box is not None
    assert box["width"] > 300
    android.show(card.back)
    assert android.style("code#typeans .typeBad >> nth=0", "backgroundColor") != RED
