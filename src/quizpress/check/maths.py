"""Maths that paper cannot set, and would print as it was typed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizpress.check.cloze import GapError, pieces
from quizpress.inline import grammar
from quizpress.maths import Made, made
from quizpress.model import Gap
from quizpress.problem import Report, Source, Span
from quizpress.read.nodes import Map, Node, Scalar, Seq

_OPENS = "\\("
_UNPRINTED = frozenset(("at", "audio", "deck", "hint", "id", "ignore", "image", "only", "tags"))
"""Keys of what paper does not read as Markdown."""
_MARK = re.compile("\x02([0-9]+)\x03")
"""Stands for a gap; no text can hold it, control signs are refused."""
_BLANK = "___"
_ELSEWHERE = "write it in LaTeX's basic maths, show it in a picture, or set `only: anki`"
_SAID = {
    "unknown": ("paper does not know `{}`, and would print it as typed", _ELSEWHERE),
    "unset": ("paper cannot set this formula, and would print it as typed", _ELSEWHERE),
    "incomplete": (
        "this formula is not complete, and would not be printed as meant",
        "close every brace and `\\left`, and write what belongs to each `^`, `_` and `\\frac`",
    ),
}
"""What to say of each fault, and what to do."""


class Formula(NamedTuple):
    """Where a formula stands, and its LaTeX; one with gaps is set with them filled and blank."""

    span: Span
    ways: tuple[str, ...]


def formulas(node: Node, source: Source) -> list[Formula]:
    """Return the formulas of a deck that are printed."""
    if _OPENS not in source.text:
        return []
    return [
        formula
        for text, is_cloze in _texts(node)
        for formula in (_in_cloze if is_cloze else _in_text)(text, source)
    ]


def warn(found: list[Formula], report: Report) -> None:
    """Report what paper cannot set."""
    for formula in found:
        wrong = next((each for each in map(made, formula.ways) if each.fault), Made(""))
        if wrong.fault:
            # A command that only stands for the gap is none of the author's.
            known = wrong.command in report.source.text[slice(*formula.span)]
            message, hint = _SAID[wrong.fault if known else "unset"]
            report.say("maths-unknown", formula.span, message.format(wrong.command), hint)


def _texts(node: Node) -> Iterator[tuple[Scalar, bool]]:
    """Yield the texts with maths that are printed, each with whether it is a cloze."""
    match node:
        case Scalar():
            if _OPENS in node.text:
                yield node, False
        case Seq():
            for item in node.items:
                yield from _texts(item)
        case Map() if not _for_anki(node):
            for key, value in node.pairs:
                yield from _texts(key)
                if key.text == "cloze":
                    yield from ((text, True) for text, _ in _texts(value))
                elif key.text not in _UNPRINTED:
                    yield from _texts(value)


def _for_anki(node: Map) -> bool:
    """Say whether a card is for Anki alone, which knows more than paper."""
    only = next((value for key, value in node.pairs if key.text == "only"), None)
    targets = only.items if isinstance(only, Seq) else [only]
    return all(isinstance(target, Scalar) and target.text.strip() == "anki" for target in targets)


def _in_text(text: Scalar, source: Source) -> Iterator[Formula]:
    start = text.start
    for inside in _maths(text.text):
        span = _place(text, inside, source, start)
        start = max(start, min(span.end, text.end - 1))
        yield Formula(span, (inside,))


def _in_cloze(text: Scalar, source: Source) -> Iterator[Formula]:
    try:
        cut = pieces(text.text)
    except GapError:
        return
    gaps = [piece for piece in cut if isinstance(piece, Gap)]
    numbers = iter(range(len(gaps)))
    marked = "".join([f"\x02{next(numbers)}\x03" if isinstance(p, Gap) else p for p in cut])
    for formula in _in_text(text._replace(text=marked), source):
        yield formula._replace(ways=_ways(formula.ways[0], gaps))
    for part in [part for gap in gaps for part in (gap.text, gap.hint) if _OPENS in part]:
        yield from _in_text(text._replace(text=part), source)


def _ways(inside: str, gaps: list[Gap]) -> tuple[str, ...]:
    """Return a formula as the key and the sheet show it: a gap is a group, or a blank."""
    if "\x02" not in inside:
        return (inside,)
    filled = _MARK.sub(lambda m: f"\\textcolor{{red}}{{{gaps[int(m[1])].text}}}", inside)
    blank = _MARK.sub(lambda m: f"\\text{{{_BLANK}{_aside(gaps[int(m[1])])}}}", inside)
    return filled, blank


def _aside(gap: Gap) -> str:
    return gap.hint and f" ({gap.hint})"


def _maths(text: str) -> Iterator[str]:
    r"""Yield what stands between \( and \), in order."""
    for line in grammar().parseInline(text):
        for token in line.children or ():
            if token.type == "maths":
                yield token.content


def _place(text: Scalar, inside: str, source: Source, since: int) -> Span:
    """Return where it stands in the file, where a backslash may be doubled, or what it begins."""
    head = re.split("[\n'\"\x02]", _OPENS + inside, maxsplit=1)[0]
    for written in (head, head.replace("\\", "\\\\"), _OPENS):
        start = source.text.find(written, since, text.end)
        if start >= 0:
            end = source.text.find("\\)", start + len(written), text.end)
            first = start - source.text.startswith("\\", start - 1)
            return Span(first, end + 2 if end >= 0 else start + len(written))
    return text.span
