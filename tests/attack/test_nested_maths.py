"""Formulas inside formulas: set in a PDF in a time that grows as they do."""

import time

import pytest

from quizpress.text.maths import convert_latex
from typeset_texts import sizes, typeset

pytestmark = pytest.mark.extra
ENOUGH = 10
"""Seconds of the processor, on a slow machine; one that doubles at each level takes days."""
NESTED = (
    # what opens and closes each level
    (r"\sqrt{", "}"),
    (r"\frac{1}{1+", "}"),
    ("x^{", "}"),
    (r"\left(", r"\right)"),
    (r"\begin{matrix}", r"\end{matrix}"),
    (r"\hat{", "}"),
    (r"\overbrace{", "}"),
    (r"\boxed{", "}"),
    (r"\textcolor{red}{", "}"),
    ("{", "}"),
)


@pytest.mark.parametrize(("opens", "closes"), NESTED)
def test_a_formula_of_as_many_levels_as_are_read_is_set(opens: str, closes: str) -> None:
    made = [f"{opens * levels}x{closes * levels}" for levels in range(10, 60)]
    deepest = [latex for latex in made if not convert_latex(latex).fault][-1]
    began = time.process_time()
    ((width, _),) = sizes(typeset([f"\\({deepest}\\)"]))

    assert width > 0
    assert time.process_time() - began < ENOUGH


ROWS = ("*", "`", "\U0001f600", "**a** ", "_", "[", "(", "}", "\\(x\\)", "|", "\u05d0 a ")


@pytest.mark.parametrize("sign", ROWS)
def test_a_row_of_signs_is_set_in_no_time(sign: str) -> None:
    began = time.process_time()
    typeset([sign * (20_000 // len(sign))], measured=False)
    assert time.process_time() - began < ENOUGH
