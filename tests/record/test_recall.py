"""A deck that is as its last build left it is not pressed again, and told the same."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deck_folder import DAY, NOW, DeckFolder, deck, short
from harness import Ran
from png_files import png
from quizpress import installed
from quizpress.options import AT_BUILD, Options, Printing
from quizpress.outcome import Outcome
from quizpress.pipeline import build_deck
from quizpress.press import Artifact
from quizpress.press.paper.pdf.compiler import PdfCompiler
from quizpress.read.fingerprints import is_as_stamped, read_stamped
from quizpress.record.record_file import RECORD_NAME
from quizpress.targets import TARGETS

RED, BLUE = (png(4, 4, (255, 0, 0, 255)), png(4, 4, (0, 0, 255, 255)))
CARDS = (
    short("One?", image={"file": "a.png", "alt": "a square"}),
    short("What is it not?", "two, of all", at=1),
)
DECK = deck(*CARDS, article={"text": "text.txt", "print": True}, language="en")
PLAIN = frozenset(TARGETS)


@pytest.fixture
def desk(tmp_path: Path) -> DeckFolder:
    """Return a deck with a picture and an article, built once."""
    made = DeckFolder(tmp_path / "desk", DECK)
    (made.folder / "a.png").write_bytes(RED)
    (made.folder / "text.txt").write_text("A paragraph of two, of all.\n")
    assert _files_pressed(made)
    return made


def _build(desk: DeckFolder, names: list[str], **changes: object) -> Outcome:
    asked = Options(desk.out, PLAIN, Printing(), locked=False, now=NOW, wanted=AT_BUILD)
    return build_deck(desk.deck, asked._replace(**changes), names.append)  # type: ignore[arg-type]


def _files_pressed(desk: DeckFolder, **changes: object) -> list[str]:
    """Build, and return the sheets that were pressed for it."""
    names: list[str] = []
    assert not _build(desk, names, **changes).failed
    return names


def _in_place(path: Path, old: str, new: str) -> None:
    """Write a text of the same length into a file, which keeps its number and its times."""
    about = path.stat()
    with path.open("r+") as file:
        text = file.read()
        assert old in text
        assert len(old) == len(new)
        file.seek(0)
        file.write(text.replace(old, new))
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def _copy(folder: Path) -> None:
    copy = shutil.copytree(folder, folder.with_name("copy"))
    shutil.rmtree(folder)
    copy.rename(folder)


CHANGES: dict[str, Callable[[DeckFolder], object]] = {
    "deck": lambda d: d.write(DECK.replace("One?", "Who?")),
    "deck in place": lambda d: _in_place(d.deck, "One?", "Who?"),
    "lock": lambda d: d.lock.write_text(d.lock.read_text().replace('"created": 1', '"created": 2')),
    "picture": lambda d: (d.folder / "a.png").write_bytes(BLUE),
    "article": lambda d: (d.folder / "text.txt").write_text("Another of two, of all.\n"),
    "article in place": lambda d: _in_place(d.folder / "text.txt", "A paragraph", "B paragraph"),
    "no article": lambda d: (d.folder / "text.txt").unlink(),
    "output removed": lambda d: (d.out / "deck" / "deck-quiz.html").unlink(),
    "record removed": lambda d: (d.out / "deck" / RECORD_NAME).unlink(),
    "stale output": lambda d: (d.out / "deck" / "deck-quiz-b.html").touch(),
    "folder copied": lambda d: _copy(d.out),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_pressed_again(desk: DeckFolder, change: str) -> None:
    assert _files_pressed(desk) == []
    CHANGES[change](desk)

    assert _files_pressed(desk) != []
    assert _files_pressed(desk) == []


def test_an_edited_output_is_told_again_and_again(desk: DeckFolder) -> None:
    _in_place(desk.out / "deck" / "deck-quiz.html", "<!doctype", "<!Doctype")
    for _ in range(2):
        assert [each.code for each in _build(desk, []).problems] == ["output-kept"]


OPTIONS: tuple[dict[str, object], ...] = (
    {"targets": frozenset(["quiz"])},
    {"printing": Printing(versions=2)},
    {"printing": Printing(size="letter")},
    {"force": True},
    {"spared": frozenset([".pdf"])},
    {"wanted": AT_BUILD._replace(ignore=frozenset(["yes-no"]))},
)


@pytest.mark.parametrize("changes", OPTIONS, ids=str)
def test_what_is_asked_for_otherwise_is_pressed_again(
    desk: DeckFolder, changes: dict[str, object]
) -> None:
    assert _files_pressed(desk, **changes) != []
    assert (_files_pressed(desk, **changes) == []) == ("force" not in changes)


def test_what_a_locked_build_left_undone_is_done(desk: DeckFolder) -> None:
    (desk.out / "deck" / RECORD_NAME).unlink()
    assert _files_pressed(desk, locked=True) != []
    assert _files_pressed(desk, locked=True) == []
    assert _files_pressed(desk) != []


@pytest.mark.parametrize("changes", [{"locked": True}, {"now": NOW + DAY}], ids=str)
def test_neither_the_day_nor_locked_makes_a_difference(
    desk: DeckFolder, changes: dict[str, object]
) -> None:
    assert _files_pressed(desk, **changes) == []


def test_another_program_presses_again(desk: DeckFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizpress.record.recall.identify_program", lambda: "another")
    assert _files_pressed(desk) != []


def test_a_program_is_another_with_another_package_python_or_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "site-packages"
    (packages / "typst-1.dist-info").mkdir(parents=True)
    own = tmp_path / "own"
    own.mkdir()
    (own / "a.py").touch()
    monkeypatch.setattr(sys, "path", [str(packages)])
    monkeypatch.setattr(installed, "_PACKAGE", own)

    def identify() -> str:
        installed.identify_program.cache_clear()
        return installed.identify_program()

    found = [identify(), identify()]
    (packages / "typst-1.dist-info").rename(packages / "typst-2.dist-info")
    found.append(identify())
    (own / "a.py").write_text("pass\n")
    found.append(identify())
    monkeypatch.setattr(sys, "version", "4")
    found.append(identify())
    installed.identify_program.cache_clear()

    assert found[0] == found[1]
    assert len({*found}) == 4


def test_another_font_is_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".fonts" / "serif").mkdir(parents=True)

    def identify() -> str:
        installed.identify_fonts.cache_clear()
        return installed.identify_fonts()

    before = identify()
    assert identify() == before
    (tmp_path / ".fonts" / "serif" / "a.ttf").touch()
    assert identify() != before
    installed.identify_fonts.cache_clear()


def test_a_file_changed_again_at_the_same_time_is_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one")
    _, stamp = read_stamped(path, 100)
    path.write_bytes(b"two")
    # So it looks where the clock of the file system is coarse.
    about = path.stat()
    same = stamp._replace(modified=about.st_mtime_ns, changed=about.st_ctime_ns)
    later = 3_000_000_000

    assert not is_as_stamped(path, same, since=same.changed)
    assert not is_as_stamped(path, same, since=same.changed + later // 2)
    assert is_as_stamped(path, same, since=same.changed + later)


def test_what_was_read_once_more_need_not_be_read_again(
    desk: DeckFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = desk.out / "deck" / RECORD_NAME
    monkeypatch.setattr("quizpress.read.fingerprints.digest_file", None)
    os.utime(record, ns=(0, record.stat().st_mtime_ns + 3_000_000_000))

    assert _files_pressed(desk) == []


def test_it_is_told_as_it_was_with_its_warnings(tmp_path: Path, call: Callable[..., Ran]) -> None:
    cards = [short("What is it not?", tags=["x"]), short("Is it?", "Yes", tags=["x"])]
    folder = DeckFolder(tmp_path / "decks", deck(*cards, language="en"))
    call("build", "--only", "anki,quiz,flashcards", "--grid", "4x8", "--tags", "x,y")
    pressed = call("build", "--only", "anki,quiz,flashcards", "--grid", "4x8", "--tags", "x,y")
    assert "warning[tag-unknown]" in pressed.err
    assert "warning[yes-no]" in pressed.err
    (folder.out.parent.parent / "build" / "deck" / RECORD_NAME).unlink()
    for form in ("text", "json"):
        asked = ["build", "--only", "anki,quiz,flashcards", "--grid", "4x8", "--tags", "x,y"]
        (tmp_path / "build" / "deck" / RECORD_NAME).unlink(missing_ok=True)
        first, again = (call(*asked, "--format", form) for _ in range(2))
        assert again == first, "the first adopts what is there, and presses it"
    assert json.loads(again.out)["decks"][0]["paper"]["flashcards"]["cards"] == 2


@pytest.mark.parametrize("part", [b"last", b"drawn"])
def test_a_record_whose_build_cannot_be_read_still_knows_the_files(
    desk: DeckFolder, part: bytes
) -> None:
    place = desk.out / "deck" / RECORD_NAME
    data = json.loads(place.read_bytes())
    data[part.decode()] = {"deck-quiz.pdf": [1, 2]} if part == b"drawn" else ["x", -1]
    place.write_text(json.dumps(data))
    desk.write(DECK.replace("One?", "Who?"))

    assert _files_pressed(desk) != []


def test_a_record_from_elsewhere_has_no_file_looked_at(
    desk: DeckFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = desk.out / "deck" / RECORD_NAME
    data = json.loads(place.read_bytes())
    data["last"][0] = "0" * 64
    data["last"][4] = {"/etc/hostname": None}
    place.write_text(json.dumps(data))
    monkeypatch.setattr("quizpress.record.recall.is_as_stamped", None)

    assert _files_pressed(desk) != []


@pytest.mark.extra
def test_only_the_pdfs_of_sheets_that_changed_are_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {
        "targets": frozenset(["quiz", "key", "flashcards"]),
        "printing": Printing(versions=2, pdf=True),
    }
    reason = "It is so: ![a square](a.png)"
    desk = DeckFolder(tmp_path, deck(short("One?"), short("Two?", why=reason)))
    (desk.folder / "a.png").write_bytes(RED)
    outcome = _build(desk, [], **asked)
    drawn: list[str] = []
    recall = PdfCompiler.recall_or_press

    def note_what_is_drawn(
        compiler: PdfCompiler, name: str, content: dict[str, Any], press_anew: Callable[[], object]
    ) -> Artifact:
        def press_and_note() -> object:
            drawn.append(name)
            return press_anew()

        return recall(compiler, name, content, press_and_note)  # type: ignore[arg-type]

    monkeypatch.setattr(PdfCompiler, "recall_or_press", note_what_is_drawn)
    before = desk.files()
    desk.write(deck(short("One?"), short("Two?", why=reason.replace("so", "not"))))
    again = _build(desk, [], **asked)

    # A reason is printed in keys and on flashcards.
    assert sorted(drawn) == ["deck-flashcards.pdf", "deck-key-a.pdf", "deck-key-b.pdf"]
    drawn.clear()
    (desk.folder / "a.png").write_bytes(BLUE)
    assert _build(desk, [], **asked).papers == again.papers
    assert sorted(drawn) == ["deck-flashcards.pdf", "deck-key-a.pdf", "deck-key-b.pdf"]
    assert again.papers == outcome.papers
    assert before["build/deck/deck-handout.pdf"] == desk.files()["build/deck/deck-handout.pdf"]
    (desk.out / "deck" / "deck-quiz-a.pdf").write_bytes(b"mine")
    drawn.clear()
    assert [each.code for each in _build(desk, [], **asked).problems] == ["output-kept"]
    assert drawn == ["deck-quiz-a.pdf"]
