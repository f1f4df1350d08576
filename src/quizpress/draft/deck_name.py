"""Names of decks that are begun, and the files that would be in their way."""

import os
import re
from pathlib import Path

from quizpress.checks.rules.deck_facts import is_backup_name
from quizpress.decks import ENDS
from quizpress.read.settings_file import SETTINGS_NAME

_NAME = re.compile(r"\w(?:[\w. -]{0,98}\w)?")


def read_deck_name(text: str) -> str:
    """Return the name that is meant by one given with or without the end of a deck's file.

    Raises:
        ValueError: no deck can have it; the error says why.
    """
    end = next((end for end in ENDS if text.lower().endswith(end)), "")
    name = text[: len(text) - len(end)]
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"{text!r} is no name of a deck: up to 100 letters, digits, `_`, `-`, `.` and spaces, "
            "a letter or digit first and last, and no folder, which --out names"
        )
    if f"{name}.yaml" == SETTINGS_NAME:
        raise ValueError(f"{SETTINGS_NAME} is the file of settings that decks have in common")
    if is_backup_name(name):
        raise ValueError(f"Anki would restore {name}.apkg as a whole collection")
    return name


def find_files_in_the_way(folder: Path, name: str, *, with_text: bool) -> list[str]:
    """Return what is in a folder that a deck of a name would overwrite or share a lock with.

    Locks come last. `with_text` says that it comes with a text of its article.
    """
    ends = (*ENDS, ".lock", ".txt") if with_text else (*ENDS, ".lock")
    taken = {f"{name}{end}".casefold() for end in ends}
    try:
        names = os.listdir(folder)  # noqa: PTH208  Names are wanted.
    except FileNotFoundError:
        return []
    found = [there for there in names if there.casefold() in taken]
    return sorted(found, key=lambda there: (there.casefold().endswith(".lock"), there))
