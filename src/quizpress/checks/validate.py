"""Whether a node has a shape; every misfit becomes a problem with a place and a hint."""

import re
from collections.abc import Callable
from functools import cache
from typing import assert_never, cast

from quizpress.checks import shape_messages, traps
from quizpress.checks.deck_language import (
    INVISIBLE,
    TYPED,
    Either,
    Kind,
    Kinds,
    Many,
    Pairs,
    Record,
    Shape,
    Text,
    Whole,
    Word,
)
from quizpress.problem import Report, Source, clipped
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq

Fit = Callable[[Node, Report, str], bool]
"""Says whether a node has a shape, and reports what keeps it from having it.

The text is the key whose value the node is, for messages.
"""
_BLANKS = (" ", "\t")


@cache
def fit(shape: Shape) -> Fit:
    """Return the function that checks a shape; a deck's ten thousand cards share it."""
    match shape:
        case Text():
            return _text(shape)
        case Word():
            return _word(shape)
        case Whole():
            matches = re.compile(shape.pattern).fullmatch
            wanted = f"a whole number from {shape.least:,} to {shape.most:,}"
            return _scalar(lambda text: matches(text) is not None, wanted)
        case Many():
            return _many(shape)
        case Pairs():
            return _pairs(shape)
        case Either():
            return _either(shape)
        case Record():
            return _record(shape, tuple(field.key for field in shape.fields))
        case Kinds():
            return _kinds(shape)
    assert_never(shape)


def _scalar(good: Callable[[str], bool], wanted: str) -> Fit:
    def fits(node: Node, report: Report, name: str) -> bool:
        if type(node) is Scalar and good(node.text):
            return True
        shape_messages.other_shape(node, report, name, wanted)
        return False

    return fits


def _word(shape: Word) -> Fit:
    wanted = " or ".join(f"`{word}`" for word in shape.words)
    good = frozenset(shape.words)
    typed = {form for word in good & TYPED.keys() for form in (word.capitalize(), word.upper())}

    def fits(node: Node, report: Report, name: str) -> bool:
        if type(node) is Scalar and (node.text in good or (node.plain and node.text in typed)):
            return True
        shape_messages.other_shape(node, report, name, wanted)
        return False

    return fits


def _text(shape: Text) -> Fit:
    most = shape.most
    matches = re.compile(shape.pattern).search

    def fits(node: Node, report: Report, name: str) -> bool:
        if type(node) is not Scalar:
            shape_messages.other_shape(node, report, name, "a text")
            return False
        text = node.text.strip(INVISIBLE)
        if not text:
            shape_messages.empty_text(node, report, name)
        elif len(node.text) > most:
            shape_messages.long_text(node, report, name, shape)
        elif not matches(text):
            shape_messages.other_form(node, report, name, shape)
        else:
            if node.plain and report.source.text.startswith(_BLANKS, node.end):
                traps.warn_of_cut(node, report, name)
            return True
        return False

    return fits


def _many(shape: Many) -> Fit:
    each = fit(shape.item)

    def fits(node: Node, report: Report, name: str) -> bool:
        if type(node) is Seq:
            enough = len(node.items) >= shape.least
            if not enough:
                shape_messages.few_items(node, report, name, shape.least)
            misfits = [item for item in node.items if not each(item, report, name)]
            if report.source.text.startswith("[", node.start):
                traps.warn_of_torn_quotes(node.items, report, name)
            return enough and not misfits
        if shape.single:
            return each(node, report, name)
        shape_messages.no_list(node, report, name)
        return False

    return fits


