"""The gaps of a cloze: {{gap}}, {{gap::hint}}, {{c2::gap}}."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from quizpress.model import Gap

MOST_GAPS = 99
HIDDEN = "\ue000"
"""Stands for a gap; a character that no alphabet has."""
_NUMBER = re.compile(r"[cC]([0-9]+)::")
_BRACES = re.compile(r"\{\{|\}\}|\{|\}")
_DEPTH = {"{": 1, "}": -1, "{{": 2, "}}": -2}
_ROW = re.compile(r"(?<!\\)(\\*)(\{{2,})")
"""Braces in a row, of which two may open a gap, and the backslashes before them."""


class GapError(ValueError):
    """A gap that cannot be read; `offset` counts characters of the text from 0."""

    def __init__(self, message: str, hint: str, offset: int) -> None:
        super().__init__(message)
        self.hint = hint
        self.offset = offset


class _Raw(NamedTuple):
    inside: str
    offset: int


def pieces(text: str, *, escapes: bool = True) -> tuple[str | Gap, ...]:
    """Cut a text into what is read and what is hidden.

    A gap without a number takes the lowest one that no gap has, so that each is asked for
    on a card of its own. Braces inside a gap may nest, as maths needs, and so may a gap
    inside braces. A backslash keeps a brace from opening a gap where `escapes` says so.

    Raises:
        GapError: a gap is open, empty, nested, or has no usable number.
    """
    raw = list(_cut(text, escapes=escapes))
    taken = {_number(m[1]) for p in raw if isinstance(p, _Raw) and (m := _NUMBER.match(p.inside))}
    free = (number for number in range(1, len(raw) + len(taken) + 2) if number not in taken)
    return tuple(_gap(part, free) if isinstance(part, _Raw) else part for part in raw if part)


def around(parts: Iterable[str | Gap]) -> str:
    """Return the text of a cloze with a sign in the place of each gap."""
    return "".join([HIDDEN if isinstance(part, Gap) else part for part in parts])


def _cut(text: str, *, escapes: bool) -> Iterator[str | _Raw]:
    done = look = 0
    while row := _ROW.search(text, look):
        first, look = row.start(2), row.end()
        if escapes and len(row[1]) % 2:
            first += 1
        if look - first > 1:
            start, end = _between(text, first, look)
            yield text[done:start]
            yield _Raw(text[start + 2 : end], start)
            done = look = end + 2
    yield text[done:]


def _between(text: str, first: int, last: int) -> tuple[int, int]:
    """Return where the braces stand that open a gap, of a row of them, and those that close it.

    What stands in front of a gap is text, with its partner behind it. The gap's own text begins
    with a brace where all braces pair up only so.
    """
    inner = last - 2
    if inner == first:
        return first, _close(text, first)
    numbered = _NUMBER.match(text, last)
    for start in (inner,) if numbered else (inner, inner - 1):
        with suppress(GapError):
            end = _close(text, start)
            if _paired(text[start + 2 : end]) and _closes(text, end + 2, start - first):
                return start, end
    if numbered:
        hint = "close the first one behind the gap, as in `{{{c1::x}}}`"
        raise GapError("the braces around a gap do not pair up", hint, first)
    return first, _close(text, first)


def _paired(inside: str) -> bool:
    """Say whether there is a text, and all its braces pair up."""
    depths = [*_depths(inside, 0)]
    return bool(inside.strip()) and (not depths or (min(depths) >= 0 and depths[-1] == 0))


def _closes(text: str, start: int, count: int) -> bool:
    """Say whether so many braces that were opened before are closed in the rest of a text."""
    return not count or any(depth <= -count for depth in _depths(text, start))


def _depths(text: str, start: int) -> Iterator[int]:
    """Yield how deep a text is nested, after each of its braces."""
    depth = 0
    for brace in _BRACES.finditer(text, start):
        depth += _DEPTH[brace[0]]
        yield depth


def _close(text: str, start: int) -> int:
    """Return where the braces that close a gap stand."""
    depth = 0
    for brace in _BRACES.finditer(text, start + 2):
        if brace[0] == "{{":
            hint = "close the first one with `}}`; between two braces of maths put a space"
            raise GapError("a gap stands inside a gap", hint, start)
        if brace[0] == "}}" and depth < 2:  # noqa: PLR2004  One `}` may belong to the gap's text.
            end = brace.start() + depth
            if text.startswith("}}", end):
                return end
            break
        depth = max(0, depth + _DEPTH[brace[0]])
    raise GapError("a gap is not closed", "close it with `}}`", start)


def _gap(raw: _Raw, free: Iterator[int]) -> Gap:
    numbered = _NUMBER.match(raw.inside)
    inside = raw.inside[numbered.end() :] if numbered else raw.inside
    text, _, hint = inside.partition("::")
    if not text.strip():
        raise GapError("a gap is empty", "write the hidden words between `{{` and `}}`", raw.offset)
    number = _number(numbered[1]) if numbered else next(free)
    if not 1 <= number <= MOST_GAPS:
        message = f"gaps are numbered from c1 to c{MOST_GAPS}"
        raise GapError(message, "leave the number out, or begin with c1", raw.offset)
    return Gap(number, text.strip(), hint.strip())


def _number(digits: str) -> int:
    # More digits than that are over the bound, and Python refuses thousands of them.
    return int(digits[:9])
