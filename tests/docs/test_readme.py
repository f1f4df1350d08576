"""The README is short, and true of a fresh clone."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from docs_pages import README, fenced
from git_repository import copy_tree
from harness import LONGEST, Ran, Write, environment

DECK = "decks/title-42.yaml"
BUILT = """
1 deck built

The outputs are in build/, a folder for each deck.
Go on with .venv/bin/quizpress, as in: .venv/bin/quizpress new rivers
"""


def test_it_is_short() -> None:
    text = README.read_text("utf-8")

    assert len(text.splitlines()) <= 120
    assert len(text.split()) <= 900


def test_its_deck_is_right_and_complete(deck: Write, call: Callable[..., Ran]) -> None:
    (shown,) = fenced(README, "yaml")
    deck(shown, DECK)

    assert call("check").out == "1 deck, no problems\n"
    assert call("build").out.startswith(f"{DECK}: 4 cards, 4 new\n")


@pytest.mark.slow
def test_its_commands_work_in_a_fresh_clone(tmp_path: Path) -> None:
    clone = copy_tree(tmp_path)
    set_up, go_on, work_on = (_commands(block) for block in fenced(README, "sh"))
    assert (set_up, work_on) == (["make build"], ["make test"])

    assert _run(set_up[0], clone).endswith(BUILT)
    assert (clone / "decks" / "deck.schema.json").is_file()  # What .vscode/settings.json names.
    for command in go_on:
        _run(command, clone)

    _run("make --dry-run test", clone)  # These tests are what it runs.
    named = set(re.findall(r"`([\w.-]+-migration[\w.-]*)`", README.read_text("utf-8")))
    assert len(named) == 4
    assert {*named} <= {path.name for path in (clone / "build" / "mexico-migration").iterdir()}
    assert (clone / "build" / "rivers" / "rivers-quiz.html").is_file()


def _commands(block: str) -> list[str]:
    return [line.partition("  #")[0].strip() for line in block.splitlines()]


def _run(command: str, folder: Path) -> str:
    done = subprocess.run(
        command.split(),
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=5 * LONGEST,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout
