"""Several decks in one Anki package."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizpress.deck_and_lock import find_lock_of, load_deck
from quizpress.options import Options
from quizpress.problem import Problem, about_file, has_errors
from quizpress.record.outputs import Placed, place_outputs, report_kept, save_record
from quizpress.record.record_file import read_record
from quizpress.write import hold_folder

if TYPE_CHECKING:
    from quizpress.press.anki.package import Packed


class Bundled(NamedTuple):
    """What came of a bundle: its file, how many decks and notes it holds, whether it is new."""

    path: Path
    problems: list[Problem]
    decks: int = 0
    notes: int = 0
    fresh: bool = False


def bundle_decks(paths: Sequence[Path], name: str, options: Options) -> Bundled:
    """Press decks that were built, as they and their locks stand, into one package."""
    from quizpress.press.anki.package import make_package  # noqa: PLC0415  `check` needs no press.

    file = options.out / f"{name}.apkg"
    packs: list[Packed] = []
    for path in paths:
        pack, problems = _pack_deck(path, options.now)
        if has_errors(problems):
            return Bundled(file, problems)
        packs += [pack] if pack else []
    if not packs:
        return Bundled(file, [])
    notes = sum(not entry.removed for pack in packs for entry in pack.lock.entries)
    made = make_package(file.stem, packs)
    try:
        placed = _place_bundle(file, made.data, options)
    except OSError as error:
        message = f"the bundle cannot be written: {error.strerror or error}"
        hint = "see to its folder, or name another for outputs with --out"
        return Bundled(file, [about_file("unwritable", error.filename or file, message, hint)])
    return Bundled(file, report_kept(placed), len(packs), notes, bool(placed.fresh))


def names_of_bundles(out: Path) -> frozenset[str]:
    """Return the names of the bundles that builds wrote into a folder."""
    return frozenset(read_record(out).files)


def _place_bundle(file: Path, data: bytes, options: Options) -> Placed:
    with hold_folder(file.parent):
        placed = place_outputs({file: data}, [], options, {}, read_record(file.parent))
        save_record(file.parent, placed.record, options)
    return placed


def _pack_deck(path: Path, now: int) -> "tuple[Packed | None, list[Problem]]":
    from quizpress.press.anki.press import pack_deck, plan_notes  # noqa: PLC0415

    deck, problems = load_deck(path)
    if deck is None or not deck.cards("anki"):
        return None, problems
    before, found = find_lock_of(deck, path)
    return (None, found) if found else (pack_deck(deck, plan_notes(deck, before, now)), [])
