"""Which deck files a call means, and which of them stand in each other's way."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn

from quizpress.misspelt import nearest_word
from quizpress.problem import Problem, about_file
from quizpress.read.files import reaches, real
from quizpress.read.settings_file import SETTINGS_NAME

ENDS = (".yaml", ".yml")
"""How the names of decks end, in any case: some systems write them in capitals."""


class WrongUseError(Exception):
    """Something about the call itself is wrong."""


def find_decks(given: list[Path]) -> dict[Path, Path]:
    """Return the deck files that are meant, each once, in the order given, with their folders.

    The folder is that of a deck's outputs, below the one for all: as in `decks`, if it lies
    there, else as below the folder that was given.

    Raises:
        WrongUseError: a file or folder is not there, or is or holds no deck.
    """
    if not given and os.path.exists(_USUAL) and not reaches(Path(), _USUAL):  # noqa: PTH110
        raise WrongUseError(
            "decks/ is a link that leads out of this project; name it if you mean it"
        )
    found: dict[Path, Path] = {}
    seen: set[Path] = set()
    for path in given or [_USUAL]:
        if not os.path.exists(path):  # noqa: PTH110  Path.exists raises on a name too long.
            raise WrongUseError(_say_missing(path, default=not given))
        if is_settings(path):
            raise WrongUseError(f"{path} holds settings for the decks beside it, and is no deck")
        if path.is_file() and not path.name.lower().endswith(ENDS):
            raise WrongUseError(_say_no_deck(path))
        decks = _decks_inside(path) if path.is_dir() else [path]
        if not decks:
            raise WrongUseError(f"there is no deck in {path}/; a deck is a .yaml file")
        for deck in decks:
            if real(deck) not in seen:
                seen.add(real(deck))
                found[deck] = _output_folder(deck, path)
    return found


def is_settings(path: Path) -> bool:
    """Say whether a path is that of a file of settings, which is no deck."""
    return path.name == SETTINGS_NAME and path.is_file()


def holds_decks(folder: Path, given: Iterable[Path]) -> bool:
    """Say whether a folder is one of those that are looked through for decks."""
    roots = [real(path) for path in (*given, _USUAL) if os.path.isdir(path)]  # noqa: PTH112  Path.is_dir raises on a name too long.
    return real(folder) in roots


_USUAL = Path("decks")


def _output_folder(deck: Path, given: Path) -> Path:
    """Return where the outputs of a deck go, so that all ways to name it lead to one place."""
    here = real(deck.parent)
    for root in (real(_USUAL), real(given)):
        if here.is_relative_to(root):
            return here.relative_to(root)
    return Path()  # The deck itself was given.


def stem_of(path: Path) -> str:
    """Return the name that a deck's file gives to its outputs; of `.yaml` there is none."""
    name = path.name
    end = next((end for end in ENDS if name.lower().endswith(end)), path.suffix)
    return name[: len(name) - len(end)]


def _decks_inside(folder: Path) -> list[Path]:
    """Return the decks below a folder; what is hidden is none, what cannot be read is an error."""
    decks = []
    for inside, folders, files in os.walk(folder, onerror=_refuse_folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        named = [name for name in files if name.lower().endswith(ENDS) and name[0] != "."]
        named = [name for name in named if name != SETTINGS_NAME]
        decks += [Path(inside, name) for name in named if not _is_no_file(Path(inside, name))]
    return sorted(decks)


def _is_no_file(path: Path) -> bool:
    """Say whether it is no file; a link that leads nowhere is read all the same, and fails."""
    return path.exists() and not path.is_file()


def _refuse_folder(error: OSError) -> NoReturn:
    raise WrongUseError(f"the folder {error.filename} cannot be read: {error.strerror}")


def _say_missing(path: Path, *, default: bool) -> str:
    if default:
        return "there is no folder decks/ here; name a deck, or run this where decks/ is"
    said = f"there is no file or folder {path}"
    names = [name for name in _list_names(path.parent) if name[0] != "."]
    known = [path.with_name(name) for name in names]
    decks = [each for each in known if each.name.lower().endswith(ENDS) and each.is_file()]
    meant = {stem_of(each): each for each in [*decks, *filter(Path.is_dir, known)]}
    nearest = nearest_word(stem_of(path), meant)
    return f"{said}; did you mean `{meant[nearest]}`?" if nearest else said


def _say_no_deck(path: Path) -> str:
    """Return what a file is that was named as a deck, and which deck may have been meant."""
    beside = decks_by_stem(path.parent).get(path.stem, [])
    meant = f"; did you mean `{path.with_name(beside[0])}`?" if beside else ""
    what = "a lock" if path.suffix == ".lock" else "no deck"
    return f"{path} is {what}; a deck is a .yaml file{meant}"


def find_strays(paths: Iterable[Path], given: list[Path]) -> dict[Path, Problem]:
    """Return a problem for each deck found in a folder that is a link out of all that was given.

    What is said of a file quotes it, and such a file is no part of what is looked through.
    """
    roots = [real(path) for path in given or [_USUAL]]
    message = "the file cannot be read: it is a link that leads out of the project"
    hint = "name the file that it leads to, or put a copy there"
    return {
        path: about_file("unreadable", path, message, hint)
        for path in paths
        if os.path.islink(path)  # noqa: PTH114  Path.is_symlink raises on a name too long.
        and not any(real(path).is_relative_to(root) for root in roots)
        and not reaches(path.parent, path)
    }


def find_clashes(paths: Mapping[Path, Path]) -> dict[Path, Problem]:
    """Return a problem for each deck whose outputs or lock another's would overwrite."""
    named: dict[str, list[Path]] = {}
    for path, folder in paths.items():
        named.setdefault(str(folder / stem_of(path)).casefold(), []).append(path)
    wrote = {
        path: about_file(
            "output-clash",
            path,
            f"its output and that of {next(p for p in same if p != path)} have one name",
            _RENAME,
        )
        for same in named.values()
        if len(same) > 1
        for path in same
    }
    return wrote | _find_twins(paths)


_RENAME = "give one of the files another name"


def _find_twins(paths: Iterable[Path]) -> dict[Path, Problem]:
    """Return a problem for each deck beside which another differs in the end of its name alone."""
    named = {folder: decks_by_stem(folder) for folder in {path.parent for path in paths}}
    found: dict[Path, Problem] = {}
    for path in paths:
        same = named[path.parent].get(stem_of(path), [])
        others = [name for name in same if name != path.name]
        twin = next((name for name in others if not (path.parent / name).is_dir()), "")
        if twin and path.name in same:
            message = f"{path.parent / twin} has the same lock, {path.with_suffix('.lock').name}"
            found[path] = about_file("lock-shared", path, message, _RENAME)
    return found


def decks_by_stem(folder: Path) -> dict[str, list[str]]:
    """Return the names of the decks in a folder by what they give to their outputs."""
    found: dict[str, list[str]] = {}
    for name in _list_names(folder):
        if name.lower().endswith(ENDS):
            found.setdefault(stem_of(Path(name)), []).append(name)
    return found


def _list_names(folder: Path) -> list[str]:
    """Return what a folder holds, by name; nothing of one that cannot be read."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208  Names are wanted.
    except OSError:
        return []
