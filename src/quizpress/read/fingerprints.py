"""Whether a file still holds what it held, without reading it where that can be told."""

import os
from pathlib import Path
from typing import NamedTuple

from quizpress.read.files import open_plain, read_within

_COARSE = 2_000_000_000
"""Nanoseconds within which some file systems give two changes of a file one time."""


class Stamp(NamedTuple):
    """How a file stood when it was read: bytes, times in nanoseconds, number, SHA-256.

    `modified` is the time of its content, `changed` that of anything about it.
    """

    size: int
    modified: int
    changed: int
    inode: int
    digest: str


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal digits."""
    from hashlib import sha256  # noqa: PLC0415  Most checks need none.

    return sha256(data).hexdigest()


def digest_file(path: Path) -> str:
    """Return the SHA-256 of what a plain file holds; nothing where it cannot be read."""
    from hashlib import file_digest  # noqa: PLC0415  The same.

    try:
        with open_plain(path) as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def read_stamped(path: Path, most: int) -> tuple[bytes, Stamp]:
    """Return what a plain file of at most so many bytes holds, and its stamp.

    Raises:
        OSError: it cannot be read; `errno.EFBIG` where it is larger.
    """
    with open_plain(path) as file:
        # First: what changes while it is read has another time then.
        about = os.fstat(file.fileno())
        data = read_within(file, path, most)
    return data, _make_stamp(about, digest_of(data))


def stamp_or_none(path: Path, most: int) -> Stamp | None:
    """Return the stamp of a plain file of at most so many bytes; None where it cannot be read."""
    try:
        return read_stamped(path, most)[1]
    except OSError:
        return None


def stamp_written(path: Path, digest: str) -> Stamp:
    """Return the stamp of a file that was just written, and of whose content this is the digest.

    Raises:
        OSError: it is not there.
    """
    return _make_stamp(path.lstat(), digest)


def _make_stamp(about: os.stat_result, digest: str) -> Stamp:
    return Stamp(about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, digest)


def is_as_stamped(path: Path, stamp: Stamp, since: int) -> bool:
    """Say whether a file holds what it held.

    `since` is when it was last known to, in nanoseconds of the file system's clock. Of one that
    was changed shortly before, times tell nothing, since a later change may have the same ones.
    """
    try:
        about = path.stat()
    except (OSError, ValueError):
        return False
    if about.st_size != stamp.size:
        return False
    same = _make_stamp(about, stamp.digest) == stamp
    return (same and is_settled(stamp, since)) or digest_file(path) == stamp.digest


def is_settled(stamp: Stamp, since: int) -> bool:
    """Say whether a later change of the file than `since` has another time for sure."""
    return max(stamp.modified, stamp.changed) < since - _COARSE
