"""Someone with a real, empty Anki collection, who imports packages and answers cards."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import NamedTuple

# Comes first: `anki.cards` cannot be imported before it.
import anki.collection
from anki.cards import Card, CardId
from anki.notes import Note
from anki.sound import SoundOrVideoTag as SoundOrVideoTag  # noqa: PLC0414  For tests.


class Counts(NamedTuple):
    """What an import says it did; `other` is whatever went less well."""

    new: int = 0
    updated: int = 0
    duplicate: int = 0
    other: int = 0


class Learner:
    """A collection, and what a learner does with it."""

    def __init__(self, collection: anki.collection.Collection) -> None:
        self.collection = collection

    def imports(self, package: Path) -> Counts:
        """Import a package as the desktop dialog does where nothing is ticked or unticked."""
        # No public name exists for what the dialog starts from.
        defaults = self.collection._backend.get_import_anki_package_presets()  # noqa: SLF001
        request = anki.collection.ImportAnkiPackageRequest(
            package_path=str(package), options=defaults
        )
        log = self.collection.import_anki_package(request).log
        # What is kept of the note types outlives an import.
        self.collection.models._clear_cache()  # noqa: SLF001
        other = (
            log.conflicting,
            log.first_field_match,
            log.missing_notetype,
            log.missing_deck,
            log.empty_first_field,
        )
        return Counts(len(log.new), len(log.updated), len(log.duplicate), sum(map(len, other)))

    def cards(self) -> list[Card]:
        """Return all cards in the order in which their notes came, those of one note together."""
        cards = [self.collection.get_card(card) for card in self.collection.find_cards("")]
        return sorted(cards, key=lambda card: (card.nid, card.ord))

    def notes(self) -> dict[str, Note]:
        """Return all notes by what stands in their first field."""
        notes = [self.collection.get_note(note) for note in self.collection.find_notes("")]
        return {note["Question"]: note for note in notes}

    def answer_all(self) -> None:
        """Answer every card once: each gets a review in its history and another due."""
        for number, card in enumerate(self.cards()):
            card.start_timer()
            self.collection.sched.answerCard(card, (4, 3, 2)[number % 3])
        # Anki's check notes the time of each review, and says so only once.
        self.collection.fix_integrity()

    def history(self) -> dict[CardId, tuple[object, ...]]:
        """Return for each card that was answered its schedule and its reviews."""
        assert self.collection.db is not None
        rows = self.collection.db.all(
            "SELECT c.id, c.nid, c.ord, c.due, c.ivl, c.factor, c.reps, c.type, c.queue,"
            " group_concat(r.id || ':' || r.ease) FROM cards c JOIN revlog r ON r.cid = c.id"
            " GROUP BY c.id"
        )
        return {CardId(row[0]): tuple(row[1:]) for row in rows}

    def faults(self) -> list[str]:
        """Return what Anki's own checks find: empty cards, media, the database."""
        empty = self.collection.get_empty_cards()
        media = self.collection.media.check()
        report, clean = self.collection.fix_integrity()
        return [
            *[f"empty: {note.note_id}" for note in empty.notes],
            *[f"missing: {name}" for name in media.missing],
            *[f"unused: {name}" for name in media.unused],
            *([] if clean else [report]),
        ]


@contextmanager
def learner(folder: Path) -> Iterator[Learner]:
    folder.mkdir(parents=True, exist_ok=True)
    collection = anki.collection.Collection(str(folder / "collection.anki2"))
    try:
        yield Learner(collection)
    finally:
        collection.close()


def visible(html: str) -> str:
    """Return what a learner reads: no style, no script, no closed hint, single spaces."""
    html = re.sub(r"<(style|script|details).*?</\1>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def sides(card: Card) -> tuple[str, str]:
    """Return what is read on the front and below it on the back.

    A back that does not repeat the front as it is, such as that of a cloze, is returned whole.
    """
    output = card.render_output()
    front, back = visible(output.question_text), visible(output.answer_text)
    return front, back.removeprefix(front).strip()
