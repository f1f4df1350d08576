"""Quiz and key as files: what they hold, and what they must not."""

import re
from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest

from harness import REAL_DECK, typed
from quizpress.model import SheetSettings
from quizpress.press.paper.answer_space import columns_for, lines_for
from quizpress.text.maths import convert_latex
from sheet_decks import ON_KEY, ON_QUIZ, RULED, TURNED, pictured, secret
from sheet_html import asked, plain, pressed


def test_the_quiz_holds_no_answer_in_its_source(tmp_path: Path) -> None:
    deck = secret(tmp_path)
    quiz, key = pressed(deck, "X", key=False), pressed(deck, "X", key=True)
    assert set(re.findall(r"shown-\w", quiz)) == ON_QUIZ
    assert "secret" not in quiz
    assert "77" not in plain(quiz[quiz.index("<body") :])
    assert set(re.findall(r"secret-\w", key)) == ON_KEY
    assert "¶ 77" in key


@pytest.mark.parametrize(("one", "other"), TURNED)
def test_a_quiz_is_the_same_bytes_whichever_answer_is_right(
    tmp_path: Path, one: str, other: str
) -> None:
    deck = tmp_path / "deck.yaml"
    quizzes = []
    for card in (one, other):
        deck.write_text(f"title: T\ncards: [{card}]\n")
        quizzes.append(pressed(deck, "S", key=False))
    assert quizzes[0] == quizzes[1]


def test_a_form_does_not_tell_where_keys_stand(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    found: Counter[str] = Counter()
    for number in range(60):
        deck.write_text(f"title: T\ncards: [{{q: Q?, a: {number}, distractors: [x, y, z]}}]\n")
        (question,) = asked(pressed(deck, "12C6", key=True))
        found[question.right] += 1
    assert set(found) == set("ABCD")
    assert max(found.values()) < 30


@pytest.mark.parametrize("rights", list(permutations("abc")), ids="".join)
def test_a_quiz_holds_the_same_whatever_belongs_together(
    tmp_path: Path, rights: tuple[str, ...]
) -> None:
    def quiz(one: str, two: str, three: str) -> list[str]:
        four, five = sorted("de", reverse=one > two)
        deck = tmp_path / "deck.yaml"
        deck.write_text(
            f"title: T\ncards:\n  - {{q: Which?, match: {{x: {one}, y: {two}, z: {three}}}}}\n"
            f"  - {{q: And?, match: {{x: {one}, y: {two}}}, distractors: {three}}}\n"
            f"  - {{q: When?, order: [{one}, {two}, {three}]}}\n"
            f"  - {{q: Of two?, match: {{x: {four}, y: {five}}}}}\n"
            f"  - {{q: And when?, order: [{four}, {five}]}}\n"
        )
        return sorted(pressed(deck, "S", key=False))

    assert quiz(*rights) == quiz("a", "b", "c")


@pytest.mark.parametrize("seed", ["12C6", "A", "7B", "9", "Z1-A"])
def test_the_boxes_of_a_key_hold_the_letters_and_numbers_of_the_quiz(
    tmp_path: Path, seed: str
) -> None:
    pairs = {f"left {number}": f"right {number // 2}" for number in range(6)}
    items = [f"item {number}" for number in range(12)]
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        f"title: T\ncards:\n  - {{q: Which?, match: {pairs}, distractors: [other, another]}}\n"
        f"  - {{q: When?, order: {items}}}\n"
    )
    quiz, key = (asked(pressed(deck, seed, key=key)) for key in (False, True))
    assert [q.options for q in quiz] == [q.options for q in key]
    assert [letter for letter, _ in key[0].options] == ["A", "B", "C", "D", "E"]
    assert [(filled, text) for q in quiz for filled, text in q.boxes] == [
        ("", text) for q in key for _, text in q.boxes
    ]
    letters = dict(key[0].options)
    assert {left: letters[filled] for filled, left in key[0].boxes} == pairs
    assert [text for _, text in sorted(key[1].boxes, key=lambda box: int(box[0]))] == items
    assert [text for _, text in key[1].boxes] != items


@pytest.mark.parametrize(("card", "lines"), RULED)
def test_a_question_has_the_lines_that_it_asks_for(tmp_path: Path, card: str, lines: int) -> None:
    secret(tmp_path)
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"title: T\ncards: [{{{card}}}]\n")
    assert pressed(deck, "S", key=False).count('<i class="line">') == lines
    assert pressed(deck, "S", key=True).count('<i class="line">') == 0


