"""Flashcards to cut out."""
