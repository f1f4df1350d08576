"""What a learner changes in Anki, and what a rebuild of the deck leaves of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import DAY, NOW, DeckFolder, deck, short
from learner import Counts, Learner, learner

OTHER, ASKED = "Which river runs through Paris?", "Which river runs through Vienna?"


def _tag(someone: Learner) -> None:
    note = someone.notes()[ASKED]
    note.tags.append("mine")
    someone.collection.update_note(note)


def _why(someone: Learner) -> None:
    note = someone.notes()[ASKED]
    note["Why"] = "in my own words"
    someone.collection.update_note(note)


def _suspend(someone: Learner) -> None:
    someone.collection.sched.suspend_notes([someone.notes()[ASKED].id])


def _move(someone: Learner) -> None:
    place = someone.collection.decks.add_normal_deck_with_name("Mine").id
    someone.collection.set_deck(someone.notes()[ASKED].card_ids(), place)


def _state(someone: Learner) -> tuple[object, ...]:
    note = someone.notes()[ASKED]
    (card,) = note.cards()
    return note.tags, note.items(), card.queue, card.did


@pytest.mark.parametrize("change", [_tag, _why, _suspend, _move])
def test_what_a_learner_does_with_an_untouched_note_stays(
    tmp_path: Path, change: Callable[[Learner], None]
) -> None:
    desk = DeckFolder(tmp_path, deck(short(OTHER, "the Seine"), short(ASKED, "the Danube")))
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        untouched = _state(someone)
        change(someone)
        before = _state(someone)
        assert before != untouched
        desk.write(deck(short(OTHER, "the Seine river"), short(ASKED, "the Danube")))
        desk.good(NOW + DAY)
        assert someone.imports(desk.package) == Counts(updated=1, duplicate=1)
        assert _state(someone) == before
        assert someone.notes()[OTHER]["Answer"] == "the Seine river"


def test_a_style_of_ones_own_outlives_the_import_of_other_decks(tmp_path: Path) -> None:
    first = DeckFolder(tmp_path / "one", deck(short(OTHER, "the Seine")), "one")
    later = DeckFolder(tmp_path / "two", deck(short(ASKED, "the Danube"), title="Two"), "two")
    first.good()
    later.good(NOW + 30 * DAY)
    with learner(tmp_path / "anki") as someone:
        someone.imports(first.package)
        models = someone.collection.models
        kind = models.by_name("Quizpress Short Answer")
        assert kind is not None
        kind["css"] += ".mine { color: red }"
        models.update_dict(kind)
        assert someone.imports(later.package) == Counts(new=1)
        kept = models.by_name("Quizpress Short Answer")
        assert kept is not None
        assert kept["css"].endswith(".mine { color: red }")
