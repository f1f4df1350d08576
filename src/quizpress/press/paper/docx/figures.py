"""Pictures for a word processor: in a type that each can show, upright, and with their size."""

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from quizpress.model import Media

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from PIL.Image import Image


class Figure(NamedTuple):
    """A picture as PNG, JPEG or GIF; its size is in pixels of CSS, 96 to the inch."""

    data: bytes
    width: float
    height: float


def fit_figure(media: Media) -> Figure | None:
    """Return a picture of a deck, or nothing where it cannot be shown."""
    read = _draw_svg if media.type == "svg" else _fit_bitmap
    try:
        return read(media.data)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001  What panics in Rust is no Exception.
        return None


def _fit_bitmap(data: bytes) -> Figure:
    from PIL import Image, ImageOps  # noqa: PLC0415  Few decks hold pictures.

    with Image.open(BytesIO(data)) as image:
        turned = image.getexif().get(_ORIENTATION, 1) != 1
        if image.format in _SHOWN and not turned and _SHOWN[image.format](image):
            return Figure(data, *image.size)
        upright = ImageOps.exif_transpose(image)
        buffer = BytesIO()
        upright.convert("RGBA" if image.has_transparency_data else "RGB").save(buffer, "PNG")
        return Figure(buffer.getvalue(), *upright.size)


def _draw_svg(data: bytes) -> Figure:
    from xml.etree.ElementTree import fromstring, tostring  # noqa: PLC0415

    from resvg_py import svg_to_bytes  # noqa: PLC0415

    root = fromstring(data)  # noqa: S314  It refuses what expands without end.
    _remove_addresses(root)
    width, height = [_set_length(root, side) for side in ("width", "height")]
    text = tostring(root, "unicode")
    png = svg_to_bytes(
        svg_string=text,
        width=_SHARP,
        height=_SHARP,
        # To look for fonts takes most of a second.
        skip_system_fonts="text" not in text,
    )
    with BytesIO(png) as file:
        file.seek(16)
        wide, high = [int.from_bytes(file.read(4)) for _ in range(2)]
    return Figure(png, *_natural_size(width, height, wide / high))


def _remove_addresses(root: "Element") -> None:
    """Take out what would be read from other files; browsers show none of it either."""
    for parent in root.iter():
        for child in [*parent]:
            names = [value for name, value in child.items() if name.endswith("href")]
            if not all(value.strip().startswith(("#", "data:")) for value in names):
                parent.remove(child)


def _natural_size(width: float, height: float, ratio: float) -> tuple[float, float]:
    """Return the size that a drawing asks for; one that asks for none takes all there is."""
    if width and height:
        return width, height
    if height:
        return _bounded_length(height * ratio), height
    width = width or _SHARP
    return width, _bounded_length(width / ratio)


def _set_length(root: "Element", side: str) -> float:
    """Return a length of a drawing in pixels, 0 where it says none that can be drawn.

    The drawing gets that length, too; without one it takes all there is.
    """
    pixels = _pixels_of_length(root.get(side, "").strip())
    if pixels:
        root.set(side, str(pixels))
    else:
        root.attrib.pop(side, None)
    return pixels


def _pixels_of_length(length: str) -> float:
    number = length.rstrip("abcdefghijklmnopqrstuvwxyz%")
    unit = _UNITS.get(length[len(number) :], 0)
    try:
        pixels = float(number) * unit
    except ValueError:
        return 0
    return _bounded_length(pixels) if pixels > 0 else 0


def _bounded_length(pixels: float) -> float:
    return min(max(pixels, 1), _LARGEST)


_ORIENTATION = 0x0112
_LARGEST = 100_000
"""Pixels; what is larger is meant to be as large as can be."""
_SHARP = 1600
"""Pixels of the longer side of a drawing, enough for the width of a page."""
_SHOWN: dict[str, "Callable[[Image], bool]"] = {
    # what word processors show, and whether the file is of the common sort
    "PNG": lambda _: True,
    "GIF": lambda _: True,
    "JPEG": lambda image: image.mode != "CMYK" and bool({"jfif", "exif"} & image.info.keys()),
}
_UNITS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
