"""The way of one deck: read, check, model, press, write."""

import contextlib
import errno
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizpress.deck_and_lock import find_lock_of, load_deck, read_and_check
from quizpress.decks import stem_of
from quizpress.model import Deck
from quizpress.options import Options
from quizpress.outcome import Outcome
from quizpress.own_templates import add_templates
from quizpress.problem import Problem, Report, Source, about_file, clipped, has_errors
from quizpress.targets import EVERY_TARGET, TARGETS, find_outputs, press_papers

if TYPE_CHECKING:
    from quizpress.lock.advance import News
    from quizpress.lock.entries import Lock
    from quizpress.lock.moves import Transfer
    from quizpress.paper_warnings import PrintedDeck
    from quizpress.press import Unpressed
    from quizpress.press.anki.packed_notes import FieldEdits
    from quizpress.press.anki.press import Pressed
    from quizpress.press.paper.papers import Papers
    from quizpress.record.recall import BuildTask


def recall_deck(path: Path, options: Options) -> Outcome | None:
    """Return what a build of a deck comes to where nothing changed since the last, else None."""
    from quizpress.record.recall import recall_build  # noqa: PLC0415  `check` recalls nothing.
    from quizpress.write import hold_deck, sweep_folder  # noqa: PLC0415  `check` writes nothing.

    options, unusable = add_templates(path, options)
    if unusable:
        return None
    with hold_deck(path):
        folder = _output_folder(path, options)
        made = _find_made(stem_of(path), folder, options)
        known = recall_build(path, folder, made, options)
        # Its folder is as a build left it, and no link.
        for place in (path.parent, folder) if known else ():
            sweep_folder(place)
        return known


def build_deck(
    path: Path, options: Options, on_file: Callable[[str], None] = lambda _name: None
) -> Outcome:
    """Take one deck all the way; nothing is written where anything is wrong.

    `on_file` hears the name of each file as it is made.
    """
    from quizpress.record.recall import begin_task  # noqa: PLC0415  `check` recalls nothing.
    from quizpress.write import hold_deck  # noqa: PLC0415

    known = recall_deck(path, options)
    if known:
        return known
    options, unusable = add_templates(path, options)
    with hold_deck(path):
        task = begin_task(path, _output_folder(path, options), options)
        deck, report = read_and_check(path, task.beside, options.wanted, options.printing.sheet)
        report.problems += [unusable] if unusable else []
        if options.keeps_lock:
            report.problems += find_lost_locks({path: options.folder}, options.out).values()
        if deck is None or has_errors(report.problems):
            return Outcome(str(path), report.problems)
        try:
            return _press_and_write(task, deck, report, on_file)
        except OSError as error:
            return Outcome(str(path), [*report.problems, describe_unwritable(path, error)])


def _output_folder(path: Path, options: Options) -> Path:
    return options.out / options.folder / stem_of(path)


def find_lost_locks(paths: Mapping[Path, Path], out: Path) -> dict[Path, Problem]:
    """Return a problem for each deck whose lock is gone; its folder is where a build has it."""
    from quizpress.record.lost_lock import find_lost_lock  # noqa: PLC0415  `check` needs no lock.

    found = {
        path: find_lost_lock(path, out / folder / stem_of(path)) for path, folder in paths.items()
    }
    return {path: problem for path, problem in found.items() if problem}


def plan_deck(
    path: Path,
    folder: Path,
    now: int,
    transfer: "Transfer | None" = None,
    around: Collection[Path] = frozenset(),
) -> Outcome:
    """Return what the next build would change in Anki; nothing is written.

    The folder is that of the deck's outputs, which tell more of the last build than the lock. The
    transfer is that of cards that move between the decks of a call, and `around` it are decks that
    cards may have come from.
    """
    from quizpress.lock.moves import STAYS  # noqa: PLC0415  `check` needs no lock.
    from quizpress.press.anki.packed_notes import MOST_PACKED, find_field_edits  # noqa: PLC0415
    from quizpress.press.anki.press import plan_notes  # noqa: PLC0415  `check` needs no press.
    from quizpress.read.files import read_plain  # noqa: PLC0415

    deck, problems = load_deck(path)
    if deck is None:
        return Outcome(str(path), problems)
    before, found = find_lock_of(deck, path)
    outcome = Outcome(str(path), problems + found, _count_cards(deck))
    if found or not (before or deck.cards("anki")):
        return outcome
    step = plan_notes(deck, before, now, transfer or STAYS)
    edits: dict[str, FieldEdits] = {}
    with contextlib.suppress(OSError):
        package = folder / f"{deck.stem}.apkg"
        edits = find_field_edits(step, lambda: read_plain(package, MOST_PACKED))
    apart = _find_cards_apart(path, before, step.news, around, now)
    problems = [*outcome.problems, *apart]
    return outcome._replace(problems=problems, news=None if apart else step.news, edits=edits)


