"""The command that builds decks."""

import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from quizpress.bundle import names_of_bundles
from quizpress.cli.arguments import parse_arguments
from quizpress.cli.before_builds import find_obstacles, read_time_of_build, warn_of_place
from quizpress.cli.print_problems import print_problems, takes_colour
from quizpress.cli.progress import Progress
from quizpress.cli.values import read_sheet
from quizpress.deck_and_lock import load_deck
from quizpress.decks import WrongUseError, find_decks, stem_of
from quizpress.installed import leave_out_missing
from quizpress.moved_cards import MovedCards, begin_build, tell_moves
from quizpress.options import AT_BUILD, Cards, Chosen, Options, Printing, TemplateFile
from quizpress.outcome import Outcome
from quizpress.parallel import build_decks
from quizpress.pipeline import find_lost_locks, recall_deck
from quizpress.problem import Problem
from quizpress.read.roster import columns_of_details, read_roster
from quizpress.report import painter_for
from quizpress.report.summary import (
    count_built,
    describe_columns,
    describe_left_bundles,
    describe_left_out,
    say_once,
    summarize_build,
)
from quizpress.targets import COMBINED, SHEETS, TARGETS, targets_by_option


def run_build(options: Namespace) -> bool:
    """Build decks as options ask; return whether all went well.

    Raises:
        WrongUseError: options exclude each other, or there is no deck.
    """
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
        _refuse_roster(options, problems)
        return False
    printing = printing._replace(students=students, every_key=every_key)
    wish, left_out = leave_out_missing(_read_options(options, printing))
    if options.format == "text":
        print(
            describe_left_out(left_out, painter_for(colour=takes_colour(sys.stderr))),
            end="",
            file=sys.stderr,
        )
    warn_of_place(options)
    own = _leave_to_combination(wish) if options.combine else wish
    build = _build_all if own.targets else _check_all
    outcomes = build(paths, options, own)
    combined = _combine(paths, options, wish, outcomes) if options.combine else None
    told = [*outcomes, *([combined] if combined else [])]
    columns = columns_of_details(students) if any(outcome.built for outcome in told) else []
    if options.format == "json":
        from quizpress.report import machine  # noqa: PLC0415  `check` is quicker without.

        print(machine.build_as_json(outcomes, left_out, combined, columns), end="")
    else:
        _print_outcomes(told, options.only, parts=0 if own.targets else len(outcomes))
    failed = bool(left_out) or any(outcome.failed for outcome in told)
    if options.bundle and all(outcome.built for outcome in outcomes):
        failed = not _make_bundle(paths, options, wish) or failed
    if options.format == "text":
        others = names_of_bundles(wish.out) - {f"{options.bundle}.apkg"}
        print(describe_columns(options.roster, columns), end="")
        print(describe_left_bundles(others, wish.out, outcomes), end="")
        # Decks that are right are not built where they are only parts of one quiz.
        wrong = [outcome for outcome in outcomes if not outcome.built]
        counted = outcomes if own.targets else [combined] if combined else wrong
        print(count_built(counted, left_out), end="")
    return not failed


def _print_outcomes(outcomes: Sequence[Outcome], asked: Collection[str], *, parts: int) -> None:
    """Print what became of decks; of the first, if parts of one quiz alone, only what is wrong."""
    for place, (outcome, problems) in enumerate(zip(outcomes, say_once(outcomes), strict=True)):
        print_problems(problems)
        if place >= parts or not outcome.built:
            print(summarize_build(outcome, asked), end="")


def _refuse_roster(options: Namespace, problems: list[Problem]) -> None:
    if options.format == "json":
        from quizpress.report import machine  # noqa: PLC0415  `check` is quicker without.

        print(machine.build_as_json([Outcome(str(options.roster), problems)], []), end="")
    else:
        print_problems(problems)


def _leave_to_combination(wish: Options) -> Options:
    """Return what is still made of each deck where they are printed as one quiz."""
    printing = Printing(size=wish.printing.size)
    return wish._replace(targets=wish.targets - COMBINED, printing=printing)


def _check_all(paths: Mapping[Path, Path], options: Namespace, wish: Options) -> list[Outcome]:
    """Check all decks of which nothing is made but as a part of one quiz."""
    clashing = find_obstacles(paths, options.decks)
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
    asked = Options(options.out, options.only, printing, options.locked, read_time_of_build())
    return asked._replace(wanted=AT_BUILD, force=options.force)


def _build_all(paths: Mapping[Path, Path], options: Namespace, wish: Options) -> list[Outcome]:
    """Build all decks, but for those that stand in each other's way."""
    clashing = find_obstacles(paths, options.decks)
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
    if options.form and (options.versions or options.pick or options.roster):
        raise WrongUseError(
            "--form names one form; it goes without --versions, --pick and --roster"
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
    sheet, flip = options.card, options.flip
    columns, rows = options.grid or (Cards().columns, Cards().rows)
    if sheet and options.grid:
        raise WrongUseError("--grid says how many cards a page has, --card how large they are")
    if sheet and sheet.paper and options.size not in (None, sheet.paper):
        raise WrongUseError(f"these cards come on {sheet.paper} paper, not on {options.size}")
    if flip == "fold" and sheet and sheet.paper:
        raise WrongUseError("--flip fold is for paper to cut, and these cards come ready-made")
    if flip == "fold" and options.backs == "after":
        raise WrongUseError("--flip fold has both sides on one page, so there is no --backs after")
    return Cards(columns, rows, flip, options.shift, options.test_sheet, sheet, options.backs)
