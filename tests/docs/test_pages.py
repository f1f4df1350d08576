"""What the pages of the documentation show is what happens."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from unittest.mock import ANY

import pytest

import quizpress
from docs_pages import DOCS, README, anchors, commands, fenced, indented, links
from harness import Ran, Write
from made_pages import MADE_PAGES
from quizpress.cli.arguments import parse_arguments

PAGES = [README, *sorted(DOCS.glob("*.md"))]
DECK = "decks/title-42.yaml"
WHOLE_DECKS = [
    (page, number, block)
    for page in PAGES
    if page.name not in MADE_PAGES
    for number, block in enumerate(fenced(page, "yaml"))
    if block.startswith("title:")
]

PRESSED = (".apkg", "-quiz-a.html", "-key-a.html", "-quiz-b.html", "-key-b.html", "-crosswalk.html")

by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def _deck() -> str:
    (shown,) = fenced(README, "yaml")
    return shown


@by_page
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        if not link.startswith("https://"):
            name, _, anchor = link.partition("#")
            target = page.parent / name if name else page
            assert target.is_file(), link
            assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize(
    "block",
    [block for *_, block in WHOLE_DECKS],
    ids=[f"{page.stem}-{number}" for page, number, _ in WHOLE_DECKS],
)
def test_every_whole_deck_builds_without_a_problem(
    block: str, deck: Write, call: Callable[..., Ran]
) -> None:
    path = deck(block)

    # The texts of articles are not on the pages.
    assert call("check", path).out.partition(";")[0].strip() == "1 deck, no problems"
    assert call("build", path).code == 0


def test_the_report_of_a_mistake_is_what_is_said(deck: Write, call: Callable[..., Ran]) -> None:
    deck(_deck().replace("    distractors:", "    distractor:"), DECK)

    said = call("check", DECK).out
    assert f"$ quizpress check {DECK}\n{said}" == indented(
        DOCS / "checking.md", "$ quizpress check"
    )


def test_an_edit_keeps_the_history_as_shown(deck: Write, call: Callable[..., Ran]) -> None:
    deck(_deck(), DECK)
    call("build")
    deck(_deck().replace("On what date was the order", "When was the order"), DECK)

    shown = indented(DOCS / "updates.md", f"{DECK}: 4 cards, 1 reworded")
    assert call("build").out.startswith(shown)


def test_the_plan_of_an_edit_is_as_shown(deck: Write, call: Callable[..., Ran]) -> None:
    deck(_deck(), DECK)
    call("build")
    edited = _deck().replace("On what date was the order", "When was the order")
    deck(edited.replace("    a: false\n", "    a: false\n    tags: law\n"), DECK)

    assert call("plan").out == indented(DOCS / "updates.md", f"{DECK} → ")


def test_ten_minutes_lead_where_they_say(tmp_path: Path, call: Callable[..., Ran]) -> None:
    page = DOCS / "ten-minutes.md"
    (article, reworded) = fenced(page, "text")
    (written,) = fenced(page, "yaml")
    (tmp_path / "honey.txt").write_text(article, "utf-8")
    path = tmp_path / "decks" / "honey.yaml"

    assert call("new", "honey", "--article", "honey.txt", "--keep-text").code == 0
    assert path.is_file()
    path.write_text(written, "utf-8")
    assert call("check").out == "1 deck, no problems\n"
    assert call("build").code == 0
    assert {file.name for file in (tmp_path / "build" / "honey").glob("[!.]*")} == {
        "honey.apkg",
        "honey-quiz.html",
        "honey-key.html",
        "honey-flashcards.html",
    }
    path.write_text(
        written.replace("How long does a worker bee live", "How long does a bee live"), "utf-8"
    )
    assert call("build").out.startswith(reworded)


def test_the_way_of_a_class_is_built_as_shown(tmp_path: Path, call: Callable[..., Ran]) -> None:
    (written,) = fenced(DOCS / "ten-minutes.md", "yaml")
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "honey.yaml").write_text(written, "utf-8")
    (tmp_path / "decks" / "honey.txt").write_text(fenced(DOCS / "ten-minutes.md", "text")[0])
    (tmp_path / "class.csv").write_text(fenced(DOCS / "printing.md", "csv")[0], "utf-8")
    made: set[str] = set()
    for command in commands(DOCS / "class.md"):
        assert call(*command[1:]) == (0, ANY, "")
        made |= {file.name for file in (tmp_path / "build" / "honey").iterdir()}

    text = (DOCS / "class.md").read_text("utf-8")
    named = set(re.findall(r"`((?:honey|flashcards)-[\w-]+\.\w+)`", text))
    assert len(named) == 5
    assert named <= made


@by_page
def test_every_command_can_be_called(page: Path) -> None:
    for command in commands(page):
        assert parse_arguments(command[1:]).command, command


def test_python_is_called_as_shown(
    tmp_path: Path, deck: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    deck(fenced(DOCS / "decks.md", "yaml")[0], "decks/rivers.yaml")
    monkeypatch.chdir(tmp_path)
    for block in fenced(DOCS / "python.md", "python"):
        exec(compile(block, "python.md", "exec"), {})  # noqa: S102  It is ours.

    assert capsys.readouterr().out.splitlines() == [
        *("Short ", "Choice ", "TrueFalse ", "Cloze ", "Matching ", "Ordering ", "Open "),
        "[]",
        f"False 7 {[f'build/rivers/rivers{end}' for end in PRESSED]}",
    ]


def test_each_argument_and_attribute_that_python_takes_is_told() -> None:
    told = re.findall(r"^\| `(\w+)` \|", (DOCS / "python.md").read_text("utf-8"), re.MULTILINE)
    arguments = [*inspect.signature(quizpress.build).parameters]

    assert told[: len(arguments)] == arguments
    assert all(hasattr(quizpress.Outcome, name) for name in told[len(arguments) :])


def test_every_picture_is_made_by_the_script() -> None:
    script = (DOCS / "pictures.py").read_text("utf-8")

    for picture in DOCS.glob("*.png"):
        assert f'"{picture.name}"' in script
    shown = {link for page in PAGES for link in links(page) if link.endswith(".png")}
    assert {Path(link).name for link in shown} == {file.name for file in DOCS.glob("*.png")}
