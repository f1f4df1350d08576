"""What differs between two texts, word by word."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

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
    head = count_same_start(old, new)
    tail = count_same_start(old[head:][::-1], new[head:][::-1])
    end = len(old) - tail
    pieces = [
        *_same_piece(old[:head]),
        *_diff_middle(old[head:end], new[head : len(new) - tail]),
        *_same_piece(old[end:]),
    ]
    return list(_shorten_same(pieces))


def count_same_start(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many of the same words, or characters, two sequences begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


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
