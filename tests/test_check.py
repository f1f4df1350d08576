"""What the shapes and facts of a deck accept and refuse, and where the caret stands."""

from unittest.mock import ANY

import pytest

from harness import Write, examine
from quizpress.check.shapes import CARD, Kind
from quizpress.model import Choice, Distractor, TrueFalse

ACCEPTED = (
    # a line of the deck, a key on the way to a value that is fine
    "deck: A",
    "deck: A::B::C",
    "deck: 'A: B::C:D'",
    "language: en",
    "language: zh-Hans-CN",
    "tags: [a-b, 'c::d', '#e']",
    "tags: one",
    "markup: plain",
    "instructions: Answer all.",
    "article: {published: 2024-02-29}",
    "article: {url: https://example.org/a?b=c#d}",
    "article: {paragraphs: 100000}",
    "article: {text: gone.txt, paragraphs: 3}",
    "article: {}",
)
REFUSED = (
    # a line of the deck, the code, what stands under the caret
    ("deck: A:::B", "text-form", "A:::B"),
    ("deck: '::A'", "text-form", "'::A'"),
    ("deck: A::::B", "text-form", "A::::B"),
    ("language: e", "text-form", "e"),
    ("language: en_US", "text-form", "en_US"),
    ("tags: [a b]", "text-form", "a b"),
    ("tags: [a, a\u00a0b]", "text-form", "a\u00a0b"),
    ("markup: Plain", "shape", "Plain"),
    ("instructions: ''", "empty", "''"),
    ("article: {published: 2023-02-29}", "text-form", "2023-02-29"),
    ("article: {published: 2022-5-4}", "text-form", "2022-5-4"),
    ("article: {url: ftp://x}", "text-form", "ftp://x"),
    ("article: {paragraphs: 0}", "shape", "0"),
    ("article: {paragraphs: 100001}", "shape", "100001"),
    ("article: {paragraphs: ١٣}", "shape", "١٣"),
    ("article: {paragraphs: -1}", "shape", "-1"),
    ("article: {paragraphs: 1_000}", "shape", "1_000"),
    ("colour: red", "unknown-key", "colour"),
)
CARDS_ACCEPTED = (
    "at: 1",
    "at: [1, 2]",
    "at: {p: 1, quote: four words stand here}",
    "at: [1, {p: 2, quote: eight words one two three four five six}]",
    "points: 0.5",
    "points: 012",
    "accept: [x, y]",
    "only: [paper, screen]",
    "ignore: [quote-length]",
    "id: A.b_c-1",
    "both: true",
    "both: True",
    "type: FALSE",
    "tags: [2022, 1.50]",
)
CARDS_REFUSED = (
    ("at: 0", "shape", "0"),
    ("at: 1.0", "shape", "1.0"),
    ("at: {p: 1, quote: x, q: y}", "unknown-key", "q"),
    ("at: []", "empty", "["),
    ("points: -1", "text-form", "-1"),
    ("points: 1,5", "text-form", "1,5"),
    ("points: 1000", "text-form", "1000"),
    ("accept: []", "empty", "["),
    ("only: all", "shape", "all"),
    ("id: -a", "text-form", "-a"),
    ("id: é", "text-form", "é"),
    ("both: 'TRUE'", "shape", "'TRUE'"),
    ("both: tRue", "shape", "tRue"),
    ("hint: [a, b]", "shape", "["),
)


@pytest.mark.parametrize("line", ACCEPTED)
def test_a_line_of_a_deck_is_accepted(line: str, deck: Write) -> None:
    assert examine(deck(f"title: T\n{line}\ncards: [{{q: Q, a: A}}]\n")).problems == []


@pytest.mark.parametrize("line", CARDS_ACCEPTED)
def test_a_line_of_a_card_is_accepted(line: str, deck: Write) -> None:
    assert examine(deck(f"title: T\ncards:\n- q: Q\n  a: A\n  {line}\n")).problems == []


@pytest.mark.parametrize(("line", "code", "marked"), REFUSED)
def test_a_line_of_a_deck_is_refused(line: str, code: str, marked: str, deck: Write) -> None:
    assert _marked(deck, f"title: T\n{line}\ncards: [{{q: Q, a: A}}]\n") == (code, 2, marked)


@pytest.mark.parametrize(("line", "code", "marked"), CARDS_REFUSED)
def test_a_line_of_a_card_is_refused(line: str, code: str, marked: str, deck: Write) -> None:
    assert _marked(deck, f"title: T\ncards:\n- q: Q\n  a: A\n  {line}\n") == (code, 5, marked)


def test_the_article_is_counted_in_its_text(deck: Write) -> None:
    path = deck("title: T\narticle: {text: a.txt}\ncards: [{q: Q, a: A, at: 3}]\n")

    assert [p.code for p in examine(path, " one\n\n \t\ntwo\nmore\r\n").problems] == [
        "paragraph-beyond"
    ]
    assert examine(path, "one\n\ntwo\n\n\nthree").problems == []


