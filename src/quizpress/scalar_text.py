"""Texts as scalars of YAML on one line."""

from quizpress.problem import Report, Source
from quizpress.read.yaml_nodes import Map, Scalar
from quizpress.read.yaml_parse import parse_yaml

ESCAPED: dict[str, dict[str, str]] = {"'": {"'": "''"}, '"': {'"': '\\"', "\\": "\\\\"}}
"""How characters are written inside quotes where they would not stand for themselves."""


def quoted(text: str, mark: str = "'") -> str:
    """Return a text of one line between quotes of a kind, single ones at best."""
    return f"{mark}{''.join([ESCAPED[mark].get(c, c) for c in text])}{mark}"


def is_plain(text: str) -> bool:
    """Say whether a text of one line says the same without quotes, wherever it stands."""
    report = Report(Source("", f"{{k: {text}}}"))
    match parse_yaml(report):
        case Map(pairs=[(Scalar(text="k"), Scalar(text=read, plain=True))]):
            return read == text and not report.problems
    return False
