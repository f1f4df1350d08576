"""What stands on a pressed sheet, read back from its HTML."""

import re
from html import unescape
from pathlib import Path
from typing import NamedTuple

from quizpress.deck_and_lock import load_deck
from quizpress.options import Edition
from quizpress.press.paper.form import read_form
from quizpress.press.paper.html import SheetLook, press
from quizpress.press.paper.paper_size import A4, Paper

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


def pressed(
    deck: Path, form: str, *, key: bool, paper: Paper = A4, editions: tuple[Edition, ...] = ()
) -> str:
    """Return the HTML of a sheet of a deck that is right."""
    model, problems = load_deck(deck)
    assert model, problems
    look = SheetLook(paper, editions, model.sheet.spacing)
    return press(model, read_form(form), look, key=key).data.decode()


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


def squeezed(text: str) -> str:
    """Return a text without spaces and rules, which PDF readers put where they like."""
    return re.sub(r"[\s_]+", "", text)


def pages_of_parts(question: Asked, pages: list[str]) -> list[set[int]]:
    """Return the pages on which each part of a question stands as a whole.

    Parts are the beginning and the end of its text, then each box and each option.
    """
    texts = question.text.split(GAP)
    parts = [squeezed(texts[0])[:24], squeezed(texts[-1])[-24:]]
    parts += [squeezed(mark + text) for mark, text in (*question.boxes, *question.options)]
    found = [{n for n, page in enumerate(pages) if part in squeezed(page)} for part in parts]
    assert all(found), (question, parts)
    return found


def pages_of(question: Asked, pages: list[str]) -> set[int]:
    """Return the pages on which all of a question stands."""
    return set.intersection(*pages_of_parts(question, pages))
