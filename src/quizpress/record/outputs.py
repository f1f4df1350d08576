"""Outputs into their folder: nothing is overwritten or removed that no build wrote there."""

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quizpress.options import Options
from quizpress.problem import Problem, about_file
from quizpress.read.fingerprints import digest_file, digest_of
from quizpress.record.record_file import RECORD_NAME, Record, encode_record
from quizpress.write import write_files


class Placed(NamedTuple):
    """What became of the files of a folder, and the record that is to be kept of them.

    Of `fresh` ones the content is new; `kept` ones are no build's, and stand in the place of
    outputs; `left` ones are no build's, and would have been removed.
    """

    record: Record
    written: list[Path]
    fresh: list[Path]
    removed: list[Path]
    kept: list[Path]
    left: list[Path]


def place_outputs(
    files: Mapping[Path, bytes],
    stale: Iterable[Path],
    options: Options,
    lock: Mapping[Path, bytes],
    record: Record,
) -> Placed:
    """Write the outputs of one folder, then the lock, and remove the stale ones.

    A file that is not as a build wrote it stays, unless it is as it is to be, or the options
    force it.

    Raises:
        OSError: something could not be written; see `write_files`.
    """
    record = record._replace(damaged=record.damaged and not options.force)
    there = {file: _digest_there(file) for file in (*files, *stale)}
    wanted = {file: digest_of(data) for file, data in files.items()}
    own = [
        file
        for file, digest in there.items()
        if digest not in ("", wanted.get(file), *record.files.get(file.name, ()))
        and not options.force
    ]
    put = {file: data for file, data in files.items() if file not in own}
    gone = [file for file in there if file not in files and file not in own]
    note = _note_intent(record, {file: (there[file], wanted.get(file)) for file in (*put, *gone)})
    fresh = write_files({**note, **put, **lock}, gone, options.out)
    names = {file.name for file in gone}
    known = {name: digests for name, digests in record.files.items() if name not in names}
    written = {file.name: (wanted[file],) for file in put}
    return Placed(
        record._replace(files=known | written),
        [*put],
        [file for file in fresh if file not in note],
        gone,
        [file for file in own if file in files],
        [file for file in own if file not in files],
    )


def _digest_there(file: Path) -> str:
    """Return the digest of what a plain file holds; nothing where none is there."""
    # Writing refuses links and folders.
    if os.path.islink(file) or not os.path.isfile(file):  # noqa: PTH113, PTH114  They never raise.
        return ""
    return digest_file(file) or "unreadable"


def _note_intent(
    record: Record, changes: Mapping[Path, tuple[str, str | None]]
) -> dict[Path, bytes]:
    """Return the record that is written first: with what stands there, and what will.

    So a build that dies leaves no file of which it is not known whose it is.
    """
    if all(before == after for before, after in changes.values()):
        return {}
    digests = {file.name: tuple(filter(None, pair)) for file, pair in changes.items()}
    intended = record._replace(files={**record.files, **digests}, last=None)
    return {next(iter(changes)).parent / RECORD_NAME: encode_record(intended)}


def save_record(folder: Path, record: Record, options: Options) -> None:
    """Write the record of a folder; where it cannot be, the one written first is as true."""
    if folder.is_dir():
        with contextlib.suppress(OSError):
            write_files({folder / RECORD_NAME: encode_record(record)}, within=options.out)


def report_kept(placed: Placed) -> list[Problem]:
    """Return a problem of files that stand in the place of outputs, and one of those left."""
    told = (("output-kept", placed.kept, "replaced"), ("output-left", placed.left, "removed"))
    found: list[Problem] = []
    for code, files, act in told:
        lost = [f for f in files if placed.record.damaged and f.name not in placed.record.files]
        edited = [file for file in files if file not in lost]
        found += [_tell_kept(code, edited, act)] if edited else []
        found += [_tell_lost(code, lost, act)] if lost else []
    return found


def _tell_kept(code: str, files: Sequence[Path], act: str) -> Problem:
    it, they_are = ("it", "it is") if len(files) == 1 else ("them", "they are")
    left = f"{'is' if len(files) == 1 else 'are'} not as a build left {it}"
    hint = f"move {it} elsewhere and build again, or have {it} {act} by `quizpress build --force`"
    return about_file(code, files[0], f"{_name_some(files)} {left}, so {they_are} not {act}", hint)


def _tell_lost(code: str, files: Sequence[Path], act: str) -> Problem:
    """Return a problem of files that may be of builds, which a damaged record does not tell."""
    it, they_are = ("it", "it is") if len(files) == 1 else ("them", "they are")
    message = (
        "this record was damaged and could not be read, so whether a build wrote"
        f" {_name_some(files)} is not known, and {they_are} not {act}"
    )
    hint = f"have {it} {act} by `quizpress build --force`; what you edited, move elsewhere first"
    return about_file(code, files[0].parent / RECORD_NAME, message, hint)


def _name_some(files: Sequence[Path]) -> str:
    names = ", ".join([file.name for file in files[:_MOST_NAMES]])
    more = len(files) - _MOST_NAMES
    return f"{names} and {more} more" if more > 0 else names


_MOST_NAMES = 4
