"""How much a word tells a card from the others of its deck: rare ones much, common ones little."""

from collections import Counter
from collections.abc import Container, Iterable
from math import log2
from typing import NamedTuple

from quizpress.lock.words import Difference, words_of

SHORT = 3
"""Letters of a word that may well be an article."""
SEVERAL, MANY = 3, 8
"""In fewer cards than several no word is of the deck's pattern, in many each plain one is."""
_PLAIN_PART, _NAME_PART, _SHORT_PART = 0.08, 0.5, 0.1
"""From which part of the cards on a word is the pattern's: a plain one, a name, a short one."""
_PATTERN_PART = 0.5
"""From which part of the cards on a word is one that the whole deck asks with."""
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
_LIGHT = 0.05


class Share(NamedTuple):
    """Which part of all their words two questions share, and which of those of the shorter one."""

    every: float
    shorter: float


class Rarity:
    """Knows in how many cards of a deck each word stands, before and after an edit."""

    def __init__(self, old: list[str], new: list[str], size: int) -> None:
        """Count words of questions; of a large deck these may be but a part of `size`."""
        self.before, self.after = _count_words(old, size), _count_words(new, size)
        self._size = max(size, 1)
        self._weights: dict[tuple[str, bool], float] = {}

    def is_rare(self, word: str, names: Container[str]) -> bool:
        """Say whether a word tells a card from others of its deck."""
        return word != "" and self._weight_of(word, names) > 1

    def is_replaced(self, told: Difference) -> bool:
        """Say whether plain words that ask one thing gave way to such as ask another.

        What many cards ask, or what no card asks any more, may well be put in other words.
        """
        lost = [word for word in told.lost if _is_telling(word)]
        gained = [word for word in told.gained if _is_telling(word)]
        if any(self.after[word] >= SEVERAL for word in lost) and any(
            self.before[word] >= SEVERAL for word in gained
        ):
            return True
        gone = any(not self._is_pattern(word, self.before, self.after) for word in lost)
        come = any(not self._is_pattern(word, self.after, self.before) for word in gained)
        return gone and come

    def _is_pattern(self, word: str, here: Counter[str], there: Counter[str]) -> bool:
        if here[word] < SEVERAL:
            return False
        return here[word] >= _PATTERN_PART * self._size or not there[word]

    def share_of_words(self, told: Difference, names: Container[str], slip: float = 0.95) -> Share:
        """Return what two questions share; a word that slipped counts for a part."""
        kept = sum([self._weight_of(word, names) for word in told.kept])
        lost = sum([self._weight_of(word, names) for word in told.lost])
        gained = sum([self._weight_of(word, names) for word in told.gained])
        for old, new, _ in told.slips:
            weight = max([self._weight_of(word, names) for word in (old, new) if word])
            kept += slip * weight
            lost += (1 - slip) * weight
            gained += (1 - slip) * weight
        every, shorter = 2 * kept + lost + gained, kept + min(lost, gained)
        return Share(2 * kept / every if every else 1, kept / shorter if shorter else 1)

    def _weight_of(self, word: str, names: Container[str]) -> float:
        """Return how much a word tells: up to 1 what is of the pattern, more what is rare."""
        key = (word, word in names)
        if key not in self._weights:
            self._weights[key] = self._weigh_word(*key)
        return self._weights[key]

    def _weigh_word(self, word: str, name: bool) -> float:  # noqa: FBT001  Both are one key.
        cards = max(self.before[word], self.after[word], 1)
        part = min(1.0, cards / self._size)
        if name:
            common = cards >= SEVERAL and part > _NAME_PART
        else:
            common = cards >= SEVERAL and (part >= _PLAIN_PART or cards >= MANY)
            if word in _ASKING or (len(word) <= SHORT and common and part >= _SHORT_PART):
                return _LIGHT
        told = log2(1 / part)
        return min(1.0, 0.2 + 0.2 * told) if common else (1.5 + told) * (1.5 if name else 1)


def _count_words(questions: list[str], size: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for question in questions:
        counts.update(set(words_of(question).every))
    times = max(1, size // max(len(questions), 1))
    return Counter({word: times * count for word, count in counts.items()})


def _is_telling(word: str) -> bool:
    return word not in _ASKING and len(word) > SHORT


def are_light(words: Iterable[str]) -> bool:
    """Say whether words are short and plain, as articles are."""
    return all(len(word) <= SHORT and word.islower() for word in words)
