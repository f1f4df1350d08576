"""How what is printed came out, for a teacher to know before the photocopier does."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quizpress.report.text import printable

if TYPE_CHECKING:
    from quizpress.press.paper.flashcards.cards import Flashcards
    from quizpress.press.paper.papers import Papers
    from quizpress.press.paper.pdf.layout import Laid


def as_lines(papers: "Papers") -> Iterator[str]:
    """Yield a line for each PDF, and one for flashcards, whose text a reader may need to know."""
    for name, laid in papers.layouts.items():
        yield printable(f"{name}: {'; '.join(_laid(laid))}")
    if papers.cards:
        yield _cards(papers.cards)


def _laid(laid: "Laid") -> Iterator[str]:
    yield _count(laid.pages, "page")
    moved = [
        f"{question.number} to page {question.page} ({question.left:.0f} mm left empty)"
        for question in laid.moved
    ]
    if moved:
        yield f"kept whole by moving question {', '.join(moved)}"
    if laid.long:
        numbers = ", ".join(map(str, laid.long))
        yield f"longer than a page, and split: question {numbers}"


def _cards(cards: "Flashcards") -> str:
    held = f"{_count(cards.cards, 'flashcard')} on {_count(cards.sheets, 'sheet')}"
    smaller = f"; {_count(cards.scaled, 'side')} in smaller type" if cards.scaled else ""
    lost = f"; too full: {_count(len(cards.misfits), 'side')}" if cards.misfits else ""
    return held + smaller + lost


def as_data(papers: "Papers") -> dict[str, Any]:
    """Return the same for programs; lengths are in millimetres."""
    cards = papers.cards
    return {
        "sheets": [
            {
                "file": name,
                "pages": laid.pages,
                "moved": [
                    {"question": each.number, "page": each.page, "left": each.left}
                    for each in laid.moved
                ],
                "long": [*laid.long],
            }
            for name, laid in papers.layouts.items()
        ],
        "flashcards": {
            "cards": cards.cards,
            "sheets": cards.sheets,
            "smaller": cards.scaled,
            "too_full": len(cards.misfits),
        }
        if cards
        else None,
    }


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
