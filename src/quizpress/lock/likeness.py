"""Whether a card is the edit of one that vanished, or asks something else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log2
from typing import NamedTuple

from quizpress.lock.words import INFLECTED, TYPED, Difference, Words, difference, is_misspelt, words_of

SAMPLE = 2_000
"""How many cards of a large deck tell how common a word is."""
_COMMON = 3
"""A word in fewer cards than that is never the deck's pattern."""
_MANY = 8
_PLAIN_SHARE, _NAME_SHARE, _SHORT_SHARE = 0.08, 0.5, 0.1
"""From which share of the cards on a word is the pattern's: a plain one, a name, a short one."""
_SHORT = 3
_ASIDE = 0.35
"""How much two questions must share where one only says more than the other."""
_OTHERWISE = 0.55
"""How much they must share where words were replaced, and an answer of their own ties them."""
_SURELY = 0.7
"""How much they must share, letter by letter, where the answer differs and a name is misspelt."""
_PLAUSIBLE = 60.0
"""From which likeness in percent on an author is told that two cards may be one."""
_ASKING = frozenset(
    """
    what which when where who whose whom why how much many does did have has had are was were with
    from that this these those there the and for
    welche welcher welches welchen welchem wann warum wieso wieviel wie was wer wem wessen
    quel quelle quels quelles quand combien comment pourquoi
    cuál cuáles cuándo cuánto cuántos cuánta cuántas cómo dónde quién quiénes qué
    quale quali quando quanto quanti quanta quante dove come perché
    qual quais onde quem welke wanneer waar waarom hoeveel
    """.split()  # noqa: SIM905  A list of quoted words would fill the screen.
)
"""Words that ask, and say nothing of what is asked about."""


class Card(NamedTuple):
    """What of a card is compared: its question, for a pair its left side and what is asked."""

    kind: str
    question: str
    answer: str
    places: tuple[int, ...]
    stem: str


class Verdict(NamedTuple):
    """Whether a card is likely another's edit, how likely among others, whether it may be."""

    edit: bool
    score: float
    plausible: bool


NO = Verdict(edit=False, score=0.0, plausible=False)


