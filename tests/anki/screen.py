"""Chromium with a page such as Anki's reviewer shows cards in."""

import os
import shutil
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from learner import learner
from playwright.sync_api import Browser, Page, sync_playwright

from desk import Desk

ADDRESS = "http://card.test/"
DECK = r"""
title: Everything at once
language: en
article: {publisher: The Long Named Gazette of Somewhere, published: 2022-05-04, url: https://x.org/}
sections:
  - title: A section with a title that is long enough to need two lines on a phone
    cards:
      - q: Which one is right?
        a: the key
        distractors: [one that is wrong, {text: two, why: as all can see}, three, four, five]
        why: Because it is.
      - q: Which of these are right?
        a: [key A, key B]
        distractors: [wrong C, {text: wrong D, why: since}, wrong E]
        hint: There are two.
      - q: Which stand as written?
        a: first
        distractors: [second, third, fourth]
        keep_order: true
      - {q: 'What is `some_code(1)` of [this](https://x.org)?', a: [an answer, another], both: true}
      - {claim: The sky is green., a: false, correction: It is blue., accept: [wrong]}
      - {claim: The sky is blue., a: true, why: Light is scattered.}
      - {cloze: 'The {{capital::which}} of **{{France}}** is Paris.', hint: Look at a map.}
      - q: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft?'
        a: https://example.org/an/address/without/any/place/to/break/it/that/goes/on/and/on/and/on
        why: '`a_piece_of_code_without_a_space_that_is_wider_than_any_phone_ever_was_or_will_be`'
"""
# What is written on a page, with its colour and the ground it is written on.
INK = """() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const solid = c => c.length < 4 || c[3] > 0.99;
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = parts(getComputedStyle(e).backgroundColor);
      if (solid(c)) return c;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const e of document.querySelectorAll('.qp, .qp *')) {
    if (e.closest('script') || !e.getClientRects().length) continue;
    const words = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (words) found.push([e.className, parts(getComputedStyle(e).color), ground(e)]);
    for (const pseudo of ['::before', '::after']) {
      const style = getComputedStyle(e, pseudo);
      if (!/^"|counter/.test(style.content)) continue;
      const own = parts(style.backgroundColor);
      found.push([e.className + pseudo, parts(style.color), solid(own) ? own : ground(e)]);
    }
  }
  return found;
}"""


class Shown(NamedTuple):
    """The two sides of a card as Anki renders them."""

    front: str
    back: str


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> list[Shown]:
    folder = tmp_path_factory.mktemp("cards")
    desk = Desk(folder, DECK)
    desk.good()
    with learner(folder / "anki") as someone:
        someone.imports(desk.package)
        return [Shown(card.question(), card.answer()) for card in someone.cards()]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = os.environ.get("QUIZPRESS_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


def _html(side: str, *, night: bool = False) -> str:
    mode = " nightMode night_mode" if night else ""
    return (
        f'<!doctype html><html class="{mode}"><head><meta charset="utf-8"><title>card</title>'
        '<meta name="viewport" content="width=device-width"></head>'
        f'<body class="card card1 isLin{mode}"><div id="qa">{side}</div></body></html>'
    )


class Reviewer:
    """A page that shows one side after the other, and hears every complaint."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        # Storage needs an address; nothing else is on it.
        page.route("**/*", lambda route: route.fulfill(content_type="text/html", body=""))
        page.goto(ADDRESS)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: (
                self.complaints.append(said.text) if said.type in ("error", "warning") else None
            ),
        )

    def show(self, side: str, *, night: bool = False, anew: bool = False) -> None:
        """Show a side in the page there is, as on computers, or in a new one, as on phones."""
        if anew:
            self.page.goto(ADDRESS)
        self.page.set_content(_html(side, night=night))

    def ink(self) -> list[tuple[str, list[float], list[float]]]:
        """Return for each piece of text its class, its colour, and that of its ground."""
        return [(str(name), ink, ground) for name, ink, ground in self.page.evaluate(INK)]

    def options(self, which: str = "") -> list[str]:
        """Return the texts of options in the order seen."""
        found = self.page.locator(f".options > li{which}").all()
        return [str(option.evaluate("e => e.firstChild.textContent")) for option in found]


@pytest.fixture
def reviewer(browser: Browser) -> Iterator[Reviewer]:
    page = browser.new_page(viewport={"width": 390, "height": 760}, reduced_motion="reduce")
    made = Reviewer(page)
    yield made
    page.close()
    assert made.complaints == []


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Reviewer]:
    page = browser.new_page(viewport={"width": 390, "height": 760}, java_script_enabled=False)
    yield Reviewer(page)
    page.close()
