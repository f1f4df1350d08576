"""What is a mark in a text and what stays as typed; the page on it shows the same cases."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizpress.text import (
    Break,
    Code,
    Emphasis,
    Gap,
    GapError,
    Image,
    Inline,
    Lines,
    Link,
    Maths,
    Strong,
    Text,
    Words,
    parse_cloze,
    parse_text,
)
from texts_page import PageWriter, parsed, sections

ROWS = [(section, row) for section in sections() for row in section["rows"]]
CHARACTERS = "ab1 *`[]()\\!:|-\n"
_ADDRESS = r"\([ \t\n]*(?:https?://|mailto:|<|[^ ]).*?\)"
_SIGNS = {
    # what may stand in a text around or before what is inside a node
    Strong: (r"\*\*", r"\*\*"),
    Emphasis: (r"\*", r"\*"),
    Code: (r"`+ ?", r" ?`+"),
    Maths: (r"\\\(", r"\\\)"),
    Link: (r"\[", rf"\]{_ADDRESS}"),
    Image: (r"!\[.*\]\(.*\)", ""),
}
KEPT = re.compile(r"\\?|[ \t]*")
"""What may stand between nodes: a backslash that keeps a character, or spaces at a line's end."""


@pytest.mark.parametrize(("section", "row"), ROWS, ids=[row["typed"] for _, row in ROWS])
def test_a_text_shows_what_the_page_says(section: dict[str, Any], row: dict[str, str]) -> None:
    assert PageWriter().write_text(parsed(section, row["typed"])) == row["shown"]


@settings(max_examples=600)
@given(st.text(alphabet=CHARACTERS, max_size=40))
def test_all_characters_come_out_but_the_signs_of_the_nodes(source: str) -> None:
    source = source.strip()
    text = parse_text(source, 0, 0, "markdown")
    for block in text.blocks:
        if isinstance(block, Lines):
            _check(source, block.children, block.start, block.end)


@settings(max_examples=600)
@given(st.text(alphabet=CHARACTERS + "{}c", max_size=40))
def test_a_cloze_is_read_whole_or_refused(source: str) -> None:
    source = source.strip()
    text = _read_or_refused(source)
    if isinstance(text, int):
        assert 0 <= text < len(source)
        return
    shown = PageWriter().write_text(text)
    for letter in "ab":
        typed = source.count(letter) - _hidden_in_addresses(text, letter)
        assert shown.replace("<tbody>", "").count(letter) >= typed or "<" in shown


def _read_or_refused(source: str) -> Text | int:
    """Return a cloze, or where the gap stands that cannot be read."""
    try:
        return parse_cloze(source, 0, 0, "markdown")
    except GapError as error:
        return error.offset


def _hidden_in_addresses(text: Text, letter: str) -> int:
    return text.source.count(letter) if "](" in text.source else 0


def _check(source: str, nodes: Iterable[Inline], start: int, end: int) -> None:
    """Check that nothing stands between nodes but signs of theirs."""
    place = start
    for node in nodes:
        assert KEPT.fullmatch(source[place : node.start]), source[place : node.start]
        place = node.end
        match node:
            case Words():
                assert source[node.start : node.end] == node.text
            case Break():
                assert source[node.start : node.end] == "\n"
            case Image():
                assert re.fullmatch(_SIGNS[Image][0], source[node.start : node.end], re.DOTALL)
            case Gap():
                raise AssertionError(node)
            case _:
                opening, closing = _SIGNS[type(node)]
                first = min([child.start for child in node.children], default=node.end)
                last = max([child.end for child in node.children], default=node.end)
                if node.children:
                    assert re.fullmatch(opening + r"\\?", source[node.start : first], re.DOTALL)
                    assert re.fullmatch(closing, source[last : node.end], re.DOTALL)
                    _check(source, node.children, first, last)
    assert KEPT.fullmatch(source[place:end]), source[place:end]
