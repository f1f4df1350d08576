"""The command line: the only place that prints and exits."""

import contextlib
import gc
import os
import sys
import time
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO, TypeVar

from quizpress.cli import INTERRUPTED
from quizpress.cli.arguments import format_usage, parse_arguments
from quizpress.cli.print_problems import print_problems, takes_colour, tell
from quizpress.cli.progress import Progress, with_progress
from quizpress.cli.values import read_sheet
from quizpress.deck_and_lock import load_deck
from quizpress.decks import (
    WrongUseError,
    find_clashes,
    find_decks,
    find_strays,
    holds_decks,
    stem_of,
)
from quizpress.moved_cards import MovedCards, begin_build, begin_moves, find_moved_cards, tell_moves
from quizpress.options import (
    AT_BUILD,
    EVERY_DECK,
    Cards,
    Chosen,
    Options,
    Printing,
    TemplateFile,
    Wanted,
)
from quizpress.outcome import Outcome
from quizpress.parallel import build_decks
from quizpress.pipeline import build_deck, find_lost_locks, plan_deck, recall_deck
from quizpress.problem import Problem, has_errors
from quizpress.report import format_report, painter_for
from quizpress.report.text import make_printable
from quizpress.targets import COMBINED, SHEETS, TARGETS, targets_by_option

if TYPE_CHECKING:
    from quizpress.lock.entries import Lock
    from quizpress.push.connect import Anki
    from quizpress.push.forecast import PushEffects
    from quizpress.push.push import PushedDeck
    from quizpress.report.coverage_report import DeckCoverage

T = TypeVar("T")
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
    from quizpress.bundle import names_of_bundles  # noqa: PLC0415  `check` bundles nothing.
    from quizpress.installed import leave_out_missing  # noqa: PLC0415  `check` makes no files.
    from quizpress.read.roster import read_roster  # noqa: PLC0415  Few builds have a class list.
    from quizpress.report.summary import (  # noqa: PLC0415
        count_built,
        describe_left_bundles,
        describe_left_out,
    )

    paths = find_decks(options.decks)
    every_key = "key" in (options.only or ())
    options.only = options.only or frozenset(SHEETS if options.form else TARGETS)
    if options.bundle and "anki" not in options.only:
        raise WrongUseError("--bundle makes an Anki package, so --only must name anki")
    if options.combine:
        _refuse_combination(paths, options)
    elif options.form and len(paths) > 1:
        raise WrongUseError(f"--form names a form of one deck; name which of these {len(paths)}")
    printing = _read_printing(options)
    students, problems = read_roster(options.roster) if options.roster else ((), [])
    if problems:
        return _refuse_roster(options, problems)
    printing = printing._replace(students=students, every_key=every_key)
    wish, left_out = leave_out_missing(_read_options(options, printing))
    if options.format == "text":
        print(
            describe_left_out(left_out, painter_for(colour=takes_colour(sys.stderr))),
            end="",
            file=sys.stderr,
        )
    _warn_of_place(options)
    own = _leave_to_combination(wish) if options.combine else wish
    build = _build_all if own.targets else _check_all
    outcomes = build(paths, options, own)
    combined = _combine(paths, options, wish, outcomes) if options.combine else None
    told = [*outcomes, *([combined] if combined else [])]
    if options.format == "json":
        from quizpress.report import machine  # noqa: PLC0415  `check` is quicker without.

        print(machine.build_as_json(outcomes, left_out, combined), end="")
    else:
        _print_outcomes(told, options.only, parts=0 if own.targets else len(outcomes))
    failed = bool(left_out) or any(outcome.failed for outcome in told)
    if options.bundle and all(outcome.built for outcome in outcomes):
        failed = not _make_bundle(paths, options, wish) or failed
    if options.format == "text":
        others = names_of_bundles(wish.out) - {f"{options.bundle}.apkg"}
        print(describe_left_bundles(others, wish.out, outcomes), end="")
        # Decks that are right are not built where they are only parts of one quiz.
        wrong = [outcome for outcome in outcomes if not outcome.built]
        counted = outcomes if own.targets else [combined] if combined else wrong
        print(count_built(counted, left_out), end="")
    return PROBLEMS if failed else FINE


