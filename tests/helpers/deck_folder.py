"""A folder with one deck in it, and builds of that deck at chosen times."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from quizpress.lock.entries import Lock, load_lock
from quizpress.options import Options, Printing
from quizpress.outcome import Outcome
from quizpress.pipeline import build_deck
from quizpress.record.record_file import RECORD_NAME
from quizpress.targets import Target

NOW = 1_700_000_000
DAY = 86_400


class DeckFolder:
    """Where a deck is written and built."""

    def __init__(self, folder: Path, source: str, name: str = "deck") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.deck = folder / f"{name}.yaml"
        self.lock = folder / f"{name}.lock"
        self.out = folder / "build"
        self.package = self.out / name / f"{name}.apkg"
        self.write(source)

    def write(self, source: str) -> None:
        self.deck.write_text(source, "utf-8")

    def build(
        self, now: int = NOW, *, targets: Iterable[Target] = ("anki",), locked: bool = False
    ) -> Outcome:
        return build_deck(self.deck, Options(self.out, frozenset(targets), Printing(), locked, now))

    def good(self, now: int = NOW) -> Outcome:
        """Build, and insist that all went well."""
        outcome = self.build(now)
        assert outcome.problems == [], outcome.problems
        return outcome

    def good_but_for_infos(self, now: int = NOW) -> Outcome:
        """Build, and insist that nothing is wrong, whatever is told beside."""
        outcome = self.build(now)
        assert {problem.severity for problem in outcome.problems} <= {"info"}, outcome.problems
        return outcome

    def locked(self) -> Lock:
        return load_lock(self.lock.read_text("utf-8"))

    def files(self) -> dict[str, bytes]:
        """Return the files of the folder with their content, temporary ones too."""
        return contents(self.folder)


def names_in(folder: Path) -> set[str]:
    """Return the names of what lies in a folder, but for the record of builds."""
    return {path.name for path in folder.iterdir()} - {RECORD_NAME}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file with its content, but for records of builds, which hold times."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.name != RECORD_NAME]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def deck(*cards: dict[str, Any], **keys: object) -> str:
    """Return the YAML of a deck; JSON is YAML, and needs no thought about quotes."""
    words = {"title": "A deck", **keys, "cards": list(cards)}
    return json.dumps(_verbatim(words), ensure_ascii=False)


def _verbatim(value: object) -> object:
    match value:
        case dict():
            return {key: _verbatim(item) for key, item in value.items()}
        case list() | tuple():
            return [_verbatim(item) for item in value]
        case bool():
            return str(value).lower()
    return str(value)


def short(question: str, answer: object = "an answer", **keys: object) -> dict[str, Any]:
    return {"q": question, "a": answer, **keys}


def database(package: bytes) -> closing[sqlite3.Connection]:
    """Return the collection that a package holds, open for reading."""
    connection = sqlite3.connect(":memory:")
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        connection.deserialize(archive.read("collection.anki2"))
    return closing(connection)
