"""What a deck wants of its sheets, on quiz and key."""

import re
from pathlib import Path

import pytest

from harness import MEDIA
from quizpress.deck_and_lock import load_deck
from quizpress.press.paper.crosswalk import make_crosswalk
from quizpress.press.paper.form import list_forms, read_form
from quizpress.press.paper.sheet import Sheet, make_sheet
from sheet_decks import sixty
from sheet_html import plain, pressed

TWO = """
sections:
  - title: One
    cards:
      - {q: A, a: x, points: 2}
      - {q: B, a: x, points: 2}
  - title: Two
    cards:
      - {q: C, a: key, distractors: [wrong], points: 3}
      - {q: D, a: x}
  - title: Three
    cards:
      - {q: E, a: key, distractors: [wrong], points: 4}
"""
FLAT = "cards: [{q: A, a: x, points: 2}, {q: B, a: x, points: 2}]\n"
BARE = "sections: [{cards: [{q: A, a: x, points: 2}]}, {cards: [{q: B, a: x, points: 2}]}]\n"
POINTED = (
    # what is wanted of points, the deck, its counts, the heads of sections, and what is beside
    (
        "auto",
        TWO,
        ("5 questions", "12 points"),
        ("4 pts · 2 pts per question", "4 pts", "4 pts"),
        ("", "", "3 pts", "1 pt", ""),
    ),
    (
        "question",
        TWO,
        ("5 questions", "12 points"),
        ("4 pts", "4 pts", "4 pts"),
        ("2 pts", "2 pts", "3 pts", "1 pt", "4 pts"),
    ),
    (
        "section",
        TWO,
        ("5 questions", "12 points"),
        ("4 pts · 2 pts per question", "4 pts", "4 pts"),
        ("", "", "", "", ""),
    ),
    ("auto", FLAT, ("2 questions", "4 points", "2 pts per question"), ("",), ("", "")),
    ("question", FLAT, ("2 questions", "4 points"), ("",), ("2 pts", "2 pts")),
    ("auto", BARE, ("2 questions", "4 points"), ("", ""), ("2 pts", "2 pts")),
    ("auto", FLAT.replace(", points: 2", ""), ("2 questions",), ("",), ("", "")),
)


def _sheet(folder: Path, wishes: str, cards: str, form: str = "S", *, key: bool = False) -> Sheet:
    path = folder / "deck.yaml"
    path.write_text(f"title: T\nsheet: {{{wishes}}}\n{cards}")
    deck, problems = load_deck(path)
    assert deck, problems
    return make_sheet(deck, read_form(form), key=key)


@pytest.mark.parametrize(("wanted", "cards", "counts", "heads", "marks"), POINTED)
@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_points_stand_once_where_they_are_equal(  # noqa: PLR0913, PLR0917  One row of the table.
    wanted: str,
    cards: str,
    counts: tuple[str, ...],
    heads: tuple[str, ...],
    marks: tuple[str, ...],
    key: bool,  # noqa: FBT001  A parameter of the test.
    tmp_path: Path,
) -> None:
    sheet = _sheet(tmp_path, f"points: {wanted}", cards, key=key)

    assert sheet.counts == counts
    assert tuple([section.points for section in sheet.sections]) == heads
    asked = [question for section in sheet.sections for question in section.questions]
    assert tuple([question.points for question in asked]) == marks
    assert sheet.sided == (key or any(marks))


def test_sections_are_counted_each_for_itself_and_told_apart_on_the_key(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, "numbering: section", TWO, key=True)
    asked = [question for section in sheet.sections for question in section.questions]

    assert [question.label for question in asked] == ["1", "2", "1", "2", "1"]
    assert [question.number for question in asked] == [1, 2, 3, 4, 5]
    assert [reference for reference, _ in sheet.glance] == ["2.1", "3.1"]
    running = _sheet(tmp_path, "numbering: running", TWO, key=True)
    assert [reference for reference, _ in running.glance] == ["3", "5"]
    alone = _sheet(tmp_path, "numbering: section", FLAT)
    assert [question.reference for question in alone.sections[0].questions] == ["1", "2"]


