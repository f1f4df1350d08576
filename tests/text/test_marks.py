"""What counts as markup and what is only text, and what is said of what only looks like it."""

import json
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness import Write, examine
from quizpress.press.html_writer import HtmlWriter, escape, picture_tag
from quizpress.text import Image, Markup, Maths, parse_text
from quizpress.text.maths import latex_with

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
    "_i_ and __b__, __init__, _config_.yml",
    "a * b * c",
    "2*3*4, f(*args, **kwargs), *un*happy",
    "5 ~~of~~ 6",
    "[brackets] and (parens)",
    "[not a link](with a space)",
    "[a link](to/another.html) and [a](b.html)",
    "handlers[0](event)",
    "[text][reference]",
    "[x]: https://example.org",
    "https://example.org",
    "(c) (tm) ... -- \"quoted\" 'single'",
    "\\",
    "a\\b",
    r"\.txt$, \\server\share, C:\new, \d+\s\w, \_",
    r"\( open, \[x\] and \(\)",
    r"\) closed",
    "`open",
    "**open",
    "{{braces}}",
    "12:30, 1.50, 012, no, ~",
    "é ß 漢字 🎉 مرحبا",
)
MARKDOWN = (
    ("*i* and **b**", "<em>i</em> and <strong>b</strong>"),
    ("***both***", "<em><strong>both</strong></em>"),
    ("`code <b> & *x*`", "<code>code &lt;b&gt; &amp; *x*</code>"),
    ("``a ` b``", "<code>a ` b</code>"),
    ("` a  b `", "<code> a  b </code>"),
    ("[a](https://x.org)", '<a href="https://x.org">a</a>'),
    ("[a](https://x.org?b=1&c=2)", '<a href="https://x.org?b=1&amp;c=2">a</a>'),
    ("[*a*](https://x.org)", '<a href="https://x.org"><em>a</em></a>'),
    ('[a](https://x.org/é "b")', '<a href="https://x.org/%C3%A9" title="b">a</a>'),
    ("[a](https://münchen.de)", '<a href="https://xn--mnchen-3ya.de">a</a>'),
    ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
    ("[a](data:text/html,x)", "[a](data:text/html,x)"),
    ("one\ntwo", "one<br>two"),
    ("one\n\ntwo", "one<br><br>two"),
    (r"\*stars\*", "*stars*"),
    (r"\(x^{2}\)", "[x^{2}]"),
    (r"\(a < b & c\)", "[a < b & c]"),
    (r"\(a_1 * b_2\) and *c*", "[a_1 * b_2] and <em>c</em>"),
    (r"\(a\) and \(b\)", "[a] and [b]"),
    ("\\(a\nb\\)", "[a\nb]"),
    (r"*\(a\)*", "<em>[a]</em>"),
    (r"`\(a\)`", r"<code>\(a\)</code>"),
    (r"\\(a\\)", r"\(a\)"),
    ("![a](b.png)", '<img src="shown:b.png" alt="a">'),
    ("*![a](b.png)*", '<em><img src="shown:b.png" alt="a"></em>'),
    ("[![a](b.png)](https://x.org)", '<a href="https://x.org"><img src="shown:b.png" alt="a"></a>'),
    ('![a](b.png "c")', '<img src="shown:b.png" alt="a">'),
    ("![](<b c.png>)", '<img src="shown:b c.png" alt="">'),
    ("![\"<&>'](b.png)", """<img src="shown:b.png" alt="&quot;&lt;&amp;&gt;'">"""),
    ('![a](<b"c&.png>)', '<img src="shown:b&quot;c&amp;.png" alt="a">'),
    (r"![*a* `b` \(c\)](d.png)", '<img src="shown:d.png" alt="a b c">'),
    ("`![a](b.png)`", "<code>![a](b.png)</code>"),
    (r"\![a](b.png)", "![a](b.png)"),
    (r"\[a](https://x.org)", "[a](https://x.org)"),
)
PLAIN = (
    ("*a* `b` [c](https://d.org)", "*a* `b` [c](https://d.org)"),
    (r"\(x\) \*", r"\(x\) \*"),
    ("a\nb", "a<br>b"),
    ("```\n  a\n```", "```<br>  a<br>```"),
    ("<i>a</i> & b", "&lt;i&gt;a&lt;/i&gt; &amp; b"),
    ("![a](b.png)", "![a](b.png)"),
)
LOST: tuple[tuple[str, list[str]], ...] = (
    # a text, and what of it stands under a caret
    (r"Let \[x^2\] be", [r"\[x^2\]"]),
    (r"\[E = mc^2\] and \[ f(x) \]", [r"\[E = mc^2\]", r"\[ f(x) \]"]),
    (r"\[\frac{1}{2}\]", [r"\[\frac{1}{2}\]"]),
    (
        r"\[a + b\], \[y=2\], \[a_1\], \[x < 5\], \[(a) = b\]",
        [r"\[a + b\]", r"\[y=2\]", r"\[a_1\]", r"\[x < 5\]", r"\[(a) = b\]"],
    ),
    ("\\[\nx\n\\]", ["\\["]),
    (r"unclosed \(y", [r"\("]),
    (r"\(a\) and cos\(b", [r"\("]),
    (r"\(a and \(b\)", [r"\("]),
    (r"**\(a**, [\(b](https://x.org)", [r"\(", r"\("]),
    ("Run\n```python\nx = 1", ["```python"]),
    ("Run ```\nx = 1\n  ````c++\nx", ["````c++"]),
    ("so **bold ** and", ["**bold **"]),
    ("so ** bold** and", ["** bold**"]),
    ("so ** bold ** and", ["** bold **"]),
    ("the **un happy**ness", ["**un happy**ness"]),
    ("is *un*happy", ["*un*"]),
    ("is un*happ*", ["*happ*"]),
    (r"snake\_case, \_x", [r"\_", r"\_"]),
    (
        "[here](www.example.org/a), [so](example.org)",
        ["[here](www.example.org/a)", "[so](example.org)"],
    ),
    ("![a](b c.png) and ![[d.png]]", ["![a](b c.png)", "![[d.png]]"]),
    ("**![a](b c.png)**", ["![a](b c.png)"]),
    ("- one\n- a ![b](c d.png)\n\n| a |\n|---|\n| \\(x |", ["![b](c d.png)", r"\("]),
)
QUIET = (
    # marks, code, maths
    r"\\[x^2\\] and \\(y\\)",
    r"`\[x^2\]` and `\(`",
    r"\(x^2 \[y^2\]\)",
    "```` ``` ````, ```a`b```\nand ```a\nb```, ```c",
    "```\n\\(x \\_ ![a](b c.png) **a **\n```",
    r"\`\`\`python",
    r"**a** b **c**, *a* and b*, `*un*happy`",
    "2 ** 3 ** 4, a ** b, **kwargs, f(*a, **b), x**n + y**n",
    "a *b* c, (*he*), 2*3*4, a*b*c, int *p, char **argv",
    # prose with brackets that need no backslash, or keep a link from being one
    r"\[sic\] \[1\] \[^1\] \[...\] \[and/or\] \[x\] \[ ] \[ \] \[ x \] \[5 = agree\]",
    r"\[--all\] \[key=value\] \[<file>\] \[a_file\] \[C++\] \[Ctrl+C\] \[1914-1918\]",
    r"a\[i+1\], [a]\(b\), \[a\]\(b\), \[",
    "[0, 1] costs $5 then $10 (x^2)",
    "handlers[0](event), [sic](he), [a] (b.org)",
    # kept by a backslash
    r"\![a](https://x.org), \![a](b c.png), \![[b.png]], \[a](https://x.org)",
    r"\*un\*happy, \*\*bold \*\*",
    # backslashes of paths and patterns
    r"C:\new\(x86\), \\server\share, \d+\.txt$, a\nb",
)
HOSTILE = (
    *("*", "[", "`", "\\(", "_a", "*a ", "[a](", "<a:", "<", "![[", "**a ", "`a``b", "\\[("),
    *("![](", "![a](b)", "![!", "\\[", "\\[x^", "```\n", "```\n````\n", "\\[ \\]", "[\\("),
)


