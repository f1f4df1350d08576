"""The command line: the only place that prints and exits."""

import contextlib
import gc
import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from quizpress.cli.arguments import parse, usage
from quizpress.decks import WrongUseError, clashes, meant, strays
from quizpress.options import Cards, Options, Printing, Target
from quizpress.pipeline import Outcome, build_deck, load_deck, plan_deck
from quizpress.problem import Problem, has_errors
from quizpress.report import formatted, painter

if TYPE_CHECKING:
    from quizpress.lock.entries import Lock
    from quizpress.push.connect import Anki

FINE, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130
MANY = 5
"""From how many decks on a terminal shows a progress bar."""


def main() -> NoReturn:
    """Run the command line and exit: 0 fine, 1 problems, 2 wrong usage."""
    # A run is short and makes no cycles to speak of; collecting doubles the time of reading.
    gc.disable()
    # Where a stream is closed, what is said goes nowhere, and the exit code still tells.
    sys.stdout, sys.stderr = (_stream(stream) for stream in (sys.stdout, sys.stderr))
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has what they wanted.
        code = FINE
        _silence()
    except OSError as error:
        code = PROBLEMS
        what = error.filename or "the output"
        _silence(f"quizpress: {what} cannot be used: {error.strerror}\n")
    # Nor is there anything to collect on the way out, where Python looks through all once more.
    gc.freeze()
    sys.exit(code)


def _stream(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  Open to the end.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _silence(last: str = "") -> None:
    """Keep Python from flushing into what takes nothing; `last` goes where errors still can."""
    if last:
        with contextlib.suppress(OSError):
            os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, last.encode())
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nothing, stream.fileno())


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    options = parse(arguments)
    if options.command is None:
        print(usage(), end="")
        return USAGE
    try:
        return _ACTS[options.command](options)
    except WrongUseError as error:
        print(f"quizpress: {error}", file=sys.stderr)
        return USAGE


def _build(options: Namespace) -> int:
    from quizpress.report.summary import summary, total  # noqa: PLC0415

    paths = meant(options.decks)
    if options.bundle and "anki" not in options.only:
        raise WrongUseError("--bundle makes an Anki package, so --only must name anki")
    clashing = _clashing(paths, options.decks)
    wish = Options(options.out, options.only, _printing(options), options.locked, _now())
    outcomes = [
        Outcome(str(path), [clashing[path]])
        if path in clashing
        else build_deck(path, wish._replace(folder=paths[path]))
        for path in _watched(paths)
    ]
    if options.format == "json":
        from quizpress.report import machine  # noqa: PLC0415  `check` is quicker without.

        print(machine.build(outcomes), end="")
    for outcome in outcomes if options.format == "text" else ():
        _complain(outcome.problems)
        print(summary(outcome), end="")
    failed = any(outcome.failed for outcome in outcomes)
    if options.bundle and not failed:
        failed = not _bundled(paths, options, wish.now)
    if options.format == "text":
        print(total(outcomes), end="")
    return PROBLEMS if failed else FINE


def _clashing(paths: Mapping[Path, Path], given: list[Path]) -> dict[Path, Problem]:
    """Return a problem for each deck that is not to be read, or that another would undo."""
    from quizpress.lock.file import copied  # noqa: PLC0415  `check` needs no lock.

    return copied(paths) | clashes(paths) | strays(paths, given)


def _bundled(paths: Iterable[Path], options: Namespace, now: int) -> bool:
    from quizpress.bundle import bundle  # noqa: PLC0415  Asked for now and then.
    from quizpress.report.summary import bundled  # noqa: PLC0415

    made = bundle([*paths], options.out / f"{options.bundle}.apkg", now)
    _complain(made.problems)
    if options.format == "text":
        print(bundled(made), end="")
    return not made.problems


_PAPER: dict[str, tuple[Target, ...]] = {
    # an option, what it is for
    "versions": ("quiz", "key"),
    "form": ("quiz", "key"),
    "seed": ("quiz", "key"),
    "edition": ("quiz", "key"),
    "docx": ("quiz", "key"),
    "pdf": ("quiz", "key", "flashcards"),
    "size": ("quiz", "key", "flashcards"),
    "grid": ("flashcards",),
    "flip": ("flashcards",),
    "shift": ("flashcards",),
    "test_sheet": ("flashcards",),
}


