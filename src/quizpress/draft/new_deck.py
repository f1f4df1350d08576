"""The files of a deck that is begun."""

import os
from pathlib import Path
from pkgutil import get_data
from typing import NamedTuple

from quizpress.checks.json_schema import dump_schema, schema
from quizpress.draft.deck_text import SCHEMA_FILE, write_article_deck, write_example_deck
from quizpress.draft.plain_article import ArticleText


class NewDeck(NamedTuple):
    """Where a deck is begun: its name, its folder, and the address of its article, if any."""

    name: str
    folder: Path
    url: str = ""

    @property
    def path(self) -> Path:
        """Return where the deck will stand."""
        return self.folder / f"{self.name}.yaml"


def make_example_files(deck: NewDeck) -> dict[Path, bytes]:
    """Return the deck that shows all kinds of cards."""
    example = (get_data("quizpress.templates", "example.yaml") or b"").decode()
    text = write_example_deck(deck.name, example)
    return {deck.path: text.encode(), **_make_schema(deck)}


def make_article_files(
    deck: NewDeck, article: ArticleText, *, keep_text: bool
) -> dict[Path, bytes]:
    """Return the deck that is laid out for an article, with its text beside it where it is kept."""
    text = write_article_deck(deck.name, article, deck.url, kept=keep_text)
    files = {deck.path: text.encode(), **_make_schema(deck)}
    if keep_text:
        kept = "\n\n".join(article.paragraphs)
        files[deck.folder / f"{deck.name}.txt"] = f"{kept}\n".encode()
    return files


def _make_schema(deck: NewDeck) -> dict[Path, bytes]:
    """Return the schema that the first line of a deck names, unless there is one beside it."""
    file = deck.folder / SCHEMA_FILE
    return {} if os.path.lexists(file) else {file: dump_schema(schema()).encode()}
