"""Fields as Anki's editor leaves them, read into runs of text with marks."""

import re
from collections.abc import Iterable, Sequence
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

MOST_CHARACTERS = 50_000
"""Of a field; nobody writes more on a card, and what reads HTML takes long for it."""


class Mark(NamedTuple):
    """What a run of text stands in; a link has an address, and may have a title."""

    name: str
    address: str = ""
    title: str = ""


class Run(NamedTuple):
    r"""Characters with the same marks around them, in the order of their names.

    A line break is `\n`; maths stands between `MATHS` and `MATHS_END`, a gap begins with
    `GAP`, its numbers and `GAP_TEXT`; what a deck cannot hold is named between two `OTHER`.
    """

    text: str
    marks: tuple[Mark, ...] = ()


MATHS, MATHS_END, GAP, GAP_TEXT, HINT, GAP_END, OTHER = map(chr, range(0xE000, 0xE007))
CONTROLS = frozenset((MATHS, MATHS_END, GAP, GAP_TEXT, HINT, GAP_END, OTHER))
_MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "code": "code"}
_LINES = frozenset(("div", "p"))
_INDEXES = ("sub", "sup")
_SUB = dict(
    zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
_SUP = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyz",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
        strict=True,
    )
)
_FORMS = {"sub": _SUB, "sup": _SUP}
_ACTS = re.compile(r"\[(sound|anki|latex|type)[:\]]|\[\${1,2}\]|\\\[", re.IGNORECASE)
_MATHS_IN_TEXT = re.compile(r"\\\(((?:(?!\\\().)*?)\\\)", re.DOTALL)
_GAP_HEAD = re.compile(r"\{\{c([0-9]+(?:,[0-9]+)*)::")
_GAP_PIECE = re.compile(r"(\{\{c[0-9]+(?:,[0-9]+)*::|\}\}|::)")
_WRITTEN = 0xE100
"""What stands as its number, such as `&#58;`, is a character and never a sign."""
_SIGNS = ":{}[\\("
_APART = 0xE200
"""An element without a look, which keeps the characters beside it from being a sign."""
_BLANK = " \n\u00a0"
_SPACES = re.compile("[ \t\u00a0]+")
_AT_BREAK = re.compile(" ?\n ?")


def read_field(html: str, *, cloze: bool = False) -> tuple[Run, ...]:
    """Return the runs of a field, with its spaces as they are seen."""
    if len(html) > MOST_CHARACTERS:
        return (Run(f"{OTHER}a text of more than {MOST_CHARACTERS:,} characters{OTHER}"),)
    reader = _Reader()
    reader.feed("".join([c for c in html if not 0xE000 <= ord(c) < 0xF8FF]))  # noqa: PLR2004  Signs.
    reader.close()
    reader.close_indexes()
    joined = _with_bare_edges(_join_alike(reader.runs))
    runs = [Run(_with_signs(run.text), run.marks) for run in joined]
    if cloze:
        runs = _with_gaps(runs)
    return _with_single_spaces([Run(run.text.translate(_AS_WRITTEN), run.marks) for run in runs])


def flatten_runs(runs: Iterable[Run]) -> str:
    """Return runs as one text, in which marks show as names between two `OTHER`."""
    made = []
    for text, marks in runs:
        names = ["|".join(mark) for mark in marks]
        made += [*[f"{OTHER}<{n}{OTHER}" for n in names], text]
        made += [f"{OTHER}>{n}{OTHER}" for n in reversed(names)]
    return "".join(made)


