"""From the lock as it was and the cards as they are to the lock as it will be."""

from collections.abc import Sequence
from hashlib import sha256
from operator import itemgetter
from typing import Literal, NamedTuple

from quizpress.lock.carry import Carried, LockedItem, carry_entries, question_or_stem
from quizpress.lock.entries import PARTS, UNKNOWN, Lock, LockEntry, part_of

_KEY = 10
"""How many characters of its guid name a card without an id."""

What = Literal[
    "new", "changed", "retagged", "reworded", "unclear", "kind changed", "removed", "back",
    "moved here", "moved away",
]  # fmt: skip


class Change(NamedTuple):
    """What happens to a note; `before` is the entry as it was, or where unclear may have been.

    One that moved here was in the lock of another deck before.
    """

    what: What
    entry: LockEntry
    before: LockEntry | None


class News(NamedTuple):
    """What those who import a deck will notice; `notes` counts all, `name` is the deck's in Anki.

    `left` is the name under which earlier cards stay, where the deck has a new one; `origins` are
    those of decks that cards moved from; `restyled` says whether the note types are newer than
    those of the last build.
    """

    name: str
    notes: int
    changes: tuple[Change, ...]
    left: str
    restyled: bool
    origins: tuple[str, ...] = ()


class Advance(NamedTuple):
    """The new lock, the entry of each item in the items' order, and what changed."""

    lock: Lock
    entries: list[LockEntry]
    news: News


def begin_lock(stem: str, name: str, now: int) -> Lock:
    """Return the empty lock of a new deck; its keys are derived, so that two people agree."""
    key = _hash_texts("deck", stem, name)
    # Anki deck ids are integers; 1 is the default deck. 2^30 to 2^31 is what genanki advises.
    return Lock(key, (1 << 30) + int(key, 16) % (1 << 30), name, now, ())


def advance_lock(
    lock: Lock, name: str, items: Sequence[LockedItem], now: int, look: int = 0
) -> Advance:
    """Return what follows from a lock, the deck's name in Anki, and its items.

    `now` and `look`, which says when the note types were last revised, are in seconds since
    1970 (UTC). Times move only where a hash does, and never back.
    """
    # A note that moved to another deck is that one's, and leaves its name here.
    away = [entry for entry in lock.entries if entry.went]
    own = [entry for entry in lock.entries if not entry.went]
    carried = carry_entries(items, own)
    taken = {name for entry in lock.entries for name in (entry.guid, entry.key)}
    entries: list[LockEntry] = []
    changes: list[Change] = []
    for number, (item, before) in enumerate(zip(items, carried.entries, strict=True)):
        entry = (
            _entry_of_known(before, item, now)
            if before
            else _entry_of_new(lock.key, item, taken, now)
        )
        entries.append(entry)
        if before is None or before.hash != entry.hash or before.removed:
            what = _kind_of_change(number, before, entry, carried)
            changes.append(Change(what, entry, before or carried.unclear.get(number)))
    living = {entry.guid for entry in entries}
    lost = [entry for entry in own if entry.guid not in living]
    gone = [entry._replace(removed=True) for entry in lost]
    changes += [
        Change("removed", after, before)
        for after, before in zip(gone, lost, strict=True)
        if not before.removed
    ]
    every = sorted([*entries, *gone, *away], key=itemgetter(0))  # By guid.
    was = tuple([other for other in dict.fromkeys([*lock.was, lock.name]) if other != name])
    after = lock._replace(name=name, entries=tuple(every), look=max(look, lock.look), was=was)
    left = lock.name if lock.name != name else ""
    told = tuple(_with_kinds(changes))
    news = News(name, len(items), told, left, lock.look not in (0, after.look))
    return Advance(after, entries, news)


def _entry_of_new(deck: str, item: LockedItem, taken: set[str], now: int) -> LockEntry:
    """Return the entry of a new card; its names are derived, and free of clashes."""
    guid = _hash_texts(deck, item.kind, item.id, item.question)
    while guid in taken or guid[:_KEY] in taken:
        guid = _hash_texts(guid)
    entry = _entry_of_item(item, guid, now)
    taken |= {guid, entry.key}
    return entry


def _entry_of_known(before: LockEntry, item: LockedItem, now: int) -> LockEntry:
    """Return the entry of a card that has one, itself where nothing changed."""
    time = before.time if before.hash == item.hash else max(before.time + 1, now)
    kept = _entry_of_item(item, before.guid, time, before.came)
    return before if kept == before else kept


def item_of_entry(entry: LockEntry) -> LockedItem:
    """Return the card of an entry that still is as it was when the lock was written."""
    (guid, key, kind, question, answer, places, ordinals, content, _, _, tags, parts, *_) = entry
    own = key if key != guid[:_KEY] else ""
    return LockedItem(kind, own, question, answer, places, ordinals, tags, parts, content)


def _entry_of_item(item: LockedItem, guid: str, time: int, came: tuple[str, ...] = ()) -> LockEntry:
    kind, own, question, answer, places, ordinals, tags, parts, content = item
    said = (kind, question, answer, places, ordinals, content, time, False, tags, parts, came, "")
    make = tuple.__new__  # A named tuple's own constructor takes twice as long.
    entry: LockEntry = make(LockEntry, (guid, own or guid[:_KEY], *said))
    return entry


def _kind_of_change(
    number: int, before: LockEntry | None, after: LockEntry, carried: Carried
) -> What:
    if before is None:
        return "unclear" if number in carried.unclear else "new"
    if before.removed:
        return "back"
    if number in carried.edited:
        return "reworded"
    return "retagged" if differing_parts(before, after) == ("tags",) else "changed"


def differing_parts(before: LockEntry, after: LockEntry) -> tuple[str, ...]:
    """Return which parts of a note differ, as far as the locks tell."""
    told = UNKNOWN not in (before.parts, after.parts)
    pairs = {
        "question": (before.question, after.question),
        "answer": (before.answer, after.answer),
        "tags": (before.tags, after.tags) if told else ("", ""),
    }
    for part in PARTS if told else ():
        pairs[part] = (part_of(before.parts, part), part_of(after.parts, part))
    return tuple([name for name, (old, new) in pairs.items() if old != new])


def _with_kinds(changes: list[Change]) -> list[Change]:
    """Call a new note a changed kind where one of the same name has just gone."""
    gone = {name: c for c in changes if c.what == "removed" for name in _names_of_card(c.entry)}
    told: list[Change] = []
    for change in changes:
        names = _names_of_card(change.entry) if gone and change.what == "new" else ()
        past = next((gone[name] for name in names if name in gone), None)
        if past and past.entry.kind != change.entry.kind:
            told.append(change._replace(what="kind changed", before=past.before))
        else:
            told.append(change)
    return told


def _names_of_card(entry: LockEntry) -> tuple[str, str]:
    """Return by what a card is known whatever its kind; a pair is known by its matching."""
    return (f"key {entry.key.partition('/')[0]}", f"question {question_or_stem(entry)}")


def _hash_texts(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:16]
