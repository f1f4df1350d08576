"""What can be said on the command line, and the help that says so."""

import argparse
import os
import re
from collections.abc import Callable
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NoReturn

from quizpress import __version__
from quizpress.cli import values
from quizpress.cli.help_texts import ABOUT, COMMANDS, MORE, USES
from quizpress.misspelt import did_you_mean, nearest_word
from quizpress.model import KINDS
from quizpress.options import BACKS, EDITIONS, FLIPS, SIZES, Cards
from quizpress.parallel import count_cores
from quizpress.report import FORMS
from quizpress.report.text import make_printable
from quizpress.targets import EVERY_TARGET

Group = argparse._ArgumentGroup  # noqa: SLF001  It has no other name.


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Sets the help alike on all versions of Python."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        """Name the value of an option once, behind its long name."""
        value = (
            "" if action.nargs == 0 else self._metavar_formatter(action, action.dest.upper())(1)[0]
        )
        return f"{', '.join(action.option_strings)} {value}".strip()


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments; `command` is None where there is none.

    Raises:
        SystemExit: the arguments are wrong, or ask for help; what was asked for is printed.
    """
    parser = make_parser()
    if arguments and arguments[0][:1] not in ("-", "") and arguments[0] not in COMMANDS:
        _refuse_command(arguments[0], parser)
    options, unknown = parser.parse_known_args(_join_negative_shift(arguments))
    if unknown:
        _refuse_argument(unknown[0], parser_of(options.command) if options.command else parser)
    return options


def _refuse_command(name: str, parser: argparse.ArgumentParser) -> NoReturn:
    """Refuse what is no command, and say which was probably meant."""
    shown = make_printable(name)
    if os.path.exists(name):  # noqa: PTH110  Path.exists raises on a name too long.
        parser.error(f"`{shown}` is no command; `quizpress build {shown}` builds it")
    known = f"the commands are {', '.join(COMMANDS)}"
    hint = did_you_mean(nearest_word(name, COMMANDS), known)
    parser.error(f"there is no command `{shown}`; {hint}")


def _refuse_argument(argument: str, parser: argparse.ArgumentParser) -> NoReturn:
    """Refuse what a command does not take, and say what was probably meant."""
    name = argument.partition("=")[0]
    shown = make_printable(name)
    if not name.startswith("-"):
        parser.error(f"`{shown}` is one argument too many")
    if other := next((each for each in COMMANDS if name in _options_of(parser_of(each))), ""):
        parser.error(f"there is no option `{shown}` here; `quizpress {other}` has it")
    meant = nearest_word(name, _options_of(parser))
    hint = did_you_mean(meant, f"`{parser.prog} --help` shows all of them")
    parser.error(f"there is no option `{shown}`; {hint}")


def _options_of(parser: argparse.ArgumentParser) -> list[str]:
    return [name for action in parser._actions for name in action.option_strings]  # noqa: SLF001  They are listed nowhere else.


def parser_of(command: str) -> argparse.ArgumentParser:
    """Return the parser of one command."""
    (below,) = [each.choices for each in make_parser()._actions if isinstance(each.choices, dict)]  # noqa: SLF001  The same.
    parser: argparse.ArgumentParser = below[command]
    return parser


def _join_negative_shift(arguments: list[str]) -> list[str]:
    """Join `--shift` and a value with a minus before it, which argparse takes for an option."""
    glued: list[str] = []
    for argument in arguments:
        below = glued[-1:] == ["--shift"] and re.match("-[0-9.]", argument)
        glued.append(f"{glued.pop()}={argument}" if below else argument)
    return glued


def format_usage() -> str:
    """Return the help on all commands."""
    return make_parser().format_help()


