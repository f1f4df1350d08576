r"""What double quotes make of a backslash that was meant to be seen, as in "\theta"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizpress.problem import Report, Span, clipped
from quizpress.read.decode import UNPRINTABLE

_ESCAPE = re.compile(
    r"(\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|[\s\S]))([A-Za-z]*)"
)
_SURE = re.compile(
    r"(?:n(?:eq|abla|ot(?:in)?|onumber|atural|earrow|warrow|[ls]?(?:sub|sup)seteq|[lg]eq|cong|sim"
    r"|ewline|ewcommand|olimits|ormalsize|(?:left|right|Left|Right)(?:right)?arrow|[vV]dash)"
    r"|t(?:heta|imes|au|ext[a-z]*|frac|ilde|herefore|riangle[a-z]*|anh|binom|ag|iny"
    r"|hicksim|hickapprox|wohead[a-z]+)"
    r"|r(?:ho|ight[a-z]*|angle|ceil|floor|m|oot|brace|brack|[vV]ert))"
)
"""Commands of LaTeX that begin as an escape does, and whose rest is no word."""
_UNSURE = re.compile(r"n(?:u|e|i|eg|orm|less|gtr|mid|exists|parallel|prec|succ)|t(?:o|an|op)")
"""The same where the rest is a word, such as the `less` of `\\nless`, and a new line may begin."""
_OPERATORS = "({[=+*/^_$|<>-"
_FACTOR = re.compile(r"=\s*[\w.]{0,3}$")
"""What stands before a command that is the second factor, as in `E = h\\nu`."""
_EQUALS = re.compile(r"\s*=")
_SHORT = 2
"""The most letters of a name in a formula."""
_NEVER = "NLP"
"""Escapes for line ends that no keyboard has; letters behind them are those of a word."""
_DRIVE = re.compile(
    r"(?:^|[\s(\"'\u201c\u2018`]|\\n)(?P<drive>[A-Za-z]):(?P<path>(?:[\\/][^\s\"]*)?)$"
)
_SHARE = re.compile(r"(?:^|\s)\\{4}[\w.$-]+[^\s\"]*$")
_UP_TO_SPACE = re.compile(r"[^\s\"]*")
_FILE = re.compile(r"\.\w{1,5}[.,;?!)]*$")
_PARTED = re.compile(r"\\[^n\"]|/")
"""What parts a path and no lines: a slash, or a backslash that begins no new line."""
_LABELS, _DISKS = "AB", "CDEFGHXYZ"
"""Letters that label an option or a speaker rather than a disk, and those that name disks."""
_LOOKED_BACK = 300
"""How much before an escape is looked at; patterns may take quadratic time."""
_NAMES = {
    "t": "a tab", "n": "a line break", "r": "a line break", "b": "a backspace", "f": "a form feed",
    "v": "a vertical tab", "a": "a bell", "e": "an escape", "0": "a null", "_": "a no-break space",
    "N": "a line break", "L": "a line break", "P": "a line break",
}  # fmt: skip
_CODES = dict(zip("0abtnvfre", "\x00\x07\x08\t\n\x0b\x0c\r\x1b", strict=True))
_KEPT = {"\\\\": "\\", '\\"': '"', "\\/": "/"}
"""Escapes that stand for a character which single quotes hold as it is."""
_MOST_SHOWN = 50
_SINGLE = "write {}: in single quotes a backslash is only itself, and a quote is written twice"
_TWICE = (
    "write `\\{}` with two backslashes; or the text in single quotes, where a backslash is only"
    " itself"
)


class _Escape(NamedTuple):
    """An escape in the quotes: where it begins, the escape itself, the letters behind it."""

    start: int
    form: str
    word: str


def examine_escapes(report: Report, span: Span) -> None:
    """Report an escape that gives a control character, or warn of one that nobody meant.

    The span is that of a text in double quotes; the first such escape stands for all of them.
    """
    raw = report.source.text[span.start + 1 : span.end - 1]
    escapes = [_Escape(m.start(), m[1], m[2]) for m in _ESCAPE.finditer(raw)]
    wrong = [escape for escape in escapes if UNPRINTABLE.search(_character_of(escape))]
    meant = sorted({*wrong, *_unmeant_escapes(raw, escapes)})
    if not meant:
        return
    first = (wrong or meant)[0]
    message = f"`{first.form}{clipped(first.word, _MOST_SHOWN)}` in double quotes is "
    if wrong:
        code = "control-character"
        message += f"the character U+{ord(_character_of(first)):04X}, which cannot stand in a deck"
    else:
        code = "escape-meant"
        message += _NAMES.get(first.form[1], f"`{_character_of(first)}`")
        message += f" and `{clipped(first.word, _MOST_SHOWN)}`" if first.word else ""
    start = span.start + 1 + first.start
    place = Span(start, start + len(first.form + first.word))
    report.say(code, place, message, _hint_to_quote(raw, escapes, meant, first))


def _hint_to_quote(raw: str, escapes: list[_Escape], meant: list[_Escape], first: _Escape) -> str:
    if any(escape not in meant and escape.form not in _KEPT for escape in escapes):
        return _TWICE.format(first.form + clipped(first.word, _MOST_SHOWN))
    text = _ESCAPE.sub(lambda found: _KEPT.get(found[1], found[1]) + found[2], raw)
    short = len(text) <= _MOST_SHOWN and text.isprintable()
    quoted = text.replace("'", "''") if short else "…"
    return _SINGLE.format(f"'{quoted}'")


def _character_of(escape: _Escape) -> str:
    """Return what an escape gives, where its letter or number tells; else a space."""
    kind, digits = escape.form[1], escape.form[2:]
    if digits and kind in "xuU":
        return chr(min(int(digits, 16), 0x10FFFF))
    return _CODES.get(kind, " ")


def _unmeant_escapes(raw: str, escapes: list[_Escape]) -> Iterator[_Escape]:
    """Yield the escapes that are part of a command, of a formula or of a path."""
    maths = False
    # Who writes the backslash twice elsewhere knows what `\n` is.
    careful = any(escape.form == "\\\\" and escape.word for escape in escapes)
    for escape in escapes:
        kind = escape.form[1]
        if kind == "\\":
            after = raw[escape.start + 2 : escape.start + 3]
            maths = after in ("(", "[") or (maths and after not in (")", "]"))
        elif kind in "xuU":
            if _is_in_path(raw, escape):
                yield escape
        elif (
            kind in _NAMES
            and escape.word
            and (
                (maths and not (careful and kind == "n"))
                or _is_command(raw, escape)
                or _is_in_path(raw, escape)
            )
        ):
            yield escape


def _is_command(raw: str, escape: _Escape) -> bool:
    name = escape.form[1] + escape.word
    if escape.form[1] in _NEVER or _SURE.fullmatch(name):
        return True
    return bool(_UNSURE.fullmatch(name)) and _is_formula(raw, escape)


def _is_formula(raw: str, escape: _Escape) -> bool:
    """Say whether what stands around an escape is no sentence that goes on in a new line."""
    before = raw[max(0, escape.start - _LOOKED_BACK) : escape.start]
    words = before.split()
    if not words or words[-1][-1] in _OPERATORS:
        return True
    if before[-1] == " ":
        return len(words[-1]) <= _SHORT or words[-1].startswith("\\\\")
    after = raw[escape.start + len(escape.form + escape.word) :]
    return bool(_FACTOR.search(before)) and not _EQUALS.match(after)


def _is_in_path(raw: str, escape: _Escape) -> bool:
    """Say whether an escape stands behind a drive's letter or a server's name."""
    before = raw[max(0, escape.start - _LOOKED_BACK) : escape.start]
    if _SHARE.search(before):
        return True
    found = _DRIVE.search(before)
    if not found:
        return False
    rest = _UP_TO_SPACE.match(raw, escape.start)
    path = (found["path"] + (rest[0] if rest else "")).replace("\\r\\n", "\\n")
    drive = found["drive"].upper()
    if ":" in path:
        return False  # Two labels, each with its own line.
    if _PARTED.search(path):
        return drive not in _LABELS or len(re.split(r"[\\/]+", path)) > 2  # noqa: PLR2004
    # Without another sign of a path `C:\new` may be a label and a new line.
    return bool(_FILE.search(path)) or (drive in _DISKS and len(raw) == len(path) + 2)
