"""What an element of MathML is, for all that set formulas anew."""

from xml.etree.ElementTree import Element


def name_of(part: Element) -> str:
    """Return the name of an element, without its namespace."""
    return part.tag.rpartition("}")[2]


def sign_of(part: Element) -> str:
    """Return the sign of an operator, alone or alone in its row; empty for all else."""
    while name_of(part) in {"mrow", "mstyle"} and len(part) == 1:
        part = part[0]
    return (part.text or "").strip() if name_of(part) == "mo" else ""


def is_stack(part: Element) -> bool:
    """Say whether an element is a table, or parts above each other as in a binomial."""
    return name_of(part) == "mtable" or part.get("linethickness") == "0"
