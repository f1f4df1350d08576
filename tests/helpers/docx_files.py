"""Quiz and key for word processors, pressed from a deck and read back with the library."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from quizpress.deck_and_lock import load_deck
from quizpress.options import EDITIONS, Edition
from quizpress.press import Artifact
from quizpress.press.paper.docx.document import press
from quizpress.press.paper.form import read_form
from quizpress.press.paper.html import SheetLook
from quizpress.press.paper.paper_size import A4

NORMAL = SheetLook(A4)
SETS: tuple[tuple[Edition, ...], ...] = (
    *[(edition,) for edition in EDITIONS],
    ("large", "dyslexia"),
    EDITIONS,
)
LOOKS = [SheetLook(A4, editions) for editions in SETS]
quiz_and_key = pytest.mark.parametrize("key", [False, True], ids=["quiz", "key"])


def made(deck: Path, form: str, *, key: bool, look: SheetLook = NORMAL) -> Artifact:
    model, problems = load_deck(deck)
    assert model, problems
    return press(model, read_form(form), look, key=key)


def opened(deck: Path, form: str = "X", *, key: bool = False, look: SheetLook = NORMAL) -> Document:
    return docx.Document(BytesIO(made(deck, form, key=key, look=look).data))


def parts(artifact: Artifact) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(artifact.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(element: BaseOxmlElement, without: frozenset[str] = frozenset()) -> str:
    """Return the text of an element, but for what has certain styles; tabs and breaks are kept."""
    signs = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    return "".join(
        signs.get(child.tag, child.text or "")
        for run in element.iter(qn("w:r"), qn("m:r"))
        if styled(run) not in without
        for child in run
    )


def styled(run: BaseOxmlElement) -> str:
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    return "" if style is None else str(style.get(qn("w:val")))
