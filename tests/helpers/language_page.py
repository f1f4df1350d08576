"""The page on the deck language, made from its table and from decks of the tests."""

import contextlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

import yaml

from harness import CASES
from quizpress.checks.deck_language import (
    ARTICLE,
    CARD,
    COMMON,
    DECK,
    FLAG,
    MOST_CHARACTERS,
    RULES,
    SECTION,
    Either,
    Field,
    Kinds,
    Many,
    Pairs,
    Record,
    Shape,
    TextShape,
    Whole,
    Word,
)

_EXAMPLES = (CASES / "good-every-key.yaml", *sorted(CASES.glob("good-*.yaml")))
"""Decks that show each key; what the first lacks, another has."""
_HEAD = """# Every key of the deck language

How a deck is laid out is told in [writing decks](decks.md); here is each key, what it takes, and
what holds where it is left out. `quizpress schema` tells editors the same. A text is 1 to 10,000
characters, whatever they look like: `no`, `012` and `2022-05-03` are texts.
"""
_KINDS = [*dict.fromkeys(kind.record for kind in reversed(CARD.kinds))]


class Example(NamedTuple):
    """A key of a record as the example deck writes it, in one line."""

    record: str
    key: str
    written: str


def language_page() -> str:
    """Return the page on the deck language in Markdown."""
    examples = _examples()
    parts = [
        record
        for record in dict.fromkeys(_records_in(DECK))
        if record not in (DECK, ARTICLE, SECTION, RULES, *_KINDS)
    ]
    return "\n".join(
        [
            _HEAD,
            *[_section_of(record, record.fields, examples) for record in (DECK, SECTION, ARTICLE)],
            "## Every card\n\nEach kind of card takes these, beside those of its own.\n",
            _table(COMMON, {key: written for (_, key), written in examples.items()}),
            *[_section_of(record, _own_fields(record), examples) for record in _KINDS],
            *[_section_of(record, record.fields, examples) for record in parts],
        ]
    )


def _examples() -> dict[tuple[str, str], str]:
    """Return how each key of each record is written."""
    examples = {("deck", "cards"): "cards: […]"}  # It comes to stand in one line.
    for path in _EXAMPLES:
        source = path.read_text("utf-8")
        # A deck may be YAML to us alone, as one whose tags are texts.
        with contextlib.suppress(yaml.YAMLError):
            deck = yaml.compose(source, yaml.CSafeLoader)
            for each in _examples_in(DECK, deck, source) if deck else ():
                examples.setdefault((each.record, each.key), each.written)
    return examples


def _own_fields(record: Record) -> list[Field]:
    return [field for field in record.fields if field not in COMMON]


def _section_of(
    record: Record, fields: Iterable[Field], examples: dict[tuple[str, str], str]
) -> str:
    own = {key: written for (name, key), written in examples.items() if name == record.name}
    return f"## {record.called.capitalize()}\n\n{_table(fields, own)}"


def _table(fields: Iterable[Field], examples: dict[str, str]) -> str:
    unshown = [field.key for field in fields if field.key not in examples]
    assert not unshown, f"write {unshown} into {_EXAMPLES[0].name}, so that the page shows them"
    rows = [
        f"| `{field.key}` | {field.says} *Takes {_words_for(field.shape)}.*{_absent(field)}"
        f"<br>`` {examples[field.key]} `` |"
        for field in fields
    ]
    lines = ["| key | what it is, what it takes, and an example |", "|---|---|", *rows]
    return "\n".join(lines) + "\n"


def _absent(field: Field) -> str:
    """Say what holds where a key is left out."""
    default = field.default or ("`false`" if field.shape == FLAG else "")
    return " Needed." * field.needed + f" Where not given: {default}." * bool(default)


def _words_for(shape: Shape) -> str:
    """Say what a shape takes."""
    match shape:
        case TextShape():
            up_to = f" of up to {shape.most:,} characters" * (shape.most != MOST_CHARACTERS)
            return shape.form or f"a text{up_to}"
        case Word(words=words):
            return " or ".join(f"`{word}`" for word in words)
        case Whole(least=least, most=most):
            return f"a whole number from {least:,} to {most:,}"
        case Many(item=item, single=True):
            return f"{_words_for(item)}, or a list of such"
        case Many(item=item, least=least):
            return f"a list, each item {_words_for(item)}{f', {least} at least' * (least > 1)}"
        case Pairs():
            return f"pairs of texts, {shape.least} at least"
        case Either():
            return shape.form
        case Record():
            known = f"the keys of [{shape.called}](#{shape.called.replace(' ', '-')})"
            return "codes of [rules](rules.md) and their levels" if shape is RULES else known
        case Kinds():
            return "a card"
    assert_never(shape)


def _records_in(shape: Shape) -> Iterator[Record]:
    """Yield the records that a shape is made of, in the order of the table."""
    if isinstance(shape, Record):
        yield shape
    for part in _parts_of(shape):
        yield from _records_in(part)


def _parts_of(shape: Shape) -> list[Shape]:
    match shape:
        case Many():
            return [shape.item]
        case Pairs():
            return [shape.value]
        case Either():
            return [*shape.shapes]
        case Record():
            return [field.shape for field in shape.fields]
        case Kinds():
            return [kind.record for kind in shape.kinds]
        case _:
            return []


def _examples_in(shape: Shape, node: yaml.Node, source: str) -> Iterator[Example]:
    """Yield every key of a node that has a shape."""
    match shape, node:
        case Record(), yaml.MappingNode():
            shapes = {field.key: field.shape for field in shape.fields}
            for key, value in node.value:
                yield Example(shape.name, key.value, _written(key, value, source))
                yield from _examples_in(shapes[key.value], value, source)
        case Many(), _:
            for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
                yield from _examples_in(shape.item, item, source)
        case Either(), _:
            for part in shape.shapes:
                if isinstance(node, yaml.SequenceNode) == isinstance(part, Many):
                    yield from _examples_in(part, node, source)
        case Kinds(), yaml.MappingNode():
            keys = {key.value for key, _ in node.value}
            kind = next(k for k in shape.kinds if keys.issuperset(k.marks) and k.unless not in keys)
            yield from _examples_in(kind.record, node, source)


def _written(key: yaml.Node, value: yaml.Node, source: str) -> str:
    written = source[key.start_mark.index : value.end_mark.index].strip()
    if "\n" not in written:
        return written
    return f"{key.value}: " + ("[…]" if isinstance(value, yaml.SequenceNode) else "{…}")
