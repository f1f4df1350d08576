"""What the nodes of a good deck become."""

from collections.abc import Iterator

import pytest
import yaml

from harness import Write, examine, typed, unplaced
from quizpress.model import (
    AnswerSpace,
    Article,
    Choice,
    Cloze,
    Content,
    Criterion,
    Deck,
    Distractor,
    Locator,
    Matching,
    Open,
    Ordering,
    Picture,
    SheetSettings,
    Short,
    Sound,
    TrueFalse,
    answers_of,
    question_of,
)
from quizpress.problem import Span
from quizpress.text import Text, parse_cloze
from quizpress.text.nodes import EMPTY

CONTENTS: tuple[tuple[str, Content], ...] = (
    ("q: Q\na: A", Short(typed("Q"), (typed("A"),), both=False)),
    ("q: Q\na: [A, B]\nboth: true", Short(typed("Q"), (typed("A"), typed("B")), both=True)),
    ("a: A\nq: Q\nboth: false", Short(typed("Q"), (typed("A"),), both=False)),
    (
        "q: Q\na: A\ndistractors: B",
        Choice(
            typed("Q"),
            (typed("A"),),
            (Distractor(typed("B"), EMPTY),),
        ),
    ),
    (
        "q: Q\ndistractors: [{text: B, why: W}]\na: [A, C]\nkeep_order: true",
        Choice(
            typed("Q"),
            (typed("A"), typed("C")),
            (Distractor(typed("B"), typed("W")),),
            order=(2, 0, 1),
        ),
    ),
    (
        "q: Q\na: A\ndistractors: [B]\nkeep_order: 2",
        Choice(
            typed("Q"),
            (typed("A"),),
            (Distractor(typed("B"), EMPTY),),
            order=(1, 0),
        ),
    ),
    (
        "q: Q\na: A\ndistractors: [{text: B, last: true}, C]",
        Choice(
            typed("Q"),
            (typed("A"),),
            (Distractor(typed("B"), EMPTY), Distractor(typed("C"), EMPTY)),
            last=(1,),
        ),
    ),
    ("claim: C\na: true", TrueFalse(typed("C"), truth=True, correction=EMPTY)),
    (
        "claim: C\na: false\ncorrection: D",
        TrueFalse(typed("C"), truth=False, correction=typed("D")),
    ),
    ("cloze: 'a {{b}}'", Cloze(parse_cloze("a {{b}}", 0, 0, "markdown"))),
    (
        "q: Q\na: A\ntype: true\nlines: 3",
        Short(typed("Q"), (typed("A"),), typed=True, space=AnswerSpace("lines", 3)),
    ),
    (
        "q: Q\nmatch: {A: B, 1: no}",
        Matching(typed("Q"), ((typed("A"), typed("B")), (typed("1"), typed("no"))), ()),
    ),
    (
        "q: Q\nmatch:\n  ' A ': ' B '\n  C: D\ndistractors: [E, F]",
        Matching(
            typed("Q"),
            ((typed("A"), typed("B")), (typed("C"), typed("D"))),
            (typed("E"), typed("F")),
        ),
    ),
    (
        "q: Q\nmatch: {A: B, C: B}\ndistractors: E",
        Matching(typed("Q"), ((typed("A"), typed("B")), (typed("C"), typed("B"))), (typed("E"),)),
    ),
    ("q: Q\norder: [B, A, 01]", Ordering(typed("Q"), (typed("B"), typed("A"), typed("01")))),
    ("q: Q\nlines: 04", Open(typed("Q"), EMPTY, AnswerSpace("lines", 4), ())),
    (
        "q: Q\na: A\nrubric: [{points: 1, for: B}, {points: 0.50, for: C}]\nlines: 9",
        Open(
            typed("Q"),
            typed("A"),
            AnswerSpace("lines", 9),
            (Criterion("1", typed("B")), Criterion("0.50", typed("C"))),
        ),
    ),
    (
        "q: Q\nrubric: [{points: 1, for: B}]",
        Open(typed("Q"), EMPTY, AnswerSpace(), (Criterion("1", typed("B")),)),
    ),
    ("q: Q\nspace: none", Open(typed("Q"), EMPTY, AnswerSpace("none"), ())),
    ("q: Q\na: A\nspace: box", Short(typed("Q"), (typed("A"),), space=AnswerSpace("box"))),
    ("q: Q\nspace: grid 6.5 cm", Open(typed("Q"), EMPTY, AnswerSpace("grid", height=65), ())),
    ("q: Q\nspace: 90mm", Open(typed("Q"), EMPTY, AnswerSpace("blank", height=90), ())),
    ("q: Q\nspace: box 2in", Open(typed("Q"), EMPTY, AnswerSpace("box", height=50.8), ())),
    ('q: "\\u200b Q "\na: "\\u00a0A\\n"', Short(typed("Q"), (typed("A"),), both=False)),
)


