"""Cards that moved from one deck of a call to another, and keep their notes where that is sure."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from quizpress.lock.advance import Change, News
from quizpress.lock.carry import LockedItem, Trait, carry_entries, pair_alone
from quizpress.lock.entries import Lock, LockEntry


class Transfer(NamedTuple):
    """What a deck gains from the others of a call, and gives to them: entries as they will be."""

    gained: tuple[LockEntry, ...] = ()
    given: tuple[LockEntry, ...] = ()

    def move_entries(self, lock: Lock) -> Lock:
        """Return a lock after the transfer; made twice, it comes to the same."""
        if self == STAYS:
            return lock
        after = {entry.guid: entry for entry in lock.entries}
        for entry in self.gained:
            if entry.guid not in after or after[entry.guid].went:
                after[entry.guid] = entry
        after |= {entry.guid: entry for entry in self.given}
        return lock._replace(entries=tuple(sorted(after.values())))

    def tell_moves(self, news: News) -> News:
        """Return the news of a build that found the transfer in its lock, with what moved."""
        if self == STAYS:
            return news
        gained = {entry.guid: entry for entry in self.gained}
        changed = {change.entry.guid: change for change in news.changes}
        here = [
            Change("moved here", changed[guid].entry if guid in changed else entry, entry)
            for guid, entry in gained.items()
            if guid not in changed or changed[guid].what != "removed"
        ]
        told = {change.entry.guid for change in here}
        return news._replace(
            changes=(
                *[change for change in news.changes if change.entry.guid not in told],
                *here,
                *[Change("moved away", entry, entry) for entry in self.given],
            ),
            origins=tuple(
                dict.fromkeys([c.entry.came[-1] for c in here if c.entry.came[-1] != news.name])
            ),
        )


STAYS = Transfer()


class DeckOfCall(NamedTuple):
    """A deck as a call finds it: its name in Anki, its items, its lock."""

    name: str
    items: Sequence[LockedItem]
    lock: Lock


class _Vanished(NamedTuple):
    deck: int
    entry: LockEntry


class _Appeared(NamedTuple):
    deck: int
    number: int


class _Move(NamedTuple):
    vanished: _Vanished
    appeared: _Appeared


def find_transfers(decks: Sequence[DeckOfCall]) -> list[Transfer]:
    """Return for each deck of a call what it gains from the others, and gives to them."""
    return _Call(decks).find_transfers()


class _Call:
    """The decks of one call, and what of them no longer is, or not yet, in its lock."""

    def __init__(self, decks: Sequence[DeckOfCall]) -> None:
        self.decks = decks
        self.vanished: list[_Vanished] = []
        self.appeared: list[_Appeared] = []
        self.homes: dict[str, int] = {}
        """The decks that have a note both in the lock and among their cards, by its guid."""
        self.asked = Counter((item.kind, item.question) for deck in decks for item in deck.items)
        for place, deck in enumerate(decks):
            self._compare_with_lock(place, deck)

    def _compare_with_lock(self, place: int, deck: DeckOfCall) -> None:
        own = [entry for entry in deck.lock.entries if not entry.went]
        carried = carry_entries(deck.items, own)
        sure: set[str] = set()
        for number, entry in enumerate(carried.entries):
            if entry:
                self.homes[entry.guid] = place
            # What is told by likeness alone may be the very words of a card elsewhere.
            if entry and number not in carried.edited:
                sure.add(entry.guid)
            else:
                self.appeared.append(_Appeared(place, number))
        self.vanished += [_Vanished(place, entry) for entry in own if entry.guid not in sure]

    def find_transfers(self) -> list[Transfer]:
        given: list[dict[str, LockEntry]] = [{} for _ in self.decks]
        gained: list[list[LockEntry]] = [[] for _ in self.decks]
        # A build that was killed left a note in two locks.
        for place, entry in self.vanished:
            home = self.homes.get(entry.guid, place)
            if home != place:
                given[place][entry.guid] = self._entry_left(entry, home)
        self.vanished = [each for each in self.vanished if each.entry.guid not in given[each.deck]]
        for move in self._keep_settled(self._find_moves()):
            source, target = move.vanished.deck, move.appeared.deck
            gained[target].append(self._entry_after(move))
            entry = move.vanished.entry
            given[source][entry.guid] = self._entry_left(entry, target)
        both = zip(gained, given, strict=True)
        return [Transfer(tuple(came), tuple(went.values())) for came, went in both]

    def _entry_left(self, entry: LockEntry, home: int) -> LockEntry:
        """Return what stays of an entry in the lock of a deck that gives its note away."""
        return entry._replace(removed=True, went=self.decks[home].name)

    def _find_moves(self) -> list[_Move]:
        """Pair what vanished with what appeared, by what tells most first."""
        moves: list[_Move] = []
        sure: tuple[tuple[Trait, Callable[[_Move], bool]], ...] = (
            (_trait_of_id, self._parts_ids),
            (_trait_of_text, lambda _move: True),
            (_trait_of_question, self._is_asked_once),
        )
        for trait, is_sure in sure:
            new = {each: self._item(each) for each in self.appeared}
            old = {each: each.entry for each in self.vanished}
            pairs = [_Move(lost, found) for found, lost in pair_alone(new, old, trait)]
            moves += [m for m in pairs if m.vanished.deck != m.appeared.deck and is_sure(m)]
            gone = {move.vanished for move in moves}
            found = {move.appeared for move in moves}
            self.vanished = [each for each in self.vanished if each not in gone]
            self.appeared = [each for each in self.appeared if each not in found]
        return moves

    def _item(self, appeared: _Appeared) -> LockedItem:
        return self.decks[appeared.deck].items[appeared.number]

    def _parts_ids(self, move: _Move) -> bool:
        """Say whether an id tells one card of both decks: not where each deck numbers its own."""
        moved = _id_of_card(move.vanished.entry.key)
        source, target = (
            {_id_of_card(item.id) for item in self.decks[place].items} - {"", moved}
            for place in (move.vanished.deck, move.appeared.deck)
        )
        return not source & target

    def _is_asked_once(self, move: _Move) -> bool:
        """Say whether nobody else asks the question: many decks have a `What is shown here?`."""
        item = self._item(move.appeared)
        return not move.vanished.entry.removed and self.asked[item.kind, item.question] == 1

    def _keep_settled(self, moves: list[_Move]) -> Iterable[_Move]:
        """Yield the moves after which the card is found again under its note."""
        for place, deck in enumerate(self.decks):
            here = [move for move in moves if move.appeared.deck == place]
            if here:
                gone = {move.vanished.entry.guid for move in moves if move.vanished.deck == place}
                own = [e for e in deck.lock.entries if not e.went and e.guid not in gone]
                found = carry_entries(deck.items, [*own, *map(self._entry_after, here)]).entries
                for move in here:
                    entry = found[move.appeared.number]
                    if entry and entry.guid == move.vanished.entry.guid:
                        yield move

    def _entry_after(self, move: _Move) -> LockEntry:
        """Return the entry of a moved card, which knows all decks that its cards may lie in."""
        lock, entry = self.decks[move.vanished.deck].lock, move.vanished.entry
        before = [name for name in dict.fromkeys((*entry.came, *lock.was)) if name != lock.name]
        return entry._replace(removed=False, came=(*before, lock.name))


def _id_of_card(key: str) -> str:
    """Return the id that an author gave; the notes of a matching share one."""
    return key.partition("/")[0]


def name_of_card(card: LockedItem | LockEntry) -> str:
    """Return what names a card whatever it asks: its id, or the key of its entry."""
    return card.key if isinstance(card, LockEntry) else card.id


def _trait_of_id(card: LockedItem | LockEntry) -> Hashable:
    name = name_of_card(card)
    return (card.kind, name) if name else None


def _trait_of_text(card: LockedItem | LockEntry) -> Hashable:
    return card.kind, card.question, card.answer


def _trait_of_question(card: LockedItem | LockEntry) -> Hashable:
    return card.kind, card.question
