"""What stands on a pressed sheet, read back from its HTML."""

import re
from html import unescape
from pathlib import Path
from typing import NamedTuple

from harness import TESTS
from quizpress.pipeline import load_deck
from quizpress.press.paper.form import read_form
from quizpress.press.paper.html import Look, press
from quizpress.press.paper.paper_size import A4, Paper

CASES = TESTS / "cases"
BOX = (
    r'<li><b (?:role="img" aria-label="[^"]+"|class="right")>(\w*)</b>'
    r'<div class="text">(.*?)</div></li>'
)
GAP = "\n"
"""Stands in a text where a blank is."""


class Asked(NamedTuple):
    """A question as a reader sees it: its number, its text, its lettered options, its boxes.

    A box is what stands in it, and the text behind it.
    """

    number: int
    text: str
    options: tuple[tuple[str, str], ...]
    right: str
    boxes: tuple[tuple[str, str], ...]


def sixty() -> str:
    """Return a deck of sixty questions of seven kinds in seven sections."""
    lines = ["title: Sixty questions", "sections:"]
    for title, (count, card) in SIXTY.items():
        cards = [f"      - {card.replace('%', str(number))}" for number in range(count)]
        lines += [f"  - title: {title}", "    instructions: Do it.", "    cards:", *cards]
    return "\n".join(lines) + "\n"


LONG = "told at some length so that it takes two lines on every paper"
LEFT = f"left a %: right a %, 'left b %, {LONG}': 'right b %, {LONG}', left c %: right c %"
SIXTY = {
    # a section, how many questions it has, and each, with % for its number
    "Short": (9, "{q: 'Short question %, what is it?', a: answer %}"),
    "Choice": (9, f"{{q: 'Choice %, {LONG}?', a: key %, distractors: [one %, two %, three %]}}"),
    "Claims": (5, "{claim: 'Claim % holds.', a: true}"),
    "Falsehoods": (4, "{claim: 'Falsehood % holds.', a: false, correction: 'It does not, %.'}"),
    "Gaps": (9, "{cloze: 'Text % has {{a gap %}} and then it ends.'}"),
    "Pairs": (
        8,
        f"{{q: 'Pairs %, {LONG}?', match: {{{LEFT}}}, distractors: [right d %, right e %]}}",
    ),
    "Steps": (8, f"{{q: 'Steps %?', order: [first %, second %, 'third %, {LONG}', fourth %]}}"),
    "Essays": (8, f"{{q: 'Essay %?', lines: 5, rubric: [{{points: 2, for: 'Point %, {LONG}'}}]}}"),
}
PICTURED = """
title: Pictures
cards:
  - {q: Who is shown?, a: one, image: {file: tall.svg, alt: A tall picture}}
  - {q: What is shown?, a: two, image: {file: wide.svg, alt: A wide picture}}
  - {q: 'Inside the ![tall](tall.svg) text?', a: three}
  - q: Which flag?
    a: '![one](flag.svg)'
    distractors: ['![two](dot.png)', '![three](unsized.svg)', {text: 'Four ![four](wide.svg)', why: '![why](dot.png)'}]
  - q: Which belongs to which?
    match: {'![left](flag.svg)': right, left: '![right](tall.svg)', third: '![third](unsized.svg)'}
  - {q: In which order?, order: ['![first](tall.svg)', second, '![third](unsized.svg)']}
  - {q: Why?, a: 'Because ![so](wide.svg).', rubric: [{points: 1, for: '![point](flag.svg)'}]}
  - {claim: 'It is ![it](flag.svg).', a: false, correction: '![no](dot.png)'}
  - {cloze: 'A {{gap ![in](flag.svg)}} and {{another::![hint](dot.png)}}.', image: {file: dot.png, alt: A dot}}
"""  # noqa: E501
WISHED = """
title: All that can be asked of a sheet
instructions: Read *the text* first.
article:
  {title: A text to read, publisher: The Gazette, published: 2022-05-04, url: 'https://example.org/',
   text: text.txt, print: true, line_numbers: true, references: true}
sections:
  - title: Gaps
    instructions: Fill them in.
    word_bank: true
    cards:
      - {cloze: 'The {{cat}} sat on the {{mat::what}}.', distractors: [dog, bird], points: 1.5}
      - {cloze: 'Half is \\(x = {{\\frac{1}{2}}}\\), a {{half}}.', at: [1, 2], accept: .5}
  - title: Claims
    corrections: true
    cards:
      - {claim: It is., a: true, why: So it is.}
      - {claim: It was., a: false, correction: It was not., at: 2}
  - title: The rest
    cards:
      - {q: 'Which of `these`?', a: [one, two], distractors: [{text: four, why: Too many.}], at: 1}
      - {q: Name three., a: [one, two, three], points: 3}
      - {q: Why?, a: As it is., rubric: [{points: 2, for: A reason}, {points: 1, for: Its cause}]}
      - {q: 'Is \\(\\sqrt{x_1^2}\\) it?', a: 'yes', accept: [indeed], why: 'As \\(x_1 > 0\\).'}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><rect width="999" height="999"/></svg>'
DRAWN = {
    "tall": 'width="300" height="3000"',
    "wide": 'width="3000" height="300"',
    "flag": 'width="90" height="60"',
    "unsized": 'viewBox="0 0 200 100"',
}


def pictured(folder: Path, language: str = "en") -> Path:
    """Write a deck with pictures of all shapes in all places, and return its path."""
    for name, shape in DRAWN.items():
        (folder / f"{name}.svg").write_text(SVG.format(shape))
    (folder / "dot.png").write_bytes((CASES / "media" / "dot.png").read_bytes())
    path = folder / "pictured.yaml"
    path.write_text(f"language: {language}\n{PICTURED}")
    return path


def wished(folder: Path, language: str = "en") -> Path:
    """Write a deck that asks for all that a sheet can have, and return its path."""
    words = "The cat sat on the mat while seventeen other animals looked on from afar. "
    (folder / "text.txt").write_text("\n\n".join([words * 3, words * 5, words * 2]))
    path = folder / "wished.yaml"
    path.write_text(f"language: {language}\n{WISHED}")
    return path


def pressed(deck: Path, form: str, *, key: bool, paper: Paper = A4) -> str:
    """Return the HTML of a sheet of a deck that is right."""
    model, problems = load_deck(deck)
    assert model, problems
    return press(model, read_form(form), Look(paper), key=key).data.decode()


def asked(html: str) -> list[Asked]:
    """Read the questions off a sheet."""
    found = re.findall(
        r'<article class="q [^"]*"><b class="n">(\d+)</b>(.*?)</article>', html, re.DOTALL
    )
    return [_asked(int(number), inside) for number, inside in found]


def _asked(number: int, inside: str) -> Asked:
    stem = re.search(r'<div class="stem text">(.*?)\n?</div>', inside, re.DOTALL)
    assert stem
    options = re.findall(
        r'<li( class="right")?><b>(\w)</b><div class="text">(.*?)</div></li>', inside, re.DOTALL
    )
    return Asked(
        number,
        plain(re.sub(r'<span class="blank"[^>]*></span>| ?<small.*?</small>', GAP, stem[1])),
        tuple((letter, plain(re.sub(r"<(small|span).*", "", text))) for _, letter, text in options),
        "".join(letter for right, letter, _ in options if right),
        tuple((filled, plain(text)) for filled, text in re.findall(BOX, inside, re.DOTALL)),
    )


def plain(html: str) -> str:
    """Return what is left of HTML without its tags."""
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()
