"""What differs between two texts, word by word."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_AROUND = 24
"""How many characters of what stayed the same are shown beside a difference."""


class Piece(NamedTuple):
    """A stretch of text that both have, or only the one before, or only the one after."""

    what: Literal["same", "gone", "added"]
    text: str


def difference(before: str, after: str) -> list[Piece]:
    """Return the pieces of two texts; long stretches that are the same are cut short."""
    from difflib import SequenceMatcher  # noqa: PLC0415  Only an edited card needs it.

    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces: list[Piece] = []
    for tag, start, end, first, last in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[start:end])))
        else:
            pieces += _changed("".join(old[start:end]), "".join(new[first:last]))
    return list(_shortened(pieces))


def _changed(gone: str, added: str) -> Iterator[Piece]:
    if gone:
        yield Piece("gone", gone)
    if added:
        yield Piece("added", added)


def _shortened(pieces: list[Piece]) -> Iterator[Piece]:
    for place, piece in enumerate(pieces):
        lead = 0 if place == 0 else _AROUND
        tail = 0 if place == len(pieces) - 1 else _AROUND
        text = piece.text
        if piece.what == "same" and len(text) > lead + tail + 1:
            text = f"{text[:lead]}…{text[len(text) - tail :]}"
        yield piece._replace(text=text)
