"""What can be asked of a build, in the words of the command line."""

from pathlib import Path
from typing import Literal, NamedTuple, get_args

Size = Literal["a4", "letter"]
SIZES: tuple[Size, ...] = get_args(Size)
Edition = Literal["ink", "large", "dyslexia", "contrast"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)
"""For whom a sheet is set, in the order in which styles are laid over each other: need wins."""
Flip = Literal["long", "short", "fold"]
FLIPS: tuple[Flip, ...] = get_args(Flip)
MOST_VERSIONS = 26
MOST_COLUMNS, MOST_ROWS = 4, 8
"""Of flashcards on a sheet."""


class Cards(NamedTuple):
    """How flashcards stand on a sheet: a grid, and the edge on which a copier flips it.

    By `shift`, in millimetres to the right and down, the backs are moved; `test` asks for a
    sheet that finds it.
    """

    columns: int = 2
    rows: int = 4
    flip: Flip = "long"
    shift: tuple[float, float] = (0, 0)
    test: bool = False


class Printing(NamedTuple):
    """What is asked of sheets.

    An empty seed is the deck's own, an empty size that of its language; `form` asks for one form
    alone, by the id that it prints. Each of `editions` is a whole set of sheets.
    """

    seed: str = ""
    versions: int = 0
    form: str = ""
    size: Size | Literal[""] = ""
    editions: tuple[tuple[Edition, ...], ...] = ((),)
    cards: Cards = Cards()
    pdf: bool = False
    docx: bool = False


class Options(NamedTuple):
    """What a build is asked for; `now` is in seconds since 1970 (UTC).

    `targets` are names of the table of targets. Below `out`, `folder` is where the deck's own
    folder of outputs stands.
    """

    out: Path
    targets: frozenset[str]
    printing: Printing
    locked: bool
    now: int
    folder: Path = Path()
