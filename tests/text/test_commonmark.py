"""The inline examples of the CommonMark specification, and where the language of texts differs.

The specification comes with the source of a package, which `make test` fetches.
"""

import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from quizpress.press.html_writer import HtmlWriter, escape, escape_attribute
from quizpress.text import Image, Maths, parse_text

SOURCE = "commonmark-0.9.2"
SECTIONS = frozenset(
    (
        "Backslash escapes",
        "Entity and numeric character references",
        "Code spans",
        "Emphasis and strong emphasis",
        "Links",
        "Images",
        "Autolinks",
        "Raw HTML",
        "Hard line breaks",
        "Soft line breaks",
        "Textual content",
        "Inlines",
    )
)
DIFFERENT: dict[str, tuple[int, ...]] = {
    "HTML, addresses in angle brackets and entities are characters": (
        306,
        311,
        312,
        313,
        318,
        323,
        325,
        326,
        327,
        344,
        346,
        474,
        475,
        476,
        479,
        480,
        488,
        489,
        490,
        491,
        495,
        499,
        502,
        520,
        522,
        590,
        591,
        592,
        593,
        594,
        595,
        596,
        597,
        599,
        600,
        601,
        602,
        609,
        610,
        611,
        612,
        613,
        619,
        621,
        624,
        625,
        626,
        627,
        628,
        629,
        639,
        640,
    ),
    "a backslash stays where it keeps nothing": (
        298,
        301,
        302,
        436,
        439,
        492,
        494,
        496,
        498,
        631,
        634,
        636,
        638,
    ),
    "a single star inside a word is a character": (354, 355, 369, 428),
    "an underscore is a character": (
        356,
        363,
        372,
        375,
        376,
        381,
        388,
        389,
        398,
        401,
        402,
        405,
        406,
        407,
        423,
        424,
        425,
        448,
        449,
        451,
        452,
        453,
        454,
        455,
        456,
        457,
        458,
        460,
        461,
        462,
        464,
        467,
        469,
        478,
    ),
    "edges are cut before a text is read": (642,),
    "every space of code is kept": (330, 331, 340),
    "line breaks and spaces before words are kept": (335, 336, 337, 506, 633, 637, 646),
    "more than three stars in a row are characters": (416, 426, 444, 446, 463, 465),
    "only addresses with http, https or mailto make links": (483, 484, 493, 500, 503, 516, 518),
    "references to addresses elsewhere are not read": (
        300,
        309,
        319,
        523,
        524,
        525,
        526,
        527,
        528,
        529,
        530,
        531,
        532,
        533,
        534,
        535,
        536,
        537,
        538,
        539,
        540,
        541,
        545,
        546,
        549,
        550,
        551,
        552,
        553,
        554,
        555,
        556,
        557,
        558,
        559,
        560,
        561,
        562,
        563,
        564,
        565,
        566,
        567,
        569,
        572,
        573,
        578,
        579,
        580,
        581,
        582,
        583,
        584,
        585,
        587,
        588,
        589,
    ),
    "titles of pictures are not shown": (568, 575),
}
"""The numbers of the examples that come out otherwise here, by why they do."""
_EXAMPLE = re.compile(
    r"^#{1,6} (?P<section>[^\n]*)$|^`{32} example\n(?P<text>.*?)^\.\n(?P<html>.*?)^`{32}$",
    re.MULTILINE | re.DOTALL,
)


class Example(NamedTuple):
    """An example by its number: a text, and its HTML with line breaks as they are kept here."""

    number: int
    text: str
    html: str


class Writer(HtmlWriter):
    """Writes HTML as the specification does."""

    def write_words(self, text: str, *, begins: bool = False) -> str:
        del begins
        return escape(text).replace('"', "&quot;")

    def write_maths(self, maths: Maths) -> str:
        return f"\\({maths.children[0].text}\\)"

    def write_image(self, image: Image) -> str:
        return f'<img src="{escape_attribute(image.file)}" alt="{escape_attribute(image.alt)}" />'


def examples() -> Iterator[Example]:
    """Yield the examples of one paragraph of inlines, their addresses with a scheme."""
    path = Path(sys.prefix) / "spec" / f"{SOURCE}.tar.gz"
    with tarfile.open(path) as archive:
        file = archive.extractfile(f"{SOURCE}/spec.txt")
        assert file
        spec = file.read().decode().replace("→", "\t")
    section, number = "", 0
    for found in _EXAMPLE.finditer(spec):
        if found["section"] is not None:
            section = found["section"]
            continue
        number += 1
        html = re.fullmatch("<p>((?:(?!<p>).)*)</p>\n", found["html"], re.DOTALL)
        if section in SECTIONS and html:
            yield Example(number, _schemed(found["text"]).strip("\n"), _schemed(_kept(html[1])))


def _schemed(text: str) -> str:
    return re.sub(r'(\]\(<?|(?:href|src)=")/', r"\1https://example.org/", text)


def _kept(html: str) -> str:
    return html.replace("<br />\n", "<br>").replace("\n", "<br>")


def test_inline_examples_come_out_as_specified_but_for_what_is_listed() -> None:
    listed = {number for numbers in DIFFERENT.values() for number in numbers}
    found = [*examples()]
    different = {
        example.number
        for example in found
        if Writer().write_text(parse_text(example.text, 0, 0, "markdown")) != example.html
    }
    assert len(found) > 300
    assert different == listed


@pytest.mark.parametrize("reason", DIFFERENT)
def test_no_example_is_listed_twice(reason: str) -> None:
    others = [n for other, numbers in DIFFERENT.items() if other != reason for n in numbers]
    assert not {*DIFFERENT[reason]} & {*others}
