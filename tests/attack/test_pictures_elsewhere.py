"""A picture that a link leads to: from the deck's project, and from nowhere else."""

from pathlib import Path

import pytest

from harness import TESTS
from quizpress.read.deck_files import Beside, Refusal

DOT = (TESTS / "cases" / "media" / "dot.png").read_bytes()


@pytest.fixture
def decks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of decks of a project, with a picture in the project and one beside it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    made = tmp_path / "project" / "decks"
    made.mkdir(parents=True)
    (tmp_path / "project" / "pictures").mkdir()
    (tmp_path / "project" / "pictures" / "in.png").write_bytes(DOT)
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "out.png").write_bytes(DOT)
    return made


LINKS = (
    # a link in the deck's folder, the picture that is named, and whether it is had
    ("../pictures/in.png", "link", True),
    ("../pictures", "link/in.png", True),
    ("../../private/out.png", "link", False),
    ("../../private", "link/out.png", False),
    ("../..", "link/project/pictures/in.png", True),
)


@pytest.mark.parametrize(("to", "name", "had"), LINKS)
def test_a_link_to_a_picture_stays_in_the_project(
    decks: Path,
    to: str,
    name: str,
    had: bool,  # noqa: FBT001  A column of the table.
) -> None:
    (decks / "link").symlink_to(to)
    media = Beside(decks).media(name)

    assert (media == DOT) is had
    assert had or (isinstance(media, Refusal) and media.code == "media-outside")


def test_names_in_a_folder_outside_are_not_told(decks: Path) -> None:
    (decks / "link").symlink_to("../../private")
    media = Beside(decks).media("link/outt.png")

    assert isinstance(media, Refusal)
    assert (media.code, media.hint) == ("media-missing", "paths count from the deck's folder")
