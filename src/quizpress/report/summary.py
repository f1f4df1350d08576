"""What a run did, in a few lines."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizpress.pipeline import Outcome
from quizpress.problem import Problem, clipped
from quizpress.report.change_kinds import SORTS, advice, advised, effects, search
from quizpress.report.print_report import as_lines
from quizpress.report.text import printable

if TYPE_CHECKING:
    from quizpress.bundle import Bundled
    from quizpress.codes import Severity
    from quizpress.lock.advance import Change
    from quizpress.lock.file import State

MOST_LINES = 12
_WIDTH = 60


def summary(outcome: Outcome) -> str:
    """Return what became of one deck, and what its learners will notice."""
    if outcome.failed:
        return f"{printable(outcome.path)}: not built\n"
    news = outcome.news
    counts = Counter(SORTS[change.what].name for change in outcome.changes)
    told = "".join([f", {count:,} {name}" for name, count in counts.items()])
    here = (
        f" ({_count(news.notes, 'note')} in Anki)" if news and news.notes != outcome.cards else ""
    )
    head = f"{printable(outcome.path)}: {_count(outcome.cards, 'card')}{here}{told}\n"
    lost = advised(outcome.changes)
    lines = [line for change in outcome.changes for line in _change(change, lost)]
    if news and news.left:
        lines.insert(0, f"renamed in Anki: cards that were imported stay in {news.left}")
    more = len(lines) - MOST_LINES
    shown = lines if more <= 0 else [*lines[:MOST_LINES], f"… and {more:,} more like these"]
    printed = as_lines(outcome.papers) if outcome.papers else ()
    return head + "".join([f"  {line}\n" for line in [*shown, *_files(outcome), *printed]])


def _change(change: "Change", lost: "frozenset[Change]") -> Iterator[str]:
    """Tell what learners will notice; of those `lost` how to keep it."""
    asked = _clip(change.entry.question)
    match change.what:
        case "reworded" if change.before:
            before, after = _difference(change.before.question, change.entry.question)
            yield f"history kept: {before} is now {after}"
        case "unclear":
            yield f"counted as new, since it cannot be told which card it was before: {asked}"
        case "kind changed":
            yield f"counted as new, since its kind changed: {asked}"
        case "removed":
            yield f"stays in Anki: {asked}; find it there with {search(change.entry.guid)}"
            if change in lost:
                yield f"  {advice(change.entry)}"
        case _:
            pass
    if change.before and change.what in ("changed", "reworded"):
        for effect in effects(change.before, change.entry):
            yield f"{effect}: {asked}"


def _difference(before: str, after: str) -> tuple[str, str]:
    """Return two texts, cut so that what differs is seen."""
    pairs = enumerate(zip(before, after, strict=False))
    same = next((place for place, (old, new) in pairs if old != new), min(len(before), len(after)))
    start = max(0, same - _WIDTH // 2) if max(len(before), len(after)) > _WIDTH else 0
    first, second = (_clip(text[start:]) for text in (before, after))
    return (f"“…{first[1:]}", f"“…{second[1:]}") if start else (first, second)


def _files(outcome: Outcome) -> Iterator[str]:
    folders = dict.fromkeys(path.parent for path in outcome.written)
    for folder in folders:
        names = ", ".join([path.name for path in outcome.written if path.parent == folder])
        fresh = any(path.parent == folder for path in outcome.fresh)
        yield printable(f"{'wrote' if fresh else 'unchanged'} {folder}/: {names}")
    if outcome.removed:
        names = ", ".join([path.name for path in outcome.removed])
        yield printable(f"removed {names}, which this build would not make")
    if not outcome.written:
        yield "wrote nothing: no card is for what was asked for"


def bundled(made: "Bundled") -> str:
    """Return what became of a bundle."""
    file = printable(str(made.path))
    if made.problems:
        return f"{file}: not written\n"
    if not made.decks:
        return f"{file}: not written, no deck has a card for Anki\n"
    holds = f"{_count(made.decks, 'deck')}, {_count(made.notes, 'note')}"
    return f"{file}: {holds}{'' if made.fresh else ', unchanged'}\n"


def locked(state: "State") -> str:
    """Return what a lock holds, and what was done to it."""
    file = printable(str(state.path))
    if state.problems:
        return ""
    if not state.notes and not state.removed:
        return f"{file}: no lock yet, `quizpress build` makes it\n"
    gone = f", {state.removed:,} removed" if state.removed else ""
    holds = f"{file}: {_count(state.notes, 'note')}{gone}"
    if not state.repaired:
        return f"{holds}, nothing to repair\n"
    both = f"; of {_count(state.joined, 'note')} on both sides the later" if state.joined else ""
    return f"{holds}: repaired, every note is kept{both}; now run `quizpress build`\n"


def total(outcomes: Sequence[Outcome]) -> str:
    """Return the last line of a build."""
    failed = sum(outcome.failed for outcome in outcomes)
    built = _count(len(outcomes) - failed, "deck")
    return f"{built} built" + (f", {_count(failed, 'deck')} not" if failed else "") + "\n"


def verdict(decks: int, problems: Sequence[Problem], *, verbose: bool = False) -> str:
    """Return the last line of a check; infos count where they are shown."""
    counts = Counter(problem.severity for problem in problems)
    told: tuple[Severity, ...] = ("error", "warning", *(("info",) if verbose else ()))
    parts = [_count(counts[name], name) for name in told if counts[name]]
    return f"{_count(decks, 'deck')}, {', '.join(parts) or 'no problems'}\n"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _clip(text: str) -> str:
    return f"“{clipped(text, _WIDTH)}”"
