"""The command that copies our templates into a folder of one's own, as a start."""

from pathlib import Path

from quizpress.cli.print_problems import print_problems
from quizpress.decks import WrongUseError
from quizpress.problem import about_file
from quizpress.targets import copy_of_templates
from quizpress.write import write_files


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
