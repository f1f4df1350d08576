"""What the README shows is what happens."""

import re
from collections.abc import Callable
from pathlib import Path

from harness import ROOT, Ran, Write

README = (ROOT / "README.md").read_text("utf-8")
DECK = "decks/title-42.yaml"


def _deck() -> str:
    found = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert found
    return found[1]


def _shown(start: str) -> str:
    """Return an indented block of the README from its first line on."""
    lines = README[README.index(f"    {start}") :].split("\n")
    block = lines[: next(n for n, line in enumerate(lines) if not line.startswith("    "))]
    return "".join(f"{line[4:]}\n" for line in block)


def test_its_deck_is_right_and_complete(deck: Write, call: Callable[..., Ran]) -> None:
    deck(_deck(), DECK)
    built = call("build")
    assert built.out.startswith(f"{DECK}: 4 cards, 4 new\n"), built
    assert built.code == 0


def test_its_report_is_what_is_said(deck: Write, call: Callable[..., Ran]) -> None:
    deck(_deck().replace("    distractors:", "    distractor:"), DECK)
    said = call("check", DECK).out
    assert f"$ quizpress check {DECK}\n{said}" == _shown("$ quizpress check")


def test_its_edit_keeps_the_history(deck: Write, call: Callable[..., Ran]) -> None:
    deck(_deck(), DECK)
    call("build")
    deck(_deck().replace("On what date was the order", "When was the order"), DECK)
    assert call("build").out.startswith(_shown(f"{DECK}: 4 cards, 1 reworded"))


def test_its_plan_is_what_is_said(deck: Write, call: Callable[..., Ran]) -> None:
    deck(_deck(), DECK)
    call("build")
    edited = _deck().replace("On what date was the order", "When was the order")
    deck(edited.replace("    a: false\n", "    a: false\n    tags: law\n"), DECK)
    assert call("plan").out == _shown(f"{DECK} → ")


def test_its_pictures_and_commands_exist() -> None:
    for path in re.findall(r"\]\((docs/[^)]*)\)", README):
        assert (ROOT / path).is_file(), path
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert {*re.findall(r"make ([a-z]+)", README)} <= {*targets}
    assert Path(ROOT / "docs" / "pictures.py").is_file()
