"""The article's own text, where it is at hand."""

import re

from quizpress.model import Article, Deck
from quizpress.problem import Report
from quizpress.read.beside import Beside, Refusal

_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")


def paragraphs(text: str) -> list[str]:
    """Cut a text into its paragraphs: blocks parted by blank lines."""
    return [block for block in _BLANK_LINES.split(text.strip()) if block]


def ground(deck: Deck, report: Report, beside: Beside) -> Deck:
    """Return the deck with its article's paragraphs counted in the text, where there is one.

    Quotes are looked up in the paragraphs they are said to stand in.
    """
    article = deck.article
    text = beside.text(article.text) if article.text else ""
    if isinstance(text, Refusal):
        report.say(text.code, article.where["text"], text.message, text.hint)
        return deck
    if not text:
        _miss_passage(article, report)
        return deck
    blocks = paragraphs(text)
    _find_quotes(deck, [_folded(block) for block in blocks], report)
    count = len(blocks)
    if article.paragraphs not in (0, count):
        message = f"the article's text has {count} paragraphs, not {article.paragraphs}"
        hint = "paragraphs are blocks parted by blank lines; correct the count or the text"
        report.say("paragraphs-differ", article.where["paragraphs"], message, hint)
    passage = tuple([" ".join(block.split()) for block in blocks]) if article.printed else ()
    return deck._replace(article=article._replace(paragraphs=count, passage=passage))


def _miss_passage(article: Article, report: Report) -> None:
    if article.printed:
        message = "the article's text is not at hand, so that the quiz goes without it"
        hint = "put it into the file that `text` names" if article.text else "name its file: `text`"
        report.say("passage-missing", article.where["print"], message, hint)


def _find_quotes(deck: Deck, blocks: list[str], report: Report) -> None:
    places = [at for section in deck.sections for card in section.cards for at in card.at]
    for at in places:
        quote = _folded(at.quote)
        found = [number for number, block in enumerate(blocks, 1) if quote in block]
        if quote and at.paragraph not in found:
            message = f"the quote does not stand in paragraph {at.paragraph}"
            hint = f"it stands in paragraph {found[0]}" if found else "compare it with the text"
            report.say("quote-not-found", at.quoted, message, hint)


def _folded(text: str) -> str:
    """Return a text as quotes are compared: straight marks and dashes, single spaces, no case."""
    from unicodedata import normalize  # noqa: PLC0415  Its tables are large.

    return " ".join(normalize("NFKC", text).translate(_STRAIGHT).split()).casefold()


_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--")
