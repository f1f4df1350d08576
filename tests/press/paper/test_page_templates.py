"""Templates of an author: ours when copied, theirs where changed, as guarded as ours."""

from pathlib import Path

import pytest

from browsers import Chromium
from harness import REAL_DECK
from quizpress.deck_and_lock import load_deck
from quizpress.options import PAGE_TEMPLATES, Edition, Printing, TemplateFile
from quizpress.targets import copy_of_templates, press_papers
from sheet_decks import pictured, wished

COPIES = tuple(
    TemplateFile(name, f"mine/{name}", data.decode()) for name, data in copy_of_templates().items()
)
EDITIONS: tuple[tuple[Edition, ...], ...] = ((), ("large", "contrast"), ("ink",), ("dyslexia",))


def pages_of(path: Path, *own: TemplateFile) -> dict[str, str]:
    deck, problems = load_deck(path)
    assert deck, problems
    asked = Printing(versions=2, editions=EDITIONS, templates=own)
    papers = press_papers(deck, ["quiz", "key", "flashcards"], asked)
    assert papers
    return {file.name: file.data.decode() for file in papers.artifacts}


@pytest.mark.parametrize("name", ["real", "pictured", "wished"])
def test_copies_of_ours_make_the_same_pages(tmp_path: Path, name: str) -> None:
    path = {"real": lambda: REAL_DECK, "pictured": lambda: pictured(tmp_path, "ar")}.get(
        name, lambda: wished(tmp_path)
    )()
    ours, own = pages_of(path), pages_of(path, *COPIES)

    assert ours.keys() == own.keys()
    for file, page in own.items():
        first, guard, rest = page.split("\n", 2)
        assert first == "<!doctype html>"
        assert guard.startswith('<meta http-equiv="Content-Security-Policy" content="default-src')
        assert rest == ours[file]


def test_what_is_not_there_is_ours() -> None:
    style = TemplateFile("sheet.css", "mine/sheet.css", ".q { color: teal }")
    ours, own = pages_of(REAL_DECK), pages_of(REAL_DECK, style)

    cards = "mexico-migration-flashcards.html"
    assert own.pop(cards) == ours.pop(cards)
    for file, page in own.items():
        assert ".q { color: teal }" in page
        assert page.partition("<body")[2] == ours[file].partition("<body")[2]


def test_a_template_can_take_in_its_own_parts_and_ours() -> None:
    own = (
        TemplateFile(
            "sheet.html",
            "mine/sheet.html",
            "{% include 'parts/head.html' %}|{% include 'crosswalk.html' %}",
        ),
        TemplateFile("parts/head.html", "mine/parts/head.html", "<h1>{{ sheet.title }}</h1>"),
        TemplateFile("crosswalk.html", "mine/crosswalk.html", "{{ 1 + 1 }}"),
    )
    page = pages_of(REAL_DECK, *own)["mexico-migration-quiz-a.html"]

    assert page.endswith("<h1>Mexico, Central America and migration, May 2022</h1>|2")


HOSTILE = """<!doctype html>
<script>document.title = "run"</script>
<html lang="{{ sheet.language }}"><head><title>{{ "</title><script>1" }}</title>
<style>{{ css | safe }}</style><style>h1 { color: red }</style></head>
<body onload="document.title = 'run'"><h1>{{ sheet.title }}</h1>
<img src="https://example.org/x.png"><script src="https://example.org/x.js"></script>
"""


def test_a_page_runs_no_script_and_fetches_nothing_whatever_its_template(
    chromium: Chromium, tmp_path: Path
) -> None:
    own = TemplateFile("sheet.html", "mine/sheet.html", HOSTILE)
    file = tmp_path / "page.html"
    file.write_text(pages_of(REAL_DECK, own)["mexico-migration-quiz-a.html"], "utf-8")
    page = chromium.browser.new_page()
    done: list[str] = []
    page.on("requestfinished", lambda request: done.append(request.url))
    page.goto(file.as_uri())
    title, colour, language, mode = page.evaluate(
        "[document.title, getComputedStyle(document.querySelector('h1')).color,"
        " document.documentElement.lang, document.compatMode]"
    )
    page.close()

    assert title == "</title><script>1"
    assert (colour, language, mode) == ("rgb(17, 17, 17)", "en-US", "CSS1Compat")
    assert [url for url in done if not url.startswith("data:")] == [file.as_uri()]


def test_all_that_can_be_changed_is_copied() -> None:
    assert [file.name for file in COPIES] == [*PAGE_TEMPLATES]
