"""The stages know only what lies below them, and a check loads nothing that it does not use."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import ROOT, TESTS, Write, environment

SOURCES = ROOT / "src" / "quizpress"
MAY_IMPORT: dict[str, set[str]] = {
    # a module or package, and those below it that it knows
    "codes": set(),
    "misspelt": set(),
    "names": set(),
    "options": set(),
    "problem": {"codes"},
    "read": {"misspelt", "options", "problem"},
    "text": {"problem"},
    "model": {"problem", "text"},
    "rules": {"codes", "options", "problem", "model", "text"},
    "decks": {"problem", "read", "misspelt"},
    "write": {"read"},
    "checks": {
        "codes",
        "misspelt",
        "names",
        "options",
        "problem",
        "model",
        "read",
        "rules",
        "text",
    },
    "lock": {"names", "problem", "decks", "read", "write"},
    "press": {"misspelt", "text", "model", "options", "rules", "lock"},
    "push": {"read", "write", "lock", "press"},
    "targets": {"model", "options", "press"},
    "installed": {"options", "read"},
    "outcome": {"problem", "lock", "press"},
    "record": {
        "options",
        "problem",
        "read",
        "write",
        "lock",
        "press",
        "installed",
        "outcome",
    },
    "scalar_text": {"problem", "read"},
    "draft": {"problem", "decks", "read", "checks", "rules", "scalar_text", "installed"},
    "fix": {
        "names",
        "problem",
        "read",
        "text",
        "model",
        "write",
        "checks",
        "scalar_text",
        "rules",
    },
    "located": {"problem", "model", "rules", "lock"},
    "pull": {
        "problem",
        "model",
        "read",
        "text",
        "checks",
        "lock",
        "press",
        "push",
        "fix",
    },
    "deck_and_lock": {
        "problem",
        "model",
        "options",
        "decks",
        "read",
        "checks",
        "lock",
        "located",
    },
    "moved_cards": {
        "problem",
        "options",
        "press",
        "read",
        "write",
        "lock",
        "outcome",
        "deck_and_lock",
    },
    "own_templates": {"options", "problem", "read", "targets"},
    "paper_warnings": {"problem", "model", "options", "press"},
    "pipeline": {
        "own_templates",
        "paper_warnings",
        "problem",
        "model",
        "options",
        "decks",
        "read",
        "lock",
        "located",
        "deck_and_lock",
        "moved_cards",
        "press",
        "targets",
        "write",
        "outcome",
        "record",
    },
    "workers": {"options", "outcome", "pipeline"},
    "parallel": {"options", "outcome", "pipeline", "workers"},
    "combination": {
        "problem",
        "model",
        "options",
        "read",
        "press",
        "outcome",
        "record",
        "deck_and_lock",
        "own_templates",
        "paper_warnings",
        "pipeline",
    },
    "bundle": {"options", "problem", "press", "write", "record", "deck_and_lock"},
    "api": {
        "problem",
        "model",
        "options",
        "targets",
        "installed",
        "outcome",
        "deck_and_lock",
        "pipeline",
    },
    "__init__": {"problem", "model", "options", "outcome", "api"},
    "report": {
        "__init__",
        "codes",
        "problem",
        "model",
        "text",
        "rules",
        "lock",
        "located",
        "press",
        "push",
        "pull",
        "installed",
        "outcome",
        "bundle",
    },
    "preview": {
        "problem",
        "model",
        "text",
        "options",
        "decks",
        "read",
        "press",
        "targets",
        "deck_and_lock",
        "report",
    },
    "cli": {
        "own_templates",
        "__init__",
        "codes",
        "misspelt",
        "problem",
        "options",
        "model",
        "names",
        "targets",
        "decks",
        "read",
        "write",
        "checks",
        "lock",
        "push",
        "draft",
        "fix",
        "pull",
        "installed",
        "outcome",
        "deck_and_lock",
        "pipeline",
        "parallel",
        "combination",
        "bundle",
        "moved_cards",
        "preview",
        "report",
    },
    "__main__": {"cli"},
}
HEAVY = (
    "genanki", "jinja2", "latex2mathml", "rapidfuzz", "rich", "jsonschema",
    "typst", "docx", "PIL", "sqlite3", "zipfile",
    "quizpress.checks.json_schema", "quizpress.press", "quizpress.templates",
)  # fmt: skip


def test_the_table_points_downward_only() -> None:
    order = list(MAY_IMPORT)

    for name, below in MAY_IMPORT.items():
        assert below <= set(order[: order.index(name)]), name


def test_every_arrow_in_the_sources_is_in_the_table() -> None:
    assert wrong({path: path.read_text("utf-8") for path in SOURCES.rglob("*.py")}) == []


def test_every_arrow_of_the_table_is_in_the_sources() -> None:
    found = {arrow for path in SOURCES.rglob("*.py") for arrow in arrows(path, path.read_text())}

    assert {(name, below) for name in MAY_IMPORT for below in MAY_IMPORT[name]} == found


WRONG = (
    # a file, a line in it, the arrow it draws
    ("read/yaml_parse.py", "from quizpress.checks import check", ("read", "checks")),
    ("model.py", "import quizpress.press.html_writer", ("model", "press")),
    ("checks/build.py", "def f():\n    from quizpress.lock.carry import carry", ("checks", "lock")),
    ("lock/carry.py", "from quizpress import model", ("lock", "model")),
    ("press/anki/notes.py", "from ...write import write", ("press", "write")),
    ("press/order.py", "from .. import pipeline", ("press", "pipeline")),
    ("write.py", "if True:\n    import quizpress.cli as c", ("write", "cli")),
    ("strange.py", "from quizpress import cli", ("strange", "cli")),
    ("text/walk.py", "from quizpress.model import Card", ("text", "model")),
    ("text/parse.py", "from quizpress.read.yaml_nodes import Scalar", ("text", "read")),
    ("text/maths.py", "from quizpress.press import html", ("text", "press")),
    ("text/gaps.py", "from quizpress.checks import prose", ("text", "checks")),
    ("read/yaml_parse.py", "from quizpress import text", ("read", "text")),
    ("read/beside.py", "from quizpress.checks.media_files import gather", ("read", "checks")),
    ("press/paper/room.py", "from quizpress.checks import shapes", ("press", "checks")),
)


@pytest.mark.parametrize(("name", "text", "arrow"), WRONG)
def test_an_arrow_that_points_the_wrong_way_is_caught(
    name: str, text: str, arrow: tuple[str, str]
) -> None:
    assert wrong({SOURCES / name: text}) == [arrow]


def test_a_check_of_a_good_deck_loads_nothing_heavy(deck: Write) -> None:
    path = deck("title: T\ncards:\n- {q: One?, a: A}\n- {cloze: 'a {{b}}'}\n")
    script = (
        "import sys; from quizpress.cli.commands import run; code = run(['check', sys.argv[1]]);"
        "print(*sorted(sys.modules)); sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, path],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    verdict, loaded = ran.stdout.splitlines()

    assert verdict == "1 deck, no problems"
    assert "quizpress.checks.rules" in loaded.split()
    assert [name for name in HEAVY if name in loaded.split()] == []


def test_a_test_takes_nothing_from_another_and_has_a_name_of_its_own() -> None:
    paths = sorted(TESTS.rglob("*.py"))
    tests = {path.stem for path in paths if path.stem.startswith("test_")}
    taken = {
        (path.stem, name)
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _modules(node)
    }

    assert [(path, name) for path, name in taken if name in tests] == []
    assert len({path.stem for path in paths}) == len(paths)


def wrong(sources: dict[Path, str]) -> list[tuple[str, str]]:
    """Return the arrows that the table does not allow."""
    drawn = sorted({arrow for path, text in sources.items() for arrow in arrows(path, text)})
    return [(name, below) for name, below in drawn if below not in MAY_IMPORT.get(name, ())]


def arrows(path: Path, text: str) -> set[tuple[str, str]]:
    """Return who imports whom, by the first name below the package."""
    parts = path.relative_to(SOURCES).with_suffix("").parts
    drawn = {
        (parts[0], below) for node in ast.walk(ast.parse(text)) for below in _named(node, parts)
    }
    return {(name, below) for name, below in drawn if name != below}


def _modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def _named(node: ast.AST, parts: tuple[str, ...]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield from _first(alias.name)
    if isinstance(node, ast.ImportFrom):
        above = (("quizpress", *parts)[: -node.level]) if node.level else ()
        source = ".".join([*above, *filter(None, [node.module])])
        for alias in node.names:
            yield from _first(f"{source}.{alias.name}")


def _first(name: str) -> Iterator[str]:
    package, _, rest = name.partition(".")
    if package == "quizpress":
        first = rest.partition(".")[0]
        inside = (SOURCES / first).is_dir() or (SOURCES / f"{first}.py").is_file()
        yield first if first and inside else "__init__"
