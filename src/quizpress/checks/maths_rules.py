"""Formulas that paper cannot set, and would print as they were typed."""

from collections.abc import Iterable

from quizpress.checks.prose import Marked
from quizpress.problem import Report
from quizpress.text import Maths, nodes_of
from quizpress.text.maths import ConvertedMaths, blank_latex, convert_latex, filled_latex
from quizpress.text.places import TextPlaces

_ELSEWHERE = "write it in LaTeX's basic maths, show it in a picture, or set `only: anki`"
_SAID = {
    "unknown": ("paper does not know `{}`, and would print it as typed", _ELSEWHERE),
    "unset": ("paper cannot set this formula, and would print it as typed", _ELSEWHERE),
    "incomplete": (
        "this formula is not complete, and would not be printed as meant",
        "close every brace and `\\left`, and write what belongs to each `^`, `_` and `\\frac`",
    ),
    "misplaced": (
        "an `&` stands outside of a table in this formula, and would be printed as typed",
        "write `\\&` for the character; align in `\\begin{aligned}`, or in a matrix",
    ),
}
"""What to say of each fault, and what to do."""


def check_maths(marked: Iterable[Marked], report: Report) -> None:
    """Report formulas that paper cannot set."""
    for text, printed in marked:
        if printed and "\\(" in text.source:
            places = TextPlaces(text, report.source)
            for node in nodes_of(text):
                if isinstance(node, Maths):
                    _check_formula(places, node, report)


def _ways_of(maths: Maths) -> list[str]:
    """Return the LaTeX of a formula as the key and the sheet show it."""
    filled = filled_latex(maths)
    return [filled, blank_latex(maths)] if len(maths.children) > 1 else [filled]


def _check_formula(places: TextPlaces, maths: Maths, report: Report) -> None:
    wrong = next(
        (made for made in map(convert_latex, _ways_of(maths)) if made.fault), ConvertedMaths("")
    )
    if wrong.fault:
        span = places.span(maths.start, maths.end)
        # A command that only stands for the gap is none of the author's.
        known = wrong.command in report.source.text[slice(*span)]
        message, hint = _SAID[wrong.fault if known else "unset"]
        report.say("maths-unknown", span, message.format(wrong.command), hint)