def test_the_crosswalk_names_questions_by_section_and_number(tmp_path: Path) -> None:
    _sheet(tmp_path, "numbering: section", TWO)
    deck, _ = load_deck(tmp_path / "deck.yaml")
    assert deck
    rows = make_crosswalk(deck, list_forms(deck, "7B", 2)).rows

    assert [crossings[0].number for _, crossings in rows] == ["1.1", "1.2", "2.1", "2.2", "3.1"]
    assert {crossing.number for _, crossings in rows[2:4] for crossing in crossings} == {
        "2.1",
        "2.2",
    }


FORMS = (
    # whether the id is shown, the form, and what quiz and key say
    ("true", "12C6-B", "12C6-B", "12C6-B"),
    ("false", "12C6-B", "B", "12C6-B"),
    ("false", "12C6", "", "12C6"),
    ("false", "12C6-10", "", "12C6-10"),
)


@pytest.mark.parametrize(("shown", "form", "quiz", "key"), FORMS)
def test_a_quiz_can_do_without_the_id_of_its_form(
    shown: str, form: str, quiz: str, key: str, tmp_path: Path
) -> None:
    sheets = [_sheet(tmp_path, f"form_id: {shown}", FLAT, form, key=each) for each in (False, True)]

    assert [sheet.form_id for sheet in sheets] == [quiz, key]
    html = pressed(tmp_path / "deck.yaml", form, key=False)
    assert ("12C6" in html) == (shown == "true")
    assert ("Form" in html) == bool(quiz)


def test_the_head_says_what_the_deck_says_of_its_school(tmp_path: Path) -> None:
    (tmp_path / "seal.png").write_bytes((MEDIA / "dot.png").read_bytes())
    wishes = "school: A & B, course: C, teacher: D, logo: seal.png, foot: 'Do \"not\" copy'"
    _sheet(tmp_path, wishes, FLAT)
    for key in (False, True):
        html = pressed(tmp_path / "deck.yaml", "S", key=key)
        head = html[html.index("<header>") : html.index("</header>")]
        (letterhead,) = re.findall(r'<p class="letterhead">(.*?)</p>', head)
        assert plain(letterhead).replace("\xa0", " ") == "A & B · C · D"
        assert head.count('alt="A &amp; B"') == 1
        kind = " · Key" if key else ""
        (foot,) = re.findall("<footer>(.*?)</footer>", html)
        assert plain(foot).replace("\xa0", " ") == f'T{kind} · Form S · Do "not" copy'


FIELDS: tuple[tuple[str, list[str]], ...] = (
    ("[name, class, date, score]", ["name", "class", "date", "score"]),
    ("[score, name]", ["score", "name"]),
    ("name", ["name"]),
    ("[]", []),
)


@pytest.mark.parametrize(("items", "forms"), [(2, 6), (7, 4), (20, 2)])
def test_a_table_of_the_crosswalk_has_as_many_forms_as_it_has_room_for(
    items: int, forms: int, tmp_path: Path
) -> None:
    path = tmp_path / "deck.yaml"
    order = ", ".join([f"item {number}" for number in range(items)])
    path.write_text(f"title: T\ncards: [{{q: A?, order: [{order}]}}]\n")
    deck, problems = load_deck(path)
    assert deck, problems
    made = make_crosswalk(deck, list_forms(deck, "7B", 8))

    assert max(map(len, made.tables)) == forms
    assert {place for table in made.tables for place in table} == set(range(8))
    ((_, crossings),) = made.rows
    assert crossings[0].right.count("\u2011") == items - 1


@pytest.mark.parametrize(("ask", "fields"), FIELDS)
def test_students_fill_in_what_is_asked_for(ask: str, fields: list[str], tmp_path: Path) -> None:
    _sheet(tmp_path, f"ask: {ask}", FLAT)
    html = pressed(tmp_path / "deck.yaml", "S", key=False)

    (form,) = re.findall(r'<div class="form">(.*?)</div>', html, re.DOTALL) or [""]
    assert re.findall(r'<span class="(\w+)">', form) == fields
    assert ("/ 4" in form) == ("score" in fields)
    assert ('class="form"' in html) == bool(fields)


