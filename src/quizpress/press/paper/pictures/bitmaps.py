"""Bitmaps: upright, of a type that an output takes, no larger than paper shows."""

from collections.abc import Collection
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from quizpress.press.paper.pictures.drawings import Undrawn

if TYPE_CHECKING:
    from PIL.Image import Image


class Figure(NamedTuple):
    """A picture whose type an output takes; its size is in pixels of CSS, 96 to the inch."""

    data: bytes
    type: str
    width: float
    height: float


def fit_bitmap(data: bytes, types: Collection[str]) -> Figure:
    """Return a bitmap in one of some types, as Pillow names them, as it is where it can be.

    Raises:
        Undrawn: it is damaged.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415  Few decks hold pictures.

    try:
        with Image.open(BytesIO(data)) as image:
            width, height = image.size
            if image.format == "JPEG" and max(image.size) > _SHARP:
                image.draft(None, (_SHARP, _SHARP))  # Near that size, in a fraction of the time.
            image.load()
            turned = image.getexif().get(_ORIENTATION, 1)
            fits = image.format in types and max(width, height) <= _SHARP
            if fits and turned == 1 and _is_common(image):
                return Figure(data, image.format or "", width, height)
            if turned >= _ON_ITS_SIDE:
                width, height = height, width
            kind = "JPEG" if image.format in _LOSSY else "PNG"
            return Figure(_encode(ImageOps.exif_transpose(image), kind), kind, width, height)
    except (OSError, SyntaxError, ValueError, ArithmeticError, LookupError) as error:
        raise Undrawn("it is damaged") from error


def _encode(image: "Image", kind: str) -> bytes:
    mode = "RGBA" if image.has_transparency_data and kind == "PNG" else "RGB"
    made = image if image.mode in {"L", mode} else image.convert(mode)
    made.thumbnail((_SHARP, _SHARP))
    buffer = BytesIO()
    made.save(buffer, kind, quality=90)
    return buffer.getvalue()


def _is_common(image: "Image") -> bool:
    """Say whether a file is of the common sort of its type, which every program reads."""
    return image.format != "JPEG" or (
        image.mode != "CMYK" and bool({"jfif", "exif"} & image.info.keys())
    )


_ORIENTATION, _ON_ITS_SIDE = 0x0112, 5
"""The tag that says how a photograph is turned, and from which number on by a quarter."""
_LOSSY = frozenset(("JPEG", "MPO"))
_SHARP = 2500
"""Pixels of the longer side of a bitmap: as many as printers show over the width of a page."""
