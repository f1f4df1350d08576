"""The texts of a deck, each with what of it Markdown reads by itself."""

from collections.abc import Callable, Iterator

from quizpress.check.cloze import GapError, around, pieces
from quizpress.model import Gap
from quizpress.read.nodes import Map, Node, Scalar, Seq


def texts(node: Node, concern: Callable[[str], object]) -> Iterator[tuple[Scalar, tuple[str, ...]]]:
    """Yield the texts below a node that are of concern, keys among them, with their parts."""
    match node:
        case Scalar():
            if concern(node.text):
                yield node, (node.text,)
        case Seq():
            for item in node.items:
                yield from texts(item, concern)
        case Map():
            for key, value in node.pairs:
                yield from texts(key, concern)
                if key.text != "cloze" or not isinstance(value, Scalar):
                    yield from texts(value, concern)
                elif concern(value.text):
                    yield value, _parts(value.text)


def _parts(cloze: str) -> tuple[str, ...]:
    """Return what stands around the gaps of a cloze, and what each of them holds."""
    try:
        cut = pieces(cloze)
    except GapError:
        return ()
    gaps = [piece for piece in cut if isinstance(piece, Gap)]
    return (around(cut), *(text for gap in gaps for text in (gap.text, gap.hint)))
