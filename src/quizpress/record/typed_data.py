"""From the data of JSON to named tuples, held against their types."""

from collections.abc import Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin


def as_typed(kind: Any, value: Any) -> Any:  # noqa: ANN401  Any type, and a value of it.
    """Return data of JSON as a value of a type.

    Named tuples, and tuples of one type, are lists there, mappings are objects. Types are these,
    unions of them, literals and what JSON has itself.

    Raises:
        ValueError: the data are of another type.
    """
    # First: most of a record is this.
    if type(value) is kind or (kind is float and type(value) is int):
        return value
    form, parts = get_origin(kind), get_args(kind)
    if form in (Union, UnionType):
        return _as_one_of(parts, value)
    if form is Literal and value in parts:
        return value
    if form is tuple and type(value) is list:
        return tuple([as_typed(parts[0], each) for each in value])
    if form is Mapping and type(value) is dict:
        return {key: as_typed(parts[1], each) for key, each in value.items()}
    if type(value) is list and hasattr(kind, "_fields") and len(value) == len(kind._fields):
        kinds = kind.__annotations__.values()
        return kind(*[as_typed(*pair) for pair in zip(kinds, value, strict=True)])
    raise ValueError(f"no {kind}")


def _as_one_of(kinds: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401  The same.
    for kind in kinds:
        try:
            return as_typed(kind, value)
        except ValueError:
            continue
    raise ValueError(f"none of {kinds}")
