"""The text of a deck that is begun."""

from pathlib import Path

from quizpress.checks import check
from quizpress.draft.candidates import find_candidates
from quizpress.draft.plain_article import ArticleText
from quizpress.problem import Report, Source
from quizpress.read.deck_files import Beside
from quizpress.read.yaml_parse import parse_yaml
from quizpress.scalar_text import quoted

MOST_WORDS = 6
"""How much of a paragraph a deck says; the article is someone else's."""
_LONGEST_WORDS = 60
SCHEMA_FILE = "deck.schema.json"
_HEAD = f"""\
# yaml-language-server: $schema={SCHEMA_FILE}
# The line above is for editors, which complete and check decks by the file that it names.
"""
_NO_TEXT = """\
  # The article's text is not kept here, since it may be under copyright. If you may keep it, put
  # it into a file beside this one, paragraphs parted by empty lines, and name it: `text: {file}`;
  # `quizpress new --keep-text` does both. Paragraphs and quotes are then looked up in it.
"""
_CARDS = """\
cards:
  # An example, so that the deck is whole: put your own questions in its place. Below, of each
  # paragraph, are its first words, what in it may be an answer, parted by |, and a question laid
  # out: take away the `# ` before its three lines, and fill them in.
  - q: What is the article's main point?
    lines: 4
"""


def write_example_deck(name: str, example: str) -> str:
    """Return the deck with all kinds of cards, under a title of its own."""
    return f"{_HEAD}title: {quoted(name)}\n{example}"


def write_article_deck(name: str, article: ArticleText, url: str, *, kept: bool) -> str:
    """Return a deck laid out for an article: what is known of it, and a question per paragraph.

    `kept` says that the article's text stands beside the deck.
    """
    text = _lay_out(name, article, url, kept=kept, markup="")
    if _has_no_problems(text, name):
        return text
    # A title may hold what would be a mark, or a picture.
    return _lay_out(name, article, url, kept=kept, markup="markup: plain\n")


def _lay_out(name: str, article: ArticleText, url: str, *, kept: bool, markup: str) -> str:
    file, language = f"{name}.txt", article.language or "en"
    known = {
        "title": quoted(article.title) if article.title else "",
        "publisher": quoted(article.publisher) if article.publisher else "",
        "published": article.published,
        "url": quoted(url) if url else "",
        "paragraphs": str(len(article.paragraphs)),
        "text": quoted(file) if kept else "",
    }
    return "".join(
        [
            _HEAD,
            f"title: {quoted(article.title or name)}\n",
            f"language: {language}\n",
            markup,
            "article:\n",
            *[f"  {key}: {value}\n" for key, value in known.items() if value],
            "" if kept else _NO_TEXT.format(file=file),
            _CARDS,
            *[
                _lay_out_question(number, text, language)
                for number, text in enumerate(article.paragraphs, 1)
            ],
        ]
    )


def _lay_out_question(number: int, paragraph: str, language: str) -> str:
    """Return the comment that lays out a question about a paragraph."""
    words = paragraph.split(" ", MOST_WORDS)
    start = " ".join(words[:MOST_WORDS])[:_LONGEST_WORDS]
    more = "" if start == paragraph else " …"
    found = find_candidates(paragraph, language)
    lines = [
        f"paragraph {number}: {start}{more}",
        *[f"{kind}: {' | '.join(texts)}" for kind, texts in found._asdict().items() if texts],
        "- q:",
        "  a:",
        f"  at: {number}",
    ]
    return "\n" + "".join([f"  # {line}\n" for line in lines])


def _has_no_problems(text: str, name: str) -> bool:
    report = Report(Source("", text))
    node = parse_yaml(report)
    check(node, report, name, Beside(Path(name)))
    return not any(problem.severity != "info" for problem in report.problems)
