"""What a text says without its marks, as typed answers are compared with it."""

import pytest

from harness import Write, examine, typed
from quizpress.press.anki.fields import Filler
from quizpress.text.plain import plain_text

PLAIN = (
    # a text, and its plain words
    ("plain  words", "plain  words"),
    ("**Title** 42 & *more*", "Title 42 & more"),
    ("`a  b` c", "a  b c"),
    ("[a *link*](https://example.org)", "a link"),
    (r"kept \`ticks\` and C:\new", r"kept `ticks` and C:\new"),
    ("two\nlines", "two lines"),
    ("if x:\n    y", "if x: y"),
    ("one  \n\n  two", "one two"),
    ("**one\ntwo** three", "one two three"),
    ("`a\nb `c", "a b c"),
    ("- one\n- two\n  - *three*", "one two three"),
    ("so:\n```\nif x:\n    y\n```\nthen", "so: if x: y then"),
    ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
    ("![two\n  words](dot.png)", "two words"),
    (r"half \(\frac{1}{2}\)", r"half \frac{1}{2}"),
)


@pytest.mark.parametrize(("text", "words"), PLAIN)
def test_elements_part_words_by_one_space(text: str, words: str) -> None:
    assert plain_text(typed(text)) == words


def test_a_typed_answer_is_compared_with_plain_words(deck: Write) -> None:
    path = deck(
        "title: T\ncards:\n- q: Q\n  type: true\n  a: |\n    **one** < `two`\n      three\n"
    )
    model = examine(path).deck
    assert model
    (card,) = model.cards("anki")
    (sides,) = Filler(model).sides(card)

    assert sides.fields["Typed"] == "one &lt; two three"
