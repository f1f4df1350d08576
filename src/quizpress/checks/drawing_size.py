"""How much there is to draw in an SVG: bounded once, for browsers and all other outputs."""

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from quizpress.checks.picture_size import MOST_PIXELS, pixels_of

MOST_PARTS = 1_000_000
"""Elements, each as often as it is drawn."""
MOST_STYLED = 1_000_000
"""Rules of style that draw something, times the elements that each is held against."""
DEEPEST = 100
"""Elements inside each other, or drawn by each other."""


class _Extent(NamedTuple):
    """What an element comes to with all inside it: parts, levels, and corners of lines."""

    parts: float
    levels: int
    corners: int


class _TooMuch(Exception):  # noqa: N818  It says what there is too much of.
    """A drawing that outputs cannot set; the message says why, of a file."""


def fault_of_drawing(data: bytes) -> str:
    """Return in words why a drawing cannot be set, nothing for one that can or is no XML."""
    try:
        root = fromstring(data)  # noqa: S314  It refuses what expands without end.
    except (ParseError, ValueError, LookupError):
        return ""
    try:
        _MeasuredDrawing(root).refuse_excess()
    except _TooMuch as error:
        return str(error)
    return ""


class _MeasuredDrawing:
    """A drawing whose elements are each measured once."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.elements = [*root.iter()]
        self.by_id = {element.get("id"): element for element in self.elements}
        self.extents: dict[Element, _Extent | None] = {}
        styles = "".join([e.text or "" for e in self.elements if _name_of(e) == "style"])
        self.drawing_rules = [
            (frozenset(_CLASS.findall(selector)), rule)
            for selector, rule in _RULE.findall(styles)
            if "url(" in rule
        ]

    def refuse_excess(self) -> None:
        """Raise _TooMuch for a drawing that takes browsers too long, or too much memory."""
        if len(self.drawing_rules) * len(self.elements) > MOST_STYLED:
            raise _TooMuch("has too many rules of style for its parts")
        if self._measure(self.root, 1).parts > MOST_PARTS:
            raise _TooMuch(f"draws more than {MOST_PARTS:,} parts, counted as often as drawn")

    def _measure(self, element: Element, level: int) -> _Extent:
        """Return the extent of an element, all that it draws from elsewhere included."""
        found = self.extents.get(element, _NOTHING)
        if found is None:
            raise _TooMuch("draws a part inside itself, without end")
        if level + found.levels > DEEPEST:
            raise _TooMuch(f"has more than {DEEPEST} parts inside each other")
        if found is not _NOTHING:
            return found
        self.extents[element] = None
        drawn = [*element, *self._find(element, _REFERENCE)]
        extents = [self._measure(each, level + 1) for each in drawn]
        corners = len(_NUMBER.findall(f"{element.get('d', '')} {element.get('points', '')}")) // 2
        corners += sum([each.corners for each in extents])
        marks = sum([self._measure(mark, level + 1).parts for mark in self._find(element, _MARK)])
        found = _Extent(
            _cost_of(element) + sum([each.parts for each in extents]) + corners * marks,
            1 + max([each.levels for each in extents], default=0),
            corners,
        )
        self.extents[element] = found
        return found

    def _find(self, element: Element, reference: re.Pattern[str]) -> Iterator[Element]:
        """Yield what an element is drawn with, as its attributes and rules of style say."""
        said = [f"{name}:{value}" for name, value in element.items() if "url(" in value]
        if self.drawing_rules:
            own = set(element.get("class", "").split())
            for classes, rule in self.drawing_rules:
                if not (classes and own.isdisjoint(classes)):
                    said.append(rule)
        names = reference.findall(";".join(said))
        if reference is _REFERENCE and _name_of(element) in _DRAWS_OTHERS:
            hrefs = [value for name, value in element.items() if name.endswith("href")]
            names += [href.strip()[1:] for href in hrefs[:1] if href.strip().startswith("#")]
        yield from [self.by_id[name] for name in names if name in self.by_id]


def _cost_of(element: Element) -> float:
    """Return how many parts an element counts for by itself."""
    if _name_of(element) != "image":
        return 1
    return 1 + sum([_cost_of_embedded(value) for value in element.attrib.values()])


def _cost_of_embedded(address: str) -> float:
    """Return how many parts a picture counts for that is embedded in a drawing."""
    found = _EMBEDDED.match(address)
    if not found:
        return 0
    if "svg" in found[1]:
        raise _TooMuch("embeds another drawing")
    try:
        data = b64decode(found[2])
    except ValueError:
        return 0
    width, height = pixels_of(data)
    return width * height / MOST_PIXELS * MOST_PARTS


def _name_of(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


_NOTHING = _Extent(0, 0, 0)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)")
_REFERENCE = re.compile(r"""url\(\s*['"]?#([^'")]+?)['"]?\s*\)""")
_MARK = re.compile(r"""marker(?:-mid)?\s*:\s*url\(\s*['"]?#([^'")]+?)['"]?\s*\)""")
"""What is drawn at each corner of a line."""
_EMBEDDED = re.compile("\\s*data:([^,]*),(.*)", re.DOTALL)
_DRAWS_OTHERS = frozenset(
    ("feImage", "filter", "linearGradient", "pattern", "radialGradient", "textPath", "use")
)
"""Elements that draw what their address names, or take over its parts."""
