"""Pictures that would take an output minutes or gigabytes: refused at their place, for all."""

import struct
from collections.abc import Callable

import pytest

from harness import Ran, Write
from quizpress.checks.drawing_size import DEEPEST, MOST_CHARACTERS, MOST_PARTS, fault_of_drawing
from quizpress.checks.picture_size import fault_of_bitmap
from quizpress.model import Media
from quizpress.press.paper.docx.figures import fit_figure

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">{}</svg>'
RECT = '<rect width="9" height="9"/>'
TOO_MANY = f"draws more than {MOST_PARTS:,} parts, counted as often as drawn"
TOO_DEEP = f"has more than {DEEPEST} parts inside each other"


def _doubling(element: str, reference: str) -> str:
    """Return thirty elements, each of which draws the one before it twice."""
    first = f'<{element} id="a0">{RECT}</{element}>'
    twice = [
        f'<{element} id="a{number}">{reference.format(number - 1) * 2}</{element}>'
        for number in range(1, 30)
    ]
    return first + "".join(twice) + reference.format(29)


def _chain(length: int) -> str:
    """Return groups of which each draws the one before it once."""
    drawn = [f'<g id="a{n}"><use href="#a{n - 1}"/></g>' for n in range(1, length)]
    return f'<g id="a0">{RECT}</g>' + "".join(drawn)


def _marked(marker: str, corners: int) -> str:
    line = f'<path {marker}="url(#m)" d="M0 0{" L1 1" * corners}"/>'
    return f'<marker id="m">{RECT * 100}</marker>{line}'


FILTER = '<filter id="f"><{} /></filter>' + RECT.replace("/>", ' filter="url(#f)"/>')
DRAWINGS = (
    # what is in a drawing, and what is said of it, nothing where it is set
    (RECT * 9000, ""),
    (RECT * 11_000, TOO_MANY),
    ("<text>a</text>" * 3000, TOO_MANY),
    (f'<linearGradient id="g">{"<stop/>" * 2000}</linearGradient>', TOO_MANY),
    (_doubling("g", '<use href="#a{}"/>'), TOO_MANY),
    (_doubling("mask", '<rect mask="url(#a{})"/>'), TOO_MANY),
    (_doubling("pattern", "<rect style=\"fill: url('#a{}')\"/>"), TOO_MANY),
    (
        f'<style>.a {{ fill: url(#p) }}</style><pattern id="p">{RECT * 100}</pattern>'
        + '<rect class="a"/>' * 200,
        TOO_MANY,
    ),
    (_marked("marker-mid", 50), ""),
    (_marked("marker-mid", 500), TOO_MANY),
    (_marked("marker-end", 500), ""),
    ('<g id="a"><g><use href="#a"/></g></g>', "draws a part inside itself, without end"),
    ('<a href="#a" id="a">A link that leads to itself</a>', ""),
    ("<g>" * 90 + "</g>" * 90, ""),
    ("<g>" * 5000 + "</g>" * 5000, TOO_DEEP),
    (_chain(40), ""),
    (_chain(3000), TOO_DEEP),
    (FILTER.format("feGaussianBlur"), ""),
    (FILTER.format("feGaussianBlur") * 30, TOO_MANY),
    (FILTER.format("feTurbulence"), "uses `feTurbulence`, which takes some outputs without end"),
    (
        '<linearGradient id="g" x2="1e-9" spreadMethod="repeat"/>',
        "repeats a gradient (`spreadMethod`), which takes some outputs without end",
    ),
    ('<path stroke-width="1e30" d="M0 0"/>', "has the number `1e30` as a measure"),
    (
        f'<path d="M0 0{" L1 1" * 250_000}"/>',
        f"has lines and texts of more than {MOST_CHARACTERS:,} characters",
    ),
    (
        f"<style>{'.a > g rect { fill: red }' * 1000}</style>{RECT * 2000}",
        "has too many rules of style for its parts",
    ),
    ('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', "embeds another drawing"),
    ('<image href="data:image/png;base64,iVBORw0KGgo="/>', ""),
    ("<g>", ""),
)


@pytest.mark.parametrize(("inside", "said"), DRAWINGS, ids=range(len(DRAWINGS)))
def test_a_drawing_that_no_output_could_end_is_refused(inside: str, said: str) -> None:
    assert fault_of_drawing(SVG.format(inside).encode()) == said


def _png(width: int, height: int) -> bytes:
    """Return the head of a PNG, all that tells its size."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">IIB", width, height, 8) + bytes(99)


SIZES = ((8000, 6000, True), (13_000, 13_000, False), (100_001, 1, False))


@pytest.mark.parametrize(("width", "height", "taken"), SIZES)
def test_a_bitmap_of_gigabytes_is_refused(
    width: int,
    height: int,
    taken: bool,  # noqa: FBT001  A column of the table.
) -> None:
    assert (fault_of_bitmap(_png(width, height)) == "") is taken


def test_a_heavy_drawing_is_an_error_where_it_is_named(
    deck: Write, call: Callable[..., Ran]
) -> None:
    deck(SVG.format(RECT * 11_000).encode(), "a.svg")
    deck("title: T\ncards:\n- {q: One?, a: A, image: {file: a.svg, alt: a}}\n")
    ran = call("check", "deck.yaml")

    assert ran.code == 1
    assert f"deck.yaml:3:33: error[media-size]: `a.svg` {TOO_MANY}" in ran.out
    assert "make it simpler, or save it as PNG" in ran.out


def test_a_drawing_that_breaks_its_library_leaves_its_words() -> None:
    broken = SVG.format('<path stroke="red" stroke-width="1e30" d="M0 0 L1e30 1e30"/>')

    assert fit_figure(Media(broken.encode(), "svg")) is None
