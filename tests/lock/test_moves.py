"""Which cards moved from one deck of a call to another: those of which it is sure, and no other."""

import pytest

from lock_builds import NOW, PARIS, VIENNA, first_build, item
from quizpress.lock.advance import advance_lock, begin_lock
from quizpress.lock.carry import LockedItem
from quizpress.lock.entries import Lock, dump_lock
from quizpress.lock.moves import STAYS, DeckOfCall, Transfer, find_transfers
from quizpress.lock.repair import repair_text


def _locked(stem: str, *items: LockedItem) -> Lock:
    return advance_lock(begin_lock(stem, stem, NOW), stem, items, NOW).lock


def _transfers(
    before: tuple[list[LockedItem], ...], after: tuple[list[LockedItem], ...]
) -> list[Transfer]:
    decks = [
        DeckOfCall(name, now, _locked(name, *was))
        for name, was, now in zip("ABC", before, after, strict=False)
    ]
    return find_transfers(decks)


MOVES: tuple[
    tuple[str, list[LockedItem], list[LockedItem], list[LockedItem], list[LockedItem], bool], ...
] = (
    # cards of the decks A and B before and after; what B gains from A
    ("as it is", [item(VIENNA)], [], [], [item(VIENNA)], True),
    ("another answer", [item(VIENNA)], [], [], [item(VIENNA, "no")], True),
    ("by its id", [item(VIENNA, id="x")], [], [], [item(PARIS, "no", id="x")], True),
    ("by its key", [item(VIENNA)], [], [], [item(PARIS, "no", id="KEY")], True),
    ("another question", [item(VIENNA)], [], [], [item(PARIS)], False),
    ("a copy", [item(VIENNA)], [item(VIENNA)], [], [item(VIENNA)], False),
    ("another kind", [item(VIENNA)], [], [], [item(VIENNA, kind="choice")], False),
    (
        "ids that each deck numbers for itself",
        [item(PARIS, id="1"), item(VIENNA, id="2")],
        [item(PARIS, id="1")],
        [item("A?", id="1")],
        [item("A?", id="1"), item("B?", id="2")],
        False,
    ),
    (
        "a question that others ask",
        [item("What is it?", "one"), item("What is it?", "two")],
        [item("What is it?", "one")],
        [],
        [item("What is it?", "three")],
        False,
    ),
    (
        "one of two that ask the same",
        [item("What is it?", "one"), item("What is it?", "two")],
        [item("What is it?", "one")],
        [],
        [item("What is it?", "two")],
        True,
    ),
    (
        "a card like it beside it",
        [item(VIENNA)],
        [item("Which river flows through Vienna?")],
        [],
        [item(VIENNA)],
        True,
    ),
)


@pytest.mark.parametrize("case", MOVES, ids=lambda case: case[0])
def test_a_card_moves_only_where_that_is_sure(
    case: tuple[str, list[LockedItem], list[LockedItem], list[LockedItem], list[LockedItem], bool],
) -> None:
    _, a_before, a_after, b_before, b_after, moved = case
    lock = _locked("A", *a_before)
    key = lock.entries[0].key
    b_after = [each._replace(id=key) if each.id == "KEY" else each for each in b_after]
    one, other = _transfers((a_before, b_before), (a_after, b_after))

    assert [entry.went for entry in one.given] == (["B"] if moved else [])
    assert [(entry.guid, entry.came) for entry in other.gained] == (
        [(entry.guid, ("A",)) for entry in one.given]
    )
    assert (one.gained, other.given) == ((), ())


def test_a_card_that_two_decks_have_now_moves_to_neither() -> None:
    found = _transfers(([item(VIENNA)], [], []), ([], [item(VIENNA)], [item(VIENNA)]))

    assert found == [STAYS, STAYS, STAYS]


def test_two_decks_can_swap_cards() -> None:
    one, other = _transfers(([item(PARIS)], [item(VIENNA)]), ([item(VIENNA)], [item(PARIS)]))

    assert [entry.question for entry in (*one.gained, *other.given)] == [VIENNA, VIENNA]
    assert [entry.question for entry in (*other.gained, *one.given)] == [PARIS, PARIS]


