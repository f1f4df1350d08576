"""Whether a node has a shape; every misfit becomes a problem with a place and a hint."""

import re
from collections.abc import Callable
from functools import cache
from typing import assert_never

from quizpress.check.shapes import (
    SYNONYMS,
    Either,
    Field,
    Kind,
    Kinds,
    Many,
    Record,
    Shape,
    Text,
    Whole,
    Word,
)
from quizpress.problem import Report, Span
from quizpress.read.nodes import Map, Node, Scalar, Seq

INVISIBLE = " \t\r\n\x85\xa0\u2028\u2029\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u3000\u00ad"
WHOLE = re.compile(r"[0-9]{1,9}")

_KIND_HINT = (
    "a card has `q` and `a`, with `distractors` for a choice; or `claim` and `a`; or `cloze`"
)
_FORM_HINTS = {
    "tags": "join the words with `-` or `_`, or make them two tags",
    "deck": "such as News::2022::Mexico",
    "url": "copy it from the browser's address bar",
}


def fits(shape: Shape, node: Node, report: Report, name: str = "deck") -> bool:
    """Return whether a node has a shape, reporting what keeps it from having it.

    `name` is the key that the node is the value of, for messages.
    """
    match shape:
        case Text():
            return _text(shape, node, report, name)
        case Record():
            return _record(shape, node, report, name)
        case Kinds():
            return _kinds(shape, node, report)
        case Many():
            return _many(shape, node, report, name)
        case Either():
            return _either(shape, node, report, name)
        case Word():
            wanted = " or ".join(f"`{word}`" for word in shape.words)
            return _scalar(node, report, name, wanted, shape.words.__contains__)
        case Whole():
            wanted = f"a whole number from {shape.least} to {shape.most}"
            return _scalar(node, report, name, wanted, lambda text: is_whole(text, shape))
    assert_never(shape)


def is_whole(text: str, shape: Whole) -> bool:
    """Return whether a text is a whole number within the bounds of a shape."""
    return WHOLE.fullmatch(text) is not None and shape.least <= int(text) <= shape.most


def _text(shape: Text, node: Node, report: Report, name: str) -> bool:
    if type(node) is not Scalar:
        return _misfit(node, report, name, "a text")
    text = node.text.strip(INVISIBLE)
    if not text:
        report.say("empty", node.span, f"`{name}` is empty", "write it, or remove the key")
    elif len(text) > shape.most:
        message = f"`{name}` has {len(text):,} characters, the most is {shape.most:,}"
        report.say("too-large", node.span, message, "a card asks for one thing")
    elif shape.pattern and not _pattern(shape.pattern).search(text):
        message = f"`{name}` must be {shape.form}, not `{_clip(text)}`"
        report.say("text-form", node.span, message, _FORM_HINTS.get(name, ""))
    else:
        if node.plain and report.source.text.startswith(" #", node.end):
            _cut(node, report, name)
        return True
    return False


def _cut(node: Scalar, report: Report, name: str) -> None:
    rest = report.source.text[node.end + 2 : node.end + 3]
    if rest.strip():
        message = f"`{name}` ends here: YAML takes what follows ` #` for a comment"
        hint = "quote the whole text; if it is a comment, put a space after the `#`"
        report.say("hash-cuts-text", Span(node.end, node.end + 2), message, hint)


def _scalar(
    node: Node, report: Report, name: str, wanted: str, good: Callable[[str], bool]
) -> bool:
    if type(node) is not Scalar or not good(node.text):
        return _misfit(node, report, name, wanted)
    return True


def _many(shape: Many, node: Node, report: Report, name: str) -> bool:
    if type(node) is not Seq:
        if shape.single:
            return fits(shape.item, node, report, name)
        return _misfit(node, report, name, "a list")
    if not node.items:
        report.say("empty", node.span, f"`{name}` is an empty list", "")
        return False
    misfits = [item for item in node.items if not fits(shape.item, item, report, name)]
    return not misfits


def _either(shape: Either, node: Node, report: Report, name: str) -> bool:
    for each in shape.shapes:
        if isinstance(each, Record) == isinstance(node, Map):
            if isinstance(each, Record | Text) and not isinstance(node, Seq):
                return fits(each, node, report, name)
            if fits(each, node, Report(report.source), name):
                return True
    return _misfit(node, report, name, shape.form)


