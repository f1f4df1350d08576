"""Formulas inside formulas: drawn for a PDF in a time that grows as they do."""

import time

import pytest
from quizpress.press.paper.pdf.drawn import draw_formulas
from weasyprint import HTML

from quizpress.text.maths import convert_latex

ENOUGH = 30
"""Seconds of the processor, on a slow machine; one that doubles at each level takes days."""
NESTED = (
    # what opens and closes each level, and how many there are
    (r"\sqrt{", "}", 28),
    (r"\frac{1}{1+", "}", 18),
    ("x^{", "}", 28),
    (r"\left(", r"\right)", 28),
    (r"\begin{matrix}", r"\end{matrix}", 14),
)


@pytest.mark.parametrize(("opens", "closes", "levels"), NESTED)
def test_a_formula_of_many_levels_is_drawn(opens: str, closes: str, levels: int) -> None:
    maths = convert_latex(opens * levels + "x" + closes * levels).html
    page = HTML(string=f"<p>{maths}</p>").etree_element
    began = time.process_time()
    draw_formulas(page)

    assert page.find(".//img") is not None
    assert time.process_time() - began < ENOUGH