@pytest.mark.parametrize("text", TEXT)
def test_text_is_text(text: str) -> None:
    assert _shown(text) == _shown(text, "plain") == escape(text)


@pytest.mark.parametrize(("text", "html"), MARKDOWN)
def test_markdown(text: str, html: str) -> None:
    assert _shown(text) == html


@pytest.mark.parametrize(("text", "html"), PLAIN)
def test_plain(text: str, html: str) -> None:
    assert _shown(text, "plain") == html


@pytest.mark.parametrize("style", ["single", "double", "literal"])
@pytest.mark.parametrize(("text", "marks"), LOST)
def test_what_looks_like_markup_and_is_none_is_marked(
    text: str, marks: list[str], style: str, deck: Write
) -> None:
    if style == "single" and "\n" in text:
        pytest.skip("YAML would fold its lines")
    cards = f"title: T\ncards:\n- q: {_written(text, style)}\n  a: A\n"
    wanted = [_escaped(mark) if style == "double" else mark for mark in marks]

    assert _marked(deck, cards) == wanted
    assert _marked(deck, f"markup: plain\n{cards}") == []


@pytest.mark.parametrize("text", QUIET)
def test_what_nobody_means_as_markup_is_not_warned_of(text: str, deck: Write) -> None:
    assert _marked(deck, f"title: T\ncards:\n- q: {_written(text, 'double')}\n  a: A\n") == []


