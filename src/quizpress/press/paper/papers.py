"""From a deck to all files for paper that a build asks for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from quizpress.model import Deck
from quizpress.options import Edition, Printing, Target
from quizpress.press import Artifact, Unpressed
from quizpress.press.paper.edition import suffix
from quizpress.press.paper.form import Form, default_seed, forms, read_form
from quizpress.press.paper.html import Look, crosswalk, press
from quizpress.press.paper.page_writer import Written
from quizpress.press.paper.paper_size import PAPERS, Paper, paper_of

if TYPE_CHECKING:
    from quizpress.press.paper.flashcards.cards import Flashcards
    from quizpress.press.paper.pdf.layout import Laid

SHEETS: tuple[Target, ...] = ("quiz", "key")


class Papers(NamedTuple):
    """The files, how the pages of each PDF came out, by its name, and the flashcards.

    `seed` is the deck's own, whichever was asked for.
    """

    artifacts: tuple[Artifact, ...]
    layouts: "Mapping[str, Laid]"
    cards: "Flashcards | None"
    seed: str


def papers(deck: Deck, targets: frozenset[Target], printing: Printing) -> Papers:
    """Return what the targets ask for.

    Raises:
        Unpressed: a package is not installed, or a formula cannot be drawn for a PDF.
    """
    paper = PAPERS[printing.size] if printing.size else paper_of(deck.language)
    chosen = _forms(deck, printing)
    wanted = [*_wanted(chosen, paper, targets, printing)]
    written = Written({}, {})
    made = [press(deck, form, look, key=key, written=written) for form, look, key in wanted]
    if len(chosen) > 1 and "key" in targets:
        made.append(crosswalk(deck, chosen, Look(paper)))
    cards = _cards(deck, paper, printing) if "flashcards" in targets else None
    if printing.cards.test and "flashcards" in targets:
        made.append(_test_sheet(deck, paper, printing))
    pressed = [*made, *([cards.artifact] if cards else [])]
    layouts: dict[str, Laid] = {}
    if printing.pdf:
        pressed += _pdfs(deck, [*pressed], printing, layouts)
    if printing.docx:
        pressed += _documents(deck, wanted)
    return Papers(tuple(pressed), layouts, cards, default_seed(deck))


def _forms(deck: Deck, printing: Printing) -> tuple[Form, ...]:
    if printing.form:
        return (read_form(printing.form)._replace(named=True),)
    return forms(deck, printing.seed, printing.versions)


class _Wanted(NamedTuple):
    """A quiz or a key that is asked for."""

    form: Form
    look: Look
    key: bool


def _wanted(
    chosen: tuple[Form, ...], paper: Paper, targets: frozenset[Target], printing: Printing
) -> Iterator[_Wanted]:
    """Yield the sheets that are asked for: of every edition every form, its quiz and its key."""
    for editions in printing.editions:
        for form in chosen:
            for kind in SHEETS:
                if kind in targets:
                    yield _Wanted(form, Look(paper, editions), key=kind == "key")


def _cards(deck: Deck, paper: Paper, printing: Printing) -> "Flashcards | None":
    from quizpress.press.paper.flashcards import cards  # noqa: PLC0415  Not all builds do.

    columns, rows, flip, shift, _ = printing.cards
    made = cards.press(deck, cards.Layout(paper, columns, rows, flip, shift))
    return made if made.cards else None


def _test_sheet(deck: Deck, paper: Paper, printing: Printing) -> Artifact:
    from quizpress.press.paper.flashcards import cards  # noqa: PLC0415  Not all builds do.

    columns, rows, flip, shift, _ = printing.cards
    return cards.test_sheet(cards.Layout(paper, columns, rows, flip, shift), deck.language)


def _pdfs(
    deck: Deck, sheets: list[Artifact], printing: Printing, layouts: "dict[str, Laid]"
) -> Iterator[Artifact]:
    """Yield a PDF of each sheet, and one of all versions of an edition that students get."""
    from quizpress.press.paper.pdf import drawn  # noqa: PLC0415  Few builds make PDFs.
    from quizpress.press.paper.pdf import pages as pdf  # noqa: PLC0415

    name = ""
    try:
        for sheet in sheets:
            name = sheet.name.removesuffix("html") + "pdf"
            made = pdf.press(name, sheet.data.decode())
            layouts[name] = made.layout
            yield made.artifact
        for editions in printing.editions:
            name = f"{deck.stem}-handout{suffix(editions)}.pdf"
            quizzes = [*_quizzes(deck, sheets, editions)]
            if len(quizzes) > 1:
                made = pdf.bundle_sheets(name, quizzes)
                layouts[name] = made.layout
                yield made.artifact
    except pdf.NoWeasyPrint as error:
        raise Unpressed(str(error), "without --pdf, print the HTML from a browser") from error
    except drawn.Undrawn as error:
        place = f"question {error.number} of {name}: " if error.number else f"{name}: "
        hint = "print this deck's HTML from a browser, or write the formula in another way"
        raise Unpressed(f"{place}{error}", hint) from error


def _quizzes(deck: Deck, sheets: list[Artifact], editions: tuple[Edition, ...]) -> Iterator[str]:
    """Yield the quizzes of one edition."""
    ours = re.compile(f"{re.escape(deck.stem)}-quiz(-[a-z])?{suffix(editions)}\\.html")
    for sheet in sheets:
        if ours.fullmatch(sheet.name):
            yield sheet.data.decode()


def _documents(deck: Deck, wanted: Iterable[_Wanted]) -> Iterator[Artifact]:
    """Yield sheets as files of a word processor."""
    from quizpress.press.paper.docx import document as docx  # noqa: PLC0415  Few builds make them.

    try:
        for form, look, key in wanted:
            yield docx.press(deck, form, look, key=key)
    except docx.NoDocx as error:
        raise Unpressed(str(error)) from error
