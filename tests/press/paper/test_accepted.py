"""What else is right in a gap, on the key, in a word processor's file and on flashcards."""

import re
from pathlib import Path

import pytest

from docx_files import opened
from quizpress.deck_and_lock import load_deck
from quizpress.options import Cards
from quizpress.press.paper.flashcards.cards import press as press_cards
from quizpress.press.paper.paper_size import A4
from sheet_html import plain, pressed

DECK = """
title: T
cards:
  - cloze: 'In {{El Salvador}} there were {{10,000::how many}} farmers.'
    accept: {"10,000": ["10000", ten *thousand*], El Salvador: Salvador}
  - cloze: '{{c1::Peru}} and {{c1::Chile}} have {{c2::two}} capitals.'
    accept: {Peru: Perú, c2: ['2', a pair]}
  - cloze: 'One {{gap}}.'
    accept: [hole, blank]
  - q: What does it mean?
    a: this
    both: Which word means this?
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_text(DECK, "utf-8")
    return path


KEY = [
    "Also accepted 10,000: 10000 / ten thousand · El Salvador: Salvador",
    "Also accepted Peru: Perú · two: 2 / a pair",
    "Also accepted hole · blank",
]


def test_the_key_says_of_each_gap_what_else_is_right(path: Path) -> None:
    html = pressed(path, "X", key=True)
    notes = re.findall(r'<div class="note">(.*?)</div>', html)
    assert [plain(note).replace("\u00a0", " ") for note in notes] == KEY
    assert "Salvador" not in plain(pressed(path, "X", key=False).partition("<main>")[2])


def test_a_word_processor_says_the_same(path: Path) -> None:
    said = [paragraph.text for paragraph in opened(path, key=True).paragraphs]
    notes = [" ".join(text.split()) for text in said if text.startswith("Also accepted")]
    assert notes == KEY


def test_a_flashcard_says_what_else_is_right_in_its_own_gap(path: Path) -> None:
    model, problems = load_deck(path)
    assert model, problems
    html = press_cards(model, A4, Cards(2, 4)).artifact.data.decode()
    notes = re.findall(r'<div class="note labelled">(.*?)</div>', html, re.DOTALL)
    assert [plain(note) for note in notes] == [
        "Also accepted Salvador",
        "Also accepted 10000\u00a0· ten\u00a0thousand",
        "Also accepted Peru: Perú",
        "Also accepted 2\u00a0· a\u00a0pair",
        "Also accepted hole\u00a0· blank",
        "⇄ Which word means this?",
    ]
