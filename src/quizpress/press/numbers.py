"""Numbers as a language writes them, and the form of the word that goes with each."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from gettext import c2py
from typing import Any


def write_number(number: Decimal, labels: Mapping[str, Any]) -> str:
    """Return a number with the decimal sign of the labels' language, without idle zeros."""
    return f"{number.normalize():f}".replace(".", labels["decimal"])


def count_with_word(name: str, number: Decimal, labels: Mapping[str, Any]) -> str:
    """Return a number with its word, as `2 questions`.

    `labels[name]` lists the forms that `labels["plural"]`, written as for gettext, chooses from.
    A fraction takes the last of them.
    """
    whole = number == number.to_integral_value()
    form: str = labels[name][_choose_plural(labels["plural"])(int(number)) if whole else -1]
    return form.format(write_number(number, labels))


@cache
def _choose_plural(plural: str) -> Callable[[int], int]:
    return c2py(plural)
