"""The JSON Schema and the check are made from one table; here they are held side by side."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from harness import ROOT, TESTS, Ran, examine
from quizpress.checks.json_schema import schema
from quizpress.read.yaml_nodes import Node, Scalar, Seq

CAPITALS = ("True", "TRUE", "False", "FALSE")
"""What we take for `true` and `false` where it has no quotes."""
SCHEMA = Draft202012Validator(schema())
REAL = sorted((ROOT / "decks").rglob("*.yaml"))
CASES = sorted((TESTS / "cases").glob("*.yaml"))
GOOD = [*REAL, *(path for path in CASES if path.stem.startswith("good-"))]
MISSHAPEN = [path for path in CASES if (seen := examine(path)).node and not seen.deck]


class AsYaml11(yaml.CSafeLoader):
    """What most programs make of YAML, save dates, which JSON has not."""


class AsYaml12(yaml.CSafeLoader):
    """What the language server of editors makes of YAML."""


AsYaml11.yaml_implicit_resolvers = {
    first: [(tag, look) for tag, look in known if not tag.endswith(":timestamp")]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsYaml12.yaml_implicit_resolvers = {}
for name, pattern, first in (
    ("null", r"~|null|Null|NULL|", [*"~nN", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", [*"tTfF"]),
    ("int", r"[-+]?[0-9]+", [*"-+0123456789"]),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", [*"-+.0123456789"]),
):
    AsYaml12.add_implicit_resolver(
        f"tag:yaml.org,2002:{name}", re.compile(f"(?:{pattern})$"), first
    )


def test_the_command_prints_a_valid_schema(call: Callable[..., Ran]) -> None:
    ran = call("schema")

    Draft202012Validator.check_schema(json.loads(ran.out))
    assert json.loads(ran.out) == schema()
    assert json.loads(ran.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (ran.code, ran.err) == (0, "")


def test_there_are_real_decks_and_misshapen_ones() -> None:
    assert REAL
    assert len(MISSHAPEN) > 20


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_deck_is_accepted_as_we_read_it(path: Path) -> None:
    node = examine(path).node

    assert node is not None
    assert _complaints(_plain(node)) == []


@pytest.mark.parametrize("loader", [AsYaml11, AsYaml12])
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_deck_is_accepted_as_editors_read_it(
    path: Path, loader: type[yaml.CSafeLoader]
) -> None:
    assert _complaints(yaml.load(path.read_bytes(), loader)) == []  # noqa: S506  Both are safe.


@pytest.mark.parametrize("path", MISSHAPEN, ids=lambda path: path.stem)
def test_a_misshapen_deck_is_rejected(path: Path) -> None:
    node = examine(path).node

    assert node is not None
    assert _complaints(_plain(node)) != []


def _plain(node: Node) -> Any:  # noqa: ANN401  JSON is anything.
    if isinstance(node, Scalar):
        return node.text.lower() if node.plain and node.text in CAPITALS else node.text
    if isinstance(node, Seq):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.pairs}


def _complaints(tree: Any) -> list[str]:  # noqa: ANN401  JSON is anything.
    return [error.message for error in SCHEMA.iter_errors(tree)]
