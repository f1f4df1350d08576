"""What documents of a PDF are made from: values that JSON has."""

from collections.abc import Mapping, Sequence

from quizpress.press.paper.page_style import COLOURS
from quizpress.press.templates import direction, labels, labels_language

Content = str | bool | int | float | Sequence["Content"] | Mapping[str, "Content"]


def describe_look(title: str, language: str, names: Sequence[str]) -> dict[str, Content]:
    """Return what all documents say of themselves; `names` are those of the labels they take."""
    words = labels(language)
    return {
        "title": title,
        "language": language,
        "direction": direction(language),
        "foreign": labels_language(language) != language,
        "words": {name: words[name] for name in names},
        "colours": COLOURS,
    }
