"""Gaps of a cloze in Chromium: what was asked is marked on the back, in maths too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from card_reviewer import Press, Reviewer
    from full_decks import Shown


pytest_plugins = ("card_reviewer",)

DECK = r"""
title: Gaps
cards:
  - cloze: 'So \(\frac{1}{{{c1::x}}} < {{c2::y::a hint}}\), and {{c3::z & so}}, \(1 > 2\).'
  - cloze: 'Code `\(a\)` and \({{c1,2::a_{1}}}\) {{c2::\(b\)}}'
"""
SEEN = (
    # which card of which note, and the back of its question
    (0, 1, r"So \(\frac{1}{{ \underline{x} }} < { y }\), and z & so, \(1 > 2\)."),
    (0, 2, r"So \(\frac{1}{{ x }} < { \underline{y} }\), and z & so, \(1 > 2\)."),
    (0, 3, r"So \(\frac{1}{{ x }} < { y }\), and z & so, \(1 > 2\)."),
    (1, 1, r"Code \(a\) and \({ \underline{a_{1} } }\) \(b\)"),
    (1, 2, r"Code \(a\) and \({ \underline{a_{1} } }\) \(b\)"),
)


@pytest.fixture(scope="module")
def gaps(press: Press) -> list[Shown]:
    return press(DECK)


@pytest.mark.parametrize(("note", "number", "text"), SEEN)
def test_what_was_asked_in_maths_is_underlined_on_the_back(
    gaps: list[Shown], reviewer: Reviewer, note: int, number: int, text: str
) -> None:
    card = gaps[3 * note + number - 1]
    reviewer.show(card.back, number=number)
    assert reviewer.page.locator(".question").inner_text() == text
    reviewer.show(card.front, number=number)
    assert "underline" not in reviewer.page.locator(".question").inner_text()


def test_apps_scroll_to_the_first_gap_asked(gaps: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(gaps[2].back, number=3)
    assert reviewer.page.locator("#answer").inner_text() == "z & so"
