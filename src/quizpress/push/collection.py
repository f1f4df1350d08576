"""What a running Anki has of a deck."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar
from unicodedata import normalize

from quizpress.lock.entries import Lock, LockEntry
from quizpress.press.anki.types import FIELDS
from quizpress.push.connect import Anki

T = TypeVar("T")
PERSONAL = "Notes of mine"
"""The field that is a learner's own; decks leave it empty."""
_BATCH = 500
"""How many are asked for at once; the time of a search grows faster than their number."""


class NoteInAnki(NamedTuple):
    """A note that Anki has: its id there, its cards, when it was last changed, what it holds.

    `changed` is in seconds since 1970, 0 where AnkiConnect is too old to tell; `fields` are in
    the order of `FIELDS`, with an empty note id, as before a note has one, and an empty personal
    field, which `personal` holds.
    """

    note: int
    cards: tuple[int, ...]
    changed: int
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    personal: str = ""


class DeckInAnki(NamedTuple):
    """What Anki has of a deck, by guid: notes that live, and notes that were removed."""

    living: Mapping[str, NoteInAnki]
    removed: Mapping[str, NoteInAnki]
    foreign: frozenset[str]
    """Guids of notes that the lock has as removed, and that another deck has."""
    copied: frozenset[str]
    """Guids that stand on several notes, since a learner copied one; all of them are left alone."""
    astray: Mapping[str, tuple[int, ...]]
    """Cards of either that lie in a deck that was theirs before, by its name."""
    asleep: frozenset[int]
    """Cards that are suspended."""


def look_up_notes(anki: Anki, lock: Lock, others: frozenset[str] = frozenset()) -> DeckInAnki:
    """Return what Anki has of a deck; `others` are notes that live in other locks.

    Raises:
        AnkiError: Anki cannot be asked.
    """
    # What moved to another deck is that one's.
    own = {entry.guid: entry for entry in lock.entries if not entry.went}
    found = _notes_by_guid(anki, [*own])
    single = {guid: notes[0] for guid, notes in found.items() if len(notes) == 1}
    gone = {guid for guid, entry in own.items() if entry.removed}
    before = {guid: _names_before(lock, own[guid]) for guid in single}
    # Without an earlier deck no card is astray, and only notes that may be put away matter.
    asked = [known.cards for guid, known in single.items() if before[guid] or guid in gone]
    decks = _decks_of_cards(anki, [card for cards in asked for card in cards])
    foreign = frozenset(
        guid
        for guid in gone & single.keys()
        if guid in others or not _lies_in((lock.name, *before[guid]), single[guid], decks)
    )
    return DeckInAnki(
        {guid: known for guid, known in single.items() if guid not in gone},
        {guid: known for guid, known in single.items() if guid in gone - foreign},
        foreign,
        frozenset([guid for guid, notes in found.items() if len(notes) > 1]),
        _cards_astray({g: single[g] for g in single if g not in foreign}, decks, before),
        frozenset(anki.ask("findCards", query='"Note ID:_*" is:suspended')),
    )


def _names_before(lock: Lock, entry: LockEntry) -> tuple[str, ...]:
    """Return the decks that a note's cards may lie in since they were put there before."""
    return tuple([name for name in (*lock.was, *entry.came) if name != lock.name])


def _lies_in(names: Iterable[str], known: NoteInAnki, decks: Mapping[int, str]) -> bool:
    """Say whether a card of a note lies in a deck of such a name.

    Whoever writes a lock can name any note in it; what another deck made is not ours to delete.
    """
    ours = {_fold_deck_name(name) for name in names}
    return any(_fold_deck_name(decks.get(card, "")) in ours for card in known.cards)


def _fold_deck_name(name: str) -> str:
    """Return the name of a deck as Anki compares it."""
    return normalize("NFC", name).casefold()


def empty_decks(anki: Anki, names: Iterable[str]) -> tuple[str, ...]:
    """Return which of some decks are there, and hold neither a card nor another deck.

    Raises:
        AnkiError: Anki cannot be asked.
    """
    decks: dict[str, int] = anki.ask("deckNamesAndIds")
    parents = {name.rpartition("::")[0] for name in decks}
    leaves = [name for name in names if name in decks and name not in parents]
    return tuple([name for name in leaves if not anki.ask("findCards", query=f"did:{decks[name]}")])


def _notes_by_guid(anki: Anki, guids: Sequence[str]) -> dict[str, list[NoteInAnki]]:
    """Return the notes that Anki has, by guid; a note copied in Anki has one with another."""
    found: dict[str, list[NoteInAnki]] = {guid: [] for guid in guids}
    for some in _in_batches(guids):
        for ids in _in_batches(anki.ask("findNotes", query=f'"Note ID:re:^({"|".join(some)})$"')):
            for note in filter(None, anki.ask("notesInfo", notes=ids)):
                held = {name: field["value"] for name, field in note["fields"].items()}
                # A search minds no case, an id does.
                if held.get("Note ID") in found:
                    found[held.pop("Note ID")].append(_read_note(note, held))
    return found


def _read_note(note: dict[str, Any], held: Mapping[str, str]) -> NoteInAnki:
    fields = tuple([held.get(name, "") if name != PERSONAL else "" for name in FIELDS])
    # An early AnkiConnect does not tell when a note was changed.
    changed = note.get("mod") or 0
    cards, tags = tuple(note["cards"]), tuple(note["tags"])
    return NoteInAnki(note["noteId"], cards, changed, fields, tags, held.get(PERSONAL, ""))


def _decks_of_cards(anki: Anki, cards: Sequence[int]) -> dict[int, str]:
    """Return the name of the deck in which each card lies."""
    return {
        card: name
        for some in _in_batches(cards)
        for name, inside in anki.ask("getDecks", cards=some).items()
        for card in inside
    }


def _cards_astray(
    notes: Mapping[str, NoteInAnki],
    decks: Mapping[int, str],
    before: Mapping[str, tuple[str, ...]],
) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for guid, known in notes.items():
        for card in known.cards:
            if decks.get(card) in before[guid]:
                found.setdefault(decks[card], []).append(card)
    return {name: tuple(sorted(found[name])) for name in sorted(found)}


def _in_batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), _BATCH):
        yield items[start : start + _BATCH]
