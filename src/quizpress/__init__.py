"""Question and answer pairs in YAML, pressed into Anki decks and printable quizzes."""

__version__ = "0.1.0"
