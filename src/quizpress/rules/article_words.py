"""An article in plain words, with an index of which paragraphs say what."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from math import log
from typing import NamedTuple

from quizpress.rules.languages import LanguageWords
from quizpress.rules.number_values import Number, numbers_and_times_in, values_in
from quizpress.rules.quotes import QuotedText
from quizpress.rules.stems import ordered_stems, straight, words_in

Places = int
"""A set of paragraphs, counted from 1: bit n stands for paragraph n."""
_NEAR_DAYS = 7


def places_of(numbers: Iterable[int]) -> Places:
    """Return a set of paragraphs."""
    places = 0
    for number in numbers:
        places |= 1 << number
    return places


def numbers_of(places: Places) -> Iterator[int]:
    """Yield the paragraphs of a set, from the first."""
    while places:
        lowest = places & -places
        yield lowest.bit_length() - 1
        places ^= lowest


class Name(NamedTuple):
    """Capitalised words side by side, as typed."""

    words: tuple[str, ...]
    start: int


_NAME_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_NAME = 2
_JOINS = (" ", "-", "'")
_BEFORE_SENTENCE = frozenset(".!?:;\"'([\u2026\u2013\u2014-")


def names_in(text: str, words: LanguageWords) -> list[Name]:
    """Return the runs of capitalised words of a text that are no function words."""
    names: list[Name] = []
    end = -1
    for found in _NAME_WORD.finditer(text):
        word = found.group()
        if (
            len(word) < _SHORTEST_NAME
            or not word[0].isupper()
            or word.lower() in words.function_words
        ):
            continue
        if names and text[end : found.start()] in _JOINS:
            names[-1] = Name((*names[-1].words, word), names[-1].start)
        else:
            names.append(Name((word,), found.start()))
        end = found.end()
    return names


class ArticleParagraph:
    """One paragraph."""

    def __init__(self, text: str, words: LanguageWords) -> None:
        self.text = straight(text)
        self._language = words

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters."""
        return small_words(self.text)

    @cached_property
    def spaced(self) -> str:
        """Its words in small letters, each with a space on both sides."""
        return f" {' '.join(self.words)} "

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of what it says, in its order."""
        return told_stems(self.words, self._language)

    @cached_property
    def values(self) -> frozenset[float]:
        """The values that its numbers may stand for."""
        return values_in(self.text, self._language)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers and times, in its order."""
        return tuple(numbers_and_times_in(self.text, self._language))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Its names, in its order; what only begins a sentence with a capital is none."""
        return tuple(
            [
                name
                for name in names_in(self.text, self._language)
                if len(name.words) > 1 or not self.begins_sentence(name.start)
            ]
        )

    def begins_sentence(self, start: int) -> bool:
        """Say whether a sentence may begin at a place."""
        before = self.text[max(0, start - 3) : start].rstrip()
        return not before or before[-1] in _BEFORE_SENTENCE


def small_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, parted at apostrophes: l'Afrique, Anna's."""
    return tuple(words_in(text.lower().replace("'", " ")))


_TOLD = 6
"""Letters of a stem that tell words apart: what comes after is mostly an ending."""


def told_stems(texts: Sequence[str], words: LanguageWords) -> tuple[str, ...]:
    """Return what tells the words in small letters apart that say something, in their order."""
    return tuple([stem[:_TOLD] for stem in ordered_stems(texts, words)])


class Evidence(NamedTuple):
    """What a text says that an article may say too, and what each part of it weighs.

    A part is a stem, or two stems side by side; what stands nowhere in the article weighs 0.
    """

    parts: tuple[tuple["Standing", float], ...]
    total: float


class Standing(NamedTuple):
    """Where in an article a stem, or a pair of stems, stands: as a set and in order."""

    places: Places
    paragraphs: tuple[int, ...]


_ANSWER_WEIGHT = 1.5
_PAIR_WEIGHT = 0.5


