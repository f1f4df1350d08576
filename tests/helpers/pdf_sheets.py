"""Sheets of a deck as PDFs, and what two checkers of PDF/UA-1 say of a PDF."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from quizpress.deck_and_lock import load_deck
from quizpress.press.paper.form import read_form
from quizpress.press.paper.html import SheetLook
from quizpress.press.paper.paper_size import A4, Paper
from quizpress.press.paper.pdf.compiler import open_compiler
from quizpress.press.paper.pdf.sheet_pdfs import SheetPress
from quizpress.press.paper.pictures.deck_pictures import DeckPictures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quizpress.options import Edition
    from quizpress.press import Artifact


def pdf_of(
    deck: Path,
    *forms: str,
    editions: Sequence[Edition] = (),
    key: bool = False,
    paper: Paper = A4,
) -> Artifact:
    """Return a quiz of a deck that is right, or its key, in some forms, as a PDF."""
    model, problems = load_deck(deck)
    assert model, problems
    pictures = DeckPictures(model.media)
    with open_compiler(pictures.files) as compiler:
        press = SheetPress(model, compiler, pictures)
        asked = [read_form(form) for form in forms or ("S",)]
        return press.press_forms(
            "x.pdf", asked, SheetLook(paper, tuple(editions), model.sheet.spacing), key=key
        )


def crosswalk_of(deck: Path, *forms: str) -> Artifact:
    """Return the crosswalk of some forms of a deck as a PDF."""
    model, problems = load_deck(deck)
    assert model, problems
    pictures = DeckPictures(model.media)
    with open_compiler(pictures.files) as compiler:
        asked = [read_form(form) for form in forms]
        return SheetPress(model, compiler, pictures).press_crosswalk(asked, SheetLook(A4))


MEANT = {
    # a rule of a checker, and why what it finds is right
    "PDFUA1-FONT-GLYPH-WIDTH-001": "a glyph of a CID-keyed font may have the width of its default",
    "TBL-014": "a table may go on on the next page",
    "HDG-010": "a question is a heading, however short it is,",
    "HDG-011": "or long",
    "TAG-002": "the foot of a single page is no content either",
    "PAG-001": "each sheet of a handout has its title",
    "TXT-004": "Arabic letters have up to four forms",
    "ORD-001": "it takes the text around an inline picture for one that stands before it",
}


def faults_of(data: bytes) -> list[str]:
    """Return what two checkers of PDF/UA-1 find wrong, and pages painted out of order."""
    import outloud  # noqa: PLC0415  Unit tests go without.
    import page  # noqa: PLC0415

    from pdf_tags import disordered_pages  # noqa: PLC0415

    found = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1).failures
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        told = outloud.check(file.name, skip=[*MEANT])
    assert not told.error
    return [
        *[f"{each.rule_id}: {each.message}" for each in found if each.rule_id not in MEANT],
        *[f"{each.rule}: {each.message} {each.evidence}" for each in told.findings],
        *[
            f"page {number} is painted in another order than read"
            for number in disordered_pages(data)
        ],
    ]
