"""The words printed around questions: all there, in every language."""

import json
import re
from decimal import Decimal
from gettext import c2py
from string import Formatter
from typing import Any

import pytest

from harness import ROOT
from quizpress.checks.language_tags import LANGUAGE_TAGS
from quizpress.model import Article
from quizpress.press.html_writer import HtmlWriter
from quizpress.press.numbers import count_with_word
from quizpress.press.source import publisher_and_date
from quizpress.press.templates import labels, read_template
from quizpress.text.nodes import EMPTY

NAMES = sorted(path.stem for path in (ROOT / "templates" / "labels").glob("*.json"))
LANGUAGES = tuple(name for name in NAMES if "-" not in name)
ENGLISH = labels("en")
ON_ONE_SHEET = (
    # words that stand side by side, and must be told apart
    ("quiz", "key"),
    ("true", "false"),
    ("true_letter", "false_letter"),
    ("name", "class", "date", "score"),
    ("front", "back"),
    ("flip_long", "flip_short", "fold"),
)
DATES = {
    # 4 May 2022, as it is usually written
    "ar": "4 مايو 2022",
    "de": "4. Mai 2022",
    "en": "4 May 2022",
    "en-US": "May 4, 2022",
    "es": "4 de mayo de 2022",
    "fr": "4 mai 2022",
    "it": "4 maggio 2022",
    "ja": "2022年5月4日",
    "ko": "2022년 5월 4일",
    "nl": "4 mei 2022",
    "pl": "4 maja 2022",
    "pt": "4 de maio de 2022",
    "ru": "4 мая 2022\u00a0г.",  # noqa: RUF001  Cyrillic.
    "sv": "4 maj 2022",
    "tr": "4 Mayıs 2022",  # noqa: RUF001  The i without a dot.
    "uk": "4 травня 2022\u00a0р.",  # noqa: RUF001  Cyrillic.
    "zh": "2022年5月4日",
}
REGIONS = tuple(name for name in NAMES if "-" in name)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def own(language: str) -> dict[str, Any]:
    """Return the words of a file, without the help of another language."""
    path = ROOT / "templates" / "labels" / f"{language}.json"
    words: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return words


def texts(words: dict[str, Any]) -> dict[str, str]:
    """Return all words that are one text."""
    return {key: text for key, text in words.items() if isinstance(text, str)}