def test_a_card_that_was_removed_long_ago_moves_where_it_says_the_same() -> None:
    first = _locked("A", item(PARIS), item(VIENNA))
    gone = advance_lock(first, "A", [item(PARIS)], NOW + 1).lock
    for now, moved in ((item(VIENNA), 1), (item(VIENNA, "no"), 0)):
        empty = begin_lock("B", "B", NOW)
        found = find_transfers(
            [DeckOfCall("A", [item(PARIS)], gone), DeckOfCall("B", [now], empty)]
        )
        assert [len(transfer.gained) for transfer in found] == [0, moved]


def _apply(decks: list[DeckOfCall], transfers: list[Transfer], now: int) -> list[Lock]:
    return [
        advance_lock(transfer.move_entries(deck.lock), deck.name, deck.items, now).lock
        for deck, transfer in zip(decks, transfers, strict=True)
    ]


def _move(a_lock: Lock, b_lock: Lock, a: list[LockedItem], b: list[LockedItem]) -> list[Lock]:
    decks = [DeckOfCall("A", a, a_lock), DeckOfCall("B", b, b_lock)]
    return _apply(decks, find_transfers(decks), NOW + 9)


def test_a_card_that_moves_there_and_back_keeps_its_note_and_what_both_locks_say() -> None:
    first = _locked("A", item(PARIS), item(VIENNA))
    guid = next(entry.guid for entry in first.entries if entry.question == VIENNA)
    a_lock, b_lock = _move(first, begin_lock("B", "B", NOW), [item(PARIS)], [item(VIENNA)])
    assert [(e.guid, e.time) for e in b_lock.entries] == [(guid, NOW)]
    assert [(e.removed, e.went) for e in a_lock.entries if e.guid == guid] == [(True, "B")]
    assert _move(a_lock, b_lock, [item(PARIS)], [item(VIENNA)]) == [a_lock, b_lock]
    a_back, b_back = _move(a_lock, b_lock, [item(PARIS), item(VIENNA)], [])
    back = next(entry for entry in a_back.entries if entry.guid == guid)
    assert (back.removed, back.went, back.came) == (False, "", ("A", "B"))
    assert [(entry.guid, entry.went) for entry in b_back.entries] == [(guid, "A")]


def test_a_card_written_anew_where_it_moved_away_is_another_note() -> None:
    first = _locked("A", item(PARIS), item(VIENNA))
    a_lock, b_lock = _move(first, begin_lock("B", "B", NOW), [item(PARIS)], [item(VIENNA)])
    both, same = _move(a_lock, b_lock, [item(PARIS), item(VIENNA)], [item(VIENNA)])
    living = {entry.guid for lock in (both, same) for entry in lock.entries if not entry.removed}
    assert same == b_lock
    assert len(living) == 3
    alone = advance_lock(a_lock, "A", [item(PARIS), item(VIENNA)], NOW + 9).lock
    assert alone == both


def test_a_note_that_a_killed_build_left_in_two_locks_belongs_where_its_card_is() -> None:
    first = _locked("A", item(PARIS), item(VIENNA))
    a_lock, b_lock = _move(first, begin_lock("B", "B", NOW), [item(PARIS)], [item(VIENNA)])
    for left in (first, advance_lock(first, "A", [item(PARIS)], NOW + 5).lock):
        again, same = _move(left, b_lock, [item(PARIS)], [item(VIENNA)])
        assert same == b_lock
        assert [entry._replace(time=0) for entry in again.entries] == [
            entry._replace(time=0) for entry in a_lock.entries
        ]


def test_a_merge_keeps_a_note_that_one_side_edited_and_the_other_gave_away() -> None:
    first = first_build(item(VIENNA)).lock
    entry = first.entries[0]._replace(hash="aa")
    away = first._replace(entries=(entry._replace(removed=True, went="B"),))
    edited = first._replace(entries=(entry._replace(answer="no", hash="ab", time=NOW + 1),))
    ours, theirs = (dump_lock(lock).splitlines() for lock in (away, edited))
    both = [
        *ours[:4], "<<<<<<< ours", ours[4], "=======", theirs[4], ">>>>>>> theirs", *ours[5:]
    ]  # fmt: skip
    (repaired,) = repair_text("\n".join(both)).lock.entries
    assert (repaired.answer, repaired.removed, repaired.went) == ("no", False, "")
