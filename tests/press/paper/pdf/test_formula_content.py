"""Formulas in a PDF: set as LaTeX means them, told in words, never run as a program."""

from io import BytesIO

import pypdf
import pytest

from quizpress.press.paper.pdf.formula_content import make_formula
from quizpress.text import Maths, Words
from quizpress.text.maths import ANSWER
from school_maths import GAPS, MATHS
from typeset_texts import alternatives, sizes, typeset


def steps(latex: str, room: float = 30) -> object:
    made = make_formula(Maths((Words(latex, 0),), 0, len(latex)), lambda _gap: None, room)
    assert made[0] == "maths", made
    return made[1]


def test_all_formulas_of_schools_are_set() -> None:
    made = typeset([f"\\({latex}\\)" for latex in MATHS])
    assert made.missing == ()
    assert all(width > 0.5 for width, _ in sizes(made))
    assert len(alternatives(made)) == len(MATHS)


@pytest.mark.parametrize("filled", [False, True])
def test_all_gaps_in_formulas_are_set(*, filled: bool) -> None:
    made = typeset([f"\\({latex}\\)" for latex in GAPS], filled=filled)
    told = alternatives(made)
    assert len(told) == len(GAPS)
    assert all(("to be filled in" in text) is not filled for text in told)


SAID = (
    # a formula, and what is read out for it
    (r"\frac{a}{b}", "a/b"),
    (r"\frac{a+b}{2}", "(a+b)/2"),
    (r"\sqrt{x}+\sqrt[3]{y}", "√x+√y^1/3"),
    (r"\sum_{i=1}^{n} i^2", "∑_(i=1)^ni^2"),
    (r"\lim_{x\to 0} x", "lim_(x→0)x"),
    (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1, 2; 3, 4)"),
    (r"\begin{cases}x & x>0\\ y & \text{else}\end{cases}", "{x, x>0; y, else"),
    (r"\text{расстояние}", "расстояние"),
    (r"\beta\neq\Delta", "β≠Δ"),
    (r"a<b \& c", "a<b&c"),
    (r"\vec{v}", "v^→"),
    (r"90^\circ", "90^∘"),
    (r"x = {{5}}", "x= to be filled in "),
    (r"\quad", " "),
)


def test_a_formula_is_told_in_words() -> None:
    made = typeset([f"\\({latex}\\)" for latex, _ in SAID])
    assert alternatives(made) == [says for _, says in SAID]


SHOWN = (("fraction", 2, ""), ("style", 1, "display"))
"""What sets two numbers as a fraction, as large as others."""
STEPS = (
    # a formula, and the steps that make it
    ("x", [("sign", 0, "x")]),
    ("12.5<", [("words", 0, "12.5"), ("sign", 0, "<"), ("row", 2, "")]),
    (r"\sin x", [("function", 0, "sin"), ("sign", 0, "x"), ("row", 2, "")]),
    (r"\mathrm{k}", [("sign", 0, "k"), ("variant", 1, "normal")]),
    (r"\frac12", [("words", 0, "1"), ("words", 0, "2"), *SHOWN]),
    (
        r"x^\frac12",
        [
            ("sign", 0, "x"),
            ("words", 0, "1"),
            ("words", 0, "2"),
            ("fraction", 2, ""),
            ("scripts", 2, {"where": ["t"], "beside": True}),
        ],
    ),
    (r"\hat{p}", [("sign", 0, "p"), ("accent", 1, "\u0302")]),
    (r"\overline{p}", [("sign", 0, "p"), ("line", 1, "overline")]),
    (r"\not=", [("sign", 0, "≠")]),
    (
        r"\sum^n",
        [
            ("sign", 0, "∑"),
            ("sign", 0, "n"),
            ("scripts", 2, {"where": ["t"], "beside": False}),
        ],
    ),
    (
        r"\left[\frac12\right)",
        [
            ("sign", 0, "["),
            ("words", 0, "1"),
            ("words", 0, "2"),
            *SHOWN,
            ("sign", 0, ")"),
            ("row", 3, ""),
            ("fenced", 1, ""),
        ],
    ),
    (r"\textcolor{red}{x}", [("sign", 0, "x"), ("colored", 1, "#ff0000")]),
    (f"\\textcolor{{{ANSWER}}}{{x}}", [("sign", 0, "x"), ("colored", 1, "answer")]),
    (r"\textcolor{#1}{x}", [("sign", 0, "x")]),
)


@pytest.mark.parametrize(("latex", "made"), STEPS)
def test_a_formula_becomes_steps(latex: str, made: object) -> None:
    assert steps(latex) == [made, 1, 0, 0]


def test_letters_of_a_formula_are_never_run() -> None:
    evil = r"\text{a" + '#panic(1) + " + panic(2) + $x$ ] + sys.inputs \\% `}'
    (told,) = alternatives(typeset([f"\\({evil}\\)"]))
    assert "#panic(1)" in told


def test_a_formula_that_breaks_nowhere_is_as_wide_as_its_column() -> None:
    broken, whole = "+".join("a" * 60), "\\sqrt{" + "+".join("a" * 60) + "}"
    made = typeset([f"\\({broken}\\)", f"\\({whole}\\)"])
    assert steps(broken)[2] == 0  # type: ignore[index]
    (wide, _), (fitted, high) = sizes(made)
    assert wide > 60
    assert fitted == pytest.approx(22, abs=0.1)
    assert high < 1.2


def test_a_gap_is_a_box_of_one_size() -> None:
    alone, *others = sizes(
        typeset([rf"\({each}\)" for each in ("{{1}}", "x^{{1}}", r"\frac{{1}}2")])
    )
    assert [round(width - alone[0], 1) for width, _ in others] == [0.6, 0.2]


def test_an_answer_in_a_formula_has_the_colour_of_answers() -> None:
    drawn = [
        pypdf.PdfReader(BytesIO(typeset([r"\(x = {{5}}\)"], filled=filled).data))
        .pages[0]
        .get_contents()
        .get_data()  # type: ignore[union-attr]
        for filled in (False, True)
    ]
    red = b" ".join([f"{int(ANSWER[at : at + 2], 16) / 255:.3g}".encode()[:5] for at in (1, 3, 5)])
    assert [red[:4] in page for page in drawn] == [False, True]


def test_what_cannot_be_read_is_shown_as_typed() -> None:
    latex = r"\nosuch{"
    made = make_formula(Maths((Words(latex, 0),), 0, len(latex)), lambda _gap: None, 30)
    assert made == ["code", [rf"\({latex}\)"]]
