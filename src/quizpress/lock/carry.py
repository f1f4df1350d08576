"""Which note of the lock a card is: by id, by question, or as the edit of one that vanished."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizpress.lock.entries import Entry

ALIKE = 60.0
"""The least likeness of two questions, in percent, for one to be the edit of the other."""
ALIKE_ALONE = 85.0
"""The same for two clozes that share neither an answer nor a place."""
CLEAR = 10.0
"""By how much the best candidate must beat the next."""
MOST_CANDIDATES = 200

_CLOZE = "cloze"
_PAIR = "matching"
ALIKE_PAIR = 0.0
"""The same for two pairs of a matching with one answer, which few pairs share."""
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


def carry(items: Sequence[Item], entries: Sequence[Entry]) -> Carried:
    """Find the entry of each item; one entry serves one item."""
    found: list[Entry | None] = [None] * len(items)
    free = {entry.guid: entry for entry in entries}
    aged = _by_age(entries)
    _claim(items, found, free, {(e.kind, e.key): e for e in aged}, by_id=True)
    _claim_twins(items, found, free)
    _claim(items, found, free, {(e.kind, e.question): e for e in aged}, by_id=False)
    lost = [entry for entry in free.values() if not entry.removed]
    fresh = [number for number, entry in enumerate(found) if entry is None]
    edited, unclear = _likeness(items, fresh, lost) if fresh and lost else ({}, frozenset())
    for number, entry in edited.items():
        found[number] = entry
    return Carried(found, frozenset(edited), unclear)


def _by_age(entries: Iterable[Entry]) -> list[Entry]:
    """Order entries so that of two with one name the living, latest one comes last."""
    return sorted(entries, key=lambda entry: (not entry.removed, entry.time, entry.guid))


def _claim(
    items: Sequence[Item],
    found: list[Entry | None],
    free: dict[str, Entry],
    index: dict[tuple[str, str], Entry],
    *,
    by_id: bool,
) -> None:
    for number, item in enumerate(items):
        if found[number] is None:
            entry = index.get((item.kind, item.id if by_id else item.question))
            if entry is not None and entry.guid in free:
                found[number] = free.pop(entry.guid)


def _claim_twins(items: Sequence[Item], found: list[Entry | None], free: dict[str, Entry]) -> None:
    """Tell notes that ask one question of different paragraphs apart by these."""
    living = [entry for entry in free.values() if not entry.removed]
    counts = Counter([(entry.kind, entry.question) for entry in living])
    if len(counts) == len(living):
        return
    twins = {
        (entry.kind, entry.question, entry.places): entry
        for entry in living
        if counts[entry.kind, entry.question] > 1
    }
    for number, item in enumerate(items):
        entry = twins.get((item.kind, item.question, item.places))
        if found[number] is None and entry is not None and entry.guid in free:
            found[number] = free.pop(entry.guid)


def _likeness(
    items: Sequence[Item], fresh: list[int], lost: list[Entry]
) -> tuple[dict[int, Entry], frozenset[int]]:
    """Match new items to vanished entries by answer or place, and the likeness of questions."""
    from rapidfuzz import fuzz  # noqa: PLC0415  Needed only where something vanished.

    scores: list[tuple[float, int, str]] = []
    groups = _groups(lost)
    for number in fresh:
        item = items[number]
        for entry in _candidates(item, groups):
            least = _least(item, entry)
            score = fuzz.ratio(_bare(item), _bare(entry), score_cutoff=least)
            if score or not least:
                scores.append((score, number, entry.guid))
    return _settle(scores, {entry.guid: entry for entry in lost})


Groups = dict[tuple[str, str | int], list[Entry]]


def _groups(lost: list[Entry]) -> Groups:
    groups: Groups = defaultdict(list)
    for entry in lost:
        for trait in _traits(entry):
            groups[entry.kind, trait].append(entry)
    return groups


def _traits(card: Item | Entry) -> list[str | int]:
    """Return what an edited card still has; of a cloze that is its text, answers and all."""
    return [card.answer, *card.places, *([_CLOZE] if card.kind == _CLOZE else [])]


def _least(item: Item, entry: Entry) -> float:
    """Return how alike two questions must be: more where nothing else ties them together."""
    if item.kind == _PAIR and item.answer == entry.answer:
        return ALIKE_PAIR
    tied = item.answer == entry.answer or {*item.places} & {*entry.places}
    return ALIKE if tied else ALIKE_ALONE


def stem(card: Item | Entry) -> str:
    """Return the question of a card; of a pair that of its matching."""
    return card.question.rpartition(" · ")[0] if card.kind == _PAIR else card.question


def _bare(card: Item | Entry) -> str:
    """Return what tells a question from others: of a cloze its text, of a pair its left side."""
    if card.kind == _PAIR:
        return card.question.rpartition(" · ")[2]
    return _GAP.sub(r"\1", card.question) if card.kind == _CLOZE else card.question


def _candidates(item: Item, groups: Groups) -> Iterable[Entry]:
    found: dict[str, Entry] = {}
    for trait in _traits(item):
        for entry in groups.get((item.kind, trait), ())[:MOST_CANDIDATES]:
            found[entry.guid] = entry
    return found.values()


def _settle(
    scores: list[tuple[float, int, str]], lost: dict[str, Entry]
) -> tuple[dict[int, Entry], frozenset[int]]:
    """Give each entry to its best item, unless another comes close on either side."""
    by_item, by_entry = defaultdict(list), defaultdict(list)
    for score, number, guid in scores:
        by_item[number].append(score)
        by_entry[guid].append(score)
    settled: dict[int, Entry] = {}
    taken: set[str] = set()
    for score, number, guid in sorted(scores, key=lambda row: (-row[0], row[1], row[2])):
        if number in settled or guid in taken:
            continue
        rivals = [s for s in by_item[number] if s > score - CLEAR]
        rivals += [s for s in by_entry[guid] if s > score - CLEAR]
        if len(rivals) == 2:  # noqa: PLR2004  It stands once in either list.
            settled[number] = lost[guid]
            taken.add(guid)
    open_ones = {number for _, number, guid in scores if guid not in taken}
    return settled, frozenset(open_ones - settled.keys())
