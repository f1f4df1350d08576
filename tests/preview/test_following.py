"""A preview in Chromium while files are saved: it follows them, and stays at the same card."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from deck_folder import deck, short
from harness import LONGEST
from png_files import png
from preview_server import Preview, previewed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import FrameLocator, Page

    from browsers import Chromium

FRONT = ".phone.light iframe[title*='front']"
TOP = "e => e.getBoundingClientRect().top"
TITLE = "A deck in writing"


def of_cards(*words: str) -> str:
    """Return a deck that asks so many questions, each with some words of its own."""
    return deck(*[short(f"What is {each}?", f"It is {each}.") for each in words], title=TITLE)


THIRTY = [f"thing {number}" for number in range(30)]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "deck.yaml").write_text(of_cards(*THIRTY))
    return decks


@pytest.fixture
def preview(desk: Path) -> Iterator[Preview]:
    with previewed(cwd=desk.parent) as running:
        yield running


@pytest.fixture
def page(chromium: Chromium) -> Iterator[Page]:
    """Return a page that hears every complaint."""
    complaints: list[str] = []
    page = chromium.browser.new_page(viewport={"width": 1400, "height": 900})
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None,
    )
    yield page
    page.close()
    # A deck that is gone is answered as such, and so is a preview.
    assert [each for each in complaints if not each.startswith("Failed to load resource")] == []


def sheet(page: Page) -> FrameLocator:
    return page.frame_locator("iframe.sheet")


def test_a_saved_card_is_seen_and_the_others_stay_as_they_are(
    page: Page, preview: Preview, desk: Path
) -> None:
    page.goto(f"{preview.address}/anki/deck.yaml")
    first, second = (page.frame_locator(FRONT).nth(0), page.frame_locator(FRONT).nth(1))
    expect(first.locator(".question")).to_have_text("What is thing 0?")
    second.locator("body").evaluate("e => { e.dataset.mark = 'the same page' }")

    (desk / "deck.yaml").write_text(of_cards("another thing", *THIRTY[1:]))

    expect(first.locator(".question")).to_have_text("What is another thing?")
    expect(page.locator("article h2 bdi").first).to_have_text("What is another thing?")
    expect(second.locator("body")).to_have_attribute("data-mark", "the same page")


@pytest.mark.parametrize("target", ["quiz", "key"])
def test_a_sheet_stays_at_the_question_while_others_come_above_it(
    page: Page, preview: Preview, desk: Path, target: str
) -> None:
    page.goto(f"{preview.address}/{target}/deck.yaml")
    question = sheet(page).locator("article", has_text="What is thing 20?")
    question.evaluate("e => e.scrollIntoView()")
    before = question.evaluate(TOP)

    (desk / "deck.yaml").write_text(of_cards("one", "two", "three", *THIRTY))

    expect(question.locator(".n")).to_have_text("24")
    assert question.evaluate(TOP) == pytest.approx(before, abs=2)


def test_a_page_of_cards_stays_at_the_card_where_others_go(
    page: Page, preview: Preview, desk: Path
) -> None:
    page.goto(f"{preview.address}/anki/deck.yaml")
    card = page.locator("article", has_text="What is thing 7?")
    card.evaluate("e => e.scrollIntoView()")
    before = card.evaluate(TOP)

    (desk / "deck.yaml").write_text(of_cards(*THIRTY[2:]))

    expect(page.locator("article", has_text="What is thing 0?")).to_have_count(0)
    assert card.evaluate(TOP) == pytest.approx(before, abs=2)


def test_a_broken_deck_shows_its_report_and_the_mended_one_comes_back(
    page: Page, preview: Preview, desk: Path
) -> None:
    page.goto(f"{preview.address}/quiz/deck.yaml")
    expect(sheet(page).locator(".stem").first).to_have_text("What is thing 0?")

    (desk / "deck.yaml").write_text("title: T\ncards:\n- q: One?\n  answer: A\n")

    report = page.locator(".report pre")
    expect(report).to_be_visible()
    lines = report.inner_text().splitlines()
    assert lines[0].startswith("decks/deck.yaml:4:3: error[unknown-key]: this short answer has no")
    assert lines[1:3] == [" 4 |   answer: A", "   |   ^~~~~~"]
    expect(page.locator(".report summary")).to_contain_text("below is the deck as it was before")
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(sheet(page).locator(".stem").first).to_have_text("What is thing 0?")

    (desk / "deck.yaml").write_text(of_cards("mended"))

    expect(report).to_have_count(0)
    expect(sheet(page).locator(".stem").first).to_have_text("What is mended?")


@pytest.mark.parametrize("width", [1280, 390])
def test_an_error_stays_in_sight_however_far_down_the_cards_one_is(
    page: Page, preview: Preview, desk: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{preview.address}/anki/deck.yaml")
    expect(page.frame_locator(FRONT).nth(0).locator(".question")).to_be_visible()
    for _ in range(4):
        page.keyboard.press("j")
    card = page.locator("article", has_text="What is thing 4?")
    assert card.evaluate(TOP) == pytest.approx(0, abs=2)

    (desk / "deck.yaml").write_text("title: T\ncards:\n- q: One?\n  answer: A\n")

    error = page.locator(".first-error a")
    expect(error).to_be_in_viewport(ratio=1)
    expect(error).to_have_text(re.compile(r"^decks/deck\.yaml:4:3: this short answer has no"))
    expect(page).to_have_title(f"1 error · {TITLE} · quizpress preview")
    assert card.evaluate(TOP) == pytest.approx(0, abs=2)
    error.click()
    expect(page.locator(".report summary")).to_be_in_viewport()
    page.keyboard.press("j")

    (desk / "deck.yaml").write_text(of_cards(*THIRTY))

    expect(error).to_have_count(0)
    expect(page).to_have_title(f"{TITLE} · quizpress preview")


def test_a_deck_that_never_was_good_shows_as_soon_as_it_is(
    page: Page, preview: Preview, desk: Path
) -> None:
    (desk / "new.yaml").write_text("title: [\n")
    page.goto(f"{preview.address}/anki/new.yaml")
    expect(page.locator("h1")).to_contain_text("new.yaml")
    page.reload()
    expect(page.locator(".report .error").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("as soon as its errors are mended")

    (desk / "new.yaml").write_text(of_cards("good"))

    question = page.frame_locator(FRONT).nth(0).locator(".question")
    expect(question).to_have_text("What is good?")


def test_a_changed_picture_is_seen(page: Page, preview: Preview, desk: Path) -> None:
    (desk / "deck.yaml").write_text(deck(short("What is ![it](a.png)?"), title=TITLE))
    page.goto(f"{preview.address}/anki/deck.yaml")
    expect(page.locator(".report pre")).to_contain_text("error[media-missing]")

    for width in (30, 60):
        (desk / "a.png").write_bytes(png(width, 40, (200, width, 0, 255)))
        image = page.frame_locator(FRONT).nth(0).locator(".question img")
        expect(image).to_have_js_property("naturalWidth", width)
    page.goto(f"{preview.address}/quiz/deck.yaml")
    (desk / "a.png").write_bytes(png(90, 40, (0, 0, 0, 255)))
    expect(sheet(page).locator(".stem img")).to_have_js_property("naturalWidth", 90)


def test_a_text_of_the_article_that_comes_is_seen(page: Page, preview: Preview, desk: Path) -> None:
    about = {"text": "a.txt", "print": True, "paragraphs": 1}
    (desk / "deck.yaml").write_text(deck(short("Who?", "Ann", at=1), title=TITLE, article=about))
    page.goto(f"{preview.address}/quiz/deck.yaml")
    expect(sheet(page).locator(".stem").first).to_have_text("Who?")

    (desk / "a.txt").write_text("Ann came by.\n")

    expect(sheet(page).locator(".passage")).to_contain_text("Ann came by.")


def test_the_list_follows_decks_that_come_and_go(page: Page, preview: Preview, desk: Path) -> None:
    page.goto(f"{preview.address}/decks")
    names = page.locator(".decks a")
    expect(names).to_have_text([TITLE])

    (desk / "rivers").mkdir()
    (desk / "rivers" / "rhine.yaml").write_text(of_cards("the Rhine").replace(TITLE, "The Rhine"))
    expect(names).to_have_text([TITLE, "The Rhine"])
    names.nth(1).click()
    expect(page.frame_locator(FRONT).nth(0).locator(".question")).to_have_text("What is the Rhine?")
    (desk / "rivers" / "rhine.yaml").rename(desk / "rivers" / "elbe.yaml")
    expect(page.locator("h1")).to_have_text("There is no deck rivers/rhine.yaml")
    (desk / "rivers" / "elbe.yaml").rename(desk / "rivers" / "rhine.yaml")
    expect(page.locator("h1")).to_have_text("The Rhine")

    page.goto(f"{preview.address}/decks")
    (desk / "deck.yaml").unlink()
    expect(names).to_have_text(["The Rhine"])
    (desk / "rivers" / "rhine.yaml").unlink()
    expect(page.locator("main")).to_have_text(
        "There is no deck here now. It shows as soon as there is one."
    )


def test_fifty_saves_in_a_row_end_with_the_last(page: Page, preview: Preview, desk: Path) -> None:
    page.goto(f"{preview.address}/anki/deck.yaml")
    question = page.frame_locator(FRONT).nth(0).locator(".question")
    expect(question).to_have_text("What is thing 0?")

    for number in range(50):
        # Every seventh is cut off, as an editor leaves it that writes in two steps.
        text = of_cards(f"save {number}", *THIRTY[1:])
        (desk / "deck.yaml").write_text(text[: len(text) // 2] if number % 7 == 3 else text)
        time.sleep(0.02 if number % 5 else 0.2)

    expect(question).to_have_text("What is save 49?", timeout=LONGEST * 1000)
    expect(page.locator(".report")).to_have_count(0)


def test_a_page_that_is_not_seen_follows_when_it_is_again(
    page: Page, preview: Preview, desk: Path
) -> None:
    turn = """hidden => {
      Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
      document.dispatchEvent(new Event("visibilitychange"));
    }"""
    page.goto(f"{preview.address}/quiz/deck.yaml")
    stem = sheet(page).locator(".stem").first
    expect(stem).to_have_text("What is thing 0?")

    page.evaluate(turn, arg=True)
    (desk / "deck.yaml").write_text(of_cards("later"))
    page.wait_for_timeout(1_500)
    expect(stem).to_have_text("What is thing 0?")
    page.evaluate(turn, arg=False)

    expect(stem).to_have_text("What is later?")


def test_a_preview_that_is_started_again_is_followed_again(page: Page, desk: Path) -> None:
    with previewed(cwd=desk.parent) as first:
        port = first.address.rpartition(":")[2]
        page.goto(f"{first.address}/quiz/deck.yaml")
        expect(sheet(page).locator(".stem").first).to_have_text("What is thing 0?")
    expect(page.get_by_text("The preview has ended.")).to_be_visible()
    (desk / "deck.yaml").write_text(of_cards("more"))
    with previewed("--port", port, cwd=desk.parent):
        expect(sheet(page).locator(".stem").first).to_have_text("What is more?")
        expect(page.get_by_text("The preview has ended.")).to_be_hidden()


@pytest.mark.parametrize("output", ["anki", "quiz"])
def test_what_could_not_be_loaded_is_with_the_next_save(
    page: Page, preview: Preview, desk: Path, output: str
) -> None:
    framed = re.compile("/side/|/sheet/")
    page.route(framed, lambda route: route.abort())
    page.goto(f"{preview.address}/{output}/deck.yaml")
    page.keyboard.press("j")
    page.unroute(framed)
    (desk / "deck.yaml").write_text(of_cards("more"))

    frame = page.frame_locator(FRONT).nth(0) if output == "anki" else sheet(page)
    expect(frame.locator(".question, .stem").first).to_have_text("What is more?")
