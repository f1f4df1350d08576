"""Maths on paper: MathML, which browsers print."""

from quizpress.press.markup import escape


def mathml(inside: str) -> str:
    """Return LaTeX as MathML, or as typed where it is none that is known."""
    from latex2mathml.converter import convert  # noqa: PLC0415  Most decks hold no maths.

    try:
        made = str(convert(inside))
        safe = _harmless(made)
    except Exception:  # noqa: BLE001  The library raises whatever its parser stumbles over.
        safe = False
    return made if safe else f"<code>\\({escape(inside)}\\)</code>"


def _harmless(made: str) -> bool:
    """Say whether all is MathML; the library lets tags inside a text through."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415  Only maths needs it.

    return all(
        element.tag.partition("}")[2].startswith("m")
        and not any(key == "href" or key.startswith("on") for key in element.attrib)
        for element in ET.fromstring(made).iter()  # noqa: S314  Without a DTD there is no bomb.
    )
