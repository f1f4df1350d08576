"""A package into a running Anki, and what an import alone leaves undone."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from quizpress.lock.advance import Change
from quizpress.lock.entries import Lock
from quizpress.press.anki.types import NOTE_TYPES
from quizpress.push.collection import DeckInAnki, empty_decks, look_up_notes
from quizpress.push.connect import Anki
from quizpress.push.forecast import PushEffects, Removed, forecast_push
from quizpress.push.note_types import earlier_note_types, update_note_types
from quizpress.push.own_layer import (
    join_layers,
    own_layers,
    restore_layers,
    shelve_layers,
    shelved_layers,
)


class PushedDeck(NamedTuple):
    """What is pushed: the lock after the build, the changes of the build, what else is known.

    `others` are the guids of notes that live in other locks, which are left alone.
    """

    lock: Lock
    changes: Sequence[Change]
    others: frozenset[str] = frozenset()

    @property
    def kinds(self) -> set[str]:
        """Return the kinds of card that have a note type; a later version may have left others."""
        return {entry.kind for entry in self.lock.entries} & NOTE_TYPES.keys()


def rehearse_push(anki: Anki, pushed: PushedDeck, removed: Removed) -> PushEffects:
    """Return what a push would do after the next build; nothing is changed.

    Raises:
        AnkiError: Anki cannot be asked.
    """
    return _forecast(anki, pushed, removed)[1]


def push_package(
    anki: Anki, package: Path | None, pushed: PushedDeck, removed: Removed
) -> PushEffects:
    """Import a package, move cards that changed their deck, deal with notes that were removed.

    What learners have on notes of their own is put back. A deck without a card has no package.

    Raises:
        AnkiError: Anki cannot be asked, or does not do it.
        OSError: a file beside the package cannot be written.
    """
    before, effects = _forecast(anki, pushed, removed)
    if package:
        _import_below_own_layers(anki, package, pushed, before, effects)
    update_note_types(anki, pushed.kinds)
    after = look_up_notes(anki, pushed.lock, pushed.others)
    if after.astray:
        cards = [card for inside in after.astray.values() for card in inside]
        anki.ask("changeDeck", cards=cards, deck=pushed.lock.name)
    _put_away(anki, after, effects)
    # Where AnkiConnect tells no time, the fields show what was updated.
    told = {guid: (known.changed, known.fields) for guid, known in before.living.items()}
    updated = {
        guid
        for guid, known in after.living.items()
        if guid in told and told[guid] != (known.changed, known.fields)
    }
    return effects._replace(
        new=len(after.living.keys() - before.living.keys()),
        updated=len(updated),
        replaced=tuple([guid for guid in effects.replaced if guid in updated]),
        doubtful=tuple([guid for guid in effects.doubtful if guid in updated]),
        tagged=tuple([guid for guid in effects.tagged if guid in updated]),
        noted=tuple([guid for guid in effects.noted if guid in updated]),
        moved={name: len(cards) for name, cards in after.astray.items()},
        emptied=empty_decks(anki, after.astray) if after.astray else (),
    )


def _import_below_own_layers(
    anki: Anki, package: Path, pushed: PushedDeck, before: DeckInAnki, effects: PushEffects
) -> None:
    """Import a package, and put back what it takes off notes that is a learner's own."""
    shelf = package.with_name(f"{package.stem}-own.json")
    guids = {*effects.tagged, *effects.noted}
    found = own_layers(guids, before.living, pushed.lock, pushed.changes)
    layers = join_layers(shelved_layers(shelf), found)
    if layers:
        shelve_layers(shelf, layers)
    anki.ask("importPackage", path=str(package.resolve()))
    if layers:
        # Before anything else is asked of an Anki that may hang up.
        living = look_up_notes(anki, pushed.lock, pushed.others).living
        shelve_layers(shelf, restore_layers(anki, layers, living))


def _forecast(anki: Anki, pushed: PushedDeck, removed: Removed) -> tuple[DeckInAnki, PushEffects]:
    """Return what Anki has before a push, and what the push will do."""
    before = look_up_notes(anki, pushed.lock, pushed.others)
    looks = tuple(earlier_note_types(anki, pushed.kinds).values())
    return before, forecast_push(before, looks, pushed.lock, pushed.changes, removed)


def _put_away(anki: Anki, after: DeckInAnki, effects: PushEffects) -> None:
    """Suspend or delete the notes that the deck has no more, where it is asked."""
    if effects.done == "suspend" and effects.gone:
        awake = after.removed.keys() & effects.gone
        cards = [card for guid in sorted(awake) for card in after.removed[guid].cards]
        anki.ask("suspend", cards=cards)
    if effects.done == "delete" and after.removed:
        notes = [known.note for known in after.removed.values()]
        anki.ask("deleteNotes", notes=notes)
