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

    A deck without a card has no package.

    Raises:
        AnkiError: Anki cannot be asked, or does not do it.
    """
    before, effects = _forecast(anki, pushed, removed)
    if package:
        anki.ask("importPackage", path=str(package.resolve()))
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
        moved={name: len(cards) for name, cards in after.astray.items()},
        emptied=empty_decks(anki, after.astray) if after.astray else (),
    )


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
