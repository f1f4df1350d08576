"""From nodes that have the right shape to the model."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, assert_never, cast

from quizpress.check.cloze import GapError, pieces
from quizpress.check.shapes import INVISIBLE
from quizpress.model import (
    Article,
    Card,
    Choice,
    Cloze,
    Content,
    Criterion,
    Deck,
    Distractor,
    Locator,
    Markup,
    Matching,
    Open,
    Ordering,
    Picture,
    Section,
    Short,
    TrueFalse,
)
from quizpress.names import deck_in_anki, tag_in_anki
from quizpress.problem import Report, Span
from quizpress.read.nodes import Map, Node, Scalar, Seq

Keys = dict[str, Node]
Cut = Callable[[Scalar], Cloze]
"""Makes a cloze of its text, and reports a gap that cannot be read."""
_BREAKS = re.compile(r"\s*[\r\n]\s*")
_COLONS = re.compile(r":{2,}")
"""What parts decks in Anki, and may stand in a title for itself."""
_NOWHERE: Mapping[str, Span] = MappingProxyType({})
_NONE = Scalar("", 0, 0, plain=True)
_FLAGS = ("keep_order", "word_bank", "corrections")
"""What a section says of how it is printed, or the deck for all of them."""


def deck_of(node: Node, report: Report, stem: str) -> Deck:
    """Return the model of a node that fits the shape of a deck.

    Gaps that cannot be read are reported, and their cloze is left without pieces. The tree
    is used up on the way.
    """
    keys = _keys(node)
    title = _BREAKS.sub(" ", _text(keys, "title"))
    markup = cast("Markup", _text(keys, "markup", "markdown"))
    cut = partial(_cloze, report=report, markup=markup)
    return Deck(
        stem,
        title,
        deck_in_anki(_text(keys, "deck", _COLONS.sub(":", title))) or stem,
        _text(keys, "language", "en"),
        _tags(keys["tags"]) if "tags" in keys else (),
        _text(keys, "instructions"),
        markup,
        _article(keys.get("article")),
        _sections(keys, cut),
        {},
    )


def _article(node: Node | None) -> Article:
    if node is None:
        return Article("", "", "", "", "", 0, _NOWHERE)
    keys = _keys(node)
    return Article(
        _text(keys, "title"),
        _text(keys, "publisher"),
        _text(keys, "published"),
        _text(keys, "url"),
        _text(keys, "text"),
        int(_text(keys, "paragraphs", "0")),
        {key: value.span for key, value in keys.items()},
        _flag(keys, "print"),
        _flag(keys, "line_numbers"),
        _flag(keys, "references"),
    )


def _sections(keys: Keys, cut: Cut) -> tuple[Section, ...]:
    if "cards" in keys:
        # Title and instructions of the deck are its own.
        return (_section({**keys, "title": _NONE, "instructions": _NONE}, cut),)
    shared = {key: node for key, node in keys.items() if key in _FLAGS}
    return tuple(_section(shared | _keys(node), cut) for node in _items(keys, "sections"))


def _section(keys: Keys, cut: Cut) -> Section:
    return Section(
        _text(keys, "title"),
        _text(keys, "instructions"),
        _cards(keys, cut),
        *[_flag(keys, key) for key in _FLAGS],
    )


def _cards(keys: Keys, cut: Cut) -> tuple[Card, ...]:
    nodes = _items(keys, "cards")
    # The tree is let go card by card, so that the model takes its place in memory.
    nodes.reverse()
    return tuple([_card(nodes.pop(), cut) for _ in range(len(nodes))])


def _card(node: Node, cut: Cut) -> Card:
    keys = _keys(node)
    content = _content(keys, cut)
    span = (keys.get("q") or keys.get("cloze") or keys["claim"]).span
    if len(keys) == 2 and "a" in keys:  # noqa: PLR2004  Most cards are a question and an answer.
        return Card(content, span, span)
    common = {key: _COMMON[key](node) for key, node in keys.items() if key in _COMMON}
    where = {key: Span(value[1], value[2]) for key, value in keys.items()}  # Quicker than `span`.
    extent = Span(node.start, _end(node)) if "ignore" in keys else span
    card = Card(content, span, extent, where, **common)
    if isinstance(content, Open) and not content.answer:
        return card._replace(only=card.only - {"anki"})  # Its back would have nothing to show.
    return card


def _end(node: Node) -> int:
    """Return where the last text below a node ends."""
    match node:
        case Scalar():
            return node.end
        case Seq():
            return max([_end(item) for item in node.items])
        case Map():
            return max([_end(value) for _, value in node.pairs])
    assert_never(node)


def _content(keys: Keys, cut: Cut) -> Content:
    if "cloze" in keys:
        cloze = cut(cast("Scalar", keys["cloze"]))
        if len(keys) == 1:
            return cloze
        others = _texts(keys, "distractors")
        return cloze._replace(bank=_flag(keys, "word_bank"), distractors=others)
    if "claim" in keys:
        return TrueFalse(_text(keys, "claim"), _flag(keys, "a"), _text(keys, "correction"))
    question = _text(keys, "q")
    if "match" in keys:
        return Matching(question, _pairs(keys["match"]), _texts(keys, "distractors"))
    if "order" in keys:
        return Ordering(question, _texts(keys, "order"))
    if "distractors" in keys:
        return _choice(question, keys)
    lines = int(_text(keys, "lines", "0"))
    if "rubric" in keys or "a" not in keys:
        rubric = tuple([_criterion(node) for node in _items(keys, "rubric")])
        return Open(question, _text(keys, "a"), lines, rubric)
    return Short(question, _texts(keys, "a"), _flag(keys, "both"), _flag(keys, "type"), lines)


def _pairs(node: Node) -> tuple[tuple[str, str], ...]:
    pairs = cast("list[tuple[Scalar, Scalar]]", cast("Map", node).pairs)
    return tuple(
        [(left.text.strip(INVISIBLE), right.text.strip(INVISIBLE)) for left, right in pairs]
    )


def _criterion(node: Node) -> Criterion:
    keys = _keys(node)
    return Criterion(_text(keys, "points"), _text(keys, "for"))


def _picture(node: Node) -> Picture:
    if isinstance(node, Scalar):
        return Picture(node.text.strip(INVISIBLE), "", node.span)
    keys = _keys(node)
    return Picture(_text(keys, "file"), _text(keys, "alt"), keys["file"].span)


def _choice(question: str, keys: Keys) -> Choice:
    order = _text(keys, "keep_order", "false")
    return Choice(
        question,
        _texts(keys, "a"),
        tuple([_distractor(node) for node in _items(keys, "distractors")]),
        int(order) if order.isdecimal() else _true(order),
        list(keys).index("a") < list(keys).index("distractors"),
    )


def _distractor(node: Node) -> Distractor:
    if isinstance(node, Scalar):
        return Distractor(node.text.strip(INVISIBLE), "", node.span)
    keys = _keys(node)
    return Distractor(_text(keys, "text"), _text(keys, "why"), keys["text"].span)


def _cloze(node: Scalar, report: Report, markup: Markup) -> Cloze:
    text = node.text.strip(INVISIBLE)
    try:
        return Cloze(text, pieces(text, escapes=markup == "markdown"))
    except GapError as error:
        start = report.source.text.find(text[error.offset :][:8].split("\n")[0], node.start)
        span = Span(start, start + 2) if node.start <= start < node.end else node.span
        report.say("cloze-gap", span, str(error), error.hint)
        return Cloze(text, ())


def _locator(node: Node) -> Locator:
    if isinstance(node, Scalar):
        return Locator(int(node.text), "", node.span, node.span)
    keys = _keys(node)
    return Locator(int(_text(keys, "p")), _text(keys, "quote"), keys["p"].span, keys["quote"].span)


def _keys(node: Node) -> Keys:
    return {key.text: value for key, value in cast("Map", node).pairs}


def _text(keys: Keys, key: str, default: str = "") -> str:
    node = keys.get(key)
    return _one(node) if node else default


def _flag(keys: Keys, key: str) -> bool:
    return _true(_text(keys, key))


def _true(flag: str) -> bool:
    """Return what a flag says, which YAML knows in three ways: true, True, TRUE."""
    return flag.lower() == "true"


def _one(node: Node) -> str:
    return cast("Scalar", node).text.strip(INVISIBLE)


def _texts(keys: Keys, key: str) -> tuple[str, ...]:
    node = keys.get(key)
    return _many(node) if node else ()


def _many(node: Node) -> tuple[str, ...]:
    if type(node) is Scalar:
        return (node.text.strip(INVISIBLE),)
    return tuple([cast("Scalar", item).text.strip(INVISIBLE) for item in cast("Seq", node).items])


def _tags(node: Node) -> tuple[str, ...]:
    return tuple([tag for tag in map(tag_in_anki, _many(node)) if tag])


def _items(keys: Keys, key: str) -> list[Node]:
    node = keys.get(key)
    return _listed(node) if node else []


def _listed(node: Node) -> list[Node]:
    return node.items if isinstance(node, Seq) else [node]


def _locators(node: Node) -> tuple[Locator, ...]:
    return tuple([_locator(place) for place in _listed(node)])


def _set(node: Node) -> frozenset[str]:
    return frozenset(_many(node))


_COMMON: dict[str, Callable[[Node], Any]] = {
    "id": _one,
    "at": _locators,
    "why": _one,
    "hint": _one,
    "tags": _tags,
    "points": _one,
    "accept": _many,
    "image": _picture,
    "audio": _one,
    "only": _set,
    "ignore": _set,
}
"""How the keys that every card can have become fields of the model, by the same names."""