def _find_cards_apart(
    path: Path, before: "Lock | None", news: "News", around: Collection[Path], now: int
) -> list[Problem]:
    """Report cards that came from decks around a call; most have none there with a lock."""
    if not around:
        return []
    from quizpress.moved_cards import report_cards_apart  # noqa: PLC0415  Few calls have any.

    return report_cards_apart(path, before.entries if before else (), news, around, now)


def _press_and_write(
    task: "BuildTask", deck: Deck, report: Report, on_file: Callable[[str], None]
) -> Outcome:
    """Press what is asked for, then write all of it; nothing where anything cannot be made."""
    from quizpress.paper_warnings import PrintedDeck  # noqa: PLC0415  `check` prints nothing.

    path, options = task.path, task.options
    outcome = Outcome(str(path), report.problems, _count_cards(deck))
    made = None
    if options.heeds_lock:
        made, found = _press_for_anki(deck, path, options)
        if found:
            return outcome._replace(problems=outcome.problems + found)
    outcome, papers = press_on_paper(task, deck, outcome, [PrintedDeck(report.source)], on_file)
    if outcome.failed:
        return outcome
    if made and "anki" in options.targets:
        outcome = outcome._replace(news=made.news)
    return write_outputs(task, outcome, made, papers)


def press_on_paper(
    task: "BuildTask",
    deck: Deck,
    outcome: Outcome,
    printed: "Sequence[PrintedDeck]",
    on_file: Callable[[str], None],
) -> "tuple[Outcome, Papers | None]":
    """Press what is asked for on paper; return what came of it so far, and the files.

    Warnings stand in the decks that are `printed`, which are one or joined to one.
    """
    from quizpress.paper_warnings import warn_of_papers  # noqa: PLC0415  `check` prints nothing.
    from quizpress.press import Unpressed  # noqa: PLC0415  `check` needs no press.

    path, targets, printing = Path(outcome.path), task.options.targets, task.options.printing
    papers, found = None, []
    try:
        papers = press_papers(deck, targets, printing, task.find_drawn, on_file)
    except Unpressed as error:
        found = [_describe_unpressed(path, error)]
    if papers:
        found = warn_of_papers(papers, deck, printing, path, printed)
        outcome = outcome._replace(papers=papers.tell())
    return outcome._replace(problems=[*outcome.problems, *found]), papers


def _describe_unpressed(path: Path, error: "Unpressed") -> Problem:
    """Return a problem of what cannot be made of a deck, in a template where that is to blame."""
    from quizpress.press import BrokenTemplate  # noqa: PLC0415  `check` needs no press.

    if not isinstance(error, BrokenTemplate):
        return about_file("not-pressed", path, str(error), error.hint)
    source = Source(error.path, error.text)
    place = source.place(source.span_of_line(error.line))
    return Problem("template-broken", str(error), place, error.hint)


def write_outputs(
    task: "BuildTask", outcome: Outcome, made: "Pressed | None", papers: "Papers | None"
) -> Outcome:
    """Write what was pressed, then the lock; return what came of it.

    Raises:
        OSError: something cannot be written; see `describe_unwritable`.
    """
    from quizpress.lock.file import encode_lock, follow_link, lock_path  # noqa: PLC0415  `check` needs no lock.
    from quizpress.record.outputs import place_outputs, report_kept, save_record  # noqa: PLC0415
    from quizpress.record.recall import remember_build  # noqa: PLC0415
    from quizpress.record.record_file import read_record  # noqa: PLC0415
    from quizpress.write import hold_folder, sweep_folder  # noqa: PLC0415  `check` writes nothing.

    path, folder, options = task.path, task.folder, task.options
    package = [made.artifact] if made and outcome.news and outcome.news.notes else []
    files = [*package, *(papers.artifacts if papers else ())]
    outputs = {folder / file.name: file.data for file in files}
    stale = [folder / name for name in _find_made(stem_of(path), folder, options)]
    named, real = lock_path(path), follow_link(lock_path(path))
    lock = {real: encode_lock(made.lock)} if made and outcome.news else {}
    sweep_folder(path.parent)
    with hold_folder(folder):
        placed = place_outputs(outputs, stale, options, lock, read_record(folder))
        outcome = outcome._replace(
            problems=[*outcome.problems, *report_kept(placed)],
            written=tuple(placed.written),
            fresh=tuple([named if file == real else file for file in placed.fresh]),
            removed=tuple(placed.removed),
            kept=tuple(placed.kept),
        )
        record = remember_build(task, outcome, placed, files, lock)
        save_record(folder, record, options)
    return outcome


