"""The style sheet of cards of paper: what they share, and the measures of one grid."""

from quizpress.press.paper.flashcards.block_height import (
    APART,
    AROUND,
    BULLET,
    CELL_HEIGHT,
    CELL_WIDTH,
    CODE,
    CODE_LEADING,
    HANG,
    ITEM,
    NUMBER,
)
from quizpress.press.paper.flashcards.font_size import (
    BETWEEN,
    PADDING,
    PART_STYLES,
    SIZES,
    STRIP,
    picture_height,
    room_for_text,
)
from quizpress.press.paper.flashcards.grid import Grid
from quizpress.press.paper.flashcards.text_extent import BLANK
from quizpress.press.templates import read_template

_BLOCKS = {
    "code": CODE,
    "around": AROUND,
    "hang": HANG,
    "bullet": BULLET,
    "number": NUMBER,
    "apart": APART,
    "item": ITEM,
    "cell-width": CELL_WIDTH,
    "cell-height": CELL_HEIGHT,
}
"""Measures of the blocks of a text, in em."""


def write_style_sheet(made: Grid) -> str:
    """Return the style sheet of a grid's pages."""
    own = [*_page(made), *_places(made), *_sizes(), *_parts()]
    return "".join(
        [read_template("paper/listing.css") + read_template("paper/flashcards.css"), *own]
    )


def _page(made: Grid) -> list[str]:
    paper, free, (right, down) = made.paper, room_for_text(made), made.shift
    measures = {
        "page-width": paper.width,
        "page-height": paper.height,
        "card-width": made.width,
        "card-height": made.height,
        "padding": PADDING,
        "strip": STRIP,
        "room-width": free.width,
        "room-height": free.height,
        "picture": picture_height(free),
        "right": right,
        "down": down,
        "left": made.left,
    }
    named = [f"--{name}: {value:g}mm" for name, value in measures.items()]
    named += [f"--{name}: {value:g}em" for name, value in _BLOCKS.items()]
    named.append(f"--code-leading: {CODE_LEADING:g}")
    return [
        f"@page {{ size: {paper.width:g}mm {paper.height:g}mm; margin: 0 }}\n",
        f":root {{ {'; '.join(named)} }}\n",
    ]


def _places(made: Grid) -> list[str]:
    """Return where columns and rows stand: in millimetres, whichever way the text runs."""
    xs, ys = enumerate(made.xs[:-1]), enumerate(made.ys[:-1])
    columns = [f".c{number} {{ left: {x:g}mm }}\n" for number, x in xs]
    return columns + [f".r{number} {{ top: {y:g}mm }}\n" for number, y in ys]


def _sizes() -> list[str]:
    sizes = [f".s{size * 10:g} {{ font-size: {size:g}pt }}\n" for size in SIZES]
    return [*sizes, f'.blank::before {{ content: "{"_" * BLANK}" }}\n']


def _parts() -> list[str]:
    return [
        f".{role} {{ margin-top: {style.before:g}em; font-size: {style.size:g}em;"
        f" line-height: {style.leading:g} }}\n"
        f".{role} > li {{ --indent: {style.indent:g}em }}\n"
        f".{role} > li + li {{ margin-top: {BETWEEN:g}em }}\n"
        for role, style in PART_STYLES.items()
    ]
