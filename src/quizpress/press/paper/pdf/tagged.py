"""The tags of a PDF set right: some boxes are tagged twice, and page feet as if they were text."""

from collections.abc import Iterator, Mapping
from typing import Any

Objects = Mapping[Any, Any]
"""The objects of a PDF by their references; the library that makes them has no types."""

_NESTED = frozenset(["/Art", "/Div"])
"""What is laid out as a table, and tagged once for each of its boxes."""


def mend_tags(_document: object, pdf: Any) -> None:  # noqa: ANN401  See Objects.
    """Leave one element for each question, and none for what is no content.

    That is what stands in page margins, and pictures that say nothing. `pdf` is what WeasyPrint
    gives to a finisher, before it is written.
    """
    objects = {thing.reference: thing for thing in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    top = objects[root["K"][0]]
    # One by one, so that none is seen that was taken out.
    for element in _elements_below(top, objects):
        _flatten_boxes(element, objects)
        element["K"][:] = [kid for kid in element["K"] if not _says_nothing(objects.get(kid))]
    reached = {element.reference for element in _elements_below(top, objects)}
    owners = objects[root["ParentTree"]]["Nums"]
    owned = dict(zip(owners[::2], owners[1::2], strict=True))
    for page in [thing for thing in pdf.objects if _kind_of(thing) == "/Page"]:
        _mark_rest(objects[page["Contents"]].stream, owned[page["StructParents"]], reached, objects)
    for element in [thing for thing in pdf.objects if _kind_of(thing) == "/StructElem"]:
        if element.reference not in reached:
            element.clear()  # One that is not written would shift the numbers of the others.


def _says_nothing(thing: Any) -> bool:  # noqa: ANN401  See Objects.
    return _kind_of(thing) == "/StructElem" and thing["S"] == "/Figure" and "Alt" not in thing


def _kind_of(thing: Any) -> object:  # noqa: ANN401  See Objects.
    return thing.get("Type") if isinstance(thing, dict) else None


def _elements_in(element: Any, objects: Objects) -> list[Any]:  # noqa: ANN401  See Objects.
    """Return the elements directly below an element."""
    found = [objects.get(kid) for kid in element["K"]]
    return [thing for thing in found if _kind_of(thing) == "/StructElem"]


def _elements_below(element: Any, objects: Objects) -> Iterator[Any]:  # noqa: ANN401  See Objects.
    """Yield an element and all elements below it."""
    stack = [element]
    while stack:
        found = stack.pop()
        yield found
        stack += _elements_in(found, objects)


def _flatten_boxes(element: Any, objects: Objects) -> None:  # noqa: ANN401  See Objects.
    """Take out an only child of the same kind, as long as there is one."""
    while element.get("S") in _NESTED and len(element["K"]) == 1:
        (child,) = _elements_in(element, objects) or (element,)
        inside = _elements_in(child, objects)
        # Marked content stays with the element that its page knows as its own.
        if child is element or child["S"] != element["S"] or len(inside) != len(child["K"]):
            return
        element["K"] = child["K"]
        for kid in inside:
            kid["P"] = element.reference


def _mark_rest(stream: list[Any], owners: list[Any], reached: set[Any], objects: Objects) -> None:
    """Mark the content of a page whose owners are in no tree as artifacts."""
    rest = {mark: owner for mark, owner in enumerate(owners) if owner not in reached}
    for mark in rest:
        owners[mark] = "null"
    for place, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in rest:
            drawn = objects[rest[item["MCID"]]]["S"] == "/Figure"
            kind = "Layout" if drawn else "Pagination"
            stream[place - 1 : place + 1] = ["/Artifact", f"<</Type/{kind}>>"]
