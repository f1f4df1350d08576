"""Make the pictures of these pages: cards as Anki renders them, sheets as Chromium prints them.

Usage: python docs/pictures.py, with the packages and programs of the tests.
"""

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageRequest
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
DECK = HERE.parent / "decks" / "mexico-migration.yaml"
PHONE = {"width": 390, "height": 620}
CARDS = {
    # What the question says, which options are tapped, in turn, which side, and whether at night.
    "cards.png": (
        ("What stood in the way", (), "front", False),
        ("What stood in the way", ("diplomatic",), "back", False),
        ("Marcelo Ebrard was", ("",), "back", False),
        ("In which order were these", ("Ebrard", "leaves", "talks", "Title 42"), "back", False),
    ),
    "cards-night.png": (
        ("Which office did each", (), "front", True),
        ("Which office did each", ("ambassador",), "back", True),
        ("In which three settings", ("Factories", "Farming", "hospitals"), "back", True),
        ("By early May 2022", (), "back", True),
    ),
}
SHEETS = {
    # Which pages a picture shows, of which files.
    "sheets.png": ((f"{DECK.stem}-quiz", 1), (f"{DECK.stem}-key", 1)),
    "kinds.png": ((f"{DECK.stem}-quiz", 3), (f"{DECK.stem}-flashcards", 1)),
    "copier.png": (("flashcards-test", 1), ("flashcards-test", 2)),
    "coverage.png": ((f"{DECK.stem}-coverage", 1),),
}


def main() -> None:
    """Build the deck in a folder of its own and picture it."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        out = folder / "build"
        shutil.copy(DECK, folder)
        command = [sys.executable, "-m", "quizpress", "build", str(folder), "-o", str(out)]
        command += ["--only", "anki,quiz,key,flashcards,coverage", "--test-sheet"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        program = shutil.which(os.environ.get("QUIZPRESS_CHROMIUM", "chromium"))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        built = out / DECK.stem
        for picture, pages in SHEETS.items():
            made = [_sheet(browser, built / f"{name}.html", number) for name, number in pages]
            _montage(browser, made, picture, 430)
        for picture, cards in _cards(browser, built / f"{DECK.stem}.apkg", folder).items():
            _montage(browser, cards, picture, 300)
        browser.close()


def _sheet(browser: Browser, file: Path, number: int) -> bytes:
    """Return a printed page as a PNG."""
    page = browser.new_page()
    page.goto(file.as_uri())
    pdf = file.with_suffix(".pdf")
    page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
    page.close()
    image = file.with_name(f"{file.stem}-page")
    which = ["-f", str(number), "-singlefile"]
    subprocess.run(["pdftoppm", "-png", "-r", "110", *which, pdf, image], check=True)
    return image.with_suffix(".png").read_bytes()


def _cards(browser: Browser, package: Path, folder: Path) -> dict[str, list[bytes]]:
    """Return the cards to show, imported into a real collection and rendered by Anki."""
    collection = Collection(str(folder / "collection.anki2"))
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package)))
    pictures: dict[str, list[bytes]] = {}
    for picture, cards in CARDS.items():
        pictures[picture] = []
        for text, taps, side, night in cards:
            (found,) = collection.find_cards(f'"Question:*{text}*" card:1')[:1]
            card = collection.get_card(found)
            page = browser.new_page(viewport=PHONE, device_scale_factor=2)  # type: ignore[arg-type]
            _show(page, card.question(), night=night)
            for hint in page.locator("a.choices").all():
                hint.click()
            for option in taps:
                page.locator(".options li", has_text=option).first.click()
            if side == "back":
                _show(page, card.answer(), night=night)
            pictures[picture].append(page.screenshot())
            page.close()
    collection.close()
    return pictures


def _show(page: Page, html: str, *, night: bool) -> None:
    """Show a side of a card as Anki's reviewer does: in the same page, scripts run again."""
    classes = f"card card1{' nightMode night_mode' if night else ''}"
    if page.url == "about:blank" and not page.query_selector("#qa"):
        page.set_content("<!doctype html><body><div id=qa></div>")
    page.evaluate(
        """([html, classes]) => {
            document.body.className = classes;
            const box = document.querySelector("#qa");
            box.innerHTML = html;
            for (const old of box.querySelectorAll("script")) {
                const script = document.createElement("script");
                script.type = old.type;
                script.textContent = old.textContent;
                old.replaceWith(script);
            }
        }""",
        [html, classes],
    )
    page.wait_for_timeout(150)


def _montage(browser: Browser, pictures: list[bytes], name: str, width: int) -> None:
    """Lay pictures side by side, each with a hairline, and write them as one."""
    images = "".join(
        f'<img src="data:image/png;base64,{base64.b64encode(picture).decode()}">'
        for picture in pictures
    )
    page = browser.new_page(
        viewport={"width": (width + 20) * len(pictures) + 20, "height": 400}, device_scale_factor=2
    )
    page.set_content(
        "<!doctype html><style>body{margin:0;padding:20px;display:flex;gap:20px;width:max-content;"
        f"background:#e9e7e3}} img{{width:{width}px;box-shadow:0 1px 6px #0003}}</style>{images}"
    )
    page.wait_for_timeout(200)
    page.screenshot(path=HERE / name, full_page=True)
    page.close()


if __name__ == "__main__":
    main()
