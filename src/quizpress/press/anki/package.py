"""From notes and their lock to an .apkg: the same bytes for the same notes and lock."""

import io
import itertools
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from quizpress.lock.entries import Lock, LockEntry
from quizpress.model import Deck
from quizpress.press import Artifact
from quizpress.press.anki.describe import describe_deck
from quizpress.press.anki.lean_genanki import genanki
from quizpress.press.anki.notes import FilledNote
from quizpress.press.anki.types import (
    FIELDS,
    NOTE_FIELDS,
    NOTE_TYPES,
    render_templates,
    style_sheet,
)

_LEVEL = 5
"""Half the time of zlib's default, for the same size."""
_NOTE_ID = FIELDS.index("Note ID")
_AT_ONCE = 100
_NOTE = "INSERT INTO notes VALUES(?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
"""Its id, guid, type, time, tags, fields, and the field to sort by."""
_CARD = "INSERT INTO cards VALUES(?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"
"""Its id, note, deck, ordinal and time, and its place among new cards."""
_APART = 100
"""New cards between two of one card of the deck: five days, by Anki's own 20 a day."""
_SQLITE_VERSION = slice(96, 100)
"""The header field in which SQLite notes its own version; see its file format, 1.3."""


class Packed(NamedTuple):
    """A deck for a package: its notes in order, each with its entry in the lock.

    `media` are the files that the notes name, by their names in Anki.
    """

    deck: Deck
    notes: Iterable[tuple[FilledNote, LockEntry]]
    lock: Lock
    media: Mapping[str, bytes]


def make_package(name: str, decks: Sequence[Packed]) -> Artifact:
    """Return the Anki package of one deck, or of several together."""
    media = {file: data for packed in decks for file, data in packed.media.items()}
    collection = bytearray(_make_collection(decks))
    collection[_SQLITE_VERSION] = bytes(4)
    files: dict[str, bytes | bytearray] = {"collection.anki2": collection}
    files["media"] = json.dumps({str(place): file for place, file in enumerate(media)}).encode()
    files |= {str(place): data for place, data in enumerate(media.values())}
    return Artifact(f"{name}.apkg", _zip_files(files))


def _make_collection(decks: Sequence[Packed]) -> bytes:
    # Unlike ":memory:", this kind of database in memory is serialized without a second copy.
    database = sqlite3.connect("file:quizpress?vfs=memdb", uri=True)
    try:
        _fill_collection(database.cursor(), decks)
        database.commit()
        return database.serialize()
    finally:
        database.close()


def _fill_collection(cursor: sqlite3.Cursor, decks: Sequence[Packed]) -> None:
    kinds = {entry.kind for packed in decks for entry in packed.lock.entries if not entry.removed}
    models = {kind: _Model(kind) for kind in NOTE_TYPES if kind in kinds}
    created = min(packed.lock.created for packed in decks)
    ids = itertools.count(created * 1000)
    # Anki knows a deck by its name, so that two with one name are one.
    homes = {packed.deck.name: packed.lock.deck_id for packed in reversed(decks)}
    about = {
        packed.deck.name: describe_deck(packed.deck, packed.lock) for packed in reversed(decks)
    }
    made = [genanki.Deck(home, name, about[name]) for name, home in homes.items()]
    for model in models.values():
        made[0].add_model(model)
    indexes = _found_collection(cursor, made, created, ids)
    _insert_rows(cursor, _rows_of_notes(decks, homes, ids))
    # Built once at the end they cost a third of what every single row would add.
    for statement in indexes:
        cursor.execute(statement)


