"""Cards to cut out: a deck on sheets of paper, every back where its front will be."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from quizpress.model import Card, Deck
from quizpress.options import Backs, Cards, Flip, TemplateFile
from quizpress.press import Artifact
from quizpress.press.paper.flashcards import duplex
from quizpress.press.paper.flashcards.font_size import (
    SideSetting,
    choose_size,
    room_below_picture,
    room_for_text,
    sizes_on_grid,
)
from quizpress.press.paper.flashcards.grid import (
    Grid,
    Slot,
    draw_marks,
    make_grid,
    order_pages,
)
from quizpress.press.paper.flashcards.sides import (
    CardSides,
    Role,
    SidePart,
    list_card_sides,
    read_centred,
)
from quizpress.press.paper.flashcards.style import write_style_sheet
from quizpress.press.paper.page_style import style_of_author
from quizpress.press.paper.page_templates import PageTemplates, find_templates
from quizpress.press.paper.page_writer import Html, PageWriter
from quizpress.press.paper.paper_size import Paper
from quizpress.press.templates import direction, labels, labels_language

_GRIDS = ((2, 4), (2, 3), (2, 2), (1, 3), (2, 1), (1, 2), (1, 1))
"""Those that are named where cards are too small, from the smallest cards to the largest."""
_SAYS: dict[Flip | Backs, str] = {
    "long": "flip_long",
    "short": "flip_short",
    "fold": "fold",
    "after": "fronts_first",
}
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

    `cards` are those of paper, and a sheet has so many `places` for them; `scaled` are the sides
    set smaller than usual.
    """

    artifact: Artifact
    cards: int
    places: int
    scaled: int
    misfits: tuple[Misfit, ...]

    @property
    def sheets(self) -> int:
        """Return how many sheets of paper there are."""
        return -(-self.cards // self.places)


_WrittenPart = tuple[Role, list[Html], list[tuple[str, Html]], str, str]
"""A part of a side whose texts are HTML."""


class Side(NamedTuple):
    """A side of a card in its place, all HTML; the template takes the fields by their order."""

    slot: Slot
    number: int
    section: str
    place: str
    picture: str
    parts: list[_WrittenPart]
    setting: SideSetting


def press(deck: Deck, paper: Paper, cards: Cards, own: tuple[TemplateFile, ...] = ()) -> Flashcards:
    """Return the cards of a deck as an HTML file; a deck without cards for paper has no sheets.

    `own` are templates and styles of an author.

    Raises:
        ValueError: there are fewer or more columns or rows than a sheet takes.
        Unpressed: cards of the size that is asked for do not fit on the paper, or a template is
            broken.
    """
    grid = make_grid(paper, cards)
    found = list_card_sides(deck)
    fronts, backs = _place_sides(found, deck, grid)
    places = len(grid.fronts)
    templates = find_templates(own)
    html = _render_page(
        templates,
        "flashcards",
        grid,
        write_style_sheet(grid, templates.read_style) + style_of_author(deck),
        deck.language,
        _SAYS["after" if grid.backs == "after" else grid.flip],
        title=deck.title,
        pages=order_pages(fronts, backs, grid),
        sheets=-(-len(found) // places),
        total=len(found),
        centred=read_centred(found),
    )
    artifact = Artifact(f"{deck.stem}-flashcards.html", html)
    usual = sizes_on_grid(grid)[0]
    scaled = sum([side.setting.size < usual for side in (*fronts, *backs)])
    misfits = tuple(_list_misfits(found, fronts, backs))
    return Flashcards(artifact, len(found), places, scaled, misfits)


def press_test_sheet(paper: Paper, cards: Cards, language: str) -> Artifact:
    """Return a page, and its back, whose crosses show by what shift the backs would meet.

    Raises:
        ValueError: there are fewer or more columns or rows than a sheet takes.
        Unpressed: cards of the size that is asked for do not fit on the paper.
    """
    grid = make_grid(paper, cards)
    templates = find_templates()
    html = _render_page(
        templates,
        "duplex",
        grid,
        write_style_sheet(grid, templates.read_style) + duplex.write_name_places(grid),
        language,
        "test_says",
        marks=draw_marks(grid, grid.fronts),
        front=duplex.draw_front(grid),
        back=duplex.draw_back(grid),
        readings=duplex.list_readings(grid),
        hundred=duplex.draw_hundred(grid),
    )
    return Artifact("flashcards-test.html", html)


def _render_page(  # noqa: PLR0913, PLR0917  What all pages have.
    templates: PageTemplates,
    name: str,
    grid: Grid,
    css: str,
    language: str,
    says: str,
    **content: object,
) -> bytes:
    """Return a page of a template, with what all of them have in common."""
    words, foreign = labels(language), labels_language(language)
    return templates.render(
        name,
        css,
        language=language,
        direction=direction(language),
        labels=words,
        foreign=foreign if foreign != language else "",
        says=words[says],
        grid=grid,
        **content,
    )


def _place_sides(
    found: Sequence[CardSides], deck: Deck, grid: Grid
) -> tuple[list[Side], list[Side]]:
    """Return the fronts and the backs of cards, in their order."""
    find_writers = _writers_of(deck)
    slots = grid.fill_sheets(len(found))
    fronts, backs = [], []
    for index, sides in enumerate(found):
        card, section, place, asked, told, number = sides
        (front, back), writers = slots[index], find_writers(number)
        settings = _fit_card(sides, writers, grid)
        picture = writers[0].write_image(card.image) if card.image else ""
        title, parts = writers[0].html(section), _write_parts(asked, writers[0])
        fronts.append(Side(front, index + 1, title, "", picture, parts, settings[0]))
        parts = _write_parts(told, writers[1])
        backs.append(Side(back, index + 1, "", place, "", parts, settings[1]))
    return fronts, backs


def _writers_of(deck: Deck) -> Callable[[int], tuple[PageWriter, PageWriter]]:
    """Return what gives the writers of front and back of cards that ask for gaps of a number."""

    @cache
    def find_writers(number: int) -> tuple[PageWriter, PageWriter]:
        def write(*, blank: bool) -> PageWriter:
            return PageWriter(deck, lambda gap: blank if number in gap.numbers else None)

        return write(blank=True), write(blank=False)

    return find_writers


def _fit_card(
    sides: CardSides, writers: tuple[PageWriter, PageWriter], grid: Grid
) -> tuple[SideSetting, SideSetting]:
    """Return how front and back of a card are set on a grid."""
    full, sizes = room_for_text(grid), sizes_on_grid(grid)
    room = room_below_picture(full) if sides.card.image else full
    front, back = writers
    return choose_size(sides.front, front, room, sizes), choose_size(sides.back, back, full, sizes)


def _write_parts(parts: Sequence[SidePart], writer: PageWriter) -> list[_WrittenPart]:
    html = writer.html
    return [
        (
            role,
            [html(text) for text in texts],
            [(m, html(text)) for m, text in entries],
            letter,
            label,
        )
        for role, texts, entries, letter, label in parts
    ]


def find_larger_grid(found: Sequence[CardSides], deck: Deck, paper: Paper, cards: Cards) -> str:
    """Return the grid of the smallest cards, larger than those made, that some sides fit on.

    It is empty where they fit on no grid.
    """
    find_writers = _writers_of(deck)
    for columns, rows in _GRIDS:
        whole = cards.flip != "fold" or columns == 2  # noqa: PLR2004  Both sides of a card.
        larger = columns * rows < cards.columns * cards.rows
        if whole and larger and columns <= cards.columns and rows <= cards.rows:
            grid = make_grid(paper, cards._replace(columns=columns, rows=rows))
            settings = [_fit_card(sides, find_writers(sides.number), grid) for sides in found]
            if not any(side.over for both in settings for side in both):
                return f"{columns}x{rows}"
    return ""


def _list_misfits(
    found: Sequence[CardSides], fronts: Sequence[Side], backs: Sequence[Side]
) -> Iterator[Misfit]:
    for sides, front, back in zip(found, fronts, backs, strict=True):
        if front.setting.over:
            yield Misfit(sides.card, "front", front.setting.over)
        if back.setting.over:
            yield Misfit(sides.card, "back", back.setting.over)