@given(st.text(alphabet="ab<>&\"'`*_[]()\\!:/\n |-", max_size=40))
def test_no_text_can_make_an_element_of_its_own(text: str) -> None:
    html = _shown(text)
    tags = re.findall(r"<[^>]*>", html)
    link, image = r'a href="[^"<>]*"(?: title="[^"<>]*")?', r'img src="[^"<>]*" alt="[^"<>]*"'
    block = r'/?(?:div|code|span|li|th|td|tr|thead|tbody)|/?(?:ul|pre|table)(?: class="\w+")?'
    known = rf"<(?:/?(?:em|strong|code)|br|/a|{block}|{link}|{image})>"
    assert all(re.fullmatch(known, tag) for tag in tags)
    assert not re.search(r"[<>]", re.sub(known, "", html))


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_text_of_the_greatest_length_takes_no_time(unit: str, deck: Write) -> None:
    text = unit * (10_000 // len(unit))
    path = deck(f"title: T\ncards:\n- q: {_written(text, 'double')}\n  a: A\n")
    start = time.process_time()
    _shown(text)
    examine(path)
    assert time.process_time() - start < 5


class Shown(HtmlWriter):
    """Writes maths in brackets, and pictures by their names."""

    def write_maths(self, maths: Maths) -> str:
        return f"[{latex_with(maths, lambda gap: gap.text)}]"

    def write_image(self, image: Image) -> str:
        return picture_tag(f"shown:{image.file}", image.alt)


def _shown(text: str, markup: Markup = "markdown") -> str:
    return Shown().write_text(parse_text(text, 0, len(text), markup))


def _written(text: str, style: str) -> str:
    """Return a text as YAML, for a card that stands at the left."""
    match style:
        case "single":
            doubled = text.replace("'", "''")
            return f"'{doubled}'"
        case "double":
            return f'"{_escaped(text)}"'
        case _:
            return "|2-\n" + "\n".join([f"    {line}" for line in text.split("\n")])


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _marked(deck: Write, text: str) -> list[str]:
    """Return what stands under the carets of warnings about markup, in their order."""
    codes = ("markup-text", "picture-text")
    found = [p.place for p in examine(deck(text)).problems if p.code in codes]
    places = sorted(found, key=lambda place: (place.line, place.column))
    starts = [place.column - 1 - place.skipped for place in places]
    sizes = [place.end_column - place.column for place in places]
    return [
        place.text[start : start + size]
        for place, start, size in zip(places, starts, sizes, strict=True)
    ]
