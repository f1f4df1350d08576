"""What builds, plans and pushes look at before they begin."""

import os
import time
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from quizpress.cli.print_problems import print_about_call
from quizpress.decks import find_clashes, find_strays, holds_decks
from quizpress.lock.file import find_copied_locks
from quizpress.problem import Problem


def find_obstacles(paths: Mapping[Path, Path], given: list[Path]) -> dict[Path, Problem]:
    """Return a problem for each deck that is not to be read, or that another would undo."""
    return find_copied_locks(paths) | find_clashes(paths) | find_strays(paths, given)


def warn_of_place(options: Namespace) -> None:
    """Warn where outputs go among the decks."""
    if holds_decks(options.out, options.decks):
        said = f"the outputs go into {options.out}/, among the decks"
        print_about_call("warning", said, "leave out --out for build/, or name another folder")


def read_time_of_build() -> int:
    """Return the time of this build; SOURCE_DATE_EPOCH sets an earlier one, as packagers expect."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = int(time.time())
    return min(int(epoch[:20]), now) if epoch.isascii() and epoch.isdecimal() else now
