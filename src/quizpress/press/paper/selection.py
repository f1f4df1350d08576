"""Which questions of a deck are printed: those of some tags, sections or kinds, or so many.

What is drawn hangs on the seed of a form and on the words of each question, so that a card that
is added, or edited, moves at most one other.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import combinations
from typing import NamedTuple

from quizpress.misspelt import did_you_mean, nearest_word
from quizpress.model import KINDS, Card, Deck, question_of
from quizpress.options import Chosen
from quizpress.press import Unpressed
from quizpress.text.plain import plain_text

_MOST_NAMED = 12
"""Tags or sections of a deck that a message names."""


class _Wish(NamedTuple):
    """An option as it was given, the cards that it chooses, and a hint where these are none."""

    given: str
    cards: Sequence[Card]
    hint: str


def choose_cards(deck: Deck, chosen: Chosen) -> Deck:
    """Return a deck with those of its cards alone that have a tag, a section and a kind chosen.

    Raises:
        Unpressed: a section is not there, or no card for paper is left.
    """
    wishes = [*_list_wishes(deck, chosen)]
    if not wishes:
        return deck
    if not (left := _cards_of_all(wishes)):
        raise _explain_none(wishes)
    return keep_cards(deck, left)


def mark_choice(deck: Deck, chosen: Chosen) -> str:
    """Return what stands for tags, sections and kinds in the id of a form, `Q3F0` say.

    It is empty where none are asked for, and stays while cards and their order are edited.

    Raises:
        Unpressed: a section is not there.
    """
    titles = [plain_text(section.title).casefold() for section in deck.sections]
    places = _find_sections(deck, chosen.sections)
    sections = [f"{titles[place]}\x1d{titles[:place].count(titles[place])}" for place in places]
    asked = (chosen.tags, sections, chosen.kinds)
    told = "\x1f".join(["\x1e".join(sorted({*names})) for names in asked])
    return f"Q{sha256(told.encode()).hexdigest()[:3].upper()}" if any(asked) else ""


def _list_wishes(deck: Deck, chosen: Chosen) -> Iterator[_Wish]:
    cards = deck.cards("paper")
    if tags := chosen.tags:
        of_tags = [card for card in cards if any(_has_tag(deck, card, tag) for tag in tags)]
        yield _Wish(f"--tags {','.join(tags)}", of_tags, _hint_at_tag(deck, tags[0]))
    if chosen.sections:
        found = [deck.sections[place] for place in _find_sections(deck, chosen.sections)]
        of_sections = [card for section in found for card in section.cards_for("paper")]
        given = f"--sections {','.join(chosen.sections)}"
        yield _Wish(given, of_sections, "none of their cards is for paper")
    if chosen.kinds:
        of_kinds = [card for card in cards if KINDS[type(card.content)] in chosen.kinds]
        there = sorted({KINDS[type(card.content)] for card in cards})
        given = f"--kinds {','.join(sorted(chosen.kinds))}"
        yield _Wish(given, of_kinds, f"its kinds are {_list_names(there)}")


def _cards_of_all(wishes: Sequence[_Wish]) -> list[Card]:
    """Return the cards that all of some options choose."""
    first, *others = wishes
    known = [{id(card) for card in wish.cards} for wish in others]
    return [card for card in first.cards if all(id(card) in ids for ids in known)]


def _explain_none(wishes: Sequence[_Wish]) -> Unpressed:
    """Return the error that names the option that chooses no card, or those that do together."""
    several = [each for count in range(1, len(wishes) + 1) for each in combinations(wishes, count)]
    without = next(each for each in several if not _cards_of_all(each))
    named = " and ".join([f"`{wish.given}`" for wish in without])
    if len(without) == 1:
        return Unpressed(f"{named} chooses no question of this deck", without[0].hint)
    counts = ", ".join([f"`{wish.given}` chooses {len(wish.cards)}" for wish in without])
    message = f"{named} choose no question of this deck together"
    return Unpressed(message, f"{counts}, none in common; leave one of them out")


def find_unknown_tags(deck: Deck, tags: Iterable[str]) -> list[tuple[str, str]]:
    """Return the tags that no question of a deck has, each with what may be meant."""
    cards = deck.cards("paper")
    return [
        (tag, _hint_at_tag(deck, tag))
        for tag in tags
        if not any(_has_tag(deck, card, tag) for card in cards)
    ]


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


def _has_tag(deck: Deck, card: Card, asked: str) -> bool:
    """Say whether a question has a tag, or one below it."""
    return any(f"{tag.casefold()}::".startswith(f"{asked}::") for tag in (*deck.tags, *card.tags))


def _hint_at_tag(deck: Deck, asked: str) -> str:
    tags = sorted({tag for card in deck.cards("paper") for tag in (*deck.tags, *card.tags)})
    named = f"its tags are {_list_names(tags)}" if tags else "its cards have no tags"
    return did_you_mean(nearest_word(asked, tags), named)


def _find_sections(deck: Deck, asked: Sequence[str]) -> list[int]:
    """Return the places, from 0, of the sections of these titles or numbers, which count from 1.

    Raises:
        Unpressed: there is none of a title or number.
    """
    known: dict[str, int] = {}
    for place, section in enumerate(deck.sections):
        known[str(place + 1)] = place
        known.setdefault(plain_text(section.title).casefold(), place)
    for name in asked:
        if name.casefold() not in known:
            raise Unpressed(f"this deck has no section `{name}`", _hint_at_section(deck, name))
    return [known[name.casefold()] for name in asked]


def _hint_at_section(deck: Deck, asked: str) -> str:
    titles = [plain_text(section.title) for section in deck.sections if section.title]
    # In a quiz of several decks the name of the deck stands first.
    meant = {title.rpartition(": ")[2]: title for title in titles} | {each: each for each in titles}
    named = f"its sections are {_list_names(titles)}" if titles else "it has no sections"
    return did_you_mean(meant.get(nearest_word(asked, meant), ""), named)


def _list_names(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join([f"`{name}`" for name in names[:_MOST_NAMED]]) + more
