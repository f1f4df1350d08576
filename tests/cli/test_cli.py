"""The command line: what it takes, what it says, and how it leaves."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import Ran, Write
from quizpress import __version__
from quizpress.cli.help_texts import COMMANDS
from quizpress.options import CARD_SHEETS
from quizpress.rules.article_table import EXAMPLE_ARTICLE

GOOD = "title: T\ncards:\n- {q: One?, a: A}\n"
BAD = "title: T\ncards:\n- {q: '', a: A}\n"
WARNED = "title: T\ncards:\n- {claim: C, a: true, correction: D}\n"

EXITS: tuple[tuple[str, list[str], int], ...] = (
    # the deck, the command, the exit code
    (GOOD, ["check", "deck.yaml"], 0),
    (WARNED, ["check", "deck.yaml"], 0),
    (BAD, ["check", "deck.yaml"], 1),
    (GOOD, ["build", "deck.yaml", "--only", "anki"], 0),
    (BAD, ["build", "deck.yaml"], 1),
    (GOOD, ["build", "deck.yaml", "--locked", "--only", "anki"], 1),
    (GOOD, ["schema"], 0),
    (GOOD, ["--version"], 0),
    (GOOD, ["--help"], 0),
    (GOOD, [], 2),
    (GOOD, ["press"], 2),
    (GOOD, ["check", "--format", "xml"], 2),
    (GOOD, ["check", "--colour"], 2),
    (GOOD, ["check", "gone.yaml"], 2),
    (GOOD, ["build", "gone.yaml"], 2),
    (GOOD, ["build", "deck.yaml", "--only", "anki,pdf"], 2),
    (GOOD, ["build", "deck.yaml", "--only", ""], 2),
    (GOOD, ["build", "deck.yaml", "--seed", "two words"], 2),
)


@pytest.mark.parametrize(("content", "arguments", "code"), EXITS, ids=str)
def test_the_exit_code_tells_how_it_went(
    content: str, arguments: list[str], code: int, deck: Write, call: Callable[..., Ran]
) -> None:
    deck(content)

    assert call(*arguments).code == code


WRONG_CALLS = (
    # the command, the last line of what is said
    (["x"], f"there is no command `x`; the commands are {', '.join(COMMANDS)}"),
    (["biuld", "deck.yaml"], "there is no command `biuld`; did you mean `build`?"),
    (["Check"], "there is no command `Check`; did you mean `check`?"),
    (["deck.yaml"], "`deck.yaml` is no command; `quizpress build deck.yaml` builds it"),
    (["--versoin"], "there is no option `--versoin`; did you mean `--version`?"),
    (["build", "--ony", "quiz"], "there is no option `--ony`; did you mean `--only`?"),
    (["build", "--ony=quiz"], "there is no option `--ony`; did you mean `--only`?"),
    (["check", "--only=quiz"], "there is no option `--only` here; `quizpress build` has it"),
    (["plan", "-x"], "there is no option `-x`; `quizpress plan --help` shows all of them"),
    (
        ["build", "deck.yaml", "full", "--form", "12C6"],
        "--form names a form of one deck; name which of these 2",
    ),
    (["new", "a", "b"], "`b` is one argument too many"),
    (["check"], "there is no folder decks/ here; name a deck, or run this where decks/ is"),
    (["check", "gone.yaml"], "there is no file or folder gone.yaml"),
    (
        ["check", "full/ohter.yaml"],
        "there is no file or folder full/ohter.yaml; did you mean `full/other.yaml`?",
    ),
    (["check", "ful"], "there is no file or folder ful; did you mean `full`?"),
    (["build", "notes.txt"], "notes.txt is no deck; a deck is a .yaml file"),
    (
        ["build", "full/other.txt"],
        "full/other.txt is no deck; a deck is a .yaml file; did you mean `full/other.yaml`?",
    ),
    (
        ["check", "full/other.lock"],
        "full/other.lock is a lock; a deck is a .yaml file; did you mean `full/other.yaml`?",
    ),
    (["check", "empty"], "there is no deck in empty/; a deck is a .yaml file"),
    (["check", "deck.yaml", "gone.yaml"], "there is no file or folder gone.yaml"),
    (
        ["build", "--only", "pdf", "deck.yaml"],
        "argument --only: 'pdf' is none of anki, quiz, key, flashcards, coverage",
    ),
    (
        ["build", "--seed", "a b", "deck.yaml"],
        "argument --seed: 'a b' is not 1 to 16 letters or digits, or is a letter alone, which names a version, or such as S07, which names a student",  # noqa: E501
    ),
    (
        ["build", "--card", "15x88", "deck.yaml"],
        (
            "argument --card: '15x88' is no size in millimetres from 35x25 to 200x287, such as"
            f" 63x88, nor one of {', '.join(CARD_SHEETS)}"
        ),
    ),
    *[
        (
            ["build", "--card", "63x88", "--grid", grid, "deck.yaml"],
            "--grid says how many cards a page has, --card how large they are",
        )
        for grid in ("3x3", "2x4")
    ],
    (
        ["build", "--card", "C32011", "--size", "letter", "deck.yaml"],
        "these cards come on a4 paper, not on letter",
    ),
    (
        ["build", "--card", "5371", "--flip", "fold", "deck.yaml"],
        "--flip fold is for paper to cut, and these cards come ready-made",
    ),
    (
        ["build", "--backs", "after", "--flip", "fold", "deck.yaml"],
        "--flip fold has both sides on one page, so there is no --backs after",
    ),
    (["build", "--bundle", "a/b", "deck.yaml"], "argument --bundle: 'a/b' is no file name"),
    (
        ["build", "--bundle", "backup-1", "deck.yaml"],
        "argument --bundle: Anki would restore backup-1.apkg as a whole collection",
    ),
    (
        ["build", "--bundle", "all", "--only", "quiz", "deck.yaml"],
        "--bundle makes an Anki package, so --only must name anki",
    ),
)


@pytest.mark.parametrize(("arguments", "said"), WRONG_CALLS, ids=str)
def test_a_wrong_call_is_told_what_is_wrong(
    arguments: list[str], said: str, deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(GOOD)
    deck(GOOD, "full/other.yaml")
    (tmp_path / "empty").mkdir()
    for name in ("notes.txt", "full/other.txt", "full/other.lock"):
        (tmp_path / name).write_text("no deck\n")
    ran = call(*arguments)

    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") <= 2
    assert ran.err.splitlines()[-1].partition("error: ")[2] == said or (
        ran.err == f"quizpress: {said}\n"
    )


def test_the_version_is_printed(run: Callable[..., Ran]) -> None:
    assert run("--version") == (0, f"quizpress {__version__}\n", "")


def test_a_call_without_a_command_shows_the_help(run: Callable[..., Ran]) -> None:
    ran = run()

    assert (ran.code, ran.err) == (2, "")
    assert ran.out == run("--help").out


@pytest.mark.parametrize(
    ("content", "out", "err"),
    [
        (GOOD, "1 deck, no problems\n", ""),
        (WARNED, "1 deck, 1 warning\n", ""),
        (BAD, "", "1 deck, 1 error\n"),
    ],
)
def test_a_check_ends_with_its_count(
    content: str, out: str, err: str, deck: Write, call: Callable[..., Ran]
) -> None:
    deck(content)
    ran = call("check", "deck.yaml")

    assert (ran.out.splitlines(keepends=True)[-1] if out else "", ran.err) == (out, err)


UNLOCATED = """
title: T
article: {text: a.txt}
cards:
- {q: Who found the brown beer bottle in the Baltic Sea off Kiel?, a: the museum, at: 2}
- {q: What was the brown beer bottle when it was found in the Baltic Sea?, a: a postcard, at: 2}
- {q: When was it found?, a: in 1913, at: 1}
"""


def test_a_check_counts_answers_that_are_not_where_a_card_says(
    deck: Write, call: Callable[..., Ran]
) -> None:
    deck(EXAMPLE_ARTICLE, "a.txt")
    deck(UNLOCATED)
    last = call("check", "deck.yaml").out.splitlines()[-1]
    shown = call("check", "deck.yaml", "-v").out

    assert last == "1 deck, 1 warning; 2 answers not located where the card says (-v shows which)"
    assert shown.count("info[paragraph-answer]") == 2
    assert shown.splitlines()[-1] == "1 deck, 1 warning, 2 infos"


def test_all_decks_are_reported_in_one_run(deck: Write, call: Callable[..., Ran]) -> None:
    deck(BAD, "decks/b.yaml")
    deck(GOOD, "decks/c.yaml")
    deck("title: [T\n", "decks/a/deep.yml")
    ran = call("check")

    assert [line.split(": ")[0] for line in ran.out.splitlines() if "error[" in line] == [
        "decks/a/deep.yml:1:8",
        "decks/b.yaml:3:7",
    ]
    assert (ran.code, ran.err) == (1, "3 decks, 2 errors\n")


def test_a_deck_is_one_whatever_the_case_of_its_ending(
    deck: Write, call: Callable[..., Ran]
) -> None:
    deck(BAD, "decks/UPPER.YAML")
    deck(GOOD, "decks/Mixed.Yml")

    assert "decks/UPPER.YAML:3:7: error" in call("check").out
    assert call("check").err == "2 decks, 1 error\n"


def test_hidden_folders_and_other_files_are_no_decks(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(GOOD, "decks/a.yaml")
    deck(BAD, "decks/.git/b.yaml")
    deck(BAD, "decks/.hidden.yaml")
    deck(BAD, "decks/c.txt")
    deck(BAD, "decks/a.lock")
    (tmp_path / "decks" / "folder.yaml").mkdir()

    assert call("check") == (0, "1 deck, no problems\n", "")


def test_a_hidden_folder_can_be_named(deck: Write, call: Callable[..., Ran]) -> None:
    deck(GOOD, ".decks/a.yaml")

    assert call("check", ".decks") == (0, "1 deck, no problems\n", "")


@pytest.mark.parametrize("again", ["deck.yaml", "./deck.yaml", ".", "{here}/deck.yaml"])
def test_a_deck_given_twice_is_checked_once(
    again: str, deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(GOOD)

    again = again.replace("{here}", str(tmp_path))
    assert call("check", "deck.yaml", again) == (0, "1 deck, no problems\n", "")


def test_decks_of_one_name_clash_and_stop_no_other(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(GOOD, "a/x.yaml")
    deck(GOOD, "b/X.yml")
    deck(GOOD, "b/good.yaml")
    said = [
        f"{one}:1:1: error[output-clash]: its output and that of {other} have one name\n"
        "  hint: give one of the files another name\n"
        for one, other in (("a/x.yaml", "b/X.yml"), ("b/X.yml", "a/x.yaml"))
    ]

    assert call("check", "a", "b") == (1, "\n".join(said), "3 decks, 2 errors\n")
    ran = call("build", "a", "b", "--only", "quiz")
    assert (ran.code, ran.err) == (1, "".join(f"{each}\n" for each in said))
    assert {path.parent.name for path in (tmp_path / "build").rglob("*.html")} == {"good"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "decks"], "decks"),
        (["-o", "./decks/", "decks/deck.yaml"], "decks"),
        (["-o", "mine", "mine"], "mine"),
        (["-o", ".", "decks/deck.yaml"], ""),
        (["-o", "decks/build"], ""),
        ([], ""),
    ],
)
def test_outputs_among_the_decks_are_warned_of(
    arguments: list[str], told: str, deck: Write, call: Callable[..., Ran]
) -> None:
    deck(GOOD, "decks/deck.yaml")
    deck(GOOD, "mine/deck.yaml")
    ran = call("build", "--only", "quiz", *arguments)
    said = (
        f"quizpress: warning: the outputs go into {told}/, among the decks\n"
        "  hint: leave out --out for build/, or name another folder\n"
    )

    assert (ran.code, ran.err) == (0, said if told else "")


def test_a_form_is_named_in_either_case(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(GOOD)
    forms = []
    for seed in ("7bc", "7BC"):
        call("build", "deck.yaml", "--only", "quiz", "--seed", seed)
        forms.append((tmp_path / "build/deck/deck-quiz.html").read_bytes())
    assert forms[0] == forms[1]


def test_an_option_is_not_to_be_shortened(call: Callable[..., Ran]) -> None:
    assert call("check", "--form", "json").code == 2


def test_a_name_too_long_is_wrong_usage(call: Callable[..., Ran]) -> None:
    ran = call("check", "a" * 300)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"quizpress: there is no file or folder {'a' * 300}\n"


def test_a_time_in_the_future_is_not_taken(
    deck: Write, tmp_path: Path, call: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    deck(GOOD)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795490439000")
    call("build", "deck.yaml")
    created = json.loads((tmp_path / "deck.lock").read_text("utf-8"))["deck"]["created"]
    assert created <= time.time()


def test_a_broken_deck_does_not_stop_the_others(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(BAD, "decks/a.yaml")
    deck(GOOD, "decks/b.yaml")
    ran = call("build", "--only", "anki")

    assert (tmp_path / "build/b/b.apkg").is_file()
    assert not (tmp_path / "build/a").exists()
    assert "decks/a.yaml: not built\n" in ran.out
    assert ran.out.endswith("1 deck built, 1 deck not\n")
    assert (ran.code, "error[empty]" in ran.err) == (1, True)


def test_a_link_to_nowhere_is_no_file(tmp_path: Path, call: Callable[..., Ran]) -> None:
    (tmp_path / "link.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")

    assert call("check", "link.yaml") == (2, "", MISSING.format("link.yaml"))
    assert call("check", "loop.yaml") == (2, "", MISSING.format("loop.yaml"))


MISSING = "quizpress: there is no file or folder {}\n"


def test_a_link_that_leads_nowhere_is_reported(
    deck: Write, tmp_path: Path, call: Callable[..., Ran]
) -> None:
    deck(GOOD, "decks/a.yaml")
    (tmp_path / "decks/x.yaml").symlink_to("nowhere.yaml")
    ran = call("check")
    assert ran.code == 1
    assert ran.out.startswith(
        "decks/x.yaml:1:1: error[unreadable]: the file cannot be read: No such file or directory\n"
        "  hint: see whether it was moved, or is a link that leads nowhere\n"
    )
