"""Fields that have another name than at first, and how editor and browser show them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deck_folder import DAY, NOW, DeckFolder
from learner import Counts, Learner, learner, visible
from quizpress.press.anki.types import FIELDS

BEFORE = Path(__file__).with_name("first_fields.apkg")
"""The deck below, as it was built before any field had another name."""
DECK = """
title: Kinds
cards:
  - {q: Which river runs through Paris?, a: the Seine, both: true}
  - {q: Which is the longest?, a: the Nile, distractors: [the Congo, the Niger]}
  - {claim: The Volga ends in a sea., a: false, correction: It ends in a lake.}
  - {cloze: 'The {{Rhine}} rises in {{Switzerland}}.'}
  - {q: Which city is on which river?, match: {Vienna: the Danube, Rome: the Tiber}}
  - {q: From the west to the east?, order: [the Loire, the Rhine, the Oder]}
"""
NOTES = 7
ASKED = "Which river runs through Paris?"
MINE = "as in the film"


@pytest.fixture
def someone(tmp_path: Path) -> Iterator[Learner]:
    """Return a learner who had the deck before, answered it all, and wrote into a spare field."""
    with learner(tmp_path / "anki") as someone:
        assert someone.imports(BEFORE) == Counts(new=NOTES)
        someone.answer_all()
        note = someone.notes()[ASKED]
        note["Spare 1"] = MINE
        someone.collection.update_note(note)
        yield someone


@pytest.fixture
def desk(tmp_path: Path) -> DeckFolder:
    desk = DeckFolder(tmp_path, DECK, "kinds")
    desk.good()
    return desk


def test_a_field_gets_its_name_without_a_conflict_and_keeps_what_it_holds(
    someone: Learner, desk: DeckFolder
) -> None:
    before = someone.history()
    assert someone.imports(desk.package) == Counts(duplicate=NOTES)
    assert someone.history() == before
    assert [*someone.notes()[ASKED].keys()] == [*FIELDS]
    assert someone.notes()[ASKED]["Notes of mine"] == MINE
    names = [type_.name for type_ in someone.collection.models.all_names_and_ids()]
    assert len([name for name in names if name.startswith("Quizpress")]) == 6
    assert someone.faults() == []


def test_notes_of_ones_own_stand_on_the_back_until_the_author_edits_the_note(
    someone: Learner, desk: DeckFolder
) -> None:
    someone.imports(desk.package)
    for card in someone.notes()[ASKED].cards():
        output = card.render_output()
        assert MINE not in visible(output.question_text)
        assert visible(output.answer_text).endswith(MINE)
    desk.write(DECK.replace("the Seine", "the river Seine").replace("the Nile", "the Amazon"))
    desk.good(NOW + DAY)
    # Anki keeps a note that was changed later than by its author.
    assert someone.imports(desk.package) == Counts(updated=1, duplicate=NOTES - 1)
    assert someone.notes()[ASKED]["Notes of mine"] == MINE
    note = someone.notes()[ASKED]
    desk.write(DECK.replace("the Seine", "the Seine in France"))
    desk.good(note.mod + DAY)
    assert someone.imports(desk.package).updated == 2
    assert someone.notes()[ASKED]["Notes of mine"] == ""


def test_a_search_finds_what_is_shown_and_not_what_is_technical(
    someone: Learner, desk: DeckFolder
) -> None:
    def found(query: str) -> int:
        return len(someone.collection.find_notes(query))

    assert (found("ltr"), found("Congo")) == (NOTES, 1)
    someone.imports(desk.package)
    assert (found("ltr"), found("Seine"), found("Congo")) == (0, 1, 1)
    assert (found("Direction:ltr"), found('"Note ID:_*"')) == (NOTES, NOTES)
    kind = someone.collection.models.get(someone.notes()[ASKED].mid)
    assert kind is not None
    assert {field["name"] for field in kind["flds"] if field["collapsed"]} == {
        "Options", "Reverse", "Typed", "Language", "Direction", "Note ID", "Spare 5",
    }  # fmt: skip
    assert all(field["description"] for field in kind["flds"])


COLUMNS = [
    (ASKED, "the Seine"),
    ("the Seine", ASKED),
    ("Which is the longest?", "the Nile"),
    ("The Volga ends in a sea.", "False It ends in a lake."),
    ("The [...] rises in Switzerland.", "Rhine · The Rhine rises in Switzerland."),
    (
        "The Rhine rises in [...].",
        "Switzerland · The Rhine rises in Switzerland.",
    ),
    ("Vienna", "the Danube"),
    ("Rome", "the Tiber"),
    ("From the west to the east?", "the Loirethe Rhinethe Oder"),
]


def test_the_columns_of_the_browser_say_what_a_card_asks_and_answers(
    someone: Learner, desk: DeckFolder
) -> None:
    someone.imports(desk.package)
    someone.collection.set_browser_card_columns(["question", "answer"])
    rows = [
        someone.collection.browser_row_for_id(card)[0]
        for card in sorted(someone.collection.find_cards(""))
    ]
    assert [tuple(cell[0] for cell in row) for row in map(list, rows)] == COLUMNS
