"""Maths on paper: MathML, which browsers print."""

import re

from quizpress.press.markup import escape

_TEXT = re.compile(r"\\(?:text|mbox)\{[^{}]*\}")
"""What the library puts into its output without escaping it."""


def mathml(inside: str) -> str:
    """Return LaTeX as MathML, or as typed where it is none that is known."""
    from latex2mathml.converter import convert  # noqa: PLC0415  Most decks hold no maths.

    try:
        made = str(convert(_TEXT.sub(_escaped, inside)))
        safe = _harmless(made)
    except Exception:  # noqa: BLE001  The library raises whatever its parser stumbles over.
        safe = False
    return made if safe else f"<code>\\({escape(inside)}\\)</code>"


def _escaped(text: re.Match[str]) -> str:
    return text[0].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _harmless(made: str) -> bool:
    """Say whether all is plain MathML; the library lets tags inside a text through."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415  Only maths needs it.

    return all(
        element.tag.partition("}")[2] in _ELEMENTS and element.attrib.keys() <= _ATTRIBUTES
        for element in ET.fromstring(made).iter()  # noqa: S314  Without a DTD there is no bomb.
    )


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
