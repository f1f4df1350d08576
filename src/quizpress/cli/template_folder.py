"""A folder of templates of one's own: copied from ours as a start, and read for a build."""

from pathlib import Path

from quizpress.cli.print_problems import print_problems
from quizpress.decks import WrongUseError
from quizpress.options import PAGE_TEMPLATES, TemplateFile
from quizpress.problem import about_file
from quizpress.read.files import read_plain
from quizpress.targets import copy_of_templates
from quizpress.write import write_files

_MOST_BYTES = 1024 * 1024
_DEEPEST = 2
"""Folders below each other in which templates are looked for."""


def copy_templates(folder: Path) -> bool:
    """Write our templates into a folder and say so; return whether that went well.

    Raises:
        WrongUseError: one of them is there already.
    """
    files = {folder / name: data for name, data in copy_of_templates().items()}
    taken = next((file for file in files if file.exists()), None)
    if taken:
        raise WrongUseError(f"{taken} is there already; name another folder, or remove it")
    try:
        write_files(files, within=folder)
    except OSError as error:
        message = f"the templates cannot be written: {error.strerror or error}"
        hint = "name another folder"
        print_problems([about_file("unwritable", error.filename or folder, message, hint)])
        return False
    print(f"{folder}/: {len(files)} files; change what you like, and remove what you do not change")
    print(f"  quizpress build --templates {folder}")
    return True


def read_templates(folder: Path) -> tuple[TemplateFile, ...]:
    """Return the templates and styles of a folder, and of those in it.

    Raises:
        WrongUseError: there is no such folder, none of ours is in it, or a file cannot be read.
    """
    if not folder.is_dir():
        raise WrongUseError(f"there is no folder {folder}; `quizpress templates DIR` makes one")
    named = [
        (path.relative_to(folder).as_posix(), path)
        for end in ("html", "css")
        for depth in range(_DEEPEST)
        for path in sorted(folder.glob(f"{'*/' * depth}*.{end}"))
    ]
    if not {name for name, _ in named} & {*PAGE_TEMPLATES}:
        raise WrongUseError(f"{folder} has none of {', '.join(PAGE_TEMPLATES)}")
    return tuple([TemplateFile(name, str(path), _read_text(path)) for name, path in named])


def _read_text(path: Path) -> str:
    try:
        return read_plain(path, _MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise WrongUseError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise WrongUseError(f"{path} is not written in UTF-8") from error
