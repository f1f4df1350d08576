"""Every card at phone and desktop width, by day and by night, with scripts and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screen import Reviewer, Shown


pytest_plugins = ("screen",)

LEAST = 4.5
"""The contrast that WCAG 2.2 asks of text, 1.4.3."""


def _brightness(colour: list[float]) -> float:
    parts = [part / 255 for part in colour[:3]]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: list[float], other: list[float]) -> float:
    low, high = sorted([_brightness(one), _brightness(other)])
    return (high + 0.05) / (low + 0.05)


def test_nothing_overflows_and_all_text_stands_out(cards: list[Shown], reviewer: Reviewer) -> None:
    seen = set()
    for width, night in ((390, False), (390, True), (1000, False)):
        reviewer.page.set_viewport_size({"width": width, "height": 760})
        for number, card in enumerate(cards):
            for side in card:
                reviewer.show(side, night=night)
                if reviewer.page.locator(".options.live").count():
                    reviewer.page.locator(".options > li").nth(1).click()
                wide = reviewer.page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, (number, width)
                for name, ink, ground in reviewer.ink():
                    assert _contrast(ink, ground) >= LEAST, (number, night, name)
                    seen.add((night, name.partition(" ")[0]))
    assert {name for night, name in seen if night} == {name for night, name in seen if not night}
    assert {"question", "answer", "why", "source", "context", "cloze"} <= {n for _, n in seen}


def test_night_is_dark_and_day_is_light(cards: list[Shown], reviewer: Reviewer) -> None:
    grounds = []
    for night in (False, True):
        reviewer.show(cards[0].front, night=night)
        grounds.append(reviewer.ink()[0][2])
    assert _brightness(grounds[0]) > 0.8
    assert _brightness(grounds[1]) < 0.05


def test_without_scripts_the_options_are_there_and_give_nothing_away(
    cards: list[Shown], scriptless: Reviewer
) -> None:
    scriptless.show(cards[0].front)
    front = scriptless.page.locator(".options > li").all_inner_texts()
    assert all(option.is_visible() for option in scriptless.page.locator(".options > li").all())
    written = ["the key", "one that is wrong", "two", "three", "four", "five"]
    assert sorted(front) == sorted(written)
    assert front != written
    scriptless.show(cards[0].back)
    back = scriptless.page.locator(".options > li").all_inner_texts()
    assert [text.partition("\n")[0] for text in back] == front


def test_a_hint_opens_on_request(cards: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(cards[1].front)
    assert len(reviewer.options()) == 5
    hint = reviewer.page.get_by_text("There are two.")
    assert not hint.is_visible()
    reviewer.page.locator("summary").click()
    assert hint.is_visible()
    reviewer.show(cards[1].back)
    assert not reviewer.page.get_by_text("There are two.").is_visible()
