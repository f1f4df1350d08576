r"""Maths: LaTeX to one MathML element, which browsers print, and what could not be read of it."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from quizpress.text.nodes import Gap, Maths

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ANSWER = "#a3121f"
"""The colour of answers, as in the style sheets."""
BLANK = "_" * 8
"""What stands in a formula for a gap."""
Fault = Literal["", "unknown", "incomplete", "misplaced", "unset"]
"""What keeps paper from setting a formula: a command, a missing part, an `&`, anything else."""


class ConvertedMaths(NamedTuple):
    """A formula as HTML, and what is wrong with it; `command` is the one that is not known."""

    html: str
    fault: Fault = ""
    command: str = ""


def filled_latex(maths: Maths) -> str:
    """Return a formula with what its gaps hide, in the colour of answers."""
    return latex_with(maths, filled_gap)


def blank_latex(maths: Maths) -> str:
    """Return a formula with blanks for its gaps."""
    return latex_with(maths, blank_gap)


def filled_gap(gap: Gap) -> str:
    """Return the LaTeX of a gap with what it hides, in the colour of answers."""
    return f"\\textcolor{{{ANSWER}}}{{{gap.text}}}"


def blank_gap(gap: Gap) -> str:
    """Return the LaTeX of a gap left blank: a text of underscores, which a box goes around."""
    return f"\\text{{{BLANK}{gap.hint_text and f' ({gap.hint_text})'}}}"


def latex_with(maths: Maths, show: Callable[[Gap], str]) -> str:
    """Return the LaTeX of a formula, its gaps as something shows them."""
    return "".join([show(p) if isinstance(p, Gap) else p.text for p in maths.children])


@cache
def convert_latex(inside: str) -> ConvertedMaths:
    """Return LaTeX as MathML, or as typed where it is none that is known, with its fault."""
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415  Most have no maths.

    if len(inside) > _LONGEST:
        return ConvertedMaths(_show_as_typed(inside), "unset")
    try:
        root = convert_to_element(_in_known_words(inside))
        elements = [*root.iter()]
    except Exception as error:  # noqa: BLE001  The library raises whatever its parser meets.
        return ConvertedMaths(_show_as_typed(inside), _fault_of(error))
    misplaced = any(element.tag == "mi" and element.text == "&" for element in elements)
    for element in elements:
        _decode_characters(element)
    if not all(map(_is_harmless, elements)) or _is_deep(root):
        return ConvertedMaths(_show_as_typed(inside), "unset")
    left = next(filter(None, (_LEFT.search(element.text or "") for element in elements)), None)
    if not left and not (_braces_pair_up(inside) and all(map(_has_its_parts, elements))):
        return ConvertedMaths(
            _show_as_typed(inside), "incomplete"
        )  # No output could set what is not there.
    if misplaced:
        return ConvertedMaths(_show_as_typed(inside), "misplaced")
    return ConvertedMaths(_write_element(root), "unknown" if left else "", left[0] if left else "")


def _in_known_words(inside: str) -> str:
    """Return the same LaTeX in the words that the library has for it."""
    if "\\" not in inside:
        return inside
    for pattern, same in _SAME:
        inside = pattern.sub(same, inside)
    return _TEXT.sub(lambda text: _SIGN.sub(r"\1", text[0]), inside)


def _decode_characters(element: "Element") -> None:
    """Put characters in the place of the library's codes for them.

    It writes a letter as one where it is asked to be upright, which an `mi` alone is not.
    """
    text = element.text
    if text and "&#x" in text:
        element.text = _CODE.sub(lambda code: chr(int(code[1], 16)), text)
        if element.tag == "mi" and len(element.text) == 1 and element.text.isascii():
            element.set("mathvariant", "normal")


def _write_element(element: "Element") -> str:
    """Return an element as HTML: in half the time of the library for all XML there is."""
    tag = element.tag
    about = "".join([f' {name}="{_escape_xml(value)}"' for name, value in element.items()])
    inside = "".join([_write_element(child) for child in element])
    return f"<{tag}{about}>{_escape_xml(element.text or '')}{inside}</{tag}>"


def _show_as_typed(inside: str) -> str:
    return f"<code>\\({_escape_xml(inside)}\\)</code>"


def _escape_xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _is_deep(root: "Element") -> bool:
    """Say whether elements are nested deeper than every output can follow."""
    level, depth = [root], 0
    while level:
        level = [child for element in level for child in element]
        depth += 1
    return depth > _DEEPEST


def _is_harmless(element: "Element") -> bool:
    """Say whether it is plain MathML."""
    return _name_of(element) in _ELEMENTS and element.attrib.keys() <= _ATTRIBUTES


def _has_its_parts(element: "Element") -> bool:
    """Say whether an element has its parts; the library leaves out what is not written."""
    return len(element) >= _PARTS.get(_name_of(element), 0)


def _name_of(element: "Element") -> str:
    return element.tag.rpartition("}")[2]


def _braces_pair_up(inside: str) -> bool:
    """Say whether each brace has its partner, as the library does not ask."""
    depth = 0
    for brace in _BRACE.findall(inside):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            return False
    return depth == 0


def _fault_of(error: Exception) -> Fault:
    return "incomplete" if type(error).__name__ in _INCOMPLETE else "unset"


_LONGEST, _DEEPEST = 3000, 60
"""Characters of LaTeX, and elements inside each other."""
_TEXT = re.compile(r"\\(?:text|mbox)\{[^{}]*\}")
"""Words in a formula."""
_SIGN = re.compile(r"\\([%$&#_])")
"""A sign that LaTeX wants escaped in a text, where the library leaves the backslash."""
_SAME = (
    (re.compile(r"\\(begin|end)\{aligned\}"), r"\\\1{split}"),
    (re.compile(r"\\(begin|end)\{gathered\}"), r"\\\1{matrix}"),
    (re.compile(r"\\arg(?![A-Za-z])"), r"\\operatorname{arg}"),
)
"""What the library does not know, and what it calls the same."""
_CODE = re.compile("&#x([0-9A-F]{4,5});")
_LEFT = re.compile(r"\\(?:[A-Za-z]+|[^\sA-Za-z])")
"""A command in what is to be read; the sign that `\\backslash` makes stands alone."""
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_INCOMPLETE = frozenset(
    (
        "DenominatorNotFoundError",
        "ExtraLeftOrMissingRightError",
        "MissingEndError",
        "MissingSuperScriptOrSubscriptError",
        "NoAvailableTokensError",
        "NumeratorNotFoundError",
    )
)
"""What the library raises where something is missing."""
_PARTS = {
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3,
    "munder": 2, "mover": 2, "munderover": 3,
}  # fmt: skip
_KNOWN_ELEMENTS = """
math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mroot mrow ms
mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover
"""
_KNOWN_ATTRIBUTES = """
accent accentunder align close columnalign columnlines columnspacing depth dir display
displaystyle fence form frame height largeop linebreak linethickness lspace mathbackground
mathcolor mathsize mathvariant maxsize minsize movablelimits notation open rowalign rowlines
rowspacing rspace scriptlevel separator stretchy symmetric voffset width xmlns
"""
_ELEMENTS = frozenset(_KNOWN_ELEMENTS.split())
_ATTRIBUTES = frozenset(_KNOWN_ATTRIBUTES.split())
