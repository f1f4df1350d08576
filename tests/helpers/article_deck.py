"""A deck about an article, in plain words."""

from harness import Write, examine
from quizpress.rules.card_words import DeckWords


def deck_about(
    deck: Write, article: str, cards: str, language: str = "en", more: str = ""
) -> DeckWords:
    """Return a deck of some cards, given as a list in YAML, about an article."""
    head = f"title: T\nlanguage: {language}\narticle: {{text: a.txt, print: true{more}}}\ncards:\n"
    model = examine(deck(head + cards), article).deck
    assert model is not None
    return DeckWords(model)
