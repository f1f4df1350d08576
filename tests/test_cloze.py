"""Where a cloze is cut, and what is said of gaps that cannot be read."""

import re
from html import unescape
from pathlib import Path

import pytest
from anki.collection import Collection
from anki.models import NotetypeDict
from hypothesis import given, settings
from hypothesis import strategies as st

from desk import Desk, deck
from quizpress.check.cloze import GapError, pieces
from quizpress.model import Gap
from quizpress.pipeline import checked
from quizpress.press.anki.notes import faces
from quizpress.press.anki.types import FIELDS

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
    ("{{{x}}}", ("{", Gap(1, "x", ""), "}")),
    ("{{{c1::x}}}", ("{", Gap(1, "x", ""), "}")),
    ("{{{c1::x::h}}}", ("{", Gap(1, "x", "h"), "}")),
    ("{{{{c2::x}}}}", ("{{", Gap(2, "x", ""), "}}")),
    ("{{{{x}}}}", ("{{", Gap(1, "x", ""), "}}")),
    ("{{{x}}, y}", ("{", Gap(1, "x", ""), ", y}")),
    ("{{{x}} and {{y}}}", ("{", Gap(1, "x", ""), " and ", Gap(2, "y", ""), "}")),
    (r"\frac{{{a}}+1}{{{b}}}", (r"\frac{", Gap(1, "a", ""), "+1}{", Gap(2, "b", ""), "}")),
    (r"e^{{{c1::\frac{a}{b}}}}", ("e^{", Gap(1, r"\frac{a}{b}", ""), "}")),
    (r"{{\frac{a}{b}}}", (Gap(1, r"\frac{a}{b}", ""),)),
    (r"{{c1::\frac{a}{b}}}", (Gap(1, r"\frac{a}{b}", ""),)),
    ("{{{a}{b}}}", (Gap(1, "{a}{b}", ""),)),
    ("{{{a}+1}}", (Gap(1, "{a}+1", ""),)),
    ("{{{{a}+1}}}", ("{", Gap(1, "{a}+1", ""), "}")),
    ("{{{}}}", (Gap(1, "{}", ""),)),
    ("{{ {x} }}", (Gap(1, "{x}", ""),)),
    ("{{c1::{x}}}", (Gap(1, "{x}", ""),)),
    (r"\{{no}}", (r"\{{no}}",)),
    (r"\{{no}} {{yes}}", (r"\{{no}} ", Gap(1, "yes", ""))),
    (r"\{\{no\}\} {{yes}}", (r"\{\{no\}\} ", Gap(1, "yes", ""))),
    (r"\{{c1::no}} {{c1::yes}}", (r"\{{c1::no}} ", Gap(1, "yes", ""))),
    (r"\\{{yes}}", ("\\\\", Gap(1, "yes", ""))),
    (r"\\\{{no}}", (r"\\\{{no}}",)),
    (r"\{{{x}}, 2\}", (r"\{", Gap(1, "x", ""), r", 2\}")),
    (r"{{\(x^{2^{3}}\)}}", (Gap(1, r"\(x^{2^{3}}\)", ""),)),
    (r"{{c1::\(\frac{a}{b}\)}}!", (Gap(1, r"\(\frac{a}{b}\)", ""), "!")),
    (r"\(x^{2^{3}}\) {{a}}", (r"\(x^{2^{3}}\) ", Gap(1, "a", ""))),
    ("{a} {{b}} }}", ("{a} ", Gap(1, "b", ""), " }}")),
    ("{{a\nb}}", (Gap(1, "a\nb", ""),)),
    ("{{السيسي}} 🎉", (Gap(1, "السيسي", ""), " 🎉")),
)
PLAIN: tuple[tuple[str, tuple[str | Gap, ...]], ...] = (
    (r"C:\{{Users}}", ("C:\\", Gap(1, "Users", ""))),
    (r"\{{{c1::x}}}", (r"\{", Gap(1, "x", ""), "}")),
)
OPEN, EMPTY, NESTED, NUMBER, PAIRS = (
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
def test_a_text_is_cut_at_its_gaps(text: str, expected: tuple[str | Gap, ...]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_without_markup_a_backslash_is_only_itself(
    text: str, expected: tuple[str | Gap, ...]
) -> None:
    assert pieces(text, escapes=False) == expected


@pytest.mark.parametrize(("text", "said", "offset"), BAD)
def test_a_gap_that_cannot_be_read_is_told(text: str, said: tuple[str, str], offset: int) -> None:
    with pytest.raises(GapError) as caught:
        pieces(text)
    assert (str(caught.value), caught.value.hint, caught.value.offset) == (*said, offset)


SHOWN = (
    # a cloze, its field in Anki, and what Anki makes of it: fronts, then the back
    (
        r"Halve it: \(\frac{1}{{{c1::x}}}\) so",
        r"Halve it: \(\frac{1}{{ {{c1::x}} }}\) so",
        [r"Halve it: \(\frac{1}{{ [...] }}\) so"],
        r"Halve it: \(\frac{1}{{ x }}\) so",
    ),
    (
        r"\(e^{{{c1::i\pi}}}\)",
        r"\(e^{{ {{c1::i\pi}} }}\)",
        [r"\(e^{{ [...] }}\)"],
        r"\(e^{{ i\pi }}\)",
    ),
    (
        r"\(\frac{{{a}}+1}{{{b::two}}}\)",
        r"\(\frac{{ {{c1::a}} }+1}{{ {{c2::b::two}} }}\)",
        [r"\(\frac{{ [...] }+1}{{ b }}\)", r"\(\frac{{ a }+1}{{ [two] }}\)"],
        r"\(\frac{{ a }+1}{{ b }}\)",
    ),
    (
        r"\(\{{{x}}, 2\}\)",
        r"\(\{{ {{c1::x}} }, 2\}\)",
        [r"\(\{{ [...] }, 2\}\)"],
        r"\(\{{ x }, 2\}\)",
    ),
    (
        r"\({{\frac{a}{b}}}\)",
        r"\({ {{c1::\frac{a}{b} }} }\)",
        [r"\({ [...] }\)"],
        r"\({ \frac{a}{b}  }\)",
    ),
    ("{{{c1::x}}} plain", "{{{c1::x}}} plain", ["{[...]} plain"], "{x} plain"),
    ("{{{{x}}}} plain", "{{{{c1::x}}}} plain", ["{{[...]}} plain"], "{{x}} plain"),
    (
        r"Not \{\{this\}\} nor \{{that}} but {{it}}",
        "Not {{this}} nor {{that}} but {{c1::it}}",
        ["Not {{this}} nor {{that}} but [...]"],
        "Not {{this}} nor {{that}} but it",
    ),
    (
        r"Not \{\{c1::this\}\}, `\{{c2::that}}` but {{it}}",
        r"Not &#123;{c1::this}}, <code>\&#123;{c2::that}}</code> but {{c1::it}}",
        [r"Not {{c1::this}}, \{{c2::that}} but [...]"],
        r"Not {{c1::this}}, \{{c2::that}} but it",
    ),
    (
        r"\(\{{c3::no}\}\), {{yes}} and \({{c2::so}}\)",
        r"\(\{ {c3::no}\}\), {{c1::yes}} and \({ {{c2::so}} }\)",
        [
            r"\(\{ {c3::no}\}\), [...] and \({ so }\)",
            r"\(\{ {c3::no}\}\), yes and \({ [...] }\)",
        ],
        r"\(\{ {c3::no}\}\), yes and \({ so }\)",
    ),
)


@pytest.mark.parametrize(("text", "field", "fronts", "back"), SHOWN)
def test_anki_hides_and_shows_what_stands_in_a_gap(
    tmp_path: Path, text: str, field: str, fronts: list[str], back: str
) -> None:
    model = checked(Desk(tmp_path, deck({"cloze": text})).deck)[0]
    assert model is not None
    (face,) = faces(model)
    assert face.fields[FIELDS.index("Question")] == field
    collection = Collection(str(tmp_path / "collection.anki2"))
    note = collection.new_note(_cloze(collection))
    note["Text"] = field
    collection.add_note(note, collection.decks.get_current_id())
    seen = [card.render_output() for card in note.cards()]
    collection.close()
    assert [_told(output.question_text) for output in seen] == fronts
    assert {_told(output.answer_text) for output in seen} == {back}


def test_paper_has_a_gap_inside_braces_and_none_behind_a_backslash(tmp_path: Path) -> None:
    card = {"cloze": r"{{{c1::it}}} is not \{{that}} nor \{{c2::this}}"}
    desk = Desk(tmp_path, deck(card, word_bank=True))
    assert desk.build(targets=("quiz", "key")).problems == []
    quiz, key = ((desk.out / "deck" / f"deck-{name}.html").read_text() for name in ("quiz", "key"))

    assert [_told(stem) for stem in _stems(quiz)] == ["{} is not {{that}} nor {{c2::this}}"]
    assert [_told(stem) for stem in _stems(key)] == ["{it} is not {{that}} nor {{c2::this}}"]
    assert "<li>it</li>" in quiz
    assert 'class="blank"' in _stems(quiz)[0]


def _stems(page: str) -> list[str]:
    return re.findall(r'<div class="stem">.*?</div>', page, re.DOTALL)


def _cloze(collection: Collection) -> NotetypeDict:
    found = collection.models.by_name("Cloze")
    assert found
    return found


def _told(html: str) -> str:
    """Return what is read of a side."""
    return unescape(re.sub(r"<style.*?</style>|<[^>]*>", "", html, flags=re.DOTALL)).strip()


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
