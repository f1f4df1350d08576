"""A package into a running Anki, and what an import alone leaves undone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quizpress.lock.advance import Change
from quizpress.lock.entries import Lock
from quizpress.press.anki.types import NOTE_TYPES
from quizpress.push.collection import Known, Stock, empty, stock
from quizpress.push.connect import Anki
from quizpress.push.forecast import Effects, Removed, foresee
from quizpress.push.note_types import earlier, restyle


class Pushed(NamedTuple):
    """What is pushed: the lock after the build, the changes of the build, what else is known.

    `others` are the guids of notes that live in other locks, which are left alone.
    """

    lock: Lock
    changes: Sequence[Change]
    others: frozenset[str] = frozenset()


def rehearse(anki: Anki, pushed: Pushed, removed: Removed) -> Effects:
    """Return what a push would do after the next build; nothing is changed.

    Raises:
        AnkiError: Anki cannot be asked.
    """
    lock, changes, others = pushed
    return foresee(stock(anki, lock, others), _looks(anki, lock), lock, changes, removed)


def push(anki: Anki, package: Path | None, pushed: Pushed, removed: Removed) -> Effects:
    """Import a package, move cards that changed their deck, deal with notes that were removed.

    A deck without a card has no package.

    Raises:
        AnkiError: Anki cannot be asked, or does not do it.
    """
    lock, changes, others = pushed
    before = stock(anki, lock, others)
    effects = foresee(before, _looks(anki, lock), lock, changes, removed)
    if package:
        anki.ask("importPackage", path=str(package.resolve()))
    restyle(anki, _kinds(lock))
    after = stock(anki, lock, others)
    _move(anki, after.astray, lock.name)
    _put_away(anki, after, effects)
    updated = {*_updated(before, after)}
    return effects._replace(
        new=len(after.living.keys() - before.living.keys()),
        updated=len(updated),
        replaced=tuple([guid for guid in effects.replaced if guid in updated]),
        doubtful=tuple([guid for guid in effects.doubtful if guid in updated]),
        moved={name: len(cards) for name, cards in after.astray.items()},
        emptied=empty(anki, after.astray) if after.astray else (),
    )


def _kinds(lock: Lock) -> set[str]:
    """Return the kinds of card that have a note type; a later version may have left others."""
    return {entry.kind for entry in lock.entries} & NOTE_TYPES.keys()


def _looks(anki: Anki, lock: Lock) -> tuple[str, ...]:
    return tuple(earlier(anki, _kinds(lock)).values())


def _move(anki: Anki, astray: Mapping[str, Iterable[int]], name: str) -> None:
    if astray:
        cards = [card for inside in astray.values() for card in inside]
        anki.ask("changeDeck", cards=cards, deck=name)


def _put_away(anki: Anki, after: Stock, effects: Effects) -> None:
    """Suspend or delete the notes that the deck has no more, where it is asked."""
    if effects.done == "suspend" and effects.gone:
        awake = after.removed.keys() & effects.gone
        cards = [card for guid in sorted(awake) for card in after.removed[guid].cards]
        anki.ask("suspend", cards=cards)
    if effects.done == "delete" and after.removed:
        notes = [known.note for known in after.removed.values()]
        anki.ask("deleteNotes", notes=notes)


def _updated(before: Stock, after: Stock) -> Iterator[str]:
    for guid, known in after.living.items():
        if guid in before.living and _told(before.living[guid]) != _told(known):
            yield guid


def _told(known: Known) -> tuple[int, tuple[str, ...]]:
    """Return by what an update of a note shows, also where AnkiConnect tells no time."""
    return known.changed, known.fields
