"""The article's own text, where it is at hand."""

import re
from collections.abc import Callable

from quizpress.model import Deck
from quizpress.problem import Report

_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")


def paragraphs(text: str) -> list[str]:
    """Cut a text into its paragraphs: blocks parted by blank lines."""
    return [block for block in _BLANK_LINES.split(text.strip()) if block]


def ground(deck: Deck, report: Report, fetch: Callable[[str], str]) -> Deck:
    """Return the deck with its article's paragraphs counted in the text, where there is one."""
    article = deck.article
    text = fetch(article.text) if article.text else ""
    if not text:
        return deck
    count = len(paragraphs(text))
    if article.paragraphs not in (0, count):
        message = f"the article's text has {count} paragraphs, not {article.paragraphs}"
        hint = "paragraphs are blocks parted by blank lines; correct the count or the text"
        report.say("paragraphs-differ", article.where["paragraphs"], message, hint)
    return deck._replace(article=article._replace(paragraphs=count))
