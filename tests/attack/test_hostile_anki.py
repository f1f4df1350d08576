"""What answers instead of Anki: whatever it says, a push ends soon, and with a word on it."""

import json
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from deck_folder import DeckFolder, deck, short
from harness import Ran
from no_anki import Say, good_answers, raw, saying, speaking, wish_for
from quizpress.push import connect

BUSY = "look whether Anki shows a question or syncs; what it was asked it may still do"
ELSE = "another program may hold the port; give AnkiConnect's address with --url"


@pytest.fixture
def desk(tmp_path: Path) -> DeckFolder:
    """Return a deck that a push asks all of Anki for.

    It has lost a note, edited one and got another name.
    """
    desk = DeckFolder(tmp_path, deck(short("One?"), short("Two?"), deck="Rivers"))
    desk.good()
    desk.write(deck(short("One?", "another"), deck="Waters"))
    return desk


def push(call: Callable[..., Ran], desk: DeckFolder, address: str, *more: str) -> Ran:
    return call("push", "deck.yaml", "--url", address, *more, cwd=desk.folder)


@pytest.mark.parametrize("wish", ["suspend", "delete"])
def test_good_answers_are_taken(desk: DeckFolder, call: Callable[..., Ran], wish: str) -> None:
    asked: set[str] = set()
    say = _saying_well(good_answers(desk), asked)
    with speaking(say) as address:
        ran = push(call, desk, address, "--removed", wish)
    assert (ran.code, ran.err) == (0, "")
    assert asked == good_answers(desk).keys() - {"suspend" if wish == "delete" else "deleteNotes"}


def _saying_well(answers: dict[str, Any], asked: set[str]) -> Say:
    """Answer as told, but for notes that an import has emptied of what is a learner's own."""

    def answer(request: dict[str, Any]) -> bytes:
        action = request["action"]
        asked.add(action)
        result = answers[action]
        if action == "notesInfo" and "importPackage" in asked and isinstance(result, list):
            result = [_emptied(note) for note in result]
        return json.dumps({"result": result, "error": None}).encode()

    return saying(answer)


def _emptied(note: Any) -> Any:  # noqa: ANN401  Whatever a stranger says.
    if not isinstance(note, dict) or "Notes of mine" not in note.get("fields", {}):
        return note
    fields = {name: held for name, held in note["fields"].items() if name != "Notes of mine"}
    return note | {"tags": [], "fields": fields}


NOTE = {"noteId": 1, "tags": [], "fields": {"Note ID": {"value": "a"}}, "cards": [11]}
NAMES: tuple[object, ...] = (None, 1, "x", {}, {"Rivers": 1}, [1], [None], [["Rivers"]])
NUMBERS: tuple[object, ...] = (None, 1, "12", {"1": 2}, ["1"], [1.5], [True], [None], [[1]])
WRONG: dict[str, tuple[object, ...]] = {
    # an action, and answers that it never gives
    "deckNames": NAMES,
    "deckNamesAndIds": (None, 1, "x", ["Rivers"], {"Rivers": "2"}, {"Rivers": None}),
    "modelNames": NAMES,
    "modelStyling": (None, [], "css", {}, {"css": None}, {"css": 1}, {"css": ["a"]}),
    "modelFieldNames": NAMES,
    "modelFieldRename": (1, "x", [], {}, True),
    "updateModelTemplates": (1, "x", [], {}, True),
    "updateModelStyling": (1, "x", [], {}, True),
    "findNotes": NUMBERS,
    "findCards": NUMBERS,
    "notesInfo": (
        None,
        {},
        [None],
        [1],
        [[]],
        [{"noteId": 1}],
        *([{key: value for key, value in NOTE.items() if key != gone}] for gone in NOTE),
        [NOTE | {"noteId": "1"}],
        [NOTE | {"noteId": 1.5}],
        [NOTE | {"tags": "a b"}],
        [NOTE | {"tags": [1]}],
        [NOTE | {"tags": None}],
        [NOTE | {"cards": ["11"]}],
        [NOTE | {"cards": {"11": 11}}],
        [NOTE | {"mod": "5"}],
        [NOTE | {"mod": [5]}],
        [NOTE | {"fields": []}],
        [NOTE | {"fields": {"Note ID": "a"}}],
        [NOTE | {"fields": {"Note ID": {"value": 1}}}],
        [NOTE | {"fields": {"Note ID": {}}}],
    ),
    "getDecks": (None, 1, ["Rivers"], {"Rivers": 11}, {"Rivers": ["11"]}, {"Rivers": None}),
    "importPackage": (None, 1, "true", [], {}),
    "changeDeck": (1, "x", [], {}, True),
    "suspend": (None, 1, "true", [], {}),
    "addTags": (1, "x", [], {}, True),
    "updateNoteFields": (1, "x", [], {}, True),
    "deleteNotes": (1, "x", [], {}, True),
}
ROWS = [(action, answer) for action, answers in WRONG.items() for answer in answers]
REFUSED = [(action, False) for action in WRONG if action != "suspend"]


