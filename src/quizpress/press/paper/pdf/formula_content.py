"""Formulas as content of a PDF."""

from quizpress.press.paper.page_writer import Hides
from quizpress.press.paper.pdf.content import Content
from quizpress.text import Gap, Maths
from quizpress.text.maths import blank_gap, filled_gap, latex_with


def make_formula(maths: Maths, hides: Hides) -> list[Content]:
    """Return a formula for `templates/typst/formulas.typ`, or as typed where it cannot be read."""

    def show(gap: Gap) -> str:
        hidden = hides(gap)
        return gap.text if hidden is None else blank_gap(gap) if hidden else filled_gap(gap)

    return ["code", [f"\\({latex_with(maths, show)}\\)"]]
