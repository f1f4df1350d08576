"""Cards to cut out: fronts and backs meet, no text leaves its card, every kind has two sides."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from browsers import Chromium
from harness import REAL_DECK
from pdf_text import boxes
from quizpress.deck_and_lock import load_deck
from quizpress.model import Content, Deck, Short
from quizpress.options import BACKS, CARD_SHEETS, Cards, CardSheet, Flip, Printing
from quizpress.press import Unpressed
from quizpress.press.paper.flashcards import cards as flashcards
from quizpress.press.paper.flashcards import duplex
from quizpress.press.paper.flashcards.font_size import SideRoom, choose_size
from quizpress.press.paper.flashcards.grid import MARGIN, Slot, make_grid, order_pages
from quizpress.press.paper.flashcards.sides import SidePart, list_card_sides
from quizpress.press.paper.page_writer import PageWriter
from quizpress.press.paper.paper_size import A4, LETTER, Paper
from quizpress.press.paper.papers import plan_printing
from quizpress.press.paper.pdf.card_pdfs import press_cards
from quizpress.press.paper.pdf.compiler import open_compiler
from quizpress.text import Text, parse_cloze, parse_text
from sheet_decks import pictured, sixty
from sheet_html import plain

POINT = 25.4 / 72
PIXEL = 25.4 / 96


class Layout(NamedTuple):
    """What a grid is made of."""

    paper: Paper
    cards: Cards = Cards()


Print = Callable[[Deck, Layout, Path], flashcards.Flashcards]
"""Presses flashcards, and writes them as a PDF."""


class Word(NamedTuple):
    """A word on a page of a PDF; its box is in millimetres."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@pytest.fixture(params=["Chromium", "Typst"])
def printer(request: pytest.FixtureRequest, chromium: Chromium) -> Print:
    if request.param == "Typst":
        return with_typst

    def printed(deck: Deck, layout: Layout, file: Path) -> flashcards.Flashcards:
        pressed = flashcards.press(deck, *layout)
        with_chromium(chromium, pressed.artifact.data, file)
        return pressed

    return printed


def with_typst(deck: Deck, layout: Layout, file: Path) -> flashcards.Flashcards:
    job = plan_printing(deck, ["flashcards"], Printing(cards=layout.cards))
    with open_compiler(job.pictures.files) as compiler:
        *_, made = press_cards(job._replace(paper=layout.paper), compiler)
    assert made.cards
    file.write_bytes(made.data)
    return made.cards


def with_chromium(chromium: Chromium, html: bytes, file: Path) -> None:
    page = chromium.browser.new_page()
    source = file.with_suffix(".html")
    source.write_bytes(html)
    page.goto(source.as_uri())
    page.pdf(path=file, prefer_css_page_size=True)
    page.close()


def words(file: Path) -> list[list[Word]]:
    """Return the words on each page of a PDF, empty pages included."""
    pages = boxes(file.read_bytes()).split("<page ")[1:]
    return [[_word(*found) for found in re.findall(_WORD, page)] for page in pages]


_WORD = r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>'


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(text, *[float(number) * POINT for number in (left, top, right, bottom)])


def model(path: Path) -> Deck:
    deck, problems = load_deck(path)
    assert deck, problems
    return deck


def written(folder: Path, cards: str, top: str = "title: T") -> Deck:
    path = folder / "deck.yaml"
    path.write_text(f"{top}\ncards:\n{cards}", "utf-8")
    return model(path)


def numbered(folder: Path, count: int, language: str = "en") -> Deck:
    """Return a deck of cards with one word on each side, F1 and B1, F2 and B2, ..."""
    cards = "".join([f"  - {{q: F{number}, a: B{number}}}\n" for number in range(1, count + 1)])
    return written(folder, cards, f"title: T\nlanguage: {language}")


def found(pages: list[list[Word]]) -> dict[str, tuple[int, float, float]]:
    """Return the page and the middle of each word that stands on one side of one card."""
    named = re.compile(r"[FB]\d+")
    return {
        word.text: (page, *word.middle)
        for page, on_it in enumerate(pages)
        for word in on_it
        if named.fullmatch(word.text)
    }


