"""Articles in files of word processors, and what else may have such a name."""

import zipfile
from io import BytesIO

import docx
import pytest

from quizpress.draft.docx_article import MOST_UNPACKED, read_docx
from quizpress.draft.plain_article import ArticleText, UnreadableArticleError


def saved(*paragraphs: str, title: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.language = "de"
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_table(1, 1).cell(0, 0).text = "In a table."
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    file = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return file.getvalue()


def test_paragraphs_and_title_are_read() -> None:
    data = saved("The trip", "One\ttwo.\nthree", "", " ", "Four.", title="The trip")

    assert read_docx(data) == ArticleText(("One two. three", "Four."), "The trip", language="de")


def test_what_unpacks_beyond_the_bound_is_not_unpacked() -> None:
    data = repacked(saved("One."), "word/media/a.png", b"\0" * MOST_UNPACKED)

    assert len(data) < 1_000_000
    with pytest.raises(UnreadableArticleError, match="unpacks to more than 64 MiB"):
        read_docx(data)


ENTITIES = (
    b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e SYSTEM "file:///etc/passwd">]>'
)


def test_entities_are_not_resolved() -> None:
    data = saved("One.")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        document = archive.read("word/document.xml")
    head, _, rest = document.partition(b"<w:document")
    body = rest.replace(b"One.", b"One&c;&e;.")
    article = read_docx(
        repacked(data, "word/document.xml", head + ENTITIES + b"<w:document" + body)
    )

    assert article.paragraphs[0].startswith("One")
    assert "root:" not in article.paragraphs[0]
    assert "aaaa" not in article.paragraphs[0]


BROKEN = (
    b"", b"no archive", b"PK\x03\x04", saved("One.")[:-40], saved("One.")[40:],
    repacked(saved("One."), "word/document.xml", b"<"),
    repacked(saved("One."), "word/document.xml", b""),
    repacked(saved("One."), "[Content_Types].xml", b"<Types/>"),
    repacked(saved("One."), "_rels/.rels", b"\xff"),
    repacked(saved("One."), "docProps/core.xml", b"<a>"),
    repacked(saved("One."), "word/document.xml", b"<w:p>" * 100_000),
)  # fmt: skip


@pytest.mark.parametrize("data", BROKEN)
def test_a_broken_file_is_told(data: bytes) -> None:
    with pytest.raises(
        UnreadableArticleError, match="cannot be read as that of a word processor"
    ) as caught:
        read_docx(data)

    assert caught.value.hint
