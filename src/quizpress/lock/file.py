"""The lock on disk: found, read, and reported where it is wrong or out of date."""

import contextlib
import errno
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from quizpress.decks import decks_by_stem
from quizpress.lock.advance import News
from quizpress.lock.entries import Lock, LockError, MergeError, dump_lock, load_lock
from quizpress.problem import Problem, Report, Source, Span, about_file
from quizpress.read.decode import MOST_BYTES, content
from quizpress.read.files import open_plain, reaches, read_plain, real


def lock_path(deck: Path) -> Path:
    """Return where the lock of a deck's file stands."""
    return deck.with_suffix(".lock")


def follow_link(path: Path) -> Path:
    """Return the file that is a lock, over a link that stays in the deck's folder or project.

    Raises:
        OSError: the link leads out of there, or to no file.
    """
    if not os.path.islink(path):  # noqa: PTH114  Path.is_symlink raises on a name too long.
        return path
    if not reaches(path.parent, path):
        raise OSError(errno.ELOOP, "it is a link that leads out of the project", str(path))
    if not os.path.isfile(path):  # noqa: PTH113  The same.
        raise OSError(errno.ELOOP, "it is a link that leads to no file", str(path))
    return real(path)


def find_lock(path: Path, name: str) -> tuple[Lock | None, list[Problem]]:
    """Read the lock of a deck that has a name in Anki; a new deck has none.

    A lock that another deck file left behind is a problem where it has that name: to begin
    anew would cut every learner off from their history.
    """
    if os.path.lexists(path):
        try:
            return _load_file(follow_link(path)), []
        except LockError as error:
            return None, [_wrong_problem(path, error)]
        except OSError as error:
            return None, [_unreadable_problem(path, error)]
    for other, beside in _locks_around(path.parent).items():
        if not beside:
            with contextlib.suppress(LockError, OSError):
                if _load_file(other).name == name:
                    message = f"{other.name} is a lock of this deck that has no deck beside it"
                    hint = f"move it to {path}, so that learners keep their history; or remove it"
                    return None, [about_file("lock-left", other, message, hint)]
    return None, []


def _locks_around(folder: Path) -> dict[Path, list[Path]]:
    """Return the locks where a deck may have been moved or copied from, with the decks beside."""
    found = {*folder.glob("*.lock"), *folder.glob("*/*.lock"), *folder.parent.glob("*.lock")}
    decks = {place: decks_by_stem(place) for place in {lock.parent for lock in found}}
    return {
        lock: [lock.parent / name for name in decks[lock.parent].get(lock.stem, ())]
        for lock in sorted(found)
    }


def find_copied_locks(decks: Iterable[Path]) -> dict[Path, Problem]:
    """Return a problem for each deck whose lock has notes of another's, beside it or among these.

    Anki would update but one of the two, and take their cards from one deck to the other.
    """
    locks: dict[Path, Path] = {}
    found: dict[Path, Path] = {}
    for deck in decks_with_lock(decks):
        lock = real(lock_path(deck))
        other = locks.get(lock, deck)
        if real(other) != real(deck):
            found |= {deck: other, other: deck}
        locks[lock] = deck
    named = defaultdict(list)
    for lock in locks:
        named[_deck_key(lock)].append(lock)
    for key, alike in named.items():
        for one, other in permutations(alike if key else (), 2):
            if _living_guids(one) & _living_guids(other):
                found[locks[one]] = locks[other]
    message = "its lock holds notes that are in the lock of {} too"
    hint = "a copy of a deck needs a lock of its own: remove the copied one"
    return {
        deck: about_file("lock-shared", deck, message.format(found[deck]), hint)
        for deck in decks
        if deck in found
    }


def living_elsewhere(deck: Path, decks: Iterable[Path]) -> frozenset[str]:
    """Return the notes that live in the locks of other decks: of these, and of those around one."""
    around = [lock for lock, beside in _locks_around(deck.parent).items() if beside]
    locks = {real(lock) for lock in (*around, *map(lock_path, decks))} - {real(lock_path(deck))}
    return frozenset().union(*[_living_guids(lock) for lock in locks])


def decks_with_lock(decks: Iterable[Path]) -> list[Path]:
    """Return the decks that have a lock, of these and of those around them; these last."""
    decks = [*decks]
    around: dict[Path, list[Path]] = {}
    for folder in {deck.parent for deck in decks}:
        around |= _locks_around(folder)
    found = [deck for _, beside in sorted(around.items()) for deck in beside]
    return [deck for deck in (*found, *decks) if lock_path(deck).is_file()]


def _deck_key(lock: Path) -> str:
    """Return the key of a deck from the beginning of its lock; of no lock nothing."""
    with contextlib.suppress(OSError), open_plain(lock) as file:
        found = _KEY.search(file.read(_HEAD))
        return found[1].decode() if found else ""
    return ""


