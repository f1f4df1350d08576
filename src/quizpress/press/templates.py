"""The files that come with the package: templates, styles and labels."""

import json
from functools import cache
from pkgutil import get_data
from typing import Any

FALLBACK = "en"


@cache
def template(name: str) -> str:
    """Return the text of a template by its path below `templates/`."""
    data = get_data("quizpress.templates", name)
    if data is None:
        raise FileNotFoundError(name)
    return data.decode()


@cache
def labels(language: str) -> dict[str, Any]:
    """Return the words printed around questions in a language, in English where there are none."""
    for name in (language, language.partition("-")[0], FALLBACK):
        try:
            words: dict[str, Any] = json.loads(template(f"labels/{name.lower()}.json"))
        except FileNotFoundError:
            continue
        return words
    raise FileNotFoundError(f"labels/{FALLBACK}.json")


def direction(language: str) -> str:
    """Return `rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"]
)
