"""A kill, a full disk, a lack of rights: the last good files survive, and nothing is left over."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deck_folder import DAY, NOW, DeckFolder, contents
from quizpress.targets import TARGETS
from quizpress.write import write_files

pytestmark = pytest.mark.slow
CARDS = "".join([f"  - {{q: Question number {n}?, a: 'Answer {n}'}}\n" for n in range(300)])
OLD = f"title: T\ncards:\n{CARDS}"
NEW = OLD.replace("title: T", "title: New").replace("Answer", "New answer")
OUTPUTS = [
    f"build/deck/deck{end}" for end in (".apkg", "-quiz.html", "-key.html", "-flashcards.html")
]
_BUILD = """
import os, resource, signal, sys
from pathlib import Path
from quizpress.options import Options, Printing
from quizpress.targets import TARGETS
from quizpress.pipeline import build_deck

def dying(act, left):
    def call(*args):
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return act(*args)
    return call

how, number = sys.argv[1], int(sys.argv[2])
if how == "fsync":
    os.fsync = dying(os.fsync, number)
elif how == "replace":
    Path.replace = dying(Path.replace, number)
elif how == "space":
    resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
elif how == "rights" and os.geteuid() == 0:
    # Root without this capability is held to a folder's mode as everyone is.
    import ctypes
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)
    os.execv(sys.executable, [sys.executable, "-c", sys.argv[3], "-", "0", "", sys.argv[4]])
options = Options(Path("build"), frozenset(TARGETS), Printing(), False, 1_700_086_400)
outcome = build_deck(Path(sys.argv[4]), options)
print(*[f"{p.code} {p.place.path}: {p.message}" for p in outcome.problems], sep="\\n", end="")
"""


def _build(desk: DeckFolder, how: str, number: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _BUILD, how, str(number), _BUILD, desk.deck.name]
    return subprocess.run(command, cwd=desk.folder, capture_output=True, text=True, check=False)


@pytest.fixture
def desk(tmp_path: Path) -> DeckFolder:
    """Return a deck that was built, and then edited throughout."""
    made = DeckFolder(tmp_path / "desk", OLD)
    assert not made.build(targets=TARGETS).failed
    made.write(NEW)
    return made


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("how", ["fsync", "replace"])
def test_a_kill_leaves_each_file_old_or_new_and_the_next_build_tidies_up(
    tmp_path: Path, desk: DeckFolder, how: str, number: int
) -> None:
    old = desk.files()
    other = DeckFolder(tmp_path / "other", OLD)
    other.build(targets=TARGETS)
    other.write(NEW)
    other.build(NOW + DAY, targets=TARGETS)
    new = other.files()
    assert _build(desk, how, number).returncode == -9
    now = desk.files()
    # The record comes first.
    replaced = max(number - 2, 0) if how == "replace" else 0
    names = [*OUTPUTS, "deck.lock"]
    assert [now[name] for name in names[:replaced]] == [new[name] for name in names[:replaced]]
    assert [now[name] for name in names[replaced:]] == [old[name] for name in names[replaced:]]
    assert len(now) > len(old), "the kill came too late to show anything"
    desk.locked()
    assert now["deck.yaml"] == NEW.encode()
    with zipfile.ZipFile(desk.package) as archive:
        assert archive.testzip() is None
    assert all(now[name].rstrip().endswith(b"</html>") for name in OUTPUTS[1:])
    assert not desk.build(NOW + DAY, targets=TARGETS).failed
    assert desk.files() == new


@pytest.mark.parametrize("how", ["fsync", "replace"])
def test_what_a_kill_left_is_gone_even_where_the_edit_is_taken_back(
    desk: DeckFolder, how: str
) -> None:
    assert _build(desk, how, 1).returncode == -9
    desk.write(OLD)
    assert not desk.build(NOW + 2 * DAY, targets=TARGETS).failed
    assert set(desk.files()) == {"deck.yaml", "deck.lock", *OUTPUTS}


def test_what_a_kill_left_is_gone_whatever_the_deck_is_called(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, OLD, "week [1]")
    assert _build(desk, "fsync", 1).returncode == -9
    assert len(desk.files()) > 1
    desk.good()
    assert set(desk.files()) == {
        "week [1].yaml", "week [1].lock", "build/week [1]/week [1].apkg"
    }  # fmt: skip


@pytest.mark.parametrize("bytes_free", [0, 1000, 40_000])
def test_a_full_disk_changes_nothing(desk: DeckFolder, bytes_free: int) -> None:
    before = desk.files()
    assert len(before["deck.lock"]) > 40_000 > len(before[OUTPUTS[0]])
    done = _build(desk, "space", bytes_free)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("unwritable ")
    assert "deck.yaml cannot be written: File too large" in done.stdout
    assert desk.files() == before


@contextmanager
def _closed(folder: Path) -> Iterator[None]:
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize("place", [".", "build/deck"])
def test_a_folder_without_the_right_to_write_changes_nothing(desk: DeckFolder, place: str) -> None:
    before = desk.files()
    with _closed(desk.folder / place):
        done = _build(desk, "rights")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("unwritable ")
    what = "the lock" if place == "." else "an output"
    assert f"{what} of deck.yaml cannot be written: Permission denied" in done.stdout
    assert desk.files() == before


@pytest.mark.parametrize(
    ("out", "named"),
    [("/dev/null/build", "/dev/null/build/deck"), ("file", "file"), ("file/deck", "file")],
)
def test_an_output_folder_that_cannot_be_is_reported(tmp_path: Path, out: str, named: str) -> None:
    desk = DeckFolder(tmp_path, OLD)
    (tmp_path / "file").write_text("mine")
    desk.out = tmp_path / out
    before = desk.files()
    outcome = desk.build(targets=TARGETS)
    assert [problem.code for problem in outcome.problems] == ["unwritable"]
    assert outcome.problems[0].place.path == str(tmp_path / named)
    assert desk.files() == before


@pytest.mark.parametrize("name", [*OUTPUTS, "deck.lock"])
def test_a_folder_in_the_place_of_a_file_changes_no_other_file(tmp_path: Path, name: str) -> None:
    desk = DeckFolder(tmp_path, OLD)
    desk.build(targets=TARGETS)
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    desk.write(NEW)
    before = desk.files()
    (problem,) = desk.build(NOW + DAY, targets=TARGETS).problems
    assert desk.files() == before
    assert problem.code == ("lock-unreadable" if name == "deck.lock" else "unwritable")
    assert problem.place.path == str(tmp_path / name)


def test_only_new_content_is_written(tmp_path: Path) -> None:
    one, other = tmp_path / "a" / "one", tmp_path / "b" / "other"
    assert write_files({one: b"1", other: b"2"}) == [one, other]
    stamp = one.stat().st_ino
    assert write_files({one: b"1", other: b"3"}) == [other]
    assert one.stat().st_ino == stamp
    assert contents(tmp_path) == {"a/one": b"1", "b/other": b"3"}


def test_a_written_file_may_be_read_by_whoever_the_umask_allows(tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    beside.touch()
    write_files({tmp_path / "one": b"1"})
    assert (tmp_path / "one").stat().st_mode == beside.stat().st_mode
