"""What can be said on the command line, and the help that says so."""

import argparse
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from quizpress import __version__
from quizpress.cli import values
from quizpress.options import EDITIONS, FLIPS, SIZES, TARGETS
from quizpress.report import FORMS

_ABOUT = "Question and answer pairs in YAML, pressed into Anki decks and printable quizzes."
_EXAMPLES = """examples:
  quizpress build                    check and press every deck in decks/ into build/
  quizpress check decks/news.yaml    only report what is wrong with one deck
  quizpress build --help             more on one command"""
_BUILD = """examples:
  quizpress build                              all of decks/, into build/
  quizpress build news.yaml -o out             one deck, into out/news/
  quizpress build --only quiz,key --seed 7B    another order of the options, on paper only
  quizpress build --versions 3 --pdf           three versions with their keys, as PDF too
  quizpress build --edition normal,large       large print beside the normal sheets
  quizpress build --locked                     in CI: fail where a lock is out of date

Commit the .lock file that is written beside each deck: it keeps every learner's
review history with the right card when you edit, move or add questions."""
_CHECK = """examples:
  quizpress check
  quizpress check --format github              marks the lines of a pull request
  quizpress check --format sarif > out.sarif   for code scanning"""
_PLAN = """examples:
  quizpress plan                     what learners get with the next build, before it is made
  quizpress plan --format json       the same for programs"""
_PUSH = """examples:
  quizpress push --dry-run           what would change, in the decks and in Anki
  quizpress push decks/news.yaml     build one deck, and update it in Anki
  quizpress push --removed suspend   the same for all, and suspend what they have no more

Anki has to run with the add-on AnkiConnect (2055492159), on this machine but for --url."""
_LOCK = """examples:
  quizpress lock                     how many notes each lock holds
  quizpress lock --repair            after a merge with conflicts: the notes of both sides"""
_SCHEMA = """example:
  quizpress schema > deck.schema.json
  then, as the first line of a deck:
  # yaml-language-server: $schema=deck.schema.json"""


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments; `command` is None where there is none.

    Raises:
        SystemExit: the arguments are wrong, or ask for help; what was asked for is printed.
    """
    return _parser().parse_args(_glued(arguments))


def _glued(arguments: list[str]) -> list[str]:
    """Join `--shift` and a value with a minus before it, which argparse takes for an option."""
    glued: list[str] = []
    for argument in arguments:
        below = glued[-1:] == ["--shift"] and re.match("-[0-9.]", argument)
        glued.append(f"{glued.pop()}={argument}" if below else argument)
    return glued


def usage() -> str:
    """Return the help on all commands."""
    return _parser().format_help()


@cache
def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        "quizpress", description=_ABOUT, epilog=_EXAMPLES, formatter_class=raw, allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"quizpress {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for name, (says, examples, add) in _COMMANDS.items():
        command = commands.add_parser(
            name, help=says, epilog=examples, formatter_class=raw, allow_abbrev=False
        )
        add(command)
    return parser


def _build(command: argparse.ArgumentParser) -> None:
    _decks(command)
    _out(command)
    command.add_argument(
        "--only",
        type=values.targets,
        default=frozenset(TARGETS),
        metavar="TARGETS",
        help=f"some of {','.join(TARGETS)}",
    )
    command.add_argument(
        "--bundle",
        type=values.bundle,
        metavar="NAME",
        help="put all decks into one Anki package too, NAME.apkg",
    )
    command.add_argument(
        "--locked", action="store_true", help="fail where a lock would change (for CI)"
    )
    _format(command, ("text", "json"))
    _paper(command.add_argument_group("on paper"))
    _cards(command.add_argument_group("flashcards"))


def _paper(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--versions",
        type=values.versions,
        default=0,
        metavar="N",
        help="versions A, B, C …, each with its key, and a crosswalk between them",
    )
    group.add_argument(
        "--seed", type=values.seed, help="another order, of options and of versions B, C …"
    )
    group.add_argument(
        "--form", type=values.form, metavar="ID", help="one form again, as its sheets name it"
    )
    group.add_argument(
        "--size",
        type=str.lower,
        choices=SIZES,
        help="the paper (default: that of the deck's language)",
    )
    group.add_argument(
        "--edition",
        type=values.editions,
        default=((),),
        metavar="LIST",
        help=f"sets of sheets: normal, {', '.join(EDITIONS)}, or several joined, as large+contrast",
    )
    group.add_argument(
        "--pdf", action="store_true", help="PDF files too, and what their pages hold"
    )
    group.add_argument("--docx", action="store_true", help="files for a word processor too")


def _cards(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--grid",
        type=values.grid,
        default=(2, 4),
        metavar="CxR",
        help="columns and rows of cards on a sheet (default: 2x4)",
    )
    group.add_argument(
        "--flip",
        choices=FLIPS,
        default="long",
        help="the edge on which the copier flips, or fold, for one side (default: long)",
    )
    group.add_argument(
        "--shift",
        type=values.shift,
        default=(0.0, 0.0),
        metavar="X,Y",
        help="move the backs by millimetres, to the right and down",
    )
    group.add_argument(
        "--test-sheet", action="store_true", help="print a sheet that finds the shift of a copier"
    )


def _check(command: argparse.ArgumentParser) -> None:
    _decks(command)
    command.add_argument(
        "-v", "--verbose", action="store_true", help="tell of what may be meant otherwise, too"
    )
    _format(command, FORMS)


def _plan(command: argparse.ArgumentParser) -> None:
    _decks(command)
    _format(command, ("text", "json"))


def _push(command: argparse.ArgumentParser) -> None:
    _decks(command)
    _out(command)
    command.add_argument(
        "--dry-run",
        action="store_true",
        help="only show what would change, in the deck and in Anki",
    )
    command.add_argument(
        "--removed",
        choices=("keep", "suspend", "delete"),
        default="keep",
        help="what to do in Anki with notes that the deck has no more (default: keep)",
    )
    command.add_argument(
        "--url",
        type=values.address,
        default=values.ADDRESS,
        help="where AnkiConnect listens (default: %(default)s)",
    )
    command.add_argument(
        "--key", default="", help="the key that AnkiConnect asks for; or QUIZPRESS_ANKI_KEY"
    )


def _lock(command: argparse.ArgumentParser) -> None:
    _decks(command)
    command.add_argument(
        "--repair", action="store_true", help="make a lock whole that a merge left in conflict"
    )


def _schema(_command: argparse.ArgumentParser) -> None:
    """Add nothing: the schema is one."""


_COMMANDS: dict[str, tuple[str, str, Callable[[argparse.ArgumentParser], None]]] = {
    "build": ("check decks and press them", _BUILD, _build),
    "check": ("report problems, press nothing", _CHECK, _check),
    "plan": ("show what the next build changes in Anki", _PLAN, _plan),
    "push": ("build decks and bring them into a running Anki", _PUSH, _push),
    "lock": ("look at locks, repair them after a merge", _LOCK, _lock),
    "schema": ("print the JSON Schema of decks, for editors", _SCHEMA, _schema),
}


def _out(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o",
        "--out",
        type=Path,
        default=Path("build"),
        metavar="DIR",
        help="where to write (default: build)",
    )


def _format(command: argparse.ArgumentParser, forms: tuple[str, ...]) -> None:
    command.add_argument(
        "--format", choices=forms, default="text", help="the form of the report (default: text)"
    )


def _decks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "decks",
        nargs="*",
        type=Path,
        metavar="DECKS",
        help="deck files, or folders of them (default: decks)",
    )
