"""What stands in a node that has the right shape: words, flags and items, by their keys."""

from typing import cast

from quizpress.checks.deck_language import INVISIBLE
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq

Keys = dict[str, Node]


def keys_of(node: Node) -> Keys:
    """Return the values of a mapping by their keys."""
    return {key.text: value for key, value in cast("Map", node).pairs}


def word_at(keys: Keys, key: str, default: str = "") -> str:
    """Return the value of a key that is taken as it is, without markup."""
    node = keys.get(key)
    return cast("Scalar", node).text.strip(INVISIBLE) if node else default


def flag_at(keys: Keys, key: str) -> bool:
    """Return what a flag says, which YAML knows in three ways: true, True, TRUE."""
    return word_at(keys, key).lower() == "true"


def words_at(keys: Keys, key: str) -> list[str]:
    """Return the texts of a key's value, taken as they are."""
    return [cast("Scalar", node).text.strip(INVISIBLE) for node in items_at(keys, key)]


def items_at(keys: Keys, key: str) -> list[Node]:
    """Return the items of a key's value; what stands alone is one."""
    node = keys.get(key)
    return node.items if isinstance(node, Seq) else [node] if node else []
