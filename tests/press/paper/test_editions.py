"""The same sheets for other readers, and with less ink, in a real browser."""

import re
from pathlib import Path
from typing import Any

import pytest

from browsers import A4, LETTER, Chromium, Paper
from harness import REAL_DECK
from quizpress.deck_and_lock import load_deck
from quizpress.options import EDITIONS, SIZES, Edition, Size
from quizpress.press.paper.form import read_form
from quizpress.press.paper.html import SheetLook, press
from quizpress.press.paper.page_style import name_suffix, write_sheet_style
from quizpress.press.paper.page_templates import find_templates
from quizpress.press.paper.paper_size import PAPERS
from quizpress.press.templates import read_template
from sheet_decks import pictured, sixty, wished
from sheet_html import asked, pages_of_parts

Editions = tuple[Edition, ...]
NORMAL: Editions = ()
SETS: tuple[Editions, ...] = (
    ("ink",),
    ("large",),
    ("dyslexia",),
    ("contrast",),
    EDITIONS,
)
every_set = pytest.mark.parametrize("editions", SETS, ids="+".join)
quiz_and_key = pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
on_paper_and_screen = pytest.mark.parametrize(
    ("deck", "media"),
    [("real", "print"), ("real", "screen"), ("pictured-ar", "print"), ("wished", "print")],
    indirect=["deck"],
)
LARGE = [editions for editions in SETS if "large" in editions]
DYSLEXIA = [editions for editions in SETS if "dyslexia" in editions]
CONTRAST = [editions for editions in SETS if "contrast" in editions]
INK = [editions for editions in SETS if "ink" in editions]
POINT = 96 / 72
SEEN = """
() => {
    const found = []
    const named = element => element.tagName === "BDI" ? named(element.parentElement)
        : element.tagName + "." + element.className
    for (const element of document.querySelectorAll("body, body *")) {
        const texts = [...element.childNodes].filter(node => node.nodeType === 3)
        const mine = getComputedStyle(element)
        if (element.closest(".unseen") || mine.display === "none") continue
        for (const [style, text] of [
            [mine, texts.map(node => node.data).join("").trim()],
            ...["::before", "::after"].map(name => getComputedStyle(element, name))
                .map(style => [style, style.content === "none" ? "" : style.content]),
        ]) {
            found.push({
                name: named(element), text,
                size: parseFloat(style.fontSize), color: style.color, face: style.fontFamily,
                slant: style.fontStyle, capitals: style.textTransform, align: style.textAlign,
                hyphens: style.hyphens, spacing: parseFloat(style.letterSpacing) || 0,
                leading: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
                background: style.backgroundColor, picture: style.backgroundImage,
                shadow: style.boxShadow,
                rules: ["Top", "Right", "Bottom", "Left"]
                    .filter(side => parseFloat(style["border" + side + "Width"]))
                    .map(side => style["border" + side + "Color"]),
            })
        }
    }
    return found
}
"""
PROSE = ("H2.", "DIV.stem text", "DIV.text", "DIV.given")
"""What is read at length, of which a key alone has the last."""
FILLED = ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
"""A background that needs no ink."""


