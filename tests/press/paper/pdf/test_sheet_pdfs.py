"""Quiz, key, handout and crosswalk as PDF: what stands where, and what must not be in it."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, TextStringObject

import full_decks
from harness import MEDIA, REAL_DECK, Golden, environment
from pdf_sheets import crosswalk_of, faults_of, pdf_of
from pdf_text import boxes, pages, text_of
from quizpress.deck_and_lock import load_deck
from quizpress.options import Edition
from quizpress.press import Artifact
from quizpress.press.paper.paper_news import PaperNews
from quizpress.press.paper.paper_size import A4, LETTER, Paper
from quizpress.press.paper.passage import number_lines
from quizpress.report.print_report import data_of_papers, describe_papers
from sheet_decks import pictured, secret, sixty, wished
from sheet_html import asked, pages_of, pressed

TWO_ARTICLES = """
title: T
sections:
  - {title: One, cards: [{q: A?, a: b}]}
  - title: Two
    instructions: Do it.
    article: {title: On two, publisher: Gazette, published: 2022-05-04}
    cards: [{q: C?, a: d}]
"""
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
      - q: |-
          What does it do?
          ```
          for line in lines:
              print(line)
          ```
          - this
          - that
            1. one
            7. seven

          | a | b |
          |---|--:|
          | 1 | two |
        a: nothing
"""
HEBREW = """
title: הכותרת
language: he
cards:
  - {q: 'מי זה (Who)?', a: א, distractors: [ב, 'C, D', ד], points: 2}
  - {q: התאם, match: {א: ב, ג: ד}}
  - {claim: כן, a: true}
"""
JAPANESE = """
title: 見出し
language: ja
cards:
  - {q: これは**「日本」**ですか。, a: はい, distractors: [いいえ, 多分, 無], points: 2}
  - {cloze: '東京は{{日本::どこ}}の首都です。'}
  - {claim: 雪は白い。, a: true}
"""


def written(folder: Path, text: str) -> Path:
    full_decks.lay_out(folder)
    (folder / "dot.png").write_bytes((MEDIA / "dot.png").read_bytes())
    path = folder / "deck.yaml"
    path.write_text(text, "utf-8")
    return path


@cache
def real(paper: Paper, *, key: bool) -> Artifact:
    return pdf_of(REAL_DECK, "12C6", key=key, paper=paper)


def whole(deck: Path, form: str, data: bytes, *, key: bool = False) -> list[str]:
    """Return the text of each page, on one of which each question stands as a whole."""
    texts = pages(data)
    for question in asked(pressed(deck, form, key=key)):
        assert pages_of(question, texts), f"question {question.number} is on no page as a whole"
    return texts


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_no_question_of_the_real_deck_is_split(paper: Paper, *, key: bool) -> None:
    data = real(paper, key=key).data
    texts = whole(REAL_DECK, "12C6", data, key=key)
    box = PdfReader(BytesIO(data)).pages[0].mediabox
    millimetres = [float(side) / 72 * 25.4 for side in (box.width, box.height)]
    assert millimetres == pytest.approx([paper.width, paper.height], abs=0.1)
    assert len(texts) == (4 if key else 3)
    for number, text in enumerate(texts, 1):
        assert f"{number} / {len(texts)}" in text
        assert "Form 12C6" in text
        assert bool(re.search(r"Name\s+Class\s+Date\s+Score", text)) == (number == 1 and not key)


FORMS = ("12C6", "X-F", "A-B", "B-C", "7C-D", "9-E", "Y2-G", "ZZ-H", "K-I", "QQ-Z", "12C6-S07")


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
@pytest.mark.parametrize(("sheet", "most"), [("", 3), ("spacing: compact", 2)])
def test_no_form_of_the_real_deck_takes_more_paper(
    tmp_path: Path, paper: Paper, sheet: str, most: int
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"{REAL_DECK.read_text('utf-8')}sheet: {{{sheet}}}\n", "utf-8")
    taken = {form: len(pages(pdf_of(deck, form, paper=paper).data)) for form in FORMS}
    assert taken == dict.fromkeys(FORMS, most)


def test_no_question_of_sixty_is_split(tmp_path: Path) -> None:
    deck = written(tmp_path, sixty())
    made = pdf_of(deck, "12C6")
    whole(deck, "12C6", made.data)
    assert made.layout
    assert (made.layout.pages, made.layout.long) == (7, ())


