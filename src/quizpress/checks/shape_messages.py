"""What to say of a node that does not have the shape wanted, and what to do about it."""

import re
from pathlib import Path

from quizpress.checks.deck_language import (
    ARTICLE,
    CARD,
    DECK,
    SECTION,
    SHEET,
    SYNONYMS,
    Field,
    Kinds,
    Record,
    TextShape,
)
from quizpress.checks.language_tags import tag_meant
from quizpress.misspelt import did_you_mean, nearest_word
from quizpress.problem import Report, clipped
from quizpress.read.settings_file import SETTINGS_NAME
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq


def _keys_of(*records: Record) -> frozenset[str]:
    return frozenset([field.key for record in records for field in record.fields])


_CLIP = 40
_KIND_HINT = (
    "a card has `q` and `a`, with `distractors` for a choice; or `q` and `match`, `order`,"
    " `rubric`, `lines` or `space`; or `claim` and `a`; or `cloze`"
)
_FORM_HINTS = {
    "tags": "join the words with `-` or `_`, or make them two tags",
    "tag_prefix": "join the words with `-` or `_`",
    "deck": "such as News::2022::Mexico",
    "url": "copy it from the browser's address bar",
}
_VALUE_HINTS = {
    "keep_order": "`true` keeps the order written, a number counts from 1 and places the key",
}
_RECORD_HINTS = {
    "deck": "begin with `title:` and `cards:`",
    "settings": "begin with `sheet:`",
    "criterion": "write `{{points: 2, for: {}}}`",
    "section": "begin it with `title:` and `cards:`",
    "article": "put its keys below, such as `title:` and `url:`",
    "sheet": "put its keys below, such as `spacing:`",
}
"""How a record is written, with the text that stands there instead of it."""
_MAP_HINTS = {
    "accept": "only the gaps of a cloze are named so; write a list",
    "audio": "write the file alone: the sound of an option has no side",
    "distractors": "write `{}` alone, those of a matching have no reasons",
}
"""What to do about keys and values that should have been a text, with what stands at `text`."""
_KINDS_OF_CARDS = tuple([kind.record for kind in CARD.kinds])
_PARTS_OF_DECK = frozenset(
    [record.name for record in (DECK, SECTION, ARTICLE, SHEET, *_KINDS_OF_CARDS)]
)
_PLACES = (
    # the keys of a part of a deck, and where they stand
    (_keys_of(DECK), "put it at the deck's level, beside `title:`"),
    (_keys_of(*_KINDS_OF_CARDS), "put it on a card, below `cards:`"),
    (_keys_of(ARTICLE), "put it below `article:` of the deck"),
    (_keys_of(SHEET), "put it below `sheet:` of the deck"),
    (_keys_of(SECTION), "put it on a section, below `sections:`"),
)
_HARDLY_MISSPELT = 90
_WORDS = re.compile(r"[\w ]+")
_DECIMAL_COMMA = re.compile(r"\d+,\d+")
_SEVERAL = re.compile(r"\d\s*[-\u2013,;&]\s*\d")
_CLOSING = ("\u201d", "\u201c", "\u00bb", "\u00ab", "\u2019", "\u300d")
"""What ends a text in typographic quotes; no key ends with it."""
_LONG_HINTS = {"title": "put the rest under `instructions`"}
_FLAGS = {
    **dict.fromkeys(("yes", "on", "true"), "true"),
    **dict.fromkeys(("no", "off", "false"), "false"),
}


def _say_wanted(node: Node, report: Report, what: str, hint: str) -> None:
    """Report that something must be as `what` says, not what stands there."""
    match node:
        case Seq():
            given = "a list"
        case Map():
            given = "keys and values"
        case Scalar():
            given = f"`{clipped(node.text, _CLIP)}`" if node.text.strip() else "nothing"
    code = "empty" if given == "nothing" else "shape"
    report.say(code, node.span, f"{what}, not {given}", hint)


def say_other_shape(node: Node, report: Report, name: str, wanted: str) -> None:
    """Report a node that is not what is wanted; `name` is the key whose value it is."""
    match node:
        case Scalar() if name == "at" and _SEVERAL.search(node.text):
            hint = "several paragraphs are a list, such as [3, 4]"
        case Scalar():
            flag = _FLAGS.get(node.text.strip().lower())
            hint = f"write `{flag}`" if flag and "true" in wanted else _VALUE_HINTS.get(name, "")
        case Seq():
            hint = "give one, without brackets or a dash"
        case Map():
            form = _MAP_HINTS.get(name, "quote the text if it holds `: ` or begins with `{{`")
            texts = [v.text for k, v in node.pairs if k.text == "text" and isinstance(v, Scalar)]
            hint = form.format(clipped(texts[0], _CLIP) if texts else "…")
    _say_wanted(node, report, f"`{name}` must be {wanted}", hint)


