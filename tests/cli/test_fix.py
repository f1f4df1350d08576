"""`check --fix` and `check --diff`: what is shown, asked, written and left."""

import os
import pty
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from deck_folder import contents
from harness import LONGEST, Ran, Write, command, environment

Call = Callable[..., Ran]
TEXT = "Nobody came.\n\nThe bottle \u2014 a brown one \u2014 lay in the sea.\n"
DECK = """\
title: T  # Mine.
tags: [a, a]
article: {text: deck.txt}
cards:
  - q: What lay there?
    a: a bottle
    at: {p: 1, quote: 'The bottle - a brown one'}
"""
MENDED = DECK.replace("[a, a]", "[a]").replace("p: 1", "p: 2").replace(" - a", " \u2014 a")
DIFFERENCE = """\
--- deck.yaml
+++ deck.yaml
@@ -1,7 +1,7 @@
 title: T  # Mine.
-tags: [a, a]
+tags: [a]
 article: {text: deck.txt}
 cards:
   - q: What lay there?
     a: a bottle
-    at: {p: 1, quote: 'The bottle - a brown one'}
+    at: {p: 2, quote: 'The bottle \u2014 a brown one'}
"""


@pytest.fixture(autouse=True)
def _article(deck: Write) -> None:
    deck(TEXT, "deck.txt")


def test_without_a_terminal_it_is_done_and_shown(call: Call, deck: Write) -> None:
    path = deck(DECK)
    said = f"{DIFFERENCE}deck.yaml: 2 mended\n1 deck, no problems\n"

    assert call("check", "--fix", "deck.yaml") == (0, said, "")
    assert path.read_text("utf-8") == MENDED
    assert call("check", "--fix", "deck.yaml") == (0, "1 deck, no problems\n", "")


def test_a_difference_is_shown_and_nothing_written(call: Call, deck: Write) -> None:
    path = deck(DECK)
    ran = call("check", "--diff", "deck.yaml")

    assert ran.out.startswith(DIFFERENCE)
    assert path.read_text("utf-8") == DECK


def test_all_other_bytes_stay(call: Call, deck: Write) -> None:
    mark = b"\xef\xbb\xbf"
    path = deck(mark + DECK.replace("\n", "\r\n").rstrip().encode())

    assert call("check", "--fix", "deck.yaml").code == 0
    assert path.read_bytes() == mark + MENDED.replace("\n", "\r\n").rstrip().encode()


def test_what_is_left_is_told(call: Call, deck: Write) -> None:
    source = DECK.replace("tags: [a, a]", "tags: [a, # why\n  a]").replace("p: 1", "p: 2")
    source = source.replace(" - a", " \u2014 a")
    path = deck(source)
    ran = call("check", "--fix", "deck.yaml")

    assert ran == (
        0,
        "1 deck, no problems\n",
        "deck.yaml:2:1: left as it is: a tag that stands twice cannot be removed safely\n",
    )
    assert path.read_text("utf-8") == source


def test_a_broken_deck_is_left_to_the_check(call: Call, deck: Write, tmp_path: Path) -> None:
    deck("title: [\n", "a.yaml")
    deck(b"\xff", "b.yaml")
    deck("title: T\n", "c.yaml")
    before = contents(tmp_path)
    ran = call("check", "--fix", "a.yaml", "b.yaml", "c.yaml")

    assert ran.code == 1
    assert "left as it is" not in ran.err
    assert contents(tmp_path) == before


def test_a_link_out_of_its_folder_is_not_followed(call: Call, deck: Write, tmp_path: Path) -> None:
    path = deck(DECK, "elsewhere/deck.yaml")
    deck(TEXT, "elsewhere/deck.txt")
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/deck.yaml").symlink_to(path)
    ran = call("check", "--fix", "decks/deck.yaml")

    assert ran.code == 1
    assert "it is a link that leads out of its folder" in ran.err
    assert path.read_text("utf-8") == DECK


def test_lines_of_decks_go_with_no_other_format(call: Call, deck: Write) -> None:
    deck(DECK)

    assert call("check", "--fix", "--format", "json", "deck.yaml").code == 2
    assert call("check", "--fix", "--diff", "deck.yaml").code == 2


@pytest.mark.parametrize(
    ("typed", "after"), [("y\n", MENDED), ("n\n", DECK), ("\n", DECK), ("\x04", DECK)]
)
def test_a_terminal_is_asked(typed: str, after: str, deck: Write, tmp_path: Path) -> None:
    path = deck(DECK)
    shown = answered("check", "--fix", "deck.yaml", cwd=tmp_path, typed=typed)

    assert f"{DIFFERENCE}Write this into deck.yaml? [y/N] " in shown
    assert path.read_text("utf-8") == after


def answered(*arguments: str, cwd: Path, typed: str) -> str:
    """Run quizpress on a terminal on which something is typed, and return what it shows."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command(*arguments), cwd=cwd, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs
    ) as program:
        os.close(theirs)
        shown = b""
        while not shown.endswith(b"[y/N] "):
            shown += os.read(ours, 4096)
        os.write(ours, typed.encode())
        program.wait(LONGEST)
        os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def test_a_deck_that_cannot_be_written_is_counted(
    call: Call, deck: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("quizpress.cli.mend_deck.write_deck", refuse)
    path = deck(DECK)
    ran = call("check", "--fix", "deck.yaml")

    assert ran.code == 1
    assert "error[unwritable]: the deck cannot be written: Permission denied" in ran.err
    assert ran.err.endswith(", 1 not mended\n")
    assert path.read_text("utf-8") == DECK
