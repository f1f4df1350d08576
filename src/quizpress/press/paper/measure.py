"""How wide a text is, and where its lines end, without a browser: safe bounds from a table."""
# ruff: noqa: RUF001  Signs that look like others are meant.

import re
from bisect import bisect_left
from math import ceil
from unicodedata import category, east_asian_width, normalize

BOLD = 1.12
"""How much wider a text in bold is at most."""


def width(text: str, size: float = 1) -> float:
    """Return how wide a text is at most on one line, in the unit of `size`, one em.

    No common serif is wider: of DejaVu Serif and Noto Serif the letters take as much, of Georgia
    and Charter about a tenth less, of Liberation Serif (Times) a fifth.
    """
    return sum(map(_WIDTHS.__getitem__, text)) * size / 1000


def bold(text: str) -> str:
    """Return a text for measuring only, whose letters and digits are as wide as bold ones."""
    return _BOLDABLE.sub(lambda sign: chr(ord(sign[0]) + _BOLD_SIGNS), text)


def wrapped(text: str, width_in_em: float) -> list[str]:
    """Return the lines that a text takes at most in a column of that many em.

    Lines break at spaces, between signs of Chinese and Japanese, and inside a word that is
    wider than the column: after its slashes and hyphens, or anywhere if there are none. A line
    feed ends a line; an empty text is one empty line.
    """
    return _wrapped(text, width_in_em, _MANY)


def most(text: str, width_in_em: float) -> int:
    """Return how many lines a text takes at most in a column, whichever program sets it.

    Programs differ in where a word that is wider than the column may break first.
    """
    lines = len(_wrapped(text, width_in_em, _MANY))
    if _DIFFERS.search(text):
        return max(lines, *[len(_wrapped(text, width_in_em, breaks)) for breaks in (_FEW, _PANGO)])
    return lines


def _wrapped(text: str, width_in_em: float, breaks: re.Pattern[str]) -> list[str]:
    room = width_in_em * 1000
    lines: list[str] = []
    for line in text.split("\n"):
        _wrap(line, room, breaks, lines)
    return lines


def _wrap(text: str, room: float, breaks: re.Pattern[str], lines: list[str]) -> None:
    """Add the lines of a text without line feeds."""
    begun, used = "", 0
    for word in filter(None, _SPACES.split(text)):
        joint = " " if begun else ""
        for piece in _pieces(word, room, breaks):
            wide = sum(map(_WIDTHS.__getitem__, piece))
            after = used + (_SPACE if joint else 0) + wide
            if begun and after > room:
                lines.append(begun)
                begun, used, joint, after = "", 0, "", wide
            if after > room:
                *full, begun = _hard(piece, room)
                lines += full
                used = sum(map(_WIDTHS.__getitem__, begun))
            else:
                begun, used = f"{begun}{joint}{piece}", after
            joint = ""
    lines.append(begun)


def _pieces(word: str, room: float, breaks: re.Pattern[str]) -> list[str]:
    """Return a word in pieces between which a line may end.

    A word that fits on a line stays whole: no program needs more lines for its pieces.
    """
    pieces = [word] if word.isascii() else _PIECE.findall(word)
    if len(word) * _WIDEST <= room:
        return pieces
    return [
        part
        for piece in pieces
        for part in (breaks.split(piece) if width(piece, 1000) > room else [piece])
        if part
    ]


def _hard(word: str, room: float) -> list[str]:
    """Return a word in pieces as wide as a column; one sign stays where even that is wider."""
    pieces, start, used = [], 0, 0
    for place, sign in enumerate(word):
        used += _WIDTHS[sign]
        if used > room and place > start:
            pieces.append(word[start:place])
            start, used = place, _WIDTHS[sign]
    return [*pieces, word[start:]]


class _Widths(dict[str, int]):
    """Widths of signs in thousandths of an em, found once for each sign."""

    def __missing__(self, sign: str) -> int:
        self[sign] = found = _found(sign)
        return found


def _found(sign: str) -> int:
    if ord(sign) >= _BOLD_SIGNS:
        return ceil(_WIDTHS[chr(ord(sign) - _BOLD_SIGNS)] * BOLD)
    sort = category(sign)
    if sort in _WIDTHLESS:
        return 0
    base = normalize("NFD", sign)[0]
    if base != sign and base.isascii():
        return _WIDTHS[base]
    if ord(sign) < _EMOJI and east_asian_width(sign) in "WF":
        return _FULL
    _, small, capital = _SCRIPTS[bisect_left(_SCRIPTS, (ord(sign), 0, 0))]
    return capital if sort == "Lu" else small


_LETTERS = {
    # thousandths of an em, and the signs that take as much at most
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
    # the last sign, and how wide small and capital ones are on average, with some to spare
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
    (0x27BF, 1400, 1400),  # Signs that may be drawn as emoji
    (0xFAFF, 1050, 1050),
    (0xFDFF, 700, 700),  # Arabic
    (0xFFFF, 1050, 1050),
    (0x10FFFF, 1400, 1400),
)
_WIDTHLESS = frozenset(("Mn", "Me", "Cf", "Cc"))
_FULL, _EMOJI, _WIDEST = 1000, 0x1F000, 1400
_BOLD_SIGNS = 0xF0000
"""Where signs for private use begin: they stand for those that are bold."""
_WIDTHS = _Widths({sign: wide for wide, signs in _LETTERS.items() for sign in signs})
_SPACE = _WIDTHS[" "]
_SPACES = re.compile("[ \t]+")
_WIDE = (
    "\u1100-\u115f\u2e80-\u303f\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60"
)
_OPENS = "(\\[“‘（［｛「『【〈《"
_CLOSES = ")\\]”’）］｝」』】〉》、。，．・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
_PIECE = re.compile(f"[{_OPENS}]*[{_WIDE}][{_CLOSES}]*|[^{_WIDE}]+")
"""What no line breaks inside of: a wide sign with what must not part from it, or a word."""
_BOLDABLE = re.compile(rf"(?![{_WIDE}])[^\W_\U00010000-\U0010ffff]")
_STAYS = r"(?![)\]}.,:;!?/'\"»”’…%-])"
"""No line begins with these, so none ends before them."""
_FEW = re.compile(f"(?<=[-?–—…\u00ad\u200b]){_STAYS}|(?=—)")
"""Where Chromium breaks a word that is too wide for a line, before it breaks it anywhere."""
_MANY = re.compile(
    rf"(?<=[!?|}}–—…\u00ad\u200b]){_STAYS}|(?<=[-/]){_STAYS}(?!\d)|(?<=\d-){_STAYS}|(?=—)"
)
"""Where Firefox does, and WeasyPrint."""
_PANGO = re.compile(rf"{_MANY.pattern}|(?:(?<=[^\W\d_][,.:/])|(?<=//))(?=\d)")
"""Where WeasyPrint does, too."""
_DIFFERS = re.compile(r"[!/|}]\S|[-,.:]\d")
"""What has a place where not all of them do."""
