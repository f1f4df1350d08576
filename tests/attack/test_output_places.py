"""Outputs keep the folders of their decks, and all ways to name a deck lead to one place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import contents
from harness import Ran

GOOD = "title: T\ncards:\n- {q: One?, a: A}\n"
DECKS = ("decks/top.yaml", "decks/week1/quiz.yaml", "decks/week2/quiz.yaml", "decks/week2/a/x.yml")
TOGETHER = {"build/top/top", "build/week1/quiz/quiz", "build/week2/quiz/quiz", "build/week2/a/x/x"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, name in enumerate((*DECKS, "other/week1/quiz.yaml", "other/quiz.yaml", "y.yaml")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(GOOD.replace("One", f"Number {number}"))
    return tmp_path


CALLS: tuple[tuple[tuple[str, ...], set[str]], ...] = (
    # what is given, and the packages that are made, without their end
    ((), TOGETHER),
    (("decks",), TOGETHER),
    (("./decks/",), TOGETHER),
    (("{here}/decks",), TOGETHER),
    (DECKS, TOGETHER),
    (tuple(f"{{here}}/{name}" for name in DECKS), TOGETHER),
    (("decks/week1",), {"build/week1/quiz/quiz"}),
    (("decks/week1", "decks"), TOGETHER),
    (("decks/top.yaml",), {"build/top/top"}),
    (("other",), {"build/week1/quiz/quiz", "build/quiz/quiz"}),
    (("other/week1",), {"build/quiz/quiz"}),
    (("other/week1/quiz.yaml",), {"build/quiz/quiz"}),
    (("y.yaml",), {"build/y/y"}),
    (("other/quiz.yaml", "decks"), {"build/quiz/quiz", *TOGETHER}),
    (("-o", "out", "decks/week1/quiz.yaml"), {"out/week1/quiz/quiz"}),
)


@pytest.mark.parametrize(("given", "made"), CALLS)
def test_outputs_keep_the_folders_of_their_decks(
    folder: Path, given: tuple[str, ...], made: set[str], call: Callable[..., Ran]
) -> None:
    ran = call("build", "--only", "anki", *[name.replace("{here}", str(folder)) for name in given])

    assert (ran.code, ran.err) == (0, "")
    assert {name for name in contents(folder) if name.endswith(".apkg")} == {
        f"{name}.apkg" for name in made
    }


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("act", ["build", "check", "plan"])
def test_decks_that_still_share_a_place_clash(act: str, call: Callable[..., Ran]) -> None:
    ran = call(act, "decks", "other")

    said = ran.out if act == "check" else ran.err
    assert [line for line in said.splitlines() if "error[" in line] == [
        f"{one}/week1/quiz.yaml:1:1: error[output-clash]: its output and that of"
        f" {other}/week1/quiz.yaml have one name"
        for one, other in (("decks", "other"), ("other", "decks"))
    ]


def test_a_bundle_stands_above_the_folders(folder: Path, call: Callable[..., Ran]) -> None:
    assert call("build", "--only", "anki", "--bundle", "all").code == 0
    assert {name for name in contents(folder) if name.endswith(".apkg")} == {
        "build/all.apkg", *[f"{name}.apkg" for name in TOGETHER]
    }  # fmt: skip
