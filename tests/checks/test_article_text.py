"""The file of an article's text: one that is not there, and one whose name is misspelt."""

from collections.abc import Callable
from pathlib import Path

import pytest

from harness import Ran, Write

DECK = "title: T\narticle: {{text: {}}}\ncards: [{{q: Which one?, a: A, at: 3}}]\n"
LEFT_OUT = "so that no paragraph and no quote is looked up"
NAMES = (
    # the name in the deck, the file that is there, which one was meant
    ("news", "news.txt", "news.txt"),
    ("news.txt", "News.txt", "News.txt"),
    ("news.txt", "news.txt.txt", "news.txt.txt"),
    ("news.txt", "news.md", "news.md"),
    ("artcile.txt", "article.txt", "article.txt"),
    ("texts/news.txt", "text/news.txt", "text/news.txt"),
    ("mexico migration.txt", "mexico-migration.txt", "mexico-migration.txt"),
    ("news-1.txt", "news-2.txt", ""),
    ("a.txt", "b.txt", ""),
    ("mexico-migration.txt", "mexico-migration.html", ""),
    ("rivers-north.txt", "rivers-south.txt", ""),
    ("deck.txt", "deck.lock", ""),
)


@pytest.mark.parametrize(("name", "there", "meant"), NAMES)
def test_a_name_that_was_probably_meant_is_told(
    name: str, there: str, meant: str, deck: Write, call: Callable[..., Ran]
) -> None:
    deck("One.", there)
    deck(DECK.format(name))
    line = f" 2 | article: {{text: {name}}}\n   |                 ^{'~' * (len(name) - 1)}\n"
    told = (
        f"deck.yaml:2:17: warning[text-misnamed]: there is no file `{name}`, {LEFT_OUT}\n"
        f"{line}  hint: did you mean `{meant}`?\n1 deck, 1 warning\n"
        if meant
        else "1 deck, no problems; 1 article without the text named (-v shows which)\n"
    )

    assert call("check", "deck.yaml") == (0, told, "")


def test_a_text_that_is_not_there_is_an_info_and_no_build_minds(
    deck: Write, call: Callable[..., Ran]
) -> None:
    deck(DECK.format("gone.txt"))

    assert call("check", "-v", "deck.yaml").out == (
        f"deck.yaml:2:17: info[text-missing]: `gone.txt` is not there or empty, {LEFT_OUT}\n"
        " 2 | article: {text: gone.txt}\n"
        "   |                 ^~~~~~~~\n"
        "  hint: put the article's text there, if you may keep it; all else works without\n"
        "1 deck, 1 info\n"
    )
    ran = call("build", "deck.yaml", "--only", "quiz")
    assert (ran.code, ran.err) == (0, "")


def test_a_build_tells_of_a_misspelt_name_until_it_is_mended(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck("One.", "news.md")
    deck(DECK.format("news.txt"))
    for _ in range(2):
        assert "did you mean `news.md`?" in call("build", "deck.yaml", "--only", "quiz").err
    (tmp_path / "news.md").unlink()
    assert call("build", "deck.yaml", "--only", "quiz").err == ""
