"""What belongs to a gap, to a direction or to a side is there alone."""

import re
from pathlib import Path

from deck_folder import DeckFolder
from learner import Counts, SoundOrVideoTag, learner, sides, visible
from quizpress.model import Media
from quizpress.press.anki.media import name_in_anki

DECK = """
title: Sides
cards:
  - cloze: 'In {{El Salvador}}, {{10,000::how many}} of {{**farmers**: all}} had support.'
    accept:
      10,000: ['10000', ten *thousand*]
      c3: 'all: {{c1::of}} them'
    type: true
  - cloze: '{{c1::Peru}} and {{c1::Chile}} have {{c2::two}} capitals.'
    accept: {Peru: Perú, c2: ['2']}
  - {cloze: 'One {{gap}}.', accept: [hole, blank], type: true}
  - {q: hoc, a: this, both: Which word means this?}
  - {q: What does it mean?, a: so, both: true}
"""
BACKS = [
    # what a card says of other right answers, and what it takes for the right one
    ([], "El Salvador"),
    (["10000 · ten thousand"], "10,000"),
    (["all: {{c1::of}} them"], "farmers : all"),
    (["Peru: Perú"], ""),
    (["2"], ""),
    (["hole · blank"], "gap"),
    ([], ""),
    ([], ""),
    ([], ""),
    ([], ""),
]


def test_each_gap_shows_and_compares_its_own_right_answers(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    with learner(tmp_path / "anki") as someone:
        assert someone.imports(desk.package) == Counts(new=5)
        assert someone.faults() == []
        told = []
        for card in someone.cards():
            output = card.render_output()
            accepted = re.findall(r'<div class="accepted">(.*?)</div>', output.answer_text)
            assert 'class="accepted"' not in output.question_text
            asks = "[[type:cloze:Question]]" in output.question_text
            assert asks == ("[[type:cloze:Question]]" in output.answer_text)
            text = card.note()["Question"]
            typed = someone.collection.extract_cloze_for_typing(text, card.ord + 1) if asks else ""
            right = someone.collection.compare_answer(typed, visible(typed)) if asks else ""
            assert ("typeGood" in right) == asks
            told.append((list(map(visible, accepted)), visible(typed)))
        assert told == BACKS


ANSWERED = """
title: T
cards:
  - {q: What does JCC mean?, a: Jóvenes, both: {q: Which program trains?, a: "*JCC*"}}
"""


def test_a_reverse_shows_an_answer_of_its_own(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, ANSWERED)
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        forward, reverse = someone.cards()
        assert sides(forward) == ("T What does JCC mean?", "Jóvenes")
        assert sides(reverse) == ("T Which program trains?", "JCC")
        assert someone.faults() == []


def test_a_reverse_asks_its_own_question_or_names_what_is_asked(tmp_path: Path) -> None:
    desk = DeckFolder(tmp_path, DECK)
    desk.good()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        own, bare = [card for card in someone.cards() if card.template()["name"] == "Reverse"]
        assert sides(own) == ("Sides Which word means this?", "hoc")
        assert sides(bare) == ("Sides so", "What does it mean?")
        labelled = '<div class="asks-reverse"></div>'
        assert [labelled in card.question() for card in (own, bare)] == [False, True]


SOUNDS = """
title: Sounds
cards:
  - {q: How does it sound?, a: so, both: true, audio: {file: b.wav, side: answer}}
  - {q: What is heard?, a: this, both: true, audio: a.wav}
  - {claim: It sounds., a: true, audio: {file: b.wav, side: answer}}
  - {cloze: 'It {{sounds}}.', audio: {file: b.wav, side: answer}}
  - {q: Which?, a: {text: A, audio: a.wav}, distractors: [B, {text: C, audio: b.wav, why: No.}]}
  - {q: Pairs?, match: {one: 1, two: 2}, audio: {file: b.wav, side: answer}}
  - {q: In which order?, order: [one, two], audio: {file: b.wav, side: answer}}
  - {q: ego, a: I, both: Who is it?, audio: {file: b.wav, side: answer}}
"""
HEARD = [
    # on the front, and on the back for the first time
    ("", "b"), ("b", ""), ("a", ""), ("", "a"), ("", "b"), ("", "b"), ("ab", ""), ("", "b"),
    ("", "b"), ("", "b"), ("", "b"), ("", ""),
]  # fmt: skip


def test_a_sound_is_heard_on_the_side_that_it_belongs_to(tmp_path: Path) -> None:
    names = {}
    for name in "ab":
        sound = b"RIFF\x24\0\0\0WAVEfmt " + bytes(27) + name.encode()
        (tmp_path / f"{name}.wav").write_bytes(sound)
        names[name_in_anki(Media(sound, "wav"))] = name
    desk = DeckFolder(tmp_path, SOUNDS)
    desk.good()
    with learner(tmp_path / "anki") as someone:
        assert someone.imports(desk.package) == Counts(new=9)
        assert someone.faults() == []
        heard = []
        for card in someone.cards():
            output = card.render_output()
            both = (output.question_av_tags, output.answer_av_tags)
            front, back = (
                "".join([names[tag.filename] for tag in tags if isinstance(tag, SoundOrVideoTag)])
                for tags in both
            )
            heard.append(("".join(sorted(front)), back))
        assert heard == HEARD
