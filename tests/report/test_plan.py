"""What `plan` says before a build: every sort of change, in words and for programs."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from deck_folder import DAY, NOW, DeckFolder, contents, deck, short
from harness import Ran, on_terminal
from quizpress.lock.entries import UNSETTLED, dump_lock
from quizpress.report.word_diff import diff_words

DECK = """
title: Rivers
deck: Places::Rivers
tags: [rivers]
sections:
  - title: Names
    cards:
      - {q: Which river runs through Paris?, a: the Seine, tags: [france]}
      - {q: Which river runs through Vienna?, a: the Danube, hint: Blue.}
      - {q: Where does it rise?, match: {Rhine: Switzerland, Elbe: the Giant Mountains}}
  - title: Facts
    cards:
      - {cloze: 'The {{Rhone}} rises in {{Switzerland}} and ends in the {{sea}}.'}
      - {q: What does a mouth that fans out form?, a: a delta}
      - {q: Where does a river end?, a: a mouth, distractors: [{text: a bay, why: It is wide.}]}
"""
QUESTION = "“Which river runs through Paris?”"


class Case(NamedTuple):
    """A change to the deck, and what is said of it."""

    name: str
    old: str
    new: str
    lines: tuple[str, ...]


CASES = (
    Case("nothing", "", "", ("  7 unchanged",)),
    Case(
        "answer",
        "the Seine",
        "the river Seine",
        (
            f"  ~ edited       {QUESTION}",
            "      answer: the {+river +}Seine",
            "  1 edited, 6 unchanged",
        ),
    ),
    Case(
        "question",
        "runs through Paris",
        "flows through Paris",
        (
            "  ~ reworded     “Which river flows through Paris?”",
            "      question: Which river [-runs-]{+flows+} through Paris?",
            "  1 reworded, 6 unchanged",
        ),
    ),
    Case(
        "hint",
        "Blue.",
        "It is blue.",
        (
            "  ~ edited       “Which river runs through Vienna?”",
            "      hint: [-Blue-]{+It is blue+}.",
            "  1 edited, 6 unchanged",
        ),
    ),
    Case(
        "reason",
        "{text: a bay, why: It is wide.}",
        "{text: a bay, why: It is round.}",
        (
            "  ~ edited       “Where does a river end?”",
            "      options: a bay (It is [-wide-]{+round+}.) · a mouth",
            "  1 edited, 6 unchanged",
        ),
    ),
    Case(
        "tags",
        "[france]",
        "[paris]",
        (
            f"  ~ retagged     {QUESTION}",
            "      tags: +paris -france",
            "  1 retagged, 6 unchanged",
        ),
    ),
    Case(
        "new",
        "  - title: Facts\n    cards:\n",
        "  - title: Facts\n    cards:\n      - {q: Which river runs through Rome?, a: the Tiber}\n",
        ("  + new          “Which river runs through Rome?”", "  1 new, 7 unchanged"),
    ),
    Case(
        "another card",
        "{q: What does a mouth that fans out form?, a: a delta}",
        "{q: Which lake is the deepest?, a: Baikal}",
        (
            "  + new          “Which lake is the deepest?”",
            "  - removed      “What does a mouth that fans out form?”",
            "      if a new card is that one reworded, give it `id: fbb79dca74`",
            "      Anki keeps what was removed; its browser finds it with",
            '      "Note ID:fbb79dca7491e0f2"',
            "  1 new, 1 removed, 6 unchanged",
        ),
    ),
    Case(
        "another card of another kind",
        "{q: What does a mouth that fans out form?, a: a delta}",
        "{claim: The deepest lake is Baikal., a: true}",
        (
            "  + new          “The deepest lake is Baikal.”",
            "  - removed      “What does a mouth that fans out form?”",
            "      Anki keeps what was removed; its browser finds it with",
            '      "Note ID:fbb79dca7491e0f2"',
            "  1 new, 1 removed, 6 unchanged",
        ),
    ),
    Case(
        "kind",
        "a: a delta",
        "a: a delta, distractors: [a lake]",
        (
            "  ± kind changed “What does a mouth that fans out form?”",
            "      was short answer, is choice: a new note",
            "  - removed      “What does a mouth that fans out form?”",
            "      Anki keeps what was removed; its browser finds it with",
            '      "Note ID:fbb79dca7491e0f2"',
            "  1 kind changed, 1 removed, 6 unchanged",
        ),
    ),
    Case(
        "pair",
        "Elbe: the Giant",
        "the Elbe: the Giant",
        (
            "  ~ reworded     “Where does it rise? · the Elbe”",
            "      question: Where does it rise? · {+the +}Elbe",
            "  1 reworded, 6 unchanged",
        ),
    ),
    Case(
        "a pair misspelt",
        "Elbe: the Giant",
        "Elbbe: the Giant",
        (
            "  ~ reworded     “Where does it rise? · Elbbe”",
            "      question: Where does it rise? · [-Elbe-]{+Elbbe+}",
            "  1 reworded, 6 unchanged",
        ),
    ),
    Case(
        "another pair with the same answer",
        "Elbe: the Giant",
        "Zzz: the Giant",
        (
            "  + new          “Where does it rise? · Zzz”",
            "  - removed      “Where does it rise? · Elbe”",
            "      Anki keeps what was removed; its browser finds it with",
            '      "Note ID:577b0108854a5084"',
            "  1 new, 1 removed, 6 unchanged",
        ),
    ),
    Case(
        "another pair",
        "Elbe: the Giant",
        "Zzz: a pond",
        (
            "  + new          “Where does it rise? · Zzz”",
            "  ~ edited       “Where does it rise? · Rhine”",
            "      options: Switzerland · [-the-]{+a+} [-Giant-]{+pond+} Mountains",
            "  - removed      “Where does it rise? · Elbe”",
            "      Anki keeps what was removed; its browser finds it with",
            '      "Note ID:577b0108854a5084"',
            "  1 edited, 1 new, 1 removed, 5 unchanged",
        ),
    ),
    Case(
        "gap",
        "and ends in the {{sea}}",
        "and ends in the sea",
        (
            "  ~ reworded     “The {{Rhone}} rises in {{Switzerland}} and ends in the sea.”",
            "      question: …rland}} and ends in the [-{{-]sea[-}}-].",
            "      answer: Rhone · Switzerland[- · sea-]",
            "      leaves an empty card in Anki (Tools, Empty Cards removes it)",
            "  1 reworded, 6 unchanged",
        ),
    ),
    Case(
        "name",
        "Places::Rivers",
        "Places::Europe::Rivers",
        (
            "  ~ the deck was Places::Rivers in Anki:",
            "      cards that learners have stay there, new ones come into the new deck;",
            '      `quizpress push` moves them, or Browse with "deck:Places::Rivers"',
            "  7 unchanged",
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_plan_tells_every_change_and_writes_nothing(
    tmp_path: Path, case: Case, call: Callable[..., Ran]
) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    assert DECK.count(case.old) == 1 or not case.old
    desk.write(DECK.replace(case.old, case.new) if case.old else DECK)
    before = contents(tmp_path)
    ran = call("plan", "deck.yaml")

    name = "Places::Europe::Rivers" if case.name == "name" else "Places::Rivers"
    assert ran == Ran(0, "\n".join([f"deck.yaml → {name}", *case.lines, ""]), "")
    assert contents(tmp_path) == before


def test_a_plan_is_what_the_next_build_does(tmp_path: Path, call: Callable[..., Ran]) -> None:
    desk = DeckFolder(tmp_path, DECK)
    assert "  + new " in call("plan", "deck.yaml").out
    assert not desk.lock.exists()
    desk.good()
    for case in CASES:
        desk.write(DECK.replace(case.old, case.new) if case.old else DECK)
        (planned,) = json.loads(call("plan", "--format", "json", "deck.yaml").out)["decks"]
        built = desk.good(NOW + DAY)
        assert [c["guid"] for c in planned["changes"]] == [c.entry.guid for c in built.changes]
        assert "  7 unchanged" in call("plan", "deck.yaml").out or case.name == "new"
        desk.write(DECK)
        desk.good(NOW + 2 * DAY)


def test_programs_get_every_change(tmp_path: Path, call: Callable[..., Ran]) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    desk.write(DECK.replace("the Seine, tags: [france]", "the River").replace("Places::R", "R"))
    (told,) = json.loads(call("plan", "--format", "json", "deck.yaml").out)["decks"]

    assert (told["file"], told["deck"], told["renamed_from"]) == (
        "deck.yaml",
        "Rivers",
        "Places::Rivers",
    )
    assert (told["notes"], told["problems"]) == (7, [])
    (change,) = told["changes"]
    assert (change["what"], change["history"]) == ("edited", "kept")
    assert (change["parts"], change["effects"]) == (["answer", "tags"], [])
    assert (change["answer"], change["before"]["answer"]) == ("the River", "the Seine")
    assert change["search"] == f'"Note ID:{change["guid"]}"'


def test_an_edit_of_a_reverse_that_says_its_answer_is_told(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    card = short("What does JCC mean?", "a centre", both={"q": "What is the centre?", "a": "JCC"})
    desk = DeckFolder(tmp_path, deck(card))
    desk.good()
    desk.write(deck(card | {"both": {"q": "Which sign has the centre?", "a": "JCC"}}))
    assert call("plan", "deck.yaml").out.splitlines()[2:] == [
        "      question in reverse: [-What-]{+Which+} [-is-]{+sign has+} the centre?",
        "  1 edited, 0 unchanged",
    ]


PARTS: tuple[tuple[dict[str, object], dict[str, object], str], ...] = (
    # the keys of a card before and after, and what is told of the edit
    ({"both": "Which sign?"}, {"both": "Which letters?"},
     "question in reverse: Which [-sign-]{+letters+}?"),
    ({}, {"both": "true"}, "changed: reverse card or typing"),
    ({"both": {"q": "Which sign?", "a": "JCC"}}, {"both": {"q": "Which sign?", "a": "J.C.C."}},
     "answer in reverse: [-JCC-]{+J.C.C.+}"),
    ({"distractors": ["a bay", "a lake", "a fall"]}, {"distractors": ["a bay", "a pond", "a fall"]},
     "options: a bay · a [-lake-]{+pond+} · a fall · an answer"),
    ({"distractors": ["a bay"]}, {"distractors": ["a bay", "a lake"]},
     "options: a bay · an answer{+ · a lake+}"),
    ({"distractors": ["a bay"]}, {"distractors": ["a bay"], "keep_order": "true"},
     "changed: options, their order or reasons"),
    ({"why": "A & *b*."}, {"why": "A & *b*\nthen c."}, "explanation: A & b{+ then c+}."),
    ({"accept": ["x"]}, {"accept": ["x", "y"]}, "accepted: x{+ · y+}"),
)  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), PARTS, ids=range(len(PARTS)))
def test_an_edit_is_shown_word_by_word_where_the_last_package_is_there(
    tmp_path: Path,
    call: Callable[..., Ran],
    before: dict[str, object],
    after: dict[str, object],
    said: str,
) -> None:
    desk = DeckFolder(tmp_path, deck(short("What?", **before)))
    desk.good()
    desk.write(deck(short("What?", **after)))

    assert f"      {said}\n" in call("plan", "deck.yaml").out


def _damage(package: Path) -> None:
    package.write_bytes(package.read_bytes()[:900])


def _remove(package: Path) -> None:
    package.unlink()


def _replace(package: Path) -> None:
    """Leave a later build's package there, of which the lock knows nothing."""
    desk = DeckFolder(package.parents[2], DECK.replace("Blue.", "Green."))
    lock = desk.lock.read_bytes()
    desk.good(NOW + DAY)
    desk.lock.write_bytes(lock)


