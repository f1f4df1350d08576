r"""The grammar of inline text: Markdown, and maths between \( and \)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_MATHS = re.compile(r"\\\((.+?)\\\)", re.DOTALL)
_STRAY = re.compile(
    r"!\[((?:[^\[\]]|\[[^\[\]]{0,99}\]){0,300})\]([ ]?)\(((?:[^()]|\([^()]{0,99}\)){0,300})\)?"
)
_WIKI = re.compile(r"!\[()(\[)([^\[\]|]{1,300})(?:\|[^\[\]]{0,300})?\]\]")
"""How programs for notes write a picture; its groups are those of `_STRAY`."""
_DISPLAY = re.compile(r"(?<![\w\])])\\\[(?:(?!(?<!\\)\\\[).)+?\\\]", re.DOTALL)
"""What may be maths set apart; behind a word it is an index, behind a bracket no address."""
_UNCLOSED = re.compile(r"(?<!\])\\\((?!\\\)).*")
"""What opens maths and was not read as such, to the end of its line."""
_FENCE = re.compile(r"(`{3,})[\w+#.-]*(?=[ \t]*\n)")
"""The first line of a block of code, which ends on a line of its own."""
_HOUSE = {"html": False, "breaks": True, "xhtmlOut": False}


class Image(NamedTuple):
    """A picture in a text: its file as written, and its text for those who cannot see it."""

    file: str
    alt: str


class Stray(NamedTuple):
    """What looks like a picture and is none: all of it, its words, its file with any title.

    `apart` says whether something stands between the words and the file.
    """

    text: str
    alt: str
    file: str
    apart: bool


class Lost(NamedTuple):
    """What is no markup and loses signs or lines: the mark it begins with, and its text.

    The text is all of it for maths that is set apart, else its first line.
    """

    mark: str
    text: str


@cache
def grammar() -> "MarkdownIt":
    r"""Return the parser of inline text; maths is a token of its own, named `maths`."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  Most decks hold no markup.

    parser = MarkdownIt("commonmark", _HOUSE)
    parser.disable(["autolink", "entity", "html_inline"])
    parser.inline.ruler.before("escape", "maths", _maths)
    return parser


@cache
def _watchful() -> "MarkdownIt":
    """Return a parser of the same grammar that marks what looks like a picture and is none."""
    parser = grammar.__wrapped__()
    parser.inline.ruler.after("image", "stray", _stray)
    return parser


@cache
def _wary() -> "MarkdownIt":
    """Return a parser of the same grammar that marks what looks like maths or a block of code."""
    parser = grammar.__wrapped__()
    parser.inline.ruler.before("escape", "lost", _lost)
    parser.inline.ruler.before("backticks", "fence", _fence)
    return parser


def image(token: "Token") -> Image:
    """Return the picture that a token stands for; Markdown has escaped its file's name."""
    from urllib.parse import unquote  # noqa: PLC0415  Few texts hold pictures.

    return Image(unquote(str(token.attrs["src"])), _words(token))


def _words(token: "Token") -> str:
    """Return the words of a picture, which may be marked up but are shown without it."""
    if token.type.endswith("break"):
        return " "
    return "".join(map(_words, token.children)) if token.children else token.content


def pictures(text: str) -> Iterator[Image | Stray]:
    """Yield the pictures in a text, and what was meant as one, in order."""
    if "![" in text:
        for line in _watchful().parseInline(text):
            for token in line.children or ():
                if token.type == "image":
                    yield image(token)
                elif token.type == "stray":
                    yield token.meta["found"]


def lost(text: str) -> Iterator[Lost]:
    r"""Yield what looks like maths or a block of code and is none, in order.

    It begins with `\[`, with a `\(` that nothing closes, or with three backticks.
    """
    if "\\[" in text or "```" in text or text.rfind("\\(") > text.rfind("\\)"):
        for line in _wary().parseInline(text):
            for token in line.children or ():
                if token.type == "lost":
                    yield token.meta["found"]


class Unseen(NamedTuple):
    """What of a text stands in no element's content; the addresses are those of links."""

    words: list[str]
    addresses: list[str]


def unseen(text: str) -> Unseen:
    """Return titles, the words and files of pictures, and the addresses of links."""
    found = Unseen([], [])
    if "](" not in text:
        return found
    from urllib.parse import unquote  # noqa: PLC0415  Few texts hold links.

    for token in [token for line in grammar().parseInline(text) for token in line.children or ()]:
        for name, value in token.attrs.items():
            place = found.addresses if name == "href" else found.words
            place.append(unquote(str(value)))
        if token.type == "image":
            found.words.append(_words(token))
    return found


def shows(text: str) -> bool:
    """Say whether anything is seen of a text; a link may have no words, and maths no signs."""
    if "](" not in text and "\\(" not in text:
        return True
    tokens = [token for line in grammar().parseInline(text) for token in line.children or ()]
    return any(token.type == "image" or token.content.strip() for token in tokens)


def _maths(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001  The parser's interface.
    match = _MATHS.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("maths", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _stray(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001  The parser's interface.
    match = (
        None if silent else _WIKI.match(state.src, state.pos) or _STRAY.match(state.src, state.pos)
    )
    if not match:
        return False
    text, (alt, between, file) = match[0], match.groups()
    state.push("stray", "", 0).meta = {"found": Stray(text, alt, file, bool(between))}
    state.pending += "!"
    state.pos += 1
    return True


def _lost(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001  The parser's interface.
    here = state.src, state.pos
    match = None if silent else _DISPLAY.match(*here) or _UNCLOSED.match(*here)
    if not match:
        return False
    mark = match[0][:2]
    state.push("lost", "", 0).meta = {"found": Lost(mark, match[0])}
    state.pos += len(match[0]) if mark == "\\[" else len(mark)
    return True


def _fence(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001  The parser's interface.
    match = None if silent else _FENCE.match(state.src, state.pos)
    end = match and re.compile(rf"\n[ \t]*{match[1]}(?!`)").search(state.src, match.end())
    if not match or not end:
        return False
    state.push("lost", "", 0).meta = {"found": Lost("```", match[0])}
    state.pos = end.end()
    return True
