"""Several decks, pressed by several processes where that is quicker."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from quizpress.options import Options
from quizpress.outcome import Outcome
from quizpress.pipeline import build_deck

_WORTH = 0.5
"""Seconds that processes have to save, since to start them takes some, too."""
_SLOW_FILES = 1.0
"""Seconds that a deck takes where files are asked for that take long to make."""


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def build_decks(
    wishes: Sequence[tuple[Path, Options]], jobs: int, on_file: Callable[[str], None]
) -> Iterator[Outcome]:
    """Build decks, and yield what came of each, in their order.

    Up to `jobs` processes build them once that pays. `on_file` hears the name of each file that
    this process makes.
    """
    seconds = 0.0
    for number, (path, options) in enumerate(wishes):
        left = len(wishes) - number
        asked = options.printing
        expected = max(seconds, _SLOW_FILES if asked.pdf or asked.docx else 0)
        if expected * left * (1 - 1 / min(jobs, left)) > _WORTH:
            from quizpress.workers import build_in_processes  # noqa: PLC0415  One deck needs none.

            yield from build_in_processes(wishes[number:], min(jobs, left))
            return
        begun = perf_counter()
        outcome = build_deck(path, options, on_file)
        seconds = perf_counter() - begun
        yield outcome
