"""The files of a deck that is begun."""

import os
from pathlib import Path
from pkgutil import get_data
from typing import NamedTuple

from quizpress.draft.deck_text import write_article_deck, write_example_deck
from quizpress.draft.plain_article import ArticleText

_SCHEMA = "deck.schema.json"


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
    return {deck.path: write_example_deck(deck.name, _schema_path(deck.folder), example).encode()}


def make_article_files(
    deck: NewDeck, article: ArticleText, *, keep_text: bool
) -> dict[Path, bytes]:
    """Return the deck that is laid out for an article, with its text beside it where it is kept."""
    schema = _schema_path(deck.folder)
    text = write_article_deck(deck.name, article, deck.url, schema, kept=keep_text)
    files = {deck.path: text.encode()}
    if keep_text:
        kept = "\n\n".join(article.paragraphs)
        files[deck.folder / f"{deck.name}.txt"] = f"{kept}\n".encode()
    return files


def _schema_path(folder: Path) -> str:
    """Return the way from a deck to the schema, which is made where the command is run."""
    here = Path(os.path.abspath(folder))  # noqa: PTH100  Path.resolve follows links.
    if not here.is_relative_to(Path.cwd()):
        return _SCHEMA
    return "../" * len(here.relative_to(Path.cwd()).parts) + _SCHEMA
