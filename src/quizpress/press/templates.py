"""The files that come with the package: templates, styles and labels."""

import json
from functools import cache
from importlib.resources import files
from pkgutil import get_data
from typing import Any

FALLBACK = "en"


@cache
def read_template(name: str) -> str:
    """Return the text of a template by its path below `templates/`."""
    data = get_data("quizpress.templates", name)
    if data is None:
        raise FileNotFoundError(name)
    return data.decode()


@cache
def read_folder(name: str) -> dict[str, bytes]:
    """Return the files of a folder below `templates/`, by their names."""
    folder = files("quizpress.templates") / name
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@cache
def labels(language: str) -> dict[str, Any]:
    """Return the words printed around questions in a language, in English where there are none.

    A file of a region holds what is said otherwise there.
    """
    name = language.lower()
    common = _read_labels(name.partition("-")[0]) or _read_labels(FALLBACK)
    return common | _read_labels(name) if "-" in name else common


@cache
def labels_language(language: str) -> str:
    """Return the language of the labels of a language, which is English where it has none."""
    return language if _read_labels(language.lower().partition("-")[0]) else FALLBACK


def _read_labels(name: str) -> dict[str, Any]:
    try:
        words: dict[str, Any] = json.loads(read_template(f"labels/{name}.json"))
    except FileNotFoundError:
        return {}
    return words


def direction(language: str) -> str:
    """Return `rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"]
)