@pytest.mark.parametrize(
    ("layout", "language"),
    [
        (Layout(A4), "en"),
        (Layout(LETTER, Cards(3, 3, shift=(1.5, -2))), "en"),
        (Layout(A4, Cards(2, 5, "short")), "en"),
        (Layout(LETTER, Cards(2, 4, "short", (-1, 2.5))), "en"),
        (Layout(A4, Cards(shift=(2, 1))), "ar"),
        (Layout(A4, Cards(sheet=CardSheet(63.5, 88))), "en"),
        (Layout(LETTER, Cards(flip="short", sheet=CARD_SHEETS["5163"])), "en"),
    ],
    ids=["long", "long-shifted", "short", "short-shifted", "right-to-left", "sized", "ready"],
)
def test_backs_lie_behind_their_fronts(
    printer: Print, tmp_path: Path, layout: Layout, language: str
) -> None:
    pressed = printer(numbered(tmp_path, 13, language), layout, tmp_path / "cards.pdf")
    pages = words(tmp_path / "cards.pdf")
    made = make_grid(*layout)
    places, slots = found(pages), made.fronts
    filled = made.fill_sheets(13)

    assert pressed.cards == 13
    assert pressed.sheets == -(-13 // len(slots))
    assert len(pages) == 2 * pressed.sheets
    assert len(places) == 26
    for number in range(1, 14):
        page, x, y = places[f"F{number}"]
        slot, _ = filled[number - 1]
        assert page == 2 * ((number - 1) // len(slots))
        assert x == pytest.approx(made.xs[slot.column] + made.width / 2, abs=0.3)
        assert y == pytest.approx(made.ys[slot.row] + made.height / 2, abs=1.2)
        behind, right, down = places[f"B{number}"]
        turned = (
            (x, layout.paper.height - y)
            if layout.cards.flip == "short"
            else (made.paper.width - x, y)
        )
        assert behind == page + 1
        assert right == pytest.approx(turned[0] + layout.cards.shift[0], abs=0.3)
        # Letters of two sizes stand a little off the middle of their lines.
        assert down == pytest.approx(turned[1] + layout.cards.shift[1], abs=1.2)


@pytest.mark.parametrize("columns", [1, 2, 4])
def test_a_fold_has_both_sides_on_one_page(printer: Print, tmp_path: Path, columns: int) -> None:
    layout = Layout(A4, Cards(columns, 4, "fold", (3, 3)))
    pressed = printer(numbered(tmp_path, 9), layout, tmp_path / "cards.pdf")
    pages = words(tmp_path / "cards.pdf")
    places = found(pages)

    assert len(pages) == pressed.sheets == (2 if columns == 4 else 3)
    for number in range(1, 10):
        page, x, y = places[f"F{number}"]
        behind, right, down = places[f"B{number}"]
        assert behind == page
        assert x < A4.width / 2
        assert right == pytest.approx(A4.width - x, abs=0.3)
        assert down == pytest.approx(y, abs=0.6)


def test_front_and_back_take_turns_and_name_their_sheet(chromium: Chromium, tmp_path: Path) -> None:
    pressed = flashcards.press(numbered(tmp_path, 17), A4, Cards())
    with_chromium(chromium, pressed.artifact.data, tmp_path / "cards.pdf")
    named = [" ".join(word.text for word in page) for page in words(tmp_path / "cards.pdf")]

    sheets = [f"{side} {number} / 3" for number in (1, 2, 3) for side in ("Front", "Back")]
    assert [name for name, page in zip(sheets, named, strict=True) if name not in page] == []


def test_all_backs_follow_all_fronts(printer: Print, tmp_path: Path) -> None:
    deck, turns = numbered(tmp_path, 17), {}
    for backs in BACKS:
        printer(deck, Layout(A4, Cards(backs=backs)), tmp_path / "cards.pdf")
        turns[backs] = found(words(tmp_path / "cards.pdf"))

    pages = {backs: [[place[0] for name, place in of.items() if name[0] == side] for side in "FB"]
             for backs, of in turns.items()}  # fmt: skip
    assert pages["each"] == [[0] * 8 + [2] * 8 + [4], [1] * 8 + [3] * 8 + [5]]
    assert pages["after"] == [[0] * 8 + [1] * 8 + [2], [3] * 8 + [4] * 8 + [5]]
    for name, place in turns["after"].items():
        assert place[1:] == pytest.approx(turns["each"][name][1:])


@pytest.mark.parametrize(
    ("columns", "count", "rows"),
    [
        (3, 1, [1]), (3, 2, [2]), (3, 4, [2, 2]), (3, 5, [3, 2]), (3, 7, [3, 2, 2]),
        (2, 3, [2, 1]), (4, 9, [3, 3, 3]), (4, 13, [4, 3, 3, 3]), (4, 16, [4, 4, 4, 4]),
    ],
)  # fmt: skip
def test_a_last_sheet_has_few_rows_of_about_one_length(
    columns: int, count: int, rows: list[int]
) -> None:
    made = make_grid(A4, Cards(columns, 4))
    last = [front for front, _ in made.fill_sheets(columns * 4 + count)][columns * 4 :]

    assert last == [Slot(column, row) for row, wide in enumerate(rows) for column in range(wide)]


def test_only_the_cards_that_there_are_have_marks_to_cut_along() -> None:
    grid = make_grid(A4, Cards(3, 3, sheet=CardSheet(60, 80)))
    front, back, last, behind = order_pages([*"abcdefghijk"], [*"ABCDEFGHIJK"], grid)

    assert front.sides == [*"abcdefghi"]
    assert front.guides == (
        "M15 28.5V268.5M75 28.5V268.5M135 28.5V268.5M195 28.5V268.5"
        "M15 28.5H195M15 108.5H195M15 188.5H195M15 268.5H195"
    )
    assert back.guides == behind.guides == ""
    assert last.sides == ["j", "k"]
    assert last.guides == "M15 28.5V108.5M75 28.5V108.5M135 28.5V108.5M15 28.5H135M15 108.5H135"
    assert last.marks.startswith("M15 23.5v3.5M15 110v3.5M75 ")
    assert behind.marks.startswith("M75 23.5v3.5M75 110v3.5M135 ")


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
def test_nothing_is_cut_where_the_paper_folds(paper: Paper) -> None:
    grid = make_grid(paper, Cards(flip="fold", sheet=CardSheet(50, 80)))
    (page,) = order_pages([*"ab"], [*"AB"], grid)

    middle = paper.width / 2
    cuts = [x for x in (-100, -50, 0, 50, 100) if f"M{middle + x:g} " in page.guides]
    assert (grid.columns, page.kind, page.sides) == (4, "fold", [*"abAB"])
    assert cuts == [-100, -50, 50, 100]


def strayed(page: list[Word], layout: Layout) -> list[Word]:
    """Return the words that are in no card and do not name the sheet."""
    made = make_grid(*layout)
    cells = [*product(made.xs, made.ys)]
    return [
        word
        for word in page
        if word.top < made.ys[-1] + made.height
        and not any(
            x + 2 < word.left
            and word.right < x + made.width - 2
            and y < word.top
            and word.bottom < y + made.height
            for x, y in cells
        )
    ]


def test_no_word_leaves_its_card_on_paper(printer: Print, tmp_path: Path) -> None:
    layout = Layout(A4, Cards(3, 4))
    pressed = printer(model(REAL_DECK), layout, tmp_path / "cards.pdf")
    pages = words(tmp_path / "cards.pdf")

    assert pressed.misfits == ()
    assert len(pages) == 2 * pressed.sheets
    assert [strayed(page, layout) for page in pages] == [[]] * len(pages)


OVERFLOWING = """
([width, height]) => [...document.querySelectorAll(".side:not(.over)")].filter(side => {
    const text = side.firstElementChild
    const box = side.getBoundingClientRect()
    return box.height > height + .6 || box.width > width + .6
        || text.scrollWidth > text.clientWidth || text.scrollHeight > text.clientHeight
}).map(side => side.textContent)
"""
FONTS = {
    "own": "html {}",
    "wide": "html { font-family: 'DejaVu Serif' !important } :root { --sans: 'DejaVu Sans' }",
    "noto": "html { font-family: 'Noto Serif' !important }",
}


def overflowing(chromium: Chromium, html: bytes, layout: Layout, folder: Path) -> list[str]:
    """Return the sides that are larger than their room in any of the fonts a reader may have."""
    made = make_grid(*layout)
    room = [(made.width - 10) / PIXEL, (made.height - 14) / PIXEL]
    file = folder / "cards.html"
    file.write_bytes(html)
    context = chromium.browser.new_context(bypass_csp=True, viewport={"width": 1200, "height": 800})
    page = context.new_page()
    page.goto(file.as_uri())
    large: list[str] = []
    for style in FONTS.values():
        page.add_style_tag(content=style)
        large += page.evaluate(OVERFLOWING, room)
    context.close()
    return large


@pytest.mark.parametrize("name", ["real", "sixty", "pictured"])
def test_no_text_is_larger_than_its_card(chromium: Chromium, tmp_path: Path, name: str) -> None:
    path = REAL_DECK if name == "real" else tmp_path / "deck.yaml"
    path = pictured(tmp_path) if name == "pictured" else path
    if name == "sixty":
        path.write_text(sixty())
    deck = model(path)
    for layout in (Layout(A4), Layout(A4, Cards(1, 2)), Layout(LETTER, Cards(4, 8))):
        pressed = flashcards.press(deck, *layout)
        assert overflowing(chromium, pressed.artifact.data, layout, tmp_path) == []


WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ADDRESS = "https://www.example.org/a/very/long/address/that/has/no/spaces/at/all/2024/01/on-and-on"
DASHES = "1914-1918-and-1939-1945-and-so-on-until-there-is-no-room-for-any-more-of-it-on-this-line"
UNBROKEN = {
    "options": f"{{q: Which is long?, a: {WORD}, distractors: [{ADDRESS}, short, {DASHES}]}}",
    "keys": f"{{q: Which are long?, a: [{WORD}, {ADDRESS}], distractors: [short]}}",
    "a key": f"{{q: Which one?, a: {WORD[:38]}, distractors: [short]}}",
    "answers": f"{{q: Name long ones., a: [{DASHES}, {WORD}, {ADDRESS}]}}",
    "code": f"{{q: 'See `{ADDRESS}` or `{WORD}`.', a: '`{ADDRESS}`', why: '`{DASHES}`'}}",
    "bold": f"{{q: 'See **{ADDRESS}** or **{WORD}**.', a: see {ADDRESS}, why: '**{DASHES}**'}}",
    "gap": f"{{cloze: 'See {{{{{ADDRESS}}}}} or {{{{{WORD}}}}}.'}}",
    "order": f"{{q: Order, order: [{WORD}, {ADDRESS}, {DASHES}]}}",
    "pairs": f"{{q: Pair, match: {{{WORD}: {ADDRESS}, {DASHES}: {WORD}}}, distractors: [n]}}",
}
"""Cards with words that are wider than their lines."""


def unbroken(folder: Path) -> Deck:
    return written(folder, "".join([f"  - {card}\n" for card in UNBROKEN.values()]))


GRIDS = ((2, 4), (3, 4), (4, 4), (4, 8))


@pytest.mark.parametrize(("columns", "rows"), GRIDS)
def test_no_word_is_too_long_for_its_card(
    chromium: Chromium, tmp_path: Path, columns: int, rows: int
) -> None:
    layout = Layout(A4, Cards(columns, rows))
    pressed = flashcards.press(unbroken(tmp_path), *layout)

    assert overflowing(chromium, pressed.artifact.data, layout, tmp_path) == []


BLOCKS = r"""
title: Blocks
language: en
cards:
  - q: |-
      What does this print?
      ```python
      def fibonacci(n):
          if n > 1:
              return fibonacci(n - 1) + fibonacci(n - 2) if n > 1 else something_long(n)

      print(fibonacci(4))
      ```
    a: "24"
    distractors:
      - |-
        several lines
        ```
        x = 1
        ```
      - |-
        | x | y |
        |---|---:|
        | 1 | 22 |
  - q: |-
      | place | x | 1 | 2 | 3 |
      |---|---|---|---|---|
      | **there** | y | 1 | `4` | \(\frac{1}{2}\) and more |

      What is the rule?
    a: |-
      - first **bold** thing that is rather long so that it wraps at least once on a card
      - second
        - nested, with Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter
        - again `code  with  spaces`
      - third
    why: |-
      1. one
      2. two
      10. ten
      1984. a year
  - cloze: |-
      total = 0
      ```
      for i in {{c1::range}}(5):
          total += {{c2,1::i::a hint}}
      ```
      | {{c1::a}} | {{c1,2::b}}{{c1::c}} |
      |---|---|
      | \(x^{{c2::2}}\) | {{c2::d}} |
  - q: |-
      `for i in x:`
      `    print(i)`
    a: |-
      Roses are red,
          Violets are blue
"""
LINES = st.lists(
    st.sampled_from(
        [
            "- one two three",
            "  - nested",
            "1. one",
            "1984. a **year**",
            "```",
            "    code  = [1, 2] # and so on",
            "| a | b c d | e |",
            "|---|---|--:|",
            "**bold words** and `code  x` and *more*",
            "",
            r"so \(\frac{a}{b}\) is \(x_1\)",
            "https://www.example.org/a/very/long/address/that/has/no/spaces/at/all",
            "日本国憲法は、国の最高法規であつて",
            "[a link](https://example.org) ** `",
        ]
    ),
    min_size=1,
    max_size=9,
).map("\n".join)


@pytest.mark.parametrize(("columns", "rows"), GRIDS)
def test_no_block_is_larger_than_its_card(
    chromium: Chromium, tmp_path: Path, columns: int, rows: int
) -> None:
    (tmp_path / "deck.yaml").write_text(BLOCKS, "utf-8")
    layout = Layout(A4, Cards(columns, rows))
    pressed = flashcards.press(model(tmp_path / "deck.yaml"), *layout)

    assert overflowing(chromium, pressed.artifact.data, layout, tmp_path) == []
    assert (pressed.misfits == ()) == (columns < 4)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(LINES, LINES), min_size=8, max_size=16), st.integers(1, 4))
