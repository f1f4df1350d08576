"""Maths on paper: MathML, which browsers print."""

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Fault = Literal["", "unknown", "incomplete", "unset"]
"""What keeps paper from setting a formula: a command, a part that is missing, anything else."""


class Made(NamedTuple):
    """A formula as HTML, and what is wrong with it; `command` is the one that is not known."""

    html: str
    fault: Fault = ""
    command: str = ""


def mathml(inside: str) -> str:
    """Return LaTeX as MathML, or as typed where it is none that is known."""
    return made(inside).html


@cache
def made(inside: str) -> Made:
    """Return LaTeX as MathML, or as typed where it is none that is known, with its fault."""
    from latex2mathml.converter import convert  # noqa: PLC0415  Most decks hold no maths.

    try:
        html = str(convert(_known(inside)))
        elements = _elements(html)
    except Exception as error:  # noqa: BLE001  The library raises whatever its parser meets.
        return Made(_typed(inside), _fault_of(error))
    if not all(map(_harmless, elements)):
        return Made(_typed(inside), "unset")
    left = next(filter(None, (_LEFT.search(element.text or "") for element in elements)), None)
    if left:
        return Made(html, "unknown", left[0])
    return Made(html, "" if _paired(inside) and all(map(_full, elements)) else "incomplete")


def _known(inside: str) -> str:
    """Return the same LaTeX in the words that the library has for it."""
    for pattern, same in _SAME:
        inside = pattern.sub(same, inside)
    return _TEXT.sub(lambda text: _escaped(_SIGN.sub(r"\1", text[0])), inside)


def _typed(inside: str) -> str:
    return f"<code>\\({_escaped(inside)}\\)</code>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _elements(html: str) -> "list[Element]":
    from xml.etree import ElementTree as ET  # noqa: PLC0415  Only maths needs it.

    return [*ET.fromstring(html).iter()]  # noqa: S314  Without a DTD there is no bomb.


def _harmless(element: "Element") -> bool:
    """Say whether it is plain MathML; the library lets tags inside a text through."""
    return _name(element) in _ELEMENTS and element.attrib.keys() <= _ATTRIBUTES


def _full(element: "Element") -> bool:
    """Say whether an element has its parts; the library leaves out what is not written."""
    return len(element) >= _PARTS.get(_name(element), 0)


def _name(element: "Element") -> str:
    return element.tag.partition("}")[2]


def _paired(inside: str) -> bool:
    """Say whether each brace has its partner, as the library does not ask."""
    depth = 0
    for brace in _BRACE.findall(inside):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            return False
    return depth == 0


def _fault_of(error: Exception) -> Fault:
    return "incomplete" if type(error).__name__ in _INCOMPLETE else "unset"


_TEXT = re.compile(r"\\(?:text|mbox)\{[^{}]*\}")
"""What the library puts into its output without escaping it."""
_SIGN = re.compile(r"\\([%$&#_])")
"""A sign that LaTeX wants escaped in a text, where the library leaves the backslash."""
_SAME = (
    (re.compile(r"\\(begin|end)\{aligned\}"), r"\\\1{split}"),
    (re.compile(r"\\(begin|end)\{gathered\}"), r"\\\1{gather}"),
    (re.compile(r"\\arg(?![A-Za-z])"), r"\\operatorname{arg}"),
)
"""What the library does not know, and what it calls the same."""
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
rowspacing rspace scriptlevel separator stretchy symmetric voffset width
"""
_ELEMENTS = frozenset(_KNOWN_ELEMENTS.split())
_ATTRIBUTES = frozenset(_KNOWN_ATTRIBUTES.split())
