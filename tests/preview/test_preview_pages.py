"""The pages of a preview: cards as Anki shows them, by keyboard, on a phone, day and night."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from axe_findings import broken_rules
from deck_folder import deck, short
from full_decks import ARABIC, DECK, lay_out
from preview_server import Preview, previewed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from browsers import Chromium

STRICT = {
    "resultTypes": ["violations"],
    # The page around a sheet or a card is not its own.
    "rules": {name: {"enabled": False} for name in ("landmark-one-main", "page-has-heading-one")},
}
MATHS = r"""
title: Maths
cards:
  - cloze: 'Half of \(\frac{1}{{{c1::x}}}\)'
  - q: 'What is \(a^2\)?'
    a: 'a square'
"""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("desk")
    decks = folder / "decks"
    decks.mkdir()
    lay_out(decks)
    many = [short(f"What is number {number}?", f"It is {number}.") for number in range(1, 601)]
    sources = {"full": DECK, "arabic": ARABIC, "maths": MATHS, "many": deck(*many, title="Many")}
    sources["broken"] = "title: Broken\ncards:\n- {q: One?, answer: A}\n"
    for name, source in sources.items():
        (decks / f"{name}.yaml").write_text(source, "utf-8")
    with previewed(cwd=folder) as running:
        yield running


@pytest.fixture
def page(chromium: Chromium) -> Iterator[Page]:
    """Return a page that hears every complaint."""
    complaints: list[str] = []
    page = chromium.browser.new_page(viewport={"width": 1400, "height": 900})
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text))
    yield page
    page.close()
    assert complaints == []


def frame_of(device: str, side: str, time: str = "light", article: int = 0) -> str:
    return f"article >> nth={article} >> .{device}.{time} iframe[title*='{side}'] >> nth=0"


def test_a_card_is_shown_on_both_sides_by_day_and_night_on_phone_and_desktop(
    page: Page, preview: Preview
) -> None:
    page.goto(f"{preview.address}/anki/full.yaml")
    for device, wide in (("phone", 390), ("desktop", 700)):
        for time, paper in (("light", "rgb(253, 252, 250)"), ("night", "rgb(31, 31, 33)")):
            front = page.frame_locator(frame_of(device, "front", time))
            back = page.frame_locator(frame_of(device, "back", time))
            expect(front.locator(".question")).to_have_text("Which one is right?")
            expect(front.locator("body")).to_have_css("background-color", paper)
            expect(back.locator(".options > .key")).to_contain_text("the key")
            assert front.locator("body").evaluate("e => innerWidth") == wide
            options = [side.locator(".options > li") for side in (front, back)]
            texts = [side.evaluate_all("e => e.map(i => i.firstChild.data)") for side in options]
            assert texts[0] == texts[1]


def test_a_pick_turns_the_back_beside_it(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}/anki/full.yaml")
    front = page.frame_locator(frame_of("phone", "front"))
    back = page.frame_locator(frame_of("phone", "back"))
    expect(back.locator(".options .key")).to_be_visible()

    front.locator(".options > li", has_text="three").click()

    expect(back.locator(".options > .picked")).to_contain_text("three")
    other = page.frame_locator(frame_of("desktop", "back"))
    expect(other.locator(".options > .picked")).to_have_count(0)


def test_sounds_typing_and_formulas_are_there(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}/anki/full.yaml?find=title%2042")
    front, back = (page.frame_locator(frame_of("phone", side)) for side in ("front", "back"))
    front.locator("input#typeans").fill("Title 42")
    expect(back.locator(".answer")).to_have_text("Title 42")
    expect(back.locator("#typeans")).to_be_hidden()

    page.goto(f"{preview.address}/anki/full.yaml?find=What%20is%20!")
    with page.expect_response("**/media/full.yaml/*.wav") as played:
        page.frame_locator(frame_of("phone", "front")).locator(".replay-button").click()
    assert played.value.status in (200, 206)

    page.goto(f"{preview.address}/anki/maths.yaml")
    asked, told = (page.frame_locator(frame_of("phone", side)) for side in ("front", "back"))
    expect(asked.locator("math")).to_contain_text("[...]")
    expect(told.locator("math mfrac munder")).to_have_count(1)
    expect(page.frame_locator(frame_of("phone", "front", article=1)).locator("msup")).to_have_count(
        1
    )


def test_what_is_not_to_be_seen_is_left_out_and_stays_so(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}/anki/full.yaml")
    for name, left in (("desktop", 4), ("night", 2)):
        page.get_by_label(name, exact=True).uncheck()
        expect(page.locator("article").first.locator("iframe:visible")).to_have_count(left)
    page.reload()
    expect(page.locator("article").first.locator("iframe:visible")).to_have_count(2)


def test_the_keyboard_goes_from_card_to_card_and_finds(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}/anki/full.yaml")
    titles = page.locator("article h2")
    for key, card in (("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        expect(titles.nth(card)).to_be_focused()
        expect(titles.nth(card)).to_be_in_viewport()
    # From inside a card, too.
    page.frame_locator(frame_of("phone", "front", article=1)).locator(".question").click()
    page.keyboard.press("j")
    expect(titles.nth(2)).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("sky is green")
    page.keyboard.press("Enter")
    expect(titles).to_have_count(1)
    expect(titles).to_contain_text("The sky is green.")
    # A second search takes the place of the first.
    page.keyboard.press("/")
    page.keyboard.type("title 42")
    expect(page.get_by_label("Find")).to_have_value("title 42")
    page.keyboard.press("Enter")
    expect(titles).to_have_count(1)
    expect(titles).not_to_contain_text("The sky is green.")
    for away in (False, True):
        page.goto(f"{preview.address}/anki/full.yaml?find=sky%20is%20green")
        expect(titles).to_have_count(1)
        if not away:
            page.keyboard.press("/")
        page.keyboard.press("Escape")
        expect(titles).not_to_have_count(1)
        expect(page.get_by_label("Find")).to_have_value("")

    page.goto(f"{preview.address}/quiz/many.yaml")
    sheet = page.frame_locator("iframe.sheet")
    expect(sheet.locator("article").first).to_be_visible()
    for _ in range(3):
        page.keyboard.press("j")
    expect(sheet.locator("article", has_text="What is number 4?")).to_be_in_viewport(ratio=0.9)


def test_a_large_deck_is_shown_in_parts(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}/anki/many.yaml")
    expect(page.locator("article")).to_have_count(20)
    page.get_by_role("link", name="Cards after").first.click()
    expect(page.locator("article h2 bdi").first).to_have_text("What is number 21?")
    page.goto(f"{preview.address}/anki/many.yaml?first=9999")
    expect(page.locator("article h2 bdi").last).to_have_text("What is number 600?")
    page.get_by_role("link", name="Cards before").first.click()
    expect(page.locator("article h2 bdi").first).to_have_text("What is number 561?")

    for target in ("quiz", "flashcards"):
        page.goto(f"{preview.address}/{target}/many.yaml?first=400")
        expect(page.locator(".turn")).to_contain_text("201 to 400 of 600")
        shown = page.frame_locator("iframe.sheet").locator("article")
        expect(shown.first).to_contain_text("What is number 201?")
        expect(page.frame_locator("iframe.sheet").get_by_text("What is number 401?")).to_have_count(
            0
        )


def test_the_list_finds_decks(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}/decks")
    decks = page.locator(".decks > li:visible")
    expect(decks).to_have_count(5)
    expect(decks.filter(has_text="broken.yaml")).to_contain_text("1 error")
    page.get_by_label("Find a deck").fill("EVERYTHING")
    expect(decks).to_have_count(1)
    page.get_by_label("Find a deck").fill("nowhere")
    expect(page.get_by_text("No deck is called so.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(decks).to_have_count(5)


def test_each_frame_says_of_which_card_it_is(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}/anki/full.yaml")
    frames = page.locator("article iframe").all()
    titles = [frame.get_attribute("title") or "" for frame in frames]

    assert len(set(titles)) == len(titles)
    for article in page.locator("article").all():
        asked = article.locator("h2 bdi").inner_text()[:20]
        assert asked in (article.locator("iframe").first.get_attribute("title") or "")


PATHS = (
    "/decks",
    "/anki/full.yaml",
    "/anki/arabic.yaml",
    "/anki/broken.yaml",
    "/anki/none.yaml",
    "/none",
    "/quiz/full.yaml",
    "/flashcards/arabic.yaml",
    "/coverage/full.yaml",
    "/quiz/many.yaml",
)


@pytest.fixture
def policed(chromium: Chromium) -> Iterator[Page]:
    """Return a page on which axe may run, which the policy of ours lets no other script do."""
    context = chromium.browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_nothing_sticks_out(
    policed: Page, preview: Preview, path: str, scheme: Literal["light", "dark"]
) -> None:
    policed.emulate_media(color_scheme=scheme)
    policed.goto(preview.address + path)
    for width in (1400, 390):
        policed.set_viewport_size({"width": width, "height": 900})
        assert broken_rules(policed, STRICT) == [], width
        assert policed.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_in_what_the_reviewer_adds_to_a_card(
    policed: Page, preview: Preview
) -> None:
    for words in ("title 42", "what is !"):
        policed.goto(f"{preview.address}/anki/full.yaml?find={words}")
        sides = policed.locator(".phone iframe").evaluate_all("all => all.map(e => e.src)")
        for side in sides[:4]:
            policed.goto(side)
            found = broken_rules(policed, STRICT)
            assert [each for each in found if not each.startswith("region")] == []
