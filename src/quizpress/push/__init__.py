"""Into a running Anki, through its add-on AnkiConnect."""
