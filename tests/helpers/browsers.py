"""Real browsers that print a page to PDF, and what can be read off the result."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from pdf_text import boxes, pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from websockets.sync.client import ClientConnection


class Paper(NamedTuple):
    """A sheet of paper, in centimetres."""

    name: str
    width: float
    height: float


A4 = Paper("A4", 21.0, 29.7)
LETTER = Paper("Letter", 21.59, 27.94)


class Printer(Protocol):
    """Prints an HTML file."""

    def pdf(self, file: Path, paper: Paper) -> list[str]:
        """Return the text of each page."""


def program(name: str, variable: str) -> str:
    """Return the path of a browser; a missing one fails the test."""
    found = shutil.which(os.environ.get(variable, name))
    assert found, f"{name} is not installed; `sh tests/needs.sh` gets it or says how"
    return found


class Chromium:
    """Chromium, driven by Playwright."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def pdf(self, file: Path, paper: Paper) -> list[str]:
        return pages(self.printed(file, paper))

    def boxes(self, file: Path, paper: Paper) -> str:
        """Return the words of a printed file with their places, as XML."""
        return boxes(self.printed(file, paper))

    def printed(self, file: Path, paper: Paper) -> bytes:
        page = self.browser.new_page()
        page.goto(file.as_uri())
        data = page.pdf(width=f"{paper.width}cm", height=f"{paper.height}cm")
        page.close()
        return data


@contextmanager
def start_chromium() -> Iterator[Chromium]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  Unit tests go without.

    with sync_playwright() as playwright:
        path = program("chromium", "QUIZPRESS_CHROMIUM")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield Chromium(browser)
        browser.close()


class Firefox:
    """Firefox, driven over WebDriver BiDi, which it speaks by itself."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.number = 0
        self.call("session.new", capabilities={})
        self.context = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def call(self, method: str, **params: object) -> Any:  # noqa: ANN401  JSON.
        self.number += 1
        command = {"id": self.number, "method": method, "params": params}
        self.connection.send(json.dumps(command))
        while True:
            answer = json.loads(self.connection.recv(timeout=60))
            if answer.get("id") == self.number:
                assert "result" in answer, answer
                return answer["result"]

    def pdf(self, file: Path, paper: Paper) -> list[str]:
        where = {"context": self.context, "url": file.as_uri(), "wait": "complete"}
        self.call("browsingContext.navigate", **where)
        page = {"width": paper.width, "height": paper.height}
        made = self.call(
            "browsingContext.print", context=self.context, page=page, shrinkToFit=False
        )
        return pages(base64.b64decode(made["data"]))


@contextmanager
def start_firefox() -> Iterator[Firefox]:
    path = program("firefox-esr" if shutil.which("firefox-esr") else "firefox", "QUIZPRESS_FIREFOX")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [path, "--headless", "--no-remote", "--profile", profile]
        command += ["--remote-debugging-port", str(port)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command, **quiet) as process:  # type: ignore[call-overload]
            try:
                with _connected(port) as connection:
                    yield Firefox(connection)
            finally:
                process.terminate()


def _connected(port: int) -> ClientConnection:
    from websockets.exceptions import InvalidHandshake  # noqa: PLC0415  Unit tests go without.
    from websockets.sync.client import connect  # noqa: PLC0415

    for _ in range(240):
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None, proxy=None)
        except (OSError, InvalidHandshake):
            time.sleep(0.25)
    raise AssertionError("Firefox did not open its port")
