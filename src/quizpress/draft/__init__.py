"""Begins decks: one that shows all kinds of cards, or one that is laid out for an article."""
