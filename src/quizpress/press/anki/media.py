"""Pictures and sounds as Anki keeps them: all in one folder, named after what they hold.

A file that changes gets another name, so that it never takes the place of a file that other
notes still show; one that is only renamed or moved stays the same to every learner.
"""

import re
from collections.abc import Mapping
from hashlib import sha256

from quizpress.model import Deck, Media


def name_in_anki(media: Media) -> str:
    """Return the name of a file in Anki's folder."""
    return f"quizpress-{sha256(media.data).hexdigest()[:16]}.{media.type}"


def names_in_anki(deck: Deck) -> Mapping[str, str]:
    """Return the names in Anki's folder of a deck's files, by their path from the deck's folder."""
    return {file: name_in_anki(media) for file, media in deck.media.items()}


def find_names(field: str) -> list[str]:
    """Return the names of such files in a field."""
    return _NAME.findall(field) if "quizpress-" in field else []


_NAME = re.compile(r"quizpress-[0-9a-f]{16}\.[a-z0-9]+")
