"""From a deck and its lock to the package and the lock that follows."""

from collections.abc import Iterator
from typing import NamedTuple

from quizpress.lock.advance import News, advance_lock, begin_lock
from quizpress.lock.entries import Lock, LockEntry
from quizpress.lock.moves import STAYS, Transfer
from quizpress.model import Deck
from quizpress.press import Artifact
from quizpress.press.anki.media import find_names, names_in_anki
from quizpress.press.anki.notes import FilledNote, notes_of_deck
from quizpress.press.anki.package import Packed, make_package
from quizpress.press.anki.types import NOTE_TYPES

LOOK = max(note_type.revised for note_type in NOTE_TYPES.values())


class Step(NamedTuple):
    """What follows from a deck and its lock: the notes, and the lock after them."""

    notes: list[FilledNote]
    entries: list[LockEntry]
    lock: Lock
    news: News


class Pressed(NamedTuple):
    """A package, the lock after it, and what those who import it will notice."""

    artifact: Artifact
    lock: Lock
    news: News


def plan_notes(deck: Deck, before: Lock | None, now: int, transfer: Transfer = STAYS) -> Step:
    """Return what a build would do.

    `before` is the lock so far, `now` in seconds since 1970 (UTC); the transfer is that of cards
    that move between decks, where the lock does not have it yet.
    """
    now = max(now, 1)  # Anki takes 0 for no time at all, and panics.
    notes = notes_of_deck(deck)
    start = before or begin_lock(deck.stem, deck.name, now)
    start = transfer.move_entries(start)
    step = advance_lock(start, deck.name, [face.item for face in notes], now, LOOK)
    return Step(notes, step.entries, step.lock, transfer.tell_moves(step.news))


def press_deck(deck: Deck, before: Lock | None, now: int) -> Pressed:
    """Press a deck for Anki."""
    step = plan_notes(deck, before, now)
    made = make_package(deck.stem, [pack_deck(deck, step)])
    return Pressed(made, step.lock, step.news)


def pack_deck(deck: Deck, step: Step) -> Packed:
    """Return a deck ready for a package; the step's notes are used up when it is packed."""
    return Packed(deck, _drain_notes(step), step.lock, _media_of_notes(deck, step.notes))


def _media_of_notes(deck: Deck, notes: list[FilledNote]) -> dict[str, bytes]:
    """Return the files that notes name, by their names in Anki."""
    if not deck.media:
        return {}
    named = {name for face in notes for field in face.fields for name in find_names(field)}
    known = {name: deck.media[file].data for file, name in names_in_anki(deck).items()}
    return {name: data for name, data in known.items() if name in named}


def _drain_notes(step: Step) -> Iterator[tuple[FilledNote, LockEntry]]:
    """Yield notes with their entries, giving up each note as it goes into the database."""
    step.notes.reverse()
    for entry in step.entries:
        yield step.notes.pop(), entry
