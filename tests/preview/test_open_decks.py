"""Decks as a preview follows them, without a server."""

from pathlib import Path

import pytest

from deck_folder import deck, short
from quizpress.preview.open_decks import OpenDecks

LONG = "a" * 300


@pytest.mark.parametrize("text", [f"{LONG}.txt", f"{LONG}/text.txt"])
def test_a_deck_that_names_a_file_by_a_name_too_long_is_followed(tmp_path: Path, text: str) -> None:
    file = tmp_path / "deck.yaml"
    file.write_text(deck(short("One?"), article={"text": text}), "utf-8")
    decks = OpenDecks([tmp_path])
    decks.by_name["deck.yaml"].read()

    assert decks.find_changes(touched=True) == set()
    assert decks.folders_to_watch() == {tmp_path}
    file.write_text(deck(short("Two?"), article={"text": text}), "utf-8")
    assert decks.find_changes(touched=True) == {"deck.yaml"}