class _Reader(HTMLParser):
    """Gathers runs; a mark that another element closes is closed with it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.runs: list[Run] = []
        self.open: list[tuple[str, Mark | None]] = []
        self.index: tuple[str, str] | None = None
        self.line_begun = self.line_due = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            if self.line_due:
                self._break_line()
            self._break_line()
            return
        if tag in _LINES and not given.get("class"):
            self.line_due = self.line_due or self.line_begun
        elif tag in _INDEXES:
            self.close_indexes()
            self.index = (tag, "")
        elif tag in _MARKS:
            self.open.append((tag, Mark(_MARKS[tag])))
            return
        elif tag == "a" and given.get("href"):
            self.open.append((tag, Mark("a", given["href"], given.get("title", ""))))
            return
        elif tag != "span" or given:
            shown = "".join([f' {name}="{given[name]}"' for name in sorted(given)])
            self._add_other(f"<{tag}{shown}>")
        else:
            self._add(chr(_APART))
        if tag not in _VOID:
            self.open.append((tag, None))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        places = [place for place, (name, _) in enumerate(self.open) if name == tag]
        if not places:
            return
        del self.open[places[-1]]
        if tag in _LINES:
            self.line_due = self.line_due or self.line_begun
        elif tag in _INDEXES:
            self.close_indexes()
        elif tag not in _MARKS and tag not in ("a", "span"):
            self._add_other(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._add(re.sub(r"[^\S\xa0]", " ", data))

    def handle_entityref(self, name: str) -> None:
        self._add_written(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._add_written(unescape(f"&#{name};"))

    def close_indexes(self) -> None:
        """Add what stood below or above the line, in characters that do, or by its name."""
        if self.index:
            tag, text = self.index
            self.index = None
            forms = _FORMS[tag]
            if all(character in forms for character in text):
                self._add("".join([forms[character] for character in text]))
            else:
                self._add_other(f"<{tag}>")
                self._add(text)
                self._add_other(f"</{tag}>")

    def _add_written(self, text: str) -> None:
        self._add("".join([chr(_WRITTEN + ord(c)) if c in _SIGNS else c for c in text]))

    def _add_other(self, what: str) -> None:
        self._add(f"{OTHER}{what}{OTHER}")

    def _add(self, text: str) -> None:
        if self.index:
            self.index = (self.index[0], self.index[1] + text)
            return
        if not text.strip(" ") and (self.line_due or not self.line_begun):
            return
        if self.line_due:
            self._break_line()
        self.line_begun = True
        marks = sorted({mark for _, mark in self.open if mark})
        self.runs.append(Run(text, tuple(marks)))

    def _break_line(self) -> None:
        self.line_begun = self.line_due = False
        self.runs.append(Run("\n", tuple(sorted({mark for _, mark in self.open if mark}))))


_VOID = frozenset(("br", "hr", "img", "input", "wbr", "source", "col", "embed"))


_AS_WRITTEN = {_WRITTEN + ord(sign): sign for sign in _SIGNS} | {_APART: ""}


def _join_alike(runs: Iterable[Run]) -> list[Run]:
    """Return runs with neighbours of the same marks joined."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].marks == run.marks:
            joined[-1] = run._replace(text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return joined


def _with_bare_edges(runs: Sequence[Run]) -> list[Run]:
    """Return runs whose marks begin and end at what is seen."""
    made: list[Run] = []
    edge = Run("")
    for before, run, after in zip([edge, *runs], runs, [*runs[1:], edge], strict=False):
        core = run.text.strip(_BLANK)
        start = run.text.index(core) if core else len(run.text)
        first, last = (
            tuple([mark for mark in run.marks if mark in beside.marks])
            for beside in (before, after)
        )
        both = first if core else tuple([mark for mark in first if mark in last])
        made += [
            Run(run.text[:start], both),
            Run(core, run.marks),
            Run(run.text[start + len(core) :], last),
        ]
    return _join_alike([run for run in made if run.text])


def _with_signs(text: str) -> str:
    """Return the text of a run with signs for maths, and for what a deck cannot hold."""
    if found := _ACTS.search(text):
        what = "maths set apart" if found[0] == "\\[" else "what Anki plays or draws"
        return f"{OTHER}{what}{OTHER}{text}"
    return _MATHS_IN_TEXT.sub(rf"{MATHS}\1{MATHS_END}", text)


def _with_gaps(runs: Iterable[Run]) -> list[Run]:
    """Return runs with signs where gaps begin, part from their hints, and end."""
    made, inside = [], ""
    for text, marks in runs:
        pieces = []
        for piece in _GAP_PIECE.split(text):
            if head := _GAP_HEAD.fullmatch(piece):
                inside = GAP
                pieces.append(f"{GAP}{head[1]}{GAP_TEXT}")
            elif inside and piece == "}}":
                inside = ""
                pieces.append(GAP_END)
            elif inside == GAP and piece == "::":
                inside = HINT
                pieces.append(HINT)
            else:
                pieces.append(piece)
        made.append(Run("".join(pieces), marks))
    return made


def _with_single_spaces(runs: Iterable[Run]) -> tuple[Run, ...]:
    spaced = [run._replace(text=_AT_BREAK.sub("\n", _SPACES.sub(" ", run.text))) for run in runs]
    if spaced:
        spaced[0] = spaced[0]._replace(text=spaced[0].text.lstrip(_BLANK))
        spaced[-1] = spaced[-1]._replace(text=spaced[-1].text.rstrip(_BLANK))
    return tuple([run for run in spaced if run.text])
