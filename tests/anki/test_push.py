"""Into a running Anki: what a push does there, what it leaves alone, and what it says."""

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from connect import Server, serving, speaking
from learner import Learner, learner

from desk import Desk, contents, deck, short
from harness import Ran
from quizpress.press.anki import package, types
from quizpress.press.anki.types import NOTE_TYPES, revision
from quizpress.push import connect, look

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
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk", TWO)


Push = Callable[..., list[str]]


@pytest.fixture
def push(anki: Server, desk: Desk, call: Callable[..., Ran]) -> Push:
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
    push: Push, desk: Desk, someone: Learner
) -> None:
    push()
    someone.answer_all()
    before = someone.history()
    desk.write(TWO.replace("the Seine", "The Seine"))
    _later()
    assert push() == ["pushed into Anki: 0 new, 1 updated"]
    assert someone.notes()[PARIS]["Answer"] == "The Seine"
    assert someone.history() == before


def test_what_a_learner_changed_stays(push: Push, desk: Desk, someone: Learner) -> None:
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
    push: Push, desk: Desk, anki: Server, someone: Learner
) -> None:
    push()

    def change() -> None:
        note = someone.notes()[PARIS]
        note["Answer"] = "my own"
        _later()
        someone.collection.update_note(note)

    change()
    said = push()
    assert said[0] == "pushed into Anki: 0 new, 0 updated"
    guid = next(e.guid for e in desk.locked().entries if e.question == PARIS)
    assert said[1:] == [
        "left as learners changed it in Anki, later than here: 1 note",
        f'"Note ID:{guid}"',
    ]
    assert someone.notes()[PARIS]["Answer"] == "my own"
    assert anki.asked.count("importPackage") == 2


@pytest.mark.parametrize("name", ["Waters", "Rivers::Europe"])
def test_cards_follow_a_deck_that_got_another_name(
    push: Push, desk: Desk, someone: Learner, name: str
) -> None:
    push()
    own = someone.collection.decks.add_normal_deck_with_name("Mine").id
    (mine,) = someone.notes()[PARIS].card_ids()
    someone.collection.set_deck([mine], own)
    someone.answer_all()
    before = someone.history()
    desk.write(TWO.replace('"Rivers"', f'"{name}"'))
    assert "2 cards in a deck of its earlier name, to be moved" not in push("--dry-run")
    assert push() == ["pushed into Anki: 0 new, 0 updated", f"moved 2 cards to {name}"]
    decks = someone.collection.decks
    assert sorted(decks.name(card.did) for card in someone.cards()) == sorted(["Mine", name, name])
    assert someone.history() == before
    assert push() == ["pushed into Anki: 0 new, 0 updated"]


def test_a_push_that_failed_moves_the_cards_next_time(
    push: Push, desk: Desk, someone: Learner
) -> None:
    push()
    desk.write(TWO.replace('"Rivers"', '"Waters"'))
    desk.good()
    assert push("--dry-run")[-1] == "3 cards in a deck of its earlier name, to be moved"
    assert "moved 3 cards to Waters" in push()
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
    push: Push, desk: Desk, someone: Learner, case: tuple[str, str, list[int]]
) -> None:
    wish, said, queues = case
    push()
    desk.write(ONE)
    assert push("--removed", wish)[-1] == said
    assert _queues(someone) == queues
    assert PARIS in someone.notes()


def test_removed_notes_stay_unless_it_is_asked(push: Push, desk: Desk, someone: Learner) -> None:
    push()
    desk.write(ONE)
    lines = push()
    assert lines[1] == "still in Anki, 1 note that the deck has no more:"
    assert someone.collection.find_notes(lines[2]) == [someone.notes()[VIENNA].id]
    assert _queues(someone) == [0, 0, 0]


def test_a_copy_that_a_learner_made_is_never_touched(
    push: Push, desk: Desk, someone: Learner
) -> None:
    push()
    note = someone.notes()[VIENNA]
    copy = someone.collection.new_note(note.note_type() or {})
    copy.fields = [*note.fields]
    someone.collection.add_note(copy, someone.cards()[0].did)
    desk.write(ONE)
    push("--removed", "delete")
    assert copy.id in someone.collection.find_notes("")


