"""What real shells make of a line that is begun, where they have read our script."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from harness import LONGEST, environment

# A shell has to be there, as a browser has; it is no package that an import could tell.
pytestmark = pytest.mark.extra
LINES = (
    # a line that is begun, and what the shell makes of it
    ("quizpress pl", "quizpress plan"),
    ("quizpress check --cov", "quizpress check --coverage"),
    ("quizpress check --explain all-a", "quizpress check --explain all-above"),
    ("quizpress check --ignore clang,key-l", "quizpress check --ignore clang,key-longest"),
    ("quizpress build --only quiz,k", "quizpress build --only quiz,key"),
    ("quizpress build --kinds cloze,ma", "quizpress build --kinds cloze,matching"),
    ("quizpress build --edition large,con", "quizpress build --edition large,contrast"),
    ("quizpress build --size let", "quizpress build --size letter"),
    ("quizpress build de", "quizpress build decks/rivers.yaml"),
    ("quizpress new x --article new", "quizpress new x --article news.md"),
    ("quizpress build --roster cl", "quizpress build --roster class.csv"),
    ("quizpress build --templates sh", "quizpress build --templates sheets/"),
    ("quizpress completion z", "quizpress completion zsh"),
)
START = {
    # an interactive shell that reads no file of its user, and what its user would write there
    "bash": (["bash", "--norc", "--noprofile"], 'eval "$(quizpress completion bash)"'),
    "zsh": (
        ["zsh", "-f"],
        'autoload -U compinit; compinit -D; eval "$(quizpress completion zsh)"',
    ),
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    decks = ("decks/rivers.yaml", "decks/rivers.lock", "decks/rivers.txt")
    (tmp_path / "sheets").mkdir()
    for name in (*decks, "news.md", "new.py", "class.csv", "class.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def _environment() -> dict[str, str]:
    ours = str(Path(sys.executable).parent)
    return environment(PATH=f"{ours}:{os.environ['PATH']}", TERM="dumb", PS1="> ", COLUMNS="200")


@pytest.mark.parametrize("shell", START)
def test_a_shell_completes_what_is_begun(shell: str, desk: Path) -> None:
    program, start = START[shell]
    process, terminal = pty.fork()
    if not process:
        os.chdir(desk)
        os.execvpe(program[0], program, _environment())  # noqa: S606  The shell under test.
    try:
        os.write(terminal, f"{start}; echo read''y\n".encode())
        _read_until("\nready", terminal)
        completed = [_complete(line, terminal) for line, _ in LINES]
    finally:
        os.close(terminal)
        os.waitpid(process, 0)
    assert completed == [whole for _, whole in LINES]


def _complete(line: str, terminal: int) -> str:
    """Return what a line is after the tabulator, of which the shell is then to print the words."""
    to_the_start = "\x01"
    os.write(terminal, f"{line}\t{to_the_start}echo :\n".encode())
    # A folder is completed before what it holds, if that is wanted.
    found = _read_until(r"\n:([^\r\n]*)\r", terminal).lstrip()
    further = found.endswith("/") and found != line
    return _complete(found, terminal) if further else found.strip()


def _read_until(pattern: str, terminal: int) -> str:
    shown, end = "", time.monotonic() + LONGEST
    while not (found := re.search(pattern, shown)):
        assert select.select([terminal], [], [], end - time.monotonic())[0], shown
        shown += os.read(terminal, 65_536).decode()
    return found[found.re.groups]


def _offered_by_fish(desk: Path, lines: Sequence[str]) -> list[str]:
    """Return what fish offers for each of some lines, and nothing last."""
    asked = [f'complete -C "{line}"; echo +' for line in lines]
    ran = subprocess.run(
        ["fish", "--no-config", "-c", "; ".join(["quizpress completion fish | source", *asked])],
        cwd=desk,
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=True,
    )
    return ran.stdout.split("+\n")


def test_fish_completes_what_is_begun(desk: Path) -> None:
    offered = [told.split() for told in _offered_by_fish(desk, [line for line, _ in LINES])]
    # Fish offers the deck, or its folder first.
    assert [words[0] for words in offered if words] == [
        "decks/" if whole.endswith(".yaml") else whole.rpartition(" ")[2] for _, whole in LINES
    ]


def test_decks_are_offered_before_a_dash_and_options_after_it(desk: Path) -> None:
    decks, options, _ = _offered_by_fish(desk, ["quizpress build ", "quizpress schema -"])
    assert decks.split() == ["decks/", "sheets/"]
    assert [line.split()[0] for line in options.splitlines()] == ["-h", "--help", "--settings"]
