"""The page on every error and warning, made from their table, the decks of the tests and scenes."""

import contextlib
import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import yaml

from harness import CASES
from quizpress.cli import commands
from quizpress.codes import CODES, RULE_CODES, Fault
from quizpress.deck_and_lock import load_deck

Step = dict[str, str | dict[str, str]]
_SCENES = Path(__file__).with_name("problem_scenes.yaml")
SCENES = cast("dict[str, list[Step]]", yaml.safe_load(_SCENES.read_text("utf-8")))
"""What shows the codes that no deck shows by itself."""
_HEAD = """# Every error and warning

Each report carries a code. Here is what each stands for, with an example: a deck, or what was done,
and what is said of it. What is said of questions, as an editor would, is in [the rules](rules.md).

Errors keep a deck from being built. A warning is silenced on a card by `ignore: CODE`, for a run by
`--ignore CODE`; an info is shown with `-v`.
"""
_LONGEST_DECK = 9
"""Lines that are read in a glance; a report quotes the line it is about."""
_GROUPS = {
    # The first code of each group, and its title.
    "unreadable": "The file",
    "syntax": "The YAML",
    "shape": "The shape of the deck",
    "cloze-no-gap": "What holds whatever is asked",
    "article-outside": "The files beside the deck",
    "output-name": "The outputs",
    "lock-unreadable": "The lock",
}


def problems_page() -> str:
    """Return the page on all codes but the rules in Markdown."""
    made = [_HEAD]
    examples = _examples()
    for code, fault in CODES.items():
        if code in RULE_CODES:
            continue
        if code in _GROUPS:
            made.append(f"## {_GROUPS[code]}\n")
        made.append(_entry(code, fault, examples))
    return "\n".join(made)


def _entry(code: str, fault: Fault, cases: dict[str, Path]) -> str:
    shown = _shown_by_scene(SCENES[code]) if code in SCENES else _shown_by_deck(cases[code], code)
    assert f"[{code}]" in shown, (code, shown)
    return f"### {code}\n\n*{fault.severity}:* {fault.summary}\n\n{shown}"


def _examples() -> dict[str, Path]:
    """Return for each code the deck with the fewest other faults, and of these the shortest one."""
    found: dict[str, list[tuple[int, int, Path]]] = {}
    for path in sorted(CASES.glob("*.yaml")):
        codes = {problem.code for problem in load_deck(path)[1]}
        length = sum(file.stat().st_size for file in (path, path.with_suffix(".txt")))
        for code in codes:
            found.setdefault(code, []).append((len(codes), length, path))
    return {code: min(those)[-1] for code, those in found.items()}


def _shown_by_deck(path: Path, code: str) -> str:
    """Return a deck, unless it is long, and the first that is reported of it with a code."""
    reports = path.with_suffix(".txt").read_text("utf-8").rpartition("\n1 deck")[0].split("\n\n")
    report = next(report for report in reports if f"[{code}]" in report)
    deck = _printable(path)
    shown = f"```yaml\n{deck}```\n\n" if deck.count("\n") <= _LONGEST_DECK else ""
    return f"{shown}```text\n{report}\n```\n"


def _printable(path: Path) -> str:
    """Return a deck with a question mark, in a diamond, for each byte that cannot be shown."""
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    shown = "".join(sign if sign.isprintable() or sign in "\n\t" else "\ufffd" for sign in text)
    return shown if shown.endswith("\n") else f"{shown}\n"


def _shown_by_scene(steps: list[Step]) -> str:
    (said,) = [step["says"] for step in steps if "says" in step]
    shown = []
    with _in_folder_of_its_own():
        for step in steps:
            if "run" in step:
                shown.append(f"$ quizpress {step['run']}")
                report = _run(str(step["run"]).split())
            else:
                _change_files(step)
    return f"{said}\n\n```text\n" + "\n".join([*shown, report.strip()]) + "\n```\n"


def _change_files(step: Step) -> None:
    match step:
        case {"write": dict(files)}:
            for name, text in files.items():
                Path(name).parent.mkdir(parents=True, exist_ok=True)
                Path(name).write_text(text, "utf-8")
        case {"copy": dict(files)}:
            for name, to in files.items():
                shutil.copy(name, to)
        case {"link": dict(files)}:
            for name, to in files.items():
                Path(name).parent.mkdir()
                Path(name).symlink_to(to)
        case {"remove": str(name)}:
            Path(name).unlink()


@contextlib.contextmanager
def _in_folder_of_its_own() -> Iterator[None]:
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def _run(arguments: list[str]) -> str:
    """Return what a command reports: the errors, and not what it tells of its outputs."""
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        commands.run(arguments)
    return out.getvalue() if arguments[0] == "check" else errors.getvalue()
