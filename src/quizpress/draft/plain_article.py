"""What a draft takes from an article, however its file is written."""

from collections.abc import Iterable
from typing import NamedTuple

from quizpress.checks.deck_language import INVISIBLE
from quizpress.read.decode import UNPRINTABLE

LONGEST_TITLE = 200
"""The most characters of a deck's title."""


class ArticleText(NamedTuple):
    """An article in plain paragraphs, each on one line.

    The title, the publisher, the ISO date and the language tag are empty where the file says none.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""


class UnreadableArticleError(Exception):
    """A file holds no article that can be read; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def on_one_line(text: str) -> str:
    """Return a text on one line, without characters that a deck cannot hold."""
    # Of invisible characters alone a text is empty to a deck.
    return " ".join(UNPRINTABLE.sub("", " ".join(text.split())).split()).strip(INVISIBLE)


def short_title(text: str) -> str:
    """Return a title on one line, at most as long as a deck's can be."""
    return on_one_line(text)[:LONGEST_TITLE].rstrip()


def paragraphs_without_title(texts: Iterable[str], title: str) -> tuple[str, ...]:
    """Return texts as paragraphs; a title that stands first is none, nor is an empty text."""
    lines = [line for line in map(on_one_line, texts) if line]
    return tuple(lines[1:] if lines and title and lines[0] == on_one_line(title) else lines)
