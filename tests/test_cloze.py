"""Where a cloze is cut, and what is said of gaps that cannot be read."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizpress.check.cloze import GapError, pieces
from quizpress.model import Gap

GOOD: tuple[tuple[str, tuple[str | Gap, ...]], ...] = (
    ("no gap", ("no gap",)),
    ("{{a}}", (Gap(1, "a", ""),)),
    ("x {{a}} y", ("x ", Gap(1, "a", ""), " y")),
    ("{{a}}{{b}}", (Gap(1, "a", ""), Gap(2, "b", ""))),
    ("{{ a }}", (Gap(1, "a", ""),)),
    ("{{a::b}}", (Gap(1, "a", "b"),)),
    ("{{a :: b }}", (Gap(1, "a", "b"),)),
    ("{{a::}}", (Gap(1, "a", ""),)),
    ("{{a::b::c}}", (Gap(1, "a", "b::c"),)),
    ("{{c2::a}}", (Gap(2, "a", ""),)),
    ("{{c99::a::b}}", (Gap(99, "a", "b"),)),
    ("{{c1::a}} {{c1::b}}", (Gap(1, "a", ""), " ", Gap(1, "b", ""))),
    ("{{a}} {{c1::b}} {{d}}", (Gap(2, "a", ""), " ", Gap(1, "b", ""), " ", Gap(3, "d", ""))),
    ("{{c3::a}} {{b}} {{d}}", (Gap(3, "a", ""), " ", Gap(1, "b", ""), " ", Gap(2, "d", ""))),
    ("{{c1:a}}", (Gap(1, "c1:a", ""),)),
    ("{{cx::a}}", (Gap(1, "cx", "a"),)),
    ("{{x^{2}}}", (Gap(1, "x^{2}", ""),)),
    ("{{{x}}}", (Gap(1, "{x}", ""),)),
    (r"{{\(x^{2^{3}}\)}}", (Gap(1, r"\(x^{2^{3}}\)", ""),)),
    (r"{{c1::\(\frac{a}{b}\)}}!", (Gap(1, r"\(\frac{a}{b}\)", ""), "!")),
    (r"\(x^{2^{3}}\) {{a}}", (r"\(x^{2^{3}}\) ", Gap(1, "a", ""))),
    ("{a} {{b}} }}", ("{a} ", Gap(1, "b", ""), " }}")),
    ("{{a\nb}}", (Gap(1, "a\nb", ""),)),
    ("{{السيسي}} 🎉", (Gap(1, "السيسي", ""), " 🎉")),
)
OPEN, EMPTY, NESTED, NUMBER = (
    ("a gap is not closed", "close it with `}}`"),
    ("a gap is empty", "write the hidden words between `{{` and `}}`"),
    ("a gap stands inside a gap", "close the first one with `}}`"),
    ("gaps are numbered from c1 to c99", "leave the number out, or begin with c1"),
)
BAD: tuple[tuple[str, tuple[str, str], int], ...] = (
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
    ("{{a {{b}} c}}", NESTED, 0),
    ("x {{c1::a {{c2::b}}}}", NESTED, 2),
    ("{{c0::a}}", NUMBER, 0),
    ("ab {{c100::a}}", NUMBER, 3),
    ("{{c12345::a}}", NUMBER, 0),
    (f"{{{{c{'1' * 5000}::a}}}}", NUMBER, 0),
)


@pytest.mark.parametrize(("text", "expected"), GOOD)
def test_a_text_is_cut_at_its_gaps(text: str, expected: tuple[str | Gap, ...]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(("text", "said", "offset"), BAD)
def test_a_gap_that_cannot_be_read_is_told(text: str, said: tuple[str, str], offset: int) -> None:
    with pytest.raises(GapError) as caught:
        pieces(text)
    assert (str(caught.value), caught.value.hint, caught.value.offset) == (*said, offset)


def _without_marks(text: str) -> str:
    return re.sub(r"c1|::", "", text)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(["{{", "}}", "{", "}", "a", "b", "::", "{{c1::"]), max_size=10))
def test_no_character_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    try:
        cut = pieces(text)
    except GapError:
        return
    again = [f"{{{{{p.text}{p.hint}}}}}" if isinstance(p, Gap) else p for p in cut]
    assert _without_marks("".join(again)) == _without_marks(text)


@given(st.lists(st.sampled_from(["{{a}}", "{{c1::a}}", "{{c3::b}}", "{{c7::c}}", "-"]), max_size=9))
def test_every_gap_without_a_number_is_asked_for_alone(parts: list[str]) -> None:
    gaps = [piece for piece in pieces("".join(parts)) if isinstance(piece, Gap)]
    bare = [
        gap.number
        for gap, part in zip(gaps, [p for p in parts if p != "-"], strict=True)
        if part == "{{a}}"
    ]
    assert len(set(bare)) == len(bare)
    assert not set(bare) & {gap.number for gap in gaps if gap.number not in bare}
    assert all(1 <= number <= len(parts) for number in bare)
