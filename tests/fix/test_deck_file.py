"""A mended deck is put in place whole, and only where nobody else wrote meanwhile."""

import os
from pathlib import Path

import pytest

from harness import Write
from quizpress.fix.deck_file import (
    ChangedMeanwhileError,
    read_deck_bytes,
    source_of,
    write_deck,
)


@pytest.mark.parametrize("before", [b"a: b\r\n", b"\xef\xbb\xbfa: b", "ä: ü\n".encode()])
def test_mark_line_ends_and_rights_stay(before: bytes, deck: Write) -> None:
    path = deck(before)
    path.chmod(0o640)
    read = read_deck_bytes(path)
    source = source_of(read, "deck.yaml")
    assert source
    write_deck(read, f"{source.text}#")

    assert path.read_bytes() == before + b"#"
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_changed_meanwhile_is_left(deck: Write) -> None:
    path = deck("a: b\n")
    for other in (
        lambda: path.write_text("a: c\n"),
        lambda: os.utime(path, (1, 1)),
        lambda: _replaced(path),
    ):
        read = read_deck_bytes(path)
        other()
        held = path.read_bytes()
        with pytest.raises(ChangedMeanwhileError):
            write_deck(read, "a: d\n")
        assert path.read_bytes() == held


def _replaced(path: Path) -> None:
    new = path.with_name("new")
    new.write_bytes(path.read_bytes())
    new.replace(path)


def test_a_link_is_followed_in_its_folder_alone(deck: Write, tmp_path: Path) -> None:
    inside, outside = deck("a: b\n", "decks/real.yaml"), deck("a: b\n", "other.yaml")
    near, far = tmp_path / "decks/near.yaml", tmp_path / "decks/far.yaml"
    near.symlink_to("real.yaml")
    far.symlink_to(outside)
    write_deck(read_deck_bytes(near), "a: c\n")

    assert (near.is_symlink(), inside.read_text()) == (True, "a: c\n")
    with pytest.raises(OSError, match="leads out of its folder"):
        read_deck_bytes(far)


@pytest.mark.parametrize("data", [b"\xff", b"a\x00b", b"\xff\xfea\x00"])
def test_what_is_no_text_has_no_source(data: bytes, deck: Write) -> None:
    assert source_of(read_deck_bytes(deck(data)), "deck.yaml") is None
