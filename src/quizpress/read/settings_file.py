"""The file that decks of a folder have in common: where it stands, and what is read of it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from quizpress.problem import Report, Source, Span
from quizpress.read import read
from quizpress.read.deck_files import Beside
from quizpress.read.decode import MOST_BYTES
from quizpress.read.files import project_of, reaches, real
from quizpress.read.fingerprints import stamp_or_none
from quizpress.read.yaml_nodes import Node

SETTINGS_NAME = "quizpress.yaml"


class SettingsFile(NamedTuple):
    """What a file of settings holds, what is wrong with it, and what reads the files it names."""

    node: Node | None
    report: Report
    beside: Beside


def find_settings(beside: Beside) -> SettingsFile | None:
    """Return the settings nearest to a deck; None where there are none.

    They stand in the deck's own folder, or above it up to the `decks` of its project. All places
    looked at are stamped with the files beside the deck.
    """
    for above in _list_places(beside.folder):
        name = f"{above}{SETTINGS_NAME}"
        path = beside.folder / name
        if os.path.lexists(path):
            beside.stamps[name] = stamp_or_none(path, MOST_BYTES)
            node, report = _read_settings(path, beside.folder)
            return SettingsFile(node, report, beside.in_folder(above))
        beside.stamps[name] = None
    return None


def _list_places(folder: Path) -> Iterator[str]:
    """Yield the ways from a deck's folder to where its settings may stand, the nearest first."""
    here, project = real(folder), project_of(folder)
    yield ""
    top = project and (project if project.name == "decks" else project / "decks")
    if top and here.is_relative_to(top):
        yield from ["../" * steps for steps in range(1, len(here.relative_to(top).parts) + 1)]


def _read_settings(path: Path, folder: Path) -> tuple[Node | None, Report]:
    # Lexically shorter, unless a link is on the way.
    plain = Path(os.path.normpath(path))
    shown = str(plain if real(plain) == real(path) else path)
    if reaches(folder, path):
        return read(path, shown)
    report = Report(Source(shown, ""))
    message = "the file cannot be read: it is a link that leads out of the project"
    report.say("unreadable", Span(0, 0), message, "put a copy there")
    return None, report
