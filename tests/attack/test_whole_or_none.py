"""What stands in the way of one file stops all of its deck, and no other; nothing is left over."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import DAY, NOW, DeckFolder, contents, deck, short
from harness import Ran
from quizpress.pipeline import describe_unwritable
from quizpress.targets import TARGETS, Target
from quizpress.write import HalfWrittenError, sweep_folder, write_files

ONE, TWO = deck(short("One?")), deck(short("Two?"))
LAST = "the last good files and the lock are as they were"


@pytest.mark.parametrize("length", [240, 250])
def test_a_name_too_long_for_one_output_changes_none(
    tmp_path: Path, length: int, call: Callable[..., Ran]
) -> None:
    name = "a" * length
    desk = DeckFolder(tmp_path, ONE, name)
    assert call("build", f"{name}.yaml", "--only", "anki").code == 0
    desk.write(TWO)
    before = desk.files()
    ran = call("build", f"{name}.yaml")

    assert ran.code == 1
    told = f"an output of {'a' * 59}… cannot be written: File name too long\n"
    assert f"error[unwritable]: {told}" in ran.err
    assert f"  hint: give the deck's file a shorter name; {LAST}\n" in ran.err
    assert desk.files() == before


def test_what_cannot_be_replaced_after_another_was_is_told_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = DeckFolder(tmp_path, ONE)
    desk.build(targets=TARGETS)
    desk.write(TWO)
    replace, left = Path.replace, [2]

    def refuse(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            raise PermissionError(1, "Operation not permitted", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    (problem,) = desk.build(NOW + DAY, targets=TARGETS).problems

    assert problem.code == "unwritable"
    assert problem.place.path == str(tmp_path / "build/deck/deck-quiz.html")
    assert problem.hint == "some of the outputs are new; see to what is wrong, and build again"
    assert not [name for name in desk.files() if name.endswith("-tmp")]
    with pytest.raises(PermissionError):
        write_files({tmp_path / "a": b"1"})
    left[0] = 1
    with pytest.raises(HalfWrittenError):
        write_files({tmp_path / "a": b"1", tmp_path / "b": b"1"})


IN_THE_WAY = (
    # a file, what a build writes into, what is said
    (
        "e.txt",
        "e.txt",
        "e.txt:1:1: error[unwritable]: an output of a.yaml cannot be written: Not a",
    ),
    ("e.txt", "e.txt/sub", "e.txt:1:1: error[unwritable]: an output of a.yaml cannot be"),
    ("out/a", "out", "out/a:1:1: error[unwritable]: an output of a.yaml cannot be written: File"),
)


@pytest.mark.parametrize(("file", "out", "said"), IN_THE_WAY)
def test_a_file_where_a_folder_is_to_be_is_named(
    tmp_path: Path, file: str, out: str, said: str, call: Callable[..., Ran]
) -> None:
    DeckFolder(tmp_path / "decks", ONE, "a")
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("mine\n")
    ran = call("build", "-o", out)

    assert ran.code == 1
    assert ran.err.startswith(said)
    hint = f"  hint: move that file, or name another folder with --out; {LAST}\n"
    assert ran.err.splitlines(keepends=True)[1] == hint
    assert (tmp_path / file).read_text() == "mine\n"


def test_what_lacks_rights_is_told_what_to_do() -> None:
    error = PermissionError(errno.EACCES, "Permission denied", "build/a")
    told = describe_unwritable(Path("decks/a.yaml"), error)
    hint = f"see to the rights of its folder, or name another for outputs with --out; {LAST}"
    assert (told.place.path, told.hint) == ("build/a", hint)


LOOPS = ("loop.yaml", "week/loop.yaml")


@pytest.mark.parametrize("name", LOOPS)
@pytest.mark.parametrize("act", ["build", "check", "plan"])
def test_a_link_to_itself_is_the_problem_of_one_deck(
    tmp_path: Path, name: str, act: str, call: Callable[..., Ran]
) -> None:
    DeckFolder(tmp_path / "decks", ONE, "a")
    loop = tmp_path / "decks" / name
    loop.parent.mkdir(exist_ok=True)
    loop.symlink_to(loop.name)
    ran = call(act)

    said = ran.out if act == "check" else ran.err
    assert said.startswith(
        f"decks/{name}:1:1: error[unreadable]: the file cannot be read: Too many levels of symbolic"
        " links\n"
    )
    assert ran.code == 1
    assert act != "build" or (tmp_path / "build/a/a.apkg").is_file()


def test_a_lock_that_leads_to_itself_is_the_problem_of_one_deck(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    DeckFolder(tmp_path / "decks", ONE, "a")
    DeckFolder(tmp_path / "decks", TWO, "b").lock.symlink_to("b.lock")
    (tmp_path / "other.lock").symlink_to("other.lock")
    ran = call("build")

    (said,) = [line for line in ran.err.splitlines() if "error[" in line]
    assert said.startswith("decks/b.lock:1:1: error[lock-unreadable]: ")
    assert said.endswith("it is a link that leads to no file")
    assert (tmp_path / "build/a/a.apkg").is_file()


_KILLED = """
import os, signal, sys
from pathlib import Path
from quizpress.cli import commands as cli
Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
cli.run(["build", "deck.yaml", "-o", "build"])
"""


def _temporary(folder: Path) -> list[str]:
    return [name for name in contents(folder) if name.endswith("-tmp")]


@pytest.mark.parametrize("target", TARGETS)
def test_what_a_kill_left_is_gone_whatever_is_built_next(tmp_path: Path, target: Target) -> None:
    desk = DeckFolder(tmp_path, ONE)
    done = subprocess.run([sys.executable, "-c", _KILLED], cwd=tmp_path, check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(_temporary(tmp_path)) == 6
    assert not desk.build(targets=[target]).failed

    assert _temporary(tmp_path) == []


_SLOW = """
import os, sys, time
from pathlib import Path
from quizpress.cli import commands as cli
replace = Path.replace
def slowly(self, target):
    Path("waiting").touch()
    while not Path("go").exists():
        time.sleep(0.01)
    return replace(self, target)
