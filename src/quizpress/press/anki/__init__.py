"""The Anki package: note types, notes, and the file that holds them."""
