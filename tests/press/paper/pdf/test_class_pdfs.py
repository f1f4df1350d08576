"""The sheets of a class as PDFs: one for each student, one of all, and the key by student."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from deck_folder import names_in
from harness import REAL_DECK, Ran
from pdf_sheets import faults_of
from pdf_text import boxes, pages
from quizpress.deck_and_lock import load_deck
from quizpress.options import Edition, Printing, Student
from quizpress.press.paper.paper_size import A4
from quizpress.press.paper.papers import Papers
from quizpress.targets import press_papers
from sheet_decks import ON_KEY, secret, wished

LONG = "Wolfeschlegelsteinhausenbergerdorff " * 2
STUDENTS = (
    Student(1, "Ann Lee", "7b", (("Room", "B 2"), ("No.", "17"))),
    Student(2, "محمد علي"),
    Student(3, LONG.strip(), "7c"),
)
NAMED = [
    "deck-quiz-s01-ann-lee",
    "deck-quiz-s02-محمد-علي",
    "deck-quiz-s03-wolfeschlegelsteinhausen",
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    path = tmp_path_factory.mktemp("class") / "deck.yaml"
    path.write_bytes(REAL_DECK.read_bytes())
    return papers_of(path)


def papers_of(
    path: Path,
    *targets: str,
    every_key: bool = False,
    students: tuple[Student, ...] = STUDENTS,
    editions: tuple[Edition, ...] = (),
) -> Papers:
    deck, problems = load_deck(path)
    assert deck, problems
    wish = Printing(
        seed="12C6", pdf=True, students=students, every_key=every_key, editions=(editions,)
    )
    papers = press_papers(deck, targets or ("quiz", "key"), wish)
    assert papers
    return papers


def text_of(papers: Papers, name: str) -> list[str]:
    return pages(next(each.data for each in papers.artifacts if each.name == name))


def test_each_student_has_a_file_with_name_class_and_form(printed: Papers) -> None:
    names = [each.name for each in printed.artifacts if each.name.endswith(".pdf")]
    assert names == [
        *[f"{name}.pdf" for name in NAMED],
        "deck-key.pdf",
        "deck-handout.pdf",
        "deck-class-key.pdf",
    ]
    first, *others = text_of(printed, f"{NAMED[0]}.pdf")
    for line in ("Name Ann Lee Class 7b Date Score / 41\n", "Room B 2 No. 17\n"):
        assert line in re.sub("[\u2066-\u2069]", "", first), first
    for number, page in enumerate([first, *others], 1):
        assert "Form 12C6-S01 · Ann Lee" in page
        assert f"{number} / {1 + len(others)}" in page
    long = re.sub(r"\s+", " ", text_of(printed, f"{NAMED[2]}.pdf")[0])
    assert LONG.strip() in long


@pytest.mark.parametrize("editions", [(), ("large",)], ids="+".join)
@pytest.mark.parametrize("school_class", ["8b Naturwissenschaften", "n" * 60])
def test_a_long_class_stands_on_its_own_line(
    tmp_path: Path, school_class: str, editions: tuple[Edition, ...]
) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text("title: T\ncards: [{q: A?, a: b}]\n")
    students = (Student(1, "Ann Lee", school_class),)
    papers = papers_of(path, "quiz", students=students, editions=editions)
    placed = boxes(next(each.data for each in papers.artifacts if each.name.endswith(".pdf")))
    found = re.findall(r'xMax="(.+?)" yMax=".+?">\u2068*(Natur|n)[a-z]*', placed)
    end = max(float(right) for right, _ in found)
    (margin,) = [float(left) for left in re.findall(r'xMin="(.+?)" .*>Date<', placed)]

    assert len(found) == 1 if "Natur" in school_class else len(found) > 1
    assert end < (margin if not editions else A4.width * 72 / 25.4 - 40)


def test_the_file_of_all_has_the_sheets_in_turn_each_on_a_leaf_of_its_own(printed: Papers) -> None:
    together = text_of(printed, "deck-handout.pdf")
    place = 0
    for name in NAMED:
        alone = text_of(printed, f"{name}.pdf")
        assert together[place : place + len(alone)] == alone
        place += len(alone) + len(alone) % 2
    assert place - len(alone) % 2 == len(together)
    data = {each.name: each.data for each in printed.artifacts}
    titles = [
        PdfReader(BytesIO(data[name])).metadata for name in sorted(data) if "handout.pdf" in name
    ]
    assert [about.title for about in titles if about] == [
        "Mexico, Central America and migration, May 2022"
    ]


def test_the_key_by_student_says_what_the_web_page_says(printed: Papers) -> None:
    (page,) = text_of(printed, "deck-class-key.pdf")
    html = next(e.data for e in printed.artifacts if e.name == "deck-class-key.html").decode()
    answers = re.findall(r"<span>(\d+) (?:<b>)?([^<]+)(?:</b>)?</span>", html)
    assert len(answers) > 90
    squeezed = re.sub("[\\s\u2066-\u2069]", "", page)
    assert "".join([number + right.replace(" ", "") for number, right in answers[:30]]) in squeezed
    assert all(student.name.replace(" ", "")[:20] in squeezed for student in STUDENTS[::2])


@pytest.mark.parametrize("kind", [*NAMED, "deck-handout", "deck-class-key"])
def test_the_files_of_a_class_are_accessible(printed: Papers, kind: str) -> None:
    (data,) = [each.data for each in printed.artifacts if each.name == f"{kind}.pdf"]
    assert faults_of(data) == []


def test_every_key_is_in_one_file_where_it_is_asked_for(tmp_path: Path) -> None:
    papers = papers_of(wished(tmp_path), "key", every_key=True)
    keys = text_of(papers, "wished-keys.pdf")
    named = [page for page in keys if "1 / " in page]
    assert len(named) == len(STUDENTS)
    for student, page in zip(STUDENTS[::2], named[::2], strict=True):
        assert f"Key · Form 12C6-S{student.number:02} · {student.name[:30]}" in page


def test_sheets_of_a_class_hold_no_answer(tmp_path: Path) -> None:
    papers = papers_of(secret(tmp_path), "quiz")
    assert len(papers.artifacts) == len(STUDENTS) + 2
    for each in papers.artifacts:
        text = "".join(pages(each.data)) if each.name.endswith(".pdf") else each.data.decode()
        assert [word for word in ON_KEY if word in text] == []


def test_files_of_those_who_left_are_removed_and_the_report_is_short(
    tmp_path: Path, call: Callable[..., Ran]
) -> None:
    (tmp_path / "d.yaml").write_text("title: T\ncards: [{q: One?, a: b}]\n")
    roster = tmp_path / "class.csv"
    roster.write_text("name\nAnn\nBen\nCid\n")
    wish = ["build", "d.yaml", "--roster", "class.csv", "--only", "quiz", "--pdf"]
    ran = call(*wish)
    assert "  quizzes of students: 3 files, 1 page each\n  d-handout.pdf: 5 pages\n" in ran.out
    assert (
        "  quizzes of students: 3 files, 1 page each\n  d-handout.pdf: 5 pages\n" in call(*wish).out
    )
    roster.write_text("name\nAnn\nDan\n")
    ran = call(*wish)
    assert names_in(tmp_path / "build" / "d") == {
        "d-handout.html", "d-handout.pdf", "d-quiz-s01-ann.pdf", "d-quiz-s02-dan.pdf",
    }  # fmt: skip
    assert "would not make it: d-quiz-s02-ben.pdf, d-quiz-s03-cid.pdf\n" in ran.out
    (told,) = json.loads(call(*wish, "--format", "json").out)["decks"]
    assert [sheet["pages"] for sheet in told["paper"]["sheets"]] == [1, 1, 3]
