"""Formulas as pictures in a PDF: drawn, set on their line, told in words, or refused."""

import re
from base64 import b64decode
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from quizpress.press.paper.pdf.drawn import NAMESPACE, Undrawn, draw_formulas

from harness import REAL_DECK
from quizpress.pipeline import load_deck
from quizpress.press.paper.page_writer import PageWriter
from quizpress.text import Gap, Maths, Words

pytestmark = pytest.mark.extra
STYLE = "<style>:root { --ink: #000; --answer: #123456 }</style>"


BLANK = "{}"
"""Stands in a formula for a gap."""


@cache
def writer() -> PageWriter:
    deck, problems = load_deck(REAL_DECK)
    assert deck, problems
    return PageWriter(deck, lambda _gap: True)


def formula(latex: str) -> str:
    """Return a formula as a quiz has it, with blanks for its gaps."""
    before, *rest = latex.split(BLANK)
    pieces: list[Words | Gap] = [Words(before, 0)]
    for after in rest:
        pieces += [Gap((1,), "y", "", (), (), 0, 0), Words(after, 0)]
    return writer().write_maths(Maths(tuple(pieces), 0, len(latex)))


def sheet(inside: str, latex: str) -> ET.Element:
    """Return HTML with a formula where `inside` has a percent sign, as the PDF press parses it."""
    made = f"<html>{STYLE}{inside.replace('%', formula(latex))}</html>"
    return ET.fromstring(made)  # noqa: S314  It is made here.


def picture(latex: str, inside: str = "<p>a % b</p>") -> ET.Element:
    root = sheet(inside, latex)
    draw_formulas(root)
    (found,) = root.iter("img")
    assert not [element for element in root.iter() if element.tag.startswith(NAMESPACE)]
    return found


def svg(image: ET.Element) -> str:
    return b64decode(image.get("src", "").removeprefix("data:image/svg+xml;base64,")).decode()


DRAWN = (
    # a formula, and what is read out for it
    (r"\frac{a}{b}", "a/b"),
    (r"\frac{a+b}{2}", "(a+b)/2"),
    (r"\sqrt{x}+\sqrt[3]{y}", "√x+√y^1/3"),
    (r"\sum_{i=1}^{n} i^2", "∑_(i=1)^ni^2"),
    (r"\lim_{x\to 0} x", "lim_(x→0)x"),
    (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1, 2; 3, 4)"),
    (r"\begin{cases}x & x>0\\ y & \text{else}\end{cases}", "{x, x>0; y, else"),
    (r"x = {}", "x=________"),
    (r"\text{расстояние}", "расстояние"),
    (r"\beta\neq\Delta", "β≠Δ"),
    (r"a<b \& c", "a<b&c"),
    (r"\vec{v}", "v^→"),
    (r"90^\circ", "90^∘"),
)


@pytest.mark.parametrize(("latex", "says"), DRAWN)
def test_a_formula_is_drawn_and_told(latex: str, says: str) -> None:
    found = picture(latex)
    assert found.get("alt") == says
    assert found.tail == " b"
    width = re.search(r"width: ([\d.]+)em", found.get("style", ""))
    assert width
    assert 0.3 < float(width[1]) < 15
    assert "<path" in svg(found)
    assert "<text" not in svg(found)


def test_a_fraction_stands_around_the_middle_of_its_line() -> None:
    def below(latex: str) -> float:
        found = re.search(r"vertical-align: (-?[\d.]+)em", picture(latex).get("style", ""))
        assert found
        return float(found[1])

    assert -0.8 < below(r"\frac{a}{b}") < -0.2
    assert -0.1 < below("x") <= 0
    assert below(r"\frac{\frac{1}{2}}{\frac{3}{4}}") < below(r"\frac{a}{b}")


BOXED = (r"{}", r"x^{{}}", r"a_{{}}^2", r"\frac{{}}2", r"e^{\frac{{}}2}", r"\sqrt{{}}")


def test_a_blank_is_a_box_of_one_size_inside_its_picture() -> None:
    sizes = set()
    for latex in BOXED:
        made = ET.fromstring(svg(picture(latex)))  # noqa: S314
        left, top, wide, high = map(float, made.get("viewBox", "").split())
        (box,) = [
            r for r in made.iter("{http://www.w3.org/2000/svg}rect") if r.get("fill") == "none"
        ]
        x, y, width, height = [float(box.get(name, 0)) for name in ("x", "y", "width", "height")]
        assert left <= x < x + width <= left + wide
        assert top <= y < y + height <= top + high
        sizes.add((round(width), round(height)))
    ((width, height),) = sizes
    assert width > 2 * height > 150


COLOURS = (
    # where a formula stands, and the colour that it has there
    ("<p>%</p>", "#000"),
    ('<p class="given"><span>%</span></p>', "#123456"),
    ('<ul><li class="right"><b>A</b><span>%</span></li></ul>', "#123456"),
    ('<p class="note">%</p>', "#000"),
    ('<table><tr><td class="right">%</td></tr></table>', "#000"),
)


@pytest.mark.parametrize(("inside", "colour"), COLOURS)
def test_a_formula_has_the_colour_of_its_place(inside: str, colour: str) -> None:
    assert {*re.findall(r'(?:fill|stroke)="(#\w+)"', svg(picture("x", inside)))} == {colour}


def test_an_answer_in_a_formula_has_the_colour_of_answers() -> None:
    found = svg(picture(r"x = \textcolor{#a3121f}{\frac{1}{2}}"))
    assert {*re.findall(r'(?:fill|stroke)="(#\w+)"', found)} == {"#000", "#123456"}


REFUSED = (
    # a formula, and why it is refused
    (r"\text{速度}", "its font lacks a sign: 速度"),
    (r"\frac{\text{سرعة}}{2}", "its font lacks a sign: سرعة/2"),
    ("+".join("a" * 60), "it is too wide: a"),
)


@pytest.mark.parametrize(("latex", "why"), REFUSED)
def test_what_cannot_be_drawn_is_refused(latex: str, why: str) -> None:
    root = sheet('<article class="q short"><b class="n">7</b><p>%</p></article>', latex)
    with pytest.raises(Undrawn, match=re.escape(f"maths cannot be drawn, {why}")) as refused:
        draw_formulas(root)
    assert refused.value.number == 7


def test_what_breaks_the_drawing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ziamath.zmath.Math.__init__", lambda *_, **__: 1 / 0)
    with pytest.raises(Undrawn, match=r"^maths cannot be drawn: a/b$") as refused:
        picture(r"\frac{a}{b}")
    assert refused.value.number == 0


def test_all_formulas_of_a_line_are_drawn() -> None:
    root = sheet("<p>% and % and %</p>", "x")
    draw_formulas(root)
    assert [child.tag for child in root[1]] == ["img", "img", "img"]
    assert "".join(root[1].itertext()) == " and  and "


@pytest.mark.parametrize("latex", [r"\quad", r"\phantom{x}"])
def test_a_formula_of_nothing_is_no_fault(latex: str) -> None:
    assert picture(latex).get("alt")
