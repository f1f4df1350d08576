"""The lock on disk: found, read, and reported where it is wrong or out of date."""

import contextlib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from quizpress.lock.advance import News
from quizpress.lock.entries import Lock, LockError, MergeError, dump, load
from quizpress.problem import Problem, Report, Source, Span, about_file
from quizpress.read.decode import content


def of(deck: Path) -> Path:
    """Return where the lock of a deck's file stands."""
    return deck.with_suffix(".lock")


def find(path: Path, name: str) -> tuple[Lock | None, list[Problem]]:
    """Read the lock of a deck that has a name in Anki; a new deck has none.

    A lock that another deck file left behind is a problem where it has that name: to begin
    anew would cut every learner off from their history.
    """
    if path.exists():
        try:
            return _load(path), []
        except LockError as error:
            return None, [_wrong(path, error)]
        except OSError as error:
            return None, [_unreadable(path, error)]
    for other in _around(path.parent):
        if not any(other.with_suffix(end).exists() for end in (".yaml", ".yml")):
            with contextlib.suppress(LockError, OSError):
                if _load(other).name == name:
                    message = f"{other.name} is a lock of this deck that has no deck beside it"
                    hint = f"move it to {path}, so that learners keep their history; or remove it"
                    return None, [about_file("lock-left", other, message, hint)]
    return None, []


def _around(folder: Path) -> list[Path]:
    """Return the locks where a deck may have been moved from."""
    found = [*folder.glob("*.lock"), *folder.glob("*/*.lock"), *folder.parent.glob("*.lock")]
    return sorted(set(found))


def outdated(path: Path, lock: Lock, told: News) -> list[Problem]:
    """Return a problem where the file does not hold the lock; the news led to it."""
    if content(path) == encoded(lock):
        return []
    counts = Counter(change.what for change in told.changes)
    news = ", ".join([f"{count:,} {what}" for what, count in counts.items()])
    message = f"the lock does not fit the deck{news and f': {news}'}"
    hint = "run `quizpress build` and commit the lock"
    return [about_file("lock-outdated", path, message, hint)]


def encoded(lock: Lock) -> bytes:
    """Return what the file of a lock holds."""
    return dump(lock).encode()


def read(deck: Path) -> Lock | None:
    """Return the lock of a deck that was just built or planned; a new deck has none."""
    path = of(deck)
    return _load(path) if path.exists() else None


class State(NamedTuple):
    """What a lock holds, and whether it was made whole; `joined` notes were on both sides."""

    path: Path
    problems: list[Problem]
    notes: int = 0
    removed: int = 0
    repaired: bool = False
    joined: int = 0


def state(deck: Path, *, repair: bool = False) -> State:
    """Return what the lock of a deck holds, made whole on wish where a merge left it in two."""
    from quizpress.write import alone  # noqa: PLC0415  Needed now and then.

    path = of(deck)
    with alone(deck):
        try:
            return _counted(path, _load(path)) if path.exists() else State(path, [])
        except OSError as error:
            return State(path, [_unreadable(path, error)])
        except LockError as error:
            whole = repair and isinstance(error, MergeError)
            return _repair(path) if whole else State(path, [_wrong(path, error)])


def _repair(path: Path) -> State:
    from quizpress.lock.repair import repair  # noqa: PLC0415  Needed now and then.
    from quizpress.write import write  # noqa: PLC0415

    try:
        whole, joined = repair(path.read_bytes().decode("utf-8", errors="replace"))
        write({path: encoded(whole)})
    except LockError as error:
        return State(path, [_wrong(path, error)])
    except OSError as error:
        message = f"the lock cannot be written: {error.strerror or error}"
        return State(path, [about_file("unwritable", path, message, "see to its rights")])
    return _counted(path, whole)._replace(repaired=True, joined=joined)


def _counted(path: Path, lock: Lock) -> State:
    removed = sum(entry.removed for entry in lock.entries)
    return State(path, [], len(lock.entries) - removed, removed)


def _load(path: Path) -> Lock:
    return load(path.read_bytes().decode("utf-8", errors="replace"))


def _unreadable(path: Path, error: OSError) -> Problem:
    message = f"the lock cannot be read: {error.strerror}"
    return about_file("lock-unreadable", path, message, "see to its rights")


def _wrong(path: Path, error: LockError) -> Problem:
    report = Report(Source(str(path), content(path).decode("utf-8", errors="replace")))
    lines = report.source.text.split("\n")[: error.line - 1]
    start = sum(map(len, lines)) + len(lines)
    report.say("lock-unreadable", Span(start, start + 1), str(error), error.hint)
    return report.problems[0]
