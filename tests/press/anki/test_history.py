"""Import, learn, edit, build, import again: what is updated, and that no review is lost."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from deck_folder import DAY, NOW, DeckFolder
from learner import Counts, learner
from quizpress.report.summary import summarize_build

DECK = """
title: Rivers
deck: Places::Rivers
tags: [rivers]
sections:
  - title: Names
    cards:
      - {q: Which river runs through Paris?, a: the Seine, both: true}
      - {q: Which river runs through Vienna?, a: the Danube, id: danube}
      - {q: Which river is the longest of Africa?, a: the Nile, distractors: [the Congo, the Niger]}
  - title: Facts
    cards:
      - {claim: The Volga ends in the Black Sea., a: false, correction: It ends in the Caspian.}
      - {cloze: 'The {{Rhine}} rises in {{Switzerland}}.', at: 4, why: As does the Rhone.}
      - {q: What does a river's mouth that fans out form?, a: a delta}
      - {cloze: 'The {{Elbe}} meets the {{North Sea}} below Hamburg and Cuxhaven.'}
"""
NOTES = 7


class Edit(NamedTuple):
    """A change to the deck, what the next import says, and what the build reports."""

    name: str
    old: str
    new: str
    counts: Counts
    reports: tuple[str, ...] = ()


def _kept(updated: int, new: int = 0, gone: int = 0) -> Counts:
    return Counts(new, updated, NOTES - updated - gone)


def _cards(*texts: str) -> str:
    lines = DECK.splitlines(keepends=True)
    return "".join([next(line for line in lines if text in line) for text in texts])


EDITS = (
    Edit("unchanged", "", "", _kept(0)),
    Edit("typo in a question", "runs through Paris", "runs trough Paris", _kept(1), ("reworded",)),
    Edit("typo, with an id", "runs through Vienna", "flows across Vienna", _kept(1), ("changed",)),
    Edit("answer changed", "a: the Seine", "a: The Seine", _kept(1), ("changed",)),
    Edit("option changed", "the Niger", "the Zambezi", _kept(1), ("changed",)),
    Edit("verdict changed", "a: false, correction:", "a: true, why:", _kept(1), ("changed",)),
    Edit("gap misspelt", "{{Switzerland}}", "{{Switserland}}", _kept(1), ("reworded",)),
    Edit(
        "another name in a gap",
        "{{Switzerland}}",
        "{{Austria}}",
        _kept(0, new=1, gone=1),
        ("new", "removed"),
    ),
    Edit(
        "another name in a question",
        "runs through Paris",
        "runs through Rouen",
        _kept(0, new=1, gone=1),
        ("unclear", "removed"),
    ),
    Edit("typo in a gap, no place", "{{Elbe}}", "{{Elbbe}}", _kept(1), ("reworded",)),
    Edit("gap added, no place", "Cuxhaven", "{{Cuxhaven}}", _kept(1), ("reworded",)),
    Edit(
        "reworded, same answer",
        "What does a river's mouth that fans out form?",
        "What forms at a river's mouth that fans out?",
        _kept(1),
        ("reworded",),
    ),
    Edit("tag added", "a: a delta", "a: a delta, tags: [mouths]", _kept(1), ("retagged",)),
    Edit("tag of all changed", "[rivers]", "[water]", _kept(7), ("retagged",) * 7),
    Edit("section renamed", "title: Facts", "title: True facts", _kept(4), ("changed",) * 4),
    Edit("title changed", "title: Rivers", "title: Great rivers", _kept(0)),
    Edit("id added", "a: a delta", "a: a delta, id: delta", _kept(0)),
    Edit("points added", "a: a delta", "a: a delta, points: 3", _kept(0)),
    Edit("cards reordered", _cards("Paris", "Vienna"), _cards("Vienna", "Paris"), _kept(0)),
    Edit(
        "card inserted",
        _cards("Paris"),
        "      - {q: Which river runs through Rome?, a: the Tiber}\n" + _cards("Paris"),
        _kept(0, new=1),
        ("new",),
    ),
    Edit("card removed", _cards("Vienna"), "", _kept(0, gone=1), ("removed",)),
    Edit(
        "kind changed",
        "a: a delta",
        "a: a delta, distractors: [a lake]",
        _kept(0, new=1, gone=1),
        ("kind changed", "removed"),
    ),
    Edit(
        "kind changed, with an id",
        "a: the Danube,",
        "a: the Danube, distractors: [the Elbe],",
        _kept(0, new=1, gone=1),
        ("kind changed", "removed"),
    ),
)  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_touches_only_what_it_says(tmp_path: Path, edit: Edit) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    with learner(tmp_path / "anki") as someone:
        assert someone.imports(desk.package) == Counts(new=NOTES)
        someone.answer_all()
        before = someone.history()
        assert len(before) == len(someone.cards()) == NOTES + 3
        assert DECK.count(edit.old) == 1 or not edit.old
        desk.write(DECK.replace(edit.old, edit.new) if edit.old else DECK)
        outcome = desk.good(NOW + 3 * DAY)
        assert tuple(change.what for change in outcome.changes) == edit.reports
        assert someone.imports(desk.package) == edit.counts
        assert someone.history() == before
        assert len(someone.collection.find_notes("")) == NOTES + edit.counts.new
        assert someone.faults() == []
        assert someone.imports(desk.package) == Counts(duplicate=sum(edit.counts))


def test_what_was_edited_is_what_the_learner_sees(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, DECK)
    with learner(tmp_path / "anki") as someone:
        for day, words in enumerate(("runs", "runns", "flows", "runs")):
            desk.write(DECK.replace("runs through Paris", f"{words} through Paris"))
            desk.good(NOW + day * DAY)
            someone.imports(desk.package)
            assert f"Which river {words} through Paris?" in someone.notes()
            assert len(someone.notes()) == NOTES


def test_a_file_renamed_with_its_lock_stays_the_same_deck(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    other = DeckFolder(tmp_path, DECK, "waters")
    shutil.move(desk.lock, other.lock)
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        someone.answer_all()
        before = someone.history()
        other.good(NOW + DAY)
        assert someone.imports(other.package) == Counts(duplicate=NOTES)
        assert someone.history() == before


def test_the_summary_finds_a_removed_card_in_anki(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        desk.write(DECK.replace(_cards("Vienna"), ""))
        (line,) = [
            x for x in summarize_build(desk.good(NOW + DAY)).splitlines() if "stays in Anki" in x
        ]
        search = line.partition("find it there with ")[2]
        assert search.startswith('"Note ID:')
        notes = [someone.collection.get_note(n) for n in someone.collection.find_notes(search)]
        assert [note["Question"] for note in notes] == ["Which river runs through Vienna?"]


def test_decks_built_in_the_same_second_do_not_disturb_each_other(tmp_path: Path) -> None:
    one, other = (
        DeckFolder(tmp_path, DECK),
        DeckFolder(tmp_path, DECK.replace("river", "stream"), "other"),
    )
    one.good()
    other.good()
    with learner(tmp_path / "anki") as someone:
        assert someone.imports(one.package) == Counts(new=NOTES)
        assert someone.imports(other.package) == Counts(new=NOTES)
        assert someone.imports(one.package) == Counts(duplicate=NOTES)
        assert someone.imports(other.package) == Counts(duplicate=NOTES)
        assert someone.faults() == []


@pytest.mark.parametrize("now", [0, 1, NOW, 1 << 33])
def test_any_clock_gives_a_package_that_anki_takes(tmp_path: Path, now: int) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good(now)
    with learner(tmp_path / "anki") as someone:
        assert someone.imports(desk.package) == Counts(new=NOTES)
        assert someone.imports(desk.package) == Counts(duplicate=NOTES)
        assert 0 not in someone.collection.find_notes("")
        assert someone.faults() == []
