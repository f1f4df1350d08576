"""The lock on disk: found, read, and reported where it is wrong or out of date."""

import contextlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from quizpress.lock.advance import Change
from quizpress.lock.entries import Lock, LockError, dump, load
from quizpress.problem import Problem, Report, Source, Span, about_file
from quizpress.read.decode import content


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
            message = f"the lock cannot be read: {error.strerror}"
            return None, [about_file("lock-unreadable", path, message, "see to its rights")]
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


def outdated(path: Path, lock: Lock, changes: Iterable[Change]) -> list[Problem]:
    """Return a problem where the file does not hold the lock; `changes` led to it."""
    if content(path) == encoded(lock):
        return []
    counts = Counter(change.what for change in changes)
    news = ", ".join([f"{count:,} {what}" for what, count in counts.items()])
    message = f"the lock does not fit the deck{news and f': {news}'}"
    hint = "run `quizpress build` and commit the lock"
    return [about_file("lock-outdated", path, message, hint)]


def encoded(lock: Lock) -> bytes:
    """Return what the file of a lock holds."""
    return dump(lock).encode()


def _load(path: Path) -> Lock:
    return load(path.read_bytes().decode("utf-8", errors="replace"))


def _wrong(path: Path, error: LockError) -> Problem:
    report = Report(Source(str(path), content(path).decode("utf-8", errors="replace")))
    lines = report.source.text.split("\n")[: error.line - 1]
    start = sum(map(len, lines)) + len(lines)
    report.say("lock-unreadable", Span(start, start + 1), str(error), error.hint)
    return report.problems[0]
