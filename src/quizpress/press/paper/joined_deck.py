"""Several decks as one to be printed: their sections in turn, each named for its deck."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from quizpress.model import Article, Deck, Media, Picture, Section
from quizpress.text import Text
from quizpress.text.nodes import EMPTY, Image, Lines, Words

_NO_ARTICLE = Article(EMPTY, EMPTY, "", "", "", 0, {})


class JoinedPart(NamedTuple):
    """What became of one of several decks: its sections, and its pictures.

    These have their names in the deck by those that they have beside the pictures of the others.
    """

    sections: tuple[Section, ...]
    pictures: Mapping[str, str]


def join_decks(decks: Sequence[Deck], name: str) -> tuple[Deck, list[JoinedPart]]:
    """Return one deck with the sections of all, and what became of each.

    The decks are of one language; what they ask of a sheet is asked by the first.
    """
    media: dict[str, Media] = {}
    parts = [_join_deck(deck, media) for deck in decks]
    sections = tuple([section for part in parts for section in part.sections])
    first = decks[0]
    joined = first._replace(
        stem=name,
        title=name,
        name=name,
        tags=(),
        instructions=EMPTY,
        article=_NO_ARTICLE,
        sections=sections,
        media=media,
        rules={},
    )
    return joined, parts


def _join_deck(deck: Deck, media: dict[str, Media]) -> JoinedPart:
    """Return a deck as a part of one, and add its pictures to those of the others."""
    renamed: dict[str, str] = {}
    for file, held in deck.media.items():
        free = file
        while media.setdefault(free, held) != held:
            free = f"{deck.stem}/{free}"
        renamed[file] = free
    changed = {file: name for file, name in renamed.items() if file != name}
    sections = tuple([_join_section(deck, section, changed) for section in deck.sections])
    return JoinedPart(sections, {name: file for file, name in renamed.items()})


def _join_section(deck: Deck, section: Section, renamed: Mapping[str, str]) -> Section:
    """Return a section that says for itself what its deck said for all of them."""
    cards = section.cards
    if deck.tags:
        cards = tuple([card._replace(tags=(*deck.tags, *card.tags)) for card in cards])
    joined = section._replace(
        title=_name_section(deck.title, section.title),
        lead=deck.instructions,
        cards=cards,
        article=deck.article_of(section),
    )
    changed: Section = _rename_pictures(joined, renamed) if renamed else joined
    return changed


def _name_section(deck: str, title: Text) -> Text:
    """Return the title of a section behind that of its deck, or that of the deck for want of it."""
    named = f"{deck}: {title.source}" if title else deck
    match title.blocks:
        case (Lines(children, start, end), *others):
            words = Words(f"{deck}: ", start)
            return Text(
                named, title.start, title.end, (Lines((words, *children), start, end), *others)
            )
        case _:
            return Text(named, title.start, title.end)


def _rename_pictures(value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401  Any part of a section.
    """Return a part of the model whose pictures have other names."""
    if isinstance(value, Image | Picture):
        return value._replace(file=names.get(value.file, value.file))
    if not isinstance(value, tuple):
        return value
    changed = [_rename_pictures(each, names) for each in value]
    if all(new is old for new, old in zip(changed, value, strict=True)):
        return value
    return type(value)(*changed) if hasattr(value, "_fields") else tuple(changed)
