"""A card that moved to another deck: what an import alone does in Anki, and what a push does."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from anki_connect_server import Server, serving
from deck_folder import DeckFolder, deck, short
from harness import Ran
from learner import Counts, Learner, learner

PARIS, VIENNA = "Which river runs through Paris?", "Which river runs through Vienna?"
SEA = short("Which sea is salty?", "the Dead Sea")
MOVED = short(VIENNA, "the Danube", both=True)


class Rivers:
    """Two decks that a learner has, of which one card has moved from the first to the second."""

    def __init__(
        self, folder: Path, someone: Learner, anki: Server, call: Callable[..., Ran]
    ) -> None:
        first = deck(short(PARIS, "the Seine"), MOVED, deck="Rivers")
        self.rivers = DeckFolder(folder, first, "rivers")
        self.seas = DeckFolder(folder, deck(SEA, deck="Seas"), "seas")
        self.someone, self.anki, self._call = someone, anki, call
        self.push()
        someone.answer_all()
        self.before = someone.history()
        self.rivers.write(deck(short(PARIS, "the Seine"), deck="Rivers"))
        self.seas.write(deck(SEA, MOVED, deck="Seas"))

    def push(self, *arguments: str) -> str:
        asked = ("push", "rivers.yaml", "seas.yaml", "--url", self.anki.address)
        ran = self._call(*asked, *arguments, cwd=self.rivers.folder)
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    def build(self) -> None:
        ran = self._call(
            "build", "rivers.yaml", "seas.yaml", "--only", "anki", cwd=self.rivers.folder
        )
        assert ran.code == 0

    def decks(self) -> list[str]:
        """Return the decks that the cards of the note that moved lie in."""
        cards = self.someone.notes()[VIENNA].cards()
        return [self.someone.collection.decks.name(card.did) for card in cards]


@pytest.fixture
def rivers(tmp_path: Path, call: Callable[..., Ran]) -> Iterator[Rivers]:
    with learner(tmp_path / "anki") as someone, serving(someone) as anki:
        yield Rivers(tmp_path / "desk", someone, anki, call)


def test_an_import_alone_leaves_the_cards_and_updates_the_note(rivers: Rivers) -> None:
    rivers.seas.write(deck(SEA, {**MOVED, "why": "It does."}, deck="Seas"))
    rivers.build()
    assert rivers.someone.imports(rivers.rivers.package) == Counts(duplicate=1)
    assert rivers.someone.imports(rivers.seas.package) == Counts(updated=1, duplicate=1)
    assert rivers.someone.notes()[VIENNA]["Why"] == "It does."
    assert rivers.decks() == ["Rivers", "Rivers"]
    assert rivers.someone.history() == rivers.before
    assert len(rivers.someone.cards()) == 4


@pytest.mark.parametrize("built", [False, True])
def test_a_push_moves_the_cards_with_their_history(rivers: Rivers, *, built: bool) -> None:
    if built:
        rivers.build()
    assert "would move 2 cards from Rivers to Seas" in rivers.push("--dry-run")
    assert rivers.decks() == ["Rivers", "Rivers"]
    said = rivers.push("--removed", "delete")
    assert "moved 2 cards from Rivers to Seas" in said
    assert "deleted 0 notes" in said
    assert "an import" not in said
    assert rivers.decks() == ["Seas", "Seas"]
    assert rivers.someone.history() == rivers.before
    assert "moved" not in rivers.push()


def test_a_card_that_a_learner_put_elsewhere_stays_there(rivers: Rivers) -> None:
    own = rivers.someone.collection.decks.add_normal_deck_with_name("Mine").id
    first, _ = rivers.someone.notes()[VIENNA].card_ids()
    rivers.someone.collection.set_deck([first], own)
    assert "moved 1 card from Rivers to Seas" in rivers.push()
    assert rivers.decks() == ["Mine", "Seas"]


def test_a_card_that_moved_and_was_removed_then_is_put_away(rivers: Rivers) -> None:
    rivers.build()
    rivers.seas.write(deck(SEA, deck="Seas"))
    said = rivers.push("--removed", "delete")
    assert said.count("deleted 1 note that the deck has no more") == 1
    assert VIENNA not in rivers.someone.notes()
