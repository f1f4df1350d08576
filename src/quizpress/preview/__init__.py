"""Decks shown in a browser while they are written."""
