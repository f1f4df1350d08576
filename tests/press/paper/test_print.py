"""Quiz and key on paper and on screen, in real browsers."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from browsers import A4, LETTER, Chromium, Paper, Printer
from harness import REAL_DECK
from quizpress.deck_and_lock import load_deck
from quizpress.options import Edition, Student
from quizpress.press.paper.form import list_forms, list_student_forms, read_form
from quizpress.press.paper.html import SheetLook, press, press_forms
from quizpress.press.paper.paper_size import PAPERS
from sheet_decks import pictured, sixty
from sheet_html import asked, pages_of, pressed


@pytest.fixture(params=["real", "sixty", "pictured"])
def deck(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "real":
        return REAL_DECK
    if request.param == "pictured":
        return pictured(tmp_path)
    path = tmp_path / "sixty.yaml"
    path.write_text(sixty())
    return path


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_no_question_is_split(
    printer: Printer, deck: Path, paper: Paper, *, key: bool, tmp_path: Path
) -> None:
    html = pressed(deck, "12C6", key=key)
    file = tmp_path / "sheet.html"
    file.write_text(html, "utf-8")
    pages = printer.pdf(file, paper)
    for question in asked(html):
        assert pages_of(question, pages), f"question {question.number} is on no page as a whole"
    if not key:
        assert re.search(r"Name\s+Class\s+Date\s+Score", pages[0])
        assert not any(re.search(r"Name\s+Class", page) for page in pages[1:])


def test_sheets_of_a_class_begin_a_page_each_and_name_it(
    chromium: Chromium, tmp_path: Path
) -> None:
    model, _ = load_deck(REAL_DECK)
    assert model
    students = [Student(1, "Ann Lee"), Student(2, "Ben Öz")]
    named = list_student_forms(list_forms(model, "12C6", 0), students)
    file = tmp_path / "handout.html"
    file.write_bytes(press_forms("handout", model, named, SheetLook(PAPERS["a4"]), key=False).data)
    feet = [re.findall(r"Form 12C6-S\d\d · .*", page) for page in chromium.pdf(file, A4)]
    assert feet == [
        [f"Form 12C6-{student} · {page}"]
        for student in ("S01 · Ann Lee", "S02 · Ben Öz")
        for page in (1, 2, 3)
    ]


NAMED = "Maximiliana-Alexandra Konstantinopoulou-Wolfeschlegelsteinhausen"
HEAD = """
[".logo img", ".letterhead", "h1", ".meta"].map(part => {
    const box = document.querySelector(part).getBoundingClientRect()
    return [Math.round(box.left), Math.round(box.right)]
})
"""


@pytest.mark.parametrize("editions", [(), ("large",)], ids="+".join)
def test_a_logo_stands_beside_its_title_and_a_long_name_in_its_line(
    chromium: Chromium, tmp_path: Path, editions: tuple[Edition, ...]
) -> None:
    deck, file = pictured(tmp_path), tmp_path / "handout.html"
    logo = "sheet: {school: Northside, logo: {file: flag.svg, alt: Seal}}"
    deck.write_text(f"{deck.read_text('utf-8')}{logo}\n", "utf-8")
    model, problems = load_deck(deck)
    assert model, problems
    named = list_student_forms(list_forms(model, "12C6", 0), [Student(1, NAMED)])
    look = SheetLook(PAPERS["a4"], editions)
    file.write_bytes(press_forms("handout", model, named, look, key=False).data)
    first = " ".join(chromium.pdf(file, A4)[0].split())
    assert re.search(r"\bName\b", first)
    assert all(part in first for part in re.split("[ -]", NAMED))
    page = chromium.browser.new_page(viewport={"width": 680, "height": 900})
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    (_, seal), *words = page.evaluate(HEAD)
    page.close()
    assert {left - seal > 0 for left, _ in words} == {True}
    assert len({left for left, _ in words}) == 1


LINES = """
[...document.querySelectorAll(".form > span")].map(line => line.getBoundingClientRect())
    .map(({left, right, bottom}) => [left, right, bottom].map(Math.round))
