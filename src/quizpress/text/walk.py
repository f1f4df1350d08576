"""Ways through a tree."""

from collections.abc import Iterable, Iterator

from quizpress.text.nodes import (
    Block,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Gap,
    Inline,
    Item,
    Lines,
    Link,
    List,
    Maths,
    Strong,
    Table,
    Text,
    Words,
)

Node = Block | Item | Inline


def blocks_of(text: Text) -> tuple[Block, ...]:
    """Return the blocks of a text; one line of words alone is one block of them."""
    if text.blocks or not text.source:
        return text.blocks
    return (Lines((Words(text.source, 0),), 0, len(text.source)),)


def join_texts(first: Text, second: Text) -> Text:
    """Return a text of the blocks of two, or the one that is there."""
    if not (first and second):
        return first or second
    source = f"{first.source}\n\n{second.source}"
    return Text(source, second.start, second.end, (*blocks_of(first), *blocks_of(second)))


def nodes_of(text: Text) -> Iterator[Node]:
    """Yield all nodes of a text, each before those inside it; in hints of gaps too."""
    return _nodes_in(blocks_of(text))


def inlines_of(text: Text) -> tuple[Inline, ...] | None:
    """Return the inlines of a text that is lines alone, None for one with other blocks."""
    if not text.blocks:
        return (Words(text.source, 0),)
    only = text.blocks[0]
    return only.children if len(text.blocks) == 1 and isinstance(only, Lines) else None


def split_lines(inlines: Iterable[Inline]) -> Iterator[list[Inline]]:
    """Yield the lines of inlines, which breaks part."""
    held: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Break):
            yield held
            held = []
        else:
            held.append(inline)
    yield held


def gaps_of(text: Text) -> list[Gap]:
    """Return the gaps of a cloze, in order."""
    found: list[Gap] = []
    _collect_gaps(text.blocks, found)
    return found


def hidden_texts(cloze: Text) -> Iterator[Text]:
    """Yield what the gaps of a cloze hide, as texts of their own, in order."""
    in_maths: set[int] = set()
    for node in nodes_of(cloze):
        if isinstance(node, Maths):
            in_maths.update([gap.start for gap in node.children if isinstance(gap, Gap)])
        elif isinstance(node, Gap) and node.start in in_maths:
            latex = (Words(node.text, 0),)
            yield _make_text(f"\\({node.text}\\)", (Maths(latex, 0, len(node.text)),))
        elif isinstance(node, Gap):
            yield _make_text(node.text, node.children)


def _make_text(source: str, nodes: tuple[Inline, ...]) -> Text:
    return Text(source, 0, 0, (Lines(nodes, 0, len(source)),))


def _collect_gaps(nodes: Iterable[Node], found: list[Gap]) -> None:
    for node in nodes:
        if isinstance(node, Gap):  # Gaps hold no gaps.
            found.append(node)
        elif not isinstance(node, Words | Break):
            _collect_gaps(_nodes_inside(node), found)


def _nodes_in(nodes: Iterable[Node]) -> Iterator[Node]:
    # A stack, since what an author nests must not end in Python's own bound.
    stack = [iter(nodes)]
    while stack:
        for node in stack[-1]:
            yield node
            inside = _nodes_inside(node)
            if inside:
                stack.append(iter(inside))
                break
        else:
            stack.pop()


def _nodes_inside(node: Node) -> tuple[Node, ...]:
    match node:
        case Lines() | CodeBlock() | Strong() | Emphasis() | Code() | Link() | Maths():
            return node.children
        case Gap():
            return node.children + node.hint
        case List():
            return node.items
        case Item():
            return node.blocks
        case Table():
            return tuple([inline for row in node.rows for cell in row for inline in cell])
        case _:
            return ()
