"""The author's page: the article, and beside each paragraph what rests on it."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from article_deck import deck_about
from deck_folder import DeckFolder
from harness import Ran, Write
from quizpress.options import Options, Printing
from quizpress.pipeline import build_deck
from quizpress.press.paper.coverage_page import press
from quizpress.press.paper.paper_size import A4, LETTER
from quizpress.targets import TARGETS

ARTICLE = """\
Angela Erdmann lives in <Berlin> & on 8 April 2014 she was 62.

Nothing is known of Richard Platz.
"""
CARDS = """\
- {q: Where does Erdmann live?, a: Berlin, at: 1}
- {cloze: 'She was {{62}}.', at: [1, 2], only: anki}
- {claim: It rained, a: false, correction: It **snowed**, at: 1}
- {q: Match, match: {one: eins, two: zwei}, at: 1}
- {q: Which?, a: [A, B], distractors: [C]}
"""
DECK = "title: T\narticle: {title: News, text: a.txt, paragraphs: 2}\ncards:\n"


def shown(html: str) -> str:
    """Return the words of a page."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub("<[^>]*>", " ", body)).split())


def page_of(deck: Write, cards: str = CARDS) -> str:
    (artifact,) = press(deck_about(deck, ARTICLE, cards).deck, A4)
    assert artifact.name == "deck-coverage.html"
    return artifact.data.decode()


def test_each_paragraph_stands_beside_its_cards(deck: Write) -> None:
    html = page_of(deck)
    first, second = re.split(r'<div class="row(?: bare)?" id="p1-\d+">', html)[1:]

    assert shown(first) == (
        "1 Angela Erdmann lives in <Berlin> & on 8 April 2014 she was 62. "
        "1 short Where does Erdmann live? Berlin 2 cloze · ¶ 1, 2 She was 62 . "
        "3 true-false It rained false It snowed 4 matching Match one \u2013 eins two \u2013 zwei"
    )
    assert shown(second).startswith("2 Nothing is known of Richard Platz . 2 cloze")
    assert shown(second).endswith("Without a paragraph 5 choice Which? A B")


def test_what_no_card_asks_for_is_marked_in_the_text(deck: Write) -> None:
    html = page_of(deck)

    assert re.findall(r"<mark>(.*?)</mark>", html)[1:] == [
        "Angela Erdmann",
        "8 April 2014",
        "Richard Platz",
    ]
    assert "lives in &lt;Berlin&gt; &amp; on <mark>" in html


def test_a_paragraph_without_a_card_is_told_in_words_too(deck: Write) -> None:
    html = page_of(deck, "- {q: Where does Erdmann live?, a: Berlin, at: 1}\n")

    assert 'class="row bare" id="p1-2"' in html
    assert "No card rests on this paragraph." in html


def test_it_says_what_its_terms_mean(deck: Write) -> None:
    assert (
        "A card stands beside each paragraph that its at names. At the level recall a card asks"
        " for what one paragraph says, at think-and-search for what several say together."
    ) in shown(page_of(deck))


def test_it_says_that_it_is_for_the_author_and_asks_for_nothing(deck: Write) -> None:
    html = page_of(deck)

    assert "For the author alone." in html
    assert "under copyright" in html
    assert "default-src &#39;none&#39;" in html
    assert not re.search('<script|<link|src=|url\\((?!"data:)', html)


def test_it_is_made_where_it_is_asked_for_and_then_alone(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, DECK + CARDS)
    desk.build(targets=TARGETS)
    assert not list(tmp_path.rglob("*coverage*"))

    before = desk.lock.read_bytes()
    outcome = desk.build(targets=["coverage"])
    assert [path.name for path in outcome.written] == ["deck-coverage.html"]
    assert desk.lock.read_bytes() == before
    html = outcome.written[0].read_text("utf-8")
    assert html.count('class="absent"') == 2
    assert "under copyright" not in html

    desk.build(targets=["quiz"])
    assert outcome.written[0].exists()


def test_a_deck_without_an_article_has_none(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, "title: T\ncards:\n- {q: Why?, a: Because}\n")

    assert desk.build(targets=["coverage"]).written == ()


def test_a_deck_for_anki_alone_has_one(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, f"{DECK}- {{q: Why?, a: Because, at: 1, only: anki}}\n")
    outcome = desk.build(targets=["coverage", "quiz"])

    assert [path.name for path in outcome.written] == ["deck-coverage.html"]


def test_the_paper_can_be_chosen(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, DECK + CARDS)
    asked = Options(desk.out, frozenset({"coverage"}), Printing(size="letter"), locked=False, now=1)
    (file,) = build_deck(desk.deck, asked).written

    assert f"size: {LETTER.name}" in file.read_text("utf-8")


def test_a_build_of_all_that_is_usual_leaves_no_old_page(
    call: Callable[..., Ran], tmp_path: Path
) -> None:
    DeckFolder(tmp_path, DECK + CARDS)
    assert call("build", "deck.yaml", "--only", "coverage").code == 0
    assert "removed" not in call("build", "deck.yaml", "--only", "quiz").out
    ran = call("build", "deck.yaml")
    assert "  removed, since this build would not make it: deck-coverage.html\n" in ran.out
    assert not list(tmp_path.rglob("*coverage*"))


def test_a_deck_without_an_article_is_told_to_have_no_page(
    call: Callable[..., Ran], tmp_path: Path
) -> None:
    DeckFolder(tmp_path, "title: T\ncards:\n- {q: Why?, a: Because}\n")
    ran = call("build", "deck.yaml", "--only", "coverage")
    assert ran.out.endswith(
        "\n  wrote nothing: there is no `article`, and no card has an `at`\n"
        "1 deck with nothing to build\n"
    )
