"""What tests share: types of fixtures, the command line, a file as the stages see it."""

import contextlib
import os
import pty
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

from quizpress.checks import check
from quizpress.model import Deck
from quizpress.options import FACTS_ALONE, Wanted
from quizpress.problem import Problem, Report
from quizpress.read import read
from quizpress.read.deck_files import Beside
from quizpress.read.yaml_nodes import Node
from quizpress.text import Text, parse_text

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
GOLDEN = TESTS / "golden"
CASES = TESTS / "cases"
MEDIA = CASES / "media"
REAL_DECK = ROOT / "decks" / "mexico-migration.yaml"
"""The largest of the decks that are pressed from this repository."""
LONGEST = 120
"""Seconds after which a program under test counts as hung."""


class Ran(NamedTuple):
    """What a command line came to."""

    code: int
    out: str
    err: str


class Write(Protocol):
    """Write a deck into the test's own folder and return its path."""

    def __call__(self, content: str | bytes, name: str = "deck.yaml") -> Path: ...


class Golden(Protocol):
    """Compare with the file of that name, or write it with --update-golden."""

    def __call__(self, name: str, content: str | bytes, folder: Path = GOLDEN) -> None: ...


def environment(**more: str) -> dict[str, str]:
    """Return the environment of this run, without what changes how programs print.

    A make that runs the tests would have one that they run tell of the folders it enters.
    """
    dropped = (
        *("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "LINES", "SOURCE_DATE_EPOCH"),
        *("MAKEFLAGS", "MAKELEVEL", "MFLAGS"),
    )
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "PYTHONUTF8": "1", "TERM": "xterm-256color", **more}


def command(*arguments: str | Path) -> list[str]:
    """Return the command line that runs quizpress with the Python of the tests."""
    return [sys.executable, "-m", "quizpress", *map(str, arguments)]


class Examined(NamedTuple):
    """A file as the stages see it."""

    node: Node | None
    report: Report
    deck: Deck | None

    @property
    def problems(self) -> list[Problem]:
        return self.report.problems


class Article(Beside):
    """Stands in for the files beside a deck where they are to hold a given text."""

    def __init__(self, folder: Path, held: str) -> None:
        super().__init__(folder)
        self.held = held

    def text(self, _name: str) -> str:
        return self.held


def examine(path: Path, text: str = "", wanted: Wanted = FACTS_ALONE) -> Examined:
    """Read and check a file; `text` stands for the article."""
    node, report = read(path, path.name)
    model = check(node, report, path.stem, Article(path.parent, text), wanted)
    # The check takes its tree apart to save memory, so the one to look at is read anew.
    return Examined(read(path, path.name)[0], report, model)


def typed(source: str) -> Text:
    """Return a text that stands at no place."""
    return parse_text(source, 0, 0, "markdown")


def unplaced(value: Any) -> Any:  # noqa: ANN401  A part of a model, or what it holds.
    """Return a part of a model with all its texts at no place, to be compared with others."""
    match value:
        case Text():
            return value._replace(start=0, end=0)
        case tuple() if hasattr(value, "_fields"):
            return type(value)(*map(unplaced, value))
        case tuple():
            return tuple(map(unplaced, value))
    return value


def on_terminal(
    *arguments: str | Path,
    cwd: Path,
    stdout: IO[bytes] | None = None,
    variables: Mapping[str, str] | None = None,
    program: Sequence[str] = (sys.executable, "-m", "quizpress"),
) -> Ran:
    """Run quizpress on a terminal; both streams arrive as `out`, but for one sent elsewhere."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*program, *map(str, arguments)],
        cwd=cwd,
        env=environment(**(variables or {})),
        stdout=stdout or theirs,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        shown = b"".join(_until_closed(ours))
        os.close(ours)
        return Ran(running.wait(LONGEST), shown.decode().replace("\r\n", "\n"), "")


def _until_closed(descriptor: int) -> Iterator[bytes]:
    # Linux says that a terminal's other end is closed with an error.
    with contextlib.suppress(OSError):
        while data := os.read(descriptor, 65536):
            yield data