def _given(
    desk: DeckFolder, call: Callable[..., Ran], action: str, answer: object
) -> tuple[Ran, str]:
    """Push where all is answered well but for one action."""
    answers = good_answers(desk) | {action: answer}
    with speaking(_saying_well(answers, set())) as address:
        return push(call, desk, address, *wish_for(action)), address


@pytest.mark.parametrize(("action", "answer"), ROWS)
def test_an_answer_of_another_form_is_told(
    desk: DeckFolder, call: Callable[..., Ran], action: str, answer: object
) -> None:
    ran, address = _given(desk, call, action, answer)

    assert ran.code == 1
    assert ran.err == (
        f"error: what {address} answers to `{action}` is not what AnkiConnect does\n"
        f"  hint: update the add-on in Anki; {ELSE}\n"
    )
    assert "into Anki" not in ran.out


@pytest.mark.parametrize(("action", "answer"), REFUSED)
def test_false_is_no_success(
    desk: DeckFolder, call: Callable[..., Ran], action: str, *, answer: bool
) -> None:
    ran, _ = _given(desk, call, action, answer)

    assert ran.code == 1
    assert ran.err.startswith(f"error: Anki could not do `{action}`: it does not say why\n  hint: ")
    assert "into Anki" not in ran.out


def test_a_note_that_is_gone_before_it_is_read_is_none(
    desk: DeckFolder, call: Callable[..., Ran]
) -> None:
    ran, _ = _given(desk, call, "notesInfo", [{}, NOTE, {**NOTE, "fields": {}}])

    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("action", ["addTags", "updateNoteFields"])
@pytest.mark.parametrize("answer", [False, 1])
def test_what_was_not_put_back_is_kept_for_the_next_push(
    desk: DeckFolder, call: Callable[..., Ran], action: str, answer: object
) -> None:
    _given(desk, call, action, answer)
    (kept,) = json.loads(desk.package.with_name("deck-own.json").read_text()).values()

    assert kept == {"tags": ["mine"], "text": "in my words"}


@pytest.mark.parametrize("answer", [[], [{}, {}]])
def test_what_belongs_to_a_note_that_anki_leaves_out_is_kept(
    desk: DeckFolder, call: Callable[..., Ran], answer: list[object]
) -> None:
    answers, asked = good_answers(desk), set[str]()

    def say(request: dict[str, Any]) -> bytes:
        asked.add(request["action"])
        late = request["action"] == "notesInfo" and "importPackage" in asked
        result = answer if late else answers[request["action"]]
        return json.dumps({"result": result, "error": None}).encode()

    with speaking(saying(say)) as address:
        assert push(call, desk, address).code == 0
    assert desk.package.with_name("deck-own.json").exists()


