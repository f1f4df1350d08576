"""The only place that writes: whole files or none, the last good ones until then."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no advisory locks on files opened for reading.
    fcntl = None  # type: ignore[assignment]

_SUFFIX = ".quizpress-tmp"


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold back other builds of the same deck for as long as the block runs.

    The deck's own file carries the advisory lock, so that nothing is left behind.
    """
    with contextlib.ExitStack() as stack:
        # What cannot be opened is reported by whoever reads it; some file systems know no locks.
        with contextlib.suppress(OSError):
            file = stack.enter_context(path.open("rb"))
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def write(files: Mapping[Path, bytes], stale: Iterable[Path] = ()) -> list[Path]:
    """Write files, each as a whole, in their order; return those whose content is new.

    Then remove the stale ones, if they are there.

    Everything is on disk under other names before the first file is replaced, so a full
    disk, a lack of rights or a kill leaves the last good files as they were.

    Raises:
        OSError: something could not be written; `filename` says what.
    """
    stale = list(stale)
    for path in [*files, *stale]:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    for path in files:
        _sweep(path.resolve())
    fresh = {path: data for path, data in files.items() if _content(path) != data}
    staged: dict[Path, Path] = {}
    try:
        for path, data in fresh.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with _told_of(path):
                staged[path] = _stage(path.resolve(), data)
        for path, temporary in staged.items():
            with _told_of(path):
                temporary.replace(path.resolve())  # A link stays, what it leads to is replaced.
    except BaseException:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)
        raise
    for path in stale:
        path.unlink(missing_ok=True)
    return list(fresh)


@contextlib.contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Let errors name the file that was meant, not its stand-in."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _stage(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(_SUFFIX, _prefix(path), path.parent)
    temporary = Path(name)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123  mkstemp gives a descriptor.
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _sweep(path: Path) -> None:
    """Remove what a killed build left; the caller holds the deck, so no other build is on it."""
    for left in path.parent.glob(f"{_prefix(path)}*{_SUFFIX}"):
        left.unlink(missing_ok=True)


def _prefix(path: Path) -> str:
    # A digest, since the name itself may already be as long as names can be.
    return f".{sha256(os.fsencode(path.name)).hexdigest()[:12]}."


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
