"""Where the gaps of a cloze begin and end: {{gap}}, {{gap::hint}}, {{c1::gap}}, {{c1,2::gap}}."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

MOST_GAPS = 99
HEAD = re.compile(r"\s*[cC]\s*([0-9]+(?:\s*,\s*[0-9]+)*)\s*::")
"""The number of a gap, or several, and what ends them."""
NUMBERED = re.compile(r"\{\{" + HEAD.pattern)
_ALMOST = re.compile(
    r"""\s*(?:
      (?: [cC]\s*[0-9][0-9\s,;.&+cC-]*  # c1:x, c1,c2::x, c1;2::x
        | (?P<other>[\u0441\u0421\uff23\uff43\u00e7\u00c7\u03f2])\s*[0-9\uff10-\uff19]+\s*
        | [cC]\s*[\uff10-\uff19]+\s*
      )[:\uff1a|;=][\s:\uff1a|;=]*
    | (?P<spaced>c[0-9]{1,2})\s+(?=[^\W\d_]{2})  # c1 Muscat; C4 may be what is hidden
    | (?P<bare>[1-9][0-9]?)\s*(?:::|:(?=[^\W\d_]{2}))
    | [cC]\s*::
    )""",
    re.VERBOSE,
)
"""What is written for a number and is none: other letters that look like a c among them."""
_PIECE = re.compile(r"\\.|`+|\{\{|\}\}|\{|\}", re.DOTALL)
_BRACE = re.compile(r"\{\{|\}\}|\{|\}")
_DEPTH = {"{": 1, "}": -1, "{{": 2, "}}": -2}
ROW = re.compile(r"(?<!\\)(\\*)(\{{2,})")
"""Braces in a row, of which two may open a gap, and the backslashes before them."""
_CLOSED = "close it with `}}`"


class GapError(ValueError):
    """A gap that cannot be read; `offset` counts characters of the text from 0."""

    def __init__(self, message: str, hint: str, offset: int) -> None:
        super().__init__(message)
        self.hint = hint
        self.offset = offset


class Bounds(NamedTuple):
    """Where a gap stands: its `{{`, what it holds without a number, and its `}}`.

    `numbers` are those that it names; the end is behind its `}}`.
    """

    start: int
    inside: int
    close: int
    numbers: tuple[int, ...]

    @property
    def end(self) -> int:
        """Return where the gap ends."""
        return self.close + 2


class GapFinder:
    """Finds the gaps of one text; in prose a backslash keeps a brace, and code and maths are whole.

    `raw` texts, which are maths or have no markup, have neither.
    """

    def __init__(self, source: str, *, raw: bool) -> None:
        self.source = source
        self.raw = raw

    def find_gap(self, first: int, last: int, end: int) -> Bounds:
        """Return the gap that a row of braces opens; `end` is where the text ends.

        What stands in front of a gap is text, with its partner behind it. The gap's own text
        begins with a brace where all braces pair up only so.

        Raises:
            GapError: the gap is open, empty, nested, or has no usable number.
        """
        inner = last - 2
        if inner == first:
            return self._make_bounds(first, self._find_close(first, end))
        numbered = HEAD.match(self.source, last, end)
        for start in (inner,) if numbered else (inner, inner - 1):
            with suppress(GapError):
                close = self._find_close(start, end)
                if self._pairs_up(start + 2, close) and self._closes_opened(
                    close + 2, end, start - first
                ):
                    return self._make_bounds(start, close)
        if numbered:
            hint = "close the first one behind the gap, as in `{{{c1::x}}}`"
            raise GapError("the braces around a gap do not pair up", hint, first)
        return self._make_bounds(first, self._find_close(first, end))

    def find_numbered(self, start: int, end: int) -> Bounds:
        """Return the gap that opens inside code, where only a numbered one does."""
        return self._make_bounds(start, self._find_close(start, end))

    def _make_bounds(self, start: int, close: int) -> Bounds:
        head = HEAD.match(self.source, start + 2, close)
        if not head:
            _refuse_almost_number(self.source, start, close)
            return Bounds(start, start + 2, close, ())
        # More digits than that are over the bound, and Python refuses thousands of them.
        numbers = [int(digits.strip()[:9]) for digits in head[1].split(",")]
        if not all(1 <= number <= MOST_GAPS for number in numbers):
            message = f"gaps are numbered from c1 to c{MOST_GAPS}"
            raise GapError(message, "leave the number out, or begin with c1", start)
        return Bounds(start, head.end(), close, tuple(dict.fromkeys(numbers)))

    def _pairs_up(self, start: int, end: int) -> bool:
        """Say whether there is a text, and all its braces pair up."""
        depths = [*self._depths_of_braces(start, end)]
        inside = self.source[start:end].strip()
        return bool(inside) and (not depths or (min(depths) >= 0 and depths[-1] == 0))

    def _closes_opened(self, start: int, end: int, count: int) -> bool:
        """Say whether so many braces that were opened before are closed in the rest of a text."""
        return not count or any(depth <= -count for depth in self._depths_of_braces(start, end))

    def _depths_of_braces(self, start: int, end: int) -> Iterator[int]:
        """Yield how deep a text is nested, after each of its braces."""
        depth = 0
        for _, brace in self._find_braces(start, end):
            depth += _DEPTH[brace]
            yield depth

    def _find_close(self, start: int, end: int) -> int:
        """Return where the braces that close a gap stand; code that holds them all is none."""
        close = self._search_close(start, end)
        if close < 0 and "`" in self.source[start:end]:
            close = self._search_close(start, end, code=False)
        if close < 0:
            raise GapError("a gap is not closed", _CLOSED, start)
        return close

    def _search_close(self, start: int, end: int, *, code: bool = True) -> int:
        """Return where the braces that close a gap stand, -1 for nowhere."""
        depth = 0
        for place, brace in self._find_braces(start + 2, end, code=code):
            if brace == "{{":
                hint = "close the first one with `}}`; between two braces of maths put a space"
                raise GapError("a gap stands inside a gap", hint, start)
            if brace == "}}" and depth < 2:  # noqa: PLR2004  One `}` may belong to the gap's text.
                close = place + depth
                fits = self.source.startswith("}}", close) and close + 2 <= end
                return close if fits else -1
            depth = max(0, depth + _DEPTH[brace])
        return -1

    def _find_braces(self, start: int, end: int, *, code: bool = True) -> Iterator[tuple[int, str]]:
        """Yield the braces between two places, but for those in code and maths."""
        if self.raw:
            for brace in _BRACE.finditer(self.source, start, end):
                yield brace.start(), brace[0]
            return
        place = start
        while found := _PIECE.search(self.source, place, end):
            piece, place = found[0], found.end()
            if piece[0] == "`":
                place = self._after_code(found.start(), piece, end) if code else place
            elif piece == "\\(":
                place = self._after_maths(found.end(), end)
            elif piece[0] != "\\":
                yield found.start(), piece

    def _after_code(self, start: int, ticks: str, end: int) -> int:
        """Return where code ends; what would reach over another gap is none."""
        first = start + len(ticks)
        close = re.compile(rf"(?<!`){ticks}(?!`)").search(self.source, first, end)
        if close and "{{" not in self.source[first : close.start()]:
            return close.end()
        return first

    def _after_maths(self, start: int, end: int) -> int:
        close = self.source.find("\\)", start, end)
        return start if close < 0 or NUMBERED.search(self.source, start, close) else close + 2


def _refuse_almost_number(source: str, start: int, close: int) -> None:
    """Refuse what was meant as the number of a gap, or as its hint, and would be shown as text."""
    if "::::" in source[start:close] and "`" not in source[start:close]:
        hint = "write one `::` before the hint, or `\\:` for a colon"
        raise GapError("more than one `::` stands in a row", hint, start)
    found = _ALMOST.match(source, start + 2, close)
    if not found:
        return
    shown = _clip_text(source[found.end() : close])
    head = "".join([str(int(c)) if c.isdigit() else c for c in found[0]])
    numbers = [n for n in re.findall("[0-9]+", head) if int(n[:9]) in range(1, MOST_GAPS + 1)]
    right = f"{{{{c{','.join(numbers[:9]) or '1'}::{shown}}}}}"
    hint = f"write `{right}`"
    if found["bare"] and "::" in found[0]:
        hint += f"; if {found['bare']} is what to hide, `{{{{c1::{found['bare']}::{shown}}}}}`"
    elif found["bare"] or found["spaced"]:
        whole = _clip_text(source[start + 2 : close])
        hint += f"; if all of it is what to hide, `{{{{c1::{whole}}}}}`"
    if found["other"]:
        hint += "; the first letter here only looks like the c of the alphabet a to z"
    message = f"`{_clip_text(source[start + 2 : found.end()])}` is not how a gap is numbered"
    raise GapError(message, hint, start)


def _clip_text(text: str) -> str:
    """Return a text as a message shows it, three dots for none."""
    text = " ".join(text.split())
    return (text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…") or "…"


_MOST_SHOWN = 24
