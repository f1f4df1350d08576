"""Decks that hold everything a card can have, with pictures, and their cards as Anki has them."""

from __future__ import annotations

import re
import wave
from typing import TYPE_CHECKING, NamedTuple

from png_files import png

if TYPE_CHECKING:
    from pathlib import Path

    from anki.cards import Card

    from learner import Learner

DECK = r"""
title: Everything at once
language: en
article: {publisher: The Long Named Gazette of Somewhere, published: 2022-05-04, url: https://x.org/}
sections:
  - title: A section with a title that is long enough to need two lines on a phone
    cards:
      - q: Which one is right?
        a: the key
        distractors: [one that is wrong, {text: two, why: as all can see}, three, four, five]
        why: Because it is.
      - q: Which of these are right?
        a: [key A, key B]
        distractors: [wrong C, {text: wrong D, why: since}, wrong E]
        hint: There are two.
      - q: Which stand as written?
        a: first
        distractors: [second, third, fourth]
        keep_order: true
      - {q: 'What is `some_code(1)` of [this](https://x.org)?', a: [an answer, another], both: true}
      - {claim: The sky is green., a: false, correction: It is blue.}
      - {claim: The sky is blue., a: true, why: Light is scattered.}
      - {cloze: 'The {{capital::which}} of **{{France}}** is Paris.', hint: Look at a map.}
      - q: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft?'
        a: https://example.org/an/address/without/any/place/to/break/it/that/goes/on/and/on/and/on
        why: '`a_piece_of_code_without_a_space_that_is_wider_than_any_phone_ever_was_or_will_be`'
      - q: Which leader governs which country?
        match:
          Xiomara Castro: Honduras
          '![a drawing](ink.png)': '![a panorama](wide.png) Panama'
          A left side that is long enough to need more than a line on a phone: >-
            a right side that is long enough to need more than a line on a phone
        distractors: [Belize]
        hint: Think of the region.
        why: All three took office before 2022.
      - {q: Which is marked?, match: {A: one, B: two}, image: {file: wide.png, alt: A panorama}}
      - {q: Put these in order., order: [first, second, third], hint: Count., why: So it is.}
      - q: And what of these pictures?
        order:
          - '![a panorama](wide.png)'
          - A text that is long enough to need more than a line on a phone, and a second one too
          - '![a column](tall.png) comes third'
      - {q: What is it called?, a: Title 42, type: true, accept: [T42, the Title 42 order]}
      - q: 'What is ![a drawing](ink.png) or ![a panorama](wide.png)?'
        a: '![a panorama](wide.png)'
        distractors:
          - '![a drawing](ink.png) with words beside it'
          - {text: '![a column](tall.png)', why: 'as ![a panorama](wide.png) shows'}
        image: {file: tall.png, alt: A column}
        audio: tone.wav
      - cloze: 'It is {{![a panorama](wide.png)::which}} and {{![a drawing](ink.png)}}.'
        image: {file: wide.png, alt: A panorama}
        audio: tone.wav
      - q: Why is the sky blue?
        a: Short waves are scattered most.
        rubric:
          - {points: 1.5, for: 'It names ![a drawing](ink.png) scattering'}
          - points: 12
            for: 'It says `in_code_that_is_wider_than_any_phone_ever_was_or_will_be` why'
"""
ARABIC = r"""
title: الاختبار
language: ar
article: {publisher: الجزيرة, published: 2022-05-04, url: https://x.org/}
cards:
  - {q: ما اسم الأمر؟, a: البند ٤٢, type: true, accept: [Title 42], hint: رقم}
  - q: أي رئيس يحكم أي بلد؟
    match: {زيومارا كاسترو: هندوراس, نجيب بوكيلة: '![علم](wide.png) السلفادور'}
    distractors: [بليز]
  - q: رتب الأحداث
    order: [لقاء واشنطن, حديث الرئيس إلى الصحافة في مكسيكو سيتي عن بطء المساعدة, بداية الرحلة]
    audio: tone.wav
  - q: لماذا السماء زرقاء؟
    a: لأن الموجات القصيرة تتشتت أكثر
    rubric: [{points: 3, for: يسمي التشتت}, {points: 1, for: يذكر الموجات القصيرة}]
  - q: ما عاصمة المكسيك؟
    a: مكسيكو سيتي
    distractors:
      - غوادالاخارا
      - {text: مونتيري, why: '`code_that_is_wider_than_a_phone_and_reads_left_to_right`'}
  - claim: السماء خضراء.
    a: false
    correction: إنها زرقاء.
    image: {file: wide.png, alt: صورة}
  - {cloze: 'عاصمة {{فرنسا}} هي {{باريس::مدينة}}.'}
  - {q: أي مدن في المكسيك؟, a: [كانكون, بويبلا], distractors: [بنما, هافانا]}
"""

PLAY = """<a class="replay-button soundLink" href="#"><svg viewBox="0 0 64 64">
<circle cx="32" cy="32" r="29"/><path d="M20 12v40l36-20z"/></svg></a>"""
INPUT = """<center><input type="text" id="typeans" style="font-family: 'Arial'; font-size: 20px">
</center>"""


def lay_out(folder: Path) -> None:
    """Put the pictures and the sound of the decks above into a folder."""
    (folder / "ink.png").write_bytes(png(60, 40, (0, 0, 0, 90)))
    (folder / "wide.png").write_bytes(png(1600, 200, (170, 60, 30, 255)))
    (folder / "tall.png").write_bytes(png(30, 1800, (30, 60, 170, 255)))
    for name, size in {
        "map": (900, 600),
        "face": (600, 900),
        "tower": (60, 1400),
        "high": (600, 2400),
    }.items():
        (folder / f"{name}.png").write_bytes(png(*size, (30, 60, 170, 255)))
    with wave.open(str(folder / "tone.wav"), "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(80))


class Shown(NamedTuple):
    """The two sides of a card as Anki renders them."""

    front: str
    back: str


def shown(someone: Learner, card: Card, typed: str = "") -> Shown:
    """Return a card as the reviewer on a computer shows it to who types an answer."""

    def compared(field: re.Match[str]) -> str:
        *cloze, name = field[1].split(":")
        right = card.note()[name]
        if cloze:
            right = someone.collection.extract_cloze_for_typing(right, card.ord + 1)
        said = someone.collection.compare_answer(right, typed)
        return f"<div style=\"font-family: 'Arial'; font-size: 20px\">{said}</div>"

    front, back = (re.sub(r"\[anki:play:.*?\]", PLAY, s) for s in (card.question(), card.answer()))
    asked = r"\[\[type:(.+?)\]\]"
    return Shown(re.sub(asked, INPUT, front), re.sub(asked, compared, back))


def that_asks(cards: list[Shown], *words: str) -> Shown:
    """Return the card on whose front all of some words are."""
    return next(
        card for card in cards if all(word in card.front.partition("</style>")[2] for word in words)
    )