def places(text: str) -> set[str]:
    """Return the names of the places in a text that are filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_checks_know_which_languages_have_words() -> None:
    assert {tag.partition("-")[0] for tag in LANGUAGE_TAGS.values()} == {*LANGUAGES}


@every_language
def test_a_language_has_all_words_in_the_same_order(language: str) -> None:
    words = own(language)

    assert [*words] == [*ENGLISH]
    assert texts(words).keys() == texts(ENGLISH).keys()


@every_language
def test_no_word_is_empty_or_has_spaces_around_it(language: str) -> None:
    words = own(language)
    all_words = [*texts(words | {"comma": ","}).values(), *words["months"]]

    assert [word for word in all_words if not word or word != word.strip()] == []
    assert [word for word in all_words if re.search(r"[\x00-\x1f]| {2}|\.\.\.|TODO", word)] == []


@every_language
def test_a_word_is_filled_in_at_the_same_places_in_all_languages(language: str) -> None:
    wanted = {key: places(text) for key, text in texts(ENGLISH).items()}

    assert {key: places(text) for key, text in texts(own(language)).items()} == wanted


COUNTED = (
    # a language, a word, how many, how that is said
    ("en", "questions", "1", "1 question"),
    ("en", "questions", "20", "20 questions"),
    ("en", "points", "0.50", "0.5 points"),
    ("de", "points", "2.5", "2,5 Punkte"),
    ("fr", "points", "1", "1 point"),
    ("fr", "points", "10", "10 points"),
    ("ja", "questions", "20", "20問"),
    ("ar", "questions", "1", "سؤال واحد"),
    ("ar", "questions", "2", "سؤالان"),
    ("ar", "questions", "10", "10 أسئلة"),
    ("ar", "questions", "11", "11 سؤالًا"),
    ("ar", "questions", "100", "100 سؤال"),
    ("ar", "points", "1.5", "1.5 درجة"),
    ("pl", "questions", "22", "22 pytania"),
    ("pl", "questions", "21", "21 pytań"),
    ("pl", "points", "1.5", "1,5 punktu"),
    ("ru", "questions", "21", "21 вопрос"),
    ("ru", "questions", "12", "12 вопросов"),
    ("ru", "points", "1.5", "1,5 балла"),
    ("uk", "points", "3", "3 бали"),
)


@pytest.mark.parametrize(("language", "name", "number", "said"), COUNTED)
def test_a_number_takes_the_form_of_its_word(
    language: str, name: str, number: str, said: str
) -> None:
    assert count_with_word(name, Decimal(number), labels(language)) == said


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_says_only_what_its_language_says_otherwise(region: str) -> None:
    words, common = own(region), own(region.partition("-")[0])

    assert words.keys() <= common.keys()
    assert [key for key, word in words.items() if word == common[key]] == []


@every_language
def test_there_is_a_form_for_every_number(language: str) -> None:
    words = own(language)
    chosen = {c2py(words["plural"])(number) for number in range(201)}

    for name in ("questions", "points", "points_short"):
        # One more than the whole numbers need is for fractions.
        assert len(words[name]) - len(chosen) in (0, 1)
        assert chosen == {*range(len(chosen))}
        assert places(words[name][-1]) == {""}


@every_language
def test_a_year_has_twelve_months(language: str) -> None:
    months = own(language)["months"]

    assert len(months) == len(set(months)) == 12


@every_language
def test_words_on_one_sheet_are_told_apart(language: str) -> None:
    words = own(language)

    for keys in ON_ONE_SHEET:
        assert len({words[key] for key in keys}) == len(keys), keys


@every_language
def test_a_mark_to_circle_is_one_sign_and_so_is_the_decimal_sign(language: str) -> None:
    words = own(language)

    assert [len(words[key]) for key in ("true_letter", "false_letter", "decimal")] == [1, 1, 1]
    assert words["decimal"] in ".,"


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
def test_a_sentence_is_translated(language: str) -> None:
    sentences = {key: text for key, text in texts(ENGLISH).items() if text.count(" ") > 2}
    words = own(language)

    assert len(sentences) > 8
    assert [key for key, text in sentences.items() if words[key] == text] == []


@pytest.mark.parametrize("language", DATES)
def test_a_date_is_written_as_usual(language: str) -> None:
    article = Article(EMPTY, EMPTY, "2022-05-04", "", "", 0, {})

    assert (
        publisher_and_date(article, labels(language), HtmlWriter().write_text)
        == f"<bdi>{DATES[language]}</bdi>"
    )


def test_the_style_of_cards_has_all_words_in_every_language() -> None:
    words = {
        language: re.findall(r"--word-(\w+):", rule)
        for language, rule in re.findall(
            r"^\.qp(:lang\(\w\w\)|) \{(.*?)\}",
            read_template("anki/card.css"),
            re.MULTILINE | re.DOTALL,
        )
    }
    names = [
        "hint",
        "also",
        "several",
        "order",
        "options",
        "true",
        "false",
        "why",
        "you",
        "reverse",
    ]
    assert words[""] == [*names, "blank"]
    stems = [path.stem.partition("-")[0] for path in (ROOT / "templates/labels").glob("*.json")]
    languages = {f":lang({stem})" for stem in stems}
    assert {name for name, told in words.items() if told == names} == languages - {":lang(en)"}


@every_language
def test_cards_and_sheets_say_the_same_words(language: str) -> None:
    rule = "" if language == "en" else f":lang({language})"
    found = re.search(rf"^\.qp{re.escape(rule)} \{{.*?\}}", read_template("anki/card.css"), _WHOLE)
    assert found
    said = dict(re.findall(r'--word-(\w+): "(.*?)"', found[0]))
    words = labels(language)
    assert [said[name] for name in ("true", "false", "why")] == [
        words[name] for name in ("true", "false", "why")
    ]


_WHOLE = re.MULTILINE | re.DOTALL
