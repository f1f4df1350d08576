"""Templates of one's own: in the folder that a call names, or the settings near a deck."""

from pathlib import Path

from quizpress.options import PAGE_TEMPLATES, Options, TemplateFile
from quizpress.problem import Problem, Span
from quizpress.read.deck_files import Beside
from quizpress.read.decode import line_of_wrong_byte
from quizpress.read.files import reaches, read_plain
from quizpress.read.settings_file import find_settings
from quizpress.read.yaml_nodes import Map, Scalar
from quizpress.targets import targets_by_option

_MOST_BYTES = 1024 * 1024
_DEEPEST = 2
"""Folders below each other in which templates are looked for."""


class UnusableTemplatesError(Exception):
    """A folder of templates cannot serve; the message says why."""


def read_templates(folder: Path) -> tuple[TemplateFile, ...]:
    """Return the templates and styles of a folder, and of those in it.

    Raises:
        UnusableTemplatesError: there is no such folder, none of ours is in it, or a file cannot be
            read.
    """
    if not folder.is_dir():
        message = f"there is no folder {folder}; `quizpress templates DIR` makes one"
        raise UnusableTemplatesError(message)
    named = [
        (path.relative_to(folder).as_posix(), path)
        for end in ("html", "css")
        for depth in range(_DEEPEST)
        for path in sorted(folder.glob(f"{'*/' * depth}*.{end}"))
    ]
    if not {name for name, _ in named} & {*PAGE_TEMPLATES}:
        raise UnusableTemplatesError(f"{folder} has none of {', '.join(PAGE_TEMPLATES)}")
    return tuple([TemplateFile(name, str(path), _read_text(path)) for name, path in named])


def _read_text(path: Path) -> str:
    try:
        return read_plain(path, _MOST_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise UnusableTemplatesError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = line_of_wrong_byte(error)
        message = f"{path} is not written in UTF-8, as line {line} shows; save it as UTF-8"
        raise UnusableTemplatesError(message) from error


def add_templates(path: Path, options: Options) -> tuple[Options, Problem | None]:
    """Return options with the templates that the settings near a deck name.

    Those that a call names go before. The problem says why a folder cannot serve.
    """
    printing = options.printing
    if printing.templates or options.targets.isdisjoint(targets_by_option()["templates"]):
        return options, None
    settings = find_settings(Beside(path.parent))
    node = settings.node if settings else None
    keys = {key.text: value for key, value in node.pairs} if isinstance(node, Map) else {}
    named = keys.get("templates")
    if not settings or not isinstance(named, Scalar):
        return options, None
    try:
        files = _read_below(settings.beside.folder, named.text)
    except UnusableTemplatesError as error:
        place = settings.report.source.place(Span(named.start, named.end))
        hint = "name a folder beside these settings, as `quizpress templates DIR` makes one"
        return options, Problem("template-broken", str(error), place, hint)
    return options._replace(printing=printing._replace(templates=files)), None


def _read_below(home: Path, name: str) -> tuple[TemplateFile, ...]:
    """Return the templates of a folder below one, from which no link leads out of the project."""
    folder = home / name
    if folder.is_absolute() != home.is_absolute() or ".." in Path(name).parts:
        raise UnusableTemplatesError(f"`{name}` is not below the folder of these settings")
    if folder.exists() and not all(reaches(home, each) for each in (folder, *folder.rglob("*"))):
        raise UnusableTemplatesError(f"a link in `{name}` leads out of the project")
    return read_templates(folder)
