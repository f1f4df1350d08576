"""Files of articles, each read by what the end of its name says it is."""

import re
from codecs import BOM_UTF8
from datetime import date
from pathlib import Path

from quizpress.checks.article_text import paragraphs_in
from quizpress.checks.deck_language import LANGUAGE
from quizpress.draft.docx_article import read_docx
from quizpress.draft.html_article import read_html
from quizpress.draft.markdown_article import read_markdown
from quizpress.draft.plain_article import (
    ArticleText,
    UnreadableArticleError,
    paragraphs_without_title,
)
from quizpress.read.deck_files import MOST_MEDIA, MOST_TEXT
from quizpress.read.files import read_plain

MOST_PARAGRAPHS = 100_000
"""As many as a deck can count."""
_TEXT_ENDS = (".txt", ".text")
_MARKDOWN_ENDS = (".md", ".markdown")
_HTML_ENDS = (".html", ".htm", ".xhtml")
_DOCX_ENDS = (".docx",)
ARTICLE_ENDS = (*_TEXT_ENDS, *_MARKDOWN_ENDS, *_HTML_ENDS, *_DOCX_ENDS)


def read_article(path: Path) -> ArticleText:
    """Read an article of at most 4 MiB, 20 MiB as a word processor's file.

    Raises:
        OSError: the file cannot be read; `errno.EFBIG` where it is larger.
        UnreadableArticleError: what it holds is no article.
    """
    article = _read_by_name(path)
    if not article.paragraphs:
        raise UnreadableArticleError("the file holds no text", "see that it is the right file")
    if len(article.paragraphs) > MOST_PARAGRAPHS:
        message = f"the article has more than {MOST_PARAGRAPHS:,} paragraphs"
        raise UnreadableArticleError(message, "take a part of it")
    return article._replace(
        published=article.published if _is_date(article.published) else "",
        language=article.language if re.search(LANGUAGE.pattern, article.language) else "",
    )


def _read_by_name(path: Path) -> ArticleText:
    end = path.suffix.lower()
    if end in _DOCX_ENDS:
        return read_docx(read_plain(path, MOST_MEDIA))
    if end in _HTML_ENDS:
        return read_html(read_plain(path, MOST_TEXT))
    if end in _MARKDOWN_ENDS:
        return read_markdown(_decode_text(path))
    if end in _TEXT_ENDS:
        return ArticleText(paragraphs_without_title(paragraphs_in(_decode_text(path)), ""))
    message = "the end of the file's name does not say what it is"
    raise UnreadableArticleError(message, f"articles end in {', '.join(ARTICLE_ENDS)}")


def _decode_text(path: Path) -> str:
    data = read_plain(path, MOST_TEXT).removeprefix(BOM_UTF8)
    try:
        return "\n".join(data.decode().splitlines())
    except UnicodeDecodeError as error:
        raise UnreadableArticleError("the file is not UTF-8", "save the file as UTF-8") from error


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