def say_no_record(node: Node, report: Report, name: str, shape: Record) -> None:
    """Report a value or an item that should have been keys and values."""
    if not name:
        given = "a list" if isinstance(node, Seq) else "a text"
        message = f"the {shape.called} must be keys and values, not {given}"
        report.say("shape", node.span, message, _RECORD_HINTS.get(shape.name, ""))
        return
    what = f"`{name}`" if name == shape.name else f"a {shape.called}"
    text = node.text.strip() if isinstance(node, Scalar) else ""
    words = clipped(text, _CLIP) if _WORDS.fullmatch(text) else "…"
    hint = _RECORD_HINTS.get(shape.name, "").format(words)
    _say_wanted(node, report, f"{what} must be keys and values", hint)


def say_no_list(node: Node, report: Report, name: str) -> None:
    """Report a value that should have been a list."""
    if isinstance(node, Scalar) and not node.text.strip():
        message = f"`{name}` must be a list, not nothing"
        report.say("empty", node.span, message, "put `- ` before each")
        return
    given = "keys and values" if isinstance(node, Map) else "a text"
    message = f"`{name}` must be a list, not {given}"
    report.say("shape", node.span, message, "put `- ` before each of its items")


def say_no_brackets(node: Scalar, report: Report, name: str) -> None:
    """Report a text that names several values, which are a list."""
    given = clipped(node.text, _CLIP)
    message = f"several values of `{name}` are a list, not `{given}`"
    report.say("shape", node.span, message, f"write [{given}]")


def say_no_card(node: Node, report: Report, name: str) -> None:
    """Report an item that has no keys at all."""
    if isinstance(node, Scalar) and not node.text.strip():
        report.say("empty", node.span, f"this {name} is empty", _KIND_HINT)
    else:
        _say_wanted(node, report, f"a {name} must be keys and values", _KIND_HINT)


def say_no_pairs(node: Node, report: Report, name: str) -> None:
    """Report a value that should have been pairs of texts."""
    hint = "write each as `left: right`, without a dash"
    _say_wanted(node, report, f"`{name}` must be pairs", hint)


def say_empty_text(node: Scalar, report: Report, name: str) -> None:
    """Report a text without a visible character."""
    report.say("empty", node.span, f"`{name}` is empty", "write it, or remove the key")


def say_few_items(node: Seq | Map, report: Report, name: str, least: int) -> None:
    """Report a list or mapping without items, or with too few."""
    what = "empty" if isinstance(node, Map) else "an empty list"
    message, hint = f"`{name}` is {what}", "fill it, or remove the key"
    if least > 1 and (isinstance(node, Map) or node.items):
        message = f"`{name}` needs at least {least} items"
        hint = "add some, or make it another kind of card"
    report.say("empty", node.span, message, hint)


def say_long_text(node: Scalar, report: Report, name: str, shape: TextShape) -> None:
    """Report a text over the bound of its shape."""
    message = f"`{name}` has {len(node.text):,} characters, the most is {shape.most:,}"
    hint = _LONG_HINTS.get(name, "a card asks for one thing")
    report.say("too-large", node.span, message, hint)


def say_other_form(node: Scalar, report: Report, name: str, shape: TextShape) -> None:
    """Report a text that its shape's pattern does not match."""
    given = clipped(node.text, _CLIP)
    hint = _FORM_HINTS.get(name, "")
    if name == "points" and _DECIMAL_COMMA.fullmatch(node.text):
        hint = f"write `{given.replace(',', '.')}`"
    elif name == "language" and (tag := tag_meant(node.text)):
        hint = f"write `{tag}`"
    report.say("text-form", node.span, f"`{name}` must be {shape.form}, not `{given}`", hint)