def _refuse_idle(options: Namespace) -> None:
    """Refuse what would do nothing, since nothing that it is for is asked for."""
    usual = parse(["build"])
    for name, targets in _PAPER.items():
        if getattr(options, name) != getattr(usual, name) and not options.only & {*targets}:
            option, only = name.replace("_", "-"), ",".join(sorted(options.only))
            raise WrongUseError(f"--{option} is for {' and '.join(targets)}, not for --only {only}")


def _printing(options: Namespace) -> Printing:
    _refuse_idle(options)
    if options.form and (options.versions or options.seed):
        raise WrongUseError("--form names one form; it goes without --versions and --seed")
    columns, rows = options.grid
    cards = Cards(columns, rows, options.flip, options.shift, options.test_sheet)
    return Printing(
        options.seed or "",
        options.versions,
        options.form or "",
        options.size or "",
        options.edition,
        cards,
        options.pdf,
        options.docx,
    )


def _check(options: Namespace) -> int:
    from quizpress.report.summary import verdict  # noqa: PLC0415

    paths = meant(options.decks)
    astray = strays(paths, options.decks)
    problems = list((clashes(paths) | astray).values())
    for path in _watched([path for path in paths if path not in astray]):
        problems += load_deck(path)[1]
    verbose, colour = options.verbose, _coloured(sys.stdout)
    print(formatted(problems, options.format, colour=colour, verbose=verbose), end="")
    failed = has_errors(problems)
    if options.format == "text":
        last = verdict(len(paths), problems, verbose=verbose)
        print(last, end="", file=sys.stderr if failed else sys.stdout)
    return PROBLEMS if failed else FINE


def _plan(options: Namespace) -> int:
    from quizpress.report import machine  # noqa: PLC0415  `check` is quicker without.
    from quizpress.report.plan import as_text  # noqa: PLC0415

    paths = meant(options.decks)
    clashing = _clashing(paths, options.decks)
    outcomes = [
        Outcome(str(path), [clashing[path]]) if path in clashing else plan_deck(path, _now())
        for path in _watched(paths)
    ]
    if options.format == "json":
        print(machine.plan(outcomes), end="")
    else:
        paint = painter(colour=_coloured(sys.stdout))
        for outcome in outcomes:
            _complain(outcome.problems)
            print(as_text(outcome, paint), end="")
    return PROBLEMS if any(outcome.failed for outcome in outcomes) else FINE


def _push(options: Namespace) -> int:
    from quizpress.push.connect import Anki, AnkiError, is_key_exposed  # noqa: PLC0415  Now and then.
    from quizpress.report import pushed  # noqa: PLC0415

    paths = meant(options.decks)
    clashing = _clashing(paths, options.decks)
    _complain([*clashing.values()])
    anki = Anki(options.url, options.key or os.environ.get("QUIZPRESS_ANKI_KEY", ""))
    paint = painter(colour=_coloured(sys.stderr))
    if is_key_exposed(anki.address, anki.key):
        print(pushed.exposed(anki.address, paint), end="", file=sys.stderr)
    try:
        anki.ask("deckNames")  # Unlike `version`, it needs an open profile.
        good = [path for path in paths if path not in clashing]
        act = _rehearsed if options.dry_run else _pushed
        done = [act(path, anki, options, paths) for path in _watched(good)]
    except AnkiError as error:
        print(pushed.refused(error, paint), end="", file=sys.stderr)
        return PROBLEMS
    return FINE if all(done) and not clashing else PROBLEMS


