"""Decks as files that are mended: what was read, and what is written if nobody else wrote."""

import errno
import os
from codecs import BOM_UTF8
from pathlib import Path
from typing import NamedTuple

from quizpress.problem import Source
from quizpress.read.decode import MOST_BYTES, UNPRINTABLE
from quizpress.read.files import open_plain, real
from quizpress.write import hold_deck, write_files


class DeckBytes(NamedTuple):
    """What a deck's file held, and which file it was when last written."""

    path: Path
    data: bytes
    identity: tuple[int, int, int]


class ChangedMeanwhileError(Exception):
    """Somebody else wrote the file since it was read."""


def read_deck_bytes(path: Path) -> DeckBytes:
    """Read a deck's file; a link is followed inside its folder alone.

    Raises:
        OSError: it cannot be read, or is a link out of its folder.
    """
    there = real(path)
    if not there.is_relative_to(real(path.parent)):
        raise OSError(errno.ELOOP, "it is a link that leads out of its folder", str(path))
    with open_plain(there) as file:
        data = file.read(MOST_BYTES + 1)
        known = os.fstat(file.fileno())
    return DeckBytes(there, data, (known.st_dev, known.st_ino, known.st_mtime_ns))


def source_of(deck: DeckBytes, shown: str) -> Source | None:
    """Return a deck's text without a byte order mark; None where it is not to be read."""
    try:
        text = deck.data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return None
    return None if len(deck.data) > MOST_BYTES or UNPRINTABLE.search(text) else Source(shown, text)


def write_deck(deck: DeckBytes, text: str) -> None:
    """Put another text into a deck's file, with its byte order mark where it has one.

    Raises:
        ChangedMeanwhileError: the file is not the one that was read, and is left as it is.
        OSError: it cannot be written.
    """
    mark = BOM_UTF8 if deck.data.startswith(BOM_UTF8) else b""
    with hold_deck(deck.path):
        if read_deck_bytes(deck.path) != deck:
            raise ChangedMeanwhileError
        write_files({deck.path: mark + text.encode()})
