"""What a deck wants of its sheets, in files for word processors."""

from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from docx_files import opened, quiz_and_key, words
from harness import MEDIA
from quizpress.press.paper.html import SheetLook
from quizpress.press.paper.paper_size import A4

SECTIONS = """
sections:
  - title: One
    cards:
      - {q: A?, a: key, distractors: [wrong], points: 2}
      - {q: B?, a: key, distractors: [wrong], points: 2}
  - title: Two
    break: page
    cards:
      - {q: C?, match: {x: y, z: w}, points: 3}
"""


def _opened(
    folder: Path, wishes: str, *, key: bool = False, look: SheetLook | None = None
) -> Document:
    path = folder / "deck.yaml"
    path.write_text(f"title: T\nsheet: {{{wishes}}}\n{SECTIONS}")
    return opened(path, "12C6-B", key=key, look=look or SheetLook(A4))


def _lines(document: Document) -> list[str]:
    return [words(paragraph._p) for paragraph in document.paragraphs]  # noqa: SLF001  Of one class.


@quiz_and_key
def test_the_head_is_that_of_the_school(tmp_path: Path, *, key: bool) -> None:
    (tmp_path / "seal.png").write_bytes((MEDIA / "dot.png").read_bytes())
    wishes = "school: S, course: C, teacher: D, logo: {file: seal.png, alt: A seal}, foot: No copy"
    document = _opened(tmp_path, wishes, key=key)
    first = document.paragraphs[0]

    assert first.style
    assert (first.style.name, first.text.strip()) == ("Letterhead", "S\u00a0· C\u00a0· D")
    (about,) = first._p.iter(qn("wp:docPr"))  # noqa: SLF001
    assert about.get("descr") == "A seal"
    foot = document.sections[0].footer.paragraphs[0].text
    called = ["T", *(["Key"] if key else []), "Form 12C6-B", "No copy"]
    assert foot.startswith("\u00a0· ".join(called) + "\t")


FIELDS: tuple[tuple[str, tuple[str, ...], list[list[str]]], ...] = (
    # what students fill in, the editions, and the rows of it
    ("[name, class, date, score]", (), [["Name", "Class", "Date", "Score\t/\xa07"]]),
    ("[date, name]", (), [["Date", "Name"]]),
    ("[name, date, score]", ("large",), [["Name", "Date"], ["Score\t/\xa07", ""]]),
    ("score", ("dyslexia",), [["Score\t/\xa07"]]),
)


@pytest.mark.parametrize(("ask", "editions", "rows"), FIELDS)
def test_students_fill_in_what_is_asked_for(
    ask: str, editions: tuple[str, ...], rows: list[list[str]], tmp_path: Path
) -> None:
    look = SheetLook(A4, editions)  # type: ignore[arg-type]
    document = _opened(tmp_path, f"ask: {ask}", look=look)
    names = document.tables[0]

    assert [[words(cell._tc) for cell in row.cells[::2]] for row in names.rows] == rows  # noqa: SLF001
    width = sum([column.width or 0 for column in names.columns])
    section = document.sections[0]
    assert section.page_width
    assert abs(width - (section.page_width - 2 * (section.left_margin or 0))) < Mm(0.2)


def test_nothing_asked_for_leaves_no_line(tmp_path: Path) -> None:
    assert "Name" not in "".join(words(t._tbl) for t in _opened(tmp_path, "ask: []").tables)  # noqa: SLF001


@quiz_and_key
def test_questions_are_counted_and_named_as_on_the_other_sheets(
    tmp_path: Path, *, key: bool
) -> None:
    lines = _lines(_opened(tmp_path, "numbering: section, form_id: false", key=key))
    stems = [line.split("\t")[:2] for line in lines if "?" in line]

    assert [number for number, _ in stems] == ["1", "2", "1"]
    assert ("Form\xa012C6-B" in lines[1]) == key
    assert ("Form\xa0B" in lines[1]) == (not key)
    heads = [line for line in lines if line.startswith(("One\t", "Two\t"))]
    assert heads == ["One\t4\xa0pts\xa0·\xa02\xa0pts\xa0per\xa0question", "Two\t3\xa0pts"]
    if key:
        assert lines[2].startswith("1.1\xa0")
        assert "2.1\xa0" in lines[2]


@quiz_and_key
@pytest.mark.parametrize("columns", [1, 2])
def test_columns_hold_the_questions_alone_and_a_section_begins_a_page(
    tmp_path: Path, columns: int, *, key: bool
) -> None:
    document = _opened(tmp_path, f"columns: {columns}", key=key)
    (begun,) = [p for p in document.paragraphs if p.paragraph_format.page_break_before]
    found = [
        (section._sectPr.find(qn("w:cols")).get(qn("w:num")), section.footer.is_linked_to_previous)  # noqa: SLF001
        for section in document.sections
    ]

    assert begun.text.startswith("Two")
    if columns == 1:
        assert found == [(None, False)]
        return
    assert found == [("1", False), ("2", False), ("2", False)]
    sizes = {(section.page_width, section.left_margin) for section in document.sections}
    assert len(sizes) == 1
    types = [section._sectPr.find(qn("w:type")) for section in document.sections]  # noqa: SLF001
    assert {kind.get(qn("w:val")) for kind in types} == {"continuous"}
    # What is set against the end of a line of a question ends with its column.
    style = document.styles["Question"].paragraph_format
    assert abs(style.tab_stops[-1].position - Mm((210 - 2 * 16 - 8) / 2)) < Mm(0.2)


@pytest.mark.parametrize("columns", [1, 2])
def test_the_first_section_begins_a_page_below_a_printed_article(
    tmp_path: Path, columns: int
) -> None:
    (tmp_path / "text.txt").write_text("A text to read.")
    path = tmp_path / "deck.yaml"
    cards = SECTIONS.replace("title: One", "title: One\n    break: page")
    article = "article: {title: A, text: text.txt, print: true}"
    path.write_text(f"title: T\nsheet: {{columns: {columns}}}\n{article}{cards}")
    document = opened(path)
    begun = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]

    assert [text.split("\t")[0] for text in begun] == ["One", "Two"]
    assert len(document.sections) == 2 * columns - 1


@quiz_and_key
def test_no_table_ends_the_columns_of_a_page(tmp_path: Path, *, key: bool) -> None:
    path = tmp_path / "deck.yaml"
    one, two = SECTIONS.split("  - title: Two\n")
    path.write_text(
        f"title: T\nsheet: {{columns: 2}}\n{one}"
        f"      - {{q: D?, match: {{x: y, z: w}}, points: 2}}\n  - title: Two\n{two}"
    )
    blocks = [*opened(path, key=key).element.body]
    ends = [
        nth for nth, block in enumerate(blocks) if block.find(f".//{qn('w:sectPr')}") is not None
    ]
    before = [[each.tag for each in blocks[end - 2 : end]] for end in ends]

    assert before[-1] == [qn("w:tbl"), qn("w:p")]  # LibreOffice would tear it from its question.


def test_columns_run_from_the_right_in_a_deck_from_the_right(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(f"title: T\nlanguage: ar\nsheet: {{columns: 2}}\n{SECTIONS}")
    sections = opened(path, "12C6").sections

    assert [section._sectPr.find(qn("w:bidi")) is not None for section in sections] == [True] * 3  # noqa: SLF001
