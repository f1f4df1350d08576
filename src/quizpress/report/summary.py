"""What a run did, in a few lines."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizpress.outcome import Outcome
from quizpress.problem import Problem
from quizpress.report.change_kinds import (
    CHANGE_KINDS,
    advice_on_id,
    doubt_about,
    effects_of_edit,
    notes_to_advise,
    search_for,
)
from quizpress.report.print_report import describe_papers
from quizpress.report.text import Paint, counted, make_printable, quoted
from quizpress.text.plain import split_at_difference

if TYPE_CHECKING:
    from quizpress.bundle import Bundled
    from quizpress.codes import Severity
    from quizpress.installed import LeftOut
    from quizpress.lock.advance import Change
    from quizpress.lock.file import LockState

MOST_LINES = 12
_MOST_NAMES = 24
"""Files that are named: a class has many."""
_WIDTH, _WIDEST = 60, 98
"""Characters of a question, and of a line."""


def summarize_build(outcome: Outcome, asked: Collection[str] = ()) -> str:
    """Return what became of one deck, and what its learners will notice, of what was asked for."""
    if not outcome.built:
        return f"{make_printable(outcome.path)}: not built\n"
    news = outcome.news
    counts = Counter(CHANGE_KINDS[change.what].name for change in outcome.changes)
    told = "".join([f", {count:,} {name}" for name, count in counts.items()])
    here = (
        f" ({counted(news.notes, 'note')} in Anki)" if news and news.notes != outcome.cards else ""
    )
    head = f"{outcome.path}: {counted(outcome.cards, 'card')}{here}{told}"
    lost = notes_to_advise(outcome.changes)
    # Of new cards, which may be thousands, nothing more is to be said.
    told_of = [change for change in outcome.changes if change.what != "new"]
    lines = [line for change in told_of for line in _describe_change(change, lost)]
    if news and news.left:
        lines.insert(0, f"renamed in Anki: cards that were imported stay in {news.left}")
    for origin in news.origins if news else ():
        told = f"an import alone leaves the cards that moved in {origin}"
        lines.append(f"{told}; `quizpress push` moves them")
    more = len(lines) - MOST_LINES
    shown = lines if more <= 0 else [*lines[:MOST_LINES], f"… and {more:,} more like these"]
    printed = describe_papers(outcome.papers) if outcome.papers else ()
    indented = [f"  {line}" for line in [*shown, *_describe_files(outcome, asked), *printed]]
    # A lock tells of texts and names, too, and whoever wrote it may have meant to be heard here.
    return "".join([f"{make_printable(line)}\n" for line in [head, *indented]])


def _describe_change(change: "Change", lost: "frozenset[Change]") -> Iterator[str]:
    """Tell what learners will notice; of those `lost` how to keep it."""
    asked = quoted(change.entry.question)
    match change.what:
        case "reworded" if change.before:
            before, after = _cut_to_difference(change.before.question, change.entry.question)
            yield f"history kept: {before} is now {after}"
        case "moved here":
            yield f"moved here from {change.entry.came[-1]}: {asked}"
        case "moved away":
            yield f"moved to {change.entry.went}: {asked}"
        case "unclear":
            yield f"counted as new: {asked}"
            yield f"  {doubt_about(change)}"
        case "kind changed":
            yield f"counted as new, since its kind changed: {asked}"
        case "removed":
            yield f"stays in Anki: {asked}; find it there with {search_for(change.entry.guid)}"
            if change in lost:
                yield f"  {advice_on_id(change.entry)}"
        case _:
            pass
    if change.before and change.what in ("changed", "reworded", "moved here"):
        for effect in effects_of_edit(change.before, change.entry):
            yield f"{effect}: {asked}"


def _cut_to_difference(before: str, after: str) -> tuple[str, str]:
    """Return two texts, cut so that what differs is seen."""
    same = len(split_at_difference(before, after)[0])
    start = max(0, same - _WIDTH // 2) if max(len(before), len(after)) > _WIDTH else 0
    first, second = (quoted(text[start:]) for text in (before, after))
    return (f"“…{first[1:]}", f"“…{second[1:]}") if start else (first, second)


def _describe_files(outcome: Outcome, asked: Collection[str]) -> Iterator[str]:
    folders = dict.fromkeys(path.parent for path in outcome.written)
    for folder in folders:
        names = [path.name for path in outcome.written if path.parent == folder]
        fresh = any(path.parent == folder for path in outcome.fresh)
        yield from _wrap_names(f"{'wrote' if fresh else 'unchanged'} {folder}/: ", names)
    if outcome.removed:
        names = [path.name for path in outcome.removed]
        yield from _wrap_names("removed, since this build would not make it: ", names)
    if outcome.kept:
        names = [path.name for path in outcome.kept]
        yield from _wrap_names("kept, since no build wrote it so: ", names)
    if not outcome.written and not outcome.kept:
        alone = {*asked} == {"coverage"}
        why = "there is no `article`, and no card has an `at`" if alone else _NO_CARD
        yield f"wrote nothing: {why}"


_NO_CARD = "no card is for what was asked for"


def _wrap_names(head: str, names: Sequence[str]) -> Iterator[str]:
    """Yield lines with names, none of them cut in two; of very many the first."""
    more = len(names) - _MOST_NAMES
    names = [*names[:_MOST_NAMES], f"and {more} more"] if more > 1 else names
    line = head
    for place, name in enumerate(names):
        part = name if place == len(names) - 1 else f"{name}, "
        if line != head and len(line) + len(part) > _WIDEST:
            yield line.rstrip()
            line = "  "
        line += part
    yield line


def say_once(outcomes: Sequence[Outcome]) -> Iterator[list[Problem]]:
    """Yield the problems of each deck that no other told before, as settings of all do.

    What to do with files that were kept is said once. Tags that another deck has are no mistake.
    """
    said: set[str] = set()
    told: set[Problem] = set()
    unknown = [
        {each.message for each in outcome.problems if each.code == "tag-unknown"}
        for outcome in outcomes
        if outcome.papers
    ]
    known = {each for some in unknown for each in some if not all(each in one for one in unknown)}
    for outcome in outcomes:
        shown = []
        for problem in outcome.problems:
            if problem in told or problem.message in known:
                continue
            told.add(problem)
            again = problem.code in ("output-kept", "output-left") and problem.hint in said
            shown.append(problem._replace(hint="") if again else problem)
            said.add(problem.hint)
        yield shown


def describe_bundle(made: "Bundled") -> str:
    """Return what became of a bundle."""
    file = make_printable(str(made.path))
    if made.problems:
        return f"{file}: not written\n"
    if not made.decks:
        return f"{file}: not written, no deck has a card for Anki\n"
    holds = f"{counted(made.decks, 'deck')}, {counted(made.notes, 'note')}"
    return f"{file}: {holds}{'' if made.fresh else ', unchanged'}\n"


def describe_columns(roster: Path, columns: Sequence[str]) -> str:
    """Return what sheets show of a class list beside name and class; nothing where that is all."""
    named = ", ".join([f"`{column}`" for column in columns])
    told = f"{roster}: sheets show each student's {named}; delete what they are not to show"
    return make_printable(told) + "\n" if columns else ""


def describe_left_bundles(names: Collection[str], folder: Path, outcomes: Sequence[Outcome]) -> str:
    """Return which bundles of earlier builds may be older than packages that are new."""
    if not any(file.suffix == ".apkg" for outcome in outcomes for file in outcome.fresh):
        return ""
    left = [file for name in sorted(names) if (file := folder / name).is_file()]
    return "".join(
        [
            f"{make_printable(str(file))}: left as an earlier build made it,"
            f" `--bundle {make_printable(file.stem)}` makes it anew\n"
            for file in left
        ]
    )


def describe_lock(state: "LockState") -> str:
    """Return what a lock holds, and what was done to it."""
    file = make_printable(str(state.path))
    if state.problems:
        return ""
    if not state.notes and not state.removed:
        return f"{file}: no lock yet, `quizpress build` makes it\n"
    gone = f", {state.removed:,} removed" if state.removed else ""
    holds = f"{file}: {counted(state.notes, 'note')}{gone}"
    if not state.repaired:
        return f"{holds}, nothing to repair\n"
    both = f"; of {counted(state.joined, 'note')} on both sides the later" if state.joined else ""
    return f"{holds}: repaired, every note is kept{both}; now run `quizpress build`\n"


def count_built(outcomes: Sequence[Outcome], left_out: Sequence["LeftOut"] = ()) -> str:
    """Return the last line of a build; it repeats what was left out of all decks, and why."""
    failed = sum(not outcome.built for outcome in outcomes)
    partly = sum(bool(outcome.built and outcome.kept) for outcome in outcomes)
    idle = sum(bool(each.built and not each.written and not each.kept) for each in outcomes)
    built = len(outcomes) - failed - idle
    told = [f"{counted(built, 'deck')} built"] if built or not idle else []
    whose = "" if built == 1 else f"{partly} of them "
    told += [f"{whose}but for files that were kept"] if partly else []
    told += [f"{counted(idle, 'deck')} with nothing to build"] if idle else []
    told += [f"{counted(failed, 'deck')} not"] if failed else []
    options = " and ".join([f"--{each.extra}" for each in left_out])
    told += [f"{options} left out: run `{left_out[0].hint}`"] if left_out else []
    return make_printable(", ".join(told)) + "\n"


def describe_left_out(left_out: Sequence["LeftOut"], paint: Paint) -> str:
    """Return what is said of outputs that are asked for and cannot be made."""
    hints = dict.fromkeys([each.hint for each in left_out])
    return "".join(
        [f"quizpress: {paint('error', 'error:')} {each.message}\n" for each in left_out]
        + [f"  {paint('strong', 'hint:')} run `{make_printable(hint)}`\n" for hint in hints]
    )


def count_problems(
    decks: int,
    problems: Sequence[Problem],
    unmended: int = 0,
    *,
    settings: int = 0,
    verbose: bool = False,
) -> str:
    """Return the last line of a check.

    Infos count where they are shown; else those are told that an author needs to know of.
    """
    counts = Counter(problem.severity for problem in problems)
    told: tuple[Severity, ...] = ("error", "warning", *(("info",) if verbose else ()))
    parts = [counted(counts[name], name) for name in told if counts[name]]
    parts += [f"{unmended:,} not mended"] if unmended else []
    unsaid = "" if verbose else ", ".join(_name_unsaid(problems))
    rest = f"; {unsaid} (-v shows which)" if unsaid else ""
    read = [counted(decks, "deck")] if decks or not settings else []
    read += [counted(settings, "file") + " of settings"] if settings else []
    return f"{' and '.join(read)}, {', '.join(parts) or 'no problems'}{rest}\n"


def _name_unsaid(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield what infos tell of a deck that an author believes to be looked up in its article."""
    if unlocated := _count_unlocated(problems):
        yield f"{counted(unlocated, 'answer')} not located where the card says"
    if missing := sum(problem.code == "text-missing" for problem in problems):
        yield f"{counted(missing, 'article')} without the text named"


def _count_unlocated(problems: Sequence[Problem]) -> int:
    """Count places of cards that infos alone doubt."""
    from quizpress.rules.review import ON_PLACES  # noqa: PLC0415  A build needs none.

    told = {problem.place for problem in problems if problem.severity != "info"}
    doubted = {problem.place for problem in problems if problem.code in ON_PLACES}
    return len(doubted - told)
