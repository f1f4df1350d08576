"""Quiz and key as files: what they hold, and what they must not."""

import json
import re
from pathlib import Path

import pytest
from sheets import asked, plain, pressed

from quizpress.press.paper.maths import mathml
from quizpress.press.paper.sheet import lines_for

ROOT = Path(__file__).parents[2]
REAL = ROOT / "decks" / "mexico-migration.yaml"
SECRETS = """
title: What the student must not see
cards:
  - {q: Asked one?, a: secret-a, accept: [secret-b], why: secret-c, hint: secret-d, at: 77}
  - {q: Asked two?, a: [secret-e, secret-f], id: secret-g, tags: [secret-h]}
  - {q: Asked three?, a: shown-a, distractors: [shown-b, {text: shown-c, why: secret-i}]}
  - {claim: Asked four., a: false, correction: secret-j}
  - {cloze: 'Asked {{secret-k}} five {{secret-l::shown-d}}.'}
"""


def test_the_quiz_holds_no_answer_in_its_source(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(SECRETS)
    quiz, key = pressed(deck, "X", key=False), pressed(deck, "X", key=True)
    assert sorted(set(re.findall(r"shown-\w", quiz))) == [
        "shown-a",
        "shown-b",
        "shown-c",
        "shown-d",
    ]
    assert "secret" not in quiz
    assert "77" not in plain(quiz[quiz.index("<body") :])
    expected = {f"secret-{letter}" for letter in "abcefijkl"}
    assert set(re.findall(r"secret-\w", key)) == expected
    assert "¶ 77" in key


@pytest.mark.parametrize("truth", ["true", "false"])
def test_a_quiz_is_the_same_bytes_whichever_answer_is_right(tmp_path: Path, truth: str) -> None:
    def quiz(key: str, wrong: str, truth: str) -> str:
        deck = tmp_path / "deck.yaml"
        deck.write_text(
            f"title: T\ncards:\n  - {{q: Which?, a: {key}, distractors: [{wrong}, c]}}\n"
            f"  - {{claim: It is., a: {truth}}}\n"
        )
        return pressed(deck, "S", key=False)

    assert quiz("a", "b", truth) == quiz("b", "a", "true")


@pytest.mark.parametrize("seed", ["12C6", "A", "7B", "9", "Z-1"])
def test_quiz_and_key_agree_in_numbers_and_letters(seed: str) -> None:
    quiz, key = (asked(pressed(REAL, seed, key=key)) for key in (False, True))
    assert [q.number for q in quiz] == list(range(1, 31)) == [q.number for q in key]
    assert [q.options for q in quiz] == [q.options for q in key]
    assert {q.right for q in quiz} == {""}
    chosen = [{text for letter, text in q.options if letter in q.right} for q in key]
    assert chosen[1] == {"Xiomara Castro"}
    assert chosen[8] == {"Factories", "Farming operations", "Small businesses"}


def test_another_seed_gives_another_order_and_is_printed() -> None:
    sheets = {seed: pressed(REAL, seed, key=False) for seed in ("A1", "B2")}
    orders = [[q.options for q in asked(html)] for html in sheets.values()]
    assert orders[0] != orders[1]
    assert all(f'<b class="seed">{seed}</b>' in html for seed, html in sheets.items())


def test_a_changed_question_moves_no_other(tmp_path: Path) -> None:
    text = REAL.read_text("utf-8")
    deck = tmp_path / "deck.yaml"
    deck.write_text(text.replace("Who was the president of Honduras", "Who led Honduras"), "utf-8")
    before, after = asked(pressed(REAL, "A", key=False)), asked(pressed(deck, "A", key=False))
    assert [b.number for b, a in zip(before, after, strict=True) if b.options != a.options] in (
        [2],
        [],
    )
    assert before[1].text != after[1].text


@pytest.mark.parametrize(
    ("keep", "order", "seen"),
    [
        ("true", "a-first", "key one two three"),
        ("true", "a-last", "one two three key"),
        ("1", "a-last", "key one two three"),
        ("3", "a-first", "one two key three"),
        ("4", "a-first", "one two three key"),
    ],
)
def test_options_keep_the_order_asked_for(tmp_path: Path, keep: str, order: str, seen: str) -> None:
    parts = ["a: key", "distractors: [one, two, three]"]
    lines = parts if order == "a-first" else parts[::-1]
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"title: T\ncards:\n  - {{q: Q?, {', '.join(lines)}, keep_order: {keep}}}\n")
    (question,) = asked(pressed(deck, "any", key=True))
    assert " ".join(text for _, text in question.options) == seen
    assert dict(question.options)[question.right] == "key"


