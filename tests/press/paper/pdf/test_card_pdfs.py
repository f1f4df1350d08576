"""Flashcards as a PDF: fitted by what they measure, the same bytes, and read aloud well."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import full_decks
from harness import REAL_DECK
from pdf_sheets import faults_of
from pdf_text import pages
from quizpress.deck_and_lock import load_deck
from quizpress.model import Deck
from quizpress.options import Cards, Flip, Printing, Size
from quizpress.press import Artifact
from quizpress.press.paper.papers import plan_printing
from quizpress.press.paper.pdf.card_pdfs import press_cards
from quizpress.press.paper.pdf.compiler import open_compiler
from sheet_decks import pictured, wished

LONG = "word " * 400
CARDS = r"""
title: Cards
language: %
cards:
  - {q: fits, a: fits}
  - {q: LONG, a: short}
  - {q: short, a: LONG}
  - {q: HALF, a: fits}
  - cloze: 'In {{El Salvador}} there were {{many::how many}}.'
    why: 'So \(\frac12\)'
""".replace("LONG", LONG).replace("HALF", "word " * 60)


def model(path: Path) -> Deck:
    deck, problems = load_deck(path)
    assert deck, problems
    return deck


def written(folder: Path, text: str) -> Deck:
    path = folder / "deck.yaml"
    path.write_text(text, "utf-8")
    return model(path)


def laid_out(folder: Path, text: str) -> Deck:
    full_decks.lay_out(folder)
    return written(folder, text)


def cards_of(deck: Deck) -> Artifact:
    (made,) = all_of(deck, Cards())
    return made


def all_of(deck: Deck, cards: Cards, size: Size = "a4") -> list[Artifact]:
    job = plan_printing(deck, ["flashcards"], Printing(cards=cards, size=size))
    with open_compiler(job.pictures.files) as compiler:
        return [*press_cards(job, compiler)]


JAPANESE = "title: 本\nlanguage: ja\ncards: [{q: 何ですか。, a: 本}]"
DECKS: dict[str, Callable[[Path], Deck]] = {
    "real": lambda _: model(REAL_DECK),
    "pictured": lambda folder: model(pictured(folder)),
    "wished": lambda folder: model(wished(folder)),
    "arabic": lambda folder: model(wished(folder, "ar")),
    "long": lambda folder: written(folder, CARDS.replace("%", "de")),
    "japanese": lambda folder: written(
        folder, "title: 本\nlanguage: ja\ncards: [{q: 何ですか。, a: 本}]"
    ),
    "full": lambda folder: laid_out(folder, full_decks.DECK),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", DECKS)
def test_cards_and_the_test_sheet_pass_two_checkers(tmp_path: Path, name: str) -> None:
    deck = DECKS[name](tmp_path)
    flip: Flip = "fold" if name == "wished" else "long"
    for file in all_of(deck, Cards(3, 4, flip, test=name == "real")):
        assert faults_of(file.data) == []


def test_the_same_deck_gives_the_same_bytes() -> None:
    deck = model(REAL_DECK)
    first, second = all_of(deck, Cards(test=True)), all_of(deck, Cards(test=True))
    assert [file.data for file in first] == [file.data for file in second]


def test_a_page_is_as_large_as_its_paper() -> None:
    papers: dict[Size, tuple[float, float]] = {"a4": (595.3, 841.9), "letter": (612, 792)}
    for size, sides in papers.items():
        page = PdfReader(BytesIO(all_of(model(REAL_DECK), Cards(), size)[0].data)).pages[0]
        assert [float(side) for side in page.mediabox[2:]] == pytest.approx(sides, abs=0.1)


def test_a_side_is_set_as_large_as_fits(tmp_path: Path) -> None:
    deck = written(tmp_path, CARDS.replace("%", "en"))
    told = cards_of(deck).cards
    _, front, back, _, _ = deck.cards("paper")

    assert told
    assert (told.cards, told.sheets, told.scaled) == (6, 1, 3)
    assert [(misfit.card, misfit.side) for misfit in told.misfits] == [
        (front, "front"),
        (back, "back"),
    ]
    assert all(0.5 < misfit.over < 2 for misfit in told.misfits)


def test_cards_that_were_made_earlier_are_told_of_as_then(tmp_path: Path) -> None:
    deck = written(tmp_path, CARDS.replace("%", "en"))
    made = cards_of(deck)
    job = plan_printing(deck, ["flashcards"], Printing())
    known = made._replace(cards=None)

    def find_drawn(name: str, source: str) -> Artifact | None:
        return known if (name, source) == (made.name, made.source) else None

    with open_compiler({}, find_drawn) as compiler:
        assert [*press_cards(job, compiler)] == [
            made._replace(cards=made.cards and made.cards._replace(artifact=known))
        ]


def test_what_does_not_fit_is_cut_off_at_the_end_of_a_line(tmp_path: Path) -> None:
    numbers = " ".join(map(str, range(1000, 2900)))
    deck = written(tmp_path, f"title: T\ncards: [{{q: {numbers}, a: b}}]")
    made = cards_of(deck)
    assert made.cards
    (misfit,) = made.cards.misfits
    assert misfit.side == "front"
    assert 5 < misfit.over < 9
    assert "\n1000 1001 " in pages(made.data)[0]


def test_the_first_page_says_of_which_deck_it_is_and_all_which_side() -> None:
    said = [re.sub("[\u2068\u2069]", "", page) for page in pages(cards_of(model(REAL_DECK)).data)]
    title = "Mexico, Central America and migration, May 2022 · Flashcards"
    assert [title in page for page in said] == [True] + [False] * 9
    assert all(
        f"{('Front', 'Back')[n % 2]} {n // 2 + 1} / 5" in page for n, page in enumerate(said)
    )


BLOCKS = r"""
title: Blocks
cards:
  - q: |-
      What does this print?
      ```python
      def fibonacci(n):
          return n
      ```
      | place | x |
      |---|--:|
      | **there** | 22 |
    a: |-
      - first
        - nested
      7. seven
      1984. a year
"""


def test_cards_have_all_that_blocks_say(tmp_path: Path) -> None:
    front, back = pages(cards_of(written(tmp_path, BLOCKS)).data)
    for text in ("def fibonacci(n):", "there 22"):
        assert text in front
    for text in ("• first", "nested", "7. seven", "1984. a year"):
        assert text in back


def test_a_card_hides_what_it_asks_for(tmp_path: Path) -> None:
    front, back = pages(cards_of(written(tmp_path, CARDS.replace("%", "en"))).data)
    # The last two cards are those of one cloze.
    assert front.count("El Salvador") == front.count("many.") == 1
    assert back.count("El Salvador") == back.count("many") == 2
