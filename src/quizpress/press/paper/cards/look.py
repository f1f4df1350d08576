"""The style sheet of cards of paper: what they share, and the measures of one grid."""

from quizpress.press.paper.cards.fit import (
    BETWEEN,
    LOOKS,
    PADDING,
    SIZES,
    STRIP,
    picture_height,
    room,
)
from quizpress.press.paper.cards.grid import Grid
from quizpress.press.paper.cards.seen import BLANK
from quizpress.press.templates import template


def styled(made: Grid) -> str:
    """Return the style sheet of a grid's pages."""
    return "".join([template("paper/flashcards.css"), *_page(made), *_places(made), *_looks()])


def _page(made: Grid) -> list[str]:
    paper, free, (right, down) = made.paper, room(made), made.shift
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
    named = "; ".join([f"--{name}: {value:g}mm" for name, value in measures.items()])
    return [
        f"@page {{ size: {paper.width:g}mm {paper.height:g}mm; margin: 0 }}\n",
        f":root {{ {named} }}\n",
    ]


def _places(made: Grid) -> list[str]:
    """Return where columns and rows stand: in millimetres, whichever way the text runs."""
    xs, ys = enumerate(made.xs[:-1]), enumerate(made.ys[:-1])
    columns = [f".c{number} {{ left: {x:g}mm }}\n" for number, x in xs]
    return columns + [f".r{number} {{ top: {y:g}mm }}\n" for number, y in ys]


def _looks() -> list[str]:
    sizes = [f".s{size * 10:g} {{ font-size: {size:g}pt }}\n" for size in SIZES]
    roles = [
        f".{role} {{ margin-top: {look.before:g}em; font-size: {look.size:g}em;"
        f" line-height: {look.leading:g} }}\n"
        f".{role} li {{ --indent: {look.indent:g}em }}\n"
        f".{role} li + li {{ margin-top: {BETWEEN:g}em }}\n"
        for role, look in LOOKS.items()
    ]
    return [*sizes, *roles, f'.blank::before {{ content: "{"_" * BLANK}" }}\n']