def _warn_of_place(options: Namespace) -> None:
    """Warn where outputs go among the decks."""
    if holds_decks(options.out, options.decks):
        said = f"the outputs go into {options.out}/, among the decks"
        tell("warning", said, "leave out --out for build/, or name another folder")


def _print_outcomes(outcomes: Sequence[Outcome], asked: Collection[str], *, parts: int) -> None:
    """Print what became of decks; of the first, if parts of one quiz alone, only what is wrong."""
    from quizpress.report.summary import say_once, summarize_build  # noqa: PLC0415  `check` builds nothing.

    for place, (outcome, problems) in enumerate(zip(outcomes, say_once(outcomes), strict=True)):
        print_problems(problems)
        if place >= parts or not outcome.built:
            print(summarize_build(outcome, asked), end="")


def _refuse_roster(options: Namespace, problems: list[Problem]) -> int:
    if options.format == "json":
        from quizpress.report import machine  # noqa: PLC0415  `check` is quicker without.

        print(machine.build_as_json([Outcome(str(options.roster), problems)], []), end="")
    else:
        print_problems(problems)
    return PROBLEMS


def _leave_to_combination(wish: Options) -> Options:
    """Return what is still made of each deck where they are printed as one quiz."""
    printing = Printing(size=wish.printing.size)
    return wish._replace(targets=wish.targets - COMBINED, printing=printing)


def _check_all(paths: Mapping[Path, Path], options: Namespace, wish: Options) -> list[Outcome]:
    """Check all decks of which nothing is made but as a part of one quiz."""
    clashing = _find_clashes(paths, options.decks)
    return [
        Outcome(
            str(path), [clashing[path]] if path in clashing else load_deck(path, wish.wanted)[1]
        )
        for path in paths
    ]


def _combine(
    paths: Mapping[Path, Path], options: Namespace, wish: Options, outcomes: Sequence[Outcome]
) -> Outcome | None:
    """Print all decks as one quiz, where each of them is right."""
    from quizpress.combination import combine_decks  # noqa: PLC0415  Few builds combine.

    if not all(outcome.built for outcome in outcomes):
        return None
    asked = wish._replace(targets=wish.targets & COMBINED)
    with Progress(1) as progress:
        return combine_decks([*paths], options.combine, asked, progress.name_file)


def _refuse_combination(paths: Mapping[Path, Path], options: Namespace) -> None:
    """Refuse to combine where that would make nothing, or stand in the place of a deck."""
    if not options.only & COMBINED:
        only = ",".join(sorted(options.only))
        raise WrongUseError(f"--combine is for quiz, key and flashcards, not for --only {only}")
    for path, folder in paths.items():
        if str(folder / stem_of(path)).casefold() == options.combine.casefold():
            raise WrongUseError(f"--combine {options.combine} would write where {path} does")


def _read_options(options: Namespace, printing: Printing) -> Options:
    asked = Options(options.out, options.only, printing, options.locked, _time_of_build())
    return asked._replace(wanted=AT_BUILD, force=options.force)


def _build_all(paths: Mapping[Path, Path], options: Namespace, wish: Options) -> list[Outcome]:
    """Build all decks, but for those that stand in each other's way."""
    clashing = _find_clashes(paths, options.decks)
    clashing |= find_lost_locks(paths, wish.out) if wish.keeps_lock else {}
    good = {path: wish._replace(folder=paths[path]) for path in paths if path not in clashing}
    done = {path: known for path, asked in good.items() if (known := recall_deck(path, asked))}
    # One that changed may take a card that another lost long ago.
    moved = begin_build([*good], done, wish) if len(done) < len(good) else MovedCards({}, {})
    clashing |= moved.problems
    done = {path: known for path, known in done.items() if path not in moved.transfers}
    left = [
        (path, asked._replace(around=moved.around))
        for path, asked in good.items()
        if path not in clashing.keys() | done.keys()
    ]
    with Progress(len(left)) as progress:
        built = build_decks(left, options.jobs, progress.name_file)
        for (path, _), outcome in zip(left, built, strict=True):
            done[path] = tell_moves(outcome, moved.transfers.get(path))
            progress.advance()
    return [
        Outcome(str(path), [clashing[path]]) if path in clashing else done[path] for path in paths
    ]


