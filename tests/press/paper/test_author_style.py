"""The style sheet of an author on the pages of a deck, in a real browser."""

from pathlib import Path

import pytest

from browsers import Chromium
from quizpress.deck_and_lock import load_deck
from quizpress.options import Printing
from quizpress.targets import press_papers

DECK = """
title: T
style: my.css
cards:
  - {q: First?, a: one, distractors: [two]}
  - {q: Second?, a: two}
"""
STYLE = """
body { --mine: "</style><script>document.title = 'run'</script>"; color: rgb(1, 2, 3) }
.stem, .ask { font-style: italic; background: url(https://example.org/x.png) }
.flashcards .ask { color: rgb(4, 5, 6) }
td { font-style: italic }
"""
LOOK = """
[...document.querySelectorAll(".stem, .ask, td:last-child")].map(
    each => [getComputedStyle(each).fontStyle, getComputedStyle(each).color])
"""


@pytest.mark.parametrize("name", ["quiz-a", "key-b", "crosswalk", "flashcards"])
def test_a_style_is_laid_over_ours_and_fetches_nothing(
    chromium: Chromium, tmp_path: Path, name: str
) -> None:
    (tmp_path / "my.css").write_text(STYLE)
    (tmp_path / "deck.yaml").write_text(DECK)
    deck, problems = load_deck(tmp_path / "deck.yaml")
    assert deck
    assert [problem.code for problem in problems] == ["style-address"]
    papers = press_papers(deck, ["quiz", "key", "flashcards"], Printing(versions=2))
    assert papers
    files = {file.name: file.data for file in papers.artifacts}
    file = tmp_path / "page.html"
    file.write_bytes(files[f"deck-{name}.html"])
    page = chromium.browser.new_page()
    fetched: list[str] = []
    # What the security policy forbids is a request, too, that fails before it is sent.
    page.on("requestfinished", lambda request: fetched.append(request.url))
    page.on("requestfailed", lambda request: fetched.append(str(request.failure)))
    page.goto(file.as_uri())
    looks, title = page.evaluate(LOOK), page.title()
    page.close()

    colour = "rgb(4, 5, 6)" if name == "flashcards" else "rgb(1, 2, 3)"
    assert looks == [["italic", colour]] * 2
    assert title != "run"
    assert {url for url in fetched if not url.startswith("data:")} <= {file.as_uri(), "csp"}
