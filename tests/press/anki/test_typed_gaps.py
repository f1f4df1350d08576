"""Gaps to be typed, with the comparison that Anki itself makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deck_folder import DeckFolder
from full_decks import Shown, shown
from learner import learner

if TYPE_CHECKING:
    from card_reviewer import Reviewer


pytest_plugins = ("card_reviewer",)

DECK = """
title: Typed gaps
cards:
  - cloze: 'In {{c1::Guatemala}} and {{c1::**Honduras**}}, not {{c2::Peru}}.'
    type: true
    accept: {Guatemala: [Guate, Guatemala City], c2: Incas}
  - cloze: 'Wir {{c1::ziehen}} bald {{c1::um}}.'
    type: true
    accept: {c1: 'wandern, aus', um: fort}
"""
TYPED = (
    # which card, what was typed, and whether it is right
    (0, "guatemala, honduras", True),
    (0, "Guate,Honduras.", True),
    (0, "Guatemala City , Honduras", True),
    (0, "Honduras, Guatemala", False),
    (0, "Guatemala, Guate", False),
    (0, "Guatemala", False),
    (0, "Guate", False),
    (1, "peru", True),
    (1, "Incas", True),
    (1, "Guate", False),
    (2, "wandern, aus", True),
    (2, "ziehen, fort", True),
    (2, "wandern", False),
    (2, "wandern, fort", False),
)


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    folder = tmp_path_factory.mktemp("gaps")
    desk = DeckFolder(folder, DECK)
    desk.good()
    with learner(folder / "anki") as someone:
        someone.imports(desk.package)
        cards = someone.cards()
        return [shown(someone, cards[number], text) for number, text, _ in TYPED]


@pytest.mark.parametrize("case", range(len(TYPED)))
def test_gaps_are_judged_each_by_what_is_right_in_it(
    typed: list[Shown], reviewer: Reviewer, case: int
) -> None:
    number, text, right = TYPED[case]
    reviewer.show(typed[case].front, number=number + 1)
    assert reviewer.page.locator("input").is_visible()
    reviewer.show(typed[case].back, number=number + 1)
    assert bool(reviewer.page.locator("#typeans > .typeGood:only-child").count()) == right
    if right:
        assert reviewer.page.locator("#typeans").inner_text().strip() == text