def test_no_question_with_a_picture_is_split(tmp_path: Path) -> None:
    deck = pictured(tmp_path)
    made = pdf_of(deck, "12C6")
    whole(deck, "12C6", made.data)
    assert made.layout
    assert made.layout.pages <= 3
    assert made.layout.long == ()


def test_thirty_questions_take_three_pages(tmp_path: Path) -> None:
    thirty, _, _ = REAL_DECK.read_text("utf-8").partition("\n  - title: Match and order")
    deck = tmp_path / "deck.yaml"
    deck.write_text(thirty, "utf-8")
    assert len(pages(pdf_of(deck, "12C6").data)) == 3


def test_every_gap_is_a_blank(tmp_path: Path) -> None:
    gaps = "".join(f"  - {{cloze: '{n} {{{{a}}}} and {{{{long answer}}}} end.'}}\n" for n in "ab")
    made = pdf_of(written(tmp_path, f"title: T\ncards:\n{gaps}"))
    assert re.findall(r"_{4,}", "".join(pages(made.data))) == ["_" * 13] * 4


def test_a_quiz_holds_no_answer(tmp_path: Path) -> None:
    data = pdf_of(secret(tmp_path), "X").data
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


def test_what_is_accepted_stands_beside_its_label_whichever_way_it_runs(tmp_path: Path) -> None:
    found = boxes(pdf_of(written(tmp_path, full_decks.ARABIC), key=True).data)
    words = re.findall(r'yMin="([\d.]+)"[^>]*>(Title|حيحص)</word>', found)  # Read backwards.
    (label, _), (answer, _) = words
    assert label == answer


def test_right_to_left_numbers_stand_on_the_right(tmp_path: Path) -> None:
    data = pdf_of(written(tmp_path, HEBREW)).data
    words = re.findall(r'xMin="([\d.]+)"[^>]*>(\d)</word>', boxes(data))
    right = [word for place, word in words if float(place) > A4.width * 72 / 25.4 * 0.9]
    assert right == ["1", "2", "3"]


@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
@pytest.mark.parametrize("editions", [[], ["large"], ["dyslexia"]])
def test_a_stem_is_as_large_as_its_options_with_sections_or_without(
    editions: list[Edition], tmp_path: Path, *, key: bool
) -> None:
    cards = "cards: [{q: Stem of it?, a: option, distractors: [wrong]}]"
    for head in ("title: T\n", "title: T\nsections:\n- title: Part\n  "):
        data = pdf_of(written(tmp_path, f"{head}{cards}"), editions=editions, key=key).data
        placed = re.findall(r'yMin="(.+?)" .* yMax="(.+?)">(Stem|wrong)<', boxes(data))
        heights = {word: round(float(below) - float(above), 2) for above, below, word in placed}
        assert heights["Stem"] == heights["wrong"]


WORDS: tuple[tuple[str, str, bool], ...] = (
    # a language, an answer wider than its column, and whether hyphens break it
    ("de", "Straßenbahnhaltestellenbeschilderungenverordnung", True),
    ("de", "`Straßenbahnhaltestellenbeschilderungenverordnung`", False),
    ("de", "https://example.org/straßenbahnhaltestellenbeschilderung", False),
    ("de", "x" * 60, False),
    ("ja", "Straßenbahnhaltestellenbeschilderungenverordnung", False),
)


@pytest.mark.parametrize(("language", "answer", "hyphens"), WORDS)
def test_a_word_wider_than_its_column_has_hyphens_where_its_language_has(
    language: str, answer: str, tmp_path: Path, *, hyphens: bool
) -> None:
    head = f"title: T\nlanguage: {language}\nsheet: {{columns: 2}}\n"
    data = pdf_of(written(tmp_path, f"{head}cards: [{{q: Q?, a: '{answer}'}}]"), key=True).data
    text, word = pages(data)[0], answer.strip("`")
    assert ("\u00ad\n" in text) == hyphens
    assert word not in text
    assert word in text.replace("\u00ad", "").replace("\n", "")


@pytest.mark.parametrize("letters", range(36, 44))
def test_no_letter_of_a_broken_word_stands_alone(letters: int, tmp_path: Path) -> None:
    deck = f"title: T\nsheet: {{columns: 2}}\ncards: [{{q: Q?, a: {'x' * letters}}}]"
    lines = re.findall(
        "^x+$", pages(pdf_of(written(tmp_path, deck), key=True).data)[0], re.MULTILINE
    )
    assert sum(map(len, lines)) == letters
    assert min(map(len, lines)) > 1