def _find_clashes(paths: Mapping[Path, Path], given: list[Path]) -> dict[Path, Problem]:
    """Return a problem for each deck that is not to be read, or that another would undo."""
    from quizpress.lock.file import find_copied_locks  # noqa: PLC0415  `check` needs no lock.

    return find_copied_locks(paths) | find_clashes(paths) | find_strays(paths, given)


def _plan_all(paths: Mapping[Path, Path], options: Namespace, now: int) -> list[Outcome]:
    """Plan all decks, but for those that stand in each other's way."""
    clashing = _find_clashes(paths, options.decks) | find_lost_locks(paths, options.out)
    moved = find_moved_cards([path for path in paths if path not in clashing], now)
    clashing |= moved.problems
    return [
        Outcome(str(path), [clashing[path]])
        if path in clashing
        else plan_deck(
            path,
            options.out / folder / stem_of(path),
            now,
            moved.transfers.get(path),
            moved.around,
        )
        for path, folder in with_progress(paths.items())
    ]


def _make_bundle(paths: Iterable[Path], options: Namespace, wish: Options) -> bool:
    from quizpress.bundle import bundle_decks  # noqa: PLC0415  Asked for now and then.
    from quizpress.report.summary import describe_bundle  # noqa: PLC0415

    made = bundle_decks([*paths], options.bundle, wish)
    print_problems(made.problems)
    if options.format == "text":
        print(describe_bundle(made), end="")
    return not made.problems


def _refuse_idle(options: Namespace) -> None:
    """Refuse what would do nothing, since nothing that it is for is asked for."""
    usual = parse_arguments(["build"])
    for name, targets in targets_by_option().items():
        if getattr(options, name) != getattr(usual, name) and not options.only & {*targets}:
            option, only = name.replace("_", "-"), ",".join(sorted(options.only))
            raise WrongUseError(f"--{option} is for {' and '.join(targets)}, not for --only {only}")


def _read_printing(options: Namespace) -> Printing:
    _refuse_idle(options)
    if options.form and (options.versions or options.seed or options.pick or options.roster):
        raise WrongUseError(
            "--form names one form; it goes without --versions, --seed, --pick and --roster"
        )
    return Printing(
        options.seed or "",
        options.versions,
        options.form or "",
        options.size or "",
        options.edition,
        _read_cards(options),
        options.pdf,
        options.docx,
        Chosen(options.tags, options.sections, options.kinds, options.pick),
        _join_sheet_keys(options.sheet),
        _read_own_templates(options.templates) if options.templates else (),
    )


def _join_sheet_keys(given: Sequence[str]) -> str:
    """Return what all options say of sheets as one would. Refuses a key that two of them give."""
    try:
        return read_sheet(",".join(given)) if given else ""
    except ArgumentTypeError as error:
        raise WrongUseError(f"--sheet: {error}") from error


def _read_own_templates(folder: Path) -> tuple[TemplateFile, ...]:
    from quizpress.own_templates import UnusableTemplatesError, read_templates  # noqa: PLC0415

    try:
        return read_templates(folder)
    except UnusableTemplatesError as error:
        raise WrongUseError(str(error)) from error


