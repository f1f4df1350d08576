"""All that a build makes for paper, as the command line asks for it and tells of it."""

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import names_in
from harness import ROOT, Ran, Write
from quizpress import build
from quizpress.options import Printing
from quizpress.paper_warnings import PrintedDeck, _warn_of_glyphs
from quizpress.press.paper.papers import Papers
from quizpress.press.paper.pdf.layout import Laid
from quizpress.problem import Source

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
    assert names_in(tmp_path / "build" / "deck") == {
        *(f"{sheet}.{end}" for sheet in sheets for end in ("html", "pdf", "docx")),
        *(f"deck-{name}.{end}" for name in ("crosswalk", "flashcards") for end in ("html", "pdf")),
        "deck-handout.pdf",
    }
    assert "  deck-quiz-a.pdf: 1 page\n" in ran.out
    assert "  deck-flashcards.pdf: 2 pages\n" in ran.out
    assert "  2 flashcards on 1 sheet; it has 2 of 8 cards\n" in ran.out


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
        "cut": [],
        "alone": None,
        "fonts": [],
        "missing": [],
        "called": [],
    }
    assert told["paper"]["flashcards"] == {
        "cards": 2, "sheets": 1, "places": 8, "on_last": 2, "smaller": 0, "too_full": 0
    }  # fmt: skip
    assert told["written"] == told["changed"]
    (told,) = json.loads(call("build", "deck.yaml", "--format", "json").out)["decks"]
    assert [change["what"] for change in told["changes"]] == ["new", "new"]
    assert told["notes"] == 2


@pytest.mark.parametrize(
    ("times", "grid", "says", "hint"),
    [
        (9, "4x8", "% too small for its text", ", or make the cards larger with `--grid 2x4`"),
        (16, "4x8", "twice too small for", ", or make the cards larger with `--grid 2x4`"),
        (
            120,
            "4x8",
            " times too small for its text",
            ", or make the cards larger with `--grid 2x2`",
        ),
        (700, "2x4", " times too small for its text", ""),
    ],
)
def test_a_flashcard_too_small_for_its_text_is_named(  # noqa: PLR0913, PLR0917  A table.
    deck: Write,
    tmp_path: Path,
    call: Callable[..., Ran],
    times: int,
    grid: str,
    says: str,
    hint: str,
) -> None:
    deck(f"title: T\ncards:\n  - q: Why?\n    a: {'a long answer ' * times}\n")
    wish = ["--only", "flashcards", "--grid"]
    ran = call("build", "deck.yaml", *wish, grid)
    assert ran.code == 0
    assert "deck.yaml:3:8: warning[card-too-full]: the back of this flashcard may be " in ran.err
    assert says in ran.err
    assert f"hint: shorten the text{hint}\n" in ran.err
    larger = hint.rpartition("--grid ")[2].rstrip("`")
    assert not larger or call("build", "deck.yaml", *wish, larger, "--pdf").err == ""
    silenced = (tmp_path / "deck.yaml").read_text() + "    ignore: card-too-full\n"
    deck(silenced)
    assert call("build", "deck.yaml", *wish, grid).err == ""


def test_a_card_of_a_size_is_to_be_larger(deck: Write, call: Callable[..., Ran]) -> None:
    deck(f"title: T\ncards:\n  - q: Why?\n    a: {'a long answer ' * 14}\n")
    ran = call("build", "deck.yaml", "--only", "flashcards", "--card", "45x35")
    assert "hint: shorten the text, or make the cards larger with `--card`\n" in ran.err


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
        " deck-quiz.pdf shows a box in its place and is no PDF/UA\n\n"
    )
    assert "deck-quiz.pdf: 1 page; no PDF/UA, since no font has “\u0378”" in ran.out
    assert (tmp_path / "build" / "deck" / "deck-quiz.pdf").is_file()


