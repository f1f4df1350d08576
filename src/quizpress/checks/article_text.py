"""The article's own text, where it is at hand."""

import re

from quizpress.misspelt import did_you_mean
from quizpress.model import Article, Deck
from quizpress.problem import Report, clipped
from quizpress.read.deck_files import Beside, Refusal

_NAME_IT = "name its file: `text`"
_CLIP = 80
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")


def paragraphs_in(text: str) -> list[str]:
    """Cut a text into its paragraphs: blocks parted by blank lines."""
    return [block for block in _BLANK_LINES.split(text.strip()) if block]


def ground_in_articles(deck: Deck, report: Report, beside: Beside) -> Deck:
    """Return the deck with the paragraphs of its articles, counted, where a text is at hand."""
    sections = tuple(
        [
            section._replace(article=_add_text(section.article, report, beside))
            if section.article
            else section
            for section in deck.sections
        ]
    )
    return deck._replace(article=_add_text(deck.article, report, beside), sections=sections)


def _add_text(article: Article, report: Report, beside: Beside) -> Article:
    text = beside.text(article.text) if article.text else ""
    if isinstance(text, Refusal):
        report.say(text.code, article.where["text"], text.message, text.hint)
        return article
    if not text:
        _say_missing(article, report, beside)
        return article
    blocks = paragraphs_in(text)
    count = len(blocks)
    if article.paragraphs not in (0, count):
        message = f"the article's text has {count} paragraphs, not {article.paragraphs}"
        hint = "paragraphs are blocks parted by blank lines; correct the count or the text"
        report.say("paragraphs-differ", article.where["paragraphs"], message, hint)
    texts = tuple([" ".join(block.split()) for block in blocks])
    return article._replace(paragraphs=count, texts=texts)


def _say_missing(article: Article, report: Report, beside: Beside) -> None:
    """Report an article without its text: a file that is not there may be kept elsewhere."""
    named = f"`{clipped(article.text, _CLIP)}`"
    near = beside.nearest_text(article.text) if article.text else ""
    if near:
        message = f"there is no file {named}, so that no paragraph and no quote is looked up"
        report.say("text-misnamed", article.where["text"], message, did_you_mean(near, ""))
    elif article.printed:
        message = "the article's text is not at hand, so that the quiz goes without it"
        hint = "put it into the file that `text` names" if article.text else _NAME_IT
        report.say("passage-missing", article.where["print"], message, hint)
    elif article.text:
        message = f"{named} is not there or empty, so that no paragraph and no quote is looked up"
        hint = "put the article's text there, if you may keep it; all else works without"
        report.say("text-missing", article.where["text"], message, hint)
