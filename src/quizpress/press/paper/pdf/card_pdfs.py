"""The flashcards of a deck as a PDF, fitted by what they measure there; and the duplex test."""

from collections.abc import Iterator

from quizpress.press import Artifact
from quizpress.press.paper.flashcards.cards import Flashcards, Misfit
from quizpress.press.paper.flashcards.font_size import sizes_on_grid
from quizpress.press.paper.flashcards.grid import make_grid
from quizpress.press.paper.flashcards.sides import list_card_sides
from quizpress.press.paper.papers import PrintJob
from quizpress.press.paper.pdf.card_content import describe_grid, write_cards, write_test
from quizpress.press.paper.pdf.compiler import CompiledPdf, PdfCompiler
from quizpress.press.paper.pdf.content import Content
from quizpress.press.paper.pdf.layout import Laid, OverfullSide
from quizpress.press.templates import labels


def press_cards(job: PrintJob, compiler: PdfCompiler) -> Iterator[Artifact]:
    """Yield the test sheet, where it is asked for, and the flashcards of a deck that has any.

    Raises as the compiler does.
    """
    deck, grid = job.studied, make_grid(job.paper, job.printing.cards)
    words, usual = labels(deck.language), sizes_on_grid(grid)[0]

    def press(name: str, template: str, content: dict[str, Content]) -> Artifact:
        def press_anew() -> tuple[CompiledPdf, Laid]:
            made = compiler.compile(template, deck.language, content)
            return made, _lay_out(made, usual)

        return compiler.recall_or_press(name, content, press_anew)

    if job.printing.cards.test:
        content = describe_grid(grid, deck.language, words["test_sheet"])
        yield press("flashcards-test.pdf", "duplex", content | write_test(grid, deck.language))
    found = list_card_sides(deck)
    if found:
        content = describe_grid(grid, deck.language, f"{deck.title} · {words['flashcards']}")
        content |= write_cards(deck, found, grid, job.pictures)
        artifact = press(f"{deck.stem}-flashcards.pdf", "flashcards", content)
        laid = artifact.layout or Laid(0)
        misfits = [Misfit(found[n - 1].card, side, over) for n, side, over in laid.overfull]
        places = len(grid.fronts)
        told = Flashcards(artifact, len(found), places, laid.scaled, tuple(misfits))
        yield artifact._replace(cards=told)


def _lay_out(made: CompiledPdf, usual: float) -> Laid:
    """Return how cards came out; text of the usual size, in points, is not scaled."""
    sides = [mark for mark in made.marks if mark["kind"] == "side"]
    over = [OverfullSide(mark["number"], mark["side"], mark["over"]) for mark in sides]
    return Laid(
        made.marks[-1]["page"],
        scaled=sum(mark["size"] < usual for mark in sides),
        overfull=tuple([side for side in over if side.over > 0]),
    )
