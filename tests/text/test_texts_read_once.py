"""Each text of a deck is read once, whatever is made of it."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

import quizpress.checks.prose as prose_reader
from deck_folder import DeckFolder
from harness import TESTS
from quizpress.text import Text, parse_cloze, parse_text
from quizpress.text import parse as parser
from quizpress.text.inline import Reader
from quizpress.text.parse import parse_simple

DECK = r"""
title: All kinds
instructions: Do *it*.
article: {title: 'An `article`', publisher: 'The *Gazette*'}
sections:
- title: Section **one**
  instructions: With `code`
  cards:
  - q: 'Short *one* \(x\)?'
    a: ['**A**', 'B \(y\)']
    why: 'Since `c`'
    hint: 'A *hint*'
    accept: ['`D`', '*E*']
    image: {file: dot.png, alt: A dot}
    both: true
  - {q: 'Typed `one`?', a: '*right*', type: true}
  - q: 'Choice ![dot](dot.png)?'
    a: '*F*'
    distractors: ['`G`', {text: '\(H\)', why: 'No *way*'}]
  - {claim: 'It *is*.', a: false, correction: 'It is `not`.'}
  - {cloze: 'A {{gap}} and `{{c2::code}}`', distractors: '*other*', word_bank: true}
  - {q: 'Match *them*', match: {'*I*': '`J`', '*K*': '`L`'}, distractors: ['*M*']}
  - {q: 'Order *them*', order: ['*N*', '`O`']}
  - {q: 'Open *one*', a: "- two\n- lines", rubric: [{points: 1, for: 'a *point*'}]}
"""
MARKED = 35
"""Texts with marks in that deck; all of them have some, but for the gap that a cloze is."""


def test_a_text_is_read_once_in_a_build_of_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: Counter[tuple[str, int]] = Counter()
    readers: Counter[str] = Counter()
    begin = Reader.__init__

    def counted_simple(source: str, start: int, end: int) -> Text | None:
        text = parse_simple(source, start, end)
        if text:
            read[source, start] += 1
        return text

    def counted_text(source: str, start: int, *rest: object) -> Text:
        read[source, start] += 1
        return parse_text(source, start, *rest)  # type: ignore[arg-type]

    def counted_cloze(source: str, start: int, *rest: object) -> Text:
        read[source, start] += 1
        return parse_cloze(source, start, *rest)  # type: ignore[arg-type]

    def counted_reader(self: Reader, source: str, *rest: object, **named: object) -> None:
        readers[source] += 1
        begin(self, source, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(prose_reader, "parse_simple", counted_simple)
    monkeypatch.setattr(prose_reader, "parse_text", counted_text)
    monkeypatch.setattr(prose_reader, "parse_cloze", counted_cloze)
    monkeypatch.setattr(Reader, "__init__", counted_reader)
    for elsewhere in ("parse_text", "parse_cloze"):
        monkeypatch.setattr(parser, elsewhere, _forbidden)
    shutil.copy(TESTS / "cases" / "media" / "dot.png", tmp_path)
    outcome = DeckFolder(tmp_path, DECK).build(targets=("anki", "quiz", "key"))

    assert outcome.problems == []
    assert len(outcome.written) == 3
    assert {*read.values()} == {1}
    assert sum(parser.ACTIVE.search(source) is not None for source, _ in read) == MARKED
    assert len(read) == MARKED
    assert {*readers.values()} == {1}
    # The rest is of the common kind, for which no reader is needed.
    assert 0 < len(readers) < MARKED


def _forbidden(*_arguments: object) -> None:
    raise AssertionError
