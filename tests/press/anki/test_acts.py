"""What Anki acts on in a field is shown as typed, wherever an author wrote it."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from deck_folder import DeckFolder, deck
from harness import TESTS
from learner import learner, visible

DOT = TESTS / "cases" / "media" / "dot.png"
ACTS = (
    "[[type:Typed]]",
    "[[type:nc:Answer]]",
    "[sound:gone.mp3]",
    "[SOUND:gone.mp3]",
    "[anki:play:q:0]",
    "[anki:tts lang=en_US]spoken[/anki:tts]",
    "[latex]x^2[/latex]",
    "[$]x^2[/$]",
    "[$$]x^2[/$$]",
    "{{c1::x}}",
    "{{c1::x::y}}",
    "{{Question}}",
    "{{#Answer}}x{{/Answer}}",
    "}}",
    "<img src=gone.png>",
)
WAYS = (
    # how it is written, and how it is seen
    ("{}", "{}"),
    ("`{}`", "{}"),
    ("**{}**", "{}"),
    ("[{}](https://example.org)", "{}"),
    ("so\n{}", "so {}"),
    ("- {}\n- so", "{} so"),
    ("```\n{}\n```", "{}"),
    ("| a |\n|---|\n| {} |", "a {}"),
    ("\\`{}\\`", "`{}`"),
)
ATTRIBUTES = (
    # what is written in the words of a picture, and in the title of a link
    "![{}](dot.png)",
    '[so](https://example.org "{}")',
)
CLOZES = (
    # a cloze, and how it is seen on the front
    (r"\{{c1::x}} {{a}}", "{{c1::x}} [...]"),
    (r"\{\{c1::x\}\} {{a}}", "{{c1::x}} [...]"),
    (r"\{{c2::x::y}} `{{ c }}` {{a}}", "{{c2::x::y}} {{ c }} [...]"),
    ("[[type:Typed]] {{a}}", "[[type:Typed]] [...]"),
    ("`[sound:gone.mp3]` {{a}}", "[sound:gone.mp3] [...]"),
    (r"\[sound:gone.mp3] {{a}}", r"\[sound:gone.mp3] [...]"),
    ("{{a::[latex]x[/latex]}}", "[[latex]x[/latex]]"),
    ("{{a::[[type:x]]}}", "[[[type:x]]]"),
    (r"![\{{c1::x}}](dot.png) {{a}}", "[...]"),
    (r'[so](https://example.org "\{{c1::x}}") {{a}}', "so [...]"),
)


@pytest.mark.parametrize("text", ACTS)
def test_what_anki_acts_on_is_shown_as_typed(tmp_path: Path, text: str) -> None:
    ways = [(written.format(text), shown.format(text)) for written, shown in WAYS]
    cards = [
        {"q": written, "a": f"{written}\n{number}", "why": written}
        for number, (written, _) in enumerate(ways)
    ]
    for (_, shown), (front, back) in zip(ways, _sides(tmp_path, *cards), strict=True):
        assert _close(visible(front)) == _close(f"A deck {shown}")
        assert _close(visible(back)).count(_close(shown)) == 3
        _check_nothing_acts(front + back)


@pytest.mark.parametrize("text", ACTS)
@pytest.mark.parametrize("written", ATTRIBUTES)
def test_what_anki_acts_on_is_words_where_it_is_not_seen(
    tmp_path: Path, written: str, text: str
) -> None:
    card = {"q": written.format(text), "a": f"the {written.format(text)}"}
    for side in next(_sides(tmp_path, card)):
        found = re.search(r' (?:alt|title)="(.*?)"', side)
        assert found
        assert unescape(found[1]) == text
        _check_nothing_acts(side)


@pytest.mark.parametrize(("cloze", "seen"), CLOZES)
def test_a_cloze_acts_on_its_gaps_alone(tmp_path: Path, cloze: str, seen: str) -> None:
    ((front, back),) = _sides(tmp_path, {"cloze": cloze})

    assert _close(visible(front)) == _close(f"A deck {seen}")
    _check_nothing_acts(front + back)


def _sides(folder: Path, *cards: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the sides of cards as Anki renders them, in their order."""
    desk = DeckFolder(folder, deck(*cards))
    shutil.copy(DOT, folder)
    desk.good()
    with learner(folder / "anki") as someone:
        someone.imports(desk.package)
        assert someone.faults() == []
        for card in someone.cards():
            output = card.render_output()
            assert (output.question_av_tags, output.answer_av_tags) == ([], [])
            yield output.question_text, output.answer_text


def _check_nothing_acts(html: str) -> None:
    """Check that nothing is left that the reviewer takes for a place to type."""
    assert "[[type:" not in html.lower()
    assert "[anki:" not in html.lower()
    assert "[sound:" not in html.lower()


def _close(text: str) -> str:
    """Return a text without the spaces that tags leave."""
    return re.sub(r"\s", "", text)
