"""Texts in a word processor's files: every construct, in every place, in its own direction."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from PIL import Image

from docx_files import LOOKS, NORMAL, made, opened, quiz_and_key, words
from quizpress.deck_and_lock import load_deck
from quizpress.model import Media
from quizpress.options import Printing
from quizpress.press.paper.docx.drawing import PictureRoom, Placed, picture_in_line
from quizpress.press.paper.html import SheetLook
from quizpress.press.paper.pictures import deck_pictures
from quizpress.press.paper.pictures.bitmaps import Figure
from quizpress.press.paper.pictures.deck_pictures import fit_for_word
from quizpress.targets import press_papers

BLANK = "_" * 13
LISTING = "```\n a\n  b  c\n```"
LIST = "- one\n- two\n  3. three"
TABLE = "| a | b |\n|:-:|--:|\n| 1 | 2 |"
PLACES = {
    # what stands in them is put in the place of %, on lines of its own
    "instructions": "instructions: |-\n  %\ncards:\n  - {q: Q, a: b}",
    "section": "sections:\n- title: S\n  instructions: |-\n    %\n  cards:\n  - {q: Q, a: b}",
    "stem": "cards:\n- q: |-\n    Stem\n\n    %\n  a: b\n  points: 2\n  space: none",
    "stem alone": "cards:\n- q: |-\n    %\n  a: b",
    "cloze": "cards:\n- cloze: |-\n    A {{gap}}\n\n    %",
    "claim": "cards:\n- claim: |-\n    Claim\n\n    %\n  a: true",
    "option": "cards:\n- q: Q\n  a: |-\n    %\n  distractors: [b, c]",
    "match": "cards:\n- q: Q\n  match:\n    b: |-\n      %\n    c: d",
    "order": "cards:\n- q: Q\n  order:\n  - b\n  - |-\n    %",
    "bank": "cards:\n- cloze: A {{gap}}\n  word_bank: true\n  distractors:\n  - |-\n    %",
}
ON_KEYS = {
    "answer": "cards:\n- q: Q\n  a: |-\n    %",
    "answers": "cards:\n- q: Q\n  a:\n  - |-\n    %\n  - b",
    "why": "cards:\n- q: Q\n  a: b\n  why: |-\n    %",
    "reason": "cards:\n- q: Q\n  a: b\n  distractors:\n  - text: c\n    why: |-\n      %\n  - d",
    "accepted": "cards:\n- q: Q\n  a: b\n  accept:\n  - |-\n    %",
    "correction": "cards:\n- claim: Q\n  a: false\n  correction: |-\n    %",
    "rubric": "cards:\n- q: Q\n  a: b\n  rubric:\n  - points: 1\n    for: |-\n      %",
}


BESIDE = "sheet: {points: question}\n"
"""Points beside a question even where that is the only one."""


def written(folder: Path, content: str, text: str = "", head: str = "") -> Path:
    """Write a deck; the lines of a text are indented as its place is."""
    lines = []
    for line in content.split("\n"):
        indent = line[: len(line) - len(line.lstrip())]
        lines.append(line.replace("%", text.replace("\n", f"\n{indent}")))
    path = folder / "deck.yaml"
    path.write_text(f"title: T\n{head}" + "\n".join(lines) + "\n")
    return path


def card(folder: Path, content: str, head: str = "") -> Path:
    return written(folder, f"cards:\n- {content}", head=head)


def laid(document: Document, *styles: str) -> list[str]:
    """Return the texts of all paragraphs of some styles, those of tables too."""
    found = [p for p in document.element.body.iter(qn("w:p")) if styled(p) in styles]
    return [words(p) for p in found]


def styled(paragraph: BaseOxmlElement) -> str:
    return str(paragraph.find(qn("w:pPr")).find(qn("w:pStyle")).get(qn("w:val")))


def first(document: Document, style: str) -> BaseOxmlElement:
    found: BaseOxmlElement = next(
        p for p in document.element.body.iter(qn("w:p")) if styled(p) == style
    )
    return found


def told(paragraph: BaseOxmlElement, tag: str, attribute: str) -> str:
    element = paragraph.find(qn("w:pPr")).find(qn(f"w:{tag}"))
    return "" if element is None else str(element.get(qn(f"w:{attribute}"), ""))


def runs_of(paragraph: BaseOxmlElement) -> Iterator[tuple[str, list[str]]]:
    """Yield texts of runs with what each has otherwise than its paragraph."""
    for run in paragraph.iter(qn("w:r")):
        look = run.find(qn("w:rPr"))
        marks = [] if look is None else [mark.tag.partition("}")[2] for mark in look]
        yield words(run), [mark for mark in marks if not mark.endswith("Cs")]


def test_marks_are_runs_of_their_own(tmp_path: Path) -> None:
    deck = card(
        tmp_path, "q: 'A **b *c*** `d  e` [f](https://e.org \"to e\"), *g*'\n  a: h\n  space: none"
    )
    question = first(opened(deck), "Question")
    assert [*runs_of(question)][2:] == [
        ("A ", []),
        ("b ", ["b"]),
        ("c", ["b", "i"]),
        (" ", []),
        ("d  e", ["rFonts"]),
        (" ", []),
        ("f", ["rStyle"]),
        (", ", []),
        ("g", ["i"]),
    ]
    (link,) = question.iter(qn("w:hyperlink"))
    assert link.get(qn("w:tooltip")) == "to e"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("'a  b   c'", "a  b   c"),
        ('"a\\tb"', "a    b"),
        ("|-\n    a\n      b\n\n    c", "a\n  b\n\nc"),
        ('"a\\n \\tb"', "a\n    b"),
    ],
)
@pytest.mark.parametrize("markup", ["markdown", "plain"])
def test_spaces_are_as_typed(tmp_path: Path, markup: str, source: str, shown: str) -> None:
    deck = card(tmp_path, f"q: {source}\n  a: b\n  space: none", f"markup: {markup}\n")
    question = first(opened(deck), "Question")
    assert words(question) == f"1\t{shown}"
    assert {text.get(qn("xml:space")) for text in question.iter(qn("w:t"))} == {"preserve"}


def placed(place: str, document: Document, base: str) -> None:
    """Check that a list, a listing or a table stands in a place as it was typed."""
    body = document.element.body
    if base == LISTING:
        assert laid(document, "Listing") == [" a", "  b  c"], place
    elif base == LIST:
        items = [words(p) for p in body.iter(qn("w:p")) if words(p)[:1] in "•\u20133" and words(p)]
        assert [item for item in items if "\t" in item] == ["•\tone", "•\ttwo", "3.\tthree"]
    else:
        assert laid(document, "Cell") == ["a", "b", "1", "2"], place
    for cell in body.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")  # Word calls a file broken whose cell ends otherwise.
    for table in body.iter(qn("w:tbl")):
        assert table.getnext().tag == qn("w:p")  # Two tables in a row would become one.


@pytest.mark.parametrize("base", [LISTING, LIST, TABLE], ids=["listing", "list", "table"])
@pytest.mark.parametrize("place", PLACES)
def test_blocks_stand_in_every_place_of_both_sheets(tmp_path: Path, place: str, base: str) -> None:
    deck = written(tmp_path, PLACES[place], base)
    for key in (False, True):
        placed(place, opened(deck, key=key), base)


@pytest.mark.parametrize("base", [LISTING, LIST, TABLE], ids=["listing", "list", "table"])
@pytest.mark.parametrize("place", ON_KEYS)
def test_blocks_stand_in_every_place_of_a_key(tmp_path: Path, place: str, base: str) -> None:
    deck = written(tmp_path, ON_KEYS[place], base)
    placed(place, opened(deck, key=True), base)
    quiz = opened(deck)
    assert not laid(quiz, "Listing", "Cell")
    assert "•" not in words(quiz.element.body)


def test_each_line_of_a_listing_is_set_in_where_it_wraps(tmp_path: Path) -> None:
    deck = written(tmp_path, PLACES["stem"], LISTING)
    document = opened(deck)
    lines = [p for p in document.element.body.iter(qn("w:p")) if styled(p) == "Listing"]
    for line in lines:
        assert int(told(line, "ind", "left")) > int(told(line, "ind", "hanging")) > 0
    assert [told(line, "spacing", "before") for line in lines] == ["60", ""]
    assert [told(line, "spacing", "after") for line in lines] == ["", "60"]
    style = document.styles["Listing"]
    assert style.font.name == "Courier New"
    assert style.element.find(f".//{qn('w:pBdr')}/{qn('w:left')}") is not None


def test_items_hang_behind_their_marks_the_deeper_the_farther(tmp_path: Path) -> None:
    document = opened(written(tmp_path, PLACES["stem"], LIST))
    items = [p for p in document.element.body.iter(qn("w:p")) if words(p)[:1] in {"•", "3"}]
    lefts = [int(told(item, "ind", "left")) for item in items]
    assert lefts[0] == lefts[1] < lefts[2]
    assert all(int(told(item, "ind", "hanging")) > 0 for item in items)


def test_a_table_has_a_head_borders_and_sides(tmp_path: Path) -> None:
    document = opened(written(tmp_path, PLACES["stem"], TABLE))
    (table,) = [t for t in document.element.body.iter(qn("w:tbl")) if words(t) == "ab12"]
    cells = [*table.iter(qn("w:tc"))]
    for cell in cells:
        edges = cell.find(qn("w:tcPr")).find(qn("w:tcBorders"))
        assert [edge.tag.partition("}")[2] for edge in edges] == ["top", "left", "bottom", "right"]
    assert [told(cell[-1], "jc", "val") for cell in cells] == ["center", "right"] * 2
    assert [run.find(qn("w:rPr")) is not None for run in table.iter(qn("w:r"))] == [True] * 2 + [
        False
    ] * 2
    assert len([*table.iter(qn("w:tblHeader"))]) == 1


def test_what_follows_a_listing_has_a_line_of_its_own(tmp_path: Path) -> None:
    deck = written(tmp_path, PLACES["stem"], LISTING, BESIDE)
    assert laid(opened(deck), "Question") == ["1\tStem", "\t\u00a0\u00a0/\u00a02\u00a0pts"]
    deck = written(tmp_path, PLACES["option"], LISTING)
    options = laid(opened(deck, key=True), "Option")
    assert sum(option.endswith(") ✓\t") for option in options) == 1


def test_columns_have_room_for_what_they_hold_and_no_more_than_there_is(tmp_path: Path) -> None:
    long = "some words " * 30
    table = f"| a | {long} | `x` |\n|---|---|---|\n| 1 | {long} | wordwordword |"
    document = opened(written(tmp_path, PLACES["stem"], table))
    grids = [
        [int(column.get(qn("w:w"))) for column in grid]
        for grid in document.element.body.iter(qn("w:tblGrid"))
    ]
    (widths,) = [widths for widths in grids if len(widths) == 3]
    assert widths[0] < widths[2] < widths[1]
    assert sum(widths) <= Mm(A4_BODY).twips + 3


A4_BODY = 210 - 2 * 16 - 8
"""The width of a question in millimetres."""
WIDE = "![strip](wide.png)"
WIDE_DECK = f"""
instructions: 'Look: {WIDE}'
sections:
- title: 'Wide {WIDE}'
  instructions: '{WIDE}'
  cards:
  - q: 'Which? {WIDE}'
    a: '{WIDE}'
    distractors: [{{text: 'a {WIDE}', why: '{WIDE}'}}, b]
    why: 'Because {WIDE}.'
    points: 2
  - {{q: Draw it., a: '{WIDE}', image: {{file: wide.png, alt: wide}}, accept: ['{WIDE}']}}
  - {{q: Name two., a: ['{WIDE}', b]}}
  - {{claim: '{WIDE} is.', a: false, correction: '{WIDE} is not.'}}
  - {{cloze: '{{{{{WIDE}}}}} is {{{{x::{WIDE}}}}}.', word_bank: true, distractors: ['a {WIDE}']}}
  - {{q: Why?, a: 'Like {WIDE}', rubric: [{{points: 1, for: '{WIDE}'}}]}}
  - {{q: Match., match: {{a: '{WIDE}', '{WIDE} b': c}}}}
  - {{q: Order, order: [a, 'b {WIDE}']}}
  - q: |-
      Blocks

      - item {WIDE}
        - nested {WIDE}

      | a {WIDE} | b |
      |---|---|
      | c | {WIDE} |
    a: d
