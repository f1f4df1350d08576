"""Whether a node has a shape; every misfit becomes a problem with a place and a hint."""

import re
from collections.abc import Callable
from functools import cache
from typing import assert_never

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
    TextShape,
    Whole,
    Word,
)
from quizpress.checks.node_values import says_nothing
from quizpress.problem import Report, Source, clipped
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq

ShapeCheck = Callable[[Node, Report, str], bool]
"""Says whether a node has a shape, and reports what keeps it from having it.

The text is the key whose value the node is, for messages.
"""
_BLANKS = (" ", "\t")


@cache
def check_of_shape(shape: Shape) -> ShapeCheck:
    """Return the function that checks a shape; a deck's ten thousand cards share it."""
    match shape:
        case TextShape():
            return _check_of_text(shape)
        case Word():
            return _check_of_word(shape)
        case Whole():
            matches = re.compile(shape.pattern).fullmatch
            wanted = f"a whole number from {shape.least:,} to {shape.most:,}"
            return _check_of_scalar(lambda node: matches(node.text) is not None, wanted)
        case Many():
            return _check_of_list(shape)
        case Pairs():
            return _check_of_pairs(shape)
        case Either():
            return _check_of_either(shape)
        case Record():
            return _check_of_record(shape, tuple(field.key for field in shape.fields))
        case Kinds():
            return _check_of_kinds(shape)
    assert_never(shape)


def _check_of_scalar(is_good: Callable[[Scalar], bool], wanted: str) -> ShapeCheck:
    def fits(node: Node, report: Report, name: str) -> bool:
        if type(node) is Scalar and is_good(node):
            return True
        shape_messages.say_other_shape(node, report, name, wanted)
        return False

    return fits


def _check_of_word(shape: Word) -> ShapeCheck:
    good = frozenset(shape.words)
    typed = {form for word in good & TYPED.keys() for form in (word.capitalize(), word.upper())}
    wanted = " or ".join(f"`{word}`" for word in shape.words)
    return _check_of_scalar(
        lambda node: node.text in good or (node.plain and node.text in typed), wanted
    )


def _check_of_text(shape: TextShape) -> ShapeCheck:
    most, may_be_empty = shape.most, shape.may_be_empty
    matches = re.compile(shape.pattern).search if shape.pattern else bool  # Most have none.

    def fits(node: Node, report: Report, name: str) -> bool:
        if type(node) is not Scalar:
            shape_messages.say_other_shape(node, report, name, "a text")
            return False
        text = node.text.strip(INVISIBLE)
        if may_be_empty and says_nothing(node):
            return True
        if not text:
            shape_messages.say_empty_text(node, report, name)
        elif len(node.text) > most:
            shape_messages.say_long_text(node, report, name, shape)
        elif not matches(text):
            shape_messages.say_other_form(node, report, name, shape)
        else:
            if node.plain and report.source.text.startswith(_BLANKS, node.end):
                traps.warn_of_cut(node, report, name)
            return True
        return False

    return fits


def _check_of_list(shape: Many) -> ShapeCheck:
    fits_item = check_of_shape(shape.item)
    is_word = isinstance(shape.item, Word)

    def fits(node: Node, report: Report, name: str) -> bool:
        if type(node) is Seq:
            enough = len(node.items) >= shape.least
            if not enough:
                shape_messages.say_few_items(node, report, name, shape.least)
            misfits = [item for item in node.items if not fits_item(item, report, name)]
            if report.source.text.startswith("[", node.start):
                traps.warn_of_torn_quotes(node.items, report, name)
                if name != "at":
                    traps.warn_of_split(node.items, report, name)
            return enough and not misfits
        if is_word and type(node) is Scalar and "," in node.text:
            shape_messages.say_no_brackets(node, report, name)
            return False
        if shape.single:
            return fits_item(node, report, name)
        shape_messages.say_no_list(node, report, name)
        return False

    return fits


def _check_of_pairs(shape: Pairs) -> ShapeCheck:
    fits_text, fits_value = check_of_shape(shape.text), check_of_shape(shape.value)

    def fits(node: Node, report: Report, name: str) -> bool:
        if type(node) is not Map:
            shape_messages.say_no_pairs(node, report, name)
            return False
        enough = len(node.pairs) >= shape.least
        if not enough:
            shape_messages.say_few_items(node, report, name, shape.least)
        good = [fits_text(key, report, name) for key, _ in node.pairs]
        # A value is named after its partner.
        good += [
            fits_value(each, report, clipped(key.text, 40) or name) for key, each in node.pairs
        ]
        if report.source.text.startswith("{", node.start):
            every = [item for pair in node.pairs for item in pair]
            traps.warn_of_torn_quotes(every, report, name)
        return enough and all(good)

    return fits


