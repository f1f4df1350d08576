"""What the lock holds, and its form on disk: JSON with one card a line, so that it merges."""

import json
import re
from collections.abc import Iterable
from json.encoder import encode_basestring as _quoted
from operator import itemgetter
from sys import intern
from typing import Any, NamedTuple

from quizpress.names import deck_in_anki

FORMAT = 1
_CHARACTERS = "[A-Za-z0-9._/-]{1,160}"
"""Longer and wider than an id of a card, so that one card can have several notes some day."""
_NAME = re.compile(_CHARACTERS)
_NAMES = re.compile(rf"(?:{_CHARACTERS}\n){{4}}(?:[0-9a-f]{{0,64}}|\?)")
"""Those of a card, and its parts."""
_LOCK_KEYS = {"quizpress", "deck", "cards"}
_DECK_KEYS = {"key", "id", "name", "created"}
PARTS = ("options", "notes", "source", "section", "media", "form")
"""What of a note is known by a digest of four digits each, in this order."""
UNKNOWN = "?"
UNSETTLED = "0" * 16
"""A hash that no content has, so that the next build gives the note a later time."""
_CARD_KEYS = ("guid", "key", "kind", "q", "a", "at", "ords", "hash", "time")
_CARD_MARKS = ("removed", "from", "to")
"""What few cards have."""
_VALUES = itemgetter(*_CARD_KEYS)
_LATEST = 1 << 36
"""Seconds since 1970 of a day some 2,000 years ahead."""


def part_of(parts: str, name: str) -> str:
    """Return the digits of one part of a note, of those of all."""
    start = 4 * PARTS.index(name)
    return parts[start : start + 4]


class LockError(ValueError):
    """A lock that cannot be read; `line` counts from 1."""

    def __init__(self, message: str, hint: str, line: int = 1) -> None:
        super().__init__(message)
        self.hint = hint
        self.line = line


class MergeError(LockError):
    """A lock that a merge left in two minds; it can be repaired."""


class LockEntry(NamedTuple):
    """One note: who it is, what it said, when that last changed (seconds since 1970, UTC).

    The places are paragraphs, the ordinals those of its cards in Anki, from 0.
    """

    guid: str
    key: str
    kind: str
    question: str
    answer: str
    places: tuple[int, ...]
    ordinals: tuple[int, ...]
    hash: str
    time: int
    removed: bool = False
    tags: str = ""
    parts: str = UNKNOWN
    """Digests of the parts, where an earlier build has told them."""
    came: tuple[str, ...] = ()
    """The names in Anki of decks that it came from, the last one last; its cards may lie there."""
    went: str = ""
    """The name in Anki of the deck that has this note now, and has it in its lock."""


class LocatedCard(NamedTuple):
    """A card by a digest, that of the text in which it was looked up, and if it was found there."""

    card: str
    text: str
    found: bool


class Lock(NamedTuple):
    """A deck's lock: its own key, its id and name in Anki, its first build, its notes.

    `look` is when the note types of its last build were revised, 0 where not known; `was` are
    the names that the deck had in Anki before; `located` are the cards last looked up in the text
    of their article.
    """

    key: str
    deck_id: int
    name: str
    created: int
    entries: tuple[LockEntry, ...]
    look: int = 0
    was: tuple[str, ...] = ()
    located: tuple[LocatedCard, ...] = ()


def dump_lock(lock: Lock) -> str:
    """Return the lock as text: the same lock, the same text; sorted so that branches merge."""
    named: dict[str, Any] = {
        "key": lock.key,
        "id": lock.deck_id,
        "name": lock.name,
        "created": lock.created,
    }
    named |= {"look": lock.look} if lock.look else {}
    named |= {"was": [*lock.was]} if lock.was else {}
    deck = json.dumps(named, ensure_ascii=False)
    head = f'{{\n"quizpress": {FORMAT},\n"deck": {deck},\n"cards": [\n'
    # The closing null keeps the last card's line like every other, comma and all.
    entries = [_line_of_entry(entry) for entry in sorted(lock.entries)]
    located = [json.dumps(each._asdict()) + ",\n" for each in sorted(lock.located)]
    tail = ["null\n],\n", LOCATED, "\n", *located] if located else []
    return "".join([head, *entries, *tail, "null\n]\n}\n"])


LOCATED = '"located": ['


def _line_of_entry(entry: LockEntry) -> str:
    (guid, key, kind, question, answer, places, ordinals, digest, time, removed, tags, parts,
     came, went) = entry  # fmt: skip
    mark = ', "removed": true' if removed else ""
    if came:
        mark += f', "from": {json.dumps([*came], ensure_ascii=False)}'
    if went:
        mark += f', "to": {_quoted(went)}'
    if parts != UNKNOWN:
        mark = f', "tags": {_quoted(tags)}, "parts": "{parts}"{mark}'
    return (
        f'{{"guid": "{guid}", "key": "{key}", "kind": "{kind}", "q": {_quoted(question)}, '
        f'"a": {_quoted(answer)}, "at": {[*places]}, "ords": {[*ordinals]}, '
        f'"hash": "{digest}", "time": {time}'
        f"{mark}}},\n"
    )


