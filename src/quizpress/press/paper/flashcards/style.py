"""The style sheet of cards of paper: what they share, and the measures of one grid."""

from collections.abc import Callable

from quizpress.press.paper.flashcards import block_height as blocks
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
from quizpress.press.paper.page_style import write_colours

_BLOCKS = {
    "code": blocks.CODE,
    "around": blocks.AROUND,
    "hang": blocks.HANG,
    "bullet": blocks.BULLET,
    "number": blocks.NUMBER,
    "apart": blocks.APART,
    "item": blocks.ITEM,
    "cell-width": blocks.CELL_WIDTH,
    "cell-height": blocks.CELL_HEIGHT,
}
"""Measures of the blocks of a text, in em."""


def write_style_sheet(grid: Grid, read_style: Callable[[str], str]) -> str:
    """Return the style sheet of a grid's pages.

    `read_style` gives the files that it is made of, by their names without an end. Columns and
    rows stand in millimetres, whichever way the text runs.
    """
    shared = [
        write_colours(),
        read_style("listing"),
        read_style("flashcards"),
    ]
    columns = [f".c{number} {{ left: {x:g}mm }}\n" for number, x in enumerate(grid.xs)]
    rows = [f".r{number} {{ top: {y:g}mm }}\n" for number, y in enumerate(grid.ys)]
    sizes = [f".s{size * 10:g} {{ font-size: {size:g}pt }}\n" for size in SIZES]
    blank = f'.blank::before {{ content: "{"_" * BLANK}" }}\n'
    return "".join([*shared, _write_page(grid), *columns, *rows, *sizes, blank, *_write_parts()])


def _write_page(grid: Grid) -> str:
    paper, free, (right, down) = grid.paper, room_for_text(grid), grid.shift
    measures = {
        "page-width": paper.width,
        "page-height": paper.height,
        "card-width": grid.width,
        "card-height": grid.height,
        "padding": PADDING,
        "strip": STRIP,
        "room-width": free.width,
        "room-height": free.height,
        "picture": picture_height(free),
        "right": right,
        "down": down,
        "left": grid.xs[0],
    }
    named = [f"--{name}: {value:g}mm" for name, value in measures.items()]
    named += [f"--{name}: {value:g}em" for name, value in _BLOCKS.items()]
    named.append(f"--code-leading: {blocks.CODE_LEADING:g}")
    page = f"@page {{ size: {paper.width:g}mm {paper.height:g}mm; margin: 0 }}\n"
    return f"{page}:root {{ {'; '.join(named)} }}\n"


def _write_parts() -> list[str]:
    return [
        f".{role} {{ margin-top: {style.before:g}em; font-size: {style.size:g}em;"
        f" line-height: {style.leading:g} }}\n"
        f".{role} > li {{ --indent: {style.indent:g}em }}\n"
        f".{role} > li + li {{ margin-top: {BETWEEN:g}em }}\n"
        for role, style in PART_STYLES.items()
    ]
