"""What differs between two texts, word by word."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from quizpress.text.plain import split_at_difference

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_AROUND = 24
"""How many characters of what stayed the same are shown beside a difference."""
_MOST_PAIRS = 40_000
"""How many pairs of words are compared at most; more can take minutes."""


class DiffPiece(NamedTuple):
    """A stretch of text that both have, or only the one before, or only the one after."""

    what: Literal["same", "gone", "added"]
    text: str


def diff_words(before: str, after: str) -> list[DiffPiece]:
    """Return the pieces of two texts; long stretches that are the same are cut short.

    Of long texts all between the first and the last difference counts as changed.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    head, gone, added, tail = split_at_difference(old, new)
    pieces = [*_same_piece(head), *_diff_middle(gone, added), *_same_piece(tail)]
    return list(_shorten_same(pieces))


def _diff_middle(old: list[str], new: list[str]) -> Iterator[DiffPiece]:
    if len(old) * len(new) > _MOST_PAIRS:
        yield from _changed_pieces("".join(old), "".join(new))
        return
    from difflib import SequenceMatcher  # noqa: PLC0415  Only an edited card needs it.

    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            yield from _same_piece(old[start:end])
        else:
            yield from _changed_pieces("".join(old[start:end]), "".join(new[first:last]))


def _same_piece(words: list[str]) -> Iterator[DiffPiece]:
    if words:
        yield DiffPiece("same", "".join(words))


def _changed_pieces(gone: str, added: str) -> Iterator[DiffPiece]:
    if gone:
        yield DiffPiece("gone", gone)
    if added:
        yield DiffPiece("added", added)


def _shorten_same(pieces: list[DiffPiece]) -> Iterator[DiffPiece]:
    for place, piece in enumerate(pieces):
        lead = 0 if place == 0 else _AROUND
        tail = 0 if place == len(pieces) - 1 else _AROUND
        text = piece.text
        if piece.what == "same" and len(text) > lead + tail + 1:
            text = f"{text[:lead]}…{text[len(text) - tail :]}"
        yield piece._replace(text=text)
