"""How what is printed came out, for a teacher to know before the photocopier does."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quizpress.report.text import counted, make_printable

if TYPE_CHECKING:
    from quizpress.press.paper.paper_news import FlashcardNews, PaperNews
    from quizpress.press.paper.pdf.layout import Laid


def describe_papers(papers: "PaperNews") -> Iterator[str]:
    """Yield a line for each PDF, and one for flashcards, whose text a reader may need to know.

    The PDFs of students have one together; those with something to look at have their own, too.
    """
    if papers.pick:
        forms = ", ".join(papers.pick.forms)
        several = "s" if len(papers.pick.forms) > 1 else ""
        yield f"quiz of {counted(papers.pick.questions, 'question')}, form{several} {forms}"
    if papers.students:
        pages = [papers.layouts[name].pages for name in papers.students]
        least = f"{min(pages)} to " if min(pages) < max(pages) else ""
        files = counted(len(pages), "file")
        yield f"quizzes of students: {files}, {least}{counted(max(pages), 'page')} each"
    for name, laid in papers.layouts.items():
        if name in papers.students and _is_usual(laid):
            continue
        yield make_printable(f"{name}: {'; '.join(_describe_pages(laid))}")
    if papers.cards:
        yield _describe_flashcards(papers.cards)


def _is_usual(laid: "Laid") -> bool:
    """Say whether nothing is to be told of a file but its pages, and what was moved."""
    return not (laid.long or laid.broken or laid.cut or laid.fonts or laid.missing)


def _describe_pages(laid: "Laid") -> Iterator[str]:
    yield counted(laid.pages, "page")
    moved = [
        f"{laid.name_of(each.number)} to page {each.page} ({each.left:.0f} mm left empty)"
        for each in laid.moved
    ]
    if moved:
        yield f"kept whole by moving question {', '.join(moved)}"
    if laid.long:
        numbers = ", ".join(map(laid.name_of, laid.long))
        yield f"longer than a page, and split: question {numbers}"
    if laid.broken:
        numbers = ", ".join(map(laid.name_of, laid.broken))
        yield f"broken, to leave no page too empty: question {numbers}"
    if laid.cut:
        numbers = ", ".join(laid.name_of(number) for number in laid.cut if number)
        where = f"question {numbers}" if numbers else "the instructions"
        yield f"a formula is wider than its column, and cut off: {where}; part it in two"
    if laid.alone:
        yield f"one question alone on page {laid.pages}: compact saves a page"
    if laid.fonts:
        yield f"set with fonts of this machine ({', '.join(laid.fonts)})"
    if laid.missing:
        yield f"no PDF/UA, since no font has “{'”, “'.join(laid.missing)}”"


def _describe_flashcards(cards: "FlashcardNews") -> str:
    held = f"{counted(cards.cards, 'flashcard')} on {counted(cards.sheets, 'sheet')}"
    last = _count_on_last(cards)
    if last < cards.places:
        which = "the last sheet" if cards.sheets > 1 else "it"
        held += f"; {which} has {last} of {counted(cards.places, 'card')}"
    smaller = f"; {counted(cards.scaled, 'side')} in smaller type" if cards.scaled else ""
    lost = f"; too full: {counted(cards.too_full, 'side')}" if cards.too_full else ""
    return held + smaller + lost


def _count_on_last(cards: "FlashcardNews") -> int:
    """Return how many cards the last sheet has."""
    return cards.cards - (cards.sheets - 1) * cards.places


def data_of_papers(papers: "PaperNews") -> dict[str, Any]:
    """Return how what is printed came out, for programs; lengths are in millimetres."""
    cards, pick = papers.cards, papers.pick
    return {
        "pick": {"questions": pick.questions, "forms": [*pick.forms]} if pick else None,
        "sheets": [
            {
                "file": name,
                "pages": laid.pages,
                "moved": [
                    {"question": each.number, "page": each.page, "left": each.left}
                    for each in laid.moved
                ],
                "long": [*laid.long],
                "broken": [*laid.broken],
                "questions": [each._asdict() for each in laid.questions],
                "left": [*laid.left],
                "cut": [*laid.cut],
                "alone": laid.alone or None,
                "fonts": [*laid.fonts],
                "missing": [*laid.missing],
                "called": [*laid.called],
            }
            for name, laid in papers.layouts.items()
        ],
        "flashcards": {
            "cards": cards.cards,
            "sheets": cards.sheets,
            "places": cards.places,
            "on_last": _count_on_last(cards),
            "smaller": cards.scaled,
            "too_full": cards.too_full,
        }
        if cards
        else None,
    }
