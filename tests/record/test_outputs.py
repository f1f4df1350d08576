"""A build overwrites and removes what builds wrote, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import DAY, NOW, DeckFolder, contents, deck, names_in, short
from harness import Ran
from quizpress.options import Options, Printing
from quizpress.pipeline import build_deck
from quizpress.record.record_file import RECORD_NAME
from quizpress.targets import TARGETS

ONE, TWO = deck(short("One?")), deck(short("Two?"))
MINE = b"mine"
NAMES = ("deck.apkg", "deck-quiz.html", "deck-key.html", "deck-flashcards.html")


@pytest.fixture
def desk(tmp_path: Path) -> DeckFolder:
    """Return a deck that was built, and edited since."""
    made = DeckFolder(tmp_path, ONE)
    assert not made.build(targets=TARGETS).failed
    made.write(TWO)
    return made


def _build_by_force(desk: DeckFolder) -> None:
    options = Options(desk.out, frozenset(TARGETS), Printing(), locked=False, now=NOW, force=True)
    assert build_deck(desk.deck, options).problems == []


@pytest.mark.parametrize("name", NAMES)
def test_an_output_that_was_edited_is_kept_and_the_others_are_built(
    desk: DeckFolder, name: str
) -> None:
    before, own = desk.files(), desk.out / "deck" / name
    own.write_bytes(MINE)
    outcome = desk.build(NOW + DAY, targets=TARGETS)
    after = desk.files()

    assert [(each.code, each.place.path) for each in outcome.problems] == [
        ("output-kept", str(own))
    ]
    assert outcome.problems[0].message == (
        f"{name} is not as a build left it, so it is not replaced"
    )
    assert outcome.problems[0].hint == (
        "move it elsewhere and build again, or have it replaced by `quizpress build --force`"
    )
    assert (outcome.failed, outcome.built, outcome.kept) == (True, True, (own,))
    assert after[f"build/deck/{name}"] == MINE
    others = {f"build/deck/{each}" for each in NAMES if each != name} | {"deck.lock"}
    assert {each for each in others if after[each] != before[each]} == others
    assert desk.build(NOW + DAY, targets=TARGETS).kept == (own,), "it is told until it is moved"
    own.rename(desk.folder / "mine")
    assert desk.build(NOW + DAY, targets=TARGETS).problems == []
    assert own.read_bytes() != MINE


def test_force_takes_the_place_of_what_was_edited(desk: DeckFolder) -> None:
    own = desk.out / "deck" / "deck-quiz.html"
    own.write_bytes(MINE)
    _build_by_force(desk)

    assert own.read_bytes() != MINE
    assert desk.build(NOW + DAY, targets=TARGETS).problems == []


def test_an_edited_document_outlives_builds_that_would_not_make_it(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    DeckFolder(tmp_path / "decks", ONE)
    assert call("build", "--versions", "2").code == 0
    own = tmp_path / "build" / "deck" / "deck-quiz-b.html"
    own.write_bytes(MINE)
    for _ in range(2):
        ran = call("build")
        assert ran.code == 0
        assert ran.err == (
            "build/deck/deck-quiz-b.html:1:1: warning[output-left]: deck-quiz-b.html is not as a"
            " build left it, so it is not removed\n  hint: move it elsewhere and build again, or"
            " have it removed by `quizpress build --force`\n\n"
        )
    assert names_in(own.parent) == {*NAMES, own.name}
    assert call("build", "--force").err == ""
    assert names_in(own.parent) == {*NAMES}


def test_the_summary_tells_what_was_kept(tmp_path: Path, call: Callable[..., Ran]) -> None:
    for name in "abc":
        DeckFolder(tmp_path / "decks", ONE, name)
    call("build", "--only", "quiz")
    for name in "ab":
        (tmp_path / f"build/{name}/{name}-quiz.html").write_bytes(MINE)
    ran = call("build", "--only", "quiz")

    assert ran.code == 1
    assert ran.err == (
        "build/a/a-quiz.html:1:1: error[output-kept]: a-quiz.html is not as a build left it, so it"
        " is not replaced\n  hint: move it elsewhere and build again, or have it replaced by"
        " `quizpress build --force`\n\n"
        "build/b/b-quiz.html:1:1: error[output-kept]: b-quiz.html is not as a build left it, so it"
        " is not replaced\n\n"
    )
    assert "  kept, since no build wrote it so: a-quiz.html\n" in ran.out
    assert ran.out.endswith("\n3 decks built, 2 of them but for files that were kept\n")


@pytest.mark.parametrize(
    "record",
    [
        None,
        b"",
        b"{",
        b"[]",
        b'{"quizpress": 2, "files": {}, "drawn": {}, "last": null}',
        b'{"quizpress": 1, "files": [], "drawn": {}, "last": null}',
        b'{"quizpress": 1, "files": {"deck.apkg": [1]}, "drawn": {}, "last": null}',
        b'{"quizpress": 1, "files": {}, "drawn": 1, "last": null}',
        b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n",
        b"[" * 100_000,
        b'{"quizpress": ' + b"1" * 10_000 + b"}",
        b"\xff\xfe",
    ],
    ids=range(12),
)
def test_without_a_record_files_are_the_users_unless_they_are_as_they_would_be(
    desk: DeckFolder, record: bytes | None
) -> None:
    place = desk.out / "deck" / RECORD_NAME
    if record is None:
        place.unlink()
    else:
        place.write_bytes(record)
    before = desk.files()
    outcome = desk.build(NOW + DAY, targets=TARGETS)
    after = desk.files()

    assert [each.code for each in outcome.problems] == ["output-kept"]
    assert (outcome.problems[0].place.path == str(place)) == (record is not None)
    # It holds no question, and is as it would be.
    assert {path.name for path in outcome.kept} == {*NAMES}
    assert {name for name in after if after[name] != before[name]} == {"deck.lock"}
    _build_by_force(desk)
    assert desk.build(NOW + DAY, targets=TARGETS).problems == []


def test_a_damaged_record_is_named_until_its_files_are_replaced(desk: DeckFolder) -> None:
    place = desk.out / "deck" / RECORD_NAME
    place.write_bytes(b"{")
    own = desk.out / "deck" / "deck-key.html"
    for _ in range(2):
        (problem,) = desk.build(NOW + DAY, targets=["key"]).problems
        assert (problem.code, problem.place.path) == ("output-kept", str(place))
        assert problem.message == (
            "this record was damaged and could not be read, so whether a build wrote"
            " deck-key.html is not known, and it is not replaced"
        )
        assert problem.hint == (
            "have it replaced by `quizpress build --force`; what you edited, move elsewhere first"
        )
    _build_by_force(desk)
    own.write_bytes(MINE)
    (problem,) = desk.build(NOW + DAY, targets=["key"]).problems
    assert problem.place.path == str(own)


def test_a_damaged_record_matters_not_where_files_are_as_they_would_be(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, ONE)
    desk.build(targets=TARGETS)
    (desk.out / "deck" / RECORD_NAME).write_bytes(b"{")
    assert desk.build(NOW + DAY, targets=TARGETS).problems == []
    desk.write(TWO)
    assert desk.build(NOW + DAY, targets=TARGETS).problems == []


def test_outputs_of_an_earlier_version_are_adopted_where_they_are_the_same(
    tmp_path: Path,
) -> None:
    desk = DeckFolder(tmp_path, ONE)
    desk.build(targets=TARGETS)
    (desk.out / "deck" / RECORD_NAME).unlink()
    outcome = desk.build(NOW + DAY, targets=TARGETS)
    assert (outcome.problems, outcome.fresh) == ([], ())
    desk.write(TWO)
    assert desk.build(NOW + DAY, targets=TARGETS).problems == []


def test_a_file_that_cannot_be_read_is_kept(
    desk: DeckFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizpress.record.outputs.digest_file", lambda _path: "")
    assert {path.name for path in desk.build(targets=TARGETS).kept} == {*NAMES}


def test_a_bundle_that_was_edited_is_kept(tmp_path: Path, call: Callable[..., Ran]) -> None:
    desk = DeckFolder(tmp_path / "decks", ONE)
    assert call("build", "--only", "anki", "--bundle", "all").code == 0
    own = tmp_path / "build" / "all.apkg"
    desk.write(TWO)
    assert call("build", "--only", "anki", "--bundle", "all").code == 0
    own.write_bytes(MINE)
    ran = call("build", "--only", "anki", "--bundle", "all")
    assert ran.code == 1
    assert ran.err.startswith("build/all.apkg:1:1: error[output-kept]: all.apkg is not as a build")
    assert own.read_bytes() == MINE
    assert call("build", "--only", "anki", "--bundle", "all", "--force").code == 0
    assert own.read_bytes() != MINE


def test_a_record_that_is_a_link_is_an_error(desk: DeckFolder) -> None:
    place = desk.out / "deck" / RECORD_NAME
    place.rename(desk.folder / "elsewhere")
    place.symlink_to(desk.folder / "elsewhere")
    before = contents(desk.folder)
    (problem,) = desk.build(NOW + DAY, targets=TARGETS).problems

    assert (problem.code, problem.place.path) == ("unwritable", str(place))
    assert contents(desk.folder) == before
