"""Articles in files of word processors."""

import zipfile
from io import BytesIO

from quizpress.draft.plain_article import (
    ArticleText,
    UnreadableArticleError,
    paragraphs_without_title,
    short_title,
)
from quizpress.installed import tell_remedy

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all that such a file holds; what it says of itself is never exceeded in unpacking."""
_NO_PACKAGE = "files of word processors are read with a package that is not installed"
_AS_TEXT = "save it as a .docx file anew, or its text as a .txt file"


def read_docx(data: bytes) -> ArticleText:
    """Return the paragraphs of a document outside tables, and its title.

    Raises:
        UnreadableArticleError: it is none, or too large, or the package that reads it is missing.
    """
    try:
        import docx  # noqa: PLC0415  It takes a while, and is needed for few articles.
    except ImportError as error:
        raise UnreadableArticleError(_NO_PACKAGE, f"run `{tell_remedy(['article'])}`") from error
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum([entry.file_size for entry in archive.infolist()])
        if unpacked <= MOST_UNPACKED:
            document = docx.Document(BytesIO(data))
            texts = [paragraph.text for paragraph in document.paragraphs]
            title, language = document.core_properties.title, document.core_properties.language
    except Exception as error:  # A stranger's file may break it anywhere.
        message = "the file cannot be read as that of a word processor"
        raise UnreadableArticleError(message, _AS_TEXT) from error
    if unpacked > MOST_UNPACKED:
        message = f"the file unpacks to more than {MOST_UNPACKED // 1024 // 1024} MiB"
        raise UnreadableArticleError(message, "save its text as a .txt file")
    return ArticleText(
        paragraphs_without_title(texts, title), short_title(title), language=language
    )
