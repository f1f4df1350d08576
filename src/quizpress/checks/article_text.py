"""The article's own text, where it is at hand."""

import re

from quizpress.model import Deck
from quizpress.problem import Report
from quizpress.read.deck_files import Beside, Refusal

_NAME_IT = "name its file: `text`"
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")


def paragraphs_in(text: str) -> list[str]:
    """Cut a text into its paragraphs: blocks parted by blank lines."""
    return [block for block in _BLANK_LINES.split(text.strip()) if block]


def ground_in_article(deck: Deck, report: Report, beside: Beside) -> Deck:
    """Return the deck with its article's paragraphs, counted, where the text is at hand."""
    article = deck.article
    text = beside.text(article.text) if article.text else ""
    if isinstance(text, Refusal):
        report.say(text.code, article.where["text"], text.message, text.hint)
        return deck
    if not text:
        if article.printed:
            message = "the article's text is not at hand, so that the quiz goes without it"
            hint = "put it into the file that `text` names" if article.text else _NAME_IT
            report.say("passage-missing", article.where["print"], message, hint)
        return deck
    blocks = paragraphs_in(text)
    count = len(blocks)
    if article.paragraphs not in (0, count):
        message = f"the article's text has {count} paragraphs, not {article.paragraphs}"
        hint = "paragraphs are blocks parted by blank lines; correct the count or the text"
        report.say("paragraphs-differ", article.where["paragraphs"], message, hint)
    texts = tuple([" ".join(block.split()) for block in blocks])
    return deck._replace(article=article._replace(paragraphs=count, texts=texts))
