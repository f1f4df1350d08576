"""What Anki shows under a deck's name: what it is about, how much it holds, whose it is."""

from datetime import UTC, datetime
from typing import Any

from quizpress.lock.entries import Lock
from quizpress.model import Article, Deck
from quizpress.press.anki.field_writer import FieldWriter, keep_from_acting
from quizpress.press.anki.types import NOTE_TYPES
from quizpress.press.html_writer import escape
from quizpress.press.source import article_link, publisher_and_date, write_day
from quizpress.press.templates import labels
from quizpress.text import Image, Text


class _DescriptionWriter(FieldWriter):
    """Writes texts where Anki has no files of the deck: a picture is its words."""

    def write_image(self, image: Image) -> str:
        return escape(image.alt)


def describe_deck(deck: Deck, lock: Lock) -> str:
    """Return the description of a deck as HTML; `lock` is that of this build.

    Its day is that of the last change to any note, in UTC.
    """
    words = labels(deck.language)
    writer = _DescriptionWriter({}, deck.markup)
    of_sections = [
        _tell_article(section.article, section.title.source, words)
        for section in deck.sections
        if section.article
    ]
    parts = [
        _tell_article(deck.article, deck.title, words),
        *dict.fromkeys(of_sections),
        [writer.write_text(deck.instructions)],
        [
            _count_cards(lock, words),
            _tell_version(deck, lock, words),
            _tell_author(deck.author, writer, words),
        ],
        [f"<small>{escape(words['stays'])}</small>"],
    ]
    told = ["<br>".join([line for line in lines if line]) for lines in parts]
    return keep_from_acting("<br><br>".join([part for part in told if part]))


def _tell_article(article: Article, title: str, words: dict[str, Any]) -> tuple[str, ...]:
    """Return the lines on an article; a title stands for the one that it lacks."""
    return (
        _escape_lines(article.title.source or title),
        publisher_and_date(article, words, lambda text: _escape_lines(text.source)),
        article_link(article, words),
    )


def _count_cards(lock: Lock, words: dict[str, Any]) -> str:
    counts = dict.fromkeys(NOTE_TYPES, 0)
    for entry in lock.entries:
        if not entry.removed:
            counts[entry.kind] += len(entry.ordinals)
    kinds = [
        f"{words['kind_' + kind.replace('-', '_')]} {count}"
        for kind, count in counts.items()
        if count
    ]
    return escape(f"{words['cards']}: {sum(counts.values())} ({words['comma'].join(kinds)})")


def _tell_version(deck: Deck, lock: Lock, words: dict[str, Any]) -> str:
    last = max([entry.time for entry in lock.entries], default=lock.created)
    day = words["as_of"].format(write_day(datetime.fromtimestamp(last, UTC).date(), words))
    version = words["version"].format(deck.version) if deck.version else ""
    return escape(" · ".join([part for part in (version, day) if part]))


def _tell_author(author: Text, writer: FieldWriter, words: dict[str, Any]) -> str:
    return f"{escape(words['author'])}: {writer.write_text(author)}" if author else ""


def _escape_lines(text: str) -> str:
    """Return a text as typed in HTML."""
    return escape(text).replace("\n", "<br>")
