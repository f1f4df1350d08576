"""One deck that is looked at: read anew whenever its files changed, pressed as pages ask for it."""

import os
import time
from pathlib import Path
from threading import RLock

from quizpress.deck_and_lock import read_and_check
from quizpress.model import Deck
from quizpress.options import AT_BUILD, Printing
from quizpress.press import Unpressed
from quizpress.press.paper.form import default_seed
from quizpress.press.paper.selection import keep_cards
from quizpress.preview.anki_cards import AnkiCards, DeckCard
from quizpress.problem import Problem, has_errors
from quizpress.read.deck_files import Beside
from quizpress.read.decode import MOST_BYTES
from quizpress.read.fingerprints import Stamp, is_as_stamped, stamp_or_none
from quizpress.targets import SHEETS, Target, press_papers


class OpenDeck:
    """A deck by its file, with its last good state.

    `deck` is that state, None where there never was one or nobody wants to keep it; `title` and
    `count` of cards are its own. `problems` are those of the file as it is now, read at `read_at`,
    in nanoseconds since 1970, 0 for never. What is `refused` is never read.
    """

    def __init__(self, path: Path, refused: Problem | None = None) -> None:
        self.path = path
        self.deck: Deck | None = None
        self.problems: list[Problem] = [refused] if refused else []
        self.title = ""
        self.count = 0
        self.read_at = 0
        self._refused = refused is not None
        self._stamps: dict[Path, Stamp | None] = {}
        self._sheets: dict[tuple[Target, int], bytes | None] = {}
        self._cards: AnkiCards | None = None
        self._seed = ""
        self._shown: dict[str, DeckCard] = {}
        self._lock = RLock()

    @property
    def broken(self) -> bool:
        """Say whether the file has errors as it is now."""
        return has_errors(self.problems)

    @property
    def folders(self) -> set[Path]:
        """Return the folders of its files."""
        return {self.path.parent, *[file.parent for file in self._stamps]}

    def is_stale(self) -> bool:
        """Say whether a file changed that it was read from; False for one that was never read."""
        with self._lock:
            # Path.exists raises on a name too long.
            return bool(self.read_at) and not all(
                is_as_stamped(file, stamp, self.read_at) if stamp else not os.path.exists(file)  # noqa: PTH110
                for file, stamp in self._stamps.items()
            )

    def read(self, *, keep: bool = True) -> None:
        """Read it where that was not done since its files changed; `keep` what is to be shown."""
        with self._lock:
            missed = keep and not self.deck and not self.broken
            if self._refused or (self.read_at and not missed and not self.is_stale()):
                return
            self.read_at = time.time_ns()
            stamps = {self.path: stamp_or_none(self.path, MOST_BYTES)}
            beside = Beside(self.path.parent)
            deck, report = read_and_check(self.path, beside, AT_BUILD)
            self.problems = report.problems
            named = {self.path.parent / name: stamp for name, stamp in beside.stamps.items()}
            self._stamps = stamps | named
            if deck:
                self.title = deck.title
                self.count = sum(len(section.cards) for section in deck.sections)
                self.deck = deck if keep or self.deck else None
                self._cards, self._sheets = None, {}

    def show_cards(self) -> AnkiCards | None:
        """Return the cards that Anki makes of its last good state; None where there is none."""
        with self._lock:
            if self.deck and not self._cards:
                self._cards = AnkiCards(self.deck, self._shown)
            return self._cards

    def press_sheet(self, target: Target, first: int) -> bytes | None:
        """Return the page of a target, pressed as a build would; None where it makes none.

        Of a large deck it shows some cards, from the first that is asked for on.
        """
        with self._lock:
            step = step_of(target, self.count)
            first = max(0, min(first, self.count) - 1) // step * step + 1
            key = (target, first)
            if self.deck and key not in self._sheets:
                part = _cut_deck(self.deck, first, step) if step < self.count else self.deck
                # Options keep their places while others are written.
                self._seed = self._seed or default_seed(self.deck)
                seed = self._seed if target in SHEETS else ""
                self._sheets[key] = _press_page(part, target, seed)
            return self._sheets.get(key)


def step_of(target: Target, count: int) -> int:
    """Return how many of a deck's cards a page of a target shows at most."""
    if target == "anki":
        return _CARDS_ON_A_PAGE
    return _QUESTIONS_ON_A_PAGE if target != "coverage" and count > _MOST_WHOLE else max(count, 1)


_CARDS_ON_A_PAGE = 20
_QUESTIONS_ON_A_PAGE, _MOST_WHOLE = 200, 500
"""A browser takes seconds to lay out some thousand questions."""


def _cut_deck(deck: Deck, first: int, count: int) -> Deck:
    """Return a deck with so many of its cards, from one of them on, which count from 1."""
    cards = [card for section in deck.sections for card in section.cards]
    return keep_cards(deck, cards[first - 1 : first - 1 + count])


def _press_page(deck: Deck, target: Target, seed: str) -> bytes | None:
    try:
        papers = press_papers(deck, {target}, Printing(seed))
    except Unpressed:
        return None
    return papers.artifacts[0].data if papers and papers.artifacts else None
