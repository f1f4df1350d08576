"""Into a running Anki: what a push does there, what it leaves alone, and what it says."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from anki_connect_server import Server, serving, speaking
from deck_folder import DeckFolder, contents, deck, short
from harness import TESTS, Ran
from learner import Learner, learner
from quizpress.press.anki import package, types
from quizpress.press.anki.types import FIELDS, NOTE_TYPES, read_revision
from quizpress.push import connect
from quizpress.push import note_types as look

PARIS, VIENNA = "Which river runs through Paris?", "Which river runs through Vienna?"
TWO = deck(short(PARIS, "the Seine"), short(VIENNA, "the Danube", both=True), deck="Rivers")
ONE = deck(short(PARIS, "the Seine"), deck="Rivers")


@pytest.fixture
def someone(tmp_path: Path) -> Iterator[Learner]:
    with learner(tmp_path / "anki") as one:
        yield one


@pytest.fixture
def anki(someone: Learner) -> Iterator[Server]:
    with serving(someone) as server:
        yield server


@pytest.fixture
def desk(tmp_path: Path) -> DeckFolder:
    return DeckFolder(tmp_path / "desk", TWO)


Push = Callable[..., list[str]]


@pytest.fixture
def push(anki: Server, desk: DeckFolder, call: Callable[..., Ran]) -> Push:
    """Push the desk's deck, insist that it goes well, and return what is said of Anki."""

    def act(*arguments: str) -> list[str]:
        ran = call("push", "deck.yaml", "--url", anki.address, *arguments, cwd=desk.folder)
        assert (ran.code, ran.err) == (0, "")
        _, _, said = ran.out.partition("build/deck/: deck.apkg\n")
        return [line.strip() for line in (said or ran.out).splitlines()]

    return act


def test_a_push_brings_notes_and_the_next_one_nothing(push: Push, someone: Learner) -> None:
    assert push() == ["pushed into Anki: 2 new, 0 updated"]
    assert len(someone.cards()) == 3
    someone.answer_all()
    before = someone.history()
    assert push() == ["pushed into Anki: 0 new, 0 updated"]
    assert someone.history() == before


def test_an_edited_note_is_updated_and_keeps_its_history(
    push: Push, desk: DeckFolder, someone: Learner
) -> None:
    push()
    someone.answer_all()
    before = someone.history()
    desk.write(TWO.replace("the Seine", "The Seine"))
    _later()
    assert push() == ["pushed into Anki: 0 new, 1 updated"]
    assert someone.notes()[PARIS]["Answer"] == "The Seine"
    assert someone.history() == before


def test_what_a_learner_changed_stays(push: Push, desk: DeckFolder, someone: Learner) -> None:
    push()
    note = someone.notes()[PARIS]
    note["Why"], note.tags = "in my words", ["mine"]
    _later()
    someone.collection.update_note(note)
    assert push()[0] == "pushed into Anki: 0 new, 0 updated"
    assert someone.notes()[PARIS]["Why"] == "in my words"
    desk.write(TWO.replace("the Danube", "The Danube"))
    _later()
    push()
    assert someone.notes()[PARIS].tags == ["mine"]


def test_a_note_changed_in_anki_after_the_build_is_told(
    push: Push, desk: DeckFolder, anki: Server, someone: Learner
) -> None:
    push()

    _change(someone, PARIS, Answer="my own")
    assert "would leave as changed in Anki, later than in the deck: 1 note" in push("--dry-run")
    said = push()
    assert said[0] == "pushed into Anki: 0 new, 0 updated"
    guid = next(e.guid for e in desk.locked().entries if e.question == PARIS)
    assert said[1:] == [
        "left as changed in Anki, later than in the deck: 1 note",
        f'"Note ID:{guid}"',
        "`quizpress pull` shows what was changed",
    ]
    assert someone.notes()[PARIS]["Answer"] == "my own"
    assert anki.asked.count("importPackage") == 2