@pytest.mark.parametrize(("card", "content"), CONTENTS)
def test_a_card_becomes_its_kind(card: str, content: Content, deck: Write) -> None:
    built = _built(deck, "title: T\ncards:\n- " + card.replace("\n", "\n  ") + "\n")

    assert unplaced(built.sections[0].cards[0].content) == content


def test_what_a_deck_leaves_out_has_a_default(deck: Write) -> None:
    built = _built(deck, "title: T\ncards:\n- q: Q\n  a: A\n  hint: H\n")
    card = built.sections[0].cards[0]

    assert built[:8] == (
        "deck", "T", "T", "en", (), EMPTY, "markdown",
        Article(EMPTY, EMPTY, "", "", "", 0, {}),
    )  # fmt: skip
    assert unplaced(card[3:]) == (
        "", (), EMPTY, typed("H"), (), "", (),
        None, None, frozenset({"anki", "paper", "screen"}), frozenset(),
    )  # fmt: skip
    assert built.media == {}


def test_every_key_of_a_card_reaches_the_model(deck: Write) -> None:
    card = (
        _built(
            deck,
            "title: T\ncards:\n- q: Q\n  a: A\n  id: i\n"
            "  at: [3, {p: 4, quote: four words stand here}]\n  why: W\n"
            "  hint: H\n  tags: [t, u]\n  points: 2\n  accept: B\n  only: paper\n"
            "  ignore: card-too-full\n",
        )
        .sections[0]
        .cards[0]
    )

    assert card.id == "i"
    assert [at[:2] for at in card.at] == [(3, ""), (4, "four words stand here")]
    assert (card.why.source, card.hint.source) == ("W", "H")
    assert (card.tags, card.points) == (("t", "u"), "2")
    assert [text.source for text in card.accept] == ["B"]
    assert [*card.only, *card.ignore] == ["paper", "card-too-full"]


def test_a_card_is_only_where_it_is_meant_to_be(deck: Write) -> None:
    built = _built(
        deck,
        "title: T\ncards:\n- {q: One, a: A, only: paper}\n- {q: Two, a: A, only: [anki, screen]}\n"
        "- {q: Three, a: A}\n",
    )

    assert [question_of(card.content).source for card in built.cards("anki")] == ["Two", "Three"]
    assert [question_of(card.content).source for card in built.cards("paper")] == ["One", "Three"]
    assert [question_of(card.content).source for card in built.cards("screen")] == ["Two", "Three"]


