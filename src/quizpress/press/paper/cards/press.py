"""Cards to cut out: a deck on sheets of paper, every back where its front will be."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from quizpress.model import Card, Deck
from quizpress.options import Flip
from quizpress.press import Artifact
from quizpress.press.paper.cards import duplex
from quizpress.press.paper.cards.faces import Face, Part, faces
from quizpress.press.paper.cards.fit import Fit, below_picture, fitted, room, sizes
from quizpress.press.paper.cards.grid import Grid, Layout, Slot, grid, guides, marks
from quizpress.press.paper.cards.look import styled
from quizpress.press.paper.render import compiled, policy
from quizpress.press.paper.writer import Html
from quizpress.press.templates import direction, labels

__all__ = ["Flashcards", "Layout", "Misfit", "press", "test_sheet"]

_SAYS: dict[Flip, str] = {"long": "flip_long", "short": "flip_short", "fold": "fold"}
"""The label that says how to print a layout."""
_NONE = Html("")


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
    """A side of a card in its place; the template takes the fields by their order."""

    slot: Slot
    number: int
    section: Html
    place: str
    image: Html
    parts: tuple[Part, ...]
    fit: Fit


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
    found = faces(deck)
    fronts, backs = _sides(found, made)
    pages = [*_pages(fronts, backs, made)]
    words = labels(deck.language)
    shown = _shown(made, styled(made), deck.language, words[_SAYS[made.flip]])
    sheets = -(-len(found) // len(made.fronts))
    html = compiled("paper/flashcards.html").render(
        shown, title=deck.title, pages=pages, sheets=sheets, total=len(found)
    )
    artifact = Artifact(f"{deck.stem}-flashcards.html", html.encode())
    usual = sizes(made)[0]
    scaled = sum([side.fit.size < usual for side in (*fronts, *backs)])
    return Flashcards(artifact, len(found), sheets, scaled, tuple(_misfits(found, fronts, backs)))


def test_sheet(layout: Layout, language: str) -> Artifact:
    """Return a page, and its back, whose crosses show by what shift the backs would meet.

    Raises:
        ValueError: there are fewer or more columns or rows than a sheet takes.
    """
    made = grid(layout)
    css = styled(made) + duplex.named(made)
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
        "says": says,
        "grid": made,
        "marks": marks(made),
        "guides": guides(made),
    }


def _sides(found: Sequence[Face], made: Grid) -> tuple[list[Side], list[Side]]:
    """Return the fronts and the backs of cards, in their order."""
    full, allowed = room(made), sizes(made)
    fronts, backs = [], []
    slots = [(slot, made.back(slot)) for slot in made.fronts]
    for index, face in enumerate(found):
        front, back = slots[index % len(slots)]
        left = below_picture(full) if face.image else full
        fit = fitted(face.front, left, allowed)
        fronts.append(Side(front, index + 1, face.section, "", face.image, face.front, fit))
        fit = fitted(face.back, full, allowed)
        backs.append(Side(back, index + 1, _NONE, face.place, _NONE, face.back, fit))
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
    found: Sequence[Face], fronts: Sequence[Side], backs: Sequence[Side]
) -> Iterator[Misfit]:
    for face, front, back in zip(found, fronts, backs, strict=True):
        if front.fit.over:
            yield Misfit(face.card, "front", front.fit.over)
        if back.fit.over:
            yield Misfit(face.card, "back", back.fit.over)