def test_what_an_edit_replaces_in_anki_is_named(
    push: Push, desk: DeckFolder, someone: Learner
) -> None:
    push()
    _change(someone, PARIS, Why="in my words")
    desk.write(TWO.replace("the Seine", "The Seine").replace("the Danube", "The Danube"))
    _later()
    guid = next(e.guid for e in desk.locked().entries if e.question == PARIS)
    named = ["what was changed in Anki: 1 note", f"“{PARIS}”", f'"Note ID:{guid}"']
    assert push("--dry-run")[-4:] == [
        "would push into Anki: 0 new, 2 updated",
        f"would replace {named[0]}",
        *named[1:],
    ]
    assert someone.notes()[PARIS]["Why"] == "in my words"
    assert push() == [
        "pushed into Anki: 0 new, 2 updated",
        f"replaced {named[0]}",
        *named[1:],
    ]
    assert someone.notes()[PARIS]["Why"] == ""
    assert push() == ["pushed into Anki: 0 new, 0 updated"]


def test_tags_of_a_learner_are_no_change_of_a_note(
    push: Push, desk: DeckFolder, someone: Learner
) -> None:
    push()
    _change(someone, PARIS, ["marked", "leech"])
    desk.write(TWO.replace("the Seine", "The Seine"))
    _later()
    assert not [line for line in push("--dry-run") if "replace" in line]
    assert push() == [
        "pushed into Anki: 0 new, 1 updated",
        "kept tags of your own on 1 updated note",
    ]


def test_an_edit_here_that_anki_does_not_take_over_is_named(
    push: Push, desk: DeckFolder, someone: Learner
) -> None:
    push()
    desk.write(TWO.replace("the Seine", "The Seine"))
    desk.good(int(time.time()))
    _change(someone, PARIS, Why="in my words")
    guid = next(e.guid for e in desk.locked().entries if e.question == PARIS)
    told = [
        "as changed in Anki, later than your own edit here: 1 note",
        f"“{PARIS}”",
        f'"Note ID:{guid}"',
        "`quizpress pull` shows both; edit the note here again, and your text replaces it",
    ]
    assert push("--dry-run")[-4:] == [f"would leave {told[0]}", *told[1:]]
    assert push() == ["pushed into Anki: 0 new, 0 updated", f"left {told[0]}", *told[1:]]
    assert someone.notes()[PARIS]["Answer"] == "the Seine"
    desk.write(TWO.replace("the Seine", "THE Seine"))
    _later()
    assert "pushed into Anki: 0 new, 1 updated" in push()
    assert someone.notes()[PARIS]["Answer"] == "THE Seine"


def test_a_plan_that_asks_anki_tells_of_what_was_changed_there(
    push: Push, desk: DeckFolder, anki: Server, someone: Learner, call: Callable[..., Ran]
) -> None:
    def plan(*more: str) -> str:
        ran = call("plan", "deck.yaml", "--anki", "--url", anki.address, *more, cwd=desk.folder)
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    push()
    assert plan().endswith("  2 unchanged\n  no note was changed in Anki\n")
    _change(someone, PARIS, ["mine"], Why="in my words")
    found = [entry.guid for entry in desk.locked().entries if entry.question == PARIS]
    assert plan().endswith(
        "  2 unchanged\n"
        "  would leave as changed in Anki, later than in the deck: 1 note\n"
        f'    "Note ID:{found[0]}"\n'
        "    `quizpress pull` shows what was changed\n"
    )
    desk.write(TWO.replace("the Seine", "The Seine"))
    _later()
    before = someone.collection.mod
    anki.asked.clear()
    assert plan().endswith(
        "  would replace what was changed in Anki: 1 note\n"
        f"    “{PARIS}”\n"
        f'    "Note ID:{found[0]}"\n'
        "  tags of a learner's own on 1 note go with an import; a push keeps them\n"
    )
    data = json.loads(plan("--format", "json"))
    assert data["decks"][0]["anki"]["replaced"] == found
    assert someone.collection.mod == before
    assert set(anki.asked) <= READING


def test_a_plan_says_where_anki_cannot_be_asked(desk: DeckFolder, call: Callable[..., Ran]) -> None:
    ran = call("plan", "deck.yaml", "--anki", "--url", "http://127.0.0.1:1", cwd=desk.folder)
    assert ran.code == 1
    assert "2 new, 0 unchanged" in ran.out
    assert ran.err == f"error: no Anki answers at http://127.0.0.1:1\n  hint: {START}\n"


def test_a_change_before_a_build_without_a_push_is_told_with_doubt(
    push: Push, desk: DeckFolder, someone: Learner
) -> None:
    push()
    _change(someone, PARIS, Why="in my words")
    desk.write(TWO.replace("the Seine", "The Seine").replace("the Danube", "The Danube"))
    _later()
    desk.good(int(time.time()))
    what = "what may have been changed in Anki before the last build: 1 note"
    assert push("--dry-run")[-3:-1] == [f"would replace {what}", f"“{PARIS}”"]
    assert push()[:3] == ["pushed into Anki: 0 new, 2 updated", f"replaced {what}", f"“{PARIS}”"]


