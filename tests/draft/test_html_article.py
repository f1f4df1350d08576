"""Articles in web pages are read without their surroundings, and without a network."""

import contextlib
import socket

import pytest
import trafilatura

from quizpress.draft.html_article import read_html
from quizpress.draft.plain_article import ArticleText, UnreadableArticleError

PAGE = """\
<!DOCTYPE html><html lang="en"><head><title>The trip south | Border Report</title>
<meta property="og:site_name" content="Border Report">
<meta property="og:title" content="The trip south">
<meta property="article:published_time" content="2022-05-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>The trip south</h1>
<p>Andres Manuel Lopez Obrador will travel to Honduras and Cuba, his office said.</p>
<h2>What he wants</h2>
<p>He wants money for <b>10,000</b> farmers in <a href="/s">El Salvador</a>, and more of it.</p>
<ul><li>First point of the list is work for all</li><li>Second point is money</li></ul>
<p>Another paragraph with enough words in it to be seen as text by who counts words.</p>
</article><footer>Copyright 2022</footer></body></html>
"""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(trafilatura, "fetch_url", refuse)


def test_a_page_gives_its_article_and_what_it_says_of_it() -> None:
    assert read_html(PAGE.encode()) == ArticleText(
        (
            "Andres Manuel Lopez Obrador will travel to Honduras and Cuba, his office said.",
            "What he wants",
            "He wants money for 10,000 farmers in El Salvador, and more of it.",
            "First point of the list is work for all",
            "Second point is money",
            "Another paragraph with enough words in it to be seen as text by who counts words.",
        ),
        "The trip south",
        "Border Report",
        "2022-05-04",
        "en",
    )


def test_entities_from_elsewhere_stay_there() -> None:
    page = PAGE.replace(
        "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    )
    article = read_html(page.replace("He wants", "He &e; wants").encode())

    assert "root:" not in " ".join(article.paragraphs)


@pytest.mark.parametrize(
    "data",
    [b"", b"<", b"<html></html>", b"\x00" * 1000, b"\xff\xfe<\x00p\x00>\x00", b"%PDF-1.7",
     b"no page", b"<div>" * 100_000, b"<p>" * 100_000 + b"text", b"<a " * 50_000, b"&" * 100_000],
)  # fmt: skip
def test_a_broken_page_is_told_or_read(data: bytes) -> None:
    with contextlib.suppress(UnreadableArticleError):
        assert all(paragraph.strip() for paragraph in read_html(data).paragraphs)
