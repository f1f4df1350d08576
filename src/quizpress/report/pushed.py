"""What a push did in Anki, or what Anki has before one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizpress.report.sorts import search
from quizpress.report.text import Paint, printable

if TYPE_CHECKING:
    from quizpress.lock.entries import Lock
    from quizpress.push.connect import AnkiError
    from quizpress.push.push import Pushed, Removed, Stock

_MOST_TERMS = 20


def as_text(pushed: "Pushed", lock: "Lock") -> str:
    """Return what a push did."""
    return "".join([f"  {line}\n" for line in _lines(pushed, lock)])


def _lines(pushed: "Pushed", lock: "Lock") -> Iterator[str]:
    yield f"pushed into Anki: {pushed.new:,} new, {pushed.updated:,} updated"
    if pushed.moved:
        yield f"moved {_cards(pushed.moved)} to {printable(lock.name)}"
    if pushed.own:
        yield f"left as learners changed it in Anki, later than here: {_notes(len(pushed.own))}"
        yield f"  {_search(pushed.own)}"
    if pushed.removed and pushed.done == "keep":
        gone = [entry.guid for entry in lock.entries if entry.removed]
        yield f"still in Anki, {_notes(pushed.removed)} that the deck has no more:"
        yield f"  {_search(gone)}"
        yield "  `--removed suspend` puts them out of the way, `--removed delete` deletes them"
    elif pushed.removed:
        yield f"{pushed.done.rstrip('e')}ed {_notes(pushed.removed)} that the deck has no more"


def survey(stock: "Stock", lock: "Lock", removed: "Removed") -> str:
    """Return what Anki has of a deck before a push."""
    living = sum(not entry.removed for entry in lock.entries)
    lines = [f"in Anki now: {len(stock.living):,} of its {_notes(living)} of the last build"]
    if stock.removed:
        lines.append(f"still in Anki: {_notes(len(stock.removed))} that the deck has no more")
    if removed != "keep":
        lines.append(f"a push would {removed} what Anki has of notes that the deck has no more")
    if stock.astray:
        lines.append(f"{_cards(len(stock.astray))} in a deck of its earlier name, to be moved")
    return "".join([f"  {line}\n" for line in lines])


def refused(error: "AnkiError", paint: Paint) -> str:
    """Return what kept Anki from being reached or from doing what it was asked."""
    said = f"{paint('error', 'error:')} {printable(str(error))}\n"
    return f"{said}  {paint('strong', 'hint:')} {printable(error.hint)}\n"


def _search(guids: "tuple[str, ...] | list[str]") -> str:
    more = f" (and {len(guids) - _MOST_TERMS:,} more)" if len(guids) > _MOST_TERMS else ""
    return " OR ".join([search(guid) for guid in guids[:_MOST_TERMS]]) + more


def _notes(count: int) -> str:
    return f"{count:,} note{'' if count == 1 else 's'}"


def _cards(count: int) -> str:
    return f"{count:,} card{'' if count == 1 else 's'}"
