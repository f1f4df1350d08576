"""How large a bitmap is, before any output takes it in: sizes are bounded once, for all."""

from io import BytesIO

MOST_PIXELS = 50_000_000
"""Of one picture; some outputs take up to ten bytes for each."""
MOST_LENGTH = 100_000
"""Of one side, in pixels or whatever unit a drawing uses."""


def fault_of_bitmap(data: bytes) -> str:
    """Return in words how a picture is too large to be set, nothing for one that is not."""
    width, height = pixels_of(data)
    if max(width, height) <= MOST_LENGTH and width * height <= MOST_PIXELS:
        return ""
    return f"is {width:,} × {height:,} pixels large, the most are {MOST_PIXELS:,}"  # noqa: RUF001


def pixels_of(data: bytes) -> tuple[int, int]:
    """Return width and height of a picture, 0 where its file does not tell them."""
    import imagesize  # noqa: PLC0415  Few decks hold pictures.

    try:
        width, height = imagesize.get(BytesIO(data))
    except (ValueError, OSError, ArithmeticError, IndexError):
        return 0, 0
    return max(int(width), 0), max(int(height), 0)
