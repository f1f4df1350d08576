"""The width that a deck asks for a picture: the same in a browser, a PDF and a word processor."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from browsers import Chromium
from pdf_text import boxes
from png_files import png
from quizpress.deck_and_lock import load_deck
from quizpress.model import Deck
from quizpress.options import Cards, Printing
from quizpress.press.paper.papers import plan_printing
from quizpress.targets import press_papers

DECK = """
title: T
cards:
  - {q: as it is?, a: b, image: {file: large.png, alt: a}}
  - {q: in centimetres?, a: b, image: {file: large.png, alt: a, width: 6cm}}
  - {q: in millimetres?, a: b, image: {file: large.png, alt: a, width: 42 mm}}
  - {q: in inches?, a: b, image: {file: large.png, alt: a, width: 2.5 in}}
  - {q: larger than it is?, a: b, image: {file: small.png, alt: a, width: 30mm}}
  - {q: wider than the page?, a: b, image: {file: large.png, alt: a, width: 19cm}}
"""
LOGOS = (("", 16), (", width: 5cm", 50), (", width: 9cm", 60))
"""The width that is asked for, and that of a square logo in millimetres."""
BODY = 168
"""Millimetres that a question has on A4, or about so many."""


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    (tmp_path / "large.png").write_bytes(png(1000, 300, (0, 99, 99, 255)))
    (tmp_path / "small.png").write_bytes(png(100, 100, (99, 0, 99, 255)))
    (tmp_path / "deck.yaml").write_text(DECK)
    deck, problems = load_deck(tmp_path / "deck.yaml")
    assert deck, problems
    return deck


def made(deck: Deck, printing: Printing, target: str, end: str) -> bytes:
    papers = press_papers(deck, [target], printing)
    assert papers
    return next(file.data for file in papers.artifacts if file.name.endswith(end))


@pytest.fixture(params=LOGOS, ids=[width or "none" for width, _ in LOGOS])
def with_logo(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Deck, float]:
    """Return a deck whose logo is a square, and how wide that is on paper."""
    width, wide = request.param
    (tmp_path / "seal.png").write_bytes(png(300, 300, (0, 99, 99, 255)))
    (tmp_path / "deck.yaml").write_text(
        f"title: T\nsheet: {{logo: {{file: seal.png, alt: A{width}}}}}\ncards: [{{q: Q, a: A}}]\n"
    )
    deck, problems = load_deck(tmp_path / "deck.yaml")
    assert deck, problems
    return deck, wide


def widths(pdf: bytes, folder: Path) -> list[float]:
    """Return how wide the pictures of a PDF are, in millimetres."""
    (folder / "pictures.pdf").write_bytes(pdf)
    command = ["pdfimages", "-list", str(folder / "pictures.pdf")]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = [row.split() for row in listed.splitlines()[2:]]
    return [int(row[3]) / int(row[12]) * 25.4 for row in rows if row[2] == "image"]


@pytest.mark.parametrize("program", ["Chromium", "Typst"])
def test_a_picture_is_as_wide_on_paper_as_is_asked(
    chromium: Chromium, deck: Deck, tmp_path: Path, program: str
) -> None:
    if program == "Typst":
        pdf = made(deck, Printing(size="a4", pdf=True), "quiz", ".pdf")
    else:
        pdf = printed(chromium, made(deck, Printing(size="a4"), "quiz", ".html"), tmp_path)

    _, *asked, widest = widths(pdf, tmp_path)
    assert asked == pytest.approx([60, 42, 63.5, 30], abs=0.4)
    assert widest == pytest.approx(BODY, abs=5)


def printed(chromium: Chromium, html: bytes, folder: Path) -> bytes:
    (folder / "page.html").write_bytes(html)
    page = chromium.browser.new_page()
    page.goto((folder / "page.html").as_uri())
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    return pdf


def test_a_word_processor_has_the_same_widths(deck: Deck) -> None:
    document = Document(BytesIO(made(deck, Printing(size="a4", docx=True), "quiz", ".docx")))
    sizes = [each.find(qn("wp:extent")) for each in document.element.body.iter(qn("wp:inline"))]
    wide = [int(size.get("cx")) / 36000 for size in sizes]

    assert wide[1:-1] == pytest.approx([60, 42, 63.5, 30], abs=0.01)
    assert wide[0] == wide[-1] == pytest.approx(BODY, abs=5)
    assert int(sizes[1].get("cy")) == pytest.approx(int(sizes[1].get("cx")) * 0.3, rel=0.01)


@pytest.mark.parametrize("program", ["Chromium", "Typst"])
def test_a_logo_is_as_wide_as_is_asked_or_as_it_may_be(
    chromium: Chromium, with_logo: tuple[Deck, float], tmp_path: Path, program: str
) -> None:
    deck, wide = with_logo
    if program == "Typst":
        pdf = made(deck, Printing(size="a4", pdf=True), "quiz", ".pdf")
    else:
        pdf = printed(chromium, made(deck, Printing(size="a4"), "quiz", ".html"), tmp_path)

    assert widths(pdf, tmp_path) == pytest.approx([wide], abs=0.4)


def test_a_word_processor_has_the_same_logo(with_logo: tuple[Deck, float]) -> None:
    deck, wide = with_logo
    document = Document(BytesIO(made(deck, Printing(size="a4", docx=True), "quiz", ".docx")))
    (extent,) = document.element.body.iter(qn("wp:extent"))

    assert int(extent.get("cx")) / 36000 == pytest.approx(wide, abs=0.01)


@pytest.mark.parametrize("program", ["Chromium", "Typst"])
def test_the_stamp_of_a_key_leaves_the_width_to_a_title_beside_a_wide_logo(
    chromium: Chromium, tmp_path: Path, program: str
) -> None:
    (tmp_path / "seal.png").write_bytes(png(300, 100, (0, 99, 99, 255)))
    (tmp_path / "deck.yaml").write_text(
        f"title: {'Title ' * 14}\nsheet: {{logo: {{file: seal.png, alt: A, width: 6cm}}}}\n"
        "cards: [{q: Q, a: A}]\n"
    )
    deck, problems = load_deck(tmp_path / "deck.yaml")
    assert deck, problems
    end = ".pdf" if program == "Typst" else ".html"
    lines = {}
    for target in ("quiz", "key"):
        page = made(deck, Printing(size="a4", pdf=program == "Typst"), target, end)
        pdf = page if program == "Typst" else printed(chromium, page, tmp_path)
        found = re.findall(r'yMin="(.+?)" .*>Title<', boxes(pdf))[:14]
        lines[target] = len(set(found))

    assert lines == {"quiz": 2, "key": 2}


@pytest.mark.parametrize("program", ["Chromium", "Typst"])
def test_a_flashcard_has_it_where_it_has_the_room(
    chromium: Chromium, deck: Deck, tmp_path: Path, program: str
) -> None:
    asked = Printing(size="a4", pdf=program == "Typst", cards=Cards(2, 3))
    if program == "Typst":
        pdf = made(deck, asked, "flashcards", ".pdf")
    else:
        pdf = printed(chromium, made(deck, asked, "flashcards", ".html"), tmp_path)

    room = plan_printing(deck, ["flashcards"], asked).paper.width / 2 - 20
    assert widths(pdf, tmp_path)[1:5] == pytest.approx([60, 42, 63.5, 30], abs=0.4)
    assert max(widths(pdf, tmp_path)) == pytest.approx(room, abs=0.6)
