"""What the package of an earlier build holds of notes, to be compared with what they are now."""

import io
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping

from quizpress.lock.entries import LockEntry
from quizpress.press.anki.press import Step
from quizpress.press.anki.types import FIELDS

FieldEdits = dict[str, tuple[str, str]]
"""The HTML of fields before and after, by their names; what is the same is left out."""
MOST_PACKED, MOST_UNPACKED = 1 << 29, 1 << 30
"""Bytes of a package and of its collection, which is never unpacked to more than it says."""
_MOST_STEPS = 100_000_000
"""Of SQLite's machine; a million notes take less."""
_TOLD = frozenset(FIELDS) - {"Note ID"}


def find_field_edits(step: Step, read_package: Callable[[], bytes]) -> dict[str, FieldEdits]:
    """Return what changes in the fields of edited notes, by guid.

    The package is that of the build before, and read only where a note was edited. A note that
    another build put there is left out.

    Raises:
        OSError: the package cannot be read.
    """
    edited = {
        change.entry.guid: change.before
        for change in step.news.changes
        if change.before and change.what in ("changed", "reworded")
    }
    packed = _read_notes(read_package(), edited) if edited else {}
    return {
        entry.guid: _compare_fields(packed[entry.guid], note.fields)
        for note, entry in zip(step.notes, step.entries, strict=True)
        if entry.guid in packed
    }


def _compare_fields(before: Iterable[str], after: Iterable[str]) -> FieldEdits:
    # Another version may have had fewer fields.
    named = zip(FIELDS, before, after, strict=False)
    return {name: (old, new) for name, old, new in named if old != new and name in _TOLD}


def _read_notes(data: bytes, edited: Mapping[str, LockEntry]) -> dict[str, list[str]]:
    """Return the fields of notes that are as the lock knows them; none of a damaged package."""
    database = sqlite3.connect(":memory:")
    database.set_progress_handler(lambda: True, _MOST_STEPS)
    try:
        database.deserialize(_unpack_collection(data))
        return {
            guid: str(fields).split("\x1f")
            for guid, time, fields in database.execute("SELECT guid, mod, flds FROM notes")
            if guid in edited and edited[guid].time == time
        }
    except (zipfile.BadZipFile, zlib.error, sqlite3.Error, KeyError, ValueError, OverflowError,
            NotImplementedError, RuntimeError):  # fmt: skip
        return {}
    finally:
        database.close()


def _unpack_collection(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.getinfo("collection.anki2").file_size > MOST_UNPACKED:
            raise ValueError
        return archive.read("collection.anki2")
