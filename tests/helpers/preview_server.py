"""A preview, run as a program of its own."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from harness import LONGEST, command, environment


class Answer(NamedTuple):
    """What came of a request."""

    status: int
    headers: dict[str, str]
    body: str


class Preview:
    """A preview that runs; `said` is the line in which it tells where."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        assert running.stdout is not None
        self.running = running
        self.said = running.stdout.readline()
        self.address = self.said.partition(" at ")[2].partition(" until ")[0].rstrip("/")

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for a path, with other headers than usual."""
        request = Request(self.address + path, headers=headers)  # noqa: S310  Our own.
        try:
            with urlopen(request, timeout=LONGEST) as answer:  # noqa: S310  The same.
                return Answer(
                    answer.status, _small(answer.headers), answer.read().decode("latin-1")
                )
        except HTTPError as error:
            return Answer(error.code, _small(error.headers), error.read().decode())

    def interrupt(self) -> tuple[int, str, str]:
        """End it as Ctrl-C does; return its exit code, and what else it said."""
        self.running.send_signal(signal.SIGINT)
        try:
            out, err = self.running.communicate(timeout=LONGEST)
        finally:
            self.running.kill()  # One that goes on would be waited for without end.
        return self.running.returncode, out, err


def _small(headers: object) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}  # type: ignore[attr-defined]


@contextmanager
def previewed(*arguments: str | Path, cwd: Path, **variables: str) -> Iterator[Preview]:
    """Run a preview at a free port, with some variables of the environment."""
    with subprocess.Popen(
        command("preview", "--port", "0", *arguments),
        cwd=cwd,
        env=environment(NO_COLOR="1", **variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        preview = Preview(running)
        try:
            yield preview
        finally:
            if running.poll() is None:
                code, _, err = preview.interrupt()
                assert (code, err) == (0, "")