def test_sections_without_questions_for_paper_leave_no_heading(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        "title: T\nsections:\n  - {title: Gone, cards: [{q: A?, a: b, only: anki}]}\n"
        "  - {title: Here, cards: [{q: C?, a: d}, {q: E?, a: f, only: [screen]}, {q: G?, a: h}]}\n"
    )
    html = pressed(deck, "S", key=False)
    assert "Gone" not in html
    assert [(q.number, q.text) for q in asked(html)] == [(1, "C?"), (2, "G?")]


def test_points_are_added_up_and_shown_only_where_given(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\ncards: [{q: A?, a: b, points: 0.5}, {q: C?, a: d}]\n")
    assert "/ 1.5" in pressed(deck, "S", key=False)
    deck.write_text("title: T\ncards: [{q: A?, a: b}, {q: C?, a: d}]\n")
    html = pressed(deck, "S", key=False)
    assert 'class="mark"' not in html[html.index("<body") :]


def test_text_is_text_and_maths_is_maths(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        "title: <b>T</b> & T\ncards:\n"
        "  - {q: '<script>alert(1)</script> & $5 then $10?', a: x}\n"
        "  - {q: 'What is \\(\\frac{a}{b}\\)?', a: x}\n"
    )
    html = pressed(deck, "S", key=False)
    assert "<h1>&lt;b&gt;T&lt;/b&gt; &amp; T</h1>" in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; $5 then $10?" in html
    assert "<script" not in html
    assert "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>" in html


@pytest.mark.parametrize(
    "inside",
    [
        "x_",
        "\\left(",
        "\\textbf{<img src=x>}",
        "\\textbf{<b>x</b>}",
        "\\href{javascript:x}{y}",
        "\\class{a}{b}",
        "\\style{color:red}{b}",
        "\\text{{<meta\nhttp-equiv='refresh'\ncontent='0;url=http://x'/>}}",
    ],
)
def test_maths_that_is_no_latex_stays_as_typed(inside: str) -> None:
    shown = inside.replace("<", "&lt;").replace(">", "&gt;")
    assert mathml(inside) == f"<code>\\({shown}\\)</code>"


@pytest.mark.parametrize(
    ("length", "lines"), [(1, 1), (38, 1), (39, 3), (76, 3), (77, 4), (5000, 12)]
)
def test_room_grows_with_the_answer(length: int, lines: int) -> None:
    assert lines_for("x" * length) == lines


def test_all_languages_have_the_same_labels() -> None:
    files = [*(ROOT / "templates" / "labels").glob("*.json")]
    assert {path.stem for path in files} == {"ar", "de", "en", "es", "fr", "it", "nl", "pt"}
    assert len({tuple(json.loads(path.read_text("utf-8"))) for path in files}) == 1


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "pt-BR", "it", "nl", "xx"])
def test_every_language_has_every_label(tmp_path: Path, language: str) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(SECRETS.replace("title:", f"language: {language}\ntitle:", 1))
    assert f'<html lang="{language}" dir="ltr">' in pressed(deck, "S", key=True)


def test_a_right_to_left_language_sets_the_direction(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\nlanguage: ar\ncards: [{q: A?, a: b}]\n")
    assert '<html lang="ar" dir="rtl">' in pressed(deck, "S", key=False)


def test_a_gap_in_maths_is_a_blank_as_wide_as_others(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\ncards: [{cloze: 'Half is \\(x = {{\\frac{1}{2}}}\\), a {{half}}.'}]")
    quiz, key = pressed(deck, "S", key=False), pressed(deck, "S", key=True)
    assert "<mtext>_____________</mtext>" in quiz
    assert "mfrac" not in quiz[quiz.index("<body") :]
    assert '<mstyle mathcolor="#a3121f"><mrow><mfrac>' in key
    assert "_____________" in (ROOT / "templates" / "paper" / "sheet.css").read_text("utf-8")
