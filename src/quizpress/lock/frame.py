"""The words with which a whole deck asks, and those that tell one of its cards from the others."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence

from quizpress.lock.words import words_of

SHORT = 3
"""Letters of a word that may well be an article."""
SEVERAL, MANY = 3, 8
"""In fewer cards than several no word is common, in many each plain one is."""
_PLAIN_PART, _NAME_PART = 0.08, 0.5
"""From which part of the cards on a word is common: a plain one, and a name."""
_FRAME_PART = 0.7
"""From which part of the cards on the deck asks with a word."""
_ASKING = frozenset(
    """
    what which following when where who whose whom why how much many does did have has had are was
    were with from that this these those there the and for
    welche welcher welches welchen welchem wann warum wieso wieviel wie was wer wem wessen
    quel quelle quels quelles quand combien comment pourquoi
    cuál cuáles cuándo cuánto cuántos cuánta cuántas cómo dónde quién quiénes qué
    quale quali quando quanto quanti quanta quante dove come perché
    qual quais onde quem welke wanneer waar waarom hoeveel
    """.split()  # noqa: SIM905  A list of quoted words would fill the screen.
)
"""Words that ask, and say nothing of what is asked about."""


class FrameOfDeck:
    """Knows in which cards of a deck each word stands, before and after an edit."""

    def __init__(self, old: list[str], new: list[str], size: int) -> None:
        """Look up words of questions; of a large deck these may be but a part of `size`."""
        self._cards_before, self._cards_after = _cards_of_words(old), _cards_of_words(new)
        self.before = _count_cards(self._cards_before, size // max(len(old), 1))
        self.after = _count_cards(self._cards_after, size // max(len(new), 1))
        self._size = max(size, 1)

    def is_telling(self, word: str, names: Container[str]) -> bool:
        """Say whether a word tells a card from others of its deck."""
        if not word or word in _ASKING:
            return False
        cards = max(self.before[word], self.after[word])
        if cards < SEVERAL:
            return True
        if word in names:
            return cards <= _NAME_PART * self._size
        return cards < MANY and cards < _PLAIN_PART * self._size

    def is_replaced(self, lost: Iterable[str], gained: Iterable[str]) -> bool:
        """Say whether words gave way to such as may ask another thing.

        What the whole deck asks with may be put in other words in one card, and the other way
        round; so may what no card asks with any more.
        """
        gone, come = ([w for w in words if not _is_light(w)] for words in (lost, gained))
        if not gone or not come:
            return False
        before, after = self.before, self.after
        if all(before[w] >= SEVERAL and not after[w] for w in gone):
            return not all(after[w] >= SEVERAL and not before[w] for w in come)
        return not any(
            self._are_of_frame(words, here) and all(there[w] < SEVERAL for w in others)
            for words, here, others, there in (
                (gone, before, come, after),
                (come, after, gone, before),
            )
        )

    def _are_of_frame(self, words: list[str], cards: Counter[str]) -> bool:
        return all(cards[w] >= max(SEVERAL, _FRAME_PART * self._size) for w in words)

    def is_widespread(self, word: str) -> bool:
        """Say whether several cards have a word, so that in one of them it may be misspelt."""
        return max(self.before[word], self.after[word]) >= SEVERAL

    def is_of_one_card(self, words: Sequence[str]) -> bool:
        """Say whether no more than one card has all of some words; not of none."""
        return bool(words) and all(
            _count_common([cards.get(word, set()) for word in words]) <= 1
            for cards in (self._cards_before, self._cards_after)
        )

    def are_both_known(self, old: str, new: str) -> bool:
        """Say whether a word was known before it took the place of another, which lives on."""
        return bool(self.before[new] and self.after[old])


def _cards_of_words(questions: list[str]) -> dict[str, set[int]]:
    cards: defaultdict[str, set[int]] = defaultdict(set)
    for number, question in enumerate(questions):
        for word in words_of(question).every:
            cards[word].add(number)
    return dict(cards)


def _count_common(cards: list[set[int]]) -> int:
    # From the fewest on, so that words of all cards cost nothing.
    return len(set.intersection(*sorted(cards, key=len)))


def _count_cards(cards: dict[str, set[int]], times: int) -> Counter[str]:
    return Counter({word: max(times, 1) * len(numbers) for word, numbers in cards.items()})


def _is_light(word: str) -> bool:
    return word in _ASKING or are_light([word])


def are_light(words: Iterable[str]) -> bool:
    """Say whether words are short and plain, as articles are."""
    return all(len(word) <= SHORT and word.islower() and word.isalpha() for word in words)
