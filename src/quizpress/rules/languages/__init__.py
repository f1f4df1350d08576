"""The words that rules look for, by language; a rule whose words are missing is skipped."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

LANGUAGES = ("de", "en", "es", "fr")
"""Languages that have words, a module each, by the first part of their tags."""

_NONE: frozenset[str] = frozenset()
_NO_NUMBERS: Mapping[str, float] = MappingProxyType({})


class LanguageWords(NamedTuple):
    """What rules know of one language; all words in small letters, what is missing is empty.

    Fields that end in `_pattern` are regular expressions over a text in small letters with
    straight quotes and single spaces, and are searched for anywhere in it.
    """

    function_words: frozenset[str] = _NONE
    """Articles, prepositions, pronouns, auxiliaries: what says little by itself."""
    endings: tuple[str, ...] = ()
    """Endings of inflected words, the longest first; without them words are compared whole."""
    question_words: frozenset[str] = _NONE
    what_words: frozenset[str] = _NONE
    """Question words that ask for a thing of any kind, and can stand for one another."""
    nouns_are_capital: bool = False
    """Whether all nouns begin with a capital, so that one tells no name."""
    weighty_words: frozenset[str] = _NONE
    """Function words that a learner of a language or a subject may well be asked for."""
    all_above_pattern: str = ""
    """An option that stands for all the others; matched against the whole option."""
    all_above_starts: tuple[str, ...] = ()
    """How each text that matches `all_above_pattern` begins."""
    none_above_pattern: str = ""
    """An option that stands for none of the others; matched against the whole option."""
    none_above_starts: tuple[str, ...] = ()
    """How each text that matches `none_above_pattern` begins."""
    combined_pattern: str = ""
    """What joins the labels of options, as in "Both A and C"; matched against the whole option,
    in its own case, with LABEL for a letter or a Roman number."""
    true_false: frozenset[str] = _NONE
    """What stands for true, false, yes or no as a whole option or answer."""
    negative_pattern: str = ""
    """A question that asks for what does not hold; it is without what it quotes."""
    negative_words: frozenset[str] = _NONE
    """Words of which `negative_pattern` needs one; they deserve bold or capitals."""
    contrast_words: frozenset[str] = _NONE
    """Words with which a question asks for something else, however alike the rest is."""
    contentless_pattern: str = ""
    """A whole question that says nothing of what it is about."""
    alternative_words: frozenset[str] = _NONE
    """What parts the two things between which a question lets choose."""
    imperative_pattern: str = ""
    """How a task begins that is put without a question mark."""
    double_pattern: str = ""
    """How a second question is joined to the first, with a question word."""
    stale_words: frozenset[str] = _NONE
    """Words of which `stale_pattern` needs one."""
    stale_pattern: str = ""
    """A time that moves with the day on which the question is read."""
    dated_pattern: str = ""
    """A time that stays, which makes a moving one harmless: a year, a century."""
    article_words: frozenset[str] = _NONE
    """Words of which `article_pattern` needs one."""
    article_pattern: str = ""
    """What leans on an article that a card in Anki does not show."""
    pronouns: frozenset[str] = _NONE
    """Pronouns that stand for somebody named before."""
    numbers: Mapping[str, float] = _NO_NUMBERS
    """Number words and their values."""
    ordinal_words: frozenset[str] = _NONE
    """Those of the number words that tell a place in a row."""
    ordinal_endings: tuple[tuple[str, str], ...] = ()
    """What makes an ordinal of a number word, and what the number word has in its place."""
    scales: Mapping[str, float] = _NO_NUMBERS
    """Words that multiply the number before them."""
    spans: Mapping[str, float] = _NO_NUMBERS
    """Words that are themselves so many years, as decade."""
    units: Mapping[str, tuple[str, float]] = MappingProxyType({})
    """Units that one can be turned into another: what they measure, and how much of it."""
    months: tuple[frozenset[str], ...] = ()
    weekdays: tuple[frozenset[str], ...] = ()
    decimal: str = "."
    """What parts the whole of a number from its fraction; the other of `.` and `,` groups."""


@cache
def language_words(tag: str) -> LanguageWords:
    """Return the words for a language tag such as `en-US`; none where we have none."""
    primary = tag.partition("-")[0].lower()
    if primary not in LANGUAGES:
        return LanguageWords()
    words: LanguageWords = import_module(f"quizpress.rules.languages.{primary}").WORDS
    return words


@cache
def calendar_names(tag: str) -> frozenset[str]:
    """Return months and weekdays in the language of a tag."""
    words = language_words(tag)
    return frozenset[str]().union(*words.months, *words.weekdays)


def ordinals_of(words: LanguageWords) -> list[str]:
    """Return the ordinals that endings make of number words and scales."""
    return [
        name.removesuffix(instead) + ending
        for ending, instead in words.ordinal_endings
        for name in (*words.numbers, *words.scales)
        if name.endswith(instead)
    ]