@pytest.mark.parametrize("name", ["Waters", "Rivers::Europe"])
def test_cards_follow_a_deck_that_got_another_name(
    push: Push, desk: DeckFolder, someone: Learner, name: str
) -> None:
    push()
    own = someone.collection.decks.add_normal_deck_with_name("Mine").id
    (mine,) = someone.notes()[PARIS].card_ids()
    someone.collection.set_deck([mine], own)
    someone.answer_all()
    before = someone.history()
    desk.write(TWO.replace('"Rivers"', f'"{name}"'))
    assert push("--dry-run")[-1] == f"would move 2 cards from Rivers to {name}"
    assert push()[:2] == [
        "pushed into Anki: 0 new, 0 updated",
        f"moved 2 cards from Rivers to {name}",
    ]
    decks = someone.collection.decks
    assert sorted(decks.name(card.did) for card in someone.cards()) == sorted(["Mine", name, name])
    assert someone.history() == before
    assert push() == ["pushed into Anki: 0 new, 0 updated"]


FORMS = (
    # a name that the deck gives up, and what Anki stores
    ("Music :: Rock", "Music::Rock"),
    ("Cafe\u0301 words", "Caf\u00e9 words"),
    ("A::\u00a0::B:: C", "A::B::C"),
)


@pytest.mark.parametrize(("written", "stored"), FORMS)
def test_cards_follow_a_deck_whose_name_anki_stores_in_another_form(
    push: Push, desk: DeckFolder, someone: Learner, written: str, stored: str
) -> None:
    desk.write(TWO.replace('"Rivers"', f'"{written}"'))
    push()
    decks = someone.collection.decks
    assert {decks.name(card.did) for card in someone.cards()} == {stored}
    assert desk.locked().name == stored
    desk.write(TWO.replace('"Rivers"', '"Art :: New"'))
    assert f"moved 3 cards from {stored} to Art::New" in push()
    assert {decks.name(card.did) for card in someone.cards()} == {"Art::New"}


def test_tags_are_stored_as_written_in_the_package(
    push: Push, desk: DeckFolder, someone: Learner
) -> None:
    tags = ["a::::b", "::c", "d::", "e\u0301", "f:::g", "h::i"]
    desk.write(deck(short(PARIS, tags=tags), deck="Rivers"))
    push()
    (note,) = someone.notes().values()
    entry = desk.locked().entries[0]
    assert sorted(entry.tags.split()) == sorted(note.tags)
    assert sorted(note.tags) == sorted(["a::b", "c", "d", "\u00e9", "f:::g", "h::i"])
    _change(someone, PARIS, note.tags)
    assert push() == ["pushed into Anki: 0 new, 0 updated"]


def test_a_push_that_moves_does_not_say_that_cards_stay(
    desk: DeckFolder, anki: Server, call: Callable[..., Ran]
) -> None:
    asked = ("push", "deck.yaml", "--url", anki.address)
    call(*asked, cwd=desk.folder)
    desk.write(TWO.replace('"Rivers"', '"Waters"'))
    for more in (["--dry-run"], []):
        assert "stay" not in call(*asked, *more, cwd=desk.folder).out


EMPTIED = (
    # the name after Rivers and a deck of the learner's own, and whether Rivers is said to be empty
    (("Waters", "Mine"), True),
    (("Waters", "Rivers::Mine"), False),
    (("Rivers::Europe", "Mine"), False),
)


@pytest.mark.parametrize(("names", "told"), EMPTIED)
def test_a_deck_that_a_move_left_empty_is_named(
    push: Push, desk: DeckFolder, someone: Learner, names: tuple[str, str], *, told: bool
) -> None:
    name, own = names
    push()
    someone.collection.decks.add_normal_deck_with_name(own)
    desk.write(TWO.replace('"Rivers"', f'"{name}"'))
    empty = "Rivers is empty now; delete that deck in Anki if you need it no more"
    assert (empty in push()) is told
    assert someone.collection.decks.by_name("Rivers")
    assert push() == ["pushed into Anki: 0 new, 0 updated"]


