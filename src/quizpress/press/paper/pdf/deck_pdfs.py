"""All that a deck is printed as, as PDFs."""

from collections.abc import Iterator

from quizpress.press import Artifact
from quizpress.press.paper.papers import PrintJob
from quizpress.press.paper.pdf.card_pdfs import press_cards
from quizpress.press.paper.pdf.compiler import open_compiler
from quizpress.press.paper.pdf.sheet_pdfs import SheetPress


def press(job: PrintJob) -> Iterator[Artifact]:
    """Yield the PDFs of all sheets and flashcards that a job asks for.

    Raises:
        NoTypst: the compiler cannot be loaded.
        RefusedDocument: a document is wrong, which is a bug of ours.
    """
    with open_compiler(job.pictures.files, job.drawn_earlier) as compiler:
        yield from SheetPress(job.asked, compiler, job.pictures).press(job)
        if "flashcards" in job.targets:
            yield from press_cards(job, compiler)
