"""Answers of AnkiConnect, locks and command lines at random: no exception, and nothing is lost.

`--hypothesis-profile long` tries many more, `--hypothesis-seed` the same ones again.
"""

import contextlib
import io
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deck_folder import DeckFolder, deck, short
from harness import Ran
from no_anki import good_answers, saying, speaking, wish_for
from quizpress.cli.arguments import make_parser
from quizpress.cli.commands import run
from quizpress.lock.entries import LockError, load_lock
from quizpress.push import connect

patient = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
COMMANDING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
VALUES: st.SearchStrategy[object] = st.sampled_from(
    [
        None, True, False, 0, 1, -1, 2**63, 1.5, float("inf"), float("nan"), "", "x", "é\x1b[2J",
        "\ud800", "9" * 5000, "Rivers", "Waters", "::", "Note ID", [], {}, [[]], [None], {"": None},
        {"value": "x"}, "\u2028", "../x", "?" * 64, "0" * 64, 10**18,
    ]
)  # fmt: skip


def ran(arguments: list[str], folder: Path) -> Ran:
    """Run a command line in this process; whatever it does not catch is raised."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = run(arguments)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Yield the way to every value of a tree."""
    yield path
    for key in tree if isinstance(tree, dict) else range(len(tree) if type(tree) is list else 0):
        yield from places(tree[key], (*path, key))


def replaced(tree: Any, path: tuple[Any, ...], value: object) -> Any:  # noqa: ANN401
    if not path:
        return value
    copy = tree.copy()
    copy[path[0]] = replaced(tree[path[0]], path[1:], value)
    return copy


def tampered(data: st.DataObject, tree: Any) -> Any:  # noqa: ANN401
    for _ in range(data.draw(st.integers(1, 3))):
        tree = replaced(tree, data.draw(st.sampled_from([*places(tree)])), data.draw(VALUES))
    return tree


def cut_and_pasted(data: st.DataObject, text: str, pieces: list[str]) -> str:
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 40))
        text = text[:start] + data.draw(st.sampled_from(pieces)) + text[end:]
    return text


@pytest.fixture(scope="module")
def files() -> Iterator[dict[str, bytes]]:
    """Return a deck and its lock, which has a removed note and an earlier name."""
    with tempfile.TemporaryDirectory() as folder:
        desk = DeckFolder(Path(folder), deck(short("One?"), short("Two?"), deck="Rivers"))
        desk.good()
        desk.write(deck(short("One?"), short("Three?", 3, both=True, tags=["a"]), deck="Waters"))
        desk.good()
        desk.write(deck(short("Two?"), short("Three!", 3, both=True), deck="Seas"))
        yield {path.name: path.read_bytes() for path in (desk.deck, desk.lock)}


