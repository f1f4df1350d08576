"""How a sheet says what a question is worth and how it is answered, and where its lines may end."""

import re
from pathlib import Path

import pytest

from browsers import Chromium
from quizpress.press.paper.keep_together import keep_together
from quizpress.text import parse_cloze
from quizpress.text.plain import plain_text
from sheet_html import plain, pressed

SEVERAL, LETTERS = "Select all that apply.", "Write a letter in each box."
NUMBERS, ANY = "Number the boxes in order, from 1.", "In any order."
HOW = (
    # a card, what its quiz says of how it is answered, and what its key adds
    ("q: Q, a: [one, two], points: 2", ANY, " 1 point each."),
    ("q: Q, a: [one, two]", ANY, ""),
    ("q: Q, a: [one, two], points: 3", ANY, ""),
    ("q: Q, a: one, points: 2", "", ""),
    ("cloze: '{{a}}, {{b}}, {{c}}', points: 6", "", "2 points each."),
    ("q: Q, a: [a, b], distractors: [c], points: 2", SEVERAL, " 1 point each."),
    ("q: Q, match: {a: b, c: d}, points: 4", LETTERS, " 2 points each."),
    ("q: Q, order: [a, b, c], points: 3", NUMBERS, " 1 point each."),
    ("q: Q, order: [a, b, c, d], points: 2", NUMBERS, ""),
    ("claim: C, a: true, points: 2", "", ""),
)
ARTICLE = "article: {{title: {}, publisher: P, text: a.txt, print: true}}"
NARROW = """
title: T
article: {title: An article on rivers, publisher: The Gazette, published: 2022-05-04}
cards:
  - {cloze: 'One {{gap::a hint of words}} and {{another::of May 23}}.'}
  - {q: Two?, a: [May 23, June 24], accept: ["May 23, 2022", "June 24, 2022"]}
"""
BROKEN = """
() => [...document.querySelectorAll('.gap-hint, .note bdi, .given bdi')]
  .filter(each => each.getClientRects().length > 1).map(each => each.textContent)
"""
LINE_STARTS = """
() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = []
  const range = document.createRange()
  let last = null
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at); range.setEnd(node, at + 1)
      const box = range.getBoundingClientRect()
      if (!box.width) continue
      if (last !== null && box.top > last + 4) found.push(node.data[at])
      last = box.top
    }
  return found
}
"""


@pytest.mark.parametrize(("card", "quiz", "more"), HOW)
def test_a_question_says_how_it_is_answered_and_its_key_what_each_part_is_worth(
    tmp_path: Path, card: str, quiz: str, more: str
) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"title: T\ncards: [{{{card}}}]\n")

    assert _say_how(pressed(deck, "X", key=False)) == quiz
    assert _say_how(pressed(deck, "X", key=True)) == quiz + more


def _say_how(html: str) -> str:
    return "".join(map(plain, re.findall(r'<small class="how">(.*?)</small>', html)))


@pytest.mark.parametrize(("title", "above", "in_text"), [("Rivers", 0, 1), ("T", 1, 0)])
def test_the_title_of_an_article_stands_once_on_a_quiz(
    tmp_path: Path, title: str, above: int, in_text: int
) -> None:
    (tmp_path / "a.txt").write_text("All rivers flow.\n")
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"title: T\n{ARTICLE.format(title)}\ncards: [{{q: Q, a: A}}]\n")
    html = pressed(deck, "X", key=False)
    body = html[html.index("<header>") : html.index("<footer>")]

    assert body.count("<cite>") == 0
    assert body.count(f">{title}<") == above * (title == "T") + in_text
    assert pressed(deck, "X", key=True).count("<cite>") == in_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("May 23, 2022", "May\u00a023,\u00a02022"),
        ("a *b* c", "a\u00a0b\u00a0c"),
        ("what is said at some length of it", "what is said at some length of it"),
        ("one\ntwo three", "one two\u00a0three"),
    ],
)
def test_a_short_text_breaks_at_no_space(typed: str, kept: str) -> None:
    assert plain_text(keep_together(parse_cloze(typed, 0, 0, "markdown"))) == kept


@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
@pytest.mark.parametrize("width", [340, 400, 460, 520, 640])
def test_no_hint_or_answer_breaks_inside_and_no_line_begins_with_a_dot(
    chromium: Chromium, tmp_path: Path, width: int, *, key: bool
) -> None:
    deck, file = tmp_path / "deck.yaml", tmp_path / "sheet.html"
    deck.write_text(NARROW)
    file.write_text(pressed(deck, "X", key=key), "utf-8")
    page = chromium.browser.new_page(viewport={"width": width, "height": 900})
    page.goto(file.as_uri())
    broken, starts = page.evaluate(BROKEN), page.evaluate(LINE_STARTS)
    page.close()

    assert broken == []
    assert len(starts) > 5
    assert "·" not in starts
