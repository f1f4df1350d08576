"""Where a cloze is cut, and what is said of gaps that cannot be read."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deck_folder import DeckFolder, deck
from quizpress.text import (
    Break,
    Gap,
    GapError,
    Image,
    Item,
    List,
    Markup,
    Maths,
    Table,
    Words,
    parse_cloze,
)
from quizpress.text.walk import Node, blocks_of
from sheet_html import plain


class Hidden(NamedTuple):
    """A gap: its number, or several, what it hides, and its hint."""

    number: int | tuple[int, ...]
    text: str
    hint: str = ""


Cut = tuple[str | Hidden, ...]

GOOD: tuple[tuple[str, Cut], ...] = (
    ("no gap", ("no gap",)),
    ("{{a}}", (Hidden(1, "a"),)),
    ("x {{a}} y", ("x ", Hidden(1, "a"), " y")),
    ("{{a}}{{b}}", (Hidden(1, "a"), Hidden(2, "b"))),
    ("{{ a }}", (Hidden(1, "a"),)),
    ("{{a::b}}", (Hidden(1, "a", "b"),)),
    ("{{a :: b }}", (Hidden(1, "a", "b"),)),
    ("{{a::}}", (Hidden(1, "a"),)),
    ("{{a::b::c}}", (Hidden(1, "a::b", "c"),)),
    ("{{c2::a}}", (Hidden(2, "a"),)),
    ("{{c99::a::b}}", (Hidden(99, "a", "b"),)),
    ("{{c1::a}} {{c1::b}}", (Hidden(1, "a"), " ", Hidden(1, "b"))),
    ("{{a}} {{c1::b}} {{d}}", (Hidden(2, "a"), " ", Hidden(1, "b"), " ", Hidden(3, "d"))),
    ("{{c3::a}} {{b}} {{d}}", (Hidden(3, "a"), " ", Hidden(1, "b"), " ", Hidden(2, "d"))),
    ("{{cx::a}}", (Hidden(1, "cx", "a"),)),
    ("{{x^{2}}}", (Hidden(1, "x^{2}"),)),
    ("{{{x}}}", ("{", Hidden(1, "x"), "}")),
    ("{{{c1::x}}}", ("{", Hidden(1, "x"), "}")),
    ("{{{c1::x::h}}}", ("{", Hidden(1, "x", "h"), "}")),
    ("{{{{c2::x}}}}", ("{{", Hidden(2, "x"), "}}")),
    ("{{{{x}}}}", ("{{", Hidden(1, "x"), "}}")),
    ("{{{x}}, y}", ("{", Hidden(1, "x"), ", y}")),
    ("{{{x}} and {{y}}}", ("{", Hidden(1, "x"), " and ", Hidden(2, "y"), "}")),
    (r"\frac{{{a}}+1}{{{b}}}", (r"\frac{", Hidden(1, "a"), "+1}{", Hidden(2, "b"), "}")),
    (r"e^{{{c1::\frac{a}{b}}}}", ("e^{", Hidden(1, r"\frac{a}{b}"), "}")),
    (r"{{\frac{a}{b}}}", (Hidden(1, r"\frac{a}{b}"),)),
    (r"{{c1::\frac{a}{b}}}", (Hidden(1, r"\frac{a}{b}"),)),
    ("{{{a}{b}}}", (Hidden(1, "{a}{b}"),)),
    ("{{{a}+1}}", (Hidden(1, "{a}+1"),)),
    ("{{{{a}+1}}}", ("{", Hidden(1, "{a}+1"), "}")),
    ("{{{}}}", (Hidden(1, "{}"),)),
    ("{{ {x} }}", (Hidden(1, "{x}"),)),
    ("{{c1::{x}}}", (Hidden(1, "{x}"),)),
    (r"\{{no}}", ("{{no}}",)),
    (r"\{{no}} {{yes}}", ("{{no}} ", Hidden(1, "yes"))),
    (r"\{\{no\}\} {{yes}}", ("{{no}} ", Hidden(1, "yes"))),
    (r"\{{c1::no}} {{c1::yes}}", ("{{c1::no}} ", Hidden(1, "yes"))),
    (r"\\{{yes}}", ("\\", Hidden(1, "yes"))),
    (r"\\\{{no}}", (r"\{{no}}",)),
    (r"\{{{x}}, 2\}", ("{", Hidden(1, "x"), r", 2\}")),
    (r"\(\{{{x}}, 2\}\)", (r"\(\{", Hidden(1, "x"), r", 2\}\)")),
    (r"{{\(x^{2^{3}}\)}}", (Hidden(1, r"\(x^{2^{3}}\)"),)),
    (r"{{c1::\(\frac{a}{b}\)}}!", (Hidden(1, r"\(\frac{a}{b}\)"), "!")),
    (r"\(x^{2^{3}}\) {{a}}", (r"\(x^{2^{3}}\) ", Hidden(1, "a"))),
    ("{a} {{b}} }}", ("{a} ", Hidden(1, "b"), " }}")),
    ("a {b} c", ("a {b} c",)),
    ("{{ {1, 2} }}", (Hidden(1, "{1, 2}"),)),
    ("{{a\nb}}", (Hidden(1, "a\nb"),)),
    ("{{السيسي}} 🎉", (Hidden(1, "السيسي"), " 🎉")),
    # numbers
    ("{{C1::a}}", (Hidden(1, "a"),)),
    ("{{ c1 ::a}} {{c 2::b}}", (Hidden(1, "a"), " ", Hidden(2, "b"))),
    ("{{c1,2::a}} {{c2 , 3::b}}", (Hidden((1, 2), "a"), " ", Hidden((2, 3), "b"))),
    ("{{c2,2::a}} {{b}}", (Hidden(2, "a"), " ", Hidden(1, "b"))),
    ("{{c1,3::a}} {{b}} {{c}}", (Hidden((1, 3), "a"), " ", Hidden(2, "b"), " ", Hidden(4, "c"))),
    ("{{c007::a}}", (Hidden(7, "a"),)),
    ("{{c1}} {{007::Bond}}", (Hidden(1, "c1"), " ", Hidden(2, "007", "Bond"))),
    ("{{2001::db8}}", (Hidden(1, "2001", "db8"),)),
    (r"{{no}} `{{c1::x}}` \{{c2::y}}", (Hidden(2, "no"), " ", Hidden(1, "x"), " {{c2::y}}")),
    # hints
    ("{{a :}} {{:b}}", (Hidden(1, "a :"), " ", Hidden(2, ":b"))),
    (r"{{a\::b}} {{c\::d::e}}", (Hidden(1, r"a\::b"), " ", Hidden(2, r"c\::d", "e"))),
    (r"{{\(a::b\)}} {{\(a::b\)::c}}", (Hidden(1, r"\(a::b\)"), " ", Hidden(2, r"\(a::b\)", "c"))),
    ("{{`a::b`}} {{`a::b`::c}}", (Hidden(1, "`a::b`"), " ", Hidden(2, "`a::b`", "c"))),
    ("{{a::`b::c`}}", (Hidden(1, "a", "`b::c`"),)),
    # links: what parts a hint from its gap stands outside them
    ("{{[a](https://b.c)::d}}", (Hidden(1, "[a](https://b.c)", "d"),)),
    ("{{[a](https://b.c/::d)}}", (Hidden(1, "[a](https://b.c/::d)"),)),
    ("{{![a](b::c.png)}}", (Hidden(1, "![a](b::c.png)"),)),
    ("{{[`a::b`](https://b.c)}}", (Hidden(1, "[`a::b`](https://b.c)"),)),
    (r"{{[a\::b](https://b.c)}}", (Hidden(1, r"[a\::b](https://b.c)"),)),
    ("{{a::[b::c](https://b.c)}}", (Hidden(1, "a", "[b::c](https://b.c)"),)),
    ("{{[a::b](c)}}", (Hidden(1, "[a", "b](c)"),)),
    # code
    ("`{{ name }}` of {{Jinja}}", ("{{ name }} of ", Hidden(1, "Jinja"))),
    ("`std::{{c1::vector}}`", ("std::", Hidden(1, "vector"))),
    ("`{{c1::std::vector}}`", (Hidden(1, "std::vector"),)),
    ("{{c1::`std::vector`}}", (Hidden(1, "`std::vector`"),)),
    ("```\n{{ x }}\n{{c1::a::b}}\n```", ("{{ x }}\n", Hidden(1, "a::b"))),
    ("{{a`b}} and `c`", (Hidden(1, "a`b"), " and c")),
    ("{{a`b}} ![c](x.png) `d`", (Hidden(1, "a`b"), " c d")),
    ("{{a `}}` b}}", (Hidden(1, "a `}}` b"),)),
    # spaces at the edges belong to what stands around
    ("x{{c1::a }}y", ("x", Hidden(1, "a"), " y")),
    ("x{{c1:: a}}y", ("x ", Hidden(1, "a"), "y")),
    ("x {{ a }}, y", ("x ", Hidden(1, "a"), ", y")),
    ("{{a ::b}}c", (Hidden(1, "a", "b"), " c")),
    ("{{a::}}x{{b:: }}y", (Hidden(1, "a"), "x", Hidden(2, "b"), "y")),
)
PLAIN: tuple[tuple[str, Cut], ...] = (
    ("`{{a}}` *{{b::c}}*", ("`", Hidden(1, "a"), "` *", Hidden(2, "b", "c"), "*")),
    (r"{{a\::b}}", (Hidden(1, "a\\", "b"),)),
    ("two\n  lines {{c1,2::x}}", ("two\n  lines ", Hidden((1, 2), "x"))),
    (r"C:\{{Users}}", ("C:\\", Hidden(1, "Users"))),
    (r"\{{{c1::x}}}", (r"\{", Hidden(1, "x"), "}")),
)
OPEN, EMPTY, NESTED, NUMBER, PAIRS, IN_LINK = (
    ("a gap is not closed", "close it with `}}`"),
    ("a gap is empty", "write the hidden words between `{{` and `}}`"),
    (
        "a gap stands inside a gap",
        "close the first one with `}}`; between two braces of maths put a space",
    ),
    ("gaps are numbered from c1 to c99", "leave the number out, or begin with c1"),
    (
        "the braces around a gap do not pair up",
        "close the first one behind the gap, as in `{{{c1::x}}}`",
    ),
    (
        "a hint cannot begin inside the words of a link or a picture",
        r"write it behind, as in `{{[Lima](https://a.org)::hint}}`; or `\::` to show the colons",
    ),
)


LOOK_ALIKE = "; the first letter here only looks like the c of the alphabet a to z"


def _numbered(typed: str, hint: str) -> tuple[str, str]:
    return f"`{typed}` is not how a gap is numbered", hint


BAD: tuple[tuple[str, tuple[str, str], int], ...] = (
    ("see {{c1:x}}", _numbered("c1:", "write `{{c1::x}}`"), 4),
    ("{{c1: x :: hint}}", _numbered("c1:", "write `{{c1::x :: hint}}`"), 0),
    ("{{c1 : : x}}", _numbered("c1 : :", "write `{{c1::x}}`"), 0),
    ("{{c1：：x}}", _numbered("c1：：", "write `{{c1::x}}`"), 0),  # noqa: RUF001  Full width.
    ("{{c1;2::x}}", _numbered("c1;2::", "write `{{c1,2::x}}`"), 0),
    ("{{c1,c2::x}}", _numbered("c1,c2::", "write `{{c1,2::x}}`"), 0),
    ("{{c1-3::x}}", _numbered("c1-3::", "write `{{c1,3::x}}`"), 0),
    ("{{c::x}}", _numbered("c::", "write `{{c1::x}}`"), 0),
    ("{{с1::x}}", _numbered("с1::", "write `{{c1::x}}`" + LOOK_ALIKE), 0),  # noqa: RUF001  Cyrillic.
    ("{{С2::x}}", _numbered("С2::", "write `{{c2::x}}`" + LOOK_ALIKE), 0),  # noqa: RUF001  Cyrillic.
    ("{{ç3::x}}", _numbered("ç3::", "write `{{c3::x}}`" + LOOK_ALIKE), 0),
    ("{{c４::x}}", _numbered("c４::", "write `{{c4::x}}`"), 0),  # noqa: RUF001  Full width.
    (
        "{{1::x}}",
        _numbered("1::", "write `{{c1::x}}`; if 1 is what to hide, `{{c1::1::x}}`"),
        0,
    ),
    ("{{c1:}}", _numbered("c1:", "write `{{c1::…}}`"), 0),
    ("{{c1:x\ny}}", _numbered("c1:", "write `{{c1::x y}}`"), 0),
    ("{{c100:x}}", _numbered("c100:", "write `{{c1::x}}`"), 0),
    (
        f"{{{{c{'1' * 5000}:{'x' * 4000}}}}}",
        _numbered(f"c{'1' * 22}…", f"write `{{{{c1::{'x' * 23}…}}}}`"),
        0,
    ),
    ("`{{c1::a` b", OPEN, 1),
    ("{{c0,1::a}}", NUMBER, 0),
    ("{{c1,100::a}}", NUMBER, 0),
    ("{{", OPEN, 0),
    ("a {{b", OPEN, 2),
    ("a {{b}", OPEN, 2),
    ("{{a}} {{b", OPEN, 6),
    ("{{x^{2}}", OPEN, 0),
    ("{{{x}} and more", OPEN, 0),
    ("{{a {b}}c}} d", OPEN, 0),
    ("{{}}", EMPTY, 0),
    ("a {{ }}", EMPTY, 2),
    ("{{::hint}}", EMPTY, 0),
    ("{{c2::}}", EMPTY, 0),
    ("{{c2:: ::hint}}", EMPTY, 0),
    ("x {{[Lima::x](https://a.b)}}", IN_LINK, 9),
    ("{{c1::see ![Lima::x](a.png) y}}", IN_LINK, 16),
    ("{{a {{b}} c}}", NESTED, 0),
    ("x {{c1::a {{c2::b}}}}", NESTED, 2),
    ("x {{x^{a {{c2::b}}}}}", NESTED, 2),
    (r"{{\sqrt{\frac{{a}}{b}}}}", NESTED, 0),
    ("{{{x}} and {{y}}", OPEN, 0),
    ("e^{{{c1::x}} and {y}", PAIRS, 2),
    ("{{{c1::a} b}}", PAIRS, 0),
    (r"\{{{{c1::a}} b", PAIRS, 2),
    ("{{c0::a}}", NUMBER, 0),
    ("ab {{c100::a}}", NUMBER, 3),
    ("{{c12345::a}}", NUMBER, 0),
    (f"{{{{c{'1' * 5000}::a}}}}", NUMBER, 0),
)


@pytest.mark.parametrize(("text", "expected"), GOOD)
def test_a_text_is_cut_at_its_gaps(text: str, expected: Cut) -> None:
    assert _cut(text) == expected


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_without_markup_a_backslash_is_only_itself(text: str, expected: Cut) -> None:
    assert _cut(text, "plain") == expected


@pytest.mark.parametrize(("text", "said", "offset"), BAD)
def test_a_gap_that_cannot_be_read_isplain(text: str, said: tuple[str, str], offset: int) -> None:
    with pytest.raises(GapError) as caught:
        _cut(text)
    assert (str(caught.value), caught.value.hint, caught.value.offset) == (*said, offset)


def test_paper_has_a_gap_inside_braces_and_none_behind_a_backslash(tmp_path: Path) -> None:
    card = {"cloze": r"{{{c1::it}}} is not \{{that}} nor \{{c2::this}}", "distractors": "he"}
    desk = DeckFolder(tmp_path, deck(card, word_bank=True))
    assert desk.build(targets=("quiz", "key")).problems == []
    quiz, key = ((desk.out / "deck" / f"deck-{name}.html").read_text() for name in ("quiz", "key"))

    assert [plain(stem) for stem in _stems(quiz)] == ["{} is not {{that}} nor {{c2::this}}"]
    assert [plain(stem) for stem in _stems(key)] == ["{it} is not {{that}} nor {{c2::this}}"]
    assert {*re.findall("<li>.*?</li>", quiz)} == {"<li>it</li>", "<li>he</li>"}
    assert 'class="blank"' in _stems(quiz)[0]


def _stems(page: str) -> list[str]:
    return re.findall(r'<div class="stem text">.*?</div>', page, re.DOTALL)


def _without_marks(text: str) -> str:
    return re.sub(r"c1|::", "", text)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(["{{", "}}", "{", "}", "a", "b", "::", "{{c1::"]), max_size=10))
def test_no_character_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    try:
        cut = _cut(text)
    except GapError:
        return
    again = [f"{{{{{p.text}{p.hint}}}}}" if isinstance(p, Hidden) else p for p in cut]
    assert _without_marks("".join(again)) == _without_marks(text)


@given(st.lists(st.sampled_from(["{{a}}", "{{c1::a}}", "{{c3::b}}", "{{c7::c}}", "-"]), max_size=9))
def test_every_gap_without_a_number_is_asked_for_alone(parts: list[str]) -> None:
    gaps = [piece for piece in _cut("".join(parts)) if isinstance(piece, Hidden)]
    bare = [
        gap.number
        for gap, part in zip(gaps, [p for p in parts if p != "-"], strict=True)
        if part == "{{a}}"
    ]
    assert len(set(bare)) == len(bare)
    assert not set(bare) & {gap.number for gap in gaps if gap.number not in bare}
    assert {*bare} <= {*range(1, len(parts) + 1)}


def _cut(source: str, markup: Markup = "markdown") -> Cut:
    """Return a cloze as its gaps and the words around them, maths with its brackets."""
    text = parse_cloze(source, 0, len(source), markup)
    return tuple(_joined([*_pieces(blocks_of(text))]))


def _pieces(nodes: Iterable[Node]) -> Iterator[str | Hidden]:
    for node in nodes:
        match node:
            case Words() | Break() | Gap() | Image():
                yield _piece(node)
            case Maths():
                yield from ("\\(", *map(_piece, node.children), "\\)")
            case List() | Item() | Table():
                raise AssertionError(node)
            case _:
                yield from _pieces(node.children)


def _piece(node: Words | Break | Gap | Image) -> str | Hidden:
    match node:
        case Gap(numbers=(number,)):
            return Hidden(number, node.text, node.hint_text)
        case Gap():
            return Hidden(node.numbers, node.text, node.hint_text)
        case Image():
            return node.alt
        case Words():
            return node.text
        case Break():
            return "\n"


def _joined(pieces: list[str | Hidden]) -> Iterator[str | Hidden]:
    for words, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        if words:
            yield "".join([*map(str, group)])
        else:
            yield from group
