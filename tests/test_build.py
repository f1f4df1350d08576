"""Builds of several decks, locked builds, and builds at the same time."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deck_folder import DAY, NOW, DeckFolder, contents, deck, short
from harness import Ran
from quizpress.report.summary import summarize_build
from quizpress.targets import TARGETS, Target

DECK = deck(
    short("Which river runs through Paris?", "Seine"),
    {"q": "Which is the longest?", "a": "Nile", "distractors": ["Congo", "Niger"], "id": "long"},
    {"claim": "The Volga is short.", "a": False, "why": "It is not.", "at": 3},
    {"cloze": "The {{Rhine}} is a river.", "why": "It flows.", "tags": "rhine"},
)
EDITS: tuple[tuple[str, Callable[[str], str], bool], ...] = (
    ("nothing", str, False),
    ("a space", lambda text: text.replace('"cards":', '"cards" :  '), False),
    ("points", lambda text: text.replace('"id"', '"points": 3, "id"'), False),
    ("options moved", lambda t: t.replace('"Congo", "Niger"', '"Niger", "Congo"'), False),
    ("title", lambda text: text.replace("A deck", "Another deck"), True),
    ("a typo", lambda text: text.replace("river runs", "River runs"), True),
    ("an answer", lambda text: text.replace("Seine", "the Seine"), True),
    ("an option", lambda text: text.replace("Congo", "Volta"), True),
    ("a tag", lambda text: text.replace('"rhine"', '"Rhine"'), True),
    ("a place", lambda text: text.replace('"at": "3"', '"at": "4"'), True),
    ("a reason", lambda text: text.replace("It is not.", "Not at all."), True),
    ("an id", lambda text: text.replace('"claim"', '"id": "volga", "claim"'), True),
    ("an id renamed", lambda text: text.replace('"long"', '"longest"'), True),
    ("a card less", lambda text: text.replace(', {"claim"', ', {"only": "paper", "claim"'), True),
    ("a kind", lambda text: text.replace('"Seine"', '"Seine", "distractors": "Po"'), True),
)  # fmt: skip


@pytest.mark.parametrize(("edit", "changes"), [e[1:] for e in EDITS], ids=[e[0] for e in EDITS])
def test_a_locked_build_fails_exactly_where_the_lock_would_change(
    tmp_path: Path,
    edit: Callable[[str], str],
    changes: bool,  # noqa: FBT001  A column of the table.
) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.build(targets=TARGETS)
    before = desk.lock.read_bytes()
    desk.write(edit(DECK))
    assert (desk.deck.read_text("utf-8") != DECK) or edit is str
    state = desk.files()
    outcome = desk.build(NOW + DAY, targets=TARGETS, locked=True)
    assert [problem.code for problem in outcome.problems] == ["lock-outdated"] * changes
    assert desk.lock.read_bytes() == before
    if changes:
        (problem,) = outcome.problems
        assert (problem.place.path, problem.place.line) == (str(desk.lock), 1)
        assert desk.files() == state
    assert not desk.build(NOW + DAY, targets=TARGETS).failed
    assert (desk.lock.read_bytes() != before) == changes


def test_one_question_of_two_paragraphs_is_two_notes_that_stay(tmp_path: Path) -> None:
    cards = [short("Who came?", "Ann", at=place) for place in (3, 1, 2)]
    desk = DeckFolder(tmp_path, deck(*cards))
    assert [problem.code for problem in desk.build().problems] == ["question-again"] * 2
    before = desk.files()
    assert len({entry.guid for entry in desk.locked().entries}) == 3
    assert desk.build(NOW + DAY).changes == ()
    assert desk.files() == before


def test_a_locked_build_without_a_lock_writes_nothing(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, DECK)
    before = desk.files()
    outcome = desk.build(targets=TARGETS, locked=True)
    assert [problem.code for problem in outcome.problems] == ["lock-outdated"]
    assert desk.files() == before


def _reversed(lock: str) -> str:
    lines = lock.splitlines(keepends=True)
    start, end = lines.index('"cards": [\n') + 1, lines.index("null\n")
    return "".join([*lines[:start], *reversed(lines[start:end]), *lines[end:]])


@pytest.mark.parametrize(
    "change", [_reversed, lambda lock: lock + "\n", lambda lock: lock.replace(": ", ":")]
)
def test_a_locked_build_never_writes_a_lock(tmp_path: Path, change: Callable[[str], str]) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    desk.lock.write_text(change(desk.lock.read_text("utf-8")), "utf-8")
    before = desk.lock.read_bytes()
    desk.build(NOW + DAY, locked=True)
    assert desk.lock.read_bytes() == before


def test_a_broken_deck_stops_no_other_and_keeps_its_last_output(
    tmp_path: Path, call: Callable[..., Any]
) -> None:
    desks = [DeckFolder(tmp_path / "decks", DECK, name) for name in ("a", "b", "c")]
    assert call("build").code == 0
    before = contents(tmp_path)
    for desk in desks:
        desk.write(DECK.replace("Seine", "The Seine"))
    desks[1].write(DECK.replace('"a": "Seine"', '"b": "Seine"'))
    ran = call("build")
    assert ran.code == 1
    assert ran.out.splitlines()[-1] == "2 decks built, 1 deck not"
    assert "decks/b.yaml: not built\n" in ran.out
    after = contents(tmp_path)
    assert after.keys() == before.keys()
    changed = {name for name in after if after[name] != before[name]}
    # The quiz has no word of an answer, but the id of a form.
    ends = (".apkg", "-quiz.html", "-key.html", "-flashcards.html")
    built = {f"build/{n}/{n}{end}" for n in "ac" for end in ends}
    assert changed == built | {f"decks/{n}.yaml" for n in "abc"} | {f"decks/{n}.lock" for n in "ac"}


def test_a_lock_in_conflict_stops_only_its_own_deck(
    tmp_path: Path, call: Callable[..., Any]
) -> None:
    one, other = (DeckFolder(tmp_path / "decks", DECK, name) for name in ("a", "b"))
    assert call("build").code == 0
    one.lock.write_text("<<<<<<< HEAD\n", "utf-8")
    before = contents(tmp_path)
    other.write(DECK.replace("Seine", "The Seine"))
    assert call("build").code == 1
    after = contents(tmp_path)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "decks/b.yaml", "decks/b.lock", "build/b/b.apkg", "build/b/b-quiz.html",
        "build/b/b-key.html", "build/b/b-flashcards.html",
    }  # fmt: skip


@pytest.mark.parametrize("turn", range(4))
def test_two_builds_at_once_agree(tmp_path: Path, turn: int) -> None:
    desk = DeckFolder(tmp_path, DECK)
    if turn % 2:
        desk.build(targets=TARGETS)
        desk.write(DECK.replace("Paris", "Rouen"))
    command = [sys.executable, "-m", "quizpress", "build", "deck.yaml", "-o", "build"]
    # Clocks that differ make each build write something else, if it does not wait its turn.
    running = [
        subprocess.Popen(
            command,
            cwd=tmp_path,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(NOW + number * DAY)},
            stdout=subprocess.PIPE,
        )
        for number in (1, 2, 3)
    ]
    outputs = [process.communicate()[0].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], outputs
    assert sorted("unchanged build/deck" in output for output in outputs) == [False, True, True]
    before = desk.files()
    assert set(before) == {
        "deck.yaml",
        "deck.lock",
        *[
            f"build/deck/deck{end}"
            for end in (".apkg", "-quiz.html", "-key.html", "-flashcards.html")
        ],
    }
    outcome = desk.build(NOW + 4000 * DAY, targets=TARGETS, locked=True)
    assert (outcome.problems, outcome.fresh) == ([], ())
    assert desk.files() == before


def test_a_deck_renamed_without_its_lock_does_not_begin_anew(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    desk.deck.rename(tmp_path / "other.yaml")
    desk.deck = tmp_path / "other.yaml"
    (problem,) = desk.build().problems
    assert (problem.code, problem.place.path) == ("lock-left", str(tmp_path / "deck.lock"))
    to = tmp_path / "other.lock"
    assert problem.hint == f"move it to {to}, so that learners keep their history; or remove it"
    desk.lock.rename(tmp_path / "other.lock")
    assert desk.good(NOW + DAY).changes == ()


def test_a_lock_that_is_gone_is_not_begun_anew(tmp_path: Path, call: Callable[..., Ran]) -> None:
    desk = DeckFolder(tmp_path, DECK)
    lost = (
        "deck.lock:1:1: error[lock-lost]: the lock that the last build wrote is gone; a new one"
        " would cut every learner off from their history\n"
    )
    hint = (
        "restore it (`git checkout -- deck.lock`), or begin anew with"
        " `quizpress build --force deck.yaml`\n"
    )
    assert call("build", "deck.yaml", "--only", "anki", cwd=tmp_path).code == 0
    kept = desk.lock.read_bytes()
    desk.lock.unlink()
    # Paper needs no lock, and makes nothing forget it.
    assert call("build", "deck.yaml", "--only", "quiz", cwd=tmp_path).code == 0
    files = desk.files()
    for words in (["plan"], ["build"], ["build", "--locked"], ["build", "--only", "anki"]):
        ran = call(*words, "deck.yaml", cwd=tmp_path)
        assert ran.code == 1
        assert ran.err.startswith(lost)
        assert hint in ran.err
    assert desk.files() == files
    desk.lock.write_bytes(kept)
    assert "unchanged" in call("plan", "deck.yaml", cwd=tmp_path).out
    desk.lock.unlink()
    assert call("build", "deck.yaml", "--force", "--only", "anki", cwd=tmp_path).code == 0
    assert desk.lock.is_file()


def test_another_deck_that_was_built_into_the_folder_has_no_lock_to_lose(tmp_path: Path) -> None:
    for name in ("one", "other"):
        desk = DeckFolder(tmp_path / name, DECK)
        desk.out = tmp_path / "build"
        desk.good()


def test_a_lock_that_belongs_to_another_deck_is_no_obstacle(tmp_path: Path) -> None:
    DeckFolder(tmp_path, deck(short("A?"), title="Another"), "other").good()
    (tmp_path / "other.yaml").unlink()
    DeckFolder(tmp_path, DECK).good()


@pytest.mark.parametrize("targets", [["quiz"], ["quiz", "key"]])
def test_a_locked_build_of_paper_looks_at_the_lock_too(
    tmp_path: Path, targets: list[Target]
) -> None:
    desk = DeckFolder(tmp_path, DECK)
    (missing,) = desk.build(targets=targets, locked=True).problems
    assert (missing.code, missing.message) == (
        "lock-outdated",
        "the deck has no lock: this file is missing",
    )
    desk.good()
    assert desk.build(targets=targets, locked=True).problems == []


def test_outputs_that_a_deck_no_longer_has_are_removed(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, deck(short("A?"), short("B?", only="paper")))
    desk.build(targets=TARGETS)
    desk.write(deck(short("A?", only="anki")))
    desk.build(NOW + DAY, targets=TARGETS)
    assert set(desk.files()) == {"deck.yaml", "deck.lock", "build/deck/deck.apkg"}
    desk.write(deck(short("B?", only="paper")))
    outcome = desk.build(NOW + 2 * DAY, targets=TARGETS)
    assert [change.what for change in outcome.changes] == ["removed"]
    assert set(desk.files()) == {
        "deck.yaml", "deck.lock", "build/deck/deck-quiz.html", "build/deck/deck-key.html",
            "build/deck/deck-flashcards.html",
    }  # fmt: skip


SAID = (
    # a deck before and after, and a line of the summary
    (
        short("Which river runs through Paris?", only="anki", id="x"),
        short("Which stream runs through Paris?", only="anki", id="x"),
        "A deck: 1 card, 1 edited",
    ),
    ({"q": "A?", "a": "b", "both": True}, {"q": "A?", "a": "b"}, "leaves an empty card in Anki"),
    (
        {"cloze": "The magma rises in the {{vent}} of a volcano.", "id": "m"},
        {"cloze": "The {{magma}} rises in the {{vent}} of a volcano.", "id": "m"},
        "the gaps moved, reviews of “vent” now count for another; write {{c1::vent}} as before",
    ),
    (
        short("A?"),
        short("Quite another?", "no"),
        "if a new card is that one reworded, give it `id: ",
    ),
)


@pytest.mark.parametrize(("before", "after", "line"), SAID)
def test_the_summary_says_what_learners_will_notice(
    tmp_path: Path, before: dict[str, Any], after: dict[str, Any], line: str
) -> None:
    desk = DeckFolder(tmp_path, deck(before))
    desk.good()
    desk.write(deck(after))
    said = summarize_build(desk.good(NOW + DAY)).replace(str(desk.deck), "A deck")
    assert line in said


def test_a_card_that_takes_the_place_of_a_removed_one_is_not_said_to_need_its_id(
    tmp_path: Path,
) -> None:
    desk = DeckFolder(tmp_path, deck(short("A?", id="x"), short("Quite another?", "no")))
    desk.good()
    desk.write(deck(short("A?", id="x")))
    said = summarize_build(desk.good(NOW + DAY))
    assert "stays in Anki: “Quite another?”" in said
    assert "id:" not in said


def test_a_build_that_has_nothing_to_make_says_so(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, deck(short("A?", only="screen")))
    assert "wrote nothing: no card is for what was asked for" in summarize_build(desk.good())


def test_many_files_are_named_on_several_lines(tmp_path: Path) -> None:
    outcome = DeckFolder(tmp_path, deck(short("A?"))).good()
    files = tuple([Path("build/d", f"d e{number:02}.html") for number in range(12)])
    said = summarize_build(outcome._replace(written=files, fresh=files[:1], removed=files[:1]))

    assert said.splitlines()[1:] == [
        "  wrote build/d/: d e00.html, d e01.html, d e02.html, d e03.html, d e04.html, d e05.html,",
        "    d e06.html, d e07.html, d e08.html, d e09.html, d e10.html, d e11.html",
        "  removed, since this build would not make it: d e00.html",
    ]


def test_gaps_that_share_a_number_have_not_moved(tmp_path: Path) -> None:
    desk = DeckFolder(
        tmp_path, deck({"cloze": "{{c1::Alpha}} and Beta met {{c2::Gamma}}.", "id": "m"})
    )
    desk.good()
    desk.write(deck({"cloze": "{{c1::Alpha}} and {{c1::Beta}} met {{c2::Gamma}}.", "id": "m"}))
    assert "moved" not in summarize_build(desk.good(NOW + DAY))


def test_a_deck_moved_to_a_folder_without_its_lock_does_not_begin_anew(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    (tmp_path / "2022").mkdir()
    desk.deck = desk.deck.rename(tmp_path / "2022" / "deck.yaml")
    assert [problem.code for problem in desk.build().problems] == ["lock-left"]


def test_a_deck_whose_file_ends_in_capitals_has_its_lock(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.deck = desk.deck.rename(tmp_path / "deck.YAML")
    desk.good()
    other = DeckFolder(tmp_path, DECK, "other")
    assert [problem.code for problem in other.build().problems] == []


def test_a_lock_that_is_a_link_stays_one(tmp_path: Path) -> None:
    shared = tmp_path / "shared.json"
    (tmp_path / ".git").mkdir()  # Out of a project no link is followed.
    desk = DeckFolder(tmp_path / "desk", DECK)
    desk.good()
    desk.lock.rename(shared)
    desk.lock.symlink_to(shared)
    desk.write(DECK.replace("Paris", "Rouen"))
    desk.good(NOW + DAY)
    assert desk.lock.is_symlink()
    assert "Rouen" in shared.read_text("utf-8")