def test_a_push_that_failed_moves_the_cards_next_time(
    push: Push, desk: DeckFolder, someone: Learner
) -> None:
    push()
    desk.write(TWO.replace('"Rivers"', '"Waters"'))
    desk.good()
    assert push("--dry-run")[-1] == "would move 3 cards from Rivers to Waters"
    assert "moved 3 cards from Rivers to Waters" in push()
    names = {someone.collection.decks.name(card.did) for card in someone.cards()}
    assert names == {"Waters"}


def _queues(someone: Learner) -> list[int]:
    return sorted(int(card.queue) for card in someone.cards())


REMOVED = (
    # the wish, the last line, and the queues of the cards after it
    (
        "keep",
        "`--removed suspend` puts them out of the way, `--removed delete` deletes them",
        [0, 0, 0],
    ),
    ("suspend", "suspended 1 note that the deck has no more", [-1, -1, 0]),
    ("delete", "deleted 1 note that the deck has no more", [0]),
)


@pytest.mark.parametrize("case", REMOVED, ids=lambda case: case[0])
def test_removed_notes_are_dealt_with_as_asked(
    push: Push, desk: DeckFolder, someone: Learner, case: tuple[str, str, list[int]]
) -> None:
    wish, said, queues = case
    push()
    desk.write(ONE)
    assert said in push("--removed", wish)[1:]
    assert _queues(someone) == queues
    assert PARIS in someone.notes()


def test_removed_notes_stay_unless_it_is_asked(
    push: Push, desk: DeckFolder, someone: Learner
) -> None:
    push()
    desk.write(ONE)
    lines = push()
    assert lines[1] == "still in Anki: 1 note that the deck has no more"
    assert someone.collection.find_notes(lines[2]) == [someone.notes()[VIENNA].id]
    assert _queues(someone) == [0, 0, 0]


@pytest.mark.parametrize("wish", ["suspend", "delete"])
def test_a_dry_run_counts_removed_notes_also_those_of_the_next_build(
    push: Push, desk: DeckFolder, someone: Learner, wish: str
) -> None:
    rome = short("Which river runs through Rome?", "the Tiber")
    desk.write(deck(short(PARIS), short(VIENNA), rome))
    push()
    desk.write(deck(short(PARIS), short(VIENNA)))
    push()
    desk.write(deck(short(PARIS)))
    *said, found = push("--removed", wish, "--dry-run")
    assert len(someone.collection.find_notes(found)) == 2
    assert f"would {wish} 2 notes that the deck has no more" in said
    past = {"suspend": "suspended", "delete": "deleted"}[wish]
    assert f"{past} 2 notes that the deck has no more" in push("--removed", wish)
    assert push("--removed", wish)[-1] == f"{past} 0 notes that the deck has no more"


def test_a_note_is_suspended_once_and_not_told_again(
    push: Push, desk: DeckFolder, someone: Learner
) -> None:
    push()
    desk.write(ONE)
    push("--removed", "suspend")
    assert push()[1:] == ["suspended in Anki: 1 note that the deck has no more"]
    desk.write(deck(short("Which river runs through Rome?"), deck="Rivers"))
    assert push("--removed", "suspend")[-1] == "suspended 1 note that the deck has no more"
    assert _queues(someone) == [-1, -1, -1, 0]


def test_a_note_that_comes_back_suspended_is_told(
    push: Push, desk: DeckFolder, someone: Learner
) -> None:
    push()
    desk.write(ONE)
    push("--removed", "suspend")
    desk.write(TWO)
    said = "back in the deck, but still suspended in Anki: 1 note; to unsuspend in Browse:"
    assert push("--dry-run")[-2] == said
    *_, told, found = push()
    assert told == said
    assert len(someone.collection.find_cards(found)) == 2
    assert _queues(someone) == [-1, -1, 0]


def test_a_deck_that_lost_all_its_cards_is_dealt_with_too(
    push: Push, desk: DeckFolder, someone: Learner
) -> None:
    push()
    desk.write(deck(short(PARIS, only="paper"), deck="Rivers"))
    said = ["deleted 2 notes that the deck has no more", *sorted([f"“{PARIS}”", f"“{VIENNA}”"])]
    told = push("--removed", "delete")
    assert [told[-3], *sorted(told[-2:])] == said
    assert _queues(someone) == []