def test_signs_joined_to_one_character_are_told_once() -> None:
    source = Source("deck.yaml", "q: \U0001f469\U0001f3fd\u200d\U0001f3eb?\n")
    laid = Laid(1, missing=("\u200d", "\U0001f3eb", "\U0001f3fd", "\U0001f469"))
    papers = Papers((), {"x.pdf": laid}, None)
    (problem,) = _warn_of_glyphs(papers, [PrintedDeck(source)])
    assert problem.message == "no font of this machine has “\U0001f469” (U+1F469)"
    assert "such as Noto Emoji or Noto Sans Symbols" in problem.hint


def test_a_test_sheet_is_made_beside_the_cards(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(DECK)
    call("build", "deck.yaml", "--only", "flashcards", "--test-sheet")
    folder = tmp_path / "build" / "deck"
    assert names_in(folder) == {
        "deck-flashcards.html", "flashcards-test.html"
    }  # fmt: skip
    call("build", "deck.yaml", "--only", "flashcards")
    assert names_in(folder) == {"deck-flashcards.html"}


MISSING = pytest.mark.parametrize(
    # an option, and a package of its extra that is not installed
    ("wish", "package"),
    [("pdf", "typst"), ("docx", "docx")],
)


@MISSING
def test_what_is_not_installed_is_told_first_and_the_rest_is_built(  # noqa: PLR0913, PLR0917
    deck: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: Callable[..., Ran],
    wish: str,
    package: str,
) -> None:
    path = deck(DECK)
    own = tmp_path / "build" / "deck" / f"deck-quiz.{wish}"
    monkeypatch.setitem(sys.modules, package, None)
    ran = call("build", "deck.yaml", "--only", "quiz", f"--{wish}")
    python, clone = shlex.quote(sys.executable), f"{ROOT}[{wish}]"

    assert ran.code == 1
    assert ran.err == (
        f"quizpress: error: --{wish} is left out, since what the extra `{wish}` installs is"
        f" missing\n  hint: run `{python} -m pip install -e '{clone}'`\n"
    )
    again = f"1 deck built, --{wish} left out: run `{python} -m pip install -e '{clone}'`\n"
    assert ran.out.endswith(f"wrote build/deck/: deck-quiz.html\n{again}")
    (told,) = json.loads(
        call("build", "deck.yaml", "--only", "quiz", f"--{wish}", "--format", "json").out
    )["left_out"]
    assert told["option"] == f"--{wish}"
    outcome = build(path, tmp_path / "build", targets=["quiz"], printing=Printing(**{wish: True}))  # type: ignore[arg-type]
    assert [problem.code for problem in outcome.problems] == ["not-pressed"]
    assert not own.exists()


def test_one_command_installs_all_that_is_missing(
    deck: Write, monkeypatch: pytest.MonkeyPatch, call: Callable[..., Ran]
) -> None:
    deck(DECK)
    monkeypatch.setitem(sys.modules, "PIL", None)
    ran = call("build", "deck.yaml", "--only", "quiz", "--pdf", "--docx")
    assert ran.err.count("is left out") == 2
    assert ran.err.count("hint:") == 1
    remedy = f" -m pip install -e '{ROOT}[pdf,docx]'`\n"
    assert ran.err.endswith(remedy)
    assert "1 deck built, --pdf and --docx left out: run `" in ran.out
    assert ran.out.endswith(remedy)


@pytest.mark.extra
@MISSING
def test_what_was_made_with_an_extra_stays_without_it(  # noqa: PLR0913, PLR0917
    deck: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: Callable[..., Ran],
    wish: str,
    package: str,
) -> None:
    deck(DECK)
    assert call("build", "deck.yaml", "--only", "quiz", f"--{wish}").code == 0
    own = tmp_path / "build" / "deck" / f"deck-quiz.{wish}"
    before = own.read_bytes()
    deck(DECK.replace("What?", "Who?"))
    monkeypatch.setitem(sys.modules, package, None)

    assert call("build", "deck.yaml", "--only", "quiz", f"--{wish}").code == 1
    assert own.read_bytes() == before
    assert call("build", "deck.yaml", "--only", "quiz").code == 0
    assert not own.exists()
