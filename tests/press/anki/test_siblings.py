"""What asks the same in several ways comes on different days for the first time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deck_folder import DeckFolder, deck, short
from learner import Learner, learner

A_DAY = 20
"""New cards that Anki gives a day where nothing says otherwise."""
MANY = [
    *[short(f"Question {n}?", f"Answer {n}", both=True) for n in range(40)],
    *[
        {"cloze": f"The {{{{first {n}}}}} is {{{{second}}}} to {{{{c7::last {n}}}}}."}
        for n in range(20)
    ],
    *[
        {"q": f"Match {n}.", "match": {f"a {n}": "A", f"b {n}": "B", f"c {n}": "C"}}
        for n in range(20)
    ],
]
CARDS = 40 * 2 + 20 * 3 + 20 * 3


@pytest.fixture
def someone(tmp_path: Path) -> Iterator[Learner]:
    desk = DeckFolder(tmp_path, deck(*MANY))
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        yield someone


def _study_a_day(someone: Learner) -> list[str]:
    """Answer all new cards of a day, as Anki gives them; return what was asked, without a form."""
    collection = someone.collection
    deck = collection.decks.by_name("A deck")
    assert deck is not None
    collection.decks.select(deck["id"])
    asked = []
    while card := collection.sched.getCard():
        if card.type == 0:
            asked.append(card.note())
        collection.sched.answerCard(card, 4)  # It does not come again on that day.
    assert collection.db is not None
    collection.db.execute("UPDATE col SET crt = crt - 86400")
    collection.close(downgrade=False)
    collection.reopen()
    return [_card_of_deck(note["Question"]) for note in asked]


def _card_of_deck(question: str) -> str:
    return question.partition("<div")[0]


def test_no_two_cards_of_one_come_on_one_day_for_the_first_time(someone: Learner) -> None:
    days: list[list[str]] = []
    while asked := _study_a_day(someone):
        days.append(asked)
    assert [len(day) for day in days] == [A_DAY] * (CARDS // A_DAY)
    assert [day for day in days if len({*day}) < len(day)] == []
    assert days[0] == [f"Question {n}?" for n in range(A_DAY)]
