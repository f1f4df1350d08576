"""What the lock keeps of a deck's places for those who have no text of the article."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import DAY, NOW, DeckFolder
from harness import Ran
from quizpress.lock.entries import LocatedCard
from quizpress.lock.repair import repair_text

TEXT = """\
Angela Erdmann lives in Berlin.

The bottle was found by Konrad Fischer off Kiel.

Richard Platz threw it into the sea in 1913.
"""
DECK = """\
title: T
article: {title: News, paragraphs: 3, text: a.txt}
cards:
- {q: Where does Erdmann live?, a: Berlin, at: 1}
- {q: When was it thrown?, a: in 1931, at: 3}
- {q: Who found it?, a: Fischer, at: {p: 2, quote: found by Konrad Fischer off}}
- {q: Who threw it into the sea?, a: Platz, at: 3, only: paper}
- {q: Is it worth it?, a: Perhaps}
"""
TOLD = (
    "deck.yaml:2:45: info[not-rechecked]: located in the article as of its text 8aa76926, not"
    " rechecked: {}\n"
    " 2 | article: {{title: News, paragraphs: 3, text: a.txt}}\n"
    "   |                                             ^~~~~\n"
    "  hint: put the article's text into this file, and build, to look anew\n"
    "1 deck, 1 info\n"
)
Call = Callable[..., Ran]


@pytest.fixture
def desk(tmp_path: Path) -> DeckFolder:
    """Return the folder of a deck that was built with its article's text, which is gone since."""
    desk = DeckFolder(tmp_path, DECK)
    text = tmp_path / "a.txt"
    text.write_text(TEXT)
    desk.good()
    text.unlink()
    return desk


def test_a_build_with_the_text_keeps_what_was_located(desk: DeckFolder) -> None:
    tail = desk.lock.read_text().partition("null\n")[2].splitlines()

    assert tail[:2] == ["],", '"located": [']
    assert tail[-3:] == ["null", "]", "}"]
    lines = [json.loads(line.rstrip(",")) for line in tail[2:-3]]
    assert sorted(line["card"] for line in lines) == [line["card"] for line in lines]
    assert [(line["text"], line["found"]) for line in lines].count(("8aa76926", True)) == 3
    assert [(line["text"], line["found"]) for line in lines].count(("8aa76926", False)) == 1


@pytest.mark.usefixtures("desk")
def test_without_the_text_it_is_told_once_and_quietly(call: Call) -> None:
    assert call("check", "deck.yaml").out == "1 deck, no problems\n"
    assert call("check", "-v", "deck.yaml", "--ignore", "article-mention").out == TOLD.format(
        "3 of 4 cards; not located: line 5"
    )
    for command in ("check", "build"):
        ran = call(command, "deck.yaml", "--format", "json")
        problems = ran.out.partition('"problems"')[2]
        assert problems.count('"not-rechecked"') == 1
    assert call("check", "-v", "deck.yaml", "--ignore", "not-rechecked,text-missing").out.endswith(
        "1 deck, no problems\n"
    )


EDITS = (
    # an edit, and what is known after it
    ("a: Berlin", "a: Bonn", "2 of 4 cards; not located: line 5; never checked: line 4"),
    ("Where does", "Here does", "2 of 4 cards; not located: line 5; never checked: line 4"),
    ("1931, at: 3", "1931, at: 2", "3 of 4 cards; never checked: line 5"),
    ("off}", "near}", "2 of 4 cards; not located: line 5; never checked: line 6"),
    ("a: Berlin,", "a: Berlin, tags: [x], why: So,", "3 of 4 cards; not located: line 5"),
    ("- {q: Is", "- {q: And?, a: So, at: 1}\n- {q: Is", "3 of 5 cards; not located: line 5; never checked: line 8"),  # noqa: E501  A row.
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), EDITS)
def test_what_was_edited_since_was_never_checked(
    desk: DeckFolder, call: Call, old: str, new: str, told: str
) -> None:
    desk.write(DECK.replace(old, new))
    asked = ("check", "deck.yaml", "--select", "not-rechecked")
    place = "deck.yaml:2:45: info[not-rechecked]: located in the article as of its text 8aa76926"

    assert call(*asked).out.startswith(f"{place}, not rechecked: {told}\n")
    desk.good_but_for_infos(NOW + DAY)
    assert call(*asked).out.startswith(f"{place}, not rechecked: {told}\n")