class ArticleWords:
    """An article whose text is at hand."""

    def __init__(self, texts: Sequence[str], published: str, words: LanguageWords) -> None:
        self.paragraphs = [ArticleParagraph(text, words) for text in texts]
        self.published = published
        self.quoted = QuotedText(texts)
        self._language = words

    @cached_property
    def _index(self) -> dict[str | tuple[str, str], Standing]:
        """Where each stem stands, and each two side by side."""
        found: defaultdict[str | tuple[str, str], list[int]] = defaultdict(list)
        for number, paragraph in enumerate(self.paragraphs, 1):
            parts: set[str | tuple[str, str]] = {*paragraph.stems}
            parts.update(pairwise(paragraph.stems))
            for part in parts:
                found[part].append(number)
        return {part: Standing(places_of(numbers), (*numbers,)) for part, numbers in found.items()}

    @cached_property
    def _weights(self) -> list[float]:
        """What a part weighs that stands in so many paragraphs: 1 in one, little in all."""
        count = len(self.paragraphs)
        return [0.0, *[log(1 + count / n) / log(1 + count) for n in range(1, count + 1)]]

    def places_of_stem(self, stem: str) -> Places:
        """Return the paragraphs that have a stem."""
        standing = self._index.get(stem)
        return standing.places if standing else 0

    def weight_of_stem(self, stem: str) -> float:
        """Return how much a stem tells of where in the article one is; 1 where it is not."""
        standing = self._index.get(stem)
        return self._weights[len(standing.paragraphs)] if standing else 1.0

    def evidence(self, question: Sequence[str], answer: Sequence[str]) -> Evidence:
        """Weigh the stems of a question and its answer; what the answer adds weighs more."""
        weights: dict[str | tuple[str, str], float] = dict.fromkeys(answer, _ANSWER_WEIGHT)
        weights.update(dict.fromkeys(question, 1.0))
        weights.update(dict.fromkeys([*pairwise(question), *pairwise(answer)], _PAIR_WEIGHT))
        parts = [
            (standing, weight * self._weights[len(standing.paragraphs)])
            for part, weight in weights.items()
            if (standing := self._index.get(part))
        ]
        return Evidence((*parts,), sum([weight for _, weight in parts]))

    def places_of_phrase(self, text: str) -> Places:
        """Return the paragraphs in which the words of a text stand side by side."""
        phrase = small_words(text)
        stems = told_stems(phrase, self._language)
        if not stems:
            return 0
        common = self.places_of_stem(stems[0])
        for stem in stems[1:]:
            common &= self.places_of_stem(stem)
        spaced = f" {' '.join(phrase)} "
        return places_of([n for n in numbers_of(common) if spaced in self.paragraphs[n - 1].spaced])

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of names, as typed."""
        return frozenset([word for p in self.paragraphs for name in p.names for word in name.words])

    @cached_property
    def name_pairs(self) -> frozenset[tuple[str, str]]:
        """Words that stand side by side in a name, as typed."""
        return frozenset(
            [pair for p in self.paragraphs for name in p.names for pair in pairwise(name.words)]
        )

    def values_at(self, places: Places) -> frozenset[float]:
        """Return the numbers of paragraphs, with the days that their weekdays name."""
        found: frozenset[float] = frozenset()
        for number in numbers_of(places):
            paragraph = self.paragraphs[number - 1]
            found |= paragraph.values | self._days_near(paragraph)
        return found

    def _days_near(self, paragraph: ArticleParagraph) -> set[float]:
        """Return days of the month that a weekday of a paragraph may mean, and the year."""
        try:
            day = date.fromisoformat(self.published)
            near = [day + timedelta(days=n) for n in range(-_NEAR_DAYS, _NEAR_DAYS + 1)]
        except (ValueError, OverflowError):
            return set()
        said = {*paragraph.words}
        names = self._language.weekdays
        days = {float(other.day) for other in near if names and said & names[other.weekday()]}
        return days | {float(day.year)}
