"""Cards that move between the decks of one call: found before any deck is pressed."""

import contextlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from quizpress.options import Options
from quizpress.outcome import Outcome
from quizpress.pipeline import find_lock_of, load_deck
from quizpress.problem import Problem, about_file, clipped
from quizpress.read.files import real

if TYPE_CHECKING:
    from quizpress.lock.carry import LockedItem
    from quizpress.lock.entries import LockEntry
    from quizpress.lock.moves import DeckOfCall, Transfer


class MovedCards(NamedTuple):
    """The transfers of a call by the files of decks, and what keeps a deck from being built.

    A deck that gains a card from one outside the call is kept: it would begin that card anew.
    """

    transfers: "Mapping[Path, Transfer]"
    problems: Mapping[Path, Problem]


def find_moved_cards(paths: Collection[Path], now: int) -> MovedCards:
    """Find what moves between decks; those with errors are left out, and nothing is written."""
    decks = _read_decks(paths, now)
    found = _find_transfers(decks)
    transfers = {path: transfer for path, (_, transfer) in found.items()}
    return MovedCards(transfers, _find_cards_apart(decks, now))


def begin_build(paths: Collection[Path], options: Options) -> MovedCards:
    """Find what moves between decks, and have their locks ready for a build."""
    if options.locked:
        moved = find_moved_cards(paths, options.now)
        outdated = {path: _outdated_problem(path) for path in moved.transfers}
        return moved._replace(problems={**outdated, **moved.problems})
    return begin_moves(paths, options.now) if "anki" in options.targets else MovedCards({}, {})


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


def begin_moves(paths: Collection[Path], now: int) -> MovedCards:
    """Find what moves between decks, and write it into their locks, before any of them is built.

    Those that gain come first, so that a call that is killed loses no note, in whatever order
    decks are built: a note that stands in two locks belongs to the deck that has its card.
    """
    decks = _read_decks(paths, now)
    found = _find_transfers(decks)
    apart = _find_cards_apart(decks, now)
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
    problems |= apart
    return MovedCards({path: transfers[path] for path in found if path not in problems}, problems)


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


def _read_decks(paths: Collection[Path], now: int) -> "dict[Path, DeckOfCall]":
    """Return the decks of a call; none where no card can come from one to another."""
    from quizpress.lock.file import decks_with_lock  # noqa: PLC0415  `check` needs no lock.

    locked = decks_with_lock(paths)
    # Without a lock nobody has anything to give.
    if not locked or len({*paths, *locked}) < 2:  # noqa: PLR2004  From one to another.
        return {}
    return {path: deck for path in paths if (deck := _deck_of_call(path, now))}


def _find_transfers(
    decks: "Mapping[Path, DeckOfCall]",
) -> "dict[Path, tuple[DeckOfCall, Transfer]]":
    from quizpress.lock.moves import STAYS, find_transfers  # noqa: PLC0415  `check` needs no lock.

    found = zip(decks.items(), find_transfers([*decks.values()]), strict=True)
    return {path: (deck, transfer) for (path, deck), transfer in found if transfer != STAYS}


def _find_cards_apart(decks: "Mapping[Path, DeckOfCall]", now: int) -> dict[Path, Problem]:
    """Return a problem for each deck that has a card whose note a deck around the call has."""
    near = {path: deck for path in _decks_to_ask(decks) if (deck := _deck_of_call(path, now))}
    found = _find_transfers({**decks, **near}) if near else {}
    given = {entry.guid: path for path in near if path in found for entry in found[path][1].given}
    problems: dict[Path, Problem] = {}
    for path in decks:
        gained = found[path][1].gained if path in found else ()
        if came := [entry for entry in gained if entry.guid in given]:
            problems[path] = _apart_problem(path, came, {given[entry.guid] for entry in came})
    return problems


def _apart_problem(path: Path, came: "list[LockEntry]", givers: set[Path]) -> Problem:
    names = ", ".join([str(giver) for giver in sorted(givers)])
    more = f" and {len(came) - 1:,} more" if came[1:] else ""
    asked = f"“{clipped(came[0].question, _WIDTH)}”{more}"
    message = f"{asked} moved here from {names}; built without that deck it is a new card"
    command = " ".join(["quizpress build", *map(quote, map(str, sorted({*givers, path})))])
    hint = f"build both in one call, so that learners keep their history: `{command}`"
    return about_file("cards-apart", path, message, hint)


_WIDTH = 60


def _decks_to_ask(decks: "Mapping[Path, DeckOfCall]") -> Iterable[Path]:
    """Yield the decks around a call whose locks have what is new in its decks."""
    from quizpress.lock.entries import LockError  # noqa: PLC0415  `check` needs no lock.
    from quizpress.lock.file import decks_with_lock, read_lock  # noqa: PLC0415  The same.

    new: set[tuple[str, str]] = set()
    for deck in decks.values():
        new |= _names_of_cards(deck.items) - _names_of_cards(
            [entry for entry in deck.lock.entries if not entry.removed]
        )
    known = {real(path) for path in decks}
    for path in dict.fromkeys(decks_with_lock(decks)) if new else ():
        with contextlib.suppress(OSError, LockError):
            lock = None if real(path) in known else read_lock(path)
            if lock and new & _names_of_cards(lock.entries):
                yield path


def _names_of_cards(cards: "Iterable[LockedItem | LockEntry]") -> set[tuple[str, str]]:
    """Return the questions and ids by which cards may be known elsewhere."""
    from quizpress.lock.moves import name_of_card  # noqa: PLC0415  `check` needs no lock.

    names = [(card.question, name_of_card(card)) for card in cards]
    return {(what, name) for pair in names for what, name in zip("qi", pair, strict=True) if name}


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
