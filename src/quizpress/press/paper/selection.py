"""Which questions of a deck are printed: those of some tags, sections or kinds, or so many.

What is drawn hangs on the seed of a form and on the words of each question, so that a card that
is added, or edited, moves at most one other.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from quizpress.model import KINDS, Card, Deck, Section, question_of
from quizpress.options import Chosen
from quizpress.press import Unpressed
from quizpress.text.plain import plain_text

_MOST_NAMED = 12
"""Tags or sections of a deck that a message names."""


def choose_cards(deck: Deck, chosen: Chosen) -> Deck:
    """Return a deck with those of its cards alone that have a tag, a section and a kind chosen.

    Raises:
        Unpressed: a section is not there, or no card for paper is left.
    """
    if not (chosen.tags or chosen.sections or chosen.kinds):
        return deck
    left = [
        card
        for section in _find_sections(deck, chosen.sections)
        for card in section.cards_for("paper")
        if _is_chosen(deck, card, chosen)
    ]
    if not left:
        raise Unpressed("no question of this deck is chosen", _name_tags(deck))
    return keep_cards(deck, left)


def pick_by_section(deck: Deck, seed: str) -> Deck:
    """Return a deck with as many questions of each section as it asks for, drawn by a seed."""
    if not any(section.pick for section in deck.sections):
        return deck
    drawn = [
        _draw_cards(section.cards_for("paper"), section.pick, seed) for section in deck.sections
    ]
    return keep_cards(deck, [card for cards in drawn for card in cards])


def pick_cards(deck: Deck, pick: int, seed: str) -> Deck:
    """Return a deck with so many questions in all, drawn by a seed; with all of them for 0.

    Raises:
        Unpressed: there are fewer.
    """
    cards = deck.cards("paper")
    if pick > len(cards):
        there = "1 question" if len(cards) == 1 else f"{len(cards)} questions"
        raise Unpressed(f"{pick} cannot be picked from {there}", f"pick at most {len(cards)}")
    return keep_cards(deck, _draw_cards(cards, pick, seed)) if pick else deck


def _draw_cards(cards: Sequence[Card], pick: int, seed: str) -> Sequence[Card]:
    """Return so many cards, or all for 0, by lots that their words draw."""

    def lot(card: Card) -> bytes:
        return sha256(f"{seed}\x1fpick\x1f{question_of(card.content).source}".encode()).digest()

    return sorted(cards, key=lot)[:pick] if pick else cards


def keep_cards(deck: Deck, kept: Iterable[Card]) -> Deck:
    """Return a deck with some of its cards, in their order, and with the sections that have any."""
    known = {id(card) for card in kept}
    sections = [
        section._replace(cards=cards)
        for section in deck.sections
        if (cards := tuple([card for card in section.cards if id(card) in known]))
    ]
    return deck._replace(sections=tuple(sections))


def _is_chosen(deck: Deck, card: Card, chosen: Chosen) -> bool:
    tags = [tag.casefold() for tag in (*deck.tags, *card.tags)]
    return (not chosen.kinds or KINDS[type(card.content)] in chosen.kinds) and (
        not chosen.tags
        or any(f"{tag}::".startswith(f"{asked}::") for tag in tags for asked in chosen.tags)
    )


def _find_sections(deck: Deck, asked: Sequence[str]) -> Sequence[Section]:
    """Return the sections of these titles or numbers, which count from 1; all where none is asked.

    Raises:
        Unpressed: there is none of a title or number.
    """
    known: dict[str, Section] = {}
    for number, section in enumerate(deck.sections, 1):
        known[str(number)] = section
        known.setdefault(plain_text(section.title).casefold(), section)
    if unknown := [name for name in asked if name.casefold() not in known]:
        titles = [plain_text(section.title) for section in deck.sections if section.title]
        hint = f"its sections are {_list_names(titles)}" if titles else "it has no sections"
        raise Unpressed(f"this deck has no section `{unknown[0]}`", hint)
    return [known[name.casefold()] for name in asked] or deck.sections


def _name_tags(deck: Deck) -> str:
    tags = sorted({tag for card in deck.cards("paper") for tag in (*deck.tags, *card.tags)})
    return f"its tags are {_list_names(tags)}" if tags else "its cards have no tags"


def _list_names(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join([f"`{name}`" for name in names[:_MOST_NAMED]]) + more
