"""Names of decks and tags in the form in which Anki stores them, so that they are found again."""

import re

_EDGES = re.compile(r"^[\s:]+|[\s:]+$")


def deck_in_anki(name: str) -> str:
    """Return the name of a deck: composed, its parts trimmed, none of them empty.

    Anki would call an empty part "blank"; see its `normalized_deck_name_component`.
    """
    printable = "".join([c for c in name if c >= " " and c != "\x7f"])
    parts = [_EDGES.sub("", part) for part in _compose_characters(printable).split("::")]
    return "::".join([part for part in parts if part])


def tag_in_anki(tag: str) -> str:
    """Return a tag: composed, its parts trimmed, none of them empty; nothing where all are."""
    parts = [part.strip() for part in _compose_characters(tag).split("::")]
    return "::".join([part for part in parts if part])


def tag_below(prefix: str, tag: str) -> str:
    """Return a tag below another one in Anki's tree, itself where it stands there already."""
    return tag if not prefix or f"{tag}::".startswith(f"{prefix}::") else f"{prefix}::{tag}"


def _compose_characters(text: str) -> str:
    if text.isascii():
        return text
    from unicodedata import normalize  # noqa: PLC0415  Its tables are large.

    return normalize("NFC", text)
