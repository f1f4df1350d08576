"""From bytes to located nodes; nothing here knows what a deck is."""

from pathlib import Path

from quizpress.problem import Report
from quizpress.read.decode import decode, load
from quizpress.read.nodes import Node
from quizpress.read.parse import parse

__all__ = ["read"]


def read(path: Path, shown: str) -> tuple[Node | None, Report]:
    """Read one YAML file; `shown` is the path as reports print it.

    The node is None where the file cannot be read as YAML; the report says why. An empty
    file has neither a node nor a problem.
    """
    report = _text(path, shown)
    return None if report.problems else parse(report), report


def _text(path: Path, shown: str) -> Report:
    data, report = load(path, shown)
    return report if report.problems else decode(shown, data)
