"""From bytes to nodes: every text as it was typed, every node where it stands."""

from pathlib import Path

import pytest
import yaml

from harness import Examined, Write, examine
from quizpress.model import Short
from quizpress.problem import Source, Span
from quizpress.read import read
from quizpress.read.yaml_nodes import Map, Node, Scalar, Seq

AS_TYPED = (
    "no",
    "yes",
    "on",
    "true",
    "False",
    "~",
    "null",
    "012",
    "0o14",
    "0x1F",
    "0b11",
    "1.50",
    "1e3",
    ".5",
    "5.",
    "+1",
    "-1",
    ".inf",
    ".NaN",
    "1_000",
    "1,000",
    "12:30",
    "1:02:03",
    "2022-05-03",
    "2022-05-03T10:00:00Z",
    "$5 then $10",
    "=",
    "<<",
    "a#b",
    "C#",
    "5 < 6 & 7 > 6",
    "it's",
    'a "word"',
    "50%",
    "a:b",
    "https://example.org/?a=b#c",
    "a gap {{x}} inside",
    "\\(x^2\\)",
    "\\n",
    "¿Qué?",
    "日本の首都",
    "e\u0301",
    "\U0001f469\u200d\U0001f680",
    "a\u00a0b",
    "word  word",
)
STYLES = (
    # how it is written, what it says
    ("'012'", "012"),
    ('"012"', "012"),
    ("'it''s'", "it's"),
    ('"a\\tb \\u00e9 \\\\(x\\\\)"', "a\tb é \\(x\\)"),
    ("'a \\n b'", "a \\n b"),
    ("two\n      lines", "two lines"),
    ("'two\n\n      lines'", "two\nlines"),
    (">-\n      two\n      lines\n", "two lines"),
    ("|\n      two\n        lines\n", "two\n  lines"),
    ("|+\n      two\n\n", "two"),
    ("|2\n        two\n", "two"),
    ("no # a comment", "no"),
)


@pytest.mark.parametrize("typed", AS_TYPED)
@pytest.mark.parametrize("parser", ["fast", "slow"])
def test_a_plain_text_stays_as_typed(
    typed: str, parser: str, deck: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use(parser, monkeypatch)
    seen = examine(deck(f"title: {typed}\ncards:\n- q: Quoted '1'?\n  a:\n  - {typed}\n"))

    assert [problem.message for problem in seen.problems] == []
    assert seen.deck is not None
    assert seen.deck.title == typed
    assert _answers(seen) == (typed,)


@pytest.mark.parametrize(("written", "says"), STYLES)
@pytest.mark.parametrize("parser", ["fast", "slow"])
def test_quotes_and_blocks_say_what_yaml_says(
    written: str, says: str, parser: str, deck: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use(parser, monkeypatch)
    seen = examine(deck(f"title: T\ncards:\n  - q: Q\n    a: {written}\n"))

    assert _answers(seen) == (says,)


def test_every_node_says_where_it_stands(deck: Write) -> None:
    text = "title: 'Día'\r\ncards:\r\n  - q: One?\r\n    a: [1, {x: y}]\r\n"
    node, _ = read(deck(text), "deck.yaml")

    assert node is not None
    assert _spots(node, Source("deck.yaml", text)) == [
        ("title", 1, 1, 6),
        ("'Día'", 1, 8, 13),
        ("cards", 2, 1, 6),
        ("", 3, 3, 3),
        ("q", 3, 5, 6),
        ("One?", 3, 8, 12),
        ("a", 4, 5, 6),
        ("[", 4, 8, 9),
        ("1", 4, 9, 10),
        ("{", 4, 12, 13),
        ("x", 4, 13, 14),
        ("y", 4, 16, 17),
    ]


BREAKS = (
    # a deck with a misspelt key, the line it stands on as editors count
    ("title: T\ncards:\n- q: One?\n  hnit: x\n  a: 1\n", 4),
    ("title: T\r\ncards:\r\n- q: One?\r\n  hnit: x\r\n  a: 1\r\n", 4),
    ("title: T\rcards:\r- q: One?\r  hnit: x\r  a: 1\r", 4),
    ("title: T\r\ncards:\n- q: One?\r\n  hnit: x\n  a: 1\n", 4),
    ("\ufefftitle: T\ncards:\n- q: One?\n  hnit: x\n  a: 1\n", 4),
    ("title: 'T\u2028U\x85V'\ncards:\n- q: One?\n  hnit: x\n  a: 1\n", 4),
    ("title: 'T\u2028U\x85V'\r\ncards:\r\n- q: One?\r\n  hnit: x\r\n  a: 1\r\n", 4),
)


@pytest.mark.parametrize(("text", "line"), BREAKS)
def test_lines_are_counted_as_editors_count_them(text: str, line: int, deck: Write) -> None:
    (problem,) = examine(deck(text)).problems

    assert (problem.code, problem.place.line, problem.place.column) == ("unknown-key", line, 3)
    assert problem.place.text == "  hnit: x"


def test_an_empty_file_is_neither_a_node_nor_a_problem(deck: Write) -> None:
    assert read(deck(""), "deck.yaml")[0] is None
    assert read(deck(""), "deck.yaml")[1].problems == []


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    (problem,) = examine(tmp_path / "gone.yaml").problems

    assert problem.code == "unreadable"
    assert problem.message == "the file cannot be read: No such file or directory"


def _use(parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if parser == "slow":
        monkeypatch.delattr(yaml, "CSafeLoader")


def _answers(seen: Examined) -> tuple[str, ...]:
    assert seen.deck is not None
    content = seen.deck.sections[0].cards[0].content
    assert isinstance(content, Short)
    return tuple([answer.source for answer in content.answers])


def _spots(node: Node, source: Source) -> list[tuple[str, int, int, int]]:
    match node:
        case Scalar():
            return [_spot(node.span, source)]
        case Seq():
            return [_spot(node.span, source), *(s for n in node.items for s in _spots(n, source))]
        case Map():
            own = [_spot(node.span, source)] if source.text[node.start] == "{" else []
            return own + [s for pair in node.pairs for n in pair for s in _spots(n, source)]


def _spot(span: Span, source: Source) -> tuple[str, int, int, int]:
    place = source.place(span)
    return (source.text[span.start : span.end], place.line, place.column, place.end_column)
