"""Pictures that would take an output minutes or gigabytes: refused at their place, for all."""

import resource
import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import names_in
from harness import Ran, Write
from pdf_text import pages
from quizpress.checks.drawing_size import DEEPEST, MOST_PARTS, fault_of_drawing
from quizpress.checks.picture_size import fault_of_bitmap
from quizpress.model import Media
from quizpress.press.paper.pictures import drawings
from quizpress.press.paper.pictures.deck_pictures import DeckPictures

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


DRAWINGS = (
    # what is in a drawing, and what is said of it, nothing where browsers show it
    (RECT * 11_000, ""),
    (_doubling("g", '<use href="#a{}"/>'), TOO_MANY),
    (_doubling("mask", '<rect mask="url(#a{})"/>'), TOO_MANY),
    (_doubling("pattern", "<rect style=\"fill: url('#a{}')\"/>"), TOO_MANY),
    (
        f'<style>.a {{ fill: url(#p) }}</style><pattern id="p">{RECT * 1000}</pattern>'
        + '<rect class="a"/>' * 2000,
        TOO_MANY,
    ),
    (_marked("marker-mid", 50), ""),
    (_marked("marker-mid", 50_000), TOO_MANY),
    (_marked("marker-end", 50_000), ""),
    ('<g id="a"><g><use href="#a"/></g></g>', "draws a part inside itself, without end"),
    ('<a href="#a" id="a">A link that leads to itself</a>', ""),
    ("<g>" * 90 + "</g>" * 90, ""),
    ("<g>" * 5000 + "</g>" * 5000, TOO_DEEP),
    (_chain(40), ""),
    (_chain(3000), TOO_DEEP),
    (
        f"<style>{'.a > g rect { fill: url(#b) }' * 1000}</style>{RECT * 2000}",
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


def test_a_drawing_without_end_is_an_error_where_it_is_named(
    deck: Write, call: Callable[..., Ran]
) -> None:
    deck(SVG.format(_doubling("g", '<use href="#a{}"/>')).encode(), "a.svg")
    deck("title: T\ncards:\n- {q: One?, a: A, image: {file: a.svg, alt: a}}\n")
    ran = call("check", "deck.yaml")

    assert ran.code == 1
    assert f"deck.yaml:3:33: error[media-size]: `a.svg` {TOO_MANY}" in ran.out
    assert "make it simpler, or save it as PNG" in ran.out


def _filtered(filter_: str, many: int = 1) -> str:
    return f'<filter id="f">{filter_}</filter>' + (
        '<rect width="90" height="90" filter="url(#f)"/>' * many
    )


GRADIENT = (
    '<linearGradient id="g" x2="1e-9" spreadMethod="repeat"><stop offset="1"/></linearGradient>'
)
TEXTS = "".join([f'<text x="{n % 100}" y="{n // 1000}">words {n}</text>' for n in range(100_000)])
LINE = "".join([f"L{n * 37 % 1009} {n * 91 % 997}" for n in range(500_000)])
HEAVY = {
    # a drawing, and whether a PDF shows it
    "gradient": (f'{GRADIENT}<rect width="90" height="90" fill="url(#g)"/>', True),
    "texts": (TEXTS, False),
    "path": (f'<path d="M0 0{LINE}"/>', True),
    "blurs": (_filtered('<feGaussianBlur stdDeviation="5"/>', 3000), False),
    "noise": (_filtered('<feTurbulence baseFrequency=".05" numOctaves="900000"/>'), False),
    "masks": (_doubling("mask", '<rect width="9" height="9" mask="url(#a{})"/>'), False),
    "deep": ("<g>" * 5000 + "</g>" * 5000, False),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HEAVY)
def test_a_drawing_takes_no_more_than_its_bounds(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawings, "MOST_SECONDS", 2)
    inside, is_shown = HEAVY[name]
    pictures = DeckPictures({"a.svg": Media(SVG.format(inside).encode(), "svg")})
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime + time.process_time()
    shown = pictures.place_file("a.svg").path != ""
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime + time.process_time()

    assert shown is is_shown
    assert (pictures.undrawn == {}) is is_shown
    assert after - before < 6


def test_a_drawing_that_breaks_its_library_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    broken = SVG.format('<path stroke="red" stroke-width="1e30" d="M0 0 L1e30 1e30"/>')
    pictures = DeckPictures({"a.svg": Media(broken.encode(), "svg")})

    assert pictures.find_figure("a.svg") is None
    assert [*pictures.undrawn] == [("a.svg", "the files for word processors")]
    assert capfd.readouterr().err == ""


def test_a_drawing_that_cannot_be_set_is_told_where_it_is_named_and_the_rest_is_built(
    deck: Write, call: Callable[..., Ran]
) -> None:
    deck(SVG.format(_filtered('<feMorphology radius="500"/>')).encode(), "a.svg")
    deck("title: T\ncards:\n- {q: 'Is ![a map](a.svg) here?', a: A}\n")
    ran = call("build", "deck.yaml", "--only", "quiz", "--pdf", "--docx")

    assert ran.code == 0
    for output in ("the PDFs", "the files for word processors"):
        said = f"`a.svg` is left out of {output}: {drawings.TOO_MUCH}"
        assert f"deck.yaml:3:20: warning[picture-undrawn]: {said}" in ran.err
    folder = Path("build/deck")
    assert "[a map]" in pages((folder / "deck-quiz.pdf").read_bytes())[0]
    assert names_in(folder) == {"deck-quiz.html", "deck-quiz.pdf", "deck-quiz.docx"}


def test_a_module_beside_the_deck_is_not_run(
    deck: Write, call: Callable[..., Ran], tmp_path: Path
) -> None:
    deck(SVG.format(_filtered('<feGaussianBlur stdDeviation="1"/>')).encode(), "a.svg")
    deck("title: T\ncards:\n- {q: 'Is ![a map](a.svg) here?', a: A}\n")
    for name in ("typst.py", "pathlib.py", "resource.py"):
        (tmp_path / name).write_text("open('run', 'w').close()\n")
    ran = call("build", "deck.yaml", "--only", "quiz", "--docx")

    assert ran.code == 0
    assert not (tmp_path / "run").exists()
