"""Where an answer comes from, in words: paragraphs, publisher, date."""

from datetime import date
from typing import Any

from quizpress.model import Article, Card
from quizpress.press.markup import Inline, attribute, escape


def places(card: Card, words: dict[str, Any]) -> str:
    """Return the paragraphs a card cites, such as `¶ 4, 7`; empty where it cites none."""
    numbers = words["comma"].join([str(at.paragraph) for at in card.at])
    return f"{words['paragraph']} {numbers}" if numbers else ""


def published(article: Article, words: dict[str, Any], inline: Inline) -> str:
    """Return publisher and date as HTML, as far as they are known."""
    day = _day(article.published, words) if article.published else ""
    parts = [part for part in (inline(article.publisher), escape(day)) if part]
    # Set apart, so that in a right-to-left line the day does not move to the wrong side.
    comma: str = words["comma"]
    return comma.join([f"<bdi>{part}</bdi>" for part in parts])


def link(article: Article, words: dict[str, Any]) -> str:
    """Return a link to the article as HTML; empty where its address is not known."""
    if not article.url:
        return ""
    return f'<a href="{attribute(article.url)}">{escape(words["article"])}</a>'


def _day(iso: str, words: dict[str, Any]) -> str:
    day = date.fromisoformat(iso)
    month = words["months"][day.month - 1]
    return str(words["date_pattern"].format(day=day.day, month=month, year=day.year))
