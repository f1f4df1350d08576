"""What rules compare texts, pictures and sounds by, and how messages name a text."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from quizpress.model import Deck
from quizpress.problem import clipped
from quizpress.text import Text
from quizpress.text.plain import same_words, shown_key

_CLIP = 60
_T = TypeVar("_T")


def shown_form(deck: Deck, text: Text) -> str:
    """Return what is the same for two texts of a deck exactly where they show the same."""
    if not text.blocks:
        return same_words(text.source)
    return shown_key(text, lambda file: file_form(deck, file))


def shown_forms(deck: Deck, texts: Iterable[Text]) -> list[str]:
    """Return for each of some texts what it has in common with those that show the same."""
    return [shown_form(deck, text) for text in texts]


def file_form(deck: Deck, file: str) -> str:
    """Return what tells the content of a picture or sound from that of others."""
    media = deck.media.get(file)
    return str(hash(media.data)) if media else file


def repeated(items: Sequence[_T], forms: Sequence[Hashable]) -> list[_T]:
    """Return the items whose form another one has too."""
    if len({*forms}) == len(forms):
        return []
    counts = Counter(forms)
    return [item for item, form in zip(items, forms, strict=True) if counts[form] > 1]


def named_text(text: Text) -> str:
    """Return a text as typed, short enough for a message."""
    return clipped(text.source, _CLIP)
