"""The words of a question, and how those of another differ: misspelt, moved, lost or gained."""

import re
from collections import Counter
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\U00020000-\U0003ffff"
)
"""Scripts without spaces between words (Thai to Chinese), of which each character is a word."""
_LETTER = rf"[^\W_{_UNSPACED}]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0dff]"
"""A letter, a digit, or a mark that belongs to one."""
_PUNCTUATION = (
    r"""!"'(),.:;?\[\]{}\u00a1\u00ab\u00b7\u00bb\u00bf\u0964\u0965\u060c\u061b\u061f"""
    r"\u2016-\u2027\u2039\u203a\u3001-\u3003\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff5e"
)
_WORD = re.compile(
    rf"(?<=[\u300c\u300e\u201c])[{_UNSPACED}]{{1,12}}(?=[\u300d\u300f\u201d])|[{_UNSPACED}]|\d+(?:[.,]\d+)+|(?:{_LETTER})(?:{_LETTER}|['\u2019](?={_LETTER}))*"
    # An operator where a number follows, and punctuation that is itself asked for.
    rf"|[-\u2212*/](?=\s?\d)|(?<=[`'\"\u201c])[{_PUNCTUATION}]+(?=[`'\"\u201d])"
    # Whatever else is seen: operators, arrows, flags.
    rf"|[^\s\w`*~|\\/\u2010-\u2015\u2212-](?<![{_PUNCTUATION}])"
)
_ELISION = re.compile(r"(?<!\w)(\w{1,2}['\u2019])(?=\w)")
"""An article or the like that has lost its vowel before the next word."""
_QUOTED = re.compile(
    '["`\u00ab\u201c\u201e\u300c\u300e][^"`\u00bb\u201c\u201d\u300d\u300f]+["`\u00bb\u201c\u201d\u300d\u300f]'
)
_CHARACTER = re.compile(rf"[{_UNSPACED}]")
_SHORT = 3
_MOST_PAIRS = 1_000
"""How many words may be held against each other; texts that differ in more are not alike."""

_LONG, _ENDING = 6, 4
"""Letters of a word that hardly is another but for one of them, and those that an ending has."""
_ENDINGS = ("s", "'s", "es", "n", "en", "e", "ed")
"""What names, too, end in, in one case or the other."""

SURE, LONG, TYPED, FIRST, INFLECTED, _OWN = 1, 2, 3, 4, 5, 9
"""How a word became another: by letters that are swapped or doubled or by a small ending; by one
letter, where that seldom makes another word; by one where it may; by its first; by another ending;
or not at all."""


class WordsOfText(NamedTuple):
    """The words of a text in order, in small letters where case does not tell words apart.

    The names are those that stand for one thing alone: numbers, symbols, what is capitalised or
    in quotes. The first word is capitalised whatever it is, and may be one, too.
    """

    every: tuple[str, ...]
    names: frozenset[str]
    first: str


class Difference(NamedTuple):
    """What became of the words of a text; the slips are an old word, a new one, and how."""

    kept: list[str]
    slips: list[tuple[str, str, int]]
    lost: list[str]
    gained: list[str]


@lru_cache(1 << 15)
def words_of(text: str) -> WordsOfText:
    """Return the words of a text; of one without any, the text."""
    raw = _split_words(text) or [text]
    every = tuple([_fold_case(word) for word in raw])
    high = [word[:1].isupper() for word in raw] + [False]
    # What begins a sentence is capitalised as a name is, unless a name follows it.
    named = [high[place] and (place > 0 or high[1]) for place in range(len(raw))]
    names = {w for w, high in zip(every, named, strict=True) if high or _looks_like_name(w)}
    for quoted in _QUOTED.finditer(text):
        names.update([_fold_case(word) for word in _split_words(quoted[0])])
    return WordsOfText(every, frozenset(names), every[0] if high[0] else "")


def _split_words(text: str) -> list[str]:
    return _WORD.findall(_ELISION.sub(r"\1 ", text))


def _fold_case(word: str) -> str:
    """Return a word in small letters, but one like CO, pH or DNA as it is."""
    return word if word[1:] != word[1:].lower() else word.lower().replace("\u2019", "'")


def _looks_like_name(word: str) -> bool:
    return word != word.lower() or any(map(str.isdigit, word)) or not any(map(str.isalpha, word))


def is_character(word: str) -> bool:
    """Say whether a word is but a character of a script without spaces."""
    return _CHARACTER.fullmatch(word) is not None


def compare_words(old: WordsOfText, new: WordsOfText) -> Difference:
    """Return what became of the words of a text, whatever their order."""
    kept, lost = _split_by_others(old.every, new.every)
    _, gained = _split_by_others(new.every, old.every)
    slips = []
    for word in [*lost] if len(lost) * len(gained) < _MOST_PAIRS else ():
        grade, other = min(
            [(_kind_of_slip(word, other, old, new), other) for other in gained] or [(_OWN, "")]
        )
        if grade <= INFLECTED:
            slips.append((word, other, grade))
            lost.remove(word)
            gained.remove(other)
    if lost and gained and _differ_in_spaces(lost, gained):
        slips += [(word, "", SURE) for word in lost] + [("", word, SURE) for word in gained]
        lost, gained = [], []
    return Difference(kept, slips, lost, gained)


def _split_by_others(
    words: tuple[str, ...], others: tuple[str, ...]
) -> tuple[list[str], list[str]]:
    """Part words into those that are among others, each counted once, and those that are not."""
    spare = Counter(others)
    kept: list[str] = []
    rest: list[str] = []
    for word in words:
        (kept if spare[word] > 0 else rest).append(word)
        spare[word] -= 1
    return kept, rest


def _differ_in_spaces(lost: list[str], gained: list[str]) -> bool:
    """Say whether words differ by the space or the hyphen between them alone."""
    one, other = "".join(lost), "".join(gained)
    return one == other and len(lost) != len(gained) and not any(map(str.isdigit, one))


def _kind_of_slip(one: str, other: str, old: WordsOfText, new: WordsOfText) -> int:
    """Return how a word became another, if it did; of two short names neither is misspelt."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  Needed only where something vanished.

    if one.lower() == other.lower():
        return SURE
    short, long = sorted((len(one), len(other)))
    if (
        long - short > _ENDING
        or long == 1
        or not (_can_be_misspelt(one, old) and _can_be_misspelt(other, new))
    ):
        return _OWN
    less, more = sorted((one, other), key=len)
    if more.startswith(less) and more[len(less) :] in _ENDINGS:
        return SURE
    if OSA.distance(one, other, score_cutoff=1) == 1:
        return _kind_of_typo(one, other)
    if {one, other} & (old.names | new.names):
        return _OWN
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), short)
    return INFLECTED if same >= max(4, 0.55 * long) else _OWN


def _kind_of_typo(one: str, other: str) -> int:
    """Return how words differ that are one letter or two neighbours apart."""
    short, long = sorted((len(one), len(other)))
    if sorted(one) == sorted(other) or _without_doubles(one) == _without_doubles(other):
        return SURE
    if one[0] != other[0]:
        return FIRST if short >= _LONG else _OWN
    missing = short < long > _SHORT and one[-1] == other[-1]
    return LONG if missing or short >= _LONG else TYPED


def _can_be_misspelt(word: str, words: WordsOfText) -> bool:
    """Say whether a word has letters that can slip: a number has none, nor has a symbol."""
    return (word.islower() or word not in words.names) and not any(map(str.isdigit, word))


def _without_doubles(word: str) -> str:
    return "".join([char for char, _ in groupby(word)])
