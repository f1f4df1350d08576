"""From nodes that have the right shape to the model."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, assert_never, cast

from quizpress.checks.deck_language import INVISIBLE
from quizpress.checks.prose import Marked, ProseReader, cut_edges
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
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq
from quizpress.text import Markup, Text
from quizpress.text.nodes import EMPTY

Keys = dict[str, Node]
_BREAKS = re.compile(r"\s*[\r\n]\s*")
_COLONS = re.compile(r":{2,}")
"""What parts decks in Anki, and may stand in a title for itself."""
_NOWHERE: Mapping[str, Span] = MappingProxyType({})
_HEADS = ("title", "instructions")
_FLAGS = ("keep_order", "word_bank", "corrections")
"""What a section says of how it is printed, or the deck for all of them."""


def build_model(node: Node, report: Report, stem: str) -> tuple[Deck, list[Marked]]:
    """Return the model of a node that fits the shape of a deck, and its texts with marks.

    Gaps that cannot be read are reported, and their cloze is left without blocks. The tree
    is used up on the way.
    """
    keys = _keys(node)
    named = cast("Scalar", keys["title"]).text if "title" in keys else ""  # What fits may lack it.
    title = _BREAKS.sub(" ", cut_edges(named))
    markup = cast("Markup", _text(keys, "markup", "markdown"))
    builder = _Builder(ProseReader(report, markup))
    deck = Deck(
        stem,
        title,
        deck_in_anki(_text(keys, "deck", _COLONS.sub(":", title.strip(INVISIBLE)))) or stem,
        _text(keys, "language", "en"),
        _tags(keys["tags"]) if "tags" in keys else (),
        builder.prose.read(keys.get("instructions")),
        markup,
        builder.article(keys.get("article")),
        builder.sections(keys),
        {},
    )
    return deck, builder.prose.marked


class _Builder:
    """Builds the parts of a deck."""

    def __init__(self, prose: ProseReader) -> None:
        self.prose = prose

    def article(self, node: Node | None) -> Article:
        """Return the article that the questions are about."""
        if node is None:
            return Article(EMPTY, EMPTY, "", "", "", 0, _NOWHERE)
        keys = _keys(node)
        return Article(
            self.prose.read(keys.get("title")),
            self.prose.read(keys.get("publisher")),
            _text(keys, "published"),
            _text(keys, "url"),
            _text(keys, "text"),
            int(_text(keys, "paragraphs", "0")),
            {key: value.span for key, value in keys.items()},
            _flag(keys, "print"),
            _flag(keys, "line_numbers"),
            _flag(keys, "references"),
        )

    def sections(self, keys: Keys) -> tuple[Section, ...]:
        """Return the sections of a deck; one without any has all cards in one."""
        if "cards" in keys:
            # Title and instructions of the deck are its own.
            return (self._section({k: v for k, v in keys.items() if k not in _HEADS}),)
        shared = {key: node for key, node in keys.items() if key in _FLAGS}
        return tuple(self._section(shared | _keys(node)) for node in _items(keys, "sections"))

    def _section(self, keys: Keys) -> Section:
        return Section(
            self.prose.read(keys.get("title")),
            self.prose.read(keys.get("instructions")),
            self._cards(keys),
            *[_flag(keys, key) for key in _FLAGS],
        )

    def _cards(self, keys: Keys) -> tuple[Card, ...]:
        nodes = _items(keys, "cards")
        # The tree is let go card by card, so that the model takes its place in memory.
        nodes.reverse()
        return tuple([self._card(nodes.pop()) for _ in range(len(nodes))])

    def _card(self, node: Node) -> Card:
        keys = _keys(node)
        marked = len(self.prose.marked)
        content = self._content(keys)
        if len(keys) == 2 and "a" in keys:  # noqa: PLR2004  Most are a question and an answer.
            return Card(content)
        common = {key: _COMMON[key](node) for key, node in keys.items() if key in _COMMON}
        for key, read in (("why", self.prose.read), ("accept", self.prose.read_all)):
            if key in keys:
                common[key] = read(keys[key])
        if "hint" in keys:
            common["hint"] = self.prose.read(keys["hint"], printed=False)
        where = {key: Span(value[1], value[2]) for key, value in keys.items()}  # Beats `span`.
        extent = Span(node.start, _end(node)) if "ignore" in keys else None
        card = Card(content, extent, where, **common)
        if "paper" not in card.only:
            self.prose.unprint_since(marked)
        if isinstance(content, Open) and not content.answer:
            return card._replace(only=card.only - {"anki"})  # Its back would have nothing to show.
        return card

    def _content(self, keys: Keys) -> Content:
        read, read_all = self.prose.read, self.prose.read_all
        if "cloze" in keys:
            text = self.prose.read_cloze(keys["cloze"])
            return Cloze(text, _flag(keys, "word_bank"), read_all(keys.get("distractors")))
        if "claim" in keys:
            return TrueFalse(read(keys["claim"]), _flag(keys, "a"), read(keys.get("correction")))
        question = read(keys["q"])
        if "match" in keys:
            return Matching(question, self._pairs(keys["match"]), read_all(keys.get("distractors")))
        if "order" in keys:
            return Ordering(question, read_all(keys["order"]))
        if "distractors" in keys:
            return self._choice(question, keys)
        lines = int(_text(keys, "lines", "0"))
        if "rubric" in keys or "a" not in keys:
            rubric = tuple([self._criterion(node) for node in _items(keys, "rubric")])
            return Open(question, read(keys.get("a")), lines, rubric)
        answers = read_all(keys["a"])
        return Short(question, answers, _flag(keys, "both"), _flag(keys, "type"), lines)

    def _pairs(self, node: Node) -> tuple[tuple[Text, Text], ...]:
        pairs = cast("Map", node).pairs
        return tuple([(self.prose.read(left), self.prose.read(right)) for left, right in pairs])

    def _criterion(self, node: Node) -> Criterion:
        keys = _keys(node)
        return Criterion(_text(keys, "points"), self.prose.read(keys["for"]))

    def _choice(self, question: Text, keys: Keys) -> Choice:
        order = _text(keys, "keep_order", "false")
        return Choice(
            question,
            self.prose.read_all(keys["a"]),
            tuple([self._distractor(node) for node in _items(keys, "distractors")]),
            int(order) if order.isdecimal() else _true(order),
            list(keys).index("a") < list(keys).index("distractors"),
        )

    def _distractor(self, node: Node) -> Distractor:
        if isinstance(node, Scalar):
            return Distractor(self.prose.read(node), EMPTY)
        keys = _keys(node)
        return Distractor(self.prose.read(keys["text"]), self.prose.read(keys.get("why")))


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


def _picture(node: Node) -> Picture:
    if isinstance(node, Scalar):
        return Picture(node.text.strip(INVISIBLE), "", node.span)
    keys = _keys(node)
    return Picture(_text(keys, "file"), _text(keys, "alt"), keys["file"].span)


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
    "tags": _tags,
    "points": _one,
    "image": _picture,
    "audio": _one,
    "only": _set,
    "ignore": _set,
}
"""How keys that every card can have become fields of the model, by the same names."""