def say_unknown_key(key: Scalar, report: Report, record: Record, known: tuple[str, ...]) -> None:
    """Report a key that is not in the language here; `known` are those that may be meant."""
    if key.text.strip().endswith(_CLOSING):
        hint = "typographic quotes are no quotes to YAML: put the text in straight ones"
    elif " " in key.text.strip():
        hint = "put the text in quotes: a `: `, or a comma in brackets, ends it"
    else:
        hint = _place_for_key(key.text, record, known)
    message = f"this {record.called} has no key `{clipped(key.text, _CLIP)}`"
    report.say("unknown-key", key.span, message, hint)


def _place_for_key(word: str, record: Record, known: tuple[str, ...]) -> str:
    """Return what to do about a key: spell it otherwise, or put it where the deck has it."""
    homes = [field.key for field in record.fields if _holds_key(field, word)]
    if homes:
        return f"put it below `{homes[0]}:`"
    if near := _key_meant(word, known, _HARDLY_MISSPELT):
        return did_you_mean(near, "")
    if record.name in _PARTS_OF_DECK and word not in known:
        for told in dict.fromkeys((word, SYNONYMS.get(word.lower(), word))):
            if place := next((place for keys, place in _PLACES if told in keys), ""):
                return place if told == word else f"{place}, as `{told}`"
    keys = f"the keys are {', '.join([field.key for field in record.fields])}"
    return did_you_mean(_key_meant(word, known), keys)


def _holds_key(field: Field, key: str) -> bool:
    """Say whether what stands at a field is a record with a key."""
    shape = field.shape
    return isinstance(shape, Record) and key in [each.key for each in shape.fields]


def say_unknown_kind(node: Map, report: Report, shape: Kinds, known: tuple[str, ...]) -> None:
    """Report a card none of whose keys tell its kind, with every misspelt key among them."""
    marks = {mark for kind in shape.kinds for mark in kind.marks}
    meant = [(key, word) for key, _ in node.pairs if (word := _key_meant(key.text, known))]
    for key, word in meant:
        message = f"this {shape.name} has no key `{clipped(key.text, _CLIP)}`"
        report.say("unknown-key", key.span, message, did_you_mean(word, ""))
    if not marks & {word for _, word in meant}:
        message = f"this {shape.name} has none of the keys that tell its kind"
        report.say("kind-unknown", node.span, message, _KIND_HINT)


def say_mixed_kinds(key: Scalar, report: Report, mark: str) -> None:
    """Report a card that has the marks of two kinds."""
    message = f"this card is both `{mark}` and `{key.text}`"
    report.say("kind-mixed", key.span, message, _KIND_HINT)


def say_missing_keys(node: Map, report: Report, shape: Record) -> None:
    """Report the keys that a record lacks, and those that exclude each other."""
    keys = {key.text: key for key, _ in node.pairs}
    own = tuple([field.key for field in shape.fields])
    # A misspelt key has been reported, and is not missing too.
    there = keys.keys() | {_key_meant(word, own) for word in keys if " " not in word}
    for field in shape.fields:
        if field.needed and field.key not in there:
            message = f"this {shape.called} has no `{field.key}`"
            hint = f"add `{field.key}:`"
            if shape is DECK and field.key == "title" and _may_be_settings(report.source.path):
                hint = f"settings of a folder stand in `{SETTINGS_NAME}`: call it that"
            report.say("missing-key", node.span, message, hint)
    if shape.one_of and not there & {*shape.one_of}:
        names = [f"`{key}`" for key in shape.one_of]
        message = f"this {shape.called} has neither {' nor '.join(names)}"
        report.say("missing-key", node.span, message, f"add {' or '.join(names)}")
    present = [key for word, key in keys.items() if word in shape.one_of]
    if len(present) > 1:
        message = f"`{present[0].text}` and `{present[1].text}` exclude each other"
        report.say("kind-mixed", present[1].span, message, "keep one of them")


def _may_be_settings(path: str) -> bool:
    """Say whether a file is called nearly as one of settings is."""
    name = Path(path).name
    return name != SETTINGS_NAME and Path(name.lower()).stem == Path(SETTINGS_NAME).stem


def _key_meant(word: str, known: tuple[str, ...], least: float = 67) -> str:
    """Return the key that a misspelt one stands for, if any; one that is known is not misspelt."""
    if word in known:
        return ""
    keys = {synonym: key for synonym, key in SYNONYMS.items() if key in known}
    if word.lower() in keys:
        return keys[word.lower()]
    best = nearest_word(word, (*known, *keys), least)
    return best if best in known else keys.get(best, "")
