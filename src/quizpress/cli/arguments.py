"""What can be said on the command line, and the help that says so."""

import argparse
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from quizpress import __version__
from quizpress.cli import values
from quizpress.model import KINDS
from quizpress.options import EDITIONS, FLIPS, SIZES, Cards
from quizpress.parallel import count_cores
from quizpress.report import FORMS
from quizpress.targets import EVERY_TARGET

_ABOUT = "Question and answer pairs in YAML, pressed into Anki decks and printable quizzes."
_EXAMPLES = """examples:
  quizpress build                    check and press every deck in decks/ into build/
  quizpress check decks/news.yaml    only report what is wrong with one deck
  quizpress build --help             more on one command"""
_BUILD = """examples:
  quizpress build                              all of decks/, into build/
  quizpress build news.yaml -o out             one deck, into out/news/
  quizpress build --only quiz,key --seed 7B    another order of the options, on paper only
  quizpress build --tags exam --pick 10        ten of the questions with a tag
  quizpress build --versions 3 --pdf           three versions with their keys, as PDF too
  quizpress build --edition normal,large       large print beside the normal sheets
  quizpress build --only coverage              for the author: what rests on which paragraph
  quizpress build --locked                     in CI: fail where a lock is out of date
  quizpress build --force                      also over outputs that were edited since

Commit the .lock file that is written beside each deck: it keeps every learner's
review history with the right card when you edit, move or add questions."""
_CHECK = """examples:
  quizpress check
  quizpress check --diff                       shows what --fix would mend
  quizpress check --fix decks/news.yaml        mends quotes, their paragraphs, tags given twice
  quizpress check --format github              marks the lines of a pull request
  quizpress check --format sarif > out.sarif   for code scanning
  quizpress check --coverage                  what the cards ask about their article, and what not
  quizpress check --explain all-above          what a code means, and how sure it is"""
_NEW = """examples:
  quizpress new rivers                              decks/rivers.yaml, with all kinds of cards
  quizpress new news --article news.html            laid out for an article, by its paragraphs
  quizpress new news --article news.docx --url https://www.example.org/news --keep-text

Articles are .txt, .md, .html or .docx files; the last two take `quizpress[article]`. Their text
may be under copyright: of each paragraph the deck says six words, unless --keep-text writes it
beside the deck, for you alone. Nothing that is there is overwritten."""
_PLAN = """examples:
  quizpress plan                     what learners get with the next build, before it is made
  quizpress plan --anki              and which notes were changed in Anki meanwhile
  quizpress plan --format json       the same for programs"""
_PUSH = """examples:
  quizpress push --dry-run           what would change, in the decks and in Anki
  quizpress push decks/news.yaml     build one deck, and update it in Anki
  quizpress push --removed suspend   the same for all, and suspend what they have no more

Anki has to run with the add-on AnkiConnect (2055492159), on this machine but for --url."""
_PULL = """examples:
  quizpress pull                     what was changed in Anki, as differences of the deck files
  quizpress pull > anki.patch        the same as a patch
  quizpress pull --apply             writes it into the deck files; a terminal is asked first

Questions, answers, explanations, hints and corrections come back; what cannot is told."""
_LOCK = """examples:
  quizpress lock                     how many notes each lock holds
  quizpress lock --repair            after a merge with conflicts: the notes of both sides"""
