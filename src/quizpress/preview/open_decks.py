"""The decks of a call while it runs: found again as files come and go."""

import os
from collections.abc import Iterator
from pathlib import Path

from quizpress.decks import WrongUseError, find_clashes, find_decks, find_strays
from quizpress.preview.open_deck import OpenDeck

_MOST_FOLDERS = 2_000
"""What is watched; a system gives some thousands to all programs."""


class OpenDecks:
    """The decks that a call means, by their names in addresses.

    Raises:
        WrongUseError: there is none at the start.
    """

    def __init__(self, given: list[Path]) -> None:
        self.given = given
        self.by_name: dict[str, OpenDeck] = {}
        self._known: dict[tuple[Path, bool], OpenDeck] = {}
        self._find()

    def find_changes(self, *, touched: bool) -> set[str]:
        """Look for decks anew; return the names of those that came, went, or changed.

        Where a file was `touched`, a deck with errors counts as changed: that file may mend it.
        """
        before = set(self.by_name)
        try:
            self._find()
        except WrongUseError:  # Another may come.
            self.by_name = {}
        changed = {
            name
            for name, deck in self.by_name.items()
            if deck.is_stale() or (touched and deck.broken)
        }
        return changed | (before ^ set(self.by_name))

    def _find(self) -> None:
        paths = find_decks(self.given)
        refused = find_clashes(paths) | find_strays(paths, self.given)
        found: dict[str, OpenDeck] = {}
        for path, folder in paths.items():
            key = (path, path in refused)
            if key not in self._known:
                self._known[key] = OpenDeck(path, refused.get(path))
            name = (folder / path.name).as_posix()
            # Decks of two folders that were named may be called alike.
            while name in found:
                name = f"other/{name}"
            found[name] = self._known[key]
        self.by_name = found

    def folders_to_watch(self) -> frozenset[Path]:
        """Return the folders in which decks, or files that they name, are or may come."""
        found = {folder for deck in self.by_name.values() for folder in deck.folders}
        for place in self.given or [Path("decks")]:
            found |= {*_folders_below(place)} if place.is_dir() else {place.parent}
        # Path.is_dir raises on a name too long, and a deck may name a file by one.
        there = sorted(folder for folder in found if os.path.isdir(folder))  # noqa: PTH112
        return frozenset(there[:_MOST_FOLDERS])


def _folders_below(place: Path) -> Iterator[Path]:
    for folder, folders, _ in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield Path(folder)
