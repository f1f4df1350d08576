"""Editions: the same sheet set for other readers, or printed with less ink."""

from collections.abc import Iterable

from quizpress.options import EDITIONS, Edition
from quizpress.press.paper.paper_size import Paper
from quizpress.press.templates import read_template


def css(editions: Iterable[Edition]) -> str:
    """Return the styles of editions, to stand after that of the sheet; empty without any."""
    return "".join(
        [read_template(f"paper/editions/{edition}.css") for edition in _ordered(editions)]
    )


def page(paper: Paper) -> str:
    """Return the style that asks a printer for a paper."""
    return f"@page {{ size: {paper.name} }}\n"


def suffix(editions: Iterable[Edition]) -> str:
    """Return what tells the files of editions from others, such as `-large-contrast`."""
    return "".join([f"-{edition}" for edition in _ordered(editions)])


def _ordered(editions: Iterable[Edition]) -> list[Edition]:
    asked = {*editions}
    return [edition for edition in EDITIONS if edition in asked]