def load_lock(text: str) -> Lock:
    """Read a lock.

    Raises:
        LockError: the text is no lock of this format, or a merge left it in conflict.
    """
    _refuse_conflict(text)
    try:
        # Each card turns into an entry as it is read, so that few are dictionaries at once.
        data = json.loads(text, object_hook=_entry_or_dict)
    except (json.JSONDecodeError, RecursionError) as error:
        message, line = getattr(error, "msg", "nested too deep"), getattr(error, "lineno", 1)
        raise LockError(f"the lock is not valid JSON: {message}", _RESTORE, line) from None
    except _WRONG:
        raise LockError(_WRONG_VALUE, _RESTORE) from None
    if not isinstance(data, dict) or repr(data.get("quizpress")) != repr(FORMAT):
        hint = "update quizpress, or restore the lock with git"
        raise LockError(f"this is no lock of format {FORMAT}", hint)
    try:
        lock = _read_lock(data)
    except _WRONG:
        raise LockError(_WRONG_VALUE, _RESTORE) from None
    _refuse_twins(lock.entries, text)
    return lock


def _entry_or_dict(record: dict[str, Any]) -> LockEntry | dict[str, Any]:
    return read_entry(record) if "guid" in record else record


def read_entry(record: dict[str, Any]) -> LockEntry:
    """Read one card of a lock.

    Raises:
        KeyError, TypeError, ValueError: a value is missing, wrong or unknown.
    """
    guid, key, kind, question, answer, at, ords, digest, time = _VALUES(record)
    tags, parts = _tags_and_parts(record)
    # Joined and added up, what is no text raises a TypeError.
    if not _NAMES.fullmatch("\n".join((guid, key, kind, digest, parts))):  # noqa: FLY002
        raise ValueError(guid)
    _check_text(question + answer + tags)
    return LockEntry(
        guid,
        key,
        kind,
        question,
        answer,
        tuple([_check_number(place, 1_000_000) for place in at]),
        tuple([_check_number(ordinal, 1000) for ordinal in ords]),
        digest,
        _check_number(time, _LATEST),
        record.get("removed", False) is True,
        # Most cards share theirs, and need not hold them each.
        intern(tags),
        intern(parts),
        tuple([_deck_name(name) for name in record.get("from", ())]),
        _deck_name(record.get("to", "")),
    )


def _tags_and_parts(record: dict[str, Any]) -> tuple[str, str]:
    """Return the tags and the parts; a lock of the first weeks tells neither."""
    keys = len(record) - sum([key in record for key in _CARD_MARKS]) - len(_CARD_KEYS)
    if keys not in (0, 2):
        raise KeyError  # What a later version wrote must not get lost here.
    return (record["tags"], record["parts"]) if keys else ("", UNKNOWN)


def read_located(record: dict[str, Any]) -> LocatedCard:
    """Read what a lock tells of a card that was looked up.

    Raises:
        KeyError, TypeError, ValueError: a value is missing, wrong or unknown.
    """
    card, text, found = record["card"], record["text"], record["found"]
    if len(record) != len(LocatedCard._fields) or type(found) is not bool:
        raise ValueError(record)
    return LocatedCard(_check_name(card), _check_name(text), found)


def _read_lock(data: dict[str, Any]) -> Lock:
    deck = data["deck"]
    if data.keys() - {"located"} != _LOCK_KEYS or deck.keys() - {"look", "was"} != _DECK_KEYS:
        raise KeyError
    entries = [entry for entry in data["cards"] if entry is not None]
    if not all(type(entry) is LockEntry for entry in entries):
        raise TypeError(entries)
    return Lock(
        _check_name(deck["key"]),
        _check_number(deck["id"], 1 << 53, least=2),
        _deck_name(deck["name"]),
        _check_number(deck["created"], _LATEST, least=1),
        tuple(sorted(entries)),
        _check_number(deck.get("look", 0), _LATEST),
        tuple([_deck_name(name) for name in deck.get("was", ())]),
        tuple(sorted([read_located(each) for each in data.get("located", ()) if each is not None])),
    )


def _check_name(value: object) -> str:
    if type(value) is not str or not _NAME.fullmatch(value):
        raise ValueError(value)
    return value


def _check_text(value: object) -> str:
    if type(value) is not str:
        raise ValueError(value)
    if not value.isascii():
        value.encode()  # A lone surrogate raises a ValueError here rather than at the end.
    return value


def _deck_name(value: object) -> str:
    """Return the name of a deck as Anki has it, whatever form an earlier build wrote."""
    name = _check_text(value)
    return deck_in_anki(name) or name


def _check_number(value: object, most: int, least: int = 0) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(value)
    return value


def _refuse_conflict(text: str) -> None:
    if "<<<<<<< " in text:
        for number, line in enumerate(text.split("\n"), 1):
            if line.startswith("<<<<<<< "):
                hint = "run `quizpress lock --repair`; it keeps the cards of both sides"
                raise MergeError("a merge left the lock in conflict", hint, number)


def _refuse_twins(entries: Iterable[LockEntry], text: str) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.guid in seen:
            line = text.count("\n", 0, max(text.rfind(entry.guid), 0)) + 1
            message = f"the lock holds the card {entry.guid} twice"
            raise MergeError(message, "run `quizpress lock --repair`", line)
        seen.add(entry.guid)


_WRONG = (KeyError, TypeError, ValueError, AttributeError)
_WRONG_VALUE = "a value in the lock is missing or wrong"
_RESTORE = "restore it with git; a new lock would cut every learner off from their history"