def test_a_key_shows_the_rubric_and_its_points_count(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    rubric = "[{points: 2, for: a *cause*}, {points: 1.50, for: b}, {points: 1, for: c}]"
    deck.write_text(f"title: T\ncards: [{{q: Q, rubric: {rubric}}}, {{q: R, a: A}}]\n")
    key = pressed(deck, "S", key=True)
    assert re.findall(r'<li><b>([\d.]+ pts?)</b><div class="text">(.*?)</div>', key) == [
        ("2 pts", "a <em>cause</em>"),
        ("1.5 pts", "b"),
        ("1 pt", "c"),
    ]
    assert "5.5 points" in key
    assert "/ 5.5" in pressed(deck, "S", key=False)


@pytest.mark.parametrize("seed", ["12C6", "A"])
def test_a_key_has_all_letters_and_numbers_at_a_glance(tmp_path: Path, seed: str) -> None:
    html = pressed(secret(tmp_path), seed, key=True)
    glance = re.search(r'<div class="glance">(.*?)</div>', html, re.DOTALL)
    assert glance
    seen = dict(re.findall(r"<span>(\d+)<b>(.*?)</b></span>", glance[1]))
    questions = {str(q.number): q for q in asked(html)}
    assert seen.keys() == {"3", "4", "6", "7"}
    assert seen["3"] == questions["3"].right
    assert seen["4"] == "F"
    assert seen["6"] == "".join(filled for filled, _ in questions["6"].boxes)
    assert seen["7"] == "\u2011".join(filled for filled, _ in questions["7"].boxes)


PICTURE = "![an alternative text that is rather long](dot.png)"
BESIDE = (
    # the options, and how many stand side by side
    (("a", "b", "c"), 3),
    (("yes", "no"), 2),
    (("May 5, 2022", "May 23, 2022", "May 4, 2022", "May 3, 2022"), 4),
    (("a", "b", "c", "d", "e"), 3),
    (("Large U.S. companies", "a", "b", "c", "d", "e"), 3),
    (("Places at U.S. colleges", "a", "b", "c"), 2),
    (("a", "x" * 60), 1),
    (("\\( \\frac{1}{2} \\)", "a", "b", "c"), 4),
    (("a", PICTURE), 2),
    ((PICTURE, PICTURE, PICTURE, PICTURE), 2),
    ((f"{PICTURE} {'x' * 39}", "a"), 1),
)


@pytest.mark.parametrize(("texts", "columns"), BESIDE)
def test_options_stand_side_by_side_in_even_rows(texts: tuple[str, ...], columns: int) -> None:
    assert columns_for([*map(typed, texts)], SheetSettings()) == columns


@pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])
def test_a_picture_is_held_by_the_file_with_its_words(tmp_path: Path, *, key: bool) -> None:
    html = pressed(pictured(tmp_path), "S", key=key)
    found = re.findall(r'<img src="([^"]*)" alt="([^"]*)">', html)
    assert {address.partition(",")[0] for address, _ in found} == {
        "data:image/svg+xml;base64",
        "data:image/png;base64",
    }
    assert html.count("<img") == len(found)
    assert all(alt for _, alt in found)
    assert "img-src data:;" in html


@pytest.mark.parametrize("seed", ["12C6", "A", "7B", "9", "Z1-A"])
def test_quiz_and_key_agree_in_numbers_and_letters(seed: str) -> None:
    quiz, key = (asked(pressed(REAL_DECK, seed, key=key)) for key in (False, True))
    assert [q.number for q in quiz] == list(range(1, 33)) == [q.number for q in key]
    assert [q.options for q in quiz] == [q.options for q in key]
    assert {q.right for q in quiz} == {""}
    chosen = [{text for letter, text in q.options if letter in q.right} for q in key]
    assert chosen[1] == {"Xiomara Castro"}
    assert chosen[8] == {"Factories", "Farming operations", "Small businesses"}


def test_another_seed_gives_another_order_and_is_printed() -> None:
    sheets = {seed: pressed(REAL_DECK, seed, key=False) for seed in ("A1", "B2")}
    orders = [[q.options for q in asked(html)] for html in sheets.values()]
    assert orders[0] != orders[1]
    assert all(f'<b class="seed">{seed}</b>' in html for seed, html in sheets.items())


