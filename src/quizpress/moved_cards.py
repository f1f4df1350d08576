"""Cards that move between the decks of one call: found before any deck is pressed."""

import contextlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from quizpress.deck_and_lock import find_lock_of, load_deck
from quizpress.options import Options
from quizpress.outcome import Outcome
from quizpress.problem import Problem, about_file, clipped
from quizpress.read.files import real

if TYPE_CHECKING:
    from quizpress.lock.advance import News
    from quizpress.lock.carry import LockedItem
    from quizpress.lock.entries import Lock, LockEntry
    from quizpress.lock.moves import DeckOfCall, Transfer


class MovedCards(NamedTuple):
    """The transfers of a call by the files of decks, and what keeps a deck from being built.

    `around` are the decks outside of the call that have a lock: see `report_cards_apart`.
    """

    transfers: "Mapping[Path, Transfer]"
    problems: Mapping[Path, Problem]
    around: frozenset[Path] = frozenset()


def find_moved_cards(paths: Collection[Path], now: int) -> MovedCards:
    """Find what moves between decks; those with errors are left out, and nothing is written."""
    around, decks = _read_decks(paths, frozenset(), now)
    transfers = {path: transfer for path, (_, transfer) in _find_transfers(decks).items()}
    return MovedCards(transfers, {}, around)


def begin_build(
    paths: Collection[Path], unchanged: Collection[Path], options: Options
) -> MovedCards:
    """Find what moves between decks, and have their locks ready for a build.

    Those `unchanged` are as they were when their locks were written.
    """
    if options.locked:
        around, decks = _read_decks(paths, unchanged, options.now)
        problems = {path: _outdated_problem(path) for path in _find_transfers(decks)}
        return MovedCards({}, problems, around)
    if "anki" not in options.targets:
        return MovedCards({}, {})
    return begin_moves(paths, options.now, unchanged)


def _outdated_problem(path: Path) -> Problem:
    from quizpress.lock.file import lock_path  # noqa: PLC0415  `check` needs no lock.

    message = "the lock does not fit the deck: cards moved between it and another deck"
    hint = "run `quizpress build` and commit both locks"
    return about_file("lock-outdated", lock_path(path), message, hint)


def tell_moves(outcome: Outcome, transfer: "Transfer | None") -> Outcome:
    """Return what came of a deck, with what moved among its news."""
    if not transfer or not outcome.news:
        return outcome
    return outcome._replace(news=transfer.tell_moves(outcome.news))


def begin_moves(paths: Collection[Path], now: int, unchanged: Collection[Path] = ()) -> MovedCards:
    """Find what moves between decks, and write it into their locks, before any of them is built.

    Those that gain come first, so that a call that is killed loses no note, in whatever order
    decks are built: a note that stands in two locks belongs to the deck that has its card.
    """
    around, decks = _read_decks(paths, unchanged, now)
    found = _find_transfers(decks)
    problems: dict[Path, Problem] = {}
    for path, (deck, transfer) in found.items():
        if transfer.gained:
            problems |= _write_moves(path, deck, transfer._replace(given=()))
    unwritten = {entry.guid for path in problems for entry in found[path][1].gained}
    transfers: dict[Path, Transfer] = {}
    for path, (deck, transfer) in found.items():
        given = tuple([entry for entry in transfer.given if entry.guid not in unwritten])
        transfers[path] = transfer._replace(given=given)
        if path not in problems and given:
            problems |= _write_moves(path, deck, transfers[path])
    written = {path: transfers[path] for path in found if path not in problems}
    return MovedCards(written, problems, around)


def _write_moves(path: Path, deck: "DeckOfCall", transfer: "Transfer") -> dict[Path, Problem]:
    """Write a transfer into the lock of a deck; return a problem where that cannot be done."""
    from quizpress.lock.entries import LockError  # noqa: PLC0415  `check` needs no lock.
    from quizpress.lock.file import lock_path, read_lock, write_lock  # noqa: PLC0415
    from quizpress.write import hold_deck  # noqa: PLC0415

    with hold_deck(path):
        try:
            after = transfer.move_entries(read_lock(path) or deck.lock)
            write_lock(lock_path(path), after)
        except (OSError, LockError) as error:
            message = f"the lock cannot be written: {getattr(error, 'strerror', None) or error}"
            hint = "cards that moved keep their notes once it can be; see to what is wrong"
            return {path: about_file("unwritable", path, message, hint)}
    return {}


