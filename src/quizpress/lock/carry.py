"""Which note of the lock a card is: by id, by what it shows, or as the edit of one that vanished.

A learner who gets another card's history does not see the new one for months, which is worse than
to begin anew: what cannot be told is a new card.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from quizpress.lock.entries import Entry

SAMPLE = 2_000
"""How many cards of a large deck tell how common a word is."""
_CLOZE = "cloze"
_PAIR = "matching"
_GAP = re.compile(r"\{\{(?:[cC]\d+::)?(.*?)(?:::.*?)?\}\}")


class Item(NamedTuple):
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

    entries: list[Entry | None]
    edited: frozenset[int]
    unclear: frozenset[int]


Trait = Callable[[Item | Entry], Hashable]
CLAIMS: tuple[Trait, ...] = (
    lambda card: (card.kind, card.id if isinstance(card, Item) else card.key),
    lambda card: (card.kind, card.question, card.hash),
    lambda card: (card.kind, card.question, card.answer, card.parts),
    lambda card: (card.kind, card.question, card.answer),
    lambda card: (card.kind, card.question),
)
"""What makes an item and an entry one card, if no other has it; what tells more comes first."""


def carry(items: Sequence[Item], entries: Sequence[Entry]) -> Carried:
    """Find the entry of each item; one entry serves one item."""
    found: list[Entry | None] = [None] * len(items)
    free = {entry.guid: entry for entry in entries}
    for trait in CLAIMS:
        _claim(items, found, free, trait)
    lost = [entry for entry in free.values() if not entry.removed]
    fresh = [number for number, entry in enumerate(found) if entry is None]
    if not (lost and fresh):
        return Carried(found, frozenset(), frozenset())
    return _with_edits(items, entries, found, lost)


def _with_edits(
    items: Sequence[Item], entries: Sequence[Entry], found: list[Entry | None], lost: list[Entry]
) -> Carried:
    """Find what vanished among the items that have no entry, by how like their questions are."""
    # What compares texts takes longer to load than most builds need to find all cards as they were.
    from quizpress.lock.edits import find_edits  # noqa: PLC0415
    from quizpress.lock.likeness import Compared, Likeness  # noqa: PLC0415
    from quizpress.lock.rarity import Rarity  # noqa: PLC0415

    living = [entry for entry in entries if not entry.removed]
    step = 1 + max(len(living), len(items)) // SAMPLE
    old, new = ([_asked(card)[1] for card in cards[::step]] for cards in (living, items))
    answers = (Counter([card.answer for card in cards]) for cards in (living, items))
    told = find_edits(
        [Compared(card.kind, *_asked(card), card.answer, card.places) for card in lost],
        {
            number: Compared(card.kind, *_asked(card), card.answer, card.places)
            for number, card in enumerate(items)
            if found[number] is None
        },
        Likeness(Rarity(old, new, max(len(living), len(items))), *answers),
    )
    for number, place in told.edits.items():
        found[number] = lost[place]
    return Carried(found, frozenset(told.edits), told.unclear)


def _claim(
    items: Sequence[Item], found: list[Entry | None], free: dict[str, Entry], trait: Trait
) -> None:
    """Give entries to items that have a trait in common, where no other card has it."""
    asking: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if found[number] is None and (item.id or trait is not CLAIMS[0]):
            asking[trait(item)].append(number)
    having: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for entry in free.values() if asking else ():
        name = trait(entry)
        if name in asking:
            having[name].append(entry)
    for name, entries in having.items():
        numbers, living = asking[name], [entry for entry in entries if not entry.removed]
        # What had a name later comes first; cards that are the same in everything change places.
        ranked = sorted(entries, key=lambda entry: (entry.removed, -entry.time, entry.guid))
        if trait in CLAIMS[:2] or len(numbers) == len(living or entries) == 1:
            for number, entry in zip(numbers, ranked, strict=False):
                found[number] = free.pop(entry.guid)


def _asked(card: Item | Entry) -> tuple[str, str]:
    """Return what stands above a question, and it: of a cloze its text, of a pair its left side."""
    if card.kind == _PAIR:
        above, _, left = card.question.rpartition(" · ")
        return above, left
    return "", _GAP.sub(r"\1", card.question) if card.kind == _CLOZE else card.question


def stem(card: Item | Entry) -> str:
    """Return the question of a card; of a pair that of its matching."""
    return card.question.rpartition(" · ")[0] if card.kind == _PAIR else card.question
