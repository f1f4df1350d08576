"""Quiz and key as PDF: what stands where, what screen readers get, what must not be in it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.abc import MetaPathFinder
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject, TextStringObject

from harness import MEDIA, REAL_DECK, Write, environment
from pdf_text import pages
from quizpress.options import Edition
from quizpress.pipeline import load_deck
from quizpress.press.paper.form import read_form
from quizpress.press.paper.html import SheetLook
from quizpress.press.paper.html import press as sheet
from quizpress.press.paper.paper_size import A4, LETTER, Paper
from quizpress.press.paper.passage import number_lines
from quizpress.press.paper.pdf.layout import layout_of
from quizpress.press.paper.pdf.pages import NoWeasyPrint, bundle_sheets, lay_out, press
from sheet_decks import pictured, secret, sixty, wished
from sheet_html import asked, pages_of, pressed

MIXED = """
title: All that tags know
language: en-GB
sections:
  - title: Links and *pictures*
    cards:
      - {q: 'See [the site](https://example.org/) and `code`?', a: b, points: 2}
      - {q: Who?, a: '![b](dot.png)', image: {file: dot.png, alt: A dot}}
      - {q: 'What is \\(\\frac{1}{2}\\)?', a: '\\(0.5\\)', distractors: ['\\(2\\)', '\\(3\\)']}
  - title: The rest
    cards:
      - {q: Match, match: {a: b, c: d}}
      - {q: Order, order: [x, y, z]}
      - {q: Two?, a: [one, two]}
      - {cloze: 'A {{gap}} here.'}
      - {claim: It is., a: true}
      - {q: Long?, lines: 40}
"""
ARABIC = """
title: العنوان
language: ar
cards:
  - {q: من؟, a: أ, distractors: [ب, ج, د], points: 2}
  - {q: طابق, match: {أ: ب, ج: د}}
  - {claim: نعم, a: true}
