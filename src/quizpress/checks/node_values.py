"""What stands in a node that has the right shape: words, flags and items, by their keys."""

import re
from typing import cast

from quizpress.checks.deck_language import INVISIBLE
from quizpress.model import Picture
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq

Keys = dict[str, Node]


def keys_of(node: Node) -> Keys:
    """Return the values of a mapping by their keys."""
    return {key.text: value for key, value in cast("Map", node).pairs}


def word_of(node: Node) -> str:
    """Return a text that is taken as it is, without markup."""
    return cast("Scalar", node).text.strip(INVISIBLE)


def says_nothing(node: Node) -> bool:
    """Say whether a value is empty, or YAML's word for nothing without quotes."""
    return isinstance(node, Scalar) and (
        not word_of(node) or (node.plain and node.text in ("~", "null", "Null", "NULL"))
    )


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


def picture_of(node: Node) -> Picture:
    """Return the picture that a file names alone, or with what it shows and how wide it is."""
    if isinstance(node, Scalar):
        return Picture(word_of(node), "", node.span)
    keys = keys_of(node)
    width = millimetres_of(word_at(keys, "width"))
    return Picture(word_at(keys, "file"), word_at(keys, "alt"), keys["file"].span, width)


def millimetres_of(length: str) -> float:
    """Return how long `6cm`, `60 mm` or `2.5in` is; 0 where nothing is said."""
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _MILLIMETRES[found[2]] if found else 0


_LENGTH = re.compile("([0-9.]+) ?(cm|mm|in)")
_MILLIMETRES = {"cm": 10, "mm": 1, "in": 25.4}
