"""Where an answer comes from, in words: paragraphs, publisher, date."""

from collections.abc import Callable
from datetime import date
from typing import Any

from quizpress.model import Article, Card
from quizpress.press.html_writer import escape, escape_attribute
from quizpress.text import Text


def cited_paragraphs(card: Card, words: dict[str, Any]) -> str:
    """Return the paragraphs a card cites, such as `¶ 4, 7`; empty where it cites none."""
    numbers = words["comma"].join([str(at.paragraph) for at in card.at])
    return f"{words['paragraph']} {numbers}" if numbers else ""


def publisher_and_date(
    article: Article, words: dict[str, Any], write: Callable[[Text], str]
) -> str:
    """Return publisher and date as HTML, as far as they are known; `write` writes texts."""
    publisher = write(article.publisher) if article.publisher else ""
    parts = [part for part in (publisher, escape(day_of(article, words))) if part]
    # Set apart, so that in a right-to-left line the day does not move to the wrong side.
    comma: str = words["comma"]
    return comma.join([f"<bdi>{part}</bdi>" for part in parts])


def article_link(article: Article, words: dict[str, Any]) -> str:
    """Return a link to the article as HTML; empty where its address is not known."""
    if not article.url:
        return ""
    return f'<a href="{escape_attribute(article.url)}">{escape(words["article"])}</a>'


def day_of(article: Article, words: dict[str, Any]) -> str:
    """Return the date of an article as its language writes it, nothing where it is not known."""
    if not article.published:
        return ""
    return write_day(date.fromisoformat(article.published), words)


def write_day(day: date, words: dict[str, Any]) -> str:
    """Return a date as the language of labels writes it."""
    month = words["months"][day.month - 1]
    return str(words["date_pattern"].format(day=day.day, month=month, year=day.year))
