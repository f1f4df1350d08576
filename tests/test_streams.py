"""Terminals, pipes, signals, names and encodings: where programs are used to stumble."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import LONGEST, Ran, Write, command, environment, on_terminal

GOOD = "title: T\ncards:\n- {q: One?, a: Ángel 🙂}\n"
BAD = "title: Té 🙂\ncards:\n- {q: One 🙂?, a: ''}\n"
MANY_ERRORS = "title: T\ncards:\n" + "- q: ''\n  a: A\n" * 20_000
FORMS = ("text", "json", "github", "sarif")


SLOW = """
import sys
from quizpress.cli import commands, progress
progress._SECONDS = 0
sys.exit(commands.run(sys.argv[1:]))
"""
QUICK = SLOW.replace("= 0", "= 3600")


@pytest.mark.parametrize("act", ["check", "build"])
def test_a_run_that_takes_longer_shows_how_far_it_is(act: str, deck: Write, tmp_path: Path) -> None:
    for number in range(3):
        deck(GOOD, f"decks/{number}.yaml")
    with (tmp_path / "out.txt").open("wb") as out:
        ran = on_terminal(act, cwd=tmp_path, stdout=out, program=[sys.executable, "-c", SLOW])
    said = (tmp_path / "out.txt").read_text("utf-8").splitlines()

    assert "Decks" in ran.out
    assert "3/3" in ran.out
    assert ("3 files made" in ran.out) == (act == "build")
    assert said[-1] == {"check": "3 decks, no problems", "build": "3 decks built"}[act]


@pytest.mark.parametrize("act", ["check", "build"])
def test_a_run_of_a_moment_shows_none(act: str, deck: Write, tmp_path: Path) -> None:
    deck(GOOD, "decks/0.yaml")

    ran = on_terminal(act, cwd=tmp_path, program=[sys.executable, "-c", QUICK])

    assert ran.code == 0
    assert "Decks" not in ran.out


def test_many_decks_in_a_pipe_show_none(deck: Write, tmp_path: Path) -> None:
    for number in range(8):
        deck(GOOD, f"decks/{number}.yaml")
    ran = subprocess.run(
        [sys.executable, "-c", SLOW, "check"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=True,
    )

    assert (ran.stdout, ran.stderr) == (b"8 decks, no problems\n", b"")


def test_an_interrupt_ends_a_run_quietly(deck: Write, tmp_path: Path) -> None:
    deck(MANY_ERRORS)
    # Tests started in the background ignore interrupts, and so would a program of theirs.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        command("check", "deck.yaml", "--format", "json"),
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        signal.signal(signal.SIGINT, before)
        assert program.stdout is not None
        assert program.stdout.read(1)  # It has more to say than a pipe holds, and waits.
        program.send_signal(signal.SIGINT)
        _, err = program.communicate(timeout=LONGEST)

    assert (program.returncode, err) == (130, b"")


@pytest.mark.parametrize("form", FORMS)
def test_a_reader_that_leaves_early_gets_no_traceback(
    form: str, deck: Write, tmp_path: Path
) -> None:
    deck(MANY_ERRORS)
    with subprocess.Popen(
        command("check", "deck.yaml", "--format", form),
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline()
        program.stdout.close()
        assert program.stderr is not None
        err = program.stderr.read()

    assert b"Traceback" not in err
    assert b"Exception" not in err
    assert program.returncode in (0, 1)


@pytest.mark.parametrize("redirection", [">/dev/full", ">&-", "2>&-", "2>/dev/full"])
@pytest.mark.parametrize("act", ["check", "build"])
def test_an_output_that_takes_nothing_gets_no_traceback(
    act: str, redirection: str, deck: Write, tmp_path: Path
) -> None:
    deck(BAD)
    script = f'"$@" {redirection}'
    ran = subprocess.run(
        ["sh", "-c", script, "sh", *command(act, "deck.yaml")],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )

    assert b"Traceback" not in ran.stderr + ran.stdout
    assert b"Exception ignored" not in ran.stderr + ran.stdout
    assert ran.returncode != 0


NOT_UTF_8 = os.fsdecode(b"caf\xe9.yaml")


@pytest.mark.parametrize("form", FORMS)
def test_a_file_name_that_is_not_utf_8_is_reported(
    form: str, deck: Write, run: Callable[..., Ran]
) -> None:
    deck(BAD, NOT_UTF_8)
    ran = run("check", ".", "--format", form)

    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert "empty" in ran.out


def test_a_file_name_that_is_not_utf_8_is_built(
    deck: Write, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    deck(GOOD, NOT_UTF_8)
    ran = run("build", ".", "--only", "anki")

    assert "Traceback" not in ran.err
    assert ran.code == 0
    assert len(list((tmp_path / "build").rglob("*.apkg"))) == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_report_for_programs_is_valid_whatever_the_encoding(
    form: str, encoding: str, deck: Write, tmp_path: Path
) -> None:
    deck(BAD, "Té 🙂.yaml")
    ran = subprocess.run(
        command("check", ".", "--format", form),
        cwd=tmp_path,
        env=environment(PYTHONIOENCODING=encoding),
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    read = json.loads(ran.stdout)

    assert (ran.returncode, ran.stderr) == (1, b"")
    if form == "json":
        assert read["problems"][0]["file"] == "Té 🙂.yaml"
        assert read["problems"][0]["text"] == "- {q: One 🙂?, a: ''}"


def test_a_report_for_people_survives_a_poor_encoding(deck: Write, run: Callable[..., Ran]) -> None:
    deck(BAD)

    assert run("check", "deck.yaml", PYTHONIOENCODING="ascii").out.splitlines()[1] == (
        r" 3 | - {q: One \U0001f642?, a: ''}"
    )


def test_no_sign_of_a_file_name_commands_the_terminal(deck: Write, run: Callable[..., Ran]) -> None:
    deck(BAD, "\x1b[31m.yaml")
    deck(GOOD, "\x1b[32m.yaml")
    ran = run("build", ".", "--only", "anki")

    assert ran.code == 1
    assert "\x1b" not in ran.out + ran.err


def _opened(pipe: Path, program: subprocess.Popen[bytes]) -> int:
    """Open a pipe for writing as soon as the program waits for what comes out of it."""
    while program.poll() is None:
        with contextlib.suppress(OSError):
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        time.sleep(0.01)
    raise AssertionError(program.communicate())