@pytest.mark.parametrize("spoil", [_damage, _remove, _replace])
def test_without_the_last_package_an_edit_is_named(
    tmp_path: Path, call: Callable[..., Ran], spoil: Callable[[Path], None]
) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    spoil(desk.package)
    desk.write(DECK.replace("Blue.", "It is blue."))

    assert call("plan", "deck.yaml").out.splitlines()[2:] == [
        "      changed: explanation, hint or accepted answers",
        "  1 edited, 6 unchanged",
    ]


def test_a_note_that_both_sides_of_a_merge_had_changed_is_said_to_be_one(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    lock = desk.locked()
    torn = [
        entry._replace(hash=UNSETTLED, answer=answer)
        for entry, answer in zip(lock.entries, ["the Oder"], strict=False)
    ]
    desk.lock.write_text(dump_lock(lock._replace(entries=(*torn, *lock.entries[1:]))), "utf-8")
    lines = call("plan", "deck.yaml").out.splitlines()

    assert lines[2:4] == [
        "      answer: the [-Oder-]{+Danube+}",
        "      both sides of a merge had changed it; it is sent again",
    ]
    settled = lock.entries[0]._replace(hash=UNSETTLED)
    desk.lock.write_text(dump_lock(lock._replace(entries=(settled, *lock.entries[1:]))), "utf-8")
    (told,) = json.loads(call("plan", "--format", "json", "deck.yaml").out)["decks"]
    assert [change["merged"] for change in told["changes"]] == [True]
    lines = call("plan", "deck.yaml").out.splitlines()
    assert lines[1].startswith("  ~ edited ")
    assert lines[2:] == [
        "      both sides of a merge had changed it; it is sent again",
        "  1 edited, 6 unchanged",
    ]


def test_gaps_whose_text_holds_what_parts_them_are_not_said_to_have_moved(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    source = "title: T\ncards: [cloze: '{{a · b}} then {{b}} then {{c}}']\n"
    desk = DeckFolder(tmp_path, source)
    desk.good()
    desk.write(source.replace("a · b", "b · b"))

    assert "the gaps moved" not in call("plan", "deck.yaml").out


@pytest.mark.parametrize("unit", ["a ", "a,", "the sea and ", "a\n"])
def test_long_texts_are_compared_in_no_time(unit: str) -> None:
    start = time.process_time()
    whole = unit * (9_000 // len(unit))
    pieces = diff_words(f"One {whole} end", f"One {whole.replace('a', 'b')} end")

    assert [piece.what for piece in pieces] == ["same", "gone", "added", "same"]
    assert time.process_time() - start < 1
    small = diff_words(f"One {whole} end", f"One {whole} ending")
    assert [(piece.what, piece.text) for piece in small[1:]] == [
        ("gone", "end"),
        ("added", "ending"),
    ]


def test_many_changes_are_counted_and_not_all_listed(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    cards = "".join(f"- {{q: Number {n}?, a: '{n}'}}\n" for n in range(50))
    DeckFolder(tmp_path, f"title: T\ncards:\n{cards}")
    lines = call("plan", "deck.yaml").out.splitlines()

    assert len(lines) == 23
    assert lines[-2:] == [
        "      … and 30 more new; `quizpress plan --format json` lists all",
        "  50 new, 0 unchanged",
    ]


def test_a_broken_deck_has_no_plan_and_stops_no_other(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    DeckFolder(tmp_path, "title: T\ncards: [{q: One?}]\n", "bad")
    DeckFolder(tmp_path, "title: T\ncards: [{q: One?, a: '1'}]\n", "good")
    DeckFolder(tmp_path, "title: T\ncards: [{q: One?, a: '1', only: paper}]\n", "paper")
    ran = call("plan", "bad.yaml", "good.yaml", "paper.yaml")

    assert ran.code == 1
    assert "error[missing-key]" in ran.err
    assert ran.out == (
        "bad.yaml: no plan, the deck has errors\n"
        "good.yaml → T\n  + new          “One?”\n  1 new, 0 unchanged\n"
        "paper.yaml: no cards for Anki\n"
    )


def test_a_terminal_shows_changes_in_colour(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    desk.write(DECK.replace("the Seine", "the river Seine"))
    shown = on_terminal("plan", "deck.yaml", cwd=tmp_path).out

    assert "\x1b[1;33m~ edited      \x1b[0m" in shown
    assert "the \x1b[1;32m{+river +}\x1b[0mSeine" in shown
