"""What texts take on a card is computed from their nodes, whatever stands in them, in no time."""

from collections.abc import Callable
from functools import cache
from time import process_time
from xml.etree.ElementTree import Element, SubElement, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness import REAL_DECK
from quizpress.deck_and_lock import load_deck
from quizpress.press.paper.character_widths import WIDTHS
from quizpress.press.paper.flashcards.block_height import Paragraph
from quizpress.press.paper.flashcards.font_size import SideRoom, choose_size
from quizpress.press.paper.flashcards.formula import measure_formula
from quizpress.press.paper.flashcards.sides import SidePart
from quizpress.press.paper.flashcards.text_extent import BLANK, measure_texts
from quizpress.press.paper.page_writer import PageWriter
from quizpress.text import Text, parse_cloze
from quizpress.text.maths import convert_latex


@cache
def writer(number: int = 1, *, blank: bool = True) -> PageWriter:
    deck, problems = load_deck(REAL_DECK)
    assert deck, problems
    return PageWriter(deck, lambda gap: blank if number in gap.numbers else None)


def text_of(source: str) -> Text:
    return parse_cloze(source, 0, 0, "markdown")


def paragraph(source: str, number: int = 1, *, blank: bool = True) -> Paragraph:
    (only,) = measure_texts((text_of(source),), writer(number, blank=blank))
    assert isinstance(only, Paragraph)
    return only


def width_of(source: str, number: int = 1, *, blank: bool = True) -> float:
    """Return how wide the one line of a text is, in em."""
    (line,) = paragraph(source, number, blank=blank).lines
    return line.wide / 1000


N, BLANK_WIDTH = WIDTHS["n"] / 1000, BLANK * WIDTHS["n"] / 1000
SPACE, BESIDE = WIDTHS[" "] / 1000, WIDTHS["\u2002"] / 1000


@pytest.mark.parametrize(
    ("source", "number", "blank", "wide"),
    [
        ("n{{c1::nn}}", 1, True, N + BLANK_WIDTH),
        ("n{{c1::nn}}", 1, False, N + 2 * 0.723),
        ("n{{c1::nn}}{{c2::n}}", 2, True, 3 * N + BLANK_WIDTH),
        ("n{{c1,2::nn}}", 2, True, N + BLANK_WIDTH),
        ("n{{c1,2::nn}}", 3, True, 3 * N),
        ("{{c1::n}}{{c1::n}}", 1, True, 2 * BLANK_WIDTH + BESIDE),
        ("{{c1::n}} {{c1::n}}", 1, True, 2 * BLANK_WIDTH + SPACE),
        ("**n** `n` *n* [n](https://a.b)", 1, True, 0.723 + 0.56 + 2 * N + 3 * SPACE),
        (r"n \(x\)", 1, True, N + SPACE + measure_formula(convert_latex("x").html).wide),
        (r"\(\frac{1}\)", 1, True, 0.56 * len(r"\(\frac{1}\)")),
    ],
)
def test_a_line_is_as_wide_as_what_stands_in_it(
    source: str, number: int, wide: float, *, blank: bool
) -> None:
    assert width_of(source, number, blank=blank) == pytest.approx(wide, abs=0.001)


def test_a_blank_in_a_formula_is_measured_as_the_box_it_is() -> None:
    assert paragraph(r"\(x^{ {{c1::i}} }\)").widest > BLANK * 0.55
    assert paragraph(r"\(x^{ {{c1::i}} }\)", 2).widest < 2


BROKEN = (
    r"\frac{1}", r"\sum\limits", r"\overset{a}", r"\foo \frac{1}", r"\foo \sqrt[3]", r"x^", r"_",
    r"\foo \underset{a}", r"\foo \binom{1}", r"\begin{matrix}", r"\left(", "{" * 200 + "}" * 200,
    r"\sqrt{" * 70 + "}" * 70, r"\hspace{-9em}", r"\begin{matrix}\end{matrix}", r"\foo\overbrace",
)  # fmt: skip


@pytest.mark.parametrize("latex", BROKEN)
def test_no_formula_ends_in_an_error(latex: str) -> None:
    part = SidePart("ask", (text_of(f"Is \\({latex}\\) it?"),))

    assert choose_size([part], writer(), SideRoom(85, 55), [14, 10]).size in (14, 10)


TAGS = """
math mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mo mi mn mtext mrow
mspace mstyle mfenced menclose mmultiscripts mpadded merror
"""


@st.composite
def mathml(draw: Callable[..., str]) -> str:
    """Return elements inside each other in any way, with as many parts as may be."""
    root = Element("math")
    elements = [root]
    for tag in draw(st.lists(st.sampled_from(TAGS.split()), max_size=12)):
        element = SubElement(elements[int(draw(st.integers(0, len(elements) - 1)))], tag)
        element.text = draw(st.sampled_from(["", "x", "+", "∑", " if "]))
        elements.append(element)
    return tostring(root, encoding="unicode")


@given(mathml())
def test_no_mathml_ends_in_an_error(html: str) -> None:
    wide, rise, typed = measure_formula(html)

    assert wide >= 0
    assert rise >= 0
    assert typed == ""


CONSTRUCTS = {
    # what is repeated, and what stands before all of it
    "spaces": " ",
    "words": "word ",
    "one word": "x",
    "slashes": "a/",
    "no width": "\u200b",
    "combined": "e\u0301",
    "Chinese": "国",
    "bold": "**b** ",
    "italic": "*i* ",
    "stars": "*",
    "code": "`c  d` ",
    "links": "[a](https://b.c) ",
    "pictures": "![a](b.png) ",
    "formulas": r"\(x^2\) ",
    "gaps": "{{c1::g}}",
    "hints": "{{c1::g::h}} ",
    "lines": "a\n",
    "empty lines": "\n",
    "indented lines": "        a\n",
    "tabs": "\t",
    "items": "- a\n",
    "numbers": "1. a\n",
    "nested": "- a\n  - b\n",
    "rows": "| a | b |\n",
    "code lines": "    x = 1\n",
}
BEGINS = {"rows": "| a | b |\n|---|---|\n", "code lines": "```\n"}
ENDS = {"code lines": "```"}


@pytest.mark.slow
@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_time_grows_as_the_length_of_a_text(construct: str) -> None:
    unit = CONSTRUCTS[construct]
    texts = [
        text_of(f"x\n{BEGINS.get(construct, '')}{unit * count}x\n{ENDS.get(construct, '')}".strip())
        for count in (4000 // len(unit), 32_000 // len(unit))
    ]
    short, long = map(time_of, texts)

    # As it should be, eight times as long; were it the square, sixty-four times.
    assert long < 24 * short + 0.02


def time_of(text: Text) -> float:
    """Return the shortest time of a few that a text takes to be measured and written."""
    part, page = SidePart("text", (text,)), writer()
    times = []
    for _ in range(3):
        begun = process_time()
        choose_size([part], page, SideRoom(37, 20), [24, 14, 7.5])
        page.html(text)
        times.append(process_time() - begun)
    return min(times)