def test_a_dry_run_changes_nothing(push: Push, desk: Desk, anki: Server, someone: Learner) -> None:
    push()
    desk.write(ONE.replace("the Seine", "The Seine"))
    files, before = contents(desk.folder), someone.collection.mod
    anki.asked.clear()
    assert push("--dry-run")[-2:] == [
        "1 edited, 1 removed, 0 unchanged",
        "in Anki now: 2 of its 2 notes of the last build",
    ]
    assert contents(desk.folder) == files
    assert someone.collection.mod == before
    assert set(anki.asked) <= {"deckNames", "findNotes", "notesInfo", "getDecks"}


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
    push()
    assert css() == types.style("short")
    assert revision(css()) == later["short"].revised


def test_a_broken_deck_is_not_pushed_and_stops_no_other(
    desk: Desk, anki: Server, someone: Learner, call: Callable[..., Ran]
) -> None:
    Desk(desk.folder, "title: T\ncards: [{q: One?}]\n", "broken")
    files = ("broken.yaml", "deck.yaml")
    ran = call("push", *files, "--url", anki.address, cwd=desk.folder)
    assert ran.code == 1
    assert "error[missing-key]" in ran.err
    assert len(someone.notes()) == 2


def test_five_thousand_notes_are_found_and_counted(push: Push, desk: Desk) -> None:
    desk.write(deck(*[short(f"Number {n}?", n) for n in range(5000)]))
    assert push() == ["pushed into Anki: 5,000 new, 0 updated"]
    desk.write(deck(*[short(f"Number {n}?", n) for n in range(4000)]))
    assert push("--removed", "delete")[-1] == "deleted 1,000 notes that the deck has no more"


def _later() -> None:
    """Wait for the next second, the grain of time in Anki."""
    time.sleep(1.05)


START = "start Anki, with the add-on AnkiConnect (its code in Tools, Add-ons is 2055492159)"
ELSE = "another program may hold the port; give AnkiConnect's address with --url"
KEY = "give the one in AnkiConnect's settings, if any, with --key or QUIZPRESS_ANKI_KEY"


def _refused(call: Callable[..., Ran], desk: Desk, address: str, *more: str) -> str:
    before = contents(desk.folder)
    ran = call("push", "deck.yaml", "--url", address, *more, cwd=desk.folder)
    assert (ran.code, ran.out) == (1, "")
    assert contents(desk.folder) == before
    return ran.err


def test_without_anki_it_says_so(desk: Desk, call: Callable[..., Ran]) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    said = _refused(call, desk, address)
    assert said == f"error: no Anki answers at {address}\n  hint: {START}\n"


@pytest.mark.parametrize(
    ("given", "what"), [([], "asks for a key"), (["--key", "wrong"], "does not take this key")]
)
def test_a_key_is_asked_for(
    desk: Desk, someone: Learner, call: Callable[..., Ran], given: list[str], what: str
) -> None:
    with serving(someone, "secret") as server:
        said = _refused(call, desk, server.address, *given)
    assert said == f"error: AnkiConnect {what}\n  hint: {KEY}\n"


def test_a_key_can_come_from_the_environment(
    desk: Desk, someone: Learner, call: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZPRESS_ANKI_KEY", "secret")
    with serving(someone, "secret") as server:
        assert call("push", "deck.yaml", "--url", server.address, cwd=desk.folder).code == 0


def test_a_profile_has_to_be_open(desk: Desk, call: Callable[..., Ran]) -> None:
    with serving(None) as server:
        ran = call("push", "deck.yaml", "--url", server.address, cwd=desk.folder)
    assert ran.code == 1
    assert ran.err == (
        "error: Anki has no profile open\n  hint: open a profile in Anki, and try again\n"
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
    desk: Desk, call: Callable[..., Ran], body: bytes, status: int, said: str
) -> None:
    with speaking(lambda _: body, status) as address:
        assert _refused(call, desk, address) == (f"error: {said.format(address)}\n  hint: {ELSE}\n")


def test_an_anki_that_does_not_answer_is_given_up(
    desk: Desk, call: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect.Anki.ask, "__kwdefaults__", {"seconds": 0.2})

    def slowly(_: bytes) -> bytes:
        time.sleep(0.5)
        return b""

    with speaking(slowly) as address:
        said = _refused(call, desk, address)
    assert said.startswith("error: Anki did not answer within 0 seconds\n")


def test_an_import_that_anki_refuses_is_told(
    desk: Desk, anki: Server, call: Callable[..., Ran]
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
