"""Scalars of YAML that get another text: how each style takes it, with all around it as it was."""

import pytest

from quizpress.fix.scalars import ways_to_rewrite
from quizpress.fix.text_edits import apply_edits
from quizpress.problem import Report, Source
from quizpress.read.yaml_nodes import Map, Scalar
from quizpress.read.yaml_parse import parse_yaml

WAYS = (
    # a file, the new text of its first value, the file then
    ("q: one two # c\nb: 2\n", "one three", "q: one three # c\nb: 2\n"),
    ("q: one two\n", "one: three", "q: 'one: three'\n"),
    ("q: 'it''s two'\n", "it's three", "q: 'it''s three'\n"),
    ('q: "a \\"b\\""\n', 'a "c"', 'q: "a \\"c\\""\n'),
    ("{q: one, b: 2}\n", "one, two", "{q: 'one, two', b: 2}\n"),
    ("{q: one, b: 2}\n", "one\ntwo", '{q: "one\\ntwo", b: 2}\n'),
    ("q: one\nb: 2\n", "one\n\n  two", "q: |-\n  one\n\n    two\nb: 2\n"),
    ("q: one # c\nb: 2\n", "one\ntwo", 'q: "one\\ntwo" # c\nb: 2\n'),
    ("q: |\n  one\n  two\nb: 2\n", "one\nthree", "q: |\n  one\n  three\nb: 2\n"),
    ("q: |\n  one\n  two\nb: 2\n", "one\ntwo\nthree", "q: |\n  one\n  two\n  three\nb: 2\n"),
    ("q: |\n  one\n  two\nb: 2\n", "one", "q: |\n  one\nb: 2\n"),
    ("q: >\n  one\n  two\nb: 2\n", "one big two", "q: >\n  one\n  big two\nb: 2\n"),
    ("q: 'it''s\n  two'\nb: 2\n", "it's not two", "q: 'it''s\n  not two'\nb: 2\n"),
)


def _first_value(text: str) -> Scalar:
    node = parse_yaml(Report(Source("deck.yaml", text)))
    assert isinstance(node, Map)
    value = node.pairs[0][1]
    assert isinstance(value, Scalar)
    return value


def _says(text: str, new: str) -> bool:
    node = parse_yaml(Report(Source("deck.yaml", text)))
    return isinstance(node, Map) and getattr(node.pairs[0][1], "text", "").strip() == new


@pytest.mark.parametrize(("before", "new", "after"), WAYS)
def test_the_first_way_that_holds_changes_least(before: str, new: str, after: str) -> None:
    value = _first_value(before)
    ways = ways_to_rewrite(Source("deck.yaml", before), value.span, value.text.strip(), new)
    made = [apply_edits(before, edits) for edits in ways]
    assert next(text for text in made if _says(text, new)) == after
