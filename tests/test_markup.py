"""What counts as markup and what is only text, for Markdown and for plain decks."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizpress.check.lost import meant
from quizpress.inline import lost
from quizpress.model import Markup
from quizpress.press.markup import escape, markdown, plain, renderer

TEXT = (
    "plain words",
    "$5 then $10",
    "a & b &amp; c &copy; &#65;",
    "<b>bold</b> <br> <!-- x -->",
    "<script>alert(1)</script>",
    "What does <xsl:template> do?",
    "a <std::vector> of b",
    "1. one",
    "- two",
    "# three",
    "> four",
    "snake_case_name",
    "a * b * c",
    "5 ~~of~~ 6",
    "[brackets] and (parens)",
    "[not a link](with a space)",
    "[text][reference]",
    "[x]: https://example.org",
    "https://example.org",
    "(c) (tm) ... -- \"quoted\" 'single'",
    "\\",
    "a\\b",
    "`open",
    "**open",
    "{{braces}}",
    "12:30, 1.50, 012, no, ~",
    "é ß 漢字 🎉 مرحبا",
)
MARKDOWN = (
    ("*i* and **b**", "<em>i</em> and <strong>b</strong>"),
    ("_i_ and __b__", "<em>i</em> and <strong>b</strong>"),
    ("***both***", "<em><strong>both</strong></em>"),
    ("`code <b> & *x*`", "<code>code &lt;b&gt; &amp; *x*</code>"),
    ("``a ` b``", "<code>a ` b</code>"),
    ("[a](https://x.org)", '<a href="https://x.org">a</a>'),
    ("[a](https://x.org?b=1&c=2)", '<a href="https://x.org?b=1&amp;c=2">a</a>'),
    ("[*a*](https://x.org)", '<a href="https://x.org"><em>a</em></a>'),
    ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
    ("[a](data:text/html,x)", "[a](data:text/html,x)"),
    ("one\ntwo", "one<br>two"),
    ("one\n\ntwo", "one<br><br>two"),
    (r"\*stars\*", "*stars*"),
    (r"\( open", "( open"),
    (r"\(x^{2}\)", "[x^{2}]"),
    (r"\(a < b & c\)", "[a < b & c]"),
    (r"\(a_1 * b_2\) and *c*", "[a_1 * b_2] and <em>c</em>"),
    (r"\(a\) and \(b\)", "[a] and [b]"),
    ("\\(a\nb\\)", "[a\nb]"),
    (r"*\(a\)*", "<em>[a]</em>"),
    (r"`\(a\)`", r"<code>\(a\)</code>"),
    ("![a](b.png)", '<img src="shown:b.png" alt="a">'),
    ("*![a](b.png)*", '<em><img src="shown:b.png" alt="a"></em>'),
    ("[![a](b.png)](https://x.org)", '<a href="https://x.org"><img src="shown:b.png" alt="a"></a>'),
    ('![a](b.png "c")', '<img src="shown:b.png" alt="a">'),
    ("![](<b c.png>)", '<img src="shown:b c.png" alt="">'),
    ("![\"<&>'](b.png)", """<img src="shown:b.png" alt="&quot;&lt;&amp;&gt;'">"""),
    ('![a](<b"c&.png>)', '<img src="shown:b&quot;c&amp;.png" alt="a">'),
    (r"![*a* `b` \(c\)](d.png)", '<img src="shown:d.png" alt="a b c">'),
    ("`![a](b.png)`", "<code>![a](b.png)</code>"),
    (r"\![a](b.png)", '!<a href="b.png">a</a>'),
)
PLAIN = (
    ("*a* `b` [c](d)", "*a* `b` [c](d)"),
    (r"\(x\) \*", r"\(x\) \*"),
    ("a\nb", "a<br>b"),
    ("<i>a</i> & b", "&lt;i&gt;a&lt;/i&gt; &amp; b"),
    ("![a](b.png)", "![a](b.png)"),
)
HOSTILE = (
    "*",
    "[",
    "`",
    "\\(",
    "_a",
    "*a ",
    "[a](",
    "<a:",
    "<",
    "![[",
    "**a ",
    "`a``b",
    "\\[(",
    "![](",
    "![a](b)",
    "![!",
)


LOST: tuple[tuple[str, list[str]], ...] = (
    # a text, and the marks of what Markdown would lose of it
    (r"Let \[x^2\] be", ["\\["]),
    (r"\[E = mc^2\] and \[ f(x) \]", ["\\[", "\\["]),
    (r"\[\frac{1}{2}\]", ["\\["]),
    (r"\[a + b\], \[y=2\], \[a_1\], \[x < 5\], \[(a) = b\]", ["\\["] * 5),
    ("\\[\nx\n\\]", ["\\["]),
    (r"unclosed \(y", ["\\("]),
    (r"\(a\) and cos\(b", ["\\("]),
    (r"**\(a**, [\(b](c)", ["\\(", "\\("]),
    ("Run\n```python\nx = 1\n```", ["```"]),
    ("Run ```\nx = 1\n  ``` or\n````c++\n```\n````", ["```", "```"]),
    # signs, code, maths
    (r"\\[x^2\\] and \\(y", []),
    (r"`\[x^2\]` and `\(`", []),
    (r"\(x^2 \[y^2\]\)", []),
    ("```` ``` ````, ```a`b```\nand ```a\nb```, ```c", []),
    (r"\`\`\`python", []),
    # prose with brackets that need no backslash, or keep a link from being one
    (r"\[sic\] \[1\] \[^1\] \[...\] \[and/or\] \[x\] \[ ] \[ \] \[ x \] \[5 = agree\]", []),
    (r"\[--all\] \[key=value\] \[<file>\] \[a_file\] \[C++\] \[Ctrl+C\] \[1914-1918\]", []),
    (r"a\[i+1\], [a]\(b), \[a\]\(b), \[", []),
    ("[0, 1] costs $5 then $10 (x^2)", []),
)


@pytest.mark.parametrize(("text", "marks"), LOST)
def test_what_looks_like_maths_or_code_and_is_none_is_found(text: str, marks: list[str]) -> None:
    assert [found.mark for found in lost(text) if meant(found)] == marks


@pytest.mark.parametrize("unit", ["\\[", "\\(", "\\[x^", "```\n", "```\n````\n", "\\[ \\]", "[\\("])
def test_what_would_be_lost_is_found_in_no_time(unit: str) -> None:
    start = time.process_time()
    for found in lost(unit * (10_000 // len(unit))):
        meant(found)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("text", TEXT)
def test_text_is_text(text: str) -> None:
    assert _rendered(text) == plain(text) == escape(text)


@pytest.mark.parametrize(("text", "html"), MARKDOWN)
def test_markdown(text: str, html: str) -> None:
    assert _rendered(text) == html


@pytest.mark.parametrize(("text", "html"), PLAIN)
def test_plain(text: str, html: str) -> None:
    assert plain(text) == html


@pytest.mark.parametrize(("markup", "html"), [("markdown", "<em>[x]</em>"), ("plain", r"*\(x\)*")])
def test_the_markup_of_a_deck_chooses_the_renderer(markup: Markup, html: str) -> None:
    assert renderer(markup, escape)(lambda inside: f"[{inside}]")(r"*\(x\)*") == html


@given(st.text(alphabet="ab<>&\"'`*_[]()\\!:/\n ", max_size=40))
def test_no_text_can_make_an_element_of_its_own(text: str) -> None:
    html = markdown(escape, escape)(text)
    tags = re.findall(r"<[^>]*>", html)
    link, picture = r'a href="[^"<>]*"(?: title="[^"<>]*")?', r'img src="[^"<>]*" alt="[^"<>]*"'
    known = rf"<(?:/?(?:em|strong|code)|br|/a|{link}|{picture})>"
    assert all(re.fullmatch(known, tag) for tag in tags)
    assert not re.search(r"[<>]", re.sub(known, "", html))


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_text_of_the_greatest_length_takes_no_time(unit: str) -> None:
    text = unit * (10_000 // len(unit))
    start = time.process_time()
    markdown(escape, escape)(text)
    assert time.process_time() - start < 5


def _rendered(text: str) -> str:
    return markdown(lambda inside: f"[{inside}]", lambda file: f"shown:{file}")(text)
