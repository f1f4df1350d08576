"""What commands print for programs has the shapes that the page on JSON says."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from anki_connect_server import serving
from harness import Ran, Write
from json_page import COMMANDS, SHAPES, misfits
from learner import learner
from sheet_decks import sixty

DECK = """\
title: Rivers
article: {title: Towns, text: vienna.txt}
cards:
  - {q: Which river flows through Vienna?, a: the Danube, at: 1}
  - {q: Which river flows through Lyon?, a: the Rhône, at: 1}
"""
EDITED = DECK.replace("river flows through Lyon", "rivers flow through Lyon")
SHOWN = {
    # commands, and the shapes that are met in what they print here
    "check": {"check", "problem", "articles", "coverage", "paragraph", "located"},
    "build": {"build", "built", "change", "note", "problem", "left_out", "paper", "pick"}
    | {"sheet", "moved", "placed", "flashcards"},
    "plan": {"plan", "planned", "change", "note"},
    "push": {"push", "pushed", "change", "plan", "planned", "in_anki"},
}


class Holder:
    """Runs commands for JSON, and holds that against its shape."""

    def __init__(self, call: Callable[..., Ran]) -> None:
        self.call, self.met = call, set[str]()

    def __call__(self, name: str, *arguments: str) -> None:
        ran = self.call(name, *arguments, "--format", "json")
        assert misfits(json.loads(ran.out), name, name, self.met) == []


@pytest.fixture
def holds(call: Callable[..., Ran]) -> Holder:
    return Holder(call)


@pytest.fixture
def rivers(deck: Write) -> Path:
    deck("The Danube flows through Vienna, and took 12 bridges in 1905.\n", "vienna.txt")
    return deck(DECK, "rivers.yaml")


def test_a_check(rivers: Path, holds: Holder) -> None:
    holds("check", "rivers.yaml", "--coverage")
    assert holds.call("build", "rivers.yaml", "--only", "anki").code == 0
    rivers.with_name("vienna.txt").unlink()
    holds("check", "rivers.yaml", "-v", "--coverage")

    assert holds.met == SHOWN["check"]


def test_a_plan(rivers: Path, holds: Holder) -> None:
    assert holds.call("build", "rivers.yaml", "--only", "anki").code == 0
    rivers.write_text(EDITED, "utf-8")
    holds("plan", "rivers.yaml")

    assert holds.met == SHOWN["plan"]


def test_a_build(rivers: Path, holds: Holder, monkeypatch: pytest.MonkeyPatch) -> None:
    holds("build", "rivers.yaml", "--pick", "1")
    rivers.write_text(EDITED, "utf-8")
    holds("build", "rivers.yaml", "--only", "anki")
    rivers.write_text("title: Rivers\n")
    holds("build", "rivers.yaml")
    rivers.write_text(sixty())
    holds("build", "rivers.yaml", "--pdf", "--only", "quiz,flashcards")
    monkeypatch.setitem(sys.modules, "typst", None)
    holds("build", "rivers.yaml", "--pdf", "--only", "quiz")

    assert holds.met == SHOWN["build"]


@pytest.mark.usefixtures("rivers")
def test_a_push(tmp_path: Path, holds: Holder) -> None:
    with learner(tmp_path / "anki") as someone, serving(someone) as anki:
        holds("push", "rivers.yaml", "--dry-run", "--url", anki.address)
        holds("push", "rivers.yaml", "--url", anki.address)
        holds("plan", "rivers.yaml", "--anki", "--url", anki.address)

    assert holds.met == SHOWN["push"]


def test_every_shape_is_shown() -> None:
    assert set().union(*SHOWN.values()) == SHAPES.keys()
    assert SHOWN.keys() == {*COMMANDS}
