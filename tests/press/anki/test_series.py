"""One learner over a whole series of edits of one deck: every kind of card, no review lost."""

import re
import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from deck_folder import DAY, NOW, DeckFolder
from learner import Counts, Learner, learner

DECK = r"""
title: Rivers
deck: Places::Rivers
tags: [rivers]
sections:
  - title: Names
    cards:
      - {q: Which river runs through Paris?, a: the Seine, both: true}
      - {q: Which river runs through Vienna?, a: the Danube, type: true, accept: [Donau]}
      - {q: Which river is the longest of Africa?, a: the Nile, distractors: [the Congo, the Niger]}
      - {q: Which river is shown?, a: the Rhine, image: {file: maps/rhine.png, alt: A map}}
      - q: Which sea does each river reach?
        match: {Rhine: the North Sea, Danube: the Black Sea, Rhone: the Mediterranean}
        distractors: [the Baltic]
  - title: Facts
    cards:
      - {claim: The Volga ends in the Black Sea., a: false, correction: It ends in the Caspian.}
      - {cloze: 'The {{c1::Rhine::which river}} rises in {{c2::Switzerland}}.', at: 4, audio: a.mp3}
      - {q: 'Put them in order, the longest first.', order: [Nile, Danube, Rhine]}
      - {q: Why do deltas form?, a: The water slows and drops its load., rubric: [{points: 2, for: slows}]}
      - {cloze: 'Flow is \({{\frac{\Delta V}{\Delta t}}}\).'}
"""  # noqa: E501  One card a line.
NOTES, CARDS = 12, 14


class Edit(NamedTuple):
    """A change of the deck, and what the import after it says; the rest are duplicates."""

    name: str
    apply: Callable[[DeckFolder], None]
    updated: int = 0
    new: int = 0
    gone: int = 0


def _text(old: str, new: str) -> Callable[[DeckFolder], None]:
    def apply(desk: DeckFolder) -> None:
        text = desk.deck.read_text("utf-8")
        assert text.count(old) == 1, old
        desk.write(text.replace(old, new))

    return apply


def _swapped(desk: DeckFolder) -> None:
    lines = desk.deck.read_text("utf-8").splitlines(keepends=True)
    places = [
        next(n for n, line in enumerate(lines) if word in line) for word in ("Vienn", "Afric")
    ]
    lines[places[0]], lines[places[1]] = lines[places[1]], lines[places[0]]
    desk.write("".join(lines))


def _section_moved(desk: DeckFolder) -> None:
    head, names, facts = desk.deck.read_text("utf-8").split("  - title: ")
    desk.write(f"{head}  - title: {facts}  - title: {names}")


def _section_left(desk: DeckFolder) -> None:
    lines = desk.deck.read_text("utf-8").splitlines(keepends=True)
    (moved,) = [line for line in lines if "Why do deltas" in line]
    lines.remove(moved)
    lines.insert(next(n for n, line in enumerate(lines) if "Lyon" in line), moved)
    desk.write("".join(lines))


def _picture(desk: DeckFolder) -> None:
    (desk.folder / "maps" / "rhine.png").write_bytes(_png(2))


def _picture_moved(desk: DeckFolder) -> None:
    (desk.folder / "maps" / "rhine.png").rename(desk.folder / "map of the Rhine.png")
    _text("maps/rhine.png", "map of the Rhine.png")(desk)


def _file_renamed(desk: DeckFolder) -> None:
    for old in (desk.deck, desk.lock):
        shutil.move(old, old.with_stem("waters"))
    desk.deck, desk.lock = (path.with_stem("waters") for path in (desk.deck, desk.lock))
    desk.package = desk.out / "waters" / "waters.apkg"


def _png(width: int) -> bytes:
    """Return a white picture, a pixel high."""
    header = struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0)
    parts = {b"IHDR": header, b"IDAT": zlib.compress(b"\0" + b"\xff" * width), b"IEND": b""}
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts.items()
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


