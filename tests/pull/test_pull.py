"""What was changed in Anki comes back into a deck's file, and every other byte of it stays."""

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from anki_connect_server import Server, serving
from deck_folder import DeckFolder
from harness import Ran
from learner import Learner, learner
from quizpress.cli import mend_deck, pull_deck
from quizpress.press.anki.types import FIELDS

DECK = """\
# my rivers
title: Rivers
deck: Rivers
tags: [geo]
sections:
  - title: Names   # of rivers
    cards:
      - q: Which river runs through Paris?   # keep me
        a: the Seine
        why: "It *flows* there."
      - {q: 'What''s the river of Vienna?', a: the Danube, hint: 'not "blue"'}
      - q: Which is a river?
        a: the Rhine
        distractors: [the Alps, {text: Mont Blanc, why: a hill}]
  - title: Facts
    cards:
      - cloze: The capital of **{{Peru}}** is {{c2::Lima::a city}}.
        why: |
          Two lines
          of text.
      - claim: The Nile is short.
        a: false
        correction: >
          It is one of the
          longest rivers
          there are.
      - q: Where do they rise?
        match:
          Rhine: the Alps
          Elbe: Bohemia
      - q: What does it read?
        a: |
          - one
          - two, \\(x^2\\)
"""


class Shared:
    """A deck that was pushed, and what a learner changes of it."""

    def __init__(
        self, folder: Path, someone: Learner, anki: Server, call: Callable[..., Ran]
    ) -> None:
        self.desk = DeckFolder(folder, DECK)
        self.someone, self.anki, self._call = someone, anki, call
        self.call("push")

    def try_to(self, command: str, *arguments: str) -> Ran:
        asked = (command, "deck.yaml", "--url", self.anki.address, *arguments)
        return self._call(*asked, cwd=self.desk.folder)

    def call(self, command: str, *arguments: str) -> Ran:
        ran = self.try_to(command, *arguments)
        assert ran.code == 0, ran.err
        return ran

    def change(self, begins: str, fields: Mapping[str, str], *tags: str) -> None:
        """Change the note whose question begins so, as a learner does a second later."""
        time.sleep(1.05)
        found = [note for asked, note in self.someone.notes().items() if asked.startswith(begins)]
        note = found[0]
        for name, html in fields.items():
            note[name] = html
        note.tags += tags
        self.someone.collection.update_note(note)

    def pull(self, *arguments: str) -> Ran:
        return self.call("pull", *arguments)


@pytest.fixture
def shared(tmp_path: Path, call: Callable[..., Ran]) -> Iterator[Shared]:
    with learner(tmp_path / "anki") as someone, serving(someone) as anki:
        yield Shared(tmp_path / "desk", someone, anki, call)


