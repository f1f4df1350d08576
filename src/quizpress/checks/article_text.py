"""The article's own text, where it is at hand."""

import re

from quizpress.model import Deck
from quizpress.problem import Report
from quizpress.read.deck_files import Beside, Refusal

_NAME_IT = "name its file: `text`"
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")


def ground_in_article(deck: Deck, report: Report, beside: Beside) -> Deck:
    """Return the deck with its article's paragraphs counted in the text, where there is one.

    Quotes are looked up in the paragraphs they are said to stand in.
    """
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
    blocks = [block for block in _BLANK_LINES.split(text.strip()) if block]
    _find_quotes(deck, blocks, report)
    count = len(blocks)
    if article.paragraphs not in (0, count):
        message = f"the article's text has {count} paragraphs, not {article.paragraphs}"
        hint = "paragraphs are blocks parted by blank lines; correct the count or the text"
        report.say("paragraphs-differ", article.where["paragraphs"], message, hint)
    passage = tuple([" ".join(block.split()) for block in blocks]) if article.printed else ()
    return deck._replace(article=article._replace(paragraphs=count, passage=passage))


def _find_quotes(deck: Deck, blocks: list[str], report: Report) -> None:
    places = [at for section in deck.sections for card in section.cards for at in card.at]
    quoted = [at for at in places if at.quote]
    # Most decks quote nothing, and most quotes stand where they are said to.
    folded = [_folded_quote(block) for block in blocks] if quoted else []
    for at in quoted:
        quote = _folded_quote(at.quote)
        if quote in "".join(folded[at.paragraph - 1 : at.paragraph]):
            continue
        found = next((number for number, block in enumerate(folded, 1) if quote in block), 0)
        message = f"the quote does not stand in paragraph {at.paragraph}"
        hint = f"it stands in paragraph {found}" if found else "compare it with the text"
        report.say("quote-not-found", at.quoted, message, hint)


def _folded_quote(text: str) -> str:
    """Return a text as quotes are compared: straight marks and dashes, single spaces, no case."""
    from unicodedata import normalize  # noqa: PLC0415  Its tables are large.

    # Before as well, since some of these marks would be taken apart.
    plain = normalize("NFKC", text.translate(_STRAIGHT)).translate(_STRAIGHT)
    # French sets spaces inside its quotes, other languages do not.
    return _AROUND_QUOTES.sub('"', " ".join(plain.split())).casefold()


_AROUND_QUOTES = re.compile(' ?" ?')
_DOUBLE = (
    "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2036\u300c\u300d\u300e\u300f\u301d\u301e\uff02"
)
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u2035\u02bc\u0060\u00b4\uff07"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_STRAIGHT = {
    ord(mark): straight
    for marks, straight in ((_DOUBLE, '"'), (_SINGLE, "'"), (_DASHES, "-"), (_UNSEEN, ""))
    for mark in marks
}
