"""A package into a running Anki, and what an import alone leaves undone."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar

from quizpress.lock.entries import Entry, Lock
from quizpress.push.connect import LONG, Anki
from quizpress.push.look import restyle

T = TypeVar("T")
Removed = Literal["keep", "suspend", "delete"]
_MOST_SOUGHT = 500
"""Notes looked for in one search, whose time grows faster than their number."""
_MOST_NOTES = 500


class Known(NamedTuple):
    """A note that Anki has: its id there, its cards, when it was last changed."""

    note: int
    cards: tuple[int, ...]
    changed: int


class Stock(NamedTuple):
    """What Anki has of a deck, by guid: notes that live, and notes that were removed."""

    living: dict[str, Known]
    removed: dict[str, Known]
    astray: tuple[int, ...]
    """Cards of either that lie in a deck whose name was given up."""


class Pushed(NamedTuple):
    """What came of a push; `own` are the guids of edited notes that a learner changed later."""

    new: int
    updated: int
    own: tuple[str, ...]
    moved: int
    removed: int
    done: Removed


def stock(anki: Anki, lock: Lock) -> Stock:
    """Return what Anki has of a deck.

    Raises:
        AnkiError: Anki cannot be asked.
    """
    living = _known(anki, [entry for entry in lock.entries if not entry.removed])
    removed = _known(anki, [entry for entry in lock.entries if entry.removed])
    cards = [card for known in [*living.values(), *removed.values()] for card in known.cards]
    return Stock(living, removed, tuple(_astray(anki, cards, lock)) if lock.was else ())


def push(anki: Anki, package: Path, lock: Lock, removed: Removed) -> Pushed:
    """Import a package, move cards that changed their deck, deal with notes that were removed.

    Raises:
        AnkiError: Anki cannot be asked, or does not do it.
    """
    before = stock(anki, lock)
    anki.ask("importPackage", path=str(package.resolve()), seconds=LONG)
    restyle(anki, {entry.kind for entry in lock.entries})
    after = stock(anki, lock)
    if after.astray:
        anki.ask("changeDeck", cards=[*after.astray], deck=lock.name)
    gone = after.removed.values()
    if gone and removed == "suspend":
        anki.ask("suspend", cards=[card for known in gone for card in known.cards])
    if gone and removed == "delete":
        anki.ask("deleteNotes", notes=[known.note for known in gone])
    return Pushed(
        len(after.living.keys() - before.living.keys()),
        sum(_differs(before.living, after.living)),
        tuple(_own(before.living, after.living, lock.entries)),
        len(after.astray),
        len(gone),
        removed,
    )


def _differs(before: dict[str, Known], after: dict[str, Known]) -> Iterator[bool]:
    for guid, known in after.items():
        yield guid in before and before[guid].changed != known.changed


def _own(
    before: dict[str, Known], after: dict[str, Known], entries: Iterable[Entry]
) -> Iterator[str]:
    """Yield notes that Anki did not take over, since a learner changed them after their build."""
    for entry in entries:
        old, new = before.get(entry.guid), after.get(entry.guid)
        if old and new and old.changed == new.changed > entry.time:
            yield entry.guid


def _known(anki: Anki, entries: Sequence[Entry]) -> dict[str, Known]:
    """Return the notes that Anki has, by guid; a note copied in Anki has one with another."""
    found: dict[str, list[Known]] = {entry.guid: [] for entry in entries}
    for some in _batches([entry.guid for entry in entries], _MOST_SOUGHT):
        query = f'"Note ID:re:^({"|".join(some)})$"'
        for note in _infos(anki, anki.ask("findNotes", query=query, seconds=LONG)):
            known = Known(note["noteId"], tuple(note["cards"]), note.get("mod", 0))
            found[note["fields"]["Note ID"]["value"]].append(known)
    return {guid: notes[0] for guid, notes in found.items() if len(notes) == 1}


def _infos(anki: Anki, notes: list[int]) -> Iterator[dict[str, Any]]:
    for some in _batches(notes, _MOST_NOTES):
        yield from anki.ask("notesInfo", notes=some)


def _astray(anki: Anki, cards: list[int], lock: Lock) -> Iterator[int]:
    for some in _batches(cards, _MOST_NOTES):
        for name, inside in anki.ask("getDecks", cards=some).items():
            if name in lock.was:
                yield from inside


def _batches(items: list[T], most: int) -> Iterator[list[T]]:
    for start in range(0, len(items), most):
        yield items[start : start + most]
