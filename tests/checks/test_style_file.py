"""The style sheet of a deck: which files it may be, and what is told of it."""

from pathlib import Path

import pytest

from quizpress.checks.style_file import MOST_STYLE, check_style
from quizpress.deck_and_lock import load_deck
from quizpress.problem import Report, Source

DECK = "title: T\nstyle: my.css\ncards: [{q: One, a: b}]\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ""),
        (b"\xef\xbb\xbf.q { color: teal }", ""),
        (".q::before { content: 'é' }".encode("latin-1"), "media-type"),
        (b"." * (MOST_STYLE + 1), "media-size"),
    ],
)
def test_a_style_is_a_small_text(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "my.css").write_bytes(data)
    (tmp_path / "deck.yaml").write_text(DECK)
    deck, problems = load_deck(tmp_path / "deck.yaml")

    assert [problem.code for problem in problems] == ([code] if code else [])
    if not code:
        assert deck
        assert deck.style
        assert deck.style.css == data.decode("utf-8-sig")


def test_no_style_lies_outside_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "my.css").write_text(".q {}")
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "deck.yaml").write_text(DECK.replace("my.css", "../my.css"))
    _, problems = load_deck(tmp_path / "decks" / "deck.yaml")

    assert [problem.code for problem in problems] == ["media-outside"]


@pytest.mark.parametrize(
    ("css", "told"),
    [
        (".q { color: teal } @media print { .n { color: red } }", []),
        ("a::before { content: '}' } /* } */ b\\} { color: red }", []),
        ("a { background: url(#mark) url(data:image/png;base64,AA) URL('DATA:,x') }", []),
        ("a { b: url(x.png) url( 'y.png' ) }", [("style-address", 8), ("style-address", 19)]),
        ("@IMPORT 'x.css'; a { }", [("style-address", 1)]),
        ("a { color: teal\nb { c: d }", [("style-open", 3)]),
        ("a { color: teal } }", [("style-open", 19)]),
        ("a { b: (c] }", [("style-open", 8)]),
        ("a { } /* never closed", [("style-open", 7)]),
        ("a { b: 'never\n }", [("style-open", 8)]),
    ],
)
def test_what_browsers_would_drop_is_told(css: str, told: list[tuple[str, int]]) -> None:
    report = Report(Source("my.css", css))
    check_style(css, report)

    assert [(problem.code, problem.place.column) for problem in report.problems] == told
