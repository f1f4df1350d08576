"""A deck that is begun is whole at once, whatever its article says."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from harness import Write, examine
from quizpress.draft.deck_text import write_article_deck
from quizpress.draft.new_deck import NewDeck, make_article_files, make_example_files
from quizpress.draft.plain_article import ArticleText, on_one_line, short_title
from quizpress.model import KINDS

ARTICLE = ArticleText(
    ("On May 5, 2022 Angela Erdmann gave 13 letters to a museum.", "Nobody came."),
    "Anna's: a trip", "Border Report", "2022-05-04", "en-US",
)  # fmt: skip
DECK = """\
# yaml-language-server: $schema=deck.schema.json
# The line above is for editors, which complete and check decks by the file that it names.
title: 'Anna''s: a trip'
language: en-US
article:
  title: 'Anna''s: a trip'
  publisher: 'Border Report'
  published: 2022-05-04
  url: 'https://x.org/a'
  paragraphs: 2
  # The article's text is not kept here, since it may be under copyright. If you may keep it, put
  # it into a file beside this one, paragraphs parted by empty lines, and name it: `text: news.txt`;
  # `quizpress new --keep-text` does both. Paragraphs and quotes are then looked up in it.
cards:
  # An example, so that the deck is whole: put your own questions in its place. Below, of each
  # paragraph, are its first words, what in it may be an answer, parted by |, and a question laid
  # out: take away the `# ` before its three lines, and fill them in.
  - q: What is the article's main point?
    lines: 4

  # paragraph 1: On May 5, 2022 Angela Erdmann …
  # numbers: 13
  # dates: May 5, 2022
  # names: Angela Erdmann
  # - q:
  #   a:
  #   at: 1

  # paragraph 2: Nobody came.
  # - q:
  #   a:
  #   at: 2
"""


def test_a_deck_is_laid_out_for_an_article() -> None:
    text = write_article_deck("news", ARTICLE, "https://x.org/a", kept=False)

    assert text == DECK


def test_a_question_stands_once_its_marks_are_gone(deck: Write) -> None:
    filled = (
        DECK.replace("# - q:", "- q: Who?").replace("#   a:", "  a: B").replace("#   at:", "  at:")
    )
    path = deck(filled.replace("Who?", "Where?", 1))

    assert examine(path).problems == []


def test_the_text_is_kept_where_that_is_asked(tmp_path: Path) -> None:
    files = make_article_files(NewDeck("news", tmp_path / "decks"), ARTICLE, keep_text=True)
    for path, data in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    text = (tmp_path / "decks/news.txt").read_text("utf-8")
    seen = examine(tmp_path / "decks/news.yaml", text)

    assert text == "\n\n".join(ARTICLE.paragraphs) + "\n"
    assert seen.problems == []
    assert seen.deck
    assert (seen.deck.article.text, seen.deck.article.paragraphs) == ("news.txt", 2)


def test_the_example_shows_all_kinds_and_is_right(
    tmp_path: Path, deck: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    new = NewDeck("my: first", Path("decks/deep"))
    files = make_example_files(new)
    assert {*files} == {new.path, Path("decks/deep/deck.schema.json")}
    seen = examine(deck(files[new.path]))

    assert files[new.path].startswith(b"# yaml-language-server: $schema=deck.schema.json\n")
    assert seen.problems == []
    assert seen.deck
    assert {type(card.content) for card in seen.deck.cards("paper")} == {*KINDS}


LINES = st.text(max_size=100).map(on_one_line)
MARKED = st.sampled_from(
    ["![a](b.png)", "**b**", "\\(x", "{{c1::x}}", "`", "a # b", "'", "[x]: y", "$5_0"]
)
TITLES = st.one_of(st.text(max_size=300), MARKED).map(short_title)


@settings(deadline=None)  # What is loaded on the first call takes longer.
@given(
    paragraphs=st.lists(st.one_of(LINES, MARKED).filter(bool), min_size=1, max_size=5),
    title=TITLES,
    publisher=TITLES,
)
@example(paragraphs=["x"], title=short_title("\xad"), publisher=short_title("\u200b \xad"))
def test_any_article_makes_a_deck_without_problems(
    paragraphs: list[str], title: str, publisher: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    article = ArticleText(tuple(paragraphs), title, publisher)
    path = tmp_path_factory.mktemp("deck") / "news.yaml"
    path.write_text(write_article_deck("news", article, "", kept=False), "utf-8", newline="")
    seen = examine(path)

    assert [problem for problem in seen.problems if problem.severity != "info"] == []
    assert seen.deck
    assert seen.deck.article.paragraphs == len(paragraphs)
    assert all(word in path.read_text("utf-8") for word in paragraphs[0].split(" ")[:1])
