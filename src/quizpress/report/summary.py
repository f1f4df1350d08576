"""What a run did, in a few lines."""

from collections import Counter
from collections.abc import Iterator, Sequence

from quizpress.pipeline import Outcome
from quizpress.problem import Problem
from quizpress.report.text import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quizpress.lock.advance import Change, What

MOST_LINES = 12
_WIDTH = 60

_COUNTED: "dict[What, str]" = {
    "new": "new",
    "unclear": "new",
    "kind changed": "new",
    "changed": "edited",
    "reworded": "edited",
    "back": "back",
    "removed": "removed",
}


def summary(outcome: Outcome) -> str:
    """Return what became of one deck, and what its learners will notice."""
    if outcome.failed:
        return f"{printable(outcome.path)}: not built, its last output stays\n"
    counts = Counter(_COUNTED[change.what] for change in outcome.changes)
    news = ", ".join([f"{count:,} {name}" for name, count in counts.items()])
    head = f"{printable(outcome.path)}: {_count(outcome.cards, 'card')}{news and f', {news}'}\n"
    lines = [line for change in outcome.changes for line in _change(change)]
    if outcome.left:
        lines.insert(0, f"renamed in Anki: cards that were imported stay in {outcome.left}")
    more = len(lines) - MOST_LINES
    shown = lines if more <= 0 else [*lines[:MOST_LINES], f"… and {more:,} more like these"]
    return head + "".join([f"  {line}\n" for line in [*shown, *_files(outcome)]])


def _change(change: "Change") -> Iterator[str]:
    asked = _clip(change.entry.question)
    match change.what:
        case "reworded" if change.before:
            yield f"history kept: {_clip(change.before.question)} is now {asked}"
        case "unclear":
            yield f"counted as new, since it cannot be told which card it was before: {asked}"
        case "kind changed":
            yield f"counted as new, since its kind changed: {asked}"
        case "removed":
            yield f'stays in Anki: {asked}; find it there with "Note ID:{change.entry.guid}"'
        case "changed" if _loses_cards(change):
            yield f"leaves an empty card in Anki (Tools, Empty Cards removes it): {asked}"
        case _:
            return


def _loses_cards(change: "Change") -> bool:
    return bool(change.before and {*change.before.ordinals} - {*change.entry.ordinals})


def _files(outcome: Outcome) -> Iterator[str]:
    folders = dict.fromkeys(path.parent for path in outcome.written)
    for folder in folders:
        names = ", ".join([path.name for path in outcome.written if path.parent == folder])
        fresh = any(path.parent == folder for path in outcome.fresh)
        yield printable(f"{'wrote' if fresh else 'unchanged'} {folder}/: {names}")


def total(outcomes: Sequence[Outcome]) -> str:
    """Return the last line of a build."""
    failed = sum(outcome.failed for outcome in outcomes)
    built = _count(len(outcomes) - failed, "deck")
    return f"{built} built" + (f", {_count(failed, 'deck')} not" if failed else "") + "\n"


def verdict(decks: int, problems: Sequence[Problem]) -> str:
    """Return the last line of a check."""
    counts = Counter(problem.severity for problem in problems)
    parts = [_count(counts[name], name) for name in ("error", "warning") if counts[name]]
    return f"{_count(decks, 'deck')}, {', '.join(parts) or 'no problems'}\n"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _clip(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= _WIDTH else line[: _WIDTH - 1] + '…'}”"