def test_the_lock_changes_only_with_what_it_tells(desk: DeckFolder) -> None:
    before = desk.lock.read_bytes()
    desk.good_but_for_infos(NOW + DAY)
    assert desk.lock.read_bytes() == before

    (desk.folder / "a.txt").write_text(TEXT.replace("\n\n", "\n \n"))
    desk.good(NOW + DAY)
    assert desk.lock.read_bytes() == before

    (desk.folder / "a.txt").write_text(TEXT.replace("1913", "1931"))
    desk.good(NOW + DAY)
    located = desk.locked().located
    assert {each.text for each in located} == {"55659e52"}
    assert all(each.found for each in located)

    desk.write(DECK.replace(", text: a.txt", ""))
    desk.good(NOW + DAY)
    assert desk.locked().located == ()


def test_in_ci_a_lock_is_as_good_with_and_without(desk: DeckFolder) -> None:
    full = desk.lock.read_bytes()
    assert not desk.build(NOW + DAY, locked=True).failed
    head, _, _ = full.decode().partition(',\n"located"')
    bare = f"{head}\n}}\n".encode()
    (desk.folder / "a.txt").write_text(TEXT)
    desk.lock.write_bytes(bare)
    assert not desk.build(NOW + DAY, locked=True).failed
    assert desk.lock.read_bytes() == bare

    desk.good(NOW + DAY)
    assert desk.lock.read_bytes() == full


def test_a_finding_that_a_card_ignores_is_none(tmp_path: Path) -> None:
    silent = DECK.replace("in 1931,", "in 1931, ignore: [paragraph-number],")
    desk = DeckFolder(tmp_path, silent)
    (tmp_path / "a.txt").write_text(TEXT)
    desk.good()

    assert all(each.found for each in desk.locked().located)


def test_where_a_language_has_no_words_only_quotes_are_looked_up(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, f"language: pl\n{DECK}")
    (tmp_path / "a.txt").write_text(TEXT)
    desk.good()

    assert [each.found for each in desk.locked().located] == [True]


def test_each_section_has_its_own_text(tmp_path: Path, call: Call) -> None:
    source = """\
title: T
sections:
- article: {title: One, text: a.txt}
  cards: [{q: Where does Erdmann live?, a: Berlin, at: 1}]
- article: {title: Two, text: b.txt}
  cards: [{q: Who found it?, a: Fischer, at: 1}]
"""
    desk = DeckFolder(tmp_path, source)
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("Konrad Fischer found it.")
    desk.good()
    (tmp_path / "b.txt").unlink()
    told = call("check", "deck.yaml", "--select", "not-rechecked").out

    assert told.splitlines()[0] == (
        "deck.yaml:5:31: info[not-rechecked]: located in the article as of its text f79a6f07, not"
        " rechecked: 1 of 1 card"
    )
    assert told.count("info[") == 1

    # With one text alone nothing is claimed of a card about the other.
    desk.write(source.replace("a: Fischer", "a: Konrad Fischer"))
    desk.good_but_for_infos(NOW + DAY)
    assert len(desk.locked().located) == 1


@pytest.mark.usefixtures("desk")
def test_coverage_tells_it_too(call: Call) -> None:
    assert (
        "  located in the article as of its text 8aa76926, not rechecked: 3 of 4 cards\n"
        in call("check", "deck.yaml", "--coverage").out
    )
    told = json.loads(call("check", "deck.yaml", "--coverage", "--format", "json").out)
    assert told["coverage"][0]["articles"][0]["located_last"] == {
        "texts": ["8aa76926"],
        "cards": 4,
        "located": 3,
        "not_located": [2],
        "never_checked": [],
    }


def test_a_merge_in_conflict_keeps_both_sides(desk: DeckFolder) -> None:
    text = desk.lock.read_text()
    line = next(line for line in text.splitlines(keepends=True) if '"found": true' in line)
    other = line.replace("8aa76926", "ffffffff")
    conflict = f"<<<<<<< HEAD\n{line}=======\n{other}>>>>>>> theirs\n"
    whole = repair_text(text.replace(line, conflict)).lock

    known = json.loads(line.rstrip(",\n"))
    assert LocatedCard(known["card"], "ffffffff", found=True) in whole.located
    assert {*desk.locked().located} < {*whole.located}
    assert whole.entries == desk.locked().entries


def test_a_merge_of_a_lock_that_tells_it_with_one_that_does_not(desk: DeckFolder) -> None:
    text = desk.lock.read_text()
    start = text.index('],\n"located"')
    conflict = f"{text[:start]}<<<<<<< HEAD\n{text[start:-4]}=======\n>>>>>>> theirs\n]\n}}\n"

    assert repair_text(conflict).lock == desk.locked()
