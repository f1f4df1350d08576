"""The room that a question has for its answer, on the sheet and as it is reckoned."""

import re
import subprocess
from pathlib import Path

import pytest

from browsers import A4, Chromium
from harness import typed
from quizpress.deck_and_lock import load_deck
from quizpress.model import Open, SheetSettings, Short
from quizpress.options import Edition
from quizpress.press.paper.answer_space import WritingRoom, columns_for, room_to_write
from sheet_html import pressed

ROOMS = (
    # a card, and the room it has
    ("q: Q, a: Lima", WritingRoom("beside", 1)),
    ("q: Q, a: 'May 23, 2022'", WritingRoom("beside", 1)),
    ("q: Q, a: an answer of some words", WritingRoom("lines", 1)),
    ("q: Q, a: Lima, rubric: [{points: 1, for: x}]", WritingRoom("lines", 1)),
    (f"q: Q, a: {'x' * 77}", WritingRoom("lines", 4)),
    ("q: Q, a: Lima, lines: 3", WritingRoom("lines", 3)),
    ("q: Q, a: Lima, space: none", WritingRoom("none")),
    ("q: Q, a: [Lima, Quito]", WritingRoom("slots", 2, 2)),
    ("q: Q, a: [Lima, Quito, La Paz, Sucre]", WritingRoom("slots", 4, 3)),
    ("q: Q, a: [Lima, Alejandro Mayorkas]", WritingRoom("slots", 2, 2)),
    ("q: Q, a: [Lima, a city that is far away]", WritingRoom("slots", 2, 1)),
    ("q: Q, lines: 4", WritingRoom("lines", 4)),
    ("q: Q, space: 4cm", WritingRoom("blank", height=40)),
    ("q: Q, space: box", WritingRoom("box", height=48)),
    ("q: Q, a: Lima, space: box", WritingRoom("box", height=24)),
    ("q: Q, space: grid 4.2cm", WritingRoom("grid", height=40)),
    ("q: Q, space: grid", WritingRoom("grid", height=50)),
)
BODY = """
title: T
cards:
  - {q: What is the capital of Peru?, a: Lima}
  - {q: 'What is asked for at such length that most of a line is taken by it and by more?', a: b}
  - {q: Draw., space: 4cm}
  - {q: Draw in a box., space: box 6cm}
  - {q: Draw on squares., space: grid 5cm}
  - {q: Name two., a: [Lima, Quito]}
"""
PLACES = """
() => [...document.querySelectorAll('.short-line, .area, .slots > li')].map(each => {
  const stem = each.closest('.q').querySelector('.stem').getBoundingClientRect()
  const own = each.getBoundingClientRect()
  return [Math.round(own.width), Math.round(own.height), Math.round(own.bottom - stem.top)]
})
"""


IN_TWO_COLUMNS = (
    ("q: Q, a: Lima", WritingRoom("beside", 1)),
    ("q: Q, a: an answer of some words", WritingRoom("lines", 3)),
    ("q: Q, a: Lima, lines: 3", WritingRoom("lines", 3)),
    ("q: Q, a: [Lima, Quito]", WritingRoom("slots", 2, 1)),
    ("q: Q, space: box", WritingRoom("box", height=48)),
)


@pytest.mark.parametrize(
    ("card", "columns", "room"),
    [
        *[(card, 1, room) for card, room in ROOMS],
        *[(card, 2, room) for card, room in IN_TWO_COLUMNS],
    ],
)
def test_a_question_has_the_room_that_it_asks_for_or_needs(
    tmp_path: Path, card: str, columns: int, room: WritingRoom
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"title: T\ncards: [{{{card}}}]\n")
    model, problems = load_deck(deck)
    assert model, problems
    content = model.sections[0].cards[0].content
    assert isinstance(content, Short | Open)

    assert room_to_write(content, columns) == room


def test_more_options_stand_side_by_side_where_letters_are_smaller() -> None:
    names = [*map(typed, ("Carlos Alvarado", "Daniel Ortega", "Laurentino Cortizo", "Castro"))]
    normal, compact = SheetSettings(), SheetSettings(spacing="compact")
    settings = [normal, normal._replace(columns=2), compact, compact._replace(columns=2)]

    assert [columns_for(names, each) for each in settings] == [2, 1, 4, 2]


@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_room_to_write_has_its_size_on_the_page(
    chromium: Chromium, tmp_path: Path, *, key: bool
) -> None:
    deck, file = tmp_path / "deck.yaml", tmp_path / "quiz.html"
    deck.write_text(BODY)
    file.write_text(pressed(deck, "X", key=key), "utf-8")
    page = chromium.browser.new_page(viewport={"width": 640, "height": 1123})
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    places = page.evaluate(PLACES)
    page.close()
    if key:
        assert places == []
        return
    beside, below, blank, box, squares, *slots = places
    pixel = 96 / 25.4
    assert beside[0] == below[0] == pytest.approx(48 * pixel, abs=1)
    assert beside[2] < 9 * pixel < below[2]
    assert [area[1] for area in (blank, box, squares)] == pytest.approx(
        [40 * pixel, 60 * pixel, 50 * pixel], abs=1
    )
    assert squares[0] % (5 * pixel) == pytest.approx(0, abs=1)
    assert len(slots) == 2


EDGES: tuple[tuple[str, tuple[Edition, ...]], ...] = (
    ("{columns: 2, spacing: compact}", ()),
    ("{columns: 1}", ("large",)),
)


@pytest.mark.parametrize(("wishes", "editions"), EDGES)
@pytest.mark.parametrize("kind", ["box", "grid"])
def test_both_edges_of_an_area_are_printed_whole(
    chromium: Chromium, tmp_path: Path, wishes: str, editions: tuple[Edition, ...], kind: str
) -> None:
    deck, file = tmp_path / "deck.yaml", tmp_path / "quiz.html"
    deck.write_text(f"title: T\nsheet: {wishes}\ncards: [{{q: Draw., space: {kind} 9cm}}]\n")
    file.write_text(pressed(deck, "X", key=False, editions=editions), "utf-8")
    left, *_, right = upright_lines(chromium.printed(file, A4), 12)

    assert left == right == pytest.approx(0.8, abs=0.15)


def upright_lines(pdf: bytes, down: int) -> list[float]:
    """Return how thick the lines are, in points, that go down a page so many centimetres below."""
    command = ["pdftoppm", "-gray", "-r", "720", "-singlefile", "-y", str(round(down * 283.46))]
    strip = subprocess.run([*command, "-H", "40", "-"], input=pdf, check=True, capture_output=True)
    head, size, _, pixels = strip.stdout.split(b"\n", 3)
    assert head == b"P5"
    width = int(size.split()[0])
    dark = "".join(["x" if max(pixels[x::width]) < 0xC0 else " " for x in range(width)])
    return [len(line) / 10 for line in dark.split()]


def test_a_sheet_in_two_columns_keeps_lines_below_each_other(
    chromium: Chromium, tmp_path: Path
) -> None:
    deck, file = tmp_path / "deck.yaml", tmp_path / "quiz.html"
    deck.write_text(f"sheet: {{columns: 2}}{BODY}")
    html = pressed(deck, "X", key=False)
    file.write_text(html, "utf-8")

    assert re.findall(r'class="slots c(\d)"', html) == ["1"]
    assert len(chromium.pdf(file, A4)) == 1
