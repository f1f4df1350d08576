"""What is to be told of printed files, each where it stands in the deck that it came from."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from quizpress.model import Deck
from quizpress.options import Printing
from quizpress.problem import Problem, Source, Span, about_file

if TYPE_CHECKING:
    from quizpress.press.paper.flashcards.cards import Flashcards
    from quizpress.press.paper.papers import Papers


class PrintedDeck(NamedTuple):
    """The text of a deck that is printed.

    Of one that is printed with others, `cards` are the identities of its cards, and `pictures`
    its names of pictures by those in print.
    """

    source: Source
    cards: frozenset[int] = frozenset()
    pictures: Mapping[str, str] = MappingProxyType({})


def warn_of_papers(
    papers: "Papers", deck: Deck, printing: Printing, path: Path, decks: Sequence[PrintedDeck]
) -> list[Problem]:
    """Return the warnings of what was printed of a deck, or of several as one quiz at a path."""
    return [
        *_warn_of_misfits(papers.cards, deck, printing, decks),
        *_warn_of_glyphs(papers, decks),
        *_warn_of_pictures(papers, decks),
        *_warn_of_unknown_tags(path, deck, printing),
    ]


def _warn_of_misfits(
    cards: "Flashcards | None", deck: Deck, printing: Printing, decks: Sequence[PrintedDeck]
) -> list[Problem]:
    """Return a warning for each side of a flashcard that is too small for its text."""
    if not cards or not cards.misfits:
        return []
    from quizpress.press.paper.flashcards.cards import find_larger_grid  # noqa: PLC0415
    from quizpress.press.paper.flashcards.sides import CardSides, list_card_sides  # noqa: PLC0415
    from quizpress.press.paper.papers import choose_paper  # noqa: PLC0415

    found: list[Problem] = []
    made, paper = printing.cards, choose_paper(deck, printing)
    by_card: dict[int, list[CardSides]] = {}
    for sides in list_card_sides(deck):
        by_card.setdefault(id(sides.card), []).append(sides)

    @cache
    def name_larger(card: int) -> str:
        own = by_card.get(card, [])
        return "" if made.sheet or not own else find_larger_grid(own, deck, paper, made)

    for card, side, over in cards.misfits:
        if "card-too-full" not in card.ignore:
            message = f"the {side} of this flashcard may be {_times_in_words(over)} for its text"
            grid = name_larger(id(card))
            asked = "--card" if made.sheet else f"--grid {grid}" if grid else ""
            larger = f", or make the cards larger with `{asked}`" if asked else ""
            hint = f"shorten the text{larger}"
            printed = next((one for one in decks if id(card) in one.cards), decks[0])
            found.append(Problem("card-too-full", message, printed.source.place(card.span), hint))
    return found


def _times_in_words(over: float) -> str:
    if over < _NEARLY_TWICE:
        return f"{over:.0%} too small"
    times = max(round(1 + over), 2)
    return "twice too small" if times == 2 else f"{times} times too small"  # noqa: PLR2004


_NEARLY_TWICE = 0.75


def _warn_of_glyphs(papers: "Papers", decks: Sequence[PrintedDeck]) -> list[Problem]:
    """Return a warning for each character that PDFs show a box for, where it first stands.

    Of signs that are joined to one character, the first stands for all. What stands in no deck is
    in a class list, and told of the first deck.
    """
    found: list[Problem] = []
    for sign, (files, families) in papers.missing_glyphs.items():
        source = next((deck.source for deck in decks if sign in deck.source.text), decks[0].source)
        start = max(source.text.find(sign), 0)
        if _JOINED.match(source.text, start):
            continue
        message = f"no font of this machine has “{sign}” (U+{ord(sign[0]):04X})"
        hint = (
            f"install one that has, such as {' or '.join(families)}; until then {files[0]}"
            " shows a box in its place and is no PDF/UA"
        )
        length = len(sign) if sign in source.text else 0
        place = source.place(Span(start, start + length))
        found.append(Problem("glyph-missing", message, place, hint))
    return found


_JOINED = re.compile("[\u200d\ufe0f\U0001f3fb-\U0001f3ff]|(?<=\u200d).")


def _warn_of_pictures(papers: "Papers", decks: Sequence[PrintedDeck]) -> list[Problem]:
    """Return a warning for each picture that is left out of an output, where it is first named."""
    found: list[Problem] = []
    for (printed, output), why in papers.undrawn.items():
        deck = next((deck for deck in decks if printed in deck.pictures), decks[0])
        file = deck.pictures.get(printed, printed)
        start = max(deck.source.text.find(file), 0)
        message = f"`{file}` is left out of {output}: {why}"
        hint = "make it simpler, or save it anew as PNG; until then its words stand in its place"
        place = deck.source.place(Span(start, start + len(file)))
        found.append(Problem("picture-undrawn", message, place, hint))
    return found


def _warn_of_unknown_tags(path: Path, deck: Deck, printing: Printing) -> list[Problem]:
    """Return a warning for each tag that questions are chosen by, and that none of them has."""
    if not printing.chosen.tags:
        return []
    from quizpress.press.paper.selection import find_unknown_tags  # noqa: PLC0415

    return [
        about_file("tag-unknown", path, f"no question of this deck has the tag `{tag}`", hint)
        for tag, hint in find_unknown_tags(deck, printing.chosen.tags)
    ]
