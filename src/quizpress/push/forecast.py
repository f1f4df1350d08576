"""What a push will do in Anki, told from what Anki has and from the locks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from quizpress.lock.advance import Change, News
from quizpress.lock.entries import Entry, Lock
from quizpress.press.anki.notes import digest
from quizpress.push.collection import Known, Stock

Removed = Literal["keep", "suspend", "delete"]
_BY_ANKI = frozenset({"leech"})
"""Tags that Anki gives of itself; no learner misses one on a note that was edited."""


class Effects(NamedTuple):
    """What a push does in Anki; notes are named by their guids."""

    new: int
    updated: int
    replaced: tuple[str, ...]
    """Those changed in Anki since the last build, which an edit of the deck takes over."""
    doubtful: tuple[str, ...]
    """The same, where it may also be that Anki has an earlier build of them."""
    left: tuple[str, ...]
    """Those changed in Anki later than in the deck, which stay as they are."""
    looks: tuple[str, ...]
    """The names of note types that get another look."""
    moved: Mapping[str, int]
    """How many cards leave a deck of an earlier name, by that name."""
    emptied: tuple[str, ...]
    """Decks of an earlier name that nothing is left in."""
    asleep: tuple[str, ...]
    """Those that came back into the deck, but are suspended."""
    out: tuple[str, ...]
    """Those that the deck has no more, and that were suspended before."""
    gone: tuple[str, ...]
    """Those that the deck has no more, and that are not suspended yet."""
    foreign: tuple[str, ...]
    """Those that the lock has as removed, and that are left alone, since another deck has them."""
    done: Removed
    """What is done with those that the deck has no more."""


def ahead(before: Lock | None, news: News) -> Lock:
    """Return the lock that a build with this news leaves, as far as a push looks at it."""
    lock = before or Lock("", 0, news.name, 0, ())
    entries = {entry.guid: entry for entry in lock.entries}
    entries |= {change.entry.guid: change.entry for change in news.changes}
    was = tuple([name for name in dict.fromkeys([*lock.was, lock.name]) if name != news.name])
    return lock._replace(name=news.name, entries=tuple(entries.values()), was=was)


class _Note(NamedTuple):
    """A note that Anki has: as this build makes it, as the last one did, as it is."""

    now: Entry
    last: Entry
    known: Known


def foresee(
    stock: Stock, looks: tuple[str, ...], lock: Lock, changes: Sequence[Change], removed: Removed
) -> Effects:
    """Return what a push will do.

    `lock` is the one after the build that makes these changes, `looks` names the note types
    that will get another look.
    """
    notes = [*_notes(stock, lock, changes)]
    late = [note for note in notes if note.known.changed < note.now.time]
    lost = [note for note in late if not _fits(note)]
    out = {guid for guid, known in stock.removed.items() if stock.asleep.issuperset(known.cards)}
    return Effects(
        new=_missing(stock, lock),
        updated=len(late),
        replaced=_guids([note for note in lost if note.known.changed > note.last.time]),
        doubtful=_guids(_doubtful(lost, _times(lock, changes))),
        left=_guids([note for note in notes if _stays(note)]),
        looks=looks,
        moved={name: len(cards) for name, cards in stock.astray.items()},
        emptied=(),
        asleep=tuple(_asleep(stock, changes)),
        out=tuple(sorted(out)),
        gone=tuple(sorted(stock.removed.keys() - out)),
        foreign=tuple(sorted(stock.foreign)),
        done=removed,
    )


def _notes(stock: Stock, lock: Lock, changes: Sequence[Change]) -> Iterator[_Note]:
    last = {change.before.guid: change.before for change in changes if change.before}
    for entry in lock.entries:
        known = stock.living.get(entry.guid)
        if known:
            yield _Note(entry, last.get(entry.guid, entry), known)


def _missing(stock: Stock, lock: Lock) -> int:
    wanted = {entry.guid for entry in lock.entries if not entry.removed}
    return len(wanted - stock.living.keys() - stock.copied)


def _guids(notes: Iterable[_Note]) -> tuple[str, ...]:
    return tuple([note.now.guid for note in notes])


def _fits(note: _Note) -> bool:
    """Say whether Anki has a note as either build made it."""
    tags = _folded(note.known.tags) - _BY_ANKI
    return any(
        _holds(note.known, entry) and tags == _folded(entry.tags.split())
        for entry in (note.last, note.now)
    )


def _holds(known: Known, entry: Entry) -> bool:
    """Say whether Anki has the fields of a build."""
    # Anki sorts the tags of a note, and may know them in another case.
    return digest(known.fields, entry.tags.split()) == entry.hash


def _folded(tags: Iterable[str]) -> set[str]:
    return {tag.casefold() for tag in tags}


def _times(lock: Lock, changes: Sequence[Change]) -> set[int]:
    """Return the times of all builds that are known: of a note that has one nobody changed it."""
    entries = [*lock.entries, *(change.before for change in changes if change.before)]
    return {lock.created, *(entry.time for entry in entries)}


def _doubtful(lost: Iterable[_Note], times: set[int]) -> Iterator[_Note]:
    for note in lost:
        if note.known.changed <= note.last.time and note.known.changed not in times:
            yield note


def _stays(note: _Note) -> bool:
    """Say whether an import leaves a note that differs; a tag that a learner added is no matter."""
    ours, theirs = _folded(note.now.tags.split()), _folded(note.known.tags)
    same = _holds(note.known, note.now) and ours <= theirs
    return note.known.changed > note.now.time and not same


def _asleep(stock: Stock, changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        known = stock.living.get(change.entry.guid)
        if change.what == "back" and known and stock.asleep.intersection(known.cards):
            yield change.entry.guid