def _found_collection(
    cursor: sqlite3.Cursor, decks: list[genanki.Deck], created: int, ids: Iterator[int]
) -> list[str]:
    """Make the collection without notes; return the statements that make its indexes."""
    # What SQLite was built with must not show in the file. A cache would hold memory twice.
    for pragma in (
        "page_size = 4096",
        "encoding = 'UTF-8'",
        "secure_delete = ON",
        "cache_size = 64",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    genanki.Package(decks).write_to_db(cursor, created, ids)
    moment = created * 1000
    cursor.execute("UPDATE col SET crt = ?, mod = ?, scm = ?", (created, moment, moment))
    indexes = cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'").fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    # What was written over or dropped leaves traces, in each SQLite others.
    cursor.connection.commit()
    cursor.execute("VACUUM")
    return [statement for _, statement in indexes]


def _rows_of_notes(
    decks: Sequence[Packed], homes: Mapping[str, int], ids: Iterator[int]
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the rows of all notes and their cards, each behind the statement that inserts it."""
    # New cards come in this order, also where two decks are one in Anki.
    positions = itertools.count()
    for packed in decks:
        home = homes[packed.deck.name]
        for (face, entry), position in zip(packed.notes, positions, strict=False):
            note, fields, item = next(ids), face.fields, face.item
            shown = "\x1f".join((*fields[:_NOTE_ID], entry.guid, *fields[_NOTE_ID + 1 :]))
            note_type = NOTE_TYPES[item.kind].id
            tags = f" {item.tags} "
            yield _NOTE, (note, entry.guid, note_type, entry.time, tags, shown, fields[0])
            for turn, ordinal in enumerate(item.ordinals, face.turn):
                due = position + turn * _APART
                yield _CARD, (next(ids), note, home, ordinal, entry.time, due)


def _insert_rows(cursor: sqlite3.Cursor, rows: Iterable[tuple[str, tuple[Any, ...]]]) -> None:
    """Insert rows, some at once since SQLite takes them faster so."""
    kept: dict[str, list[tuple[Any, ...]]] = {_NOTE: [], _CARD: []}
    for statement, row in rows:
        same = kept[statement]
        same.append(row)
        if len(same) == _AT_ONCE:
            _flush_rows(cursor, kept)
    _flush_rows(cursor, kept)


def _flush_rows(cursor: sqlite3.Cursor, kept: Mapping[str, list[tuple[Any, ...]]]) -> None:
    for statement, rows in kept.items():
        cursor.executemany(statement, rows)
        rows.clear()


class _Model(genanki.Model):  # type: ignore[misc]  # genanki has no types.
    """A note type with its own time."""

    def __init__(self, kind: str) -> None:
        note_type = NOTE_TYPES[kind]
        super().__init__(
            note_type.id,
            note_type.name,
            fields=_fields_of_type(note_type.id),
            templates=_templates_of_type(kind, note_type.id),
            css=style_sheet(kind),
            model_type=self.CLOZE if note_type.cloze else self.FRONT_BACK,
        )
        self.time = note_type.revised
        # Which fields a card needs, genanki finds out by rendering each; Anki does so itself.
        self._req = [[ordinal, "any", [0]] for ordinal in range(len(self.templates))]

    def to_json(self, _timestamp: float, deck_id: int) -> dict[str, Any]:
        data: dict[str, Any] = super().to_json(self.time, deck_id)
        return data


def _fields_of_type(number: int) -> list[dict[str, Any]]:
    # Anki follows a renamed field or template by its id.
    return [
        {
            "name": field.name,
            "id": number * 100 + place,
            "description": field.says,
            "collapsed": field.folded,
            "excludeFromSearch": field.technical,
        }
        for place, field in enumerate(NOTE_FIELDS)
    ]


def _templates_of_type(kind: str, number: int) -> list[dict[str, Any]]:
    cards = zip(render_templates(kind), NOTE_TYPES[kind].cards, strict=True)
    return [
        {
            "name": name,
            "id": number * 100 + 50 + place,
            "qfmt": front,
            "afmt": back,
            "bqfmt": card.listed[0],
            "bafmt": card.listed[1],
        }
        for place, ((name, front, back), card) in enumerate(cards)
    ]


def _zip_files(files: Mapping[str, bytes | bytearray]) -> bytes:
    """Pack files in the order given, dated 1980, with one set of attributes everywhere."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            # Pictures and sounds are packed already.
            method = zipfile.ZIP_STORED if name.isdecimal() else zipfile.ZIP_DEFLATED
            archive.writestr(info, data, method, _LEVEL)
    return buffer.getvalue()
