"""What can be said on the command line, and the help that says so."""

import argparse
import re
from pathlib import Path

from quizpress import __version__
from quizpress.pipeline import TARGETS
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
  quizpress build --locked                     in CI: fail where a lock is out of date

Commit the .lock file that is written beside each deck: it keeps every learner's
review history with the right card when you edit, move or add questions."""
_CHECK = """examples:
  quizpress check
  quizpress check --format github              marks the lines of a pull request
  quizpress check --format sarif > out.sarif   for code scanning"""
_SCHEMA = """example:
  quizpress schema > deck.schema.json
  then, as the first line of a deck:
  # yaml-language-server: $schema=deck.schema.json"""


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments; `command` is None where there is none.

    Raises:
        SystemExit: the arguments are wrong, or ask for help; what was asked for is printed.
    """
    return _parser().parse_args(arguments)


def usage() -> str:
    """Return the help on all commands."""
    return _parser().format_help()


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        "quizpress", description=_ABOUT, epilog=_EXAMPLES, formatter_class=raw, allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"quizpress {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")

    sub = commands.add_parser(
        "build",
        help="check decks and press them",
        epilog=_BUILD,
        formatter_class=raw,
        allow_abbrev=False,
    )
    _decks(sub)
    sub.add_argument(
        "-o",
        "--out",
        type=Path,
        default=Path("build"),
        metavar="DIR",
        help="where to write (default: build)",
    )
    sub.add_argument(
        "--only",
        type=_targets,
        default=frozenset(TARGETS),
        metavar="TARGETS",
        help="some of anki,quiz,key",
    )
    sub.add_argument(
        "--seed", type=_seed, help="the order of options on paper, as a printed sheet names it"
    )
    sub.add_argument(
        "--locked", action="store_true", help="fail where a lock would change (for CI)"
    )

    sub = commands.add_parser(
        "check",
        help="report problems, press nothing",
        epilog=_CHECK,
        formatter_class=raw,
        allow_abbrev=False,
    )
    _decks(sub)
    sub.add_argument(
        "--format", choices=FORMS, default="text", help="the form of the report (default: text)"
    )

    commands.add_parser(
        "schema",
        help="print the JSON Schema of decks, for editors",
        epilog=_SCHEMA,
        formatter_class=raw,
        allow_abbrev=False,
    )

    return parser


def _decks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "decks",
        nargs="*",
        type=Path,
        metavar="DECKS",
        help="deck files, or folders of them (default: decks)",
    )


def _targets(text: str) -> frozenset[str]:
    names = frozenset(name.strip() for name in text.split(",") if name.strip())
    if not names or not names <= frozenset(TARGETS):
        raise argparse.ArgumentTypeError(f"{text!r} is not a list out of {','.join(TARGETS)}")
    return names


def _seed(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9-]{1,16}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not 1 to 16 letters, digits or dashes")
    return text.upper()  # As it is printed.
