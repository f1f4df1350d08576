"""True or false in Chromium: two options to tap, and a back that says it once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from card_reviewer import Press, Reviewer
    from full_decks import Shown


pytest_plugins = ("card_reviewer",)

DECK = """
title: Claims
sections:
  - title: True or false
    cards:
      - {claim: The sky is green., a: false, correction: It is blue., why: Light is scattered.}
      - {claim: The sky is blue., a: true}
"""
CASES: tuple[tuple[int, int | None, list[str]], ...] = (
    # which claim, which option is tapped, and what the back marks both with
    (0, 0, ["✗", "✓"]),
    (0, 1, ["none", "✓"]),
    (0, None, ["none", "✓"]),
    (1, 0, ["✓", "none"]),
    (1, 1, ["✓", "✗"]),
)
WORDS = "all => all.map(e => getComputedStyle(e, '::before').content.replace(/\"/g, ''))"


@pytest.fixture(scope="module")
def claims(press: Press) -> list[Shown]:
    return press(DECK)


def _marks(reviewer: Reviewer) -> list[str]:
    """Return what the two options are marked with, true first."""
    script = "all => all.map(e => getComputedStyle(e, '::after').content.replace(/\"/g, ''))"
    return [str(mark) for mark in reviewer.page.locator(".verdicts > li").evaluate_all(script)]


def _words(reviewer: Reviewer) -> list[str]:
    return [str(word) for word in reviewer.page.locator(".verdicts span").evaluate_all(WORDS)]


@pytest.mark.parametrize("anew", [False, True])
@pytest.mark.parametrize("case", CASES)
def test_the_back_marks_what_holds_and_what_was_tapped(
    claims: list[Shown],
    reviewer: Reviewer,
    case: tuple[int, int | None, list[str]],
    *,
    anew: bool,
) -> None:
    claim, pick, marks = case
    reviewer.show(claims[claim].front, anew=anew)
    assert _words(reviewer) == ["True", "False"]
    if pick is not None:
        reviewer.page.locator(".verdicts > li").nth(pick).click()
    reviewer.show(claims[claim].back, anew=anew)
    assert _marks(reviewer) == marks
    assert not reviewer.page.locator(".answer").is_visible()
    assert "key" in (reviewer.page.locator("#answer").get_attribute("class") or "")


def test_options_are_high_enough_for_a_finger_and_stand_side_by_side(
    claims: list[Shown], reviewer: Reviewer
) -> None:
    reviewer.show(claims[0].front)
    one, other = [box.bounding_box() for box in reviewer.page.locator(".verdicts > li").all()]
    assert one is not None
    assert other is not None
    assert one["y"] == other["y"]
    assert one["width"] == pytest.approx(other["width"], abs=2)
    assert one["height"] >= 44


def test_without_scripts_the_verdict_stands_below_the_claim(
    claims: list[Shown], scriptless: Reviewer
) -> None:
    scriptless.show(claims[0].front)
    assert _words(scriptless) == ["True", "False"]
    scriptless.show(claims[0].back)
    assert scriptless.page.locator(".answer").inner_text() == "False"
    assert scriptless.page.locator(".correction").inner_text() == "It is blue."
    # Whether a claim holds is no verdict on the learner.
    assert scriptless.style(".verdict", "color") == scriptless.style("body", "color")