def test_sections_that_begin_a_page_part_the_columns(tmp_path: Path) -> None:
    cards = TWO.replace("title: Two", "title: Two\n    break: page")
    found = {}
    for columns in (1, 2):
        _sheet(tmp_path, f"columns: {columns}", cards)
        html = pressed(tmp_path / "deck.yaml", "S", key=False)
        found[columns] = re.findall(r'<(?:div class="two|section)[^>]*>', html)
    assert found == {
        1: ["<section>", '<section class="new-page">', "<section>"],
        2: ['<div class="two">', "<section>", '<div class="two new-page">', *["<section>"] * 2],
    }


@pytest.mark.parametrize(("printed", "begins"), [("true", True), ("false", False)])
def test_the_first_section_begins_a_page_below_a_printed_article_alone(
    printed: str, tmp_path: Path, *, begins: bool
) -> None:
    (tmp_path / "text.txt").write_text("A text to read.")
    article = f"article: {{title: A, text: text.txt, print: {printed}}}\n"
    cards = TWO.replace("title: One", "title: One\n    break: page")
    assert _sheet(tmp_path, "columns: 1", article + cards).sections[0].new_page == begins
    html = {}
    for columns in (1, 2):
        _sheet(tmp_path, f"columns: {columns}", article + cards)
        html[columns] = pressed(tmp_path / "deck.yaml", "S", key=False)
    found = {
        columns: re.findall(r'<(?:div class="two|section(?! class="passage))[^>]*>', page)
        for columns, page in html.items()
    }
    first = " new-page" if begins else ""
    alone = ' class="new-page"' if begins else ""
    assert found == {
        1: [f"<section{alone}>", *["<section>"] * 2],
        2: [f'<div class="two{first}">', *["<section>"] * 3],
    }
    assert not _sheet(tmp_path, "columns: 1", article + cards, key=True).sections[0].new_page


def test_in_two_columns_options_and_pairs_have_half_the_room(tmp_path: Path) -> None:
    def shapes(columns: int, *, key: bool) -> list[tuple[int, bool]]:
        cards = sixty().partition("\n")[2]
        asked = [
            question
            for section in _sheet(tmp_path, f"columns: {columns}", cards, key=key).sections
            for question in section.questions
        ]
        return sorted({(each.columns, each.stacked) for each in asked})

    assert shapes(1, key=False) == [(1, False), (4, False)]
    assert shapes(2, key=False) == [(1, False), (1, True), (2, False)]
    assert shapes(2, key=True) == shapes(2, key=False)


@pytest.mark.parametrize("edition", ["large", "dyslexia"])
def test_large_letters_keep_to_one_column(edition: str, tmp_path: Path) -> None:
    _sheet(tmp_path, "columns: 2", FLAT)
    deck, _ = load_deck(tmp_path / "deck.yaml")
    assert deck
    sheet = make_sheet(deck, read_form("S"), key=False, editions=(edition,))  # type: ignore[arg-type]

    assert sheet.settings.columns == 1


def test_a_passage_of_a_section_has_lines_as_long_as_its_column(tmp_path: Path) -> None:
    words = "The cat sat on the mat while seventeen other animals looked on from afar. " * 3
    (tmp_path / "text.txt").write_text(words)
    article = "{title: A text, text: text.txt, print: true, line_numbers: true}"
    cards = f"article: {article}\nsections:\n  - article: {article}\n    {FLAT}"
    longest = {}
    for columns in (1, 2):
        _sheet(tmp_path, f"columns: {columns}", cards)
        html = pressed(tmp_path / "deck.yaml", "S", key=False)
        passages = re.findall('<p class="lines">(.*?)</p>', html, re.DOTALL)
        longest[columns] = [
            max(len(line) for line in re.findall("<span>([^<]*)", passage)) for passage in passages
        ]
    assert longest[1][0] == longest[1][1] == longest[2][0]
    assert longest[2][1] < longest[1][1] / 2