_KEY = re.compile(rb'"deck": \{"key": "([0-9a-f]+)"')
_HEAD = 200
"""Bytes of a lock in which the key of its deck stands."""


def _living_guids(lock: Path) -> frozenset[str]:
    """Return the notes of a lock; one that cannot be read is reported where it is used."""
    with contextlib.suppress(LockError, OSError):
        return frozenset([entry.guid for entry in _load_file(lock).entries if not entry.removed])
    return frozenset()


def find_outdated(path: Path, lock: Lock, told: News) -> list[Problem]:
    """Return a problem where the file does not hold the lock; the news led to it."""
    if not os.path.lexists(path):
        hint = "run `quizpress build` and commit the lock, or restore it with git"
        return [
            about_file("lock-outdated", path, "the deck has no lock: this file is missing", hint)
        ]
    if content(path) == encode_lock(lock) or _differs_in_form(path, lock):
        return []
    counts = Counter(change.what for change in told.changes)
    news = ", ".join([f"{count:,} {what}" for what, count in counts.items()])
    message = f"the lock does not fit the deck{news and f': {news}'}"
    hint = "run `quizpress build` and commit the lock"
    return [about_file("lock-outdated", path, message, hint)]


def _differs_in_form(path: Path, lock: Lock) -> bool:
    """Say whether a file differs from the lock in how it writes the deck's names alone."""
    held, wanted = content(path).split(b"\n"), encode_lock(lock).split(b"\n")
    # The third line is the deck's; what else it holds is compared as it is read.
    held[2:3] = wanted[2:3] = []
    return held == wanted and _load_file(path)._replace(entries=()) == lock._replace(entries=())


def encode_lock(lock: Lock) -> bytes:
    """Return what the file of a lock holds."""
    return dump_lock(lock).encode()


def read_lock(deck: Path) -> Lock | None:
    """Return the lock of a deck that was just built or planned; a new deck has none."""
    path = lock_path(deck)
    return _load_file(follow_link(path)) if os.path.lexists(path) else None


class LockState(NamedTuple):
    """What a lock holds, and whether it was made whole; `joined` notes were on both sides."""

    path: Path
    problems: list[Problem]
    notes: int = 0
    removed: int = 0
    repaired: bool = False
    joined: int = 0


def inspect_lock(deck: Path, *, repair: bool = False) -> LockState:
    """Return what the lock of a deck holds, made whole on wish where a merge left it in two."""
    from quizpress.write import hold_deck  # noqa: PLC0415  Needed now and then.

    path = lock_path(deck)
    with hold_deck(deck):
        try:
            lock = read_lock(deck)
            return _count_notes(path, lock) if lock else LockState(path, [])
        except OSError as error:
            return LockState(path, [_unreadable_problem(path, error)])
        except LockError as error:
            whole = repair and isinstance(error, MergeError)
            return _repair_file(path) if whole else LockState(path, [_wrong_problem(path, error)])


def write_lock(path: Path, lock: Lock) -> None:
    """Put a lock in its place, or where a link there leads.

    Raises:
        OSError: it cannot be written.
    """
    from quizpress.write import write_files  # noqa: PLC0415  Needed now and then.

    write_files({follow_link(path): encode_lock(lock)})


def _repair_file(path: Path) -> LockState:
    from quizpress.lock.repair import repair_text  # noqa: PLC0415  Needed now and then.

    try:
        whole, joined = repair_text(_text_of_file(follow_link(path)))
        write_lock(path, whole)
    except LockError as error:
        return LockState(path, [_wrong_problem(path, error)])
    except OSError as error:
        message = f"the lock cannot be written: {error.strerror or error}"
        return LockState(path, [about_file("unwritable", path, message, "see to its rights")])
    return _count_notes(path, whole)._replace(repaired=True, joined=joined)


def _count_notes(path: Path, lock: Lock) -> LockState:
    living = sum(not entry.removed for entry in lock.entries)
    removed = sum(entry.removed and not entry.went for entry in lock.entries)
    return LockState(path, [], living, removed)


def _load_file(path: Path) -> Lock:
    return load_lock(_text_of_file(path))


def _text_of_file(path: Path) -> str:
    return read_plain(path, MOST_BYTES).decode("utf-8", errors="replace")


def _unreadable_problem(path: Path, error: OSError) -> Problem:
    message = f"the lock cannot be read: {error.strerror}"
    hint = "restore it with git"
    if error.errno == errno.ELOOP:
        hint = "put the lock itself there, or remove the link"
    elif isinstance(error, PermissionError):
        hint = "see to its rights"
    return about_file("lock-unreadable", path, message, hint)


def _wrong_problem(path: Path, error: LockError) -> Problem:
    report = Report(Source(str(path), content(path).decode("utf-8", errors="replace")))
    lines = report.source.text.split("\n")[: error.line - 1]
    start = sum(map(len, lines)) + len(lines)
    report.say("lock-unreadable", Span(start, start + 1), str(error), error.hint)
    return report.problems[0]
