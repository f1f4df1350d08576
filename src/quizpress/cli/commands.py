"""The command line: the only place that prints and exits."""

import contextlib
import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from quizpress.cli import INTERRUPTED
from quizpress.cli.arguments import format_usage, parse_arguments
from quizpress.cli.print_problems import print_problems, takes_colour
from quizpress.cli.progress import with_progress
from quizpress.deck_and_lock import check_settings, load_deck
from quizpress.decks import WrongUseError, find_clashes, find_decks, find_strays, is_settings
from quizpress.options import EVERY_DECK, Wanted
from quizpress.problem import Problem, has_errors
from quizpress.report import format_report, painter_for
from quizpress.report.text import make_printable

if TYPE_CHECKING:
    from quizpress.report.coverage_report import DeckCoverage

FINE, PROBLEMS, USAGE = 0, 1, 2


def main() -> NoReturn:
    """Run the command line and exit: 0 fine, 1 problems, 2 wrong usage."""
    # A run is short and makes no cycles to speak of; collecting doubles the time of reading.
    gc.disable()
    # Where a stream is closed, what is said goes nowhere, and the exit code still tells.
    sys.stdout, sys.stderr = (_open_stream(stream) for stream in (sys.stdout, sys.stderr))
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has what they wanted.
        code = FINE
        _silence_streams()
    except OSError as error:
        code = PROBLEMS
        what = error.filename or "the output"
        _silence_streams(f"quizpress: {what} cannot be used: {error.strerror}\n")
    # Nor is there anything to collect on the way out, where Python looks through all once more.
    gc.freeze()
    sys.exit(code)


def _open_stream(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  Open to the end.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _silence_streams(last: str = "") -> None:
    """Keep Python from flushing into what takes nothing; `last` goes where errors still can."""
    if last:
        with contextlib.suppress(OSError):
            os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, last.encode())
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nothing, stream.fileno())


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    options = parse_arguments(arguments)
    if options.command is None:
        print(format_usage(), end="")
        return USAGE
    try:
        return _COMMANDS[options.command](options)
    except WrongUseError as error:
        print(f"quizpress: {make_printable(str(error))}", file=sys.stderr)
        return USAGE


def _run_build(options: Namespace) -> int:
    from quizpress.cli.build_command import run_build  # noqa: PLC0415  `check` is quicker without.

    return FINE if run_build(options) else PROBLEMS


def _run_new(options: Namespace) -> int:
    from quizpress.cli.begin_deck import begin_deck  # noqa: PLC0415  Now and then.

    return FINE if begin_deck(options) else PROBLEMS


def _run_check(options: Namespace) -> int:
    if options.explain:
        from quizpress.report.explain import explain_code  # noqa: PLC0415  Asked for now and then.

        print(explain_code(options.explain, painter_for(colour=takes_colour(sys.stdout))), end="")
        return FINE
    from quizpress.report.summary import count_problems  # noqa: PLC0415

    if options.coverage and options.format not in ("text", "json"):
        raise WrongUseError(f"--coverage has no form for --format {options.format}; use json")
    settings = [path for path in options.decks if is_settings(path)]
    given = [path for path in options.decks if path not in settings]
    paths = find_decks(given) if given or not settings else {}
    astray = find_strays(paths, given)
    good = [path for path in paths if path not in astray]
    unmended = _mend_decks(good, options) if options.fix or options.diff else 0
    problems = list((find_clashes(paths) | astray).values())
    infos = _is_verbose(options) or options.format != "text"
    wanted = Wanted(options.select, options.ignore, EVERY_DECK, infos)
    covered: list[DeckCoverage] = []
    for path in with_progress(good):
        deck, found = load_deck(path, wanted)
        problems += found
        if options.coverage and deck:
            from quizpress.report.coverage_report import measure_coverage  # noqa: PLC0415

            covered.append(measure_coverage(str(path), deck))
    problems += [problem for path in settings for problem in check_settings(path)]
    # Settings that decks have in common are read for each.
    problems = [*dict.fromkeys(problems)]
    _print_check(problems, covered, options)
    failed = has_errors(problems) or unmended > 0
    if options.format == "text":
        last = count_problems(
            len(paths), problems, unmended, settings=len(settings), verbose=_is_verbose(options)
        )
        print(last, end="", file=sys.stderr if failed else sys.stdout)
    return PROBLEMS if failed else FINE


