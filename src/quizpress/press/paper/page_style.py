"""The style sheet of sheets: what all share, what an edition changes, and what Python measures.

An edition is the same sheet set for other readers, or printed with less ink.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import sha256
from typing import Literal, NamedTuple

from quizpress.model import Deck
from quizpress.options import EDITIONS, Edition
from quizpress.press.paper.page_writer import BLANK
from quizpress.press.paper.paper_size import Paper
from quizpress.press.templates import read_folder
from quizpress.text.maths import ANSWER

Layer = Edition | Literal["compact"]
"""What is laid over the usual look of sheets; `compact` is how close things stand."""
COLUMN_GAP = 2.2
"""What is between two columns of questions, in em."""
_LAYERS: tuple[Layer, ...] = ("compact", *EDITIONS)
COLOURS = {"ink": "#111111", "soft": "#555555", "rule": "#6f6f6f", "answer": ANSWER}
"""Those of sheets, whichever program shows them."""


class PageSetting(NamedTuple):
    """How pages are printed: the size of letters in points, margins in millimetres.

    Letters stand `spaced` times as wide as usual, and areas to write in are `writing` times as high
    as asked for.
    """

    size: float
    top: float
    sides: float
    bottom: float
    spaced: float = 1
    writing: float = 1


NORMAL = PageSetting(10.5, 12, 16, 13)
PAGE_SETTINGS: dict[Layer, PageSetting] = {
    "compact": PageSetting(9.5, 9, 13, 11),
    "ink": PageSetting(10, 10, 12, 14),
    "large": PageSetting(18, 15, 15, 24, writing=1.5),
    "dyslexia": PageSetting(13, 12, 16, 13, 1.35),
    "contrast": NORMAL,
}


def name_suffix(editions: Iterable[Edition]) -> str:
    """Return what tells the files of editions from others, such as `-large-contrast`."""
    return "".join([f"-{layer}" for layer in in_order(editions)])


def write_sheet_style(
    paper: Paper,
    layers: Iterable[Layer],
    feet: Sequence[str],
    read_style: Callable[[str], str],
) -> str:
    """Return the style sheet of a file of sheets, each with a text at the foot of its pages.

    `read_style` gives the files that it is made of, by their names without an end.
    """
    chosen = in_order(layers)
    files = ["listing", "sheet", *[f"editions/{layer}" for layer in chosen]]
    return "".join(
        [
            _embed_fonts(),
            write_colours(),
            *[read_style(file) for file in files],
            f'.blank::before {{ content: "{BLANK}" }}\n',
            _write_pages(paper, setting_of(chosen)),
            _write_foot(feet[0]) if len(feet) == 1 else _write_feet(feet),
        ]
    )


@cache
def _embed_fonts() -> str:
    """Return the sans serif that comes with the package, so that sheets look alike everywhere."""
    faces = [
        f'@font-face {{ font-family: "Quizpress Sans"; font-weight: {weight};'
        f' src: url("data:font/woff2;base64,{b64encode(data).decode()}") }}\n'
        for weight, data in zip((700, 400), _web_fonts(), strict=True)
    ]
    return "".join(faces)


def _web_fonts() -> list[bytes]:
    """Return the fonts for pages, bold and regular, whose letters are Latin, Greek and Cyrillic."""
    return [data for _, data in sorted(read_folder("fonts/web").items())]


def write_colours() -> str:
    """Return the colours as variables of a style sheet, to stand before all else."""
    return f":root {{ {'; '.join([f'--{use}: {code}' for use, code in COLOURS.items()])} }}\n"


def style_of_author(deck: Deck) -> str:
    """Return what a deck adds to the style sheets of its pages, to stand behind all else."""
    return deck.style.css if deck.style else ""


def policy_for(css: str) -> str:
    """Return the content security policy of a page whose one style element holds `css`."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    fonts = "font-src data:; " if "@font-face" in css else ""
    own = f"img-src data:; {fonts}style-src 'sha256-{digest}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def in_order(layers: Iterable[Layer]) -> list[Layer]:
    """Return layers in the order in which they are laid over each other."""
    asked = {*layers}
    return [layer for layer in _LAYERS if layer in asked]


def setting_of(layers: Iterable[Layer]) -> PageSetting:
    """Return the largest letters of some layers, with the margins of the last of them.

    What one leaves as it is changes nothing that another asks for.
    """
    settings = [PAGE_SETTINGS[layer] for layer in in_order(layers)]
    sizes = [each.size for each in settings if each.size != NORMAL.size]
    margins = [NORMAL[1:4], *[each[1:4] for each in settings if each[1:4] != NORMAL[1:4]]]
    spaced = max([1, *[each.spaced for each in settings]])
    writing = max([1, *[each.writing for each in settings]])
    return PageSetting(max(sizes, default=NORMAL.size), *margins[-1], spaced, writing)


def _write_pages(paper: Paper, setting: PageSetting) -> str:
    """Return how pages are printed."""
    margin = " ".join([f"{side:g}mm" for side in (setting.top, setting.sides, setting.bottom)])
    return (
        f"@page {{ size: {paper.name}; margin: {margin} }}\n"
        f"@media print {{ html:root {{ font-size: {setting.size:g}pt }} }}\n"
    )


def _write_foot(text: str) -> str:
    """Return the foot of each page, where browsers print it: a text, and the number of the page."""
    numbered = _write_box('counter(page) " / " counter(pages); white-space: nowrap')
    left, right = [_write_box(f"{_quote(text)}; padding-{side}: 1em") for side in ("right", "left")]
    return (
        f"@page {{ @bottom-left {left} @bottom-right {numbered} }}\n"
        f"@page rtl {{ @bottom-right {right} @bottom-left {numbered} }}\n"
    )


def _write_feet(texts: Iterable[str]) -> str:
    """Return a foot for the pages of each sheet, whose pages are counted from 1.

    No browser tells how many there are of each.
    """
    feet = ""
    for number, text in enumerate(texts, 1):
        name = f"sheet-{number}"
        box = _write_box(f"{_quote(f'{text} · ')} counter({name})")
        feet += (
            f"@page {name} {{ counter-increment: {name}; @bottom-center {box} }}\n"
            f"#{name} {{ page: {name}; break-before: page }}\n"
        )
    return feet


def _write_box(content: str) -> str:
    """Return what stands in a corner of a page, in small letters."""
    return (
        f'{{ content: {content}; font: 8pt "Quizpress Sans", system-ui, "Liberation Sans", Arial,'
        f" sans-serif; color: {COLOURS['soft']} }}"
    )


def _quote(text: str) -> str:
    """Return a string of CSS: escaped by code point, no title can end it or the style element."""
    letters = [c if c.isalnum() or c in " ·" else f"\\{ord(c):x} " for c in text]
    return f'"{"".join(letters)}"'
