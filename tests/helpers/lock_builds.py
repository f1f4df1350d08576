"""Cards as a lock sees them, and the locks of one build after another."""

from quizpress.lock.advance import Advance, advance_lock, begin_lock
from quizpress.lock.carry import LockedItem
from quizpress.lock.entries import Lock

NOW = 1_700_000_000
PARIS, VIENNA = "Which river runs through Paris?", "Which river runs through Vienna?"


def item(
    question: str,
    answer: str = "yes",
    *,
    id: str = "",  # noqa: A002  What a deck calls it.
    at: tuple[int, ...] = (),
    kind: str = "short",
) -> LockedItem:
    return LockedItem(kind, id, question, answer, at, (0,), "", "", f"{question}|{answer}")


def first_build(*items: LockedItem) -> Advance:
    return advance_lock(begin_lock("deck", "Deck", NOW), "Deck", items, NOW)


def next_build(lock: Lock, *items: LockedItem, now: int = NOW + 100) -> Advance:
    return advance_lock(lock, "Deck", items, now)
