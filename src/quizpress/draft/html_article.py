"""Articles in web pages, without what stands around them."""

from quizpress.draft.plain_article import (
    ArticleText,
    UnreadableArticleError,
    paragraphs_without_title,
    short_title,
)
from quizpress.installed import tell_remedy

_ITEM = "- "
_NO_PACKAGE = "web pages are read with a package that is not installed"


def read_html(data: bytes) -> ArticleText:
    """Return the article of a web page; nothing is fetched.

    Raises:
        UnreadableArticleError: it holds no article, or the package that reads it is not there.
    """
    try:
        from trafilatura import bare_extraction, load_html  # noqa: PLC0415  It takes a second.
    except ImportError as error:
        raise UnreadableArticleError(_NO_PACKAGE, f"run `{tell_remedy(['article'])}`") from error
    try:
        tree = load_html(data)
        language = "" if tree is None else tree.get("lang") or ""
        found = (
            None
            if tree is None
            else bare_extraction(
                tree,
                include_comments=False,
                include_tables=False,
                with_metadata=True,
                # What a date in the text is the date of, nobody knows.
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
        )
    except Exception as error:  # A stranger's page may break it anywhere.
        raise UnreadableArticleError("the page cannot be read", _AS_TEXT) from error
    if found is None or isinstance(found, dict) or not found.text:
        raise UnreadableArticleError("no article is found in the page", _AS_TEXT)
    lines = [line.removeprefix(_ITEM) for line in found.text.split("\n")]
    title = found.title or ""
    return ArticleText(
        paragraphs_without_title(lines, title),
        short_title(title),
        short_title(found.sitename or ""),
        found.date or "",
        language,
    )


_AS_TEXT = "copy its text into a .txt file, paragraphs parted by empty lines"
