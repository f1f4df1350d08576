"""The text of a PDF, page by page."""

import subprocess
import tempfile


def pages(data: bytes) -> list[str]:
    """Return the text of each page of a PDF, in the order in which it was drawn."""
    from pypdf import PdfReader  # noqa: PLC0415  Unit tests go without.

    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        count = len(PdfReader(file.name).pages)
        text = subprocess.run(
            ["pdftotext", "-raw", file.name, "-"], check=True, capture_output=True, text=True
        ).stdout
    found = text.split("\f")[:count]
    assert len(found) == count
    return found
