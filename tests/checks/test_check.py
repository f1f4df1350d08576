"""What the shapes and facts of a deck accept and refuse, and where the caret stands."""

import pytest

from harness import Write, examine, typed, unplaced
from quizpress.checks.deck_language import CARD, Kind
from quizpress.model import Choice, Distractor, TrueFalse
from quizpress.options import Wanted
from quizpress.text.maths import convert_latex
from quizpress.text.nodes import EMPTY
from school_maths import GAPS, MATHS

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
    "ignore: [card-too-full]",
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
    values |= {"rubric": "[{points: 1, for: A}]", "lines": "2", "space": "4cm"}
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
    wrong = (Distractor(typed("B"), EMPTY),)
    assert [unplaced(card.content) for card in section.cards] == [
        TrueFalse(typed("C"), truth, EMPTY),
        Choice(typed("Q"), (typed("A"),), wrong, order=(0, 1) if truth else ()),
    ]


LOST = (
    # a text of a card, and what stands under the caret
    (r"'Let \[x^2\] be'", r"\[x^2\]"),
    (r"'code `\(` and \(y'", r"\("),
    (r'"twice \\[x^2\\] and"', r"\\[x^2\\]"),
    ('"a\\n```python\\nb\\n``"', "```python"),
)


@pytest.mark.parametrize(("text", "marked"), LOST)
def test_what_is_no_markup_and_was_likely_meant_is_marked(
    text: str, marked: str, deck: Write
) -> None:
    cards = f"title: T\ncards:\n- q: {text}\n  a: A\n"

    assert _marked(deck, cards) == ("markup-text", 3, marked)
    assert examine(deck(f"markup: plain\n{cards}")).problems == []


UNSET = (
    # a formula, what is said of it
    (r"\ce{H2O}", r"does not know `\ce`"),
    (r"\SI{5}{\joule}", r"does not know `\SI`"),
    (r"\text{a \foo b}", r"does not know `\foo`"),
    (r"\left\foo x \right)", r"does not know `\foo`"),
    ("x^", "is not complete"),
    (r"\left( x", "is not complete"),
    (r"x \right)", "is not complete"),
    (r"\frac{1}{2", "is not complete"),
    (r"\frac{1}", "is not complete"),
    ("x}", "is not complete"),
    (r"\begin{pmatrix} 1", "is not complete"),
    (r"\sqrt", "is not complete"),
    (r"\class{a}{b}", "cannot set"),
    ("x^2^3", "cannot set"),
    (r"\href{x}{y}", "cannot set"),
)
UNSET_GAPS = (
    (r"\(x = {{\ce{H2O}}}\)", r"does not know `\ce`"),
    (r"\(\ce{ {{H2O}} }\)", r"does not know `\ce`"),
    (r"\(x^2^{{3}}\)", "cannot set"),
    (r"\(\text{ {{m}} }\)", "cannot set"),
    (r"\({{x^}}\) and \(\sqrt\)", "is not complete"),
    (r"{{\(\foo\)}}", r"does not know `\foo`"),
    (r"{{a::\(\foo\)}}", r"does not know `\foo`"),
)
PLACES = (
    # a text of a card, and what stands under the caret
    (r"'Twice \(x\) and \(x\foo\)'", r"\(x\foo\)"),
    (r'"Doubled \\(x\\) and \\(\\foo\\)"', r"\\(\\foo\\)"),
    (r"'Of code `\(\foo\)` and \(\foo x\)'", r"\(\foo x\)"),
    (r"'it \(f''\foo\)'", r"\(f''\foo\)"),
)


@pytest.mark.parametrize("latex", MATHS)
def test_maths_of_schools_is_set(latex: str, deck: Write) -> None:
    assert (
        examine(deck(f"title: T\ncards:\n- q: Q\n  a: '\\({_quoted(latex)}\\)'\n")).problems == []
    )


@pytest.mark.parametrize("latex", GAPS)
def test_a_gap_in_maths_is_set(latex: str, deck: Write) -> None:
    assert examine(deck(f"title: T\ncards:\n- cloze: '\\({_quoted(latex)}\\)'\n")).problems == []


