"""What to say of a node that does not have the shape wanted, and what to do about it."""

import re

from quizpress.checks.deck_language import SYNONYMS, Kinds, Record, Text
from quizpress.problem import Report, clipped
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq

_CLIP = 40
_QUOTE = "quote the text if it holds `: ` or begins with `{`"
_KIND_HINT = (
    "a card has `q` and `a`, with `distractors` for a choice; or `q` and `match`, `order`,"
    " `rubric` or `lines`; or `claim` and `a`; or `cloze`"
)
_FORM_HINTS = {
    "tags": "join the words with `-` or `_`, or make them two tags",
    "deck": "such as News::2022::Mexico",
    "url": "copy it from the browser's address bar",
}
_VALUE_HINTS = {
    "keep_order": "`true` keeps the order written, a number counts from 1 and places the key",
}
_RECORD_HINTS = {
    "criterion": "write `{{points: 2, for: {}}}`",
    "section": "begin it with `title:` and `cards:`",
    "article": "put its keys below, such as `title:` and `url:`",
}
"""How a record is written, with the text that stands there instead of it."""
_INSIDE = {
    "audio": ("file", "write `audio: {}`"),
    "distractors": ("text", "write `{}` alone, those of a matching have no reasons"),
}
"""Where a text stands alone: the key under which it is looked for, and how it is written."""
_WORDS = re.compile(r"[\w ]+")
_DECIMAL_COMMA = re.compile(r"\d+,\d+")
_SEVERAL = re.compile(r"\d\s*[-\u2013,;&]\s*\d")
_CLOSING = ("\u201d", "\u201c", "\u00bb", "\u00ab", "\u2019", "\u300d")
"""What ends a text in typographic quotes; no key ends with it."""
_LONG_HINTS = {"title": "put the rest under `instructions`"}
_FLAGS = {
    "yes": "true",
    "on": "true",
    "true": "true",
    "no": "false",
    "off": "false",
    "false": "false",
}


def other_shape(node: Node, report: Report, name: str, wanted: str) -> None:
    """Report a node that is not what is wanted; `name` is the key whose value it is."""
    what = f"`{name}`"
    if not name and not isinstance(node, Map):
        given = "a list" if isinstance(node, Seq) else "a text"
        hint = "begin with `title:` and `cards:`"
        report.say("shape", node.span, f"the deck must be keys and values, not {given}", hint)
    elif isinstance(node, Scalar):
        given = f"`{clipped(node.text, _CLIP)}`" if node.text.strip() else "nothing"
        code = "shape" if node.text.strip() else "empty"
        report.say(code, node.span, f"{what} must be {wanted}, not {given}", _word_hint(node, name))
    elif isinstance(node, Seq):
        hint = "give one, without brackets or a dash"
        report.say("shape", node.span, f"{what} must be {wanted}, not a list", hint)
    else:
        message = f"{what} must be {wanted}, not keys and values"
        report.say("shape", node.span, message, _inside_hint(node, name))


def _inside_hint(node: Map, name: str) -> str:
    if name not in _INSIDE:
        return _QUOTE
    wanted, form = _INSIDE[name]
    values = [value for key, value in node.pairs if key.text == wanted]
    texts = [clipped(value.text, _CLIP) for value in values if isinstance(value, Scalar)]
    return form.format(*texts[:1] or "…")


def _word_hint(node: Scalar, name: str) -> str:
    if name == "at" and _SEVERAL.search(node.text):
        return "several paragraphs are a list, such as [3, 4]"
    flag = _FLAGS.get(node.text.strip().lower())
    return f"write `{flag}`" if flag else _VALUE_HINTS.get(name, "")


def no_record(node: Node, report: Report, name: str, shape: Record) -> None:
    """Report a value or an item that should have been keys and values."""
    if not name:
        other_shape(node, report, name, "keys and values")
        return
    what = f"`{name}`" if name == shape.name else f"a {shape.called}"
    text = node.text.strip() if isinstance(node, Scalar) else ""
    given = (
        "a list" if isinstance(node, Seq) else f"`{clipped(text, _CLIP)}`" if text else "nothing"
    )
    code = "empty" if given == "nothing" else "shape"
    words = clipped(text, _CLIP) if _WORDS.fullmatch(text) else "…"
    hint = _RECORD_HINTS.get(shape.name, "").format(words)
    report.say(code, node.span, f"{what} must be keys and values, not {given}", hint)


def no_list(node: Node, report: Report, name: str) -> None:
    """Report a value that should have been a list."""
    given = "keys and values" if isinstance(node, Map) else "a text"
    if isinstance(node, Scalar) and not node.text.strip():
        report.say(
            "empty", node.span, f"`{name}` must be a list, not nothing", "put `- ` before each"
        )
        return
    message = f"`{name}` must be a list, not {given}"
    report.say("shape", node.span, message, "put `- ` before each of its items")


def no_card(node: Node, report: Report, name: str) -> None:
    """Report an item that has no keys at all."""
    if isinstance(node, Scalar) and not node.text.strip():
        report.say("empty", node.span, f"this {name} is empty", _KIND_HINT)
        return
    given = f"`{clipped(node.text, _CLIP)}`" if isinstance(node, Scalar) else "a list"
    report.say("shape", node.span, f"a {name} must be keys and values, not {given}", _KIND_HINT)


