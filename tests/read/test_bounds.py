"""Files made to break a reader: each comes back, with a clear word and a place."""

from itertools import pairwise
from pathlib import Path
from string import ascii_lowercase

import pytest
import yaml

from harness import Write, examine
from quizpress.deck_and_lock import load_deck
from quizpress.report import format_report

CARDS = "title: T\ncards:\n  - q: One?\n    a: "
BOUNDED = {
    # a file, and the one thing that is said of it
    "brackets": (
        "[" * 100_000,
        ("too-large", 1, 25, "the nesting is deeper than 24 levels"),
    ),
    "braces": (
        "{a: " * 100_000,
        ("too-large", 1, 97, "the nesting is deeper than 24 levels"),
    ),
    "dashes": (
        "- " * 30_000,
        ("too-large", 1, 49, "the nesting is deeper than 24 levels"),
    ),
    "brackets in an answer": (
        CARDS + "[" * 100_000,
        ("too-large", 4, 29, "the nesting is deeper than 24 levels"),
    ),
    "a steep flight of keys": (
        "".join(f"{' ' * depth}a:\n" for depth in range(2_000)),
        ("too-large", 25, 25, "the nesting is deeper than 24 levels"),
    ),
    "10 MB of <": (
        "<" * 10_000_000,
        ("shape", 1, 1, "the deck must be keys and values, not a text"),
    ),
    "10 MB of < in an answer": (
        CARDS + "<" * 10_000_000 + "\n",
        ("too-large", 4, 8, "`a` has 10,000,000 characters, the most is 10,000"),
    ),
    "10 MB of < in a quoted answer": (
        f"{CARDS}'{'<' * 10_000_000}'\n",
        ("too-large", 4, 8, "`a` has 10,000,000 characters, the most is 10,000"),
    ),
    "1 MB of line breaks": (
        "\n" * 1_000_000,
        ("empty", 1, 1, "the file holds no deck"),
    ),
    "10 MB of spaces": (
        " " * 10_000_000,
        ("empty", 1, 1, "the file holds no deck"),
    ),
}


@pytest.mark.parametrize("name", BOUNDED)
def test_a_huge_or_deep_file_gets_one_clear_word(name: str, deck: Write) -> None:
    content, expected = BOUNDED[name]
    (problem,) = examine(deck(content)).problems

    assert (problem.code, *problem.place[1:3], problem.message) == expected


@pytest.mark.parametrize("name", ["brackets", "dashes", "brackets in an answer"])
def test_the_slow_parser_stops_there_too(
    name: str, deck: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    content, expected = BOUNDED[name]
    (problem,) = examine(deck(content)).problems

    assert (problem.code, *problem.place[1:3], problem.message) == expected


def test_a_file_over_the_bound_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "sparse.yaml"
    with path.open("wb") as file:
        file.truncate(70 * 1024 * 1024)
    (problem,) = examine(path).problems

    assert (problem.code, problem.message) == ("too-large", "the file is larger than 64 MiB")
    assert problem.hint == "split the deck into several files"


def test_an_alias_bomb_is_refused_at_its_first_alias(deck: Write) -> None:
    rows = [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise(ascii_lowercase)]
    text = "\n".join(["a: &a [laugh]", *rows, "title: T", "cards: *z"])
    problems = examine(deck(text)).problems

    assert problems[0].code == "alias"
    assert len(problems) < len(text)


@pytest.mark.slow
def test_100_000_errors_are_all_reported_and_few_of_them_shown(deck: Write) -> None:
    path = deck("title: T\ncards:\n" + "  - q: ''\n" * 50_000)
    problems = load_deck(path)[1]

    assert len(problems) == 100_000
    assert format_report(problems, "text").count("`q` is empty") == 20
    assert format_report(problems, "json").count("`q` is empty") == 50_000


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_errors_on_one_long_line_do_not_repeat_the_line(form: str, deck: Write) -> None:
    text = "{title: T, cards: [" + "{q: '', a: 1}, " * 2_000 + "]}"
    problems = load_deck(deck(text))[1]

    assert len(problems) == 2_000
    assert len(format_report(problems, form)) < 1_000 * len(problems)


def test_an_article_that_cannot_be_read_leaves_the_deck_checked(deck: Write) -> None:
    name = "long" * 1_000
    text = f"title: T\narticle: {{text: {name}}}\ncards:\n  - cloze: No gap.\n"

    found = [problem.code for problem in load_deck(deck(text))[1]]
    assert found == ["text-missing", "cloze-no-gap"]
