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


def _flag(someone: Learner) -> None:
    someone.collection.set_user_flag_for_cards(3, someone.notes()[ASKED].card_ids())


def _own_fields(someone: Learner) -> None:
    note = someone.notes()[ASKED]
    note["Notes of mine"] = "by the opera"
    note["Hint"] = "It is long."
    someone.collection.update_note(note)


def _cards_of(someone: Learner) -> tuple[object, ...]:
    card = someone.notes()[ASKED].cards()[0]
    return card.queue, card.did, card.user_flag(), card.ivl, card.reps


@pytest.mark.parametrize("change", [_suspend, _move, _flag])
def test_what_a_learner_does_with_a_card_outlives_an_edit_of_its_note(
    tmp_path: Path, change: Callable[[Learner], None]
) -> None:
    desk, later = _desk_and_later(tmp_path)
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        someone.answer_all()
        untouched = _cards_of(someone)
        change(someone)
        before, history = _cards_of(someone), someone.history()
        assert before != untouched
        later()
        assert someone.imports(desk.package) == Counts(updated=1, duplicate=1)
        assert (_cards_of(someone), someone.history()) == (before, history)
        assert someone.notes()[ASKED]["Answer"] == "the river Danube"


@pytest.mark.parametrize("change", [_tag, _why, _own_fields])
def test_what_a_learner_wrote_into_a_note_goes_with_a_later_edit_of_it_and_blocks_an_earlier_one(
    tmp_path: Path, change: Callable[[Learner], None]
) -> None:
    desk, later = _desk_and_later(tmp_path)
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        built = _words_of(someone)
        change(someone)
        mine = _words_of(someone)
        assert mine != built
        later()
        # The learner's own change is of today, and the clock of the build is not.
        assert someone.imports(desk.package) == Counts(duplicate=2)
        assert _words_of(someone) == mine
        later(someone.notes()[ASKED].mod + DAY, "the Danube river")
        assert someone.imports(desk.package) == Counts(updated=1, duplicate=1)
        assert _words_of(someone) == [*built[:1], "the Danube river", *built[2:]]


def test_a_note_that_a_learner_deleted_comes_again(tmp_path: Path) -> None:
    desk, _ = _desk_and_later(tmp_path)
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        someone.collection.remove_notes([someone.notes()[ASKED].id])
        assert someone.imports(desk.package) == Counts(new=1, duplicate=1)


def test_a_field_of_ones_own_keeps_every_note_of_its_type_from_being_updated(
    tmp_path: Path,
) -> None:
    desk, later = _desk_and_later(tmp_path)
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        someone.answer_all()
        models, before = someone.collection.models, someone.history()
        kind = models.by_name("Quizpress Short Answer")
        assert kind is not None
        models.add_field(kind, models.new_field("My field"))
        models.update_dict(kind)
        later()
        assert someone.imports(desk.package) == Counts(other=2)
        assert someone.notes()[ASKED]["Answer"] == "the Danube"
        assert someone.history() == before
        kind = models.by_name("Quizpress Short Answer")
        assert kind is not None
        models.remove_field(kind, kind["flds"][-1])
        models.update_dict(kind)
        # To Anki the notes changed with their type, as of today.
        later(someone.notes()[ASKED].mod + DAY, "the Danube river")
        assert someone.imports(desk.package) == Counts(updated=1, duplicate=1)
        assert someone.notes()[ASKED]["Answer"] == "the Danube river"
        assert someone.history() == before


def test_tags_stand_in_the_tree_that_the_author_wants(tmp_path: Path) -> None:
    plain = deck(short(ASKED, "the Danube", tags=["long"]), tags=["rivers", "europe::east"])
    desk = DeckFolder(tmp_path, plain)
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        assert someone.notes()[ASKED].tags == ["europe::east", "long", "rivers"]
        desk.write(plain.replace('"title"', '"tag_prefix": "Water::2022", "title"'))
        desk.good(NOW + DAY)
        assert someone.imports(desk.package) == Counts(updated=1)
        assert someone.notes()[ASKED].tags == [
            "Water::2022::europe::east",
            "Water::2022::long",
            "Water::2022::rivers",
        ]


def _desk_and_later(folder: Path) -> tuple[DeckFolder, Callable[..., object]]:
    """Return a deck that is built, and what edits one of its notes and builds it again."""
    desk = DeckFolder(folder, deck(short(OTHER, "the Seine"), short(ASKED, "the Danube")))
    desk.good()

    def later(now: int = NOW + DAY, answer: str = "the river Danube") -> object:
        desk.write(deck(short(OTHER, "the Seine"), short(ASKED, answer)))
        return desk.good(now)

    return desk, later


def _words_of(someone: Learner) -> list[object]:
    note = someone.notes()[ASKED]
    return [*note.fields, *note.tags]
