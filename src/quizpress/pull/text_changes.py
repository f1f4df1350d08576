"""The text of a deck that shows what a field shows, as much of it as it was as can be."""

import re
from collections.abc import Iterator

from quizpress.pull.field_reader import CONTROLS, flatten_runs, read_field
from quizpress.pull.source_writer import UnwritableError, write_sources
from quizpress.text import Text, gaps_of
from quizpress.text.plain import split_at_difference

_AROUND = (40, 12, 4, 0)
"""How many characters beside a change tell where in a text it is."""
_SIGN = re.compile(f"[{''.join(sorted(CONTROLS))}\n]")


def new_sources(text: Text, ours: str, theirs: str, *, cloze: bool) -> Iterator[str]:
    """Yield texts that may show a field as Anki has it, those nearest to the old one first.

    Each is to be proved: what is shown of it must be what Anki shows.

    Raises:
        UnwritableError: no text of a deck can show the field.
    """
    before, after = (read_field(html, cloze=cloze) for html in (ours, theirs))
    yield from _swap_words(text.source, flatten_runs(before), flatten_runs(after))
    numbered = _numbers_spelt(text) if cloze else None
    try:
        written = next(write_sources(before, numbered))
    except UnwritableError:
        written = None  # It has a list, say.
    for source in write_sources(after, numbered):
        if written is not None:
            yield from _carry_over(text.source, written, source)
        yield source


def _numbers_spelt(text: Text) -> list[int]:
    """Return the numbers of the gaps that name them."""
    return [
        number
        for gap in gaps_of(text)
        if re.match(r"\{\{\s*[cC]\s*[0-9]", text.source[gap.start : gap.end])
        for number in gap.numbers
    ]


def _swap_words(source: str, before: str, after: str) -> Iterator[str]:
    """Yield a source with the words exchanged that differ, where no mark does."""
    head, old, new, tail = split_at_difference(before, after)
    if _SIGN.search(old + new):
        return
    left, right = _SIGN.split(head)[-1], _SIGN.split(tail)[0]
    for most in _AROUND:
        lead, rest = left[max(0, len(left) - most) :], right[:most]
        sought = lead + old + rest
        if sought and source.count(sought) == 1:
            yield source.replace(sought, lead + new + rest)
            return


def _carry_over(source: str, before: str, after: str) -> Iterator[str]:
    """Yield a source with the change between two others, which write it in another way."""
    head, old, new, tail = split_at_difference(before, after)
    if source.startswith(head + old):
        yield head + new + source[len(head + old) :]
    if source.endswith(old + tail):
        yield source[: len(source) - len(old + tail)] + new + tail
