"""A lock after a merge that went wrong: made whole, and no note of either side lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import DAY, NOW, DeckFolder, deck, short
from harness import Ran
from quizpress.lock.entries import UNSETTLED, Lock, LockEntry, LockError, dump_lock, load_lock
from quizpress.lock.repair import repair_text

DECK = '"deck": {"key": "aa", "id": 1500000000, "name": "D", "created": 1700000000},\n'


def _entry(guid: str, answer: str = "a", time: int = NOW, *, removed: bool = False) -> LockEntry:
    return LockEntry(guid, guid, "short", f"{guid}?", answer, (), (0,), f"{answer}1", time, removed)


def _lines(*entries: LockEntry) -> str:
    text = dump_lock(Lock("aa", 1_500_000_000, "D", NOW, entries))
    return text[text.index('{"guid"') : text.index("null\n")] if entries else ""


def _conflict(ours: str, theirs: str, base: str | None = None) -> str:
    between = "" if base is None else f"||||||| 1234567\n{base}"
    return f"<<<<<<< HEAD\n{ours}{between}=======\n{theirs}>>>>>>> theirs\n"


def _lock(cards: str, named: str = DECK) -> str:
    return f'{{\n"quizpress": 1,\n{named}"cards": [\n{cards}null\n]\n}}\n'


A, B, C = _entry("0a"), _entry("0b"), _entry("0c")
LATER = _entry("0a", "b", NOW + DAY)
GONE = _entry("0a", removed=True)
MENDED = (
    # what stands between the brackets, the cards after, how many were on both sides
    ("both added", _conflict(_lines(B), _lines(C)), (B, C), 0),
    ("one added", _lines(A) + _conflict(_lines(B), ""), (A, B), 0),
    ("both edited", _conflict(_lines(A), _lines(LATER)) + _lines(B), (LATER, B), 1),
    ("the other way round", _conflict(_lines(LATER), _lines(A)), (LATER,), 1),
    ("what both came from is no side", _conflict(_lines(B), _lines(C), _lines(A)), (B, C), 0),
    ("removed on one side", _conflict(_lines(GONE), _lines(A)), (A,), 1),
    ("removed on both sides", _conflict(_lines(GONE), _lines(GONE)), (GONE,), 1),
    ("both sides kept by hand", _lines(A) + _lines(LATER) + _lines(C), (LATER, C), 1),
    ("two conflicts", _conflict(_lines(A), "") + _conflict("", _lines(C)), (A, C), 0),
)


@pytest.mark.parametrize(
    ("cards", "after", "joined"), [m[1:] for m in MENDED], ids=[m[0] for m in MENDED]
)
def test_the_cards_of_both_sides_are_kept(
    cards: str, after: tuple[LockEntry, ...], joined: int
) -> None:
    whole = repair_text(_lock(cards))

    assert whole.lock.entries == after
    assert whole.joined == joined
    assert load_lock(dump_lock(whole.lock)) == whole.lock


def test_two_edits_of_one_second_give_the_next_build_a_later_time() -> None:
    whole = repair_text(_lock(_conflict(_lines(_entry("0a", "x")), _lines(_entry("0a", "y")))))
    (entry,) = whole.lock.entries

    assert entry.time == NOW
    assert entry.hash == UNSETTLED


def test_of_two_decks_the_first_built_stays() -> None:
    later = DECK.replace("aa", "bb").replace("1700000000", "1700000009").replace("150", "160")
    whole = repair_text(_lock(_lines(A), _conflict(later.replace('"D"', '"E"'), DECK)))

    assert whole.lock[:4] == ("aa", 1_500_000_000, "E", NOW)


LOST = (
    # what cannot be made whole without losing something, the line, the message
    (
        _lock(_conflict(_lines(A), '{"guid": "0b", "key"\n')),
        8,
        "this line of the lock cannot be read",
    ),
    (_lock(_conflict(_lines(A), "what is this\n")), 8, "this line of the lock cannot be read"),
    (_lock(_conflict(_lines(A), _lines(B)))[:-2], 1, "a part of the lock is missing"),
    (_lock(_conflict(_lines(A), _lines(B)), ""), 1, "a part of the lock is missing"),
    (_lock(_lines(A), DECK.replace('"id"', '"no"')), 1, "a value in the lock is missing or wrong"),
)


@pytest.mark.parametrize(("text", "line", "message"), LOST)
def test_what_cannot_be_read_is_left_to_the_author(text: str, line: int, message: str) -> None:
    with pytest.raises(LockError, match=message) as caught:
        repair_text(text)
    assert caught.value.line == line


def test_the_command_repairs_and_tells(tmp_path: Path, call: Callable[..., Ran]) -> None:
    desk = DeckFolder(tmp_path, deck(short("One?"), short("Two?")))
    desk.good()
    good = desk.lock.read_text("utf-8")
    line = next(line for line in good.splitlines(keepends=True) if "One?" in line)
    edited = line.replace(str(NOW), str(NOW + DAY))
    desk.lock.write_text(good.replace(line, _conflict(line, edited)), "utf-8")
    desk.package.unlink()

    assert call("build", "deck.yaml", "--only", "anki").code == 1
    assert call("lock", "deck.yaml").code == 1
    assert not desk.package.exists()
    ran = call("lock", "--repair", "deck.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "deck.lock: 2 notes: repaired, every note is kept; of 1 note on both sides the later;"
        " now run `quizpress build`\n"
    )
    assert desk.lock.read_text("utf-8") == good.replace(line, edited)
    assert call("lock", "--repair", "deck.yaml").out == "deck.lock: 2 notes, nothing to repair\n"
    assert desk.good(NOW + DAY).changes == ()


@pytest.mark.parametrize("wrong", ['{"quizpress": 2}', "", "null\n"])
def test_what_no_merge_did_is_not_repaired(
    tmp_path: Path, wrong: str, call: Callable[..., Ran]
) -> None:
    desk = DeckFolder(tmp_path, deck(short("One?")))
    desk.lock.write_text(wrong, "utf-8")
    ran = call("lock", "--repair", "deck.yaml")

    assert ran.code == 1
    assert "error[lock-unreadable]" in ran.err
    assert desk.lock.read_text("utf-8") == wrong


def test_a_deck_without_a_lock_has_nothing_to_repair(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    DeckFolder(tmp_path, deck(short("One?")))
    ran = call("lock", "deck.yaml")

    assert (ran.code, ran.out) == (0, "deck.lock: no lock yet, `quizpress build` makes it\n")