def _find_made(stem: str, folder: Path, options: Options) -> list[str]:
    """Return the files that an earlier build may have made of what is asked for.

    One form alone is made beside the others; a build of all that is usual leaves nothing old.
    """
    targets = options.targets & {"anki"} if options.printing.form else options.targets
    targets |= frozenset(EVERY_TARGET) if targets.issuperset(TARGETS) else frozenset()
    try:
        with os.scandir(folder) as files:
            plain = [file.name for file in files if file.is_file(follow_symlinks=False)]
    except OSError:
        return []
    found = sorted(find_outputs(stem, plain, targets))
    return [name for name in found if not name.endswith(tuple(options.spared))]


def _count_cards(deck: Deck) -> int:
    return sum(len(section.cards) for section in deck.sections)


def _press_for_anki(
    deck: Deck, path: Path, options: Options
) -> "tuple[Pressed | None, list[Problem]]":
    """Press a deck for Anki; one that has never had a card for Anki has nothing to press."""
    from quizpress.lock import file as lockfile  # noqa: PLC0415  `check` needs no lock.
    from quizpress.press.anki.press import press_deck  # noqa: PLC0415  `check` needs no press.

    before, found = find_lock_of(deck, path)
    if found or not (before or deck.cards("anki")):
        return None, found
    made = press_deck(deck, before, options.now)
    apart = _find_cards_apart(path, before, made.news, options.around, options.now)
    if apart:
        return None, apart
    if not options.locked:  # Else the lock stays as it is, and a text may be missing there.
        from quizpress.located import locate_cards  # noqa: PLC0415  `check` needs no lock.

        located = locate_cards(deck, made.lock.located)
        made = made._replace(lock=made.lock._replace(located=located))
    stale = (
        lockfile.find_outdated(lockfile.lock_path(path), made.lock, made.news)
        if options.locked
        else []
    )
    return (None, stale) if stale else (made, [])


def describe_unwritable(path: Path, error: OSError) -> Problem:
    """Return a problem of what cannot be written for a deck, and what to do."""
    from quizpress.lock.file import lock_path  # noqa: PLC0415  `check` needs no lock.
    from quizpress.write import HalfWrittenError  # noqa: PLC0415  `check` writes nothing.

    what = "the lock" if str(error.filename) == str(lock_path(path)) else "an output"
    message = f"{what} of {clipped(path.name, _CLIP)} cannot be written: {error.strerror or error}"
    hint = "the last good files and the lock are as they were"
    if isinstance(error, HalfWrittenError):
        hint = "some of the outputs are new; see to what is wrong, and build again"
    elif error.errno in _REMEDIES:
        hint = f"{_REMEDIES[error.errno]}; {hint}"
    return about_file("unwritable", _name_obstacle(error) or path, message, hint)


def _name_obstacle(error: OSError) -> str:
    """Return the path that an error is about; where it leads through a file, that file."""
    named = error.filename or ""
    above = map(str, Path(named).parents) if error.errno == errno.ENOTDIR else ()
    return next((each for each in above if os.path.isfile(each)), named)  # noqa: PTH113  It raises nothing.


_CLIP = 60
_NO_FOLDER = "move that file, or name another folder with --out"
_NO_RIGHTS = "see to the rights of its folder, or name another for outputs with --out"
_REMEDIES: dict[int | None, str] = {
    errno.ELOOP: "remove the link, or name with --out the folder that it leads to",
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EACCES: _NO_RIGHTS,
    errno.EPERM: _NO_RIGHTS,
    errno.EROFS: "name a folder with --out that can be written to",
    errno.ENOSPC: "make room on the disk",
    errno.ENAMETOOLONG: "give the deck's file a shorter name",
}
