"""What the rules say of a deck that is read as any other."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from harness import Write
from quizpress import load
from quizpress.model import Deck
from quizpress.rules.card_words import DeckWords
from quizpress.rules.table import RULES

BY_CODE = {rule.code: rule for rule in RULES}


class Said(NamedTuple):
    """What a rule said: the words that it points at, and whether it is but an info."""

    words: str
    message: str
    quiet: bool


def deck_with(cards: str, write: Write, language: str = "en", head: str = "") -> tuple[Deck, Path]:
    """Return a deck of cards as they stand under `cards:`, read from a file."""
    path = write(f"title: T\nlanguage: {language}\n{head}cards:\n{cards}\n")
    deck, problems = load(path)
    assert deck, problems
    return deck, path


def findings(
    cards: str, codes: Iterable[str], write: Write, language: str = "en", head: str = ""
) -> list[Said]:
    """Return what rules say of cards."""
    deck, path = deck_with(cards, write, language, head)
    source = path.read_text("utf-8")
    words = DeckWords(deck)
    rules = [BY_CODE[code] for code in codes]
    found = [
        finding for rule in rules if not rule.lacks(words.language) for finding in rule.find(words)
    ]
    return [Said(source[one.span.start : one.span.end], one.message, one.quiet) for one in found]
