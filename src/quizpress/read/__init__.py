"""From bytes to located nodes; nothing here knows what a deck is."""

from pathlib import Path

from quizpress.problem import Report
from quizpress.read.decode import decode_file
from quizpress.read.yaml_nodes import Node
from quizpress.read.yaml_parse import parse_yaml

__all__ = ["read"]


def read(path: Path, shown: str) -> tuple[Node | None, Report]:
    """Read one YAML file; `shown` is the path as reports print it.

    The node is None where the file cannot be read as YAML; the report says why. An empty
    file has neither a node nor a problem.
    """
    report = decode_file(path, shown)
    return None if report.problems else parse_yaml(report), report