def test_case_makes_another_option_and_spacing_does_not(deck: Write) -> None:
    assert examine(deck("title: T\ncards: [{q: Q, a: Co, distractors: [CO, co]}]\n")).problems == []
    assert _marked(deck, "title: T\ncards:\n- {q: Q, a: a b, distractors: [a   b]}\n") == (
        "key-among-distractors", 3, "a   b",
    )  # fmt: skip
    assert _marked(deck, "title: T\ncards:\n- {q: Q, a: é, distractors: [e\u0301]}\n") == (
        "key-among-distractors", 3, "e\u0301",
    )  # fmt: skip


def test_a_card_of_no_kind_is_told_the_keys_of_all(deck: Write) -> None:
    (problem,) = examine(deck("title: T\ncards: [a: A]\n")).problems

    assert problem.code == "kind-unknown"
    assert {mark for kind in CARD.kinds for mark in kind.marks} <= {*problem.hint.split("`")}


@pytest.mark.parametrize("kind", CARD.kinds, ids=lambda kind: kind.record.name)
def test_a_wrong_key_is_told_all_the_keys_of_its_kind(kind: Kind, deck: Write) -> None:
    values = {"cloze": "'{{x}}'", "match": "{A: B, C: D}", "order": "[A, B]", "a": "'true'"}
    values |= {"rubric": "[{points: 1, for: A}]", "lines": "2"}
    keys = {field.key for field in kind.record.fields if field.needed} | {*kind.marks}
    card = "".join(f"{key}: {values.get(key, 'X')}, " for key in sorted(keys))
    problems = examine(deck(f"title: T\ncards: [{{{card} zzzzzz: A}}]\n")).problems

    assert [problem.code for problem in problems] == ["unknown-key"]
    assert problems[0].hint == f"the keys are {', '.join(f.key for f in kind.record.fields)}"


IGNORING = (
    "- {q: One, a: A, at: {p: 1, quote: short}, ignore: quote-length}",
    "- q: One\n  a: Number #1\n  ignore: [hash-cuts-text]",
    "- q: One\n  a: A\n  why: See #1\n  ignore: [hash-cuts-text]",
    "- claim: C\n  a: true\n  correction: D\n  ignore: true-false-correction",
    "- q: 'Let \\[x^2\\] be'\n  a: A\n  ignore: markup-text",
)


@pytest.mark.parametrize("card", IGNORING)
def test_a_card_can_silence_its_warnings(card: str, deck: Write) -> None:
    assert examine(deck(f"title: T\ncards:\n{card}\n")).problems == []


FLAGS = (("true", True), ("True", True), ("TRUE", True), ("FALSE", False), ("False", False))


@pytest.mark.parametrize(("word", "truth"), FLAGS)
def test_a_flag_can_be_written_as_yaml_knows_it(
    word: str,
    truth: bool,  # noqa: FBT001  A parameter of the test.
    deck: Write,
) -> None:
    cards = f"- {{claim: C, a: {word}}}\n- {{q: Q, a: A, distractors: B, keep_order: {word}}}\n"
    model = examine(deck(f"title: T\nword_bank: {word}\ncards:\n{cards}")).deck
    assert model is not None
    (section,) = model.sections

    assert section.word_bank == truth
    assert [card.content for card in section.cards] == [
        TrueFalse("C", truth, ""),
        Choice("Q", ("A",), (Distractor("B", "", ANY),), truth, keys_first=True),
    ]


LOST = (
    # a text of a card, and what stands under the caret
    (r"'Let \[x^2\] be'", r"\[x^2\]"),
    (r"'code `\(` and \(y'", r"\(y"),
    (r'"twice \\[x^2\\] and"', r"\\[x^2\\]"),
    ('"a\\n```python\\nb\\n```"', "```python"),
)


@pytest.mark.parametrize(("text", "marked"), LOST)
def test_what_markdown_would_lose_is_marked(text: str, marked: str, deck: Write) -> None:
    cards = f"title: T\ncards:\n- q: {text}\n  a: A\n"

    assert _marked(deck, cards) == ("markup-text", 3, marked)
    assert examine(deck(f"markup: plain\n{cards}")).problems == []


def test_a_card_cannot_silence_its_neighbour(deck: Write) -> None:
    silent = "{claim: C, a: true, correction: D, ignore: true-false-correction}"
    loud = "{claim: E, a: true, correction: F}"
    path = deck(f"title: T\ncards: [{silent}, {loud}]\n")

    assert [problem.code for problem in examine(path).problems] == ["true-false-correction"]


def _marked(deck: Write, text: str) -> tuple[str, int, str]:
    """Return the only problem's code and line, and what stands under the caret."""
    (problem,) = examine(deck(text)).problems
    place = problem.place
    start = place.column - 1 - place.skipped
    return problem.code, place.line, place.text[start : start + place.end_column - place.column]
