"""All that a build makes for paper, as the command line asks for it and tells of it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import Ran, Write
from quizpress.options import Options, Printing
from quizpress.pipeline import build_deck

DECK = """\
title: T
cards:
  - {q: Which?, a: right, distractors: [one, other]}
  - {q: What?, a: that, at: 3}
"""


@pytest.mark.extra
def test_a_build_makes_every_form_of_a_sheet_and_tells_of_its_pages(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(DECK)
    ran = call("build", "deck.yaml", "--only", "quiz,key,flashcards", "--versions", "2", "--pdf", "--docx")  # noqa: E501  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    sheets = [f"deck-{kind}-{letter}" for kind in ("quiz", "key") for letter in "ab"]
    assert {path.name for path in (tmp_path / "build" / "deck").iterdir()} == {
        *(f"{sheet}.{end}" for sheet in sheets for end in ("html", "pdf", "docx")),
        *(f"deck-{name}.{end}" for name in ("crosswalk", "flashcards") for end in ("html", "pdf")),
        "deck-handout.pdf",
    }
    assert "  deck-quiz-a.pdf: 1 page\n" in ran.out
    assert "  deck-flashcards.pdf: 2 pages\n" in ran.out
    assert "  2 flashcards on 1 sheet\n" in ran.out


@pytest.mark.extra
def test_programs_are_told_the_same(deck: Write, call: Callable[..., Ran]) -> None:
    deck(DECK)
    wish = ["--only", "quiz,flashcards", "--pdf", "--format", "json"]
    ran = call("build", "deck.yaml", *wish)
    (told,) = json.loads(ran.out)["decks"]
    assert (told["file"], told["built"], told["cards"]) == ("deck.yaml", True, 2)
    sheet = told["paper"]["sheets"][0]
    assert [question["number"] for question in sheet.pop("questions")] == [1, 2]
    assert [left > 100 for left in sheet.pop("left")] == [True]
    assert sheet == {
        "file": "deck-quiz.pdf",
        "pages": 1,
        "moved": [],
        "long": [],
        "broken": [],
        "fonts": [],
        "missing": [],
    }
    assert told["paper"]["flashcards"] == {"cards": 2, "sheets": 1, "smaller": 0, "too_full": 0}
    assert told["written"] == told["changed"]
    (told,) = json.loads(call("build", "deck.yaml", "--format", "json").out)["decks"]
    assert [change["what"] for change in told["changes"]] == ["new", "new"]
    assert told["notes"] == 2


def test_a_flashcard_too_small_for_its_text_is_named(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(f"title: T\ncards:\n  - q: Why?\n    a: {'a long answer ' * 60}\n")
    ran = call("build", "deck.yaml", "--only", "flashcards", "--grid", "4x8")
    assert ran.code == 0
    assert "deck.yaml:3:8: warning[card-too-full]: the back of this flashcard may be " in ran.err
    assert "hint: shorten the text, or make the cards larger, as with `--grid 2x3`" in ran.err
    silenced = (tmp_path / "deck.yaml").read_text() + "    ignore: card-too-full\n"
    deck(silenced)
    assert call("build", "deck.yaml", "--only", "flashcards", "--grid", "4x8").err == ""


@pytest.mark.extra
def test_a_character_that_no_font_has_is_named_where_it_stands(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck("title: T\ncards:\n  - {q: What is \u0378?, a: b}\n")
    ran = call("build", "deck.yaml", "--only", "quiz", "--pdf")
    assert ran.code == 0
    assert ran.err == (
        "deck.yaml:3:17: warning[glyph-missing]: no font of this machine has “\u0378” (U+0378)\n"
        " 3 |   - {q: What is \u0378?, a: b}\n"
        "   |                 ^\n"
        "  hint: install one that has, such as Noto Sans Symbols 2 or DejaVu Sans; until then"
        " deck-quiz.pdf shows nothing in its place and is no PDF/UA\n\n"
    )
    assert "deck-quiz.pdf: 1 page; no PDF/UA, since no font has “\u0378”" in ran.out
    assert (tmp_path / "build" / "deck" / "deck-quiz.pdf").is_file()


def test_a_test_sheet_is_made_beside_the_cards(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(DECK)
    call("build", "deck.yaml", "--only", "flashcards", "--test-sheet")
    folder = tmp_path / "build" / "deck"
    assert {path.name for path in folder.iterdir()} == {
        "deck-flashcards.html", "flashcards-test.html"
    }  # fmt: skip
    call("build", "deck.yaml", "--only", "flashcards")
    assert {path.name for path in folder.iterdir()} == {"deck-flashcards.html"}


MISSING = [
    # what is asked for, the package that is not installed, and what is said
    ("pdf", "typst", "a PDF needs Typst: pip install 'quizpress[pdf]'"),
    ("docx", "docx", "a .docx needs more packages: pip install 'quizpress[docx]'"),
]


@pytest.mark.parametrize(("wish", "package", "says"), MISSING)
def test_what_is_not_installed_is_told_and_the_last_output_stays(  # noqa: PLR0913, PLR0917
    deck: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wish: str, package: str, says: str
) -> None:
    path = deck(DECK)
    targets = frozenset({"quiz", "key"})
    plain = Options(tmp_path / "build", targets, Printing(), locked=False, now=1)
    assert not build_deck(path, plain).failed
    before = {file: file.read_bytes() for file in (tmp_path / "build").rglob("*.*")}
    path.write_text(DECK.replace("What?", "Who?"))
    monkeypatch.setitem(sys.modules, package, None)
    outcome = build_deck(path, plain._replace(printing=Printing(**{wish: True})))  # type: ignore[arg-type]
    assert [(p.code, p.message) for p in outcome.problems] == [("not-pressed", says)]
    assert {file: file.read_bytes() for file in (tmp_path / "build").rglob("*.*")} == before
