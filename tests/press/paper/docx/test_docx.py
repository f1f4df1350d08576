"""Quiz and key for word processors, read back with the library and as the files they are."""

import re
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Twips
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image

from docx_files import LOOKS, NORMAL, SETS, made, opened, parts, quiz_and_key, styled, words
from harness import REAL_DECK
from quizpress.deck_and_lock import load_deck
from quizpress.model import Media
from quizpress.options import EDITIONS, Edition, Printing, Student
from quizpress.press.paper import mathml
from quizpress.press.paper.docx import omml
from quizpress.press.paper.docx.direction import framed_run, write_runs_of
from quizpress.press.paper.docx.document import NoDocx
from quizpress.press.paper.docx.omml import equation
from quizpress.press.paper.docx.ooxml import RunLook
from quizpress.press.paper.docx.writing_rooms import SHORT_BLANK
from quizpress.press.paper.html import SheetLook
from quizpress.press.paper.paper_size import A4, LETTER, Paper
from quizpress.press.paper.pictures.deck_pictures import fit_for_word
from quizpress.targets import press_papers
from quizpress.text.maths import convert_latex
from sheet_decks import ON_KEY, ON_QUIZ, RULED, TURNED, pictured, secret, sixty, wished
from sheet_html import GAP, Asked, asked, pressed

RIGHT = frozenset(("Answer", "RightSquare"))
ASIDE = frozenset(("Blank", "Soft", "Square", "RightSquare", "Place"))
FRAMED = frozenset(("Square", "RightSquare", "Stamp"))
PROPERTIES = {
    # the children of an element that may stand in it, in the order of the schema
    "pPr": "pStyle keepNext keepLines widowControl suppressLineNumbers pBdr tabs bidi spacing ind "
    "jc textAlignment outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing sz szCs u bdr rtl lang",
    "tblPr": "bidiVisual tblW tblInd tblLayout tblCellMar",
    "tcPr": "tcW tcBorders vAlign",
    "sectPr": "footerReference pgSz pgMar lnNumType cols bidi docGrid",
    "style": "name basedOn qFormat pPr rPr",
}
MIXED = """
language: {}
title: Mixed
article: {{title: Here, publisher: BBC News, published: 2022-05-04}}
cards:
  - {{q: 'ما هي عاصمة Peru في عام 2022؟', a: ليما, distractors: [كيتو, Roma]}}
  - {{claim: So it is., a: true}}
"""


def name(paragraph: Paragraph) -> str:
    return str(paragraph.style.name) if paragraph.style else ""


def read(document: Document) -> list[Asked]:
    """Read the questions off a document, as they are read off the HTML sheet."""
    found: list[Asked] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            if found:
                found[-1] = _with_table(found[-1], block)
        elif name(block) in {"Question", "Gaps"}:
            number, text = words(block._p, ASIDE).split("\t")[:2]  # noqa: SLF001
            found.append(Asked(int(number), " ".join(text.strip(" ✓").split()), (), "", ()))
        elif name(block) in {"Option", "Lettered item above"}:
            found[-1] = _with_option(found[-1], block)
    return found


def _with_table(question: Asked, table: Table) -> Asked:
    filled = ""
    for cell in [cell for row in table.rows for cell in row.cells]:
        (paragraph,) = cell.paragraphs
        match name(paragraph):
            case "Item" | "Lettered item" if paragraph.text:
                question = _with_option(question, paragraph)
            case "Box":
                filled = paragraph.text
            case "Boxed item" if paragraph.text:
                boxes = (*question.boxes, (filled, paragraph.text))
                question = question._replace(boxes=boxes)
    return question


def _with_option(question: Asked, paragraph: Paragraph) -> Asked:
    letter, text = words(paragraph._p).split("\n")[0].split("\t")  # noqa: SLF001
    letter = letter.strip("\u00a0)")
    options = (*question.options, (letter, text.removesuffix(" ✓")))
    right = letter if text.endswith(" ✓") else ""
    assert (styled(paragraph.runs[0]._r) in RIGHT) == bool(right)  # noqa: SLF001
    return question._replace(options=options, right=question.right + right)


def bare(question: Asked) -> Asked:
    """Return a question without its blanks and hints."""
    return question._replace(text=" ".join(question.text.replace(GAP, "").split()))


@pytest.mark.parametrize("form", ["AB", "12C6-B", "ZZ-C"])
@pytest.mark.parametrize("look", [NORMAL, SheetLook(A4, ("large",))], ids=["normal", "large"])
@quiz_and_key
def test_numbers_and_letters_are_those_of_the_html_sheet(
    tmp_path: Path, form: str, look: SheetLook, *, key: bool
) -> None:
    deck = tmp_path / "sixty.yaml"
    deck.write_text(sixty())
    for path in (deck, REAL_DECK):
        expected = [bare(question) for question in asked(pressed(path, form, key=key))]
        assert read(opened(path, form, key=key, look=look)) == expected