def _pairs(shape: Pairs) -> Fit:
    each = fit(shape.text)

    def fits(node: Node, report: Report, name: str) -> bool:
        if type(node) is not Map:
            shape_messages.no_pairs(node, report, name)
            return False
        enough = len(node.pairs) >= shape.least
        if not enough:
            shape_messages.few_items(node, report, name, shape.least)
        # A text on the right is named after its partner.
        misfits: list[Node] = [key for key, _ in node.pairs if not each(key, report, name)]
        named = [(clipped(key.text, 40) or name, text) for key, text in node.pairs]
        misfits += [text for left, text in named if not each(text, report, left)]
        if report.source.text.startswith("{", node.start):
            every = [item for pair in node.pairs for item in pair]
            traps.warn_of_torn_quotes(every, report, name)
        return enough and not misfits

    return fits


def _either(shape: Either) -> Fit:
    known = [(each, fit(each)) for each in shape.shapes]

    def fits(node: Node, report: Report, name: str) -> bool:
        for each, fits_each in known:
            if isinstance(each, Record) == isinstance(node, Map):
                if isinstance(each, Record | Text) and not isinstance(node, Seq):
                    return fits_each(node, report, name)
                if fits_each(node, Report(report.source), name):
                    return True
        shape_messages.other_shape(node, report, name, shape.form)
        return False

    return fits


def _record(shape: Record, meant: tuple[str, ...]) -> Fit:
    """Return the check of a record; `meant` are the keys that an unknown one may stand for."""
    known = {field.key: fit(field.shape) for field in shape.fields}
    needed = frozenset(field.key for field in shape.fields if field.needed)
    one_of = frozenset(shape.one_of)

    def fits(node: Node, report: Report, name: str) -> bool:
        if type(node) is not Map:
            shape_messages.no_record(node, report, name, shape)
            return False
        good, words = True, set()
        for key, value in node.pairs:
            word = key.text
            words.add(word)
            fits_value = known.get(word)
            if fits_value is None:
                shape_messages.unknown_key(key, report, shape, meant)
                good = False
            elif not fits_value(value, report, word):
                good = False
        if words >= needed and len(words & one_of) == bool(one_of):
            return good
        shape_messages.incomplete(shape, node, report)
        return False

    return fits


def _kinds(shape: Kinds) -> Fit:
    every = tuple(dict.fromkeys(f.key for kind in shape.kinds for f in kind.record.fields))
    known = [
        (frozenset(kind.marks), kind.unless, _kind(shape, kind, every)) for kind in shape.kinds
    ]

    def fits(node: Node, report: Report, name: str) -> bool:
        if type(node) is not Map:
            shape_messages.no_card(node, report, shape.name)
            return False
        words = {key.text for key, _ in node.pairs}
        for wanted, unless, fits_kind in known:
            if words >= wanted and unless not in words:
                return fits_kind(node, report, name)
        shape_messages.unknown_kind(node, report, shape, every)
        return False

    return fits


def _kind(shape: Kinds, kind: Kind, every: tuple[str, ...]) -> Fit:
    fits_record = _record(kind.record, every)
    own = {field.key for field in kind.record.fields}
    foreign = {mark for other in shape.kinds if not other.unless for mark in other.marks} - own

    def fits(node: Node, report: Report, _name: str) -> bool:
        for key, _ in cast("Map", node).pairs:
            if key.text in foreign:
                shape_messages.mixed_kinds(key, report, kind.marks[-1])
                return False
        return fits_record(node, report, kind.record.name)

    return fits


def sound(shape: Shape, node: Node) -> Node | None:
    """Return what is left of a node without the records, items and values that do not fit.

    So the facts of the rest can be checked in the same run. A card is kept or left out whole.
    """
    match node, shape:
        case Map(), Record():
            shapes = {field.key: field.shape for field in shape.fields}
            pairs = [(k, sound(shapes[k.text], v)) for k, v in node.pairs if k.text in shapes]
            return Map([(k, v) for k, v in pairs if v is not None], node.start, node.end)
        case Seq(), Many(single=False):
            items = [sound(shape.item, item) for item in node.items]
            return Seq([item for item in items if item is not None], node.start, node.end)
        case _:
            return node if fit(shape)(node, Report(Source("", "")), "") else None
