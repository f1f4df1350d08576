"""The way of one deck: read, check, model, press, write."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizpress.check import check
from quizpress.model import Deck
from quizpress.problem import Problem, about_file, has_errors
from quizpress.read import read
from quizpress.read.beside import Beside

if TYPE_CHECKING:
    from quizpress.lock.advance import Change, News
    from quizpress.lock.entries import Lock
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

    `news` are those of its notes in Anki, where it was pressed for it; `written` are all its
    outputs, `fresh` the files with new content.
    """

    path: str
    problems: list[Problem]
    cards: int = 0
    news: "News | None" = None
    written: tuple[Path, ...] = ()
    fresh: tuple[Path, ...] = ()

    @property
    def failed(self) -> bool:
        """Say whether anything is wrong beyond warnings."""
        return has_errors(self.problems)

    @property
    def changes(self) -> "tuple[Change, ...]":
        """Return what happens to its notes in Anki."""
        return self.news.changes if self.news else ()


def checked(path: Path) -> tuple[Deck | None, list[Problem]]:
    """Read and check one deck; the model is None where there is an error."""
    node, report = read(path, str(path))
    deck = check(node, report, path.stem, Beside(path.parent))
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


def plan(path: Path, now: int) -> Outcome:
    """Return what the next build would change in Anki; nothing is written."""
    from quizpress.press.anki import press  # noqa: PLC0415  `check` needs no press.

    deck, problems = checked(path)
    if deck is None:
        return Outcome(str(path), problems)
    before, found = _lock(deck, path)
    outcome = Outcome(str(path), problems + found, _count(deck))
    if found or not (before or deck.cards("anki")):
        return outcome
    return outcome._replace(news=press.plan(deck, before, now).news)


def _pressed(path: Path, deck: Deck, problems: list[Problem], options: Options) -> Outcome:
    from quizpress.write import write  # noqa: PLC0415  `check` writes nothing.

    outcome = Outcome(str(path), problems, _count(deck))
    folder = options.out / deck.stem
    outputs, lock = {}, {}
    if options.targets & {"anki"} or options.locked:
        made, found = _anki(deck, path, options)
        if found:
            return outcome._replace(problems=problems + found)
        if made and "anki" in options.targets:
            from quizpress.lockfile import encoded, of  # noqa: PLC0415  Paper needs no lock.

            outputs = {folder / made.artifact.name: made.artifact.data} if made.news.notes else {}
            lock = {of(path): encoded(made.lock)}
            outcome = outcome._replace(news=made.news)
    outputs |= _papers(deck, folder, options)
    could_be = [
        folder / f"{deck.stem}{end}" for name, end in ENDS.items() if name in options.targets
    ]
    # The lock comes last: a build that dies before it is simply done again.
    fresh = write(outputs | lock, [file for file in could_be if file not in outputs])
    return outcome._replace(written=tuple(outputs), fresh=tuple(fresh))


def _count(deck: Deck) -> int:
    return sum(len(section.cards) for section in deck.sections)


def _anki(deck: Deck, path: Path, options: Options) -> "tuple[Pressed | None, list[Problem]]":
    """Press a deck for Anki; one that has never had a card for Anki has nothing to press."""
    from quizpress import lockfile  # noqa: PLC0415  `check` needs no lock.
    from quizpress.press.anki.press import press  # noqa: PLC0415  `check` needs no press.

    before, found = _lock(deck, path)
    if found or not (before or deck.cards("anki")):
        return None, found
    made = press(deck, before, options.now)
    stale = lockfile.outdated(lockfile.of(path), made.lock, made.news) if options.locked else []
    return (None, stale) if stale else (made, [])


def _lock(deck: Deck, path: Path) -> "tuple[Lock | None, list[Problem]]":
    """Return the lock of a deck; one without a card for Anki needs none."""
    from quizpress import lockfile  # noqa: PLC0415  `check` needs no lock.

    file = lockfile.of(path)
    return lockfile.find(file, deck.name) if file.exists() or deck.cards("anki") else (None, [])


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
