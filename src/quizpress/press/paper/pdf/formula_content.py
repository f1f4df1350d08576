"""Formulas as content of a PDF, and in words for those who cannot see them."""

from functools import lru_cache
from xml.etree.ElementTree import Element, fromstring

from quizpress.press.paper.flashcards.formula import measure_widest
from quizpress.press.paper.mathml import has_smaller_parts, name_of
from quizpress.press.paper.page_writer import Hides, latex_of_gaps
from quizpress.press.paper.pdf.content import Content
from quizpress.press.paper.pdf.formula_steps import enlarge_fractions, make_steps
from quizpress.text import Gap, Maths
from quizpress.text.maths import BLANK, convert_latex


def make_formula(maths: Maths, hides: Hides, room: float, larger: float = 1) -> list[Content]:
    """Return a formula for a column of so many em, or as typed where it cannot be read.

    It is `["maths", [STEPS, SIZE, MOST, WIDEST], ALT]`: what breaks nowhere is WIDEST em wide and
    to be set as wide as MOST; both are 0 where it fits. The SIZE of its letters is `larger` than 1,
    that of text, where it has smaller parts.
    """
    html = convert_latex(latex_of_gaps(maths, hides)).html
    gaps = any(isinstance(piece, Gap) for piece in maths.children)
    made = _read_formula(html, gaps=gaps)
    if made is None:
        return ["code", ["".join(fromstring(html).itertext())]]  # noqa: S314  Ours, without a DTD.
    steps, says, widest, smaller = made
    size = larger if smaller else 1
    most = room / size
    return ["maths", [steps, size, *((most, widest) if widest > most else (0, 0))], says]


@lru_cache(maxsize=4096)
def _read_formula(html: str, *, gaps: bool) -> tuple[Content, str, float, bool] | None:
    """Return the steps of a formula, its words, how wide in em what breaks nowhere is.

    Last is whether it has smaller parts.
    """
    root = fromstring(html)  # noqa: S314  Ours, without a DTD.
    if root.tag == "code":
        return None
    says = formula_in_line(root).replace(BLANK, _BLANK) or " "
    enlarge_fractions(root)
    # First: steps are made of a tree that is changed for them.
    widest, smaller = measure_widest(root), has_smaller_parts(root)
    return make_steps(root, gaps=gaps), says, widest, smaller


def formula_in_line(maths: Element) -> str:
    """Return a formula as a line of text, such as `(a+b)/(2)` or `x^2`."""
    name = name_of(maths)
    parts = [formula_in_line(child) for child in maths]
    if name in _TWO_OR_THREE and len(parts) == len(_TWO_OR_THREE[name]):
        signs = zip(_TWO_OR_THREE[name], parts, strict=True)
        return "".join([f"{sign}{_in_brackets(part)}" for sign, part in signs])
    before, between = _ROWS.get(name, ("", ""))
    inside = between.join(parts) if parts else (maths.text or "").strip()
    return f"{before}{_in_brackets(inside)}" if before else inside


def _in_brackets(part: str) -> str:
    return part if len(part) <= 1 or part.isalnum() else f"({part})"


_BLANK = "\ufffc"
"""Stands in the words of a formula for a blank."""
_TWO_OR_THREE = {
    # what stands before each part of a formula
    "mfrac": ("", "/"),
    "mover": ("", "^"),
    "mroot": ("√", "^1/"),
    "msub": ("", "_"),
    "msubsup": ("", "_", "^"),
    "msup": ("", "^"),
    "munder": ("", "_"),
    "munderover": ("", "_", "^"),
}
_ROWS = {
    # what stands before all parts, and between two
    "msqrt": ("√", ""),
    "mtable": ("", "; "),
    "mtr": ("", ", "),
}
