"""Which new cards are edits of cards that vanished; each is compared with a few of them."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from quizpress.lock.likeness import ComparedCard, Likeness
from quizpress.lock.words import is_character

MOST_COMPARED = 6
"""With how many vanished cards a new one is compared: those with which it shares most."""
_CROWD = 20
"""A trait that more vanished cards have finds none of them."""
_TELLING = 4
"""How many of its rarest words find a card by twos."""
_CLEAR = 0.05
"""By how much the best must beat the next."""


class FoundEdits(NamedTuple):
    """For new cards the vanished ones they were, and for others those that they may have been."""

    edits: dict[int, int]
    unclear: dict[int, int]


def find_edits(
    lost: Sequence[ComparedCard], fresh: Mapping[int, ComparedCard], likeness: Likeness
) -> FoundEdits:
    """Find the vanished card, by its place in the list, of which each new one is an edit."""
    traits = _Traits(lost, likeness)
    scores: list[tuple[float, int, int]] = []
    plausible: list[tuple[float, int, int]] = []
    for number, card in fresh.items():
        for place in traits.find_candidates(card):
            verdict = likeness.judge_edit(lost[place], card)
            row = (verdict.score, number, place)
            scores += [row] if verdict.edit else []
            plausible += [row] if verdict.edit or verdict.plausible else []
    edits = _match_best(scores)
    taken = {*edits.values()}
    # Of several the likeliest comes last, and stays.
    unclear = {
        number: place
        for _, number, place in sorted(plausible)
        if place not in taken and number not in edits
    }
    return FoundEdits(edits, unclear)


class _Traits:
    """The vanished cards by what an edit leaves: a rare word, two words together, the answer."""

    def __init__(self, lost: Sequence[ComparedCard], likeness: Likeness) -> None:
        self._likeness = likeness
        words = [set(likeness.words_of_card(card).every) for card in lost]
        self._counts = Counter([word for each in words for word in each])
        self._spellings: dict[str, list[str]] = {}
        self._cards: defaultdict[Hashable, list[int]] = defaultdict(list)
        for place, card in enumerate(lost):
            for trait in self._traits_of(card):
                self._cards[trait].append(place)

    def find_candidates(self, card: ComparedCard) -> list[int]:
        """Return the places of the vanished cards that share most with a card."""
        found: Counter[int] = Counter()
        for trait in self._traits_of(card):
            places = self._cards.get(trait, ())
            if len(places) <= _CROWD:
                for place in places:
                    found[place] += 60 // len(places)
        return sorted(found, key=lambda place: (-found[place], place))[:MOST_COMPARED]

    def _traits_of(self, card: ComparedCard) -> Iterable[Hashable]:
        every = self._likeness.words_of_card(card).every
        words = sorted({*every})
        traits: list[Hashable] = [("answer", card.answer), ("words", *sorted(every))]
        known = [word for word in words if self._counts[word]]
        telling = sorted(known, key=lambda word: (self._counts[word], word))[:_TELLING]
        traits += combinations(sorted(telling), 2)
        traits += [pair for pair in pairwise(every) if all(map(is_character, pair))]
        for word in words:
            if self._counts[word] <= _CROWD:
                traits += self._spellings_of(word)
        return [(card.kind, trait) for trait in dict.fromkeys(traits)]

    def _spellings_of(self, word: str) -> list[str]:
        """Return a word, its beginning, and it without each of its letters; a slip leaves one."""
        known = self._spellings.get(word)
        if known is None:
            less = [word[:n] + word[n + 1 :] for n in range(len(word))] if len(word) > 1 else []
            known = self._spellings[word] = [word, f"{word[:4]}…", *less]
        return known


def _match_best(scores: list[tuple[float, int, int]]) -> dict[int, int]:
    """Give each new card the vanished one it is most like, unless another comes close."""
    settled: dict[int, int] = {}
    by_new, by_old = defaultdict(list), defaultdict(list)
    for score, number, place in scores:
        by_new[number].append((score, place))
        by_old[place].append((score, number))
    taken: set[int] = set()
    ranked = sorted(scores, key=lambda row: (-row[0], row[1], row[2]))
    more = True
    while more:
        more = False
        for score, number, place in ranked:
            if number in settled or place in taken:
                continue
            near = score - _CLEAR
            others = any(s > near and p != place and p not in taken for s, p in by_new[number])
            if not others and not any(
                s > near and n != number and n not in settled for s, n in by_old[place]
            ):
                settled[number] = place
                taken.add(place)
                more = True
    return settled
