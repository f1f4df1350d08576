"""What a push did in Anki, or what one would do."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizpress.report.change_kinds import search_for
from quizpress.report.text import Paint, counted, make_printable, quoted

if TYPE_CHECKING:
    from quizpress.lock.entries import Lock
    from quizpress.outcome import Outcome
    from quizpress.push.connect import AnkiError
    from quizpress.push.forecast import PushEffects, Removed

_MOST = 20
"""How many notes are named, or stand in one search."""
_WOULD = {
    "pushed": "would push",
    "moved": "would move",
    "brought": "would bring",
    "replaced": "would replace",
    "left": "would leave",
    "kept": "would keep",
    "suspended": "would suspend",
    "deleted": "would delete",
}
_DID = {verb: verb for verb in _WOULD}
_REMEDY = "`--removed suspend` puts them out of the way, `--removed delete` deletes them"


def leave_out_import(outcome: "Outcome", removed: "Removed") -> "Outcome":
    """Return an outcome without what is true of an import, and not of a push that is to follow."""
    news = outcome.news
    if not news:
        return outcome
    deletes = removed == "delete"
    kept = [change for change in news.changes if not deletes or change.what != "removed"]
    return outcome._replace(news=news._replace(left="", origins=(), changes=tuple(kept)))


def describe_push(effects: "PushEffects", lock: "Lock", *, dry: bool = False) -> str:
    """Return what a push did, or would do where it is a dry run; the lock is the one after it."""
    said = _WOULD if dry else _DID
    lines = [
        f"{said['pushed']} into Anki: {effects.new:,} new, {effects.updated:,} updated",
        *_describe_decks(effects, lock, said),
        *_describe_changed(effects, lock, said),
        *_describe_own_layer(effects, said),
        *_describe_removed(effects, lock, dry=dry),
    ]
    return "".join([f"  {line}\n" for line in lines])


def describe_in_anki(effects: "PushEffects", lock: "Lock") -> str:
    """Return what of the notes in Anki an import of the planned build meets."""
    lines = [*_describe_changed(effects, lock, _WOULD)]
    for guids, what in ((effects.tagged, "tags"), (effects.noted, "notes")):
        if guids:
            count = counted(len(guids), "note")
            told = f"{what} of a learner's own on {count} go with an import; a push keeps them"
            lines.append(told)
    return "".join([f"  {line}\n" for line in lines or ["no note was changed in Anki"]])


def _describe_decks(effects: "PushEffects", lock: "Lock", said: dict[str, str]) -> Iterator[str]:
    """Tell of cards that are moved to the deck's new name, and of note types with a new look."""
    for name, cards in effects.moved.items():
        count = counted(cards, "card")
        yield f"{said['moved']} {count} from {make_printable(name)} to {make_printable(lock.name)}"
    for name in effects.emptied:
        told = f"{name} is empty now; delete that deck in Anki if you need it no more"
        yield make_printable(told)
    if effects.looks:
        yield f"{said['brought']} the look of {', '.join(effects.looks)} up to date;"
        yield "  a styling of your own in these note types is replaced"


def _describe_changed(effects: "PushEffects", lock: "Lock", said: dict[str, str]) -> Iterator[str]:
    """Tell of notes changed in Anki: those that an edit here replaces are named."""
    for guids, what in (
        (effects.replaced, "what was changed in Anki"),
        (effects.doubtful, "what may have been changed in Anki before the last build"),
    ):
        if guids:
            yield f"{said['replaced']} {what}: {counted(len(guids), 'note')}"
            yield from _list_notes(guids, lock)
            yield from _describe_search(guids)
    if effects.blocked:
        count = counted(len(effects.blocked), "note")
        yield f"{said['left']} as changed in Anki, later than your own edit here: {count}"
        yield from _list_notes(effects.blocked, lock)
        yield from _describe_search(effects.blocked)
        yield "  `quizpress pull` shows both; edit the note here again, and your text replaces it"
    if effects.left:
        count = counted(len(effects.left), "note")
        yield f"{said['left']} as changed in Anki, later than in the deck: {count}"
        yield from _describe_search(effects.left)
        yield "  `quizpress pull` shows what was changed"


def _describe_own_layer(effects: "PushEffects", said: dict[str, str]) -> Iterator[str]:
    """Tell what learners have of their own on notes that are updated."""
    for guids, what in ((effects.tagged, "tags"), (effects.noted, "notes")):
        if guids:
            yield f"{said['kept']} {what} of your own on {counted(len(guids), 'updated note')}"


def _list_notes(guids: Sequence[str], lock: "Lock") -> Iterator[str]:
    questions = {entry.guid: entry.question for entry in lock.entries}
    for guid in guids[:_MOST]:
        yield f"  {quoted(questions[guid])}"
    if len(guids) > _MOST:
        yield f"  … and {len(guids) - _MOST:,} more"


def _describe_removed(effects: "PushEffects", lock: "Lock", *, dry: bool) -> Iterator[str]:
    """Tell of notes that came back or that the deck has no more, and what finds them."""
    gone, out, said = effects.gone, effects.out, _WOULD if dry else _DID
    if effects.asleep:
        count = counted(len(effects.asleep), "note")
        yield f"back in the deck, but still suspended in Anki: {count}; to unsuspend in Browse:"
        yield from _describe_search(effects.asleep, "  is:suspended ({})")
    match effects.done:
        case "keep":
            if gone:
                yield f"still in Anki: {_no_more(gone)}"
                yield from _describe_search(gone)
                yield f"  {_REMEDY}"
            if out:
                yield f"suspended in Anki: {_no_more(out)}"
        case "suspend":
            yield f"{said['suspended']} {_no_more(gone)}"
            yield from _describe_search(gone if dry else ())
        case "delete":
            yield f"{said['deleted']} {_no_more([*gone, *out])}"
            yield from _list_notes([*gone, *out], lock)
            yield from _describe_search([*gone, *out] if dry else ())
    if effects.foreign:
        count = counted(len(effects.foreign), "note")
        yield f"left alone, as another deck has them: {count} in the lock as removed"
        yield from _describe_search(effects.foreign)


def _no_more(guids: Sequence[str]) -> str:
    return f"{counted(len(guids), 'note')} that the deck has no more"


def _describe_search(guids: Sequence[str], form: str = "  {}") -> Iterator[str]:
    """Tell what finds notes in Anki's browser."""
    if guids:
        yield form.format(" OR ".join([search_for(guid) for guid in guids[:_MOST]]))
    if len(guids) > _MOST:
        yield f"  (the first {_MOST} of {len(guids):,})"


def warn_of_exposed_key(address: str, paint: Paint) -> str:
    """Return a warning about a key that goes over a network for all to read."""
    said = f"the key for {make_printable(address)} goes over the network unencrypted"
    hint = "use https, or an ssh tunnel to a port of this machine (ssh -L 8765:127.0.0.1:8765)"
    return f"{paint('warning', 'warning:')} {said}\n  {paint('strong', 'hint:')} {hint}\n"


def describe_refusal(error: "AnkiError", paint: Paint) -> str:
    """Return what kept Anki from being reached or from doing what it was asked."""
    said = f"{paint('error', 'error:')} {make_printable(str(error))}\n"
    return f"{said}  {paint('strong', 'hint:')} {make_printable(error.hint)}\n"
