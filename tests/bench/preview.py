"""How long a save takes until it is seen in a preview: real Chromium, median of some saves.

Run it as `python tests/bench/preview.py`.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))

from playwright.sync_api import Page

from browsers import start_chromium
from deck_folder import deck, short
from harness import REAL_DECK
from preview_server import previewed

SAVES = 9
MANY = deck(*[short(f"What is number {number}?", f"It is {number}.") for number in range(10_000)])
DECKS = (
    # what it is called, its source, and words that are edited
    ("the real deck", REAL_DECK.read_text("utf-8"), "Who was the president of Honduras"),
    ("10,000 cards", MANY, "What is number 3?"),
)
# The moment at which a frame that is seen has a text, in seconds since 1970.
SEEN = """async words => {
  const has = frame => [...frame.contentDocument?.querySelectorAll('.question, .stem, .side') || []]
    .some(text => text.textContent.includes(words) && text.getClientRects().length);
  while (![...document.querySelectorAll('iframe')].some(has)) {
    await new Promise(requestAnimationFrame);
  }
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return Date.now() / 1000;
}"""


def time_saves(page: Page, file: Path, source: str, words: str) -> float:
    """Return the seconds from a save until it is seen."""
    page.evaluate(SEEN, words)
    taken = []
    for number in range(SAVES):
        time.sleep(1)
        edited = f"Edit {number} of {words}"
        begun = time.time()
        file.write_text(source.replace(words, edited), "utf-8")
        taken.append(float(page.evaluate(SEEN, edited)) - begun)
    return median(taken)


def main() -> None:
    """Print a line for each deck and page."""
    with tempfile.TemporaryDirectory() as folder, start_chromium() as chromium:
        for name, source, words in DECKS:
            for target in ("anki", "quiz", "key", "flashcards"):
                file = Path(folder) / "deck.yaml"
                file.write_text(source, "utf-8")
                with previewed(file, cwd=Path(folder)) as preview:
                    page = chromium.browser.new_page(viewport={"width": 1440, "height": 900})
                    page.goto(f"{preview.address}/{target}/deck.yaml")
                    print(f"{name}, {target}: {time_saves(page, file, source, words):.2f} s")
                    page.close()


if __name__ == "__main__":
    main()
