"""The text of a PDF, whole or page by page."""

import subprocess
from io import BytesIO


def pages(data: bytes) -> list[str]:
    """Return the text of each page of a PDF, in the order in which it was drawn."""
    from pypdf import PdfReader  # noqa: PLC0415  Unit tests go without.

    count = len(PdfReader(BytesIO(data)).pages)
    found = text_of(data, "-raw").split("\f")[:count]
    assert len(found) == count
    return found


def boxes(data: bytes) -> str:
    """Return the words of a PDF with their places, as XML."""
    return text_of(data, "-bbox")


def text_of(data: bytes, how: str) -> str:
    """Return the text of a PDF as an option of pdftotext has it."""
    command = ["pdftotext", how, "-", "-"]
    return subprocess.run(command, input=data, check=True, capture_output=True).stdout.decode()
