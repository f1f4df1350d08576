"""What the nodes of a good deck become."""

import pytest

from harness import Write, examine
from quizpress.check.cloze import pieces
from quizpress.model import (
    Article,
    Choice,
    Cloze,
    Content,
    Criterion,
    Deck,
    Distractor,
    Gap,
    Locator,
    Matching,
    Open,
    Ordering,
    Picture,
    Short,
    TrueFalse,
    answers,
    question,
)
from quizpress.problem import Span

CONTENTS: tuple[tuple[str, Content], ...] = (
    ("q: Q\na: A", Short("Q", ("A",), both=False)),
    ("q: Q\na: [A, B]\nboth: true", Short("Q", ("A", "B"), both=True)),
    ("a: A\nq: Q\nboth: false", Short("Q", ("A",), both=False)),
    (
        "q: Q\na: A\ndistractors: B",
        Choice(
            "Q", ("A",), (Distractor("B", "", Span(45, 46)),), keep_order=False, keys_first=True
        ),
    ),
    (
        "q: Q\ndistractors: [{text: B, why: W}]\na: [A, C]\nkeep_order: true",
        Choice(
            "Q",
            ("A", "C"),
            (Distractor("B", "W", Span(46, 47)),),
            keep_order=True,
            keys_first=False,
        ),
    ),
    (
        "q: Q\na: A\ndistractors: [B]\nkeep_order: 2",
        Choice("Q", ("A",), (Distractor("B", "", Span(46, 47)),), keep_order=2, keys_first=True),
    ),
    ("claim: C\na: true", TrueFalse("C", truth=True, correction="")),
    ("claim: C\na: false\ncorrection: D", TrueFalse("C", truth=False, correction="D")),
    ("cloze: 'a {{b}}'", Cloze("a {{b}}", ("a ", Gap(1, "b", "")))),
    ("q: Q\na: A\ntype: true\nlines: 3", Short("Q", ("A",), typed=True, lines=3)),
    ("q: Q\nmatch: {A: B, 1: no}", Matching("Q", (("A", "B"), ("1", "no")), ())),
    (
        "q: Q\nmatch:\n  ' A ': ' B '\n  C: D\ndistractors: [E, F]",
        Matching("Q", (("A", "B"), ("C", "D")), ("E", "F")),
    ),
    ("q: Q\nmatch: {A: B, C: B}\ndistractors: E", Matching("Q", (("A", "B"), ("C", "B")), ("E",))),
    ("q: Q\norder: [B, A, 01]", Ordering("Q", ("B", "A", "01"))),
    ("q: Q\nlines: 04", Open("Q", "", 4, ())),
    (
        "q: Q\na: A\nrubric: [{points: 1, for: B}, {points: 0.50, for: C}]\nlines: 9",
        Open("Q", "A", 9, (Criterion("1", "B"), Criterion("0.50", "C"))),
    ),
    ("q: Q\nrubric: [{points: 1, for: B}]", Open("Q", "", 0, (Criterion("1", "B"),))),
    ('q: "\\u200b Q "\na: "\\u00a0A\\n"', Short("Q", ("A",), both=False)),
)
PIECES: tuple[tuple[str, tuple[str | Gap, ...]], ...] = (
    ("a {{b}} c", ("a ", Gap(1, "b", ""), " c")),
    ("{{b::hint}}", (Gap(1, "b", "hint"),)),
    ("{{a}}{{b}}", (Gap(1, "a", ""), Gap(2, "b", ""))),
    ("{{c2::a}} {{b}} {{c2::c}} {{d}}", (
        Gap(2, "a", ""), " ", Gap(1, "b", ""), " ", Gap(2, "c", ""), " ", Gap(3, "d", ""),
    )),
    ("{{c1::a::h::i}}", (Gap(1, "a", "h::i"),)),
    ("{{ a :: h }}", (Gap(1, "a", "h"),)),
    ("{{C1::a}}", (Gap(1, "a", ""),)),
    ("{{c1:a}}", (Gap(1, "c1:a", ""),)),
    ("{{c99::a}}", (Gap(99, "a", ""),)),
    ("{{c007::a}}", (Gap(7, "a", ""),)),
    ("{{\\frac{1}{2}}} x", (Gap(1, "\\frac{1}{2}", ""), " x")),
    ("{{ {1, 2} }}", (Gap(1, "{1, 2}", ""),)),
    ("a {b} c", ("a {b} c",)),
    ("{{two\nlines}}", (Gap(1, "two\nlines", ""),)),
)  # fmt: skip


@pytest.mark.parametrize(("card", "content"), CONTENTS)
def test_a_card_becomes_its_kind(card: str, content: Content, deck: Write) -> None:
    built = _built(deck, "title: T\ncards:\n- " + card.replace("\n", "\n  ") + "\n")

    assert built.sections[0].cards[0].content == content


@pytest.mark.parametrize(("text", "cut"), PIECES)
def test_a_cloze_is_cut_into_pieces(text: str, cut: tuple[str | Gap, ...]) -> None:
    assert pieces(text) == cut


