"""Links in a cloned repository: nothing is written, removed or read where they lead."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import contents, names_in
from harness import Ran

GOOD = "title: T\ncards:\n- {q: One?, a: A}\n"
MINE = b"# mine\n"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cloned repository with a deck, and a home with files of its owner around it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in (".bashrc", "a.apkg", "a-quiz.html", "documents/a-key.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(MINE)
    made = tmp_path / "clone"
    for folder in (".git", "decks", "build/a"):
        (made / folder).mkdir(parents=True)
    (made / "decks" / "a.yaml").write_text(GOOD)
    return made


def _outside(clone: Path) -> dict[str, bytes]:
    return {name: data for name, data in contents(clone.parent).items() if name[:6] != "clone/"}


LOCKS = (
    # where the lock leads, and what is said
    ("../../.profile", "it is a link that leads out of the project"),
    ("../../.bashrc", "it is a link that leads out of the project"),
    ("/dev/null", "it is a link that leads out of the project"),
    ("gone.lock", "it is a link that leads to no file"),
    ("a.lock", "it is a link that leads to no file"),
)


@pytest.mark.parametrize("command", ["build", "plan", "lock", "lock --repair"])
@pytest.mark.parametrize(("link", "said"), LOCKS)
def test_a_lock_that_leads_elsewhere_is_an_error(
    clone: Path, link: str, said: str, command: str, call: Callable[..., Ran]
) -> None:
    (clone / "decks" / "a.lock").symlink_to(link)
    before = contents(clone.parent)
    ran = call(*command.split(), cwd=clone)

    assert ran.code == 1
    assert ran.err == (
        f"decks/a.lock:1:1: error[lock-unreadable]: the lock cannot be read: {said}\n"
        "  hint: put the lock itself there, or remove the link\n\n"
    )
    assert contents(clone.parent) == before


def test_a_lock_that_leads_to_a_file_of_the_project_keeps_leading_there(
    clone: Path, call: Callable[..., Ran]
) -> None:
    assert call("build", cwd=clone).code == 0
    (clone / "decks" / "a.lock").rename(clone / "shared.lock")
    (clone / "decks" / "a.lock").symlink_to("../shared.lock")
    (clone / "decks" / "a.yaml").write_text(GOOD.replace("One", "Two"))

    assert call("build", "--format", "json", cwd=clone).code == 0
    assert (clone / "decks" / "a.lock").is_symlink()
    assert '"Two?"' in (clone / "shared.lock").read_text("utf-8")


def test_a_lock_that_leads_to_no_lock_is_left_as_it_is(
    clone: Path, call: Callable[..., Ran]
) -> None:
    (clone / "setup.py").write_bytes(MINE)
    (clone / "decks" / "a.lock").symlink_to("../setup.py")

    assert "error[lock-unreadable]" in call("build", cwd=clone).err
    assert (clone / "setup.py").read_bytes() == MINE


def test_two_locks_that_lead_to_one_file_are_an_error(
    clone: Path, call: Callable[..., Ran]
) -> None:
    assert call("build", cwd=clone).code == 0
    (clone / "decks" / "b.yaml").write_text(GOOD)
    (clone / "decks" / "b.lock").symlink_to("a.lock")
    ran = call("build", cwd=clone)

    assert [line for line in ran.err.splitlines() if "error[" in line] == [
        f"decks/{one}.yaml:1:1: error[lock-shared]: its lock holds notes that are in the lock of"
        f" decks/{other}.yaml too"
        for one, other in ("ab", "ba")
    ]


OUTPUTS = (
    # a link, where it leads, and the place that is told
    ("build/a/a.apkg", "../../../a.apkg", "build/a/a.apkg"),
    ("build/a/a.apkg", "../../../.profile", "build/a/a.apkg"),
    ("build/a/a-quiz.html", "../../../.bashrc", "build/a/a-quiz.html"),
    ("build/a/a-quiz.html", "a-other.html", "build/a/a-quiz.html"),
    ("build/a", "../..", "build/a"),
    ("build/a", "../../documents", "build/a"),
    ("build/a", "../../gone", "build/a"),
    ("build/a", "a", "build/a"),
)


@pytest.mark.parametrize(("link", "to", "place"), OUTPUTS)
def test_an_output_that_is_a_link_is_an_error(
    clone: Path, link: str, to: str, place: str, call: Callable[..., Ran]
) -> None:
    if link == "build/a":
        (clone / link).rmdir()
    (clone / link).symlink_to(to)
    before = contents(clone.parent)
    ran = call("build", cwd=clone)

    assert ran.code == 1
    assert ran.err == (
        f"{place}:1:1: error[unwritable]: an output of a.yaml cannot be written: it is"
        " a link, and outputs follow none\n"
        "  hint: remove the link, or name with --out the folder that it leads to; the last good"
        " files and the lock are as they were\n\n"
    )
    assert contents(clone.parent) == before


@pytest.mark.parametrize("to", ["..", "../documents", "../gone"])
def test_a_folder_for_outputs_that_leads_elsewhere_is_an_error(
    clone: Path, to: str, call: Callable[..., Ran]
) -> None:
    (clone / "build" / "a").rmdir()
    (clone / "build").rmdir()
    (clone / "build").symlink_to(to)
    before = contents(clone.parent)
    for arguments in (["build"], ["build", "--bundle", "all"]):
        ran = call(*arguments, cwd=clone)
        assert ran.err.startswith(
            "build:1:1: error[unwritable]: an output of a.yaml cannot be written: it is"
            " a link that leads out of this folder\n"
        )
    assert contents(clone.parent) == before


def test_a_folder_for_outputs_is_a_link_where_someone_names_its_end(
    clone: Path, call: Callable[..., Ran]
) -> None:
    (clone / "inside").symlink_to("build")

    assert call("build", "-o", "inside", cwd=clone).code == 0
    assert call("build", "-o", "../documents/out", cwd=clone).code == 0
    assert (clone / "build" / "a" / "a.apkg").is_file()
    assert (clone.parent / "documents" / "out" / "a" / "a.apkg").is_file()


def test_a_link_in_the_way_to_a_deeper_folder_is_an_error(
    clone: Path, call: Callable[..., Ran]
) -> None:
    (clone / "decks" / "week").mkdir()
    (clone / "decks" / "a.yaml").rename(clone / "decks" / "week" / "a.yaml")
    (clone / "build" / "week").symlink_to("../../documents")
    before = contents(clone.parent)
    ran = call("build", cwd=clone)

    assert ran.err.startswith(
        "build/week:1:1: error[unwritable]: an output of a.yaml cannot be written: it is"
        " a link, and outputs follow none\n"
    )
    assert contents(clone.parent) == before


def test_a_folder_of_decks_that_leads_out_is_taken_only_where_it_is_named(
    clone: Path, call: Callable[..., Ran]
) -> None:
    (clone / "decks").rename(clone.parent / "documents" / "decks")
    (clone / "decks").symlink_to("../documents/decks")
    before = contents(clone.parent)
    said = "quizpress: decks/ is a link that leads out of this project; name it if you mean it\n"
    for act in ("build", "check", "plan", "lock"):
        assert call(act, cwd=clone) == (2, "", said)
    assert contents(clone.parent) == before
    assert call("build", "decks", cwd=clone).code == 0
    assert (clone / "build" / "a" / "a.apkg").is_file()


def test_a_bundle_that_is_a_link_is_an_error(clone: Path, call: Callable[..., Ran]) -> None:
    (clone / "build" / "all.apkg").symlink_to("../../.bashrc")
    before = _outside(clone)
    ran = call("build", "--bundle", "all", cwd=clone)

    assert ran.code == 1
    assert ran.err.startswith("build/all.apkg:1:1: error[unwritable]: the bundle cannot be written")
    assert _outside(clone) == before


LEFT = (
    # what stands in the folder of outputs and is none of a build's files
    "notes.txt",
    "a.txt",
    "a-quiz.html.bak",
    "a-quizzes.html",
    "b-quiz.html",
)


def test_only_files_of_a_build_are_removed(clone: Path, call: Callable[..., Ran]) -> None:
    folder = clone / "build" / "a"
    assert call("build", "--versions", "2", cwd=clone).code == 0
    for name in LEFT:
        (folder / name).write_bytes(MINE)
    (folder / "a-key-c.html").mkdir()
    (folder / "a-quiz-c.html").symlink_to("../../../.bashrc")
    assert call("build", "--only", "anki,quiz,key", cwd=clone).code == 0

    assert names_in(folder) == {
        *LEFT,
        *("a.apkg", "a-quiz.html", "a-key.html", "a-flashcards.html"),
        *("a-key-c.html", "a-quiz-c.html"),
    }


def test_a_deck_in_a_folder_that_leads_out_is_not_read(
    clone: Path, call: Callable[..., Ran]
) -> None:
    (clone.parent / "keys.yaml").write_text("key: sesame\n")
    (clone / "decks" / "b.yaml").symlink_to("../../keys.yaml")
    said = (
        "decks/b.yaml:1:1: error[unreadable]: the file cannot be read: it is a link that leads out"
        " of the project\n  hint: name the file that it leads to, or put a copy there\n"
    )

    assert call("check", cwd=clone) == (1, said, "2 decks, 1 error\n")
    assert call("build", cwd=clone).err == said + "\n"
    assert call("plan", cwd=clone).err == said + "\n"
    assert "sesame" in call("check", "decks/b.yaml", cwd=clone).out


DOTS = ("...yaml", "..yaml", ".yaml", "....yml", "..YAML")


@pytest.mark.parametrize("name", DOTS)
def test_a_deck_that_is_named_with_dots_alone_is_an_error(
    clone: Path, name: str, call: Callable[..., Ran]
) -> None:
    (clone / name).write_text(GOOD)
    before = contents(clone.parent)
    ran = call("build", name, cwd=clone)

    assert ran.code == 1
    assert ran.err.startswith(
        f"{name}:1:1: error[output-name]: the name of this file gives its outputs none, since it"
        " is all dots\n"
    )
    assert contents(clone.parent) == before
