"""However a build ends, what it wrote is known as its own, and what the user wrote is not."""

import subprocess
import sys
from pathlib import Path

import pytest

from deck_folder import DAY, NOW, DeckFolder, deck, short
from quizpress.record.record_file import RECORD_NAME
from quizpress.targets import TARGETS

OLD, NEW, NEWEST = (deck(short(f"{word}?", "a")) for word in ("One", "Two", "Three"))
MINE = b"mine"
KILLED = f"""
import os, signal, sys
from pathlib import Path
from quizpress.options import Options, Printing
from quizpress.pipeline import build_deck
from quizpress.targets import TARGETS
left = int(sys.argv[1])
def dying(act):
    def call(*arguments, **options):
        global left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return act(*arguments, **options)
    return call
os.fsync, Path.replace, Path.unlink = map(dying, (os.fsync, Path.replace, Path.unlink))
build_deck(Path("deck.yaml"), Options(Path("build"), frozenset(TARGETS), Printing(), False, {NOW}))
"""
STEPS = 14
"""Six files are staged and six put in place, then the record is written once more."""


def _killed_at(desk: DeckFolder, step: int) -> int:
    command = [sys.executable, "-c", KILLED, str(step)]
    return subprocess.run(command, cwd=desk.folder, check=False).returncode


@pytest.mark.slow
@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_a_kill_at_any_step_leaves_no_doubt_whose_a_file_is(tmp_path: Path, step: int) -> None:
    desk = DeckFolder(tmp_path, OLD)
    desk.build(targets=TARGETS)
    own = desk.out / "deck" / "deck-key.html"
    own.write_bytes(MINE)
    desk.write(NEW)
    code = _killed_at(desk, step)
    assert code == (-9 if step <= STEPS - 2 else 0)
    assert own.read_bytes() == MINE
    desk.write(NEWEST)
    outcome = desk.build(NOW + DAY, targets=TARGETS)

    assert [problem.code for problem in outcome.problems] == ["output-kept"]
    assert outcome.kept == (own,)
    assert own.read_bytes() == MINE
    assert b"Three?" in (desk.out / "deck" / "deck-quiz.html").read_bytes()


@pytest.mark.slow
def test_a_first_build_that_was_killed_is_taken_up(tmp_path: Path) -> None:
    for step in range(1, STEPS):
        desk = DeckFolder(tmp_path / str(step), OLD)
        _killed_at(desk, step)
        desk.write(NEW)
        assert desk.build(NOW + DAY, targets=TARGETS).problems == []


def test_a_full_disk_leaves_the_record_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = DeckFolder(tmp_path, OLD)
    desk.build(targets=TARGETS)
    place = desk.out / "deck" / RECORD_NAME
    before = place.read_bytes()
    desk.write(NEW)

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr("os.fsync", refuse)
        assert [each.code for each in desk.build(targets=TARGETS).problems] == ["unwritable"]
    assert place.read_bytes() == before
    assert desk.build(targets=TARGETS).problems == []
