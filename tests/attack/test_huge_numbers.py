"""Numbers of thousands of digits, and texts of millions: an error of shape, said in a line."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from deck_folder import NOW
from harness import Ran, Write
from quizpress.deck_and_lock import load_deck
from quizpress.options import Options, Printing
from quizpress.pipeline import build_deck
from quizpress.targets import TARGETS

CARD = "title: T\ncards:\n- {q: One?, a: A, %}\n"
ARTICLE = "title: T\narticle: {%}\ncards: [{q: One?, a: A}]\n"
POINTS = "a number from 0 to 999.99, such as 2 or 0.5"
NUMBERS = (
    # where a number stands, as #, the code of the problem, the key it names, and what is wanted
    (CARD.replace("%", "at: #"), "shape", "at", "a paragraph number or {p, quote}"),
    (
        CARD.replace("%", "at: {p: #, quote: b c d e}"),
        "shape",
        "p",
        "a whole number from 1 to 100,000",
    ),
    (CARD.replace("%", "lines: #"), "shape", "lines", "a whole number from 1 to 60"),
    (
        CARD.replace("%", "distractors: [B], keep_order: #"),
        "shape",
        "keep_order",
        "true, false, or the place of the key",
    ),
    (
        ARTICLE.replace("%", "paragraphs: #"),
        "shape",
        "paragraphs",
        "a whole number from 1 to 100,000",
    ),
    (CARD.replace("%", "points: #"), "text-form", "points", POINTS),
    (CARD.replace("%", "rubric: [{points: #, for: it}]"), "text-form", "points", POINTS),
    (
        ARTICLE.replace("%", "published: #"),
        "text-form",
        "published",
        "a date such as 2022-05-04",
    ),
)
HUGE = {"zeros": "0" * 4500 + "1", "nines": "9" * 4501}


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize("case", NUMBERS, ids=lambda case: case[0].split(": #")[0][-10:])
def test_a_number_of_thousands_of_digits_is_an_error(
    deck: Write, case: tuple[str, str, str, str], number: str
) -> None:
    text, code, key, wanted = case
    (problem,) = load_deck(deck(text.replace("#", HUGE[number])))[1]

    assert problem.code == code
    assert problem.message == f"`{key}` must be {wanted}, not `{HUGE[number][:39]}…`"


@pytest.mark.parametrize("zeros", [0, 9])
def test_some_zeros_before_a_number_are_no_error(deck: Write, zeros: int) -> None:
    assert load_deck(deck(CARD.replace("%", f"lines: {'0' * zeros}7")))[1] == []


def test_a_gap_with_a_number_of_thousands_of_digits_is_an_error(deck: Write) -> None:
    text = f"title: T\ncards:\n- cloze: 'A {{{{c{'0' * 4500}1::gap}}}}.'\n"
    (problem,) = load_deck(deck(text))[1]

    assert (problem.code, problem.message) == ("cloze-gap", "gaps are numbered from c1 to c99")


LONG = "a" * 10_000_000
SHORT = "a" * 50
TEXTS = (
    # a deck, the code of a problem, and how what is said of it begins
    (f"title: !{LONG} T\ncards: [{{q: One?, a: A}}]\n", "yaml-tag", f"`!{SHORT}"),
    (f"title: !<{LONG}> T\ncards: [{{q: One?, a: A}}]\n", "yaml-tag", f"`{SHORT}"),
    (f"title: &{LONG} T\ncards: [{{q: One?, a: A}}]\n", "alias", f"`&{SHORT}"),
    (f"title: *{LONG}\ncards: [{{q: One?, a: A}}]\n", "alias", f"`*{SHORT}"),
    (f"? '{LONG}'\n: a\n? '{LONG}'\n: a\n", "duplicate-key", f"the key `{SHORT}"),
)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(TEXTS)))
@pytest.mark.parametrize("slow", [False, True])
def test_a_text_of_ten_megabytes_is_not_repeated(
    deck: Write,
    number: int,
    slow: bool,  # noqa: FBT001  A column of the table.
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text, code, said = TEXTS[number]
    if slow:
        text = text.replace(LONG, LONG[:100_000])
        monkeypatch.delattr(yaml, "CSafeLoader")
    problem = next(found for found in load_deck(deck(text))[1] if found.code == code)

    assert problem.message.startswith(said)
    assert len(problem.message) < 200


SPACES = (r"\hspace{" + "9" * 5000 + "em}", r"\hskip" + "1" * 5000 + "em x")


@pytest.mark.parametrize("space", SPACES)
def test_a_space_in_maths_without_an_end_is_no_obstacle(
    deck: Write, tmp_path: Path, space: str
) -> None:
    path = deck(f"title: T\ncards:\n- {{q: 'One \\({space}\\)?', a: A}}\n")
    options = Options(tmp_path / "out", frozenset(TARGETS), Printing(), locked=False, now=NOW)

    assert not build_deck(path, options).failed


def _drawn(deck: Write, call: Callable[..., Ran], size: str) -> Ran:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="1"></svg>'
    deck(drawing.encode(), "a.svg")
    deck("title: T\ncards:\n- {q: One?, a: A, image: {file: a.svg, alt: a}}\n")
    return call("build", "deck.yaml", "--docx", "--only", "quiz")


@pytest.mark.extra
@pytest.mark.parametrize(
    "size", ["nan", "1 2", "-3", "", "100%", "1e999", "9" * 5000, "100001px"], ids=range(8)
)
def test_a_drawing_of_a_size_that_no_page_has_is_no_obstacle(
    deck: Write, size: str, call: Callable[..., Ran]
) -> None:
    ran = _drawn(deck, call, size)

    assert (ran.code, ran.err) == (0, "")
