"""Articles in text files, and files that hold none."""

import os
import sys
from pathlib import Path

import pytest

from harness import Write
from quizpress.draft.article_file import read_article
from quizpress.draft.plain_article import ArticleText, UnreadableArticleError
from quizpress.installed import tell_remedy


def test_a_text_is_cut_at_empty_lines(deck: Write) -> None:
    path = deck("\ufeffOne\r\ntwo.\r\n \r\n\x0cThree\x00.\r\n", "a.TXT")

    assert read_article(path) == ArticleText(("One two.", "Three."))


def test_what_a_head_says_wrongly_is_left_out(deck: Write) -> None:
    path = deck("---\ntitle: T\ndate: 2022-13-01\nlang: 'x y'\n---\nOne.\n", "a.md")

    assert read_article(path) == ArticleText(("One.",), "T")


WRONG = (
    # the name, what it holds, what is said
    ("a.txt", b"", "the file holds no text"),
    ("a.md", b"# Only a title", "the file holds no text"),
    ("a.txt", b"\xff", "the file is not UTF-8"),
    ("a.txt", "text".encode("utf-16"), "the file is not UTF-8"),
    ("a.pdf", b"%PDF", "the end of the file's name does not say what it is"),
    ("a", b"text", "the end of the file's name does not say what it is"),
    ("a.txt", b"a\n\n" * 100_001, "the article has more than 100,000 paragraphs"),
)


@pytest.mark.parametrize(("name", "data", "said"), WRONG)
def test_what_is_no_article_is_told(name: str, data: bytes, said: str, deck: Write) -> None:
    with pytest.raises(UnreadableArticleError) as caught:
        read_article(deck(data, name))

    assert str(caught.value) == said
    assert caught.value.hint


@pytest.mark.parametrize(("name", "package"), [("a.html", "trafilatura"), ("a.docx", "docx")])
def test_a_package_that_is_missing_is_named_as_it_is_installed(
    name: str, package: str, deck: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UnreadableArticleError, match="a package that is not installed") as caught:
        read_article(deck(b"<p>Text.</p>", name))

    assert caught.value.hint == f"run `{tell_remedy(['article'])}`"


def test_a_file_over_the_bound_is_not_read(deck: Write) -> None:
    for name in ("a.txt", "a.md", "a.html"):
        with pytest.raises(OSError, match="larger than 4 MiB"):
            read_article(deck(b"a" * (4 * 1024 * 1024 + 1), name))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(OSError, match="it is no plain file"):
        read_article(tmp_path / "a.txt")


def test_a_folder_or_nothing_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    for name in ("a.txt", "b.txt"):
        with pytest.raises(OSError):  # noqa: PT011  The system words it.
            read_article(tmp_path / name)
