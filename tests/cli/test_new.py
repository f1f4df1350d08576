"""Decks that are begun: what is written, what is refused, and that they are right at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import contents
from harness import Ran, Write, on_terminal

Call = Callable[..., Ran]
ARTICLE = "# The trip\n\nHe paid $10,000 on May 5, 2022.\n\n- Angela Erdmann\n- came, too\n"


def test_a_deck_without_an_article_shows_all_kinds_and_builds(call: Call, tmp_path: Path) -> None:
    said = "one card of each kind; put your own questions in place of the example"

    assert call("new", "rivers") == (0, f"decks/rivers.yaml: {said}\n", "")
    assert call("check", "-v") == (0, "1 deck, no problems\n", "")
    assert call("build").out.startswith("decks/rivers.yaml: 7 cards (9 notes in Anki), 9 new\n")
    assert (
        (tmp_path / "decks/rivers.yaml")
        .read_text("utf-8")
        .startswith("# yaml-language-server: $schema=deck.schema.json\n")
    )


@pytest.mark.parametrize("kept", [(), ("--keep-text",)])
def test_a_deck_for_an_article_is_right_and_builds(
    kept: tuple[str, ...], call: Call, deck: Write, tmp_path: Path
) -> None:
    deck(ARTICLE, "a.md")
    said = "laid out for 3 paragraphs; put your own questions in place of the example"
    ran = call("new", "trip.yaml", "--article", "a.md", "--url", "https://x.org/a?b='c'", *kept)

    assert ran == (0, f"decks/trip.yaml: {said}\n", "")
    assert call("check", "-v") == (0, "1 deck, no problems\n", "")
    assert call("build").code == 0
    files = {"decks/trip.yaml", "decks/deck.schema.json", *(["decks/trip.txt"] if kept else [])}
    assert {name for name in contents(tmp_path) if name.startswith("decks/")} == files


def test_the_schema_is_written_once_and_then_left_alone(
    call: Call, deck: Write, tmp_path: Path
) -> None:
    call("new", "a", "-o", "mine")
    schema = tmp_path / "mine/deck.schema.json"
    assert schema.read_text("utf-8") == call("schema").out
    deck("{}", "mine/deck.schema.json")
    call("new", "b", "-o", "mine")
    assert schema.read_text("utf-8") == "{}"


def test_at_most_six_words_of_a_paragraph_are_said(call: Call, deck: Write, tmp_path: Path) -> None:
    words = [f"word{n}" for n in range(30)]
    deck(" ".join(words), "a.txt")
    call("new", "a", "--article", "a.txt")
    text = (tmp_path / "decks/a.yaml").read_text("utf-8")

    assert [word for word in words if f"{word} " in text] == words[:6]


@pytest.mark.parametrize("name", ["a.yaml", "A.YML", "a.lock"])
def test_nothing_is_overwritten(name: str, call: Call, deck: Write, tmp_path: Path) -> None:
    deck("mine", f"decks/{name}")
    ran = call("new", "a")

    what = ", the lock of a deck of that name" if name.endswith(".lock") else ""
    said = f"quizpress: decks/{name} is there already{what}; choose another name\n"
    assert ran == (2, "", said)
    assert contents(tmp_path) == {f"decks/{name}": b"mine"}


def test_a_text_is_in_the_way_of_one_to_be_kept_alone(call: Call, deck: Write) -> None:
    deck("My text.", "decks/a.txt")

    assert call("new", "a", "--article", "decks/a.txt", "--keep-text").code == 2
    assert call("new", "a", "--article", "decks/a.txt").code == 0


ENDS = "articles end in .txt, .text, .md, .markdown, .html, .htm, .xhtml, .docx"
ADDRESS = "https://www.example.org/news"
WRONG = (
    # the arguments, the code, the end of what is said
    (["new"], 2, "the following arguments are required: NAME"),
    (["new", "../a"], 2, "and no folder, which --out names"),
    (["new", "..."], 2, "and no folder, which --out names"),
    (["new", "backup-1"], 2, "Anki would restore backup-1.apkg as a whole collection"),
    (["new", "a", "--keep-text"], 2, "are about an article; name it with --article"),
    (["new", "a", "--url", "https://x.org"], 2, "are about an article; name it with --article"),
    (["new", "a", "--url", "x.org"], 2, "'x.org' is not an address such as " + ADDRESS),
    (["new", "a", "--url", "https://x\x1b.org"], 2, "is not an address such as " + ADDRESS),
    (["new", "a", "--article", "gone.txt"], 2, "there is no file gone.txt for --article"),
    (["new", "a", "--article", "empty"], 2, "for --article; did you mean empty.txt?"),
    (["new", "a", "--article", "./emtpy.txt"], 2, "; did you mean empty.txt?"),
    (["new", "a", "--article", "gone/a.txt"], 2, "there is no file gone/a.txt for --article"),
    (["new", "a", "--article", "empty.txt"], 1, "see that it is the right file"),
    (["new", "a", "--article", "bad.txt"], 1, "save the file as UTF-8"),
    (["new", "a", "--article", "a.pdf"], 1, ENDS),
    (["new", "a", "--article", "."], 2, ". is a folder; --article takes a file"),
    (["new", "a", "--article", "nul\0.txt"], 2, "there is no file nul\ufffd.txt for --article"),
    (["new", "a", "--out", "empty.txt"], 1, "name another folder with --out"),
    (["new", "\u00fc" * 100, "--out", "o"], 0, ""),
    (["new", "\U00020000" * 100, "--out", "o"], 1, "name another folder with --out"),
)  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "said"), WRONG, ids=range(len(WRONG)))
def test_what_cannot_be_done_is_told_and_leaves_nothing(
    arguments: list[str], code: int, said: str, call: Call, tmp_path: Path
) -> None:
    for name, data in (("empty.txt", b""), ("bad.txt", b"\xff"), ("a.pdf", b"%PDF")):
        (tmp_path / name).write_bytes(data)
    before = contents(tmp_path)
    ran = call(*arguments)

    assert (ran.code, ran.err.rstrip("\n").endswith(said)) == (code, True), ran
    assert code == 0 or contents(tmp_path) == before


def test_no_link_leads_out_of_the_folder(call: Call, deck: Write, tmp_path: Path) -> None:
    home = tmp_path / "home"
    deck("text", "home/a.txt")
    (tmp_path / "elsewhere").mkdir()
    (home / "decks").symlink_to(tmp_path / "elsewhere")
    ran = call("new", "a", cwd=home)

    assert (ran.code, ran.out) == (1, "")
    assert "it is a link that leads out of this folder" in ran.err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_help_shows_examples(call: Call) -> None:
    ran = call("new", "--help")

    assert (ran.code, ran.err) == (0, "")
    assert "\n  quizpress new news --article a.txt " in ran.out


def test_on_a_terminal_a_problem_is_coloured_as_those_of_a_check(tmp_path: Path) -> None:
    (tmp_path / "empty.md").touch()
    ran = on_terminal("new", "trip", "--article", "empty.md", cwd=tmp_path)

    assert ran.code == 1
    assert "\x1b[1;31merror[article-unreadable]:\x1b[0m" in ran.out
