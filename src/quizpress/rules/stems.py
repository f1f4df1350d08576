"""Words and stems of plain text."""

import re
from collections.abc import Iterable

from quizpress.rules.languages import LanguageWords

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
# The same for ASCII, where ranges are found in half of the time.
_ASCII_WORD = re.compile(r"[a-zA-Z]+(?:'[a-zA-Z]+)*|[0-9]+(?:[.,:][0-9]+)*")
_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d\u00a0\u202f", "''\"\"  ")
_CHANGED = re.compile("[\u2018\u2019\u201c\u201d\u00a0\u202f]")
_SHORTEST = 3


def straight(text: str) -> str:
    """Return a text with straight quotes and plain spaces."""
    return text.translate(_STRAIGHT) if not text.isascii() and _CHANGED.search(text) else text


def words_in(text: str) -> list[str]:
    """Return the words and numbers of a text, as typed."""
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def content_stems(text: str, words: LanguageWords) -> frozenset[str]:
    """Return the stems of the words that say something, in small letters."""
    return stems_of(words_in(text.lower()), words)


def stems_of(small_words: Iterable[str], words: LanguageWords) -> frozenset[str]:
    """Return the stems of those words in small letters that say something."""
    known = _KNOWN.setdefault(words.endings, {})
    function_words = words.function_words
    return frozenset(
        [
            known.get(word) or _learned(word, words.endings, known)
            for word in small_words
            if word not in function_words
        ]
    )


def ordered_stems(small_words: Iterable[str], words: LanguageWords) -> list[str]:
    """Return the stems of those words in small letters that say something, in their order."""
    known = _KNOWN.setdefault(words.endings, {})
    function_words = words.function_words
    return [
        known.get(word) or _learned(word, words.endings, known)
        for word in small_words
        if word not in function_words and (len(word) > 1 or word.isdecimal())
    ]


def stem_of(word: str, words: LanguageWords) -> str:
    """Return a word without its ending; a short one as it is."""
    known = _KNOWN.setdefault(words.endings, {})
    return known.get(word) or _learned(word, words.endings, known)


_KNOWN: dict[tuple[str, ...], dict[str, str]] = {}
"""Stems by word, for the endings of each language; few words make up most of a deck."""


def _learned(word: str, endings: tuple[str, ...], known: dict[str, str]) -> str:
    stem = known[word] = _cut(word, endings)
    return stem


def _cut(word: str, endings: tuple[str, ...]) -> str:
    word = word.replace("\u2019", "'")
    word = word.partition("'")[0] or word
    if word[0].isdecimal():
        return word
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word
