"""What is reported of a sheet before it is copied, on sheets of known heights."""

from pathlib import Path

import pytest

from quizpress.press.paper.pdf.layout import Laid, MovedQuestion, layout_of
from quizpress.press.paper.pdf.pages import lay_out, press
from sheet_html import pressed

pytestmark = pytest.mark.extra
STYLE = """
@page { size: A4; margin: 10mm }
* { margin: 0; padding: 0 }
i { display: block }
b { font-size: 0; line-height: 0 }
"""
ROOM = 297 - 20


def sheet(*blocks: str) -> Laid:
    """Return how a sheet of these blocks comes out."""
    main = "".join(blocks)
    head = f"<title>T</title><style>{STYLE}.q, .keep {{ break-inside: avoid }}</style>"
    return layout_of(
        lay_out(f"<html lang=en><head>{head}</head><body><main>{main}</main></body></html>")
    )


def block(height: float) -> str:
    return f'<div style="height: {height}mm"></div>'


def question(number: int, *heights: float) -> str:
    lines = "".join([f'<i style="height: {height}mm"></i>' for height in heights])
    inside = f'<b class="n">{number}</b><div class="body">{lines}</div>'
    return f'<article class="q open">{inside}</article>'


def keep(*blocks: str) -> str:
    return f'<div class="keep">{"".join(blocks)}</div>'


def passage(*blocks: str) -> str:
    return f'<section class="passage">{"".join(blocks)}</section>'


CASES = (
    # blocks, and how they come out
    ([question(1, 100), question(2, 100)], Laid(1, (), ())),
    (
        [question(1, 100), question(2, 100), question(3, 100)],
        Laid(2, (MovedQuestion(3, 2, ROOM - 200),), ()),
    ),
    ([block(250), question(1, 30)], Laid(2, (MovedQuestion(1, 2, ROOM - 250),), ())),
    (
        [question(1, 200), keep(block(20), question(2, 60)), question(3, 250)],
        Laid(3, (MovedQuestion(2, 2, ROOM - 200), MovedQuestion(3, 3, ROOM - 80)), ()),
    ),
    ([question(1, 277), question(2, 10)], Laid(2, (MovedQuestion(2, 2, 0),), ())),
    ([question(1, *[50] * 6), question(2, 100)], Laid(2, (), (1,))),
    (
        [question(1, 20), question(2, *[50] * 12), question(3, 250), question(4, 27)],
        Laid(5, (MovedQuestion(3, 5, ROOM - 100),), (2,)),
    ),
    ([question(1, 20), keep(question(2, 20), block(20))], Laid(1, (), ())),
    ([passage(block(200), block(100)), question(1, 20)], Laid(2, (), ())),
    ([passage(block(200)), question(1, 100)], Laid(2, (MovedQuestion(1, 2, ROOM - 200),), ())),
)


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_what_comes_of_questions_is_reported(blocks: list[str], expected: Laid) -> None:
    found = sheet(*blocks)
    assert found._replace(moved=()) == expected._replace(moved=())
    assert [one[:2] for one in found.moved] == [one[:2] for one in expected.moved]
    assert [one.left for one in found.moved] == pytest.approx(
        [one.left for one in expected.moved], abs=0.1
    )


def test_a_real_sheet_is_reported_with_its_file(tmp_path: Path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: T\ncards: [{q: A, lines: 20}, {q: B, lines: 20}, {q: C, lines: 60}]\n")
    made = press("x.pdf", pressed(deck, "S", key=False))
    assert made.artifact.name == "x.pdf"
    assert made.layout.long == (3,)
    (moved,) = made.layout.moved
    assert moved[:2] == (2, 2)
    assert 25 < moved.left < 60
