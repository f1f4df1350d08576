"""A lock that the last build wrote, and that is gone."""

import os
from pathlib import Path
from shlex import quote

from quizpress.lock.file import lock_path
from quizpress.problem import Problem, about_file
from quizpress.record.record_file import digest_path, read_record


def find_lost_lock(path: Path, folder: Path) -> Problem | None:
    """Return a problem where a deck has no lock, and had one when its outputs were last built."""
    lock = lock_path(path)
    if os.path.lexists(lock):
        return None
    last = read_record(folder).recall_build()
    if not last or not last.lock or last.path != digest_path(path):
        return None
    message = (
        "the lock that the last build wrote is gone; a new one would cut every learner off from"
        " their history"
    )
    hint = (
        f"restore it (`git checkout -- {quote(str(lock))}`), or begin anew with"
        f" `quizpress build --force {quote(str(path))}`"
    )
    return about_file("lock-lost", lock, message, hint)
