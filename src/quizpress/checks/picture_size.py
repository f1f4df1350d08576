"""How large a picture is, before any output takes it in: sizes are bounded once, for all."""

import re
from io import BytesIO
from math import isnan

MOST_PIXELS = 100_000_000
"""Of one picture; unpacked it takes four bytes a pixel."""
MOST_LENGTH = 100_000
"""Of one side, in pixels or whatever unit a drawing uses."""
_ROOT = re.compile(rb"<svg\b[^>]{0,10000}")
_SIDE = re.compile(
    rb"""\b(?<!-)(width|height)\s*=\s*["']\s*([^"'%]{0,9999}?)\s*(?:px|pt|pc|mm|cm|in|em|ex|q)?\s*["']"""
)


def excess_of_size(kind: str, data: bytes) -> str:
    """Return in words how a picture is too large to be set, nothing for one that is not."""
    if kind == "svg":
        root = _ROOT.search(data[:100_000])
        sides = [_length_asked_for(found[2]) for found in _SIDE.finditer(root[0])] if root else []
        if all(side <= MOST_LENGTH for side in sides):
            return ""
        return "asks for a width or height that no page has"
    width, height = _size_in_pixels(data)
    if max(width, height) <= MOST_LENGTH and width * height <= MOST_PIXELS:
        return ""
    return f"is {width:,} × {height:,} pixels large, the most are {MOST_PIXELS:,}"  # noqa: RUF001


def _length_asked_for(number: bytes) -> float:
    """Return a length that a drawing asks for, 0 where browsers read none."""
    try:
        length = float(number or b"0")
    except ValueError:
        return 0
    return 0 if isnan(length) else length


def _size_in_pixels(data: bytes) -> tuple[int, int]:
    """Return width and height of a picture, 0 where its file does not tell them."""
    import imagesize  # noqa: PLC0415  Few decks hold pictures.

    try:
        width, height = imagesize.get(BytesIO(data))
    except (ValueError, OSError, ArithmeticError, IndexError):
        return 0, 0
    return max(int(width), 0), max(int(height), 0)
