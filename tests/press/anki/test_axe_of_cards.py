"""What axe-core says of cards: nothing, by day and by night."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from full_decks import ARABIC, DECK

if TYPE_CHECKING:
    from card_reviewer import Press, Reviewer


pytest_plugins = ("card_reviewer",)

CARD = {
    "resultTypes": ["violations"],
    "preload": False,
    # The page around a card is the app's.
    "rules": {name: {"enabled": False} for name in (
        *("landmark-one-main", "page-has-heading-one", "region", "html-has-lang"),
        # Of Anki: the field it asks to type in, and its link that plays a sound.
        *("label", "link-name"),
    )},
}  # fmt: skip


@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize("source", [DECK, ARABIC], ids=["left to right", "right to left"])
def test_axe_finds_nothing(press: Press, reviewer: Reviewer, source: str, *, night: bool) -> None:
    found = {}
    for card in press(source):
        for side in card:
            reviewer.show(side, night=night)
            said = Axe().run(reviewer.page, options=CARD).response["violations"]
            found.update({rule["id"]: rule["nodes"][0]["html"][:200] for rule in said})
            options = reviewer.page.locator(".live > li:visible").all()
            for option in options[:1]:
                option.click()
    assert found == {}