VIENNA = "      - {q: 'What''s the river of Vienna?', a: the Danube, hint: 'not \"blue\"'}\n"
CHANGES = (
    # the note, its field, what Anki has then, the lines that go and those that come
    (
        "Which river", "Question", "Which <b>river</b> runs through&nbsp;Paris?",
        "      - q: Which river runs through Paris?   # keep me\n",
        "      - q: Which **river** runs through Paris?   # keep me\n",
    ),
    (
        "Which river", "Why", "It <em>flows</em> there: always.<div>So &quot;it&quot; says.</div>",
        '        why: "It *flows* there."\n',
        '        why: |-\n          It *flows* there: always.\n          So "it" says.\n',
    ),
    (
        "What's", "Question", "What's the river of Vienna, Linz?",
        VIENNA, VIENNA.replace("Vienna?", "Vienna, Linz?"),
    ),
    (
        "What's", "Hint", "not<br>&quot;blue&quot;",
        VIENNA, VIENNA.replace("'not \"blue\"'", r'"not\n\"blue\""'),
    ),
    (
        "What's", "Answer", "the Danube, of course",
        VIENNA, VIENNA.replace("the Danube", "'the Danube, of course'"),
    ),
    (
        "Which is", "Answer", "the river Rhine",
        "        a: the Rhine\n", "        a: the river Rhine\n",
    ),
    (
        "The capital", "Question",
        "The capital of <strong>{{c1::Peru}}</strong> is {{c2::Lima::which city?}}.",
        "      - cloze: The capital of **{{Peru}}** is {{c2::Lima::a city}}.\n",
        "      - cloze: 'The capital of **{{Peru}}** is {{c2::Lima::which city?}}.'\n",
    ),
    (
        "The capital", "Why", "Two lines<br>of better text.",
        "          of text.\n", "          of better text.\n",
    ),
    (
        "The Nile", "Correction", "It is one of the longest big rivers there are.",
        "          longest rivers\n", "          longest big rivers\n",
    ),
    (
        "Where do they rise?", "Answer", "the Swiss Alps",
        "          Rhine: the Alps\n", "          Rhine: the Swiss Alps\n",
    ),
    (
        "What does it", "Answer",
        '<ul class="list"><li>one</li><li>two, or three, \\(x^2\\)</li></ul>',
        "          - two, \\(x^2\\)\n", "          - two, or three, \\(x^2\\)\n",
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", CHANGES, ids=lambda case: f"{case[0]}, {case[1]}")
def test_a_change_in_anki_comes_back_and_nothing_else_changes(
    shared: Shared, case: tuple[str, str, str, str, str]
) -> None:
    begins, field, html, old, new = case
    shared.change(begins, {field: html})
    guids = _guids(shared)
    ran = shared.pull()
    assert ran.err == ""
    assert shared.desk.deck.read_text() == DECK
    assert ran.out.startswith("--- deck.yaml\n+++ deck.yaml\n")
    assert "".join([f"-{line}" for line in old.splitlines(keepends=True)]) in ran.out
    applied = shared.pull("--apply")
    assert applied.out == f"{ran.out}deck.yaml: 1 brought back from Anki\n"
    assert shared.desk.deck.read_text() == DECK.replace(old, new, 1)
    assert shared.pull().err == "deck.yaml: Anki has nothing that the deck has not\n"
    time.sleep(1.05)
    shared.call("push")
    assert _guids(shared) == guids
    assert shared.pull().err == "deck.yaml: Anki has nothing that the deck has not\n"


def _guids(shared: Shared) -> set[str]:
    return {entry.guid for entry in shared.desk.locked().entries if not entry.removed}


LEFT = (
    # the note, its field, what Anki has then, and why it does not come back
    ("Which is", "Options", "<ol><li>x</li></ol>", "options were changed"),
    ("Which is", "Why", "a reason", "the card has no `why` yet"),
    ("The Nile", "Answer", "true", "it is made of more than one text"),
    ("Which river", "Why", "<u>so</u>", "it holds underlined text"),
    ("Which river", "Why", '<img src="x.png">', "it holds a picture"),
    ("Which river", "Why", "", "it was emptied in Anki"),
    ("Which river", "Why", "x [sound:x.mp3]", "it holds what Anki plays or draws"),
    ("Which river", "Image", '<img src="x.png">', "a picture was changed"),
    ("Which river", "Source", "a book", "no text of a card makes this field"),
    ("The capital", "Question", "The capital {{c1::x}", "it holds characters that would be marks"),
)


@pytest.mark.parametrize("case", LEFT, ids=lambda case: case[3])
def test_what_does_not_come_back_is_told_with_its_question(
    shared: Shared, case: tuple[str, str, str, str]
) -> None:
    begins, field, html, reason = case
    shared.change(begins, {field: html})
    ran = shared.pull("--apply")
    assert ran.out == ""
    where, _, said = ran.err.partition(": “")
    assert where.startswith("deck.yaml:")
    assert f"{field} is not brought back: {reason}" in said
    assert shared.desk.deck.read_text() == DECK


def test_tags_that_a_learner_added_are_shown_and_not_taken(shared: Shared) -> None:
    shared.change("Which river", {}, "mine", "leech")
    ran = shared.pull("--apply")
    said = "tags that stay in Anki alone, of “Which river runs through Paris?”: leech, mine"
    assert (ran.out, ran.err) == ("", f"deck.yaml: {said}\n")


def test_what_the_learner_keeps_in_spare_and_personal_fields_is_nobody_elses(
    shared: Shared,
) -> None:
    personal = FIELDS[FIELDS.index("Note ID") + 1]
    shared.change("Which river", {personal: "mine"})
    assert "mine" not in shared.pull().out


EDITS = (
    # an edit here, a field changed in Anki, whether it comes back, and whether that is a conflict
    ("a: the Seine", "a: The Seine", {"Why": "It is so."}, True, False),
    ("runs through Paris?", "runs by Paris?", {"Why": "It is so."}, True, False),
    ("It *flows* there.", "It flows there.", {"Why": "It is so."}, False, True),
    ("runs through Paris?", "runs by Paris?", {"Question": "Which one?"}, False, True),
    ("a: the Seine", "a: The Seine", {"Answer": "Seine"}, False, True),
    ("It *flows* there.", "It flows there.", {"Question": "Which one?"}, True, False),
)


@pytest.mark.parametrize("case", EDITS, ids=lambda case: f"{case[1]} and {next(iter(case[2]))}")
def test_what_was_changed_on_both_sides_is_a_conflict_and_stays(
    shared: Shared, case: tuple[str, str, dict[str, str], bool, bool]
) -> None:
    old, new, fields, comes, conflict = case
    shared.change("Which river", fields)
    edited = DECK.replace(old, new)
    shared.desk.write(edited)
    ran = shared.pull("--apply")
    assert (shared.desk.deck.read_text() != edited) is comes
    assert ("it was changed here, too, since the last build" in ran.err) is conflict


def test_a_build_that_anki_has_not_is_not_undone(shared: Shared) -> None:
    shared.desk.write(DECK.replace("a: the Seine", "a: The Seine"))
    shared.desk.good(int(time.time()) + 5)
    ran = shared.pull("--apply")
    assert ran.out == ""
    said = "Anki has an earlier build of 1 note; `quizpress push` updates them"
    assert ran.err == f"deck.yaml: {said}\n"


def test_of_several_fields_changed_over_a_build_that_anki_may_lack_none_comes_back(
    shared: Shared,
) -> None:
    shared.desk.write(DECK.replace("a: the Seine", "a: The Seine"))
    shared.desk.good(int(time.time()))
    shared.change("Which river", {"Why": "It is so."})
    ran = shared.pull("--apply")
    assert ran.out == ""
    assert ran.err.count("is not brought back: several fields differ") == 2


def test_a_question_changed_past_likeness_keeps_its_note(shared: Shared) -> None:
    shared.someone.answer_all()
    before, guids = shared.someone.history(), _guids(shared)
    shared.change("Which river", {"Question": "Name what floods Paris", "Answer": "a river"})
    said = "changed so much that a build would take it for a new card"
    assert said in shared.pull().err
    shared.pull("--apply")
    shared.call("push")
    assert _guids(shared) == guids
    assert shared.someone.history() == before
    assert "Name what floods Paris" in shared.someone.notes()


def test_a_deck_that_changes_meanwhile_is_left_as_it_is(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared.change("Which river", {"Why": "It is so."})
    show = mend_deck.show_difference

    def edit(difference: str) -> None:
        show(difference)
        shared.desk.write(f"{DECK}# later\n")

    monkeypatch.setattr(pull_deck, "show_difference", edit)
    ran = shared.try_to("pull", "--apply")
    assert ran.code == 1
    assert "the deck changed meanwhile, and is left as it is" in ran.err
    assert shared.desk.deck.read_text() == f"{DECK}# later\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_stay(shared: Shared, ends: str, mark: str) -> None:
    data = (mark + DECK.replace("\n", ends)).encode()
    shared.desk.deck.write_bytes(data)
    shared.change("The Nile", {"Correction": "It is one of the longest big rivers there are."})
    shared.pull("--apply")
    wanted = data.replace(b"longest rivers", b"longest big rivers")
    assert shared.desk.deck.read_bytes() == wanted


def test_a_deck_with_errors_or_without_a_build_pulls_nothing(
    shared: Shared, call: Callable[..., Ran]
) -> None:
    asked = ("pull", "deck.yaml", "--url", shared.anki.address)
    shared.desk.write(DECK.replace("claim:", "klaim:"))
    ran = call(*asked, cwd=shared.desk.folder)
    assert (ran.code, ran.out) == (1, "")
    assert "nothing can be pulled into a deck with errors" in ran.err
    shared.desk.write(DECK)
    shared.desk.lock.unlink()
    ran = call(*asked, cwd=shared.desk.folder)
    assert ran == Ran(0, "", "deck.yaml: not built yet, so Anki has none of it\n")
