"""From a deck and its lock to the package and the lock that follows."""

from collections.abc import Iterator
from typing import NamedTuple

from quizpress.lock.advance import Change, advance, begin
from quizpress.lock.entries import Entry, Lock
from quizpress.model import Deck
from quizpress.press import Artifact
from quizpress.press.anki.notes import Face, faces
from quizpress.press.anki.package import package


class Pressed(NamedTuple):
    """The package, the lock after it, what changed, and the name in Anki that the deck left."""

    artifact: Artifact
    lock: Lock
    changes: tuple[Change, ...]
    left: str


def press(deck: Deck, before: Lock | None, now: int) -> Pressed:
    """Press a deck for Anki; `before` is its lock so far, `now` in seconds since 1970 (UTC)."""
    now = max(now, 1)  # Anki takes 0 for no time at all, and panics.
    notes = faces(deck)
    start = before or begin(deck.stem, deck.name, now)
    step = advance(start, deck.name, [face.item for face in notes], now)
    # From here on memory goes to the database: what is not needed any more makes room.
    del before, start
    artifact = package(deck, _drained(notes, step.entries), step.lock)
    return Pressed(artifact, step.lock, tuple(step.changes), step.left)


def _drained(notes: list[Face], entries: list[Entry]) -> Iterator[tuple[Face, Entry]]:
    """Yield notes with their entries, giving up each note as it goes into the database."""
    notes.reverse()
    for entry in entries:
        yield notes.pop(), entry