def test_a_deleted_note_is_not_said_to_stay(
    desk: DeckFolder, anki: Server, call: Callable[..., Ran]
) -> None:
    asked = ("push", "deck.yaml", "--url", anki.address)
    call(*asked, cwd=desk.folder)
    desk.write(ONE)
    for more in (["--dry-run"], []):
        said = call(*asked, "--removed", "delete", *more, cwd=desk.folder).out
        assert f"“{VIENNA}”" in said
        assert "stays in Anki" not in said
        assert "Anki keeps" not in said


def test_a_copy_that_a_learner_made_is_never_touched(
    push: Push, desk: DeckFolder, someone: Learner
) -> None:
    push()
    note = someone.notes()[VIENNA]
    copy = someone.collection.new_note(note.note_type() or {})
    copy.fields = [*note.fields]
    someone.collection.add_note(copy, someone.cards()[0].did)
    assert "would push into Anki: 0 new, 0 updated" in push("--dry-run")
    desk.write(ONE)
    push("--removed", "delete")
    assert copy.id in someone.collection.find_notes("")


READING = {
    "deckNames", "findNotes", "notesInfo", "findCards", "getDecks", "modelNames", "modelStyling"
}  # fmt: skip


def test_a_dry_run_changes_nothing(
    push: Push, desk: DeckFolder, anki: Server, someone: Learner
) -> None:
    push()
    desk.write(ONE.replace("the Seine", "The Seine"))
    files, before = contents(desk.folder), someone.collection.mod
    anki.asked.clear()
    said = push("--dry-run")
    assert said[-5:-2] == [
        "1 edited, 1 removed, 0 unchanged",
        "would push into Anki: 0 new, 1 updated",
        "still in Anki: 1 note that the deck has no more",
    ]
    assert contents(desk.folder) == files
    assert someone.collection.mod == before
    assert set(anki.asked) <= READING


