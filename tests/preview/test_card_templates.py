"""Cards of a preview against the real Anki, which renders the same notes."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from deck_folder import DeckFolder
from full_decks import ARABIC, DECK, lay_out
from harness import REAL_DECK
from learner import SoundOrVideoTag, learner
from quizpress.press.anki.types import FIELDS, NOTE_TYPES
from quizpress.preview import card_templates
from quizpress.preview.anki_cards import render_card

KINDS = {note_type.id: kind for kind, note_type in NOTE_TYPES.items()}
MORE = r"""
title: "A deck & its <name>"
deck: "A::Deck of cards"
cards:
  - cloze: 'A \(\frac{1}{{{c1::x}}} + {{c2::y::who?}}\) and {{c2::\(a<b\)}}, {{c1,2::**b** `c::d`}}'
    accept: {c1: [u, v]}
  - {cloze: 'Only {{a "quoted" <b>}} & {{c3::x::hint: it}}, \{{c4::no}}'}
  - {cloze: 'Typed {{one}} and {{two}}', type: true, accept: {one: [eins]}}
  - {q: Say it, a: 'x \(\frac12\)', audio: {file: tone.wav, side: answer}, both: Which?}
  - {q: 'What is \{{this}}?', a: '\{{#Hint}}'}
"""


@pytest.fixture(autouse=True)
def _leave_answers_in_maths_as_anki_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_templates, "ANSWER_IN_MATHS", "{}")


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        (DECK, set(NOTE_TYPES)),
        (ARABIC, set(NOTE_TYPES)),
        (MORE, {"short", "cloze"}),
        (REAL_DECK.read_text("utf-8"), set(NOTE_TYPES)),
    ],
    ids=["full", "arabic", "more", "real"],
)
def test_a_card_is_rendered_as_anki_does(tmp_path: Path, source: str, kinds: set[str]) -> None:
    lay_out(tmp_path)
    desk = DeckFolder(tmp_path, source)
    assert desk.build().written
    seen = set()
    with learner(tmp_path / "anki") as someone:
        someone.imports(desk.package)
        for card in someone.cards():
            note, rendered = card.note(), card.render_output()
            kind = KINDS[note.mid]
            theirs = (
                _name_sounds(rendered.question_text, rendered.question_av_tags),
                # What its back plays of the front has the front's numbers.
                _name_sounds(
                    rendered.answer_text, rendered.answer_av_tags or rendered.question_av_tags
                ),
            )
            home = someone.collection.decks.name(card.did)
            ours = render_card(kind, card.ord, dict(note.items()), home)
            assert [*map(_without_hidden, ours)] == [*map(_without_hidden, theirs)]
            seen.add(kind)
    assert seen == kinds


def _name_sounds(side: str, tags: Sequence[object]) -> str:
    """Return a side with its sounds as its field names them."""
    for number, tag in enumerate(tags):
        assert isinstance(tag, SoundOrVideoTag)
        side = re.sub(rf"\[anki:play:.:{number}\]", f"[sound:{tag.filename}]", side)
    return side


def _without_hidden(side: str) -> str:
    """Leave out an attribute for scripts, which Anki escapes in its own way."""
    return re.sub(r' data-cloze="[^"]*"', "", side)


def test_a_name_of_a_deck_is_no_html_though_anki_takes_it_for_some() -> None:
    fields = dict.fromkeys(FIELDS, "")

    front, _ = render_card("short", 0, fields, "A::<b>bold</b> & on")

    assert '<div class="context">&lt;b&gt;bold&lt;/b&gt; &amp; on</div>' in front
