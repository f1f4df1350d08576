"""Formulas that are wider than their column on a page, which no browser breaks by itself."""

from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from quizpress.press.paper.flashcards.formula import measure_formula, operator_ends
from quizpress.press.paper.mathml import name_of

_NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'
_LEAST = 10
"""Percent of its size that a formula has at least."""


@lru_cache(maxsize=4096)
def fit_formula(html: str, room: float) -> str:
    """Return a formula of MathML for a column of so many em.

    One that is wider is parted behind operators, so that lines may end there; a part that is wider
    even so is made smaller.
    """
    if _measure(html) <= room:
        return html
    root = fromstring(html.replace(_NAMESPACE, "", 1))  # noqa: S314  Ours, without a DTD.
    return "".join([_shrink_part(part, room) for part in _split_formula(root)])


def _measure(html: str) -> float:
    """Return how wide a formula is at most, in em, its fractions as large as on a sheet."""
    return measure_formula(html.replace("<mfrac>", '<mfrac displaystyle="true">')).wide


def _split_formula(root: Element) -> Iterator[Element]:
    """Yield a formula in parts that each end with an operator, but for the last."""
    row = root
    while len(row) == 1 and name_of(row[0]) == "mrow":
        row = row[0]
    part = Element(root.tag, root.attrib)
    for child in row:
        part.append(child)
        if len(part) > 1 and operator_ends(child):
            child.set("form", "infix")  # It has room around it at the end as well.
            yield part
            part = Element(root.tag, root.attrib)
    if len(part):
        yield part


def _shrink_part(part: Element, room: float) -> str:
    wide = _measure(_write(part))
    if wide <= room:
        return _write(part)
    smaller = Element(part.tag, part.attrib)
    style = SubElement(smaller, "mstyle", mathsize=f"{max(int(100 * room / wide), _LEAST)}%")
    style.extend(deepcopy([*part]))
    return _write(smaller)


def _write(part: Element) -> str:
    return tostring(part, "unicode").replace("<math", f"<math{_NAMESPACE}", 1)
