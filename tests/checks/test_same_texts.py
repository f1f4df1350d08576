"""Which texts show the same, and which questions are the same card."""

import shutil
from pathlib import Path

import pytest

from harness import TESTS, Write, examine

DOT = TESTS / "cases" / "media"
SAME = (
    # two options that show the same
    ("a b", "a   b"),
    ("é", "e\u0301"),
    (r"\(\frac{1}{2}\)", r"\(\frac12\)"),
    (r"\(\frac{1}{2}\)", r"\( \frac{1}{2} \)"),
    (r"half: \(x_1\)", r"half:  \(x_{1}\)"),
    ("![one](dot.png)", "![another](twin.png)"),
    ("**![one](dot.png)**", "**![another](./twin.png)**"),
    ("*a* b", "*a*  b"),
    ("[a](https://b.org)", "[a](https://c.org)"),
    ("a\nb  c", "a\nb c"),
    ("- a\n- b", "- a\n\n- b"),
    ("| a |\n|---|\n| b |", "|a|\n|-|\n|b|"),
)
DIFFERENT = (
    ("Co", "CO"),
    ("*a* b", "a b"),
    ("`a b`", "`a  b`"),
    ("a b", "`a b`"),
    (r"\(x_1\)", r"\(x^1\)"),
    (r"\(v\)", "v"),
    ("![one](dot.png)", "![one](dot.svg)"),
    ("if x:\n  y", "if x:\n    y"),
    ("if x:\n  y", "if x:\ny"),
    ("```\nif x:\n  y\n```", "```\nif x:\n    y\n```"),
    ("a\nb", "a b"),
    ("- a\n- b", "1. a\n2. b"),
    ("1. a\n2. b", "1. a\n3. b"),
    ("| a |\n|---|\n| b |", "| a |\n|---|\n| c |"),
)
CARDS = (
    # what holds two texts that must not be the same, and what is said where they are
    ("q: Q, a: {0}, distractors: [x, {1}]", "key-among-distractors"),
    ("q: Q, a: x, distractors: [{0}, {1}]", "option-twice"),
    ("q: Q, a: [{0}, {1}], distractors: [x]", "option-twice"),
    ("q: Q, a: [{0}, {1}]", "option-twice"),
    ("q: Q, order: [{0}, x, {1}]", "option-twice"),
    ("q: Q, match: {{{0}: x, {1}: y}}", "match-twice"),
    ("q: Q, match: {{x: {0}, y: z}}, distractors: [{1}]", "key-among-distractors"),
    ("q: Q, match: {{x: y, z: a}}, distractors: [{0}, {1}]", "option-twice"),
    ("cloze: 'x {{{{y}}}}', word_bank: true, distractors: [{0}, {1}]", "option-twice"),
)


@pytest.mark.parametrize(("card", "code"), CARDS)
@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_shows_the_same_is_the_same(
    one: str, other: str, card: str, code: str, deck: Write
) -> None:
    assert _codes(deck, _card(card, one, other)) == [code]


@pytest.mark.parametrize(("card", "code"), CARDS)
@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_is_seen_tells_texts_apart(
    one: str, other: str, card: str, code: str, deck: Write
) -> None:
    assert code
    assert _codes(deck, _card(card, one, other)) == []


def test_three_halves_are_one(deck: Write) -> None:
    halves = [r"\(\frac{1}{2}\)", r"\(\frac12\)", r"\( \frac{1}{2} \)"]
    wrong = ", ".join([f"'{half}'" for half in halves])
    path = deck(f"title: T\ncards:\n- {{q: Q, a: x, distractors: [{wrong}]}}\n")
    problems = examine(path).problems

    assert [(problem.code, problem.message) for problem in problems] == [
        ("option-twice", f"`{half}` shows the same as `{halves[0]}`") for half in halves[1:]
    ]


def test_indentation_counts_without_markup_too(deck: Write) -> None:
    card = "- q: Q\n  a: |\n    if x:\n      y\n  distractors:\n  - |\n    if x:\n        y\n"

    assert _codes(deck, card) == []
    assert _codes(deck, card, "markup: plain\n") == []
    same = card.replace("        y", "      y")
    assert _codes(deck, same, "markup: plain\n") == ["key-among-distractors"]


TWINS: tuple[tuple[str, str, list[str]], ...] = (
    # two cards, and what is said of the second
    ("q: Q, a: A", "q: Q, a: A", ["question-twice"]),
    ("q: Q, a: A", "q: Q, a: B", ["question-conflict"]),
    (r"q: 'Q \(\frac12\)', a: A", r"q: 'Q \(\frac{1}{2}\)', a: B", ["question-conflict"]),
    ("q: 'Q ![a](dot.png)', a: A", "q: 'Q ![b](twin.png)', a: A", ["question-twice"]),
    ("q: 'Q ![a](dot.png)', a: A", "q: 'Q ![a](twin.png)', a: B", ["question-conflict"]),
    ("q: 'Q ![a](dot.png)', a: A", "q: 'Q ![a](dot.svg)', a: B", []),
    (
        "q: Q, a: A, image: {file: dot.png, alt: a}",
        "q: Q, a: B, image: {file: dot.svg, alt: a}",
        [],
    ),
    (
        "q: Q, a: A, image: {file: dot.png, alt: a}",
        "q: Q, a: B, image: {file: twin.png, alt: b}",
        ["question-conflict"],
    ),
    ("q: Q, a: A, image: {file: dot.png, alt: a}", "q: Q, a: B", []),
    ("q: Q, a: A, audio: tone.wav", "q: Q, a: B", []),
    ("q: Q, a: A, audio: tone.wav", "q: Q, a: A, audio: tone.wav", ["question-twice"]),
    ("q: Q, a: A, distractors: [B, C]", "q: Q, a: B, distractors: [A, C]", ["question-conflict"]),
    ("q: Q, a: A, distractors: [B, C]", "q: Q, a: A, distractors: [C, B]", ["question-twice"]),
    ("q: Q, a: A, distractors: [B, C]", "q: Q, a: B, distractors: [A, D]", []),
    ("q: Q, match: {A: B, C: D}", "q: Q, match: {A: D, C: B}", ["question-conflict"]),
    ("q: Q, match: {A: B, C: D}", "q: Q, match: {A: B, E: D}", []),
    ("q: Q, order: [A, B]", "q: Q, order: [B, A]", ["question-conflict"]),
    ("q: Q, order: [A, B]", "q: Q, order: [A, C]", []),
)


@pytest.mark.parametrize(("one", "other", "codes"), TWINS)
def test_a_card_is_all_that_is_asked_with_it(
    one: str, other: str, codes: list[str], deck: Write
) -> None:
    assert _codes(deck, f"- {{{one}}}\n- {{{other}}}\n") == codes


def _card(card: str, one: str, other: str) -> str:
    written = [_quoted(one), _quoted(other)]
    return f"- {{{card.format(*written)}}}\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n")
    return f'"{escaped}"'


def _codes(deck: Write, cards: str, head: str = "") -> list[str]:
    path = deck(f"title: T\n{head}cards:\n{cards}")
    _copy_media(path.parent)
    return [problem.code for problem in examine(path).problems]


def _copy_media(folder: Path) -> None:
    for name in ("dot.png", "dot.svg", "tone.wav"):
        shutil.copy(DOT / name, folder)
    shutil.copy(DOT / "dot.png", folder / "twin.png")
