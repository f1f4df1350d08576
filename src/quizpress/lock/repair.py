"""A lock in conflict after a merge, or with one card twice, made whole without losing a card."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from quizpress.lock.entries import (
    LOCATED,
    UNSETTLED,
    LocatedCard,
    Lock,
    LockEntry,
    LockError,
    load_lock,
    read_entry,
    read_located,
)

_OURS, _BASE, _THEIRS, _END = "<<<<<<< ", "|||||||", "=======", ">>>>>>> "


class Repaired(NamedTuple):
    """A lock made whole, and how many cards both sides had, each in its own way."""

    lock: Lock
    joined: int


def repair_text(text: str) -> Repaired:
    """Return a lock with the cards of both sides of a merge.

    Of two entries of one card the later stays: nobody who has it would take an earlier one.

    Raises:
        LockError: a line is no card and no part of a lock, or some of it is missing.
    """
    decks: list[dict[str, Any]] = []
    entries: list[LockEntry] = []
    located: set[LocatedCard] = set()
    for number, line in _lines_of_both_sides(text):
        match _read_line(line, number):
            case LockEntry() as entry:
                entries.append(entry)
            case LocatedCard() as card:
                located.add(card)
            case dict() as deck:
                decks.append(deck)
    if not decks or not text.rstrip().endswith("}"):
        raise LockError("a part of the lock is missing", "restore it with git")
    joined: dict[str, LockEntry] = {}
    for entry in entries:
        other = joined.get(entry.guid, entry)
        joined[entry.guid] = _later_of_two(other, entry)
    twice = len(entries) - len(joined)
    whole = _join_decks(decks, joined.values())._replace(located=tuple(sorted(located)))
    return Repaired(whole, twice)


def _lines_of_both_sides(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of both sides of every conflict, and not what they had in common before."""
    common = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith((_OURS, _BASE, _THEIRS, _END)):
            common = line.startswith(_BASE)
        elif not common:
            yield number, line.strip().rstrip(",")


def _read_line(line: str, number: int) -> LockEntry | LocatedCard | dict[str, Any] | None:
    """Return the card or the deck that a line tells of; the frame of a lock tells nothing."""
    if line in _FRAME or line.startswith('"quizpress":'):
        return None
    deck = line.startswith('"deck": ')
    try:
        value = json.loads(line.removeprefix('"deck": '))
        if deck:
            return dict(value)
        return read_located(value) if "found" in value else read_entry(value)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        hint = "mend the line by hand, with the same card in an earlier commit beside it"
        raise LockError("this line of the lock cannot be read", hint, number) from None


_FRAME = ("", "{", "}", "[", "]", "null", '"cards": [', LOCATED)


def _later_of_two(one: LockEntry, other: LockEntry) -> LockEntry:
    if one == other:
        return one
    late = max(one, other, key=lambda entry: (entry.time, not entry.removed))
    settled = one.hash == other.hash or one.time != other.time
    removed = one.removed and other.removed
    whole = late._replace(removed=removed, went=late.went if removed else "")
    return whole if settled else whole._replace(hash=UNSETTLED)


def _join_decks(decks: list[dict[str, Any]], entries: Iterable[LockEntry]) -> Lock:
    """Return the lock; of two decks the one first built gives its key and its id."""
    try:
        deck = {**min(decks, key=lambda deck: int(deck["created"])), "name": decks[0]["name"]}
        deck["look"] = max(int(deck.get("look", 0)) for deck in decks)
        deck["was"] = [*dict.fromkeys(name for deck in decks for name in deck.get("was", ()))]
    except (KeyError, TypeError, ValueError, OverflowError):
        raise LockError("the line `deck` of the lock is wrong", "restore it with git") from None
    # What was put together by hand is read like any other.
    empty = load_lock(json.dumps({"quizpress": 1, "deck": deck, "cards": []}))
    return empty._replace(entries=tuple(sorted(entries)))
