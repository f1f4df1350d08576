"""In which order a PDF is read aloud, and in which it is painted."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader

_PAINTED = re.compile(rb"/MCID (\d+)")


def disordered_pages(data: bytes) -> list[int]:
    """Return the numbers of pages that are painted in another order than that of the tags."""
    reader = PdfReader(BytesIO(data))
    root: Any = reader.root_object
    read: dict[int, list[int]] = {}
    for page, mark in _marks_below(root["/StructTreeRoot"]["/K"], 0):
        read.setdefault(page, []).append(mark)
    found = []
    for number, each in enumerate(reader.pages, 1):
        place: Any = each.indirect_reference
        content: Any = each.get_contents()
        painted = [int(mark) for mark in _PAINTED.findall(content.get_data())]
        if read.get(place.idnum, []) != painted:
            found.append(number)
    return found


def _marks_below(node: Any, page: int) -> Iterator[tuple[int, int]]:  # noqa: ANN401  Of any type.
    """Yield the marks of content below a node of the tags, each with the number of its page."""
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from _marks_below(each, page)
    elif isinstance(node, int):
        yield page, node
    else:
        own = node.raw_get("/Pg").idnum if "/Pg" in node else page
        if "/MCID" in node:
            yield own, node["/MCID"]
        elif "/K" in node:
            yield from _marks_below(node["/K"], own)