def _read_cards(options: Namespace) -> Cards:
    """Return how flashcards are asked for. Refuses what goes together with no other."""
    (columns, rows), sheet, flip = options.grid, options.card, options.flip
    if sheet and (columns, rows) != (Cards().columns, Cards().rows):
        raise WrongUseError("--grid says how many cards a page has, --card how large they are")
    if sheet and sheet.paper and options.size not in (None, sheet.paper):
        raise WrongUseError(f"these cards come on {sheet.paper} paper, not on {options.size}")
    if flip == "fold" and sheet and sheet.paper:
        raise WrongUseError("--flip fold is for paper to cut, and these cards come ready-made")
    if flip == "fold" and options.backs == "after":
        raise WrongUseError("--flip fold has both sides on one page, so there is no --backs after")
    return Cards(columns, rows, flip, options.shift, options.test_sheet, sheet, options.backs)


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
    paths = find_decks(options.decks)
    astray = find_strays(paths, options.decks)
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
    # Settings that decks have in common are read for each.
    problems = [*dict.fromkeys(problems)]
    _print_check(problems, covered, options)
    failed = has_errors(problems) or unmended > 0
    if options.format == "text":
        last = count_problems(len(paths), problems, unmended, verbose=_is_verbose(options))
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
    from quizpress.report import machine  # noqa: PLC0415  `check` is quicker without.
    from quizpress.report.plan import describe_plan  # noqa: PLC0415

    now = _time_of_build()
    paths = find_decks(options.decks)
    outcomes = _plan_all(paths, options, now)
    rehearsed = _rehearse_pushes(paths, outcomes, options) if options.anki else None
    if options.format == "json":
        print(machine.plan_as_json(outcomes, rehearsed), end="")
    else:
        paint = painter_for(colour=takes_colour(sys.stdout))
        for place, outcome in enumerate(outcomes):
            print_problems(outcome.problems)
            print(describe_plan(outcome, paint), end="")
            if rehearsed and (pushed := rehearsed[place]):
                from quizpress.report.pushed import describe_in_anki  # noqa: PLC0415

                print(describe_in_anki(*pushed), end="")
    unasked = options.anki and rehearsed is None
    return PROBLEMS if unasked or any(outcome.failed for outcome in outcomes) else FINE


def _rehearse_pushes(
    paths: Mapping[Path, Path], outcomes: list[Outcome], options: Namespace
) -> "list[tuple[PushEffects, Lock] | None] | None":
    """Return what pushes of planned decks would do, each with the lock after it.

    None where Anki cannot be asked.
    """
    from quizpress.push.push import rehearse_push  # noqa: PLC0415  Now and then.

    def rehearse(anki: "Anki") -> "list[tuple[PushEffects, Lock] | None]":
        found: list[tuple[PushEffects, Lock] | None] = []
        for path, outcome in zip(paths, outcomes, strict=True):
            pushed = None if outcome.failed else _pushed_deck(path, outcome, paths, planned=True)
            found.append(pushed and (rehearse_push(anki, pushed, "keep"), pushed.lock))
        return found

    return _ask_anki(options, rehearse)


def _ask_anki(options: Namespace, act: "Callable[[Anki], T]") -> "T | None":
    """Return what comes of asking Anki; None where it cannot be, which is told."""
    from quizpress.push.connect import Anki, AnkiError, is_key_exposed  # noqa: PLC0415  Now and then.
    from quizpress.report import pushed  # noqa: PLC0415

    anki = Anki(options.url, options.key or os.environ.get("QUIZPRESS_ANKI_KEY", ""))
    paint = painter_for(colour=takes_colour(sys.stderr))
    if is_key_exposed(anki.address, anki.key):
        print(pushed.warn_of_exposed_key(anki.address, paint), end="", file=sys.stderr)
    try:
        anki.ask("deckNames")  # Unlike `version`, it needs an open profile.
        return act(anki)
    except AnkiError as error:
        print(pushed.describe_refusal(error, paint), end="", file=sys.stderr)
        return None


