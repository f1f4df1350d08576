"""Our templates of cards, filled with the fields of a note as Anki fills them."""

import re
from collections.abc import Mapping
from html import escape

_TAG = re.compile(r"\{\{([#^/]?)((?:[a-z-]+:)*)([A-Z][A-Za-z0-9 ]*)\}\}")
"""A condition, its end, or a field, which filters stand before."""
_EMPTY = re.compile(r"(?:\s|</?(?:br|div) ?/?>)*", re.IGNORECASE)
_GAP = re.compile(r"\{\{c([0-9,]+)::(.*?)(?:::(.*?))?\}\}", re.DOTALL)
"""A gap as our fields have it: what it hides has no braces and no colons in pairs."""
MATHS = re.compile(r"\\\((.*?)\\\)", re.DOTALL)
ANSWER_IN_MATHS = r"\underline{{{}}}"
"""What a script of the card makes of an answer in a formula, in which Anki marks none."""


def fill_template(template: str, fields: Mapping[str, str], number: int, *, back: bool) -> str:
    """Return a side of a card as HTML, with `[[type:…]]` and `[sound:…]` as Anki's reviewer has it.

    `number` counts the cards of a cloze from 1.
    """
    made: list[str] = []
    shown, end = [True], 0
    for tag in _TAG.finditer(template):
        sign, filters, name = tag.groups()
        if shown[-1]:
            made.append(template[end : tag.start()])
        if sign == "/":
            shown.pop()
        elif sign:
            filled = not _EMPTY.fullmatch(fields[name])
            shown.append(shown[-1] and filled == (sign == "#"))
        elif shown[-1]:
            made.append(_filter_field(filters, name, fields[name], number, back=back))
        end = tag.end()
    return "".join([*made, template[end:]])


def _filter_field(filters: str, name: str, value: str, number: int, *, back: bool) -> str:
    if filters.startswith("type:"):
        return f"[[{filters}{name}]]"
    if filters == "cloze:":
        return _show_gaps(value, number, back=back)
    if filters == "cloze-only:":
        asked = [gap for gap in _GAP.finditer(value) if _asks(gap, number)]
        return ", ".join([gap[2] if back else gap[3] or "..." for gap in asked])
    return value


def _asks(gap: re.Match[str], number: int) -> bool:
    return str(number) in gap[1].split(",")


def _show_gaps(text: str, number: int, *, back: bool) -> str:
    """Return a text whose gaps of a number are asked, or answered, and whose others are text."""
    formulas = [formula.span() for formula in MATHS.finditer(text)]

    def show(gap: re.Match[str]) -> str:
        numbers, hidden, hint = gap.groups()
        asked, asks = _asks(gap, number), f"[{hint or '...'}]"
        if any(start < gap.start() < end for start, end in formulas):
            return (ANSWER_IN_MATHS.format(hidden) if back else asks) if asked else hidden
        if asked and not back:
            told = f'data-cloze="{escape(hidden)}" data-ordinal="{numbers}"'
            return f'<span class="cloze" {told}>{asks}</span>'
        kind = "cloze" if asked else "cloze-inactive"
        return f'<span class="{kind}" data-ordinal="{numbers}">{hidden}</span>'

    return _GAP.sub(show, text)