class Likeness:
    """Judges cards before and after an edit of their deck; knows which words are its pattern's."""

    def __init__(self, old: Sequence[Card], new: Sequence[Card]) -> None:
        self._words: dict[str, Words] = {}
        self._lefts: dict[str, Words] = {}
        self._size = max(len(old), len(new))
        self._old, self._new = self._counts(old), self._counts(new)
        self._answers = [Counter([card.answer for card in cards]) for cards in (old, new)]
        self._weights: dict[tuple[str, bool], float] = {}

    def _counts(self, cards: Sequence[Card]) -> Counter[str]:
        """Count in how many cards each word stands, in a large deck by a sample."""
        step = -(-len(cards) // SAMPLE) or 1
        counts: Counter[str] = Counter()
        for card in cards[::step]:
            counts.update(set(words_of(card.question).every))
        return Counter({word: step * count for word, count in counts.items()})

    def words(self, card: Card) -> Words:
        """Return the words of a question; what stands on the left of a pair is a name."""
        known = self._lefts if card.stem else self._words
        if card.question not in known:
            words = words_of(card.question)
            left = [w for w in words.every if len(w) > _SHORT or w in words.names]
            known[card.question] = Words(words.every, frozenset(left)) if card.stem else words
        return known[card.question]

    def judge(self, old: Card, new: Card) -> Verdict:
        """Say whether a new card is an edit of an old one of its kind.

        Words misspelt, inflected or moved make no other question, nor do those around what is
        asked. A word replaced does, unless it is of the deck's pattern, or an answer that no
        other card has ties the two; a name replaced always does.
        """
        from rapidfuzz import fuzz  # noqa: PLC0415  Needed only where something vanished.

        if old.stem and fuzz.ratio(old.stem, new.stem) < _PLAUSIBLE:
            return NO
        before, after = self.words(old), self.words(new)
        told = difference(before, after)
        tie = self._tie(old, new)
        share, aside = self._shares(told, before.names | after.names)
        if tie == _NONE:
            edit = self._is_same_question(told, before, after)
        else:
            edit = self._is_edit(told, before.names, after.names, share, aside, sole=tie == _SOLE)
        texts = fuzz.ratio(old.question, new.question)
        likely = tie != _NONE or share > _SURELY
        answers = fuzz.ratio(old.answer, new.answer)
        near = bool({*old.places} & {*new.places}) or old.places == new.places
        score = share + (tie != _NONE) + (old.answer == new.answer) + 0.1 * near
        score += 0.002 * answers + 0.002 * texts
        return Verdict(edit, score, plausible=likely and texts >= _PLAUSIBLE)

    def _tie(self, old: Card, new: Card) -> int:
        """Say how the answers tie two cards: not, as those of others would, or as their own."""
        if old.answer != new.answer and not _is_answer_edit(old.answer, new.answer):
            return _NONE
        before, after = self._answers
        sole = old.answer == new.answer and before[old.answer] == after[new.answer] == 1
        return _SOLE if sole and old.kind != "true-false" else _SHARED

    def _is_same_question(self, told: Difference, old: Words, new: Words) -> bool:
        """Say whether two questions with different answers are one: at most with a typing slip."""
        if told.lost or told.gained:
            return False
        names = old.names | new.names
        exact, _ = self._shares(told._replace(slips=[], lost=[o for o, _, _ in told.slips if o], gained=[n for _, n, _ in told.slips if n]), names)
        for before, after, grade in told.slips:
            rare = self._is_rare(before, names) or self._is_rare(after, names)
            if rare and (grade > TYPED or exact < _SURELY):
                return False
        kept = {word for word in told.kept if self._is_rare(word, names)}
        # Who beat whom is another question than the other way round.
        return [w for w in old.every if w in kept] == [w for w in new.every if w in kept]

    def _is_edit(  # noqa: PLR0913  All that there is to know.
        self,
        told: Difference,
        old: frozenset[str],
        new: frozenset[str],
        share: float,
        aside: float,
        *,
        sole: bool,
    ) -> bool:
        """Say whether two questions with one answer are one."""
        lost = [w for w in told.lost if self._is_rare(w, old)]
        gained = [w for w in told.gained if self._is_rare(w, new)]
        names_lost, names_gained = [w for w in lost if w in old], [w for w in gained if w in new]
        if names_lost and names_gained:
            return False
        if not sole:
            if names_lost or names_gained or (lost and gained) or self._is_other_pattern(told):
                return False
            if any(not self._is_slip(slip, old | new) for slip in told.slips):
                return False
        if lost and gained:
            return share >= _OTHERWISE
        return share >= _ASIDE and aside > _OTHERWISE

    def _is_slip(self, slip: tuple[str, str, int], names: frozenset[str]) -> bool:
        """Say whether a word is another misspelt, rather than two that the deck knows."""
        old, new, grade = slip
        if not (self._is_rare(old, names) or self._is_rare(new, names)):
            return True
        if {old, new} & names:
            return grade == TYPED and is_misspelt(old, new) and not (self._old[new] and self._new[old])
        return grade == INFLECTED or (grade == TYPED and is_misspelt(old, new))

    def _is_other_pattern(self, told: Difference) -> bool:
        """Say whether the deck asks both what a card asked and what it asks now."""
        stay = [w for w in told.lost if self._new[w] and self._says(w)]
        were = [w for w in told.gained if self._old[w] >= _COMMON and self._says(w)]
        return bool(stay and were)

    def _says(self, word: str) -> bool:
        return word not in _ASKING and len(word) > _SHORT

    def _is_rare(self, word: str, names: Iterable[str]) -> bool:
        """Say whether a word tells a card from others of its deck."""
        return word != "" and self._weight(word, word in names) > 1

    def _weight(self, word: str, name: bool) -> float:  # noqa: FBT001  Part of a key.
        """Return how much a word tells: up to 1 one of the pattern, more a rare one."""
        weight = self._weights.get((word, name))
        if weight is None:
            weight = self._weights[word, name] = self._weighed(word, name=name)
        return weight

    def _weighed(self, word: str, *, name: bool) -> float:
        cards = max(self._old[word], self._new[word], 1)
        part = cards / max(self._size, 1)
        if name:
            common = cards >= _COMMON and part > _NAME_SHARE
        else:
            common = cards >= _COMMON and (part >= _PLAIN_SHARE or cards >= _MANY)
            if word in _ASKING or (len(word) <= _SHORT and common and part >= _SHORT_SHARE):
                return 0.05
        weight = log2(1 / part) if part < 1 else 0.0
        return min(1.0, 0.2 + 0.2 * weight) if common else (2.0 if name else 1.0) * (1.5 + weight)

    def _shares(self, told: Difference, names: frozenset[str]) -> tuple[float, float]:
        """Return which part of all words two questions share, and which of the shorter one's."""
        kept = sum([self._weight(w, w in names) for w in told.kept])
        for old, new, _ in told.slips:
            kept += 0.95 * max(self._weight(w, w in names) for w in (old, new) if w)
        lost = sum([self._weight(w, w in names) for w in told.lost])
        gained = sum([self._weight(w, w in names) for w in told.gained])
        every = 2 * kept + lost + gained
        least = kept + min(lost, gained)
        return (2 * kept / every if every else 1.0), (kept / least if least else 1.0)


_NONE, _SHARED, _SOLE = 0, 1, 2


def _is_answer_edit(old: str, new: str) -> bool:
    """Say whether an answer is another written anew: nothing replaced but plain words."""
    before, after = words_of(old), words_of(new)
    told = difference(before, after)
    if {*told.lost} & before.names and {*told.gained} & after.names:
        return False
    same = 2 * (len(told.kept) + len([slip for slip in told.slips if all(slip[:2])]))
    return same >= _OTHERWISE * (len(before.every) + len(after.every)) and bool(same)