Path.replace = slowly
sys.exit(cli.run(["build", "deck.yaml", "-o", "build"]))
"""


def test_a_build_lets_the_files_of_a_running_one_be(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, ONE)
    with subprocess.Popen([sys.executable, "-c", _SLOW], cwd=tmp_path) as running:
        while not (tmp_path / "waiting").exists():
            assert running.poll() is None
            time.sleep(0.01)
        saved = tmp_path / "saved"
        saved.write_text(TWO)
        saved.rename(desk.deck)  # So do editors save; the file is another then.
        assert not desk.build(targets=TARGETS).failed
        (tmp_path / "go").touch()
        assert running.wait(60) == 0
    assert _temporary(tmp_path) == []


def test_only_files_of_our_own_are_swept(tmp_path: Path) -> None:
    names = {
        ".quizpress-tmp",
        "a.quizpress-tmp",
        ".0123456789ab.quizpress-tmp",
        ".0123456789ab.abc.quizpress-tmp.txt",
    }
    for name in (*names, ".0123456789ab.abc.quizpress-tmp"):
        (tmp_path / name).touch()
    os.mkfifo(tmp_path / ".0123456789ac.abc.quizpress-tmp")
    sweep_folder(tmp_path)
    sweep_folder(tmp_path / "gone")

    assert {path.name for path in tmp_path.iterdir()} == {
        *names, ".0123456789ac.abc.quizpress-tmp"
    }  # fmt: skip


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path, mode: int) -> None:
    desk = DeckFolder(tmp_path, ONE)
    desk.good()
    desk.lock.chmod(mode)
    desk.package.chmod(mode)
    desk.write(TWO)
    desk.good(NOW + DAY)

    assert desk.lock.stat().st_mode & 0o777 == mode
    assert desk.package.stat().st_mode & 0o777 == mode


@pytest.mark.parametrize("given", [["decks"], ["decks/a.yaml"], ["decks/a.yml", "decks/a.yaml"]])
@pytest.mark.parametrize("act", ["build", "check", "plan"])
def test_two_decks_with_one_lock_are_an_error(
    tmp_path: Path, given: list[str], act: str, call: Callable[..., Ran]
) -> None:
    DeckFolder(tmp_path / "decks", ONE, "a")
    (tmp_path / "decks" / "a.yml").write_text(TWO)
    (tmp_path / "decks" / "a.b.yml").write_text(TWO)
    (tmp_path / "decks" / "a.b.yaml").mkdir()
    (tmp_path / "decks" / "loop").symlink_to("loop")
    before = contents(tmp_path)
    ran = call(act, *given)

    said = ran.out if act == "check" else ran.err
    found = [line for line in said.splitlines() if "error[" in line]
    both = [
        f"decks/a.{one}:1:1: error[lock-shared]: decks/a.{other} has the same lock, a.lock"
        for one, other in (("yaml", "yml"), ("yml", "yaml"))
    ]
    assert sorted(found) == (both[:1] if given == ["decks/a.yaml"] else both)
    assert ran.code == 1
    after = {name: data for name, data in contents(tmp_path).items() if "a.b" not in name}
    assert after == {name: data for name, data in before.items() if "a.b" not in name}
