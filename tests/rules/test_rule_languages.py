"""Each language says all that rules ask for, in small letters, with patterns that compile."""

import re

import pytest

from quizpress.rules.languages import LANGUAGES, LanguageWords, language_words

MAY_BE_EMPTY = {"nouns_are_capital", "ordinal_endings"}
"""`nouns_are_capital` is a yes or no; what has no ordinals made by endings needs none."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", LanguageWords._fields)
def test_a_language_has_every_field(language: str, field: str) -> None:
    assert getattr(language_words(language), field) or field in MAY_BE_EMPTY


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", [f for f in LanguageWords._fields if f.endswith("_pattern")])
def test_patterns_compile_and_match_nothing_empty(language: str, field: str) -> None:
    pattern = re.compile(getattr(language_words(language), field))
    assert not pattern.search("")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", [f for f in LanguageWords._fields if f.endswith("_words")])
def test_words_are_small_and_whole(language: str, field: str) -> None:
    words = getattr(language_words(language), field)
    assert [word for word in words if word != word.lower() or " " in word] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_endings_come_longest_first(language: str) -> None:
    endings = language_words(language).endings
    shadowed = [
        (early, late)
        for place, early in enumerate(endings)
        for late in endings[place + 1 :]
        if late.endswith(early)
    ]
    assert shadowed == []


def test_a_region_has_the_words_of_its_language() -> None:
    assert language_words("en-US") == language_words("en")
    assert language_words("fi") == LanguageWords()