"""


@pytest.mark.parametrize("editions", [(), ("large",)], ids="+".join)
@pytest.mark.parametrize("school_class", ["8b", "8b Naturwissenschaften", "n" * 60])
def test_lines_to_fill_in_stand_level_and_apart_whatever_is_printed_on_them(
    chromium: Chromium, tmp_path: Path, editions: tuple[Edition, ...], school_class: str
) -> None:
    deck, file = tmp_path / "deck.yaml", tmp_path / "handout.html"
    deck.write_text("title: T\nsheet: {spacing: compact}\ncards: [{q: A?, a: b}]\n")
    model, problems = load_deck(deck)
    assert model, problems
    named = list_student_forms(list_forms(model, "12C6", 0), [Student(1, "Ann Lee", school_class)])
    look = SheetLook(PAPERS["a4"], editions, "compact")
    file.write_bytes(press_forms("handout", model, named, look, key=False).data)
    page = chromium.browser.new_page(viewport={"width": 680, "height": 900})
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    lines = page.evaluate(LINES)
    page.close()
    across = 2 if editions else 4
    rows = [lines[start : start + across] for start in range(0, 4, across)]

    assert {len({bottom for *_, bottom in row}) for row in rows} == {1}
    assert all(right < left for row in rows for (_, right, _), (left, *_) in pairwise(row))
    assert rows[0][-1][1] <= 680
    assert ("Naturwissenschaften" in school_class) == (
        "Naturwissenschaften" in chromium.pdf(file, A4)[0]
    )


def test_right_to_left_a_publisher_stands_before_the_day(
    chromium: Chromium, tmp_path: Path
) -> None:
    deck, file = tmp_path / "deck.yaml", tmp_path / "quiz.html"
    article = "article: {publisher: الجزيرة, published: 2022-05-04}"
    deck.write_text(f"title: T\nlanguage: ar\n{article}\ncards: [{{q: Q?, a: b}}]\n", "utf-8")
    file.write_text(pressed(deck, "X", key=False), "utf-8")
    page = chromium.browser.new_page()
    page.goto(file.as_uri())
    parts = "[...document.querySelectorAll('.meta > bdi:first-child > bdi')]"
    publisher, day = page.evaluate(f"{parts}.map(part => part.getBoundingClientRect().left)")
    page.close()
    assert publisher > day


@pytest.mark.parametrize(
    ("sheet", "pages"),
    [("", 3), ("spacing: compact", 2), ("columns: 2", 3), ("columns: 2, spacing: compact", 2)],
)
@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
def test_the_real_deck_takes_as_little_paper_as_its_author_asks_for(
    chromium: Chromium, tmp_path: Path, sheet: str, pages: int, paper: Paper
) -> None:
    deck, file = tmp_path / "deck.yaml", tmp_path / "quiz.html"
    deck.write_text(f"{REAL_DECK.read_text('utf-8')}sheet: {{{sheet}}}\n", "utf-8")
    for form in ("12C6", "X-F", "B2C5-B"):
        html = pressed(deck, form, key=False, paper=PAPERS["a4" if paper == A4 else "letter"])
        file.write_text(html, "utf-8")
        found = chromium.pdf(file, paper)

        assert len(found) == len(re.findall(r"\d / \d", "".join(found))) == pages
        assert all(pages_of(question, found) for question in asked(html))


def test_twenty_questions_of_all_kinds_take_three_pages(printer: Printer, tmp_path: Path) -> None:
    deck, problems = load_deck(REAL_DECK)
    assert deck, problems
    sections = [
        section._replace(cards=section.cards[:most])
        for section, most in zip(deck.sections, (7, 3, 3, 4, 2, 1), strict=True)
    ]
    twenty = deck._replace(sections=tuple(sections))
    html = press(twenty, read_form("12C6"), SheetLook(PAPERS["a4"]), key=False).data.decode()
    file = tmp_path / "quiz.html"
    file.write_text(html, "utf-8")

    assert len(asked(html)) == 20
    assert len(printer.pdf(file, A4)) <= 3


@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_a_sheet_says_once_at_its_foot_what_it_is(
    printer: Printer, tmp_path: Path, *, key: bool
) -> None:
    html = pressed(REAL_DECK, "12C6", key=key)
    file = tmp_path / "sheet.html"
    file.write_text(html, "utf-8")
    (foot,) = [each.replace("\u00a0", " ") for each in re.findall("<footer>(.*)</footer>", html)]

    assert printer.pdf(file, A4)[-1].replace("\n", " ").count(foot) == 1


def test_every_gap_is_a_blank_on_paper(printer: Printer, tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    gaps = "".join(
        f"  - {{cloze: 'Here {n} {{{{a}}}} and {{{{long long answer}}}} end.'}}\n" for n in range(9)
    )
    deck.write_text(f"title: T\ncards:\n{gaps}")
    file = tmp_path / "sheet.html"
    file.write_text(pressed(deck, "S", key=False), "utf-8")
    blanks = re.findall(r"_{4,}", "".join(printer.pdf(file, A4)))
    assert len(blanks) == 18
    assert len({len(blank) for blank in blanks}) == 1


@pytest.mark.parametrize("width", [1200, 390])
@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_a_sheet_fits_the_screen_and_asks_for_nothing(
    chromium: Chromium, deck: Path, tmp_path: Path, width: int, *, key: bool
) -> None:
    file = tmp_path / "sheet.html"
    file.write_text(pressed(deck, "12C6", key=key), "utf-8")
    page = chromium.browser.new_page(viewport={"width": width, "height": 800})
    said: list[str] = []
    asked_for: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked_for.append(request.url))
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert said == []
    assert [url for url in asked_for if not url.startswith("data:")] == [file.as_uri()]
    page.close()


PICTURES = """
[...document.images].map(image => {
    const box = image.getBoundingClientRect()
    const around = image.closest("li, .body, .below").getBoundingClientRect()
    const inside = box.left >= around.left - 1 && box.right <= around.right + 1
    const shape = image.naturalWidth / image.naturalHeight - box.width / box.height
    return [image.alt, image.naturalWidth > 0, inside, Math.abs(shape) < 0.1, box.height]
})
"""


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [1200, 390])
@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_pictures_are_shown_whole_and_bounded(
    chromium: Chromium, tmp_path: Path, language: str, width: int, *, key: bool
) -> None:
    html = pressed(pictured(tmp_path, language), "12C6", key=key)
    file = tmp_path / "sheet.html"
    file.write_text(html, "utf-8")
    page = chromium.browser.new_page(viewport={"width": width, "height": 800})
    page.goto(file.as_uri())
    shown = page.evaluate(PICTURES)
    page.close()

    assert len(shown) == html.count("<img") > 10
    assert [
        alt for alt, loaded, inside, shape, _ in shown if not (loaded and inside and shape)
    ] == []
    assert max(height for *_, height in shown) < 6.6 * 96 / 2.54
    assert min(height for *_, height in shown) >= 1


ROWS = """
[...document.querySelectorAll(".match")].map(match => [...match.children].map(
    list => [...list.children].map(item => {
        const text = item.querySelector(".text").firstChild
        const range = document.createRange()
        range.selectNodeContents(text)
        return [item.firstChild, range].map(part => part.getBoundingClientRect())
            .map(box => (box.top + box.bottom) / 2)
    })
))
"""


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_boxes_stand_level_with_their_texts_and_with_the_letters_beside_them(
    chromium: Chromium, tmp_path: Path, language: str, *, key: bool
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        f"language: {language}\ntitle: T\ncards: [{{q: Q?, match: {{a: b, c: d, e: f}}}}]\n"
    )
    file = tmp_path / "sheet.html"
    file.write_text(pressed(deck, "S", key=key), "utf-8")
    page = chromium.browser.new_page(viewport={"width": 1200, "height": 800})
    page.goto(file.as_uri())
    ((boxes, options),) = page.evaluate(ROWS)
    page.close()

    for (box, left), (letter, right) in zip(boxes, options, strict=True):
        assert max(box, left, letter, right) - min(box, left, letter, right) < 3


def test_the_policy_lets_no_script_run(chromium: Chromium, tmp_path: Path) -> None:
    html = pressed(REAL_DECK, "12C6", key=False)
    file = tmp_path / "sheet.html"
    file.write_text(
        html.replace("</main>", "<script>document.title = 'run'</script></main>"), "utf-8"
    )
    page = chromium.browser.new_page()
    page.goto(file.as_uri())
    assert page.title() != "run"
    page.close()


@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_a_wide_formula_makes_no_page_smaller(
    chromium: Chromium, tmp_path: Path, *, key: bool
) -> None:
    def width_of_name(answer: str) -> float:
        deck, file = tmp_path / "deck.yaml", tmp_path / "sheet.html"
        cards = f"[{{q: Q, a: '{answer}'}}, {{q: '{answer}', a: b}}]"
        deck.write_text(f"title: Heading\ncards: {cards}\n")
        file.write_text(pressed(deck, "S", key=key), "utf-8")
        box = re.search(r'xMin="(.+?)".* xMax="(.+?)".*>Heading<', chromium.boxes(file, A4))
        assert box
        return float(box[2]) - float(box[1])

    wide = "+".join("abcdefghijklm" * 4)
    assert width_of_name(rf"\(x = \frac{{{wide}}}{{2}}\)") == pytest.approx(width_of_name("x"))


@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_two_columns_split_no_question_and_a_section_begins_a_page(
    printer: Printer, *, key: bool, tmp_path: Path
) -> None:
    deck, file = tmp_path / "sixty.yaml", tmp_path / "sheet.html"
    cards = sixty().replace("- title: Gaps", "- title: Gaps\n    break: page")
    found = {}
    for columns in (1, 2):
        deck.write_text(cards.replace("sections:", f"sheet: {{columns: {columns}}}\nsections:", 1))
        html = pressed(deck, "12C6", key=key)
        file.write_text(html, "utf-8")
        found[columns] = printer.pdf(file, A4)
        (nth,) = [number for number, page in enumerate(found[columns]) if "GAPS" in page]
        assert not re.search("Claim|Falsehood", found[columns][nth])
        assert all(pages_of(question, found[columns]) for question in asked(html))
    assert len(found[2]) < len(found[1])
