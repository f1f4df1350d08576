"""The commands that ask Anki, or tell what a build would do to it."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from quizpress.cli.before_builds import find_obstacles, read_time_of_build, warn_of_place
from quizpress.cli.print_problems import print_problems, takes_colour
from quizpress.cli.progress import with_progress
from quizpress.decks import find_decks, stem_of
from quizpress.moved_cards import MovedCards, begin_moves, find_moved_cards, tell_moves
from quizpress.options import Options, Printing
from quizpress.outcome import Outcome
from quizpress.pipeline import build_deck, find_lost_locks, plan_deck
from quizpress.report import painter_for

if TYPE_CHECKING:
    from quizpress.lock.entries import Lock
    from quizpress.push.connect import Anki
    from quizpress.push.forecast import PushEffects
    from quizpress.push.push import PushedDeck

T = TypeVar("T")


def run_plan(options: Namespace) -> bool:
    """Tell what a build would do, and a push with --anki; return whether all could be told."""
    from quizpress.report import machine  # noqa: PLC0415  `check` is quicker without.
    from quizpress.report.plan import describe_plan  # noqa: PLC0415

    now = read_time_of_build()
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
    return not unasked and not any(outcome.failed for outcome in outcomes)


def _plan_all(paths: Mapping[Path, Path], options: Namespace, now: int) -> list[Outcome]:
    """Plan all decks, but for those that stand in each other's way."""
    clashing = find_obstacles(paths, options.decks) | find_lost_locks(paths, options.out)
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


def run_push(options: Namespace) -> bool:
    """Build decks and bring them into Anki; return whether all went well."""
    from quizpress.report import machine  # noqa: PLC0415  Now and then.

    paths = find_decks(options.decks)
    clashing = find_obstacles(paths, options.decks) | find_lost_locks(paths, options.out)
    good = [path for path in paths if path not in clashing]
    told: list[tuple[Outcome, PushEffects | None]] = []
    warn_of_place(options)
    print_problems([*clashing.values()])

    def push(anki: "Anki") -> bool:
        find = find_moved_cards if options.dry_run else begin_moves
        moved = find(good, read_time_of_build())
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
    return bool(done) and not failures and not clashing


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
        outcome = plan_deck(path, folder, read_time_of_build(), transfer, moved.around)
    else:
        wish = Options(
            options.out,
            frozenset({"anki"}),
            Printing(),
            locked=False,
            now=read_time_of_build(),
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


def run_pull(options: Namespace) -> bool:
    """Bring edits of Anki into decks, or show them; return whether all went well."""
    from quizpress.cli.pull_deck import pull_deck  # noqa: PLC0415  Now and then.

    paths = find_decks(options.decks)
    clashing = find_obstacles(paths, options.decks)
    print_problems([*clashing.values()])
    good = [path for path in paths if path not in clashing]
    done = _ask_anki(
        options, lambda anki: [pull_deck(path, anki, writes=options.apply) for path in good]
    )
    return done is not None and all(done) and not clashing


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
