"""Data of JSON are taken as what they are to be, or not at all."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import pytest

from quizpress.record.typed_data import as_typed


class Turn(NamedTuple):
    """A named tuple, as records hold them."""

    place: float
    name: str
    next: int | None


GOOD: tuple[tuple[Any, Any, Any], ...] = (
    (int, 1, 1),
    (str, "\ud800", "\ud800"),
    (Turn, [1.5, "a", None], Turn(1.5, "a", None)),
    (Turn, [1, "a", 2], Turn(1, "a", 2)),
    (tuple[Turn, ...], [], ()),
    (Mapping[str, tuple[str, ...]], {"a": ["b"]}, {"a": ("b",)}),
    (Literal["thin", "thick"] | None, "thin", "thin"),
)
WRONG: tuple[tuple[Any, Any], ...] = (
    (int, True),
    (int, 1.0),
    (float, True),
    (str, None),
    (Turn, [1.5, "a"]),
    (Turn, [1.5, "a", None, None]),
    (Turn, {"place": 1.5, "name": "a", "next": None}),
    (Turn, "abc"),
    (tuple[Turn, ...], [[1.5, "a", "b"]]),
    (Mapping[str, tuple[str, ...]], [["a", ["b"]]]),
    (Mapping[str, tuple[str, ...]], {"a": "b"}),
    (Literal["thin", "thick"] | None, "bold"),
    (int | None, "1"),
)


@pytest.mark.parametrize(("kind", "data", "value"), GOOD, ids=str)
def test_data_of_a_type_are_a_value_of_it(kind: object, data: object, value: object) -> None:
    assert as_typed(kind, data) == value


@pytest.mark.parametrize(("kind", "data"), WRONG, ids=str)
def test_data_of_another_type_are_none(kind: object, data: object) -> None:
    with pytest.raises(ValueError, match="no"):
        as_typed(kind, data)
