"""A deck and its lock, read and checked."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from quizpress.checks import check
from quizpress.checks.sheet_settings import SheetPlaces, read_call, read_settings_file, settle_sheet
from quizpress.decks import stem_of
from quizpress.model import Deck
from quizpress.options import FACTS_ALONE, Wanted
from quizpress.problem import Problem, Report, has_errors
from quizpress.read import read
from quizpress.read.deck_files import Beside
from quizpress.read.settings_file import find_settings

if TYPE_CHECKING:
    from quizpress.lock.entries import Lock


def load_deck(path: Path, wanted: Wanted = FACTS_ALONE) -> tuple[Deck | None, list[Problem]]:
    """Read and check one deck; the model is None where there is an error."""
    deck, report = read_and_check(path, Beside(path.parent), wanted)
    return deck, report.problems


def read_and_check(
    path: Path, beside: Beside, wanted: Wanted, sheet: str = ""
) -> tuple[Deck | None, Report]:
    """Read and check one deck, and what it names; the model is None where there is an error.

    What is said of its `sheet`, in the words of a call, goes before what the deck says.
    """
    node, report = read(path, str(path))
    places = _find_sheet_places(beside, sheet)
    deck = check(node, report, stem_of(path), beside, wanted, places=places)
    if deck and wanted.holds("not-rechecked") and _lacks_text(deck):
        from quizpress.located import report_not_rechecked  # noqa: PLC0415  Few decks lack it.

        report_not_rechecked(deck, path, report)
    report.problems.sort(key=lambda p: (p.place.line, p.place.column))
    elsewhere = [p for p in places.problems if p.severity == "error" or wanted.holds(p.code)]
    report.problems[:0] = elsewhere
    return None if has_errors(report.problems) else deck, report


def check_settings(path: Path) -> list[Problem]:
    """Return what is wrong with a file of settings, and with the files that it names."""
    settings = find_settings(Beside(path.parent))
    wishes = read_settings_file(settings) if settings else None
    settle_sheet([wishes])
    return wishes.report.problems if wishes else []


def _find_sheet_places(beside: Beside, call: str) -> SheetPlaces:
    """Return what the settings near a deck, and the words of a call, say of its sheets."""
    settings = find_settings(beside)
    return SheetPlaces(
        read_settings_file(settings) if settings else None,
        read_call(call, beside) if call else None,
    )


def _lacks_text(deck: Deck) -> bool:
    return any(article.text and not article.texts for article in deck.articles)


def find_lock_of(deck: Deck, path: Path) -> "tuple[Lock | None, list[Problem]]":
    """Return the lock of a deck; one without a card for Anki needs none."""
    from quizpress.lock import file as lockfile  # noqa: PLC0415  `check` needs no lock.

    file = lockfile.lock_path(path)
    needed = os.path.lexists(file) or deck.cards("anki")
    return lockfile.find_lock(file, deck.name) if needed else (None, [])
