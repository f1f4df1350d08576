"""From a place in a text to its place in the file, where YAML may have folded or escaped it."""

from quizpress.problem import Source, Span
from quizpress.text.nodes import Text

_LENGTHS = {"x": 4, "u": 6, "U": 10}
"""How many characters an escape in double quotes takes; all others take two."""


class TextPlaces:
    """The places in its file of the characters of one text, found once for all that ask."""

    def __init__(self, text: Text, source: Source) -> None:
        self.text = text
        self.source = source
        self._found: list[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """Return where some characters stand, the whole text where that cannot be told."""
        if self._found is None:
            self._found = _find_places(self.text, self.source.text)
        if start < end <= len(self._found):
            return Span(self._found[start], self._found[end - 1] + 1)
        return Span(self.text.start, self.text.end)


def _find_places(text: Text, file: str) -> list[int]:
    """Return the place in the file of each character of a text; nothing where one is not found.

    What YAML takes out are quotes, spaces that indent or fold a line, and line breaks.
    """
    quote = file[text.start : text.start + 1]
    place = text.start
    if quote in ("'", '"'):
        place += 1
    elif quote in ("|", ">"):
        place = file.find("\n", place) + 1
    else:
        quote = ""
    found: list[int] = []
    for character in text.source:
        at = _find_next(file, place, text.end, character, quote)
        if at is None:
            return []
        found.append(at[0])
        place = at[1]
    return found


def _find_next(
    file: str, place: int, end: int, character: str, quote: str
) -> tuple[int, int] | None:
    """Return where a character stands from a place on, and the place behind it."""
    while place < end:
        here = file[place]
        if quote == '"' and here == "\\":
            after = place + _LENGTHS.get(file[place + 1 : place + 2], 2)
            if file[place + 1 : place + 2] != "\n":
                return place, after
            place = after
        elif quote == "'" and here == "'":
            return place, place + 2
        elif here == character or (character == " " and here in "\n\r"):
            return place, place + 1
        elif here.isspace():
            place += 1
        else:
            return None
    return None