def empty_text(node: Scalar, report: Report, name: str) -> None:
    """Report a text without a visible character."""
    report.say("empty", node.span, f"`{name}` is empty", "write it, or remove the key")


def few_items(node: Seq | Map, report: Report, name: str, least: int) -> None:
    """Report a list or mapping without items, or with too few."""
    if isinstance(node, Map) or node.items:
        message = f"`{name}` needs at least {least} items"
        report.say("empty", node.span, message, "add some, or make it another kind of card")
        return
    report.say("empty", node.span, f"`{name}` is an empty list", "fill it, or remove the key")


def no_pairs(node: Node, report: Report, name: str) -> None:
    """Report a value that should have been pairs of texts."""
    code, given = "shape", "a list"
    if isinstance(node, Scalar):
        text = clipped(node.text, _CLIP)
        code, given = ("shape", f"`{text}`") if text else ("empty", "nothing")
    hint = "write each as `left: right`, without a dash"
    report.say(code, node.span, f"`{name}` must be pairs, not {given}", hint)


def long_text(node: Scalar, report: Report, name: str, shape: Text) -> None:
    """Report a text over the bound of its shape."""
    message = f"`{name}` has {len(node.text):,} characters, the most is {shape.most:,}"
    hint = _LONG_HINTS.get(name, "a card asks for one thing")
    report.say("too-large", node.span, message, hint)


def other_form(node: Scalar, report: Report, name: str, shape: Text) -> None:
    """Report a text that its shape's pattern does not match."""
    message = f"`{name}` must be {shape.form}, not `{clipped(node.text, _CLIP)}`"
    hint = _FORM_HINTS.get(name, "")
    if name == "points" and _DECIMAL_COMMA.fullmatch(node.text):
        hint = f"write `{clipped(node.text, _CLIP).replace(',', '.')}`"
    report.say("text-form", node.span, message, hint)


def unknown_key(key: Scalar, report: Report, record: Record, known: tuple[str, ...]) -> None:
    """Report a key that is not in the language here; `known` are those that may be meant."""
    message = f"this {record.called} has no key `{clipped(key.text, _CLIP)}`"
    if key.text.strip().endswith(_CLOSING):
        hint = "typographic quotes are no quotes to YAML: put the text in straight ones"
        report.say("unknown-key", key.span, message, hint)
        return
    if " " in key.text.strip():
        hint = "put the text in quotes: a `: `, or a comma in brackets, ends it"
        report.say("unknown-key", key.span, message, hint)
        return
    meant = _meant(key.text, known)
    names = ", ".join([field.key for field in record.fields])
    hint = f"did you mean `{meant}`?" if meant else f"the keys are {names}"
    report.say("unknown-key", key.span, message, hint)


def unknown_kind(node: Map, report: Report, shape: Kinds, known: tuple[str, ...]) -> None:
    """Report a card none of whose keys tell its kind, with every misspelt key among them."""
    marks = {mark for kind in shape.kinds for mark in kind.marks}
    meant = [(key, word) for key, _ in node.pairs if (word := _meant(key.text, known))]
    for key, word in meant:
        message = f"this {shape.name} has no key `{clipped(key.text, _CLIP)}`"
        report.say("unknown-key", key.span, message, f"did you mean `{word}`?")
    if not marks & {word for _, word in meant}:
        message = f"this {shape.name} has none of the keys that tell its kind"
        report.say("kind-unknown", node.span, message, _KIND_HINT)


def mixed_kinds(key: Scalar, report: Report, mark: str) -> None:
    """Report a card that has the marks of two kinds."""
    message = f"this card is both `{mark}` and `{key.text}`"
    report.say("kind-mixed", key.span, message, _KIND_HINT)


def incomplete(shape: Record, node: Map, report: Report) -> None:
    """Report the keys that a record lacks, and those that exclude each other."""
    keys = {key.text: key for key, _ in node.pairs}
    own = tuple([field.key for field in shape.fields])
    # A misspelt key has been reported, and is not missing too.
    meant = {_meant(word, own) for word in keys if " " not in word}
    for field in shape.fields:
        if field.needed and field.key not in keys and field.key not in meant:
            message = f"this {shape.called} has no `{field.key}`"
            report.say("missing-key", node.span, message, f"add `{field.key}:`")
    present = [key for word, key in keys.items() if word in shape.one_of]
    if shape.one_of and not present and not meant & {*shape.one_of}:
        names = [f"`{key}`" for key in shape.one_of]
        message = f"this {shape.called} has neither {' nor '.join(names)}"
        report.say("missing-key", node.span, message, f"add {' or '.join(names)}")
    if len(present) > 1:
        message = f"`{present[0].text}` and `{present[1].text}` exclude each other"
        report.say("kind-mixed", present[1].span, message, "keep one of them")


def _meant(word: str, known: tuple[str, ...]) -> str:
    """Return the key that a misspelt one stands for, if any; one that is known is not misspelt."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415  Only a wrong deck pays for it.

    if word in known:
        return ""
    if SYNONYMS.get(word.lower()) in known:
        return SYNONYMS[word.lower()]
    words = (*known, *(other for other, key in SYNONYMS.items() if key in known))
    alike = utils.default_process
    best = process.extractOne(word, words, scorer=fuzz.ratio, processor=alike, score_cutoff=67)
    if not best:
        return ""
    return str(best[0]) if best[0] in known else SYNONYMS[best[0]]
