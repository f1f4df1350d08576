"""Chromium with a page such as Anki's reviewer shows cards in."""

from __future__ import annotations

import mimetypes
import shutil
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from deck_folder import DeckFolder
from full_decks import DECK, Shown, lay_out, shown
from learner import learner

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route, ViewportSize

    from browsers import Chromium

ADDRESS = "http://card.test/"
PHONE: ViewportSize = {"width": 390, "height": 760}
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
    const name = e.classList[0] || e.tagName;
    const words = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    // A picture that is missing has its words instead.
    if (words || e.tagName === 'IMG')
      found.push([name, parts(getComputedStyle(e).color), ground(e)]);
    for (const pseudo of ['::before', '::after']) {
      const style = getComputedStyle(e, pseudo);
      if (!/^"|counter/.test(style.content)) continue;
      const own = parts(style.backgroundColor);
      found.push([name + pseudo, parts(style.color), solid(own) ? own : ground(e)]);
    }
  }
  return found;
}"""
# What sticks out of the page on either side, or makes it scroll; what scrolls by itself may.
OUTSIDE = """() => [...document.querySelectorAll('html, .qp, .qp *')].filter(e => {
  const box = e.getBoundingClientRect();
  for (let p = e.parentElement; p; p = p.parentElement)
    if (getComputedStyle(p).overflowX === 'auto') return false;
  return box.width > 1 && (box.left < 0 || box.right > innerWidth) ||
    e === document.documentElement && e.scrollWidth > innerWidth;
}).map(e => e.outerHTML.slice(0, 80))"""
LOOK = """e => [null, '::before', '::after'].map(part => getComputedStyle(e, part)).map(
  s => [s.color, s.backgroundColor, s.borderColor, s.borderStyle, s.boxShadow, s.fontWeight,
        s.content])"""
# As Anki's reviewer does: scripts put in as text do not run, so they are put in anew.
SWAP = """async ([side, html, body]) => {
  document.documentElement.className = html;
  document.body.className = body;
  const box = document.querySelector('#qa');
  box.innerHTML = side;
  for (const old of box.querySelectorAll('script')) {
    const script = document.createElement('script');
    for (const name of old.getAttributeNames()) script.setAttribute(name, old.getAttribute(name));
    script.textContent = old.textContent;
    old.replaceWith(script);
  }
  await Promise.all([...document.images].map(image => image.decode()));
}"""
# What Anki's own style sheet says otherwise than ours.
ANKI = """<style>
body { margin: 20px }
#typeans { width: 100%; box-sizing: border-box; line-height: 1.75 }
code#typeans { white-space: pre-wrap }
.typeGood { background: #afa; color: black }
.typeBad { background: #faa; color: black }
.typeMissed { background: #ccc; color: black }
.replay-button { display: inline-flex; vertical-align: middle; margin: 3px }
.replay-button svg { width: 40px; height: 40px }
</style>"""
# What AnkiDroid's says.
ANDROID = """<style>
body { margin: 0; padding: 0; overflow-wrap: break-word }
#content { margin: .5em }
li { text-align: start }
pre { text-align: left }
body.night_mode { color: white; background-color: black }
.chrome img { max-width: 100%; max-height: 90% }
#typeans { width: 100%; box-sizing: border-box }
code#typeans { white-space: pre-wrap }
.typeGood { background-color: #0f0 }
.typeBad { background-color: #f00 }
.typeMissed { background-color: #ccc }
.replay-button { text-decoration: none }
</style>"""
Press = Callable[[str], list[Shown]]


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which Anki keeps the pictures of all decks pressed."""
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory, media: Path) -> Press:
    """Press a deck, import it, and return its cards; a wrong answer is typed where one is asked."""

    def pressed(source: str) -> list[Shown]:
        folder = tmp_path_factory.mktemp("cards")
        lay_out(folder)
        desk = DeckFolder(folder, source)
        desk.good_but_for_infos()
        with learner(folder / "anki") as someone:
            someone.imports(desk.package)
            shutil.copytree(someone.collection.media.dir(), media, dirs_exist_ok=True)
            return [shown(someone, card, "the Titel 24") for card in someone.cards()]

    return pressed


@pytest.fixture(scope="module")
def cards(press: Press) -> list[Shown]:
    return press(DECK)


def _html(side: str, html: str, body: str, *, android: bool) -> str:
    if android:
        return (
            f'<!doctype html><html class="mobile android linux js {html}"><head>'
            '<meta charset="utf-8"><title>card</title>'
            f'<meta name="viewport" content="width=device-width">{ANDROID}</head>'
            f'<body class="{body} chrome"><div id="content" dir="auto">{side}</div></body></html>'
        )
    return (
        f'<!doctype html><html class="{html}"><head><meta charset="utf-8"><title>card</title>'
        f'<meta name="viewport" content="width=device-width">{ANKI}</head>'
        f'<body class="{body}"><div id="qa">{side}</div></body></html>'
    )


class Reviewer:
    """A page that shows one side after the other, and hears every complaint."""

    def __init__(self, page: Page, media: Path) -> None:
        self.page = page
        self.media = media
        self.kept = False
        self.own_style = ""
        self.own_delay = 0.0
        self.android = False
        self.complaints: list[str] = []
        # Storage needs an address; nothing else is on it but what Anki keeps.
        page.route("**/*", self._serve)
        page.goto(ADDRESS)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: (
                self.complaints.append(said.text) if said.type in ("error", "warning") else None
            ),
        )

    def _serve(self, route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS)
        kind = mimetypes.guess_type(name)[0] or "text/html"
        held = {"": "", "_quizpress.css": self.own_style}
        if name == "_quizpress.css":
            time.sleep(self.own_delay)
        body = held[name] if name in held else (self.media / name).read_bytes()
        route.fulfill(content_type=kind, body=body)

    def show(self, side: str, *, night: bool = False, anew: bool = False, number: int = 1) -> None:
        """Show a side in the page there is, as on computers, or in a new one, as on phones.

        `number` is that of the card among those of its note.
        """
        mode = "nightMode night_mode" if night else ""
        body = f"card card{number} isLin {mode}"
        if self.kept and not (anew or self.android):
            self.page.evaluate(SWAP, [side, mode, body])
            return
        self.page.goto(ADDRESS)
        self.page.set_content(_html(side, mode, body, android=self.android))
        self.kept = True

    def hear_commands(self) -> None:
        """Let cards call what Anki on a computer offers them, and note what they say."""
        self.page.evaluate("window.said = []; window.pycmd = text => said.push(text); 0")

    def commands(self) -> list[str]:
        """Return what cards told Anki."""
        return [str(text) for text in self.page.evaluate("said")]

    def height(self) -> float:
        """Return how far down a card reaches, with the space below it."""
        script = """() => Math.max(...[...document.querySelectorAll('.qp')].map(
          e => e.getBoundingClientRect().bottom)) + scrollY
          + parseFloat(getComputedStyle(document.body).paddingBottom)"""
        return float(self.page.evaluate(script))

    def ink(self) -> list[tuple[str, list[float], list[float]]]:
        """Return for each piece of text what it is in, its colour, and that of its ground."""
        return [(str(name), ink, ground) for name, ink, ground in self.page.evaluate(INK)]

    def outside(self) -> list[str]:
        """Return what cannot be seen whole without scrolling the page sideways."""
        return [str(html) for html in self.page.evaluate(OUTSIDE)]

    def options(self, which: str = "") -> list[str]:
        """Return the texts of options in the order seen."""
        return self._each(which, "e => e.firstChild.textContent")

    def looks(self) -> dict[str, str]:
        """Return for each option all that could set it apart from others, by its text."""
        return dict(zip(self.options(), self._each("", LOOK), strict=True))

    def said(self, part: str) -> dict[str, str]:
        """Return for each option what the style puts before or after it, by its text."""
        found = self._each("", f"e => getComputedStyle(e, '{part}').content")
        return dict(zip(self.options(), (text.strip('"') for text in found), strict=True))

    def _each(self, which: str, script: str) -> list[str]:
        items = self.page.locator(f".options > li{which}")
        return [str(found) for found in items.evaluate_all(f"all => all.map({script})")]

    def style(self, which: str, name: str, part: str | None = None) -> str:
        """Return a property of an element, or of what stands before or after its text."""
        script = "(e, [part, name]) => getComputedStyle(e, part)[name]"
        found: Any = self.page.locator(which).evaluate(script, [part, name])
        return str(found)


@pytest.fixture
def reviewer(chromium: Chromium, media: Path) -> Iterator[Reviewer]:
    page = chromium.browser.new_page(viewport=PHONE, reduced_motion="reduce")
    made = Reviewer(page, media)
    yield made
    page.close()
    assert made.complaints == []


@pytest.fixture
def scriptless(chromium: Chromium, media: Path) -> Iterator[Reviewer]:
    page = chromium.browser.new_page(viewport=PHONE, java_script_enabled=False)
    yield Reviewer(page, media)
    page.close()
