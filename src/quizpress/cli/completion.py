"""What a shell offers while a command is typed."""

from collections.abc import Callable, Collection, Iterable

import argcomplete
from argcomplete.completers import DirectoriesCompleter, FilesCompleter, SuppressCompleter
from argcomplete.shell_integration import shellcode

from quizpress.cli.arguments import make_parser, parser_of
from quizpress.cli.help_texts import COMMANDS
from quizpress.codes import CODES
from quizpress.draft.article_file import ARTICLE_ENDS
from quizpress.model import KINDS
from quizpress.options import EDITIONS
from quizpress.targets import EVERY_TARGET

_SILENCED = [code for code, fault in CODES.items() if fault.severity != "error"]
_LISTS: dict[str, Collection[str]] = {
    # an argument that takes a list with commas, and of what
    "only": EVERY_TARGET,
    "kinds": [*KINDS.values()],
    "edition": ["normal", *EDITIONS],
    "select": _SILENCED,
    "ignore": _SILENCED,
}
_PLAIN: dict[str, Callable[..., Iterable[str]]] = {
    # an argument that takes one thing, and what finds all that it can be
    "explain": lambda **_: [*CODES],
    "decks": FilesCompleter(("yaml", "yml")),
    "article": FilesCompleter([end.removeprefix(".") for end in ARTICLE_ENDS]),
    "roster": FilesCompleter(("csv",)),
    "out": DirectoriesCompleter(),
    "templates": DirectoriesCompleter(),
    "folder": DirectoriesCompleter(),
}


def _list_completer(words: Collection[str]) -> Callable[..., Collection[str]]:
    """Return what completes the last word of a list with those that it lacks."""

    def complete_list(*, prefix: str, **_: object) -> Collection[str]:
        before, comma, _last = prefix.rpartition(",")
        named = before.split(",")
        return [f"{before}{comma}{word}" for word in words if word not in named]

    return complete_list


def complete_arguments() -> None:
    """Print what the line that a shell hands over can go on with, and leave.

    Raises:
        SystemExit: always.
    """
    for action in [each for name in COMMANDS for each in parser_of(name)._actions]:  # noqa: SLF001  They are listed nowhere else.
        if action.dest in _LISTS:
            action.completer = _list_completer(_LISTS[action.dest])  # type: ignore[attr-defined]
        elif action.dest in _PLAIN:
            action.completer = _PLAIN[action.dest]  # type: ignore[attr-defined]
    argcomplete.autocomplete(
        make_parser(), always_complete_options=False, default_completer=SuppressCompleter()
    )


def completion_script(shell: str) -> str:
    """Return what makes a shell complete `quizpress`, as it reads it at its start."""
    return f"{shellcode(['quizpress'], shell=shell).strip()}\n"
