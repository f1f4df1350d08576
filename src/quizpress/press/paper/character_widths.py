"""How wide characters are at most in common typefaces: plain, in bold, in code."""
# ruff: noqa: RUF001  Characters that look like others are meant.

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from math import ceil
from unicodedata import category, east_asian_width, normalize

BOLD = 1.12
"""How much wider a text in bold is at most."""
WIDE = "\u1100-\u115f\u2e80-\u303f\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60"
"""Characters of Chinese, Japanese and Korean, between which a line may end."""
_BOLDABLE = re.compile(rf"(?![{WIDE}])[^\W_\U00010000-\U0010ffff]")


class _Widths(dict[str, int]):
    """Widths of characters in thousandths of an em, found once for each."""

    def __init__(self, find: Callable[[str], int], known: Mapping[str, int] | None = None) -> None:
        super().__init__(known or {})
        self.find = find

    def __missing__(self, character: str) -> int:
        self[character] = width = self.find(character)
        return width


def _find_width(character: str) -> int:
    kind = category(character)
    if kind in _WIDTHLESS:
        return 0
    base = normalize("NFD", character)[0]
    if base != character and base.isascii():
        return WIDTHS[base]
    if ord(character) < _EMOJI and east_asian_width(character) in "WF":
        return _FULL
    _, small, capital = _SCRIPTS[bisect_left(_SCRIPTS, (ord(character), 0, 0))]
    return capital if kind == "Lu" else small


def _find_bold_width(character: str) -> int:
    """Return a width in bold; Chinese and Japanese is as wide as it is plain."""
    plain = WIDTHS[character]
    return ceil(plain * BOLD) if _BOLDABLE.match(character) else plain


def _find_code_width(character: str) -> int:
    """Return a width in code: one for all that its typeface has, else that of another."""
    plain = WIDTHS[character]
    return plain and (_CODE if ord(character) < _FOREIGN else max(plain, _CODE))


_CODE = 560
"""No common typeface of fixed width is wider where the style sheet makes it .88 of the text."""
_FOREIGN = 0x530
"""Where scripts begin that such typefaces lack."""
_LETTERS = {
    # thousandths of an em, and the characters that take as much at most
    280: "'",
    320: " \u00a0ijl.,·",
    345: ":;/\\-‘’‚\u00ad",
    370: "fı",
    410: "t!¡IJ()[]",
    500: "*`_–°r\u2010\u2011",
    530: 's“”„"z',
    580: "c|vxy?¿",
    610: "aeko",
    645: "bdghnpqu0123456789$€£¥«»{}¶§•†",
    695: "ßFLPST",
    740: "AEVXYZB",
    770: "CKR",
    850: "+<=>^~#×÷±−DGOQU",
    890: "wHN&",
    950: "m%æ",
    1050: "MW@—…œŒÆ™",
}
_SCRIPTS = (
    # the last character, and how wide small and capital ones are on average, with some to spare
    (0x024F, 680, 880),  # Latin
    (0x036F, 600, 600),
    (0x03FF, 640, 830),  # Greek
    (0x052F, 690, 880),  # Cyrillic
    (0x058F, 740, 880),  # Armenian
    (0x05FF, 640, 640),  # Hebrew
    (0x08FF, 640, 640),  # Arabic, Syriac
    (0x0B7F, 670, 670),  # Devanagari to Oriya
    (0x0DFF, 1150, 1150),  # Tamil to Sinhala
    (0x0EFF, 690, 690),  # Thai, Lao
    (0x0FFF, 720, 720),  # Tibetan
    (0x109F, 1000, 1000),  # Burmese
    (0x10FF, 740, 880),  # Georgian
    (0x1DFF, 1000, 1000),
    (0x1EFF, 680, 880),  # Latin
    (0x1FFF, 680, 880),  # Greek
    (0x25FF, 1050, 1050),
    (0x27BF, 1400, 1400),  # Symbols that may be drawn as emoji
    (0xFAFF, 1050, 1050),
    (0xFDFF, 700, 700),  # Arabic
    (0xFFFF, 1050, 1050),
    (0x10FFFF, 1400, 1400),
)
_WIDTHLESS = frozenset(("Mn", "Me", "Cf", "Cc"))
_FULL, _EMOJI = 1000, 0x1F000
_KNOWN = {character: wide for wide, letters in _LETTERS.items() for character in letters}
WIDTHS: Mapping[str, int] = _Widths(_find_width, _KNOWN)
"""Thousandths of an em of each character at most, and below those in bold and in code."""
BOLD_WIDTHS: Mapping[str, int] = _Widths(_find_bold_width)
CODE_WIDTHS: Mapping[str, int] = _Widths(_find_code_width)
