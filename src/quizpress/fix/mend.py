"""What of a deck is safe to mend, as edits to its text, and the proof that no more is changed."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from quizpress.checks import check
from quizpress.fix.locators import Passage
from quizpress.fix.scalars import rewrite_scalar
from quizpress.fix.tags import TagList, cards_of, remove_tags, tags_of
from quizpress.fix.text_edits import Edit, apply_edits
from quizpress.model import Card, Deck, Locator
from quizpress.problem import Place, Report, Source, Span, has_errors
from quizpress.read.deck_files import Beside
from quizpress.read.yaml_nodes import Map
from quizpress.read.yaml_parse import parse_yaml
from quizpress.text import Text


class Left(NamedTuple):
    """What is wrong and left as it is, since it cannot be mended safely."""

    place: Place
    what: str


class Mended(NamedTuple):
    """A deck's text before and after, how many things are mended, and what is left."""

    before: str
    after: str
    mends: int
    left: tuple[Left, ...]


class _Mending:
    """The edits to one source, as they are gathered."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.edits: list[Edit] = []
        self.mends = 0
        self.left: list[Left] = []

    def leave(self, where: Span, what: str) -> None:
        """Note what is left as it is."""
        self.left.append(Left(self.source.place(where), what))

    def add_edits(self, edits: list[Edit] | None, where: Span, what: str) -> bool:
        """Add the edits of one mend and return True; note what is left where there are none."""
        if edits is None:
            self.leave(where, what)
            return False
        self.edits += edits
        self.mends += 1
        return True

    def mend_locator(self, at: Locator, passage: Passage) -> Locator:
        """Return a locator as it will be."""
        wanted = passage.mend_locator(at)
        edits: list[Edit] | None = []
        if wanted.paragraph != at.paragraph:
            edits = _renumber(self.source, at.span, wanted.paragraph)
        if edits is not None and wanted.quote != at.quote:
            quoted = rewrite_scalar(self.source, at.quoted, at.quote, wanted.quote)
            edits = None if quoted is None else edits + quoted
        if wanted == at or self.add_edits(edits, at.quoted, "the quote cannot be mended safely"):
            return wanted
        return at

    def mend_tags(self, tags: TagList | None, others: Sequence[str] = ()) -> list[bool]:
        """Say of each tag of a deck or a card whether it goes."""
        if not tags:
            return []
        surplus = tags.find_surplus(others)
        gone = [out for tag, out in zip(tags.tags, surplus, strict=True) if tag]
        if any(surplus):
            edits = remove_tags(self.source.text, tags, surplus)
            if self.add_edits(edits, tags.span, "a tag that stands twice cannot be removed safely"):
                return gone
        return [False] * len(gone)


def mend_source(source: Source, stem: str, beside: Beside) -> Mended | None:
    """Return a deck's text with all mended that is safe to mend; None where it is no deck.

    `stem` names the deck's files, `beside` reads those that it names.
    """
    deck, report = read_deck(source, stem, beside)
    tree = parse_yaml(Report(source))
    if deck is None or not isinstance(tree, Map):
        return None
    mending = _Mending(source)
    wanted = _mend_model(deck, tree, mending)
    if not mending.edits:
        return Mended(source.text, source.text, 0, tuple(mending.left))
    after = apply_edits(source.text, mending.edits)
    changed, new_report = read_deck(Source(source.path, after), stem, beside)
    worse = has_errors(new_report.problems) and not has_errors(report.problems)
    if changed is None or worse or _without_places(changed) != _without_places(wanted):
        mending.leave(Span(0, 0), "mending it would change more than it should")
        return Mended(source.text, source.text, 0, tuple(mending.left))
    return Mended(source.text, after, mending.mends, tuple(mending.left))


def read_deck(source: Source, stem: str, beside: Beside) -> tuple[Deck | None, Report]:
    """Return the model of a deck's text as far as it has one, and what is wrong with it."""
    report = Report(source)
    node = parse_yaml(report)
    return (check(node, report, stem, beside) if node else None), report


def _mend_model(deck: Deck, tree: Map, mending: _Mending) -> Deck:
    """Return the model of a deck as it will be once the edits are made."""
    shared, nodes = tags_of(tree), cards_of(tree)
    tags = _without_gone(deck.tags, mending.mend_tags(shared))

    def mend_card(card: Card, passage: Passage) -> Card:
        gone = mending.mend_tags(tags_of(next(nodes)), shared.tags if shared else ())
        at = tuple([mending.mend_locator(place, passage) for place in card.at])
        return card._replace(at=at, tags=_without_gone(card.tags, gone))

    passages = {id(article): Passage(article.texts) for article in deck.articles}
    sections = []
    for section in deck.sections:
        passage = passages[id(deck.article_of(section))]
        cards = tuple([mend_card(card, passage) for card in section.cards])
        sections.append(section._replace(cards=cards))
    return deck._replace(tags=tags, sections=tuple(sections))


def _without_gone(tags: tuple[str, ...], gone: Sequence[bool]) -> tuple[str, ...]:
    """Return tags without those that go; what is said is of the last ones, behind a section's."""
    first = len(tags) - len(gone)
    own = zip(tags[first:], gone, strict=True)
    return (*tags[:first], *[tag for tag, out in own if not out])


def _renumber(source: Source, span: Span, number: int) -> list[Edit] | None:
    written = source.text[span.start : span.end]
    return rewrite_scalar(source, span, written.strip("'\""), str(number))


def _without_places(value: Any) -> Any:  # noqa: ANN401  A part of a model, or what it holds.
    """Return a part of a model without the places in the file, which edits move."""
    match value:
        case Span():
            return None
        case Text():
            return value._replace(start=0, end=0)
        case Card():
            return tuple(map(_without_places, value._replace(where={})))
        case Mapping():
            return {key: _without_places(held) for key, held in value.items()}
        case tuple():
            return tuple(map(_without_places, value))
    return value
