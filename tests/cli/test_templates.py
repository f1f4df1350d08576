"""The command that copies templates, and the folder that a build reads them from."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import Ran, Write
from quizpress.options import PAGE_TEMPLATES

GOOD = "title: T\ncards:\n- {q: One, a: A}\n"


def test_templates_are_copied_once(tmp_path: Path, call: Callable[..., Ran]) -> None:
    ran = call("templates", "mine")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "mine/: 11 files; change what you like, and remove what you do not change\n"
        "  quizpress build --templates mine\n"
    )
    made = {path.relative_to(tmp_path / "mine").as_posix() for path in tmp_path.rglob("*.*")}
    assert made == {*PAGE_TEMPLATES}
    (tmp_path / "mine/sheet.css").write_text("mine")
    again = call("templates", "mine")
    assert (again.code, again.out) == (2, "")
    assert again.err == (
        "quizpress: mine/sheet.html is there already; name another folder, or remove it\n"
    )
    assert (tmp_path / "mine/sheet.css").read_text() == "mine"


def test_no_templates_are_written_where_a_file_is(tmp_path: Path, call: Callable[..., Ran]) -> None:
    (tmp_path / "mine").write_text("a file")
    ran = call("templates", "mine")

    assert (ran.code, ran.out) == (1, "")
    assert "error[unwritable]: the templates cannot be written: " in ran.err
    assert "Traceback" not in ran.err


def test_no_build_waits_for_what_is_no_file(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(GOOD)
    (tmp_path / "mine").mkdir()
    os.mkfifo(tmp_path / "mine/sheet.html")
    ran = call("build", "deck.yaml", "--templates", "mine")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("quizpress: mine/sheet.html cannot be read: ")


def test_a_build_takes_what_is_changed(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(GOOD)
    (tmp_path / "mine").mkdir()
    style = tmp_path / "mine/sheet.css"
    style.write_text(".q { color: teal }")
    call("build", "deck.yaml", "--only", "quiz", "--templates", "mine")
    quiz = tmp_path / "build/deck/deck-quiz.html"
    assert ".q { color: teal }" in quiz.read_text()
    assert "unchanged build/deck/" in call(
        "build", "deck.yaml", "--only", "quiz", "--templates", "mine"
    ).out  # fmt: skip
    style.write_text(".q { color: navy }")
    call("build", "deck.yaml", "--only", "quiz", "--templates", "mine")
    assert ".q { color: navy }" in quiz.read_text()
    call("build", "deck.yaml", "--only", "quiz")
    assert "navy" not in quiz.read_text()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("", b"", "there is no folder mine; `quizpress templates DIR` makes one"),
        ("shet.html", b"", f"mine has none of {', '.join(PAGE_TEMPLATES)}"),
        (
            "sheet.html",
            b"<p>\n<p>\r\n<h1>Pr\xfcfung</h1>",
            "mine/sheet.html is not written in UTF-8, as line 3 shows; save it as UTF-8",
        ),
        ("sheet.css", b" " * 2_000_000, "mine/sheet.css cannot be read: it is larger than 1 MiB"),
    ],
)
def test_a_folder_that_cannot_serve_is_refused(  # noqa: PLR0913, PLR0917  A table.
    deck: Write, tmp_path: Path, call: Callable[..., Ran], name: str, data: bytes, said: str
) -> None:
    deck(GOOD)
    if name:
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / name).write_bytes(data)
    ran = call("build", "deck.yaml", "--templates", "mine")

    assert (ran.code, ran.out, ran.err) == (2, "", f"quizpress: {said}\n")


def test_the_settings_near_a_deck_name_a_folder(tmp_path: Path, call: Callable[..., Ran]) -> None:
    decks = tmp_path / "decks"
    (decks / "deep").mkdir(parents=True)
    (decks / "mine").mkdir()
    (decks / "deep/deck.yaml").write_text(GOOD)
    (decks / "quizpress.yaml").write_text("templates: mine\n")
    style, quiz = decks / "mine/sheet.css", tmp_path / "build/deep/deck/deck-quiz.html"
    style.write_text(".q { color: teal }")
    assert call("build").code == 0
    assert ".q { color: teal }" in quiz.read_text()
    assert "unchanged build/deep/deck/" in call("build").out
    style.write_text(".q { color: navy }")
    call("build")
    assert ".q { color: navy }" in quiz.read_text()
    call("templates", "others")
    call("build", "--templates", "others")
    assert "navy" not in quiz.read_text()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("gone", "there is no folder decks/gone; `quizpress templates DIR` makes one"),
        ("../mine", "`../mine` is not below the folder of these settings"),
        ("/etc", "`/etc` is not below the folder of these settings"),
        ("linked", "a link in `linked` leads out of the project"),
    ],
)
def test_a_folder_of_settings_that_cannot_serve_is_an_error_there(
    tmp_path: Path, call: Callable[..., Ran], name: str, says: str
) -> None:
    decks = tmp_path / "project/decks"
    decks.mkdir(parents=True)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/sheet.css").write_text("")
    (decks / "linked").symlink_to(tmp_path / "mine")
    (decks / "deck.yaml").write_text(GOOD)
    (decks / "quizpress.yaml").write_text(f"templates: {name}\n")
    ran = call("build", cwd=tmp_path / "project")

    assert ran.code == 1
    assert ran.err.startswith(f"decks/quizpress.yaml:1:12: error[template-broken]: {says}\n")
    assert not (tmp_path / "project/build").exists()
