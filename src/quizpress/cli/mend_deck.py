"""What `check --fix` and `check --diff` do with one deck."""

import sys
from pathlib import Path

from quizpress.cli.print_problems import print_problems
from quizpress.decks import stem_of
from quizpress.fix.deck_file import (
    ChangedMeanwhileError,
    DeckBytes,
    read_deck_bytes,
    source_of,
    write_deck,
)
from quizpress.fix.mend import mend_source
from quizpress.fix.text_edits import unified_difference
from quizpress.problem import about_file
from quizpress.read.deck_files import Beside
from quizpress.report.text import make_printable, write_place


def mend_deck(path: Path, *, writes: bool) -> bool:
    """Show what can be mended in a deck, and mend it if asked; return whether all went well.

    On a terminal the difference is shown first, and nothing is written without a yes.
    """
    try:
        deck = read_deck_bytes(path)
    except OSError as error:
        return report_failure(
            path, f"the deck cannot be mended: {error.strerror or error}", "see to it"
        )
    source = source_of(deck, str(path))
    found = mend_source(source, stem_of(path), Beside(path.parent)) if source else None
    if not found:
        return True  # The check tells what is wrong with it.
    for place, what in found.left:
        print(f"{write_place(place)}: left as it is: {what}", file=sys.stderr)
    if not found.mends:
        return True
    show_difference(unified_difference(str(path), found.before, found.after))
    if not writes or (is_on_terminal() and not is_wanted(path)):
        return True
    return put_in_place(path, deck, found.after, f"{found.mends} mended")


def put_in_place(path: Path, deck: DeckBytes, text: str, done: str) -> bool:
    """Write a deck's text and say what was done; return whether that went well."""
    try:
        write_deck(deck, text)
    except ChangedMeanwhileError:
        message = "the deck changed meanwhile, and is left as it is"
        return report_failure(path, message, "run the command again")
    except OSError as error:
        message = f"the deck cannot be written: {error.strerror or error}"
        return report_failure(path, message, "it is as it was")
    print(f"{make_printable(str(path))}: {done}")
    return True


def report_failure(path: Path, message: str, hint: str) -> bool:
    """Tell that a deck's file cannot be read or written; return that it did not go well."""
    print_problems([about_file("unwritable", path, message, hint)])
    return False


def show_difference(difference: str) -> None:
    """Print a difference, where a terminal shows it without what would command it."""
    if not sys.stdout.isatty():
        print(difference, end="")  # As it is, so that a patch can be made of it.
        return
    for line in difference.split("\n")[:-1]:
        print(make_printable(line.removesuffix("\r")))


def is_on_terminal() -> bool:
    """Say whether someone can be asked."""
    # A closed stream is none at all.
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def is_wanted(path: Path) -> bool:
    """Ask whether a file is to be written."""
    try:
        said = input(f"Write this into {make_printable(str(path))}? [y/N] ")
    except EOFError:
        print()
        return False
    return said.strip().lower() in ("y", "yes")
