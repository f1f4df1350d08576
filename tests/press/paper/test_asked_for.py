"""What a deck asks of its sheets: word banks, lines for corrections, points, the text to read."""

import re
from pathlib import Path

import pytest

from harness import Write
from quizpress.deck_and_lock import load_deck
from quizpress.press.paper.paper_size import A4, LETTER
from quizpress.press.paper.passage import number_lines
from sheet_html import plain, pressed

BANKS = """
title: T
{deck}
sections:
  - title: One
{section}
    cards:
      - {{cloze: "The {{{{cat}}}} sat on the {{{{mat::what}}}}.", distractors: [dog, bird]}}
      - {{cloze: "Half of \\\\( {{{{x}}}} \\\\) is {{{{cat}}}}."}}
  - title: Two
    cards: [{{cloze: "The {{{{sun}}}}."{card}}}, {{claim: It is., a: false, correction: It was.}}]
"""


@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
@pytest.mark.parametrize(
    ("where", "banks"),
    [
        # A bank of a single word would give it away.
        ({"deck": "word_bank: true"}, [{"cat", "mat", "dog", "bird", "x"}]),
        ({"card": ", word_bank: true"}, []),
        ({"section": "    word_bank: true"}, [{"cat", "mat", "dog", "bird", "x"}]),
        ({"card": ", word_bank: true, distractors: moon"}, [{"sun", "moon"}]),
        ({}, []),
    ],
    ids=["deck", "alone", "section", "card", "nowhere"],
)
def test_a_word_bank_holds_each_word_once(
    deck: Write, where: dict[str, str], banks: list[set[str]], *, key: bool
) -> None:
    filled = {name: where.get(name, "") for name in ("deck", "section", "card")}
    html = pressed(deck(BANKS.format(**filled)), "7B", key=key)
    found = [
        [plain(word) for word in re.findall(r"<li>(.*?)</li>", bank)]
        for bank in re.findall(r'<ul class="bank"[^>]*>(.*?)</ul>', html)
    ]
    assert [len(bank) for bank in found] == [len(bank) for bank in banks]
    assert [set(bank) for bank in found] == banks


def test_a_line_for_the_correction_stands_under_every_claim(deck: Write) -> None:
    claims = "cards: [{claim: A., a: true}, {claim: B., a: false, correction: C.}, {q: D, a: e}]\n"
    said = '<p class="correct">If it is false, write what is true:</p>'
    asked_for = deck(f"title: T\ncorrections: true\n{claims}", "asked.yaml")
    assert pressed(asked_for, "7", key=False).count(said) == 2
    assert pressed(asked_for, "7", key=True).count(said) == 0
    assert pressed(deck(f"title: T\n{claims}"), "7", key=False).count(said) == 0


def test_sections_say_their_points(deck: Write) -> None:
    html = pressed(
        deck(
            "title: T\nsections:\n"
            "  - {title: One, cards: [{q: A, a: b, points: 2}, {q: B, a: c, points: 1.5}]}\n"
            "  - {title: Two, cards: [{q: C, a: d}]}\n"
        ),
        "7",
        key=False,
    )
    assert re.findall(r"<h2>(.*?)</h2>", html) == [
        "<bdi>One</bdi> <small>3.5 pts</small>",
        "<bdi>Two</bdi> <small>1 pt</small>",
    ]


TEXT = "The first paragraph & its words.\n\nThe <second>, which is\nlonger: " + "and on " * 60
ARTICLE = (
    "title: T\narticle: {{title: Read *me*, text: art.txt{more}}}\n"
    "cards: [{{q: A, a: b, at: [1, 2]}}]\n"
)


def test_the_text_leads_the_quiz_where_it_may_be_printed(deck: Write, tmp_path: Path) -> None:
    (tmp_path / "art.txt").write_text(TEXT)
    path = deck(ARTICLE.format(more=", print: true"))
    quiz, key = (pressed(path, "7", key=key) for key in (False, True))
    paragraphs = re.findall(r'<div class="paragraph"><b>(\d+)</b>\n<p>(.*?)</p>', quiz)
    assert [number for number, _ in paragraphs] == ["1", "2"]
    assert paragraphs[0][1] == "The first paragraph &amp; its words."
    assert paragraphs[1][1].startswith("The &lt;second&gt;, which is longer: and on")
    assert quiz.index('class="form"') < quiz.index("Read <em>me</em></h2>") < quiz.index("<article")
    assert "first paragraph" not in key
    assert "first paragraph" not in pressed(deck(ARTICLE.format(more="")), "7", key=False)


def test_every_fifth_line_is_numbered_throughout(deck: Write, tmp_path: Path) -> None:
    (tmp_path / "art.txt").write_text(TEXT)
    quiz = pressed(deck(ARTICLE.format(more=", print: true, line_numbers: true")), "7", key=False)
    lines = re.findall(r"<span>(.*?) (?:<small>(\d+)</small>)?</span>", quiz)
    assert [(n, int(number)) for n, (_, number) in enumerate(lines, 1) if number] == [(5, 5)]
    assert " ".join(plain(text) for text, _ in lines) == " ".join(TEXT.split())


@pytest.mark.parametrize("editions", [(), ("large",), ("dyslexia", "contrast")])
def test_lines_are_shorter_where_letters_are_larger(editions: tuple[str, ...]) -> None:
    def count(*look: object) -> int:
        return sum(map(len, number_lines([TEXT * 5], *look)))  # type: ignore[arg-type]

    assert count(A4, editions) >= count(LETTER, editions) > 10
    assert count(A4, editions) >= count(A4, ())


def test_questions_refer_to_paragraphs_where_asked(deck: Write) -> None:
    wish = ", references: true"
    quiz, key = (pressed(deck(ARTICLE.format(more=wish)), "7", key=key) for key in (False, True))
    assert '<small class="about"> (paragraphs\u00a01,\u00a02)</small>' in quiz
    assert "paragraphs 1, 2" not in key
    assert "¶ 1, 2" in key
    assert "paragraphs 1, 2" not in pressed(deck(ARTICLE.format(more="")), "7", key=False)


MISSING = [
    # what the article says, and the hint
    (", print: true", "put it into the file that `text` names"),
]


@pytest.mark.parametrize(("more", "hint"), MISSING)
def test_a_text_that_is_not_there_is_a_warning(deck: Write, more: str, hint: str) -> None:
    model, (problem,) = load_deck(deck(ARTICLE.format(more=more)))
    assert model
    assert (problem.code, problem.hint) == ("passage-missing", hint)


def test_distractors_that_no_bank_shows_are_a_warning(deck: Write) -> None:
    card = "{cloze: '{{a}} b', distractors: c}"
    _, (problem,) = load_deck(deck(f"title: T\ncards: [{card}]\n"))
    assert problem.code == "word-bank-missing"
    assert load_deck(deck(f"title: T\nword_bank: true\ncards: [{card}]\n"))[1] == []


def test_a_word_that_fills_a_gap_is_no_distractor(deck: Write) -> None:
    card = "{cloze: '{{a}} b', word_bank: true, distractors: [c, a]}"
    model, (problem,) = load_deck(deck(f"title: T\ncards: [{card}]\n"))
    assert model is None
    assert (problem.code, problem.message) == (
        "key-among-distractors", "`a` fills a gap, and yet is among the distractors",
    )  # fmt: skip
