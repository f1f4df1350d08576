"""Several decks joined to one that is printed: titles of sections, tags, and pictures apart."""

from pathlib import Path

import pytest

from quizpress.deck_and_lock import load_deck
from quizpress.model import Deck, Matching, question_of
from quizpress.press.paper.joined_deck import join_decks
from quizpress.text import Image, nodes_of
from quizpress.text.plain import plain_text

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="60"></svg>'
PICTURED = """\
title: {}
tags: [{}]
cards:
  - q: |-
      See

      - **the ![listed](map.svg)**
    match: {{a: '![right](map.svg)', b: plain}}
    tags: [own]
    image: {{file: same.svg, alt: The same}}
"""


def loaded(folder: Path, name: str, deck: str, width: int) -> Deck:
    path = folder / name / f"{name}.yaml"
    path.parent.mkdir()
    path.write_text(deck)
    (path.parent / "map.svg").write_text(SVG.format(width))
    (path.parent / "same.svg").write_text(SVG.format(1))
    model, problems = load_deck(path)
    assert model, problems
    return model


def test_only_pictures_that_differ_under_one_name_get_another(tmp_path: Path) -> None:
    one = loaded(tmp_path, "one", PICTURED.format("One", "x"), 10)
    two = loaded(tmp_path, "two", PICTURED.format("Two", "y"), 20)
    joined, parts = join_decks([one, two], "Both")
    assert [*joined.media] == ["map.svg", "same.svg", "two/map.svg"]
    assert parts[1].pictures == {"two/map.svg": "map.svg", "same.svg": "same.svg"}
    assert b'width="20"' in joined.media["two/map.svg"].data
    shown = []
    for card in joined.cards("paper"):
        assert isinstance(card.content, Matching)
        texts = [question_of(card.content), *[right for _, right in card.content.pairs]]
        inside = [node for text in texts for node in nodes_of(text) if isinstance(node, Image)]
        assert card.image
        shown.append([*[node.file for node in inside], card.image.file])
    assert shown == [
        ["map.svg", "map.svg", "same.svg"],
        ["two/map.svg", "two/map.svg", "same.svg"],
    ]
    # What shows no picture of another name is what it was.
    assert joined.sections[0].cards[0].content is one.sections[0].cards[0].content
    assert [card.tags for card in joined.cards("paper")] == [("x", "own"), ("y", "own")]


TITLES = (
    # of a section, and in a joined deck
    ("", "A & B"),
    ("Rivers", "A & B: Rivers"),
    ("The **wide** ones", "A & B: The wide ones"),
    ("'**All**'", "A & B: All"),
)


@pytest.mark.parametrize(("title", "named"), TITLES)
def test_a_section_is_named_behind_its_deck(tmp_path: Path, title: str, named: str) -> None:
    cards = "cards: [{q: One?, a: b}]"
    sections = f"sections: [{{title: {title}, {cards}}}]" if title else cards
    deck = loaded(tmp_path, "deck", f"title: A & B\n{sections}\n", 10)
    (section,) = join_decks([deck], "x")[0].sections
    assert plain_text(section.title) == named


def test_the_first_deck_says_what_sheets_are_like(tmp_path: Path) -> None:
    plain, compact = "cards: [{q: One?, a: b}]\n", "sheet: {spacing: compact}\n"
    one = loaded(tmp_path, "one", f"title: One\n{compact}{plain}", 10)
    two = loaded(tmp_path, "two", f"title: Two\n{plain}", 10)
    assert join_decks([one, two], "x")[0].sheet == one.sheet
    assert join_decks([two, one], "x")[0].sheet == two.sheet != one.sheet
