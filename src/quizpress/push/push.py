"""A package into a running Anki, and what an import alone leaves undone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from quizpress.lock.advance import Change
from quizpress.lock.entries import Lock
from quizpress.push.connect import LONG, Anki
from quizpress.push.foresee import Effects, Removed, foresee
from quizpress.push.look import earlier, restyle
from quizpress.push.stock import Known, Stock, empty, stock


def rehearse(anki: Anki, lock: Lock, changes: Sequence[Change], removed: Removed) -> Effects:
    """Return what a push would do; nothing is changed.

    `lock` is the one that the next build will leave, which will make the changes.

    Raises:
        AnkiError: Anki cannot be asked.
    """
    return foresee(stock(anki, lock), _looks(anki, lock), lock, changes, removed)


def push(
    anki: Anki, package: Path | None, lock: Lock, changes: Sequence[Change], removed: Removed
) -> Effects:
    """Import a package, move cards that changed their deck, deal with notes that were removed.

    `lock` is the one after the build, which made the changes; a deck without a card has no
    package.

    Raises:
        AnkiError: Anki cannot be asked, or does not do it.
    """
    before = stock(anki, lock)
    effects = foresee(before, _looks(anki, lock), lock, changes, removed)
    if package:
        anki.ask("importPackage", path=str(package.resolve()), seconds=LONG)
    restyle(anki, _kinds(lock))
    after = stock(anki, lock)
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
    return {entry.kind for entry in lock.entries}


def _looks(anki: Anki, lock: Lock) -> tuple[str, ...]:
    return tuple(earlier(anki, _kinds(lock)).values())


def _move(anki: Anki, astray: Mapping[str, Iterable[int]], name: str) -> None:
    if astray:
        cards = [card for inside in astray.values() for card in inside]
        anki.ask("changeDeck", cards=cards, deck=name, seconds=LONG)


def _put_away(anki: Anki, after: Stock, effects: Effects) -> None:
    """Suspend or delete the notes that the deck has no more, where it is asked."""
    if effects.done == "suspend" and effects.gone:
        awake = after.removed.keys() & effects.gone
        cards = [card for guid in sorted(awake) for card in after.removed[guid].cards]
        anki.ask("suspend", cards=cards, seconds=LONG)
    if effects.done == "delete" and after.removed:
        notes = [known.note for known in after.removed.values()]
        anki.ask("deleteNotes", notes=notes, seconds=LONG)


def _updated(before: Stock, after: Stock) -> Iterator[str]:
    for guid, known in after.living.items():
        if guid in before.living and _told(before.living[guid]) != _told(known):
            yield guid


def _told(known: Known) -> tuple[int, tuple[str, ...]]:
    """Return by what an update of a note shows, also where AnkiConnect tells no time."""
    return known.changed, known.fields