"""


@pytest.mark.parametrize("look", [NORMAL, *LOOKS], ids=lambda look: "+".join(look.editions))
@quiz_and_key
def test_no_picture_is_wider_than_its_room(tmp_path: Path, look: SheetLook, *, key: bool) -> None:
    Image.new("RGB", (3000, 300), "blue").save(tmp_path / "wide.png")
    document = opened(written(tmp_path, WIDE_DECK), look=look, key=key)
    page = document.sections[0]
    edges = (page.page_width, page.left_margin, page.right_margin)
    text = 2 * (edges[0] or 0) - sum([edge or 0 for edge in edges])
    shown = 0
    for paragraph in document.element.body.iter(qn("w:p")):
        for extent in paragraph.iter(qn("wp:extent")):
            assert int(extent.get("cx")) <= _room(document, paragraph, text)
            shown += 1
    assert shown == (26 if key else 18)


def _room(document: Document, paragraph: BaseOxmlElement, text: int) -> int:
    """Return how wide the lines of a paragraph are, in EMU."""
    cells = [*paragraph.iterancestors(qn("w:tc"))]
    room = text
    if cells:
        room = int(cells[0].find(qn("w:tcPr")).find(qn("w:tcW")).get(qn("w:w"))) * 635
    styles = document.styles.element
    (style,) = styles.findall(f"*[@{qn('w:styleId')}='{styled(paragraph)}']")
    for side in ("left", "right"):
        room -= int(told(paragraph, "ind", side) or told(style, "ind", side) or 0) * 635
    return room


def test_points_stand_at_the_margin_below_a_wide_picture(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 300), "blue").save(tmp_path / "wide.png")
    Image.new("RGB", (30, 30), "blue").save(tmp_path / "small.png")
    for file, shown in (("wide", "1\tQ \n\t\u00a0\u00a0"), ("small", "1\tQ \t\u00a0\u00a0")):
        deck = card(
            tmp_path, f"q: 'Q ![x]({file}.png)'\n  a: b\n  points: 2\n  space: none", BESIDE
        )
        assert words(first(opened(deck), "Question")) == f"{shown}/\u00a02\u00a0pts"


@pytest.mark.parametrize(
    "sizes",
    [
        'width="1e999" height="1"',
        'width="inf" height="nan"',
        'width="0" height="0"',
        'width="-5" height="9"',
        'width="1e300" viewBox="0 0 1 3"',
        'width="1e-300" height="5"',
        'width="1" height="1e9"',
        'width="1e5" height="1"',
        'viewBox="0 0 1e30 1"',
        'viewBox="0 0 0 0"',
        'width="." height="1e"',
        "",
    ],
)
def test_a_drawing_of_any_size_has_one_that_is_bounded(sizes: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {sizes}><rect width="9" height="9"/></svg>'
    shown = fit_for_word(Media(svg.encode(), "svg"))
    made = picture_in_line(Placed("rId1", 1, shown.width, shown.height), "", PictureRoom(100, 50))
    (extent,) = made.iter("wp:extent")
    assert 0 < int(extent.get("cx", 0)) <= 100 * 36000
    assert 0 < int(extent.get("cy", 0)) <= 50 * 36000


def test_a_picture_of_one_pixel_by_many_has_two_sides() -> None:
    (extent,) = picture_in_line(Placed("rId1", 1, 1, 1e8), "", PictureRoom(100, 50)).iter(
        "wp:extent"
    )
    assert extent.attrib == {"cx": "1", "cy": str(50 * 36000)}


def test_each_picture_is_made_fit_once_for_all_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Media] = []

    def counted(media: Media) -> Figure:
        seen.append(media)
        return fit_for_word(media)

    monkeypatch.setattr(deck_pictures, "fit_for_word", counted)
    Image.new("RGB", (30, 30), "blue").save(tmp_path / "wide.png")
    deck, _ = load_deck(written(tmp_path, WIDE_DECK))
    assert deck
    press_papers(deck, {"quiz", "key"}, Printing(docx=True))
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("cloze", "shown"),
    [
        ("{{c1::tele}}{{c2::phone}}.", f"{BLANK}\u2002{BLANK}."),
        ("[{{tele}}](https://e.org/){{phone}}", f"{BLANK}\u2002{BLANK}"),
        ("{{a}}-{{b}} {{c}}", f"{BLANK}-{BLANK} {BLANK}"),
        ("{{a::h}}{{b}}", f"{BLANK} (h){BLANK}"),
        ("`{{c1::a}}{{c2::b}}`", f"{BLANK}\u2002{BLANK}"),
    ],
)
def test_a_gap_is_seen_between_two_blanks(tmp_path: Path, cloze: str, shown: str) -> None:
    assert words(first(opened(card(tmp_path, f"cloze: '{cloze}'")), "Gaps")) == f"1\t{shown}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("'{{שלום}} it is'", "'{{hello}} it is'"),
        ('"| {{a}} | b |\\n|---|---|\\n"', '"| {{a long answer indeed}} | b |\\n|---|---|\\n"'),
        ("'\\({{x}} + 1\\)'", "'\\({{\\frac{1}{2}}} + 1\\)'"),
    ],
)
def test_nothing_about_a_blank_tells_what_it_hides(tmp_path: Path, one: str, other: str) -> None:
    quizzes = [made(card(tmp_path, f"cloze: {text}"), "S", key=False).data for text in (one, other)]
    assert quizzes[0] == quizzes[1]


RTL, LTR, END, LRM, RLM = "\u202b", "\u202a", "\u202c", "\u200e", "\u200f"


def test_a_text_beside_a_number_runs_its_own_way_on_the_side_of_the_sheet(tmp_path: Path) -> None:
    content = "q: 'מה זה (Paris)?'\n  a: 'שלום!'\n  distractors: [Peru!, 'תודה.']\n  keep_order: 1"
    document = opened(card(tmp_path, content))
    question = first(document, "Question")
    assert words(question) == f"1\t{LRM}{RTL}מה זה (Paris)?{END}{LRM}"
    (held,) = question.iter(qn("w:dir"))
    assert held.get(qn("w:val")) == "rtl"
    assert [run for run, marks in runs_of(held) if "rtl" in marks] == ["מה זה (", ")?"]
    assert laid(document, "Item")[:3] == [
        f"A)\t{LRM}{RTL}שלום!{END}{LRM}",
        "B)\tPeru!",
        f"C)\t{LRM}{RTL}תודה.{END}{LRM}",
    ]
    assert not list(document.element.body.iter(qn("w:bidi")))


def test_a_text_from_left_to_right_in_a_sheet_from_right_to_left(tmp_path: Path) -> None:
    content = "q: 'Is it so (שלום)?'\n  a: It is.\n  why: 'כי כן.'"
    document = opened(card(tmp_path, content, "language: ar\n"), key=True)
    question = first(document, "Question")
    assert words(question) == f"1\t{RLM}{LTR}Is it so (שלום)?{END}{RLM}"
    given = first(document, "Given")
    assert told(given, "bidi", "val") == "0"
    assert told(given, "jc", "val") == "right"
    assert (told(given, "ind", "left"), told(given, "ind", "right")) == ("0", "454")
    assert told(first(document, "Note"), "bidi", "val") == ""


def test_a_paragraph_alone_has_its_own_direction(tmp_path: Path) -> None:
    head = "instructions: 'קראו (כולו).'\n"
    document = opened(card(tmp_path, "q: Q\n  a: 'שלום!'", head), key=True)
    instructions, given = [first(document, style) for style in ("Instructions", "Given")]
    for paragraph in (instructions, given):
        assert paragraph.find(qn("w:pPr")).find(qn("w:bidi")) is not None
        assert not list(paragraph.iter(qn("w:dir")))
    assert told(instructions, "jc", "val") == ""
    assert told(given, "jc", "val") == "right"


def test_each_line_that_runs_against_the_sheet_is_embedded(tmp_path: Path) -> None:
    document = opened(card(tmp_path, 'q: "אב!\\nגד!"\n  a: b\n  space: none'))
    lines = [f"{LRM}{RTL}{line}{END}{LRM}" for line in ("אב!", "גד!")]
    assert words(first(document, "Question")) == "1\t" + "\n".join(lines)


def test_marks_of_direction_are_kept(tmp_path: Path) -> None:
    content = 'q: "Say \\u05d0!\\u200f now"\n  a: "\\u200eא"'
    document = opened(card(tmp_path, content), key=True)
    question = first(document, "Question")
    assert words(question) == f"1\tSay א!{RLM} now"
    assert [run for run, marks in runs_of(question) if "rtl" in marks] == [f"א!{RLM}"]
    assert words(first(document, "Given")) == f"{LRM}א"
    assert first(document, "Given").find(qn("w:pPr")).find(qn("w:bidi")) is None


def test_labels_in_another_language_run_their_own_way(tmp_path: Path) -> None:
    content = "q: 'התאם.'\n  match: {א: ב, ג: ד}\n  points: 2"
    document = opened(card(tmp_path, content, f"language: he\n{BESIDE}"))
    (question,) = laid(document, "Question")
    assert laid(document, "How") == [f"{RLM}{LTR}Write a letter in each box.{END}{RLM}"]
    points = f"{RLM}{LTR}/\u00a02\u00a0pts{END}{RLM}"
    assert question == f"1\tהתאם.\t\u00a0\u00a0{points}"
    facts = laid(document, "Subtitle")[0].split("\u00a0· ")
    assert facts[:2] == [f"{RLM}{LTR}{fact}{END}{RLM}" for fact in ("1 question", "2 points")]
    foot = document.sections[0].footer.part.element
    assert f"{LTR}Form\u00a0X{END}" in words(foot) or f"{LTR}Form X{END}" in words(foot)


def test_a_listing_runs_from_the_left_in_a_sheet_from_the_right(tmp_path: Path) -> None:
    document = opened(written(tmp_path, PLACES["stem"], LISTING, "language: ar\n"))
    line = first(document, "Listing")
    assert told(line, "bidi", "val") == "0"
    assert told(line, "ind", "right") == "454"
    assert told(line, "jc", "val") == ""


def test_a_table_from_right_to_left_takes_all_the_width(tmp_path: Path) -> None:
    document = opened(written(tmp_path, PLACES["stem"], TABLE, "language: ar\n"))
    (table,) = [t for t in document.element.body.iter(qn("w:tbl")) if words(t) == "ab12"]
    widths = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
    assert len(widths) == len(["indent", "a", "b", "rest"])
    assert sum(widths) == pytest.approx(Mm(210 - 2 * 16).twips, abs=4)
    sides = [told(cell[-1], "jc", "val") for cell in table.iter(qn("w:tc"))]
    # Of a paragraph from right to left Word calls its right side the left one.
    assert sides == ["", "center", "right", "", "", "center", "left", ""]


def test_there_is_room_to_write_in_the_listings_and_tables_of_a_cloze(tmp_path: Path) -> None:
    for base, style in ((LISTING, "Listing"), (TABLE, "Cell")):
        document = opened(written(tmp_path, PLACES["cloze"], base))
        key = opened(written(tmp_path, PLACES["cloze"], base), key=True)
        lines = [p for p in document.element.body.iter(qn("w:p")) if styled(p) == style]
        assert {told(line, "spacing", "line") for line in lines} == {str(round(1.55 * 240))}
        assert told(first(key, style), "spacing", "line") == ""


def test_a_long_listing_lets_the_lines_below_it_go_to_the_next_page(tmp_path: Path) -> None:
    for rows, whole in ((2, True), (12, False)):
        listing = "\n".join(["```", *["x"] * rows, "```"])
        content = f"cards:\n- q: |-\n    %\n  a: {'long ' * 20}\n  lines: 24"
        document = opened(written(tmp_path, content, listing))
        lines = [p for p in document.element.body.iter(qn("w:p")) if styled(p) == "Line"]
        kept = [p.find(qn("w:pPr")).find(qn("w:keepNext")) is not None for p in lines]
        assert len(kept) == 24
        assert all(kept[:-1]) == whole


def test_letters_are_level_with_pictures_in_tables_and_lists(tmp_path: Path) -> None:
    Image.new("RGB", (30, 30), "blue").save(tmp_path / "dot.png")
    document = opened(written(tmp_path, PLACES["option"], "- ![a dot](dot.png)\n- b"))
    options = [p for p in document.element.body.iter(qn("w:p")) if styled(p) == "Option"]
    for option in options:
        pictured = next(option.iter(qn("w:drawing")), None) is not None
        assert (told(option, "textAlignment", "val") == "top") == pictured