def test_no_blocks_at_all_are_larger_than_their_card(
    chromium: Chromium,
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[tuple[str, str]],
    columns: int,
) -> None:
    layout = Layout(A4, Cards(columns, 4))
    deck = with_contents(
        [Short(text_of(question), (text_of(answer),)) for question, answer in texts]
    )
    pressed = flashcards.press(deck, *layout)

    folder = tmp_path_factory.mktemp("cards")
    assert overflowing(chromium, pressed.artifact.data, layout, folder) == []


def test_no_long_word_runs_over_the_foot_of_its_card(printer: Print, tmp_path: Path) -> None:
    layout = Layout(A4, Cards(3, 4))
    printer(unbroken(tmp_path), layout, tmp_path / "cards.pdf")
    feet = [y - 7 for y in make_grid(*layout).ys[1:]]
    pages = words(tmp_path / "cards.pdf")

    assert [strayed(page, layout) for page in pages] == [[]] * len(pages)
    for page in pages:
        crossing = [word for word in page for foot in feet if word.top < foot < word.bottom - 0.3]
        assert crossing == []


APART = """
() => [...document.querySelectorAll(".entries > li")].filter(item => {
    const [mark, text] = [...item.children].map(cell => {
        const range = document.createRange()
        range.selectNodeContents(document.createTreeWalker(cell, 4).nextNode())
        return range.getClientRects()[0]
    })
    const middle = (mark.top + mark.bottom) / 2
    return middle < text.top || middle > text.bottom
}).map(item => item.textContent)
"""
CUT = """
() => [...document.querySelectorAll(".over > div")].flatMap(side => {
    const box = side.getBoundingClientRect(), texts = document.createTreeWalker(side, 4)
    const lines = []
    while (texts.nextNode()) {
        const range = document.createRange()
        range.selectNodeContents(texts.currentNode)
        lines.push(...range.getClientRects())
    }
    return lines.filter(line => line.left < box.right && line.bottom > box.bottom + 1)
}).length
"""
HIDDEN = """
() => [...document.querySelectorAll(".over > div")].map(side => side.scrollWidth > side.clientWidth)
"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_letters_stand_beside_their_texts_and_lines_are_cut_whole(
    chromium: Chromium, tmp_path: Path, language: str
) -> None:
    cards = "".join([f"  - {card}\n" for card in UNBROKEN.values()])
    deck = written(tmp_path, cards, f"title: T\nlanguage: {language}")
    file = tmp_path / "cards.html"
    for columns, rows in GRIDS:
        file.write_bytes(flashcards.press(deck, A4, Cards(columns, rows)).artifact.data)
        context = chromium.browser.new_context(
            bypass_csp=True, viewport={"width": 1200, "height": 800}
        )
        page = context.new_page()
        page.goto(file.as_uri())
        assert page.evaluate(APART) == []
        assert page.evaluate(CUT) == 0
        # Only what is not seen has a second column, and so the rule that tells of it.
        assert any(page.evaluate(HIDDEN)) or rows == 4
        page.add_style_tag(content=".over { font-size: 2pt !important }")
        assert not any(page.evaluate(HIDDEN))
        context.close()


@pytest.mark.parametrize(
    ("source", "lines", "more"),
    [
        ("nn nn n", 1, 0),
        ("nn nn **n**", 1, 0),
        ("nn {{n}} nn", 1, 0),
        ("**nn nn n**", 2, 0),
        ("{{nn nn n}}", 2, 0),
        ("**<nn** nn n", 2, 0),
        ("`1234567`", 1, 0),
        ("`12345678`", 2, 0),
        ("`12/345678`", 2, 0),
        ("`1 2 3 4`", 1, 0),
        ("`1  2  3 4`", 2, 0),
        ("    nn nn n", 2, 0),
        ("nn    nn n", 2, 0),
        ("nn\nn", 2, 0),
        ("nn\n\nn", 3, 0),
        ("nn ![](a.png)", 2, 0.75),
        ("nn ![](a.png) nn", 3, 0.75),
        ("![](a.png)\nnn", 2, 0.75),
        ("![](a.png)\n\nnn", 3, 0.75),
        ("- nn\n- nn", 2, 2 * 0.1 + 0.6),
        ("- nn nnn\n- n", 3, 2 * 0.1 + 0.6),
        ("- n\n  - n\n- n", 3, 3 * 0.1 + 2 * 0.6),
        ("1. n\n2. n", 2, 2 * 0.1 + 0.6),
        ("```\n1\n22\n\n4\n```", 0, 4 * 0.88 * 1.3 + 0.6),
        ("```\n1234 67\n```", 0, 2 * 0.88 * 1.3 + 0.6),
        ("| nn |\n|---|\n| nn nn n |", 3, 2 * (2 * 0.15 + 0.12) + 0.12 + 0.6),
        ("nn\n- n\n\nnn", 3, 0.1 + 0.6),
    ],
)
def test_a_side_is_as_high_as_its_lines(source: str, lines: int, more: float) -> None:
    part, em = SidePart("text", (parse_cloze(source, 0, 0, "markdown"),)), 10 * POINT
    writer = PageWriter(model(REAL_DECK), lambda _gap: False)
    high = 1.3 * lines + more

    rooms = [SideRoom(4.2 * em + 0.3, (high + spare) * em + 0.3) for spare in (-0.01, 0.01)]
    assert [choose_size([part], writer, room, [10]).over > 0 for room in rooms] == [True, False]


def with_contents(contents: list[Content]) -> Deck:
    """Return the real deck with other cards."""
    deck = model(REAL_DECK)
    section = deck.sections[0]
    cards = tuple([section.cards[0]._replace(content=content) for content in contents])
    return deck._replace(sections=(section._replace(cards=cards),))


def text_of(source: str) -> Text:
    return parse_text(source, 0, 0, "markdown")


TYPED = st.text(
    st.sampled_from("aeinrst  MWgé*_`\\<&-/?.2日本、国 عليم жщю กขค"), min_size=1, max_size=400
)


@settings(max_examples=4, deadline=None)
@given(st.lists(st.tuples(TYPED, TYPED), min_size=8, max_size=16), st.integers(1, 4))
def test_no_text_at_all_is_larger_than_its_card(
    chromium: Chromium,
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[tuple[str, str]],
    columns: int,
) -> None:
    layout = Layout(A4, Cards(columns, 5))
    deck = with_contents(
        [Short(text_of(f"Q {question}"), (text_of(f"A {answer}"),)) for question, answer in texts]
    )
    pressed = flashcards.press(deck, *layout)

    folder = tmp_path_factory.mktemp("cards")
    assert overflowing(chromium, pressed.artifact.data, layout, folder) == []


HEBREW = """
title: T
language: he
cards:
  - {q: 'Who (is it)?', a: 'שלום (2) world', distractors: ['(a) b?', 'ג'], accept: ['a.', 'ב?']}
  - {claim: 'x is true.', a: true, why: 'ש `f(x)`'}
  - q: |-
      מה יודפס?
      ```
      print("שלום", 1)
      ```
    a: |-
      - ראשון
      - second!
      | א | b |
      |---|---|
      | 1. | 2 |