@cache
def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, with a parser below it for each command."""
    listed = [
        f"\n{group}:\n" + "".join([f"  {name:<11}{told.says}\n" for name, told in of_group])
        for group, of_group in groupby(COMMANDS.items(), lambda each: each[1].group)
    ]
    parser = argparse.ArgumentParser(
        "quizpress",
        "%(prog)s COMMAND [OPTION ...]",
        f"{ABOUT}\n\n{USES}\n{''.join(listed)}",
        MORE,
        formatter_class=_HelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"quizpress {__version__}",
        help="show the version and exit",
    )
    # What is listed above has an order and sorts.
    commands = parser.add_subparsers(
        prog="quizpress", metavar="COMMAND", dest="command", help=argparse.SUPPRESS
    )
    for name, told in COMMANDS.items():
        called, add = _ARGUMENTS[name]
        command = commands.add_parser(
            name,
            usage=f"%(prog)s {called}",
            description=f"{told.says[0].upper()}{told.says[1:]}.\n\n{told.uses}",
            epilog=told.more,
            formatter_class=_HelpFormatter,
            allow_abbrev=False,
            add_help=False,
        )
        add(command)
        _last_group(command).add_argument(
            "-h", "--help", action="help", help="show this help and exit"
        )
    return parser


def _last_group(command: argparse.ArgumentParser) -> Group:
    """Return the group of what is about the run itself, which stands last."""
    return next(
        (group for group in command._action_groups if group.title == _LAST),  # noqa: SLF001
        None,
    ) or command.add_argument_group(_LAST)


_LAST = "the run"


def _add_build(command: argparse.ArgumentParser) -> None:
    _add_outputs(command.add_argument_group("decks and outputs"))
    _add_choices(command.add_argument_group("which questions, on sheets and flashcards"))
    _add_sheets(command.add_argument_group("sheets"))
    _add_flashcards(command.add_argument_group("flashcards"))
    run = command.add_argument_group(_LAST)
    run.add_argument(
        "--locked", action="store_true", help="fail where a lock would change (for CI)"
    )
    run.add_argument(
        "--force",
        action="store_true",
        help="press all anew, also over files that no build wrote, and begin a lost lock anew",
    )
    run.add_argument(
        "-j",
        "--jobs",
        type=values.read_jobs,
        default=count_cores(),
        metavar="N",
        help="how many decks are pressed at a time (default: one for each core)",
    )
    _add_format(run, ("text", "json"))


def _add_outputs(group: Group) -> None:
    _add_decks(group)
    _add_out(group)
    group.add_argument(
        "--only",
        type=values.read_targets,
        metavar="LIST",
        help=f"some of {', '.join(EVERY_TARGET)} (default: all but coverage, a page for the"
        " author; with --form quiz and key)",
    )
    group.add_argument(
        "--pdf", action="store_true", help="PDF files too, and what their pages hold"
    )
    group.add_argument("--docx", action="store_true", help="files for a word processor too")
    group.add_argument(
        "--bundle",
        type=values.read_bundle_name,
        metavar="NAME",
        help="put all decks into one Anki package too, NAME.apkg",
    )
    group.add_argument(
        "--combine",
        type=values.read_quiz_name,
        metavar="NAME",
        help="print all decks as one quiz, with key and flashcards, in a folder NAME",
    )


def _add_choices(group: Group) -> None:
    group.add_argument(
        "--tags",
        type=values.read_tags,
        default=(),
        metavar="LIST",
        help="those with any of these tags, or with tags below them",
    )
    group.add_argument(
        "--sections",
        type=values.read_names,
        default=(),
        metavar="LIST",
        help="those of these sections, by title or number",
    )
    group.add_argument(
        "--kinds",
        type=values.read_kinds,
        default=frozenset(),
        metavar="LIST",
        help=f"those of some of {', '.join(KINDS.values())}",
    )
    group.add_argument(
        "--pick",
        type=values.read_pick,
        default=0,
        metavar="N",
        help="so many of them, drawn by lot",
    )


def _add_sheets(group: Group) -> None:
    group.add_argument(
        "--versions",
        type=values.read_versions,
        default=0,
        metavar="N",
        help="versions A, B, C …, each with its key, and a crosswalk between them",
    )
    group.add_argument(
        "--roster",
        type=Path,
        metavar="CSV",
        help="a quiz for each student of a class list, with their name and a form of their own,"
        " and a key by student",
    )
    group.add_argument(
        "--seed", type=values.read_seed, help="another order, of options and of versions B, C …"
    )
    group.add_argument(
        "--form",
        type=values.read_form_id,
        metavar="ID",
        help="one form again, as its sheets name it; what was chosen for it is to be chosen again",
    )
    group.add_argument(
        "--size",
        type=str.lower,
        choices=SIZES,
        help="the paper (default: that of the deck's language)",
    )
    group.add_argument(
        "--edition",
        type=values.read_editions,
        default=((),),
        metavar="LIST",
        help=f"sets of sheets: normal, {', '.join(EDITIONS)}, or several joined, as large+contrast",
    )
    group.add_argument(
        "--sheet",
        action="append",
        type=values.read_sheet,
        default=[],
        metavar="KEYS",
        help="what `sheet:` says in decks, as spacing=compact,columns=2, for this build",
    )
    group.add_argument(
        "--templates",
        type=Path,
        metavar="DIR",
        help="templates of your own for the HTML sheets, from `quizpress templates DIR`",
    )


def _add_flashcards(group: Group) -> None:
    columns, rows, flip, shift, *_, backs = Cards()
    group.add_argument(
        "--grid",
        type=values.read_grid,
        metavar="CxR",
        help=f"columns and rows of cards on a sheet (default: {columns}x{rows})",
    )
    group.add_argument(
        "--card",
        type=values.read_card,
        metavar="WxH",
        help="their size in millimetres, as 63x88, or a ready-made sheet, as 5371 or c32011",
    )
    group.add_argument(
        "--flip",
        choices=FLIPS,
        default=flip,
        help="the edge on which the copier flips, or fold, for one side (default: %(default)s)",
    )
    group.add_argument(
        "--backs",
        choices=BACKS,
        default=backs,
        help="behind each front, or after all, for a printer of one side (default: %(default)s)",
    )
    group.add_argument(
        "--shift",
        type=values.read_shift,
        default=shift,
        metavar="X,Y",
        help="move the backs by millimetres, to the right and down",
    )
    group.add_argument(
        "--test-sheet", action="store_true", help="print a sheet that finds the shift of a copier"
    )


def _add_new(command: argparse.ArgumentParser) -> None:
    deck = command.add_argument_group("deck")
    deck.add_argument(
        "name", type=values.read_deck_name, metavar="NAME", help="what its file is called"
    )
    _add_out(deck, Path("decks"))
    article = command.add_argument_group("article")
    article.add_argument(
        "--article", type=Path, metavar="FILE", help="what it will ask about: txt, md, html, docx"
    )
    article.add_argument("--url", type=values.read_article_address, help="where the article stands")
    article.add_argument(
        "--keep-text", action="store_true", help="write the article's text beside the deck"
    )


def _add_check(command: argparse.ArgumentParser) -> None:
    _add_decks(command.add_argument_group("decks"))
    _add_mends(command.add_argument_group("mending"))
    told = command.add_argument_group("what is told")
    told.add_argument(
        "-v", "--verbose", action="store_true", help="tell of what may be meant otherwise, too"
    )
    told.add_argument(
        "--select",
        type=values.read_codes,
        default=frozenset(),
        metavar="CODES",
        help="of warnings and infos only these",
    )
    told.add_argument(
        "--ignore",
        type=values.read_codes,
        default=frozenset(),
        metavar="CODES",
        help="none of these warnings and infos",
    )
    told.add_argument(
        "--coverage",
        action="store_true",
        help="then show what the cards ask about their article, paragraph by paragraph",
    )
    told.add_argument(
        "--explain",
        type=values.read_code,
        metavar="CODE",
        help="say what a code stands for, with examples, and check nothing",
    )
    _add_format(command.add_argument_group(_LAST), FORMS)


def _add_mends(group: Group) -> None:
    mends = group.add_mutually_exclusive_group()
    mends.add_argument(
        "--fix", action="store_true", help="mend what is safe to mend; a terminal is asked first"
    )
    mends.add_argument("--diff", action="store_true", help="show what --fix would mend")


def _add_preview(command: argparse.ArgumentParser) -> None:
    _add_decks(command.add_argument_group("decks"))
    run = command.add_argument_group(_LAST)
    run.add_argument("--open", action="store_true", help="open it in the browser")
    run.add_argument(
        "--port",
        type=values.read_port,
        default=8017,
        metavar="N",
        help="where it listens (default: %(default)s; 0 takes any that is free)",
    )
    run.add_argument(
        "--host",
        default="127.0.0.1",
        help="the name or address it listens at; whoever reaches another than %(default)s, the"
        " default, can read your decks",
    )


def _add_plan(command: argparse.ArgumentParser) -> None:
    decks = command.add_argument_group("decks")
    _add_decks(decks)
    _add_out(decks, told="where builds write")
    anki = command.add_argument_group("Anki")
    anki.add_argument(
        "--anki", action="store_true", help="ask Anki, too, which notes were changed there"
    )
    _add_anki(anki)
    _add_format(command.add_argument_group(_LAST), ("text", "json"))


def _add_push(command: argparse.ArgumentParser) -> None:
    decks = command.add_argument_group("decks")
    _add_decks(decks)
    _add_out(decks)
    anki = command.add_argument_group("Anki")
    anki.add_argument(
        "--removed",
        choices=("keep", "suspend", "delete"),
        default="keep",
        help="what to do there with notes that the deck has no more (default: keep)",
    )
    _add_anki(anki)
    run = command.add_argument_group(_LAST)
    run.add_argument(
        "--dry-run",
        action="store_true",
        help="only show what would change, in the deck and in Anki",
    )
    _add_format(run, ("text", "json"))


def _add_pull(command: argparse.ArgumentParser) -> None:
    decks = command.add_argument_group("decks")
    _add_decks(decks)
    decks.add_argument(
        "--apply",
        action="store_true",
        help="write it into the deck files; a terminal is asked first",
    )
    _add_anki(command.add_argument_group("Anki"))


def _add_anki(group: Group) -> None:
    group.add_argument(
        "--url",
        type=values.read_address,
        default=values.ADDRESS,
        help="AnkiConnect's address (default: %(default)s)",
    )
    group.add_argument(
        "--key", default="", help="the key it asks for, if any; or QUIZPRESS_ANKI_KEY"
    )


def _add_lock(command: argparse.ArgumentParser) -> None:
    decks = command.add_argument_group("decks")
    _add_decks(decks)
    decks.add_argument(
        "--repair", action="store_true", help="make a lock whole that a merge left in conflict"
    )


def _add_templates(command: argparse.ArgumentParser) -> None:
    command.add_argument_group("templates").add_argument(
        "folder", type=Path, metavar="DIR", help="where to write them; it is made where it is not"
    )


def _add_schema(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--settings", action="store_true", help="that of quizpress.yaml, beside decks"
    )


def _add_completion(command: argparse.ArgumentParser) -> None:
    command.add_argument_group("shell").add_argument(
        "shell", choices=SHELLS, metavar="SHELL", help=f"one of {', '.join(SHELLS)}"
    )


SHELLS = ("bash", "zsh", "fish")
_DECKS = "[DECKS ...] [OPTION ...]"
_ARGUMENTS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    # a command, how it is called, what adds its arguments
    "new": ("NAME [OPTION ...]", _add_new),
    "check": (_DECKS, _add_check),
    "build": (_DECKS, _add_build),
    "preview": (_DECKS, _add_preview),
    "plan": (_DECKS, _add_plan),
    "push": (_DECKS, _add_push),
    "pull": (_DECKS, _add_pull),
    "lock": (_DECKS, _add_lock),
    "templates": ("DIR", _add_templates),
    "schema": ("[OPTION ...]", _add_schema),
    "completion": ("SHELL [OPTION ...]", _add_completion),
}


def _add_out(group: Group, folder: Path = Path("build"), told: str = "where to write") -> None:
    group.add_argument(
        "-o",
        "--out",
        type=Path,
        default=folder,
        metavar="DIR",
        help=f"{told} (default: %(default)s)",
    )


def _add_format(group: Group, forms: tuple[str, ...]) -> None:
    group.add_argument(
        "--format", choices=forms, default="text", help="the form of the report (default: text)"
    )


def _add_decks(group: Group) -> None:
    group.add_argument(
        "decks",
        nargs="*",
        type=Path,
        metavar="DECKS",
        help="deck files, or folders of them (default: decks)",
    )
