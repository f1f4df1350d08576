"""Locks made to break their reader: every command comes back with a word on them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import DeckFolder, deck, short
from harness import Ran

ONE = deck(short("One?"))
DEEP = "[" * 100_000
DECKS = (
    # the line of a deck in a lock, in conflict with the one that was there
    '{"key": "aa", "id": 1500000000, "name": "D", "created": Infinity}',
    '{"key": "aa", "id": 1500000000, "name": "D", "created": 1e400}',
    '{"key": "aa", "id": 1500000000, "name": "D", "created": "' + "9" * 5000 + '"}',
    '{"key": "aa", "id": 1500000000, "name": "D", "created": 1, "look": Infinity}',
    '{"key": "aa", "id": 1500000000, "name": "D", "created": 1, "was": 1}',
    '{"key": "aa", "id": 1500000000, "name": "D", "created": 1, "was": [[]]}',
)
LINES = (
    # a line in the place of a card
    DEEP,
    '{"a": ' * 100_000,
    '{"guid": ' + DEEP,
    '{"guid": "a", "time": ' + "9" * 5000 + "}",
)


def _conflict(lock: Path, deck_line: str = "", card: str = "") -> None:
    lines = lock.read_text().splitlines(keepends=True)
    theirs = f'"deck": {deck_line},\n' if deck_line else f"{card},\n"
    at = 2 if deck_line else 4
    lines[at : at + 1] = ["<<<<<<< HEAD\n", lines[at], "=======\n", theirs, ">>>>>>> theirs\n"]
    lock.write_text("".join(lines))


@pytest.mark.parametrize("number", range(len(DECKS)))
@pytest.mark.parametrize("act", ["build", "plan", "lock", "lock --repair"])
def test_a_deck_in_a_lock_that_is_wrong_is_told(
    tmp_path: Path, number: int, act: str, call: Callable[..., Ran]
) -> None:
    desk = DeckFolder(tmp_path, ONE)
    desk.good()
    _conflict(desk.lock, DECKS[number])
    before = desk.lock.read_bytes()
    ran = call(*act.split(), "deck.yaml")

    assert ran.code == 1
    assert "deck.lock:" in ran.err
    assert "error[lock-unreadable]: " in ran.err
    assert desk.lock.read_bytes() == before


@pytest.mark.parametrize("number", range(len(LINES)))
@pytest.mark.parametrize("act", ["build", "plan", "lock", "lock --repair"])
def test_a_card_in_a_lock_that_is_nested_or_huge_is_told(
    tmp_path: Path, number: int, act: str, call: Callable[..., Ran]
) -> None:
    desk = DeckFolder(tmp_path, ONE)
    desk.good()
    _conflict(desk.lock, card=LINES[number])
    ran = call(*act.split(), "deck.yaml")

    assert ran.code == 1
    assert "error[lock-unreadable]: " in ran.err
    if "--repair" in act:
        assert ran.err.startswith(
            "deck.lock:8:1: error[lock-unreadable]: this line of the lock cannot be read\n"
        )


@pytest.mark.parametrize("removed", [True, False])
@pytest.mark.parametrize("question", ["One?", "Two?"])
@pytest.mark.parametrize("act", ["plan", "plan --format json", "build", "build --format json"])
def test_a_kind_that_nobody_knows_is_kept(
    tmp_path: Path,
    act: str,
    question: str,
    removed: bool,  # noqa: FBT001  A column of the table.
    call: Callable[..., Ran],
) -> None:
    desk = DeckFolder(tmp_path, deck(short(question)))
    desk.good()
    desk.write(ONE)
    text = desk.lock.read_text().replace('"kind": "short"', '"kind": "riddle"')
    desk.lock.write_text(
        text.replace('"},\nnull', '", "removed": true},\nnull') if removed else text
    )
    assert json.loads(desk.lock.read_text())["cards"][0].get("removed", False) is removed
    ran = call(*act.split(), "deck.yaml")

    assert (ran.code, ran.err) == (0, "")
    kinds = {entry.kind for entry in desk.locked().entries}
    assert kinds == ({"riddle", "short"} if act.startswith("build") else {"riddle"})
