"""What was changed in Anki on notes of a deck, brought back into the deck's own file."""
