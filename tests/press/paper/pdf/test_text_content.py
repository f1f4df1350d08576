"""A text as content of a PDF: lists of strings, as the template takes them."""

import pytest

from quizpress.press.paper.pdf.content import Content
from quizpress.press.paper.pdf.text_content import TextContent
from quizpress.press.paper.pictures.deck_pictures import PlacedFile
from quizpress.text import Text, parse_cloze, parse_text

ADDRESS = f"https://example.org/{'part/' * 20}"
A: list[Content] = ["lines", "ltr", ["a"]]
C: list[Content] = ["lines", "ltr", ["c"]]
CASES: tuple[tuple[str, Content], ...] = (
    # a text, and its content
    ("", ""),
    ("Plain words", "Plain words"),
    ("two  spaces", "two\u00a0 spaces"),
    ("**b** *i*", [["lines", "ltr", [["strong", ["b"]], " ", ["emphasis", ["i"]]]]]),
    ("is `c  d`", [["lines", "ltr", ["is ", ["code", ["c \u00a0d"]]]]]),
    ("[x](https://a.org)", [["lines", "ltr", [["link", "https://a.org", "", ["x"]]]]]),
    ("one\n  two", [["lines", "ltr", ["one", ["break"], "\u00a0\u00a0two"]]]),
    ("שלום abc", [["lines", "rtl", ["שלום abc"]]]),
    (f"See {ADDRESS}!", [["lines", "", ["See ", ["word", f"{ADDRESS}!"]]]]),
    (
        "![a dot](dot.png)",
        [["lines", "", [["picture", "pictures/dot.png", "a dot", 30, 20, 36, 0]]]],
    ),
    ("- a\n  7. c", [["list", False, [[0, [A, ["list", True, [[7, [C]]]]]]]]]),
    ("```\nif x:\n  y\n```", [["listing", "ltr", [["if x:"], ["\u00a0\u00a0y"]]]]),
    (
        "| a | b |\n|---|--:|\n| 1 | c |",
        [["table", ["", "right"], [[A[1:], ["ltr", ["b"]]], [["", ["1"]], C[1:]]]]],
    ),
)
CLOZE = "A {{gap::hint}} and {{one}}{{two}}."


def content_of(text: Text, *, key: bool) -> Content:
    writer = TextContent(lambda _: not key, lambda file: PlacedFile(f"pictures/{file}", 30, 20))
    return writer.write_text(text)


@pytest.mark.parametrize(("source", "content"), CASES)
def test_a_text_is_lists_of_strings(source: str, content: Content) -> None:
    assert content_of(parse_text(source, 0, 0, "markdown"), key=False) == content


def test_a_gap_is_a_blank_or_filled() -> None:
    text = parse_cloze(CLOZE, 0, 0, "markdown")
    quiz = ["A ", ["blank"], ["hint", ["hint"]], " and ", ["blank"], "\u2002", ["blank"], "."]
    assert content_of(text, key=False) == [["lines", "ltr", quiz]]
    key = ["A ", ["filled", ["gap"]], " and ", ["filled", ["one"]], ["filled", ["two"]], "."]
    assert content_of(text, key=True) == [["lines", "ltr", key]]
