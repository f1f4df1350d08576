"""What the last build of a deck left behind, so that the next one does nothing twice."""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from quizpress.installed import identify_fonts, identify_program
from quizpress.lock.file import lock_path
from quizpress.options import Options
from quizpress.outcome import Outcome
from quizpress.press import Artifact
from quizpress.read.deck_files import Beside
from quizpress.read.decode import MOST_BYTES
from quizpress.read.files import reaches, read_plain
from quizpress.read.fingerprints import (
    Stamp,
    digest_of,
    is_as_stamped,
    is_settled,
    stamp_or_none,
    stamp_written,
)
from quizpress.record.outputs import Placed
from quizpress.record.record_file import (
    RECORD_NAME,
    BuildMemory,
    DrawnFile,
    Record,
    digest_path,
    read_record,
)


class BuildTask(NamedTuple):
    """A deck that is built: its file, the folder of its outputs, and what it reads.

    Stamps of deck and lock are from before they were read, None where they are not there.
    """

    path: Path
    folder: Path
    options: Options
    deck: Stamp | None
    lock: Stamp | None
    beside: Beside
    record: Record

    def find_drawn(self, name: str, source: str) -> Artifact | None:
        """Return a file made earlier of what has this digest, if it is still as it was made."""
        drawn = self.record.recall_drawn(name)
        if not drawn or drawn.source != _digest_source(source):
            return None
        try:
            data = read_plain(self.folder / name, _MOST_DRAWN)
        except OSError:
            return None
        held = digest_of(data) == drawn.digest
        return Artifact(name, data, drawn.layout, source=source) if held else None


_MOST_DRAWN = 1 << 30


def begin_task(path: Path, folder: Path, options: Options) -> BuildTask:
    """Return a deck that is to be built, before anything of it is read."""
    deck, lock = (stamp_or_none(file, MOST_BYTES) for file in (path, lock_path(path)))
    return BuildTask(path, folder, options, deck, lock, Beside(path.parent), read_record(folder))


def recall_build(path: Path, folder: Path, made: Iterable[str], options: Options) -> Outcome | None:
    """Return what a build comes to that finds all as the last one left it; None if it does not.

    `made` are the files in the folder that an earlier build may have made of what is asked for.
    """
    record = read_record(folder)
    last = None if options.force else record.recall_build()
    # First: before that, nothing is looked at that a record from elsewhere may name.
    if last is None or last.asked != _digest_wish(path, folder, options):
        return None
    if last.locked and not options.locked:
        return None
    stamps = [*_list_stamps(path, folder, last)]
    near = [path.parent / name for name in last.beside]
    if (
        {*made} - {*last.wrote} != {*last.left}
        or not all(reaches(path.parent, file) for file in near)
        or not all(_is_unchanged(*each, record.saved) for each in stamps)
    ):
        return None
    if not all(is_settled(stamp, record.saved) for _, stamp in stamps if stamp):
        # What was read just now need not be read again.
        with contextlib.suppress(OSError):
            os.utime(folder / RECORD_NAME)
    problems, written = [*last.problems], tuple([folder / name for name in last.wrote])
    return Outcome(str(path), problems, last.cards, last.news, written, papers=last.papers)


def _list_stamps(
    path: Path, folder: Path, last: BuildMemory
) -> Iterator[tuple[Path, Stamp | None]]:
    """Yield all files on which a build hangs, and those it wrote, with their stamps."""
    yield path, last.deck
    # It tells, too, what was found in an article whose text is gone.
    yield lock_path(path), last.lock
    yield from [(path.parent / name, stamp) for name, stamp in last.beside.items()]
    yield from [(folder / name, stamp) for name, stamp in last.wrote.items()]


def _is_unchanged(file: Path, stamp: Stamp | None, since: int) -> bool:
    return is_as_stamped(file, stamp, since) if stamp else not os.path.lexists(file)


def remember_build(
    task: BuildTask,
    outcome: Outcome,
    placed: Placed,
    files: Iterable[Artifact],
    lock: Mapping[Path, bytes],
) -> Record:
    """Return the record of a folder with what is to be known of a build at the next.

    One that did not go well is not recalled, but for how its files were drawn.
    """
    drawn = {
        file.name: DrawnFile(_digest_source(file.source), digest_of(file.data), file.layout)
        for file in files
        if file.source
    }
    placed_files = placed.record.files
    known = {name: each for name, each in placed.record.drawn.items() if name in placed_files}
    record = placed.record._replace(drawn={**known, **drawn}, last=None)
    if outcome.failed or task.deck is None or not task.folder.is_dir():
        return record
    news = outcome.news
    locks = [stamp_written(file, digest_of(data)) for file, data in lock.items()]
    last = BuildMemory(
        digest_path(task.path),
        _digest_wish(task.path, task.folder, task.options),
        task.options.locked,
        task.deck,
        locks[0] if locks else task.lock or _recall_lost_lock(task),
        task.beside.stamps,
        {file.name: stamp_written(file, placed_files[file.name][0]) for file in placed.written},
        tuple([file.name for file in placed.left]),
        tuple(outcome.problems),
        outcome.cards,
        news and news._replace(changes=(), left="", restyled=False, origins=()),
        outcome.papers,
    )
    return record._replace(last=last)


def _recall_lost_lock(task: BuildTask) -> Stamp | None:
    """Return the stamp of a lock that is gone, and that this build had no need of."""
    last = None if task.options.heeds_lock else task.record.recall_build()
    return last.lock if last and last.path == digest_path(task.path) else None


def _digest_wish(path: Path, folder: Path, options: Options) -> str:
    """Return a digest of all on which a build hangs beside files, and of where its outputs are.

    So a folder that was copied or came from a stranger is built anew.
    """
    home = folder.stat()
    parts = (
        str(path),
        options.targets,
        options.printing,
        options.heeds_lock,
        options.wanted,
        options.spared,
        identify_program(),
        identify_fonts() if options.printing.pdf else "",
        home.st_dev,
        home.st_ino,
    )
    return digest_of(json.dumps(parts, default=sorted).encode())


def _digest_source(source: str) -> str:
    return digest_of(f"{identify_program()} {identify_fonts()} {source}".encode())
