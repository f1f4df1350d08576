"""What the next build changes in Anki, as people read it."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizpress.lock.advance import differing
from quizpress.lock.entries import UNSETTLED
from quizpress.pipeline import Outcome
from quizpress.problem import clipped
from quizpress.report.change_kinds import SORTS, advice, advised, effects, search
from quizpress.report.text import Paint, printable
from quizpress.report.word_diff import difference

if TYPE_CHECKING:
    from quizpress.lock.advance import Change, News
    from quizpress.lock.entries import Entry

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


def as_text(outcome: Outcome, paint: Paint) -> str:
    """Return what importing the next build of a deck will do."""
    path = printable(outcome.path)
    if outcome.failed:
        return f"{path}: no plan, the deck has errors\n"
    news = outcome.news
    if news is None:
        return f"{path}: no cards for Anki\n"
    head = f"{paint('strong', path)} → {printable(news.name)}\n"
    lines = [*_deck(news, paint), *_sorted(news, paint)]
    return head + "".join([f"  {line}\n" for line in [*lines, _total(news)]])


def _deck(news: "News", paint: Paint) -> Iterator[str]:
    if news.left:
        yield f"{paint('warning', '~')} the deck was {printable(news.left)} in Anki:"
        yield "    cards that learners have stay there, new ones come into the new deck;"
        yield "    `quizpress push` moves them, or Browse with " + printable(f'"deck:{news.left}"')
    if news.restyled:
        yield f"{paint('warning', '~')} the note types are newer: their look changes, no note does"


def _sorted(news: "News", paint: Paint) -> Iterator[str]:
    lost = advised(news.changes)
    for name in dict.fromkeys(sort.name for sort in SORTS.values()):
        changes = [change for change in news.changes if SORTS[change.what].name == name]
        for change in changes[:MOST_LINES]:
            yield from _change(change, paint)
            if change in lost:
                yield f"    {advice(change.entry)}"
        if len(changes) > MOST_LINES:
            more = f"{len(changes) - MOST_LINES:,} more {name}"
            yield f"    … and {more}; `quizpress plan --format json` lists all"
    gone = [change.entry.guid for change in news.changes if change.what == "removed"]
    if gone:
        yield "    Anki keeps what was removed; its browser finds it with"
        yield "    " + " OR ".join([search(guid) for guid in gone[:MOST_LINES]])


def _change(change: "Change", paint: Paint) -> Iterator[str]:
    sort = SORTS[change.what]
    yield f"{paint(sort.role, f'{sort.sign} {sort.name:12}')} {_clip(change.entry.question)}"
    if change.what == "unclear":
        yield "    it cannot be told which card it was before; give it that one's `id`"
    if change.what == "kind changed" and change.before:
        # A lock can hold kinds of a later version.
        was = KINDS.get(change.before.kind, change.before.kind)
        yield f"    was {was}, is {KINDS[change.entry.kind]}: a new note"
    if change.before and sort.history == "kept":
        yield from _edit(change.before, change.entry, paint)


def _edit(before: "Entry", after: "Entry", paint: Paint) -> Iterator[str]:
    """Tell what an edit changes, in words where the lock has them; history is kept."""
    parts = differing(before, after)
    for name, old, new in (
        ("question", before.question, after.question),
        ("answer", before.answer, after.answer),
    ):
        if name in parts:
            yield f"    {name}: {_words(old, new, paint)}"
    if "tags" in parts:
        yield f"    tags: {_tags(before.tags, after.tags, paint)}"
    others = [_PARTS[name] for name in parts if name in _PARTS]
    merged = before.hash == UNSETTLED
    if others or not (parts or merged or before.hash == after.hash):
        yield f"    changed: {', '.join(others) or 'its markup, rubric, pictures or language'}"
    if merged:
        yield "    both sides of a merge had changed it; it is sent again"
    for effect in effects(before, after):
        yield f"    {paint('warning', effect)}"


def _words(before: str, after: str, paint: Paint) -> str:
    marks = {"gone": ("error", "[-{}-]"), "added": ("good", "{{+{}+}}"), "same": ("", "{}")}
    told = []
    for what, text in difference(before, after):
        role, form = marks[what]
        shown = form.format(printable(" ".join(text.split("\n"))))
        told.append(paint(role, shown) if role else shown)
    return "".join(told)


def _tags(before: str, after: str, paint: Paint) -> str:
    old, new = before.split(), after.split()
    gone = [paint("error", f"-{printable(tag)}") for tag in old if tag not in new]
    added = [paint("good", f"+{printable(tag)}") for tag in new if tag not in old]
    return " ".join([*added, *gone])


def _total(news: "News") -> str:
    counts = Counter(SORTS[change.what].name for change in news.changes)
    told = [f"{count:,} {name}" for name, count in counts.items()]
    removed = counts["removed"]
    same = news.notes - (len(news.changes) - removed)
    return ", ".join([*told, f"{same:,} unchanged"])


def _clip(text: str) -> str:
    return printable(f"“{clipped(text, _WIDTH)}”")
