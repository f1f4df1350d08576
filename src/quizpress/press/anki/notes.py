"""From cards to notes: all that Anki will show, before anything is packed."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple
from zlib import crc32

from quizpress.lock.carry import LockedItem
from quizpress.lock.entries import PARTS
from quizpress.model import Card, Deck, Section
from quizpress.press.anki.fields import Fields, Filler, Sides
from quizpress.press.anki.types import FIELDS
from quizpress.text.plain import same_words

_GROUPS = {
    "options": ("Options", "Options"),
    "notes": ("Accepted", "Hint"),
    "source": ("Source", "Source"),
    "section": ("Context", "Context"),
    "media": ("Image", "Audio"),
    "form": ("Reverse", "Typed"),
}
"""The first and the last field of each part of a note."""
_SLICES = [
    slice(FIELDS.index(first), FIELDS.index(last) + 1)
    for first, last in [_GROUPS[part] for part in PARTS]
]
_REST = slice(min(part.start for part in _SLICES), max(part.stop for part in _SLICES))
_LATER = tuple(
    (FIELDS.index(field), FIELDS.index(into))
    for field, into in (
        ("Answer Audio", "Audio"),
        ("Reverse Question", "Reverse"),
        ("Reverse Answer", "Reverse"),
    )
)
"""Fields outside these parts, where they are filled, each with one in whose part it counts."""
_LATER_BY_KIND = {"cloze": (*_LATER, (FIELDS.index("Answer"), FIELDS.index("Accepted")))}


class FilledNote(NamedTuple):
    """A note before it has an identity: its fields in the order of `FIELDS`.

    `turn` is its place among the notes of its card, from 0.
    """

    fields: tuple[str, ...]
    item: LockedItem
    turn: int = 0


def notes_of_deck(deck: Deck) -> list[FilledNote]:
    """Return the notes of a deck in the order written."""
    filler = Filler(deck)
    return [
        note for section in deck.sections for note in notes_of_cards(filler, section, section.cards)
    ]


def notes_of_cards(filler: Filler, section: Section, cards: Iterable[Card]) -> list[FilledNote]:
    """Return the notes of some cards of a section."""
    tags = tuple(dict.fromkeys(filler.deck.tags))
    blank = filler.blank(section)
    return [
        _fill_note(card, sides, {**blank, **sides.fields, **shared}, tags, turn)
        for card in cards
        if "anki" in card.only
        for shared in [filler.shared(card, blank["Source"])]
        for turn, sides in enumerate(filler.sides(card))
    ]


def _fill_note(
    card: Card, sides: Sides, named: Fields, shared: tuple[str, ...], turn: int
) -> FilledNote:
    fields = tuple(named.values())
    tags = tuple(dict.fromkeys((*shared, *card.tags))) if card.tags else shared
    item = LockedItem(
        sides.kind,
        f"{card.id}/{sides.within}" if card.id and sides.within else card.id,
        same_words(sides.question),
        same_words(sides.answer),
        tuple([at.paragraph for at in card.at]),
        sides.ordinals,
        _join_tags(tags),
        sign_parts(sides.kind, fields),
        digest_of_note(fields, tags),
    )
    return FilledNote(fields, item, turn)


def _rest_of_fields(kind: str, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields of all parts, with what belongs to a part and stands elsewhere."""
    later = [pair for pair in _LATER_BY_KIND.get(kind, _LATER) if fields[pair[0]]]
    if not later:
        return fields[_REST]
    joined = [*fields]
    for field, into in later:
        joined[into] += f"\x1f{fields[field]}"
    return tuple(joined)[_REST]


def digest_of_note(fields: Iterable[str], tags: Iterable[str]) -> str:
    """Return by what the lock knows that a note is another; its own id is not yet in its fields."""
    text = "\x1f".join((*fields, *tags))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@lru_cache(256)
def _join_tags(tags: tuple[str, ...]) -> str:
    return " ".join(tags)


def sign_parts(kind: str, fields: tuple[str, ...]) -> str:
    """Return the signs of all parts: of the options, which are a note's own, and of the others."""
    rest = _rest_of_fields(kind, fields)
    return _sign_part(rest[:1]) + _sign_shared_parts(rest[1:])


@lru_cache(64)
def _sign_shared_parts(rest: tuple[str, ...]) -> str:
    """Return the signs of what is the same for most notes of a deck."""
    start = _REST.start + 1
    return "".join(
        [_sign_part(rest[part.start - start : part.stop - start]) for part in _SLICES[1:]]
    )


@lru_cache(256)
def _sign_part(part: tuple[str, ...]) -> str:
    """Return four signs that tell whether a part changed since a build before.

    The order of options is drawn anew with every edit of their question, and says nothing.
    """
    text = "\x1f".join(part)
    if "<li" in text:
        text = "\x1f".join(sorted(text.replace("</li", "<li").split("<li")))
    return f"{crc32(text.encode()) & 0xFFFF:04x}"
