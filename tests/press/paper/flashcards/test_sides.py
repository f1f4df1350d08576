"""What stands on flashcards, and that all of a deck stand alike."""

from pathlib import Path

import pytest

from quizpress.deck_and_lock import load_deck
from quizpress.model import Card, Short
from quizpress.press.paper.flashcards.sides import (
    CardSides,
    SidePart,
    list_card_sides,
    read_centred,
)
from quizpress.text import Text, parse_cloze
from quizpress.text.nodes import EMPTY


def text_of(source: str) -> Text:
    return parse_cloze(source, 0, 0, "markdown")


SHORT = CardSides(
    Card(Short(text_of("Q"), (text_of("A"),))),
    EMPTY,
    "",
    (SidePart("ask", (text_of("Q"),)),),
    (),
    0,
)


@pytest.mark.parametrize(
    ("source", "centred"),
    [
        ("a b", True),
        ("a ![](b.png) c", True),
        ("a\nb\nc\nd", True),
        ("a\nb\nc\nd\ne", False),
        ("word " * 20, False),
        ("a\n  b", False),
        ("`a`\n`  b`", False),
        ("a\n- b", False),
        ("a\n```\nb\n```", False),
        ("| a |\n|---|", False),
    ],
)
def test_cards_are_centred_where_all_of_them_read_well_so(source: str, *, centred: bool) -> None:
    other = SHORT._replace(back=(SidePart("answer", (text_of(source),)),))

    assert read_centred([SHORT, SHORT])
    assert read_centred([SHORT, other]) is centred


def test_cards_with_a_list_stand_at_the_start() -> None:
    listed = SHORT._replace(back=(SidePart("answers", entries=(("1", text_of("a")),)),))

    assert not read_centred([SHORT, listed])


def test_an_open_question_keeps_its_rubric_on_the_back(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    rubric = "rubric: [{points: 2, for: a cause}, {points: 1, for: a year}]"
    cards = f"{{q: Why?, a: So., {rubric}}}, {{q: When?, {rubric}}}, {{q: Draw., lines: 3}}"
    deck.write_text(f"title: T\ncards: [{cards}]\n")
    model, problems = load_deck(deck)
    assert model, problems
    backs = [
        [
            (
                part.role,
                *[text.source for text in part.texts],
                *[(m, t.source) for m, t in part.entries],
            )
            for part in sides.back
        ]
        for sides in list_card_sides(model)
    ]

    worth = ("rubric", ("2 pts", "a cause"), ("1 pt", "a year"))
    assert backs == [[("text", "So."), worth], [worth]]
