"""A tree as plain words, and what tells two texts apart."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from quizpress.text.nodes import (
    Block,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Gap,
    Image,
    Inline,
    Lines,
    Link,
    List,
    Maths,
    Strong,
    Table,
    Text,
    Words,
)


def plain_words(inlines: Iterable[Inline]) -> str:
    """Return what inlines say without their marks; a line break and an element part words."""
    said = "".join([_words_of_inline(node) for node in inlines])
    if "\n" not in said:
        return said
    first, *between, last = said.split("\n")
    parts = [first.rstrip(), *[line.strip() for line in between], last.lstrip()]
    return " ".join([part for part in parts if part])


def plain_text(text: Text) -> str:
    """Return what a text says without marks, on one line."""
    if not text.blocks:
        return text.source
    return " ".join([said for block in text.blocks if (said := _words_of_block(block).strip())])


def _words_of_block(block: Block) -> str:
    match block:
        case Lines() | CodeBlock():
            return plain_words(block.children)
        case List():
            return " ".join(
                [_words_of_block(inner) for item in block.items for inner in item.blocks]
            )
        case Table():
            return " ".join([plain_words(cell) for row in block.rows for cell in row])


def _words_of_inline(node: Inline) -> str:
    match node:
        case Words():
            return node.text
        case Break():
            return "\n"
        case Image():
            return node.alt
        case Strong() | Emphasis() | Code() | Link() | Gap() | Maths():
            return plain_words(node.children)


def shown_key(text: Text, file_key: Callable[[str], str]) -> str:
    """Return what is the same for two texts exactly where they show the same.

    Formulas count as they read, pictures by what `file_key` returns for their files, and spaces
    where they are seen: in code, and before the words of a line.
    """
    if not text.blocks:
        return same_words(text.source)
    return "\n".join([_block_key(block, file_key) for block in text.blocks])


def _block_key(block: Block, file_key: Callable[[str], str]) -> str:
    match block:
        case Lines():
            return _inline_key(block.children, file_key)
        case CodeBlock():
            return f"\x01listing\x01{_inline_key(block.children, file_key)}"
        case List():
            items = [
                f"{item.number}{[_block_key(inner, file_key) for inner in item.blocks]}"
                for item in block.items
            ]
            return f"\x01list\x01{items}"
        case Table():
            return f"\x01table\x01{[[_inline_key(c, file_key) for c in r] for r in block.rows]}"


def _inline_key(nodes: Iterable[Inline], file_key: Callable[[str], str]) -> str:
    made: list[str] = []
    for node in nodes:
        match node:
            case Words():
                begins = not made or made[-1] == "\n"
                indent = len(node.text) - len(node.text.lstrip()) if begins else 0
                made.append(node.text[:indent] + _SPACES.sub(" ", node.text[indent:]))
            case Break():
                made.append("\n")
            case Maths():
                made.append(f"\x01maths\x01{_formula_key(node)}\x01")
            case Image():
                made.append(f"\x01picture\x01{file_key(node.file)}\x01")
            case Code():
                made.append(f"\x01code\x01{plain_words(node.children)}\x01")
            case Strong() | Emphasis() | Link() | Gap():
                kind = type(node).__name__
                made.append(f"\x01{kind}\x01{_inline_key(node.children, file_key)}\x01")
    return same_words("".join(made), spaces=False)


def _formula_key(maths: Maths) -> str:
    from quizpress.text.maths import convert_latex, latex_with  # noqa: PLC0415  Few hold maths.

    latex = latex_with(maths, lambda gap: gap.text)
    made = convert_latex(latex)
    return _ROWS.sub("", made.html) if not made.fault else latex.strip()


def same_words(text: str, *, spaces: bool = True) -> str:
    """Return a text as it is compared: composed characters, single spaces, case kept.

    Case is kept because it can be the point, as in Co and CO.
    """
    if text.isascii() and text.isprintable() and "  " not in text and text.strip() == text:
        return text  # Most texts are so, and that is told in half the time.
    joined = " ".join(text.split()) if spaces else text
    if joined.isascii() or max(joined) < _MARKS:
        return text if joined == text else joined  # The text itself takes no further memory.
    from unicodedata import normalize  # noqa: PLC0415  Its tables are large.

    return normalize("NFC", joined)


_Whole = TypeVar("_Whole", str, list[str])


def split_at_difference(one: _Whole, other: _Whole) -> tuple[_Whole, _Whole, _Whole, _Whole]:
    """Return how two texts begin, what differs in the one and the other, and how they end.

    Either both are texts or both are lists of words, which are parted nowhere else.
    """
    head = _count_same(one, other)
    tail = _count_same(one[head:][::-1], other[head:][::-1])
    end = len(one) - tail
    return one[:head], one[head:end], other[head : len(other) - tail], one[end:]


def _count_same(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


_MARKS = "\u0300"
"""The first character that goes into one with another; all before it are composed."""
_SPACES = re.compile("[ \t]+")
_ROWS = re.compile("</?mrow>|</?mstyle>")
"""Elements that group and show nothing."""
