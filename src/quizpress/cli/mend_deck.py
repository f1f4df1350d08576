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
from quizpress.report.text import make_printable


def mend_deck(path: Path, *, writes: bool) -> bool:
    """Show what can be mended in a deck, and mend it if asked; return whether all went well.

    On a terminal the difference is shown first, and nothing is written without a yes.
    """
    try:
        deck = read_deck_bytes(path)
    except OSError as error:
        return _report_failure(
            path, f"the deck cannot be mended: {error.strerror or error}", "see to it"
        )
    source = source_of(deck, str(path))
    found = mend_source(source, stem_of(path), Beside(path.parent)) if source else None
    if not found:
        return True  # The check tells what is wrong with it.
    for place, what in found.left:
        where = f"{make_printable(place.path)}:{place.line}:{place.column}"
        print(f"{where}: left as it is: {what}", file=sys.stderr)
    if not found.mends:
        return True
    _show_difference(unified_difference(str(path), found.before, found.after))
    if not writes or (_is_on_terminal() and not _is_wanted(path)):
        return True
    return _put_in_place(path, deck, found.after, found.mends)


def _put_in_place(path: Path, deck: DeckBytes, text: str, mends: int) -> bool:
    try:
        write_deck(deck, text)
    except ChangedMeanwhileError:
        message = "the deck changed while it was being mended, and is left as it is"
        return _report_failure(path, message, "run the command again")
    except OSError as error:
        message = f"the deck cannot be written: {error.strerror or error}"
        return _report_failure(path, message, "it is as it was")
    print(f"{make_printable(str(path))}: {mends} mended")
    return True


def _report_failure(path: Path, message: str, hint: str) -> bool:
    print_problems([about_file("unwritable", path, message, hint)])
    return False


def _show_difference(difference: str) -> None:
    if not sys.stdout.isatty():
        print(difference, end="")  # As it is, so that a patch can be made of it.
        return
    for line in difference.split("\n")[:-1]:
        print(make_printable(line.removesuffix("\r")))


def _is_on_terminal() -> bool:
    # A closed stream is none at all.
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _is_wanted(path: Path) -> bool:
    try:
        said = input(f"Write this into {make_printable(str(path))}? [y/N] ")
    except EOFError:
        print()
        return False
    return said.strip().lower() in ("y", "yes")
