"""Cards by keyboard alone, in Chromium: what is ours, and what is left to Anki."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from card_reviewer import Press, Reviewer
    from full_decks import Shown


pytest_plugins = ("card_reviewer",)

DECK = """
title: Keys
cards:
  - q: Which one?
    a: one
    distractors: [{text: two, why: No.}, {text: three, why: No.}]
    keep_order: true
    hint: Look.
  - {q: Which?, match: {left: right, top: bottom}, hint: Think.}
  - {q: What is it called?, a: Title, type: true}
  - {claim: It is., a: true}
"""


@pytest.fixture(scope="module")
def keyed(press: Press) -> list[Shown]:
    return press(DECK)


@pytest.mark.parametrize(("key", "picked"), [("a", "one"), ("b", "two"), ("c", "three")])
def test_a_letter_picks_the_option_that_bears_it(
    keyed: list[Shown], reviewer: Reviewer, key: str, picked: str
) -> None:
    reviewer.show(keyed[0].front)
    reviewer.page.keyboard.press(key)
    assert reviewer.options(".picked") == [picked]
    reviewer.page.keyboard.press(key)
    reviewer.page.keyboard.press("Alt+2")
    assert reviewer.options(".picked") == ["two"]


def test_letters_do_on_keyboards_without_latin_ones(keyed: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(keyed[0].front)
    script = "key => document.dispatchEvent(new KeyboardEvent('keydown', key))"
    reviewer.page.evaluate(script, {"key": "и", "code": "KeyB"})
    assert reviewer.options(".picked") == ["two"]
    # Where Q stands on other keyboards.
    reviewer.page.evaluate(script, {"key": "a", "code": "KeyQ"})
    assert reviewer.options(".picked") == ["one"]


ANKIS = (
    *("Enter", "Space", "Escape", "Tab", "ArrowDown", "ArrowUp", "F5", "Delete"),
    *map(str, range(10)),
    *("*", "-", "=", "!", "@", "e", "g", "i", "m", "o", "r", "s", "t", "u", "v", "y"),
    *("Shift+A", "Shift+B", "Control+a", "Control+b", "Meta+a", "Alt+a", "Alt+h", "Control+h"),
)
"""What Anki's reviewers have for themselves, on computers and phones, and all with a modifier."""


def test_what_is_ankis_stays_ankis(keyed: list[Shown], reviewer: Reviewer) -> None:
    for card in keyed:
        for side in card:
            reviewer.show(side)
            before = reviewer.page.locator("#qa").inner_html()
            reviewer.page.evaluate(
                "window.taken = [];"
                "window.onkeydown = e => { if (e.defaultPrevented) taken.push(e.key) }; 0"
            )
            reviewer.page.locator("body").evaluate("document.activeElement.blur()")
            for key in ANKIS:
                if not key.startswith("Tab"):
                    reviewer.page.keyboard.press(key)
            assert reviewer.page.evaluate("taken") == []
            assert reviewer.page.locator("#qa").inner_html() == before


def test_h_opens_one_hint_after_the_other(keyed: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(keyed[1].front)
    reviewer.page.keyboard.press("a")
    assert reviewer.options(".picked") == []
    reviewer.page.keyboard.press("h")
    assert reviewer.page.get_by_text("right", exact=True).is_visible()
    assert not reviewer.page.get_by_text("Think.").is_visible()
    reviewer.page.keyboard.press("h")
    assert reviewer.page.get_by_text("Think.").is_visible()
    reviewer.page.keyboard.press("b")
    assert reviewer.options(".picked") == [reviewer.options()[1]]


OPENERS = (
    # as AnkiDroid's old and new reviewer and add-ons open the next hint
    "[...document.querySelectorAll('a.hint')].find(e => e.style.display != 'none')?.click()",
    "document.querySelector(\"a.hint:not([style*='display: none'])\")?.click()",
)


@pytest.mark.parametrize("opener", OPENERS)
def test_commands_of_apps_open_hints(keyed: list[Shown], reviewer: Reviewer, opener: str) -> None:
    reviewer.show(keyed[1].front)
    for seen in (["right"], ["right", "Think."], ["right", "Think."]):
        reviewer.page.evaluate(opener)
        texts = ("right", "Think.")
        found = [t for t in texts if reviewer.page.get_by_text(t, exact=True).is_visible()]
        assert found == seen
    reviewer.page.evaluate("document.querySelectorAll('a.hint').forEach(e => e.click())")
    assert reviewer.page.get_by_text("Think.").is_visible()


def test_letters_open_reasons_on_the_back(keyed: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(keyed[0].front)
    reviewer.page.keyboard.press("a")
    reviewer.show(keyed[0].back)
    assert reviewer.page.locator("small:visible").count() == 0
    reviewer.page.keyboard.press("b")
    assert reviewer.page.locator("small:visible").count() == 1
    reviewer.page.keyboard.press("b")
    assert reviewer.page.locator("small:visible").count() == 0


def test_letters_typed_are_only_typed(keyed: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(keyed[3].front)
    field = reviewer.page.locator("input")
    field.press_sequentially("abh")
    assert field.input_value() == "abh"


def test_many_cards_in_one_page_leave_one_listener(keyed: list[Shown], reviewer: Reviewer) -> None:
    reviewer.show(keyed[0].front)
    reviewer.page.evaluate("""() => {
      window.heard = 0;
      const add = EventTarget.prototype.addEventListener;
      const remove = EventTarget.prototype.removeEventListener;
      EventTarget.prototype.addEventListener = function (...all) {
        if (this === document || this === window) heard += 1;
        return add.apply(this, all);
      };
      EventTarget.prototype.removeEventListener = function (...all) {
        if ((this === document || this === window) && all[1]) heard -= 1;
        return remove.apply(this, all);
      };
    }""")
    for _ in range(5):
        for card in keyed:
            for side in card:
                reviewer.show(side)
    assert reviewer.page.evaluate("heard") == 0
    reviewer.show(keyed[0].front)
    reviewer.page.keyboard.press("b")
    assert reviewer.options(".picked") == ["two"]
