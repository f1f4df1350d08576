"""What a push will do in Anki, told from what Anki has and from the locks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from quizpress.lock.advance import Change, News
from quizpress.lock.entries import Lock, LockEntry
from quizpress.press.anki.notes import digest_of_note
from quizpress.push.collection import DeckInAnki, NoteInAnki

Removed = Literal["keep", "suspend", "delete"]


class PushEffects(NamedTuple):
    """What a push does in Anki; notes are named by their guids."""

    new: int
    updated: int
    replaced: tuple[str, ...]
    """Those changed in Anki since the last build, which an edit of the deck takes over."""
    doubtful: tuple[str, ...]
    """Those that were changed in Anki, or of which Anki has an earlier build than the last."""
    left: tuple[str, ...]
    """Those changed in Anki later than in the deck, which stay as they are."""
    blocked: tuple[str, ...]
    """Those of them that an edit of the deck does not reach: Anki takes over no earlier note."""
    tagged: tuple[str, ...]
    """Those that keep a learner's own tags when they are updated."""
    noted: tuple[str, ...]
    """Those that keep what a learner wrote into the personal field when they are updated."""
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


def lock_after_build(before: Lock | None, news: News) -> Lock:
    """Return the lock that a build with this news leaves, as far as a push looks at it."""
    lock = before or Lock("", 0, news.name, 0, ())
    entries = {entry.guid: entry for entry in lock.entries}
    entries |= {change.entry.guid: change.entry for change in news.changes}
    was = tuple([name for name in dict.fromkeys([*lock.was, lock.name]) if name != news.name])
    return lock._replace(name=news.name, entries=tuple(entries.values()), was=was)


class _NoteInTime(NamedTuple):
    """A note that Anki has: as this build makes it, as the last one did, as it is."""

    now: LockEntry
    last: LockEntry
    known: NoteInAnki


def forecast_push(
    in_anki: DeckInAnki,
    looks: tuple[str, ...],
    lock: Lock,
    changes: Sequence[Change],
    removed: Removed,
) -> PushEffects:
    """Return what a push will do.

    `lock` is the one after the build that makes these changes, `looks` names the note types
    that will get another look.
    """
    before = {change.before.guid: change.before for change in changes if change.before}
    notes = [
        _NoteInTime(entry, before.get(entry.guid, entry), in_anki.living[entry.guid])
        for entry in lock.entries
        if entry.guid in in_anki.living
    ]
    late = [note for note in notes if note.known.changed < note.now.time]
    lost = [note for note in late if not _is_as_built(note)]
    left = [note for note in notes if _is_left(note)]
    reached = _last_build_in_anki(notes, lock)
    # The times of all builds that are known: of a note that has one nobody changed it.
    times = {lock.created, *(entry.time for entry in (*lock.entries, *before.values()))}
    wanted = {entry.guid for entry in lock.entries if not entry.removed}
    back = [change.entry.guid for change in changes if change.what == "back"]
    out = {
        guid for guid, known in in_anki.removed.items() if in_anki.asleep.issuperset(known.cards)
    }
    return PushEffects(
        new=len(wanted - in_anki.living.keys() - in_anki.copied),
        updated=len(late),
        replaced=_guids(note for note in lost if note.known.changed > note.last.time),
        doubtful=_guids(
            note
            for note in lost
            if note.known.changed <= note.last.time and note.known.changed not in times
        ),
        left=_guids(note for note in left if note.now.time <= reached),
        blocked=_guids(note for note in left if note.now.time > reached),
        tagged=_guids(note for note in late if own_tags(note.known, note.now, note.last)),
        noted=_guids(note for note in late if note.known.personal),
        looks=looks,
        moved={name: len(cards) for name, cards in in_anki.astray.items()},
        emptied=(),
        asleep=tuple(
            guid
            for guid in back
            if guid in in_anki.living and in_anki.asleep.intersection(in_anki.living[guid].cards)
        ),
        out=tuple(sorted(out)),
        gone=tuple(sorted(in_anki.removed.keys() - out)),
        foreign=tuple(sorted(in_anki.foreign)),
        done=removed,
    )


def _guids(notes: Iterable[_NoteInTime]) -> tuple[str, ...]:
    return tuple([note.now.guid for note in notes])


def _is_as_built(note: _NoteInTime) -> bool:
    """Say whether Anki has a note as either build made it, but for tags of the learner's own."""
    tags = fold_tags(note.known.tags)
    return any(
        has_fields_of(note.known, entry) and fold_tags(entry.tags.split()) <= tags
        for entry in (note.last, note.now)
    )


def _last_build_in_anki(notes: Iterable[_NoteInTime], lock: Lock) -> int:
    """Return the time of the latest build that Anki is seen to have, the first one at least."""
    return max(
        [lock.created, *[n.last.time for n in notes if has_fields_of(n.known, n.last)]],
    )


def own_tags(known: NoteInAnki, *given: LockEntry) -> tuple[str, ...]:
    """Return the tags of a note that no build gives it, of those told of."""
    ours = fold_tags([tag for entry in given for tag in entry.tags.split()])
    return tuple([tag for tag in known.tags if tag.casefold() not in ours])


def _is_left(note: _NoteInTime) -> bool:
    """Say whether an import leaves a note that differs; a tag that a learner added is no matter."""
    if note.known.changed < note.now.time:
        return False
    ours, theirs = fold_tags(note.now.tags.split()), fold_tags(note.known.tags)
    return not (ours <= theirs and has_fields_of(note.known, note.now))


def has_fields_of(known: NoteInAnki, entry: LockEntry) -> bool:
    """Say whether Anki has the fields of a build."""
    # Anki sorts the tags of a note, and may know them in another case.
    return digest_of_note(known.fields, entry.tags.split()) == entry.hash


def fold_tags(tags: Iterable[str]) -> set[str]:
    """Return tags as Anki compares them."""
    return {tag.casefold() for tag in tags}
