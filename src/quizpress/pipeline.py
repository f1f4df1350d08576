"""The way of one deck: read, check, model, press, write."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from quizpress.check import check
from quizpress.model import Deck
from quizpress.problem import Problem, Report, Source, Span
from quizpress.read import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quizpress.lock.advance import Change
    from quizpress.lock.entries import Entry
    from quizpress.press import Artifact
    from quizpress.press.anki.notes import Face

TARGETS = ("anki", "quiz", "key")


class Options(NamedTuple):
    """What a build is asked for; `now` is in seconds since 1970 (UTC)."""

    out: Path
    targets: frozenset[str]
    seed: str
    locked: bool
    now: int


class Outcome(NamedTuple):
    """What came of one deck: `written` are all its outputs, `fresh` those with new content."""

    path: str
    problems: list[Problem]
    cards: int = 0
    written: tuple[Path, ...] = ()
    fresh: tuple[Path, ...] = ()
    changes: "tuple[Change, ...]" = ()

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

    deck, problems = checked(path)
    if deck is None:
        return Outcome(str(path), problems)
    try:
        with alone(path):
            return _pressed(path, deck, problems, options)
    except OSError as error:
        where = str(error.filename or path)
        message = f"the deck cannot be written: {error.strerror or error}"
        hint = "nothing was changed; the last good files are still there"
        return Outcome(str(path), [*problems, _unplaced("unwritable", where, message, hint)])


def _pressed(path: Path, deck: Deck, problems: list[Problem], options: Options) -> Outcome:
    from quizpress.write import write  # noqa: PLC0415  `check` writes nothing.

    folder = options.out / deck.stem
    files: dict[Path, bytes] = {}
    changes: tuple[Change, ...] = ()
    lock_file = path.with_suffix(".lock")
    lock_text = ""
    if "anki" in options.targets and deck.cards("anki"):
        report = Report(Source(str(lock_file), _text(lock_file)))
        made = _anki(deck, report, options)
        if made is None:
            return Outcome(str(path), problems + report.problems)
        artifact, lock_text, changes = made
        files[folder / artifact.name] = artifact.data
    for name in ("quiz", "key"):
        if name in options.targets and deck.cards("paper"):
            artifact = _paper(deck, options.seed, key=name == "key")
            files[folder / artifact.name] = artifact.data
    written = tuple(files)
    # The lock comes last: a build that dies before it is simply done again.
    if lock_text:
        files[lock_file] = lock_text.encode()
    fresh = write(files)
    cards = sum(len(section.cards) for section in deck.sections)
    return Outcome(str(path), problems, cards, written, tuple(fresh), changes)


def _anki(
    deck: Deck, report: Report, options: Options
) -> "tuple[Artifact, str, tuple[Change, ...]] | None":
    from quizpress.lock.advance import advance, begin  # noqa: PLC0415  `check` needs no press.
    from quizpress.lock.entries import LockError, dump, load  # noqa: PLC0415
    from quizpress.press.anki.notes import faces  # noqa: PLC0415
    from quizpress.press.anki.package import package  # noqa: PLC0415
    from quizpress.press.anki.types import digest  # noqa: PLC0415

    text = report.source.text
    try:
        before = load(text) if text else begin(deck.stem, deck.name, options.now)
    except LockError as error:
        start = sum(map(len, text.splitlines(keepends=True)[: error.line - 1]))
        report.say("lock-unreadable", Span(start, start + 1), str(error), error.hint)
        return None
    notes = faces(deck)
    types = {kind: digest(kind) for kind in dict.fromkeys(face.type for face in notes)}
    step = advance(before, [face.item for face in notes], types, options.now)
    if options.locked and (step.lock != before or not text):
        hint = "run `quizpress build` and commit the lock with the deck"
        report.say("lock-outdated", Span(0, 0), "the lock does not fit the deck", hint)
        return None
    artifact = package(deck, _drained(notes, step.entries), step.lock)
    return artifact, dump(step.lock), tuple(step.changes)


def _drained(notes: "list[Face]", entries: "list[Entry]") -> Iterator[tuple["Face", "Entry"]]:
    """Yield notes with their entries, giving up each: the database grows as the list shrinks."""
    notes.reverse()
    for entry in entries:
        yield notes.pop(), entry


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
    """Return a file's text, empty where there is no file."""
    try:
        return path.read_text("utf-8", errors="replace")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, ValueError):
        return ""
