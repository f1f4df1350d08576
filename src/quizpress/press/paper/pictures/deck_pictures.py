"""The pictures of one deck for all its outputs: each is made fit once, and told where it is not."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import NamedTuple

from quizpress.model import Media
from quizpress.press.paper.pictures.bitmaps import Figure, fit_bitmap
from quizpress.press.paper.pictures.drawings import (
    TOO_MUCH,
    Undrawn,
    draw_as_png,
    natural_size,
    settle_drawing,
    try_drawing,
)


class PlacedFile(NamedTuple):
    """A picture in the folder of the compiler of PDFs, its size in pixels of CSS.

    The path is empty where it cannot be shown; a side is 0 where the picture says none.
    """

    path: str
    width: float = 0
    height: float = 0


class DeckPictures:
    """Pictures by their names in the deck.

    `files` are those for PDFs by their paths in the compiler's folder; `undrawn` says of pictures
    that were asked for, and of a kind of output, why they are left out of it.
    """

    def __init__(self, media: Mapping[str, Media]) -> None:
        self.files: dict[str, bytes] = {}
        self.undrawn: dict[tuple[str, str], str] = {}
        self._media = media
        self._placed: dict[str, PlacedFile] = {}
        self._figures: dict[str, Figure | None] = {}
        self._heavy: set[str] = set()

    def place_file(self, file: str) -> PlacedFile:
        """Return where the compiler of PDFs finds a picture."""
        if file not in self._placed:
            figure = self._make_fit(file, fit_for_pdf, "the PDFs")
            place = PlacedFile("")
            if figure:
                # So that who names it names what it holds.
                path = f"pictures/{sha256(figure.data).hexdigest()}.{figure.type.lower()}"
                self.files[path] = figure.data
                place = PlacedFile(path, figure.width, figure.height)
            self._placed[file] = place
        return self._placed[file]

    def find_figure(self, file: str) -> Figure | None:
        """Return a picture for word processors, nothing where it cannot be shown."""
        if file not in self._figures:
            self._figures[file] = self._make_fit(
                file, fit_for_word, "the files for word processors"
            )
        return self._figures[file]

    def _make_fit(self, file: str, fit: Callable[[Media], Figure], output: str) -> Figure | None:
        if file not in self._media:
            return None
        if file in self._heavy:
            self.undrawn[file, output] = TOO_MUCH
            return None
        try:
            return fit(self._media[file])
        except Undrawn as error:
            self.undrawn[file, output] = str(error)
            if str(error) == TOO_MUCH:
                self._heavy.add(file)
            return None


def fit_for_pdf(media: Media) -> Figure:
    """Return a picture that the compiler of PDFs takes. Raises Undrawn where there is none."""
    if media.type != "svg":
        return fit_bitmap(media.data, ("PNG", "JPEG", "GIF", "WEBP"))
    drawing = settle_drawing(media.data)
    try_drawing(drawing.svg)
    return Figure(drawing.svg, "SVG", drawing.width, drawing.height)


def fit_for_word(media: Media) -> Figure:
    """Return a picture that word processors take. Raises Undrawn where there is none."""
    if media.type != "svg":
        return fit_bitmap(media.data, ("PNG", "JPEG", "GIF"))
    drawing = settle_drawing(media.data)
    png = draw_as_png(drawing.svg)
    wide, high = [int.from_bytes(png[at : at + 4]) for at in (16, 20)]
    return Figure(png, "PNG", *natural_size(drawing, wide / high))