PULLS = ("deckNames", "findNotes", "notesInfo", "findCards")


@pytest.mark.parametrize(
    ("action", "answer"), [row for row in ROWS if row[0] in PULLS], ids=lambda part: str(part)[:40]
)
def test_a_pull_takes_nothing_from_an_answer_of_another_form(
    desk: DeckFolder, call: Callable[..., Ran], action: str, answer: object
) -> None:
    before = desk.deck.read_text()
    with speaking(_saying_well(good_answers(desk) | {action: answer}, set())) as address:
        ran = call("pull", "deck.yaml", "--apply", "--url", address, cwd=desk.folder)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"error: what {address} answers to `{action}` is not what")
    assert desk.deck.read_text() == before


HOSTILE = (
    # what Anki says a field holds
    "",
    "\0\x1b[2J\u202e",
    "<" * 40_000,
    "{{c1::" * 8_000,
    "x" * 1_000_000,
    "a: b\n- c: |\n  d # e",
    "\ud800",
    "\ue000\ue001\ue002\ue006",
    "</script><script>alert(1)</script>",
    "'\"`*[x](https://e.org)",
)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_pull_survives_whatever_a_field_holds(
    desk: DeckFolder, call: Callable[..., Ran], number: int
) -> None:
    answers = good_answers(desk)
    for note in answers["notesInfo"]:
        note["mod"] = 1 << 34
        for name in ("Question", "Answer", "Why", "Options"):
            note["fields"][name] = {"value": HOSTILE[number], "order": 2}
    with speaking(_saying_well(answers, set())) as address:
        ran = call("pull", "deck.yaml", "--apply", "--url", address, cwd=desk.folder)

    assert ran.code == 0
    assert "\x1b" not in ran.out + ran.err
    assert len(ran.err) < 5_000
    assert call("check", "deck.yaml", cwd=desk.folder).code == 0


DEEP = b"[" * 100_000
STRANGE = (
    DEEP,
    b'{"a":' * 100_000,
    b'{"result": ' + DEEP + b"]" * 100_000 + b', "error": null}',
    b'{"result": null, "error": ' + DEEP + b"]" * 100_000 + b"}",
    b'{"result": [], "error": ["no"]}',
    b'{"result": [], "error": 5}',
    b'{"result": [], "error": false}',
    b'{"result": []}',
    b'{"result": [], "error": null, "more": 1}',
    b'{"result": [' + b"9" * 5000 + b'], "error": null}',
    b"[]",
    b"null",
    b'"result"',
    b"",
    b"\xff\xfe",
    b"\x00" * 10,
)


@pytest.mark.parametrize("number", range(len(STRANGE)))
def test_what_is_no_answer_of_ankiconnect_is_told(
    desk: DeckFolder, call: Callable[..., Ran], number: int
) -> None:
    with speaking(saying(lambda _: STRANGE[number])) as address:
        ran = push(call, desk, address)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"error: {address} does not answer as AnkiConnect does\n  hint: {ELSE}\n"


def test_what_anki_says_of_an_error_is_cut_and_commands_no_terminal(
    desk: DeckFolder, call: Callable[..., Ran]
) -> None:
    said = json.dumps({"result": None, "error": "\x1b[2J" + "no " * 1_000_000}).encode()
    with speaking(saying(lambda _: said)) as address:
        ran = push(call, desk, address)

    assert ran.code == 1
    assert ran.err.startswith("error: Anki could not do `deckNames`: \ufffd[2Jno no ")
    assert len(ran.err) < 500


def _trickle(handler: BaseHTTPRequestHandler, head: bytes) -> None:
    handler.wfile.write(head)
    while True:
        handler.wfile.write(b" ")
        time.sleep(0.05)