"""


def written(folder: Path, text: str) -> Path:
    (folder / "dot.png").write_bytes((MEDIA / "dot.png").read_bytes())
    path = folder / "deck.yaml"
    path.write_text(text, "utf-8")
    return path


@cache
def real(paper: Paper, *, key: bool) -> tuple[str, bytes]:
    html = pressed(REAL_DECK, "12C6", key=key, paper=paper)
    return html, press("x.pdf", html).artifact.data


@pytest.fixture(
    scope="module", params=["real quiz", "real key", "mixed quiz", "mixed key", "arabic key"]
)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    deck, _, kind = request.param.partition(" ")
    if deck == "real":
        return PdfReader(BytesIO(real(A4, key=kind == "key")[1]))
    path = written(tmp_path_factory.mktemp("deck"), MIXED if deck == "mixed" else ARABIC)
    return PdfReader(BytesIO(press("x.pdf", pressed(path, "S", key=kind == "key")).artifact.data))


def whole(html: str, data: bytes) -> list[str]:
    """Return the text of each page, on one of which each question stands as a whole."""
    texts = pages(data)
    for question in asked(html):
        assert pages_of(question, texts), f"question {question.number} is on no page as a whole"
    return texts


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_no_question_of_the_real_deck_is_split(paper: Paper, *, key: bool) -> None:
    html, data = real(paper, key=key)
    texts = whole(html, data)
    box = PdfReader(BytesIO(data)).pages[0].mediabox
    millimetres = [float(side) / 72 * 25.4 for side in (box.width, box.height)]
    assert millimetres == pytest.approx([paper.width, paper.height], abs=0.1)
    assert len(texts) in ((5, 6) if key else (4,))
    for number, text in enumerate(texts, 1):
        assert f"{number} / {len(texts)}" in text
        assert "Form 12C6" in text
        assert bool(re.search(r"Name\s+Class\s+Date\s+Score", text)) == (number == 1 and not key)


def test_no_question_of_sixty_is_split(tmp_path: Path) -> None:
    html = pressed(written(tmp_path, sixty()), "12C6", key=False)
    made = press("x.pdf", html)
    whole(html, made.artifact.data)
    assert made.layout.pages == 8
    assert made.layout.long == ()


def test_no_question_with_a_picture_is_split(tmp_path: Path) -> None:
    html = pressed(pictured(tmp_path), "12C6", key=False)
    made = press("x.pdf", html)
    whole(html, made.artifact.data)
    assert made.layout.pages == 3
    assert made.layout.long == ()


@pytest.mark.parametrize(("edition", "most"), [("dyslexia", 9), ("large", 12)])
def test_an_edition_has_its_columns_and_no_more_pages(edition: Edition, most: int) -> None:
    deck, problems = load_deck(REAL_DECK)
    assert deck, problems
    html = sheet(deck, read_form("12C6"), SheetLook(A4, (edition,)), key=False).data.decode()
    document = lay_out(html)
    assert len(document.pages) <= most
    assert layout_of(document).long == ()


def test_every_gap_is_a_blank(tmp_path: Path) -> None:
    gaps = "".join(f"  - {{cloze: '{n} {{{{a}}}} and {{{{long answer}}}} end.'}}\n" for n in "ab")
    html = pressed(written(tmp_path, f"title: T\ncards:\n{gaps}"), "S", key=False)
    blanks = re.findall(r"_{4,}", "".join(pages(press("x.pdf", html).artifact.data)))
    assert len(blanks) == 4
    assert len({*blanks}) == 1


def test_a_quiz_holds_no_answer(tmp_path: Path) -> None:
    data = press("x.pdf", pressed(secret(tmp_path), "X", key=False)).artifact.data
    strings = " ".join([*strings_of(PdfReader(BytesIO(data)))])
    seen = "".join(pages(data))
    assert "shown-m" in strings
    assert "shown-a" in seen
    assert "secret" not in strings + seen


def strings_of(reader: PdfReader) -> Iterator[str]:
    """Yield all texts outside of the pages: of bookmarks, tags, links, metadata."""
    for number in range(1, len(reader.xref_objStm) + len(reader.xref.get(0, {}))):
        thing = reader.get_object(number)
        if isinstance(thing, DictionaryObject):
            yield from [value for value in thing.values() if isinstance(value, TextStringObject)]
    assert reader.xmp_metadata
    yield str(reader.xmp_metadata.stream.get_data())


def test_right_to_left_numbers_stand_on_the_right(tmp_path: Path) -> None:
    document = lay_out(pressed(written(tmp_path, ARABIC), "S", key=False))
    (page,) = document.pages
    numbers = {label: x for level, label, (x, _), _ in page.bookmarks if level == 3}
    assert numbers.keys() == {"1", "2", "3"}
    assert min(numbers.values()) > page.width * 0.8


# What PDF/UA-1 (ISO 14289-1) asks for, as far as a program can see it.


def test_a_pdf_says_that_it_is_tagged(made: PdfReader) -> None:
    root: Any = made.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] in {"en-US", "en", "en-GB", "ar"}
    assert made.metadata
    assert made.metadata.title
    assert made.xmp_metadata
    xmp = made.xmp_metadata.stream.get_data().decode()
    assert 'pdfuaid:part="1"' in xmp
    assert "<dc:title>" in xmp
    assert {str(page["/Tabs"]) for page in made.pages} == {"/S"}


def test_a_pdf_has_no_date(made: PdfReader) -> None:
    assert made.metadata
    assert {*made.metadata} == {"/Title", "/Producer"}
    assert made.xmp_metadata
    assert "Date" not in made.xmp_metadata.stream.get_data().decode()


def test_all_content_is_tagged_or_said_to_be_none(made: PdfReader) -> None:
    owners, tree = parents(made), elements(made)
    for number, page in enumerate(made.pages):
        marks = [*marks_of(page)]
        assert len({*marks}) == len(marks)
        assert marks or number  # A later page may hold nothing but lines to write on.
        for mark in marks:
            assert owners[number][mark].indirect_reference in tree, (number, mark)


def parents(made: PdfReader) -> dict[int, Any]:
    """Return by page whose its marked content is."""
    tree: Any = made.root_object["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    return {
        int(key): value.get_object()
        for key, value in zip(numbers[::2], numbers[1::2], strict=True)
        if isinstance(value.get_object(), list)
    }


DRAWS = frozenset(
    [b"Tj", b"TJ", b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do"]
)


def marks_of(page: Any) -> Iterator[int]:  # noqa: ANN401  pypdf gives what a file holds.
    """Yield the numbers of marked content on a page, on which nothing is drawn outside of any."""
    stack: list[str] = []
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator in (b"BMC", b"BDC"):
            stack.append(operands[0])
            if operator == b"BDC" and "/MCID" in operands[1]:
                assert "/Artifact" not in stack
                yield operands[1]["/MCID"]
        elif operator == b"EMC":
            stack.pop()
        elif operator in DRAWS:
            assert stack, (operands, operator)
    assert stack == []


def elements(made: PdfReader) -> dict[IndirectObject, Any]:
    """Return all structure elements by their references, in the order in which they are read."""
    found: dict[IndirectObject, Any] = {}

    def walk(kid: Any, above: Any) -> None:  # noqa: ANN401  pypdf gives what a file holds.
        element: Any = kid.get_object()
        if "/S" in (element if isinstance(element, dict) else ()):
            assert element.raw_get("/P") == above
            found[kid] = element
            for below in element["/K"]:
                walk(below, kid)

    tree: Any = made.root_object["/StructTreeRoot"]
    for top in tree["/K"]:
        walk(top, tree.indirect_reference)
    return found


KINDS = """
Document Part Sect Art Div NonStruct P Span H1 H2 L LI LBody Lbl Figure Link
"""


def test_tags_are_those_that_readers_know(made: PdfReader) -> None:
    tree = [*elements(made).values()]
    assert {element["/S"][1:] for element in tree} <= {*KINDS.split()}
    headings = [int(e["/S"][2]) for e in tree if re.fullmatch("/H[1-6]", e["/S"])]
    assert headings[0] == 1
    assert headings.count(1) == 1
    for element in tree:
        inside = [kid.get_object().get("/S") for kid in element["/K"] if not isinstance(kid, int)]
        if element["/S"] == "/L":
            assert {*inside} <= {"/LI", "/L"}
        if element["/S"] == "/LI":
            assert {*inside} <= {"/Lbl", "/LBody"}
        if element["/S"] == "/Art":
            assert "/Art" not in inside
        if element["/S"] == "/Figure":
            assert element["/Alt"]


def test_a_picture_that_says_nothing_is_no_content(tmp_path: Path) -> None:
    html = pressed(written(tmp_path, MIXED), "S", key=False).replace('alt="A dot"', 'alt=""')
    made = PdfReader(BytesIO(press("x.pdf", html).artifact.data))
    assert len(made.pages[0].images) == 1
    test_all_content_is_tagged_or_said_to_be_none(made)
    test_tags_are_those_that_readers_know(made)
    said = [element["/Alt"] for element in elements(made).values() if element["/S"] == "/Figure"]
    assert sorted(said) == ["0.5", "1/2", "2", "3"]


def test_a_question_is_one_article(made: PdfReader) -> None:
    articles = [e for e in elements(made).values() if e["/S"] == "/Art"]
    numbers = [bookmark for bookmark in titles(made.outline) if bookmark.isdigit()]
    assert len(articles) >= len(numbers)
    assert len(articles) - len(numbers) <= len(made.pages)


def titles(outline: Any) -> Iterator[str]:  # noqa: ANN401  pypdf nests lists.
    for item in outline:
        if isinstance(item, list):
            yield from titles(item)
        else:
            yield item.title


def test_all_fonts_are_inside(made: PdfReader) -> None:
    resources: list[Any] = [page["/Resources"] for page in made.pages]
    fonts = {name: font for found in resources for name, font in found["/Font"].items()}
    assert fonts
    for font in fonts.values():
        (inside,) = font["/DescendantFonts"]
        assert "/ToUnicode" in font
        assert {"/FontFile2", "/FontFile3"} & {*inside.get_object()["/FontDescriptor"]}


def test_links_say_where_they_lead(made: PdfReader) -> None:
    annotations: list[Any] = [page.get("/Annots", []) for page in made.pages]
    for link in [link.get_object() for links in annotations for link in links]:
        assert link["/Contents"]
        assert "/StructParent" in link


def test_an_outline_has_sections_and_questions(tmp_path: Path) -> None:
    html = pressed(written(tmp_path, MIXED), "S", key=False)
    found = [*titles(PdfReader(BytesIO(press("x.pdf", html).artifact.data)).outline)]
    sections = ["Links and pictures", *"123", "The rest", *"456789"]
    assert found == ["All that tags know · Form S", *sections]


def test_sheets_in_one_file_begin_on_front_sides_and_count_for_themselves(tmp_path: Path) -> None:
    def quiz(title: str, lines: int) -> str:
        cards = [f"{{q: Question {number}?, lines: {lines}}}" for number in range(3)]
        deck = written(tmp_path, f"title: {title}\ncards: [{', '.join(cards)}]\n")
        return pressed(deck, "S", key=False)

    made = bundle_sheets("all.pdf", [quiz("One", 2), quiz("Two", 12), quiz("Three", 2)]).artifact
    texts = pages(made.data)
    assert made.name == "all.pdf"
    assert [re.findall(r"\d / \d", text) for text in texts] == [
        ["1 / 1"],
        [],
        ["1 / 2"],
        ["2 / 2"],
        ["1 / 1"],
    ]
    reader = PdfReader(BytesIO(made.data))
    assert len({tuple(page.mediabox) for page in reader.pages}) == 1
    found = [title for title in titles(reader.outline) if not title.isdigit()]
    assert found == ["One · Form S", "Two · Form S", "Three · Form S"]


def test_a_numbered_line_of_the_text_is_one_line(tmp_path: Path) -> None:
    deck = wished(tmp_path)
    model, _ = load_deck(deck)
    assert model
    found = pages(press("x.pdf", pressed(deck, "S", key=False)).artifact.data)
    lines = [line.strip() for text in found for line in text.splitlines()]
    told = [line for paragraph in number_lines(model.article.passage, A4, ()) for line in paragraph]
    assert len(told) > 8
    for number, text in told:
        assert any(line.removeprefix("1 ").startswith(text.strip()) for line in lines), text
        assert not number or any(line.endswith(number) for line in lines)


def test_no_spaced_out_question_is_broken_after_its_first_word(tmp_path: Path) -> None:
    asked = "Where is the shallowest point of the shipping lane and of its arms"
    stems = [f"{asked[:end]}{end}?" for end in range(40, len(asked))]
    cards = [f"  - {{q: '{stem}', a: '{'x' * 9}', at: 1}}" for stem in stems]
    head = "title: T\narticle: {title: A, references: true, paragraphs: 2}\ncards:\n"
    deck = written(tmp_path, head + "\n".join(cards))
    model, problems = load_deck(deck)
    assert model, problems
    html = sheet(model, read_form("S"), SheetLook(A4, ("dyslexia",)), key=False).data.decode()
    lines = "\n".join(pages(press("x.pdf", html).artifact.data)).splitlines()
    begun = [line for line in lines if "Whereistheshallowest" in line.replace(" ", "")]
    assert len(begun) == len(stems)


def test_a_formula_brings_no_warning_of_a_library_to_the_terminal(deck: Write) -> None:
    path = deck("title: T\ncards: [{q: 'Is \\(x^2\\) it?', a: 'a square'}]\n")
    ran = subprocess.run(
        [sys.executable, "-m", "quizpress", "build", path.name, "--only", "quiz", "--pdf"],
        cwd=path.parent,
        env=environment(),
        capture_output=True,
        check=True,
    )
    assert ran.stderr == b""


SCRIPT = """
import sys
from hashlib import sha256
from quizpress.press.paper.pdf.pages import press
print(sha256(press("x.pdf", sys.stdin.read()).artifact.data).hexdigest())
"""


def test_the_same_sheet_gives_the_same_bytes(tmp_path: Path) -> None:
    html = pressed(written(tmp_path, MIXED), "S", key=True)
    prints = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input=html.encode(),
            env=environment(PYTHONHASHSEED=seed),
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert len(prints) == 1


def test_nothing_outside_the_file_is_asked_for(tmp_path: Path) -> None:
    html = pressed(written(tmp_path, MIXED), "S", key=False)
    picture = (tmp_path / "dot.png").as_uri()
    added = f'<img src="{picture}" alt="a"><svg><image href="{picture}"/></svg>'
    style = f"@import '{(tmp_path / 'x.css').as_uri()}'; body {{ background: url({picture}) }}"
    (tmp_path / "x.css").write_text("h1 { display: none }")
    before = PdfReader(BytesIO(press("x.pdf", html).artifact.data))
    html = html.replace("</main>", f"{added}</main>").replace("<style>", f"<style>{style}")
    after = PdfReader(BytesIO(press("x.pdf", html).artifact.data))
    assert [len(page.images) for page in after.pages] == [len(p.images) for p in before.pages]
    assert len(before.pages[0].images) == 1
    assert "All that tags know" in after.pages[0].extract_text()


def test_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoWeasyPrint, match=re.escape("pip install 'quizpress[pdf]'")):
        lay_out("<p>a")


class Unloadable(MetaPathFinder):
    """Imports fail as those do whose shared library is missing."""

    def find_spec(self, fullname: str, *_more: object) -> None:
        if fullname == "weasyprint":
            print("It is missing.")  # noqa: T201  As WeasyPrint does.
            raise OSError("cannot load library 'libpango-1.0-0': it is not there\nMore.")


def test_it_says_which_library_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Unloadable(), *sys.meta_path])
    with pytest.raises(NoWeasyPrint, match=r"Pango.*: cannot load library.*not there$"):
        lay_out("<p>a")
    assert capsys.readouterr().out == ""
