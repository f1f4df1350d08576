"""The pages of a preview: all decks, one deck in one of its outputs, one side of a card."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from quizpress.model import Deck
from quizpress.press.anki.types import render_templates, style_sheet
from quizpress.press.paper.page_templates import compile_template
from quizpress.press.templates import read_template
from quizpress.preview.anki_cards import AnkiCard
from quizpress.preview.open_deck import OpenDeck, step_of
from quizpress.preview.open_decks import OpenDecks
from quizpress.problem import Problem
from quizpress.report.text import as_text, counted, make_printable, write_place
from quizpress.targets import EVERY_TARGET, Target

SIDES = {"front": (0, 0), "front-night": (0, 1), "back": (1, 0), "back-night": (1, 1)}
"""The sides of a card by their names in addresses: whether it is the back, and whether at night."""
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " frame-src 'self'; media-src 'self'; img-src data:; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
"""Of pages of the preview itself; sheets have their own in them."""
_NAMES: dict[Target, str] = {
    "anki": "Anki cards",
    "quiz": "Quiz",
    "key": "Key",
    "flashcards": "Flashcards",
    "coverage": "Coverage",
}


class Wish(NamedTuple):
    """What a page of cards is asked for: those with some words, from one of them on, from 1."""

    find: str = ""
    first: int = 1


def make_index(decks: OpenDecks) -> str:
    """Return the page of all decks."""
    shown = []
    for name, deck in decks.by_name.items():
        deck.read(keep=False)
        counts = _count_severities(deck.problems)
        shown.append((quote(name), deck, counted(deck.count, "card"), counts))
    return compile_template("preview/index.html").render(decks=shown)


def _count_severities(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """Return errors and warnings, where there are any, each with how many there are in words."""
    found = Counter(problem.severity for problem in problems)
    return [(level, counted(n, level)) for level in ("error", "warning") if (n := found[level])]


def _name_first_error(problems: Sequence[Problem]) -> str:
    """Return where the first error stands, and its message; nothing where there is none."""
    for problem in problems:
        if problem.severity == "error":
            return f"{write_place(problem.place)}: {make_printable(problem.message)}"
    return ""


def make_deck_page(name: str, deck: OpenDeck, target: Target, wish: Wish) -> str:
    """Return the page of a deck that shows what a target makes of it."""
    deck.read()
    shown = deck.show_cards() if target == "anki" else None
    numbers = shown.find_numbers(wish.find) if shown else [*range(1, deck.count + 1)]
    step = step_of(target, deck.count)
    start = max(0, min(wish.first, len(numbers)) - 1) // step * step
    page = numbers[start : start + step]
    cards = [shown.show_card(number) for number in page] if shown else []
    there = targets_of(deck.deck) if deck.deck else ()
    return compile_template("preview/deck.html").render(
        name=name,
        address=quote(name),
        deck=deck,
        target=target,
        targets=[(each, _NAMES[each]) for each in there],
        counts=_count_severities(deck.problems),
        report=write_report(deck.problems),
        first_error=_name_first_error(deck.problems),
        find=wish.find,
        first=start + 1,
        last=start + len(page),
        total=len(numbers),
        step=step,
        cards=cards,
    )


def make_missing_page(name: str = "") -> str:
    """Return the page of a deck that is gone, or was never there; of nothing without a name."""
    return compile_template("preview/missing.html").render(name=name)


def targets_of(deck: Deck) -> tuple[Target, ...]:
    """Return the targets that make anything of a deck."""
    paper = bool(deck.cards("paper"))
    cards = [card for section in deck.sections for card in section.cards]
    covered = any(article.where for article in deck.articles) or any(card.at for card in cards)
    made = {"anki": bool(deck.cards("anki")), "coverage": covered}
    return tuple([target for target in EVERY_TARGET if made.get(target, paper)])


def write_report(problems: Sequence[Problem]) -> str:
    """Return a report as HTML: places, messages, lines with carets, hints."""
    # Of all control characters only those of this stand in a report.
    report = as_text(problems, lambda role, text: f"\x1b{role} {text}\x1b/")
    marked = re.sub("\x1b([a-z]+) ", r'<span class="\1">', escape(report))
    return marked.replace("\x1b/", "</span>")


def make_side_page(media: str, card: AnkiCard, language: str, side: str) -> str:
    """Return a side of a card as a page; `media` is the address of the folder of its files."""
    back, night = SIDES[side]
    return compile_template("preview/side.html").render(
        side=card.back if back else card.front,
        media=media,
        language=language,
        number=card.number,
        night=night,
        name=f"{card.name}, {side}",
        css=_style_of_side(card.kind),
        script=read_template("preview/reviewer.js"),
    )


def _style_of_side(kind: str) -> str:
    """Return the style of a card, over that of Anki's reviewer; no learner has added their own."""
    own = style_sheet(kind).replace('@import url("_quizpress.css");', "")
    return read_template("preview/reviewer.css") + own


@cache
def side_policy(kind: str) -> str:
    """Return the policy of the sides of a kind of card: its own scripts and style alone."""
    templates = "".join([side for each in render_templates(kind) for side in each[1:]])
    scripts = {read_template("preview/reviewer.js"), *re.findall(_SCRIPT, templates)}
    return (
        f"default-src 'none'; script-src {' '.join(sorted(map(_source_of, scripts)))};"
        f" style-src {_source_of(_style_of_side(kind))}; img-src 'self'; media-src 'self';"
        " base-uri 'self'; form-action 'none'; frame-ancestors 'self'"
    )


_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def _source_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
