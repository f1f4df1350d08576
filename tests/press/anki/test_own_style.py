"""A learner's own layer: what `_quizpress.css` says outlives every look of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from full_decks import DECK, that_asks
from harness import ROOT

if TYPE_CHECKING:
    from card_reviewer import Press, Reviewer
    from full_decks import Shown


pytest_plugins = ("card_reviewer",)

SIZES = ("15.2px", "19px", "28px", "38px")
"""From 80 to 200 % of the size that we set."""


def _size(reviewer: Reviewer, which: str, part: str | None = None) -> float:
    return float(reviewer.style(which, "fontSize", part).removesuffix("px"))


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_taken_over_by_all_text_and_nothing_overflows(
    cards: list[Shown], reviewer: Reviewer, size: str, width: int
) -> None:
    reviewer.page.set_viewport_size({"width": width, "height": 760})
    reviewer.own_style = f":root {{ --quizpress-size: {size}; }}"
    for card in cards:
        for side in card:
            reviewer.show(side)
            assert reviewer.outside() == []
    reviewer.show(cards[1].back)
    base = float(size.removesuffix("px"))
    assert _size(reviewer, "body") == pytest.approx(base)
    assert _size(reviewer, ".question") == pytest.approx(1.2 * base)
    labels = [(".context", None), (".source", None), (".options", "::before")]
    for which, part in (*labels, (".options > li:first-child", "::before")):
        assert _size(reviewer, which, part) == pytest.approx(0.7 * base, rel=0.1)
    badge = float(reviewer.style(".options > li:first-child", "width", "::before")[:-2])
    assert badge == pytest.approx(1.32 * base, abs=0.1)


@pytest.mark.parametrize("night", [False, True])
def test_colours_and_faces_are_the_learners(
    cards: list[Shown], reviewer: Reviewer, *, night: bool
) -> None:
    reviewer.own_style = """:root {
      --quizpress-ink: #111111; --quizpress-paper: #fff8e7; --quizpress-good: #004400;
      --quizpress-night-ink: #eeeeee; --quizpress-night-paper: #000000;
      --quizpress-night-good: #88ff88; --quizpress-font: "Comic Neue", monospace;
      --quizpress-label-font: monospace; }"""
    reviewer.show(that_asks(cards, "called?").back, night=night)
    seen = [reviewer.style("body", name) for name in ("color", "backgroundColor", "fontFamily")]
    day = ["rgb(17, 17, 17)", "rgb(255, 248, 231)"], "rgb(0, 68, 0)"
    dark = ["rgb(238, 238, 238)", "rgb(0, 0, 0)"], "rgb(136, 255, 136)"
    colours, good = dark if night else day
    assert seen == [*colours, '"Comic Neue", monospace']
    assert reviewer.style(".answer", "color") == good
    assert reviewer.style(".context", "fontFamily") == "monospace"


def test_the_sections_title_can_be_off(cards: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(cards[0].front)
    assert reviewer.page.locator(".context").is_visible()
    reviewer.own_style = ":root { --quizpress-section: none; }"
    reviewer.show(cards[0].front)
    reviewer.page.wait_for_timeout(50)
    assert not reviewer.page.locator(".context").is_visible()


def test_rules_of_their_own_win_where_they_begin_with_body(
    cards: list[Shown], reviewer: Reviewer
) -> None:
    reviewer.own_style = "body .qp .question { font-size: 12px; }"
    reviewer.show(cards[0].front)
    assert _size(reviewer, ".question") == 12


def test_the_page_shows_every_property_that_there_is() -> None:
    css = (ROOT / "templates" / "anki" / "card.css").read_text("utf-8")
    scripts = [path.read_text("utf-8") for path in (ROOT / "templates" / "anki").glob("*.html")]
    page = (ROOT / "docs" / "anki.md").read_text("utf-8")
    assert _properties(css, *scripts) == _properties(page)
    assert "--quizpress-flip" in _properties(page)


def _properties(*texts: str) -> set[str]:
    return {name for text in texts for name in re.findall(r"--quizpress-[a-z-]*[a-z]", text)}


def test_the_real_deck_looks_the_same_where_the_file_is_empty(press: Press) -> None:
    first, *_ = press(DECK)
    style = first.front.partition("</style>")[0]
    start = style.index("@import")
    assert 'url("_quizpress.css");' in style[start : start + 40]
    assert "{" not in style[:start]
