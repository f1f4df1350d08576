"""One tap from the question to the back, where one pick is the whole answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from card_reviewer import Press, Reviewer
    from full_decks import Shown


pytest_plugins = ("card_reviewer",)

DECK = """
title: Flips
cards:
  - {q: Which one?, a: this, distractors: [that]}
  - {claim: It is., a: true}
  - {q: Which?, match: {left: right, top: bottom}}
  - {q: Which ones?, a: [this, these], distractors: [that]}
  - {q: In which order?, order: [one, two]}
"""
FLIPS = {"Which one?": 1, "It is.": 1, "left": 1, "top": 1, "Which ones?": 0, "order": 0}
"""How often a pick flips the card that shows some words."""


@pytest.fixture(scope="module")
def all_kinds(press: Press) -> list[Shown]:
    return press(DECK)


def _pick(reviewer: Reviewer, front: str) -> None:
    reviewer.show(front)
    for choices in reviewer.page.locator("a.choices").all():
        choices.click()
    reviewer.page.locator(".options > li").first.click()


def test_a_pick_that_is_the_whole_answer_flips_the_card(
    all_kinds: list[Shown], reviewer: Reviewer
) -> None:
    for card, flips in zip(all_kinds, FLIPS.values(), strict=True):
        reviewer.show(card.front)
        reviewer.hear_commands()
        _pick(reviewer, card.front)
        assert reviewer.commands() == ["ans"] * flips


def test_on_androids_it_calls_what_is_there(all_kinds: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(all_kinds[0].front)
    reviewer.page.evaluate("window.said = []; window.showAnswer = () => said.push('showAnswer'); 0")
    _pick(reviewer, all_kinds[0].front)
    assert reviewer.commands() == ["showAnswer"]


def test_a_pick_taken_back_flips_nothing(all_kinds: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(all_kinds[0].front)
    reviewer.hear_commands()
    for _ in range(2):
        reviewer.page.locator(".options > li").first.click()
    assert reviewer.commands() == ["ans"]
    assert reviewer.options(".picked") == []


@pytest.mark.parametrize("rule", [":root", "html", ".card", "body"])
def test_a_learner_can_turn_it_off(all_kinds: list[Shown], reviewer: Reviewer, rule: str) -> None:
    reviewer.own_style = f"{rule} {{ --quizpress-flip: off; }}"
    reviewer.show(all_kinds[0].front)
    reviewer.hear_commands()
    _pick(reviewer, all_kinds[0].front)
    assert reviewer.commands() == []
    assert len(reviewer.options(".picked")) == 1