@pytest.mark.parametrize(("latex", "said"), UNSET)
def test_maths_that_paper_cannot_set_is_told(latex: str, said: str, deck: Write) -> None:
    cards = f"title: T\ncards:\n- q: Q\n  a: '\\({latex}\\)'\n"
    (problem,) = examine(deck(cards)).problems

    assert problem.code == "maths-unknown"
    assert said in problem.message
    assert [p.code for p in examine(deck(f"{cards}  only: [paper, anki]\n")).problems] == [
        "maths-unknown"
    ]
    for rest in ("only: anki", "only: [anki]", "ignore: maths-unknown"):
        assert examine(deck(f"{cards}  {rest}\n")).problems == []
    assert examine(deck(f"markup: plain\n{cards}")).problems == []


@pytest.mark.parametrize(("cloze", "said"), UNSET_GAPS)
def test_what_is_in_a_gap_counts(cloze: str, said: str, deck: Write) -> None:
    first, *_ = examine(deck(f"title: T\ncards:\n- cloze: '{cloze}'\n")).problems

    assert first.code == "maths-unknown"
    assert said in first.message


@pytest.mark.parametrize(("text", "marked"), PLACES)
def test_what_paper_cannot_set_is_marked(text: str, marked: str, deck: Write) -> None:
    cards = f"title: T\ncards:\n- q: {text}\n  a: A\n"

    assert _marked(deck, cards) == ("maths-unknown", 3, marked)


def test_what_paper_does_not_print_may_hold_any_maths(deck: Write) -> None:
    card = r"{q: Q, a: A, hint: '\(\foo\)', at: {p: 1, quote: 'four words with \(\foo\)'}}"

    assert examine(deck(f"title: T\ncards: [{card}]\n")).problems == []


def test_a_formula_is_converted_once(deck: Write) -> None:
    convert_latex.cache_clear()
    examine(deck("title: T\ncards:\n- {q: '\\(x\\)', a: '\\(y\\)'}\n- {q: 'A \\(x\\)', a: B}\n"))

    assert convert_latex.cache_info().misses == len("xy")


def test_a_card_cannot_silence_its_neighbour(deck: Write) -> None:
    silent = "{claim: C, a: true, correction: D, ignore: true-false-correction}"
    loud = "{claim: E, a: true, correction: F}"
    path = deck(f"title: T\ncards: [{silent}, {loud}]\n")

    assert [problem.code for problem in examine(path).problems] == ["true-false-correction"]


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _marked(deck: Write, text: str) -> tuple[str, int, str]:
    """Return the only problem's code and line, and what stands under the caret."""
    (problem,) = examine(deck(text)).problems
    place = problem.place
    start = place.column - 1 - place.skipped
    return problem.code, place.line, place.text[start : start + place.end_column - place.column]


QUOTES = (
    # what an article has, and a quote that differs in nothing that counts
    ("It was a well\u2010known, long\u2011lived cat.", "a well-known, long-lived cat"),
    ("He said \u00ab\u00a0not at all\u00a0\u00bb again.", '"not at all" again.'),
    ("He said \u201enot at all\u201c again.", "said \u201cnot at all\u201d again"),
    ("Then it was \u22125 degrees outside.", "was -5 degrees outside"),
    ("An ex\u00adam\u00adple of soft hy\u00adphens.", "example of soft hyphens"),
    ("Zero\u200b width\u2060 is not seen.", "zero width is not seen"),
    ("It\u2019s the \u2018cat\u2019 that\u2003sat\u3000here.", "it's the 'cat' that sat"),
    ("The o\ufb03ce of Stra\u00dfe Fu\u0308r.", "the office of STRASSE F\u00fcr"),
    ("Quoted \u2026 and left out.", "quoted ... and left out"),
)


OF_QUOTES = Wanted(frozenset(["quote-not-found", "quote-edited"]), most_reviewed=1)


@pytest.mark.parametrize(("text", "quote"), QUOTES)
def test_a_quote_is_found_whatever_its_marks(text: str, quote: str, deck: Write) -> None:
    words = quote.replace("'", "''")
    for held, place in ((f"one\n\n{text}", 2), (text, 1)):
        card = f"{{q: Q, a: A, at: {{p: {place}, quote: '{words}'}}}}"
        path = deck(f"title: T\narticle: {{text: x}}\ncards: [{card}]\n")
        assert [p.code for p in examine(path, held, OF_QUOTES).problems] == []
    found = examine(path, "another\n\ntext", OF_QUOTES).problems
    assert [p.code for p in found] == ["quote-not-found"]