_SCHEMA = """example:
  quizpress schema > deck.schema.json
  then, as the first line of a deck:
  # yaml-language-server: $schema=deck.schema.json"""


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments; `command` is None where there is none.

    Raises:
        SystemExit: the arguments are wrong, or ask for help; what was asked for is printed.
    """
    return _make_parser().parse_args(_join_negative_shift(arguments))


def _join_negative_shift(arguments: list[str]) -> list[str]:
    """Join `--shift` and a value with a minus before it, which argparse takes for an option."""
    glued: list[str] = []
    for argument in arguments:
        below = glued[-1:] == ["--shift"] and re.match("-[0-9.]", argument)
        glued.append(f"{glued.pop()}={argument}" if below else argument)
    return glued


def format_usage() -> str:
    """Return the help on all commands."""
    return _make_parser().format_help()


@cache
def _make_parser() -> argparse.ArgumentParser:
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


def _add_build(command: argparse.ArgumentParser) -> None:
    _add_decks(command)
    _add_out(command)
    command.add_argument(
        "--only",
        type=values.read_targets,
        metavar="TARGETS",
        help=f"some of {','.join(EVERY_TARGET)} (default: all but coverage, a page for the author;"
        " with --form quiz and key)",
    )
    command.add_argument(
        "--bundle",
        type=values.read_bundle_name,
        metavar="NAME",
        help="put all decks into one Anki package too, NAME.apkg",
    )
    command.add_argument(
        "--locked", action="store_true", help="fail where a lock would change (for CI)"
    )
    command.add_argument(
        "--force",
        action="store_true",
        help="press all anew, also over files that no build wrote, and begin a lost lock anew",
    )
    command.add_argument(
        "-j",
        "--jobs",
        type=values.read_jobs,
        default=count_cores(),
        metavar="N",
        help="how many decks are pressed at a time (default: the cores, %(default)s here)",
    )
    _add_format(command, ("text", "json"))
    _add_choices(command.add_argument_group("which questions, on sheets and flashcards"))
    _add_paper(command.add_argument_group("on paper"))
    _add_flashcards(command.add_argument_group("flashcards"))


def _add_choices(group: argparse._ArgumentGroup) -> None:
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
        help=f"those of some of {','.join(KINDS.values())}",
    )
    group.add_argument(
        "--pick",
        type=values.read_pick,
        default=0,
        metavar="N",
        help="so many of them, drawn by lot",
    )


def _add_paper(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--versions",
        type=values.read_versions,
        default=0,
        metavar="N",
        help="versions A, B, C …, each with its key, and a crosswalk between them",
    )
    group.add_argument(
        "--seed", type=values.read_seed, help="another order, of options and of versions B, C …"
    )
    group.add_argument(
        "--form",
        type=values.read_form_id,
        metavar="ID",
        help="one form again, as its sheets name it",
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
        "--pdf", action="store_true", help="PDF files too, and what their pages hold"
    )
    group.add_argument("--docx", action="store_true", help="files for a word processor too")


def _add_flashcards(group: argparse._ArgumentGroup) -> None:
    columns, rows, flip, shift, _ = Cards()
    group.add_argument(
        "--grid",
        type=values.read_grid,
        default=(columns, rows),
        metavar="CxR",
        help=f"columns and rows of cards on a sheet (default: {columns}x{rows})",
    )
    group.add_argument(
        "--flip",
        choices=FLIPS,
        default=flip,
        help="the edge on which the copier flips, or fold, for one side (default: %(default)s)",
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
    command.add_argument(
        "name", type=values.read_deck_name, metavar="NAME", help="what its file is called"
    )
    command.add_argument(
        "--article", type=Path, metavar="FILE", help="what it will ask about: txt, md, html, docx"
    )
    command.add_argument("--url", type=values.read_article_address, help="where the article stands")
    command.add_argument(
        "--keep-text", action="store_true", help="write the article's text beside the deck"
    )
    _add_out(command, Path("decks"))


def _add_check(command: argparse.ArgumentParser) -> None:
    _add_decks(command)
    mends = command.add_mutually_exclusive_group()
    mends.add_argument(
        "--fix", action="store_true", help="mend what is safe to mend; a terminal is asked first"
    )
    mends.add_argument("--diff", action="store_true", help="show what --fix would mend")
    command.add_argument(
        "-v", "--verbose", action="store_true", help="tell of what may be meant otherwise, too"
    )
    command.add_argument(
        "--select",
        type=values.read_codes,
        default=frozenset(),
        metavar="CODES",
        help="of warnings and infos only these",
    )
    command.add_argument(
        "--ignore",
        type=values.read_codes,
        default=frozenset(),
        metavar="CODES",
        help="none of these warnings and infos",
    )
    command.add_argument(
        "--coverage",
        action="store_true",
        help="then show what the cards ask about their article, paragraph by paragraph",
    )
    command.add_argument(
        "--explain",
        type=values.read_code,
        metavar="CODE",
        help="say what a code stands for, with examples, and check nothing",
    )
    _add_format(command, FORMS)


def _add_plan(command: argparse.ArgumentParser) -> None:
    _add_decks(command)
    _add_out(command, told="where builds write")
    command.add_argument(
        "--anki", action="store_true", help="ask Anki, too, which notes were changed there"
    )
    _add_anki(command)
    _add_format(command, ("text", "json"))


def _add_push(command: argparse.ArgumentParser) -> None:
    _add_decks(command)
    _add_out(command)
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
    _add_anki(command)
    _add_format(command, ("text", "json"))


def _add_pull(command: argparse.ArgumentParser) -> None:
    _add_decks(command)
    command.add_argument(
        "--apply",
        action="store_true",
        help="write it into the deck files; a terminal is asked first",
    )
    _add_anki(command)


def _add_anki(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--url",
        type=values.read_address,
        default=values.ADDRESS,
        help="where AnkiConnect listens (default: %(default)s)",
    )
    command.add_argument(
        "--key", default="", help="the key that AnkiConnect asks for; or QUIZPRESS_ANKI_KEY"
    )


def _add_lock(command: argparse.ArgumentParser) -> None:
    _add_decks(command)
    command.add_argument(
        "--repair", action="store_true", help="make a lock whole that a merge left in conflict"
    )


def _add_schema(_command: argparse.ArgumentParser) -> None:
    """Add nothing: the schema is one."""


_COMMANDS: dict[str, tuple[str, str, Callable[[argparse.ArgumentParser], None]]] = {
    "build": ("check decks and press them", _BUILD, _add_build),
    "new": ("begin a deck, for an article or with an example", _NEW, _add_new),
    "check": ("report problems, press nothing", _CHECK, _add_check),
    "plan": ("show what the next build changes in Anki", _PLAN, _add_plan),
    "push": ("build decks and bring them into a running Anki", _PUSH, _add_push),
    "pull": ("bring what was changed in Anki back into decks", _PULL, _add_pull),
    "lock": ("look at locks, repair them after a merge", _LOCK, _add_lock),
    "schema": ("print the JSON Schema of decks, for editors", _SCHEMA, _add_schema),
}


def _add_out(
    command: argparse.ArgumentParser, folder: Path = Path("build"), told: str = "where to write"
) -> None:
    command.add_argument(
        "-o",
        "--out",
        type=Path,
        default=folder,
        metavar="DIR",
        help=f"{told} (default: %(default)s)",
    )


def _add_format(command: argparse.ArgumentParser, forms: tuple[str, ...]) -> None:
    command.add_argument(
        "--format", choices=forms, default="text", help="the form of the report (default: text)"
    )


def _add_decks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "decks",
        nargs="*",
        type=Path,
        metavar="DECKS",
        help="deck files, or folders of them (default: decks)",
    )
