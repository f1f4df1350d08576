"""Fixtures: decks in a folder of their own, the command line, golden files."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

import quizpress.cli
from harness import GOLDEN, LONGEST, Golden, Ran, Write, command, environment

# What is random finds new cases where someone looks at them; a gate must not depend on luck.
settings.register_profile("gate", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("gate")


def pytest_addoption(parser: pytest.Parser) -> None:
    says = "write the golden files anew instead of comparing with them"
    parser.addoption("--update-golden", action="store_true", help=says)


@pytest.fixture
def deck(tmp_path: Path) -> Write:
    def write(content: str | bytes, name: str = "deck.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    def compare(name: str, content: str | bytes, folder: Path = GOLDEN) -> None:
        path = folder / name
        data = content.encode() if isinstance(content, str) else content
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        assert path.is_file(), f"{path} is missing; look at the output, then --update-golden"
        if isinstance(content, str):
            assert content == path.read_bytes().decode()
        else:
            assert content == path.read_bytes()

    return compare


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Ran]:
    """Run quizpress as a program of its own, in the test's folder."""

    def start(*arguments: str | Path, cwd: Path = tmp_path, **variables: str) -> Ran:
        done = subprocess.run(
            command(*arguments),
            cwd=cwd,
            env=environment(**{"NO_COLOR": "1", **variables}),
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return start


@pytest.fixture
def call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Run quizpress inside this process, in the test's folder: quicker, and nearly the same."""

    def start(*arguments: str | Path, cwd: Path = tmp_path) -> Ran:
        monkeypatch.chdir(cwd)
        try:
            code = quizpress.cli.run([*map(str, arguments)])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return Ran(code, *capsys.readouterr())

    return start
