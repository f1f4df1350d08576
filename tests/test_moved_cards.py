"""Cards that move between the decks of one call: what is said, and that no kill loses a note."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import quizpress.write
from deck_folder import DeckFolder, contents, deck, short
from harness import Ran
from quizpress.record import outputs

PARIS, VIENNA = short("Which river runs through Paris?"), short("Which river runs through Vienna?")
SEA = short("Which sea is salty?", "the Dead Sea")


class Desk:
    """Two decks in one folder, the second of which has a card of the first one next."""

    def __init__(self, folder: Path, call: Callable[..., Ran]) -> None:
        self.rivers = DeckFolder(folder / "decks", deck(PARIS, VIENNA, deck="Rivers"), "rivers")
        self.seas = DeckFolder(folder / "decks", deck(SEA, deck="Seas"), "seas")
        self.folder = folder
        self._call = call

    def call(self, *arguments: str) -> Ran:
        return self._call(*arguments, cwd=self.folder)

    def move(self) -> None:
        self.rivers.write(deck(PARIS, deck="Rivers"))
        self.seas.write(deck(SEA, VIENNA, deck="Seas"))

    def notes(self) -> dict[str, list[str]]:
        """Return which decks have each note living, by its guid."""
        found: dict[str, list[str]] = {}
        for desk in (self.rivers, self.seas):
            for entry in desk.locked().entries if desk.lock.is_file() else ():
                if not entry.removed:
                    found.setdefault(entry.guid, []).append(desk.locked().name)
        return found


@pytest.fixture
def desk(tmp_path: Path, call: Callable[..., Ran]) -> Desk:
    desk = Desk(tmp_path, call)
    assert desk.call("build", "--only", "anki").code == 0
    return desk


def _guid(desk: Desk) -> str:
    return next(e.guid for e in desk.rivers.locked().entries if "Vienna" in e.question)


def test_a_plan_and_a_build_tell_of_a_card_that_moved(desk: Desk) -> None:
    guid = _guid(desk)
    desk.move()
    files = contents(desk.folder)
    assert desk.call("plan").out == (
        "decks/rivers.yaml → Rivers\n"
        "  ← moved away   “Which river runs through Vienna?”\n"
        "      to Seas, with its history\n"
        "  1 moved away, 1 unchanged\n"
        "decks/seas.yaml → Seas\n"
        "  ~ cards come from Rivers:\n"
        "      an import updates their notes, and leaves the cards that learners have there;\n"
        "      `quizpress push` moves them, or Browse with the search below each\n"
        "  → moved here   “Which river runs through Vienna?”\n"
        f'      from Rivers; "Note ID:{guid}"\n'
        "  1 moved here, 1 unchanged\n"
    )
    assert contents(desk.folder) == files
    ran = desk.call("build", "--only", "anki")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "decks/rivers.yaml: 1 card, 1 moved away\n"
        "  moved to Seas: “Which river runs through Vienna?”\n"
        "  wrote build/rivers/: rivers.apkg\n"
        "decks/seas.yaml: 2 cards, 1 moved here\n"
        "  moved here from Rivers: “Which river runs through Vienna?”\n"
        "  an import alone leaves the cards that moved in Rivers; `quizpress push` moves them\n"
        "  wrote build/seas/: seas.apkg\n"
        "2 decks built\n"
    )
    assert desk.notes()[guid] == ["Seas"]
    assert desk.call("build", "--only", "anki", "--locked").code == 0
    assert "moved" not in desk.call("plan").out


def _refuse_apart(desk: Desk, gains: str, gives: str) -> None:
    """Assert that a deck that gains a card is not built without the one that gives it."""
    files = contents(desk.folder)
    for arguments in (("plan",), ("build", "--only", "anki"), ("build", "--locked")):
        ran = desk.call(*arguments, f"decks/{gains}.yaml")
        assert ran.code == 1
        assert ran.err.startswith(
            f"decks/{gains}.yaml:1:1: error[cards-apart]: “Which river runs through Vienna?” moved"
            f" here from decks/{gives}.yaml; built without that deck it is a new card\n"
        )
        assert "`quizpress build decks/rivers.yaml decks/seas.yaml`" in ran.err
    assert contents(desk.folder) == files


def test_a_deck_that_gained_a_card_is_not_built_before_the_one_that_gave_it(desk: Desk) -> None:
    guid = _guid(desk)
    desk.move()
    _refuse_apart(desk, "seas", "rivers")
    assert desk.call("build", "--only", "anki", "decks/rivers.yaml").code == 0
    _refuse_apart(desk, "seas", "rivers")
    assert desk.call("build", "--only", "anki", "decks/rivers.yaml", "decks/seas.yaml").code == 0
    assert desk.notes()[guid] == ["Seas"]


def test_a_card_that_moves_back_keeps_its_note(desk: Desk) -> None:
    guid = _guid(desk)
    desk.move()
    assert desk.call("build", "--only", "anki").code == 0
    desk.rivers.write(deck(PARIS, VIENNA, deck="Rivers"))
    desk.seas.write(deck(SEA, deck="Seas"))
    _refuse_apart(desk, "rivers", "seas")
    assert desk.call("build", "--only", "anki", "decks/rivers.yaml", "decks/seas.yaml").code == 0
    assert desk.notes()[guid] == ["Rivers"]


def test_a_card_can_come_from_a_deck_that_lost_it_in_a_build_before(desk: Desk) -> None:
    guid = _guid(desk)
    desk.rivers.write(deck(PARIS, deck="Rivers"))
    assert "1 removed" in desk.call("build", "--only", "anki").out
    desk.seas.write(deck(SEA, VIENNA, deck="Seas"))
    assert desk.call("build", "--only", "anki").out == (
        "decks/rivers.yaml: 1 card, 1 moved away\n"
        "  moved to Seas: “Which river runs through Vienna?”\n"
        "  unchanged build/rivers/: rivers.apkg\n"
        "decks/seas.yaml: 2 cards, 1 moved here\n"
        "  moved here from Rivers: “Which river runs through Vienna?”\n"
        "  an import alone leaves the cards that moved in Rivers; `quizpress push` moves them\n"
        "  wrote build/seas/: seas.apkg\n"
        "2 decks built\n"
    )
    assert desk.notes()[guid] == ["Seas"]


def test_a_card_that_another_deck_still_has_is_a_new_one_here(desk: Desk) -> None:
    desk.seas.write(deck(SEA, VIENNA, deck="Seas"))
    assert "1 new" in desk.call("build", "--only", "anki", "decks/seas.yaml").out


def test_a_plan_tells_programs_where_a_card_comes_from(desk: Desk) -> None:
    desk.move()
    data: Any = json.loads(desk.call("plan", "--format", "json").out)
    told = [
        (change["what"], change["history"], change["from"], change["to"])
        for each in data["decks"]
        for change in each["changes"]
    ]
    assert told == [("moved away", "kept", None, "Seas"), ("moved here", "kept", "Rivers", None)]


def test_a_new_deck_can_gain_a_card(desk: Desk) -> None:
    guid = _guid(desk)
    desk.rivers.write(deck(PARIS, deck="Rivers"))
    new = DeckFolder(desk.folder / "decks", deck(VIENNA, deck="More"), "more")
    assert desk.call("build", "--only", "anki").code == 0
    assert [entry.guid for entry in new.locked().entries] == [guid]


def test_a_locked_build_writes_nothing_and_tells_of_both_locks(desk: Desk) -> None:
    desk.move()
    files = contents(desk.folder)
    ran = desk.call("build", "--locked", "--only", "anki")
    assert ran.code == 1
    said = "error[lock-outdated]: the lock does not fit the deck: cards moved between it and"
    assert ran.err.count(said) == 2
    assert contents(desk.folder) == files


def test_a_deck_with_errors_gains_its_card_once_it_is_mended(desk: Desk) -> None:
    guid = _guid(desk)
    desk.move()
    good = desk.seas.deck.read_text()
    desk.seas.write(good.replace('"q"', '"p"', 1))
    assert desk.call("build", "--only", "anki").code == 1
    assert guid not in desk.notes()
    desk.seas.write(good)
    assert "1 moved here" in desk.call("build", "--only", "anki").out
    assert desk.notes()[guid] == ["Seas"]


def test_a_lock_that_cannot_be_written_loses_no_note(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    guid = _guid(desk)
    desk.move()
    write = quizpress.write.write_files

    def refuse(files: Any, *more: Any) -> Any:  # noqa: ANN401  As it is.
        if desk.seas.lock.name in [path.name for path in files]:
            raise PermissionError(13, "Permission denied")
        return write(files, *more)

    monkeypatch.setattr(quizpress.write, "write_files", refuse)
    ran = desk.call("build", "--only", "anki")
    assert ran.code == 1
    assert "error[unwritable]: the lock cannot be written: Permission denied" in ran.err
    monkeypatch.undo()
    assert desk.call("build", "--only", "anki").code == 0
    assert desk.notes()[guid] == ["Seas"]


class _KilledError(BaseException):
    """Stands for a kill, which nothing catches."""


@pytest.mark.parametrize("survived", range(6))
def test_no_kill_loses_a_note(desk: Desk, monkeypatch: pytest.MonkeyPatch, survived: int) -> None:
    guid = _guid(desk)
    desk.move()
    write, writes = quizpress.write.write_files, [0]

    def count(*files: Any, **more: Any) -> Any:  # noqa: ANN401  As it is.
        writes[0] += 1
        if writes[0] > survived:
            raise _KilledError
        return write(*files, **more)

    monkeypatch.setattr(quizpress.write, "write_files", count)
    monkeypatch.setattr(outputs, "write_files", count)
    with pytest.raises(_KilledError):
        desk.call("build", "--only", "anki")
    assert guid in desk.notes()
    monkeypatch.undo()
    assert desk.call("build", "--only", "anki").code == 0
    assert desk.notes()[guid] == ["Seas"]
    assert desk.call("build", "--only", "anki", "--locked").code == 0
