"""From nodes that have the right shape to the model."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, assert_never, cast

from quizpress.checks.answer_spaces import read_answer_space
from quizpress.checks.deck_language import INVISIBLE, TYPED
from quizpress.checks.node_values import (
    Keys,
    flag_at,
    items_at,
    items_of,
    keys_of,
    picture_of,
    word_at,
    word_of,
)
from quizpress.checks.prose import Marked, ProseReader, cut_edges
from quizpress.model import (
    EVERYWHERE,
    Article,
    Card,
    Choice,
    Cloze,
    Content,
    Criterion,
    Deck,
    Distractor,
    GapAnswers,
    Locator,
    Matching,
    Open,
    Ordering,
    Section,
    Short,
    Sound,
    StyleFile,
    TrueFalse,
)
from quizpress.names import deck_in_anki, tag_below, tag_in_anki
from quizpress.problem import Report, Span
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq
from quizpress.text.nodes import EMPTY, Markup, Text

_BREAKS = re.compile(r"\s*[\r\n]\s*")
_COLONS = re.compile(r":{2,}")
"""What parts decks in Anki, and may stand in a title for itself."""
_QUESTION_AND_ANSWER = {"q", "a"}
_HEADS = ("title", "instructions", "article", "tags")
"""What a deck says of itself, and a section of itself alone."""
_FLAGS = ("keep_order", "word_bank", "corrections")
"""What a section says of how it is printed, or the deck for all of them."""


def build_model(node: Node, report: Report, stem: str) -> tuple[Deck, list[Marked]]:
    """Return the model of a node that fits the shape of a deck, and its texts with marks.

    Gaps that cannot be read are reported, and their cloze is left without blocks. The tree
    is used up on the way.
    """
    keys = keys_of(node)
    named = cast("Scalar", keys["title"]).text if "title" in keys else ""  # What fits may lack it.
    title = _BREAKS.sub(" ", cut_edges(named))
    markup = cast("Markup", word_at(keys, "markup", "markdown"))
    language = word_at(keys, "language", "en")
    prefix = tag_in_anki(word_at(keys, "tag_prefix"))
    builder = _Builder(ProseReader(report, markup), language, prefix)
    builder.tags_of_deck = builder.tags_of(keys)
    rules = keys_of(keys["rules"]) if "rules" in keys else {}
    deck = Deck(
        stem,
        title,
        deck_in_anki(word_at(keys, "deck", _COLONS.sub(":", title.strip(INVISIBLE)))) or stem,
        language,
        builder.tags_of_deck,
        builder.read(keys.get("instructions")),
        markup,
        builder.build_article(keys_of(keys["article"]) if "article" in keys else {}),
        builder.build_sections(keys),
        {},
        {key: word_at(rules, key) for key in rules},
        builder.read(keys.get("author"), printed=False),
        word_at(keys, "version"),
        style=StyleFile(word_at(keys, "style"), keys["style"].span) if "style" in keys else None,
    )
    return deck, builder.prose.marked


class _Builder:
    """Builds the parts of a deck."""

    def __init__(self, prose: ProseReader, language: str, prefix: str) -> None:
        self.prose = prose
        self.language = language
        self.prefix = prefix
        self.keep_order = ""  # What the section at hand asks for.
        self.tags_of_deck: tuple[str, ...] = ()
        self.tags: tuple[str, ...] = ()  # Those that it gives to its cards.
        self.read = prose.read
        self.read_all = prose.read_all
        # In the order in which texts with marks are gathered.
        self.parts: Mapping[str, Callable[[Node], Any]] = {
            "id": word_of,
            "at": lambda node: tuple([_locator(place) for place in items_of(node)]),
            "why": prose.read,
            "hint": lambda node: prose.read(node, printed=False),
            "points": word_of,
            "accept": lambda node: () if isinstance(node, Map) else prose.read_all(node),
            "image": picture_of,
            "audio": _sound,
            "only": lambda node: frozenset(map(word_of, items_of(node))) or EVERYWHERE,
            "ignore": lambda node: frozenset(map(word_of, items_of(node))),
        }
        """What cards of all kinds may say, by the keys of decks and of the model."""

    def build_article(self, keys: Keys) -> Article:
        """Return the article that questions are about, from its keys."""
        return Article(
            self.read(keys.get("title")),
            self.read(keys.get("publisher")),
            word_at(keys, "published"),
            word_at(keys, "url"),
            word_at(keys, "text"),
            int(word_at(keys, "paragraphs", "0")),
            {key: value.span for key, value in keys.items()},
            flag_at(keys, "print"),
            flag_at(keys, "line_numbers"),
            flag_at(keys, "references"),
        )

    def build_sections(self, keys: Keys) -> tuple[Section, ...]:
        """Return the sections of a deck; one without any has all cards in one."""
        if "cards" in keys:
            return (self._section({k: v for k, v in keys.items() if k not in _HEADS}),)
        shared = {key: node for key, node in keys.items() if key in _FLAGS}
        return tuple(self._section(shared | keys_of(node)) for node in items_at(keys, "sections"))

    def tags_of(self, keys: Keys, others: Iterable[str] = ()) -> tuple[str, ...]:
        """Return tags as Anki has them, below what the deck wants them below.

        One that stands twice, or among others that hold here too, is reported.
        """
        if "tags" not in keys:
            return ()
        tags: list[str] = []
        for node in items_at(keys, "tags"):
            word = word_of(node)
            if tag := tag_in_anki(word):
                tags.append(tag_below(self.prefix, tag))
                if tags[-1] in (*others, *tags[:-1]):
                    message = f"the tag `{word}` is there already"
                    hint = "take it out, as `quizpress check --fix` does"
                    self.prose.report.say("tag-twice", node.span, message, hint)
        return tuple(tags)

    def _section(self, keys: Keys) -> Section:
        nodes = items_at(keys, "cards")
        # The tree is let go card by card, so that the model takes its place in memory.
        nodes.reverse()
        self.keep_order = word_at(keys, "keep_order").lower()
        pick = int(word_at(keys, "pick", "0"))
        if pick > len(nodes):
            self._refuse_pick(keys["pick"].span, pick, len(nodes))
        self.tags = self.tags_of(keys)
        return Section(
            self.read(keys.get("title")),
            self.read(keys.get("instructions")),
            tuple([self._card(nodes.pop()) for _ in range(len(nodes))]),
            keep_order=flag_at(keys, "keep_order"),
            word_bank=flag_at(keys, "word_bank"),
            corrections=flag_at(keys, "corrections"),
            article=self.build_article(keys_of(keys["article"])) if "article" in keys else None,
            pick=pick,
            new_page="break" in keys,
        )

    def _refuse_pick(self, where: Span, pick: int, cards: int) -> None:
        message = f"{pick} cannot be picked from the {cards} cards of this section"
        hint = f"write a number up to {cards}, or leave `pick` out to ask all"
        self.prose.report.say("pick-beyond", where, message, hint)

    def _card(self, node: Node) -> Card:
        keys = keys_of(node)
        if keys.keys() == _QUESTION_AND_ANSWER:  # Most are no more than that.
            content = Short(self.read(keys["q"]), self.read_all(keys["a"]))
            return Card(content, tags=self.tags) if self.tags else Card(content)
        marked = len(self.prose.marked)
        make = tuple.__new__  # Beats `span`.
        card = Card(
            self._content(keys),
            Span(node.start, _end_of(node)) if "ignore" in keys else None,
            {key: make(Span, value[1:3]) for key, value in keys.items()},
            tags=(*self.tags, *self.tags_of(keys, self.tags_of_deck)),
            **{key: read(keys[key]) for key, read in self.parts.items() if key in keys},
        )
        if "paper" not in card.only:
            self.prose.unprint_since(marked)
        if isinstance(card.content, Open) and not card.content.answer:
            return card._replace(only=card.only - {"anki"})  # Its back would have nothing to show.
        return card

    def _content(self, keys: Keys) -> Content:
        read, read_all = self.read, self.read_all
        if "cloze" in keys:
            return self._cloze(keys)
        if "claim" in keys:
            return TrueFalse(read(keys["claim"]), flag_at(keys, "a"), read(keys.get("correction")))
        question = read(keys["q"])
        if "match" in keys:
            both = cast("Map", keys["match"]).pairs
            pairs = tuple([(read(left), read(right)) for left, right in both])
            return Matching(question, pairs, read_all(keys.get("distractors")))
        if "order" in keys:
            return Ordering(question, read_all(keys["order"]))
        if "distractors" in keys:
            return self._choice(keys, question)
        space = read_answer_space(keys, self.prose.report)
        if "rubric" in keys or "a" not in keys:
            rubric = tuple([self._criterion(node) for node in items_at(keys, "rubric")])
            return Open(question, read(keys.get("a")), space, rubric)
        asked = keys.get("both")
        own = keys_of(asked) if isinstance(asked, Map) else {}
        reverse = "" if own else word_at(keys, "both", "false")
        return Short(
            question,
            read_all(keys["a"]),
            reverse.lower() != "false",
            flag_at(keys, "type"),
            space,
            EMPTY if reverse.lower() in TYPED else read(own.get("q", asked)),
            read(own.get("a")),
        )

    def _cloze(self, keys: Keys) -> Cloze:
        text, accept = self.prose.read_cloze(keys["cloze"]), keys.get("accept")
        answers: tuple[GapAnswers, ...] = ()
        if isinstance(accept, Map):
            from quizpress.checks.gap_answers import read_gap_answers  # noqa: PLC0415  Few have.

            answers = read_gap_answers(text, accept, self.prose)
        return Cloze(
            text,
            flag_at(keys, "word_bank"),
            self.read_all(keys.get("distractors")),
            flag_at(keys, "type"),
            answers,
        )

    def _choice(self, keys: Keys, question: Text) -> Choice:
        from quizpress.checks import option_places  # noqa: PLC0415  Many decks have no choices.

        nodes = items_at(keys, "distractors")
        wrong = tuple([self._distractor(node) for node in nodes])
        right = [self._distractor(node) for node in items_at(keys, "a")]
        sounds = tuple([key.audio for key in right]) if any(key.audio for key in right) else ()
        choice = Choice(question, tuple([key.text for key in right]), wrong, sounds=sounds)
        own, names = word_at(keys, "keep_order").lower(), [*keys]
        if own.isdecimal():
            where = keys["keep_order"].span
            option_places.report_place_of_key(choice, int(own), where, self.prose.report)
        asked = option_places.OrderAsked(
            own,
            self.keep_order,
            names.index("a") < names.index("distractors"),
            {
                place: flag_at(keys_of(node), "last")
                for place, node in enumerate(nodes)
                if isinstance(node, Map) and "last" in keys_of(node)
            },
        )
        return option_places.place_options(choice, asked, self.language)

    def _criterion(self, node: Node) -> Criterion:
        keys = keys_of(node)
        return Criterion(word_at(keys, "points"), self.read(keys["for"]))

    def _distractor(self, node: Node) -> Distractor:
        if isinstance(node, Scalar):
            return Distractor(self.read(node), EMPTY)
        keys = keys_of(node)
        return Distractor(
            self.read(keys["text"]), self.read(keys.get("why")), _sound(keys.get("audio"))
        )


def _end_of(node: Node) -> int:
    """Return where the last text below a node ends."""
    match node:
        case Scalar():
            return node.end
        case Seq():
            return max([_end_of(item) for item in node.items])
        case Map():
            return max([_end_of(value) for _, value in node.pairs])
    assert_never(node)


def _sound(node: Node | None) -> Sound | None:
    if node is None or isinstance(node, Scalar):
        return Sound(word_of(node), node.span) if node else None
    keys = keys_of(node)
    side = cast('Literal["question", "answer"]', word_at(keys, "side", "question"))
    return Sound(word_at(keys, "file"), keys["file"].span, side)


def _locator(node: Node) -> Locator:
    if isinstance(node, Scalar):
        return Locator(int(node.text), "", node.span, node.span)
    keys = keys_of(node)
    return Locator(
        int(word_at(keys, "p")), word_at(keys, "quote"), keys["p"].span, keys["quote"].span
    )
