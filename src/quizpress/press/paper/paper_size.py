"""The paper that a sheet is made for: A4, or Letter where the language's region prints on it."""

from typing import NamedTuple

from quizpress.options import Size

POINT = 25.4 / 72
"""In millimetres."""


class Paper(NamedTuple):
    """A format of paper, by its name in CSS; width and height are in millimetres, upright."""

    name: str
    width: float
    height: float


A4 = Paper("A4", 210, 297)
LETTER = Paper("letter", 215.9, 279.4)
PAPERS: dict[Size, Paper] = {"a4": A4, "letter": LETTER}
"""What can be asked for."""
_LETTER_REGIONS = frozenset(
    "BZ CA CL CO CR DO GT MX NI PA PH PR SV US VE".split()  # noqa: SIM905  Read at a glance.
)
"""Where Letter is what a copier holds (Unicode CLDR, paperSizes)."""


def paper_of(language: str) -> Paper:
    """Return the paper of a language tag's region, such as `en-US`; A4 where it names none."""
    return A4 if _LETTER_REGIONS.isdisjoint(language.upper().split("-")[1:]) else LETTER
