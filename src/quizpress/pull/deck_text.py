"""The text of a deck's file with what was changed in Anki, and the proof that it says just that."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from quizpress.checks.prose import cut_edges
from quizpress.fix.mend import read_deck
from quizpress.fix.scalars import ways_to_rewrite
from quizpress.fix.text_edits import Edit, apply_edits
from quizpress.lock.entries import Lock
from quizpress.model import Deck
from quizpress.press.anki.notes import FilledNote
from quizpress.press.anki.press import Step, plan_notes
from quizpress.press.anki.types import FIELDS
from quizpress.problem import Place, Report, Source, Span, has_errors
from quizpress.pull.compare_notes import DeckSide, FieldInAnki, compare_notes, shows_same
from quizpress.pull.field_reader import OTHER, read_field
from quizpress.pull.note_texts import FieldPress, notes_with_texts
from quizpress.pull.source_writer import UnwritableError
from quizpress.pull.text_changes import new_sources
from quizpress.push.collection import DeckInAnki
from quizpress.read.deck_files import Beside
from quizpress.read.decode import UNPRINTABLE
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq
from quizpress.read.yaml_parse import parse_yaml
from quizpress.text import Text

_TAG = re.compile(f"{OTHER}[^{OTHER}]*{OTHER}")
_FOLLOWS = frozenset(("Options", "Typed"))
"""Fields that change with another text of their card."""


class LeftInAnki(NamedTuple):
    """A field that is not brought back: its note's question, its name, why, and what Anki has."""

    place: Place
    question: str
    field: str
    reason: str
    text: str


class TagsInAnki(NamedTuple):
    """Tags of a learner's own on a note."""

    question: str
    tags: tuple[str, ...]


class PulledDeck(NamedTuple):
    """A deck's text before and after, how many fields were brought back, and what was not.

    `lock` is what the lock has to be before the text is, where a build would take notes for new
    otherwise, those of the questions in `unlike`. `outdated` counts notes of which Anki has a
    build before the last.
    """

    before: str
    after: str
    fields: int
    lock: Lock | None
    unlike: tuple[str, ...]
    left: tuple[LeftInAnki, ...]
    tags: tuple[TagsInAnki, ...]
    outdated: int


_Plan = Callable[[str], Step | None]
"""Returns what a build of a changed text would do, None where it has errors."""


class _Rewritten(NamedTuple):
    """A field that can be brought back: the text that shows it, and the edits that give it."""

    field: FieldInAnki
    edits: list[Edit]


def pull_into_source(
    source: Source, stem: str, beside: Beside, lock: Lock, in_anki: DeckInAnki
) -> PulledDeck | None:
    """Return a deck's text with what was changed in Anki; None where the deck has errors.

    `stem` names the deck's files, `beside` reads those that it names; the lock is that of the
    last build.
    """
    deck, report = read_deck(source, stem, beside)
    if deck is None or has_errors(report.problems):
        return None

    @lru_cache(maxsize=1)  # What is proved last is what is kept.
    def plan_text(text: str) -> Step | None:
        changed, report = read_deck(Source(source.path, text), stem, beside)
        good = changed and not has_errors(report.problems)
        return plan_notes(changed, lock, lock.created) if changed and good else None

    return _Pull(source, deck, lock, plan_text).pull(in_anki)


