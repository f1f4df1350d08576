"""Where quotes are located, and what counts as the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizpress.rules import quotes
from quizpress.rules.quotes import Edited, Exact, Moved, NotFound, QuotedText, QuotePlace

TEXT = (
    "The well-known bottle \u2014 brown, of beer \u2014 was found off Kiel.",
    "\u201cIt was very surprising,\u201d Angela Erdmann, 62, said; it couldn\u2019t be.",
    "\u00ab Elle a dit oui \u00bb, dit-il, et s\u2019en alla \u00e0 l\u2019\u00e9tranger.",
    "Er sagte: \u201eDas Museum zeigt sie bis Mai.\u201c",
)
PLACES: tuple[tuple[str, int, QuotePlace], ...] = (
    # a quote, the paragraph it is said to stand in, where it is located
    ("was found off Kiel", 1, Exact(1)),
    ("WAS FOUND  off\nKiel", 1, Exact(1)),
    ("well\u2010known bottle", 1, Exact(1)),
    ("well\u2011known bottle", 1, Exact(1)),
    ("well\u2212known bottle - brown", 1, Exact(1)),
    ("was fo\u00adund o\u200bff Kiel", 1, Exact(1)),
    ('"It was very surprising," Angela', 2, Exact(2)),
    ("it couldn't be", 2, Exact(2)),
    ("it couldn\u02bct be", 2, Exact(2)),
    ("\u201cElle a dit oui\u201d, dit-il", 3, Exact(3)),
    ("e\u0301tranger", 3, Exact(3)),
    ("\u00bbDas Museum zeigt sie", 4, Exact(4)),
    ("\u201aDas Museum zeigt sie", 4, Edited(4, "\u201eDas Museum zeigt sie", fixable=True)),
    ("was found off Kiel", 2, Moved(1)),
    ("the wellknown bottle", 1, Edited(1, "The well-known bottle", fixable=True)),
    ("it was very, very surprising, Angela Erdmann", 2,
     Edited(2, "\u201cIt was very surprising,\u201d Angela Erdmann,", fixable=False)),
    ("was found of Kiel", 3, Edited(1, "was found off Kiel.", fixable=False)),
    ("a museum shows the postcard", 1, NotFound()),
    ("", 1, NotFound()),
    ("\u200b", 1, NotFound()),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "paragraph", "place"), PLACES)
def test_a_quote_is_located(quote: str, paragraph: int, place: QuotePlace) -> None:
    assert QuotedText(TEXT).locate(quote, paragraph) == place


def test_only_the_named_paragraph_is_read_where_the_quote_stands_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folded: list[str] = []

    def fold(text: str) -> str:
        folded.append(text)
        return text

    monkeypatch.setattr(quotes, "fold_quote", fold)
    text = QuotedText(TEXT * 60)

    assert text.locate("bis Mai", 240) == Exact(240)
    assert text.locate("zeigt sie", 240) == Exact(240)
    assert folded == ["bis Mai", TEXT[3], "zeigt sie"]


@given(st.text(max_size=40), st.lists(st.text(max_size=60), max_size=4), st.integers(1, 5))
def test_any_quote_has_a_place(quote: str, paragraphs: list[str], paragraph: int) -> None:
    place = QuotedText(paragraphs).locate(quote, paragraph)

    assert isinstance(place, Exact | Moved | Edited | NotFound)


@given(st.text(alphabet="ab \u2014\u201c\u00ad.\u00e9", min_size=1, max_size=30))
def test_a_part_of_a_text_stands_in_it(text: str) -> None:
    place = QuotedText([text]).locate(text, 1)

    assert place == Exact(1) or not text.strip("\u00ad ")
