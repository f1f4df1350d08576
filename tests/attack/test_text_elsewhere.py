"""An article's text from elsewhere, or one without an end: told, and never printed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import Ran, Write
from quizpress.read.deck_files import MOST_TEXT

WORDS = "words that nobody is to read"
HIDDEN = "keep it in the deck's folder or below, and write its path from there"
ELSEWHERE = "lies outside the deck's folder and its project, or is hidden"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a folder of decks, and a secret beside it in a home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "secret.txt").write_text(WORDS)
    (tmp_path / "project" / "decks").mkdir(parents=True)
    return tmp_path / "project"


def _deck(project: Path, text: str, name: str = "decks/a.yaml") -> Path:
    path = project / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"title: T\narticle: {{text: '{text}', print: true}}\ncards:\n- {{q: One?, a: A}}\n"
    )
    return path


OUTSIDE = (
    # what the deck names as its article's text
    "/etc/passwd",
    "/proc/self/environ",
    "../../secret.txt",
    "../../gone.txt",
    "link.txt",
    "chain.txt",
    "folder/secret.txt",
    "dangling.txt",
    ".env",
    "../.env",
    "../.git/config",
    "../../.ssh/id",
)


@pytest.mark.parametrize("text", OUTSIDE)
def test_a_text_outside_is_an_error_and_is_not_printed(
    project: Path, text: str, call: Callable[..., Ran]
) -> None:
    decks = project / "decks"
    (decks / "link.txt").symlink_to(project.parent / "secret.txt")
    (decks / "chain.txt").symlink_to("link.txt")
    (decks / "folder").symlink_to(project.parent)
    (decks / "dangling.txt").symlink_to(project.parent / "gone.txt")
    for hidden in (decks / ".env", project / ".env", project / ".git" / "config"):
        hidden.parent.mkdir(exist_ok=True)
        hidden.write_text(WORDS)
    _deck(project, text)
    ran = call("build", cwd=project)

    assert ran.code == 1
    assert ran.err.startswith(
        f"decks/a.yaml:2:17: error[article-outside]: the article's text `{text}` {ELSEWHERE}\n"
    )
    assert f"  hint: {HIDDEN}\n" in ran.err
    assert not (project / "build").exists()


INSIDE = (
    # a deck, the text it names, where that is, and a file that makes the folder a project
    ("decks/a.yaml", "text.txt", "decks/text.txt", ""),
    ("decks/a.yaml", "../texts/text.txt", "texts/text.txt", ""),
    ("decks/week1/a.yaml", "../../texts/text.txt", "texts/text.txt", ""),
    ("quizzes/a.yaml", "../texts/text.txt", "texts/text.txt", ".git"),
    ("quizzes/a.yaml", "link.txt", "texts/text.txt", ".git"),
)


@pytest.mark.parametrize("case", INSIDE, ids=str)
def test_a_text_of_the_project_is_printed(
    project: Path, case: tuple[str, str, str, str], call: Callable[..., Ran]
) -> None:
    name, text, place, mark = case
    (project / place).parent.mkdir(exist_ok=True)
    (project / place).write_text("What is to be read.")
    if mark:
        (project / mark).touch()
    deck = _deck(project, text, name)
    if text == "link.txt":
        (deck.parent / text).symlink_to(project / place)
    ran = call("build", name, "-o", "out", "--only", "quiz", cwd=project)

    assert (ran.code, ran.err) == (0, "")
    (quiz,) = (project / "out").rglob("a-quiz.html")
    assert "What is to be read." in quiz.read_text("utf-8")


def test_without_a_project_the_folder_is_all(project: Path, call: Callable[..., Ran]) -> None:
    (project / "texts").mkdir()
    (project / "texts" / "text.txt").write_text(WORDS)
    _deck(project, "../texts/text.txt", "quizzes/a.yaml")

    assert "error[article-outside]" in call("check", "quizzes", cwd=project).out


def test_a_home_is_no_project(project: Path, call: Callable[..., Ran]) -> None:
    (project.parent / ".git").mkdir()
    (project.parent / "decks").mkdir()
    _deck(project.parent, "../secret.txt")

    assert "error[article-outside]" in call("check", "decks", cwd=project.parent).out


def test_a_text_that_is_missing_is_no_error(project: Path, call: Callable[..., Ran]) -> None:
    _deck(project, "gone.txt")
    ran = call("check", cwd=project)

    assert (ran.code, "warning[passage-missing]" in ran.out) == (0, True)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)


def _device(path: Path) -> None:
    path.symlink_to("/dev/urandom")


UNREADABLE = (
    # what stands in the place of the text, and what is said
    (_pipe, "article-unreadable", "cannot be read: it is no plain file"),
    (_folder, "article-unreadable", "cannot be read: Is a directory"),
    (_sparse, "article-unreadable", "cannot be read: it is larger than 4 MiB"),
    (_device, "article-outside", ELSEWHERE),
)


@pytest.mark.parametrize(("make", "code", "said"), UNREADABLE)
def test_a_text_without_an_end_is_an_error(
    project: Path, make: Callable[[Path], None], code: str, said: str, run: Callable[..., Ran]
) -> None:
    _deck(project, "text.txt")
    make(project / "decks" / "text.txt")
    ran = run("check", cwd=project, HOME=str(project.parent))

    assert ran.code == 1
    assert ran.out.startswith(
        f"decks/a.yaml:2:17: error[{code}]: the article's text `text.txt` {said}\n"
    )


def test_a_text_of_the_greatest_size_is_taken(deck: Write, call: Callable[..., Ran]) -> None:
    path = deck("title: T\narticle: {text: text.txt, paragraphs: 1}\ncards:\n- {q: One?, a: A}\n")
    (path.parent / "text.txt").write_bytes(b"a" * MOST_TEXT)
    assert call("check", "deck.yaml").code == 0
    (path.parent / "text.txt").write_bytes(b"a" * (MOST_TEXT + 1))
    assert "error[article-unreadable]" in call("check", "deck.yaml").out