class _Pull:
    """Brings fields back into one source."""

    def __init__(self, source: Source, deck: Deck, lock: Lock, plan: "_Plan") -> None:
        self.source = source
        self.lock = lock
        self.plan = plan
        step = plan_notes(deck, lock, lock.created)
        texts = notes_with_texts(deck)
        self.side = DeckSide(step.notes, texts, step.entries, FieldPress(deck))
        self.scalars = _scalars_of(source)
        self.left: list[LeftInAnki] = []

    def pull(self, in_anki: DeckInAnki) -> PulledDeck:
        """Return what comes of it."""
        compared = compare_notes(self.side, self.lock, in_anki)
        found = [self._rewrite(field) for field in compared.fields]
        good = self._prove_all([rewritten for rewritten in found if rewritten])
        tags = [TagsInAnki(self._question(note).source, own) for note, own in compared.tags.items()]
        after = apply_edits(self.source.text, _edits_of(good))
        lock, unlike = self._keep_notes(after, good)
        left = sorted(self.left, key=lambda one: (one.place.line, one.place.column, one.field))
        before = self.source.text
        outdated = compared.outdated
        return PulledDeck(
            before, after, len(good), lock, unlike, tuple(left), tuple(tags), outdated
        )

    def _keep_notes(
        self, after: str, good: Sequence[_Rewritten]
    ) -> tuple[Lock | None, tuple[str, ...]]:
        """Return a lock under which all cards keep their notes, and the questions that need it."""
        step = self.plan(after) if good else None
        if not step:
            return None, ()
        pairs = [*zip(self.side.entries, step.entries, strict=True)]
        lost = {place for place, (was, now) in enumerate(pairs) if was.guid != now.guid}
        if not lost:
            return None, ()
        said = {
            self.side.entries[place].guid: step.notes[place].item
            for place in {rewritten.field.note for rewritten in good}
        }
        # Their hash stays that of the last build, by which the text as it was is found, too.
        entries = [
            entry._replace(question=said[entry.guid].question, answer=said[entry.guid].answer)
            if entry.guid in said
            else entry
            for entry in self.lock.entries
        ]
        unlike = tuple([self._question(place).source for place in sorted(lost)])
        return self.lock._replace(entries=tuple(entries)), unlike

    def _question(self, note: int) -> Text:
        return self.side.notes[note].question

    def _leave(self, field: FieldInAnki, reason: str) -> None:
        question = self._question(field.note)
        place = self.source.place(Span(question.start, question.end))
        shown = _TAG.sub(" ", "".join([run.text for run in read_field(field.html)]))
        self.left.append(LeftInAnki(place, question.source, field.name, reason, shown))

    def _rewrite(self, field: FieldInAnki) -> _Rewritten | None:
        """Return how a field is brought back; None where it is not, which is noted."""
        reason = _REASONS.get(field.verdict, "")
        if field.verdict == "no text":
            reason = _NOT_A_TEXT.get(field.name, _NOT_A_TEXT[""])
        elif not read_field(field.html):
            reason = "it was emptied in Anki"
        if reason:
            self._leave(field, reason)
            return None
        try:
            text, new = self._find_source(field)
        except UnwritableError as error:
            self._leave(field, f"it holds {error}")
            return None
        span = Span(text.start, text.end)
        for edits in ways_to_rewrite(self.source, span, text.source, new):
            if self._gives(edits, text, new):
                return _Rewritten(field, edits)
        self._leave(field, "it cannot be written there safely")
        return None

    def _find_source(self, field: FieldInAnki) -> tuple[Text, str]:
        """Return the text that makes a field, and what it has to be.

        Raises:
            UnwritableError: no text shows the same.
        """
        note = self.side.notes[field.note]
        text, cloze = note.texts[field.name], note.cloze and field.name == "Question"
        ours = self.side.pressed[field.note].fields[FIELDS.index(field.name)]
        for new in new_sources(text, ours, field.html, cloze=cloze):
            if UNPRINTABLE.search(new):
                raise UnwritableError("characters that no file can")
            html = self.side.press.press(new, cloze=cloze)
            if html is not None and shows_same(html, field.html, cloze=cloze):
                return text, new
        raise UnwritableError("characters that would be marks in a deck")

    def _gives(self, edits: list[Edit], text: Text, new: str) -> bool:
        """Say whether edits give one scalar its new text, and leave all others as they are."""
        after = _scalars_of(Source(self.source.path, apply_edits(self.source.text, edits)))
        if len(after) != len(self.scalars):
            return False
        return all(
            cut_edges(now.text) == new if was.start == text.start else now.text == was.text
            for was, now in zip(self.scalars, after, strict=True)
        )

    def _prove_all(self, found: Sequence[_Rewritten]) -> list[_Rewritten]:
        """Return those that show what Anki shows, and change nothing else."""
        whole = _one_for_each_place(found)
        for rewritten in found:
            if rewritten not in whole:
                self._leave(rewritten.field, "another note of this card was changed otherwise")
        if self._is_proved(whole):
            return whole
        alone = [rewritten for rewritten in whole if self._is_proved([rewritten])]
        good = alone if self._is_proved(alone) else []
        for rewritten in whole:
            if rewritten not in good:
                self._leave(rewritten.field, "the deck would show it otherwise, or change more")
        return good

    def _is_proved(self, found: Sequence[_Rewritten]) -> bool:
        if not found:
            return True
        step = self.plan(apply_edits(self.source.text, _edits_of(found)))
        if step is None or len(step.notes) != len(self.side.pressed):
            return False
        after = step.notes
        wanted = {(one.field.note, one.field.name): one.field.html for one in found}
        return all(
            self._note_fits(place, was, now, wanted)
            for place, (was, now) in enumerate(zip(self.side.pressed, after, strict=True))
        )

    def _note_fits(
        self,
        place: int,
        was: FilledNote,
        now: FilledNote,
        wanted: Mapping[tuple[int, str], str],
    ) -> bool:
        if was.item.tags != now.item.tags:
            return False
        changed = {name for note, name in wanted if self._same_card(note, place)}
        changed |= _FOLLOWS if changed else frozenset()
        for name, before, after in zip(FIELDS, was.fields, now.fields, strict=True):
            cloze = self.side.notes[place].cloze and name == "Question"
            if (place, name) in wanted:
                if not shows_same(after, wanted[place, name], cloze=cloze):
                    return False
            elif before != after and name not in changed:
                return False
        return True

    def _same_card(self, one: int, other: int) -> bool:
        return self.side.notes[one].card == self.side.notes[other].card


def _one_for_each_place(found: Sequence[_Rewritten]) -> list[_Rewritten]:
    """Return what is brought back to places that are not asked to hold two texts."""
    asked: dict[int, set[str]] = {}
    for rewritten in found:
        for span, text in rewritten.edits[:1]:
            asked.setdefault(span.start, set()).add(text)
    return [one for one in found if len(asked[one.edits[0].span.start]) == 1]


def _edits_of(found: Iterable[_Rewritten]) -> list[Edit]:
    """Return all edits, each once: the notes of a matching share some."""
    return [*dict.fromkeys([edit for one in found for edit in one.edits])]


def _scalars_of(source: Source) -> list[Scalar]:
    """Return all scalars of a file in their order; none where it is no YAML."""
    report = Report(source)
    node = parse_yaml(report)
    return [] if node is None or has_errors(report.problems) else [*_scalars_below(node)]


def _scalars_below(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Seq():
            for item in node.items:
                yield from _scalars_below(item)
        case Map():
            for key, value in node.pairs:
                yield key
                yield from _scalars_below(value)


_REASONS = {
    "conflict": "it was changed here, too, since the last build",
    "several": "several fields differ, maybe since Anki lacks the last build; push, and edit again",
}
_NOT_A_TEXT = {
    "Options": "options were changed",
    "Answer": "it is made of more than one text",
    "Why": "the card has no `why` yet",
    "Hint": "the card has no `hint` yet",
    "Correction": "the card has no `correction` yet",
    "Accepted": "accepted answers were changed",
    "Image": "a picture was changed",
    "Audio": "a sound was changed",
    "": "no text of a card makes this field",
}
