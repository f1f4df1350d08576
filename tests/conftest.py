"""Fixtures: decks in a folder of their own, the command line, golden files."""

import os
import re
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


_ANKI = re.compile(r"^ *(?:from|import) (?:anki|learner|gallery|connect)\b", re.MULTILINE)
_BROWSER = re.compile(r"^ *(?:from|import) (?:playwright|screen|printing|axe_\w+)\b", re.MULTILINE)
_MORE = re.compile(
    r"^ *(?:from|import) (?:build|docx|pypdf|pysqlite3|weasyprint|PIL)\b", re.MULTILINE
)
"""What tests import that need the real programs, or packages that not everybody has."""


def pytest_addoption(parser: pytest.Parser) -> None:
    says = "write the golden files anew instead of comparing with them"
    parser.addoption("--update-golden", action="store_true", help=says)
    says = "run only what needs neither Anki nor a browser nor any extra"
    parser.addoption("--unit", action="store_true", help=says)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what cannot even be imported where only units are tested."""
    if not config.getoption("--unit") or collection_path.suffix != ".py":
        return None
    source = collection_path.read_text("utf-8")
    return True if any(needs.search(source) for needs in (_ANKI, _BROWSER, _MORE)) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they need, so that `-m` chooses among them."""
    marks: dict[Path, list[str]] = {}
    for item in items:
        if item.path not in marks:
            source = item.path.read_text("utf-8")
            needs = {"anki": _ANKI, "browser": _BROWSER}
            marks[item.path] = [name for name, found in needs.items() if found.search(source)]
        for name in marks[item.path] or ["unit"]:
            item.add_marker(name)
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker("golden")


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
