"""Names of decks and tags, in the form in which Anki stores them."""

from pathlib import Path

import pytest

from deck_folder import DeckFolder, deck, short
from quizpress.deck_and_lock import load_deck
from quizpress.names import deck_in_anki, tag_in_anki

DECKS = (
    # as written, and as stored
    ("Music::Rock", "Music::Rock"),
    ("Music :: Rock", "Music::Rock"),
    ("A:: ::B", "A::B"),
    ("::A::", "A"),
    ("A::::B", "A::B"),
    ("A:::B", "A::B"),
    ("Chapter 1: Intro", "Chapter 1: Intro"),
    ("Cafe\u0301 words", "Caf\u00e9 words"),
    ("\u3000A\u00a0::\u2003B", "A::B"),
    ("A\tB", "AB"),
)
TAGS = (
    ("a::b", "a::b"),
    ("a::::b", "a::b"),
    ("::a", "a"),
    ("a::", "a"),
    ("::", ""),
    ("e\u0301", "\u00e9"),
    ("a:b", "a:b"),
    ("a:::b", "a:::b"),
    ("Ünï::x", "Ünï::x"),
)


@pytest.mark.parametrize(("written", "stored"), DECKS)
def test_a_deck_has_the_name_that_anki_stores(written: str, stored: str) -> None:
    assert deck_in_anki(written) == stored
    assert deck_in_anki(stored) == stored


@pytest.mark.parametrize(("written", "stored"), TAGS)
def test_a_tag_is_as_anki_stores_it(written: str, stored: str) -> None:
    assert tag_in_anki(written) == stored
    assert tag_in_anki(stored) == stored


def test_a_title_becomes_a_name_of_that_form(tmp_path: Path) -> None:
    desk = DeckFolder(
        tmp_path, deck(short("Who?", tags=["::", "x::"]), title="Cafe\u0301: one", tags="y")
    )
    model, problems = load_deck(desk.deck)

    assert problems == []
    assert model
    assert (model.name, model.tags) == ("Caf\u00e9: one", ("y",))
    assert model.sections[0].cards[0].tags == ("x",)