def _read_decks(
    paths: Collection[Path], unchanged: Collection[Path], now: int
) -> "tuple[frozenset[Path], dict[Path, DeckOfCall]]":
    """Return the decks around a call that have a lock, and those of the call.

    The latter are none where no card can come from one to another.
    """
    from quizpress.lock.file import decks_with_lock  # noqa: PLC0415  `check` needs no lock.

    locked, known = decks_with_lock(paths), {real(path) for path in paths}
    around = frozenset([path for path in locked if real(path) not in known])
    # Without a lock nobody has anything to give.
    if len(paths) == 1 or len(around) == len(locked):
        return around, {}
    decks = {
        path: _deck_as_locked(path) if path in unchanged else _deck_of_call(path, now)
        for path in paths
    }
    return around, {path: deck for path, deck in decks.items() if deck}


def _find_transfers(
    decks: "Mapping[Path, DeckOfCall]",
) -> "dict[Path, tuple[DeckOfCall, Transfer]]":
    from quizpress.lock.moves import STAYS, find_transfers  # noqa: PLC0415  `check` needs no lock.

    found = zip(decks.items(), find_transfers([*decks.values()]), strict=True)
    return {path: (deck, transfer) for (path, deck), transfer in found if transfer != STAYS}


def report_cards_apart(
    path: Path, entries: "Iterable[LockEntry]", news: "News", around: Iterable[Path], now: int
) -> list[Problem]:
    """Report cards that a deck gained from one outside of the call, and would begin anew.

    The entries are those of its lock, the news what a build makes of them.
    """
    changed = [change.entry for change in news.changes if change.what != "removed"]
    new = _names_of_cards(changed) - _names_of_cards([e for e in entries if not e.removed])
    asked = _decks_that_had(new, around) if new else ()
    near = {other: deck for other in asked if (deck := _deck_of_call(other, now))}
    here = _deck_of_call(path, now) if near else None
    found = _find_transfers({path: here, **near}) if here else {}
    gained = found[path][1].gained if path in found else ()
    given = {e.guid: other for other in near if other in found for e in found[other][1].given}
    came = [entry for entry in gained if entry.guid in given]
    return [_apart_problem(path, came, {given[e.guid] for e in came})] if came else []


def _apart_problem(path: Path, came: "list[LockEntry]", givers: set[Path]) -> Problem:
    names = ", ".join([str(giver) for giver in sorted(givers)])
    more = f" and {len(came) - 1:,} more" if came[1:] else ""
    asked = f"“{clipped(came[0].question, _WIDTH)}”{more}"
    message = f"{asked} moved here from {names}; built without that deck it is a new card"
    command = " ".join(["quizpress build", *map(quote, map(str, sorted({*givers, path})))])
    hint = f"build both in one call, so that learners keep their history: `{command}`"
    return about_file("cards-apart", path, message, hint)


_WIDTH = 60


def _decks_that_had(new: set[tuple[str, str]], around: Iterable[Path]) -> Iterable[Path]:
    """Yield the decks in whose locks a new card may be."""
    for path in sorted(around):
        lock = _read_lock_or_none(path)
        if lock and new & _names_of_cards(lock.entries):
            yield path


def _names_of_cards(cards: "Iterable[LockedItem | LockEntry]") -> set[tuple[str, str]]:
    """Return the questions and ids by which cards may be known elsewhere."""
    from quizpress.lock.moves import name_of_card  # noqa: PLC0415  `check` needs no lock.

    names = [(card.question, name_of_card(card)) for card in cards]
    return {(what, name) for pair in names for what, name in zip("qi", pair, strict=True) if name}


def _deck_as_locked(path: Path) -> "DeckOfCall | None":
    """Return a deck that is as it was when its lock was written; None without a lock."""
    from quizpress.lock.advance import item_of_entry  # noqa: PLC0415  `check` needs no lock.
    from quizpress.lock.moves import DeckOfCall  # noqa: PLC0415  The same.

    lock = _read_lock_or_none(path)
    living = [item_of_entry(entry) for entry in lock.entries if not entry.removed] if lock else []
    return DeckOfCall(lock.name, living, lock) if lock else None


def _read_lock_or_none(path: Path) -> "Lock | None":
    from quizpress.lock.entries import LockError  # noqa: PLC0415  `check` needs no lock.
    from quizpress.lock.file import read_lock  # noqa: PLC0415  The same.

    with contextlib.suppress(OSError, LockError):
        return read_lock(path)
    return None


def _deck_of_call(path: Path, now: int) -> "DeckOfCall | None":
    from quizpress.lock.advance import begin_lock  # noqa: PLC0415  `check` needs no lock.
    from quizpress.lock.moves import DeckOfCall  # noqa: PLC0415  The same.
    from quizpress.press.anki.notes import notes_of_deck  # noqa: PLC0415  Nor a press.

    deck, _ = load_deck(path)
    if deck is None:
        return None
    lock, problems = find_lock_of(deck, path)
    if problems or not (lock or deck.cards("anki")):
        return None
    items = [note.item for note in notes_of_deck(deck)]
    return DeckOfCall(deck.name, items, lock or begin_lock(deck.stem, deck.name, max(now, 1)))
