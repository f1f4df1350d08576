"""Texts are never wider in a browser than they are said to be, and lines never longer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from browsers import Chromium
from quizpress.press.paper.character_widths import BOLD, CODE_WIDTHS
from quizpress.press.paper.text_width import (
    BOX,
    Line,
    count_lines,
    width_in_bold,
    width_of_text,
    wrap_text,
)

TEXTS = {
    "English": "The quick brown fox jumps over 13 lazy dogs (and 1 cat), doesn't it? NOW! 98.6 %",
    "German": "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich »ÄÖÜ«",
    "Polish": "Zażółć gęślą jaźń, Łódź",
    "Russian": "Съешь же ещё этих мягких французских булок, да выпей чаю",
    "Greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "Arabic": "نص حكيم له سر قاطع وذو شأن عظيم مكتوب على ثوب أخضر ومغلف بجلد أزرق",
    "Hebrew": "דג סקרן שט בים מאוכזב ולפתע מצא חברה",
    "Hindi": "ऋषियों को सताने वाले दुष्ट राक्षसों के राजा रावण का सर्वनाश",
    "Thai": "เป็นมนุษย์สุดประเสริฐเลิศคุณค่า กว่าบรรดาฝูงสัตว์เดรัจฉาน",
    "Japanese": "いろはにほへと ちりぬるを、我が世たれぞ「常ならむ」",
    "Korean": "키스의 고유조건은 입술끼리 만나야 하고",
}
FONTS = ("DejaVu Serif", "Noto Serif", "Liberation Serif", "Georgia", "Charter")
MEASURED = """
([font, text]) => {
    const canvas = document.createElement("canvas").getContext("2d")
    canvas.font = `${font}, serif`
    return canvas.measureText(text).width / 100
}
"""


@pytest.mark.parametrize("language", TEXTS)
def test_no_text_is_wider_than_is_said(chromium: Chromium, language: str) -> None:
    text = TEXTS[language]
    page = chromium.browser.new_page()
    plain = [page.evaluate(MEASURED, [f"100px '{font}'", text]) for font in FONTS]
    heavy = [page.evaluate(MEASURED, [f"bold 100px '{font}'", text]) for font in FONTS]
    page.close()

    assert max(plain) <= width_of_text(text) < 1.45 * min(plain)
    assert max(heavy) <= width_of_text(text) * BOLD
    assert max(heavy) <= width_in_bold(text) + 0.03 * text.count(" ")  # Spaces are as plain ones.


def test_a_width_is_in_the_unit_of_its_size() -> None:
    assert width_of_text("nn", 10) == pytest.approx(10 * width_of_text("nn")) == pytest.approx(12.9)
    assert width_of_text("") == width_of_text("\u0301\u200f") == 0
    assert width_of_text("é") == width_of_text("e") == width_of_text("e\u0301")


@pytest.mark.parametrize(
    ("text", "column", "lines"),
    [
        ("", 9, [""]),
        ("a b", 9, ["a b"]),
        ("  a   b\n\nc ", 9, ["a b", "", "c"]),
        ("nn nn nn", 3, ["nn nn", "nn"]),
        ("a nnnnnnnnnn b", 2, ["a", "nnn", "nnn", "nnn", "n b"]),
        ("nnn", 0.1, ["n", "n", "n"]),
        ("日本国憲法は", 4, ["日本国憲", "法は"]),
        ("日本国憲。法", 4, ["日本国", "憲。法"]),
        ("日本「国」憲", 3, ["日本", "「国」", "憲"]),
        ("in 日本 nn", 3, ["in 日", "本 nn"]),
        ("a\u00a0b c", 1.6, ["a\u00a0b", "c"]),
        ("a nn/nnnnn/n", 3, ["a nn/", "nnnn", "n/n"]),
        ("a nnnn-nnn", 3, ["a", "nnnn-", "nnn"]),
        ("nn nn/n", 3, ["nn", "nn/n"]),
        ("nn?/nn n", 2.3, ["nn?/", "nn n"]),
        ("nn—nn", 2, ["nn", "—", "nn"]),
        ("nnn/222", 3, ["nnn/2", "22"]),
    ],
)
def test_lines_break_where_a_browser_breaks_them(
    text: str, column: float, lines: list[str]
) -> None:
    assert wrap_text(text, column) == lines


@pytest.mark.parametrize(
    ("text", "column", "lines"),
    [
        ("nn/nnn", 9, 1),
        ("nn/nn/n", 2.2, 3),
        ("n/nnnnn", 3, 3),  # As Firefox breaks it; Chromium takes two.
        ("n-2nnnn", 3, 3),  # As Chromium does; Firefox takes two.
        ("日本国憲法は", 4, 2),
    ],
)
def test_lines_are_those_of_the_program_that_takes_most(
    text: str, column: float, lines: int
) -> None:
    assert count_lines(Line(text), column) == lines


@pytest.mark.parametrize(
    ("text", "column", "lines"),
    [
        (f"nn{BOX}", 5.2, 2),  # A box of four em stays whole, and a word before it does.
        (f"nn{BOX}nn", 5.2, 3),
        (f"n{BOX}", 5.2, 1),
        (f"{BOX}{BOX}", 5.2, 2),
        (BOX, 2, 1),
    ],
)
def test_a_box_is_never_broken(text: str, column: float, lines: int) -> None:
    widths = [4000 if character == BOX else 645 for character in text]

    assert count_lines(Line(text, widths), column) == lines


def test_spaces_count_as_often_as_they_stand_there() -> None:
    assert count_lines(Line("nn  nn"), 3.3) == 1
    assert count_lines(Line("nn   nn"), 3.3) == 2
    assert count_lines(Line("  nn"), 1.5) == 2


def test_characters_of_code_are_of_one_width() -> None:
    assert {CODE_WIDTHS[character] for character in "iW 0é-ж"} == {560}
    assert CODE_WIDTHS["国"] == 1000
    assert CODE_WIDTHS["\u0301"] == 0


@given(st.text(st.sampled_from("anm W-/?!2|.日")), st.floats(2.2, 30))
def test_most_lines_are_never_fewer(text: str, column: float) -> None:
    assert count_lines(Line(text), column) >= len(wrap_text(text, column))


@given(st.text(st.sampled_from("anm Wé日。「жم-/?!2\n")), st.floats(2.2, 30))
def test_no_line_is_wider_than_its_column_and_nothing_is_lost(text: str, column: float) -> None:
    lines = wrap_text(text, column)

    assert max(map(width_of_text, lines)) <= column + 1e-9
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(st.sampled_from("ab nm"), max_size=80), st.floats(2, 20))
def test_a_wider_column_never_takes_more_lines(text: str, column: float) -> None:
    assert len(wrap_text(text, column * 1.2)) <= len(wrap_text(text, column))
