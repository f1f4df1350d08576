"""The flashcards of a deck as a PDF, fitted by what they measure there; and the duplex test."""

from collections.abc import Iterator, Sequence

from quizpress.press import Artifact
from quizpress.press.paper.flashcards.cards import Flashcards, Misfit
from quizpress.press.paper.flashcards.font_size import sizes_on_grid
from quizpress.press.paper.flashcards.grid import make_grid
from quizpress.press.paper.flashcards.sides import CardSides, list_card_sides
from quizpress.press.paper.papers import PrintJob
from quizpress.press.paper.pdf.card_content import describe_grid, write_cards, write_test
from quizpress.press.paper.pdf.compiler import CompiledPdf, PdfCompiler
from quizpress.press.paper.pdf.layout import Laid, Marks
from quizpress.press.templates import labels


def press_cards(job: PrintJob, compiler: PdfCompiler) -> Iterator[Artifact]:
    """Yield the test sheet, where it is asked for, and the flashcards of a deck that has any.

    Raises as the compiler does.
    """
    deck, grid = job.studied, make_grid(job.paper, job.printing.cards)
    words = labels(deck.language)
    if job.printing.cards.test:
        content = describe_grid(grid, deck.language, words["test_sheet"])
        content |= write_test(grid, deck.language)
        made = compiler.compile("duplex", deck.language, content)
        yield Artifact("flashcards-test.pdf", made.data, _lay_out(made))
    found = list_card_sides(deck)
    if found:
        content = describe_grid(grid, deck.language, f"{deck.title} · {words['flashcards']}")
        content |= write_cards(deck, found, grid, job.pictures)
        made = compiler.compile("flashcards", deck.language, content)
        usual = sizes_on_grid(grid)[0]
        artifact = Artifact(f"{deck.stem}-flashcards.pdf", made.data, _lay_out(made))
        sides = [mark for mark in made.marks if mark["kind"] == "side"]
        told = Flashcards(
            artifact,
            cards=len(found),
            places=len(grid.fronts),
            scaled=sum(mark["size"] < usual for mark in sides),
            misfits=tuple(_list_misfits(sides, found)),
        )
        yield artifact._replace(cards=told)


def _list_misfits(sides: Marks, found: Sequence[CardSides]) -> Iterator[Misfit]:
    for mark in sides:
        if mark["over"] > 0:
            card = found[mark["number"] - 1].card
            yield Misfit(card, mark["side"], mark["over"])


def _lay_out(made: CompiledPdf) -> Laid:
    return Laid(made.marks[-1]["page"], missing=made.missing, fonts=made.fonts)
