"""What `--fix` mends, and that it changes nothing else."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness import Article
from quizpress.fix.mend import Mended, mend_source
from quizpress.fix.text_edits import unified_difference
from quizpress.problem import Source

TEXT = """\
Angela never knew her grandfather, who died in 1946, six years before she was born.

The brown beer bottle was found by Konrad Fischer \u2014 a fisherman \u2014 off \u201cKiel\u201d.

Richard Platz threw it into the sea on a hike
in 1913, when he was 20 years old.

It was found by Konrad Fischer, and again: it was found by Konrad Fischer.
"""
HEAD = "title: T\narticle: {text: a.txt}\ncards:\n"


def mended(source: str, text: str = TEXT) -> Mended:
    found = mend_source(Source("deck.yaml", source), "deck", Article(Path(), text))
    assert found
    return found


CASES = (
    # the place of a card, the same mended
    ("{p: 1, quote: threw it into the sea}", "{p: 3, quote: threw it into the sea}"),
    ("{p: '01', quote: threw it into the sea}", "{p: '3', quote: threw it into the sea}"),
    ("{quote: threw it into the sea, p: 99}", "{quote: threw it into the sea, p: 3}"),
    ("{p: 3, quote: Threw  it into THE sea}", "{p: 3, quote: threw it into the sea}"),
    ("{p: 1, quote: threw it into THE sea}", "{p: 3, quote: threw it into the sea}"),
    (
        "{p: 2, quote: Fischer - a fisherman - off}",
        "{p: 2, quote: Fischer \u2014 a fisherman \u2014 off}",
    ),
    ("{p: 2, quote: 'off \"Kiel\"'}", "{p: 2, quote: 'off \u201cKiel\u201d'}"),
    ('{p: 2, quote: "off \\"Kiel\\""}', '{p: 2, quote: "off \u201cKiel\u201d"}'),
    ("[1, {p: 1, quote: on a hike in 1913}]", "[1, {p: 3, quote: on a hike in 1913}]"),
    # what stays
    ("{p: 3, quote: on a hike in 1913}", None),
    ("{p: 1, quote: it was found by Konrad}", "{p: 4, quote: it was found by Konrad}"),
    ("{p: 1, quote: found by Konrad Fischer}", None),
    ("{p: 2, quote: a fisherman \u2014 off \u201cKiel\u201d}", None),
    ("{p: 2, quote: nothing of this is there}", None),
    ("1", None),
)


@pytest.mark.parametrize(("place", "after"), CASES)
def test_a_quote_is_mended_from_the_text(place: str, after: str | None) -> None:
    before = f"{HEAD}# A comment.\n- {{q: 'One?', a: A, at: {place}}} # The end.\n"
    found = mended(before)

    assert found.after == before.replace(place, after or place)
    assert (found.mends, found.left) == (int(after is not None), ())


def test_a_block_is_mended_character_by_character() -> None:
    before = (
        f"{HEAD}- q: One?\n  a: A\n  at:\n    p: 1\n    quote: >-\n"
        "      Konrad Fischer - a\n      fisherman - off 'Kiel'\n"
    )
    after = before.replace("p: 1", "p: 2").replace("Fischer - a", "Fischer \u2014 a")
    found = mended(before.replace("'Kiel'", '"Kiel"'))

    assert found.after == after.replace(
        "fisherman - off 'Kiel'", "fisherman \u2014 off \u201cKiel\u201d"
    )


def test_quotes_in_folded_single_quotes_stay_doubled() -> None:
    text = "He said \u2018no\u2019 - and went home."
    before = f"{HEAD}- q: One?\n  a: A\n  at: {{p: 1, quote: 'said ''no''\n    \u2013 and went'}}\n"

    assert mended(before, text).after == before.replace("''no''", "\u2018no\u2019").replace(
        "\u2013", "-"
    )


def test_what_cannot_be_swapped_is_left_and_told() -> None:
    text = "A well known man came home."
    before = f'{HEAD}- q: One?\n  a: A\n  at: {{p: 1, quote: "A well-\n    known man came"}}\n'
    found = mended(before, text)

    assert (found.after, found.mends) == (before, 0)
    assert [(left.place.line, left.what) for left in found.left] == [
        (6, "the quote cannot be mended safely")
    ]


TAGS = (
    # the deck, the same mended
    ("tags: [a, b, a]", "tags: [a, b]"),
    ("tags: [a, a, b, b, c]", "tags: [a, b, c]"),
    ("tags: [ 'a' , \"a\" ]", "tags: [ 'a' ]"),
    ("tags:\n  - a\n  - b\n  - a\n", "tags:\n  - a\n  - b\n"),
    ("tags:\n  - a\n  - a\n  - b # kept\n", "tags:\n  - a\n  - b # kept\n"),
    ("cards: [{q: One?, a: A, tags: [d, x, d]}]", "cards: [{q: One?, a: A, tags: [x]}]"),
    ("cards: [{q: One?, tags: d, a: A}]", "cards: [{q: One?, a: A}]"),
    ("cards: [{q: One?, a: A, tags: [d, ]}]", "cards: [{q: One?, a: A}]"),
    ("cards:\n- q: One?\n  tags: d\n  a: A", "cards:\n- q: One?\n  a: A"),
    ("cards:\n- q: One?\n  a: A\n  tags: [d]", "cards:\n- q: One?\n  a: A"),
    ("cards:\n- q: One?\n  a: A\n  tags:\n    - d\n    - d", "cards:\n- q: One?\n  a: A"),
    (
        "sections:\n- cards:\n  - {q: One?, a: A, tags: [d, e]}",
        "sections:\n- cards:\n  - {q: One?, a: A, tags: [e]}",
    ),
    (
        "tag_prefix: p\nsections:\n- tags: s\n  cards: [{q: One?, a: A, tags: [e, d, e]}]",
        "tag_prefix: p\nsections:\n- tags: s\n  cards: [{q: One?, a: A, tags: [e]}]",
    ),
)


@pytest.mark.parametrize(("before", "after"), TAGS)
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_a_tag_that_stands_twice_is_removed(before: str, after: str, line: str) -> None:
    head = "title: T\n" + ("tags: d\n" if "q:" in before else "cards: [{q: One?, a: A}]\n")
    found = mended((head + before).replace("\n", line))

    assert found.after == (head + after).replace("\n", line)
    assert (found.mends, found.left) == (1, ())


@pytest.mark.parametrize(
    "card",
    [
        "- q: One?\n  a: A\n  tags: d # why\n",
        "- tags: d\n  q: One?\n  a: A\n",
        "- q: One?\n  a: A\n  tags:\n    - e\n    - d # why\n",
        "- q: One?\n  a: A\n  tags: [\n    # why\n    d]\n",
        "- q: One?\n  a: A\n  tags: [e, # why\n    d]\n",
    ],
)
def test_a_comment_never_goes_with_a_tag(card: str) -> None:
    before = f"title: T\ntags: d\ncards:\n{card}"
    found = mended(before)

    assert found.after.count("#") == before.count("#")
    assert found.after == before or found.left == ()


@pytest.mark.parametrize(
    ("text", "quote", "after"),
    [
        ("The e\ufb03cient sea - a big one.", "THE e\ufb03cient sea", None),
        ("The efficient\u00ad ones came - at last.", "ones came \u2013 at", "ones came - at"),
        ("The effi\u00adcient ones came.", "The Efficient ones came", "The efficient ones came"),
        ("A\u00a0big\u202fone came home.", "big one CAME home", "big one came home"),
        ("A\u00a0big\u202fone came home.", "big one came home", None),
        (
            "Il a dit \u00ab\u00a0non\u00a0\u00bb hier.",
            'dit "non" hier',
            "dit \u00ab non \u00bb hier",
        ),
        ("A well-known man came.", "A well known man", "A well-known man"),
        ("Stra\u00dfe und Haus sind neu.", "STRASSE und Haus", "Stra\u00dfe und Haus"),
    ],
)
def test_only_what_an_author_would_type_is_taken(text: str, quote: str, after: str | None) -> None:
    before = f"{HEAD}- q: One?\n  a: A\n  at: {{p: 1, quote: '{quote}'}}\n"

    assert mended(before, text).after == before.replace(quote, after or quote)


def test_a_deck_of_another_shape_is_left_alone() -> None:
    assert mend_source(Source("deck.yaml", "title: T\n"), "deck", Article(Path(), TEXT)) is None
    assert mend_source(Source("deck.yaml", "title: [\n"), "deck", Article(Path(), TEXT)) is None
    assert mend_source(Source("deck.yaml", ""), "deck", Article(Path(), TEXT)) is None


def test_the_difference_is_that_of_diff() -> None:
    before, after = "a\nb\r\nc", "a\nB\r\nc"

    assert unified_difference("d.yaml", before, after) == (
        "--- d.yaml\n+++ d.yaml\n@@ -1,3 +1,3 @@\n"
        " a\n-b\r\n+B\r\n c\n\\ No newline at end of file\n"
    )
    assert unified_difference("d.yaml", before, before) == ""


COMMENTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=20
)
PARAGRAPHS = st.lists(st.sampled_from(TEXT.split("\n\n")), min_size=1, max_size=6)
QUOTES = st.sampled_from([
    "threw it into the sea", "Threw It", "Fischer - a fisherman", "off 'Kiel'", "zero", "it",
    "FOUND BY KONRAD FISCHER", "on a hike  in 1913", "\u2018Kiel\u2019", "\u201cKiel\u201d.",
])  # fmt: skip
TAG_LISTS = st.lists(st.sampled_from("abc"), min_size=1, max_size=5)
_MAY_CHANGE = re.compile(
    r"(?<=  at: \{p: ).*?(?=\} #)|(?<=^tags: \[).*?(?=\] #)|^  tags:\r?\n|^  - .\r?\n", re.MULTILINE
)


@st.composite
def decks(draw: st.DrawFn) -> str:
    comments = [draw(COMMENTS).replace("\ufeff", "") for _ in range(4)]
    quote, style = draw(QUOTES), draw(st.sampled_from(["'", '"', ""]))
    doubled = quote.replace("'", "''") if style == "'" else quote
    return draw(st.sampled_from(["\n", "\r\n"])).join([
        f"# {comments[0]}", "title: T", f"tags: [{', '.join(draw(TAG_LISTS))}] # {comments[1]}",
        "article: {text: a.txt}", "cards:", "- q: One?", "  a: 'A'",
        f"  at: {{p: {draw(st.integers(1, 7))}, quote: {style}{doubled}{style}}} # {comments[2]}",
        "  tags:", *[f"  - {tag}" for tag in draw(TAG_LISTS)], f"# {comments[3]}",
    ])  # fmt: skip


@given(before=decks(), paragraphs=PARAGRAPHS)
def test_any_text_survives_but_for_the_edits(before: str, paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    found = mend_source(Source("deck.yaml", before), "deck", Article(Path(), text))
    if found:
        again = mended(found.after, text)

        assert _MAY_CHANGE.sub("", found.after) == _MAY_CHANGE.sub("", before)
        assert found.left == ()
        assert (again.after, again.mends) == (found.after, 0)
