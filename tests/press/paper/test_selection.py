"""Which questions stand on sheets and flashcards, and that a form's id gives them back."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import Ran
from sheet_html import asked

RIVERS = """
title: Rivers
tags: [Geography]
sections:
  - title: Short
    cards:
      - {q: Short 1?, a: one, tags: [exam::oral]}
      - {q: Short 2?, a: two, tags: [Exam]}
      - {q: Short 3?, a: three, tags: [examples]}
  - title: "Choose, *please*"
    cards:
      - {q: Choice 1?, a: one, distractors: [two, three]}
      - {q: Choice 2?, a: two, distractors: [one, three], tags: [exam]}
      - {q: Choice for Anki?, a: two, distractors: [one, three], tags: [exam], only: anki}
  - title: Claims
    cards:
      - {claim: Claim 1., a: true}
      - {claim: Claim 2., a: false}
"""
ALL = ["Short 1?", "Short 2?", "Short 3?", "Choice 1?", "Choice 2?", "Claim 1.", "Claim 2."]
PICKING = RIVERS.replace("title: Short\n", "title: Short\n    pick: 1\n").replace(
    "title: Claims\n", "title: Claims\n    pick: 1\n"
)


@pytest.fixture
def build(tmp_path: Path, call: Callable[..., Ran]) -> Callable[..., Ran]:
    (tmp_path / "rivers.yaml").write_text(RIVERS)
    (tmp_path / "picking.yaml").write_text(PICKING)
    return lambda *options: call("build", *options)


def stems(folder: Path, name: str = "rivers-quiz.html") -> list[str]:
    """Return the questions of a sheet, in the order of the deck."""
    html = (folder / "build" / name.partition("-")[0] / name).read_text()
    return sorted([question.text for question in asked(html)], key=ALL.index)


def faces(folder: Path) -> list[str]:
    """Return the questions of the flashcards, in their order."""
    html = (folder / "build/rivers/rivers-flashcards.html").read_text()
    return [stem for stem in ALL if f">{stem}<" in html]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ALL),
        (["--tags", "exam"], ["Short 1?", "Short 2?", "Choice 2?"]),
        (["--tags", "EXAM::oral,examples"], ["Short 1?", "Short 3?"]),
        (["--tags", "geography"], ALL),
        (["--sections", "claims,1"], ["Short 1?", "Short 2?", "Short 3?", "Claim 1.", "Claim 2."]),
        (["--kinds", "choice,true-false"], ["Choice 1?", "Choice 2?", "Claim 1.", "Claim 2."]),
        (["--tags", "exam", "--kinds", "short", "--sections", "1"], ["Short 1?", "Short 2?"]),
    ],
)
def test_choices_hold_on_quiz_key_and_flashcards(
    tmp_path: Path, build: Callable[..., Ran], options: list[str], expected: list[str]
) -> None:
    assert build("rivers.yaml", *options).code == 0
    assert stems(tmp_path) == stems(tmp_path, "rivers-key.html") == faces(tmp_path) == expected


def test_a_choice_leaves_the_anki_package_whole(tmp_path: Path, build: Callable[..., Ran]) -> None:
    build("rivers.yaml")
    package = (tmp_path / "build/rivers/rivers.apkg").read_bytes()
    assert build("rivers.yaml", "--tags", "exam", "--pick", "1").code == 0
    assert (tmp_path / "build/rivers/rivers.apkg").read_bytes() == package


def test_a_pick_is_that_of_its_seed_in_every_version_and_on_flashcards(
    tmp_path: Path, build: Callable[..., Ran]
) -> None:
    build("rivers.yaml", "--pick", "3", "--versions", "2", "--seed", "7B")
    picked = stems(tmp_path, "rivers-quiz-a.html")
    assert len(picked) == 3
    for name in ("rivers-quiz-b.html", "rivers-key-a.html", "rivers-key-b.html"):
        assert stems(tmp_path, name) == picked
    assert faces(tmp_path) == picked
    crosswalk = (tmp_path / "build/rivers/rivers-crosswalk.html").read_text()
    assert [stem for stem in ALL if stem in crosswalk] == picked
    others = set()
    for seed in ("1", "2", "3", "4", "5", "6"):
        build("rivers.yaml", "--pick", "3", "--seed", seed, "--only", "quiz")
        others.add(tuple(stems(tmp_path)))
    assert len(others) > 1


def test_the_id_of_a_form_gives_its_pick_back(tmp_path: Path, build: Callable[..., Ran]) -> None:
    build("rivers.yaml", "--pick", "3", "--versions", "2", "--only", "quiz")
    html = (tmp_path / "build/rivers/rivers-quiz-b.html").read_text()
    (name,) = re.findall(r'<b class="seed">(\w+-3-B)</b>', html)
    assert build("rivers.yaml", "--form", name, "--only", "quiz").code == 0
    again = tmp_path / f"build/rivers/rivers-quiz-{name.lower()}.html"
    assert again.read_text() == html


def test_a_section_picks_for_quizzes_and_not_for_flashcards(
    tmp_path: Path, build: Callable[..., Ran]
) -> None:
    build("picking.yaml")
    picked = stems(tmp_path, "picking-quiz.html")
    assert picked == stems(tmp_path, "picking-key.html")
    assert [stem[:5] for stem in picked] == ["Short", "Choic", "Choic", "Claim"]
    html = (tmp_path / "build/picking/picking-flashcards.html").read_text()
    assert [stem for stem in ALL if f">{stem}<" in html] == ALL


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (
            ["--tags", "exm"],
            "no question of this deck is chosen",
            "its tags are `Exam`, `Geography`, `exam`, `exam::oral`, `examples`",
        ),
        (
            ["--sections", "Gaps"],
            "this deck has no section `Gaps`",
            "its sections are `Short`, `Choose, please`, `Claims`",
        ),
        (["--pick", "8"], "8 cannot be picked from 7 questions", "pick at most 7"),
    ],
)
def test_what_cannot_be_chosen_is_told(
    build: Callable[..., Ran], options: list[str], message: str, hint: str
) -> None:
    ran = build("rivers.yaml", "--only", "quiz", *options)
    assert ran.code == 1
    assert f"error[not-pressed]: {message}\n" in ran.err
    assert f"hint: {hint}\n" in ran.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--pick", "0"], "'0' is not a number from 1 to 9999"),
        (["--kinds", "essay"], "'essay' is not a list out of short,choice,true-false,cloze,"),
        (["--tags", ","], "',' names nothing"),
        (["--only", "anki", "--pick", "3"], "--pick is for quiz and key and flashcards"),
        (
            ["--form", "12C6", "--pick", "3"],
            "it goes without --versions, --seed, --pick and --roster",
        ),
    ],
)
def test_wrong_choices_are_refused(
    build: Callable[..., Ran], options: list[str], message: str
) -> None:
    ran = build("rivers.yaml", *options)
    assert ran.code == 2
    assert message in ran.err
