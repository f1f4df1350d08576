"""Several decks in one package: what Anki makes of it, and what keeps it from being made."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import DeckFolder, deck, short
from harness import Ran
from learner import Counts, learner

ONE = deck(short("Nile?"), short("Rhine?"), title="One", deck="All::One")
TWO = deck({"cloze": "The {{Po}}."}, short("Don?", image="p.svg"), title="Two", deck="All::Two")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


@pytest.fixture
def desks(tmp_path: Path) -> list[DeckFolder]:
    (tmp_path / "p.svg").write_text(SVG)
    return [DeckFolder(tmp_path, ONE, "one"), DeckFolder(tmp_path, TWO, "two")]


def _bundle(call: Callable[..., Ran], *files: str) -> Ran:
    return call(
        "build", "--only", "anki", "--bundle", "rivers", *(files or ("one.yaml", "two.yaml"))
    )


@pytest.mark.usefixtures("desks")
def test_a_bundle_holds_every_deck_and_its_pictures(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    ran = _bundle(call)
    assert "build/rivers.apkg: 2 decks, 4 notes\n2 decks built\n" in ran.out
    assert "build/rivers.apkg: 2 decks, 4 notes, unchanged\n" in _bundle(call).out
    with learner(tmp_path / "anki") as someone:
        assert someone.imports(tmp_path / "build" / "rivers.apkg") == Counts(new=4)
        assert someone.faults() == []
        names = {deck.name for deck in someone.collection.decks.all_names_and_ids()}
        assert names == {"Default", "All", "All::One", "All::Two"}
        for name in ("one", "two"):
            alone = tmp_path / "build" / name / f"{name}.apkg"
            assert someone.imports(alone) == Counts(duplicate=2)


@pytest.mark.usefixtures("desks")
@pytest.mark.parametrize("package", ["rivers.apkg", "one/one.apkg"])
def test_the_options_of_a_learners_decks_stay(
    tmp_path: Path, call: Callable[..., Ran], package: str
) -> None:
    _bundle(call)
    with learner(tmp_path / "anki") as someone:
        someone.imports(tmp_path / "build" / package)
        decks = someone.collection.decks
        place = decks.id_for_name("All::One")
        assert place is not None
        own = decks.add_config_returning_id("My own")
        decks.set_config_id_for_deck_dict(decks.get(place) or {}, own)
        (default,) = [config for config in decks.all_config() if config["id"] == 1]
        default["new"]["perDay"] = 7
        decks.update_config(default)
        before = decks.config_dict_for_deck_id(place), decks.all_config()
        someone.imports(tmp_path / "build" / package)
        assert (decks.config_dict_for_deck_id(place), decks.all_config()) == before
        assert before[0]["name"] == "My own"


def test_decks_of_one_name_in_anki_are_one_there(
    tmp_path: Path, desks: list[DeckFolder], call: Callable[..., Ran]
) -> None:
    desks[1].write(TWO.replace("All::Two", "All::One"))
    assert _bundle(call).code == 0
    with learner(tmp_path / "anki") as someone:
        assert someone.imports(tmp_path / "build" / "rivers.apkg") == Counts(new=4)
        assert {card.did for card in someone.cards()} == {
            someone.collection.decks.id_for_name("All::One")
        }
        assert someone.faults() == []


@pytest.mark.parametrize("names", [("All::One", "All::One"), ("All::One", "All::Two")])
def test_new_cards_come_deck_by_deck_in_the_order_of_the_files(
    tmp_path: Path, call: Callable[..., Ran], names: tuple[str, str]
) -> None:
    for name, home, texts in zip(("one", "two"), names, ("abc", "de"), strict=True):
        DeckFolder(tmp_path, deck(*[short(f"{text}?") for text in texts], deck=home), name)
    assert _bundle(call).code == 0
    with learner(tmp_path / "anki") as someone:
        someone.imports(tmp_path / "build" / "rivers.apkg")
        cards = someone.cards()
        assert [card.note()["Question"] for card in cards] == ["a?", "b?", "c?", "d?", "e?"]
        assert len({card.due for card in cards}) == len(cards)


@pytest.mark.usefixtures("desks")
def test_a_bundle_of_one_deck_is_its_package(tmp_path: Path, call: Callable[..., Ran]) -> None:
    assert _bundle(call, "one.yaml").code == 0
    alone, bundled = (tmp_path / "build" / name for name in ("one/one.apkg", "rivers.apkg"))
    assert bundled.read_bytes() == alone.read_bytes()


def test_a_bundle_that_a_build_leaves_is_told_as_old(
    tmp_path: Path, desks: list[DeckFolder], call: Callable[..., Ran]
) -> None:
    _bundle(call)
    assert "rivers" not in call("build", "--only", "anki", "one.yaml").out
    desks[0].write(ONE.replace("Nile?", "Volga?"))
    ran = call("build", "--only", "anki", "one.yaml")
    assert ran.out.endswith(
        "\nbuild/rivers.apkg: left as an earlier build made it, `--bundle rivers` makes it anew\n"
        "1 deck built\n"
    )
    assert "left as" not in _bundle(call).out
    assert (tmp_path / "build" / "rivers.apkg").is_file()


def test_a_broken_deck_leaves_the_last_bundle(
    tmp_path: Path, desks: list[DeckFolder], call: Callable[..., Ran]
) -> None:
    _bundle(call)
    before = (tmp_path / "build" / "rivers.apkg").read_bytes()
    desks[0].write("title: One\ncards: [{q: Nile?}]\n")
    ran = _bundle(call)
    assert ran.code == 1
    assert "rivers.apkg" not in ran.out
    assert (tmp_path / "build" / "rivers.apkg").read_bytes() == before


COPIED = (
    # a call, and the decks that are refused
    (("build", "one.yaml", "copy.yaml"), ("one", "copy")),
    (("build", "copy.yaml"), ("copy",)),
    (("build", "--locked", "."), ("copy", "one")),
    (("build", "--bundle", "rivers", "."), ("copy", "one")),
    (("plan", "one.yaml"), ("one",)),
    (("push", "."), ("copy", "one")),
)


@pytest.mark.parametrize(("said", "refused"), COPIED, ids=" ".join)
def test_a_copied_deck_with_a_copied_lock_is_refused(
    tmp_path: Path,
    desks: list[DeckFolder],
    call: Callable[..., Ran],
    said: str,
    refused: tuple[str, ...],
) -> None:
    desks[0].good()
    shutil.copy(desks[0].lock, tmp_path / "copy.lock")
    shutil.copy(desks[0].deck, tmp_path / "copy.yaml")
    ran = call(*said)
    assert ran.code == 1
    for name, other in (("one", "copy"), ("copy", "one")):
        problem = (
            f"{name}.yaml:1:1: error[lock-shared]: its lock holds notes that are in the lock of"
            f" {other}.yaml too\n  hint: a copy of a deck needs a lock of its own: remove the"
            " copied one\n"
        )
        assert (problem in ran.err) == (name in refused)


def test_a_copy_in_a_folder_of_its_own_is_refused_too(
    tmp_path: Path, desks: list[DeckFolder], call: Callable[..., Ran]
) -> None:
    desks[0].good()
    (tmp_path / "2023").mkdir()
    for file in (desks[0].lock, desks[0].deck):
        shutil.copy(file, tmp_path / "2023" / file.name)
    ran = call("build", "2023")
    assert ran.code == 1
    assert "2023/one.yaml:1:1: error[lock-shared]: its lock holds notes that are in" in ran.err


def test_a_lock_without_a_deck_beside_it_and_a_deck_of_the_old_name_are_no_copies(
    tmp_path: Path, desks: list[DeckFolder], call: Callable[..., Ran]
) -> None:
    desks[0].good()
    shutil.copy(desks[0].lock, tmp_path / "kept.lock")
    assert call("build", "one.yaml").code == 0
    (tmp_path / "kept.lock").unlink()
    # Its key is made from its name, so that of the new deck is the same.
    shutil.rmtree(tmp_path / "build" / "one")
    desks[0].lock.rename(tmp_path / "renamed.lock")
    desks[0].deck.rename(tmp_path / "renamed.yaml")
    desks[0].write("title: One\ndeck: Rivers::One\ncards: [{q: 'Another?', a: 'yes'}]\n")
    assert call("build", "one.yaml", "renamed.yaml").code == 0


def test_decks_for_paper_alone_make_no_bundle(
    tmp_path: Path, desks: list[DeckFolder], call: Callable[..., Ran]
) -> None:
    desks[0].write(deck(short("Nile?", only="paper")))
    ran = _bundle(call, "one.yaml")
    assert ran.code == 0
    assert "build/rivers.apkg: not written, no deck has a card for Anki\n" in ran.out
    assert not (tmp_path / "build").exists()
