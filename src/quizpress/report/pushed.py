"""What a push did in Anki, or what one would do."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizpress.problem import clipped
from quizpress.report.change_kinds import search
from quizpress.report.text import Paint, printable

if TYPE_CHECKING:
    from quizpress.lock.entries import Lock
    from quizpress.pipeline import Outcome
    from quizpress.push.connect import AnkiError
    from quizpress.push.forecast import Effects, Removed

_MOST = 20
"""How many notes are named, or stand in one search."""
_WIDTH = 60
_WOULD = {
    "pushed": "would push",
    "moved": "would move",
    "brought": "would bring",
    "replaced": "would replace",
    "left": "would leave",
    "suspended": "would suspend",
    "deleted": "would delete",
}
_DID = {verb: verb for verb in _WOULD}


def own(outcome: "Outcome", removed: "Removed") -> "Outcome":
    """Return an outcome without what is true of an import, and not of a push that is to follow."""
    news = outcome.news
    if not news:
        return outcome
    deletes = removed == "delete"
    kept = [change for change in news.changes if not deletes or change.what != "removed"]
    return outcome._replace(news=news._replace(left="", changes=tuple(kept)))


def as_text(effects: "Effects", lock: "Lock", *, dry: bool = False) -> str:
    """Return what a push did, or would do where it is a dry run; the lock is the one after it."""
    said = _WOULD if dry else _DID
    lines = [
        f"{said['pushed']} into Anki: {effects.new:,} new, {effects.updated:,} updated",
        *_decks(effects, lock, said),
        *_looks(effects, said),
        *_changed(effects, lock, said),
        *_back(effects),
        *_removed(effects, lock, dry=dry),
        *_foreign(effects),
    ]
    return "".join([f"  {line}\n" for line in lines])


def _decks(effects: "Effects", lock: "Lock", said: dict[str, str]) -> Iterator[str]:
    for name, cards in effects.moved.items():
        count = _count(cards, "card")
        yield f"{said['moved']} {count} from {printable(name)} to {printable(lock.name)}"
    for name in effects.emptied:
        yield f"{printable(name)} is empty now; delete that deck in Anki if you need it no more"


def _looks(effects: "Effects", said: dict[str, str]) -> Iterator[str]:
    if effects.looks:
        names = ", ".join(effects.looks)
        yield f"{said['brought']} the look of {names} up to date;"
        yield "  a styling of your own in these note types is replaced"


def _changed(effects: "Effects", lock: "Lock", said: dict[str, str]) -> Iterator[str]:
    """Tell of notes changed in Anki: those that an edit here replaces are named."""
    for guids, what in (
        (effects.replaced, "what was changed in Anki"),
        (effects.doubtful, "what may have been changed in Anki before the last build"),
    ):
        if guids:
            yield f"{said['replaced']} {what}: {_count(len(guids), 'note')}"
            yield from _named(guids, lock)
            yield from _found(guids)
    if effects.left:
        count = _count(len(effects.left), "note")
        yield f"{said['left']} as changed in Anki, later than in the deck: {count}"
        yield from _found(effects.left)


def _named(guids: Sequence[str], lock: "Lock") -> Iterator[str]:
    questions = {entry.guid: entry.question for entry in lock.entries}
    for guid in guids[:_MOST]:
        yield printable(f"  “{clipped(questions[guid], _WIDTH)}”")
    if len(guids) > _MOST:
        yield f"  … and {len(guids) - _MOST:,} more"


def _back(effects: "Effects") -> Iterator[str]:
    if effects.asleep:
        count = _count(len(effects.asleep), "note")
        yield f"back in the deck, but still suspended in Anki: {count}; to unsuspend in Browse:"
        yield f"  is:suspended ({_search(effects.asleep)})"
        yield from _cut(effects.asleep)


def _removed(effects: "Effects", lock: "Lock", *, dry: bool) -> Iterator[str]:
    """Tell of notes that the deck has no more, and what finds those that are still there."""
    gone, out, said = effects.gone, effects.out, _WOULD if dry else _DID
    match effects.done:
        case "keep":
            yield from _kept(gone, out)
        case "suspend":
            yield f"{said['suspended']} {_no_more(gone)}"
            yield from _found(gone if dry else ())
        case "delete":
            yield f"{said['deleted']} {_no_more([*gone, *out])}"
            yield from _named([*gone, *out], lock)
            yield from _found([*gone, *out] if dry else ())


def _foreign(effects: "Effects") -> Iterator[str]:
    """Tell of notes that the lock has as removed, and that are not this deck's to put away."""
    if effects.foreign:
        count = _count(len(effects.foreign), "note")
        yield f"left alone, as another deck has them: {count} in the lock as removed"
        yield from _found(effects.foreign)


def _kept(gone: Sequence[str], out: Sequence[str]) -> Iterator[str]:
    if gone:
        yield f"still in Anki: {_no_more(gone)}"
        yield from _found(gone)
        yield "  `--removed suspend` puts them out of the way, `--removed delete` deletes them"
    if out:
        yield f"suspended in Anki: {_no_more(out)}"


def _no_more(guids: Sequence[str]) -> str:
    return f"{_count(len(guids), 'note')} that the deck has no more"


def exposed(address: str, paint: Paint) -> str:
    """Return a warning about a key that goes over a network for all to read."""
    said = f"the key for {printable(address)} goes over the network unencrypted"
    hint = "use https, or an ssh tunnel to a port of this machine (ssh -L 8765:127.0.0.1:8765)"
    return f"{paint('warning', 'warning:')} {said}\n  {paint('strong', 'hint:')} {hint}\n"


def refused(error: "AnkiError", paint: Paint) -> str:
    """Return what kept Anki from being reached or from doing what it was asked."""
    said = f"{paint('error', 'error:')} {printable(str(error))}\n"
    return f"{said}  {paint('strong', 'hint:')} {printable(error.hint)}\n"


def _found(guids: Sequence[str]) -> Iterator[str]:
    """Tell what finds notes in Anki's browser."""
    if guids:
        yield f"  {_search(guids)}"
        yield from _cut(guids)


def _cut(guids: Sequence[str]) -> Iterator[str]:
    if len(guids) > _MOST:
        yield f"  (the first {_MOST} of {len(guids):,})"


def _search(guids: Sequence[str]) -> str:
    return " OR ".join([search(guid) for guid in guids[:_MOST]])


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
