"""A section with an article of its own: its places, rules and sheets."""

from pathlib import Path

import pytest

from deck_folder import DeckFolder
from quizpress.api import check, load
from quizpress.fix.mend import mend_source
from quizpress.press.anki.fields import Filler
from quizpress.problem import Source
from quizpress.read.deck_files import Beside
from quizpress.rules.card_words import DeckWords
from quizpress.rules.coverage import list_coverages
from sheet_html import pressed

DECK = """\
title: T
article: {title: News, publisher: P, url: https://example.org/n, text: a.txt}
sections:
- title: One
  cards:
  - {q: Where does Erdmann live?, a: Berlin, at: 1}
- title: Two
  article:
    title: The *Rhine*
    publisher: Q
    text: b.txt
    print: true
    line_numbers: true
    references: true
  cards:
  - {q: How long is the Rhine?, a: '1,233 km', at: 1}
  - {q: Where does the river end?, a: Rotterdam, at: {p: 2, quote: It ends near Rotterdam}}
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Angela Erdmann lives in Berlin.\n")
    (tmp_path / "b.txt").write_text("The Rhine & its 1,233 km.\n\nIt ends near Rotterdam.\n")
    path = tmp_path / "deck.yaml"
    path.write_text(DECK)
    return path


def codes(deck: Path) -> set[str]:
    return {problem.code for problem in check(deck)}


def test_its_cards_are_looked_up_in_it(deck: Path) -> None:
    assert codes(deck) == set()

    deck.write_text(DECK.replace("{p: 2, quote", "{p: 1, quote"))
    assert "quote-moved" in codes(deck)
    deck.write_text(DECK.replace("'1,233 km', at: 1", "'1,234 km', at: 1"))
    assert codes(deck) == {"paragraph-number"}
    deck.write_text(DECK.replace("Berlin, at: 1", "Berlin, at: 2"))
    assert codes(deck) == {"paragraph-beyond"}


def test_its_quotes_are_mended_from_its_text(deck: Path) -> None:
    deck.write_text(DECK.replace("{p: 2, quote", "{p: 1, quote"))
    mended = mend_source(Source("deck.yaml", deck.read_text()), "deck", Beside(deck.parent))

    assert mended
    assert mended.after == DECK


def test_coverage_counts_by_article(deck: Path) -> None:
    model, _ = load(deck)
    assert model
    first, second = list_coverages(DeckWords(model))

    assert [each.cards for each in first.paragraphs] == [(1,)]
    assert [each.cards for each in second.paragraphs] == [(2,), (3,)]
    assert second.article.title.source == "The *Rhine*"

    deck.write_text(
        DECK.replace("article: {title: News", "# {title: News").replace("at: 1}", "}", 1)
    )
    model, _ = load(deck)
    assert model
    assert len(list_coverages(DeckWords(model))) == 1


def test_anki_names_the_article_of_each_card(deck: Path) -> None:
    model, _ = load(deck)
    assert model
    filler = Filler(model)
    sources = [filler.blank(section)["Source"] for section in model.sections]

    assert sources[0].startswith("<bdi>P</bdi> · <a href=")
    assert sources[1] == "<bdi>Q</bdi>"
    card = model.sections[1].cards[1]
    assert filler.shared(card, sources[1])["Source"] == "¶ 2 · <bdi>Q</bdi>"


def test_its_text_is_printed_before_its_questions(deck: Path) -> None:
    quiz, key = (pressed(deck, "7", key=key) for key in (False, True))

    assert quiz.count('class="passage"') == 1
    order = ["does Erdmann live", "The <em>Rhine</em></h2>", "its 1,233 km", "How long is"]
    assert sorted(order, key=quiz.index) == order
    assert "The Rhine &amp; its 1,233 km." in quiz
    assert '<p class="lines">' in quiz
    assert quiz.count("(paragraph\u00a0") == 2
    assert "The Rhine &amp;" not in key


def test_one_question_of_two_articles_is_asked_again(deck: Path) -> None:
    card = "  - {q: Where does the author live?, a: Berlin, at: 1}\n"
    deck.write_text(DECK.replace("- title: Two\n", f"{card}- title: Two\n") + card)

    (told,) = [problem for problem in check(deck) if problem.code == "question-again"]
    assert "of another article" in told.message


def test_without_sections_nothing_changes(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, "title: T\narticle: {title: A *b*}\ncards:\n- {q: Why?, a: So}\n")
    model, problems = load(desk.deck)

    assert problems == []
    assert model
    assert model.sections[0].article is None
    assert model.articles == (model.article,)
