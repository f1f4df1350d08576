"""How a sheet came out on its pages: what was moved, what is longer than a page."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from quizpress.press.paper.pdf.drawn import question_number

if TYPE_CHECKING:
    from weasyprint import Document
    from weasyprint.document import Page


class MovedQuestion(NamedTuple):
    """A question that begins a page because it did not fit whole on the one before.

    `left` is how many millimetres stayed empty there.
    """

    number: int
    page: int
    left: float


class Laid(NamedTuple):
    """How a sheet came out; `long` are the numbers of questions longer than a page."""

    pages: int
    moved: tuple[MovedQuestion, ...]
    long: tuple[int, ...]


class Block(NamedTuple):
    """What is laid out as one: a question by its number, the text to read (-1), or another (0).

    `bottom` is in CSS pixels from the top of the page.
    """

    number: int
    bottom: float


class Sheetful(NamedTuple):
    """The blocks on a page, from top to bottom, and where its room for them ends."""

    blocks: tuple[Block, ...]
    end: float


def layout_of(document: "Document") -> Laid:
    """Return what came of the questions of a sheet."""
    pages = [_blocks_of_page(page) for page in document.pages]
    long = _longer_than_page(pages)
    moved = [_moved_question(*pair, number) for number, pair in enumerate(pairwise(pages), 2)]
    whole = [question for question in moved if question and question.number not in long]
    return Laid(len(pages), tuple(whole), long)


def _longer_than_page(pages: Sequence[Sheetful]) -> tuple[int, ...]:
    """Return the numbers that stand on more than one page."""
    found = [number for page in pages for number in {b.number for b in page.blocks if b.number > 0}]
    return tuple(sorted({number for number in found if found.count(number) > 1}))


def _moved_question(before: Sheetful, after: Sheetful, page: int) -> MovedQuestion | None:
    """Return the question that a page begins with, heading or not, unless text leads it."""
    number = next((block.number for block in after.blocks if block.number), 0)
    if number <= 0:
        return None
    used = max([block.bottom for block in before.blocks], default=before.end)
    return MovedQuestion(number, page, round(max(before.end - used, 0) * _MILLIMETRE, 1))


def _blocks_of_page(page: "Page") -> Sheetful:
    """Return the blocks of a page, from the one attribute for which there is no public way."""
    box = page._page_box  # noqa: SLF001
    (root,) = [child for child in box.children if child.element_tag == "html"]
    return Sheetful(tuple(_find_blocks(root)), box.content_box_y() + box.height)


def _find_blocks(box: Any) -> Iterator[Block]:  # noqa: ANN401  The library has no types.
    for child in box.children:
        if _holds_blocks(child):
            yield from _find_blocks(child)
        else:
            bottom = child.border_box_y() + child.border_height()
            text = box.element.get("class") == "passage"
            yield Block(_TEXT if text else question_number(child.element), bottom)


def _holds_blocks(box: Any) -> bool:  # noqa: ANN401  The library has no types.
    return box.element_tag in _FLOWS or box.element.get("class") == "keep"


_TEXT = -1
_FLOWS = frozenset(["body", "main", "section"])
_MILLIMETRE = 25.4 / 96
"""Of a CSS pixel."""
