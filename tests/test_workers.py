"""Decks that several processes build: the same files and reports, in order, and a clean end."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from deck_folder import NOW, contents, deck, short
from harness import LONGEST, Ran, environment
from quizpress import parallel
from quizpress.options import Options, Printing
from quizpress.parallel import build_decks

pytestmark = pytest.mark.slow
BROKEN = "title: T\ncards: 1\n"
PROGRAM = """
import multiprocessing, os, sys, time
from pathlib import Path
from quizpress import parallel, pipeline
from quizpress.cli import commands
parallel._WORTH = 0

def wait_for_ever(act):
    def build(path, *arguments):
        if path.name == "d3.yaml" and multiprocessing.parent_process():
            Path(f"{os.getpid()}.waits").touch()
            time.sleep(600)
        return act(path, *arguments)
    return build

if __name__ == "__main__":
    method = sys.argv.pop(1)
    if method != "wait":
        multiprocessing.set_start_method(method)
    else:
        from quizpress import workers
        workers.build_deck = wait_for_ever(workers.build_deck)
    commands.main()
"""

INTERRUPTED_WHILE_LOADED = """
import sys

class Interrupts:
    def find_spec(self, name, *_):
        if name == "quizpress.cli.commands":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupts())
from quizpress.cli import main
main()
"""


@pytest.fixture
def decks(tmp_path: Path) -> list[Path]:
    """Return decks in a folder, one of them broken, one with a warning."""
    (tmp_path / "decks").mkdir()
    texts = {f"d{n}": deck(short(f"One {n}?"), short("Two?", f"B{n}")) for n in range(6)}
    texts |= {"d2": BROKEN, "d4": deck(short("Is it?", "Yes"), language="en")}
    (tmp_path / "program.py").write_text(PROGRAM)
    for name, text in texts.items():
        (tmp_path / "decks" / f"{name}.yaml").write_text(text)
    return sorted((tmp_path / "decks").iterdir())


def _run(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [sys.executable, "program.py", *arguments],
            cwd=folder,
            env=environment(SOURCE_DATE_EPOCH=str(NOW)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("decks")
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_make_and_tell_the_same_as_one(
    tmp_path: Path, method: str, call: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    one = call("build", "-j", "1")
    made = contents(tmp_path)
    shutil.rmtree(tmp_path / "build")
    for name in made:
        if name.endswith(".lock"):
            (tmp_path / name).unlink()
    with _run(tmp_path, method, "build", "-j", "3") as program:
        out, err = program.communicate(timeout=LONGEST)

    assert Ran(program.returncode, out.decode(), err.decode()) == one
    assert one.code == 1
    assert contents(tmp_path) == made


def _wait_for(folder: Path, pattern: str) -> Path:
    for _ in range(LONGEST * 20):
        if found := [*folder.glob(pattern)]:
            return found[0]
        time.sleep(0.05)
    raise AssertionError(pattern)


def _is_alive(number: int) -> bool:
    with contextlib.suppress(OSError):
        os.kill(number, 0)
        return Path(f"/proc/{number}/stat").read_text().split()[2] != "Z"
    return False


def _assert_gone(number: int) -> None:
    for _ in range(LONGEST * 20):
        if not _is_alive(number):
            return
        time.sleep(0.05)
    raise AssertionError(f"process {number} is left")


@pytest.mark.usefixtures("decks")
def test_an_interrupt_ends_all_processes_quietly(tmp_path: Path) -> None:
    with _run(tmp_path, "wait", "build", "-j", "2") as program:
        worker = int(_wait_for(tmp_path, "*.waits").stem)
        os.killpg(program.pid, signal.SIGINT)
        out, err = program.communicate(timeout=LONGEST)

    assert (program.returncode, out, err) == (130, b"", b"")
    _assert_gone(worker)
    assert [name for name in contents(tmp_path) if name.endswith("-tmp")] == []


def test_an_interrupt_while_the_program_is_loaded_ends_it_quietly(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(INTERRUPTED_WHILE_LOADED)
    with _run(tmp_path) as program:
        out, err = program.communicate(timeout=LONGEST)
    assert (program.returncode, out, err) == (130, b"", b"")


@pytest.mark.usefixtures("decks")
def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    with _run(tmp_path, "wait", "build", "-j", "2") as program:
        worker = int(_wait_for(tmp_path, "*.waits").stem)
        program.kill()
        program.wait(LONGEST)
    _assert_gone(worker)
    assert not (tmp_path / "build/d3").exists()


@pytest.mark.usefixtures("decks")
def test_an_interrupt_of_the_first_process_alone_ends_all(tmp_path: Path) -> None:
    with _run(tmp_path, "wait", "build", "-j", "2") as program:
        worker = int(_wait_for(tmp_path, "*.waits").stem)
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=LONGEST)

    assert (program.returncode, out, err) == (130, b"", b"")
    _assert_gone(worker)


@pytest.mark.usefixtures("decks")
def test_a_deck_whose_process_is_killed_is_built_all_the_same(tmp_path: Path) -> None:
    with _run(tmp_path, "wait", "build", "-j", "2") as program:
        os.kill(int(_wait_for(tmp_path, "*.waits").stem), signal.SIGKILL)
        out, err = program.communicate(timeout=LONGEST)

    assert program.returncode == 1
    assert b"Traceback" not in err
    assert out.decode().endswith("\n5 decks built, 1 deck not\n")
    assert (tmp_path / "build/d3/d3.apkg").is_file()


@pytest.mark.parametrize(
    ("number", "printing", "jobs", "started"),
    [
        (1, Printing(docx=True), 8, None),
        (3, Printing(), 8, None),
        (3, Printing(docx=True), 8, (3, 3)),
        (3, Printing(docx=True), 2, (3, 2)),
        (3, Printing(docx=True), 1, None),
    ],
)
def test_processes_are_started_only_where_they_save_time(  # noqa: PLR0913, PLR0917
    decks: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    printing: Printing,
    jobs: int,
    started: tuple[int, int] | None,
) -> None:
    begun: list[tuple[int, int]] = []

    def note_start(wishes: Sequence[object], jobs: int) -> Iterator[None]:
        begun.append((len(wishes), jobs))
        return iter([None] * len(wishes))

    monkeypatch.setattr("quizpress.workers.build_in_processes", note_start)
    monkeypatch.setattr("quizpress.parallel.build_deck", lambda *_: None)
    asked = Options(tmp_path / "out", frozenset(["quiz"]), printing, locked=False, now=NOW)
    [*build_decks([(path, asked) for path in decks[:number]], jobs, lambda _name: None)]

    assert begun == ([started] if started else [])


@pytest.mark.usefixtures("decks")
def test_decks_that_did_not_change_start_no_process(
    call: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "decks" / "d2.yaml").unlink()
    assert call("build", "-j", "1").code == 0
    monkeypatch.setattr(parallel, "_WORTH", 0)
    monkeypatch.setattr("quizpress.workers.build_in_processes", None)

    assert call("build", "-j", "8").code == 0
