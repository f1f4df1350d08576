"""Processes that build decks, and end with the one that started them."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread
from types import FrameType

from quizpress.options import Options
from quizpress.outcome import Outcome
from quizpress.pipeline import build_deck

DeckWish = tuple[Path, Options]
"""A deck, and what is asked of its build."""


def build_in_processes(wishes: Sequence[DeckWish], jobs: int) -> Iterator[Outcome]:
    """Build decks in so many processes, and yield what came of each, in their order.

    A deck whose process was killed is built in this one.
    """
    crew = Crew(wishes, jobs)
    try:
        for number in range(len(wishes)):
            yield crew.await_outcome(number)
    finally:
        crew.end()


class Crew:
    """Processes that build the decks of a list, each the next one when it is done with one."""

    def __init__(self, wishes: Sequence[DeckWish], jobs: int) -> None:
        self._wishes = wishes
        self._left = iter(range(len(wishes)))
        self._done: dict[int, Outcome] = {}
        self._building: dict[Connection, int] = {}
        self._processes: list[Process] = []
        for _ in range(jobs):
            ours, theirs = Pipe()
            self._processes.append(Process(target=_work_for, args=(theirs,), daemon=True))
            with _signals_held():
                self._processes[-1].start()
            # Else the death of the process would not be seen here.
            theirs.close()
            self._give_next(ours)

    def await_outcome(self, number: int) -> Outcome:
        """Return what came of a deck, which is to be asked for once."""
        while number not in self._done:
            if not self._building:
                return build_deck(*self._wishes[number])
            ready = wait([*self._building])
            for pipe in [pipe for pipe in self._building if pipe in ready]:
                self._take_from(pipe)
        return self._done.pop(number)

    def _take_from(self, pipe: Connection) -> None:
        number = self._building.pop(pipe)
        try:
            self._done[number] = pipe.recv()
        except (EOFError, OSError):
            self._done[number] = build_deck(*self._wishes[number])
        else:
            self._give_next(pipe)

    def _give_next(self, pipe: Connection) -> None:
        number = next(self._left, None)
        with contextlib.suppress(OSError):
            pipe.send(None if number is None else self._wishes[number])
        if number is not None:
            self._building[pipe] = number

    def end(self) -> None:
        """Wait until each process has ended, at once where a deck is still in its hands."""
        if self._building:
            for process in self._processes:
                process.terminate()
            last = time.monotonic() + _GRACE
            for process in self._processes:
                process.join(max(0, last - time.monotonic()))
                process.kill()
        for process in self._processes:
            process.join()


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Hold back signals that end a process, also in one that is started, until it is ready."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work_for(pipe: Connection) -> None:
    """Build the decks that come by a pipe until None comes."""
    # What goes wrong here goes wrong there, too, where the deck is built again and that is told.
    with contextlib.suppress(Exception, KeyboardInterrupt):
        for number in _ENDING:
            signal.signal(number, _end_once)
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        Thread(target=_end_with_parent, daemon=True).start()
        while wish := pipe.recv():
            pipe.send(build_deck(*wish))


def _end_once(_number: int, _frame: FrameType | None) -> None:
    """Give up what is being done, and let nothing disturb that."""
    # Python complains of a signal that came already, and is to be ignored since.
    for number in _ENDING:
        signal.signal(number, lambda *_: None)
    raise KeyboardInterrupt


def _end_with_parent() -> None:
    """End this process as soon as the one that started it is gone."""
    if parent := parent_process():
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_GRACE)
        os._exit(1)


_ENDING = (signal.SIGINT, signal.SIGTERM)
_GRACE = 1.0
"""Seconds in which a process that is to end can tidy up."""
