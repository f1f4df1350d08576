"""What stands on a pressed sheet, read back from its HTML."""

import re
from html import unescape
from pathlib import Path
from typing import NamedTuple

from quizpress.pipeline import checked
from quizpress.press.paper.render import press

GAP = "\n"
"""Stands in a text where a blank is."""


class Asked(NamedTuple):
    """A question as a reader sees it: its number, its text, its lettered options."""

    number: int
    text: str
    options: tuple[tuple[str, str], ...]
    right: str


def sixty() -> str:
    """Return a deck of sixty questions of four kinds in four sections."""
    short = [f"      - {{q: 'Short question {n}, what is it?', a: answer {n}}}" for n in range(15)]
    choice = [
        f"      - q: Which of these is choice {n}, told at some length so that it takes two lines"
        f" on every paper?\n        a: key {n}\n        distractors: [one {n}, two {n}, three {n}]"
        for n in range(15)
    ]
    claims = [
        f"      - {{claim: 'Claim {n} holds.', a: {str(n % 2 == 0).lower()}}}" for n in range(15)
    ]
    gaps = [
        f"      - {{cloze: 'Text {n} has {{{{a gap {n}}}}} and then it ends.'}}" for n in range(15)
    ]
    parts = {"Short": short, "Choice": choice, "Claims": claims, "Gaps": gaps}
    lines = ["title: Sixty questions", "sections:"]
    for title, cards in parts.items():
        lines += [f"  - title: {title}", "    instructions: Do it.", "    cards:", *cards]
    return "\n".join(lines) + "\n"


def pressed(deck: Path, seed: str, *, key: bool) -> str:
    """Return the HTML of a sheet of a deck that is right."""
    model, problems = checked(deck)
    assert model, problems
    return press(model, seed, key=key).data.decode()


def asked(html: str) -> list[Asked]:
    """Read the questions off a sheet."""
    found = re.findall(
        r'<article class="q [^"]*"><b class="n">(\d+)</b>(.*?)</article>', html, re.DOTALL
    )
    return [_asked(int(number), inside) for number, inside in found]


def _asked(number: int, inside: str) -> Asked:
    stem = re.search(r'<div class="stem">(.*?)\n?</div>', inside, re.DOTALL)
    assert stem
    options = re.findall(
        r"<li( class=\"right\")?><b>(\w)</b><span>(.*?)</span></li>", inside, re.DOTALL
    )
    return Asked(
        number,
        plain(re.sub(r'<span class="blank"[^>]*></span>| <small.*?</small>', GAP, stem[1])),
        tuple((letter, plain(re.sub(r"<(small|span).*", "", text))) for _, letter, text in options),
        "".join(letter for right, letter, _ in options if right),
    )


def plain(html: str) -> str:
    """Return what is left of HTML without its tags."""
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()