def _rehearsed(path: Path, anki: "Anki", options: Namespace, paths: Mapping[Path, Path]) -> bool:
    """Show what a push of one deck would do; return whether the deck is fine."""
    from quizpress.lock import file as lockfile  # noqa: PLC0415  `check` needs no lock.
    from quizpress.push.forecast import ahead  # noqa: PLC0415
    from quizpress.push.push import Pushed, rehearse  # noqa: PLC0415
    from quizpress.report import plan as planned  # noqa: PLC0415
    from quizpress.report import pushed  # noqa: PLC0415

    outcome = plan_deck(path, _now())
    _complain(outcome.problems)
    shown = pushed.own(outcome, options.removed)
    print(planned.as_text(shown, painter(colour=_coloured(sys.stdout))), end="")
    if outcome.news and not outcome.failed:
        lock = ahead(lockfile.read(path), outcome.news)
        others = _others(path, lock, paths)
        effects = rehearse(anki, Pushed(lock, outcome.changes, others), options.removed)
        print(pushed.as_text(effects, lock, dry=True), end="")
    return not outcome.failed


def _pushed(path: Path, anki: "Anki", options: Namespace, paths: Mapping[Path, Path]) -> bool:
    """Push one deck; return whether all went well."""
    from quizpress.lock import file as lockfile  # noqa: PLC0415  `check` needs no lock.
    from quizpress.push.push import Pushed, push  # noqa: PLC0415
    from quizpress.report import pushed, summary  # noqa: PLC0415

    targets: frozenset[Target] = frozenset({"anki"})
    wish = Options(options.out, targets, Printing(), locked=False, now=_now(), folder=paths[path])
    outcome = build_deck(path, wish)
    _complain(outcome.problems)
    print(summary.summary(pushed.own(outcome, options.removed)), end="")
    lock = lockfile.read(path) if outcome.news and not outcome.failed else None
    if lock:
        package = next(iter(outcome.written), None)
        whole = Pushed(lock, outcome.changes, _others(path, lock, paths))
        effects = push(anki, package, whole, options.removed)
        print(pushed.as_text(effects, lock), end="")
    return not outcome.failed


def _others(path: Path, lock: "Lock", paths: Iterable[Path]) -> frozenset[str]:
    """Return the notes of other decks, where any note is removed and might be one of them."""
    from quizpress.lock.file import living_elsewhere  # noqa: PLC0415  `check` needs no lock.

    gone = any(entry.removed for entry in lock.entries)
    return living_elsewhere(path, paths) if gone else frozenset()


def _lock(options: Namespace) -> int:
    from quizpress.lock import file as lockfile  # noqa: PLC0415  `check` needs no lock.
    from quizpress.report.summary import locked  # noqa: PLC0415

    failed = False
    for path in meant(options.decks):
        state = lockfile.state(path, repair=options.repair)
        _complain(state.problems)
        print(locked(state), end="")
        failed = failed or bool(state.problems)
    return PROBLEMS if failed else FINE


def _schema(_options: Namespace) -> int:
    import json  # noqa: PLC0415  `check` is quicker without.

    from quizpress.checks.json_schema import schema  # noqa: PLC0415

    print(json.dumps(schema(), indent=2))
    return FINE


_ACTS: dict[str, Callable[[Namespace], int]] = {
    "build": _build,
    "check": _check,
    "plan": _plan,
    "push": _push,
    "lock": _lock,
    "schema": _schema,
}


def _now() -> int:
    """Return the time of this build; SOURCE_DATE_EPOCH sets an earlier one, as packagers expect."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = int(time.time())
    return min(int(epoch[:20]), now) if epoch.isascii() and epoch.isdecimal() else now


def _watched(paths: Collection[Path]) -> Iterable[Path]:
    """Return the paths, behind a progress bar where many go to a terminal."""
    return _bar(paths) if len(paths) >= MANY and sys.stderr.isatty() else paths


def _bar(paths: Collection[Path]) -> Iterator[Path]:
    from rich.console import Console  # noqa: PLC0415  Only a terminal shows it.
    from rich.progress import track  # noqa: PLC0415

    yield from track([*paths], "Decks", console=Console(stderr=True), transient=True)


def _coloured(stream: TextIO) -> bool:
    # https://no-color.org: any value but an empty one turns colour off.
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _complain(problems: list[Problem]) -> None:
    """Print problems where errors go."""
    if report := formatted(problems, "text", colour=_coloured(sys.stderr)):
        print(report, file=sys.stderr)