"""
SET = """
() => [
    ...document.querySelectorAll(".side > div > *, .entries > li > div"),
    ...document.querySelectorAll(".side :is(.list li, td, th)"),
]
    .filter(one => !one.matches(".entries, .list, .table, .listing, .labelled")).map(one => {
    const style = getComputedStyle(one)
    return [style.unicodeBidi, style.textAlign]
}).filter(([bidi, align]) => bidi != "plaintext" || !["right", "center"].includes(align)).length
"""
FIRST = """
source => {
    const walker = document.createTreeWalker(document.body, 4)
    while (walker.nextNode())
        if (walker.currentNode.data.includes(source)) break
    const range = document.createRange(), at = walker.currentNode.data.indexOf(source)
    const box = place => {
        range.setStart(walker.currentNode, at + place)
        range.setEnd(walker.currentNode, at + place + 1)
        return range.getBoundingClientRect().left
    }
    return box(0) < box(source.length - 1)
}
"""


def test_each_text_takes_its_own_direction_and_the_side_of_its_card(
    chromium: Chromium, tmp_path: Path
) -> None:
    (tmp_path / "deck.yaml").write_text(HEBREW, "utf-8")
    pressed = flashcards.press(model(tmp_path / "deck.yaml"), A4, Cards())
    file = tmp_path / "cards.html"
    file.write_bytes(pressed.artifact.data)
    page = chromium.browser.new_page()
    page.goto(file.as_uri())

    runs = {
        text: page.evaluate(FIRST, text) for text in ("Who (is it)?", "f(x)", "print(", "a) b?")
    }
    assert runs == dict.fromkeys(runs, True)
    assert not page.evaluate(FIRST, "שלום (2) world")
    assert page.evaluate(SET) == 0
    letter, text = [page.locator(one).bounding_box() for one in LETTERED]
    assert letter
    assert text
    assert letter["x"] > text["x"]  # Though a letter of Latin, it stands where its card begins.
    page.close()


LETTERED = (".answer > b", ".answer > b + bdi")


def test_labels_in_another_language_say_so(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(HEBREW, "utf-8")
    deck = model(tmp_path / "deck.yaml")
    html = flashcards.press(deck, A4, Cards()).artifact.data.decode()
    test = flashcards.press_test_sheet(A4, Cards(), "he").data.decode()
    said = re.findall(r'<bdi lang="en" dir="ltr">(.*?)</bdi>', html)

    assert {"Flashcards", "Front", "Back", "True / False", "True", "Also accepted"} <= {*said}
    assert re.findall(r'class="name of-(?:front|back)">(.*?)</p>', test) == [
        '<bdi lang="en" dir="ltr">Front</bdi>',
        '<bdi lang="en" dir="ltr">Back</bdi>',
    ]
    english = flashcards.press(deck._replace(language="en-GB"), A4, Cards()).artifact.data
    assert b"<bdi lang" not in english


MARKS = """
() => [...document.querySelectorAll(".listing > code > span")].map(line => {
    const {top, height} = getComputedStyle(line, "::before")
    return Math.round((parseFloat(height)) / parseFloat(top))
})
"""


TAKEN = """
all => all.map(one => Math.round(one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight)))
"""


def test_lines_of_code_that_go_on_are_marked(chromium: Chromium, tmp_path: Path) -> None:
    code = f"x\n      {'word ' * 14}\n\n      {'word ' * 30}"
    deck = written(tmp_path, f"  - q: |-\n      Q\n      ```\n      {code}\n      ```\n    a: b\n")
    file = tmp_path / "cards.html"
    file.write_bytes(flashcards.press(deck, A4, Cards()).artifact.data)
    page = chromium.browser.new_page()
    page.goto(file.as_uri())
    taken = page.eval_on_selector_all(".listing > code > span", TAKEN)

    assert taken[0] == taken[2] == 1
    assert 1 < taken[1] < taken[3]
    assert page.evaluate(MARKS) == [count - 1 for count in taken]
    page.close()


def test_what_does_not_fit_is_named_and_marked(tmp_path: Path) -> None:
    long = "word " * 400
    deck = written(
        tmp_path,
        f"  - {{q: fits, a: fits}}\n  - {{q: {long}, a: short}}\n  - {{q: short, a: {long}}}\n"
        f"  - {{q: Again {long}, a: {long}}}\n  - {{q: {'word ' * 60}, a: fits}}\n",
    )
    pressed = flashcards.press(deck, A4, Cards())
    _, front, back, both, _ = deck.cards("paper")

    named = [(card, side) for card, side, _ in pressed.misfits]
    assert named == [(front, "front"), (back, "back"), (both, "front"), (both, "back")]
    # Ten words a line; 40 lines of 7.5 points, 41 with the word more, and room for 15.9.
    assert [round(over, 2) for _, _, over in pressed.misfits] == [1.52, 1.52, 1.58, 1.52]
    assert pressed.artifact.data.count(b' over">') == 4
    assert pressed.scaled == 5


def test_a_table_is_set_smaller_rather_than_parting_its_words() -> None:
    def size_of(word: str) -> float:
        table = f"| {word} | b | c | d |\n|---|---|---|---|"
        writer = PageWriter(model(REAL_DECK), lambda _gap: False)
        sizes = [24.0, 20, 16, 14, 12, 10, 8]
        return choose_size(
            [SidePart("ask", (text_of(table),))], writer, SideRoom(85, 55), sizes
        ).size

    assert [size_of("n" * count) for count in (1, 6, 20)] == [24, 10, 16]


def test_a_gap_over_several_lines_of_code_is_filled_on_each(tmp_path: Path) -> None:
    code = "x\n      ```\n      a = {{c1::b\n        c}}d\n      ```"
    deck = written(tmp_path, f"  - cloze: |-\n      {code}\n")
    html = flashcards.press(deck, A4, Cards()).artifact.data.decode()

    assert (
        '<code><span>a = <span class="filled">b</span></span>\n'
        '<span><span class="filled">\u00a0 c</span>d</span></code>'
    ) in html


def test_larger_cards_start_with_larger_letters(tmp_path: Path) -> None:
    deck = numbered(tmp_path, 2)
    sizes = {
        layout: re.findall(rb'class="side s(\d+)', flashcards.press(deck, *layout).artifact.data)
        for layout in (Layout(A4), Layout(A4, Cards(1, 2)), Layout(A4, Cards(4, 8)))
    }

    assert [set(found) for found in sizes.values()] == [{b"140"}, {b"240"}, {b"100"}]


KINDS = {
    # a card, and what stands on the fronts and the backs that it becomes
    "{q: Who?, a: me}": [("Who?", "me")],
    "{q: Who?, a: me, both: true}": [("Who?", "me")],
    "{q: Who?, a: me, both: {q: Which, a: I}}": [("Who?", "me ⇄ Which\u00a0· I")],
    "{q: Who?, a: [me, you]}": [("Who?", "• me • you")],
    "{q: Who?, a: me, accept: [I], why: Since.}": [("Who?", "me Also accepted I Since.")],
    "{q: W?, a: k, distractors: [w], keep_order: true}": [("W? A k B w", "A\u00a0 k")],
    "{q: W?, a: [k, l], distractors: [w], keep_order: true}": [("W? A k B l C w", "A k B l")],
    "{q: W?, a: 9, distractors: [None of these, 12, 1]}": [
        ("W? A 1 B 9 C 12 D None of these", "B\u00a0 9")
    ],
    "{claim: It is., a: true}": [("It is. True / False", "True")],
    "{claim: It is., a: false, correction: No.}": [("It is. True / False", "False No.")],
    "{cloze: '{{a}} or {{b::hint}}'}": [("_ or b", "[a] or b"), ("a or _ (hint)", "a or [b]")],
    "{cloze: '{{c1::a}}, {{c1::b}}, {{c2::c}}'}": [
        ("_, _, c", "[a], [b], c"),
        ("a, b, _", "a, b, [c]"),
    ],
    "{q: Pair, match: {a: b, c: d}, distractors: [e]}": [("Pair a", "b"), ("Pair c", "d")],
    "{q: Why?, lines: 3}": [],
    "{q: Why?, a: 'Because.', lines: 3}": [("Why?", "Because.")],
    "{q: Who?, a: me, only: anki}": [],
    "{q: Who?, a: me, only: [paper]}": [("Who?", "me")],
}


@pytest.mark.parametrize("card", KINDS)
def test_every_kind_has_a_front_and_a_back(tmp_path: Path, card: str) -> None:
    more = "  - {q: Other?, a: other}\n"
    *made, _ = said(flashcards.press(written(tmp_path, f"  - {card}\n{more}"), A4, Cards()))

    assert made == KINDS[card]


SIDE = re.compile(
    r'<article class="card (c.) (r.)">.*?<div class="side [^"]*">(.*?)<p class="low">', re.DOTALL
)


def said(pressed: flashcards.Flashcards) -> list[tuple[str, str]]:
    """Return what is read on both sides of cards: `_` for a blank, brackets around what one hid."""
    html = pressed.artifact.data.decode()
    front, back = html.partition('<section class="sheet back">')[::2]
    sides = {(column, row): _said(side) for column, row, side in SIDE.findall(back)}
    across = {"c0": "c1", "c1": "c0"}
    return [(_said(side), sides[across[column], row]) for column, row, side in SIDE.findall(front)]


def _said(html: str) -> str:
    html = html.replace('<span class="blank"', "_<span").replace("\n", " ")
    html = re.sub(r'<span class="filled">(.*?)</span>', r"[\1]", html).replace("<div>", " ")
    return re.sub(" +", " ", plain(html.replace("<li>", " ")))


def test_an_order_is_mixed_in_front_and_right_behind(tmp_path: Path) -> None:
    items = ["one", "two", "three", "four", "five"]
    (face,) = list_card_sides(written(tmp_path, f"  - {{q: Order, order: [{', '.join(items)}]}}\n"))
    front, back = face.front[1].entries, face.back[0].entries

    assert {item.source for _, item in front} == set(items)
    assert [item.source for _, item in front] != items
    assert {mark for mark, _ in front} == {"•"}
    assert [(mark, item.source) for mark, item in back] == [*zip("12345", items, strict=True)]


def test_a_gap_in_maths_is_a_blank_in_front_and_red_behind(tmp_path: Path) -> None:
    deck = written(tmp_path, "  - {cloze: 'Half is \\(x = {{\\frac{1}{2}}}\\).'}\n")
    html = flashcards.press(deck, A4, Cards()).artifact.data.decode()
    front, back = html.partition('<section class="sheet back">')[::2]

    box = 'class="box" role="img" aria-label="blank to fill in"><mtext>________</mtext>'
    assert box in front
    assert "mfrac" not in front
    assert '<mstyle mathcolor="#a3121f"><mrow><mfrac>' in back


FORMULAS = (
    r"e^{-\frac{a^2}{b}} + \sum_{k=0}^{n} k^2 + \int_0^\infty e^{-x^2}\,dx + \hat{x}^\prime",
    r"\begin{pmatrix}1&2\\3&4\\5&6\end{pmatrix}",
    r"\frac{\frac{1}{2}}{\frac{3}{4}} = \binom{n}{k}",
    r"\displaystyle\sum_{i=1}^{n}\frac{i}{2}",
    r"SECRET = \overline{AB} + \overbrace{a+b}^{n}",
    r"\frac{1}{ {{c1::n}} } + x^{ {{c1::2::a hint}} } + \sqrt{ {{c1::y}} } + a_{ {{c1::i}} }^2",
)


@pytest.mark.parametrize(("columns", "rows"), GRIDS)
def test_no_formula_is_larger_than_its_card(
    chromium: Chromium, tmp_path: Path, columns: int, rows: int
) -> None:
    asked = [f"  - {{q: 'Is \\({latex}\\)?', a: 'no'}}\n" for latex in FORMULAS[:-1]]
    all_of = " and ".join([f"\\({latex}\\)" for latex in FORMULAS[:-1]])
    cards = [
        *asked,
        f"  - {{q: '{all_of}', a: 'no'}}\n",
        f"  - {{cloze: '\\({FORMULAS[-1]}\\)'}}\n",
    ]
    layout = Layout(A4, Cards(columns, rows))
    pressed = flashcards.press(written(tmp_path, "".join(cards)), *layout)

    assert overflowing(chromium, pressed.artifact.data, layout, tmp_path) == []


def test_a_formula_is_not_set_small_on_a_card_with_room(tmp_path: Path) -> None:
    options = (
        r"a: '\(\sqrt[3]{x^2}\)', distractors: ['\(\begin{pmatrix}a^2&b\\ c&d\end{pmatrix}\)']"
    )
    deck = written(tmp_path, f"  - {{q: 'What is \\({FORMULAS[0]}\\)?', {options}}}\n")
    pressed = flashcards.press(deck, A4, Cards())

    sizes = re.findall(rb'class="side s(\d+)">', pressed.artifact.data)
    assert pressed.misfits == ()
    assert [int(size) >= 100 for size in sizes] == [True, True]


def test_texts_are_escaped_and_sources_named(tmp_path: Path) -> None:
    deck = written(
        tmp_path,
        "  - {q: 'Is <b> & **bold**?', a: '<i>', at: 4}\n",
        "title: <T> & T\narticle: {title: A, paragraphs: 9}",
    )
    html = flashcards.press(deck, A4, Cards()).artifact.data.decode()

    assert "Is &lt;b&gt; &amp; <strong>bold</strong>?" in html
    assert '<div class="answer">&lt;i&gt;</div>' in html
    assert html.count("<span>&lt;T&gt; &amp; T</span>") == 2
    assert html.count("<bdi>¶ 4</bdi>") == 1
    assert flashcards.press(deck, A4, Cards()).artifact.name == "deck-flashcards.html"


def test_a_deck_without_cards_for_paper_has_no_sheets(tmp_path: Path) -> None:
    deck = written(tmp_path, "  - {q: A?, a: b, only: [anki]}\n")
    pressed = flashcards.press(deck, A4, Cards())

    assert pressed[1:] == (0, 8, 0, ())
    assert pressed.sheets == 0
    assert b"<section" not in pressed.artifact.data


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
@pytest.mark.parametrize("flip", ["long", "short", "fold"])
def test_every_grid_keeps_its_margins_and_pairs_its_places(paper: Paper, flip: Flip) -> None:
    for columns, rows in product(range(1, 5), range(1, 9)):
        made = make_grid(paper, Cards(columns, rows, flip))
        across = made.columns // (2 if flip == "fold" else 1)
        backs = [made.back_of(front) for front in made.fronts]
        assert MARGIN <= made.xs[0] == pytest.approx(paper.width - made.xs[-1] - made.width)
        assert MARGIN <= made.ys[0] == pytest.approx(paper.height - made.ys[-1] - made.height)
        assert len(set(backs)) == len(made.fronts) == across * rows
        if flip == "fold":
            assert set(backs).isdisjoint(made.fronts)
        else:
            assert set(backs) == set(made.fronts)
            assert [made.back_of(back) for back in backs] == made.fronts


@pytest.mark.parametrize(
    ("paper", "size", "grid"),
    [
        (A4, (63, 88), (3, 3)), (LETTER, (63, 88), (3, 3)), (A4, (85, 55), (2, 5)),
        (A4, (200, 287), (1, 1)), (A4, (66.6, 25), (3, 11)),
    ],
)  # fmt: skip
def test_as_many_cards_of_a_size_as_a_page_has_room_for(
    paper: Paper, size: tuple[float, float], grid: tuple[int, int]
) -> None:
    made = make_grid(paper, Cards(sheet=CardSheet(*size)))

    assert (made.columns, made.rows) == grid
    assert (made.width, made.height) == size
    assert min(made.xs[0], made.ys[0]) >= 5


@pytest.mark.parametrize("name", CARD_SHEETS)
@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
def test_every_sheet_with_a_name_fits_its_paper(paper: Paper, name: str) -> None:
    made = make_grid(paper, Cards(sheet=CARD_SHEETS[name]))
    right, foot = made.xs[-1] + made.width, made.ys[-1] + made.height

    assert min(made.xs[0], made.paper.width - right) >= 3.9
    assert min(made.ys[0], made.paper.height - foot) >= 5
    assert made.ready == bool(CARD_SHEETS[name].columns)


@pytest.mark.parametrize(
    ("cards", "says"),
    [
        (
            Cards(sheet=CardSheet(205, 80)),
            "a page has room for 200 x 287 mm, not for cards of 205 x 80 mm",
        ),
        (
            Cards(flip="fold", sheet=CardSheet(105, 80)),
            (
                "a page has room for 200 x 287 mm, not for cards of 105 x 80 mm,"
                " and a fold takes two side by side"
            ),
        ),
    ],
)
def test_cards_too_large_for_a_page_are_refused(tmp_path: Path, cards: Cards, says: str) -> None:
    with pytest.raises(Unpressed) as refused:
        flashcards.press(numbered(tmp_path, 1), A4, cards)
    assert str(refused.value) == says


@pytest.mark.parametrize(("columns", "rows"), [(0, 4), (5, 4), (2, 0), (2, 9)])
def test_a_grid_out_of_bounds_is_refused(tmp_path: Path, columns: int, rows: int) -> None:
    with pytest.raises(ValueError, match=f"{columns}x{rows}"):
        flashcards.press(numbered(tmp_path, 1), A4, Cards(columns, rows))


@pytest.mark.parametrize("width", [1200, 390])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_cards_and_the_test_sheet_fit_the_screen_and_ask_for_nothing(
    chromium: Chromium, tmp_path: Path, width: int, language: str
) -> None:
    deck = model(pictured(tmp_path, language))
    cards = flashcards.press(deck, A4, Cards()).artifact
    for artifact in (cards, flashcards.press_test_sheet(A4, Cards(), language)):
        file = tmp_path / artifact.name
        file.write_bytes(artifact.data)
        wide, direction, tongue, said, asked = looked_at(chromium, file, width)
        assert wide <= width
        assert (direction, tongue) == ("rtl" if language == "ar" else "ltr", language)
        assert said == []
        assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]


PAGE = "(({scrollWidth, dir, lang}) => [scrollWidth, dir, lang])(document.documentElement)"


def looked_at(
    chromium: Chromium, file: Path, width: int
) -> tuple[int, str, str, list[str], list[str]]:
    """Return the width, direction and language of a page, what it says, what it asks for."""
    page = chromium.browser.new_page(viewport={"width": width, "height": 800})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    wide, direction, tongue = page.evaluate(PAGE)
    page.close()
    return wide, direction, tongue, said, asked


@pytest.mark.parametrize("flip", ["long", "short"])
def test_crosses_meet_and_rulers_read_the_shift_that_is_missing(flip: Flip) -> None:
    made = make_grid(A4, Cards(flip=flip))
    fronts, backs = duplex.draw_front(made).crosses, duplex.draw_back(made).crosses
    off_right, off_down = duplex.REACH, -duplex.REACH  # Where this printer puts its backs.

    for (x, y), (back_x, back_y) in zip(fronts, backs, strict=True):
        right, down = back_x + off_right, back_y + off_down
        seen = (A4.width - right, down) if flip == "long" else (right, A4.height - down)
        across, along = round(seen[0] - x), round(seen[1] - y)
        beside = {_sign(r.x): r.shift for r in duplex.list_readings(made) if r.x}
        below = {_sign(r.y): r.shift for r in duplex.list_readings(made) if not r.x}
        assert beside[_sign(across)] == f"→ {-off_right:+d}"
        assert below[_sign(along)] == f"↓ {-off_down:+d}"


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("fa", "rtl")])
def test_the_test_sheet_runs_as_its_language_does(
    chromium: Chromium, tmp_path: Path, language: str, direction: str
) -> None:
    file = tmp_path / "test.html"
    file.write_bytes(flashcards.press_test_sheet(A4, Cards(), language).data)
    page = chromium.browser.new_page()
    page.goto(file.as_uri())
    runs = "all => all.map(one => getComputedStyle(one).direction)"
    assert page.eval_on_selector_all("h1, .says, .name", runs) == [direction] * 4
    page.close()


def _sign(number: float) -> int:
    return 1 if number > 0 else -1


@pytest.mark.parametrize("flip", ["long", "short", "fold"])
@pytest.mark.parametrize("program", ["Chromium", "Typst"])
def test_the_test_sheet_is_a_sheet(
    chromium: Chromium, tmp_path: Path, flip: Flip, program: str
) -> None:
    layout = Layout(LETTER, Cards(flip=flip, shift=(1.5, -2), test=True))
    file = tmp_path / "test.pdf"
    if program == "Chromium":
        with_chromium(chromium, flashcards.press_test_sheet(*layout, "en").data, file)
    else:
        job = plan_printing(model(REAL_DECK), ["flashcards"], Printing(cards=layout.cards))
        with open_compiler(job.pictures.files) as compiler:
            file.write_bytes(next(press_cards(job, compiler)).data)
    pages = [" ".join(word.text for word in page) for page in words(file)]

    assert len(pages) == (1 if flip == "fold" else 2)
    assert "Front" in pages[0]
    assert "100 mm" in pages[0]
    assert "Back" in pages[-1]
    assert ("→ 1.5 mm, ↓ -2 mm" in pages[-1]) == (flip != "fold")


def test_a_card_of_two_gaps_is_misfit_twice(tmp_path: Path) -> None:
    deck = written(tmp_path, f"  - {{cloze: '{{{{a}}}} {'word ' * 500} {{{{b}}}}'}}\n")
    misfits = flashcards.press(deck, A4, Cards()).misfits
    (card,) = deck.cards("paper")

    assert [(misfit.card, misfit.side) for misfit in misfits] == [
        (card, "front"),
        (card, "back"),
    ] * 2
