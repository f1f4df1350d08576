"""Articles in Markdown become plain paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizpress.draft.markdown_article import read_markdown
from quizpress.draft.plain_article import ArticleText

PARAGRAPHS = (
    # the text, its paragraphs
    ("One\ntwo.\n\nThree.", ("One two.", "Three.")),
    ("One.\n## Heading ##\nTwo.", ("One.", "Heading", "Two.")),
    ("- One\n- Two\n  goes on\n\n3. Three\n4) Four", ("One", "Two goes on", "Three", "Four")),
    ("> One\n> two.\n>\n> Three.", ("One two.", "Three.")),
    ("One.\n\n* * *\n\n---\nTwo.", ("One.", "Two.")),
    ("See [the page](https://x.org/a) or [it][1].\n\n[1]: https://x.org", ("See the page or it.",)),
    ("![A map](map.png) <https://x.org>", ("A map https://x.org",)),
    ("**Bold**, *soft*, __bold__, _soft_, `code`.", ("Bold, soft, bold, soft, code.",)),
    ("snake_case_name, 2*3*4, 1 * 2, a \\* b", ("snake_case_name, 2*3*4, 1 * 2, a * b",)),
    ("One.\n```\ncode\n```\nTwo.", ("One.", "code", "Two.")),
    ("", ()),
    ("\n \n", ()),
)


@pytest.mark.parametrize(("text", "paragraphs"), PARAGRAPHS)
def test_marks_are_gone_and_words_stay(text: str, paragraphs: tuple[str, ...]) -> None:
    assert read_markdown(text).paragraphs == paragraphs


HEADS = (
    ("# The *trip*\n\nOne.", ArticleText(("One.",), "The trip")),
    ("The trip\n===\nOne.", ArticleText(("One.",), "The trip")),
    (
        "---\ntitle: 'A: b'\ndate: 2022-05-04T10:00\npublisher: P\nlang: de\n---\n# A: b\nOne.",
        ArticleText(("One.",), "A: b", "P", "2022-05-04", "de"),
    ),
    ("---\ntitle: [\n---\nOne.", ArticleText(("One.",))),
    ("---\n\nOne.", ArticleText(("One.",))),
)


@pytest.mark.parametrize(("text", "article"), HEADS)
def test_a_head_or_a_heading_gives_the_title(text: str, article: ArticleText) -> None:
    assert read_markdown(text) == article


@given(st.text(st.sampled_from("ab \n#-*_`[]()!<>\\1.=>~|"), max_size=200))
def test_any_text_has_paragraphs_of_one_line(text: str) -> None:
    for paragraph in read_markdown(text).paragraphs:
        assert paragraph == " ".join(paragraph.split())
        assert paragraph


@pytest.mark.parametrize(
    "part", ["[", "[a](", "*a", "_a", "`", "<https://", "> ", "- ", "---\n", "\\"]
)
def test_a_hostile_text_is_read_in_time(part: str) -> None:
    read_markdown(part * 50_000)
