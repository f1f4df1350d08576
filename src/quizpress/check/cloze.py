"""The gaps of a cloze: {{gap}}, {{gap::hint}}, {{c2::gap}}."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quizpress.model import Gap

MOST_GAPS = 99
HIDDEN = "\ue000"
"""Stands for a gap; a character that no alphabet has."""
_NUMBER = re.compile(r"[cC]([0-9]+)::")
_BRACES = re.compile(r"\{\{|\}\}|\{|\}")


class GapError(ValueError):
    """A gap that cannot be read; `offset` counts characters of the text from 0."""

    def __init__(self, message: str, hint: str, offset: int) -> None:
        super().__init__(message)
        self.hint = hint
        self.offset = offset


class _Raw(NamedTuple):
    inside: str
    offset: int


def pieces(text: str) -> tuple[str | Gap, ...]:
    """Cut a text into what is read and what is hidden.

    A gap without a number takes the lowest one that no gap has, so that each is asked for
    on a card of its own. Braces inside a gap may nest, as maths needs.

    Raises:
        GapError: a gap is open, empty, nested, or has no usable number.
    """
    raw = list(_cut(text))
    taken = {_number(m[1]) for p in raw if isinstance(p, _Raw) and (m := _NUMBER.match(p.inside))}
    free = (number for number in range(1, len(raw) + len(taken) + 2) if number not in taken)
    return tuple(_gap(part, free) if isinstance(part, _Raw) else part for part in raw if part)


def around(parts: Iterable[str | Gap]) -> str:
    """Return the text of a cloze with a sign in the place of each gap."""
    return "".join([HIDDEN if isinstance(part, Gap) else part for part in parts])


def _cut(text: str) -> Iterator[str | _Raw]:
    done = 0
    while (start := text.find("{{", done)) >= 0:
        yield text[done:start]
        end = _close(text, start)
        yield _Raw(text[start + 2 : end], start)
        done = end + 2
    yield text[done:]


def _close(text: str, start: int) -> int:
    """Return where the braces that close a gap stand."""
    depth = 0
    for brace in _BRACES.finditer(text, start + 2):
        if brace[0] == "{{" and not depth:
            raise GapError("a gap stands inside a gap", "close the first one with `}}`", start)
        if brace[0] == "}}" and depth < 2:  # noqa: PLR2004  One `}` may belong to the gap's text.
            end = brace.start() + depth
            if text.startswith("}}", end):
                return end
            break
        depth = max(0, depth + {"{": 1, "}": -1, "{{": 2, "}}": -2}[brace[0]])
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
