"""The sorts of change that a build makes in Anki, and what comes with them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quizpress.report.text import quoted

if TYPE_CHECKING:
    from quizpress.lock.advance import Change, What
    from quizpress.lock.entries import LockEntry


class ChangeKind(NamedTuple):
    """How one sort of change is shown: its sign, its colour, its name, what Anki does."""

    sign: str
    role: str
    name: str
    history: str


CHANGE_KINDS: "dict[What, ChangeKind]" = {
    "new": ChangeKind("+", "good", "new", "new"),
    "unclear": ChangeKind("+", "good", "new", "new"),
    "kind changed": ChangeKind("±", "warning", "kind changed", "new"),
    "back": ChangeKind("+", "good", "back", "kept"),
    "changed": ChangeKind("~", "warning", "edited", "kept"),
    "reworded": ChangeKind("~", "warning", "reworded", "kept"),
    "retagged": ChangeKind("~", "warning", "retagged", "kept"),
    "moved here": ChangeKind("→", "warning", "moved here", "kept"),
    "moved away": ChangeKind("←", "warning", "moved away", "kept"),
    "removed": ChangeKind("-", "error", "removed", "stays"),
}


def search_for(guid: str) -> str:
    """Return what finds a note in Anki's browser."""
    return f'"Note ID:{guid}"'


def notes_to_advise(changes: "Sequence[Change]") -> "frozenset[Change]":
    """Return the removed notes that a new one of their kind may be, reworded.

    A pair of a matching takes no id of its own; a new note that looks like one says so itself.
    """
    new = {change.entry.kind for change in changes if CHANGE_KINDS[change.what].name == "new"}
    told = ("kind changed", "unclear")
    kinds = {c.before.guid for c in changes if c.before and c.what in told}
    return frozenset(
        change
        for change in changes
        if change.what == "removed" and change.entry.guid not in kinds
        if change.entry.kind in new - {"matching"}
    )


def advice_on_id(entry: "LockEntry") -> str:
    """Return what keeps the history of a removed note."""
    return f"if a new card is that one reworded, give it `id: {entry.key}`"


def doubt_about(change: "Change") -> str:
    """Return which note a new one may have been, and how it keeps that one's history."""
    if change.before is None or change.entry.kind == "matching":
        return "it cannot be told which card it was before"
    asked = quoted(change.before.question)
    return f"if it is {asked} reworded, give it `id: {change.before.key}`"


def effects_of_edit(before: "LockEntry", after: "LockEntry") -> Iterator[str]:
    """Tell what an edit does to the cards of a note that learners have, beyond its text."""
    if {*before.ordinals} - {*after.ordinals}:
        yield "leaves an empty card in Anki (Tools, Empty Cards removes it)"
    was, now = _hidden_texts(before), _hidden_texts(after)
    moved = [gap for place, gap in was.items() if now.get(place) != gap and gap in now.values()]
    if after.kind == "cloze" and moved:
        gaps = [f"{{{{c{place + 1}::{gap}}}}}" for place, gap in was.items() if gap in moved]
        count = f"reviews of “{moved[0]}” now count for another"
        yield f"the gaps moved, {count}; write {', '.join(gaps)} as before"


def _hidden_texts(entry: "LockEntry") -> dict[int, str]:
    """Return what each card hides; nothing where a gap's own text holds what parts them."""
    texts = entry.answer.split(" · ")
    known = len(texts) == len(entry.ordinals)
    return dict(zip(entry.ordinals, texts, strict=True)) if known else {}
