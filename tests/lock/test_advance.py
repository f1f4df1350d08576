"""How a lock goes on from build to build: cards that go and come back, times, any history."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lock_builds import NOW, PARIS, VIENNA, first_build, item, next_build
from quizpress.lock.advance import advance_lock, begin_lock
from quizpress.lock.carry import LockedItem


def test_a_new_card_with_the_text_that_another_once_had_is_another_card() -> None:
    first = first_build(item(PARIS))
    edited = next_build(first.lock, item("Which river flows through Paris?"))
    both = next_build(edited.lock, item("Which river flows through Paris?"), item(PARIS, "no"))
    assert [entry.guid for entry in both.entries[:1]] == [first.entries[0].guid]
    assert both.entries[1].guid != first.entries[0].guid
    assert [change.what for change in both.news.changes] == ["new"]


def test_a_card_that_comes_back_is_the_same_and_unchanged() -> None:
    first = first_build(item("A?"), item("B?"))
    gone = next_build(first.lock, item("A?"))
    assert [(c.what, c.entry.removed) for c in gone.news.changes] == [("removed", True)]
    assert next_build(gone.lock, item("A?"), now=NOW + 200).lock == gone.lock
    back = next_build(gone.lock, item("A?"), item("B?"), now=NOW + 300)
    assert [change.what for change in back.news.changes] == ["back"]
    assert back.lock == first.lock
    changed = next_build(gone.lock, item("A?"), item("B?", "no"), now=NOW + 300)
    assert changed.entries[1].guid == first.entries[1].guid
    assert changed.entries[1].time == NOW + 300


def test_a_removed_card_is_not_taken_for_an_edited_one() -> None:
    first = first_build(item(PARIS), item("B?"))
    gone = next_build(first.lock, item("B?"))
    step = next_build(gone.lock, item("B?"), item(PARIS[:-1]))
    assert [change.what for change in step.news.changes] == ["new"]


def test_a_card_without_an_id_has_a_key_of_its_own_that_can_become_its_id() -> None:
    first = first_build(item("A?"), item("B?"))
    keys = [entry.key for entry in first.entries]
    assert [entry.guid.startswith(entry.key) for entry in first.entries] == [True, True]
    step = next_build(first.lock, item("Wholly other", "no", id=keys[0]), item("B?"))
    assert step.entries[0].guid == first.entries[0].guid
    assert step.entries[0].key == keys[0]


@pytest.mark.parametrize(
    ("now", "time"), [(NOW + 50, NOW + 50), (NOW, NOW + 1), (NOW - 999, NOW + 1), (1, NOW + 1)]
)
def test_a_change_is_later_than_the_last_whatever_the_clock_says(now: int, time: int) -> None:
    first = first_build(item("A?"), item("B?"))
    step = advance_lock(first.lock, "Deck", [item("A?", "no"), item("B?")], now)
    assert [entry.time for entry in step.entries] == [time, NOW]
    assert step.lock.created == NOW


decks = st.lists(
    st.builds(
        item,
        st.sampled_from([PARIS, VIENNA, PARIS[:-1], "Which river runs through Rome?", "Other"]),
        st.sampled_from(["yes", "no"]),
        id=st.sampled_from(["", "", "x", "y"]),
        at=st.sampled_from([(), (3,), (3, 4)]),
        kind=st.sampled_from(["short", "choice"]),
    ),
    unique_by=(lambda made: made.question, lambda made: made.id or made.question),
    max_size=5,
)


@given(st.lists(st.tuples(decks, st.integers(NOW - 50, NOW + 50)), min_size=2, max_size=5))
def test_over_any_history_guids_are_unique_and_times_follow_the_content(
    history: list[tuple[list[LockedItem], int]],
) -> None:
    lock = begin_lock("deck", "Deck", NOW)
    seen: dict[str, tuple[str, int]] = {}
    for items, now in history:
        step = advance_lock(lock, "Deck", items, now)
        lock = step.lock
        assert len({entry.guid for entry in lock.entries}) == len(lock.entries)
        assert {e.guid for e in lock.entries if not e.removed} == {e.guid for e in step.entries}
        assert seen.keys() <= {entry.guid for entry in lock.entries}
        for made, entry in zip(items, step.entries, strict=True):
            assert (entry.kind, entry.hash) == (made.kind, made.hash)
            assert not made.id or entry.key == made.id
            content, time = seen.get(entry.guid, (entry.hash, entry.time))
            assert (entry.time > time) == (entry.hash != content)
            seen[entry.guid] = (entry.hash, entry.time)
        assert advance_lock(lock, "Deck", items, now + 999).lock == lock


def test_an_id_that_was_given_up_does_not_come_back_with_a_history() -> None:
    first = first_build(item("What is one thing?", id="x"))
    without = next_build(first.lock, item("What is one thing?"))
    step = next_build(without.lock, item("What is one thing?"), item("Unrelated?", "no", id="x"))
    assert step.entries[0].guid == first.entries[0].guid
    assert step.entries[1].guid != first.entries[0].guid
    assert [change.what for change in step.news.changes] == ["new"]
