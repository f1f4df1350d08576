"""Plain files, read within bounds, and how far from its folder a deck may reach for them."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

NO_FILE = "it is no plain file"
"""What is said of a pipe, a device or a socket, which can keep a reader waiting for ever."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_plain(path: Path) -> BufferedReader:
    """Open a plain file for reading, and never wait for another program to write.

    Raises:
        OSError: it cannot be opened, or is something else than a plain file.
    """
    try:
        # First, since to open a device can set it in motion.
        _refuse_special(path, path.stat().st_mode)
        handle = os.open(path, _FLAGS)
    except ValueError as error:
        raise OSError(errno.EINVAL, "its name cannot be that of a file", str(path)) from error
    try:
        # Once more, since another file may have come into its place.
        _refuse_special(path, os.fstat(handle).st_mode)
    except OSError:
        os.close(handle)
        raise
    return open(handle, "rb")  # noqa: PTH123  It is a descriptor.


def read_plain(path: Path, most: int) -> bytes:
    """Return what a plain file of at most so many bytes holds.

    Raises:
        OSError: it cannot be read; `errno.EFBIG` where it is larger.
    """
    with open_plain(path) as file:
        return read_within(file, path, most)


def read_within(file: BufferedReader, path: Path, most: int) -> bytes:
    """Return what an open file of at most so many bytes holds.

    Raises:
        OSError: it cannot be read; `errno.EFBIG` where it is larger.
    """
    # Before a byte of it is in memory; a file of /proc says that it has none.
    large = os.fstat(file.fileno()).st_size > most
    # Some files of /proc have nothing to give before something happens.
    data = b"" if large else file.read(most + 1) or b""
    if large or len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 1024 // 1024} MiB", str(path))
    return data


def _refuse_special(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, NO_FILE, str(path))


def real(path: Path) -> Path:
    """Return where a path leads over all links; a link to itself leads to itself."""
    # Unlike Path.resolve, it raises on no loop of links.
    return Path(os.path.realpath(path))


def project_of(folder: Path) -> Path | None:
    """Return the nearest folder upward that has `.git`, or in whose `decks` the folder lies.

    A home directory is none, nor what lies above it: much in it is no part of a project.
    """
    home = real(Path(os.path.expanduser("~")))  # noqa: PTH111  It raises where there is none.
    here = real(folder)
    for above in (here, *here.parents):
        if home.is_relative_to(above):
            return None
        if os.path.lexists(above / ".git"):
            return above
        if above.name == "decks":
            return None if home.is_relative_to(above.parent) else above.parent
    return None


def reaches(folder: Path, path: Path) -> bool:
    """Say whether a path, over all links, stays in a deck's folder or in its project."""
    there = real(path)
    if there.is_relative_to(real(folder)):
        return True
    project = project_of(folder)
    return project is not None and there.is_relative_to(project)