TRICKLES = (b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200", b"")


@pytest.mark.parametrize("head", TRICKLES)
def test_an_answer_byte_by_byte_is_given_up(
    desk: DeckFolder, call: Callable[..., Ran], head: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connect.ACTIONS, "deckNames", connect.Action([str], 0.4))
    with speaking(lambda handler, _: _trickle(handler, head)) as address:
        begun = time.monotonic()
        ran = push(call, desk, address)

    assert time.monotonic() - begun < 5
    assert ran == Ran(1, "", f"error: Anki did not answer within 0 seconds\n  hint: {BUSY}\n")


def _flood(handler: BaseHTTPRequestHandler, head: bytes) -> None:
    handler.wfile.write(head)
    while True:
        handler.wfile.write(b" " * 65_536)


FLOODS = (
    b"HTTP/1.1 200 OK\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
)


@pytest.mark.parametrize("head", FLOODS)
def test_an_answer_without_an_end_is_given_up(
    desk: DeckFolder, call: Callable[..., Ran], head: bytes
) -> None:
    with speaking(lambda handler, _: _flood(handler, head)) as address:
        ran = push(call, desk, address)

    said = f"error: {address} answered with more than 64 MB\n  hint: {ELSE}\n"
    assert ran == Ran(1, "", said)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(
    desk: DeckFolder, call: Callable[..., Ran], status: int
) -> None:
    reached: list[bytes] = []
    with speaking(lambda _, body: reached.append(body)) as other:
        said = f"HTTP/1.1 {status} Elsewhere\r\nLocation: {other}\r\nContent-Length: 0\r\n\r\n"
        with speaking(raw(said.encode())) as address:
            ran = push(call, desk, address, "--key", "secret")

    assert ran == Ran(1, "", f"error: {address} answered with status {status}\n  hint: {ELSE}\n")
    assert reached == []


BROKEN = (b"", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}")
FOREIGN = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"HTTP/1.1 abc\r\n\r\n",
    b"SSH-2.0-OpenSSH_9.6\r\n",
    b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n",
    b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
)


@pytest.mark.parametrize("said", BROKEN)
def test_an_answer_that_breaks_off_is_told(
    desk: DeckFolder, call: Callable[..., Ran], said: bytes
) -> None:
    with speaking(raw(said)) as address:
        ran = push(call, desk, address)

    assert ran == Ran(1, "", f"error: the connection to Anki broke off\n  hint: {BUSY}\n")


@pytest.mark.parametrize("number", range(len(FOREIGN)))
def test_an_answer_that_is_no_http_is_told(
    desk: DeckFolder, call: Callable[..., Ran], number: int
) -> None:
    with speaking(raw(FOREIGN[number])) as address:
        ran = push(call, desk, address)

    said = f"error: {address} does not answer as AnkiConnect does\n  hint: {ELSE}\n"
    assert ran == Ran(1, "", said)


def test_an_address_at_which_nobody_speaks_tls_is_told(
    desk: DeckFolder, call: Callable[..., Ran]
) -> None:
    address = "https://127.0.0.1:1"
    ran = push(call, desk, address)

    assert ran.code == 1
    assert ran.err.startswith(f"error: no Anki answers at {address}\n  hint: start Anki")


@pytest.mark.parametrize("wish", ["keep", "suspend", "delete"])
@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_removed_note_of_a_kind_that_nobody_knows_is_no_obstacle(
    desk: DeckFolder, call: Callable[..., Ran], wish: str, more: list[str]
) -> None:
    lines = desk.lock.read_text().splitlines(keepends=True)
    lines = [line.replace('"short"', '"riddle"') if "Two?" in line else line for line in lines]
    desk.lock.write_text("".join(lines))
    answers = good_answers(desk)
    say = saying(
        lambda request: json.dumps({"result": answers[request["action"]], "error": None}).encode()
    )
    with speaking(say) as address:
        ran = push(call, desk, address, "--removed", wish, *more)

    assert (ran.code, ran.err) == (0, "")
    assert {entry.kind for entry in desk.locked().entries} == {"short", "riddle"}
