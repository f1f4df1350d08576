"""What an element of MathML is, for all that set formulas anew."""

from xml.etree.ElementTree import Element

LARGER = 1.42
"""By how much a formula with smaller parts is larger in large print, where these are then as large
as text."""


def name_of(part: Element) -> str:
    """Return the name of an element, without its namespace."""
    return part.tag.rpartition("}")[2]


def sign_of(part: Element) -> str:
    """Return the sign of an operator, alone or alone in its row; empty for all else."""
    while name_of(part) in {"mrow", "mstyle"} and len(part) == 1:
        part = part[0]
    return (part.text or "").strip() if name_of(part) == "mo" else ""


def has_smaller_parts(root: Element) -> bool:
    """Say whether a formula has scripts, limits, or a fraction in a fraction."""
    inside = [part for fraction in root.iter() if name_of(fraction) == "mfrac" for part in fraction]
    deep = any(name_of(part) == "mfrac" for each in inside for part in each.iter())
    return deep or any(name_of(part) in _WITH_SCRIPTS for part in root.iter())


_WITH_SCRIPTS = frozenset(("mover", "mroot", "msub", "msubsup", "msup", "munder", "munderover"))


def is_stack(part: Element) -> bool:
    """Say whether an element is a table, or parts above each other as in a binomial."""
    return name_of(part) == "mtable" or part.get("linethickness") == "0"
