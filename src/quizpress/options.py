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
Backs = Literal["each", "after"]
BACKS: tuple[Backs, ...] = get_args(Backs)
"""Where backs are printed: each behind its front, or all after all fronts."""
MOST_VERSIONS = 26
MOST_COLUMNS, MOST_ROWS = 4, 8
"""Of flashcards on a sheet."""


class Wanted(NamedTuple):
    """Which warnings and infos a run asks for, by their codes: all where `select` is empty.

    The questions of decks of at most so many cards are reviewed, too, without `infos` only by
    rules that warn.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    most_reviewed: int = 0
    infos: bool = True

    def holds(self, code: str) -> bool:
        """Say whether a code is asked for."""
        return code not in self.ignore and (not self.select or code in self.select)


FACTS_ALONE = Wanted()
EVERY_DECK = 2**31
AT_BUILD = Wanted(most_reviewed=1_000, infos=False)
"""What a build reviews: decks that a person reads through; larger ones are left to `check`."""


class CardSheet(NamedTuple):
    """Cards of an exact size, in the middle of their paper and a `gap` apart, in millimetres.

    Without columns and rows there are as many as fit, to be cut out; with them the paper comes
    ready-made, and is of that size.
    """

    width: float
    height: float
    paper: Size | Literal[""] = ""
    columns: int = 0
    rows: int = 0
    gap: tuple[float, float] = (0, 0)


CARD_SHEETS: dict[str, CardSheet] = {
    # to cut out, as many as a page has room for
    "poker": CardSheet(63.5, 88.9),
    "bridge": CardSheet(57.15, 88.9),
    # perforated cards
    "5371": CardSheet(88.9, 50.8, "letter", 2, 5),
    "5388": CardSheet(127, 76.2, "letter", 1, 3),
    "5389": CardSheet(152.4, 101.6, "letter", 1, 2, (0, 12.7)),
    "c32011": CardSheet(85, 54, "a4", 2, 5, (10, 0)),
    # labels, which stick on cards of one's own
    "5163": CardSheet(101.6, 50.8, "letter", 2, 5, (4.76, 0)),
    "5164": CardSheet(101.6, 84.67, "letter", 2, 3, (4.76, 0)),
    "l7160": CardSheet(63.5, 38.1, "a4", 3, 7, (2.54, 0)),
    "l7163": CardSheet(99.1, 38.1, "a4", 2, 7, (3.9, 0)),
}
"""By what cards to play with are called, or by the number that is on the pack."""


class Cards(NamedTuple):
    """How flashcards stand on a sheet: a grid, and the edge on which a copier flips it.

    By `shift`, in millimetres to the right and down, the backs are moved; `test` asks for a
    sheet that finds it. A `sheet` says how large cards are, instead of how many a page has.
    """

    columns: int = 2
    rows: int = 4
    flip: Flip = "long"
    shift: tuple[float, float] = (0, 0)
    test: bool = False
    sheet: CardSheet | None = None
    backs: Backs = "each"


class Chosen(NamedTuple):
    """Which questions are printed: of any of the tags, of any of the sections, of any of the kinds.

    Without one of these all are; tags are casefolded, sections are titles or numbers from 1.
    `pick` draws so many of them, all for 0.
    """

    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    pick: int = 0


PAGE_TEMPLATES = (
    "sheet.html",
    "sheet.css",
    "crosswalk.html",
    "flashcards.html",
    "flashcards.css",
    "listing.css",
    "editions/compact.css",
    *[f"editions/{edition}.css" for edition in EDITIONS],
)
"""What an author can have templates and styles of their own for, by their paths in a folder."""


class TemplateFile(NamedTuple):
    """A template or style of an author: its path in their folder, the whole one, what it holds."""

    name: str
    path: str
    text: str


class Student(NamedTuple):
    """A student of a class list: their number in it, from 1, and what their sheets say of them.

    The class may be empty; `details` are what else the list says, as (column, value).
    """

    number: int
    name: str
    school_class: str = ""
    details: tuple[tuple[str, str], ...] = ()


class Printing(NamedTuple):
    """What is asked of sheets.

    An empty seed is the deck's own, an empty size that of its language; `form` asks for one form
    alone, by the id that it prints. Each of `editions` is a whole set of sheets. What `sheet`
    says of them, in `key=value,key=value`, goes before what decks say. Pages are made from the
    `templates` of an author where there are any. Where there are
    `students` each has a quiz, and with `every_key` the form of each a key.
    """

    seed: str = ""
    versions: int = 0
    form: str = ""
    size: Size | Literal[""] = ""
    editions: tuple[tuple[Edition, ...], ...] = ((),)
    cards: Cards = Cards()
    pdf: bool = False
    docx: bool = False
    chosen: Chosen = Chosen()
    sheet: str = ""
    templates: tuple[TemplateFile, ...] = ()
    students: tuple[Student, ...] = ()
    every_key: bool = False


class Options(NamedTuple):
    """What a build is asked for; `now` is in seconds since 1970 (UTC).

    `targets` are names of the table of targets. Below `out`, `folder` is where the deck's own
    folder of outputs stands. `wanted` are the remarks on its questions. `force` takes the place
    of files that no build wrote; `spared` are ends of names that are not made and yet stay.
    `around` are decks outside of the call from which cards may have come.
    """

    out: Path
    targets: frozenset[str]
    printing: Printing
    locked: bool
    now: int
    folder: Path = Path()
    wanted: Wanted = FACTS_ALONE
    force: bool = False
    spared: frozenset[str] = frozenset()
    around: frozenset[Path] = frozenset()

    @property
    def heeds_lock(self) -> bool:
        """Say whether the build looks at the lock."""
        return "anki" in self.targets or self.locked

    @property
    def keeps_lock(self) -> bool:
        """Say whether a lock that is gone keeps the build from being made."""
        return self.heeds_lock and not self.force