@pytest.mark.parametrize("editions", [(), *SETS], ids="+".join)
def test_the_quiz_holds_no_answer_in_any_part(
    tmp_path: Path, editions: tuple[Edition, ...]
) -> None:
    deck, look = secret(tmp_path), SheetLook(A4, editions)
    quiz, key = [
        b"\n".join([*map(str.encode, found), *found.values()]).decode(errors="replace")
        for found in [parts(made(deck, "X", key=key, look=look)) for key in (False, True)]
    ]

    assert set(re.findall(r"shown-\w", quiz)) == ON_QUIZ
    assert "secret" not in quiz
    assert "77" not in words(opened(deck, look=look).element.body)
    assert set(re.findall(r"secret-\w", key)) == ON_KEY
    assert "¶\u00a077" in key


@pytest.mark.parametrize(("one", "other"), TURNED)
def test_a_quiz_is_the_same_bytes_whichever_answer_is_right(
    tmp_path: Path, one: str, other: str
) -> None:
    deck = tmp_path / "deck.yaml"
    quizzes = []
    for card in (one, other):
        deck.write_text(f"title: T\ncards: [{card}]\n")
        quizzes.append(made(deck, "S", key=False).data)
    assert quizzes[0] == quizzes[1]


def test_the_same_deck_gives_the_same_bytes_and_names_no_author(tmp_path: Path) -> None:
    deck = pictured(tmp_path)
    one, other = [made(deck, "A-B", key=True) for _ in range(2)]
    assert one == other
    assert one.name == "pictured-key-b.docx"
    with zipfile.ZipFile(BytesIO(one.data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = docx.Document(BytesIO(one.data)).core_properties
    assert (about.title, about.language, about.author) == ("Pictures", "en", "")
    assert about.created == about.modified
    found = b"".join(parts(one).values())
    assert b"python-docx" not in found
    assert b"Macintosh" not in found


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_the_page_is_that_of_the_paper(tmp_path: Path, paper: Paper) -> None:
    page = opened(wished(tmp_path), look=SheetLook(paper)).sections[0]
    assert page.page_width == pytest.approx(Mm(paper.width), abs=Mm(0.1))
    assert page.page_height == pytest.approx(Mm(paper.height), abs=Mm(0.1))
    assert page.left_margin == page.right_margin


def test_every_page_says_what_it_is_of(tmp_path: Path) -> None:
    foot = opened(wished(tmp_path), "AB-C", key=True).sections[0].footer
    said = words(foot.paragraphs[0]._p)  # noqa: SLF001
    assert said == "All that can be asked of a sheet\u00a0· Key\u00a0· Form AB-C\t1\u00a0/\u00a01"
    fields = [field.get(qn("w:instr")) for field in foot.part.element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_all_kinds_are_there_with_room_to_write(tmp_path: Path) -> None:
    deck = tmp_path / "sixty.yaml"
    deck.write_text(sixty())
    styles = [name(paragraph) for paragraph in opened(deck).paragraphs]
    assert styles.count("Heading 1") == 8
    assert styles.count("Question") + styles.count("Gaps") == 60
    assert styles.count("Ruled line") == 8 * 5
    questions = [p.text for p in opened(deck).paragraphs if name(p) == "Question"]
    assert sum(SHORT_BLANK in text for text in questions) == 9
    blanks = pressed(deck, "X", key=False).count('class="blank"')
    assert words(opened(deck).element.body).count("_____________") - 9 == blanks


def test_what_can_be_asked_of_a_sheet_is_on_it(tmp_path: Path) -> None:
    deck = wished(tmp_path)
    quiz, key = opened(deck), opened(deck, key=True)
    said = {"quiz": words(quiz.element.body), "key": words(key.element.body)}
    shown = [(name(paragraph), paragraph.text) for paragraph in quiz.paragraphs]
    passage = [text.split("\t")[0] for style, text in shown if style == "Passage"]

    assert passage == ["1", "2", "3"]
    assert ("Reading", "A text to read") in shown
    assert len(list(quiz.element.body.iter(qn("w:lnNumType")))) == 1
    assert ("Correction", "If it is false, write what is true:") in shown
    (slots,) = [table for table in quiz.tables if table.cell(0, 0).text == "1"]
    assert [cell.text for cell in slots.rows[0].cells] == ["1", "", "2", "", "3"]
    assert ("How to answer", "In any order.") in shown
    bank = next(text for style, text in shown if style == "Word bank")
    assert {"cat", "mat", "half", "dog", "bird"} <= set(bank.split())
    for text in (
        "Name",
        "Class",
        "Date",
        "Score\t/\u00a012.5",
        "(paragraphs\u00a01,\u00a02)",
        "(what)",
    ):
        assert text in said["quiz"]
    assert "Passage" not in [name(paragraph) for paragraph in key.paragraphs]
    for text in ("It was not.", "Also accepted", "indeed", "Too many.", "2\u00a0pts\tA reason"):
        assert text in said["key"]
        assert text not in said["quiz"]


def test_a_question_stays_on_one_page(tmp_path: Path) -> None:
    deck = tmp_path / "sixty.yaml"
    deck.write_text(sixty())
    for key in (False, True):
        document = opened(deck, key=key)
        blocks = [*document.iter_inner_content()]
        first = [*map(_named, blocks)].index("Heading 1")
        assert document.styles["Question"].paragraph_format.keep_together
        for above, block in pairwise(blocks[first:]):
            headed = _named(above) == "Instructions"
            begins = _named(block) in {"Question", "Gaps", "Heading 1", "Rest"} and not headed
            assert _kept(above) != begins


def _named(block: Paragraph | Table) -> str:
    return "" if isinstance(block, Table) else name(block)


def _kept(block: Paragraph | Table) -> bool:
    last = block.rows[-1].cells[-1].paragraphs[0] if isinstance(block, Table) else block
    return bool(last.paragraph_format.keep_with_next)


@pytest.mark.parametrize("language", ["ar", "he"])
def test_a_right_to_left_deck_is_set_from_right_to_left(tmp_path: Path, language: str) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(MIXED.format(language))
    document = opened(deck)
    body = document.element.body
    foot = document.sections[0].footer.part.element
    assert all(p.find(qn("w:bidi")) is not None for p in body.iter(qn("w:pPr")))
    assert all(p.find(qn("w:bidi")) is not None for p in foot.iter(qn("w:pPr")))
    assert all(p.find(qn("w:bidiVisual")) is not None for p in body.iter(qn("w:tblPr")))
    assert body.sectPr.find(qn("w:bidi")) is not None
    set_so = {run.text: bool(run.font.rtl) for run in document.paragraphs[2].runs}
    assert set_so["Peru"] is False
    assert set_so["ما هي عاصمة "] is True
    assert "\u200f" in words(document.paragraphs[1]._p)  # noqa: SLF001  Parts day and publisher.


def test_a_left_to_right_deck_turns_only_what_is_written_so(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(MIXED.format("en"))
    body = opened(deck).element.body
    assert not list(body.iter(qn("w:bidi"), qn("w:bidiVisual")))
    turned = [words(run.getparent().getparent()) for run in body.iter(qn("w:rtl"))]
    assert "ليما" in words(body)
    assert len(turned) == 4


@pytest.mark.parametrize(
    ("text", "direction", "pieces"),
    [
        ("one, two", "ltr", ["one, two"]),
        ("the word שלום עולם, here", "ltr", ["the word ", "שלום עולם", ", here"]),
        ("שלום to you 2!", "rtl", ["שלום ", "to you 2", "!"]),
        ("2022", "rtl", ["2022"]),
        ("\ufffe", "ltr", ["\ufffd"]),
        ("", "rtl", []),
    ],
)
def test_a_text_is_cut_where_its_direction_changes(
    text: str, direction: str, pieces: list[str]
) -> None:
    assert ["".join(run.itertext()) for run in write_runs_of(text, direction)] == pieces


def test_pictures_have_their_words_and_fit(tmp_path: Path) -> None:
    deck = pictured(tmp_path)
    document = opened(deck)
    shown = [*document.element.body.iter(qn("wp:inline"))]
    words_of = [picture.find(qn("wp:docPr")).get("descr") for picture in shown]
    assert words_of[:3] == ["A tall picture", "A wide picture", "tall"]
    assert len(words_of) == pressed(deck, "X", key=False).count("<img ")
    held = [part for part in parts(made(deck, "X", key=False)) if part.startswith("word/media/")]
    assert len(held) == len(["tall", "wide", "flag", "dot", "unsized"])
    numbers = [picture.find(qn("wp:docPr")).get("id") for picture in shown]
    assert len({*numbers}) == len(numbers)
    for picture in shown:
        size = picture.find(qn("wp:extent"))
        assert 0 < int(size.get("cx")) <= Mm(A4.width - 34)
        assert 0 < int(size.get("cy")) <= Mm(65)
    tall = shown[0].find(qn("wp:extent"))
    assert int(tall.get("cy")) == pytest.approx(10 * int(tall.get("cx")), rel=0.01)


@pytest.mark.parametrize("kind", ["webp", "avif", "jpeg", "gif", "png", "bmp"])
def test_a_picture_of_any_type_can_be_shown(kind: str) -> None:
    file = BytesIO()
    Image.new("RGB", (30, 20), "red").save(file, kind)
    shown = fit_for_word(Media(file.getvalue(), kind))
    assert (shown.width, shown.height) == (30, 20)
    with Image.open(BytesIO(shown.data)) as image:
        assert image.format in {"PNG", "JPEG", "GIF"}


def test_a_photograph_stands_upright() -> None:
    file = BytesIO()
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (30, 20), "red").save(file, "jpeg", exif=turned)
    shown = fit_for_word(Media(file.getvalue(), "jpeg"))
    assert (shown.width, shown.height) == (20, 30)


def test_a_drawing_reads_no_other_file(tmp_path: Path) -> None:
    Image.new("RGB", (9, 9), "red").save(tmp_path / "red.png")
    for name in ("href", "xlink:href"):
        drawing = f"""<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"
            xmlns:xlink="http://www.w3.org/1999/xlink"><rect width="9" height="9" fill="#fff"/>
            <image {name}="{tmp_path}/red.png" width="9" height="9"/></svg>"""
        shown = fit_for_word(Media(drawing.encode(), "svg"))
        with Image.open(BytesIO(shown.data)) as image:
            assert image.convert("RGB").getcolors() == [(image.width * image.height, (255,) * 3)]


def test_a_picture_that_cannot_be_read_leaves_its_words(tmp_path: Path) -> None:
    (tmp_path / "broken.svg").write_text("<svg><g></svg>")
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\ncards: [{q: 'Is ![a map](broken.svg) here?', a: yes it is}]\n")
    assert "Is [a map] here?" in words(opened(deck).element.body)


def test_maths_is_made_of_equations(tmp_path: Path) -> None:
    body = opened(wished(tmp_path), key=True).element.body
    found = ["".join(maths.itertext()) for maths in body.iter(qn("m:oMath"))]
    assert found == ["12", "x=12", "x12", "x1>0"]


@pytest.mark.parametrize(
    ("latex", "tree"),
    [
        (r"\frac{1}{2}", "f(num(1)den(2))"),
        (r"\sqrt{x}", "rad(radPr(degHide)deg()e(x))"),
        (r"\sqrt[3]{x}", "rad(deg(3)e(x))"),
        (r"x_i^2", "sSubSup(e(x)sub(i)sup(2))"),
        (
            r"\sum_{i=1}^n i",
            "nary(naryPr(chrlimLoc)sub(i=1)sup(n)e(i))",
        ),
        (r"\int x", "nary(naryPr(chrlimLocsubHidesupHide)sub(\u200b)sup(\u200b)e(x))"),
        (r"\lim_{x\to 0} x", "func(fName(limLow(e(lim)lim(x→0)))e(x))"),
        (r"|x|", "d(dPr(begChrendChr)e(x))"),
        (r"P(A|B)+P(C|D)", "P(A|B)+P(C|D)"),
        (r"\binom{n}{k}", "d(dPr(begChrendChr)e(f(fPr(type)num(n)den(k))))"),
        (
            r"\begin{pmatrix}a&b\end{pmatrix}",
            "d(dPr(begChrendChr)e(m(mPr(mcs(mc(mcPr(countmcJc))))mr(e(a)e(b)))))",
        ),
        (r"\left(x\right)", "d(dPr(begChrendChr)e(x))"),
        (r"\hat{x}", "acc(accPr(chr)e(x))"),
        (r"\overline{x}", "bar(barPr(pos)e(x))"),
        (r"{}^{14}_{6}C", "sPre(sub(6)sup(14)e(C))"),
        (r"\boxed{x}", "borderBox(e(x))"),
        (r"\text{if } x", "if\u00a0x"),
        (r"\text{________}", "________"),
    ],
)
def test_an_equation_has_the_shape_of_its_maths(latex: str, tree: str) -> None:
    assert _tree(equation(convert_latex(latex).html)) == tree


@pytest.mark.parametrize(
    ("latex", "upright"),
    [
        (r"m\mathrm{m}^2", [False, True, False]),
        (r"\frac{\mathrm{kg}}{m}", [True, True, False]),
        (r"\sin\mathrm s", [True, True]),
    ],
)
def test_letters_are_upright_where_their_maths_is(latex: str, upright: list[bool]) -> None:
    made = equation(convert_latex(latex).html)
    assert [run.find("m:rPr") is not None for run in made.iter("m:r")] == upright
    assert {style.get("m:val") for style in made.iter("m:sty")} == {"p"}


def test_an_equation_takes_twice_the_work_for_twice_its_length(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[Element] = []
    once = mathml.sign_of

    def counted(part: Element) -> str:
        seen.append(part)
        return once(part)

    monkeypatch.setattr(omml, "sign_of", counted)
    work = []
    for length in (200, 400):
        seen.clear()
        equation(convert_latex("{}" * length + "x").html)
        work.append(len(seen))
    assert work[0] >= 200
    assert work[1] < 2.1 * work[0]


def _tree(element: Element) -> str:
    """Return an equation as names and brackets, with the letters alone of its runs."""
    found = ""
    for child in element:
        name = child.tag.partition(":")[2]
        inside = "".join(child.itertext()) if name == "r" else f"({_tree(child)})"
        leaf = not len(child) and name not in {"deg", "e", "sub", "sup"}
        found += name if leaf else inside if name == "r" else name + inside
    return found


def test_links_lead_out_of_the_document(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\ncards: [{q: 'As [it *says*](https://e.org/?a=1&b=2)?', a: a}]\n")
    document = opened(deck)
    (link,) = [link for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert (link.text, link.url) == ("it says", "https://e.org/?a=1&b=2")


def test_what_word_is_strict_about_is_in_order(tmp_path: Path) -> None:
    mixed = tmp_path / "mixed.yaml"
    mixed.write_text(MIXED.format("ar"))
    decks = (wished(tmp_path), mixed, pictured(tmp_path, "ar"))
    for deck, look, key in product(decks, (NORMAL, SheetLook(A4, EDITIONS)), (False, True)):
        document = opened(deck, key=key, look=look)
        for root in (document.element, document.styles.element):
            assert [*_out_of_order(root)] == []
    assert all(row.cells[0].paragraphs for table in document.tables for row in table.rows)


def _out_of_order(root: BaseOxmlElement) -> Iterator[str]:
    for name, children in PROPERTIES.items():
        for element in root.iter(qn(f"w:{name}")):
            found = [child.tag.partition("}")[2] for child in element]
            if found != [child for child in children.split() if child in found]:
                yield f"{name}: {found}"


def test_every_style_that_is_named_is_there(tmp_path: Path) -> None:
    for deck in (wished(tmp_path), REAL_DECK):
        for key in (False, True):
            document = opened(deck, key=key)
            kinds = [qn("w:pStyle"), qn("w:rStyle")]
            named = {style.get(qn("w:val")) for style in document.element.body.iter(*kinds)}
            assert named <= {style.style_id for style in document.styles}


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = wished(tmp_path)
    for name in ("docx", "PIL", "typst"):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, name, None)
            with pytest.raises(NoDocx, match=f"cannot be loaded: import of {name} halted"):
                made(deck, "X", key=False)


class Seen(NamedTuple):
    """RunLook as a reader sees them: sizes and spaces in points, lines in 1/240 of a usual one."""

    text: str
    size: float
    font: str
    color: str
    spaced: float
    leading: int
    slanted: bool
    capitals: bool


def seen(document: Document) -> list[Seen]:
    """Return all runs of a document and its foot, as their styles make them look."""
    styles = document.styles.element
    named = {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}
    roots = (document.element.body, document.sections[0].footer.part.element)
    found = []
    for paragraph in [p for root in roots for p in root.iter(qn("w:p"))]:
        style = named[paragraph.find(qn("w:pPr")).find(qn("w:pStyle")).get(qn("w:val"))]
        layout = [each.find(qn("w:pPr")) for each in (paragraph, style, named["Normal"])]
        defaults = styles.find(f"*/*/{qn('w:rPr')}")
        for run in paragraph.iter(qn("w:r"), qn("m:r")):
            face = named.get(styled(run))
            faces = [each.find(qn("w:rPr")) for each in (run, face, style) if each is not None]
            found.append(_seen(run, [*faces, defaults], layout))
    return [look for look in found if look.text.strip()]


def _seen(
    run: BaseOxmlElement, faces: list[BaseOxmlElement], layout: list[BaseOxmlElement]
) -> Seen:
    return Seen(
        "".join(run.itertext()),
        float(told(faces, "sz")) / 2,
        told(faces, "rFonts", "ascii"),
        told(faces, "color"),
        float(told(faces, "spacing") or 0) / 20,
        int(told(layout, "spacing", "line")),
        bool(told(faces, "i")),
        bool(told(faces, "caps")),
    )


def told(layers: list[BaseOxmlElement], tag: str, attribute: str = "val") -> str:
    """Return what the first layer says that says anything."""
    found = [layer.find(qn(f"w:{tag}")) for layer in layers if layer is not None]
    said = [mark.get(qn(f"w:{attribute}"), "1") for mark in found if mark is not None]
    return next((each for each in said if each is not None), "")


def with_edition(edition: Edition) -> pytest.MarkDecorator:
    looks = [look for look in LOOKS if edition in look.editions]
    return pytest.mark.parametrize("look", looks, ids=lambda look: "+".join(look.editions))


@with_edition("large")
@pytest.mark.parametrize("language", ["en", "ar"])
@quiz_and_key
def test_large_print_has_no_text_below_18_points(
    tmp_path: Path, language: str, look: SheetLook, *, key: bool
) -> None:
    document = opened(wished(tmp_path, language), key=key, look=look)
    looks = seen(document)
    assert min(look.size for look in looks) >= 18
    assert not any(look.slanted or look.capitals for look in looks)
    assert {look.font for look in looks} <= {"Arial", "Courier New", "Cambria Math"}
    title, heading = [document.styles[name].font.size for name in ("Title", "Heading 1")]
    assert title > heading > Twips(18 * 20)
    rows = [row.height for table in document.tables for row in table.rows if row.height]
    assert key or min(rows) >= Mm(12)


@pytest.mark.parametrize(("editions", "size"), [((), 15), (("large",), 26)])
def test_word_sets_numbers_of_fractions_no_smaller_than_text(
    tmp_path: Path, editions: tuple[Edition, ...], size: float
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\ncards: [{q: 'Is \\(x = 1\\) or \\(\\frac{a}{b}\\)?', a: 'yes'}]\n")
    looks = seen(opened(deck, look=SheetLook(A4, editions)))
    assert {look.text for look in looks if look.size == size} == {"a", "b"}


@with_edition("dyslexia")
@pytest.mark.parametrize(("language", "spaced"), [("en", 1.5), ("ar", 0), ("hi", 0), ("ja", 0.6)])
@quiz_and_key
def test_readers_with_dyslexia_get_a_plain_text(
    tmp_path: Path, language: str, spaced: float, look: SheetLook, *, key: bool
) -> None:
    document = opened(wished(tmp_path, language), key=key, look=look)
    looks = [look for look in seen(document) if "_" not in look.text]
    prose = [look for look in looks if look.text.startswith(("The cat", "Who", "Name three"))]
    assert not any(look.slanted or look.capitals for look in looks)
    assert min(look.size for look in looks) >= 12
    assert {look.font for look in looks} <= {"Arial", "Courier New", "Cambria Math"}
    assert prose
    assert {look.spaced for look in prose} == {spaced}
    assert min(look.leading for look in prose) >= 360
    centred = document.styles.element.findall(f".//{qn('w:jc')}/../..")
    assert [style.get(qn("w:styleId")) for style in centred] == ["Box"]


BLACK = {"", "000000"}
GREYS = BLACK | {"111111", "222222", "555555", "888888"}


@pytest.mark.parametrize(("edition", "inks"), [("contrast", BLACK), ("ink", GREYS)])
@quiz_and_key
def test_an_edition_without_colour_has_none(
    tmp_path: Path, edition: Edition, inks: set[str], *, key: bool
) -> None:
    deck = wished(tmp_path)
    for look in [look for look in LOOKS if edition in look.editions]:
        document = opened(deck, key=key, look=look)
        marks = [*document.element.iter(), *document.styles.element.iter()]
        assert {signs.color for signs in seen(document)} <= inks
        assert {mark.get(qn("w:color"), "") for mark in marks} <= inks
        assert not {qn("w:shd"), qn("w:highlight")} & {mark.tag for mark in marks}


@pytest.mark.parametrize("edition", ["ink", "contrast"])
def test_a_right_answer_is_told_without_colour(tmp_path: Path, edition: Edition) -> None:
    styles = opened(wished(tmp_path), key=True, look=SheetLook(A4, (edition,))).styles.element
    right, wrong = [
        int(style.find(qn("w:rPr")).find(qn("w:bdr")).get(qn("w:sz")))
        for name in ("RightSquare", "Square")
        for style in styles.findall(f"*[@{qn('w:styleId')}='{name}']")
    ]
    assert right > 2 * wrong


def test_less_ink_leaves_narrower_margins(tmp_path: Path) -> None:
    deck = wished(tmp_path)
    looks = (NORMAL, SheetLook(A4, ("ink",)))
    normal, narrow = [opened(deck, look=look).sections[0].left_margin or 0 for look in looks]
    assert 0 < narrow < normal


def test_each_edition_of_a_sheet_is_a_file_named_as_its_html(tmp_path: Path) -> None:
    model, problems = load_deck(secret(tmp_path))
    assert model, problems
    printing = Printing(versions=2, editions=((), ("large",), ("contrast", "ink")), docx=True)
    papers = press_papers(model, {"quiz", "key"}, printing)
    assert papers
    names = {a.name for a in papers.artifacts}
    sheets = {name.removesuffix(".html") for name in names if "crosswalk" not in name}
    documents = {name.removesuffix(".docx") for name in names if name.endswith(".docx")}
    assert documents == {name for name in sheets if not name.endswith(".docx")}
    assert "deck-quiz-b-ink-contrast" in documents


@pytest.mark.parametrize("look", [NORMAL, *LOOKS], ids=lambda look: "+".join(look.editions))
def test_there_is_room_to_write_the_score(tmp_path: Path, look: SheetLook) -> None:
    document = opened(wished(tmp_path), look=look)
    (label,) = [
        (cell, cell.paragraphs[0])
        for row in document.tables[0].rows
        for cell in row.cells
        if cell.text.startswith("Score")
    ]
    (stop,) = label[1].style.paragraph_format.tab_stops
    assert label[1].text == "Score\t/\u00a012.5"
    assert stop.position == pytest.approx(label[0].width, abs=Twips(1))


def test_a_text_to_read_stands_apart_from_its_title(tmp_path: Path) -> None:
    document = opened(wished(tmp_path))
    style = document.styles["Reading"]
    assert style.paragraph_format.space_after >= Twips(6 * 20)
    assert style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}") is not None


@quiz_and_key
def test_what_stands_at_the_end_of_a_line_is_one_piece(tmp_path: Path, *, key: bool) -> None:
    document = opened(wished(tmp_path), key=key)
    asides = [
        words(paragraph._p).split("\t")[2]  # noqa: SLF001
        for paragraph in document.paragraphs
        if name(paragraph) in {"Question", "Gaps"}
    ]
    assert len(asides) == 8
    assert "".join(asides).isascii() is False
    assert not re.findall("[ \u2002\u2003]", "".join(asides))
    assert key or "(paragraphs\u00a01,\u00a02)\u00a0\u00a0/\u00a01\u00a0pt" in asides[1]


@pytest.mark.parametrize(
    ("card", "right"),
    [
        ("{q: 'What?', a: '\\(x = 2\\)'}", "x=2"),
        ("{q: 'What?', a: ['\\(x\\)', '\\(y\\)']}", "xy"),
        ("{q: 'What?', a: '\\(x\\)', distractors: ['\\(y\\)']}", "x"),
        ("{claim: 'It is.', a: false, correction: 'Not \\(x\\).'}", "x"),
        ("{cloze: 'It is {{\\(x\\)}} or \\(y = {{z}}\\).'}", "xz"),
        ("{q: 'What?', a: b, why: 'As \\(x\\).'}", ""),
    ],
)
def test_maths_of_an_answer_is_told_as_other_answers_are(
    tmp_path: Path, card: str, right: str
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"title: T\ncards: [{card}]\n")
    for look, ink in ((NORMAL, "A3121F"), (SheetLook(A4, ("contrast",)), "000000")):
        body = opened(deck, key=True, look=look).element.body
        runs = [(run, run.find(qn("w:rPr"))) for run in body.iter(qn("m:r"))]
        told = {
            (color.get(qn("w:val")), rpr.find(qn("w:b")) is not None)
            for _, rpr in runs
            if (color := rpr.find(qn("w:color"))) is not None
        }
        shown = ["".join(run.itertext()) for run, rpr in runs if rpr.find(qn("w:b")) is not None]
        assert "".join(shown) == right
        assert told == ({(ink, True)} if right else set())


def test_letters_beside_pictures_are_level(tmp_path: Path) -> None:
    level = {True: 0, False: 0}
    for paragraph in opened(pictured(tmp_path)).element.body.iter(qn("w:p")):
        layout = paragraph.find(qn("w:pPr"))
        if layout.find(qn("w:pStyle")).get(qn("w:val")) in {"Option", "Item", "Beside", "Boxed"}:
            shown = bool([*paragraph.iter(qn("w:drawing"))])
            assert shown == (told([layout], "textAlignment") == "top")
            level[shown] += 1
    assert level == {True: 9, False: 4}


@pytest.mark.parametrize(
    ("text", "direction", "shown"),
    [
        ("A", "ltr", "\u00a0A\u00a0"),
        ("A", "rtl", "\u200e A \u200e"),
        ("ص", "rtl", "\u200f  ص  \u200f"),
        ("Key to all", "rtl", "\u200e Key to all \u200e"),
    ],
)
def test_what_is_framed_is_one_run(text: str, direction: str, shown: str) -> None:
    run = framed_run(text, direction, RunLook("Square"))
    assert "".join(run.itertext()) == shown
    assert ("w:rtl" in {each.tag for each in run.iter()}) == ("\u200f" in shown)


@quiz_and_key
def test_no_frame_touches_another(tmp_path: Path, *, key: bool) -> None:
    for language in ("en", "ar"):
        body = opened(wished(tmp_path, language), key=key).element.body
        for paragraph in body.iter(qn("w:p")):
            faces = [styled(run) for run in paragraph.iter(qn("w:r"))]
            assert not [pair for pair in pairwise(faces) if {*pair} <= FRAMED]


def test_a_table_in_a_cell_from_right_to_left_has_a_column_of_its_own(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    inner = "| a | b |\\n|---|---|\\n| c | d |"
    deck.write_text(f'language: ar\ntitle: T\ncards:\n- {{q: Q, order: [x, "{inner}"]}}\n')
    outer = opened(deck).tables[-1]
    (nested,) = outer.rows[0].cells[-1].tables or outer.rows[1].cells[-1].tables

    assert [len(row.cells) for row in outer.rows] == [3, 3]
    assert len(nested.columns) >= 2


def test_a_table_from_right_to_left_is_indented_by_an_empty_column(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    for language in ("en", "ar"):
        deck.write_text(f"language: {language}\n{sixty()}")
        tables = opened(deck).tables[1:]
        indents = [int(ind.get(qn("w:w"))) for t in tables for ind in t._tbl.iter(qn("w:tblInd"))]  # noqa: SLF001
        empty = [
            not t.cell(0, 0).text and "Item" in name(t.cell(0, 0).paragraphs[0]) for t in tables
        ]
        assert {*empty} == {language == "ar"}
        assert {indent > 0 for indent in indents} == {language == "en"}


@pytest.mark.parametrize(("card", "lines"), [*RULED, ("q: Q, lines: 30", 30)])
def test_ruled_lines_stand_on_a_page_with_others(tmp_path: Path, card: str, lines: int) -> None:
    secret(tmp_path)
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"title: T\ncards: [{{{card}}}]\n")
    free = [False] * (lines - 3)
    whole, split = [True] * (lines - 1), [True, *free, True]
    for look in (NORMAL, SheetLook(A4, ("large",))):
        ruled = [p for p in opened(deck, look=look).paragraphs if name(p) == "Ruled line"]
        assert len(ruled) == lines
        assert [*map(_kept, ruled)][:-1] == (split if lines >= 30 else whole)


def test_numbers_of_an_order_each_run_from_right_to_left(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\nlanguage: ar\ncards: [{q: A, order: [b, c, d]}]\n")
    (glance,) = [p.text for p in opened(deck, key=True).paragraphs if "glance" in name(p)]
    assert re.search("\u200f\\d\u2011\u200f\\d\u2011\u200f\\d\u200f", glance)


def test_a_blank_in_an_equation_is_no_line(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\ncards: [{cloze: '\\(x^{ {{y::a hint}} }\\)'}]\n")
    (maths,) = opened(deck).element.body.iter(qn("m:oMath"))
    (box,) = maths.iter(qn("m:borderBox"))
    assert [edge.tag for edge in box[0]] == [qn("m:hideLeft"), qn("m:hideRight")]
    assert "".join(box.itertext()) == "[\u2003\u2003\u2003]"
    assert "".join(maths.itertext()) == "x[\u2003\u2003\u2003]\u00a0(a\u00a0hint)"
    (filled,) = opened(deck, key=True).element.body.iter(qn("m:oMath"))
    assert "".join(filled.itertext()) == "xy"
    assert not list(filled.iter(qn("m:borderBox")))


SECTIONS = """\
title: T
sections:
- cards: [{q: Where does Erdmann live?, a: Berlin}]
- article: {title: The *Rhine*, text: b.txt, print: true, line_numbers: true}
  cards: [{q: How long is the Rhine?, a: '1,233 km', at: 1}]
"""


def test_the_article_of_a_section_stands_before_its_questions(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(SECTIONS)
    (tmp_path / "b.txt").write_text("The Rhine & its 1,233 km.\n")
    document = opened(deck)
    texts = [paragraph.text for paragraph in document.paragraphs]
    place = texts.index("1\tThe Rhine & its 1,233 km.")

    assert texts[place - 1] == "The Rhine"
    asked = [n for n, text in enumerate(texts) if "?" in text]
    assert asked[0] < place < asked[1]
    assert len(list(document.element.body.iter(qn("w:lnNumType")))) == 1
    assert "The Rhine & its" not in words(opened(deck, key=True).element.body)


def test_the_sheet_of_a_student_has_their_name_and_what_else_the_list_says(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text("title: T\ncards: [{q: One?, a: b, points: 2}]\n")
    deck, _ = load_deck(path)
    assert deck
    student = Student(7, "Ann Lee", "7b", (("Room", "B 2"), ("No.", "17")))
    wish = Printing(seed="12C6", docx=True, students=(student,))
    papers = press_papers(deck, ("quiz",), wish)
    assert papers
    (file,) = [each for each in papers.artifacts if each.name.endswith(".docx")]
    assert file.name == "d-quiz-s07-ann-lee.docx"
    document = docx.Document(BytesIO(file.data))
    lines = [cell.text for cell in document.tables[0].rows[0].cells if cell.text]
    assert lines == ["Name\u2002Ann Lee", "Class\u20027b", "Date", "Score\t/\u00a02"]
    assert "Room B 2\u00a0· No. 17" in [each.text for each in document.paragraphs]
    assert (
        document.sections[0]
        .footer.paragraphs[0]
        .text.startswith("T\u00a0· Form 12C6-S07\u00a0· Ann Lee")
    )


def test_a_section_names_its_own_article_below_its_heading(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text("""\
title: T
sections:
  - {title: One, cards: [{q: A?, a: b}]}
  - title: Two
    article: {title: On two, publisher: Gazette, published: 2022-05-04}
    cards: [{q: C?, a: d}]
""")
    texts = [(each.style.style_id, each.text) for each in opened(path).paragraphs if each.style]
    assert texts[texts.index(("Heading1", "Two")) + 1] == ("Topic", "On two, Gazette, 4 May 2022")
