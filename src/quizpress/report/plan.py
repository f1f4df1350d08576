"""What the next build changes in Anki, as people read it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from quizpress.lock.advance import differing_parts
from quizpress.lock.entries import UNSETTLED
from quizpress.outcome import Outcome
from quizpress.report.change_kinds import (
    CHANGE_KINDS,
    advice_on_id,
    doubt_about,
    effects_of_edit,
    notes_to_advise,
    search_for,
)
from quizpress.report.field_diff import compare_part
from quizpress.report.text import Paint, make_printable, quoted
from quizpress.report.word_diff import diff_words

if TYPE_CHECKING:
    from quizpress.lock.advance import Change, News
    from quizpress.lock.entries import LockEntry
    from quizpress.press.anki.packed_notes import FieldEdits

MOST_LINES = 20
"""How many notes of one sort are listed."""
_WIDTH = 72


KINDS = {
    "short": "short answer",
    "choice": "choice",
    "true-false": "true/false",
    "cloze": "cloze",
    "matching": "matching",
    "ordering": "ordering",
}
_PARTS = {
    "options": "options, their order or reasons",
    "notes": "explanation, hint or accepted answers",
    "source": "place, article or language",
    "section": "section",
    "media": "picture or sound",
    "form": "reverse card or typing",
}


def describe_plan(outcome: Outcome, paint: Paint) -> str:
    """Return what importing the next build of a deck will do."""
    path = make_printable(outcome.path)
    if outcome.failed:
        return f"{path}: no plan, the deck has errors\n"
    news = outcome.news
    if news is None:
        return f"{path}: no cards for Anki\n"
    head = f"{paint('strong', path)} → {make_printable(news.name)}\n"
    lines = [*_describe_deck(news, paint), *_describe_changes(news, outcome.edits, paint)]
    return head + "".join([f"  {line}\n" for line in [*lines, _count_changes(news)]])


def _describe_deck(news: "News", paint: Paint) -> Iterator[str]:
    if news.left:
        yield f"{paint('warning', '~')} the deck was {make_printable(news.left)} in Anki:"
        yield "    cards that learners have stay there, new ones come into the new deck;"
        yield "    `quizpress push` moves them, or Browse with " + make_printable(
            f'"deck:{news.left}"'
        )
    for origin in news.origins:
        yield f"{paint('warning', '~')} cards come from {make_printable(origin)}:"
        yield "    an import updates their notes, and leaves the cards that learners have there;"
        yield "    `quizpress push` moves them, or Browse with the search below each"
    if news.restyled:
        yield f"{paint('warning', '~')} the note types are newer: their look changes, no note does"


def _describe_changes(
    news: "News", edits: "Mapping[str, FieldEdits]", paint: Paint
) -> Iterator[str]:
    lost = notes_to_advise(news.changes)
    for name in dict.fromkeys(sort.name for sort in CHANGE_KINDS.values()):
        changes = [change for change in news.changes if CHANGE_KINDS[change.what].name == name]
        for change in changes[:MOST_LINES]:
            yield from _describe_change(change, edits.get(change.entry.guid, {}), paint)
            if change in lost:
                yield f"    {advice_on_id(change.entry)}"
        if len(changes) > MOST_LINES:
            more = f"{len(changes) - MOST_LINES:,} more {name}"
            yield f"    … and {more}; `quizpress plan --format json` lists all"
    gone = [change.entry.guid for change in news.changes if change.what == "removed"]
    if gone:
        yield "    Anki keeps what was removed; its browser finds it with"
        yield "    " + " OR ".join([search_for(guid) for guid in gone[:MOST_LINES]])


def _describe_change(change: "Change", edits: "FieldEdits", paint: Paint) -> Iterator[str]:
    sort, asked = CHANGE_KINDS[change.what], quoted(change.entry.question, _WIDTH)
    yield f"{paint(sort.role, f'{sort.sign} {sort.name:12}')} {asked}"
    if change.what == "unclear":
        yield f"    {make_printable(doubt_about(change))}"
    if change.what == "moved here":
        yield f"    from {make_printable(change.entry.came[-1])}; {search_for(change.entry.guid)}"
    if change.what == "moved away":
        yield f"    to {make_printable(change.entry.went)}, with its history"
    if change.what == "kind changed" and change.before:
        # A lock can hold kinds of a later version.
        was = KINDS.get(change.before.kind, change.before.kind)
        yield f"    was {was}, is {KINDS[change.entry.kind]}: a new note"
    if change.before and sort.history == "kept":
        yield from _describe_edit(change.before, change.entry, edits, paint)


def _describe_edit(
    before: "LockEntry", after: "LockEntry", edits: "FieldEdits", paint: Paint
) -> Iterator[str]:
    """Tell what an edit changes, in words where lock or package have them; history is kept."""
    parts = differing_parts(before, after)
    for name, old, new in (
        ("question", before.question, after.question),
        ("answer", before.answer, after.answer),
    ):
        if name in parts:
            yield f"    {name}: {_mark_words(old, new, paint)}"
    if "tags" in parts:
        yield f"    tags: {_mark_tags(before.tags, after.tags, paint)}"
    others = []
    for part in [name for name in parts if name in _PARTS]:
        told = [*compare_part(part, edits, after.kind)]
        for label, old, new in told:
            yield f"    {label}: {_mark_words(old, new, paint)}"
        others += [] if told else [_PARTS[part]]
    merged = before.hash == UNSETTLED
    if others or not (parts or merged or before.hash == after.hash):
        yield f"    changed: {', '.join(others) or 'its markup, rubric, pictures or language'}"
    if merged:
        yield "    both sides of a merge had changed it; it is sent again"
    for effect in effects_of_edit(before, after):
        yield f"    {paint('warning', make_printable(effect))}"


def _mark_words(before: str, after: str, paint: Paint) -> str:
    marks = {"gone": ("error", "[-{}-]"), "added": ("good", "{{+{}+}}"), "same": ("", "{}")}
    told = []
    for what, text in diff_words(before, after):
        role, form = marks[what]
        shown = form.format(make_printable(" ".join(text.split("\n"))))
        told.append(paint(role, shown) if role else shown)
    return "".join(told)


def _mark_tags(before: str, after: str, paint: Paint) -> str:
    old, new = before.split(), after.split()
    gone = [paint("error", f"-{make_printable(tag)}") for tag in old if tag not in new]
    added = [paint("good", f"+{make_printable(tag)}") for tag in new if tag not in old]
    return " ".join([*added, *gone])


def _count_changes(news: "News") -> str:
    counts = Counter(CHANGE_KINDS[change.what].name for change in news.changes)
    told = [f"{count:,} {name}" for name, count in counts.items()]
    gone = counts["removed"] + counts["moved away"]
    same = news.notes - (len(news.changes) - gone)
    return ", ".join([*told, f"{same:,} unchanged"])
