"""What stands in a node that has the right shape: words, flags and items, by their keys."""

from typing import cast

from quizpress.checks.deck_language import INVISIBLE
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq

Keys = dict[str, Node]


def keys_of(node: Node) -> Keys:
    """Return the values of a mapping by their keys."""
    return {key.text: value for key, value in cast("Map", node).pairs}


def word_of(node: Node) -> str:
    """Return a text that is taken as it is, without markup."""
    return cast("Scalar", node).text.strip(INVISIBLE)


def items_of(node: Node) -> list[Node]:
    """Return the items of a list; what stands alone is one."""
    return node.items if isinstance(node, Seq) else [node]


def word_at(keys: Keys, key: str, default: str = "") -> str:
    """Return the text of a key's value, or another one where it is not there."""
    return word_of(keys[key]) if key in keys else default


def flag_at(keys: Keys, key: str) -> bool:
    """Return what a flag says, which YAML knows in three ways: true, True, TRUE."""
    return word_at(keys, key).lower() == "true"


def items_at(keys: Keys, key: str) -> list[Node]:
    """Return the items of a key's value, of which there may be none."""
    return items_of(keys[key]) if key in keys else []
