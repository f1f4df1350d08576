"""What differs between a deck and Anki, and on which side it was changed since the last build."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from quizpress.lock.entries import UNKNOWN, Lock, LockEntry, part_of
from quizpress.press.anki.notes import FilledNote, sign_parts
from quizpress.press.anki.types import FIELDS
from quizpress.pull.field_reader import flatten_runs, read_field
from quizpress.pull.note_texts import FieldPress, PressedNote
from quizpress.push.collection import PERSONAL, DeckInAnki, NoteInAnki
from quizpress.push.forecast import has_fields_of, own_tags

Verdict = Literal["changed", "conflict", "no text", "several"]
_SKIPPED = frozenset(("Note ID", PERSONAL))


class FieldInAnki(NamedTuple):
    """A field that differs from the deck: the note by place, its name, what Anki has, and why.

    A `changed` one can be brought back; a `conflict` was changed on both sides; one with `no text`
    is not made of one text of the deck; of one with `several` it is not known which came first.
    """

    note: int
    name: str
    html: str
    verdict: Verdict


class NotesCompared(NamedTuple):
    """The fields that differ, and the tags that learners added, by the place of the note.

    `outdated` counts the notes of which Anki has an earlier build than the last.
    """

    fields: list[FieldInAnki]
    tags: dict[int, tuple[str, ...]]
    outdated: int


class DeckSide(NamedTuple):
    """A deck as it is now: its notes as pressed, with their texts and their entries."""

    pressed: Sequence[FilledNote]
    notes: Sequence[PressedNote]
    entries: Sequence[LockEntry]
    press: FieldPress


def compare_notes(deck: DeckSide, lock: Lock, in_anki: DeckInAnki) -> NotesCompared:
    """Compare all notes of a deck with Anki; the lock is that of the last build."""
    built = {entry.guid: entry for entry in lock.entries}
    living = {guid: known for guid, known in in_anki.living.items() if guid in built}
    as_built = {guid for guid, known in living.items() if has_fields_of(known, built[guid])}
    reached = max([built[guid].time for guid in as_built], default=lock.created)
    found = NotesCompared([], {}, 0)
    for place, entry in enumerate(deck.entries):
        known, base = living.get(entry.guid), built.get(entry.guid)
        if not known or not base:
            continue
        if own := own_tags(known, entry, base):
            found.tags[place] = own
        if entry.guid in as_built:
            continue
        if known.changed and known.changed < base.time:
            found = found._replace(outdated=found.outdated + 1)
            continue
        fields = _compare_fields(deck, place, base, known)
        # What was changed in Anki may rest on a build before the last.
        doubtful = base.time > reached and len(fields) > 1
        found.fields.extend(f._replace(verdict="several") if doubtful else f for f in fields)
    return found


def _compare_fields(
    deck: DeckSide, place: int, base: LockEntry, known: NoteInAnki
) -> list[FieldInAnki]:
    here, there = deck.pressed[place].fields, known.fields
    found: list[FieldInAnki] = []
    for name, ours, theirs in zip(FIELDS, here, there, strict=True):
        cloze = deck.notes[place].cloze and name == "Question"
        if name not in _SKIPPED and not shows_same(ours, theirs, cloze=cloze):
            side = _changed_side(deck, place, base, known, name)
            if side == "there":
                verdict: Verdict = "changed" if name in deck.notes[place].texts else "no text"
                found.append(FieldInAnki(place, name, theirs, verdict))
            elif side == "both":
                found.append(FieldInAnki(place, name, theirs, "conflict"))
    return found


def shows_same(one: str, other: str, *, cloze: bool) -> bool:
    """Say whether two fields show the same, but for spaces."""
    if one == other:
        return True
    first, second = (flatten_runs(read_field(html, cloze=cloze)) for html in (one, other))
    return first == second


def _changed_side(
    deck: DeckSide, place: int, base: LockEntry, known: NoteInAnki, name: str
) -> Literal["here", "there", "both"]:
    """Say where a field that differs was changed since the last build, by what the lock tells."""
    ours, note = deck.pressed[place], deck.notes[place]
    if base.hash == ours.item.hash:
        return "there"
    if name not in note.texts:
        return "here"
    if name in ("Question", "Answer"):
        asks = name == "Question"
        before = base.question if asks else base.answer
        if before == (ours.item.question if asks else ours.item.answer):
            return "there"
        cloze = note.cloze and asks
        html = deck.press.press(before, cloze=cloze)
        theirs = known.fields[FIELDS.index(name)]
        return "here" if html is not None and shows_same(html, theirs, cloze=cloze) else "both"
    if base.parts == UNKNOWN:
        return "both"
    was, now, there = (
        part_of(parts, "notes")
        for parts in (base.parts, ours.item.parts, sign_parts(ours.item.kind, known.fields))
    )
    return "there" if now == was else "here" if there == was else "both"
