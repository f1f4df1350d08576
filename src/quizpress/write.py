"""The only place that writes: whole files or none, the last good ones until then."""

import contextlib
import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from quizpress.read.files import open_plain, reaches, read_plain, real

try:
    import fcntl
except ImportError:  # Windows has no advisory locks on files opened for reading.
    fcntl = None  # type: ignore[assignment]

_SUFFIX = ".quizpress-tmp"
_TEMPORARY = re.compile(rf"\.[0-9a-f]{{12}}\.\w+{re.escape(_SUFFIX)}")


class HalfWrittenError(OSError):
    """A file could not be replaced after others were."""


@contextlib.contextmanager
def hold_deck(path: Path) -> Iterator[None]:
    """Hold back other builds of the same deck for as long as the block runs.

    The deck's own file carries the advisory lock, so that nothing is left behind.
    """
    with contextlib.ExitStack() as stack:
        # What cannot be opened is reported by whoever reads it; some file systems know no locks.
        with contextlib.suppress(OSError):
            while True:
                file = stack.enter_context(open_plain(path))
                if fcntl:
                    fcntl.flock(file, fcntl.LOCK_EX)
                # An editor may have put another file in its place in the meantime.
                if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                    break
        yield


@contextlib.contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Hold back other builds that write into a folder, where it is there and can be held."""
    handle = -1
    with contextlib.suppress(OSError):
        if fcntl and folder.is_dir():
            handle = os.open(folder, os.O_RDONLY)
            fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle >= 0:
            os.close(handle)


def write_files(
    files: Mapping[Path, bytes], stale: Iterable[Path] = (), within: Path | None = None
) -> list[Path]:
    """Write files, each as a whole, in their order; return those whose content is new.

    Then remove the stale ones, if they are there. No link is followed below `within`; of a file
    elsewhere the folder can be one.

    Everything is on disk under other names before the first file is replaced, so a full
    disk, a lack of rights, a name too long or a kill leaves the last good files as they were.

    Raises:
        OSError: something could not be written; `filename` says what.
        HalfWrittenError: something could not be replaced, and something else was before.
    """
    stale = list(stale)
    if within:
        _refuse_astray(within)
    for path in [*files, *stale]:
        _refuse_links(path, within)
    for path in files:
        path.parent.mkdir(parents=True, exist_ok=True)
    for path in files:
        _refuse_name(path)
    for folder in {path.parent for path in files}:
        sweep_folder(folder)
    fresh = {path: data for path, data in files.items() if not _has_content(path, data)}
    staged: dict[Path, Path] = {}
    with contextlib.ExitStack() as held:
        try:
            for path, data in fresh.items():
                with _told_of(path):
                    staged[path] = _stage_file(path, data, held)
            _replace_all(staged, stale)
        except BaseException:
            for temporary in staged.values():
                temporary.unlink(missing_ok=True)
            raise
    return list(fresh)


def sweep_folder(folder: Path) -> None:
    """Remove what killed builds left in a folder; what a running one holds is let be."""
    # Without locks it cannot be known what is held.
    names = [*_names_in(folder)] if fcntl else []
    for left in [folder / name for name in names if _TEMPORARY.fullmatch(name)]:
        with contextlib.suppress(OSError), open_plain(left) as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink(missing_ok=True)


def _names_in(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208  Names are wanted.
    except OSError:
        return []


def _refuse_astray(folder: Path) -> None:
    """Refuse an output folder that links lead somewhere else than its name says."""
    here = real(Path())
    said = Path(os.path.normpath(here / folder))
    # An absolute path is said by someone, and comes out of no repository.
    if not folder.is_absolute() and real(folder) != said and not reaches(here, folder):
        raise OSError(errno.ELOOP, "it is a link that leads out of this folder", str(folder))


def _refuse_links(path: Path, within: Path | None) -> None:
    here = within if within and path.is_relative_to(within) else path.parent
    for part in path.relative_to(here).parts:
        here /= part
        if os.path.islink(here):  # noqa: PTH114  Path.is_symlink raises on a name too long.
            raise OSError(errno.ELOOP, "it is a link, and outputs follow none", str(here))
    if os.path.isdir(path):  # noqa: PTH112  The same.
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))


def _refuse_name(path: Path) -> None:
    """Refuse a name that no file can have there, as one too long."""
    with contextlib.suppress(FileNotFoundError), _told_of(path):
        path.lstat()


def _replace_all(staged: Mapping[Path, Path], stale: Iterable[Path]) -> None:
    begun = False
    try:
        for path, temporary in staged.items():
            with _told_of(path):
                temporary.replace(path)
            begun = True
        for path in stale:
            with _told_of(path):
                path.unlink(missing_ok=True)
    except OSError as error:
        if not begun:
            raise
        raise HalfWrittenError(error.errno, error.strerror, error.filename) from error


@contextlib.contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Let errors name the file that was meant, not its stand-in."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _has_content(path: Path, data: bytes) -> bool:
    try:
        return read_plain(path, len(data)) == data
    except OSError:
        return False


def _stage_file(path: Path, data: bytes, held: contextlib.ExitStack) -> Path:
    """Write what a file will hold under another name, held against sweeping."""
    file, temporary = _open_temporary(path, held)
    try:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        temporary.chmod(_rights_for(path))
        if not fcntl:
            file.close()  # Windows replaces no open file.
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _open_temporary(path: Path, held: contextlib.ExitStack) -> tuple[BinaryIO, Path]:
    # A digest, since the name itself may already be as long as names can be.
    known = sha256(os.fsencode(path.name)).hexdigest()[:12]
    while True:
        handle, name = tempfile.mkstemp(_SUFFIX, f".{known}.", path.parent)
        file = held.enter_context(os.fdopen(handle, "wb"))
        with contextlib.suppress(OSError):  # Some file systems know no locks.
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX)
        # Another build may have swept it before it was held.
        if os.path.lexists(name):
            return file, Path(name)


def _rights_for(path: Path) -> int:
    """Return the rights of a file that is replaced; those of a new one where there is none."""
    with contextlib.suppress(OSError):
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            return mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