@contextlib.contextmanager
def copied(files: dict[str, bytes]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        yield Path(folder)


def is_said_well(done: Ran) -> None:
    """Insist on a word for whatever went wrong, and on no character that commands a terminal."""
    assert done.code in (0, 1)
    assert "error" in done.out + done.err or done.code == 0
    assert not COMMANDING.search(done.out + done.err)


@pytest.mark.slow
@patient
@given(st.data())
def test_answers_of_ankiconnect(files: dict[str, bytes], data: st.DataObject) -> None:
    with copied(files) as folder:
        desk = DeckFolder(folder, files["deck.yaml"].decode())
        answers = good_answers(desk)
        action = data.draw(st.sampled_from(sorted(answers)))
        answers[action] = tampered(data, answers[action])
        said = {
            name: json.dumps({"result": answer, "error": None}) for name, answer in answers.items()
        }
        if data.draw(st.booleans()):
            pieces = ["", "[", "{", '"', "null", "1e999", "[" * 2000, '"error": "no"', "\\ud800"]
            said[action] = cut_and_pasted(data, said[action], pieces)
        with speaking(saying(lambda asked: said[asked["action"]].encode())) as address:
            done = ran(["push", "deck.yaml", "--url", address, *wish_for(action)], folder)
        kept = desk.locked()

    is_said_well(done)
    assert "hint: " in done.err or done.code == 0
    assert {entry.guid for entry in load_lock(files["deck.lock"].decode()).entries} <= {
        entry.guid for entry in kept.entries
    }


PIECES = [
    "", "[", "]", "{", "}", '"', ",", "\n", "null", "NaN", "1e999", "-1", "9" * 5000, "[" * 2000,
    "\ud800", "\\ud800", "\x00", "\ufeff", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n",
    "||||||| base\n", '"guid": "a"', '"removed": true', '"kind": "riddle"', '"look": 5', "\r",
]  # fmt: skip


def tampered_lock(data: st.DataObject, text: str) -> str:
    """Return a lock with a value, a line or a stretch of it changed."""
    match data.draw(st.sampled_from(["values", "lines", "text"])):
        case "values":
            lock = tampered(data, json.loads(text))
            if not isinstance(lock, dict) or not isinstance(lock.get("cards"), list):
                return json.dumps(lock)
            cards = "".join([f"{json.dumps(card)},\n" for card in lock.pop("cards")[:-1]])
            rest = ",\n".join([f"{json.dumps(key)}: {json.dumps(lock[key])}" for key in lock])
            return f'{{\n{rest},\n"cards": [\n{cards}null\n]\n}}\n'
        case "lines":
            lines = text.splitlines(keepends=True)
            some = st.lists(st.sampled_from([*lines, *PIECES]), max_size=6)
            at = data.draw(st.integers(0, len(lines)))
            return "".join([*lines[:at], *data.draw(some), *lines[at + data.draw(some_few) :]])
    return cut_and_pasted(data, text, PIECES)


some_few = st.integers(0, 3)
ACTS = ("build", "build --locked", "plan", "plan --format json", "lock", "lock --repair")


@patient
@given(st.data(), st.sampled_from(ACTS))
def test_locks(files: dict[str, bytes], data: st.DataObject, act: str) -> None:
    text = tampered_lock(data, files["deck.lock"].decode())
    lock = text.encode("utf-8", "surrogatepass")
    with copied(files | {"deck.lock": lock}) as folder:
        done = ran([*act.split(), "deck.yaml"], folder)
        after = (folder / "deck.lock").read_bytes()
        assert (folder / "deck.yaml").read_bytes() == files["deck.yaml"]

    is_said_well(done)
    if done.code == 1 or act not in ("build", "lock --repair"):
        assert after == lock
        return
    kept = {entry.guid for entry in load_lock(after.decode()).entries}
    with contextlib.suppress(LockError):
        assert {entry.guid for entry in load_lock(text).entries} <= kept


OPTIONS = sorted(
    {
        option
        for action in make_parser()._actions  # noqa: SLF001  They are listed nowhere else.
        if isinstance(action.choices, dict)
        for command in action.choices.values()
        for option in command._option_string_actions  # noqa: SLF001
    }
    # It takes seconds; what it prints is tried at random elsewhere.
    - {"--pdf"}
)
NAMES = st.sampled_from(
    [
        "build", "check", "plan", "push", "lock", "schema", "decks", "deck.yaml", "other.yaml",
        "deck", ".", "--", "-", "", "out", "a4", "letter", "json", "text", "sarif", "github", "2x4",
        "9x9", "0.5,-1", "-1,2", "1e9,1", "long", "fold", "keep", "delete", "suspend", "quiz,key",
        "anki", "flashcards", "anki,", ",", "large+ink", "normal", "normal+ink", "3", "26", "27",
        "7B", "7B-A", "A", "0" * 5000, "x" * 300, "http://127.0.0.1:1", "http://[::1", "-o", "-v",
        "\udcff", "é", "$HOME", "~", "*", "a\nb", "\x1b[2J", "backup", "collection", "٣",
    ]
)  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(OPTIONS),
    NAMES,
    # Nothing is written outside of the folder of the test.
    st.text(st.characters(exclude_characters="/\x00", exclude_categories=()), max_size=9).filter(
        lambda word: ".." not in word
    ),
    st.builds("{}={}".format, st.sampled_from(OPTIONS), NAMES),
)
COMMANDS = st.sampled_from(["build", "build", "check", "plan", "push", "lock", "schema"])


def _refuse(*_: object) -> bytes:
    raise ConnectionError


@patient
@given(COMMANDS, st.lists(WORDS, max_size=7), st.booleans(), st.booleans())
def test_command_lines(
    files: dict[str, bytes],
    command: str,
    words: list[str],
    first: bool,  # noqa: FBT001  Drawn, not passed.
    named: bool,  # noqa: FBT001
) -> None:
    given = [*([command] if first else []), *(["deck.yaml"] if named else []), *words]
    # A learner's own Anki may be listening.
    with copied(files) as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(connect, "_post_within", _refuse)
        done = ran(given, folder)
        assert (folder / "deck.yaml").read_bytes() == files["deck.yaml"]
        load_lock((folder / "deck.lock").read_text("utf-8"))

    assert done.code in (0, 1, 2)
    assert "Traceback" not in done.out + done.err
    assert done.out + done.err or done.code == 0
