"""The rule on cards that ask nearly the same."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from functools import cached_property
from itertools import chain, combinations
from math import ceil

from quizpress.model import Choice, Cloze, Matching, Open, Ordering, Short, TrueFalse
from quizpress.problem import clipped
from quizpress.rules.card_words import CardWords, DeckWords
from quizpress.rules.finding import Finding
from quizpress.rules.stems import stem_of, words_in

_ALIKE = 0.6
_VERY_ALIKE = 0.75
_CROWD = 12
"""Cards of which each is compared with each; of more only those that share a rare word."""
_CLIP = 80


def near_duplicates(deck: DeckWords) -> Iterator[Finding]:
    """Find cards that ask the same in nearly the same words.

    Where one word stands for one other, it may well be what matters: that is no warning.
    """
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, card in enumerate(deck.cards):
        for key in dict.fromkeys(_answers_to_share(card)):
            groups[key].append(number)
    asked = {n: _Asked(deck.cards[n]) for group in groups.values() if len(group) > 1 for n in group}
    first: dict[int, int] = {}
    for group in groups.values():
        for one, other in _pairs_in(group, asked) if len(group) > 1 else ():
            if other not in first and asked[one].is_like(asked[other]):
                first[other] = one
    for number in sorted(first):
        card = deck.cards[number]
        shown = clipped(deck.cards[first[number]].question, _CLIP)
        message = f"this asks nearly what another card asks: `{shown}`"
        hint = "remove one of the two, or make them ask different things"
        quiet = asked[number].may_differ_from(asked[first[number]])
        yield Finding(card.card, card.card.span, message, hint, quiet=quiet)


def _answers_to_share(card: CardWords) -> list[Hashable]:
    """Return what two cards that ask the same have in common beside their questions."""
    match card.card.content:
        case Short() | Choice() | Matching() | Ordering():
            return [answer.lower().strip(" .") for answer in card.answers]
        case Cloze():
            return [(Cloze, card.answers)]
        case TrueFalse(truth=truth):
            return [truth]
        case Open():
            return [Open]


def _pairs_in(group: list[int], asked: Mapping[int, "_Asked"]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a group that may be alike, the earlier card first."""
    if len(group) <= _CROWD:
        yield from combinations(group, 2)
        return
    counts = Counter(chain.from_iterable([asked[number].stems for number in group]))
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number in group:
        stems = asked[number].stems
        rare = sorted([(counts[stem], stem) for stem in stems])
        # Two that are alike share one of their rarest words.
        for _, stem in rare[: len(rare) - ceil(_ALIKE * len(rare)) + 1]:
            for other in holders[stem][-_CROWD:]:
                yield other, number
            holders[stem].append(number)


class _Asked:
    """What tells whether two cards ask the same."""

    def __init__(self, card: CardWords) -> None:
        self.card = card
        self.stems = card.stems

    def may_differ_from(self, other: "_Asked") -> bool:
        """Say whether one word makes the difference, or the answer is in the question."""
        swapped = len(self.stems - other.stems) == len(other.stems - self.stems) == 1
        return swapped or self.card.answer_stems <= self.stems

    @cached_property
    def options(self) -> frozenset[str]:
        options = self.card.options
        match self.card.card.content:
            case Matching(pairs=pairs):
                options = (*self.card.answers, *[left.source for left, _ in pairs])
            case Ordering():
                options = self.card.answers
        return frozenset([option.lower().strip(" .") for option in options])

    @cached_property
    def names(self) -> frozenset[str]:
        words = self.card.words
        typed = words_in(self.card.question)[1:]
        if words.nouns_are_capital:
            return frozenset()
        names = [w.lower() for w in typed if w[0].isupper()]
        return frozenset([stem_of(w, words) for w in names if w not in words.function_words])

    @cached_property
    def numbers(self) -> frozenset[float]:
        from quizpress.rules.number_values import values_in  # noqa: PLC0415  Few need it.

        return values_in(self.card.question, self.card.words)

    @cached_property
    def asking(self) -> frozenset[str]:
        words = self.card.words
        return (self.card.word_set & words.question_words) - words.what_words

    @cached_property
    def turns(self) -> frozenset[str]:
        words = self.card.words
        return self.card.word_set & (words.negative_words | words.contrast_words)

    def is_like(self, other: "_Asked") -> bool:
        """Say whether two cards that share an answer ask the same."""
        shared, union = len(self.stems & other.stems), len(self.stems | other.stems)
        content = self.card.card.content
        least = _VERY_ALIKE if isinstance(content, Open | TrueFalse) else _ALIKE
        return (
            self.card.question != other.card.question  # That is an error by itself.
            and (shared >= least * union > 0 or self.card.small_words == other.card.small_words)
            and type(content) is type(other.card.card.content)
            and self.turns == other.turns
            and (self.asking == other.asking or not self.asking or not other.asking)
            and self.numbers == other.numbers
            and self.names <= other.stems
            and other.names <= self.stems
            and 2 * len(self.options & other.options) >= max(len(self.options), len(other.options))
        )
