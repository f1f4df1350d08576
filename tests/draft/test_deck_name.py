"""Names of decks are names of files, and nothing is overwritten."""

from pathlib import Path

import pytest

from quizpress.draft.deck_name import find_files_in_the_way, read_deck_name


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("news", "news"),
        ("Week 1.2_a-b", "Week 1.2_a-b"),
        ("n.yaml", "n"),
        ("n.YML", "n"),
        ("ü", "ü"),
    ],
)
def test_a_name_is_that_of_a_file(given: str, name: str) -> None:
    assert read_deck_name(given) == name


@pytest.mark.parametrize(
    "given",
    ["", ".", "..", "...", ".yaml", ".git", "a/b", "../a", "/a", "a\\b", "a ", " a", "a.", "-a",
     "a\nb", "C:a", "a\x00", "a" * 101, "collection", "backup-1", "Backup-2.yaml"],
)  # fmt: skip
def test_what_is_no_name_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"is no name of a deck|whole collection"):
        read_deck_name(given)


def test_all_that_would_be_shared_is_in_the_way(tmp_path: Path) -> None:
    for name in ("News.yml", "news.lock", "news.txt", "news.yaml.bak", "newsy.yaml"):
        (tmp_path / name).touch()

    shared = ["News.yml", "news.lock"]
    assert find_files_in_the_way(tmp_path, "news", with_text=False) == shared
    with_text = ["News.yml", "news.txt", "news.lock"]
    assert find_files_in_the_way(tmp_path, "news", with_text=True) == with_text
    assert find_files_in_the_way(tmp_path / "gone", "news", with_text=False) == []
