"""Decks with something wrong, and exactly what is said about them."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from harness import TESTS, Golden, Ran, examine
from problems_page import SCENES
from quizpress.codes import CODES, RULE_CODES
from quizpress.deck_and_lock import load_deck
from quizpress.problem import Problem

CASES = TESTS / "cases"
DECKS = sorted(CASES.glob("*.yaml"))
SHOWN_ELSEWHERE = SCENES.keys() | RULE_CODES.keys()
"""What only several steps show, and the rules, each of which has examples."""

by_name = pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)


@by_name
def test_the_report_of_a_deck_is_as_kept(
    path: Path, call: Callable[..., Ran], golden: Golden
) -> None:
    # What rules find is shown by their own examples.
    ran = call("check", "-v", "--ignore", ",".join(RULE_CODES), path.name, cwd=CASES)

    golden(f"{path.stem}.txt", ran.out + ran.err, CASES)
    assert ran.code == (0 if "error[" not in ran.out else 1)


def test_every_report_belongs_to_a_deck() -> None:
    assert {path.stem for path in CASES.glob("*.txt")} == {path.stem for path in DECKS}


def test_every_code_is_shown_by_a_case() -> None:
    shown = {code for path in DECKS for code in _codes(path)}

    assert shown == CODES.keys() - SHOWN_ELSEWHERE


def test_good_decks_have_no_problem_and_the_others_have() -> None:
    wrong = {path.stem for path in DECKS if _codes(path)}

    assert wrong == {path.stem for path in DECKS if not path.stem.startswith("good-")}


SLOW_DIFFERS = {
    # what pyyaml's own parser says instead, where YAML's authors disagree
    "columns": [("syntax", 3)],
    "good-question-marks-in-brackets": [("syntax", 4)],
    "good-tab-before-text": [("syntax", 3)],
    "syntax-escape-surrogate": [("control-character", 3)],
    "syntax-picture-unquoted": [("yaml-tag", 4)],
}


@by_name
def test_the_slow_parser_finds_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = examine(path, "one\n\ntwo\n\nthree")
    monkeypatch.delattr(yaml, "CSafeLoader")
    slow = examine(path, "one\n\ntwo\n\nthree")

    if path.stem in SLOW_DIFFERS:
        assert _marks(slow.problems) == SLOW_DIFFERS[path.stem]
    else:
        assert _marks(slow.problems) == _marks(fast.problems)
        assert slow.node == fast.node
        assert slow.deck == fast.deck


def _codes(path: Path) -> set[str]:
    return {problem.code for problem in load_deck(path)[1]}


def _marks(problems: list[Problem]) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in problems]
