"""The way of one deck: read, check, model, press, write."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizpress.check import check
from quizpress.model import Deck
from quizpress.problem import Problem, about_file, has_errors
from quizpress.read import read
from quizpress.read.decode import content

if TYPE_CHECKING:
    from quizpress.lock.advance import Change
    from quizpress.press.anki.press import Pressed

ENDS = {"anki": ".apkg", "quiz": "-quiz.html", "key": "-key.html"}
"""How the names of outputs end, by target."""
TARGETS = tuple(ENDS)


class Options(NamedTuple):
    """What a build is asked for; `now` is in seconds since 1970 (UTC)."""

    out: Path
    targets: frozenset[str]
    seed: str
    locked: bool
    now: int


class Outcome(NamedTuple):
    """What came of one deck.

    `notes` are the cards meant for Anki, `written` all its outputs, `fresh` the files with new
    content, `left` the name in Anki that the deck no longer has.
    """

    path: str
    problems: list[Problem]
    cards: int = 0
    notes: int = 0
    written: tuple[Path, ...] = ()
    fresh: tuple[Path, ...] = ()
    changes: "tuple[Change, ...]" = ()
    left: str = ""

    @property
    def failed(self) -> bool:
        """Say whether anything is wrong beyond warnings."""
        return has_errors(self.problems)


def checked(path: Path) -> tuple[Deck | None, list[Problem]]:
    """Read and check one deck; the model is None where there is an error."""
    node, report = read(path, str(path))
    deck = check(node, report, path.stem, _fetch(path.parent))
    good = None if has_errors(report.problems) else deck
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

    cards, notes = sum(len(section.cards) for section in deck.sections), len(deck.cards("anki"))
    outcome = Outcome(str(path), problems, cards, notes)
    folder, lock_file = options.out / deck.stem, path.with_suffix(".lock")
    outputs, lock = {}, {}
    if options.targets & {"anki"} or options.locked:
        made, found = _anki(deck, lock_file, options)
        if found:
            return outcome._replace(problems=problems + found)
        if made and "anki" in options.targets:
            from quizpress.lockfile import encoded  # noqa: PLC0415  Paper needs no lock.

            outputs = {folder / made.artifact.name: made.artifact.data} if notes else {}
            lock = {lock_file: encoded(made.lock)}
            outcome = outcome._replace(changes=made.changes, left=made.left)
    outputs |= _papers(deck, folder, options)
    could_be = [
        folder / f"{deck.stem}{end}" for name, end in ENDS.items() if name in options.targets
    ]
    # The lock comes last: a build that dies before it is simply done again.
    fresh = write(outputs | lock, [file for file in could_be if file not in outputs])
    return outcome._replace(written=tuple(outputs), fresh=tuple(fresh))


def _anki(deck: Deck, lock_file: Path, options: Options) -> "tuple[Pressed | None, list[Problem]]":
    """Press a deck for Anki; one that has never had a card for Anki has nothing to press."""
    from quizpress import lockfile  # noqa: PLC0415  `check` needs no lock.
    from quizpress.press.anki.press import press  # noqa: PLC0415  `check` needs no press.

    if not deck.cards("anki") and not lock_file.exists():
        return None, []
    before, found = lockfile.find(lock_file, deck.name)
    if found:
        return None, found
    made = press(deck, before, options.now)
    stale = lockfile.outdated(lock_file, made.lock, made.changes) if options.locked else []
    return (None, stale) if stale else (made, [])


def _unwritable(path: Path, error: OSError) -> Problem:
    message = f"the deck cannot be written: {error.strerror or error}"
    hint = "the last good files and the lock are as they were"
    return about_file("unwritable", error.filename or path, message, hint)


def _papers(deck: Deck, folder: Path, options: Options) -> dict[Path, bytes]:
    if not deck.cards("paper") or not options.targets & {"quiz", "key"}:
        return {}
    from quizpress.press.paper.render import press  # noqa: PLC0415  `check` needs no press.
    from quizpress.press.paper.sheet import default_seed  # noqa: PLC0415

    seed = options.seed or default_seed(deck)
    names = [name for name in ("quiz", "key") if name in options.targets]
    made = [press(deck, seed, key=name == "key") for name in names]
    return {folder / artifact.name: artifact.data for artifact in made}


def clashes(paths: list[Path]) -> dict[Path, Problem]:
    """Return a problem for each deck whose outputs another's would overwrite."""
    named: dict[str, list[Path]] = {}
    for path in paths:
        named.setdefault(path.stem.casefold(), []).append(path)
    hint = "give one of the files another name"
    return {
        path: about_file(
            "output-clash",
            path,
            f"its output and that of {next(p for p in same if p != path)} have one name",
            hint,
        )
        for same in named.values()
        if len(same) > 1
        for path in same
    }


def _fetch(folder: Path) -> Callable[[str], str]:
    return lambda name: content(folder / name).decode("utf-8", errors="replace")