def test_a_changed_question_moves_no_other(tmp_path: Path) -> None:
    text = REAL_DECK.read_text("utf-8")
    deck = tmp_path / "deck.yaml"
    deck.write_text(text.replace("Who was the president of Honduras", "Who led Honduras"), "utf-8")
    before, after = asked(pressed(REAL_DECK, "A", key=False)), asked(pressed(deck, "A", key=False))
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
        "\\href{javascript:x}{y}",
        "\\class{a}{b}",
        "\\style{color:red}{b}",
    ],
)
def test_maths_that_is_no_latex_stays_as_typed(inside: str) -> None:
    shown = inside.replace("<", "&lt;").replace(">", "&gt;")
    assert convert_latex(inside).html == f"<code>\\({shown}\\)</code>"


MATHS = '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><mrow>{}</mrow></math>'
TAGS = (
    # words in a formula that look like HTML, and the MathML in which they are words
    ("\\textbf{<img src=x>}", '<mtext mathvariant="bold">&lt;img\u00a0src=x&gt;</mtext>'),
    ("\\textbf{<b>x</b>}", '<mtext mathvariant="bold">&lt;b&gt;x&lt;/b&gt;</mtext>'),
    (
        "\\text{{<meta\nhttp-equiv='refresh'\ncontent='0;url=http://x'/>}}",
        "<mtext>{&lt;meta\nhttp-equiv='refresh'\ncontent='0;url=http://x'/&gt;</mtext><mi>}</mi>",
    ),
    (
        "a < b \\& c",
        '<mi>a</mi><mo>&lt;</mo><mi>b</mi><mi mathvariant="normal">&amp;</mi><mi>c</mi>',
    ),
)


@pytest.mark.parametrize(("inside", "html"), TAGS)
def test_words_in_maths_make_no_element(inside: str, html: str) -> None:
    assert convert_latex(inside).html == MATHS.format(html)


@pytest.mark.parametrize(
    ("length", "lines"), [(1, 1), (38, 1), (39, 3), (76, 3), (77, 4), (5000, 12)]
)
def test_room_grows_with_the_answer(length: int, lines: int) -> None:
    assert lines_for(typed("x" * length)) == lines


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "pt-BR", "it", "nl", "xx"])
def test_every_language_has_every_label(tmp_path: Path, language: str) -> None:
    deck = secret(tmp_path, language)
    assert f'<html lang="{language}" dir="ltr">' in pressed(deck, "S", key=True)


def test_a_right_to_left_language_sets_the_direction(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\nlanguage: ar\ncards: [{q: A?, a: b}]\n")
    assert '<html lang="ar" dir="rtl">' in pressed(deck, "S", key=False)


def test_a_gap_in_maths_is_an_empty_box(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\ncards: [{cloze: 'Half is \\(x = {{\\frac{1}{2}}}\\), a {{half}}.'}]")
    quiz, key = pressed(deck, "S", key=False), pressed(deck, "S", key=True)
    assert 'class="box" role="img" aria-label="blank to fill in"><mtext>________</mtext>' in quiz
    assert "mfrac" not in quiz[quiz.index("<body") :]
    assert '<mstyle mathcolor="#a3121f"><mrow><mfrac>' in key
    assert '.blank::before { content: "_____________" }' in quiz


def test_a_box_in_maths_is_as_large_in_an_exponent_and_has_its_hint_behind(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    gaps = r"\(x^{ {{2}} }\), \(\frac{ {{long answer::a hint}} }{2}\)"
    deck.write_text(f"title: T\ncards: [{{cloze: '{gaps}'}}]")
    quiz = pressed(deck, "S", key=False)
    boxes = re.findall(r'<mstyle scriptlevel="0"><mpadded [^>]*class="box".*?</mstyle>', quiz)
    assert len(boxes) == 2
    assert len({*boxes}) == 1
    assert re.search(r"</mpadded></mstyle><mtext>[^_]*\(a.*?hint\)</mtext>", quiz)


def test_a_section_names_its_own_article_once(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text("""\
title: T
article: {title: On all, publisher: Herald}
sections:
  - {title: One, cards: [{q: A?, a: b}]}
  - title: Two
    article: {title: On **two**, publisher: Gazette, published: 2022-05-04}
    cards: [{q: C?, a: d}]
  - {title: Three, cards: [{q: E?, a: f}]}
""")
    for key in (False, True):
        html = pressed(path, "12C6", key=key)
        assert html.count("On all") == 1
        (topic,) = re.findall(
            r'<h2><bdi>Two</bdi></h2>\s*<p class="meta topic">(.*?)</p>', html, re.DOTALL
        )
        assert plain(topic) == "On two, Gazette, 4 May 2022"
