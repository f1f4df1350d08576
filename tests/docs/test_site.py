"""The site of the documentation: whole, readable by everyone, and fetching nothing."""

import http.server
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from browsers import Chromium
from harness import LONGEST, ROOT

WIDTHS = {"phone": 390, "desktop": 1280}


class Page(HTMLParser):
    """What a page links to, and what can be linked to in it."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = set()
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.anchors.add(values.get("id") or "")
        if tag in ("a", "img", "link", "script"):
            self.links.add(values.get("href") or values.get("src") or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site in a folder of its own, with warnings as errors."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "zensical.toml", folder)
    subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=folder,
        check=True,
        timeout=LONGEST,
    )
    return folder / "dist" / "docs"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the site on this machine."""
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_every_page_of_the_folder_is_in_it_and_in_the_navigation(site: Path) -> None:
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")}
    assert pages == {path.stem for path in site.glob("*.html")} - {"404"}
    for name in pages:
        linked = {Path(link).stem for link in Page(site / f"{name}.html").links}
        assert pages - {name, "index"} <= linked
    assert not [*site.glob("*.py")]


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = {path.name: Page(path) for path in site.glob("*.html") if path.name != "404.html"}
    for name, page in pages.items():
        for link in page.links - {"", "."}:
            if link.startswith(("https://", "mailto:", "data:")):
                continue
            target, _, anchor = link.partition("#")
            assert (site / (target or name)).is_file(), f"{name}: {link}"
            assert not anchor or anchor in pages[target or name].anchors, f"{name}: {link}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["index", "decks", "problems"])
def test_axe_finds_nothing_and_nothing_is_fetched(
    site: Path, chromium: Chromium, name: str, width: str, scheme: Literal["light", "dark"]
) -> None:
    page = chromium.browser.new_page(
        viewport={"width": WIDTHS[width], "height": 900}, color_scheme=scheme
    )
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto((site / f"{name}.html").as_uri())
    page.wait_for_load_state("networkidle")

    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert not found.response["violations"], found.generate_report()
    assert [url for url in fetched if not url.startswith("file:")] == []
    # A page wider than the window would have to be pushed about to be read.
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_it_reads_without_scripts(site: Path, chromium: Chromium, width: str) -> None:
    page = chromium.browser.new_page(
        java_script_enabled=False, viewport={"width": WIDTHS[width], "height": 900}
    )
    page.goto((site / "index.html").as_uri())

    if width == "phone":
        page.locator("label.md-header__button[for=__drawer]").click()
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Printing").click()
    assert page.locator("h1").inner_text().startswith("Printing")
    assert page.get_by_text("no question is split between pages").is_visible()
    page.close()


def test_keys_are_read_whole_on_a_phone(site: Path, chromium: Chromium) -> None:
    page = chromium.browser.new_page(viewport={"width": WIDTHS["phone"], "height": 900})
    page.goto((site / "deck-language.html").as_uri())
    keys = page.locator("td:first-child code")
    lines = keys.evaluate_all("keys => keys.map(key => key.getClientRects().length)")
    page.close()

    assert len(lines) > 100
    assert {*lines} == {1}


@pytest.mark.parametrize("place", ["body", "pre code"])
def test_without_scripts_it_goes_with_the_night_of_the_system(
    site: Path, chromium: Chromium, place: str
) -> None:
    page = chromium.browser.new_page(java_script_enabled=False, color_scheme="dark")
    page.goto((site / "ten-minutes.html").as_uri())
    colours = page.locator(place).first.evaluate(
        "e => ['backgroundColor', 'color'].map(name => getComputedStyle(e)[name])"
    )
    page.close()
    ground, text = (max(map(int, re.findall(r"\d+", colour)[:3])) for colour in colours)

    assert ground < 50
    assert text > 180


def test_its_search_finds_a_word_of_a_page(address: str, chromium: Chromium) -> None:
    page = chromium.browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/index.html")
    page.get_by_role("button", name="Search").first.click()
    page.keyboard.type("crosswalk")

    page.get_by_role("link", name="Printing").last.wait_for()
    page.close()
