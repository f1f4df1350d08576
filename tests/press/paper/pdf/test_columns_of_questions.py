"""Questions in two columns of a PDF, and sections that begin a page."""

import re
from pathlib import Path

import pytest

from harness import MEDIA
from pdf_sheets import faults_of, pdf_of
from pdf_text import pages
from quizpress.press.paper.paper_news import PaperNews
from quizpress.press.paper.pdf.layout import Room, Unit, find_turns
from quizpress.report.print_report import data_of_papers, describe_papers
from sheet_decks import sixty

ROOM = Room(10, 290)


def _units(*places: tuple[int, float, float]) -> list[Unit]:
    """Return the head of a sheet, and questions by their pages, begins and ends."""
    head = Unit(0, (1, 50), (1, 50), (), (1, 50))
    return [
        head,
        *[
            Unit(number, (page, begin), (page, begin), (), (page, end))
            for number, (page, begin, end) in enumerate(places, 1)
        ],
    ]


TURNS: tuple[tuple[list[tuple[int, float, float]], list[int], list[int]], ...] = (
    # where questions came to stand, those that are to begin a page, and those that turn
    ([(1, 60, 80), (1, 90, 110), (1, 120, 140), (1, 150, 170)], [], [3]),
    ([(1, 60, 80), (1, 90, 110), (1, 120, 140)], [], [2]),
    ([(1, 60, 80)], [], []),
    # of a full page and the last one
    ([(1, 60, 280), (1, 60, 280), (2, 10, 60), (2, 70, 120)], [], [4]),
    ([(1, 60, 90), (1, 100, 130), (2, 10, 60), (2, 70, 120)], [3], [2, 4]),
    ([(1, 60, 90), (1, 100, 130), (2, 10, 60), (2, 70, 120)], [], [4]),
    # the first column is filled, and one question stands in the second
    ([(1, 60, 120), (1, 130, 190), (1, 200, 260), (1, 60, 120)], [], [3]),
)


@pytest.mark.parametrize(("places", "starts", "turns"), TURNS)
def test_columns_are_made_equally_long_where_no_more_follows(
    places: list[tuple[int, float, float]], starts: list[int], turns: list[int]
) -> None:
    assert find_turns(_units(*places), ROOM, starts) == turns


def _wish(folder: Path, wishes: str) -> Path:
    """Write the deck of sixty with what it wants of its sheets, and return its path."""
    path = folder / "deck.yaml"
    title, cards = sixty().split("\n", 1)
    cards = cards.replace("- title: Gaps", "- title: Gaps\n    break: page")
    path.write_text(f"{title}\nsheet: {{{wishes}}}\n{cards}")
    return path


@pytest.mark.extra
@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_two_columns_take_fewer_pages_and_a_section_begins_one(
    tmp_path: Path, *, key: bool
) -> None:
    one = pages(pdf_of(_wish(tmp_path, "columns: 1"), key=key).data)
    made = pdf_of(_wish(tmp_path, "columns: 2, numbering: section"), key=key)
    two = pages(made.data)

    assert len(two) < len(one)
    for found in (one, two):
        (nth,) = [number for number, page in enumerate(found) if "GAPS" in page]
        assert not re.search("Claim|Falsehood", found[nth])
        assert not re.search("Text 0 has", found[nth - 1])
    assert faults_of(made.data) == []


@pytest.mark.extra
@pytest.mark.parametrize("columns", [1, 2])
def test_the_first_section_begins_a_page_below_a_printed_article(
    tmp_path: Path, columns: int
) -> None:
    (tmp_path / "text.txt").write_text("A text to read.")
    path = tmp_path / "deck.yaml"
    path.write_text(
        f"title: T\nsheet: {{columns: {columns}}}\n"
        "article: {title: A, text: text.txt, print: true}\n"
        "sections:\n  - {title: One, break: page, cards: [{q: A?, a: b}, {q: C?, a: d}]}\n"
    )
    read, asked = pages(pdf_of(path).data)
    (key,) = pages(pdf_of(path, key=True).data)

    assert ("A text to read." in read, "ONE" in read) == (True, False)
    assert asked.startswith("ONE")
    assert "ONE" in key


@pytest.mark.extra
def test_both_columns_of_the_last_page_end_alike(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    cards = "".join([f"- {{q: Which of number {number}, a: A}}\n" for number in range(10)])
    path.write_text(f"title: T\nsheet: {{columns: 2}}\ncards:\n{cards}")
    layout = pdf_of(path).layout
    assert layout
    tops = [question.top for question in layout.questions]

    assert tops[:5] == tops[5:]


@pytest.mark.extra
def test_a_report_names_questions_as_the_sheet_does(tmp_path: Path) -> None:
    made = pdf_of(_wish(tmp_path, "numbering: section"))
    assert made.layout
    news = PaperNews({"x.pdf": made.layout}, None)
    (line,) = describe_papers(news)

    assert re.search(r"by moving question \d\.\d to page 2", line)
    # A section that is to begin a page was not moved to keep it whole.
    assert " 5.1 " not in line
    (sheet,) = data_of_papers(news)["sheets"]
    assert sheet["called"][:2] + sheet["called"][-1:] == ["1.1", "1.2", "8.8"]


@pytest.mark.extra
@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_the_head_and_the_foot_say_what_the_deck_wants(tmp_path: Path, *, key: bool) -> None:
    (tmp_path / "seal.png").write_bytes((MEDIA / "dot.png").read_bytes())
    wishes = (
        "school: Northside, course: Spanish 2, teacher: Ms. Okafor, foot: Do not copy,"
        " logo: {file: seal.png, alt: A seal}, ask: [name, score], form_id: false"
    )
    made = pdf_of(_wish(tmp_path, wishes), "12C6-B", key=key)
    first, *_, last = pages(made.data)

    plain = first.translate({0x2068: None, 0x2069: None, 0xA0: " "})
    assert plain.startswith("Northside · Spanish 2 · Ms. Okafor\nSixty questions\n")
    assert ("12C6" in first) == key
    assert "Form" in first
    assert "Do not copy" in first
    assert "Do not copy" in last
    assert not re.search("Class|Date", first)
    assert ("Name" in first) == (not key)
    assert faults_of(made.data) == []


@pytest.mark.extra
def test_points_that_are_equal_leave_their_room_to_the_questions(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    long = "told at such a length that it fills more than one line of the paper, but not two"
    path.write_text(
        f"title: T\ncards: [{{q: 'Why, {long}', a: A, points: 2}}, {{q: B, a: A, points: 2}}]\n"
    )
    (text,) = pages(pdf_of(path).data)

    assert "2 pts per question" in text
    assert "/ 2" not in text
