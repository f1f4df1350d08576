"""From nodes that have the right shape to the model."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never, cast

from quizpress.check.cloze import GapError, pieces
from quizpress.check.shapes import INVISIBLE
from quizpress.model import (
    Article,
    Card,
    Choice,
    Cloze,
    Content,
    Deck,
    Distractor,
    Locator,
    Markup,
    Section,
    Short,
    Target,
    TrueFalse,
)
from quizpress.problem import Report, Span
from quizpress.read.nodes import Map, Node, Scalar, Seq

Keys = dict[str, Node]
_BREAKS = re.compile(r"\s*[\r\n]\s*")
_COLONS = re.compile(r":{2,}")
"""What parts decks in Anki, and may stand in a title for itself."""
EVERYWHERE: frozenset[Target] = frozenset(("anki", "paper", "screen"))
_NOTHING: frozenset[str] = frozenset()
_NOWHERE: Mapping[str, Span] = MappingProxyType({})


def deck_of(node: Node, report: Report, stem: str) -> Deck:
    """Return the model of a node that fits the shape of a deck.

    Gaps that cannot be read are reported, and their cloze is left without pieces. The tree
    is used up on the way.
    """
    keys = _keys(node)
    title = _BREAKS.sub(" ", _text(keys, "title"))
    return Deck(
        stem,
        title,
        _text(keys, "deck", _COLONS.sub(":", title).strip(": ") or stem),
        _text(keys, "language", "en"),
        _texts(keys, "tags"),
        _text(keys, "instructions"),
        cast("Markup", _text(keys, "markup", "markdown")),
        _article(keys.get("article")),
        _sections(keys, report),
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
    )


def _sections(keys: Keys, report: Report) -> tuple[Section, ...]:
    if "cards" in keys:
        return (Section("", "", _cards(keys, report)),)
    return tuple(_section(_keys(node), report) for node in _items(keys, "sections"))


def _section(keys: Keys, report: Report) -> Section:
    return Section(_text(keys, "title"), _text(keys, "instructions"), _cards(keys, report))


def _cards(keys: Keys, report: Report) -> tuple[Card, ...]:
    nodes = _items(keys, "cards")
    # The tree is let go card by card, so that the model takes its place in memory.
    nodes.reverse()
    return tuple([_card(nodes.pop(), report) for _ in range(len(nodes))])


def _card(node: Node, report: Report) -> Card:
    keys = _keys(node)
    content = _content(keys, report)
    span = (keys.get("q") or keys.get("cloze") or keys["claim"]).span
    if len(keys) == 2 and "a" in keys:  # noqa: PLR2004  Most cards are a question and an answer.
        return Card(content, "", (), "", "", (), "", (), EVERYWHERE, _NOTHING, span, _NOWHERE, span)
    only = cast("frozenset[Target]", frozenset(_texts(keys, "only")))
    return Card(
        content,
        _text(keys, "id"),
        tuple([_locator(place) for place in _items(keys, "at")]),
        _text(keys, "why"),
        _text(keys, "hint"),
        _texts(keys, "tags"),
        _text(keys, "points"),
        _texts(keys, "accept"),
        only or EVERYWHERE,
        frozenset(_texts(keys, "ignore")),
        span,
        {key: value.span for key, value in keys.items()},
        Span(node.start, _end(node)) if "ignore" in keys else span,
    )


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


def _content(keys: Keys, report: Report) -> Content:
    if "cloze" in keys:
        return _cloze(cast("Scalar", keys["cloze"]), report)
    if "claim" in keys:
        truth = _text(keys, "a") == "true"
        return TrueFalse(_text(keys, "claim"), truth, _text(keys, "correction"))
    if "distractors" in keys:
        return _choice(keys)
    return Short(_text(keys, "q"), _texts(keys, "a"), _text(keys, "both") == "true")


def _choice(keys: Keys) -> Choice:
    order = _text(keys, "keep_order", "false")
    return Choice(
        _text(keys, "q"),
        _texts(keys, "a"),
        tuple([_distractor(node) for node in _items(keys, "distractors")]),
        order == "true" if order in ("true", "false") else int(order),
        list(keys).index("a") < list(keys).index("distractors"),
    )


def _distractor(node: Node) -> Distractor:
    if isinstance(node, Scalar):
        return Distractor(node.text.strip(INVISIBLE), "", node.span)
    keys = _keys(node)
    return Distractor(_text(keys, "text"), _text(keys, "why"), keys["text"].span)


def _cloze(node: Scalar, report: Report) -> Cloze:
    text = node.text.strip(INVISIBLE)
    try:
        return Cloze(text, pieces(text))
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
    return cast("Scalar", node).text.strip(INVISIBLE) if node else default


def _texts(keys: Keys, key: str) -> tuple[str, ...]:
    node = keys.get(key)
    if type(node) is Scalar:
        return (node.text.strip(INVISIBLE),)
    return tuple([cast("Scalar", node).text.strip(INVISIBLE) for node in _items(keys, key)])


def _items(keys: Keys, key: str) -> list[Node]:
    node = keys.get(key)
    if node is None:
        return []
    return node.items if isinstance(node, Seq) else [node]