DECKS: dict[str, Callable[[Path], Path]] = {
    "real": lambda _: REAL_DECK,
    "mixed": lambda folder: written(folder, MIXED),
    "full": lambda folder: written(folder, full_decks.DECK),
    "wished": wished,
    "pictured": pictured,
    "arabic": lambda folder: written(folder, full_decks.ARABIC),
    "hebrew": lambda folder: written(folder, HEBREW),
    "japanese": lambda folder: written(folder, JAPANESE),
}
EDITIONS: tuple[tuple[Edition, ...], ...] = (
    (), ("ink",), ("large",), ("dyslexia",), ("contrast",), ("large", "dyslexia", "contrast"),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", DECKS)
def test_every_sheet_of_every_edition_passes_two_checkers(name: str, tmp_path: Path) -> None:
    deck = DECKS[name](tmp_path)
    for editions in EDITIONS:
        for key in (False, True):
            made = pdf_of(deck, editions=editions, key=key)
            assert made.layout
            assert made.layout.missing == ()
            assert faults_of(made.data) == [], (editions, key)


@pytest.mark.parametrize("language", ["de", "fr", "ru", "tr", "zh", "ko", "uk", "pl", "xx"])
def test_the_labels_of_a_language_pass_two_checkers(language: str, tmp_path: Path) -> None:
    for key in (False, True):
        made = pdf_of(wished(tmp_path, language), key=key)
        assert made.layout
        assert made.layout.missing == ()
        assert faults_of(made.data) == []


def test_a_handout_and_a_crosswalk_pass_two_checkers() -> None:
    assert faults_of(pdf_of(REAL_DECK, "S-A", "S-B", "S-C").data) == []
    assert faults_of(crosswalk_of(REAL_DECK, "S-A", "S-B", "S-C").data) == []


def test_a_pdf_says_what_it_is(tmp_path: Path) -> None:
    made = PdfReader(BytesIO(pdf_of(written(tmp_path, MIXED), key=True).data))
    root: Any = made.root_object
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert made.metadata
    assert made.metadata.title == "All that tags know · Key · Form S"
    assert made.xmp_metadata
    assert 'pdfuaid:part="1"' in str(made.xmp_metadata.stream.get_data()).replace(
        "&quot;", '"'
    ) or ("<pdfuaid:part>1</pdfuaid:part>" in str(made.xmp_metadata.stream.get_data()))


def test_an_outline_has_sections_and_questions(tmp_path: Path) -> None:
    found = [*titles(PdfReader(BytesIO(pdf_of(written(tmp_path, MIXED)).data)).outline)]
    assert found[:3] == [
        "All that tags know · Form S", "Links and pictures", "1See the site and code?"
    ]  # fmt: skip
    assert "The rest" in found


def titles(outline: Any) -> Iterator[str]:  # noqa: ANN401  pypdf nests lists.
    for item in outline:
        if isinstance(item, list):
            yield from titles(item)
        else:
            yield item.title


def test_sheets_in_one_file_begin_on_front_sides_and_count_for_themselves(tmp_path: Path) -> None:
    cards = [f"{{q: Question {number}?, lines: 4}}" for number in range(3)]
    one = pdf_of(written(tmp_path, f"title: T\ncards: [{', '.join(cards)}]\n"), "S-A", "S-B")
    two = pdf_of(REAL_DECK, "S-A", "S-B")
    assert [re.findall(r"\d / \d", text) for text in pages(one.data)] == [["1 / 1"], [], ["1 / 1"]]
    three = [[f"{page} / 3"] for page in (1, 2, 3)]
    assert [re.findall(r"\d / \d", text) for text in pages(two.data)] == [*three, [], *three]
    reader = PdfReader(BytesIO(one.data))
    assert len({tuple(page.mediabox) for page in reader.pages}) == 1
    found = [title for title in titles(reader.outline) if "Form" in title]
    assert found == ["T · Form S-A", "T · Form S-B"]
    assert one.layout
    assert (one.layout.pages, one.layout.moved) == (3, ())


def test_a_crosswalk_names_the_number_of_a_question_on_every_form(tmp_path: Path) -> None:
    deck = "title: T\ncards:\n  - {q: First?, a: k, distractors: [d, e]}\n  - {q: Second?, a: b}\n"
    made = crosswalk_of(written(tmp_path, deck), *[f"S-{letter}" for letter in "ABCDEFGH"])
    (text,) = pages(made.data)
    assert "Crosswalk" in text.title()
    assert re.findall(r"^[A-H](?: [A-H])* Question$", text, re.MULTILINE) == [
        "A B C D E F Question", "A G H Question"
    ]  # fmt: skip
    assert len(re.findall(r"First\?$", text, re.MULTILINE)) == 2


def test_a_numbered_line_of_the_text_is_one_line(tmp_path: Path) -> None:
    deck = wished(tmp_path)
    model, _ = load_deck(deck)
    assert model
    lines = [line.strip() for text in pages(pdf_of(deck).data) for line in text.splitlines()]
    told = [line for paragraph in number_lines(model.article.passage, A4, ()) for line in paragraph]
    assert len(told) > 8
    for number, text in told:
        assert any(line.lstrip("123 ").startswith(text.strip()) for line in lines), text
        assert not number or number in "\n".join(lines)


def test_a_word_wider_than_its_column_is_broken_and_copied_whole(tmp_path: Path) -> None:
    address = f"https://example.org/{'part/' * 30}"
    deck = written(tmp_path, f"title: T\ncards: [{{q: 'Is {address} it?', a: b}}]\n")
    (text,) = pages(pdf_of(deck).data)
    assert address in text.replace("\n", "")
    (page,) = PdfReader(BytesIO(pdf_of(deck).data)).pages
    ends: list[float] = []
    page.extract_text(visitor_text=lambda _, __, matrix, *___: ends.append(matrix[4]))
    assert max(ends) < float(page.mediabox.width) - 17 * 72 / 25.4


def test_a_long_question_is_split_and_none_of_it_lost(tmp_path: Path) -> None:
    points = [f"{{points: 1, for: 'Point {n}, {'told at some length ' * 12}'}}" for n in range(40)]
    cards = (
        f"[{{q: First?, a: b}}, {{q: Long?, a: b, rubric: [{', '.join(points)}]}}, {{q: Z?, a: b}}]"
    )
    made = pdf_of(written(tmp_path, f"title: T\ncards: {cards}\n"), key=True)
    texts = pages(made.data)
    assert made.layout
    assert made.layout.long == (2,)
    assert [n for n in range(40) if f"Point {n}," not in "".join(texts)] == []
    assert "Z?" in texts[-1]


def test_a_text_longer_than_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    words = " ".join([f"word{number}" for number in range(1100)])
    made = pdf_of(
        written(tmp_path, f"title: T\ncards: [{{q: '{words}', a: b}}, {{q: Z?, a: b}}]\n")
    )
    seen = [word for text in pages(made.data) for word in re.findall(r"word\d+", text)]
    assert seen == words.split()
    assert made.layout
    assert made.layout.long == (1,)


def test_large_print_breaks_between_options_where_much_would_be_empty(tmp_path: Path) -> None:
    stem, option = "asked at quite some length " * 6, "an option of many words " * 8
    wrong = ", ".join([f"'{option}{letter}'" for letter in "bcd"])
    card = f"{{q: 'N %, {stem}?', a: '{option}a', distractors: [{wrong}]}}"
    cards = ", ".join([card.replace("%", str(n)) for n in range(12)])
    deck = written(tmp_path, f"title: T\ncards: [{cards}]\n")
    made = pdf_of(deck, editions=["large"])
    assert made.layout
    assert made.layout.broken
    assert made.layout.long == ()
    quarter = (297 - 15 - 24) / 4
    assert [left for left in made.layout.left[:-1] if left > quarter] == []
    texts = pages(made.data)
    for number in made.layout.broken:
        page = next(q.page for q in made.layout.questions if q.number == number)
        # Two options at least stand on either side of the break, each of them whole.
        assert "B an option" in " ".join(texts[page - 1].split()).partition(f"{number} N ")[2]
        assert "C an option" in " ".join(texts[page].split())
    for text in texts:
        assert text.count("an option of many words") % 8 == 0


ROWS = (
    # a question of five rows, and what else its first page has
    ("q: Sort, order: [item1, item2, item3, item4, item5]", ["Sort"]),
    (
        "q: Match, match: {item1: a, item2: b, item3: c, item4: d, item5: e}, distractors: [f]",
        ["Match", "A", "B", "C", "D", "E", "F"],
    ),
)


@pytest.mark.parametrize(("card", "first"), ROWS)
def test_rows_of_large_print_break_behind_two_and_before_two(
    tmp_path: Path, card: str, first: list[str]
) -> None:
    found = set()
    for before in range(1, 16):
        deck = written(tmp_path, f"title: T\ncards: [{{q: Open?, lines: {before}}}, {{{card}}}]\n")
        texts = pages(pdf_of(deck, editions=["large"]).data)
        there = [text for text in texts if "item" in text]
        found.add(tuple([text.count("item") for text in there]))
        assert set(first) <= set(there[0].split())
    assert {(5,), (3, 2)} <= found <= {(5,), (2, 3), (3, 2)}


def test_the_layout_is_told_as_kept(golden: Golden) -> None:
    laid = {
        "quiz.pdf": pdf_of(REAL_DECK, "12C6").layout,
        "key-large.pdf": pdf_of(REAL_DECK, "12C6", editions=["large"], key=True).layout,
    }
    papers = PaperNews({name: each for name, each in laid.items() if each}, None)
    told = "\n".join([*describe_papers(papers), ""])
    golden("layout.txt", told)
    first = data_of_papers(papers)["sheets"][0]
    assert first["questions"][0] == {"number": 1, "page": 1, "top": pytest.approx(65, abs=9)}
    assert len(first["questions"]) == 32
    assert len(first["left"]) == first["pages"] == 3


@pytest.mark.parametrize("sheet", ["spacing: compact", "columns: 2, spacing: compact"])
@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_a_compact_sheet_saves_a_page_and_splits_no_question(
    tmp_path: Path, sheet: str, *, key: bool
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"{REAL_DECK.read_text('utf-8')}sheet: {{{sheet}}}\n", "utf-8")
    made = pdf_of(deck, "12C6", key=key)

    assert len(whole(deck, "12C6", made.data, key=key)) == (3 if key else 2)
    assert faults_of(made.data) == []


def test_a_question_alone_on_the_last_page_is_told_where_compact_saves_that(
    tmp_path: Path,
) -> None:
    cards = "".join(f"  - {{q: Question {n}?, lines: 4}}\n" for n in range(1, 26))
    deck = written(tmp_path, f"title: T\ncards:\n{cards}")
    five = pdf_of(deck).layout
    four = pdf_of(
        written(tmp_path, f"title: T\nsheet: {{spacing: compact}}\ncards:\n{cards}")
    ).layout
    assert five
    assert four
    assert (five.pages, five.alone, four.pages, four.alone) == (5, 25, 4, 0)
    told = [*describe_papers(PaperNews({"t-quiz.pdf": five}, None))]
    assert told[0].endswith("; one question alone on page 5: compact saves a page")


@pytest.mark.parametrize(
    ("space", "drawn"),
    [("space: none", 0), ("space: 4cm", 40), ("space: box 6cm", 60), ("space: grid 5cm", 50)],
)
def test_an_area_to_write_in_is_as_high_as_asked_for(
    tmp_path: Path, space: str, drawn: int
) -> None:
    cards = f"[{{q: Draw., {space}}}, {{q: Next?, lines: 1}}]"
    layout = pdf_of(written(tmp_path, f"title: T\ncards: {cards}\n")).layout
    without = pdf_of(
        written(tmp_path, "title: T\ncards: [{q: Draw., space: none}, {q: N?, lines: 1}]\n")
    )
    assert layout
    assert without.layout
    room = layout.questions[1].top - without.layout.questions[1].top
    assert room == pytest.approx(drawn, abs=4)


def test_a_character_without_a_glyph_is_told_and_the_file_is_made(tmp_path: Path) -> None:
    made = pdf_of(written(tmp_path, "title: T\ncards: [{q: 'What is \u0378?', a: b}]\n"))
    assert made.layout
    assert made.layout.missing == ("\u0378",)
    assert "What is" in "".join(pages(made.data))
    assert faults_of(made.data)


def test_fonts_of_the_machine_are_told_and_else_not_looked_at(tmp_path: Path) -> None:
    english, hebrew = real(A4, key=False).layout, pdf_of(written(tmp_path, HEBREW)).layout
    assert english
    assert english.fonts == ()
    assert hebrew
    assert hebrew.fonts
    assert all("Hebrew" in family for family in hebrew.fonts)


def test_english_words_in_the_head_of_a_hebrew_sheet_run_from_left_to_right(
    tmp_path: Path,
) -> None:
    head = text_of(pdf_of(written(tmp_path, HEBREW), "12C6").data, "-layout").splitlines()[1]
    assert head.split() == ["Form", "12C6", "·", "4", "points", "·", "3", "questions"]


def shape_of(word: str, data: bytes) -> float:
    """Return how many times as wide as high a word of a PDF is."""
    found = re.search(rf'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">{word}<', boxes(data))
    assert found
    left, top, right, bottom = map(float, found.groups())
    return (right - left) / (bottom - top)


def test_the_letters_of_maths_are_not_spaced_out_for_readers_with_dyslexia(tmp_path: Path) -> None:
    deck = written(tmp_path, "title: T\ncards: [{q: '\\(x \\text{ otherwise}\\)', a: b}]\n")
    usual, spaced = pdf_of(deck).data, pdf_of(deck, editions=["dyslexia"]).data
    assert shape_of("otherwise", spaced) == pytest.approx(shape_of("otherwise", usual), rel=0.01)


def test_a_formula_too_wide_even_at_three_fifths_of_its_size_is_told(tmp_path: Path) -> None:
    def cards(*lengths: int) -> str:
        sums = ["+".join("abcdefghijklmnopqrstuvwxyz"[:n] * 2) for n in lengths]
        return "".join(f"  - {{q: 'Is \\({s} = \\frac{{{s}}}{{2}}\\)?', a: b}}\n" for s in sums)

    made = pdf_of(written(tmp_path, f"title: T\ncards:\n{cards(8, 26)}"))
    assert made.layout
    assert made.layout.cut == (2,)
    (line,) = describe_papers(PaperNews({"x.pdf": made.layout}, None))
    assert line == (
        "x.pdf: 1 page; a formula is wider than its column, and cut off: question 2; part it in two"
    )


def test_words_in_a_table_of_many_columns_do_not_stand_over_each_other(tmp_path: Path) -> None:
    row = "|".join(["temperature"] * 12)
    table = f"      |{row}|\n      |{'-|' * 12}\n      |{row}|\n"
    deck = written(tmp_path, f"title: T\ncards:\n  - q: |-\n      See\n\n{table}    a: b\n")
    placed = boxes(pdf_of(deck).data)
    found = re.findall(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" .*>[temprau]+<', placed)
    words = sorted((float(top), float(left), float(right)) for left, top, right in found)
    assert len(words) > 24
    assert [
        pair for pair in pairwise(words) if pair[0][0] == pair[1][0] and pair[0][2] > pair[1][1]
    ] == []


def test_a_line_of_code_that_goes_on_is_marked_in_a_drawing(tmp_path: Path) -> None:
    def strokes_and_words(code: str) -> tuple[int, list[str]]:
        card = f"  - q: |-\n      See\n      ```\n      {code}\n      ```\n    a: b\n"
        data = pdf_of(written(tmp_path, f"title: T\ncards:\n{card}")).data
        contents = PdfReader(BytesIO(data)).pages[0].get_contents()
        assert contents is not None
        return len(re.findall(rb" l\s", contents.get_data())), "".join(pages(data)).split()

    (fewer, _), (more, words) = strokes_and_words("short"), strokes_and_words("letters " * 20)
    assert words.count("letters") == 20
    assert more - fewer == 4


SCRIPT = """
import sys
from hashlib import sha256
from pathlib import Path
from pdf_sheets import pdf_of
print(sha256(pdf_of(Path(sys.argv[1]), key=True).data).hexdigest())
"""


def test_the_same_sheet_gives_the_same_bytes(tmp_path: Path) -> None:
    deck = written(tmp_path, MIXED)
    prints = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(deck)],
            env=environment(
                PYTHONHASHSEED=seed, TZ=zone, PYTHONPATH=str(Path(__file__).parents[3] / "helpers"),
                TMPDIR=str(tmp_path), SOURCE_DATE_EPOCH=seed,
            ),
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }  # fmt: skip
    assert len(prints) == 1


def test_a_section_names_its_own_article_below_its_heading(tmp_path: Path) -> None:
    (page,) = pages(pdf_of(written(tmp_path, TWO_ARTICLES), "12C6").data)
    assert "TWO\nOn two, Gazette, \u20684 May 2022\nDo it.\n2 C?" in page
