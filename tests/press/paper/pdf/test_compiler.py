"""The compiler of PDFs: what it may read, what it says, and what a deck cannot make it do."""

import re
import tempfile
from pathlib import Path

import pytest

from pdf_sheets import pdf_of
from pdf_text import pages
from quizpress.press.paper.pdf.compiler import RefusedDocument, open_compiler

pytestmark = pytest.mark.extra
HOSTILE = (
    '#panic("x")',
    '#read("/etc/passwd")',
    '\\"); #panic("x")',
    "$ x $ <mark> @mark = heading",
    '#import \\"@preview/x:0.1.0\\": *',
    '`#eval(\\"1\\")`',
    "\\\\u{41} // no comment /* nor this */",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_deck_says_is_never_read_as_markup(text: str, tmp_path: Path) -> None:
    shown = text.replace('\\"', '"').replace("\\\\", "\\")
    deck = tmp_path / "deck.yaml"
    deck.write_text(
        f"title: '{shown}'\nmarkup: plain\ncards:\n  - {{q: '{shown}', a: b}}\n", "utf-8"
    )
    (seen,) = pages(pdf_of(deck).data)
    assert re.sub(r"\s", "", seen).count(re.sub(r"\s", "", shown)) == 3


def test_nothing_outside_its_folder_can_be_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for path in (str(secret), "../secret.txt", "/../../etc/hostname"):
        document = f'#set document(title: "T")\n= #read("{path}")'.encode()
        with open_compiler({"try.typ": document}) as compiler, pytest.raises(RefusedDocument):
            compiler.compile("try", "en", {})


def test_what_the_compiler_refuses_is_told_as_a_bug_of_ours() -> None:
    pictured = b'#set document(title: "T")\n= T\n#image("dot.svg")'
    drawn = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
    with (
        open_compiler({"try.typ": pictured, "dot.svg": drawn}) as compiler,
        pytest.raises(RefusedDocument, match="a bug of quizpress") as caught,
    ):
        compiler.compile("try", "en", {})
    assert "missing alt text" in str(caught.value)
    assert caught.value.hint.startswith("please report it")


def test_its_folder_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with open_compiler({"pictures/1.png": b"x"}):
        (folder,) = tmp_path.iterdir()
        assert "sheet.typ" in {path.name for path in folder.iterdir()}
    assert [*tmp_path.iterdir()] == []