def _run_push(options: Namespace) -> int:
    from quizpress.report import machine  # noqa: PLC0415  Now and then.

    paths = find_decks(options.decks)
    clashing = _find_clashes(paths, options.decks) | find_lost_locks(paths, options.out)
    good = [path for path in paths if path not in clashing]
    told: list[tuple[Outcome, PushEffects | None]] = []
    _warn_of_place(options)
    print_problems([*clashing.values()])

    def push(anki: "Anki") -> bool:
        find = find_moved_cards if options.dry_run else begin_moves
        moved = find(good, _time_of_build())
        print_problems([*moved.problems.values()])
        clashing.update(moved.problems)
        written = [path for path in good if path not in moved.problems]
        # One by one, since those that were pushed are told of where a later one fails.
        for path in with_progress(written):
            pushed = _push_deck(path, anki, options, paths, moved)
            told.append(pushed)
        return True

    done = _ask_anki(options, push)
    if options.format == "json":
        failed = [(Outcome(str(path), [problem]), None) for path, problem in clashing.items()]
        print(machine.push_as_json([*told, *failed], dry=options.dry_run), end="")
    failures = [outcome for outcome, _ in told if outcome.failed]
    return FINE if done and not failures and not clashing else PROBLEMS


def _push_deck(
    path: Path,
    anki: "Anki",
    options: Namespace,
    paths: Mapping[Path, Path],
    moved: MovedCards,
) -> "tuple[Outcome, PushEffects | None]":
    """Push one deck, or show what that would do; return what came of it."""
    from quizpress.push.push import push_package, rehearse_push  # noqa: PLC0415
    from quizpress.report import plan, pushed, summary  # noqa: PLC0415

    dry, is_told = options.dry_run, options.format == "text"
    transfer = moved.transfers.get(path)
    if dry:
        folder = options.out / paths[path] / stem_of(path)
        outcome = plan_deck(path, folder, _time_of_build(), transfer, moved.around)
    else:
        wish = Options(
            options.out,
            frozenset({"anki"}),
            Printing(),
            locked=False,
            now=_time_of_build(),
            folder=paths[path],
            around=moved.around,
        )
        outcome = tell_moves(build_deck(path, wish), transfer)
    print_problems(outcome.problems)
    if is_told:
        told = pushed.leave_out_import(outcome, options.removed)
        paint = painter_for(colour=takes_colour(sys.stdout))
        print(plan.describe_plan(told, paint) if dry else summary.summarize_build(told), end="")
    whole = None if outcome.failed else _pushed_deck(path, outcome, paths, planned=dry)
    if not whole:
        return outcome, None
    if dry:
        effects = rehearse_push(anki, whole, options.removed)
    else:
        effects = push_package(anki, next(iter(outcome.written), None), whole, options.removed)
    if is_told:
        print(pushed.describe_push(effects, whole.lock, dry=dry), end="")
    return outcome, effects


def _pushed_deck(
    path: Path, outcome: Outcome, paths: Iterable[Path], *, planned: bool
) -> "PushedDeck | None":
    """Return what is pushed of a deck that was built or planned; None without any note."""
    from quizpress.lock import file as lockfile  # noqa: PLC0415  `check` needs no lock.
    from quizpress.push.forecast import lock_after_build  # noqa: PLC0415
    from quizpress.push.push import PushedDeck  # noqa: PLC0415

    if not outcome.news:
        return None
    lock = lockfile.read_lock(path)
    if planned or not lock:
        lock = lock_after_build(lock, outcome.news)
    # Where no note is removed, none can be another deck's.
    gone = any(entry.removed for entry in lock.entries)
    others = lockfile.living_elsewhere(path, paths) if gone else frozenset[str]()
    return PushedDeck(lock, outcome.changes, others)


def _run_pull(options: Namespace) -> int:
    from quizpress.cli.pull_deck import pull_deck  # noqa: PLC0415  Now and then.

    paths = find_decks(options.decks)
    clashing = _find_clashes(paths, options.decks)
    print_problems([*clashing.values()])
    good = [path for path in paths if path not in clashing]
    done = _ask_anki(
        options, lambda anki: [pull_deck(path, anki, writes=options.apply) for path in good]
    )
    return FINE if done is not None and all(done) and not clashing else PROBLEMS


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


def _time_of_build() -> int:
    """Return the time of this build; SOURCE_DATE_EPOCH sets an earlier one, as packagers expect."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = int(time.time())
    return min(int(epoch[:20]), now) if epoch.isascii() and epoch.isdecimal() else now