def _kinds(shape: Kinds, node: Node, report: Report) -> bool:
    if type(node) is not Map:
        return _misfit(node, report, shape.name, f"a {shape.name} with keys")
    keys = {key.text: key for key, _ in node.pairs}
    for kind in shape.kinds:
        if keys.keys() >= _wanted(kind):
            return _kind(shape, kind, keys, node, report)
    lost = [key for word, key in keys.items() if SYNONYMS.get(word) in _marks(shape)]
    for key in lost:
        _unknown(key, _keys(shape), shape.name, report)
    if not lost:
        message = f"this {shape.name} has none of the keys that tell its kind"
        report.say("kind-unknown", node.span, message, _KIND_HINT)
    return False


def _kind(shape: Kinds, kind: Kind, keys: dict[str, Scalar], node: Map, report: Report) -> bool:
    foreign = keys.keys() - _fields(kind.record).keys()
    if foreign:
        mixed = [key for word, key in keys.items() if word in foreign & _marks(shape)]
        if mixed:
            message = f"this card is both `{kind.marks[-1]}` and `{mixed[0].text}`"
            report.say("kind-mixed", mixed[0].span, message, _KIND_HINT)
            return False
    return _record(kind.record, node, report, kind.record.name)


def _record(shape: Record, node: Node, report: Report, name: str) -> bool:
    if type(node) is not Map:
        return _misfit(node, report, name, "keys and values")
    known = _fields(shape)
    good, needed = True, 0
    for key, value in node.pairs:
        field = known.get(key.text)
        if field is None:
            good = _unknown(key, tuple(known), shape.name, report)
        else:
            needed += field.needed
            good = fits(field.shape, value, report, field.key) and good
    return _complete(shape, node, needed, report) and good


def _complete(shape: Record, node: Map, needed: int, report: Report) -> bool:
    if needed == _needed(shape) and not shape.one_of:
        return True
    keys = {key.text for key, _ in node.pairs}
    missing = [f.key for f in shape.fields if f.needed and f.key not in keys]
    for key in missing:
        if not any(SYNONYMS.get(other) == key for other in keys):
            message = f"this {shape.name} has no `{key}`"
            report.say("missing-key", node.span, message, f"add `{key}:`")
    present = [key for key, _ in node.pairs if key.text in shape.one_of]
    if shape.one_of and not present:
        wanted = " or ".join(f"`{key}`" for key in shape.one_of)
        message = f"this {shape.name} has neither {wanted}".replace(" or ", " nor ")
        report.say("missing-key", node.span, message, f"add {wanted}")
    if len(present) > 1:
        message = f"`{present[0].text}` and `{present[1].text}` exclude each other"
        report.say("kind-mixed", present[1].span, message, "keep one of them")
    return not missing and len(present) == bool(shape.one_of)


def _unknown(key: Scalar, known: tuple[str, ...], where: str, report: Report) -> bool:
    message = f"a {where} has no key `{_clip(key.text)}`"
    meant = _meant(key.text, known)
    hint = f"did you mean `{meant}`?" if meant else f"the keys are {', '.join(known)}"
    report.say("unknown-key", key.span, message, hint)
    return False


def _meant(word: str, known: tuple[str, ...]) -> str:
    from rapidfuzz import process, utils  # noqa: PLC0415  Only a wrong deck pays for it.

    if SYNONYMS.get(word.lower()) in known:
        return SYNONYMS[word.lower()]
    best = process.extractOne(word, known, processor=utils.default_process, score_cutoff=70)
    return str(best[0]) if best else ""


def _misfit(node: Node, report: Report, name: str, wanted: str) -> bool:
    given = {Scalar: "", Seq: "a list", Map: "keys and values"}[type(node)]
    if isinstance(node, Scalar):
        given = f"`{_clip(node.text)}`" if node.text.strip() else "nothing"
    hint = "quote the text if it holds `: ` or begins with `{`" if isinstance(node, Map) else ""
    message = f"`{name}` must be {wanted}, not {given}"
    code = "empty" if given == "nothing" else "shape"
    report.say(code, node.span, message, hint)
    return False


def _clip(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"  # noqa: PLR2004  What a line bears.


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _fields(record: Record) -> dict[str, Field]:
    return {field.key: field for field in record.fields}


@cache
def _needed(record: Record) -> int:
    return sum(field.needed for field in record.fields)


@cache
def _wanted(kind: Kind) -> frozenset[str]:
    return frozenset(kind.marks)


@cache
def _marks(shape: Kinds) -> frozenset[str]:
    return frozenset(mark for kind in shape.kinds for mark in kind.marks)


@cache
def _keys(shape: Kinds) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.key for kind in shape.kinds for f in kind.record.fields))
