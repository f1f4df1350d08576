"""A lock that names the notes of another deck: a push leaves them alone, and says so."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from anki_connect_server import Server, serving
from deck_folder import DeckFolder, deck, short
from harness import Ran
from learner import Learner, learner
from quizpress.lock.entries import LockEntry, dump_lock

MINE, THEIRS = "Which river runs through Paris?", "What is the capital of Peru?"


class Both(NamedTuple):
    """Two decks that were pushed, one of which is a stranger's."""

    mine: DeckFolder
    theirs: DeckFolder
    someone: Learner
    anki: Server


@pytest.fixture
def both(tmp_path: Path, call: Callable[..., Ran]) -> Iterator[Both]:
    with learner(tmp_path / "anki") as someone, serving(someone) as anki:
        mine = DeckFolder(tmp_path / "mine" / "decks", deck(short(MINE), deck="Rivers"), "mine")
        theirs = DeckFolder(
            tmp_path / "theirs" / "decks", deck(short(THEIRS), deck="Peru"), "theirs"
        )
        for desk in (mine, theirs):
            assert call("push", desk.deck, "--url", anki.address, "-o", desk.out).code == 0
        yield Both(mine, theirs, someone, anki)


def _name(both: Both, *was: str, kind: str = "short") -> LockEntry:
    """Put my note into the stranger's lock as removed."""
    (entry,) = both.mine.locked().entries
    taken = entry._replace(removed=True, kind=kind)
    lock = both.theirs.locked()
    both.theirs.lock.write_text(dump_lock(lock._replace(entries=(*lock.entries, taken), was=was)))
    return entry


def _push(both: Both, call: Callable[..., Ran], *arguments: str, more: str = "") -> list[str]:
    desk = both.theirs
    decks = [desk.deck, more] if more else [desk.deck]
    asked = ("push", *decks, "--url", both.anki.address, "-o", desk.out)
    ran = call(*asked, *arguments, cwd=desk.folder)
    assert (ran.code, ran.err) == (0, "")
    return [line.strip() for line in ran.out.splitlines()]


ALONE = "left alone, as another deck has them: 1 note in the lock as removed"


@pytest.mark.parametrize("wish", ["keep", "suspend", "delete"])
@pytest.mark.parametrize("kind", ["short", "riddle"])
def test_a_note_in_another_deck_is_left_alone(
    both: Both, wish: str, kind: str, call: Callable[..., Ran]
) -> None:
    entry = _name(both, kind=kind)
    for more in (["--dry-run"], []):
        said = _push(both, call, "--removed", wish, *more)
        assert said[-2:] == [ALONE, f'"Note ID:{entry.guid}"']
        assert not [
            line for line in said if "that the deck has no more" in line and "1 note" in line
        ]

    assert both.someone.notes().keys() == {MINE, THEIRS}
    assert {int(card.queue) for card in both.someone.cards()} == {0}


@pytest.mark.parametrize("place", ["decks/mine", "mine", "decks/week/mine"])
def test_a_note_that_lives_in_a_lock_around_is_left_alone_whatever_names_are_given(
    both: Both, place: str, call: Callable[..., Ran]
) -> None:
    _name(both, "Rivers")
    for end in (".yaml", ".lock"):
        to = both.theirs.folder.parent / f"{place}{end}"
        to.parent.mkdir(exist_ok=True)
        (both.mine.folder / f"mine{end}").rename(to)
    said = _push(both, call, "--removed", "delete")

    assert ALONE in said
    assert not [line for line in said if line.startswith("moved")]
    assert both.someone.notes().keys() == {MINE, THEIRS}
    decks = both.someone.collection.decks
    (card,) = both.someone.notes()[MINE].cards()
    assert decks.name(card.did) == "Rivers"


def test_a_note_that_lives_in_the_lock_of_a_deck_pushed_with_it_is_left_alone(
    both: Both, call: Callable[..., Ran]
) -> None:
    _name(both, "Rivers")

    said = _push(both, call, "--removed", "delete", more=str(both.mine.deck))
    assert f"moved to Rivers: “{MINE}”" in said
    assert not [line for line in said if line.startswith(("moved 1", "deleted 1"))]
    assert both.someone.notes().keys() == {MINE, THEIRS}


def test_a_note_of_its_own_is_put_away_from_a_deck_of_an_earlier_name_too(
    both: Both, call: Callable[..., Ran]
) -> None:
    both.theirs.write(deck(short("Who was it?", "Nobody"), deck="Chile"))
    said = _push(both, call, "--removed", "delete")

    assert "deleted 1 note that the deck has no more" in said
    assert ALONE not in said
    assert both.someone.notes().keys() == {MINE, "Who was it?"}
