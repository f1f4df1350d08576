"""Which families a PDF is set with: our own, and those of the machine that it needs."""

import pytest

from quizpress.press.paper.pdf.font_families import (
    MONO,
    SANS,
    SERIF,
    choose_families,
    families_for,
)

MACHINE = frozenset(
    [
        "Noto Naskh Arabic",
        "Noto Sans Hebrew",
        "Noto Serif CJK JP",
        "Noto Serif CJK SC",
        "Noto Serif CJK TC",
        "DejaVu Sans",
        "Comic Sans MS",
    ]
)
NEEDED = (
    # a text, its language, and the families of the machine before those of symbols
    ("العربية", "ar", ["Noto Naskh Arabic"]),
    ("שלום", "en", ["Noto Sans Hebrew"]),
    ("日本", "ja", ["Noto Serif CJK JP"]),
    ("日本", "zh", ["Noto Serif CJK SC"]),
    ("日本", "zh-Hant-TW", ["Noto Serif CJK TC"]),
    ("日本", "en", ["Noto Serif CJK SC"]),
    ("これ", "en", ["Noto Serif CJK JP"]),
)


def fail() -> frozenset[str]:
    raise AssertionError


@pytest.mark.parametrize("text", ["plain", "Ünïcödé “quoted” … 12 €", "Русский, ελληνικά, Việt"])
def test_letters_that_our_own_fonts_have_ask_nothing_of_the_machine(text: str) -> None:
    stacks = choose_families(text, "en", fail)
    assert stacks.from_machine == ()
    assert [stacks.families[use][0] for use in ("serif", "sans", "mono")] == [SERIF, SANS, MONO]


@pytest.mark.parametrize(("text", "language", "families"), NEEDED)
def test_other_letters_take_the_fonts_of_their_language(
    text: str, language: str, families: list[str]
) -> None:
    stacks = choose_families(text, language, lambda: MACHINE)
    assert [*stacks.from_machine] == [*families, "DejaVu Sans"]
    assert stacks.families["serif"][: len(families) + 1] == [SERIF, *families]


def test_all_families_are_named_where_a_glyph_is_missing() -> None:
    stacks = choose_families("x", "en", lambda: MACHINE, every=True)
    assert {*stacks.from_machine} == MACHINE


@pytest.mark.parametrize(
    ("character", "family"),
    [("😀", "Noto Emoji"), ("ن", "Noto Naskh Arabic"), ("\u0378", "Noto Sans Symbols 2")],
)
def test_a_font_is_named_for_a_character(character: str, family: str) -> None:
    assert families_for(character)[0] == family
