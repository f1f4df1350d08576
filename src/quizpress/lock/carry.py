"""Which note of the lock a card is: by id, by what it shows, or as the edit of one that vanished.

A learner who gets another card's history does not see the new one for months, which is worse than
to begin anew: what cannot be told is a new card.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from quizpress.lock.entries import LockEntry

if TYPE_CHECKING:
    from quizpress.lock.likeness import ComparedCard, Likeness

SAMPLE = 2_000
"""How many cards of a large deck tell how common a word is."""
STEMS = 20
"""How many questions that several cards ask are looked at, the most frequent ones."""
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
    """For each item its entry or None; which were told by likeness; which others may have been."""

    entries: list[LockEntry | None]
    edited: frozenset[int]
    unclear: dict[int, LockEntry]


def carry_entries(items: Sequence[LockedItem], entries: Sequence[LockEntry]) -> Carried:
    """Find the entry of each item; one entry serves one item."""
    found: list[LockEntry | None] = [None] * len(items)
    if not entries:
        return Carried(found, frozenset(), {})
    free = {entry.guid: entry for entry in entries}
    if any(item.id for item in items):
        named = _index_by_name(entries, lambda entry: (entry.kind, entry.key))
        _claim_by_name(found, free, named, [(item.kind, item.id) for item in items])
    same = _index_by_name(entries, lambda entry: (entry.kind, entry.hash, entry.places))
    _claim_by_name(found, free, same, [(item.kind, item.hash, item.places) for item in items])
    for trait in TRAITS if free and None in found else ():
        left = {number: item for number, item in enumerate(items) if found[number] is None}
        for number, guid in pair_alone(left, free, trait):
            found[number] = free.pop(guid)
    if not free or None not in found:
        return Carried(found, frozenset(), {})
    return _with_edits(items, entries, found, free)


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
)
"""What makes an item and an entry one card, if no other has it; what tells more comes first."""


_New = TypeVar("_New")
_Old = TypeVar("_Old")


def pair_alone(
    new: Mapping[_New, LockedItem], old: Mapping[_Old, LockEntry], trait: Trait
) -> list[tuple[_New, _Old]]:
    """Pair what alone has a trait with what alone had it: one removed if none that lives did.

    To have None for a trait pairs nothing.
    """
    asking: defaultdict[Hashable, list[_New]] = defaultdict(list)
    for key, item in new.items():
        asking[trait(item)].append(key)
    having: defaultdict[Hashable, list[_Old]] = defaultdict(list)
    for place, entry in old.items() if asking else ():
        having[trait(entry)].append(place)
    pairs: list[tuple[_New, _Old]] = []
    for name, keys in asking.items():
        known = [place for place in having[name] if not old[place].removed] or having[name]
        if name is not None and len(keys) == len(known) == 1:
            pairs.append((keys[0], known[0]))
    return pairs


def _with_edits(
    items: Sequence[LockedItem],
    entries: Sequence[LockEntry],
    found: list[LockEntry | None],
    free: dict[str, LockEntry],
) -> Carried:
    """Find entries of items by their questions, then by how like they are to what vanished."""
    asked = _claimable_by_question(items, entries, found, free)
    if not asked and all(entry.removed for entry in free.values()):
        return Carried(found, frozenset(), {})
    # What compares texts takes longer to load than most builds need to find all cards as they were.
    from quizpress.lock.edits import find_edits  # noqa: PLC0415

    likeness = _likeness_of_decks(entries, items)
    for number, entry in asked.items():
        if likeness.names_one_card(_compared(entry)):
            found[number] = free.pop(entry.guid)
    lost = [entry for entry in free.values() if not entry.removed]
    told = find_edits(
        [_compared(entry) for entry in lost],
        {number: _compared(item) for number, item in enumerate(items) if found[number] is None},
        likeness,
    )
    for number, place in told.edits.items():
        found[number] = lost[place]
    unclear = {number: lost[place] for number, place in told.unclear.items()}
    return Carried(found, frozenset(told.edits), unclear)


def _claimable_by_question(
    items: Sequence[LockedItem],
    entries: Sequence[LockEntry],
    found: list[LockEntry | None],
    free: dict[str, LockEntry],
) -> dict[int, LockEntry]:
    """Return by item the entry of its question, whose answer changed, where no other ever asked it.

    Cards that all ask "Which of these is right?" are told by their answers alone.
    """
    having = {(entry.kind, entry.question): entry for entry in free.values()}
    asked = Counter([(entry.kind, entry.question) for entry in entries])
    asking = Counter([(item.kind, item.question) for item in items])
    names = {n: (i.kind, i.question) for n, i in enumerate(items) if found[n] is None}
    return {
        number: having[name]
        for number, name in names.items()
        if name in having and asked[name] == asking[name] == 1
    }


def _likeness_of_decks(entries: Sequence[LockEntry], items: Sequence[LockedItem]) -> "Likeness":
    from quizpress.lock.frame import FrameOfDeck  # noqa: PLC0415
    from quizpress.lock.likeness import Likeness  # noqa: PLC0415

    living = [entry for entry in entries if not entry.removed]
    size = max(len(living), len(items))
    old, new = (
        [_split_question(card)[1] for card in cards[:: 1 + size // SAMPLE]]
        for cards in (living, items)
    )
    answers, new_answers = (Counter([card.answer for card in cards]) for cards in (entries, items))
    asked, asking = (Counter([card.question for card in cards]) for cards in (entries, items))
    stems = [text for text, count in (asked | asking).most_common(STEMS) if count > 1]
    return Likeness(FrameOfDeck(old, new, size), answers, new_answers, stems)


def _compared(card: LockedItem | LockEntry) -> "ComparedCard":
    from quizpress.lock.likeness import ComparedCard  # noqa: PLC0415

    return ComparedCard(card.kind, *_split_question(card), card.answer, card.places)


def _split_question(card: LockedItem | LockEntry) -> tuple[str, str]:
    """Return what stands above a question, and it: of a cloze its text, of a pair its left side."""
    if card.kind == _PAIR:
        above, _, left = card.question.rpartition(" · ")
        return above, left
    return "", _GAP.sub(r"\1", card.question) if card.kind == _CLOZE else card.question


def question_or_stem(card: LockedItem | LockEntry) -> str:
    """Return the question of a card; of a pair that of its matching."""
    return card.question.rpartition(" · ")[0] if card.kind == _PAIR else card.question
