"""The overview of a deck in Anki: a function of the deck and its lock, whatever the day."""

from pathlib import Path

from deck_folder import DAY, NOW, DeckFolder
from learner import learner
from png_files import png

DECK = r"""
title: Rivers & lakes
language: en-US
instructions: 'Answer **all**, but for ![the map](map.png) & \(x\)'
author: '[Jane](mailto:jane@example.org), [sound:x.mp3]'
version: 2 <b>
cards:
  - {q: Which river runs through Paris?, a: the Seine, both: true}
  - {cloze: 'The {{Rhine}} rises in {{Switzerland}}.'}
  - {q: Which city is on which river?, match: {Vienna: the Danube, Rome: the Tiber}}
  - {q: Why?, a: So., rubric: [{points: 1, for: so}]}
"""
TOLD = (
    "Rivers &amp; lakes<br><br>"
    "Answer <strong>all</strong>, but for the map &amp; \\(x\\)<br><br>"
    "{cards}<br>Version 2 &lt;b&gt; · As of {day}<br>"
    'Author: <a href="mailto:jane@example.org">Jane</a>, &#91;sound:x.mp3]<br><br>'
    "<small>A newer version keeps your reviews, flags and suspended cards. In notes that the "
    "author changed, it replaces what you wrote and your tags.</small>"
)


def test_a_deck_says_what_it_is_how_much_it_holds_and_as_of_when(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(png(2, 2, (0, 0, 0, 255)))
    desk = DeckFolder(tmp_path, DECK)
    with learner(tmp_path / "anki") as someone:

        def described(now: int) -> str:
            desk.good(now)
            someone.imports(desk.package)
            return str((someone.collection.decks.by_name("Rivers & lakes") or {})["desc"])

        cards = "Cards: 7 (short answers 3, gaps 2, pairs 2)"
        first = TOLD.format(cards=cards, day="November 14, 2023")
        assert described(NOW) == first
        assert described(NOW + 9 * DAY) == first
        desk.write(DECK.replace("the Seine", "The Seine").replace("- {q: Why", "# - {q: Why"))
        cards = "Cards: 6 (short answers 2, gaps 2, pairs 2)"
        assert described(NOW + 10 * DAY) == TOLD.format(cards=cards, day="November 24, 2023")


def test_a_deck_in_another_language_is_described_in_it(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, "title: T\nlanguage: de\ncards: [{q: Was?, a: Das.}]\n")
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        told = (someone.collection.decks.by_name("T") or {})["desc"].split("<br>")
    assert told[:4] == ["T", "", "Karten: 1 (Kurzantworten 1)", "Stand: 14. November 2023"]


SECTIONS = """
title: Rivers
article: {title: The Rhine, publisher: The Paper, published: 2022-05-04}
sections:
- title: East
  article: {publisher: The Post, url: 'https://x.org/?a=1&b=2'}
  cards: [{q: Where does the Danube rise?, a: In Germany.}]
- title: Again
  article: {title: The Danube}
  cards: [{q: Where does it end?, a: In Romania.}]
- title: Once more
  article: {title: The Danube}
  cards: [{q: Through which capitals does it run?, a: Four.}]
- title: West
  cards: [{q: Where does the Rhine rise?, a: In Switzerland.}]
"""


def test_the_articles_of_sections_are_named_once_each(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, SECTIONS)
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        told = (someone.collection.decks.by_name("Rivers") or {})["desc"].split("<br><br>")

    assert told[:4] == [
        "The Rhine<br><bdi>The Paper</bdi>, <bdi>4 May 2022</bdi>",
        'East<br><bdi>The Post</bdi><br><a href="https://x.org/?a=1&amp;b=2">Read the article</a>',
        "The Danube",
        "Cards: 4 (short answers 4)<br>As of 14 November 2023",
    ]
