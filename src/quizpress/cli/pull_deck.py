"""What `pull` does with one deck."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quizpress.cli.mend_deck import (
    is_on_terminal,
    is_wanted,
    put_in_place,
    report_failure,
    show_difference,
)
from quizpress.decks import stem_of
from quizpress.fix.deck_file import read_deck_bytes, source_of
from quizpress.fix.text_edits import unified_difference
from quizpress.lock.entries import Lock, LockError
from quizpress.lock.file import lock_path, read_lock, write_lock
from quizpress.pull.deck_text import pull_into_source
from quizpress.push.collection import look_up_notes
from quizpress.read.deck_files import Beside
from quizpress.report.pulled import describe_left
from quizpress.report.text import make_printable
from quizpress.write import hold_deck

if TYPE_CHECKING:
    from quizpress.push.connect import Anki


def pull_deck(path: Path, anki: "Anki", *, writes: bool) -> bool:
    """Show what was changed in Anki, and bring it back if asked; return whether all went well.

    On a terminal the difference is shown first, and nothing is written without a yes.

    Raises:
        AnkiError: Anki cannot be asked.
    """
    try:
        deck = read_deck_bytes(path)
        lock = read_lock(path)
    except (OSError, LockError) as error:
        reason = getattr(error, "strerror", None) or error
        hint = getattr(error, "hint", "") or "see to it"
        return report_failure(path, f"the deck cannot be brought up to date: {reason}", hint)
    if lock is None:
        print(
            f"{make_printable(str(path))}: not built yet, so Anki has none of it", file=sys.stderr
        )
        return True
    source = source_of(deck, str(path))
    in_anki = look_up_notes(anki, lock)
    pulled = (
        pull_into_source(source, stem_of(path), Beside(path.parent), lock, in_anki)
        if source
        else None
    )
    if not pulled:
        hint = "`quizpress check` tells of them"
        return report_failure(path, "nothing can be pulled into a deck with errors", hint)
    print(describe_left(str(path), pulled), end="", file=sys.stderr)
    if pulled.before == pulled.after:
        return True
    show_difference(unified_difference(str(path), pulled.before, pulled.after))
    if not writes or (is_on_terminal() and not is_wanted(path)):
        return True
    if pulled.lock and not _replace_lock(path, lock, pulled.lock):
        return False
    return put_in_place(path, deck, pulled.after, f"{pulled.fields} brought back from Anki")


def _replace_lock(path: Path, before: Lock, after: Lock) -> bool:
    """Put another lock beside a deck, if it is still the one that was read."""
    with hold_deck(path):
        try:
            if read_lock(path) != before:
                message = "the lock changed meanwhile, and the deck is left as it is"
                return report_failure(path, message, "run the command again")
            write_lock(lock_path(path), after)
        except (OSError, LockError) as error:
            message = f"the lock cannot be written: {getattr(error, 'strerror', None) or error}"
            return report_failure(path, message, "the deck is as it was")
    return True
