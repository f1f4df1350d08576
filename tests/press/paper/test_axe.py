"""What axe-core says of a sheet: nothing, at a desk and on a telephone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from axe_findings import broken_rules
from browsers import Chromium
from deck_folder import DeckFolder
from harness import REAL_DECK
from quizpress.deck_and_lock import load_deck
from quizpress.options import EDITIONS, Edition, Student
from quizpress.press.paper.class_key import press as press_class_key
from quizpress.press.paper.crosswalk import press as press_crosswalk
from quizpress.press.paper.form import list_forms, list_student_forms, read_form
from quizpress.press.paper.html import SheetLook, press, press_forms
from quizpress.press.paper.paper_size import A4
from sheet_decks import pictured, sixty, wished

Editions = tuple[Edition, ...]
CASES: tuple[tuple[str, Editions], ...] = (
    # a deck, and the editions that it is set for
    ("real", ()),
    ("sixty", ()),
    ("sixty-ar", ()),
    ("pictured", ()),
    ("wished", ()),
    ("wished-ar", ()),
    *[("real", (edition,)) for edition in EDITIONS],
    ("wished", ("large",)),
    ("wished-ar", EDITIONS),
)
COVERED = """\
title: T
article: {title: News, publisher: P, published: 2022-05-04, text: a.txt, paragraphs: 3}
cards:
- {q: What was paid?, a: 'Some, for `a = 1`', at: 1, tags: [a], points: 2}
- {cloze: 'In **{{Hamburg}}**', at: [2, 1]}
- {claim: It rained, a: false, correction: It snowed}
- {q: Match, match: {one: eins, two: zwei}, at: 2}
"""
WIDTHS = (1200, 390)
STRICT = {
    "resultTypes": ["violations"],
    # Of the strictest level, and good for paper that is copied; the others hold without a word.
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
"""Without a choice of tags axe runs what it holds for best practice too."""


@pytest.fixture
def page(chromium: Chromium) -> Iterator[Page]:
    # The policy of a sheet lets no script run, axe neither.
    context = chromium.browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def deck(name: str, folder: Path) -> Path:
    """Return the path of the deck of a case."""
    kind, _, language = name.partition("-")
    if kind == "real":
        return REAL_DECK
    if kind != "sixty":
        return {"pictured": pictured, "wished": wished}[kind](folder, language or "en")
    path = folder / "sixty.yaml"
    path.write_text(f"language: {language or 'en'}\n{sixty()}")
    return path


def found(page: Page, width: int) -> list[str]:
    """Return the rules that a page breaks at a width."""
    page.set_viewport_size({"width": width, "height": 800})
    return broken_rules(page, STRICT)


@pytest.mark.parametrize(("name", "editions"), CASES, ids=["-".join([c[0], *c[1]]) for c in CASES])
@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_axe_finds_nothing_on_a_sheet(
    page: Page, tmp_path: Path, name: str, editions: Editions, *, key: bool
) -> None:
    model, problems = load_deck(deck(name, tmp_path))
    assert model, problems
    file = tmp_path / "sheet.html"
    file.write_bytes(press(model, read_form("12C6"), SheetLook(A4, editions), key=key).data)
    page.goto(file.as_uri())

    for width in WIDTHS:
        assert found(page, width) == [], width


@pytest.mark.parametrize("editions", [(), ("large",), ("contrast",)], ids="+".join)
def test_axe_finds_nothing_on_a_crosswalk(page: Page, tmp_path: Path, editions: Editions) -> None:
    model, problems = load_deck(REAL_DECK)
    assert model, problems
    file = tmp_path / "crosswalk.html"
    look = SheetLook(A4, editions)
    file.write_bytes(press_crosswalk(model, list_forms(model, "12C6", 4), look).data)
    page.goto(file.as_uri())

    for width in WIDTHS:
        assert found(page, width) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("name", "editions"),
    [("real", ()), ("real", ("large",)), ("wished-ar", ("contrast",))],
    ids=["real", "real-large", "wished-ar-contrast"],
)
def test_axe_finds_nothing_on_the_sheets_of_a_class(
    page: Page, tmp_path: Path, name: str, editions: Editions
) -> None:
    model, problems = load_deck(deck(name, tmp_path))
    assert model, problems
    look = SheetLook(A4, editions)
    students = [Student(n, "Ann " * 20, "7b", (("Room", "B" * 90),)) for n in (1, 2)]
    forms = list_forms(model, "12C6", 0)
    named = list_student_forms(forms, students)
    for file in (
        press_forms("handout", model, named, look, key=False),
        press_forms("keys", model, named, look, key=True),
        press_class_key(model, named, forms, look),
    ):
        path = tmp_path / file.name
        path.write_bytes(file.data)
        page.goto(path.as_uri())
        for width in WIDTHS:
            assert found(page, width) == [], (file.name, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["", "Paid \u20ac500.\n\nIn Kiel.\n\nIn Hamburg.\n"])
def test_axe_finds_nothing_on_a_page_of_coverage(
    page: Page, tmp_path: Path, text: str, scheme: Literal["light", "dark"]
) -> None:
    deck = DeckFolder(tmp_path, COVERED)
    if text:
        (tmp_path / "a.txt").write_text(text, "utf-8")
    (file,) = deck.build(targets=["coverage"]).written
    page.emulate_media(color_scheme=scheme)
    page.goto(file.absolute().as_uri())

    for width in WIDTHS:
        assert found(page, width) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_would_find_something(page: Page) -> None:
    page.set_content("<title>T</title><img src='data:,'><p style='color: #aaa'>pale</p>")

    rules = {text.partition(":")[0] for text in found(page, 1200)}
    assert {"image-alt", "color-contrast", "html-has-lang", "landmark-one-main"} <= rules