def _check_of_either(shape: Either) -> ShapeCheck:
    known = [(each, check_of_shape(each)) for each in shape.shapes]

    def fits(node: Node, report: Report, name: str) -> bool:
        for each, fits_each in known:
            if isinstance(each, Record | Pairs) == isinstance(node, Map):
                if isinstance(each, Many) or (_reports_itself(each) and not isinstance(node, Seq)):
                    return fits_each(node, report, name)
                quiet = Report(report.source)
                if fits_each(node, quiet, name):
                    report.problems += quiet.problems
                    return True
        shape_messages.say_other_shape(node, report, name, shape.form)
        return False

    return fits


def _reports_itself(shape: Shape) -> bool:
    """Say whether what a shape has to say of a misfit is better than naming all that would do."""
    return isinstance(shape, Record | Pairs) or (isinstance(shape, TextShape) and not shape.pattern)


def _check_of_record(shape: Record, meant: tuple[str, ...]) -> ShapeCheck:
    """Return the check of a record; `meant` are the keys that an unknown one may stand for."""
    known = {field.key: check_of_shape(field.shape) for field in shape.fields}
    needed = frozenset(field.key for field in shape.fields if field.needed)
    one_of = frozenset(shape.one_of)

    def fits(node: Node, report: Report, name: str) -> bool:
        if type(node) is not Map:
            shape_messages.say_no_record(node, report, name, shape)
            return False
        good, words = True, set()
        for key, value in node.pairs:
            word = key.text
            words.add(word)
            fits_value = known.get(word)
            if fits_value is None:
                shape_messages.say_unknown_key(key, report, shape, meant)
                good = False
            elif not fits_value(value, report, word):
                good = False
        if words >= needed and len(words & one_of) == bool(one_of):
            return good
        shape_messages.say_missing_keys(node, report, shape)
        return False

    return fits


def _check_of_kinds(shape: Kinds) -> ShapeCheck:
    every = tuple(dict.fromkeys(f.key for kind in shape.kinds for f in kind.record.fields))
    known = [
        (
            frozenset(kind.marks),
            kind.unless,
            _marks_of_others(shape, kind),
            kind,
            _check_of_record(kind.record, every),
        )
        for kind in shape.kinds
    ]

    def fits(node: Node, report: Report, _name: str) -> bool:
        if type(node) is not Map:
            shape_messages.say_no_card(node, report, shape.name)
            return False
        words = {key.text for key, _ in node.pairs}
        for wanted, unless, foreign, kind, fits_record in known:
            if words >= wanted and unless not in words:
                if foreign.isdisjoint(words):
                    return fits_record(node, report, kind.record.name)
                first = next(key for key, _ in node.pairs if key.text in foreign)
                shape_messages.say_mixed_kinds(first, report, kind.marks[-1])
                return False
        shape_messages.say_unknown_kind(node, report, shape, every)
        return False

    return fits


def _marks_of_others(shape: Kinds, kind: Kind) -> frozenset[str]:
    """Return the keys that tell other kinds of cards, and that this one has not."""
    own = {field.key for field in kind.record.fields}
    others = [mark for other in shape.kinds if not other.unless for mark in other.marks]
    return frozenset(others) - own


def without_misfits(node: Node, shape: Shape) -> Node | None:
    """Return what is left of a node without the records, items and values that do not fit.

    So the facts of the rest can be checked in the same run. A card is kept or left out whole.
    """
    match node, shape:
        case Map(), Record():
            shapes = {field.key: field.shape for field in shape.fields}
            known = [(key, value) for key, value in node.pairs if key.text in shapes]
            pairs = [(key, without_misfits(value, shapes[key.text])) for key, value in known]
            return node._replace(pairs=[(key, value) for key, value in pairs if value is not None])
        case Seq(), Many(single=False):
            items = [without_misfits(item, shape.item) for item in node.items]
            return node._replace(items=[item for item in items if item is not None])
        case _:
            return node if check_of_shape(shape)(node, Report(Source("", "")), "") else None