def test_sections_keep_their_order_and_headings(deck: Write) -> None:
    built = _built(
        deck,
        "title: T\nsections:\n- {title: B, instructions: I, cards: [{q: One, a: A}]}\n"
        "- {cards: [{cloze: '{{x}}'}, {claim: C, a: true}]}\n",
    )

    heads = [(part.title.source, part.instructions.source) for part in built.sections]
    assert heads == [("B", "I"), ("", "")]
    contents = [card.content for card in built.cards("anki")]
    assert [(question_of(content).source, answers_of(content)) for content in contents] == [
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
    both = tuple([(typed(left), typed(right)) for left, right in pairs])
    made = Matching(typed("Q"), both, (*map(typed, distractors),))
    assert tuple([text.source for text in made.pool]) == pool


PICTURES = (
    ("image: x.png", Picture("x.png", "", Span(39, 44))),
    ("image: {file: ' x.png ', alt: X }", Picture("x.png", "X", Span(46, 55))),
)


@pytest.mark.parametrize(("line", "picture"), PICTURES)
def test_a_picture_is_a_file_and_perhaps_words(line: str, picture: Picture, deck: Write) -> None:
    seen = examine(deck(f"title: T\ncards:\n- q: Q\n  a: A\n  {line}\n"))
    assert seen.deck is not None
    card = seen.deck.sections[0].cards[0]

    assert (card.image, card.audio) == (picture, None)


SOUNDS = (
    ("audio: x.ogg", Sound("x.ogg", Span(39, 44))),
    ("audio: {file: ' x.ogg ', side: answer}", Sound("x.ogg", Span(46, 55), "answer")),
)


@pytest.mark.parametrize(("line", "sound"), SOUNDS)
def test_a_sound_is_a_file_and_perhaps_a_side(line: str, sound: Sound, deck: Write) -> None:
    seen = examine(deck(f"title: T\ncards:\n- q: Q\n  a: A\n  {line}\n"))
    assert seen.deck is not None
    assert seen.deck.sections[0].cards[0].audio == sound


def test_tags_stand_below_what_a_deck_wants_them_below_and_sections_have_their_own(
    deck: Write,
) -> None:
    source = (
        "title: T\ntags: [a, news, news::b, newsy]\ntag_prefix: news\nsections:\n"
        "- tags: s\n  cards: [{q: Q, a: A}, {q: R, a: A, tags: [c, 'c::d']}]\n"
        "- cards: [{q: S, a: A}]\n"
    )
    seen = examine(deck(source))
    assert seen.deck is not None
    assert seen.deck.tags == ("news::a", "news", "news::b", "news::newsy")
    assert [card.tags for card in seen.deck.cards("anki")] == [
        ("news::s",),
        ("news::s", "news::c", "news::c::d"),
        (),
    ]


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


SHEETS = (
    # what a deck says of its sheets, and what they are
    ("", SheetSettings()),
    ("sheet: {}", SheetSettings(columns=1, spacing="normal")),
    ("sheet: {columns: 02, spacing: compact}", SheetSettings(columns=2, spacing="compact")),
)


@pytest.mark.parametrize(("line", "settings"), SHEETS)
def test_a_sheet_is_as_its_deck_says(line: str, settings: SheetSettings, deck: Write) -> None:
    assert _built(deck, f"title: T\n{line}\ncards:\n- {{q: Q, a: A}}\n").sheet == settings


WHOLE = """\
title: T
instructions: I one
article: {title: 'It''s A', publisher: "P\\u00e9"}
sections:
- title: S *one*
  instructions: I two
  cards:
  - q: Q one
    a: [A, 'B `b`']
    why: W
    hint: "H \\"h\\""
    accept: [C, D]
  - {q: Q two, a: E, distractors: [F, {text: G, why: '\\(X\\)'}]}
  - {claim: Y, a: false, correction: Z}
  - {cloze: 'A {{b}}', distractors: c, word_bank: true}
  - {q: Q three, match: {d: e, f: g}, distractors: [h]}
  - {q: Q four, order: [i, j]}
  - {q: Q five, a: k, rubric: [{points: 1, for: l}]}
"""


def test_every_text_knows_where_it_stands_in_the_file(deck: Write) -> None:
    built = _built(deck, WHOLE)
    texts = [*_texts_in(built)]

    assert len(texts) == 33
    for text in texts:
        written = WHOLE[text.start : text.end]
        assert yaml.safe_load(written) == text.source
        assert len(written) >= len(text.source)


def _texts_in(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield from [value] if value.source else []
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts_in(part)


def _built(deck: Write, text: str) -> Deck:
    seen = examine(deck(text))
    assert seen.problems == []
    assert seen.deck is not None
    return seen.deck
