"""The families of fonts that a PDF is set with: our own, or with those of the machine."""

import re
from collections.abc import Callable
from typing import NamedTuple

SERIF, SANS, MONO = "Libertinus Serif", "Quizpress Sans", "DejaVu Sans Mono"
MATHS = "New Computer Modern Math"
OWN_FAMILIES = frozenset([SERIF, SANS, MONO, MATHS, "New Computer Modern"])
"""Those of the compiler, and the one that comes with this package: the same on every machine."""


class FontStacks(NamedTuple):
    """Families by their use, the first choice first; and those that are the machine's."""

    families: dict[str, list[str]]
    from_machine: tuple[str, ...] = ()


class Script(NamedTuple):
    """Letters that our own fonts lack.

    `families` are fonts that have them, in the order of choice: free ones, then those of macOS
    and Windows.
    """

    letters: re.Pattern[str]
    families: tuple[str, ...]


def choose_families(
    text: str, language: str, find_machine: Callable[[], frozenset[str]], *, every: bool = False
) -> FontStacks:
    """Return what a text in a language is set with.

    Where our own fonts have all its letters the machine is not asked; `every` family of it is
    named where they turned out to have not.
    """
    scripts = scripts_in(text, language)
    if not scripts and not every:
        return FontStacks(_stack_families(()))
    machine = find_machine()
    wanted = [family for script in scripts for family in script.families if family in machine]
    rest = [family for family in _SYMBOLS if family in machine]
    if every:
        rest += sorted(machine.difference(rest))
    chosen = tuple(dict.fromkeys([*wanted, *rest]))
    return FontStacks(_stack_families(chosen), chosen)


def scripts_in(text: str, language: str) -> list[Script]:
    """Return the scripts of a text that our own fonts lack.

    Chinese characters look otherwise in each language that has them.
    """
    if text.isascii():
        return []
    found = [script for script in SCRIPTS if script.letters.search(text)]
    tag = language.lower()
    told = next((script for name, script in _HAN_IN.items() if tag.startswith(name)), None)
    if told or _HAN.search(text):
        found.sort(key=lambda script: script is not told)
        if not any(script in found for script in _HAN_IN.values()):
            found.append(told or _CHINESE)
    return found


def families_for(character: str) -> tuple[str, ...]:
    """Return fonts that have a character, as far as they are known."""
    if _HAN.match(character):
        return _CHINESE.families[:2]
    found = [script.families for script in SCRIPTS if script.letters.match(character)]
    families = found[0] if found else ("Noto Sans Symbols 2", "DejaVu Sans")
    # One font may be known by two names.
    return tuple([family for family in families if family != "Noto Sans Symbols2"][:2])


def _stack_families(more: tuple[str, ...]) -> dict[str, list[str]]:
    return {
        "serif": [SERIF, *more, SANS, MATHS],
        "sans": [SANS, *more, SERIF, MATHS],
        "mono": [MONO, *more, SANS, MATHS],
        "maths": [MATHS, *more, SERIF],
    }


_SYMBOLS = (
    "Noto Sans Symbols 2",
    "Noto Sans Symbols2",
    "Noto Sans Symbols",
    "DejaVu Sans",
    "Segoe UI Symbol",
    "Apple Symbols",
)
_HAN = re.compile(
    "[\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
_KANA = Script(
    re.compile("[\u3040-\u30ff\u31f0-\u31ff]"),
    ("Noto Serif CJK JP", "Noto Sans CJK JP", "Hiragino Mincho ProN", "Yu Mincho"),
)
_HANGUL = Script(
    re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"),
    ("Noto Serif CJK KR", "Noto Sans CJK KR", "AppleMyungjo", "Batang", "Malgun Gothic"),
)
_CHINESE = Script(
    re.compile("[\u3100-\u312f]"),
    ("Noto Serif CJK SC", "Noto Sans CJK SC", "Songti SC", "SimSun", "Microsoft YaHei"),
)
_TAIWANESE = Script(
    re.compile("(?!)"), ("Noto Serif CJK TC", "Noto Sans CJK TC", "Songti TC", "PMingLiU")
)
_HAN_IN: dict[str, Script] = {
    # the first that a language begins with
    "ja": _KANA,
    "ko": _HANGUL,
    "zh-hant": _TAIWANESE,
    "zh-tw": _TAIWANESE,
    "zh-hk": _TAIWANESE,
    "zh": _CHINESE,
}
SCRIPTS: tuple[Script, ...] = (
    Script(
        re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
        ("Noto Naskh Arabic", "Noto Sans Arabic", "Geeza Pro", "Arabic Typesetting", "Arial"),
    ),
    Script(
        re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"),
        ("Noto Serif Hebrew", "Noto Sans Hebrew", "Arial Hebrew", "David", "Arial"),
    ),
    _KANA,
    _HANGUL,
    _CHINESE,
    Script(
        re.compile("[\u0900-\u097f\ua8e0-\ua8ff]"),
        ("Noto Serif Devanagari", "Noto Sans Devanagari", "Kohinoor Devanagari", "Mangal"),
    ),
    Script(
        re.compile("[\u0980-\u09ff]"),
        ("Noto Serif Bengali", "Noto Sans Bengali", "Kohinoor Bangla", "Vrinda"),
    ),
    Script(
        re.compile("[\u0e00-\u0e7f]"),
        ("Noto Serif Thai", "Noto Sans Thai", "Thonburi", "Leelawadee UI"),
    ),
    Script(
        re.compile("[\u0530-\u058f]"),
        ("Noto Serif Armenian", "Noto Sans Armenian", "Mshtakan", "Sylfaen"),
    ),
    Script(
        re.compile("[\u10a0-\u10ff\u1c90-\u1cbf]"),
        ("Noto Serif Georgian", "Noto Sans Georgian", "Helvetica", "Sylfaen"),
    ),
    Script(re.compile("[\U0001f000-\U0001faff]"), ("Noto Emoji", *_SYMBOLS)),
    Script(re.compile("[\u2600-\u27bf]"), (*_SYMBOLS, "Noto Emoji")),
)