def test_a_later_look_arrives_and_an_own_one_stays(
    push: Push, someone: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    push()
    models = someone.collection.models

    def css() -> str:
        return str((models.by_name("Quizpress Short Answer") or {})["css"])

    kind = models.by_name("Quizpress Short Answer") or {}
    models.update_dict({**kind, "css": kind["css"] + ".mine {}"})
    push()
    assert css().endswith(".mine {}")
    later = {name: kind._replace(revised=kind.revised + 1) for name, kind in NOTE_TYPES.items()}
    for module in (types, package, look):
        monkeypatch.setattr(module, "NOTE_TYPES", later)
    told = [
        "the look of Quizpress Short Answer up to date;",
        "a styling of your own in these note types is replaced",
    ]
    assert push("--dry-run")[-2:] == [f"would bring {told[0]}", told[1]]
    assert push()[1:] == [f"brought {told[0]}", told[1]]
    assert push()[1:] == []
    assert css() == types.style_sheet("short")
    assert read_revision(css()) == later["short"].revised


def test_fields_get_the_names_by_which_a_later_look_knows_them(
    push: Push, someone: Learner
) -> None:
    someone.imports(TESTS / "press" / "anki" / "first_fields.apkg")
    models = someone.collection.models
    kind = models.by_name("Quizpress Short Answer") or {}
    spare = next(field for field in kind["flds"] if field["name"] == "Spare 1")
    note = someone.notes()[PARIS]
    note["Spare 1"] = "mine"
    someone.collection.update_note(note)
    models.update_dict(kind)  # So it is of now, and no import changes it.
    push()
    assert [field["name"] for field in (models.by_name(kind["name"]) or {})["flds"]] == [*FIELDS]
    assert spare["id"] == 173240640000116
    kept = someone.collection.get_note(note.id)
    assert kept["Notes of mine"] == "mine"
    assert "mine" in kept.cards()[0].answer()


def test_a_broken_deck_is_not_pushed_and_stops_no_other(
    desk: DeckFolder, anki: Server, someone: Learner, call: Callable[..., Ran]
) -> None:
    DeckFolder(desk.folder, "title: T\ncards: [{q: One?}]\n", "broken")
    files = ("broken.yaml", "deck.yaml")
    ran = call("push", *files, "--url", anki.address, cwd=desk.folder)
    assert ran.code == 1
    assert "error[missing-key]" in ran.err
    assert len(someone.notes()) == 2


def test_five_thousand_notes_are_found_and_counted(push: Push, desk: DeckFolder) -> None:
    desk.write(deck(*[short(f"Number {n}?", n) for n in range(5000)]))
    assert push() == ["pushed into Anki: 5,000 new, 0 updated"]
    desk.write(deck(*[short(f"Number {n}?", n) for n in range(4000)]))
    told = push("--removed", "delete")
    assert told[1] == "deleted 1,000 notes that the deck has no more"
    assert told[-1] == "… and 980 more"


def _change(someone: Learner, question: str, tags: list[str] | None = None, **texts: str) -> None:
    """Change a note as a learner does, later than all that was built."""
    _later()
    note = someone.notes()[question]
    note.tags = note.tags if tags is None else tags
    for name, text in texts.items():
        note[name] = text
    someone.collection.update_note(note)


def _later() -> None:
    """Wait for the next second, the grain of time in Anki."""
    time.sleep(1.05)


def test_a_push_writes_where_a_build_does(
    desk: DeckFolder, anki: Server, call: Callable[..., Ran]
) -> None:
    DeckFolder(desk.folder / "decks" / "week1", ONE, "quiz")
    for given in ([], ["decks/week1/quiz.yaml"]):
        ran = call("push", *given, "--url", anki.address, cwd=desk.folder)
        assert (ran.code, ran.err) == (0, "")
    assert [name for name in contents(desk.folder) if name.endswith(".apkg")] == [
        "build/week1/quiz/quiz.apkg"
    ]


START = "start Anki, with the add-on AnkiConnect (its code in Tools, Add-ons is 2055492159)"
ELSE = "another program may hold the port; give AnkiConnect's address with --url"
KEY = "give the one in AnkiConnect's settings, if any, with --key or QUIZPRESS_ANKI_KEY"


def _refused(call: Callable[..., Ran], desk: DeckFolder, address: str, *more: str) -> str:
    before = contents(desk.folder)
    ran = call("push", "deck.yaml", "--url", address, *more, cwd=desk.folder)
    assert (ran.code, ran.out) == (1, "")
    assert contents(desk.folder) == before
    return ran.err


def test_without_anki_it_says_so(desk: DeckFolder, call: Callable[..., Ran]) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    said = _refused(call, desk, address)
    assert said == f"error: no Anki answers at {address}\n  hint: {START}\n"


@pytest.mark.parametrize(
    ("given", "what"), [([], "asks for a key"), (["--key", "wrong"], "does not take this key")]
)
def test_a_key_is_asked_for(
    desk: DeckFolder, someone: Learner, call: Callable[..., Ran], given: list[str], what: str
) -> None:
    with serving(someone, "secret") as server:
        said = _refused(call, desk, server.address, *given)
    assert said == f"error: AnkiConnect {what}\n  hint: {KEY}\n"


def test_a_key_can_come_from_the_environment(
    desk: DeckFolder, someone: Learner, call: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZPRESS_ANKI_KEY", "secret")
    with serving(someone, "secret") as server:
        assert call("push", "deck.yaml", "--url", server.address, cwd=desk.folder).code == 0


EXPOSED = (
    # the address, the key, whether others can read the key
    ("http://127.0.0.1:8765", "secret", False),
    ("http://127.1.2.3:8765/", "secret", False),
    ("http://localhost:8765", "secret", False),
    ("http://[::1]:8765", "secret", False),
    ("http://192.168.1.7:8765", "secret", True),
    ("http://localhost.example.org", "secret", True),
    ("http://127.0.0.1@example.org", "secret", True),
    ("http://192.168.1.7:8765", "", False),
    ("https://example.org", "secret", False),
    ("http://[nothing", "secret", False),
)


@pytest.mark.parametrize(("address", "key", "told"), EXPOSED)
def test_a_key_that_others_can_read_is_known(address: str, key: str, *, told: bool) -> None:
    assert connect.is_key_exposed(address, key) is told


def test_a_key_that_others_can_read_is_told_once(
    desk: DeckFolder, someone: Learner, call: Callable[..., Ran]
) -> None:
    with serving(someone, "secret") as server:
        # Linux takes this for the machine itself; a reader of addresses does not.
        address = server.address.replace("127.0.0.1", "0.0.0.0")  # noqa: S104  Nothing binds it.
        ran = call("push", "deck.yaml", "--url", address, "--key", "secret", cwd=desk.folder)
    assert ran.code == 0
    said = f"warning: the key for {address} goes over the network unencrypted"
    hint = "use https, or an ssh tunnel to a port of this machine (ssh -L 8765:127.0.0.1:8765)"
    assert ran.err == f"{said}\n  hint: {hint}\n"


def test_a_profile_has_to_be_open(desk: DeckFolder, call: Callable[..., Ran]) -> None:
    with serving(None) as server:
        ran = call("push", "deck.yaml", "--url", server.address, cwd=desk.folder)
    assert ran.code == 1
    assert ran.err == (
        "error: Anki has no profile open\n  hint: open a profile in Anki, and try again\n"
    )


NO_ADDRESS = "is not an address such as http://127.0.0.1:8765"
NO_PORT = "for a port, not a number up to 65535"
NO_HOST = "for a host, which none can be"
ADDRESSES = (
    # what is given, and what is wrong with it
    ("http://127.0.0.1:8765", ""),
    ("https://anki.example.org/", ""),
    ("http://[::1]:8765", ""),
    ("http://host:65535", ""),
    ("127.0.0.1:8765", NO_ADDRESS),
    ("http://me:secret@host", NO_ADDRESS),
    ("http://[nothing", NO_ADDRESS),
    ("http://host/path", NO_ADDRESS),
    ("http://host:port", f"has 'port' {NO_PORT}"),
    ("http://host:", f"has '' {NO_PORT}"),
    ("http://host:0", f"has '0' {NO_PORT}"),
    ("http://host:65536", f"has '65536' {NO_PORT}"),
    ("http://host:8765765765", f"has '8765765765' {NO_PORT}"),
    ("http://..:8765", f"has '..' {NO_HOST}"),
    ("http://[::1::]:8765", f"has '[::1::]' {NO_HOST}"),
    (f"http://{'a' * 64}", f"has '{'a' * 64}' {NO_HOST}"),
)


@pytest.mark.parametrize("command", ["plan", "push", "pull"])
@pytest.mark.parametrize(("given", "wrong"), ADDRESSES)
def test_an_address_is_looked_at_first(
    call: Callable[..., Ran], command: str, given: str, wrong: str
) -> None:
    ran = call(command, "none.yaml", "--url", given)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == (
        f"quizpress {command}: error: argument --url: {given!r} {wrong}"
        if wrong
        else "quizpress: there is no file or folder none.yaml"
    )


def test_a_machine_that_nobody_knows_is_told(desk: DeckFolder, call: Callable[..., Ran]) -> None:
    said = _refused(call, desk, "http://nobody.invalid:8765")
    assert said == (
        "error: no machine is known by the name of http://nobody.invalid:8765\n"
        "  hint: see whether --url names the right one\n"
    )


STRANGE = (
    # what answers instead of Anki, its status, what is said
    (b"<html>Welcome</html>", 200, "{} does not answer as AnkiConnect does"),
    (b'{"ok": true}', 200, "{} does not answer as AnkiConnect does"),
    (b"\xff\xfe", 200, "{} does not answer as AnkiConnect does"),
    (b"", 403, "{} answered with status 403"),
    (b"", 404, "{} answered with status 404"),
)


@pytest.mark.parametrize(("body", "status", "said"), STRANGE)
def test_another_program_on_the_port_is_told(
    desk: DeckFolder, call: Callable[..., Ran], body: bytes, status: int, said: str
) -> None:
    with speaking(lambda _: body, status) as address:
        assert _refused(call, desk, address) == (f"error: {said.format(address)}\n  hint: {ELSE}\n")


def test_an_anki_that_does_not_answer_is_given_up(
    desk: DeckFolder, call: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connect.ACTIONS, "deckNames", connect.Action([str], 0.2))

    def slowly(_: bytes) -> bytes:
        time.sleep(0.5)
        return b""

    with speaking(slowly) as address:
        said = _refused(call, desk, address)
    assert said.startswith("error: Anki did not answer within 0 seconds\n")


def test_an_import_that_anki_refuses_is_told(
    desk: DeckFolder, anki: Server, call: Callable[..., Ran]
) -> None:
    def refuse() -> None:
        raise RuntimeError("the disk is full")

    anki.before_import = refuse
    ran = call("push", "deck.yaml", "--url", anki.address, cwd=desk.folder)
    assert ran.code == 1
    assert ran.err == (
        "error: Anki could not do `importPackage`: the disk is full\n"
        "  hint: Anki must be able to read that file; push again when it can\n"
    )
