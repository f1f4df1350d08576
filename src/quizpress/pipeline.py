"""The way of one deck: read, check, model, press, write."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from quizpress.check import check
from quizpress.model import Deck
from quizpress.problem import Problem, Report, Source, Span
from quizpress.read import read
from quizpress.read.decode import MOST_BYTES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quizpress.lock.advance import Change
    from quizpress.lock.entries import Lock, LockError
    from quizpress.press import Artifact
    from quizpress.press.anki.press import Pressed

TARGETS = ("anki", "quiz", "key")


class Options(NamedTuple):
    """What a build is asked for; `now` is in seconds since 1970 (UTC)."""

    out: Path
    targets: frozenset[str]
    seed: str
    locked: bool
    now: int


class Outcome(NamedTuple):
    """What came of one deck.

    `written` are all its outputs, `fresh` the files with new content, `left` the name in Anki
    that the deck no longer has.
    """

    path: str
    problems: list[Problem]
    cards: int = 0
    written: tuple[Path, ...] = ()
    fresh: tuple[Path, ...] = ()
    changes: "tuple[Change, ...]" = ()
    left: str = ""

    @property
    def failed(self) -> bool:
        """Say whether anything is wrong beyond warnings."""
        return any(problem.severity == "error" for problem in self.problems)


def checked(path: Path) -> tuple[Deck | None, list[Problem]]:
    """Read and check one deck; the model is None where there is an error."""
    node, report = read(path, str(path))
    deck = check(node, report, path.stem, _fetch(path.parent))
    good = deck if not any(p.severity == "error" for p in report.problems) else None
    return good, sorted(report.problems, key=lambda p: (p.place.line, p.place.column))


def build(path: Path, options: Options) -> Outcome:
    """Take one deck all the way; nothing is written where anything is wrong."""
    from quizpress.write import alone  # noqa: PLC0415  `check` writes nothing.

    with alone(path):
        deck, problems = checked(path)
        if deck is None:
            return Outcome(str(path), problems)
        try:
            return _pressed(path, deck, problems, options)
        except OSError as error:
            return Outcome(str(path), [*problems, _unwritable(path, error)])


def _pressed(path: Path, deck: Deck, problems: list[Problem], options: Options) -> Outcome:
    from quizpress.write import write  # noqa: PLC0415  `check` writes nothing.

    outputs: dict[Path, bytes] = {}
    lock: dict[Path, bytes] = {}
    outcome = Outcome(str(path), problems, cards=sum(len(s.cards) for s in deck.sections))
    folder = options.out / deck.stem
    lock_file = path.with_suffix(".lock")
    if "anki" in options.targets and (deck.cards("anki") or lock_file.exists()):
        made, found = _anki(deck, lock_file, options)
        if made is None:
            return outcome._replace(problems=problems + found)
        outputs[folder / made.artifact.name] = made.artifact.data
        lock[lock_file] = _dumped(made.lock)
        outcome = outcome._replace(changes=made.changes, left=made.left)
    for name in ("quiz", "key"):
        if name in options.targets and deck.cards("paper"):
            artifact = _paper(deck, options.seed, key=name == "key")
            outputs[folder / artifact.name] = artifact.data
    # The lock comes last: a build that dies before it is simply done again.
    fresh = write(outputs | lock)
    return outcome._replace(written=tuple(outputs), fresh=tuple(fresh))


def _anki(deck: Deck, lock_file: Path, options: Options) -> "tuple[Pressed | None, list[Problem]]":
    from quizpress.lock.entries import LockError  # noqa: PLC0415  `check` needs no press.
    from quizpress.press.anki.press import press  # noqa: PLC0415

    try:
        made = press(deck, _lock(lock_file), options.now)
    except LockError as error:
        return None, [_unlocked(lock_file, error)]
    if options.locked and _content(lock_file) != _dumped(made.lock):
        message = "the lock does not fit the deck"
        hint = "run `quizpress build` and commit the lock"
        return None, [_unplaced("lock-outdated", str(lock_file), message, hint)]
    return made, []


def _lock(path: Path) -> "Lock | None":
    from quizpress.lock.entries import load  # noqa: PLC0415  `check` needs no lock.

    return load(_text(path)) if path.exists() else None


def _dumped(lock: "Lock") -> bytes:
    from quizpress.lock.entries import dump  # noqa: PLC0415  `check` needs no lock.

    return dump(lock).encode()


def _unlocked(path: Path, error: "LockError") -> Problem:
    """Return the problem of a lock that cannot be read, at the line that is wrong."""
    report = Report(Source(str(path), _text(path)))
    lines = report.source.text.split("\n")[: error.line - 1]
    start = sum(map(len, lines)) + len(lines)
    report.say("lock-unreadable", Span(start, start + 1), str(error), error.hint)
    return report.problems[0]


def _unwritable(path: Path, error: OSError) -> Problem:
    message = f"the deck cannot be written: {error.strerror or error}"
    hint = "the last good files and the lock are as they were"
    return _unplaced("unwritable", str(error.filename or path), message, hint)


def _paper(deck: Deck, seed: str, *, key: bool) -> "Artifact":
    from quizpress.press.paper.render import press  # noqa: PLC0415  `check` needs no press.
    from quizpress.press.paper.sheet import default_seed  # noqa: PLC0415

    return press(deck, seed or default_seed(deck), key=key)


def clashes(paths: list[Path]) -> list[Problem]:
    """Return a problem for every deck whose outputs would overwrite those of another."""
    first: dict[str, Path] = {}
    problems = []
    for path in paths:
        other = first.setdefault(path.stem.casefold(), path)
        if other != path:
            message = f"its output would overwrite that of {other}"
            hint = "give one of the two files another name"
            problems.append(_unplaced("output-clash", str(path), message, hint))
    return problems


def _unplaced(code: str, path: str, message: str, hint: str) -> Problem:
    return Problem(code, message, Source(path, "").place(Span(0, 0)), hint)


def _fetch(folder: Path) -> Callable[[str], str]:
    return lambda name: _text(folder / name)


def _text(path: Path) -> str:
    return _content(path).decode("utf-8", errors="replace")


def _content(path: Path) -> bytes:
    """Return what a file holds, up to a bound; nothing where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except (OSError, ValueError):
        return b""
