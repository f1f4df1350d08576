"""Drawings (SVG): with a size and nothing from outside, tried and drawn within bounds."""

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring, register_namespace, tostring

from quizpress.press.paper.pictures import draw_svg
from quizpress.press.paper.pictures.draw_svg import SHARP

MOST_SECONDS, MOST_MEGABYTES = 4, 600
"""Of the processor and of memory that a drawing may take."""
TOO_MUCH = f"it takes more than {MOST_SECONDS} seconds or {MOST_MEGABYTES} MB to draw"
UNREADABLE = "it cannot be read as a drawing"


class Undrawn(Exception):  # noqa: N818  It says what came of a picture.
    """A picture cannot be shown; the message says why."""


class SettledDrawing(NamedTuple):
    """A drawing that asks for no other file, and its width and height in pixels of CSS.

    A side is 0 where the drawing says none that can be drawn.
    """

    svg: bytes
    width: float
    height: float


def settle_drawing(data: bytes) -> SettledDrawing:
    """Return a drawing with its sides in pixels, and without what would be read from elsewhere.

    Raises:
        Undrawn: it is no XML, or its parts stand inside each other without end.
    """
    try:
        root = fromstring(data)  # noqa: S314  It refuses what expands without end.
        _remove_addresses(root)
        width, height = [_set_length(root, side) for side in ("width", "height")]
        return SettledDrawing(tostring(root), width, height)
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise Undrawn(UNREADABLE) from error


def try_drawing(svg: bytes) -> None:
    """See whether a settled drawing can be set in a PDF. Raises Undrawn where it cannot."""
    _draw_within_bounds(svg, "pdf")


def draw_as_png(svg: bytes) -> bytes:
    """Return a settled drawing as PNG, sharp at the width of a page.

    Raises Undrawn where it cannot be drawn.
    """
    return _draw_within_bounds(svg, "png")


def _draw_within_bounds(svg: bytes, kind: str) -> bytes:
    """Return a drawing in a format, drawn in a process of its own unless it is a plain one."""
    with TemporaryDirectory(prefix="quizpress-") as folder:
        Path(folder, draw_svg.DRAWING).write_bytes(svg)
        if _is_plain(svg):
            try:
                return draw_svg.draw(folder, kind)
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException as error:  # What panics in Rust is no Exception.
                raise Undrawn(UNREADABLE) from error
        # -P, since a folder that a deck came in may hold modules of any name.
        bounds = [str(MOST_SECONDS), str(MOST_MEGABYTES)]
        command = [sys.executable, "-P", draw_svg.__file__, folder, kind, *bounds]
        try:
            ran = subprocess.run(  # noqa: S603  It is ours.
                command, check=False, capture_output=True, timeout=_WAITED * MOST_SECONDS
            )
        except subprocess.TimeoutExpired as error:
            raise Undrawn(TOO_MUCH) from error
        if ran.returncode:
            raise Undrawn(UNREADABLE if ran.returncode == draw_svg.REFUSED else TOO_MUCH)
        return ran.stdout


def _is_plain(svg: bytes) -> bool:
    """Say whether a drawing has so few parts, each drawn once, that it takes no time."""
    return len(svg) < _FEW and not _COSTLY.search(svg)


def _remove_addresses(root: Element) -> None:
    """Take out what would be read from other files; browsers show none of it either."""
    for parent in root.iter():
        for child in [*parent]:
            names = [value for name, value in child.items() if name.endswith("href")]
            inside = all(value.strip().startswith(("#", "data:")) for value in names)
            if not inside and not child.tag.endswith("}a"):
                parent.remove(child)


def _set_length(root: Element, side: str) -> float:
    """Return a length of a drawing in pixels, 0 where it says none that can be drawn.

    The drawing gets that length, too; without one it takes all there is.
    """
    pixels = _pixels_of_length(root.get(side, "").strip())
    if pixels:
        root.set(side, str(pixels))
    else:
        root.attrib.pop(side, None)
    return pixels


def natural_size(drawing: SettledDrawing, ratio: float) -> tuple[float, float]:
    """Return the size that a drawing asks for; one that asks for none takes all there is.

    `ratio` is how much wider it is than high.
    """
    width, height = drawing.width, drawing.height
    if width and height:
        return width, height
    if height:
        return _bounded_length(height * ratio), height
    width = width or SHARP
    return width, _bounded_length(width / ratio)


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


register_namespace("", "http://www.w3.org/2000/svg")
_WAITED = 8
"""Seconds by the clock for one of the processor, on a machine that has other things to do."""
_FEW = 50_000
"""Bytes of a drawing whose parts are few."""
_COSTLY = re.compile(
    rb"\b(use|filter|mask|pattern|marker|image|clip|\w+Gradient|style|fe[A-Z])|\d[eE]\+?\d|\d{7}|\0"
)
"""What a drawing may draw many times, or point by point, and numbers beyond any page."""
_LARGEST = 100_000
"""Pixels; what is larger is meant to be as large as can be."""
_UNITS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