ULM = "      - {q: Where is Ulm?, a: by the Danube}\n"
CLAIM = "      - {claim:"
SERIES = (
    Edit("nothing", lambda _: None),
    Edit("typo in a question", _text("runs through Paris", "runs trough Paris"), updated=1),
    Edit(
        "reworded question", _text("runs trough Paris", "runs through the city of Paris"), updated=1
    ),
    Edit("changed answer", _text("a: the Seine", "a: the Rhone"), updated=1),
    Edit("id added", _text("a: the Rhone,", "a: the Rhone, id: lyon,")),
    Edit(
        "other words, by id",
        _text("Which river runs through the city of Paris", "What runs through Lyon"),
        updated=1,
    ),
    Edit("reordered cards", _swapped),
    Edit("inserted card", _text(CLAIM, ULM + CLAIM), new=1),
    Edit("removed card", _text(ULM, ""), gone=1),
    Edit("card that comes back", _text(CLAIM, ULM + CLAIM)),
    Edit("moved section", _section_moved),
    Edit("moved to another section", _section_left, updated=1),
    Edit("renamed section", _text("title: Names", "title: Their names"), updated=8),
    Edit("renamed file", _file_renamed),
    Edit("changed tag", _text("type: true,", "type: true, tags: [vienna],"), updated=1),
    Edit("changed tag of all", _text("[rivers]", "[waters]"), updated=13),
    Edit("changed picture", _picture, updated=1),
    Edit("moved picture", _picture_moved),
    Edit("another option", _text("the Niger", "the Zambezi"), updated=1),
    Edit("why it is wrong", _text("the Congo", "{text: the Congo, why: It is shorter}"), updated=1),
    Edit("left side of a pair", _text("Rhone: the", "the Rhone: the"), updated=1),
    Edit("right side of a pair", _text("the North Sea", "the North sea"), updated=3),
    Edit("another pair", _text("distractors: [the Baltic]", "distractors: [Baltic]"), updated=3),
    Edit("order of items", _text("[Nile, Danube, Rhine]", "[Nile, Danube, Rhine, Po]"), updated=1),
    Edit("hint of a gap", _text("which river", "which one"), updated=1),
    Edit("maths", _text(r"\frac{", r"\dfrac{"), updated=1),
    Edit("model answer", _text("drops its load.", "drops what it carries."), updated=1),
    Edit("points of a rubric", _text("points: 2", "points: 3"), updated=1),
    Edit("text of a rubric", _text("for: slows", "for: It slows"), updated=1),
    Edit("title", _text("title: Rivers", "title: All rivers")),
)


def test_a_series_of_edits_keeps_every_review(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    with learner(tmp_path / "anki") as someone:
        desk.good()
        assert someone.imports(desk.package) == Counts(new=NOTES)
        someone.answer_all()
        history, known = someone.history(), NOTES
        assert len(history) == len(someone.cards()) == CARDS
        for day, edit in enumerate(SERIES, 1):
            edit.apply(desk)
            desk.good(NOW + day * DAY)
            known += edit.new
            same = known - edit.updated - edit.new - edit.gone
            counts = someone.imports(desk.package)
            assert counts == Counts(edit.new, edit.updated, same), edit.name
            now = someone.history()
            assert {card: now[card] for card in history} == history, edit.name
            assert len(someone.collection.find_notes("")) == known, edit.name
            assert _shown(someone) == [], edit.name
        assert len(someone.cards()) == CARDS + 1


def _desk(folder: Path) -> DeckFolder:
    desk = DeckFolder(folder / "desk", DECK)
    (desk.folder / "maps").mkdir()
    (desk.folder / "maps" / "rhine.png").write_bytes(_png(1))
    (desk.folder / "a.mp3").write_bytes(b"ID3" + bytes(100))
    return desk


def _shown(someone: Learner) -> list[str]:
    """Return what is wrong with what the learner gets to see; a picture replaced is no fault."""
    faults = [fault for fault in someone.faults() if not fault.startswith("unused: ")]
    for card in someone.cards():
        output = card.render_output()
        sides = [
            re.sub("<script.*?</script>", "", side, flags=re.DOTALL)
            for side in (output.question_text, output.answer_text)
        ]
        faults += [side for side in sides if re.search("{{|invalid|error", side, re.IGNORECASE)]
    return faults


def test_cards_of_every_kind_have_both_sides(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        assert someone.faults() == []
        kinds = {kind.name for kind in someone.collection.models.all_names_and_ids()}
        assert {f"Quizpress {name}" for name in ("Matching", "Ordering", "Short Answer")} < kinds
        for card in someone.cards():
            output = card.render_output()
            assert output.answer_text.startswith(("<span", "<style", output.question_text[:6]))
            assert output.question_text != output.answer_text
        sounds = [c.question_av_tags() for c in someone.cards() if c.question_av_tags()]
        assert len(sounds) == 2
