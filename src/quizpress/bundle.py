"""Several decks in one Anki package."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizpress.pipeline import checked
from quizpress.problem import Problem, about_file, has_errors

if TYPE_CHECKING:
    from quizpress.press.anki.package import Packed


class Bundled(NamedTuple):
    """What came of a bundle: its file, how many decks and notes it holds, whether it is new."""

    path: Path
    problems: list[Problem]
    decks: int = 0
    notes: int = 0
    fresh: bool = False


def bundle(paths: Sequence[Path], file: Path, now: int) -> Bundled:
    """Press decks that were built, as they and their locks stand, into one package."""
    from quizpress.press.anki.package import package  # noqa: PLC0415  `check` needs no press.
    from quizpress.write import write  # noqa: PLC0415  `check` writes nothing.

    packs: list[Packed] = []
    homes: dict[str, Path] = {}
    for path in paths:
        pack, problems = _pack(path, now)
        problems += _shared(pack, path, homes) if pack else []
        if has_errors(problems):
            return Bundled(file, problems)
        packs += [pack] if pack else []
    if not packs:
        return Bundled(file, [])
    notes = sum(not entry.removed for pack in packs for entry in pack.lock.entries)
    made = package(file.stem, packs)
    try:
        fresh = write({file: made.data})
    except OSError as error:
        message = f"the bundle cannot be written: {error.strerror or error}"
        return Bundled(file, [about_file("unwritable", error.filename or file, message, "")])
    return Bundled(file, [], len(packs), notes, bool(fresh))


def _pack(path: Path, now: int) -> "tuple[Packed | None, list[Problem]]":
    from quizpress import lockfile  # noqa: PLC0415  `check` needs no lock.
    from quizpress.press.anki.press import packed, plan  # noqa: PLC0415

    deck, problems = checked(path)
    if deck is None or not deck.cards("anki"):
        return None, problems
    before, found = lockfile.find(lockfile.of(path), deck.name)
    return (None, found) if found else (packed(deck, plan(deck, before, now)), [])


def _shared(pack: "Packed", path: Path, homes: dict[str, Path]) -> list[Problem]:
    """Report notes that another deck has as well: Anki would update but one of the two."""
    guids = [entry.guid for entry in pack.lock.entries if not entry.removed]
    other = next((homes[guid] for guid in guids if guid in homes), None)
    homes.update(dict.fromkeys(guids, path))
    if other is None:
        return []
    message = f"its lock holds notes that are in the lock of {other} too"
    hint = "a copy of a deck needs a lock of its own: remove the copied one"
    return [about_file("lock-shared", path, message, hint)]