@pytest.fixture
def deck(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the deck that a parameter names, such as `sixty-ar`."""
    name, _, language = getattr(request, "param", "real").partition("-")
    if name == "real":
        return REAL_DECK
    if name != "sixty":
        return {"pictured": pictured, "wished": wished}[name](tmp_path, language or "en")
    path = tmp_path / "sixty.yaml"
    path.write_text(f"language: {language or 'en'}\n{sixty()}")
    return path


def sheet(deck: Path, editions: Editions, paper: Size = "a4", *, key: bool) -> str:
    """Return the HTML of a sheet of a deck that is right, set for an edition."""
    model, problems = load_deck(deck)
    assert model, problems
    look = SheetLook(PAPERS[paper], editions)
    return press(model, read_form("12C6"), look, key=key).data.decode()


def written(html: str, folder: Path) -> Path:
    """Write a sheet and return its path."""
    file = folder / "sheet.html"
    file.write_text(html, "utf-8")
    return file


def seen(chromium: Chromium, file: Path, media: str) -> list[dict[str, Any]]:
    """Return how each element, and what stands before and behind it, looks."""
    page = chromium.browser.new_page(viewport={"width": 1200, "height": 800})
    page.emulate_media(media="print" if media == "print" else "screen")
    page.goto(file.as_uri())
    found: list[dict[str, Any]] = page.evaluate(SEEN)
    page.close()
    assert len(found) > 200
    return found


def rgb(color: str) -> tuple[int, ...]:
    """Return a computed colour's parts; one that is not opaque has four."""
    return tuple(round(float(part)) for part in re.findall(r"[\d.]+", color))


def test_styles_are_laid_over_each_other_in_the_order_of_the_table() -> None:
    def begins(*editions: Edition) -> list[int]:
        style = write_sheet_style(PAPERS["a4"], editions, [""], find_templates().read_style)
        files = [read_template(f"paper/editions/{edition}.css") for edition in EDITIONS]
        return [style.find(file) for file in files]

    assert begins() == [-1, -1, -1, -1]
    assert begins("contrast", "large") == begins("large", "contrast")
    assert begins(*EDITIONS) == sorted(begins(*EDITIONS))
    assert -1 not in begins(*EDITIONS)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_style_asks_for_nothing_and_ends_no_element(edition: Edition) -> None:
    style = read_template(f"paper/editions/{edition}.css")

    assert style
    assert re.findall(r"url\(|@import|@font-face|</|https?:", style) == []


def test_a_set_of_editions_has_one_name_however_it_is_asked_for() -> None:
    assert name_suffix([]) == ""
    assert name_suffix(["large"]) == "-large"
    assert name_suffix(["contrast", "large", "contrast"]) == "-large-contrast"


def test_a_sheet_asks_for_its_paper() -> None:
    a4, letter = [
        write_sheet_style(PAPERS[size], (), [""], find_templates().read_style) for size in SIZES
    ]

    assert "@page { size: A4; margin: 12mm 16mm 13mm }\n" in a4
    assert letter == a4.replace("size: A4", "size: letter")


@pytest.mark.parametrize(
    ("editions", "size", "margin"),
    [
        ((), "10.5pt", "12mm 16mm 13mm"),
        (("ink",), "10pt", "10mm 12mm 14mm"),
        (("ink", "dyslexia"), "13pt", "10mm 12mm 14mm"),
        (("large", "dyslexia"), "18pt", "15mm 15mm 24mm"),
        (("ink", "large"), "18pt", "15mm 15mm 24mm"),
        (("contrast",), "10.5pt", "12mm 16mm 13mm"),
    ],
)
def test_pages_are_printed_as_the_one_asks_who_needs_most(
    editions: tuple[Edition, ...], size: str, margin: str
) -> None:
    style = write_sheet_style(PAPERS["a4"], editions, [""], find_templates().read_style)

    assert f"@page {{ size: A4; margin: {margin} }}\n" in style
    assert f"@media print {{ html:root {{ font-size: {size} }} }}\n" in style


@every_set
@quiz_and_key
def test_an_edition_changes_no_word(editions: Editions, *, key: bool) -> None:
    def parts(html: str) -> list[str]:
        # In large print letters stand above the boxes that they are for.
        body = html[html.index("<body") :].replace('"match stacked"', '"match"')
        return sorted(body.split("\n")) if "large" in editions else body.split("\n")

    assert parts(sheet(REAL_DECK, editions, key=key)) == parts(sheet(REAL_DECK, NORMAL, key=key))


@pytest.mark.parametrize("editions", LARGE, ids="+".join)
@on_paper_and_screen
@quiz_and_key
def test_large_print_has_no_text_below_18_points(  # noqa: PLR0913  A table of its own.
    chromium: Chromium, tmp_path: Path, deck: Path, editions: Editions, media: str, *, key: bool
) -> None:
    found = seen(chromium, written(sheet(deck, editions, key=key), tmp_path), media)
    texts = [look for look in found if look["text"]]

    assert [look for look in texts if look["size"] < 18 * POINT - 0.01] == []
    assert {look["slant"] for look in texts} == {"normal"}
    assert {rgb(look["color"]) for look in texts} <= {
        (17, 17, 17), (0, 0, 0), (34, 34, 34), (163, 18, 31), (255, 255, 255),
    }  # fmt: skip


def test_maths_in_large_print_is_large_throughout(chromium: Chromium, tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\ncards: [{q: 'Is \\(\\frac{a}{b} = x_1^2\\)?', a: 'yes'}]\n")
    page = chromium.browser.new_page()
    page.emulate_media(media="print")
    page.goto(written(sheet(deck, ("large",), key=False), tmp_path).as_uri())
    sizes = page.evaluate(
        "[...document.querySelectorAll('mi, mn, mo')].map(e => [e.textContent,"
        " parseFloat(getComputedStyle(e).fontSize)])"
    )
    page.close()

    assert {text for text, _ in sizes} == {"a", "b", "=", "x", "1", "2"}
    assert min(size for _, size in sizes) >= 18 * POINT - 0.01


@pytest.mark.parametrize("editions", DYSLEXIA, ids="+".join)
@pytest.mark.parametrize("language", ["en", "ar", "ja"])
@quiz_and_key
def test_readers_with_dyslexia_get_what_their_association_asks_for(
    chromium: Chromium, tmp_path: Path, language: str, editions: Editions, *, key: bool
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"language: {language}\n{sixty()}")
    found = seen(chromium, written(sheet(deck, editions, key=key), tmp_path), "print")
    texts = [look for look in found if look["text"] and "BLANK" not in look["name"].upper()]
    prose = [look for look in texts if look["name"] in PROSE]

    assert {look["slant"] for look in texts} == {"normal"}
    assert {look["capitals"] for look in texts} == {"none"}
    assert {look["face"].partition(",")[0] for look in texts} == {'"Quizpress Sans"'}
    assert {look["name"] for look in prose} == {*(PROSE if key else PROSE[:-1])}
    assert {look["align"] for look in prose} == {"right" if language == "ar" else "left"}
    assert {look["hyphens"] for look in prose} == {"none"}
    assert min(look["leading"] for look in prose if look["name"] == "DIV.stem text") >= 1.5
    assert min(look["size"] for look in prose) >= 11.9 * POINT
    spacing = {round(look["spacing"] / look["size"], 2) for look in prose}
    assert spacing == {{"en": 0.15, "ar": 0, "ja": 0.06}[language]}


@pytest.mark.parametrize("editions", CONTRAST, ids="+".join)
@on_paper_and_screen
@quiz_and_key
def test_high_contrast_is_black_on_white(  # noqa: PLR0913  A table of its own.
    chromium: Chromium, tmp_path: Path, deck: Path, editions: Editions, media: str, *, key: bool
) -> None:
    found = seen(chromium, written(sheet(deck, editions, key=key), tmp_path), media)

    assert {rgb(look["color"]) for look in found if look["text"]} == {(0, 0, 0)}
    assert {rgb(rule) for look in found for rule in look["rules"]} == {(0, 0, 0)}
    assert {look["background"] for look in found} <= {*FILLED}
    assert {look["picture"] for look in found} == {"none"}
    assert {look["shadow"] for look in found} == {"none"}


@pytest.mark.parametrize("editions", INK, ids="+".join)
@pytest.mark.parametrize("deck", ["real", "pictured-ar"], indirect=True)
@quiz_and_key
def test_less_ink_means_no_fill_and_no_colour(
    chromium: Chromium, tmp_path: Path, deck: Path, editions: Editions, *, key: bool
) -> None:
    found = seen(chromium, written(sheet(deck, editions, key=key), tmp_path), "print")
    colors = {rgb(look["color"]) for look in found if look["text"]}
    colors |= {rgb(rule) for look in found for rule in look["rules"]}

    assert {look["background"] for look in found} <= {*FILLED}
    assert {look["picture"] for look in found} == {"none"}
    assert [color for color in colors if len({*color}) > 1] == []


RINGS = """
[...document.querySelectorAll(".options li, .tf b")].map(part => {
    const ring = part.matches("b") ? part : part.querySelector("b")
    const weight = getComputedStyle(part.querySelector(".text") ?? ring).fontWeight
    return [
        part.classList.contains("right"),
        parseFloat(getComputedStyle(ring).borderTopWidth),
        parseFloat(weight),
    ]
})
"""


@pytest.mark.parametrize("editions", [*CONTRAST, ("ink",)], ids="+".join)
def test_a_right_answer_is_told_without_colour(
    chromium: Chromium, tmp_path: Path, editions: Editions
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        "title: T\ncards:\n  - {q: Which?, a: [x, y], distractors: [z, w]}\n"
        "  - {q: Who?, a: x, distractors: [y, z]}\n  - {claim: It is., a: true}\n"
    )
    page = chromium.browser.new_page()
    page.emulate_media(media="print")
    page.goto(written(sheet(deck, editions, key=True), tmp_path).as_uri())
    rings = page.evaluate(RINGS)
    page.close()
    right = [(ring, weight) for is_right, ring, weight in rings if is_right]
    wrong = [(ring, weight) for is_right, ring, weight in rings if not is_right]

    assert (len(right), len(wrong)) == (4, 5)
    assert min(ring for ring, _ in right) >= 1.9 * max(ring for ring, _ in wrong)
    assert min(weight for _, weight in right) > max(weight for _, weight in wrong[:4])


@every_set
@pytest.mark.parametrize("deck", ["real", "sixty-ar", "pictured", "wished"], indirect=True)
@quiz_and_key
def test_an_edition_fits_the_screen(
    chromium: Chromium, tmp_path: Path, deck: Path, editions: Editions, *, key: bool
) -> None:
    page = chromium.browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(written(sheet(deck, editions, key=key), tmp_path).as_uri())
    for width in (1200, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    page.close()


@every_set
@pytest.mark.parametrize(
    ("deck", "paper"), [("sixty", A4), ("real", LETTER)], indirect=["deck"], ids=["A4", "Letter"]
)
@quiz_and_key
def test_no_question_of_an_edition_is_split(  # noqa: PLR0913  A table of its own.
    chromium: Chromium, tmp_path: Path, deck: Path, editions: Editions, paper: Paper, *, key: bool
) -> None:
    html = sheet(deck, editions, "a4" if paper == A4 else "letter", key=key)
    pages = chromium.pdf(written(html, tmp_path), paper)

    for question in asked(html):
        # Large print breaks between options, behind the first of them; a key between letters, too.
        most = (2 if key else 3) if "large" in editions else None
        parts = pages_of_parts(question, pages)
        together = set.intersection(*parts[:most])
        assert together, f"question {question.number} is on no page as a whole"


LINES = """
[...document.querySelectorAll(".lines > span")].map(line => {
    const text = document.createRange()
    text.selectNodeContents(line.firstChild)
    const number = line.querySelector("small")
    const sizes = [line, text, number].map(part => part ? part.getBoundingClientRect() : {width: 0})
    const em = parseFloat(getComputedStyle(line).fontSize)
    return [sizes[0].height / em, sizes[0].width - sizes[1].width - sizes[2].width]
})
"""
"""How high each line is, in em, and how much room it leaves, in pixels."""
MARGINS: dict[Editions, float] = {("ink",): 12, ("large",): 15, ("large", "dyslexia"): 15}
"""At the sides of a page, in millimetres; 16 for all others."""


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    "editions",
    [NORMAL, ("ink",), ("large",), ("dyslexia",), ("contrast",), ("large", "dyslexia")],
    ids="+".join,
)
def test_a_numbered_line_of_the_text_is_one_line_on_paper(
    chromium: Chromium, tmp_path: Path, editions: Editions, paper: Size
) -> None:
    html = sheet(wished(tmp_path), editions, paper, key=False)
    wide = PAPERS[paper].width - 2 * MARGINS.get(editions, 16)
    page = chromium.browser.new_page(viewport={"width": int(wide / 25.4 * 96), "height": 800})
    page.emulate_media(media="print")
    page.goto(written(html, tmp_path).as_uri())
    lines = page.evaluate(LINES)
    page.close()

    assert len(lines) > 8
    assert max(height for height, _ in lines) < 2
    assert min(free for _, free in lines) >= 0


PAGES: dict[Editions, tuple[int, int]] = {
    # The pages that the quiz and the key of the real deck take.
    ("ink",): (3, 4),
    NORMAL: (3, 4),
    ("contrast",): (3, 5),
    ("dyslexia",): (7, 10),
    ("large",): (10, 14),
}


def test_an_edition_takes_no_more_pages_than_it_must(chromium: Chromium, tmp_path: Path) -> None:
    def count_pages(deck: Path, editions: Editions) -> tuple[int, ...]:
        sheets = [sheet(deck, editions, key=key) for key in (False, True)]
        return tuple([len(chromium.pdf(written(each, tmp_path), A4)) for each in sheets])

    assert {editions: count_pages(REAL_DECK, editions) for editions in PAGES} == PAGES
    deck = tmp_path / "sixty.yaml"
    deck.write_text(sixty())
    assert count_pages(deck, ("ink",)) < count_pages(deck, NORMAL)
