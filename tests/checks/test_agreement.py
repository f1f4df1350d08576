"""What the check refuses for its shape, the JSON Schema refuses too, and nothing else."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quizpress.checks import check
from quizpress.checks.json_schema import schema
from quizpress.problem import Report, Source
from quizpress.read.deck_files import Beside
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq

Tree: TypeAlias = Any
"""Texts, lists and dictionaries, as JSON has them."""

SCHEMA = Draft202012Validator(schema())
CARDS: tuple[Tree, ...] = (
    {"q": "Q", "a": "A", "both": "true", "id": "x", "at": "1", "tags": "t"},
    {
        "q": "Q",
        "a": ["A", "B"],
        "at": ["1", {"p": "2", "quote": "four words stand here"}],
        "points": "0.5",
        "accept": "C",
        "only": ["anki", "paper"],
        "ignore": "quote-length",
    },
    {"q": "Q", "a": "A", "distractors": ["B", {"text": "C", "why": "W", "audio": "f.mp3"}]},
    {"q": "Q", "a": "A", "distractors": "B", "keep_order": "2", "hint": "H"},
    {"q": "Q", "a": "A", "distractors": "B", "keep_order": "false"},
    {"claim": "C", "a": "false", "correction": "D", "why": "W"},
    {"cloze": "x {{y}}", "only": "screen", "type": "true"},
    {"cloze": "x {{y}} {{z}}", "accept": {"c1": "Y", "z": ["Z", "2"]}},
    {"q": "Q", "a": "A", "both": "Is it Q?", "audio": {"file": "f.mp3", "side": "answer"}},
    {"q": "Q", "a": [{"text": "A", "audio": "f.mp3"}, "B"], "distractors": "C"},
    {"q": "Q", "match": {"A": "B", "C": "D"}, "distractors": "E", "points": "2"},
    {"q": "Q", "order": ["A", "B"], "image": "f.png"},
    {"q": "Q", "rubric": [{"points": "1.5", "for": "F"}], "lines": "60"},
    {"q": "Q", "lines": "4", "image": {"file": "f.png", "alt": "F"}},
    {"q": "Q", "a": "A", "type": "true", "lines": "2", "audio": "f.mp3"},
)
TREES: tuple[Tree, ...] = (
    # one deck with all that a deck can have around its cards, and one for each card
    {
        "title": "T",
        "deck": "A::B",
        "language": "en",
        "tags": ["a", "b"],
        "instructions": "I",
        "markup": "plain",
        "tag_prefix": "A::B",
        "author": "A",
        "version": "1.0",
        "article": {
            "title": "A",
            "published": "2022-05-04",
            "url": "https://x.org",
            "paragraphs": "3",
        },
        "sections": [
            {"title": "S", "instructions": "I", "tags": "t", "cards": [{"cloze": "x {{y}}"}]}
        ],
    },
    *({"title": "T", "cards": [card]} for card in CARDS),
)
KEYS = sorted({"color", "P", "", *schema()["properties"], *(
    key for kind in schema()["$defs"].values() for key in kind.get("properties", ())
)})  # fmt: skip
VALUES: tuple[Tree, ...] = (
    "", " ", "\u200b", "\u00a0", "\n", "x", "two words", " x ", "x\n", "true", "True", "false ",
    "0", "1", "27", "012", "100001", "1234567890", "²", "-1", "1.5", "1.555", "anki", "plain",
    "en", "en_US", "A::B", "A:::B", "::", "2022-05-04", "2022-5-4", "https://x", "ftp://x",
    "60", "61", "../x", "![x](y)",
    "x" * 201, "x" * 10_001, " " * 10_001 + "x", "four words stand here", "{{x}}", "é", "-",
    [], ["x"], ["x", ""], [[]], [["x"]], ["1", "x"], [{}], {}, {"p": "1"}, {"text": "x"},
    {"p": "1", "quote": "x"}, {"q": "Q", "a": "A"}, [{"q": "Q", "a": "A"}], [{"cloze": "x"}],
    {"x": "1"}, {"x": "1", "y": "2"}, {"x": "1", "y": ""}, {"": "1", "y": "2"},
    {" ": "1", "y": "2"}, {"x" * 10_001: "1", "y": "2"}, {"x": ["1"], "y": "2"}, {"file": "x"},
    {"points": "1", "for": "x"}, [{"points": "1", "for": "x"}], {"q": "Q", "lines": "1"},
)  # fmt: skip


CORE = dict.fromkeys(["true", "True", "TRUE"], True) | dict.fromkeys(
    ["false", "False", "FALSE"], False
)
"""Of what YAML makes truth values without quotes: its core schema, which editors read."""


@pytest.mark.parametrize("tree", TREES)
def test_a_tree_to_mutate_is_good(tree: Tree) -> None:
    assert _fits(tree)
    assert SCHEMA.is_valid(tree)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_check_and_schema_agree_on_every_mutation(data: st.DataObject) -> None:
    tree = copy.deepcopy(data.draw(st.sampled_from(TREES)))
    for _ in range(data.draw(st.integers(1, 2))):
        inside, key = data.draw(st.sampled_from(list(_spots(tree))))
        act = data.draw(st.sampled_from(("drop", "set", "set", "add", "wrap")))
        if act == "drop":
            del inside[key]
        elif act == "set":
            inside[key] = copy.deepcopy(data.draw(st.sampled_from(VALUES)))
        elif act == "wrap":
            inside[key] = [inside[key]]
        elif isinstance(inside, dict):
            inside[data.draw(st.sampled_from(KEYS))] = inside.pop(key)

    assert _fits(tree) == SCHEMA.is_valid(tree)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:30])
def test_check_and_schema_agree_on_every_value_everywhere(value: Tree) -> None:
    differing = []
    for number, tree in enumerate(copy.deepcopy(TREES)):
        # What stands around a card is the same from the second tree on.
        for inside, key in _spots(tree if number < 2 else tree["cards"][0]):
            before, inside[key] = inside[key], value
            if _fits(tree) != SCHEMA.is_valid(tree):
                differing.append(key)
            inside[key] = before

    assert differing == []


def _spots(tree: Tree) -> Iterator[tuple[Tree, str | int]]:
    """Yield every container in a tree with each of its keys."""
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in list(inside):
        yield tree, key
        if not isinstance(value, str):
            yield from _spots(value)


class Bare(str):
    """A text without quotes, which YAML may take for a value."""

    __slots__ = ()


WORDS = (*CORE, "tRue", "yes", "No", "~", "x")
FLAGS = [
    (tree, number)
    for tree in TREES
    for number, (inside, key) in enumerate(_spots(tree))
    if inside[key] in ("true", "false")
]


@pytest.mark.parametrize(("flagged", "number"), FLAGS)
@pytest.mark.parametrize("word", WORDS)
def test_check_and_schema_agree_on_every_flag_without_quotes(
    flagged: Tree, number: int, word: str
) -> None:
    tree = copy.deepcopy(flagged)
    inside, key = list(_spots(tree))[number]
    inside[key] = Bare(word)
    fits = _fits(tree)
    inside[key] = CORE.get(word, word)

    assert fits == SCHEMA.is_valid(tree) == (word in CORE)


def _fits(tree: Tree) -> bool:
    report = Report(Source("deck.yaml", ""))
    return check(_node(tree), report, "deck", Beside(Path("nowhere"))) is not None


def _node(tree: Tree) -> Node:
    if isinstance(tree, str):
        return Scalar(str(tree), 0, 0, plain=isinstance(tree, Bare))
    if isinstance(tree, list):
        return Seq([_node(item) for item in tree], 0, 0)
    return Map([(Scalar(key, 0, 0, plain=False), _node(tree[key])) for key in tree], 0, 0)
