"""Flashcards as content of a PDF: all that stands on them, for `templates/typst/flashcards.typ`."""

from collections.abc import Sequence
from functools import cache

from quizpress.model import Deck
from quizpress.press.paper.character_widths import BOLD
from quizpress.press.paper.flashcards import duplex
from quizpress.press.paper.flashcards.font_size import (
    BETWEEN,
    PADDING,
    PART_STYLES,
    STRIP,
    picture_height,
    room_for_text,
    sizes_on_grid,
)
from quizpress.press.paper.flashcards.grid import Grid, draw_marks, order_pages
from quizpress.press.paper.flashcards.sides import CardSides, SidePart, read_centred
from quizpress.press.paper.flashcards.text_extent import BLANK
from quizpress.press.paper.paper_size import POINT
from quizpress.press.paper.pdf.content import Content, describe_look
from quizpress.press.paper.pdf.text_content import TextContent
from quizpress.press.paper.pictures.deck_pictures import DeckPictures
from quizpress.press.templates import labels

_WORDS = ("blank", "front", "back", "flashcards", "test_sheet")
"""The labels that templates name."""
_STRIP_SIZE = 6.5
"""Points of the small type at the edges of a card, as the template has it."""


def describe_grid(grid: Grid, language: str, title: str) -> dict[str, Content]:
    """Return what all pages of a grid have in common; lengths are in millimetres."""
    return describe_look(title, language, _WORDS) | {
        "page": {"width": grid.paper.width, "height": grid.paper.height},
        "card": {"width": grid.width, "height": grid.height, "padding": PADDING, "strip": STRIP},
        "left": grid.xs[0],
        "flip": grid.flip,
        "shift": grid.shift,
        "blank": BLANK,
    }


def write_cards(
    deck: Deck, found: Sequence[CardSides], grid: Grid, pictures: DeckPictures
) -> dict[str, Content]:
    """Return the pages of a deck's cards."""
    writer = _CardContent(deck, grid, pictures)
    slots = grid.fill_sheets(len(found))
    fronts: list[Content] = []
    backs: list[Content] = []
    for index, sides in enumerate(found):
        front, back = slots[index]
        about: dict[str, Content] = {"number": index + 1}
        fronts.append(about | writer.write_front(sides) | {"place": _place_of(grid, *front)})
        backs.append(about | writer.write_back(sides) | {"place": _place_of(grid, *back)})
    return {
        "sheets": -(-len(found) // len(grid.fronts)),
        "sizes": sizes_on_grid(grid),
        "between": BETWEEN,
        "centred": read_centred(found),
        "styles": {
            role: {
                "size": style.size,
                "leading": style.leading - 1,
                "before": style.before,
                "indent": style.indent,
                "bold": style.stretch == BOLD,
            }
            for role, style in PART_STYLES.items()
        },
        "picture": picture_height(room_for_text(grid)),
        "pages": order_pages(fronts, backs, grid),
    }


def write_test(grid: Grid, language: str) -> dict[str, Content]:
    """Return what a duplex test draws, for `templates/typst/duplex.typ`."""
    front, back = duplex.draw_front(grid), duplex.draw_back(grid)
    return {
        "says": labels(language)["test_says"],
        "marks": draw_marks(grid, grid.fronts),
        "front": _write_drawing(front),
        "back": _write_drawing(back),
        "readings": duplex.list_readings(grid),
        "hundred": duplex.draw_hundred(grid),
    }


def _write_drawing(side: duplex.Drawing) -> dict[str, Content]:
    return {
        "crosses": side.crosses,
        "lines": side.lines + side.arrow,
        "name": side.name,
        "after": side.after,
    }


def _place_of(grid: Grid, column: int, row: int) -> Content:
    return [grid.xs[column], grid.ys[row]]


class _CardContent:
    """Makes content of the sides of a deck's cards."""

    def __init__(self, deck: Deck, grid: Grid, pictures: DeckPictures) -> None:
        self.title = deck.title
        self.pictures = pictures
        self.width = room_for_text(grid).width
        self.largest = sizes_on_grid(grid)[0] * POINT

        @cache
        def texts_of(number: int, *, blank: bool) -> TextContent:
            return TextContent(
                lambda gap: blank if number in gap.numbers else None, pictures.place_file
            )

        self.texts_of = texts_of

    def write_front(self, sides: CardSides) -> dict[str, Content]:
        """Return what stands in front; a picture of the card is wide enough for all of it."""
        texts = self.texts_of(sides.number, blank=True)
        image = sides.card.image
        return {
            "section": texts.write_text(sides.section, self.width / (_STRIP_SIZE * POINT)),
            "title": self.title,
            "source": "",
            "picture": texts.write_picture(image) if image else "",
            **self._write_side(sides.front, texts),
        }

    def write_back(self, sides: CardSides) -> dict[str, Content]:
        """Return what stands on the back."""
        texts = self.texts_of(sides.number, blank=False)
        return {
            "section": "",
            "title": self.title,
            "source": sides.place,
            "picture": "",
            **self._write_side(sides.back, texts),
        }

    def _write_side(self, parts: Sequence[SidePart], texts: TextContent) -> dict[str, Content]:
        return {"parts": [self._write_part(part, texts) for part in parts]}

    def _write_part(self, part: SidePart, texts: TextContent) -> Content:
        style = PART_STYLES[part.role]
        room = self.width / (self.largest * style.size) - style.indent
        return {
            "role": part.role,
            "texts": [texts.write_text(text, room) for text in part.texts],
            "marks": [mark for mark, _ in part.entries],
            "entries": [texts.write_text(text, room) for _, text in part.entries],
            "letter": part.letter,
            "label": part.label,
        }