def test_what_a_deck_leaves_out_has_a_default(deck: Write) -> None:
    built = _built(deck, "title: T\ncards:\n- q: Q\n  a: A\n  hint: H\n")
    card = built.sections[0].cards[0]

    assert built[:8] == (
        "deck", "T", "T", "en", (), "", "markdown", Article("", "", "", "", "", 0, {}),
    )  # fmt: skip
    assert card[4:] == (
        "", (), "", "H", (), "", (), None, "", frozenset({"anki", "paper", "screen"}), frozenset(),
    )  # fmt: skip
    assert built.media == {}


def test_every_key_of_a_card_reaches_the_model(deck: Write) -> None:
    card = (
        _built(
            deck,
            "title: T\ncards:\n- q: Q\n  a: A\n  id: i\n"
            "  at: [3, {p: 4, quote: four words stand here}]\n  why: W\n"
            "  hint: H\n  tags: [t, u]\n  points: 2\n  accept: B\n  only: paper\n"
            "  ignore: quote-length\n",
        )
        .sections[0]
        .cards[0]
    )

    assert card.id == "i"
    assert [at[:2] for at in card.at] == [(3, ""), (4, "four words stand here")]
    assert (card.why, card.hint, card.tags, card.points) == ("W", "H", ("t", "u"), "2")
    assert card.accept == ("B",)
    assert [*card.only, *card.ignore] == ["paper", "quote-length"]


def test_a_card_is_only_where_it_is_meant_to_be(deck: Write) -> None:
    built = _built(
        deck,
        "title: T\ncards:\n- {q: One, a: A, only: paper}\n- {q: Two, a: A, only: [anki, screen]}\n"
        "- {q: Three, a: A}\n",
    )

    assert [question(card.content) for card in built.cards("anki")] == ["Two", "Three"]
    assert [question(card.content) for card in built.cards("paper")] == ["One", "Three"]
    assert [question(card.content) for card in built.cards("screen")] == ["Two", "Three"]


def test_sections_keep_their_order_and_headings(deck: Write) -> None:
    built = _built(
        deck,
        "title: T\nsections:\n- {title: B, instructions: I, cards: [{q: One, a: A}]}\n"
        "- {cards: [{cloze: '{{x}}'}, {claim: C, a: true}]}\n",
    )

    assert [(part.title, part.instructions) for part in built.sections] == [("B", "I"), ("", "")]
    assert [(question(card.content), answers(card.content)) for card in built.cards("anki")] == [
        ("One", ("A",)),
        ("{{x}}", ("x",)),
        ("C", ("true",)),
    ]


def test_a_place_is_a_paragraph_and_perhaps_a_quote(deck: Write) -> None:
    built = _built(deck, "title: T\ncards:\n- {q: Q, a: A, at: 012}\n")

    assert built.sections[0].cards[0].at == (Locator(12, "", Span(35, 38), Span(35, 38)),)


POOLS = (
    # pairs, distractors, and what there is to choose from
    ((("A", "B"), ("C", "D")), (), ("B", "D")),
    ((("A", "B"), ("C", "D")), ("E",), ("B", "D", "E")),
    ((("A", "B"), ("C", "B")), ("D",), ("B", "D")),
    ((("A", "B  C"), ("C", "B C")), ("b c",), ("B  C", "b c")),
)


@pytest.mark.parametrize(("pairs", "distractors", "pool"), POOLS)
def test_a_pool_has_each_text_once(
    pairs: tuple[tuple[str, str], ...], distractors: tuple[str, ...], pool: tuple[str, ...]
) -> None:
    assert Matching("Q", pairs, distractors).pool == pool


PICTURES = (
    ("image: x.png", Picture("x.png", "", Span(39, 44))),
    ("image: {file: ' x.png ', alt: X }", Picture("x.png", "X", Span(46, 55))),
)


@pytest.mark.parametrize(("line", "picture"), PICTURES)
def test_a_picture_is_a_file_and_perhaps_words(line: str, picture: Picture, deck: Write) -> None:
    seen = examine(deck(f"title: T\ncards:\n- q: Q\n  a: A\n  {line}\n  audio: x.ogg\n"))
    assert seen.deck is not None
    card = seen.deck.sections[0].cards[0]

    assert (card.image, card.audio) == (picture, "x.ogg")


ASKED_WHERE = (
    # a card, and where it is asked
    ("q: Q\n  lines: 4", "paper screen"),
    ("q: Q\n  rubric: [{points: 1, for: B}]", "paper screen"),
    ("q: Q\n  a: A\n  rubric: [{points: 1, for: B}]", "anki paper screen"),
    ("q: Q\n  lines: 4\n  only: [anki, paper]", "paper"),
)


@pytest.mark.parametrize(("card", "targets"), ASKED_WHERE)
def test_an_open_question_is_in_anki_with_a_model_answer(
    card: str, targets: str, deck: Write
) -> None:
    (section,) = _built(deck, f"title: T\ncards:\n- {card}\n").sections

    assert section.cards[0].only == {*targets.split()}


def _built(deck: Write, text: str) -> Deck:
    seen = examine(deck(text))
    assert seen.problems == []
    assert seen.deck is not None
    return seen.deck
