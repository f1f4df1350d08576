"""How wide the columns of an author's table are: as their texts ask for, in the room there is."""

from collections.abc import Iterable, Sequence

from quizpress.press.paper.docx.design import Design
from quizpress.press.paper.page_writer import BLANK
from quizpress.press.paper.text_width import width_in_bold
from quizpress.text import (
    Break,
    Code,
    Emphasis,
    Gap,
    Image,
    Inline,
    Link,
    Maths,
    Strong,
    Words,
)

_MARGINS = 4
"""What a cell takes beside its text, in millimetres."""
_POINT = 25.4 / 72
_OF_CODE = 0.61
"""How wide a character of fixed width is, in em."""
_PICTURE = "x" * 12
"""What asks for as much as a picture does."""


def column_widths(
    rows: Sequence[Sequence[Sequence[Inline]]], room: float, design: Design, *, key: bool
) -> list[float]:
    """Return the widths of columns in millimetres, which together are no wider than their room.

    Where texts do not fit on one line, each column has its longest word, and of what is left as
    much as its text is longer. What gaps hide takes no part unless it is a key.
    """
    columns = [
        [[*_words_of_cell(cell, key=key)] for cell in column] for column in zip(*rows, strict=True)
    ]
    wanted = [max([_width_of(" ".join(cell), design) for cell in column]) for column in columns]
    if sum(wanted) <= room:
        return wanted
    words = [[word for cell in column for word in cell] or [""] for column in columns]
    least = [max([_width_of(word, design) for word in column]) for column in words]
    spare, longer = room - sum(least), sum(wanted) - sum(least)
    if spare <= 0 or longer <= 0:
        return [room * each / sum(least) for each in least]
    return [each + (want - each) * spare / longer for each, want in zip(least, wanted, strict=True)]


def _words_of_cell(inlines: Iterable[Inline], *, key: bool) -> list[str]:
    """Return the words of a cell, with something as wide in the place of pictures and blanks."""
    return "".join([_text_of_inline(inline, key=key) for inline in inlines]).split()


def _text_of_inline(inline: Inline, *, key: bool) -> str:
    match inline:
        case Words():
            return inline.text
        case Break():
            return " "
        case Image():
            return _PICTURE
        case Gap() if not key:
            hint = "".join([_text_of_inline(each, key=key) for each in inline.hint])
            return f"{BLANK} {hint and f'({hint})'}"
        case Strong() | Emphasis() | Code() | Link() | Maths() | Gap():
            return "".join([_text_of_inline(each, key=key) for each in inline.children])


def _width_of(text: str, design: Design) -> float:
    em = max(width_in_bold(text), len(text) * _OF_CODE)
    return (em * design.size + len(text) * design.spaced) * _POINT + _MARGINS
