"""Runs of a field as the text of a deck."""

import re
from collections.abc import Iterable, Iterator, Sequence

from quizpress.pull.field_reader import (
    GAP,
    GAP_END,
    GAP_TEXT,
    HINT,
    MATHS,
    MATHS_END,
    OTHER,
    Mark,
    Run,
)

_FENCES = {"strong": "**", "em": "*", "code": "`"}
_ACTIVE = re.compile(r"[*`\[]")
_MATHS = re.compile(f"({MATHS}.*?{MATHS_END})", re.DOTALL)


class UnwritableError(ValueError):
    """A field holds something that the text of a deck cannot."""


def write_sources(runs: Sequence[Run], numbered: Iterable[int] | None = None) -> Iterator[str]:
    """Yield texts that may say what a field does, likelier ones first; each is to be proved.

    `numbered` are the gaps whose numbers the deck spells out, None for all.

    Raises:
        UnwritableError: no text can.
    """
    whole = "".join([run.text for run in runs])
    if OTHER in whole:
        raise UnwritableError(_name_other(whole.split(OTHER)[1]))
    heads = [None] if numbered is None else [frozenset(numbered), None]
    for spelt in heads:
        for escapes in (False, True):
            yield _with_gap_heads(_write_runs(runs, escapes=escapes), spelt)


def _name_other(what: str) -> str:
    """Return what is said of something that a deck cannot hold."""
    tag = re.match(r"</?([a-z0-9-]+)", what)
    return _NAMES.get(tag[1], "formatting that decks do not have") if tag else what


_NAMES = {
    "u": "underlined text",
    "s": "struck-out text",
    "strike": "struck-out text",
    "del": "struck-out text",
    "sub": "a subscript that has no characters of its own",
    "sup": "a superscript that has no characters of its own",
    "img": "a picture",
    "ul": "a list",
    "ol": "a list",
    "table": "a table",
    "pre": "a listing",
}


def _write_runs(runs: Sequence[Run], *, escapes: bool) -> str:
    """Return the source of runs, marks around all that they share."""
    made, place = [], 0
    while place < len(runs):
        run = runs[place]
        if not run.marks:
            made.append(_write_words(run.text, escapes=escapes))
            place += 1
            continue
        mark, after = _longest_mark(runs, place)
        inside = [
            Run(each.text, tuple([m for m in each.marks if m != mark]))
            for each in runs[place:after]
        ]
        made.append(_fence_text(_write_runs(inside, escapes=escapes and mark.name != "code"), mark))
        place = after
    return "".join(made)


def _longest_mark(runs: Sequence[Run], place: int) -> tuple[Mark, int]:
    """Return the mark that goes on for longest, code last of all, and where it ends."""
    best = (0, runs[place].marks[0], place)
    for mark in runs[place].marks:
        after = place
        while after < len(runs) and mark in runs[after].marks:
            after += 1
        rank = after * 2 + (mark.name != "code")
        best = max(best, (rank, mark, after))
    return best[1], best[2]


def _fence_text(text: str, mark: Mark) -> str:
    """Return a text in a mark, which has no spaces at its edges."""
    inside = text.strip(" \n")
    if not inside:
        return text
    start = text.index(inside)
    before, after = text[:start], text[start + len(inside) :]
    if mark.name == "a":
        title = f' "{mark.title}"' if mark.title else ""
        return f"{before}[{inside}]({mark.address}{title}){after}"
    fence = _FENCES[mark.name]
    if fence == "`" and "`" in inside:
        return f"{before}`` {inside} ``{after}"
    return f"{before}{fence}{inside}{fence}{after}"


def _write_words(text: str, *, escapes: bool) -> str:
    pieces = _MATHS.split(text)
    made = [
        rf"\({piece[1:-1]}\)"
        if piece.startswith(MATHS)
        else (_ACTIVE.sub(r"\\\g<0>", piece) if escapes else piece)
        for piece in pieces
    ]
    return "".join(made)


def _with_gap_heads(text: str, spelt: frozenset[int] | None) -> str:
    """Return a text with its gaps as decks write them."""

    def head(found: re.Match[str]) -> str:
        numbers = {int(number[:9]) for number in found[1].split(",")}
        return f"{{{{c{found[1]}::" if spelt is None or numbers & spelt else "{{"

    text = re.sub(f"{GAP}([0-9,]+){GAP_TEXT}", head, text)
    return text.replace(HINT, "::").replace(GAP_END, "}}")
