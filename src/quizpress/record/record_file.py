"""What builds wrote into a folder, so that they overwrite nothing else, and do nothing twice."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from quizpress.lock.advance import News
from quizpress.press.paper.paper_news import PaperNews
from quizpress.press.paper.pdf.layout import Laid
from quizpress.problem import Problem
from quizpress.read.files import read_plain
from quizpress.read.fingerprints import Stamp, digest_of
from quizpress.record.typed_data import as_typed

RECORD_NAME = ".quizpress-record"
_FORMAT = 1
_MOST_BYTES = 16 * 1024 * 1024


class BuildMemory(NamedTuple):
    """A build that went well: what was asked, what it read and wrote, and what it told.

    `path` and `asked` are digests; one that was `locked` may have left undone what others do.
    `beside` are the files that the deck names, None where one is not there; the lock is None where
    there is none. `left` are files of one's own that it did not remove.
    """

    path: str
    asked: str
    locked: bool
    deck: Stamp
    lock: Stamp | None
    beside: Mapping[str, Stamp | None]
    wrote: Mapping[str, Stamp]
    left: tuple[str, ...]
    problems: tuple[Problem, ...]
    cards: int
    news: News | None
    papers: PaperNews | None


def digest_path(deck: Path) -> str:
    """Return a digest of where the file of a deck stands."""
    return digest_of(os.fsencode(deck.absolute()))


class DrawnFile(NamedTuple):
    """A file that takes long to make: digests of what it was made from and of itself, its pages."""

    source: str
    digest: str
    layout: Laid | None


class Record(NamedTuple):
    """What builds wrote into a folder, and when that was noted, in nanoseconds.

    `files` are digests by name: that of the last build, and while one writes also what it will
    write. Of one that was `damaged` once, files that it does not name may be of builds all the
    same. The file may have been written by anyone, and its other parts are read when needed.
    """

    files: Mapping[str, tuple[str, ...]] = {}
    drawn: Mapping[str, Any] = {}
    last: Any = None
    saved: int = 0
    damaged: bool = False

    def recall_build(self) -> BuildMemory | None:
        """Return the last build; None where it did not go well, or cannot be read."""
        last: BuildMemory | None = _typed_or_none(BuildMemory, self.last)
        return last

    def recall_drawn(self, name: str) -> DrawnFile | None:
        """Return how a file was drawn; None where that is not known."""
        drawn: DrawnFile | None = _typed_or_none(DrawnFile, self.drawn.get(name))
        return drawn


def _typed_or_none(kind: Any, data: Any) -> Any:  # noqa: ANN401  JSON, and a type to hold it against.
    try:
        return as_typed(kind, data)
    except ValueError:
        return None


def read_record(folder: Path) -> Record:
    """Return the record of a folder; an empty one where there is none, or it is damaged."""
    path = folder / RECORD_NAME
    try:
        saved = path.lstat().st_mtime_ns
        data = json.loads(read_plain(path, _MOST_BYTES))
        if data["quizpress"] != _FORMAT:
            return Record(damaged=True)
        files = as_typed(Mapping[str, tuple[str, ...]], data["files"])
        drawn = as_typed(dict, data["drawn"])
        return Record(files, drawn, data["last"], saved, "damaged" in data)
    except FileNotFoundError:
        return Record()
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return Record(damaged=True)


def encode_record(record: Record) -> bytes:
    """Return what the file of a record holds."""
    parts = {"files": record.files, "drawn": record.drawn, "last": record.last}
    parts |= {"damaged": True} if record.damaged else {}
    return (json.dumps({"quizpress": _FORMAT, **parts}) + "\n").encode()
