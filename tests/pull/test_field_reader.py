"""Fields as Anki's editor leaves them: what is read of them, and what text of a deck says that."""

import time

import pytest

from quizpress.press.anki.field_writer import FieldWriter
from quizpress.pull.field_reader import MOST_CHARACTERS, flatten_runs, read_field
from quizpress.pull.source_writer import UnwritableError, write_sources
from quizpress.text import parse_cloze, parse_text

FIELDS = (
    # what Anki has, and the text that shows the same
    ("plain words", "plain words"),
    ("a <b>bold</b> and <i>italic</i> one", "a **bold** and *italic* one"),
    ("<strong>b</strong>, <em>i</em>", "**b**, *i*"),
    ("<b>all <i>of it</i></b>", "**all *of it***"),
    ("<i>one</i> <b>two</b>", "*one* **two**"),
    ("<b> edges </b>are bare", "**edges** are bare"),
    ("<code>x*y</code>", "`x*y`"),
    ("<code>a`b</code>", "`` a`b ``"),
    ("one<br>two", "one\ntwo"),
    ("one<div>two</div><div>three</div>", "one\ntwo\nthree"),
    ("one<div><br></div><div>two</div>", "one\n\ntwo"),
    ("<div>one</div><p>two<br></p>", "one\ntwo"),
    ("one<br><br>", "one"),
    ("a&nbsp;b \n c", "a b c"),
    ("x &lt; y &amp;&amp; z", "x < y && z"),
    ("&eacute;&#233;&#xe9;", "ééé"),
    ("H<sub>2</sub>O, 10<sup>-3</sup>", "H₂O, 10⁻³"),
    (r"\(a &lt; b^2\) and <b>\(x\)</b>", r"\(a < b^2\) and **\(x\)**"),
    (
        '<a href="https://e.org/?a=1&amp;b=2" title="t">the <i>page</i></a>',
        '[the *page*](https://e.org/?a=1&b=2 "t")',
    ),
    ("2*3*4 and _x_", "2*3*4 and _x_"),
    ("*no stars* and `no code`", r"\*no stars\* and \`no code\`"),
    ("[words](https://e.org)", r"\[words](https://e.org)"),
    ("&#91;sound:a]", "[sound:a]"),
    ("<span>a</span>b", "ab"),
    ("<b>not closed", "**not closed**"),
    ("a<!-- b -->c", "ac"),
)


def _shown(source: str, *, cloze: bool = False) -> str:
    writer = FieldWriter({}, "markdown")
    if cloze:
        return writer.write_cloze(parse_cloze(source, 0, 0, "markdown"))
    return writer.write_text(parse_text(source, 0, 0, "markdown"))


@pytest.mark.parametrize(("html", "source"), FIELDS)
def test_a_field_has_a_text_that_shows_the_same(html: str, source: str) -> None:
    runs = read_field(html)
    good = [
        text
        for text in write_sources(runs)
        if flatten_runs(read_field(_shown(text))) == flatten_runs(runs)
    ]
    assert good[0] == source


CLOZES: tuple[tuple[str, list[int], str | None], ...] = (
    # what Anki has, the gaps that name their numbers, the text that shows the same
    ("The {{c1::Peru}} of {{c2::Lima::a city}}", [], "The {{Peru}} of {{Lima::a city}}"),
    ("The {{c1::Peru}} of {{c2::Lima}}", [2], "The {{Peru}} of {{c2::Lima}}"),
    ("{{c2::b}} {{c1::a}}", [], "{{c2::b}} {{c1::a}}"),
    ("{{c1,2::both}} {{c1::a <b>b</b>}}", [], "{{c1,2::both}} {{c1::a **b**}}"),
    ("<b>{{c1::a}} b</b>", [], "**{{a}} b**"),
    ("{{c1::a&#58;&#58;b}}", [], None),
    ("no gap", [], "no gap"),
)


@pytest.mark.parametrize(("html", "numbered", "source"), CLOZES)
def test_gaps_keep_their_numbers(html: str, numbered: list[int], source: str | None) -> None:
    runs = read_field(html, cloze=True)
    good = [
        text
        for text in write_sources(runs, numbered)
        if flatten_runs(read_field(_shown(text, cloze=True), cloze=True)) == flatten_runs(runs)
    ]
    assert next(iter(good), None) == source


OTHERS = (
    ("<u>x</u>", "underlined text"),
    ("<s>x</s>", "struck-out text"),
    ('<img src="paste.png">', "a picture"),
    ("<ul><li>x</li></ul>", "a list"),
    ("<table><tr><td>x</td></tr></table>", "a table"),
    ("<pre>x</pre>", "a listing"),
    ("x<sub>q</sub>", "a subscript that has no characters of its own"),
    ('<span style="color: red">x</span>', "formatting that decks do not have"),
    ('<div class="left">x</div>', "formatting that decks do not have"),
    ("[sound:a.mp3]", "what Anki plays or draws"),
    ("[latex]x[/latex]", "what Anki plays or draws"),
    (r"\[x\]", "maths set apart"),
    ("x" * (MOST_CHARACTERS + 1), f"a text of more than {MOST_CHARACTERS:,} characters"),
)


@pytest.mark.parametrize(("html", "said"), OTHERS, ids=[said for _, said in OTHERS])
def test_what_a_deck_cannot_hold_is_named(html: str, said: str) -> None:
    with pytest.raises(UnwritableError) as error:
        next(write_sources(read_field(html)))
    assert str(error.value) == said


HEAVY = ("<b>", "<", "&", "<div>", "{{c1::", "::", r"\(", "[", " ", "<sub>")


@pytest.mark.parametrize("number", range(len(HEAVY)))
def test_a_field_that_is_made_to_take_long_is_read(number: int) -> None:
    begun = time.monotonic()
    read_field(HEAVY[number] * (MOST_CHARACTERS // len(HEAVY[number])), cloze=True)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("more", ["", "\xa0long"])
def test_thin_spaces_are_read_as_spaces_beside_one_that_does_not_break(more: str) -> None:
    thin, plain = (read_field(f"5{space}km{more}") for space in ("\u2009", " "))
    assert flatten_runs(thin) == flatten_runs(plain)
