"""Pipes, devices and files without an end: told, never waited for, never held in memory."""

import os
import resource
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import contents
from harness import LONGEST, Ran, command, environment
from quizpress.read.deck_files import Beside, Refusal
from quizpress.write import hold_deck, write_files

GOOD = "title: T\ncards:\n- {q: One?, a: A}\n"
MEMORY = 1024**3
"""Bytes that a command may take, far fewer than a sparse file seems to have."""


@pytest.fixture
def narrow(tmp_path: Path) -> Callable[..., Ran]:
    """Run quizpress in the test's folder with little memory."""

    def start(*arguments: str) -> Ran:
        done = subprocess.run(
            command(*arguments),
            cwd=tmp_path,
            env=environment(NO_COLOR="1"),
            capture_output=True,
            timeout=LONGEST,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return start


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3 * MEMORY)


def _decks(folder: Path) -> Path:
    path = folder / "decks" / "a.yaml"
    path.parent.mkdir()
    path.write_text(GOOD)
    return path


PLACES = ("decks/other.lock", "decks/week/other.lock", "other.lock")
COMMANDS = ("build", "plan", "lock", "check")


@pytest.mark.parametrize("make", [os.mkfifo, _sparse])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("act", COMMANDS)
def test_a_special_lock_around_a_deck_is_no_obstacle(
    tmp_path: Path, make: Callable[[Path], None], place: str, act: str, narrow: Callable[..., Ran]
) -> None:
    _decks(tmp_path)
    (tmp_path / place).parent.mkdir(exist_ok=True)
    make(tmp_path / place)

    ran = narrow(act)
    assert (ran.code, ran.err) == (0, "")


SAID: dict[Callable[[Path], None], str] = {
    os.mkfifo: "it is no plain file",
    _sparse: "it is larger than 64 MiB",
}


@pytest.mark.parametrize("make", SAID)
@pytest.mark.parametrize("act", ["build", "plan", "lock", "lock --repair"])
def test_a_special_lock_of_a_deck_is_an_error(
    tmp_path: Path, make: Callable[[Path], None], act: str, narrow: Callable[..., Ran]
) -> None:
    _decks(tmp_path)
    make(tmp_path / "decks" / "a.lock")
    ran = narrow(*act.split())

    assert ran.code == 1
    assert ran.err.startswith(
        f"decks/a.lock:1:1: error[lock-unreadable]: the lock cannot be read: {SAID[make]}\n"
        "  hint: restore it with git\n"
    )


DEVICES = ("pipe.yaml", "/dev/zero", "/dev/urandom", "/dev/tty")


@pytest.mark.parametrize("name", DEVICES)
@pytest.mark.parametrize("act", ["build", "check", "plan"])
def test_a_deck_that_is_no_plain_file_is_an_error(
    tmp_path: Path, name: str, act: str, narrow: Callable[..., Ran]
) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    ran = narrow(act, name)

    assert ran.code == 1
    assert (ran.out if act == "check" else ran.err).startswith(
        f"{name}:1:1: error[unreadable]: the file cannot be read: it is no plain file\n"
    )


def test_a_lock_of_a_pipe_is_looked_at_without_waiting(
    tmp_path: Path, run: Callable[..., Ran]
) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    assert run("lock", "pipe.yaml").code == 0


def test_a_sparse_picture_is_an_error(tmp_path: Path) -> None:
    _sparse(tmp_path / "a.png")
    media = Beside(tmp_path).media("a.png")

    assert isinstance(media, Refusal)
    assert media.code == "media-size"


@pytest.mark.parametrize("make", [os.mkfifo, _sparse])
def test_a_special_file_in_the_place_of_an_output_is_replaced(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "a")

    assert write_files({tmp_path / "a": b"1"}) == [tmp_path / "a"]
    assert contents(tmp_path) == {"a": b"1"}


def test_a_pipe_is_not_waited_for_by_whoever_would_be_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    with hold_deck(tmp_path / "pipe.yaml"):
        assert contents(tmp_path) == {}
