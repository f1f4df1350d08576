"""From notes and their lock to an .apkg: the same bytes for the same notes and lock."""

import io
import itertools
import sqlite3
import zipfile
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import genanki

from quizpress.lock.entries import Entry, Lock, TypeEntry
from quizpress.model import Deck
from quizpress.press import Artifact
from quizpress.press.anki.notes import Face
from quizpress.press.anki.types import FIELDS, NOTE_TYPES, rendered, style
from quizpress.press.markup import plain
from quizpress.press.source import published
from quizpress.press.templates import labels

_NOTE_ID = FIELDS.index("Note ID")
_SQLITE_VERSION = slice(96, 100)
"""The header field in which SQLite notes its own version; see its file format, 1.3."""


def package(deck: Deck, faces: Sequence[Face], entries: Sequence[Entry], lock: Lock) -> Artifact:
    """Return the Anki package of a deck; `entries` are those of the faces, in their order."""
    database = sqlite3.connect(":memory:")
    try:
        _fill(database.cursor(), deck, zip(faces, entries, strict=True), lock)
        database.commit()
        collection = bytearray(database.serialize())
    finally:
        database.close()
    collection[_SQLITE_VERSION] = bytes(4)
    return Artifact(f"{deck.stem}.apkg", _zip({"collection.anki2": collection, "media": b"{}"}))


def _fill(
    cursor: sqlite3.Cursor, deck: Deck, notes: Iterable[tuple[Face, Entry]], lock: Lock
) -> None:
    # What SQLite is built with differs from machine to machine; the file must not.
    cursor.executescript("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8';")
    models = {kind: _Model(kind, lock.types[kind]) for kind in NOTE_TYPES if kind in lock.types}
    whole = genanki.Deck(lock.deck_id, deck.name, description(deck))
    for model in models.values():
        whole.add_model(model)
    ids = itertools.count(lock.created * 1000)
    genanki.Package(whole).write_to_db(cursor, lock.created, ids)
    cursor.execute(
        "UPDATE col SET crt = ?, mod = ?, scm = ?",
        (lock.created, lock.created * 1000, lock.created * 1000),
    )
    for position, (face, entry) in enumerate(notes):
        note = _Note(models[face.type], face, entry, position)
        note.write_to_db(cursor, entry.time, lock.deck_id, ids)


class _Model(genanki.Model):  # type: ignore[misc]  # genanki has no types.
    """A note type with its own time."""

    def __init__(self, kind: str, entry: TypeEntry) -> None:
        note_type = NOTE_TYPES[kind]
        super().__init__(
            note_type.id,
            note_type.name,
            # Anki follows a renamed field or template by its id.
            fields=[{"name": n, "id": note_type.id * 100 + i} for i, n in enumerate(FIELDS)],
            templates=[
                {"name": name, "qfmt": front, "afmt": back, "id": note_type.id * 100 + 50 + i}
                for i, (name, front, back) in enumerate(rendered(kind))
            ],
            css=style(),
            model_type=self.CLOZE if note_type.cloze else self.FRONT_BACK,
        )
        self.time = entry.time

    def to_json(self, _timestamp: float, deck_id: int) -> dict[str, Any]:
        data: dict[str, Any] = super().to_json(self.time, deck_id)
        return data


class _Note(genanki.Note):  # type: ignore[misc]  # genanki has no types.
    """A note whose cards are known beforehand."""

    def __init__(self, model: _Model, face: Face, entry: Entry, position: int) -> None:
        fields = [*face.fields]
        fields[_NOTE_ID] = entry.guid
        super().__init__(model, fields, tags=face.tags, guid=entry.guid, due=position)
        self.cards = [genanki.Card(ordinal) for ordinal in face.ordinals]

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Trust our own HTML; genanki's search for `<` takes quadratic time."""


def description(deck: Deck) -> str:
    """Return what Anki shows under the deck's name: its article, with a link, as HTML."""
    article = deck.article
    words = labels(deck.language)
    lines = [plain(article.title or deck.title), published(article, words, plain)]
    if article.url:
        link = f'<a href="{escape(article.url)}">{plain(words["article"])}</a>'
        lines.append(link)
    return "<br>".join([line for line in lines if line])


def _zip(files: dict[str, bytes | bytearray]) -> bytes:
    """Pack files in the order given, dated 1980, with one set of attributes everywhere."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return buffer.getvalue()