def _mend_decks(paths: Iterable[Path], options: Namespace) -> int:
    """Mend decks, or show how; return how many could not be read or written."""
    from quizpress.cli.mend_deck import mend_deck  # noqa: PLC0415  Asked for now and then.

    if options.format != "text":
        raise WrongUseError("--fix and --diff show lines of decks, so they go without --format")
    return sum([not mend_deck(path, writes=options.fix) for path in paths])


def _is_verbose(options: Namespace) -> bool:
    """Say whether infos are shown: on wish, and where a code is asked for."""
    return options.verbose or bool(options.select)


def _print_check(
    problems: list[Problem], covered: "list[DeckCoverage]", options: Namespace
) -> None:
    """Print the report of a check, and what decks ask about their articles where that is wanted."""
    if options.coverage and options.format == "json":
        from quizpress.report import machine  # noqa: PLC0415  Text is quicker without it.

        print(machine.as_json(problems, covered), end="")
        return
    colour, verbose = takes_colour(sys.stdout), _is_verbose(options)
    print(format_report(problems, options.format, colour=colour, verbose=verbose), end="")
    for deck in covered:
        from quizpress.report.coverage_report import describe_coverage  # noqa: PLC0415

        print(describe_coverage(deck, painter_for(colour=colour)), end="")


def _run_plan(options: Namespace) -> int:
    from quizpress.cli.anki_commands import run_plan  # noqa: PLC0415  `check` is quicker without.

    return FINE if run_plan(options) else PROBLEMS


def _run_push(options: Namespace) -> int:
    from quizpress.cli.anki_commands import run_push  # noqa: PLC0415  `check` is quicker without.

    return FINE if run_push(options) else PROBLEMS


def _run_pull(options: Namespace) -> int:
    from quizpress.cli.anki_commands import run_pull  # noqa: PLC0415  `check` is quicker without.

    return FINE if run_pull(options) else PROBLEMS


def _run_preview(options: Namespace) -> int:
    from quizpress.cli.preview_decks import preview_decks  # noqa: PLC0415  Now and then.

    return FINE if preview_decks(options) else PROBLEMS


def _run_lock(options: Namespace) -> int:
    from quizpress.lock import file as lockfile  # noqa: PLC0415  `check` needs no lock.
    from quizpress.report.summary import describe_lock  # noqa: PLC0415

    failed = False
    for path in find_decks(options.decks):
        state = lockfile.inspect_lock(path, repair=options.repair)
        print_problems(state.problems)
        print(describe_lock(state), end="")
        failed = failed or bool(state.problems)
    return PROBLEMS if failed else FINE


def _run_templates(options: Namespace) -> int:
    from quizpress.cli.template_folder import copy_templates  # noqa: PLC0415  Now and then.

    return FINE if copy_templates(options.folder) else PROBLEMS


def _run_schema(options: Namespace) -> int:
    from quizpress.checks.json_schema import (  # noqa: PLC0415  `check` needs none.
        dump_schema,
        schema,
        settings_schema,
    )

    print(dump_schema(settings_schema() if options.settings else schema()), end="")
    return FINE


def _run_completion(options: Namespace) -> int:
    from quizpress.cli.completion import completion_script  # noqa: PLC0415  Once in a machine.

    print(completion_script(options.shell), end="")
    return FINE


_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "build": _run_build,
    "new": _run_new,
    "check": _run_check,
    "preview": _run_preview,
    "plan": _run_plan,
    "push": _run_push,
    "pull": _run_pull,
    "lock": _run_lock,
    "templates": _run_templates,
    "schema": _run_schema,
    "completion": _run_completion,
}
