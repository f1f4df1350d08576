"""Which deck files a call means, and which of them stand in each other's way."""

import os
from pathlib import Path
from typing import NoReturn

from quizpress.problem import Problem, about_file

ENDS = (".yaml", ".yml")
"""How the names of decks end, in any case: some systems write them in capitals."""


class WrongUseError(Exception):
    """Something about the call itself is wrong."""


def meant(given: list[Path]) -> list[Path]:
    """Return the deck files that are meant, each once, in the order given.

    Raises:
        WrongUseError: a file or folder is not there, or holds no deck.
    """
    found: dict[Path, Path] = {}
    for path in given or [Path("decks")]:
        if not os.path.exists(path):  # noqa: PTH110  Path.exists raises on a name too long.
            raise WrongUseError(_missing(path, default=not given))
        decks = _inside(path) if path.is_dir() else [path]
        if not decks:
            raise WrongUseError(f"there is no deck in {path}/; a deck is a .yaml file")
        for deck in decks:
            found.setdefault(deck.resolve(), deck)
    return list(found.values())


def _inside(folder: Path) -> list[Path]:
    """Return the decks below a folder; what is hidden is none, what cannot be read is an error."""
    decks = []
    for inside, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        named = [name for name in files if name.lower().endswith(ENDS) and name[0] != "."]
        decks += [Path(inside, name) for name in named if not _special(Path(inside, name))]
    return sorted(decks)


def _special(path: Path) -> bool:
    """Say whether it is no file; a link that leads nowhere is read all the same, and fails."""
    return path.exists() and not path.is_file()


def _refuse(error: OSError) -> NoReturn:
    raise WrongUseError(f"the folder {error.filename} cannot be read: {error.strerror}")


def _missing(path: Path, *, default: bool) -> str:
    if default:
        return "there is no folder decks/ here; name a deck, or run this where decks/ is"
    return f"there is no file or folder {path}"


def clashes(paths: list[Path]) -> dict[Path, Problem]:
    """Return a problem for each deck whose outputs another's would overwrite."""
    named: dict[str, list[Path]] = {}
    for path in paths:
        named.setdefault(path.stem.casefold(), []).append(path)
    hint = "give one of the files another name"
    return {
        path: about_file(
            "output-clash",
            path,
            f"its output and that of {next(p for p in same if p != path)} have one name",
            hint,
        )
        for same in named.values()
        if len(same) > 1
        for path in same
    }
