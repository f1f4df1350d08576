"""Cards to cut out: a deck on sheets of paper, every back where its front will be."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from quizpress.model import Card, Deck, Picture
from quizpress.options import Flip
from quizpress.press import Artifact
from quizpress.press.paper.flashcards import duplex
from quizpress.press.paper.flashcards.font_size import (
    Setting,
    choose_size,
    room_below_picture,
    room_for_text,
    sizes_on_grid,
)
from quizpress.press.paper.flashcards.grid import Grid, Layout, Slot, grid, guides, marks
from quizpress.press.paper.flashcards.sides import CardSides, Part, list_card_sides
from quizpress.press.paper.flashcards.style import write_style_sheet
from quizpress.press.paper.html import compiled, policy
from quizpress.press.paper.page_writer import Html, PageWriter
from quizpress.press.templates import direction, labels, labels_language
from quizpress.text import Text
from quizpress.text.nodes import EMPTY

__all__ = ["Flashcards", "Layout", "Misfit", "press", "test_sheet"]

_SAYS: dict[Flip, str] = {"long": "flip_long", "short": "flip_short", "fold": "fold"}
"""The label that says how to print a layout."""


class Misfit(NamedTuple):
    """A side whose text does not fit even at the smallest size.

    `over` is by what share of its room it is too large: 0.5 where it would need half as much again.
    """

    card: Card
    side: Literal["front", "back"]
    over: float


class Flashcards(NamedTuple):
    """The file, and what a teacher should know of it before it is printed.

    `cards` and `sheets` are those of paper; `scaled` are the sides set smaller than usual.
    """

    artifact: Artifact
    cards: int
    sheets: int
    scaled: int
    misfits: tuple[Misfit, ...]


class Side(NamedTuple):
    """A side of a card in its place; the template takes the fields by their order.

    `html` writes its texts, in which the gaps that are asked for are blank or filled.
    """

    slot: Slot
    number: int
    section: Text
    place: str
    image: Picture | None
    parts: tuple[Part, ...]
    setting: Setting
    html: Callable[[Text], Html]


class Page(NamedTuple):
    """A printed page: which side it is, its number, and what stands on it."""

    kind: Literal["front", "back", "fold"]
    number: int
    sides: tuple[Side, ...]


def press(deck: Deck, layout: Layout) -> Flashcards:
    """Return the cards of a deck as an HTML file; a deck without cards for paper has no sheets.

    Raises:
        ValueError: there are fewer or more columns or rows than a sheet takes.
    """
    made = grid(layout)
    found = list_card_sides(deck)
    fronts, backs = _place_sides(found, deck, made)
    pages = [*_pages(fronts, backs, made)]
    words = labels(deck.language)
    shown = _shown(made, write_style_sheet(made), deck.language, words[_SAYS[made.flip]])
    sheets = -(-len(found) // len(made.fronts))
    html = compiled("paper/flashcards.html").render(
        shown,
        title=deck.title,
        pages=pages,
        sheets=sheets,
        total=len(found),
        picture=PageWriter(deck, lambda _gap: None).write_picture,
    )
    artifact = Artifact(f"{deck.stem}-flashcards.html", html.encode())
    usual = sizes_on_grid(made)[0]
    scaled = sum([side.setting.size < usual for side in (*fronts, *backs)])
    return Flashcards(artifact, len(found), sheets, scaled, tuple(_misfits(found, fronts, backs)))


def test_sheet(layout: Layout, language: str) -> Artifact:
    """Return a page, and its back, whose crosses show by what shift the backs would meet.

    Raises:
        ValueError: there are fewer or more columns or rows than a sheet takes.
    """
    made = grid(layout)
    css = write_style_sheet(made) + duplex.named(made)
    shown = _shown(made, css, language, labels(language)["test_says"])
    html = compiled("paper/duplex.html").render(
        shown,
        front=duplex.front(made),
        back=duplex.back(made),
        readings=duplex.readings(made),
        hundred=duplex.hundred(made),
    )
    return Artifact("flashcards-test.html", html.encode())


def _shown(made: Grid, css: str, language: str, says: str) -> dict[str, Any]:
    """Return what the templates of both have in common."""
    return {
        "css": css,
        "policy": policy(css),
        "language": language,
        "direction": direction(language),
        "labels": labels(language),
        "foreign": labels_language(language) if labels_language(language) != language else "",
        "says": says,
        "grid": made,
        "marks": marks(made),
        "guides": guides(made),
    }


def _place_sides(
    found: Sequence[CardSides], deck: Deck, made: Grid
) -> tuple[list[Side], list[Side]]:
    """Return the fronts and the backs of cards, in their order."""

    @cache
    def writer(number: int, *, blank: bool) -> PageWriter:
        return PageWriter(deck, lambda gap: blank if number in gap.numbers else None)

    full, sizes = room_for_text(made), sizes_on_grid(made)
    below = room_below_picture(full)
    fronts, backs = [], []
    slots = [(slot, made.back(slot)) for slot in made.fronts]
    for index, (card, section, place, asked, told, number) in enumerate(found):
        front, back = slots[index % len(slots)]
        write = writer(number, blank=True)
        setting = choose_size(asked, write, below if card.image else full, sizes)
        fronts.append(Side(front, index + 1, section, "", card.image, asked, setting, write.html))
        write = writer(number, blank=False)
        setting = choose_size(told, write, full, sizes)
        backs.append(Side(back, index + 1, EMPTY, place, None, told, setting, write.html))
    return fronts, backs


def _pages(fronts: Sequence[Side], backs: Sequence[Side], made: Grid) -> Iterator[Page]:
    """Yield the pages in the order of printing: a front, its back, the next front."""
    many = len(made.fronts)
    for start in range(0, len(fronts), many):
        front, back = (tuple(sides[start : start + many]) for sides in (fronts, backs))
        number = start // many + 1
        if made.flip == "fold":
            yield Page("fold", number, front + back)
        else:
            yield Page("front", number, front)
            yield Page("back", number, back)


def _misfits(
    found: Sequence[CardSides], fronts: Sequence[Side], backs: Sequence[Side]
) -> Iterator[Misfit]:
    for sides, front, back in zip(found, fronts, backs, strict=True):
        if front.setting.over:
            yield Misfit(sides.card, "front", front.setting.over)
        if back.setting.over:
            yield Misfit(sides.card, "back", back.setting.over)
