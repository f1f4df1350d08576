"""Which note of the lock a card is: by id, by what it shows, or as the edit of one that vanished.

A learner who gets another card's history does not see the new one for months, which is worse than
to begin anew: what cannot be told is a new card.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from quizpress.lock.entries import LockEntry

SAMPLE = 2_000
"""How many cards of a large deck tell how common a word is."""
_CLOZE = "cloze"
_PAIR = "matching"
_GAP = re.compile(r"\{\{(?:[cC]\d+::)?(.*?)(?:::.*?)?\}\}")


class LockedItem(NamedTuple):
    """What the lock wants to know of a card."""

    kind: str
    id: str
    question: str
    answer: str
    places: tuple[int, ...]
    ordinals: tuple[int, ...]
    tags: str
    parts: str
    hash: str


class Carried(NamedTuple):
    """For each item its entry or None; which were told by likeness; which could not be told."""

    entries: list[LockEntry | None]
    edited: frozenset[int]
    unclear: frozenset[int]


def carry_entries(items: Sequence[LockedItem], entries: Sequence[LockEntry]) -> Carried:
    """Find the entry of each item; one entry serves one item."""
    found: list[LockEntry | None] = [None] * len(items)
    if not entries:
        return Carried(found, frozenset(), frozenset())
    free = {entry.guid: entry for entry in entries}
    if any(item.id for item in items):
        named = _index_by_name(entries, lambda entry: (entry.kind, entry.key))
        _claim_by_name(found, free, named, [(item.kind, item.id) for item in items])
    same = _index_by_name(entries, lambda entry: (entry.kind, entry.hash, entry.places))
    _claim_by_name(found, free, same, [(item.kind, item.hash, item.places) for item in items])
    for trait in TRAITS if free and None in found else ():
        _claim_alone(items, found, free, trait)
    lost = [entry for entry in free.values() if not entry.removed]
    if not lost or None not in found:
        return Carried(found, frozenset(), frozenset())
    return _with_edits(items, entries, found, lost)


_Name = TypeVar("_Name")


def _index_by_name(
    entries: Sequence[LockEntry], name: Callable[[LockEntry], _Name]
) -> dict[_Name, LockEntry]:
    """Return entries by a name, of two with the same the living, latest one."""
    found = {name(entry): entry for entry in entries}
    if len(found) < len(entries):
        aged = sorted(entries, key=lambda entry: (not entry.removed, entry.time, entry.guid))
        found = {name(entry): entry for entry in aged}
    return found


def _claim_by_name(
    found: list[LockEntry | None],
    free: dict[str, LockEntry],
    index: Mapping[_Name, LockEntry],
    names: Iterable[_Name],
) -> None:
    """Give items the entries of their names."""
    for number, name in enumerate(names):
        if found[number] is None:
            entry = index.get(name)
            if entry is not None and entry.guid in free:
                found[number] = free.pop(entry.guid)


Trait = Callable[[LockedItem | LockEntry], Hashable]
TRAITS: tuple[Trait, ...] = (
    lambda card: (card.kind, card.question, card.answer, card.places, card.parts),
    lambda card: (card.kind, card.question, card.answer, card.parts),
    lambda card: (card.kind, card.question, card.answer, card.places),
    lambda card: (card.kind, card.question, card.answer),
    lambda card: (card.kind, card.question),
)
"""What makes an item and an entry one card, if no other has it; what tells more comes first."""


def _claim_alone(
    items: Sequence[LockedItem],
    found: list[LockEntry | None],
    free: dict[str, LockEntry],
    trait: Trait,
) -> None:
    """Give an item the entry with which alone it shares a trait; one removed if none lives."""
    asking: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if found[number] is None:
            asking[trait(item)].append(number)
    having: defaultdict[Hashable, list[LockEntry]] = defaultdict(list)
    for entry in free.values() if asking else ():
        having[trait(entry)].append(entry)
    for name, numbers in asking.items():
        living = [entry for entry in having[name] if not entry.removed]
        if len(numbers) == len(living or having[name]) == 1:
            (entry,) = living or having[name]
            found[numbers[0]] = free.pop(entry.guid)


def _with_edits(
    items: Sequence[LockedItem],
    entries: Sequence[LockEntry],
    found: list[LockEntry | None],
    lost: list[LockEntry],
) -> Carried:
    """Find what vanished among the items that have no entry, by how like their questions are."""
    # What compares texts takes longer to load than most builds need to find all cards as they were.
    from quizpress.lock.edits import find_edits  # noqa: PLC0415
    from quizpress.lock.likeness import ComparedCard, Likeness  # noqa: PLC0415
    from quizpress.lock.rarity import Rarity  # noqa: PLC0415

    living = [entry for entry in entries if not entry.removed]
    step = 1 + max(len(living), len(items)) // SAMPLE
    old, new = ([_split_question(card)[1] for card in cards[::step]] for cards in (living, items))
    answers = (Counter([card.answer for card in cards]) for cards in (living, items))
    told = find_edits(
        [
            ComparedCard(card.kind, *_split_question(card), card.answer, card.places)
            for card in lost
        ],
        {
            number: ComparedCard(card.kind, *_split_question(card), card.answer, card.places)
            for number, card in enumerate(items)
            if found[number] is None
        },
        Likeness(Rarity(old, new, max(len(living), len(items))), *answers),
    )
    for number, place in told.edits.items():
        found[number] = lost[place]
    return Carried(found, frozenset(told.edits), told.unclear)


def _split_question(card: LockedItem | LockEntry) -> tuple[str, str]:
    """Return what stands above a question, and it: of a cloze its text, of a pair its left side."""
    if card.kind == _PAIR:
        above, _, left = card.question.rpartition(" · ")
        return above, left
    return "", _GAP.sub(r"\1", card.question) if card.kind == _CLOZE else card.question


def question_or_stem(card: LockedItem | LockEntry) -> str:
    """Return the question of a card; of a pair that of its matching."""
    return card.question.rpartition(" · ")[0] if card.kind == _PAIR else card.question
