"""What learners have of their own on notes: a push that updates them puts it back."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from anki_connect_server import Server, serving
from deck_folder import DeckFolder, deck, short
from harness import Ran
from learner import Learner, learner
from quizpress.push.collection import PERSONAL

PARIS, VIENNA = "Which river runs through Paris?", "Which river runs through Vienna?"
TAGS = {"tags": ["News", "mexico"]}
TWO = deck(short(PARIS, "the Seine", **TAGS), short(VIENNA, "the Danube", **TAGS), deck="Rivers")
EDITED = TWO.replace("the Seine", "The Seine")


class Pushed:
    """A deck that was pushed once."""

    def __init__(
        self, folder: Path, someone: Learner, anki: Server, call: Callable[..., Ran]
    ) -> None:
        self.desk = DeckFolder(folder, TWO)
        self.shelf = self.desk.package.with_name("deck-own.json")
        self.someone, self.anki, self._call = someone, anki, call
        self.push()

    def call(self, *arguments: str) -> Ran:
        asked = ("push", "deck.yaml", "--url", self.anki.address)
        return self._call(*asked, *arguments, cwd=self.desk.folder)

    def push(self, *arguments: str) -> str:
        ran = self.call(*arguments)
        assert (ran.code, ran.err) == (0, "")
        assert not self.shelf.exists()
        return ran.out

    def change(self, tags: list[str] | None = None, texts: Mapping[str, str] | None = None) -> None:
        """Change the first note as a learner does, and edit it in the deck a second later."""
        time.sleep(1.05)
        note = self.someone.notes()[PARIS]
        note.tags = note.tags if tags is None else tags
        for name, text in (texts or {}).items():
            note[name] = text
        self.someone.collection.update_note(note)
        self.desk.write(EDITED)
        time.sleep(1.05)

    @property
    def tags(self) -> list[str]:
        return sorted(self.someone.notes()[PARIS].tags)


@pytest.fixture
def pushed(tmp_path: Path, call: Callable[..., Ran]) -> Iterator[Pushed]:
    with learner(tmp_path / "anki") as someone, serving(someone) as anki:
        yield Pushed(tmp_path / "desk", someone, anki, call)


OWN = (
    # tags that someone has on a note which is then edited, and those after a push
    (["News", "mexico", "mine", "leech"], ["News", "leech", "mexico", "mine"]),
    (["news", "mexico"], ["News", "mexico"]),
    (["marked"], ["News", "marked", "mexico"]),
)


@pytest.mark.parametrize(("tags", "after"), OWN)
def test_tags_of_a_learner_stay_on_a_note_that_is_updated(
    pushed: Pushed, tags: list[str], after: list[str]
) -> None:
    pushed.change(tags)
    told = " tags of your own on 1 updated note\n"
    assert (f"would keep{told}" in pushed.push("--dry-run")) is (len(after) > 2)
    said = pushed.push()
    assert "pushed into Anki: 0 new, 1 updated" in said
    assert (f"kept{told}" in said) is (len(after) > 2)
    assert pushed.tags == after
    assert pushed.someone.notes()[PARIS]["Answer"] == "The Seine"
    assert "0 new, 0 updated" in pushed.push()
    pushed.desk.write(EDITED.replace("The Seine", "It is the Seine"))
    time.sleep(1.05)
    assert "0 new, 1 updated" in pushed.push()
    assert pushed.tags == after


def test_a_tag_that_the_deck_gave_before_goes_with_it(pushed: Pushed) -> None:
    pushed.change(["News", "mexico", "mine"])
    pushed.desk.write(EDITED.replace('"mexico"', '"peru"'))
    pushed.push()
    assert pushed.tags == ["News", "mine", "peru"]


def test_the_personal_field_stays_on_a_note_that_is_updated(pushed: Pushed) -> None:
    pushed.change(None, {PERSONAL: "in <b>my</b> words"})
    told = " notes of your own on 1 updated note\n"
    assert f"would keep{told}" in pushed.push("--dry-run")
    said = pushed.push()
    assert f"kept{told}" in said
    assert "replaced" not in said
    note = pushed.someone.notes()[PARIS]
    assert (note[PERSONAL], note["Answer"]) == ("in <b>my</b> words", "The Seine")
    assert "0 new, 0 updated" in pushed.push()


def test_programs_are_told_of_both(pushed: Pushed) -> None:
    pushed.change(["mine"], {PERSONAL: "mine"})
    guid = next(e.guid for e in pushed.desk.locked().entries if e.question == PARIS)
    for more in (["--dry-run"], []):
        data: Any = json.loads(pushed.push("--format", "json", *more))
        (told,) = data["decks"]
        assert data["dry_run"] is (more == ["--dry-run"])
        assert told["changes"][0]["guid"] == guid
        assert told["anki"]["own_tags_kept"] == told["anki"]["own_notes_kept"] == [guid]
        assert told["anki"]["updated"] == 1


@pytest.mark.parametrize("action", ["importPackage", "addTags", "updateNoteFields"])
def test_what_a_push_that_broke_off_did_not_put_back_the_next_one_does(
    pushed: Pushed, action: str
) -> None:
    pushed.change(["News", "mexico", "mine"], {PERSONAL: "in my words"})
    pushed.anki.refused.add(action)
    ran = pushed.call()
    assert ran.code == 1
    assert ran.err.startswith(f"error: Anki could not do `{action}`: ")
    assert pushed.shelf.exists()
    pushed.anki.refused.clear()
    pushed.push()
    note = pushed.someone.notes()[PARIS]
    assert (pushed.tags, note[PERSONAL]) == (["News", "mexico", "mine"], "in my words")


SHELVED = ("", "{", "[]", "{}", '{"a": 1}', '{"a": {"tags": ["x"], "text": 1}}', "[" * 100_000)


@pytest.mark.parametrize("number", range(len(SHELVED)))
def test_a_damaged_file_of_what_is_kept_is_no_obstacle(pushed: Pushed, number: int) -> None:
    pushed.shelf.write_text(SHELVED[number])
    pushed.change(["mine"])
    pushed.push()
    assert pushed.tags == ["News", "mexico", "mine"]
