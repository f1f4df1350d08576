"""The lock on disk: its form, that it reads back, and what is said where it does not."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck_folder import DAY, NOW, DeckFolder, deck, short
from quizpress.lock.advance import begin_lock
from quizpress.lock.entries import LocatedCard, Lock, LockEntry, dump_lock, load_lock
from quizpress.names import deck_in_anki

FORM = """\
{
"quizpress": 1,
"deck": {"key": "feedfeedfeedfeed", "id": 1500000000, "name": "A::Ü", "created": 1700000000, "look": 1700000001, "was": ["Ü"]},
"cards": [
{"guid": "0a", "key": "nile", "kind": "short", "q": "Où \\"?\\"\\n\\\\", "a": "🎉", "at": [7, 9], "ords": [0, 1], "hash": "aa", "time": 1700000002, "tags": "ü x", "parts": "00ff"},
{"guid": "0b", "key": "0b", "kind": "choice", "q": "Which?", "a": "A · B", "at": [], "ords": [0], "hash": "bb", "time": 1700000000, "removed": true},
null
]
}
"""  # noqa: E501  One card a line is the form.
LOCATED = """\
],
"located": [
{"card": "0c", "text": "0a", "found": false},
{"card": "0d", "text": "0a", "found": true},
null
]
}
"""
LOCK = Lock(
    "feedfeedfeedfeed",
    1_500_000_000,
    "A::Ü",
    NOW,
    (
        LockEntry("0b", "0b", "choice", "Which?", "A · B", (), (0,), "bb", NOW, removed=True),
        LockEntry(
            "0a",
            "nile",
            "short",
            'Où "?"\n\\',
            "🎉",
            (7, 9),
            (0, 1),
            "aa",
            NOW + 2,
            tags="ü x",
            parts="00ff",
        ),
    ),
    NOW + 1,
    ("Ü",),
)

names = st.text("0123456789abcdef", min_size=1, max_size=16)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
times = st.integers(1, 1 << 34)
deck_names = texts.map(lambda text: deck_in_anki(text) or text)
entries = st.builds(
    LockEntry,
    guid=names,
    key=st.text("abcXYZ019._-", min_size=1),
    kind=st.sampled_from(["short", "choice", "true-false", "cloze"]),
    question=texts,
    answer=texts,
    places=st.lists(st.integers(1, 99), max_size=3).map(tuple),
    ordinals=st.lists(st.integers(0, 98), max_size=3).map(tuple),
    hash=names,
    time=times,
    removed=st.booleans(),
    tags=texts,
    parts=st.text("0123456789abcdef", max_size=24),
    came=st.lists(deck_names, max_size=2).map(tuple),
    went=deck_names,
)
locks = st.builds(
    Lock,
    key=names,
    deck_id=st.integers(1 << 30, (1 << 31) - 1),
    name=deck_names,
    created=times,
    look=st.integers(0, 1 << 34),
    was=st.lists(deck_names, max_size=2).map(tuple),
    entries=st.lists(entries, unique_by=lambda entry: entry.guid, max_size=5).map(
        lambda found: tuple(sorted(found))
    ),
    located=st.lists(st.builds(LocatedCard, card=names, text=names), max_size=3).map(
        lambda found: tuple(sorted(found))
    ),
)


def test_the_form_on_disk() -> None:
    assert dump_lock(LOCK) == FORM
    looked_up = (LocatedCard("0d", "0a", found=True), LocatedCard("0c", "0a", found=False))
    assert dump_lock(LOCK._replace(located=looked_up)) == FORM[:-4] + LOCATED
    assert json.loads(FORM)["cards"][-1] is None


@given(locks)
def test_a_lock_reads_back_as_it_was(lock: Lock) -> None:
    text = dump_lock(lock)
    assert load_lock(text) == lock
    assert dump_lock(load_lock(text)) == text
    cards = text.partition('"cards": [\n')[2].split("\n")
    assert [line.partition('"key"')[0] for line in cards[: len(lock.entries)]] == [
        f'{{"guid": "{entry.guid}", ' for entry in lock.entries
    ]
    assert cards[len(lock.entries)] == "null"
    assert cards[-4:] == ["null", "]", "}", ""]


def test_a_new_lock_is_derived_and_its_deck_id_is_one_that_anki_can_use() -> None:
    one, again, other = begin_lock("x", "X", 1), begin_lock("x", "X", 2), begin_lock("x", "Y", 1)
    assert (one.key, one.deck_id) == (again.key, again.deck_id)
    assert one.key != other.key
    assert one.deck_id != other.deck_id
    assert all((1 << 30) <= lock.deck_id < (1 << 31) for lock in (one, other))


# What can be in a file that calls itself a lock: the change, the line and the message.
MISSING = "a value in the lock is missing or wrong"
JSON = "the lock is not valid JSON"
BROKEN: tuple[tuple[str, str, str, int, str], ...] = (
    ("conflict", '"cards": [', '<<<<<<< HEAD\n"cards": [', 4, "a merge left the lock in conflict"),
    ("truncated", "null\n]\n}\n", "", 7, JSON),
    ("comma", '"parts": "00ff"},', '"parts": "00ff"}', 6, JSON),
    ("tags without parts", ', "parts": "00ff"', "", 1, MISSING),
    ("parts that are none", '"parts": "00ff"', '"parts": "xyz"', 1, MISSING),
    ("a name that is none", '["Ü"]', "[5]", 1, MISSING),
    ("a look that is none", '"look": 1700000001', '"look": "new"', 1, MISSING),
    ("no result", "null\n]\n}\n", f"null\n{LOCATED.replace('false', '0')}", 1, MISSING),
    ("results by none", "null\n]\n}\n", f"null\n{LOCATED.replace('0c', ' ')}", 1, MISSING),
    ("results are words", "null\n]\n}\n", 'null\n],\n"located": ["x"]\n}\n', 1, MISSING),
    ("garbage", "{\n", "\x80\x00\xff\n", 1, JSON),
    ("deep", "{\n", "[" * 100_000, 1, JSON),
    ("other version", '"quizpress": 1', '"quizpress": 2', 1, "this is no lock of format 1"),
    ("no version", '"quizpress": 1,\n', "", 1, "this is no lock of format 1"),
    ("no key", '"key": "nile", ', "", 1, MISSING),
    ("no time", ', "time": 1700000002', "", 1, MISSING),
    ("no cards", '"cards": [', '"card": [', 1, MISSING),
    ("cards are words", '"cards": [', '"cards": ["x",', 1, MISSING),
    ("a number for a text", '"q": "Which?"', '"q": 5', 1, MISSING),
    ("a text for a time", '"time": 1700000002', '"time": "x"', 1, MISSING),
    ("an unknown key", '"cards": [', '"types": [], "cards": [', 1, MISSING),
    ("an unknown key of a card", '"key": "nile"', '"key": "nile", "media": []', 1, MISSING),
    ("a guid twice, once escaped", '"guid": "0b"', '"guid": "0\\u0061"', 5, ""),
    ("an endless time", '"time": 1700000002', '"time": 1e999', 1, ""),
    ("a time of 5,000 digits", '"time": 1700000002', f'"time": {"1" * 5000}', 1, ""),
    ("a time beyond 64 bits", '"time": 1700000002', f'"time": {1 << 64}', 1, ""),
    ("a deck id beyond 64 bits", "1500000000", str(1 << 64), 1, ""),
    ("half a character", '"guid": "0a"', '"guid": "\\ud800"', 1, ""),
    ("a quote in a guid", '"guid": "0a"', '"guid": "0\\"a"', 1, ""),
    ("a separator in a guid", '"guid": "0a"', '"guid": "0\\u001fa"', 1, ""),
    ("a guid twice", '"guid": "0b"', '"guid": "0a"', 6, "the lock holds the card 0a twice"),
    ("nothing", FORM, "", 1, ""),
)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_a_lock_that_cannot_be_read_is_reported_and_left(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    desk = DeckFolder(tmp_path, deck(short("Nile?")))
    desk.good()
    assert old in FORM
    desk.lock.write_bytes(FORM.replace(old, new).encode("utf-8", "surrogatepass"))
    before = desk.files()
    desk.write(deck(short("Nile?"), short("More?")))
    before[desk.deck.name] = desk.deck.read_bytes()
    outcome = desk.build(NOW + DAY)
    assert [problem.code for problem in outcome.problems] == ["lock-unreadable"]
    (problem,) = outcome.problems
    assert (problem.place.path, problem.place.line) == (str(desk.lock), line)
    assert problem.message.startswith(message)
    assert "git" in problem.hint or "lock --repair" in problem.hint
    assert outcome.failed
    assert desk.files() == before


def test_the_report_shows_the_locks_own_line(tmp_path: Path, call: Any) -> None:  # noqa: ANN401
    desk = DeckFolder(tmp_path, deck(short("Nile?")))
    desk.good()
    lines = desk.lock.read_text("utf-8").splitlines(keepends=True)
    lines[7:7] = ["<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n"]
    desk.lock.write_text("".join(lines), "utf-8")
    ran = call("build", "deck.yaml", "--only", "anki")
    assert ran.code == 1
    assert ran.err == (
        "deck.lock:8:1: error[lock-unreadable]: a merge left the lock in conflict\n"
        " 8 | <<<<<<< HEAD\n"
        "   | ^\n"
        "  hint: run `quizpress lock --repair`; it keeps the cards of both sides\n\n"
    )
    assert ran.out == "deck.yaml: not built\n0 decks built, 1 deck not\n"


@pytest.mark.parametrize("text", ["<<<<<<< HEAD", "a\n<<<<<<< b", "a\u2028<<<<<<< b", "======="])
def test_a_question_about_merges_is_no_conflict(tmp_path: Path, text: str) -> None:
    desk = DeckFolder(tmp_path, deck(short(f"What is {text}?"), short(text)))
    desk.good()
    assert desk.good(NOW + DAY).changes == ()


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\r"])
def test_a_place_is_right_below_any_line_separator(tmp_path: Path, sign: str) -> None:
    desk = DeckFolder(tmp_path, deck(short(f"a{sign}b"), short("c")))
    desk.good()
    text = desk.lock.read_text("utf-8")
    desk.lock.write_text(text.replace("null\n", "none\n"), "utf-8", newline="")
    (problem,) = desk.build().problems
    assert problem.place.text == "none"


FORMS = (
    # a name as it was written before, and as it is in Anki
    ("Music :: Rock", "Music::Rock"),
    ("Cafe\u0301 words", "Caf\u00e9 words"),
)


@pytest.mark.parametrize(("written", "stored"), FORMS)
def test_a_lock_with_a_name_in_another_form_is_of_the_same_deck(
    tmp_path: Path, written: str, stored: str
) -> None:
    desk = DeckFolder(tmp_path, deck(short("Who?"), deck=written))
    desk.good()
    entry = desk.locked()
    assert entry.name == stored
    old = desk.lock.read_text("utf-8").replace(f'"{stored}"', f'"{written}"')
    desk.lock.write_text(old, "utf-8")
    assert old.count(written) == 1
    outcome = desk.build(NOW + DAY, locked=True)
    assert outcome.problems == []
    assert outcome.news
    assert (outcome.news.left, outcome.news.changes) == ("", ())
    assert desk.locked() == entry


def test_names_that_were_given_up_are_read_as_in_anki() -> None:
    assert load_lock(FORM.replace('["Ü"]', '["A :: U\u0308", "B:: ::C"]')).was == ("A::Ü", "B::C")
